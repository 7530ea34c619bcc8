package loan

import "github.com/essor-go/essor"

// Explain returns the loan in plain sentences for the client: what she
// borrows, what is asked of her and when, and what it costs her in all.
// Render them with [Catalog]. The zero Schedule has nothing to say.
func (s *Schedule) Explain() []essor.Reason {
	if len(s.rows) == 0 || len(s.advances) == 0 {
		return nil
	}
	total := s.Total()
	reasons := []essor.Reason{s.explainAdvances(total)}
	reasons = append(reasons, s.explainKept()...)
	reasons = append(reasons, s.explainRelief()...)
	reasons = append(reasons, s.explainPayments()...)
	if total.Saving.Sign() > 0 {
		reasons = append(reasons, toClient("loan.savings_returned",
			essor.ArgOf("saving", total.Saving), essor.ArgOf("on", s.rows[len(s.rows)-1].due)))
	}
	reasons = append(reasons, s.explainCost(total))
	if total.Outside.Sign() > 0 {
		reasons = append(reasons, toClient("loan.outside_cost", essor.ArgOf("outside", total.Outside)))
	}
	return reasons
}

// explainKept tells what is kept back from the first advance.
func (s *Schedule) explainKept() []essor.Reason {
	lent := s.advances[0]
	args := []essor.Arg{
		essor.ArgOf("fee", s.money(s.fee)),
		essor.ArgOf("on", lent.On),
		essor.ArgOf("received", s.money(lent.Amount.Minor()-s.fee-s.held)),
		essor.ArgOf("lent", lent.Amount),
	}
	switch {
	case s.held != 0:
		return []essor.Reason{toClient("loan.savings_deducted", append(args, essor.ArgOf("saving", s.money(s.held)))...)}
	case s.fee != 0:
		return []essor.Reason{toClient("loan.fee_deducted", args...)}
	}
	return nil
}

func toClient(code string, args ...essor.Arg) essor.Reason {
	return essor.Reason{Code: code, Audience: essor.Person, Args: args}
}

func (s *Schedule) explainAdvances(total Total) essor.Reason {
	first, last := s.advances[0], s.advances[len(s.advances)-1]
	if len(s.advances) == 1 {
		return toClient("loan.lent_once", essor.ArgOf("amount", total.Advance), essor.ArgOf("on", first.On))
	}
	return toClient("loan.lent_in_parts",
		essor.ArgOf("amount", total.Advance),
		essor.ArgOf("count", len(s.advances)),
		essor.ArgOf("first", first.On),
		essor.ArgOf("last", last.On))
}

// explainRelief tells of the first rows, which ask for less, and of interest
// that is added to what is owed.
func (s *Schedule) explainRelief() []essor.Reason {
	var reasons []essor.Reason
	nothing, most, added := s.grace, int64(0), int64(0)
	for i := range s.rows[:s.grace+s.interestOnly] {
		most = max(most, s.rows[i].payment)
	}
	if most == 0 {
		nothing += s.interestOnly
	}
	if nothing > 0 {
		reasons = append(reasons, toClient("loan.nothing_at_first", essor.ArgOf("until", s.rows[nothing-1].due)))
	}
	if most > 0 {
		reasons = append(reasons, toClient("loan.interest_only", essor.ArgOf("count", s.interestOnly), essor.ArgOf("most", s.money(most))))
	}
	for i := range s.rows {
		added += max(0, -s.rows[i].principal)
	}
	if added > 0 {
		reasons = append(reasons, toClient("loan.interest_added", essor.ArgOf("interest", s.money(added))))
	}
	return reasons
}

// explainPayments tells of the rows after relief; of the last apart when it
// differs.
func (s *Schedule) explainPayments() []essor.Reason {
	rows := s.rows[min(s.grace+s.interestOnly, len(s.rows)-1):]
	last, usual := rows[len(rows)-1], s.payment
	if len(rows) > 1 {
		usual = rows[0].payment
	}
	for i := range rows[:len(rows)-1] {
		if rows[i].payment != usual {
			return s.explainVaried(rows)
		}
	}
	level := rows
	if last.payment != usual {
		level = rows[:len(rows)-1]
	}
	var reasons []essor.Reason
	if len(level) == 1 {
		reasons = append(reasons, toClient("loan.pay_once", essor.ArgOf("payment", level[0].Payment()), essor.ArgOf("on", level[0].due)))
	} else if len(level) > 1 {
		reasons = append(reasons, s.explainLevel(level))
	}
	if len(level) < len(rows) {
		reasons = append(reasons, toClient("loan.pay_last", essor.ArgOf("payment", last.Payment()), essor.ArgOf("on", last.due)))
	}
	return reasons
}

func (s *Schedule) explainLevel(rows []Row) essor.Reason {
	args := []essor.Arg{
		essor.ArgOf("first", rows[0].due),
		essor.ArgOf("last", rows[len(rows)-1].due),
		essor.ArgOf("payment", rows[0].Payment()),
		essor.ArgOf("count", len(rows)),
	}
	if s.irregular {
		return toClient("loan.pay_level_dates", args...)
	}
	return toClient("loan.pay_level", append(args, essor.ArgOf("every", "every."+string(s.frequency)))...)
}

// explainVaried tells of payments that are not all the same.
func (s *Schedule) explainVaried(rows []Row) []essor.Reason {
	least, most, count := int64(0), int64(0), 0
	for i := range rows {
		if p := rows[i].payment; p > 0 {
			if count++; count == 1 || p < least {
				least = p
			}
			most = max(most, p)
		}
	}
	reasons := []essor.Reason{toClient("loan.pay_varied",
		essor.ArgOf("first", rows[0].due),
		essor.ArgOf("last", rows[len(rows)-1].due),
		essor.ArgOf("count", count),
		essor.ArgOf("least", s.money(least)),
		essor.ArgOf("most", s.money(most)))}
	if pauses := len(rows) - count; pauses > 0 {
		reasons = append(reasons, toClient("loan.pay_pauses", essor.ArgOf("count", pauses)))
	}
	return reasons
}

func (s *Schedule) explainCost(t Total) essor.Reason {
	fee := t.Fee.Minor() - t.Outside.Minor()
	paid := essor.ArgOf("paid", s.money(t.Principal.Minor()+t.Interest.Minor()))
	lent, interest := essor.ArgOf("lent", t.Advance), essor.ArgOf("interest", t.Interest)
	switch {
	case t.Cost.Sign() == 0:
		return toClient("loan.cost_nothing", paid)
	case t.Interest.Sign() == 0:
		return toClient("loan.cost_fees", paid, essor.ArgOf("fee", s.money(fee)))
	case fee == 0:
		return toClient("loan.cost_interest", paid, lent, interest)
	}
	return toClient("loan.cost_interest_and_fees", essor.ArgOf("cost", t.Cost), interest, essor.ArgOf("fee", s.money(fee)))
}

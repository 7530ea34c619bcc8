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
	if s.fee != 0 {
		lent := s.advances[0]
		reasons = append(reasons, toClient("loan.fee_deducted",
			essor.ArgOf("fee", s.money(s.fee)),
			essor.ArgOf("on", lent.On),
			essor.ArgOf("received", s.money(lent.Amount.Minor()-s.fee)),
			essor.ArgOf("lent", lent.Amount)))
	}
	if s.interestOnly > 0 {
		reasons = append(reasons, s.explainRelief())
	}
	reasons = append(reasons, s.explainPayments()...)
	return append(reasons, explainCost(total))
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

// explainRelief tells of the interest-only rows.
func (s *Schedule) explainRelief() essor.Reason {
	most := int64(0)
	for i := range s.rows[:s.interestOnly] {
		most = max(most, s.rows[i].payment)
	}
	if most == 0 {
		return toClient("loan.nothing_at_first", essor.ArgOf("until", s.rows[s.interestOnly-1].due))
	}
	return toClient("loan.interest_only", essor.ArgOf("count", s.interestOnly), essor.ArgOf("most", s.money(most)))
}

// explainPayments tells of the rows after the interest-only ones; of the last
// apart when it differs.
func (s *Schedule) explainPayments() []essor.Reason {
	rows := s.rows[min(s.interestOnly, len(s.rows)-1):]
	last := rows[len(rows)-1]
	level := rows
	if last.payment != s.payment {
		level = rows[:len(rows)-1]
	}
	var reasons []essor.Reason
	switch len(level) {
	case 0:
	case 1:
		reasons = append(reasons, toClient("loan.pay_once", essor.ArgOf("payment", level[0].Payment()), essor.ArgOf("on", level[0].due)))
	default:
		reasons = append(reasons, toClient("loan.pay_level",
			essor.ArgOf("first", level[0].due),
			essor.ArgOf("last", level[len(level)-1].due),
			essor.ArgOf("payment", s.Payment()),
			essor.ArgOf("every", "every."+string(s.frequency)),
			essor.ArgOf("count", len(level))))
	}
	if len(level) < len(rows) {
		reasons = append(reasons, toClient("loan.pay_last", essor.ArgOf("payment", last.Payment()), essor.ArgOf("on", last.due)))
	}
	return reasons
}

func explainCost(t Total) essor.Reason {
	paid, lent, interest := essor.ArgOf("paid", t.Payment), essor.ArgOf("lent", t.Advance), essor.ArgOf("interest", t.Interest)
	switch {
	case t.Cost.Sign() == 0:
		return toClient("loan.cost_nothing", paid)
	case t.Fee.Sign() == 0:
		return toClient("loan.cost_interest", paid, lent, interest)
	}
	return toClient("loan.cost_interest_and_fees", essor.ArgOf("cost", t.Cost), interest, essor.ArgOf("fee", t.Fee))
}

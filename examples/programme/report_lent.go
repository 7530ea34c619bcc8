package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/cost"
	"github.com/essor-go/essor/loan/group"
	"github.com/essor-go/essor/loan/servicing"
)

// lent shows one loan row by row, and the book in sum.
func (r *reporter) lent() error {
	r.heading(r.word("loan"))
	c := r.cohort.example()
	r.line(r.word("loan_of", essor.ArgOf("client", c.ID)))
	for _, reason := range c.Schedule.Explain() {
		r.say("  ", say(loan.Catalog(), r.lang, reason))
	}
	r.schedule(c.Schedule)
	nominal, err := cost.Rate(cost.NominalMonthly, c.Schedule.Flows())
	if err != nil {
		return err
	}
	effective, err := cost.Rate(cost.Effective, c.Schedule.Flows())
	if err != nil {
		return err
	}
	r.say("  ", r.word("cost", essor.ArgOf("nominal", nominal), essor.ArgOf("effective", effective)))
	r.herYear(c)
	return r.book()
}

// schedule prints the rows of a loan, half of them beside the other half.
func (r *reporter) schedule(s *loan.Schedule) {
	half := (s.Len() + 1) / 2
	head := []string{r.word("no"), r.word("due"), r.word("payment"), r.word("interest"), r.word("balance")}
	rows := [][]string{slices.Concat(head, []string{" "}, head)}
	for i := range half {
		row := slices.Concat(r.cells(s.At(i)), []string{" "})
		if i+half < s.Len() {
			row = append(row, r.cells(s.At(i+half))...)
		}
		rows = append(rows, row)
	}
	r.table("rlrrrlrlrrr", rows)
}

// cells writes a row with the decimal sign of the language.
func (r *reporter) cells(row loan.Row) []string {
	plain := func(m essor.Money) string {
		text := m.Decimal().StringFixed(int32(m.Currency().Exponent()))
		if r.lang == essor.EN {
			return text
		}
		return strings.Replace(text, ".", ",", 1)
	}
	return []string{strconv.Itoa(row.No()), row.Due().String(), plain(row.Payment()), plain(row.Interest()), plain(row.Balance())}
}

// herYear tells what happened to the loan, what she reads of it and what
// others do: never why payments paused.
func (r *reporter) herYear(c *client) {
	args := []essor.Arg{}
	for _, e := range c.Life.Events {
		switch e.Kind {
		case servicing.Reversed:
			args = append(args, essor.ArgOf("bounced", e.On))
		case servicing.Holiday:
			args = append(args, essor.ArgOf("from", e.On), essor.ArgOf("until", e.Until))
		case servicing.Prepaid:
			args = append(args, essor.ArgOf("prepaid", e.On), essor.ArgOf("amount", e.Amount))
		}
	}
	if len(args) < 5 { // the year was too short for all of it
		return
	}
	read := func(to essor.Audience) string {
		reasons := c.Life.End.Explain(to)
		return joined(servicing.Catalog(), r.lang, reasons[:min(2, len(reasons))])
	}
	r.say("  ", r.word("her_year", args...)+" "+read(essor.Person)+" "+r.word("others_read")+" "+read(essor.Public))
}

// book shows all loans in the middle and at the end of the year, with what
// stands beside those at risk.
func (r *reporter) book() error {
	heads := []string{"book", "loans", "approved", "disbursed", "outstanding", "arrears", "late_1", "late_30", "beside", "yield"}
	for i, h := range heads {
		heads[i] = r.word(h)
	}
	rows := [][]string{heads}
	for _, b := range []booked{r.mid, r.end} {
		t := b.Report.Total
		yield := essor.Fraction{}
		if t.Period != nil && t.Period.YearYield != nil {
			yield = *t.Period.YearYield
		}
		day, month := t.AtRisk[0], t.AtRisk[1]
		rows = append(rows, []string{
			b.Report.AsOf.String(), strconv.FormatInt(t.Loans, 10), r.dollars(t.Approved), r.dollars(t.Disbursed), r.dollars(t.Outstanding), r.dollars(t.Arrears),
			r.percent(day.Late.Share), r.percent(month.Late.Share), r.percent(month.Moratorium.Share), r.percent(yield),
		})
	}
	r.table("lrrrrrrrrr", rows)
	r.meeting()
	return nil
}

// meeting shows the sheet of the group in Dakar, what its members were asked
// for because one lacked something, and what is read outside the group.
func (r *reporter) meeting() {
	s := r.solidarity
	r.say("  ", r.word("group", essor.ArgOf("on", s.Sheet.On), essor.ArgOf("members", len(s.Group.Members)))+" "+
		joined(group.Catalog(), r.lang, s.Shared.Explain()))
	rows := [][]string{{r.word("francs")}, {r.word("asked")}, {r.word("brought")}, {r.word("for_another")}}
	for _, line := range s.Sheet.Lines {
		rows[0] = append(rows[0], line.Member)
		for i, m := range []essor.Money{line.Brings, s.brought(line.Member), s.asked(line.Member)} {
			rows[i+1] = append(rows[i+1], r.word("plain", essor.ArgOf("n", m.Minor())))
		}
	}
	r.table("l"+strings.Repeat("r", len(s.Sheet.Lines)), rows)
}

// dollars writes an amount without its currency and cents.
func (r *reporter) dollars(m essor.Money) string {
	return r.word("plain", essor.ArgOf("n", m.Minor()/100))
}

func (r *reporter) percent(f essor.Fraction) string { return r.word("percent", essor.ArgOf("f", f)) }

func midYear() essor.Date { return essor.MustParseDate("2026-06-30") }

// Package sheets draws random term sheets of every kind that package loan
// admits, for tests and measurements: what no list of cases would think of.
package sheets

import (
	"math/rand/v2"
	"slices"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// sheet is a term sheet while it is drawn.
type sheet struct {
	loan.Terms
	rng      *rand.Rand
	currency essor.Currency
	isSmall  bool
}

// Draw returns random terms of every kind that package loan admits: most of
// them as a lender might write them, some stranger, of up to loan.MaxRows rows
// and amounts of up to essor.MaxMinor, in three currencies. Not all have a
// schedule.
func Draw(rng *rand.Rand) loan.Terms {
	return sheet{rng: rng, currency: essor.MustParseCurrency(pick(rng, "CAD", "CAD", "XOF", "TND"))}.draw()
}

// DrawSmall returns such terms of at most 24 rows, in dollars, and none that
// is plain: for slow oracles.
func DrawSmall(rng *rand.Rand) loan.Terms {
	return sheet{rng: rng, isSmall: true, currency: essor.MustParseCurrency("CAD")}.draw()
}

func (s sheet) draw() loan.Terms {
	rng := s.rng
	start, _ := essor.DateOfDay(18_000 + rng.IntN(8_000))
	lent := s.money(int64(1_000) << rng.IntN(20))
	if !s.isSmall && s.often(40) {
		lent = s.money(essor.MaxMinor >> rng.IntN(20))
	}
	s.Advances = []loan.Advance{{On: start, Amount: lent}}
	s.Interest.YearRate = s.fraction(0.4)
	switch {
	case s.often(12):
		s.Interest.YearRate = essor.Fraction{}
	case s.often(20):
		s.Interest.YearRate = s.fraction(loan.MaxYearRate)
	}
	s.Interest.DayCount = pick(rng, "", "", loan.EqualPeriods, loan.Thirty360E, loan.Act365)
	s.Repayment.Count = 1 + rng.IntN(24)
	if !s.isSmall {
		s.Repayment.Count = 1 + rng.IntN(60)
		if s.often(100) {
			s.Repayment.Count = 1 + rng.IntN(loan.MaxRows)
		}
	}
	s.Repayment.Frequency = pick(rng, "", "", loan.Monthly, loan.Weekly, loan.Biweekly, loan.SemiMonthly)
	if s.often(2) {
		within := 70
		if !s.isSmall {
			within = pick(rng, 70, 70, 70, loan.MaxFirstDays)
		}
		s.Repayment.First = s.after(start, within)
	}
	for on := start; s.often(4) && len(s.Advances) < 5; {
		on = s.after(on, 100)
		s.Advances = append(s.Advances, loan.Advance{On: on, Amount: s.money(lent.Minor())})
	}
	if s.often(3) {
		s.Relief.InterestOnly = rng.IntN(s.Repayment.Count)
	}
	if !s.isSmall && s.often(3) {
		if s.often(2) {
			s.Fees = []loan.Fee{{Amount: s.money(lent.Minor() / 50)}}
		}
		return s.Terms // plain
	}
	s.drawRhythm()
	s.drawInterest()
	s.drawKind()
	s.drawRelief()
	s.drawFees()
	s.drawRounding()
	if s.often(6) {
		s.drawPayment()
	}
	return s.Terms
}

// often says yes once in n times.
func (s *sheet) often(n int) bool { return s.rng.IntN(n) == 0 }

// money is 1 to most minor units.
func (s *sheet) money(most int64) essor.Money {
	m, _ := essor.MoneyOf(1+s.rng.Int64N(max(1, most)), s.currency)
	return m
}

func (s *sheet) fraction(most float64) essor.Fraction {
	return essor.FractionOf(s.rng.Int64N(int64(most * essor.FractionUnit)))
}

// after is 1 to most days after a day.
func (s *sheet) after(d essor.Date, most int) essor.Date {
	d, _ = d.AddDays(1 + s.rng.IntN(most))
	return d
}

// drawRhythm draws the due dates.
func (s *sheet) drawRhythm() {
	r, start := &s.Repayment, s.Advances[0].On
	switch r.Frequency = pick(s.rng, r.Frequency, loan.Daily, loan.Weekly, loan.Biweekly, loan.SemiMonthly, loan.Monthly,
		loan.Quarterly, loan.HalfYearly, loan.Yearly, loan.Single); r.Frequency {
	case loan.Single:
		r.Count, r.First, s.Relief.InterestOnly = 1, s.after(start, 400), 0
	case loan.Daily, loan.Weekly, loan.Monthly:
		if s.often(3) {
			most := map[loan.Frequency]int{loan.Daily: 365, loan.Weekly: 52, loan.Monthly: 12}[r.Frequency]
			r.Every = 1 + s.rng.IntN(1+s.rng.IntN(most))
		}
	}
	switch r.Frequency {
	case "", loan.Monthly, loan.Quarterly, loan.HalfYearly, loan.Yearly:
		r.EndOfMonth = s.often(3)
		if s.often(4) {
			for m := time.January; m <= time.December; m++ {
				if s.often(2) {
					r.Months = append(r.Months, m)
				}
			}
		}
	}
	if s.often(8) && r.Frequency != loan.Single {
		r.First, r.Months, r.EndOfMonth = essor.Date{}, nil, false
		for on := start; len(r.Dates) < r.Count; {
			on = s.after(on, 90)
			r.Dates = append(r.Dates, on)
		}
	}
	if s.often(3) {
		r.Calendar = loan.Calendar{
			Move:         pick(s.rng, loan.Stay, loan.Following, loan.Preceding, loan.ModifiedFollowing, loan.ModifiedPreceding),
			Weekend:      []time.Weekday{time.Saturday, time.Sunday}[:s.rng.IntN(3)],
			MoveInterest: s.often(2) && len(r.Dates) == 0,
		}
		for range s.rng.IntN(4) {
			r.Calendar.Holidays = append(r.Calendar.Holidays, s.after(start, 600))
		}
	}
}

// drawInterest draws how the rate is quoted, counted and changed.
func (s *sheet) drawInterest() {
	i, rate := &s.Interest, s.fraction(0.4)
	i.DayCount = pick(s.rng, i.DayCount, loan.EqualPeriods, loan.Thirty360E, loan.Act365, loan.Act360, loan.Act366, loan.Act36525,
		loan.NoLeap365, loan.Thirty365, loan.Thirty360US, loan.BondBasis, loan.ActActISDA, loan.ActActICMA, loan.ActActAFB, loan.Thirty360EISDA)
	i.Quote = pick(s.rng, "", loan.Nominal, loan.Nominal, loan.Effective, loan.SemiAnnual, loan.Flat, loan.PerPeriod)
	if i.Quote == loan.PerPeriod {
		i.YearRate, rate = essor.Fraction{}, s.fraction(0.03)
		i.PeriodRate = rate
	}
	for on := s.Advances[0].On; s.often(4) && len(i.Changes) < 5; {
		on = s.after(on, 300)
		i.Changes = append(i.Changes, loan.RateChange{On: on, Rate: essor.FractionOf(s.rng.Int64N(1 + rate.Units()))})
	}
}

// drawKind draws how principal comes back.
func (s *sheet) drawKind() {
	r, lent := &s.Repayment, s.lent()
	r.Kind = pick(s.rng, "", loan.Level, loan.Annuity, loan.LevelPrincipal, loan.Balloon, loan.Graduated, loan.Listed)
	if r.Kind == loan.Annuity && s.Interest.Quote == loan.Flat {
		r.Kind = loan.Level
	}
	switch r.Kind {
	case loan.Balloon:
		r.Balloon = s.money(lent)
	case loan.LevelPrincipal:
		if s.often(4) {
			r.Balloon = s.money(lent)
		}
	case loan.Graduated:
		r.Step = essor.FractionOf((s.rng.Int64N(20) - 5) * (essor.FractionUnit / 100))
		r.StepEvery = s.rng.IntN(20)
		if s.often(4) {
			r.Balloon = s.money(lent / 2)
		}
	case loan.Listed:
		s.Relief = loan.Relief{}
		for range r.Count - 1 {
			p, _ := essor.MoneyOf(lent/int64(2*r.Count)+s.rng.Int64N(1+lent/int64(r.Count)), s.currency)
			r.Payments = append(r.Payments, p)
		}
		r.Capitalise = s.often(2)
	}
	if r.Kind != loan.LevelPrincipal {
		r.Capitalise = r.Capitalise || s.often(8)
	}
	if r.Balloon == (essor.Money{}) && r.Kind != loan.Graduated && r.Kind != loan.Listed {
		r.Relevel = s.often(2)
	}
}

func (s *sheet) lent() (sum int64) {
	for _, a := range s.Advances {
		sum += a.Amount.Minor()
	}
	return sum
}

// drawRelief draws grace and moratoria.
func (s *sheet) drawRelief() {
	r := &s.Relief
	if k := s.Repayment.Kind; k == loan.Listed || k == loan.Annuity {
		return
	}
	if s.often(4) {
		r.Grace = s.rng.IntN(max(1, min(7, s.Repayment.Count-r.InterestOnly)))
	}
	for from := s.Advances[0].On; s.often(5) && len(r.Moratoria) < 3; {
		from = s.after(from, 200)
		until := s.after(from, 120)
		r.Moratoria = append(r.Moratoria, loan.Moratorium{From: from, Until: until})
		from = until
	}
	if r.Grace > 0 || len(r.Moratoria) > 0 {
		r.Unpaid = pick(s.rng, loan.Capitalised, loan.Deferred, loan.Spread, loan.Waived)
	}
}

// drawFees draws fees, insurance and savings.
func (s *sheet) drawFees() {
	for range s.rng.IntN(4) {
		f := loan.Fee{
			Due:  pick(s.rng, "", loan.Deducted, loan.Financed, loan.EachRow),
			Kind: pick(s.rng, "", loan.Charge, loan.Insurance, loan.Savings),
		}
		if f.Kind == loan.Savings {
			f.Due = pick(s.rng, "", loan.Deducted, loan.EachRow)
		} else {
			f.OutsideCost = s.often(4)
			if s.often(2) {
				f.Tax = s.fraction(0.2)
			}
		}
		if s.often(2) {
			f.Amount = s.money(s.Advances[0].Amount.Minor() / 100)
		} else {
			f.Rate = essor.FractionOf(1 + s.rng.Int64N(essor.FractionUnit/50))
			f.Of = pick(s.rng, "", loan.Lent)
			if f.Due == loan.EachRow && s.often(2) {
				f.Of = loan.Balance
			}
		}
		s.Fees = append(s.Fees, f)
	}
}

// drawRounding draws the coins.
func (s *sheet) drawRounding() {
	round := func(most int64) loan.Round {
		return loan.Round{Unit: s.money(most), To: pick(s.rng, "", loan.Nearest, loan.Up, loan.Down)}
	}
	if s.often(4) {
		s.Rounding.Payment = round(100)
	}
	if s.often(6) {
		s.Rounding.Interest = round(20)
	}
	s.Rounding.Stretches = s.often(5)
}

// drawPayment has the lender set the payment: near the one that is solved.
func (s *sheet) drawPayment() {
	if s.Repayment.Kind == loan.Listed || s.Repayment.Relevel {
		return
	}
	solved, err := loan.NewSchedule(s.Terms)
	if err != nil {
		return
	}
	minor := solved.Payment().Minor()
	if m, err := essor.MoneyOf(minor+s.rng.Int64N(2+minor/500), s.currency); err == nil && m.Sign() > 0 {
		s.Repayment.Payment = m
	}
}

// Features returns what terms use of what there is, by name.
func Features(t *loan.Terms) []string {
	r := &t.Repayment
	out := []string{or(r.Kind, loan.Level), or(r.Frequency, loan.Monthly), or(t.Interest.DayCount, loan.EqualPeriods), or(t.Interest.Quote, loan.Nominal)}
	for name, has := range map[string]bool{
		"advances": len(t.Advances) > 1, "changes": len(t.Interest.Changes) > 0,
		"first": r.First.IsSet(), "payment": r.Payment != (essor.Money{}), "every": r.Every > 1, "end_of_month": r.EndOfMonth,
		"months": len(r.Months) > 0, "dates": len(r.Dates) > 0, "relevel": r.Relevel, "capitalise": r.Capitalise,
		"move_interest": r.Calendar.MoveInterest, "interest_only": t.Relief.InterestOnly > 0, "grace": t.Relief.Grace > 0,
		"moratoria": len(t.Relief.Moratoria) > 0, "stretches": t.Rounding.Stretches,
		"round_payment": t.Rounding.Payment != (loan.Round{}), "round_interest": t.Rounding.Interest != (loan.Round{}),
	} {
		if has {
			out = append(out, name)
		}
	}
	out = append(out, or(r.Calendar.Move, loan.Stay), or(t.Relief.Unpaid, "nothing_unpaid"))
	for _, f := range t.Fees {
		out = append(out, or(f.Due, loan.Deducted), or(f.Kind, loan.Charge), or(f.Of, "fixed"))
		if f.Tax != (essor.Fraction{}) {
			out = append(out, "tax")
		}
		if f.OutsideCost {
			out = append(out, "outside_cost")
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// or is the text of a choice, or of its default.
func or[T ~string](chosen, otherwise T) string {
	if chosen == "" {
		return string(otherwise)
	}
	return string(chosen)
}

func pick[T any](rng *rand.Rand, from ...T) T { return from[rng.IntN(len(from))] }

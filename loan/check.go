package loan

import (
	"strconv"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// check collects what is wrong with terms, dates of rows apart.
func (t *Terms) check(l *check.List) {
	t.checkAdvances(l)
	t.checkInterest(l)
	t.checkRepayment(l)
	t.checkKind(l)
	t.checkRelief(l)
	t.checkFees(l)
	if len(t.Advances) > 0 && t.Rounding != (Rounding{}) {
		currency := t.Advances[0].Amount.Currency()
		t.Rounding.Payment.check(l, currency, "payment")
		t.Rounding.Interest.check(l, currency, "interest")
	}
}

func (t *Terms) checkAdvances(l *check.List) {
	if !l.Count(len(t.Advances), 1, MaxAdvances, "advances") {
		return
	}
	sum, currency := int64(0), t.Advances[0].Amount.Currency()
	for i, a := range t.Advances {
		switch {
		case !a.On.IsSet():
			l.Add(essor.CodeRequired, "must be a day", "advances", i, "on")
		case i > 0 && a.On.Compare(t.Advances[i-1].On) < 0:
			l.Add(essor.CodeInconsistent, "must not be before the advance before it", "advances", i, "on")
		}
		if !checkAmount(l, a.Amount, currency, "advances", i, "amount") {
			continue
		}
		if sum += a.Amount.Minor(); sum > essor.MaxMinor {
			l.Add(essor.CodeOverflow, "advances must add up to at most essor.MaxMinor", "advances")
			return
		}
	}
}

// checkAmount checks an amount that must be more than nothing.
func checkAmount(l *check.List, m essor.Money, currency essor.Currency, path ...any) bool {
	switch {
	case m == (essor.Money{}):
		l.Add(essor.CodeRequired, "must be an amount", path...)
	case m.Currency() != currency:
		l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the first advance", path...)
	case m.Sign() <= 0:
		l.Add(essor.CodeOutOfRange, "must be more than 0", path...)
	default:
		return true
	}
	return false
}

func (t *Terms) checkInterest(l *check.List) {
	i := &t.Interest
	switch i.Quote {
	case "", Nominal, Flat, Effective, SemiAnnual, PerPeriod:
	default:
		check.OneOf(l, i.Quote, quotes(), "interest", "quote")
	}
	if i.Quote == PerPeriod {
		if i.YearRate != (essor.Fraction{}) {
			l.Add(essor.CodeInconsistent, "must not be set with a rate per period", "interest", "year_rate")
		}
		t.checkRate(l, i.PeriodRate, "interest", "period_rate")
	} else {
		if i.PeriodRate != (essor.Fraction{}) {
			l.Add(essor.CodeInconsistent, "must not be set without quote per_period", "interest", "period_rate")
		}
		t.checkRate(l, i.YearRate, "interest", "year_rate")
	}
	switch i.DayCount {
	case "", EqualPeriods, Thirty360E, Act365:
	default:
		check.OneOf(l, i.DayCount, dayCounts(), "interest", "day_count")
	}
	if !l.Count(len(i.Changes), 0, MaxChanges, "interest", "changes") {
		return
	}
	for k, change := range i.Changes {
		switch {
		case !change.On.IsSet():
			l.Add(essor.CodeRequired, "must be a day", "interest", "changes", k, "on")
		case len(t.Advances) > 0 && change.On.Compare(t.Advances[0].On) <= 0:
			l.Add(essor.CodeInconsistent, "must be after the first advance", "interest", "changes", k, "on")
		case k > 0 && change.On.Compare(i.Changes[k-1].On) <= 0:
			l.Add(essor.CodeInconsistent, "must be after the change before it", "interest", "changes", k, "on")
		}
		t.checkRate(l, change.Rate, "interest", "changes", k, "rate")
	}
}

// checkRate checks a rate as it is quoted.
func (t *Terms) checkRate(l *check.List, rate essor.Fraction, path ...any) {
	most, units := int64(MaxYearRate*rateUnit), rate.Units()
	switch t.Interest.Quote {
	case SemiAnnual:
		most = 4 * rateUnit // an effective rate of 8
	case PerPeriod:
		if r := &t.Repayment; r.Every >= 0 && r.Every <= maxEvery(Daily) {
			num, den := r.period()
			most = most / int64(den) * int64(num)
		}
	}
	if units < 0 || units > most {
		l.Add(essor.CodeOutOfRange, "must be 0 to "+essor.FractionOf(most).String()+", as a fraction", path...)
	}
}

func (t *Terms) checkRepayment(l *check.List) {
	r := &t.Repayment
	if r.Count < 1 || r.Count > MaxRows {
		l.Add(essor.CodeOutOfRange, "must be 1 to "+strconv.Itoa(MaxRows), "repayment", "count")
	}
	switch r.Frequency {
	case "", Weekly, Biweekly, SemiMonthly, Monthly, Daily, Quarterly, HalfYearly, Yearly:
	case Single:
		if r.Count != 1 {
			l.Add(essor.CodeInconsistent, "must be 1 for a single payment", "repayment", "count")
		}
		if !r.First.IsSet() {
			l.Add(essor.CodeRequired, "must be the day of the single payment", "repayment", "first")
		}
	default:
		check.OneOf(l, r.Frequency, frequencies(), "repayment", "frequency")
	}
	if len(t.Advances) == 0 {
		return
	}
	start := t.Advances[0]
	if r.First.IsSet() && start.On.IsSet() {
		switch days := r.First.Sub(start.On); {
		case days <= 0:
			l.Add(essor.CodeInconsistent, "must be after the first advance", "repayment", "first")
		case days > MaxFirstDays:
			l.Add(essor.CodeOutOfRange, "must be at most "+strconv.Itoa(MaxFirstDays)+" days after the first advance", "repayment", "first")
		}
	}
	if r.Payment != (essor.Money{}) {
		checkAmount(l, r.Payment, start.Amount.Currency(), "repayment", "payment")
	}
	if r.Every != 0 || len(r.Months) > 0 || len(r.Dates) > 0 || r.EndOfMonth {
		t.checkRhythm(l)
	}
	r.Calendar.check(l)
}

// maxEvery returns how many days, weeks or months a period may have.
func maxEvery(f Frequency) int {
	switch f {
	case Daily:
		return 365
	case Weekly:
		return 52
	case Monthly, "":
		return 12
	}
	return 1
}

// checkRhythm checks what is unusual about due dates.
func (t *Terms) checkRhythm(l *check.List) {
	r, months := &t.Repayment, len(t.Repayment.Dates) == 0
	if most := maxEvery(r.Frequency); r.Every < 0 || r.Every > most {
		l.Add(essor.CodeOutOfRange, "must be 1 to "+strconv.Itoa(most)+" at this frequency", "repayment", "every")
	}
	switch r.Frequency {
	case Daily, Weekly, Biweekly, SemiMonthly, Single:
		months = false
	}
	if r.EndOfMonth && !months {
		l.Add(essor.CodeInconsistent, "belongs to months counted from a day", "repayment", "end_of_month")
	}
	l.Count(len(r.Months), 0, 12, "repayment", "months")
	for i, m := range r.Months[:min(12, len(r.Months))] {
		if m < time.January || m > time.December {
			l.Add(essor.CodeOutOfRange, "must be 1 to 12", "repayment", "months", i)
		}
	}
	if len(r.Dates) == 0 || !l.Count(len(r.Dates), 1, MaxRows, "repayment", "dates") {
		return
	}
	switch {
	case len(r.Dates) != r.Count:
		l.Add(essor.CodeInconsistent, "must be as many as repayment.count", "repayment", "dates")
	case r.First.IsSet() || len(r.Months) > 0:
		l.Add(essor.CodeInconsistent, "must not be set with first or months", "repayment", "dates")
	case r.Calendar.MoveInterest && t.Interest.DayCount.isPeriodic():
		l.Add(essor.CodeInconsistent, "must not be set with a calendar that moves the interest of equal periods", "repayment", "dates")
	}
	before := t.Advances[0].On
	for i, d := range r.Dates {
		switch {
		case !d.IsSet():
			l.Add(essor.CodeRequired, "must be a day", "repayment", "dates", i)
		case d.Compare(before) <= 0:
			l.Add(essor.CodeInconsistent, "must be after the date before it, and after the first advance", "repayment", "dates", i)
		case d.Sub(before) > MaxFirstDays:
			l.Add(essor.CodeOutOfRange, "must be at most "+strconv.Itoa(MaxFirstDays)+" days after the date before it", "repayment", "dates", i)
		}
		before = d
	}
}

// checkKind checks the fields that belong to one kind of repayment.
func (t *Terms) checkKind(l *check.List) {
	r := &t.Repayment
	switch r.Kind {
	case "", Level, LevelPrincipal, Graduated, Listed:
	case Annuity:
		if t.Interest.Quote == Flat || t.Relief.Grace != 0 || len(t.Relief.Moratoria) > 0 {
			l.Add(essor.CodeInconsistent, "has no formula with a flat rate, grace or moratoria", "repayment", "kind")
		}
	case Balloon:
		if r.Balloon == (essor.Money{}) {
			l.Add(essor.CodeRequired, "must be an amount", "repayment", "balloon")
		}
	default:
		check.OneOf(l, r.Kind, []Kind{Level, Annuity, LevelPrincipal, Balloon, Graduated, Listed}, "repayment", "kind")
	}
	other := func(isSet bool, field, kinds string) {
		if isSet {
			l.Add(essor.CodeInconsistent, "belongs to "+kinds, "repayment", field)
		}
	}
	other(r.Balloon != (essor.Money{}) && r.Kind != Balloon && r.Kind != LevelPrincipal && r.Kind != Graduated,
		"balloon", "kinds balloon, level_principal and graduated")
	other(r.Step != (essor.Fraction{}) && r.Kind != Graduated, "step", "kind graduated")
	other(r.StepEvery != 0 && r.Kind != Graduated, "step_every", "kind graduated")
	other(len(r.Payments) > 0 && r.Kind != Listed, "payments", "kind listed")
	other(r.Payment != (essor.Money{}) && r.Kind == Listed, "payment", "other kinds than listed")
	other(r.Relevel && (r.Payment != (essor.Money{}) || r.Balloon != (essor.Money{}) || r.Kind == Listed || r.Kind == Graduated),
		"relevel", "kinds level, annuity and level_principal without balloon, whose payment is solved")
	other(r.Capitalise && r.Kind == LevelPrincipal, "capitalise", "other kinds than level_principal")
	if r.Balloon == (essor.Money{}) && r.Step == (essor.Fraction{}) && r.StepEvery == 0 && r.Kind != Listed || len(t.Advances) == 0 {
		return
	}
	currency := t.Advances[0].Amount.Currency()
	if r.Balloon != (essor.Money{}) {
		checkAmount(l, r.Balloon, currency, "repayment", "balloon")
	}
	if s := r.Step.Units(); s < -rateUnit/2 || s > rateUnit {
		l.Add(essor.CodeOutOfRange, "must be -0.5 to 1, as a fraction", "repayment", "step")
	}
	if r.StepEvery < 0 || r.StepEvery > MaxRows {
		l.Add(essor.CodeOutOfRange, "must be 1 to "+strconv.Itoa(MaxRows), "repayment", "step_every")
	}
	if r.Kind == Listed {
		r.checkPayments(l, currency)
	}
}

func (r *Repayment) checkPayments(l *check.List, currency essor.Currency) {
	if !l.Count(len(r.Payments), 0, MaxRows, "repayment", "payments") {
		return
	}
	if len(r.Payments) != r.Count-1 {
		l.Add(essor.CodeInconsistent, "must be one for each row but the last", "repayment", "payments")
	}
	for i, p := range r.Payments {
		switch {
		case p == (essor.Money{}):
			l.Add(essor.CodeRequired, "must be an amount", "repayment", "payments", i)
		case p.Currency() != currency:
			l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the first advance", "repayment", "payments", i)
		case p.Sign() < 0:
			l.Add(essor.CodeOutOfRange, "must be 0 or more", "repayment", "payments", i)
		}
	}
}

func (t *Terms) checkRelief(l *check.List) {
	r := &t.Relief
	switch n := r.InterestOnly; {
	case n < 0:
		l.Add(essor.CodeOutOfRange, "must be 0 or more", "relief", "interest_only")
	case n > 0 && n >= t.Repayment.Count-max(0, min(r.Grace, MaxRows)):
		l.Add(essor.CodeInconsistent, "must be less than repayment.count, together with relief.grace", "relief", "interest_only")
	}
	switch n := r.Grace; {
	case n < 0:
		l.Add(essor.CodeOutOfRange, "must be 0 or more", "relief", "grace")
	case n > 0 && n >= t.Repayment.Count:
		l.Add(essor.CodeInconsistent, "must be less than repayment.count", "relief", "grace")
	}
	if r.Grace == 0 && len(r.Moratoria) == 0 && r.Unpaid == "" {
		if t.Repayment.Kind == Listed && r.InterestOnly != 0 {
			l.Add(essor.CodeInconsistent, "must not be set with kind listed", "relief")
		}
		return
	}
	switch {
	case t.Repayment.Kind == Listed:
		l.Add(essor.CodeInconsistent, "must not be set with kind listed", "relief")
	case r.Grace == 0 && len(r.Moratoria) == 0:
		l.Add(essor.CodeInconsistent, "belongs to grace and moratoria", "relief", "unpaid")
	}
	check.OneOf(l, r.Unpaid, []Unpaid{Capitalised, Deferred, Spread, Waived}, "relief", "unpaid")
	if !l.Count(len(r.Moratoria), 0, MaxChanges, "relief", "moratoria") {
		return
	}
	for i, m := range r.Moratoria {
		switch {
		case !m.From.IsSet():
			l.Add(essor.CodeRequired, "must be a day", "relief", "moratoria", i, "from")
		case i > 0 && m.From.Compare(r.Moratoria[i-1].Until) <= 0:
			l.Add(essor.CodeInconsistent, "must be after the moratorium before it", "relief", "moratoria", i, "from")
		}
		switch {
		case !m.Until.IsSet():
			l.Add(essor.CodeRequired, "must be a day", "relief", "moratoria", i, "until")
		case m.Until.Compare(m.From) < 0:
			l.Add(essor.CodeInconsistent, "must not be before it begins", "relief", "moratoria", i, "until")
		}
	}
}

func (t *Terms) checkFees(l *check.List) {
	if !l.Count(len(t.Fees), 0, MaxFees, "fees") || len(t.Fees) == 0 || len(t.Advances) == 0 {
		return
	}
	first, lent := t.Advances[0].Amount, int64(0)
	for _, a := range t.Advances {
		lent = min(essor.MaxMinor, lent+max(0, a.Amount.Minor())) // whatever else is wrong
	}
	deducted, added := int64(0), lent
	for i := range t.Fees {
		f := &t.Fees[i]
		if !f.check(l, first.Currency(), i) {
			continue
		}
		// Each is at most 2·10¹⁷, and there are at most MaxFees.
		fee, _ := f.amount(lent)
		switch f.Due {
		case "", Deducted:
			if deducted += fee; deducted >= first.Minor() {
				l.Add(essor.CodeInconsistent, "fees together must be less than the first advance", "fees", i, "amount")
				return
			}
		case Financed:
			if added += fee; added > essor.MaxMinor {
				l.Add(essor.CodeOverflow, "advances with the fees in them must add up to at most essor.MaxMinor", "fees", i)
				return
			}
		}
	}
}

// check checks one fee by itself.
func (f *Fee) check(l *check.List, currency essor.Currency, i int) bool {
	ok := true
	if f.Rate == (essor.Fraction{}) {
		ok = checkAmount(l, f.Amount, currency, "fees", i, "amount")
	}
	if *f == (Fee{Amount: f.Amount}) {
		return ok
	}
	fault := func(isOne bool, code essor.Code, detail, field string) {
		if isOne {
			l.Add(code, detail, "fees", i, field)
			ok = false
		}
	}
	if f.Rate != (essor.Fraction{}) {
		fault(f.Amount != (essor.Money{}), essor.CodeInconsistent, "must not be set with a rate", "amount")
		fault(f.Rate.Units() < 0 || f.Rate.Units() > rateUnit, essor.CodeOutOfRange, "must be more than 0, at most 1", "rate")
	} else {
		fault(f.Of != "", essor.CodeInconsistent, "belongs to a rate", "of")
	}
	if f.Of != "" {
		ok = check.OneOf(l, f.Of, []Base{Lent, Balance}, "fees", i, "of") && ok
	}
	if f.Due != "" {
		ok = check.OneOf(l, f.Due, []FeeDue{Deducted, Financed, EachRow}, "fees", i, "due") && ok
	}
	fault(f.Of == Balance && f.Due != EachRow, essor.CodeInconsistent, "must be lent, unless due with each row", "of")
	fault(f.Tax.Units() < 0 || f.Tax.Units() > rateUnit, essor.CodeOutOfRange, "must be 0 to 1", "tax")
	switch f.Kind {
	case "", Charge, Insurance:
	case Savings:
		fault(f.Due == Financed, essor.CodeInconsistent, "must not be financed when savings", "due")
		fault(f.Tax != (essor.Fraction{}), essor.CodeInconsistent, "must not be set for savings", "tax")
		fault(f.OutsideCost, essor.CodeInconsistent, "must not be set for savings", "outside_cost")
	default:
		ok = check.OneOf(l, f.Kind, []FeeKind{Charge, Insurance, Savings}, "fees", i, "kind")
	}
	return ok
}

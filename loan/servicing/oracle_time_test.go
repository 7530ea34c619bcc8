package servicing

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// When rows of the oracle fall due, and what a night is worth.

// endsPeriod says whether a period of the terms' frequency ends on a day.
func (o *oracle) endsPeriod(d time.Time) bool {
	anchor := o.anchor
	if len(o.dates) > 0 {
		first, last := oracleDay(o.dates[0].Day()), oracleDay(o.dates[len(o.dates)-1].Day())
		switch {
		case d.Before(first):
			anchor = first
		case d.After(last):
			anchor = last
		default:
			return slices.ContainsFunc(o.dates, func(x essor.Date) bool { return oracleDay(x.Day()).Equal(d) })
		}
	}
	r := &o.terms.Repayment
	every := max(1, r.Every)
	days := int(d.Sub(anchor).Hours() / 24)
	months := (d.Year()-anchor.Year())*12 + int(d.Month()) - int(anchor.Month())
	on := func(dayOfMonth int) bool { return d.Day() == min(dayOfMonth, lastOfMonth(d)) }
	monthly := func(n int) bool {
		if r.EndOfMonth && anchor.Day() == lastOfMonth(anchor) {
			return months%n == 0 && on(31)
		}
		return months%n == 0 && on(anchor.Day())
	}
	switch r.Frequency {
	case loan.Daily:
		return days%every == 0
	case loan.Weekly:
		return days%(7*every) == 0
	case loan.Biweekly:
		return days%14 == 0
	case loan.SemiMonthly:
		first := anchor.Day()
		if first <= 15 {
			return on(first) || on(first+15)
		}
		return on(first) || on(min(first, 30)-15)
	case loan.Quarterly:
		return monthly(3)
	case loan.HalfYearly:
		return monthly(6)
	case loan.Yearly:
		return monthly(12)
	}
	return monthly(every)
}

// isDue says whether a row falls due on a day.
func (o *oracle) isDue(d time.Time) bool {
	months := o.terms.Repayment.Months
	return !d.Before(o.firstRow) && (len(months) == 0 || slices.Contains(months, d.Month())) && o.endsPeriod(d)
}

// night is the part of a year that the night before a day is.
func (o *oracle) night(d time.Time) decimal.Decimal {
	eve := d.AddDate(0, 0, -1)
	thirty := (d.Year()-eve.Year())*360 + (int(d.Month())-int(eve.Month()))*30 + min(d.Day(), 30) - min(eve.Day(), 30)
	isLeapDay := d.Month() == 2 && d.Day() == 29
	num, den := 1, 365
	switch o.terms.Interest.DayCount {
	case loan.Act365:
	case loan.Act360:
		den = 360
	case loan.Act366:
		den = 366
	case loan.Act36525:
		num, den = 4, 1461
	case loan.NoLeap365:
		if isLeapDay {
			num = 0
		}
	case loan.Thirty365:
		num = thirty
	case loan.Thirty360E:
		num, den = thirty, 360
	case loan.ActActISDA:
		if time.Date(eve.Year(), 12, 31, 0, 0, 0, 0, time.UTC).YearDay() == 366 {
			den = 366
		}
	default:
		if d.After(o.periodEnd) || !d.After(o.periodBegin) {
			for o.periodBegin = eve; !o.endsPeriod(o.periodBegin); o.periodBegin = o.periodBegin.AddDate(0, 0, -1) {
			}
			for o.periodEnd = d; !o.endsPeriod(o.periodEnd); o.periodEnd = o.periodEnd.AddDate(0, 0, 1) {
			}
		}
		return o.period().DivRound(whole(int64(o.periodEnd.Sub(o.periodBegin).Hours()/24)), 45)
	}
	return whole(int64(num)).DivRound(whole(int64(den)), 45)
}

// period is the part of a year that one period is.
func (o *oracle) period() decimal.Decimal {
	r := &o.terms.Repayment
	every := whole(int64(max(1, r.Every)))
	perYear := map[loan.Frequency]int64{loan.Weekly: 52, loan.Biweekly: 26, loan.SemiMonthly: 24, loan.Daily: 365, loan.Quarterly: 4,
		loan.HalfYearly: 2, loan.Yearly: 1}[r.Frequency]
	if perYear == 0 {
		perYear = 12
	}
	return every.DivRound(whole(perYear), 50)
}

// rate is that of a year in the night before a day.
func (o *oracle) rate(d time.Time) decimal.Decimal {
	quoted := o.quoted
	for _, c := range o.terms.Interest.Changes {
		if on := oracleDay(c.On.Day()); on.After(o.quotedOn) && on.Before(d) {
			quoted = c.Rate
		}
	}
	one, r := whole(1), quoted.Decimal()
	compounded := func(growth decimal.Decimal) decimal.Decimal {
		if r.Sign() == 0 {
			return decimal.Zero
		}
		power, err := growth.PowWithPrecision(o.period(), 40)
		if err != nil {
			panic(err)
		}
		return power.Sub(one).Round(18).DivRound(o.period(), 45)
	}
	switch o.terms.Interest.Quote {
	case loan.PerPeriod:
		return r.DivRound(o.period(), 45)
	case loan.Effective:
		return compounded(one.Add(r))
	case loan.SemiAnnual:
		half := one.Add(r.Div(whole(2)))
		return compounded(half.Mul(half))
	}
	return r
}

package loan

import (
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/rhythm"
)

// column returns one amount of each row, without the currency.
func column(s *Schedule, of func(Row) essor.Money) (out []string) {
	for r := range s.All() {
		out = append(out, s.plain(of(r).Minor()))
	}
	return out
}

// TestKindsByHand works small loans by hand: 1,200.00 lent on 1 January at
// 12 % a year, a per cent a month, unless they say otherwise.
func TestKindsByHand(t *testing.T) {
	tests := []struct {
		name     string
		change   func(*Terms)
		payment  []string
		interest []string
	}{
		{"level principal", func(t *Terms) { t.Repayment.Kind = LevelPrincipal },
			[]string{"412.00", "408.00", "404.00"}, []string{"12.00", "8.00", "4.00"}},
		{"level principal to 50 and a balloon", func(t *Terms) {
			t.Repayment.Kind, t.Repayment.Balloon, t.Rounding.Payment.Unit = LevelPrincipal, cash("200.00 CAD"), cash("50.00 CAD")
		}, []string{"362.00", "358.50", "505.00"}, []string{"12.00", "8.50", "5.00"}}, // 333.33 a row, to 350
		{"balloon", func(t *Terms) { t.Repayment.Kind, t.Repayment.Balloon = Balloon, cash("600.00 CAD") },
			[]string{"210.01", "210.01", "810.02"}, []string{"12.00", "10.02", "8.02"}}, // (1200 - 600/1.01³)/2.940985
		{"graduated", func(t *Terms) {
			t.Repayment.Kind, t.Repayment.Step, t.Repayment.StepEvery, t.Interest = Graduated, part("1"), 1, Interest{}
			t.Advances[0].Amount = cash("700.00 CAD")
		}, []string{"100.00", "200.00", "400.00"}, []string{"0.00", "0.00", "0.00"}},
		{"listed", func(t *Terms) {
			t.Repayment.Kind = Listed
			t.Repayment.Payments = []essor.Money{cash("500.00 CAD"), cash("12.00 CAD")}
		}, []string{"500.00", "12.00", "714.19"}, []string{"12.00", "7.12", "7.07"}},
		{"listed below interest", func(t *Terms) {
			t.Repayment.Kind, t.Repayment.Capitalise = Listed, true
			t.Repayment.Payments = []essor.Money{cash("0.00 CAD"), cash("2.00 CAD")}
		}, []string{"0.00", "2.00", "1234.34"}, []string{"12.00", "12.12", "12.22"}},
		{"flat", func(t *Terms) { t.Interest.Quote = Flat },
			[]string{"412.00", "412.00", "412.00"}, []string{"12.00", "12.00", "12.00"}},
		{"per period", func(t *Terms) { t.Interest = Interest{Quote: PerPeriod, PeriodRate: part("0.01")} },
			[]string{"408.03", "408.03", "408.02"}, []string{"12.00", "8.04", "4.04"}},
		{"grace, capitalised", func(t *Terms) { t.Relief = Relief{Grace: 1, Unpaid: Capitalised} },
			[]string{"0.00", "615.10", "615.11"}, []string{"12.00", "12.12", "6.09"}},
		{"grace, deferred", func(t *Terms) { t.Relief = Relief{Grace: 1, Unpaid: Deferred} },
			[]string{"0.00", "615.04", "615.05"}, []string{"0.00", "24.00", "6.09"}},
		{"grace, spread", func(t *Terms) { t.Relief = Relief{Grace: 1, Unpaid: Spread} },
			[]string{"0.00", "615.01", "615.02"}, []string{"0.00", "18.00", "12.03"}},
		{"grace, waived", func(t *Terms) { t.Relief = Relief{Grace: 1, Unpaid: Waived} },
			[]string{"0.00", "609.01", "609.02"}, []string{"0.00", "12.00", "6.03"}},
		{"grace, then interest alone", func(t *Terms) { t.Relief = Relief{Grace: 1, InterestOnly: 1, Unpaid: Waived} },
			[]string{"0.00", "12.00", "1212.00"}, []string{"0.00", "12.00", "12.00"}},
		{"a moratorium in March", func(t *Terms) {
			t.Relief = Relief{Moratoria: []Moratorium{{day("2026-03-01"), day("2026-03-31")}}, Unpaid: Waived}
		}, []string{"609.01", "0.00", "609.02"}, []string{"12.00", "0.00", "6.03"}},
		{"to 5 dollars, up", func(t *Terms) { t.Rounding.Payment = Round{cash("5.00 CAD"), Up} },
			[]string{"410.00", "410.00", "404.02"}, []string{"12.00", "8.02", "4.00"}},
		{"to 5 dollars, down", func(t *Terms) { t.Rounding.Payment = Round{cash("5.00 CAD"), Down} },
			[]string{"405.00", "405.00", "414.17"}, []string{"12.00", "8.07", "4.10"}},
		{"interest to 5 cents, up", func(t *Terms) { t.Rounding.Interest = Round{cash("0.05 CAD"), Up} },
			[]string{"408.03", "408.03", "408.04"}, []string{"12.00", "8.05", "4.05"}},
		{"a fee in each row", func(t *Terms) {
			t.Repayment.Kind = LevelPrincipal
			t.Fees = []Fee{{Rate: part("0.005"), Of: Balance, Due: EachRow, Tax: part("0.1")}}
		}, []string{"418.60", "412.40", "406.20"}, []string{"12.00", "8.00", "4.00"}},
		{"a financed fee", func(t *Terms) {
			t.Repayment.Kind = LevelPrincipal
			t.Fees = []Fee{{Rate: part("0.025"), Due: Financed}}
		}, []string{"422.30", "418.20", "414.10"}, []string{"12.30", "8.20", "4.10"}},
		{"the rate falls", func(t *Terms) {
			t.Repayment.Kind = LevelPrincipal
			t.Interest.Changes = []RateChange{{day("2026-02-15"), part("0.06")}}
		}, []string{"412.00", "406.00", "402.00"}, []string{"12.00", "6.00", "2.00"}}, // 14 of 28 days at each
		{"every two months", func(t *Terms) { t.Repayment.Kind, t.Repayment.Every = LevelPrincipal, 2 },
			[]string{"424.00", "416.00", "408.00"}, []string{"24.00", "16.00", "8.00"}},
		{"in March, April and August", func(t *Terms) {
			t.Repayment.Kind, t.Repayment.Months = LevelPrincipal, []time.Month{time.August, time.March, time.April}
		}, []string{"424.00", "408.00", "416.00"}, []string{"24.00", "8.00", "16.00"}},
		{"every quarter", func(t *Terms) { t.Repayment.Kind, t.Repayment.Frequency = LevelPrincipal, Quarterly },
			[]string{"436.00", "424.00", "412.00"}, []string{"36.00", "24.00", "12.00"}},
		{"every year", func(t *Terms) { t.Repayment.Kind, t.Repayment.Frequency = LevelPrincipal, Yearly },
			[]string{"544.00", "496.00", "448.00"}, []string{"144.00", "96.00", "48.00"}},
		{"every 73 days", func(t *Terms) { t.Repayment.Kind, t.Repayment.Frequency, t.Repayment.Every = LevelPrincipal, Daily, 73 },
			[]string{"428.80", "419.20", "409.60"}, []string{"28.80", "19.20", "9.60"}},
		{"once", func(t *Terms) { t.Repayment = Repayment{Count: 1, Frequency: Single, First: day("2026-06-16")} },
			[]string{"1265.81"}, []string{"65.81"}}, // five months and 15 of 31 days
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			terms := Terms{
				Advances:  []Advance{{day("2026-01-01"), cash("1200.00 CAD")}},
				Interest:  Interest{YearRate: part("0.12")},
				Repayment: Repayment{Count: 3},
			}
			tt.change(&terms)
			s, err := NewSchedule(terms)
			require.NoError(t, err)
			require.NoError(t, s.Verify(terms))
			checkCourse(t, terms, s)
			require.Equal(t, tt.payment, column(s, Row.Payment))
			if tt.interest != nil {
				require.Equal(t, tt.interest, column(s, Row.Interest))
			}
		})
	}
}

// TestCourseBruteForce tries every payment of small loans of every kind.
func TestCourseBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(41, 42))
	tried, none := 0, 0
	for tried < 120 {
		terms := drawCourse(rng)
		r := &terms.Repayment
		if r.Kind == Annuity || r.Kind == Listed || r.Relevel || len(r.Dates) > 0 || terms.isPlain() {
			continue
		}
		for i := range terms.Advances {
			terms.Advances[i].Amount = minor(1+rng.Int64N(40), terms.Advances[0].Amount.Currency().String())
		}
		terms.Fees, terms.Relief = nil, Relief{Moratoria: terms.Relief.Moratoria, Unpaid: terms.Relief.Unpaid}
		if len(terms.Relief.Moratoria) == 0 {
			terms.Relief.Unpaid = ""
		}
		r.Count = 1 + rng.IntN(6)
		if r.Frequency == Single {
			r.Count = 1
		}
		if r.Balloon != (essor.Money{}) {
			r.Balloon = minor(1+rng.Int64N(30), r.Balloon.Currency().String())
		}
		if u := &terms.Rounding.Payment.Unit; *u != (essor.Money{}) {
			*u = minor(1+rng.Int64N(5), u.Currency().String())
		}
		c, err := layIfGood(&terms)
		if err != nil {
			continue
		}
		tried++
		want, found := bestOf(c)
		got, err := Compile(terms)
		if fault := (*essor.InvalidError)(nil); r.Kind == Graduated && errors.As(err, &fault) {
			requireFault(t, err, essor.CodeInconsistent, "/repayment/step")
			continue // found, and its steps are lost in rounding
		}
		require.Equal(t, found, err == nil, "%v, %d: %+v", err, want, terms)
		if found {
			require.Equal(t, want, got.payment, "%+v", terms)
		} else {
			none++
		}
	}
	if none == 0 || none > tried*3/4 {
		t.Errorf("%d of %d terms have no payment: draw others", none, tried)
	}
}

func layIfGood(terms *Terms) (*course, error) {
	if _, _, err := terms.try(); err != nil {
		return nil, err
	}
	return layCourse(terms)
}

// bestOf tries every multiple of the unit with the ledger, and takes the best
// by its definition.
func bestOf(c *course) (best int64, found bool) {
	l, unit := newLedger(&c.terms), c.terms.Rounding.Payment.unit()
	var gap int64
	for payment := unit; payment <= 12*c.terms.lent()+100; payment += unit {
		s := l.sheet([]stage{{payment: payment}}, len(c.terms.Advances))
		if !s.admissible {
			continue
		}
		better := !found || size(s.gap) < size(gap)
		switch c.terms.Rounding.Payment.To {
		case Up: // the least that is enough
			better = !found && s.gap <= 0
		case Down: // the most that leaves no less
			better = s.gap >= 0
		}
		if better {
			best, gap, found = payment, s.gap, true
		}
	}
	return best, found && size(gap) <= best
}

func TestCalendarMoves(t *testing.T) {
	weekend := []time.Weekday{time.Saturday, time.Sunday}
	// 2026-02-28 is a Saturday, 2026-03-01 a Sunday, 2026-03-31 a Tuesday.
	for _, tt := range []struct {
		move Move
		want []string
	}{
		{Stay, []string{"2026-01-31", "2026-02-28", "2026-03-31"}},
		{Following, []string{"2026-02-02", "2026-03-02", "2026-04-01"}},
		{Preceding, []string{"2026-01-30", "2026-02-27", "2026-03-30"}},
		{ModifiedFollowing, []string{"2026-01-30", "2026-02-27", "2026-03-30"}},
		{ModifiedPreceding, []string{"2026-01-30", "2026-02-27", "2026-03-30"}},
	} {
		terms := Terms{
			Advances:  []Advance{{day("2025-12-31"), cash("1200.00 CAD")}},
			Interest:  Interest{YearRate: part("0.12"), DayCount: Act360},
			Repayment: Repayment{Count: 3, Kind: LevelPrincipal, Calendar: Calendar{Move: tt.move, Weekend: weekend, Holidays: []essor.Date{day("2026-03-31")}}},
		}
		for _, terms.Repayment.Calendar.MoveInterest = range []bool{false, true} {
			s, err := NewSchedule(terms)
			require.NoError(t, err)
			require.NoError(t, s.Verify(terms))
			var due []string
			for r := range s.All() {
				due = append(due, r.Due().String())
			}
			require.Equal(t, tt.want, due, tt.move)
			days := 31
			if terms.Repayment.Calendar.MoveInterest {
				days = day(tt.want[0]).Sub(day("2025-12-31"))
			}
			require.Equal(t, int64(1200_00*days*12/360/100), s.At(0).interest, tt.move)
		}
	}
	// The first of May is a Friday: the month does not end before it.
	c := Calendar{Move: ModifiedPreceding}.Close(day("2026-05-01"), day("2026-05-03"), func(essor.Date) bool { return false })
	closed := rhythm.ClosedOn(c.Weekend, c.Holidays)
	require.Equal(t, day("2026-05-04").Day(), closed.Moved(string(c.Move), day("2026-05-01").Day()))
	require.Len(t, c.Close(day("2026-05-01"), day("2026-05-03"), func(essor.Date) bool { return false }).Holidays, 3)
	require.Empty(t, Calendar{Weekend: []time.Weekday{-1, 9}}.Close(day("2026-05-01"), day("2026-05-03"), func(essor.Date) bool { return true }).Holidays)
	// Ten years of holidays, and rows on each of their days.
	c = Calendar{Move: Following}.Close(day("2026-05-01"), day("2040-01-01"), func(essor.Date) bool { return false })
	require.Len(t, c.Holidays, MaxHolidays)
	s, err := NewSchedule(Terms{
		Advances:  []Advance{{day("2026-04-30"), cash("1200.00 CAD")}},
		Repayment: Repayment{Count: MaxRows, Frequency: Daily, Calendar: c},
	})
	require.NoError(t, err)
	require.Equal(t, s.At(0).Due(), s.At(MaxRows-1).Due())
	require.Len(t, Calendar{}.Close(day("2199-12-30"), day("2199-12-31"), func(essor.Date) bool { return false }).Holidays, 2)
}

// TestShiftedCourse: with equal periods nothing depends on the calendar.
func TestShiftedCourse(t *testing.T) {
	for _, f := range []Frequency{Daily, Weekly, Monthly, Quarterly, HalfYearly, Yearly} {
		for _, kind := range []Kind{LevelPrincipal, Annuity, Balloon, Graduated} {
			terms := yearLoan()
			terms.Interest = Interest{YearRate: part("0.12"), Quote: Effective}
			terms.Repayment.Frequency, terms.Repayment.Kind = f, kind
			switch kind {
			case Balloon:
				terms.Repayment.Balloon = cash("500.00 CAD")
			case Graduated:
				terms.Repayment.Step, terms.Repayment.StepEvery = part("0.1"), 4
			}
			want, err := NewSchedule(terms)
			require.NoError(t, err)
			for shift := 1; shift < 800; shift += 97 {
				terms.Advances[0].On, _ = day("2026-01-31").AddDays(shift)
				got, err := NewSchedule(terms)
				require.NoError(t, err)
				for k := range got.Len() {
					g, w := got.At(k), want.At(k)
					g.due, w.due = essor.Date{}, essor.Date{}
					require.Equal(t, w, g, "%s %s, %d days later", f, kind, shift)
				}
			}
		}
	}
}

// round is after how many days the calendar of 1901 to 2099 begins anew: 28
// years.
const round = 28*365 + 7

// shifted returns terms whose days are all a round later.
func shifted(t Terms) Terms {
	t = t.clone()
	move := func(d *essor.Date) {
		if d.IsSet() {
			*d, _ = d.AddDays(round)
		}
	}
	for i := range t.Advances {
		move(&t.Advances[i].On)
	}
	for i := range t.Interest.Changes {
		move(&t.Interest.Changes[i].On)
	}
	for i := range t.Relief.Moratoria {
		move(&t.Relief.Moratoria[i].From)
		move(&t.Relief.Moratoria[i].Until)
	}
	for _, days := range [][]essor.Date{t.Repayment.Dates, t.Repayment.Calendar.Holidays} {
		for i := range days {
			move(&days[i])
		}
	}
	move(&t.Repayment.First)
	return t
}

// TestShiftedByARound: whatever terms say, 28 years later they lead to the
// same schedule, 28 years later; and what is refused is refused then.
func TestShiftedByARound(t *testing.T) {
	rng := rand.New(rand.NewPCG(61, 62))
	end, compared := day("2071-02-28"), map[Kind]int{}
	for range 1_500 {
		terms := drawCourse(rng)
		s, err := NewSchedule(terms)
		if err == nil && s.At(s.Len()-1).Due().Compare(end) > 0 {
			continue
		}
		later, again := NewSchedule(shifted(terms))
		if err != nil {
			var one, other *essor.InvalidError
			if errors.As(err, &one) && errors.As(again, &other) &&
				one.Fields[0].Pointer != "/repayment/count" && other.Fields[0].Pointer != "/repayment/count" { // beyond 2199
				require.Equal(t, one, other, "%+v", terms)
			}
			continue
		}
		require.NoError(t, again, "%+v", terms)
		compared[terms.Repayment.Kind]++
		for k := range s.Len() {
			got, want := later.At(k), s.At(k)
			want.due, _ = want.due.AddDays(round)
			require.Equal(t, want, got, "%+v", terms)
		}
	}
	for _, kind := range []Kind{"", Level, Annuity, LevelPrincipal, Balloon, Graduated, Listed} {
		require.Greater(t, compared[kind], 15, "kind %q", kind)
	}
}

// TestCourseIsMonotone: a dearer loan never asks for less, a longer one never
// for more.
func TestCourseIsMonotone(t *testing.T) {
	rng := rand.New(rand.NewPCG(51, 52))
	compared, longers := 0, 0
	for range 1_500 {
		terms := drawCourse(rng)
		r := &terms.Repayment
		if r.Kind == Listed || len(terms.Advances) > 1 || len(r.Dates) > 0 || r.Frequency == Single {
			continue
		}
		terms.Rounding.Payment, terms.Interest.Changes = Round{}, nil
		base, err := Compile(terms)
		if err != nil {
			continue
		}
		dearer := terms
		more := rng.Int64N(rateUnit / 1000)
		if terms.Interest.Quote == PerPeriod {
			dearer.Interest.PeriodRate = essor.FractionOf(terms.Interest.PeriodRate.Units() + more)
		} else {
			dearer.Interest.YearRate = essor.FractionOf(terms.Interest.YearRate.Units() + more)
		}
		// One unit of slack: the last row may come nearer to a smaller payment.
		if p, err := Compile(dearer); err == nil {
			compared++
			require.GreaterOrEqual(t, p.payment, base.payment-1, "%+v", terms)
		}
		longer := terms
		longer.Repayment.Count++
		// A row more that asks for nothing may be one that asked before.
		plain := terms.Relief.Grace == 0 && len(terms.Relief.Moratoria)+len(r.Months) == 0 && r.Calendar.Move == ""
		plain = plain && (r.Kind != Balloon || !r.Capitalise) // what is owed may grow again, up to the balloon
		if p, err := Compile(longer); err == nil && (plain || terms.Interest.firstRate() == 0) {
			longers++
			require.LessOrEqual(t, p.payment, base.payment+1, "%+v", terms)
		}
	}
	require.Greater(t, compared, 300)
	require.Greater(t, longers, 100)
}

// TestStepLostInRounding: steps are taken from rounded payments, so one that
// rounds to nothing would be lost for good, and is refused.
func TestStepLostInRounding(t *testing.T) {
	terms := Terms{
		Advances:  []Advance{{day("2026-01-01"), cash("2.97 CAD")}},
		Repayment: Repayment{Count: 14, Frequency: Weekly, Kind: Graduated, Step: part("0.081"), StepEvery: 1},
		Rounding:  Rounding{Payment: Round{Unit: cash("0.05 CAD")}},
	}
	_, err := NewSchedule(terms)
	requireFault(t, err, essor.CodeInconsistent, "/repayment/step")
	terms.Repayment.Step = part("-0.081")
	_, err = NewSchedule(terms)
	requireFault(t, err, essor.CodeInconsistent, "/repayment/step")

	terms.Repayment.Step = part("0.081")
	terms.Repayment.StepEvery = 14 // no step is ever taken
	_, err = NewSchedule(terms)
	require.NoError(t, err)
	terms.Repayment.StepEvery, terms.Advances[0].Amount = 1, cash("297.00 CAD")
	s, err := NewSchedule(terms)
	require.NoError(t, err)
	require.NoError(t, s.Verify(terms))
	for k := 1; k < s.Len()-1; k++ {
		require.InDelta(t, 1.081, float64(s.At(k).Payment().Minor())/float64(s.At(k-1).Payment().Minor()), 0.003)
	}
}

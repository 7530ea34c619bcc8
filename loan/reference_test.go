package loan

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/internal/proof"
)

// readReference decodes a compiled file of reference figures.
func readReference(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, into))
}

// TestConformanceDayCounts holds all day counts against the figures of
// QuantLib's tests. Those of ACT/ACT ICMA name a reference period: it is the
// grid of a loan whose row is due at its end.
func TestConformanceDayCounts(t *testing.T) {
	var file struct {
		Cases []struct {
			Convention, Start, End, Termination string
			Days                                *int
			Fraction                            string `json:"year_fraction"`
			RefStart                            string `json:"ref_start"`
			RefEnd                              string `json:"ref_end"`
		}
	}
	readReference(t, "daycount_quantlib", &file)
	counts := map[string]DayCount{
		"ACT/ACT ISDA": ActActISDA, "ACT/ACT ICMA": ActActICMA, "ACT/ACT AFB": ActActAFB,
		"30/360 Bond Basis (ISDA 2006 4.16(f))": BondBasis, "30E/360 (ISDA 4.16(g))": Thirty360E, "30/360 US": Thirty360US,
		"30/365": Thirty365, "30E/360 ISDA (4.16(h))": Thirty360EISDA, "ACT/366": Act366, "ACT/365.25": Act36525,
	}
	passed := 0
	for _, c := range file.Cases {
		count, from, to, end := counts[c.Convention], day(c.Start).Day(), day(c.End).Day(), 0
		require.NotEmpty(t, count, c.Convention)
		if c.Termination != "" {
			end = day(c.Termination).Day()
		}
		var num, den int64
		if count == ActActICMA {
			frequency := map[int]Frequency{12: Yearly, 6: HalfYearly}[civil.MonthsBetween(day(c.RefStart).Day(), day(c.RefEnd).Day())]
			terms := Terms{
				Advances:  []Advance{{day(c.Start), cash("1.00 CAD")}},
				Interest:  Interest{DayCount: count},
				Repayment: Repayment{Count: 1, Frequency: frequency, First: day(c.RefEnd)},
			}
			table := newTimetable(&terms, nil)
			num, den = table.years(&terms, 0, from, to)
		} else {
			n, d := count.years(from, to, end)
			num, den = int64(n), int64(d)
		}
		ok := c.Days != nil && int64(*c.Days) == num
		if c.Days == nil {
			want, err := strconv.ParseFloat(c.Fraction, 64)
			require.NoError(t, err)
			ok = math.Abs(want-float64(num)/float64(den)) < 1e-11
		}
		if ok {
			passed++
		} else {
			t.Errorf("%s from %s to %s: %d/%d", c.Convention, c.Start, c.End, num, den)
		}
	}
	proof.Conformance(t, "loan/daycount_quantlib", passed, len(file.Cases), 173)
}

// TestDayCountsByDefinition is for those without figures in print.
func TestDayCountsByDefinition(t *testing.T) {
	from, to := day("2027-12-31").Day(), day("2028-03-01").Day() // over a leap day
	for count, want := range map[DayCount][2]int{
		Act360: {61, 360}, Act365: {61, 365}, NoLeap365: {60, 365}, Thirty360E: {61, 360}, Act36525: {244, 1461},
	} {
		num, den := count.years(from, to, 0)
		require.Equal(t, want, [2]int{num, den}, count)
	}
}

// TestConformanceFineract rebuilds the schedules of Apache Fineract's
// progressive loan. Fineract keeps the annuity's payment unless another one
// brings the last row nearer to it: the nearer of our two kinds, the annuity
// where both are as near. It is solved anew with each later advance, and
// interest is posted, and so rounded, whenever the balance changes.
//
// One case counts days over the actual length of the year, and lists due
// dates that contradict its own periods (the file says so); its amounts are
// those of ACT/ACT. The rescheduled case moves due dates without counting more
// interest: listed dates of equal periods.
func TestConformanceFineract(t *testing.T) {
	var file struct {
		Cases []struct {
			Name          string
			Rate          string `json:"annual_rate_percent"`
			DaysInYear    string `json:"days_in_year"`
			DaysInMonth   string `json:"days_in_month"`
			Every         string
			Frequency     string
			Disbursements [][2]string
			Schedule      []struct {
				From, Due, Instalment, Interest, Principal, Balance string
			}
		}
	}
	readReference(t, "fineract_progressive_schedules", &file)
	passed := 0
	for _, c := range file.Cases {
		percent := decimal.RequireFromString(c.Rate).Shift(-2)
		yearRate, err := essor.NewFraction(percent)
		require.NoError(t, err)
		every, err := strconv.Atoi(c.Every)
		require.NoError(t, err)
		terms := Terms{
			Interest:  Interest{YearRate: yearRate},
			Repayment: Repayment{Count: len(c.Schedule), Every: every, Relevel: true},
			Rounding:  Rounding{Stretches: true},
		}
		for _, d := range c.Disbursements {
			amount, err := essor.NewMoney(decimal.RequireFromString(d[1]), essor.MustParseCurrency("USD"))
			require.NoError(t, err)
			terms.Advances = append(terms.Advances, Advance{day(d[0]), amount})
		}
		terms.Repayment.Frequency = map[string]Frequency{"MONTHS": Monthly, "WEEKS": Weekly, "DAYS": Daily}[c.Frequency]
		switch {
		case c.DaysInYear == "DAYS_365":
			terms.Interest.DayCount = Act365
		case c.DaysInYear == "ACTUAL":
			terms.Interest.DayCount = ActActISDA
		case c.Frequency == "DAYS":
			terms.Interest.DayCount = Act360
		}
		moved := false
		for i, r := range c.Schedule[1:] {
			moved = moved || r.From == c.Schedule[i].Due && day(r.Due).Day()-day(r.From).Day() > 40
		}
		if first := day(c.Schedule[0].Due); moved {
			for _, r := range c.Schedule {
				terms.Repayment.Dates = append(terms.Repayment.Dates, day(r.Due))
			}
		} else {
			terms.Repayment.First = first
		}
		s, err := NewSchedule(terms)
		require.NoError(t, err, c.Name)
		require.NoError(t, s.Verify(terms), c.Name)
		terms.Repayment.Kind = Annuity
		annuity, err := NewSchedule(terms)
		require.NoError(t, err, c.Name)
		require.NoError(t, annuity.Verify(terms), c.Name)
		if lastGap(annuity) <= lastGap(s) {
			s = annuity
		}
		ok := true
		for k, want := range c.Schedule {
			r := s.At(k)
			got := [4]string{s.plain(r.payment), s.plain(r.interest), s.plain(r.principal), s.plain(r.balance)}
			if got != [4]string{want.Instalment, want.Interest, want.Principal, want.Balance} {
				ok = false
				t.Errorf("%s: row %d is %v, printed %v", c.Name, k+1, got, want)
			}
			if c.DaysInYear != "ACTUAL" && r.due.String() != want.Due {
				ok = false
				t.Errorf("%s: row %d is due on %s, printed %s", c.Name, k+1, r.due, want.Due)
			}
		}
		if ok {
			passed++
		}
	}
	proof.Conformance(t, "loan/fineract_progressive_schedules", passed, len(file.Cases), 15)
}

// lastGap returns how far the last row lies from the one before it.
func lastGap(s *Schedule) int64 {
	n := s.Len()
	return size(s.rows[n-1].payment - s.rows[n-2].payment)
}

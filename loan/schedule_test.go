package loan

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// dueDays returns the due days of terms, and the day on which the period of
// the first row begins.
func dueDays(t *Terms) (due []int, before int) {
	c := newCalendar(t)
	for k := range t.Repayment.Count {
		due = append(due, c.day(k))
	}
	return due, c.day(-1)
}

// isLong reports whether the first period is longer than one of the grid: the
// oracle doesn't know those.
func isLong(t *Terms) bool {
	_, before := dueDays(t)
	return t.Advances[0].On.Day() < before
}

func TestScheduleAgainstOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	made, refused := 0, 0
	for made < 400 {
		terms := drawTerms(rng)
		if isLong(&terms) && (terms.Interest.DayCount == "" || terms.Interest.DayCount == EqualPeriods) || terms.Repayment.Count > 30 {
			continue
		}
		s, err := NewSchedule(terms)
		if err != nil {
			refused++
			continue
		}
		made++
		due, before := dueDays(&terms)
		want, ok := oracle(&terms, due, before, s.payment)
		require.True(t, ok, "%+v", terms)
		for k, w := range want {
			r := s.At(k)
			got := [...]int64{r.payment, r.principal, r.interest, r.balance}
			need := [...]int64{w.payment.IntPart(), w.principal.IntPart(), w.interest.IntPart(), w.balance.IntPart()}
			require.Equal(t, need, got, "row %d of %+v", k+1, terms)
		}
	}
	if refused > 3*made {
		t.Errorf("%d of %d terms were refused: draw better ones", refused, made+refused)
	}
}

// TestScheduleConserves is what must hold for whatever the validator admits.
func TestScheduleConserves(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 5_000 {
		terms := drawTerms(rng)
		s, err := NewSchedule(terms)
		if err != nil {
			if !errors.Is(err, essor.ErrInvalid) && !errors.Is(err, essor.ErrNoAnswer) {
				t.Fatalf("%v for %+v", err, terms)
			}
			continue
		}
		checkConserved(t, terms, s)
	}
}

func checkConserved(t *testing.T, terms Terms, s *Schedule) {
	t.Helper()
	lent, balance := int64(0), int64(0)
	for _, a := range terms.Advances {
		lent += a.Amount.Minor()
	}
	total := s.Total()
	rest := lent
	for k := range s.Len() {
		r := s.At(k)
		balance += r.advance - r.principal
		rest -= r.principal
		switch {
		case r.payment != r.principal+r.interest+r.fee, r.balance != balance, balance < 0, r.interest < 0, r.principal < 0:
			t.Fatalf("row %d does not add up: %+v of %+v", k+1, r, terms)
		case k > 0 && r.due.Compare(s.At(k-1).due) <= 0:
			t.Fatalf("row %d is not due after the row before it: %+v", k+1, terms)
		case k >= s.interestOnly && k < s.Len()-1 && r.payment != s.payment:
			t.Fatalf("row %d is not level: %+v", k+1, terms)
		case k < s.interestOnly && r.principal != 0:
			t.Fatalf("row %d is not interest alone: %+v", k+1, terms)
		}
	}
	if total.Payment.Minor() != lent+total.Interest.Minor() || total.Cost.Minor() != total.Interest.Minor()+total.Fee.Minor() {
		t.Fatalf("sums do not add up: %+v", terms)
	}
	if rest != 0 || balance != 0 || total.Principal.Minor() != lent || total.Advance.Minor() != lent {
		t.Fatalf("%d minor units lost: %+v", rest, terms)
	}
	sum := int64(0)
	for _, f := range s.Flows() {
		sum += f.Amount.Minor()
		if f.Amount.Minor() != f.Principal.Minor()+f.Interest.Minor()+f.Fee.Minor() {
			t.Fatalf("a flow is not the sum of its parts: %+v", terms)
		}
	}
	if sum != total.Cost.Minor() {
		t.Fatalf("flows add up to %d, the cost is %v: %+v", sum, total.Cost, terms)
	}
}

func TestScheduleVerifies(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 400 {
		terms := drawTerms(rng)
		s, err := NewSchedule(terms)
		if err != nil {
			continue
		}
		if err := s.Verify(terms); err != nil {
			t.Fatalf("%v for %+v", err, terms)
		}
	}
}

func TestPaymentIsMonotone(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 2_000 {
		terms := drawTerms(rng)
		terms.Advances = terms.Advances[:1]
		base, err := Compile(terms)
		if err != nil {
			continue
		}
		dearer := terms
		dearer.Interest.YearRate = essor.FractionOf(terms.Interest.YearRate.Units() + rng.Int64N(rateUnit/10))
		larger := terms
		larger.Advances = []Advance{{terms.Advances[0].On, minor(terms.Advances[0].Amount.Minor()+rng.Int64N(1_000_000), terms.Advances[0].Amount.Currency().String())}}
		for _, other := range []Terms{dearer, larger} {
			// One unit of slack: the last row may come nearer to a smaller payment.
			if p, err := Compile(other); err == nil && p.payment < base.payment-1 {
				t.Errorf("payment falls from %d to %d: %+v, %+v", base.payment, p.payment, terms, other)
			}
		}
	}
}

// TestShiftedStart: with equal periods a loan of whole periods doesn't depend
// on the calendar.
func TestShiftedStart(t *testing.T) {
	for _, f := range []Frequency{Weekly, Biweekly, SemiMonthly, Monthly} {
		terms := yearLoan()
		terms.Interest.YearRate = part("0.12")
		terms.Repayment.Frequency = f
		want, err := NewSchedule(terms)
		require.NoError(t, err)
		for shift := 1; shift < 800; shift += 7 {
			terms.Advances[0].On, _ = day("2026-01-31").AddDays(shift)
			got, err := NewSchedule(terms)
			require.NoError(t, err)
			for k := range got.Len() {
				g, w := got.At(k), want.At(k)
				g.due, w.due = essor.Date{}, essor.Date{}
				if g != w {
					t.Fatalf("%s, %d days later: row %d is %+v, was %+v", f, shift, k+1, g, w)
				}
			}
		}
	}
}

// TestRoom: terms that fill the stack buffers of NewSchedule and those that
// outgrow them are treated alike.
func TestRoom(t *testing.T) {
	for _, count := range []int{63, 64, 65, 66, 200} {
		terms := studyLoan()
		terms.Repayment.Count = count
		for n := range 8 {
			a := Advance{On: day("2026-04-20"), Amount: minor(int64(100+n), "CAD")}
			terms.Advances = append(terms.Advances, a)
			terms.Fees = append(terms.Fees, Fee{Amount: cash("1.00 CAD")})
			s, err := NewSchedule(terms)
			require.NoError(t, err)
			require.NoError(t, s.Verify(terms))
			plan, err := Compile(terms)
			require.NoError(t, err)
			require.Equal(t, s.AppendRows(nil), plan.AppendRows(nil))
			require.Equal(t, s.Payment(), plan.Payment())
			require.Equal(t, s.Len(), plan.Len())
		}
	}
}

// TestKeepsNothing: the caller may reuse its lists.
func TestKeepsNothing(t *testing.T) {
	terms := studyLoan()
	s, err := NewSchedule(terms)
	require.NoError(t, err)
	terms.Advances[1].Amount = cash("9999.00 CAD")
	terms.Fees[0].Amount = cash("1.00 CAD")
	require.NoError(t, s.Verify(studyLoan()))
	require.Error(t, s.Verify(terms))
}

func TestRowString(t *testing.T) {
	s, err := NewSchedule(studyLoan())
	require.NoError(t, err)
	require.Equal(t, "1  2026-02-01  12.05 CAD: principal 0.00, interest 12.05; advance 4000.00; balance 4000.00", s.At(0).String())
	require.Equal(t, "9  2026-10-01  286.02 CAD: principal 252.12, interest 33.90; balance 7247.88", s.At(8).String())
	terms := yearLoan()
	terms.Fees = []Fee{{Amount: cash("2.00 CAD"), Due: EachRow}}
	s, err = NewSchedule(terms)
	require.NoError(t, err)
	require.Equal(t, "12  2027-01-31  102.00 CAD: principal 100.00, interest 0.00, fee 2.00; balance 0.00", s.At(11).String())
	require.Empty(t, Row{}.String())
}

func TestAccess(t *testing.T) {
	s, err := NewSchedule(yearLoan())
	require.NoError(t, err)
	require.Equal(t, Row{}, s.At(-1))
	require.Equal(t, Row{}, s.At(12))
	require.Equal(t, s.AppendRows(nil), slices.Collect(s.All()))
	for range s.All() {
		break // a caller may stop
	}
	require.Equal(t, "100.00 CAD", s.Payment().String())
	last := s.At(11)
	require.Equal(t, []string{"12", "2027-01-31", "100.00 CAD", "100.00 CAD", "0.00 CAD", "0.00 CAD", "0.00 CAD", "0.00 CAD"},
		[]string{itoa(last.No()), last.Due().String(), last.Payment().String(), last.Principal().String(),
			last.Interest().String(), last.Fee().String(), last.Advance().String(), last.Balance().String()})
	var zero Schedule
	require.Zero(t, zero.Len())
	require.Empty(t, zero.Flows())
	require.Empty(t, zero.Explain())
	require.Equal(t, Total{}, zero.Total())
	var none Plan
	require.Empty(t, none.AppendRows(nil))
}

func TestAllocations(t *testing.T) {
	terms := studyLoan()
	if n := testing.AllocsPerRun(100, func() {
		if _, err := NewSchedule(terms); err != nil {
			t.Fatal(err)
		}
	}); n > 3 {
		t.Errorf("NewSchedule allocates %v times", n)
	}
	plan, err := Compile(terms)
	require.NoError(t, err)
	rows := plan.AppendRows(nil)
	if n := testing.AllocsPerRun(100, func() { rows = plan.AppendRows(rows[:0]) }); n != 0 {
		t.Errorf("AppendRows allocates %v times", n)
	}
}

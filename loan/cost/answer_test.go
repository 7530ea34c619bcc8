package cost

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/loan"
)

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
	part = essor.MustParseFraction
)

// flows reads "2026-01-01 -1000.00" lines as flows in dollars.
func flows(lines ...string) []loan.Flow {
	out := make([]loan.Flow, len(lines))
	for i, line := range lines {
		on, amount, _ := strings.Cut(line, " ")
		out[i] = loan.Flow{On: day(on), Amount: cash(amount + " USD")}
	}
	return out
}

// monthly returns an advance and n equal payments, a month apart.
func monthly(start, advance, payment string, n int) []loan.Flow {
	s, err := loan.NewSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day(start), Amount: cash("1000.00 USD")}},
		Repayment: loan.Repayment{Count: n},
	})
	if err != nil {
		panic(err)
	}
	out := []loan.Flow{{On: day(start), Amount: cash("-" + advance + " USD")}}
	for r := range s.All() {
		out = append(out, loan.Flow{On: r.Due(), Amount: cash(payment + " USD")})
	}
	return out
}

func TestRate(t *testing.T) {
	tests := []struct {
		name  string
		rule  Rule
		flows []loan.Flow
		want  string // as many decimals as are known
	}{
		{"a tenth more after a year", Effective, flows("2026-01-01 -100.00", "2027-01-01 110.00"), "0.1"},
		{"compounded over two years", Effective, flows("2025-01-01 -100.00", "2027-01-01 121.00"), "0.1"},
		{"nothing more", Effective, monthly("2026-01-31", "1000.00", "100.00", 10), "0"},
		{"nothing more, by months", NominalMonthly, monthly("2026-01-31", "1000.00", "100.00", 10), "0"},
		{"less than was lent", Effective, flows("2026-01-01 -100.00", "2027-01-01 90.00"), "-0.1"},
		{"almost nothing", Effective, flows("2026-01-01 -100.00", "2027-01-01 1.00"), "-0.99"},
		{"one per cent a week", NominalWeekly, flows("2026-01-01 -100.00", "2026-01-08 101.00"), "0.52"},
		{"in two weeks", NominalWeekly, flows("2026-01-01 -100.00", "2026-01-15 102.01"), "0.52"},
		{"one per cent a month", NominalMonthly, flows("2026-01-31 -100.00", "2026-02-28 101.00"), "0.12"},
		{"a month and 15 thirtieths", NominalMonthly, flows("2026-01-17 -10000.00", "2026-03-01 10149.00"), "0.1189"},

		// The reference files misc_published_schedules and uk_fca_apr name the sources.
		{"curo, US Appendix J", NominalMonthly, monthly("2022-01-01", "1000.00", "340.02", 3), "0.11996224"},
		{"12 % flat over four months", NominalMonthly, monthly("2026-01-01", "100.00", "26.00", 4), "0.19049989"},
		{"UK, 31 days", Effective, flows("2026-01-01 -100.00", "2026-02-01 125.00"), "12.836851"},
		{"UK, 28 days", Effective, flows("2026-01-01 -250.00", "2026-01-29 319.97"), "23.947542"},
		{"UK, nine days", Effective, flows("2026-01-01 -150.00", "2026-01-10 191.99"), "22234.275238"},

		// Exactly half a step: the even one.
		{"half a step", Effective, flows("2026-01-01 -20000000000.00", "2027-01-01 20000000000.01"), "0"},
		{"one step and a half", Effective, flows("2026-01-01 -20000000000.00", "2027-01-01 20000000000.03"), "0.000000000002"},
		{"more than half a step", Effective, flows("2026-01-01 -19999999999.99", "2027-01-01 20000000000.00"), "0.000000000001"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer, err := Of(tt.rule, tt.flows)
			require.NoError(t, err)
			require.NoError(t, answer.Verify(tt.flows))
			want := part(tt.want).Decimal()
			places := max(0, -want.Exponent())
			if _, decimals, ok := strings.Cut(tt.want, "."); ok {
				places = int32(len(decimals))
			}
			got := answer.Year.Decimal()
			if !strings.Contains(tt.name, "step") {
				got = got.Round(places)
			}
			require.True(t, want.Equal(got), "got %v, want %s", answer.Year, tt.want)
		})
	}
}

func TestAnswerInMoney(t *testing.T) {
	s := schedule(t, 24)
	a, err := Of(NominalMonthly, s)
	require.NoError(t, err)
	require.Equal(t, Answer{
		Rule: NominalMonthly, Year: part("0.170704636627"),
		Received: cash("19600.00 INR"), Paid: cash("23273.58 INR"), Cost: cash("3673.58 INR"), Fee: cash("400.00 INR"),
		Flows: a.Flows,
	}, a)
	rate, err := Rate(NominalMonthly, s)
	require.NoError(t, err)
	require.Equal(t, a.Year, rate)

	bare, err := Of(Effective, flows("2026-01-01 -100.00", "2027-01-01 110.00"))
	require.NoError(t, err)
	require.Equal(t, essor.Money{}, bare.Fee, "nobody told of fees")
}

func TestNoSolution(t *testing.T) {
	tests := []struct {
		name  string
		flows []loan.Flow
	}{
		{"all on one day", flows("2026-01-01 -100.00", "2026-01-01 100.00")},
		{"all on one day, with a gain", flows("2026-01-01 -100.00", "2026-01-01 110.00")},
		{"nothing left of each day", flows("2026-01-01 -100.00", "2026-01-01 100.00", "2026-02-01 -5.00", "2026-02-01 5.00")},
		{"next to nothing comes back", flows("2026-01-01 -1000.00", "2026-02-01 0.01")},
		{"beyond all rates", flows("2026-01-01 -1.00", "2026-01-02 5.00")},
		{"two rates", flows("2026-01-01 -1000.00", "2027-01-01 2030.00", "2028-01-01 -1000.00")},
		{"two rates in one", flows("2026-01-01 -1000.00", "2027-01-01 2200.00", "2028-01-01 -1210.00")},
		{"no rate at all", flows("2026-01-01 -1000.00", "2027-01-01 1900.00", "2028-01-01 -1000.00")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Of(Effective, tt.flows)
			require.ErrorIs(t, err, essor.ErrNoAnswer)
			var fault *essor.FieldError
			require.ErrorAs(t, err, &fault)
			require.Equal(t, essor.CodeNoSolution, fault.Code)
		})
	}
}

// TestTranches: payments between advances do not make a loan ambiguous.
func TestTranches(t *testing.T) {
	terms := loan.Terms{
		Advances: []loan.Advance{
			{On: day("2026-01-12"), Amount: cash("4000.00 CAD")},
			{On: day("2026-04-01"), Amount: cash("3500.00 CAD")},
			{On: day("2026-09-20"), Amount: cash("500.00 CAD")},
		},
		Interest:  loan.Interest{YearRate: part("0.055"), DayCount: loan.Act365},
		Repayment: loan.Repayment{Count: 36, First: day("2026-02-01")},
		Relief:    loan.Relief{InterestOnly: 9},
	}
	s, err := loan.NewSchedule(terms)
	require.NoError(t, err)
	for _, rule := range []Rule{Effective, NominalMonthly, NominalWeekly} {
		a, err := Of(rule, s.Flows())
		require.NoError(t, err)
		require.NoError(t, a.Verify(s.Flows()))
		if year := a.Year.Float64(); year < 0.0545 || year > 0.0567 {
			t.Errorf("%s: %v is far from the terms' 5.5 %%", rule, a.Year)
		}
	}
}

func TestFlowsRefused(t *testing.T) {
	good := flows("2026-01-01 -100.00", "2026-06-01 50.00", "2027-01-01 60.00")
	tests := []struct {
		name    string
		change  func([]loan.Flow) []loan.Flow
		code    essor.Code
		pointer string
	}{
		{"none", func(f []loan.Flow) []loan.Flow { return nil }, essor.CodeRequired, "/flows"},
		{"too many", func(f []loan.Flow) []loan.Flow { return make([]loan.Flow, MaxFlows+1) }, essor.CodeTooMany, "/flows"},
		{"no advance", func(f []loan.Flow) []loan.Flow { return f[1:] }, essor.CodeRequired, "/flows"},
		{"no payment", func(f []loan.Flow) []loan.Flow { return f[:1] }, essor.CodeRequired, "/flows"},
		{"no day", func(f []loan.Flow) []loan.Flow { f[1].On = essor.Date{}; return f }, essor.CodeRequired, "/flows/1/on"},
		{"out of order", func(f []loan.Flow) []loan.Flow { f[1].On = day("2025-12-31"); return f }, essor.CodeInconsistent, "/flows/1/on"},
		{"no amount", func(f []loan.Flow) []loan.Flow { f[1].Amount = essor.Money{}; return f }, essor.CodeRequired, "/flows/1/amount"},
		{"two currencies", func(f []loan.Flow) []loan.Flow { f[1].Amount = cash("5.00 CAD"); return f }, essor.CodeCurrencyMismatch, "/flows/1/amount"},
		{"parts that do not add up", func(f []loan.Flow) []loan.Flow {
			f[1].Principal, f[1].Fee = cash("40.00 USD"), cash("9.99 USD")
			return f
		}, essor.CodeInconsistent, "/flows/1/amount"},
		{"a part in another currency", func(f []loan.Flow) []loan.Flow { f[1].Fee = cash("50.00 CAD"); return f }, essor.CodeInconsistent, "/flows/1/amount"},
		{"beyond all sums", func(f []loan.Flow) []loan.Flow {
			f[1].Amount, f[2].Amount = cash("999999999999999.99 USD"), cash("0.01 USD")
			return f
		}, essor.CodeOverflow, "/flows"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bad := tt.change(append([]loan.Flow{}, good...))
			_, err := Of(Effective, bad)
			requireFault(t, err, tt.code, tt.pointer)
		})
	}
	_, err := Of("annual", good)
	requireFault(t, err, essor.CodeUnknownValue, "/rule")
	_, err = Of(Effective, make([]loan.Flow, MaxFlows))
	var all *essor.InvalidError
	require.ErrorAs(t, err, &all)
	require.Len(t, all.Fields, essor.MaxFieldErrors)
}

func requireFault(t *testing.T, err error, code essor.Code, pointer string) {
	t.Helper()
	var many *essor.InvalidError
	var one *essor.FieldError
	switch {
	case errors.As(err, &many):
		for _, f := range many.Fields {
			if f.Code == code && f.Pointer == pointer {
				return
			}
		}
	case errors.As(err, &one):
		if one.Code == code && one.Pointer == pointer {
			return
		}
	}
	t.Errorf("got %v, want %s at %q", err, code, pointer)
}

// TestVerifyCatchesEveryChange changes one thing at a time in the JSON of
// answers, the rate by a single step among them.
func TestVerifyCatchesEveryChange(t *testing.T) {
	for _, rule := range []Rule{Effective, NominalMonthly, NominalWeekly} {
		f := schedule(t, 24)
		answer, err := Of(rule, f)
		require.NoError(t, err)
		document, err := json.Marshal(answer)
		require.NoError(t, err)
		var read Answer
		require.NoError(t, essor.Decode(document, &read))
		require.Equal(t, answer, read)
		require.NoError(t, read.Verify(f))
		for at, changed := range proof.Mutations(document) {
			var read Answer
			if essor.Decode(changed, &read) == nil && read.Verify(f) == nil {
				t.Errorf("a change at %s went unseen", at)
			}
		}
		for _, off := range []int64{-1_000_000, -1, 1, 1_000_000} {
			wrong := answer
			wrong.Year = essor.FractionOf(answer.Year.Units() + off)
			requireFault(t, wrong.Verify(f), essor.CodeInconsistent, "/year_rate")
		}
		wrong := answer
		wrong.Year = part("-5")
		requireFault(t, wrong.Verify(f), essor.CodeInconsistent, "/year_rate")
		requireFault(t, answer.Verify(f[:20]), essor.CodeInconsistent, "/flows")
	}
	// Flows that have no answer have none that verifies.
	same := flows("2026-01-01 -100.00", "2026-01-01 110.00")
	print, err := essor.FingerprintOf(flowsKind, same)
	require.NoError(t, err)
	a := add(same)
	a.Rule, a.Flows = Effective, print
	require.ErrorIs(t, a.Verify(same), essor.ErrNoAnswer)
	print, err = essor.FingerprintOf(flowsKind, same[:1])
	require.NoError(t, err)
	a.Flows = print
	require.ErrorIs(t, a.Verify(same[:1]), essor.ErrInvalid)
}

// TestRateUndoesSchedule: without fees and on whole periods, the nominal rate
// of a schedule is the rate of its terms, but for the rounding of payments.
func TestRateUndoesSchedule(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		year := essor.FractionOf(rng.Int64N(essor.FractionUnit / 2))
		rule, frequency := NominalMonthly, loan.Monthly
		if rng.IntN(2) == 0 {
			rule, frequency = NominalWeekly, loan.Weekly
		}
		start, _ := essor.DateOfDay(20_000 + rng.IntN(3_000))
		s, err := loan.NewSchedule(loan.Terms{
			Advances:  []loan.Advance{{On: start, Amount: cash("1000000000.00 USD")}},
			Interest:  loan.Interest{YearRate: year},
			Repayment: loan.Repayment{Count: 1 + rng.IntN(120), Frequency: frequency},
		})
		require.NoError(t, err)
		a, err := Of(rule, s.Flows())
		require.NoError(t, err)
		require.NoError(t, a.Verify(s.Flows()))
		if off := a.Year.Float64() - year.Float64(); off > 1e-9 || off < -1e-9 {
			t.Errorf("%s: %v of terms at %v", rule, a.Year, year)
		}
	}
}

func TestExplain(t *testing.T) {
	said := map[string]bool{}
	for _, rule := range []Rule{Effective, NominalMonthly, NominalWeekly} {
		a, err := Of(rule, schedule(t, 24))
		require.NoError(t, err)
		for _, r := range a.Explain() {
			said[r.Code] = true
			for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
				_, err := Catalog().Text(lang, r)
				require.NoError(t, err)
			}
		}
	}
	require.Len(t, said, 5, "three rates, the fees and the money")
	free, err := Of(Effective, monthly("2026-01-31", "1000.00", "100.00", 10))
	require.NoError(t, err)
	require.Len(t, free.Explain(), 1)
}

func TestRateAllocations(t *testing.T) {
	study, err := loan.NewSchedule(loan.StudyLoan([]loan.Advance{
		{On: day("2026-01-12"), Amount: cash("4000.00 CAD")}, {On: day("2026-04-01"), Amount: cash("3500.00 CAD")},
	}, essor.MustParseFraction("0.055"), 8, 28))
	require.NoError(t, err)
	for _, flows := range [][]loan.Flow{schedule(t, 36), study.Flows()} {
		for _, rule := range []Rule{Effective, NominalMonthly, EUAPRC, CanadaCriminal} {
			if n := testing.AllocsPerRun(100, func() { _, _ = Rate(rule, flows) }); n != 0 {
				t.Errorf("%s allocates %v times", rule, n)
			}
		}
	}
}

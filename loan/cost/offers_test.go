package cost

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

func TestBetter(t *testing.T) {
	// 4,000 for a year at 5.5 % against 500 for two weeks at 15 a hundred:
	// 0.15 / 14 × 365 × 4,000.
	ours := []loan.Flow{{On: day("2026-03-02"), Amount: cash("-4000.00 CAD")}, {On: day("2027-03-02"), Amount: cash("4220.00 CAD")}}
	payday := []loan.Flow{{On: day("2026-03-02"), Amount: cash("-500.00 CAD")}, {On: day("2026-03-16"), Amount: cash("575.00 CAD")}}
	c, err := Better(ours, payday)
	require.NoError(t, err)
	require.NoError(t, c.Verify(ours, payday))
	require.Equal(t, cash("15642.86 CAD"), c.Like)
	require.Equal(t, cash("15422.86 CAD"), c.Saves)
	require.Equal(t, part("0.055"), c.A.Year)

	back, err := Better(payday, ours)
	require.NoError(t, err)
	require.Equal(t, cash("1.05 CAD"), back.Like, "500 for 14 days at 5.5 %")
	require.Equal(t, cash("-73.95 CAD"), back.Saves)

	same, err := Better(payday, payday)
	require.NoError(t, err)
	require.True(t, same.Saves.Sign() == 0)

	require.Error(t, c.Verify(payday, ours))
	wrong := c
	wrong.A.Rule = USRegZ
	requireFault(t, wrong.Verify(ours, payday), essor.CodeInconsistent, "/a/rule")
	wrong = c
	wrong.B.Paid = cash("575.01 CAD")
	requireFault(t, wrong.Verify(ours, payday), essor.CodeInconsistent, "/b/paid")
}

func TestBetterRefuses(t *testing.T) {
	good := flows("2026-01-01 -100.00", "2027-01-01 110.00")
	_, err := Better(nil, good)
	requireFault(t, err, essor.CodeRequired, "/a/flows")
	_, err = Better(good, flows("2026-01-01 -100.00"))
	requireFault(t, err, essor.CodeRequired, "/b/flows")
	_, err = Better(good, []loan.Flow{{On: day("2026-01-01"), Amount: cash("-1.00 CAD")}, {On: day("2026-01-02"), Amount: cash("1.00 CAD")}})
	requireFault(t, err, essor.CodeCurrencyMismatch, "/b")
	_, err = Better(good, flows("2026-01-01 -100.00", "2026-01-01 100.00"))
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	_, err = Better(good, flows("2026-01-01 -1.00", "2026-01-02 5.00"))
	requireFault(t, err, essor.CodeNoSolution, "/b")
	_, err = Better(flows("2026-01-01 -1.00", "2026-01-02 5.00"), good)
	requireFault(t, err, essor.CodeNoSolution, "/a")
	_, err = Better(flows("1901-01-01 -900000000000000.00", "2190-01-01 900000000000000.00"), flows("2026-01-01 -1.00", "2026-01-02 1.05"))
	requireFault(t, err, essor.CodeOverflow, "")
}

func TestIRR(t *testing.T) {
	tests := []struct {
		name  string
		flows []loan.Flow
		want  []string
	}{
		{"one", flows("2026-01-01 -100.00", "2027-01-01 110.00"), []string{"0.1"}},
		{"below zero", flows("2026-01-01 -100.00", "2027-01-01 50.00"), []string{"-0.5"}},
		{"two", flows("2026-01-01 -1000.00", "2027-01-01 2300.00", "2028-01-01 -1320.00"), []string{"0.1", "0.2"}},
		{"none: the curve stays below", flows("2026-01-01 -1000.00", "2027-01-01 1900.00", "2028-01-01 -1000.00"), nil},
		{"none: beyond all limits", flows("2026-01-01 -1.00", "2026-01-02 5.00"), nil},
		{"none: nothing comes back in time", flows("2026-01-01 -100.00", "2026-01-01 150.00", "2027-01-01 10.00"), nil},
		{"one of three changes", flows("2026-01-01 -100.00", "2027-01-01 130.00", "2028-01-01 -10.00", "2029-01-01 5.00"), []string{"0.252006084169"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := IRR(tt.flows)
			require.NoError(t, err)
			require.NoError(t, r.Verify(tt.flows))
			require.NotNil(t, r.Rates)
			require.Len(t, r.Rates, len(tt.want))
			for i, want := range tt.want {
				require.Equal(t, part(want), r.Rates[i])
			}
			one, ok := r.One()
			require.Equal(t, len(tt.want) == 1, ok)
			if ok {
				require.Equal(t, r.Rates[0], one)
			}
		})
	}
	_, err := IRR(flows("2026-01-01 -100.00", "2026-01-01 100.00"))
	requireFault(t, err, essor.CodeUndefined, "")
	_, err = IRR(nil)
	requireFault(t, err, essor.CodeRequired, "/flows")
	_, err = IRR(flows("2026-01-01 -1000.00", "2027-01-01 2200.00", "2028-01-01 -1210.00")) // 10 % twice
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	good := flows("2026-01-01 -100.00", "2027-01-01 110.00")
	r, err := IRR(good)
	require.NoError(t, err)
	requireFault(t, r.Verify(good[:1]), essor.CodeInconsistent, "/flows")
}

// TestNearestZero: of two rates the laws of Europe take the one nearest zero
// that is not negative, the rules of finance none.
func TestNearestZero(t *testing.T) {
	two := flows("2025-01-01 150.00", "2026-01-01 -30000.00", "2027-01-01 33000.00")
	_, err := Rate(Effective, two)
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	for _, rule := range []Rule{EUAPRC, UKAPR, UKAPRDays} {
		a, err := Of(rule, two)
		require.NoError(t, err)
		require.NoError(t, a.Verify(two))
		require.InDelta(t, 0.1061, a.Year.Float64(), 0.0005, rule)
	}
	negative := flows("2025-01-01 150.00", "2026-01-01 -30000.00", "2027-01-01 15000.00")
	a, err := Of(EUAPRC, negative)
	require.NoError(t, err)
	require.NoError(t, a.Verify(negative))
	require.Equal(t, 1, a.Year.Sign(), "there is a positive one too, of 19,850 %%")
	_, err = Of(EUAPRC, flows("2025-01-01 1000.00", "2026-01-01 -1900.00", "2027-01-01 1000.00"))
	require.ErrorIs(t, err, essor.ErrNoAnswer)
}

func TestRounded(t *testing.T) {
	tests := []struct {
		rule       Rule
		rate, want string
	}{
		{EUAPRC, "0.0645", "0.065"}, // a half goes up
		{EUAPRC, "0.064499999999", "0.064"},
		{EUAPRC, "-0.0645", "-0.064"},
		{CEMACTEG, "0.12345", "0.1235"},
		{Effective, "0.12344", "0.1234"},
		{"unknown", "0.12344", "0.1234"},
	}
	for _, tt := range tests {
		require.Equal(t, part(tt.want), Answer{Rule: tt.rule, Year: part(tt.rate)}.Rounded(), "%s %s", tt.rule, tt.rate)
	}
}

func TestRules(t *testing.T) {
	list := Rules()
	for i, info := range list {
		require.True(t, info.Rule.known(), info.Rule)
		require.NotEmpty(t, info.Law)
		require.Contains(t, []Evidence{Read, Secondary, Inferred}, info.Evidence)
		if info.Evidence != Read {
			require.NotEmpty(t, info.Open, "%s: what is open?", info.Rule)
		}
		if i > 3 {
			require.Less(t, list[i-1].Rule, info.Rule, "by name")
		}
		require.Equal(t, info.Country == "", i < 3)
	}
	require.False(t, Rule("annual").known())
	list[0].Law = "changed"
	require.NotEqual(t, "changed", Rules()[0].Law)
}

func TestFlatRefuses(t *testing.T) {
	good := Flat{YearRate: part("0.12"), Count: 4, PerYear: 12}
	nominal, effective, err := good.True()
	require.NoError(t, err)
	require.Equal(t, "0.190499890123", nominal.String())
	require.Equal(t, "0.208045317064", effective.String())
	for pointer, change := range map[string]func(*Flat){
		"/year_rate": func(f *Flat) { f.YearRate = part("-0.1") },
		"/count":     func(f *Flat) { f.Count = 1201 },
		"/per_year":  func(f *Flat) { f.PerYear = 0 },
		"/fee":       func(f *Flat) { f.Fee = part("1") },
	} {
		bad := good
		change(&bad)
		_, _, err := bad.True()
		requireFault(t, err, essor.CodeOutOfRange, pointer)
	}
	_, _, err = Flat{YearRate: part("10"), Count: 1, PerYear: 1, Fee: part("0.999999999999")}.True()
	require.ErrorIs(t, err, essor.ErrNoAnswer, "a rate beyond the limits")
	_, _, err = Flat{YearRate: part("1"), Count: 1, PerYear: 366, Fee: part("0.5")}.True()
	require.ErrorIs(t, err, essor.ErrNoAnswer, "effective beyond the limits")
}

func TestQuotes(t *testing.T) {
	for _, tt := range []struct {
		nominal   string
		n         int
		effective string
	}{
		{"0.05", 2, "0.050625"},
		{"0.1", 1, "0.1"},
		{"0.12", 12, "0.126825030132"},
		{"-0.5", 2, "-0.4375"},
		{"0", 365, "0"},
	} {
		effective, err := EffectiveOf(part(tt.nominal), tt.n)
		require.NoError(t, err)
		require.Equal(t, part(tt.effective), effective)
		nominal, err := NominalOf(effective, tt.n)
		require.NoError(t, err)
		require.InDelta(t, part(tt.nominal).Float64(), nominal.Float64(), 1e-11)
	}
	_, err := EffectiveOf(part("-1"), 12)
	requireFault(t, err, essor.CodeOutOfRange, "/year_rate")
	_, err = NominalOf(part("0.1"), 367)
	requireFault(t, err, essor.CodeOutOfRange, "/per_year")
	_, err = EffectiveOf(part("4000000"), 366)
	requireFault(t, err, essor.CodeOutOfRange, "/year_rate")
}

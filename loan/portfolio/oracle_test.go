package portfolio

import (
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// The oracle works on the plain list of loans, in decimals, from the
// documentation alone.

func sumOf(loans []Loan, amount func(l Loan) essor.Money, pass func(l Loan) bool) (decimal.Decimal, int64) {
	sum, n := decimal.Zero, int64(0)
	for _, l := range loans {
		if pass(l) {
			sum, n = sum.Add(amount(l).Decimal()), n+1
		}
	}
	return sum, n
}

func balance(l Loan) essor.Money { return l.Outstanding }
func isActive(l Loan) bool       { return l.Outstanding.Sign() > 0 }
func all(Loan) bool              { return true }

// requireMoney compares an amount of the report, which is always set.
func requireMoney(t *testing.T, want decimal.Decimal, got essor.Money, what string) {
	t.Helper()
	require.Equal(t, cad, got.Currency(), what)
	require.True(t, want.Equal(got.Decimal()), "%s: want %s, got %s", what, want, got)
}

// requireShare compares a ratio to the nearest step of a Fraction.
func requireShare(t *testing.T, num, den decimal.Decimal, got essor.Fraction, what string) {
	t.Helper()
	if den.IsZero() {
		require.Zero(t, got, what)
		return
	}
	r := new(big.Rat).Quo(num.Rat(), den.Rat())
	gap := new(big.Rat).Sub(r, big.NewRat(got.Units(), essor.FractionUnit))
	require.LessOrEqual(t, gap.Abs(gap).Cmp(big.NewRat(1, 2*essor.FractionUnit)), 0, what)
}

func requireRatio(t *testing.T, num, den decimal.Decimal, got *essor.Fraction, what string) {
	t.Helper()
	if den.IsZero() {
		require.Nil(t, got, what)
		return
	}
	require.NotNil(t, got, what)
	requireShare(t, num, den, *got, what)
}

func requireHolding(t *testing.T, loans []Loan, pass func(l Loan) bool, got Holding, what string) {
	t.Helper()
	whole, count := sumOf(loans, balance, isActive)
	part, n := sumOf(loans, balance, func(l Loan) bool { return isActive(l) && pass(l) })
	require.Equal(t, n, got.Loans, what)
	requireMoney(t, part, got.Balance, what)
	requireShare(t, part, whole, got.Share, what)
	requireShare(t, decimal.NewFromInt(n), decimal.NewFromInt(count), got.LoanShare, what)
}

func requireFigures(t *testing.T, rules Rules, loans []Loan, f *Figures) {
	t.Helper()
	sum := func(amount func(l Loan) essor.Money) decimal.Decimal { s, _ := sumOf(loans, amount, all); return s }
	_, borrowers := sumOf(loans, balance, func(l Loan) bool { return !l.Further })
	_, active := sumOf(loans, balance, isActive)
	_, lost := sumOf(loans, balance, func(l Loan) bool { return l.WrittenOff.Sign() > 0 })
	_, owing := sumOf(loans, balance, func(l Loan) bool { return isActive(l) && !l.Further })
	require.Equal(t, []int64{int64(len(loans)), borrowers, active, owing, lost}, []int64{f.Loans, f.Borrowers, f.Active, f.ActiveBorrowers, f.LostLoans})
	requireMoney(t, sum(func(l Loan) essor.Money { return l.Approved }), f.Approved, "approved")
	requireMoney(t, sum(func(l Loan) essor.Money { return l.Disbursed }), f.Disbursed, "disbursed")
	requireMoney(t, sum(balance), f.Outstanding, "outstanding")
	requireMoney(t, sum(func(l Loan) essor.Money { return l.Arrears }), f.Arrears, "arrears")
	requireMoney(t, sum(func(l Loan) essor.Money { return l.Unpaid }), f.Unpaid, "unpaid")
	requireMoney(t, sum(func(l Loan) essor.Money { return l.WrittenOff }), f.WrittenOff, "written off")
	requireMoney(t, sum(func(l Loan) essor.Money { return l.Recovered }), f.Recovered, "recovered")
	requireHolding(t, loans, func(l Loan) bool { return l.Restructured }, f.Restructured, "restructured")
	requireHolding(t, loans, func(l Loan) bool { return l.Moratorium }, f.Moratorium, "moratorium")
	requireHolding(t, loans, func(l Loan) bool { return l.NonAccrual }, f.NonAccrual, "non-accrual")
	for i, at := range rules.Boundaries {
		isLate := func(l Loan) bool { return l.DaysLate > at.Days || at.OrMore && l.DaysLate == at.Days }
		risk := f.AtRisk[i]
		require.Equal(t, at, risk.Boundary)
		requireHolding(t, loans, isLate, risk.Late, "late")
		requireHolding(t, loans, func(l Loan) bool { return !isLate(l) && l.Restructured }, risk.Restructured, "restructured beside")
		requireHolding(t, loans, func(l Loan) bool { return !isLate(l) && !l.Restructured && l.Moratorium }, risk.Moratorium, "moratorium beside")
		requireHolding(t, loans, func(l Loan) bool { return isLate(l) || l.Restructured || l.Moratorium }, risk.Together, "together")
	}
	if !rules.From.IsSet() {
		require.Nil(t, f.Period)
		return
	}
	requirePeriod(t, rules, loans, f)
}

func requirePeriod(t *testing.T, rules Rules, loans []Loan, f *Figures) {
	t.Helper()
	p := f.Period
	sum := func(amount func(f Flow) essor.Money) decimal.Decimal {
		s, _ := sumOf(loans, func(l Loan) essor.Money { return amount(l.Flow) }, all)
		return s
	}
	opening, lost := sum(func(f Flow) essor.Money { return f.Opening }), sum(func(f Flow) essor.Money { return f.WrittenOff })
	back, average := sum(func(f Flow) essor.Money { return f.Recovered }), sum(func(f Flow) essor.Money { return f.Average })
	requireMoney(t, opening, p.Flow.Opening, "opening")
	requireMoney(t, sum(func(f Flow) essor.Money { return f.Lent }), p.Flow.Lent, "lent")
	requireMoney(t, sum(func(f Flow) essor.Money { return f.Capitalised }), p.Flow.Capitalised, "capitalised")
	requireMoney(t, sum(func(f Flow) essor.Money { return f.Repaid }), p.Flow.Repaid, "repaid")
	requireMoney(t, sum(func(f Flow) essor.Money { return f.Forgiven }), p.Flow.Forgiven, "forgiven")
	requireMoney(t, lost, p.Flow.WrittenOff, "lost")
	requireMoney(t, average, p.Flow.Average, "average")
	received := sum(func(f Flow) essor.Money { return f.Interest }).Add(sum(func(f Flow) essor.Money { return f.Fees })).Sub(sum(func(f Flow) essor.Money { return f.Returned }))
	base := average
	if rules.Average != Daily {
		base = opening.Add(f.Outstanding.Decimal()).Mul(decimal.RequireFromString("0.5"))
	}
	days := decimal.NewFromInt(int64(asOf.Sub(rules.From) + 1))
	requireRatio(t, received, base, p.Yield, "yield")
	requireRatio(t, received.Mul(decimal.NewFromInt(365)), base.Mul(days), p.YearYield, "yield of a year")
	requireRatio(t, lost, base, p.WriteOffRatio, "write-off ratio")
	requireRatio(t, lost.Sub(back), base, p.LossRate, "loss rate")
	flow := opening.Add(p.Flow.Lent.Decimal()).Add(p.Flow.Capitalised.Decimal()).Sub(p.Flow.Repaid.Decimal()).Sub(p.Flow.Forgiven.Decimal()).Sub(lost)
	require.True(t, flow.Equal(f.Outstanding.Decimal()))
}

func requireVintages(t *testing.T, headline Boundary, loans []Loan, vintages []Vintage) {
	t.Helper()
	seen := 0
	for i, v := range vintages {
		require.True(t, i == 0 || vintages[i-1].Month.Compare(v.Month) < 0)
		year, month, first := v.Month.Date()
		require.Equal(t, 1, first)
		mine := slices.DeleteFunc(slices.Clone(loans), func(l Loan) bool {
			y, m, _ := l.Opened.Date()
			return !l.Opened.IsSet() || y != year || m != month
		})
		seen += len(mine)
		isLate := func(days int) bool { return days > headline.Days || headline.OrMore && days == headline.Days }
		lent, _ := sumOf(mine, func(l Loan) essor.Money { return l.Disbursed }, all)
		left, _ := sumOf(mine, balance, all)
		late, n := sumOf(mine, balance, func(l Loan) bool { return isActive(l) && isLate(l.DaysLate) })
		_, ever := sumOf(mine, balance, func(l Loan) bool { return isLate(l.DaysLate) || isLate(l.MostDaysLate) })
		require.Equal(t, []int64{int64(len(mine)), n, ever}, []int64{v.Loans, v.LateLoans, v.EverLate})
		requireMoney(t, lent, v.Disbursed, "disbursed")
		requireMoney(t, left, v.Outstanding, "outstanding")
		requireMoney(t, late, v.AtRisk, "at risk")
		points := 0
		for age := range 40 {
			byThen := func(l Loan) bool {
				y, m, _ := l.WrittenOffOn.Date()
				return l.WrittenOffOn.IsSet() && 12*(y-year)+int(m)-int(month) <= age
			}
			sum, n := sumOf(mine, func(l Loan) essor.Money { return l.WrittenOff }, byThen)
			if points < len(v.Losses) && v.Losses[points].Age == age {
				points++
			}
			if n == 0 {
				require.Zero(t, points)
				continue
			}
			require.Equal(t, n, v.Losses[points-1].Loans)
			requireMoney(t, sum, v.Losses[points-1].WrittenOff, "lost by an age")
			requireShare(t, sum, lent, v.Losses[points-1].Share, "default curve")
		}
		require.Len(t, v.Losses, points)
	}
	_, lent := sumOf(loans, balance, func(l Loan) bool { return l.Opened.IsSet() })
	require.Equal(t, lent, int64(seen))
}

func requireLosses(t *testing.T, rules Rules, loans []Loan, r *Report) {
	t.Helper()
	half := func(d decimal.Decimal) decimal.Decimal { return d.RoundBank(2) }
	total := decimal.Zero
	for i, step := range rules.Provision.Steps {
		in := func(l Loan) bool {
			return isActive(l) && l.DaysLate >= step.DaysLate && (i+1 == len(rules.Provision.Steps) || l.DaysLate < rules.Provision.Steps[i+1].DaysLate)
		}
		sound, _ := sumOf(loans, balance, func(l Loan) bool { return in(l) && !l.Restructured })
		altered, _ := sumOf(loans, balance, func(l Loan) bool { return in(l) && l.Restructured })
		requireMoney(t, sound, r.Provision.Lines[i].Balance, "step")
		requireMoney(t, altered, r.Provision.Lines[i].Restructured, "step, restructured")
		amount := half(sound.Mul(step.Rate.Decimal())).Add(half(altered.Mul(decimal.Max(step.Rate.Decimal(), step.Restructured.Decimal()))))
		requireMoney(t, amount, r.Provision.Lines[i].Amount, "amount of a step")
		total = total.Add(amount)
	}
	if len(rules.Provision.Steps) > 0 {
		requireMoney(t, total, r.Provision.Amount, "provision")
		requireRatio(t, total, r.headline().Together.Balance.Decimal(), r.Provision.Coverage, "coverage")
	}
	if g := rules.Guarantee; g != nil {
		lost := r.Total.WrittenOff.Decimal().Sub(r.Total.Recovered.Decimal())
		borne := half(decimal.Max(decimal.Zero, lost.Sub(g.After.Decimal())).Mul(g.Share.Decimal()))
		if g.Cap != (essor.Money{}) {
			borne = decimal.Min(borne, g.Cap.Decimal())
			requireMoney(t, g.Cap.Decimal().Sub(borne), *r.Guarantee.Left, "left")
		}
		requireMoney(t, lost, r.Guarantee.Lost, "lost")
		requireMoney(t, borne, r.Guarantee.Borne, "borne")
		requireMoney(t, lost.Sub(borne), r.Guarantee.Own, "own")
	}
}

func requireLargest(t *testing.T, rules Rules, loans []Loan, got Largest) {
	t.Helper()
	balances := []decimal.Decimal{}
	for _, l := range loans {
		if isActive(l) {
			balances = append(balances, l.Outstanding.Decimal())
		}
	}
	slices.SortFunc(balances, func(a, b decimal.Decimal) int { return b.Cmp(a) })
	most := rules.Largest
	if most == 0 {
		most = 10
	}
	top := decimal.Zero
	for _, d := range balances[:min(most, len(balances))] {
		top = top.Add(d)
	}
	requireMoney(t, top, got.Top.Balance, "the largest")
	require.Equal(t, int64(min(most, len(balances))), got.Top.Loans)
	if len(balances) > 0 {
		requireMoney(t, balances[0], got.First.Balance, "the largest one")
	}
}

// Every figure of random books is what a plain list of the loans comes to.
func TestReportAgainstTheList(t *testing.T) {
	for seed := range rounds(100) {
		r := draw(seed)
		rules := drawRules(r)
		loans := drawLoans(r, rules, r.IntN(60))
		report, err := bookOf(t, rules, loans).Report()
		require.NoError(t, err)
		told := rules.filled()
		requireFigures(t, told, loans, &report.Total)
		requireVintages(t, told.Headline, loans, report.Vintages)
		requireLosses(t, told, loans, &report)
		requireLargest(t, rules, loans, report.Largest)
		for i, s := range rules.Segments {
			cells := map[string][]Loan{}
			for _, l := range loans {
				cells[l.Keys[i]] = append(cells[l.Keys[i]], l)
			}
			if s.Minimum == 0 {
				requireCells(t, told, cells, report.Segments[i], report.Total.Outstanding.Decimal())
			} else {
				requireProtected(t, told, cells, report.Segments[i], report.Total)
			}
		}
	}
}

func requireCells(t *testing.T, rules Rules, cells map[string][]Loan, table Table, whole decimal.Decimal) {
	t.Helper()
	shown := map[string]bool{}
	squares := new(big.Rat)
	for _, c := range table.Cells {
		shown[c.Key] = true
		requireFigures(t, rules, cells[c.Key], c.Figures)
		requireShare(t, c.Outstanding.Decimal(), whole, c.Share, "share")
		part := new(big.Rat).Quo(c.Outstanding.Decimal().Rat(), whole.Rat())
		squares.Add(squares, part.Mul(part, part))
	}
	for key, loans := range cells {
		_, n := sumOf(loans, balance, isActive)
		require.Equal(t, n > 0, shown[key])
	}
	gap := squares.Sub(squares, table.Concentration.Herfindahl.Decimal().Rat())
	require.LessOrEqual(t, gap.Abs(gap).Cmp(big.NewRat(1, 2*essor.FractionUnit)), 0)
}

// requireProtected attacks a table with all that the report tells: the total
// less what is shown must be two cells and enough people, and the same for
// who is late.
func requireProtected(t *testing.T, rules Rules, cells map[string][]Loan, table Table, total Figures) {
	t.Helper()
	least := int64(0)
	for _, s := range rules.Segments {
		if s.Name == table.Name {
			least = int64(s.Minimum)
		}
	}
	isLate := func(l Loan) bool { return l.DaysLate >= rules.Headline.cut() }
	people := func(loans []Loan, pass func(l Loan) bool) int64 {
		_, n := sumOf(loans, balance, func(l Loan) bool { return isActive(l) && !l.Further && pass(l) })
		return n
	}
	var hidden, silent []Loan
	hiddenCells, silentUnits, units := 0, 0, 0
	check := func(c *Cell, loans []Loan) {
		units++
		_, n := sumOf(loans, balance, isActive)
		sum, _ := sumOf(loans, balance, all)
		require.Equal(t, n, c.Loans)
		require.Equal(t, people(loans, all), c.Borrowers)
		requireMoney(t, sum, c.Outstanding, "cell")
		require.Nil(t, c.Figures)
		if c.Late == nil {
			silent = append(silent, loans...)
			silentUnits++
			return
		}
		requireHolding(t, loans, isLate, *c.Late, "late")
		late := people(loans, isLate)
		require.True(t, c.Late.Loans == 0 || late >= least && c.Borrowers-late >= least)
	}
	shown := map[string]bool{}
	for i := range table.Cells {
		shown[table.Cells[i].Key] = true
		require.GreaterOrEqual(t, table.Cells[i].Borrowers, least)
		check(&table.Cells[i], cells[table.Cells[i].Key])
	}
	for key, loans := range cells {
		if _, n := sumOf(loans, balance, isActive); n > 0 && !shown[key] {
			hidden = append(hidden, loans...)
			hiddenCells++
		}
	}
	require.Equal(t, hiddenCells > 0, table.Rest != nil)
	if table.Rest != nil {
		check(table.Rest, hidden)
		require.Empty(t, table.Rest.Key)
		require.True(t, len(shown) == 0 || hiddenCells > 1 && table.Rest.Borrowers >= least)
	}
	if silentUnits > 0 && silentUnits < units {
		late := people(silent, isLate)
		require.Greater(t, silentUnits, 1)
		require.True(t, late >= least && people(silent, all)-late >= least || !slices.ContainsFunc(silent, func(l Loan) bool { return isActive(l) && isLate(l) }))
	}
	require.Nil(t, table.Concentration)
}

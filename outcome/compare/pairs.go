package compare

import (
	"math"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/dist"
	"github.com/essor-go/essor/outcome"
)

// Pairs is the two-by-two table of the same people before and after, by
// whether a state, such as unemployed, held of them. "41 % before, 8 % after"
// does not determine it, and without it nothing can be tested: all depends on
// how many changed each way. The fields say when the state held and not who
// won or lost, so that good and bad states are counted alike.
type Pairs struct {
	Both       int64 `json:"both"`             // before and after
	OnlyBefore int64 `json:"only_before"`      // it held before, and no longer after
	OnlyAfter  int64 `json:"only_after"`       // it holds after, and did not before
	Neither    int64 `json:"neither"`          // neither time
	Missing    int64 `json:"missing,omitzero"` // not known at one of the two times
}

func (p Pairs) check(l *check.List) {
	n := int64(0)
	for _, cell := range []struct {
		name string
		n    int64
	}{{"both", p.Both}, {"only_before", p.OnlyBefore}, {"only_after", p.OnlyAfter}, {"neither", p.Neither}} {
		if cell.n < 0 || cell.n > MaxCount {
			l.Add(essor.CodeOutOfRange, "must be 0 to 1,000,000,000", cell.name)
			continue
		}
		n += cell.n
	}
	checkMissing(l, p.Missing, "missing")
	switch {
	case !l.OK():
	case n == 0:
		l.Add(essor.CodeTooFew, "must have at least one pair")
	case n > MaxCount:
		l.Add(essor.CodeOutOfRange, "must add up to at most 1,000,000,000")
	}
}

// PairedProportions returns the change in a share among the same people: the
// share after less the share before. The interval is Newcombe's for paired
// shares, by his method 10 ([Newcombe10], the default, with a corrected
// correlation) or method 8 ([Newcombe8]). The tests are McNemar's, exact,
// mid-p and, where anybody changed, chi-square.
//
// # Which interval belongs to McNemar's test
//
// Not the one that is returned: Newcombe's is of the change in the share and
// uses all people, McNemar's test only those whose state changed. Near the
// limit one may see a change and the other not. The interval that agrees with
// the exact test, always, is Clopper and Pearson's of the share among those
// who changed, held against one half; with [MidP], it agrees with the mid-p
// test:
//
//	changed := compare.Count{X: p.OnlyAfter, N: p.OnlyBefore + p.OnlyAfter}
//	e, err := compare.Proportion(changed, compare.Options{Method: compare.ClopperPearson})
//	// e.Interval contains 0.5 exactly when the exact p-value is above 1 − level.
//
// With that share as e.Value, e.Value ÷ (1 − e.Value) is the conditional odds
// ratio.
//
// It fails with out_of_range or too_few for the counts, at /both and so on, or
// at the whole; out_of_range at /level; unknown_value at /method. Cost: O(1),
// for any counts: no tail is summed term by term.
//
// Sources: R. G. Newcombe, Stat. Med. 17 (1998) 2635–2650; Q. McNemar,
// Psychometrika 12 (1947) 153–157; M. W. Fagerland, S. Lydersen, P. Laake, BMC
// Med. Res. Methodol. 13 (2013) 91, for the mid-p test.
func PairedProportions(p Pairs, o Options) (outcome.Estimate, error) {
	var l check.List
	p.check(&l)
	method, conf := o.choose(&l, Newcombe10, Newcombe8)
	o.noNull(&l)
	if err := l.Err(); err != nil {
		return outcome.Estimate{}, err
	}
	n := p.Both + p.OnlyBefore + p.OnlyAfter + p.Neither
	before, after := Count{X: p.Both + p.OnlyBefore, N: n}, Count{X: p.Both + p.OnlyAfter, N: n}
	value := float64(p.OnlyAfter-p.OnlyBefore) / float64(n)
	phi := p.correlation(method == Newcombe10)
	lowB, highB := wilson(before, conf)
	lowA, highA := wilson(after, conf)
	b, a := before.share(), after.share()
	return outcome.Estimate{
		Estimand: outcome.ProportionDifference,
		Method:   string(method),
		Paired:   true,
		From:     b,
		To:       a,
		Value:    value,
		Interval: conf.bounded(
			max(value-joined(a-lowA, highB-b, phi), -1),
			min(value+joined(highA-a, b-lowB, phi), 1)),
		N:       n,
		Missing: p.Missing,
		Tests:   p.tests(),
	}, nil
}

// joined returns √(a² − 2φab + b²), the distance that two correlated shares
// may be off by together.
func joined(a, b, phi float64) float64 {
	return math.Sqrt(max(float64(a*a)+float64(b*b)-float64(2*phi*(a*b)), 0))
}

// correlation returns φ of the table: 0 when a margin is empty. Corrected, the
// product of the diagonals is first brought n ÷ 2 closer to that of the
// others, but not below it, where they are positively correlated.
func (p Pairs) correlation(corrected bool) float64 {
	a, b, c, d := float64(p.Both), float64(p.OnlyBefore), float64(p.OnlyAfter), float64(p.Neither)
	margins := math.Sqrt((a+b)*(c+d)) * math.Sqrt((a+c)*(b+d))
	if margins == 0 {
		return 0
	}
	gap := float64(a*d) - float64(b*c)
	if corrected && gap > 0 {
		gap = max(gap-(a+b+c+d)/2, 0)
	}
	return gap / margins
}

// tests returns McNemar's tests of the people whose state changed.
func (p Pairs) tests() []outcome.Test {
	b, c := p.OnlyBefore, p.OnlyAfter
	d, _ := dist.NewBinomial(b+c, 0.5)
	fewer := min(b, c)
	exact, mid := 1.0, 1.0
	if b != c {
		exact, mid = min(2*d.CDF(fewer), 1), min(2*d.MidCDF(fewer), 1)
	}
	tests := []outcome.Test{
		{Method: string(McNemarExact), P: exact},
		{Method: string(McNemarMidP), P: mid},
	}
	if b+c == 0 {
		return tests
	}
	gap := float64(b - c)
	statistic := gap / float64(b+c) * gap
	chi2, _ := dist.NewChiSquared(1)
	return append(tests, outcome.Test{Method: string(McNemarChi2), Statistic: statistic, DF: 1, P: chi2.SF(statistic)})
}

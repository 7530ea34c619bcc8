package compare

import (
	"math"

	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/outcome"
)

// Mean returns the mean of one group with Student's t interval, and the t test
// of it against Options.Null. It fails with out_of_range below two people, and
// with undefined at /sd when all values are equal: then no standard error can
// be given. Cost: O(1).
func Mean(s Summary, o Options) (outcome.Estimate, error) {
	var l check.List
	s.check(&l)
	method, conf := o.choose(&l, Student)
	if err := l.Err(); err != nil {
		return outcome.Estimate{}, err
	}
	se := s.se()
	if se == 0 {
		return outcome.Estimate{}, undefined("/sd", "must not be zero: equal values have no standard error")
	}
	df := float64(s.N - 1)
	half := conf.t(df) * se
	return outcome.Estimate{
		Estimand: outcome.Mean,
		Method:   string(method),
		To:       s.Mean,
		Value:    s.Mean,
		SE:       se,
		Interval: conf.bounded(s.Mean-half, s.Mean+half),
		N:        s.N,
		Missing:  s.Missing,
		Tests:    []outcome.Test{tTest((s.Mean-o.Null)/se, df)},
	}, nil
}

// PairedMeans returns the mean change of the same people, after less before,
// with Student's t interval of the changes, and the t test of it against
// Options.Null. It fails with out_of_range at /n below two pairs, and with
// undefined when everybody changed by the same: then no standard error can be
// given. Cost: O(1).
//
// Source: Student, Biometrika 6 (1908) 1–25.
func PairedMeans(p Paired, o Options) (outcome.Estimate, error) {
	before, after, change := p.Report()
	e, err := Mean(change, o)
	if err != nil {
		return outcome.Estimate{}, err
	}
	e.Estimand, e.Paired = outcome.MeanDifference, true
	e.From, e.To = before.Mean, after.Mean
	return e, nil
}

// MeanDifference returns the mean of to less the mean of from, two separate
// groups: from is the comparison group, or other people asked before. The t
// interval and the test against Options.Null are [Welch]'s (default), with
// Satterthwaite's degrees of freedom, or [Pooled]. It fails with out_of_range
// at /from/n and so on below two people in a group, and with undefined at
// /to/sd when no value differs from its group's mean. Cost: O(1).
//
// Sources: B. L. Welch, Biometrika 34 (1947) 28–35; F. E. Satterthwaite,
// Biometrics 2 (1946) 110–114.
func MeanDifference(from, to Summary, o Options) (outcome.Estimate, error) {
	var l check.List
	from.check(&l, "from")
	to.check(&l, "to")
	method, conf := o.choose(&l, Welch, Pooled)
	if err := l.Err(); err != nil {
		return outcome.Estimate{}, err
	}
	g := spreads{from, to}
	if method == Pooled {
		g = g.alike()
	}
	se := g.se(1)
	if se == 0 {
		return outcome.Estimate{}, undefined("/to/sd", "must not be zero in both groups: equal values have no standard error")
	}
	df := g.df()
	if method == Welch {
		df = g.welch(1)
	}
	value := to.Mean - from.Mean
	half := conf.t(df) * se
	return outcome.Estimate{
		Estimand: outcome.MeanDifference,
		Method:   string(method),
		From:     from.Mean,
		To:       to.Mean,
		Value:    value,
		SE:       se,
		Interval: conf.bounded(value-half, value+half),
		N:        from.N + to.N,
		NFrom:    from.N,
		NTo:      to.N,
		Missing:  from.Missing + to.Missing,
		Tests:    []outcome.Test{tTest((value-o.Null)/se, df)},
	}, nil
}

// spreads are two groups whose standard errors are joined.
type spreads struct{ from, to Summary }

// alike returns both groups with the standard deviation within them.
func (g spreads) alike() spreads {
	a, b := math.Sqrt(float64(g.from.N-1)), math.Sqrt(float64(g.to.N-1))
	within := math.Hypot(g.from.SD*a, g.to.SD*b) / math.Sqrt(g.df())
	g.from.SD, g.to.SD = within, within
	return g
}

// df returns the degrees of freedom of both groups together.
func (g spreads) df() float64 { return float64(g.from.N + g.to.N - 2) }

// se returns the standard error of to − ratio × from.
func (g spreads) se(ratio float64) float64 { return math.Hypot(ratio*g.from.se(), g.to.se()) }

// welch returns the degrees of freedom of se: those of each group, weighted by
// its share of the variance. Without any spread it returns df.
func (g spreads) welch(ratio float64) float64 {
	a, b := ratio*g.from.se(), g.to.se()
	if math.Abs(ratio) > 1 { // the same shares, without overflow
		a, b = g.from.se(), g.to.se()/ratio
	}
	se := math.Hypot(a, b)
	if se == 0 {
		return g.df()
	}
	a, b = a/se*(a/se), b/se*(b/se)
	return 1 / (float64(a*a)/float64(g.from.N-1) + float64(b*b)/float64(g.to.N-1))
}

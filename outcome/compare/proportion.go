package compare

import (
	"math"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/dist"
	"github.com/essor-go/essor/internal/root"
	"github.com/essor-go/essor/outcome"
)

// Count says that X of N people have something, such as a job. Missing people
// of whom it is not known are in neither.
type Count struct {
	X       int64 `json:"x"`                // 0 to N
	N       int64 `json:"n"`                // 1 to MaxCount
	Missing int64 `json:"missing,omitzero"` // 0 to MaxCount
}

func (c Count) check(l *check.List, path ...any) {
	at := func(name string) []any { return append(path[:len(path):len(path)], name) }
	if c.N < 1 || c.N > MaxCount {
		l.Add(essor.CodeOutOfRange, "must be 1 to 1,000,000,000", at("n")...)
	}
	if c.X < 0 || c.X > c.N {
		l.Add(essor.CodeInconsistent, "must be 0 to n", at("x")...)
	}
	checkMissing(l, c.Missing, at("missing")...)
}

func checkMissing(l *check.List, n int64, path ...any) {
	if n < 0 || n > MaxCount {
		l.Add(essor.CodeOutOfRange, "must be 0 to 1,000,000,000", path...)
	}
}

// share returns X ÷ N.
func (c Count) share() float64 { return float64(c.X) / float64(c.N) }

// Proportion returns the share of people who have something, with an interval
// by [Wilson] (default), [ClopperPearson], [MidP] or [Jeffreys]. All stay
// within 0 and 1; with nobody the low end is 0, with everybody the high end
// is 1. It fails with inconsistent or out_of_range at /x, /n, /missing,
// /level, unknown_value at /method. Cost: O(1), for any n.
//
// Sources: E. B. Wilson, JASA 22 (1927) 209–212; C. J. Clopper, E. S. Pearson,
// Biometrika 26 (1934) 404–413; L. D. Brown, T. T. Cai, A. DasGupta, Stat.
// Sci. 16 (2001) 101–133, for Jeffreys; H. O. Lancaster, JASA 56 (1961)
// 223–234, for mid-P.
func Proportion(c Count, o Options) (outcome.Estimate, error) {
	var l check.List
	c.check(&l)
	method, conf := o.choose(&l, Wilson, ClopperPearson, MidP, Jeffreys)
	o.noNull(&l)
	if err := l.Err(); err != nil {
		return outcome.Estimate{}, err
	}
	var low, high float64
	switch method {
	case ClopperPearson:
		low, high = clopperPearson(c, conf)
	case MidP:
		low, high = midP(c, conf)
	case Jeffreys:
		low, high = jeffreys(c, conf)
	default:
		low, high = wilson(c, conf)
	}
	return outcome.Estimate{
		Estimand: outcome.Proportion,
		Method:   string(method),
		To:       c.share(),
		Value:    c.share(),
		Interval: conf.bounded(low, high),
		N:        c.N,
		Missing:  c.Missing,
	}, nil
}

// wilson returns the two roots of (p̂ − p)² = z² p(1 − p) ÷ n. The lower one
// comes from the product of both, which does not cancel for small shares.
func wilson(c Count, conf confidence) (low, high float64) {
	x, n, z := float64(c.X), float64(c.N), conf.z
	if c.X == 0 {
		return 0, z * z / (n + z*z)
	}
	root := z * math.Sqrt(float64(z*z)+float64(4*x*(n-x))/n)
	high = min((2*x+float64(z*z)+root)/(2*(n+z*z)), 1)
	low = x * x / n / (float64(n+z*z) * high)
	if c.X == c.N {
		return n / (n + z*z), 1
	}
	return low, high
}

func clopperPearson(c Count, conf confidence) (low, high float64) {
	x, n := float64(c.X), float64(c.N)
	high = 1
	if d, ok := dist.NewBeta(x, n-x+1); ok {
		low, _ = d.Quantile(conf.tail)
	}
	if d, ok := dist.NewBeta(x+1, n-x); ok {
		high, _ = d.UpperQuantile(conf.tail)
	}
	return low, high
}

func jeffreys(c Count, conf confidence) (low, high float64) {
	d, _ := dist.NewBeta(float64(c.X)+0.5, float64(c.N-c.X)+0.5)
	high = 1
	if c.X > 0 {
		low, _ = d.Quantile(conf.tail)
	}
	if c.X < c.N {
		high, _ = d.UpperQuantile(conf.tail)
	}
	return low, high
}

// midP returns the shares at which the upper and the lower mid-p tail of the
// count equal the tail that is allowed. Both lie within the exact interval,
// at whose ends the tails are on either side of it.
func midP(c Count, conf confidence) (low, high float64) {
	least, most := clopperPearson(c, conf)
	excess := func(p float64, upper bool) float64 {
		d, _ := dist.NewBinomial(c.N, p)
		if upper {
			return d.MidSF(c.X) - conf.tail
		}
		return d.MidCDF(c.X) - conf.tail
	}
	low, high = least, most
	if c.X > 0 {
		if p, err := root.Find(func(p float64) float64 { return excess(p, true) }, least, most, root.Options{}); err == nil {
			low = p
		}
	}
	if c.X < c.N {
		if p, err := root.Find(func(p float64) float64 { return excess(p, false) }, least, most, root.Options{}); err == nil {
			high = p
		}
	}
	return low, high
}

// ProportionDifference returns the share of to less the share of from, two
// separate groups: from is the comparison group, or other people asked
// before. The interval is [Newcombe]'s (default; his method 10 for separate
// groups) or [AgrestiCaffo]'s, both within -1 and 1. It fails as [Proportion]
// does, with pointers such as /from/x. Cost: O(1).
//
// Sources: R. G. Newcombe, Stat. Med. 17 (1998) 873–890; A. Agresti, B. Caffo,
// Am. Stat. 54 (2000) 280–288.
func ProportionDifference(from, to Count, o Options) (outcome.Estimate, error) {
	var l check.List
	from.check(&l, "from")
	to.check(&l, "to")
	method, conf := o.choose(&l, Newcombe, AgrestiCaffo)
	o.noNull(&l)
	if err := l.Err(); err != nil {
		return outcome.Estimate{}, err
	}
	p, q := from.share(), to.share()
	e := outcome.Estimate{
		Estimand: outcome.ProportionDifference,
		Method:   string(method),
		From:     p,
		To:       q,
		Value:    q - p,
		N:        from.N + to.N,
		NFrom:    from.N,
		NTo:      to.N,
		Missing:  from.Missing + to.Missing,
	}
	if method == AgrestiCaffo {
		e.Interval = agrestiCaffo(from, to, conf)
		return e, nil
	}
	lowP, highP := wilson(from, conf)
	lowQ, highQ := wilson(to, conf)
	e.Interval = conf.bounded(
		max(e.Value-math.Hypot(q-lowQ, highP-p), -1),
		min(e.Value+math.Hypot(highQ-q, p-lowP), 1))
	return e, nil
}

func agrestiCaffo(from, to Count, conf confidence) outcome.Interval {
	adjusted := func(c Count) (p, variance float64) {
		n := float64(c.N) + 2
		p = (float64(c.X) + 1) / n
		return p, p * (1 - p) / n
	}
	p, varP := adjusted(from)
	q, varQ := adjusted(to)
	half := conf.z * math.Sqrt(varP+varQ)
	return conf.bounded(max(q-p-half, -1), min(q-p+half, 1))
}

package compare

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/outcome"
)

// PairedRatio returns the mean after divided by the mean before, of the same
// people: "incomes grew 3.5 times". It is the ratio of the means, so that
// every dollar counts alike; the mean of everybody's own ratio and the ratio
// of geometric means are other numbers, and on skewed incomes quite different
// ones.
//
// The set is [Fieller]'s (default), [DeltaLog] or [DeltaLinear]. Fieller's is
// exact where values are normal, and comes with its kind: bounded; or
// everything outside two numbers, or the whole line, when the mean before
// cannot be told from zero at this level. Its df are n − 1. With
// Options.Null, such as 1 for "nothing changed", a t test of that ratio comes
// along.
//
// It fails with undefined at /before when the mean before is zero; at /after
// when it is zero and DeltaLog was asked for, or when all pairs have the same
// ratio, which leaves no standard error; at /null when all pairs have the ratio
// tested; with too_few at /n below two pairs.
// SE is that of the ratio by the delta method, whatever the set. Cost: O(1),
// some 30 µs.
//
// Source: E. C. Fieller, J. R. Stat. Soc. B 16 (1954) 175–185.
func PairedRatio(p Paired, o Options) (outcome.Estimate, error) {
	var l check.List
	if p.n < 2 {
		l.Add(essor.CodeTooFew, "must have at least two pairs", "n")
	}
	method, conf := o.choose(&l, Fieller, DeltaLog, DeltaLinear)
	if err := l.Err(); err != nil {
		return outcome.Estimate{}, err
	}
	m := p.moments()
	scale := wide(float64(p.n) * float64(p.n-1))
	r := ratio{
		x: m.meanX, y: m.meanY,
		vxx: m.sxx.Quo(m.sxx, scale), vyy: m.syy.Quo(m.syy, scale), vxy: m.sxy.Quo(m.sxy, scale),
	}
	df := float64(p.n - 1)
	e, err := r.estimate(method, conf, df, "/before", "/after")
	if err != nil {
		return outcome.Estimate{}, err
	}
	e.Paired, e.N, e.Missing = true, p.n, p.missing
	return r.tested(e, o, df)
}

// MeanRatio returns the mean of to divided by the mean of from, two separate
// groups, with the sets of [PairedRatio]; [FiellerPooled] takes both groups to
// spread alike, with n + m − 2 df.
//
// Fieller's set takes Satterthwaite's df at the estimated ratio, so that it
// does not depend on the units of either group; the t test of Options.Null
// takes them at the ratio tested. R's mratios does the same.
//
// It fails with undefined at /from/mean when the mean of from is zero, and
// otherwise as [PairedRatio] and [MeanDifference] do. Cost: O(1), some 20 µs.
//
// Source: A. C. Tamhane, B. R. Logan, J. Biopharm. Stat. 14 (2004) 593–607, for
// the df.
func MeanRatio(from, to Summary, o Options) (outcome.Estimate, error) {
	var l check.List
	from.check(&l, "from")
	to.check(&l, "to")
	method, conf := o.choose(&l, Fieller, FiellerPooled, DeltaLog, DeltaLinear)
	if err := l.Err(); err != nil {
		return outcome.Estimate{}, err
	}
	if from.Mean == 0 {
		return outcome.Estimate{}, zeroBase("/from/mean")
	}
	g := spreads{from, to}
	if method == FiellerPooled {
		g = g.alike()
	}
	df := func(at float64) float64 {
		if method == FiellerPooled {
			return g.df()
		}
		return g.welch(at)
	}
	seX, seY := wide(g.from.se()), wide(g.to.se())
	r := ratio{
		x: wide(from.Mean), y: wide(to.Mean),
		vxx: seX.Mul(seX, seX), vyy: seY.Mul(seY, seY), vxy: blank(),
	}
	e, err := r.estimate(method, conf, df(to.Mean/from.Mean), "/from/mean", "/to/mean")
	if err != nil {
		return outcome.Estimate{}, err
	}
	e.N, e.NFrom, e.NTo = from.N+to.N, from.N, to.N
	e.Missing = from.Missing + to.Missing
	return r.tested(e, o, df(o.Null))
}

func zeroBase(pointer string) error {
	return undefined(pointer, "must not have a mean of zero under a ratio")
}

func noSpread(pointer string) error {
	return undefined(pointer, "must not be in one fixed ratio: that leaves no standard error")
}

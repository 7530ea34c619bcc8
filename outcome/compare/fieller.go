package compare

import (
	"math"
	"math/big"

	"github.com/essor-go/essor/outcome"
)

// ratio is y ÷ x, two means with their variances and covariance. The terms of
// its variance and of its set nearly cancel when pairs are nearly
// proportional, so they are kept to 512 bits and rounded once.
type ratio struct {
	x, y          *big.Float
	vxx, vyy, vxy *big.Float
}

// estimate returns the ratio with its standard error and set.
func (r ratio) estimate(method Method, conf confidence, df float64, pointerX, pointerY string) (outcome.Estimate, error) {
	if r.x.Sign() == 0 {
		return outcome.Estimate{}, zeroBase(pointerX)
	}
	theta := blank().Quo(r.y, r.x)
	variance, ok := r.variance(theta)
	if !ok {
		return outcome.Estimate{}, noSpread(pointerY)
	}
	se := blank().Sqrt(variance)
	e := outcome.Estimate{
		Estimand: outcome.MeanRatio,
		Method:   string(method),
		From:     number(r.x),
		To:       number(r.y),
		Value:    number(theta),
		SE:       math.Abs(number(se.Quo(se, r.x))),
	}
	if !(math.Abs(e.Value) <= maxRatio && e.SE <= maxRatio) {
		return outcome.Estimate{}, undefined(pointerX, "must have a mean further from zero under a ratio")
	}
	switch method {
	case DeltaLinear:
		e.Interval = conf.bounded(e.Value-conf.z*e.SE, e.Value+conf.z*e.SE)
	case DeltaLog:
		half := conf.z * e.SE / math.Abs(e.Value)
		if !(half < maxLog) {
			return outcome.Estimate{}, undefined(pointerY, "must have a mean that can be told from zero, under a logarithm")
		}
		near, far := e.Value*math.Exp(-half), e.Value*math.Exp(half)
		e.Interval = conf.bounded(min(near, far), max(near, far))
	default:
		e.Interval = r.fieller(conf, df)
	}
	return e, nil
}

// What keeps the bounds of a ratio within float64.
const (
	maxRatio = 1e200 // the ratio and its standard error
	maxLog   = 200   // half the width of an interval on the logarithm
	maxBound = 1e300 // a bound of Fieller's set, and the statistic of a test
)

// variance returns the variance of y − θx, and false when it is zero but for
// the rounding of θ: values of 53 bits can't come so close otherwise.
func (r ratio) variance(theta *big.Float) (*big.Float, bool) {
	const noise = 0x1p-200
	squares := blank().Mul(theta, theta)
	squares.Add(squares.Mul(squares, r.vxx), r.vyy)
	both := blank().Mul(theta, r.vxy)
	v := blank().Sub(squares, both.Add(both, both))
	return v, squares.Sign() > 0 && v.Cmp(squares.Mul(squares, wide(noise))) > 0
}

// fieller returns the ratios θ for which (y − θx)² ≤ t² var(y − θx): those
// with aθ² − 2bθ + c ≤ 0. They lie between two roots when x can be told from
// zero, a > 0. Otherwise they lie outside two roots, or everywhere.
func (r ratio) fieller(conf confidence, df float64) outcome.Interval {
	t := wide(conf.t(df))
	t.Mul(t, t)
	less := func(p, q, v *big.Float) *big.Float {
		return blank().Sub(blank().Mul(p, q), blank().Mul(t, v))
	}
	a, b, c := less(r.x, r.x, r.vxx), less(r.x, r.y, r.vxy), less(r.y, r.y, r.vyy)
	d := blank().Sub(blank().Mul(b, b), blank().Mul(a, c))
	whole := outcome.Interval{Kind: outcome.WholeLine, Level: conf.level}
	kind := outcome.Bounded
	switch {
	case a.Sign() > 0:
		d = atLeastZero(d) // positive but for rounding: the estimate is inside
	case a.Sign() == 0 || d.Sign() <= 0:
		// With a = 0 one root is at infinity; the whole line covers the set.
		return whole
	default:
		kind = outcome.Outside
	}
	d.Sqrt(d)
	first, second := blank().Sub(b, d), blank().Add(b, d)
	low, high := number(first.Quo(first, a)), number(second.Quo(second, a))
	if low > high {
		low, high = high, low
	}
	if !(math.Abs(low) <= maxBound && math.Abs(high) <= maxBound) {
		return whole // as with a = 0
	}
	return outcome.Interval{Kind: kind, Level: conf.level, Low: low, High: high}
}

// tested adds the t test of the ratio that the options name, if any.
func (r ratio) tested(e outcome.Estimate, o Options, df float64) (outcome.Estimate, error) {
	if o.Null == 0 {
		return e, nil
	}
	theta := wide(o.Null)
	gap, statistic := blank().Sub(r.y, blank().Mul(theta, r.x)), 0.0
	variance, ok := r.variance(theta)
	if ok {
		statistic = number(gap.Quo(gap, variance.Sqrt(variance)))
	}
	if !ok || math.Abs(statistic) > maxBound {
		return outcome.Estimate{}, undefined("/null", "must be a ratio around which values vary")
	}
	e.Tests = []outcome.Test{tTest(statistic, df)}
	return e, nil
}

func atLeastZero(x *big.Float) *big.Float {
	if x.Sign() < 0 {
		return blank()
	}
	return x
}

// number rounds to float64: infinite beyond its range.
func number(x *big.Float) float64 {
	f, _ := x.Float64()
	return f
}

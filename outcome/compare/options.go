package compare

import (
	"math"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/dist"
	"github.com/essor-go/essor/outcome"
)

// Options are the choices that all verbs share. The zero Options asks for a
// 95 % interval by the method that each verb names as its default.
type Options struct {
	// Level is the confidence of the interval, between 0 and 1; 0 stands for
	// 0.95.
	Level essor.Fraction `json:"level,omitzero"`

	// Method is how the interval is computed; empty stands for the default of
	// the verb.
	Method Method `json:"method,omitzero"`

	// Null is the value that a t test holds a mean or a difference of means
	// against, 0 by default; see [MeanRatio] for what it does to ratios. Verbs
	// about shares of people have no use for it and refuse it.
	Null float64 `json:"null,omitzero"`
}

// Method names how an interval or a test was computed.
type Method string

// Methods for one share of people; see [Proportion].
const (
	Wilson         Method = "wilson"          // score interval: close to its level on average; the default
	ClopperPearson Method = "clopper_pearson" // exact: never below its level, and wider for it
	MidP           Method = "mid_p"           // exact with half of the observed probability: between the two
	Jeffreys       Method = "jeffreys"        // Bayesian with the prior Beta(½, ½), ends as in Brown, Cai and DasGupta
)

// Methods for the difference between two shares; see [ProportionDifference]
// and [PairedProportions].
const (
	Newcombe     Method = "newcombe"      // separate groups: from two Wilson intervals; the default
	AgrestiCaffo Method = "agresti_caffo" // separate groups: one success and one failure added to each
	Newcombe10   Method = "newcombe_10"   // same people: from two Wilson intervals, with the corrected correlation; the default
	Newcombe8    Method = "newcombe_8"    // same people: without the correction
)

// Methods for means; see [Mean], [PairedMeans] and [MeanDifference].
const (
	Student Method = "student" // t interval of one mean, or of the mean change
	Welch   Method = "welch"   // groups may spread differently; the default
	Pooled  Method = "pooled"  // classical: takes both groups to spread alike
)

// Methods for ratios of means; see [MeanRatio] and [PairedRatio].
const (
	Fieller       Method = "fieller"        // the exact set where values are normal; the default
	FiellerPooled Method = "fieller_pooled" // for separate groups that are taken to spread alike
	DeltaLog      Method = "delta_log"      // normal approximation to the logarithm of the ratio
	DeltaLinear   Method = "delta_linear"   // normal approximation to the ratio
)

// The tests that come with estimates.
const (
	McNemarExact Method = "mcnemar_exact" // binomial, two-sided, on the people whose state changed
	McNemarMidP  Method = "mcnemar_mid_p" // with half of the observed probability; 1 when as many changed each way
	McNemarChi2  Method = "mcnemar_chi2"  // chi-square with one degree of freedom, without continuity correction
	TTest        Method = "t_test"        // two-sided
)

// The limits of this package.
const (
	MaxCount     = 1_000_000_000 // people in one count or sample
	MaxValues    = 10_000_000    // values in one slice; accumulators take more
	MaxMagnitude = 1e100         // of a value; the smallest but 0 is 1e-100
)

// confidence is a level made ready.
type confidence struct {
	level essor.Fraction
	tail  float64 // (1 − level) ÷ 2
	z     float64 // normal quantile above which the tail lies
}

// choose checks the options against the methods of a verb, the default first,
// and fills in the defaults.
func (o Options) choose(l *check.List, methods ...Method) (Method, confidence) {
	level := o.Level
	if level == (essor.Fraction{}) {
		level = essor.FractionOf(950_000_000_000)
	}
	if level.Sign() < 0 || level.Units() >= essor.FractionUnit {
		l.Add(essor.CodeOutOfRange, "must lie between 0 and 1: 0.95 is 95 %", "level")
		return "", confidence{}
	}
	c := confidence{level: level, tail: float64(essor.FractionUnit-level.Units()) / (2 * essor.FractionUnit)}
	c.z, _ = dist.Normal{}.UpperQuantile(c.tail)
	method := o.Method
	if method == "" {
		method = methods[0]
	}
	check.OneOf(l, method, methods, "method")
	if math.IsNaN(o.Null) || math.IsInf(o.Null, 0) {
		l.Add(essor.CodeNotFinite, "must be a finite number", "null")
	} else if math.Abs(o.Null) > MaxMagnitude {
		l.Add(essor.CodeOutOfRange, "must be within ±1e100", "null")
	}
	return method, c
}

// noNull refuses a tested value where there is nothing to test.
func (o Options) noNull(l *check.List) {
	if o.Null != 0 {
		l.Add(essor.CodeInconsistent, "must be absent where shares are compared", "null")
	}
}

// t returns the t quantile above which the tail lies; df is at least 1.
func (c confidence) t(df float64) float64 {
	d, _ := dist.NewStudentT(df)
	t, _ := d.UpperQuantile(c.tail)
	return t
}

func (c confidence) bounded(low, high float64) outcome.Interval {
	return outcome.Interval{Kind: outcome.Bounded, Level: c.level, Low: low, High: high}
}

// tTest returns the two-sided t test; df is at least 1.
func tTest(statistic, df float64) outcome.Test {
	d, _ := dist.NewStudentT(df)
	return outcome.Test{Method: string(TTest), Statistic: statistic, DF: df, P: min(2*d.SF(math.Abs(statistic)), 1)}
}

// undefined says that a question has no answer for this input.
func undefined(pointer, detail string) error {
	return &essor.FieldError{Pointer: pointer, Code: essor.CodeUndefined, Detail: detail}
}

package outcome

import (
	"math"
	"reflect"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Estimand names the quantity that an [Estimate] is about, so that "×3.6"
// always says of what.
type Estimand string

// The estimands. A difference is To − From, a ratio To ÷ From.
const (
	Proportion           Estimand = "proportion"            // a share of people, 0 to 1
	Mean                 Estimand = "mean"                  // a mean, in the unit of the values
	ProportionDifference Estimand = "proportion_difference" // between two shares; 0.1 is ten points
	MeanDifference       Estimand = "mean_difference"       // between two means, in their unit
	MeanRatio            Estimand = "mean_ratio"            // mean after ÷ mean before, not the mean of ratios
)

// maxCount is the largest number of people in an [Estimate].
const maxCount = 1_000_000_000

// Estimate is a number from data with its uncertainty: what package compare
// returns and a [Finding] carries. All numbers are finite. Estimates computed
// elsewhere can be filled in by hand; [Shared.Evaluate] checks them.
type Estimate struct {
	Estimand Estimand `json:"estimand"`
	Method   string   `json:"method"`          // of the interval, such as newcombe_10
	Paired   bool     `json:"paired,omitzero"` // the same people twice, or matched pairs

	From  float64 `json:"from"`  // level before, or in the comparison group; 0 when there is one level only
	To    float64 `json:"to"`    // level after, or in the programme's group
	Value float64 `json:"value"` // of the estimand

	SE       float64  `json:"se,omitzero"` // standard error of Value; 0 where the method has none
	Interval Interval `json:"interval,omitzero"`

	N       int64  `json:"n"`                // people measured, each pair once; 1 to 10⁹
	NFrom   int64  `json:"n_from,omitzero"`  // of two separate groups, behind From
	NTo     int64  `json:"n_to,omitzero"`    // of two separate groups, behind To
	Missing int64  `json:"missing,omitzero"` // people who should have been measured and were not
	Tests   []Test `json:"tests,omitempty"`  // at most 8
}

// Test is a significance test that came with an estimate. P is two-sided;
// 0 stands for less than 10⁻³⁰⁰.
type Test struct {
	Method    string  `json:"method"` // such as mcnemar_exact
	Statistic float64 `json:"statistic,omitzero"`
	DF        float64 `json:"df,omitzero"` // degrees of freedom
	P         float64 `json:"p"`
}

const maxTests = 8

// isSet reports whether an estimate is given at all: anything of one is.
func (e Estimate) isSet() bool { return !reflect.ValueOf(e).IsZero() }

// isShare reports whether From and To are shares of people.
func (e Estimate) isShare() bool {
	return e.Estimand == Proportion || e.Estimand == ProportionDifference
}

// hasTwoLevels reports whether the estimate compares From with To.
func (e Estimate) hasTwoLevels() bool {
	return e.Estimand != Proportion && e.Estimand != Mean
}

// noChange is the value that stands for "no difference".
func (e Estimate) noChange() float64 {
	if e.Estimand == MeanRatio {
		return 1
	}
	return 0
}

// smallest returns the number of people in the smallest group measured.
func (e Estimate) smallest() int64 {
	if e.NFrom > 0 || e.NTo > 0 {
		return min(e.NFrom, e.NTo)
	}
	return e.N
}

// check records everything that is wrong with an estimate that is given.
func (e Estimate) check(l *check.List, path ...any) {
	at := func(names ...any) []any { return append(path[:len(path):len(path)], names...) }
	if !check.OneOf(l, e.Estimand, []Estimand{Proportion, Mean, ProportionDifference, MeanDifference, MeanRatio}, at("estimand")...) {
		return
	}
	l.ID(e.Method, at("method")...)
	if e.Paired && !e.hasTwoLevels() {
		l.Add(essor.CodeInconsistent, "must compare two levels to be paired", at("paired")...)
	}
	ok := checkNumber(l, e.From, at("from")...)
	ok = checkNumber(l, e.To, at("to")...) && ok
	ok = checkNumber(l, e.Value, at("value")...) && ok
	if checkNumber(l, e.SE, at("se")...) && e.SE < 0 {
		l.Add(essor.CodeOutOfRange, "must not be negative", at("se")...)
	}
	if ok {
		e.checkLevels(l, at)
	}
	if e.Interval.Kind != "" {
		e.Interval.check(l, at("interval")...)
	}
	e.checkCounts(l, at)
	e.checkTests(l, at)
}

// checkLevels compares From, To and Value, to the rounding of a float.
func (e Estimate) checkLevels(l *check.List, at func(...any) []any) {
	const rounding = 1e-9
	expected, scale := e.To, math.Abs(e.To)
	switch e.Estimand {
	case ProportionDifference, MeanDifference:
		expected, scale = e.To-e.From, scale+math.Abs(e.From)
	case MeanRatio:
		if e.From == 0 {
			l.Add(essor.CodeUndefined, "must not be zero under a ratio", at("from")...)
			return
		}
		expected = e.To / e.From
		scale = math.Abs(expected)
	default:
		if e.From != 0 {
			l.Add(essor.CodeInconsistent, "must be 0 where there is one level only", at("from")...)
		}
	}
	if math.Abs(e.Value-expected) > rounding*scale {
		l.Add(essor.CodeInconsistent, "must follow from the two levels", at("value")...)
	}
	if !e.isShare() {
		return
	}
	if e.To < 0 || e.To > 1 {
		l.Add(essor.CodeOutOfRange, "must be a share from 0 to 1", at("to")...)
	}
	if e.From < 0 || e.From > 1 {
		l.Add(essor.CodeOutOfRange, "must be a share from 0 to 1", at("from")...)
	}
}

func (e Estimate) checkCounts(l *check.List, at func(...any) []any) {
	for _, c := range []struct {
		name  string
		n     int64
		least int64
	}{{"n", e.N, 1}, {"n_from", e.NFrom, 0}, {"n_to", e.NTo, 0}, {"missing", e.Missing, 0}} {
		if c.n < c.least || c.n > maxCount {
			l.Add(essor.CodeOutOfRange, "must be a count of at most 1,000,000,000", at(c.name)...)
		}
	}
	groups := e.NFrom != 0 || e.NTo != 0
	switch {
	case groups && (e.Paired || !e.hasTwoLevels()):
		l.Add(essor.CodeInconsistent, "must be absent unless there are two separate groups", at("n_from")...)
	case groups && e.NFrom+e.NTo != e.N, !groups && e.hasTwoLevels() && !e.Paired:
		l.Add(essor.CodeInconsistent, "must be the people of both groups", at("n")...)
	}
}

func (e Estimate) checkTests(l *check.List, at func(...any) []any) {
	if !l.Count(len(e.Tests), 0, maxTests, at("tests")...) {
		return
	}
	for i, t := range e.Tests {
		l.ID(t.Method, at("tests", i, "method")...)
		checkNumber(l, t.Statistic, at("tests", i, "statistic")...)
		checkNumber(l, t.DF, at("tests", i, "df")...)
		if checkNumber(l, t.P, at("tests", i, "p")...) && (t.P < 0 || t.P > 1) {
			l.Add(essor.CodeOutOfRange, "must be from 0 to 1", at("tests", i, "p")...)
		}
	}
}

package outcome

import (
	"encoding/json"
	"math"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// IntervalKind says what shape a confidence set has. The empty kind means
// that no interval is given.
type IntervalKind string

// The kinds of intervals. Outside and WholeLine come from ratios whose base
// cannot be told from zero: they say so instead of pretending to an interval.
const (
	Bounded   IntervalKind = "bounded"    // from Low to High
	Outside   IntervalKind = "outside"    // everything but what lies between Low and High
	WholeLine IntervalKind = "whole_line" // every number: the data tell nothing
)

// Interval is a confidence set for one number. In JSON, low and high are
// there exactly when the kind has them.
type Interval struct {
	Kind  IntervalKind
	Level essor.Fraction // confidence, such as 0.95
	Low   float64        // 0 for WholeLine
	High  float64        // 0 for WholeLine
}

// Contains reports whether x belongs to the set; nothing belongs to an
// interval that is not given. The bounds belong to it.
func (i Interval) Contains(x float64) bool {
	switch i.Kind {
	case Bounded:
		return i.Low <= x && x <= i.High
	case Outside:
		return x <= i.Low || x >= i.High
	}
	return i.Kind == WholeLine
}

// wireInterval is the JSON form of an Interval.
type wireInterval struct {
	Kind  IntervalKind   `json:"kind"`
	Level essor.Fraction `json:"level"`
	Low   *float64       `json:"low,omitempty"`
	High  *float64       `json:"high,omitempty"`
}

// MarshalJSON writes the kind, the level and the bounds that the kind has.
func (i Interval) MarshalJSON() ([]byte, error) {
	w := wireInterval{Kind: i.Kind, Level: i.Level}
	if i.Kind == Bounded || i.Kind == Outside {
		w.Low, w.High = &i.Low, &i.High
	}
	return json.Marshal(w)
}

// UnmarshalJSON reads what [Interval.MarshalJSON] writes. It fails with
// required or inconsistent when the bounds do not fit the kind.
func (i *Interval) UnmarshalJSON(data []byte) error {
	var w wireInterval
	if err := essor.Decode(data, &w); err != nil {
		return err
	}
	out := Interval{Kind: w.Kind, Level: w.Level}
	hasBounds := w.Kind == Bounded || w.Kind == Outside
	var l check.List
	for _, bound := range []struct {
		name string
		from *float64
		to   *float64
	}{{"low", w.Low, &out.Low}, {"high", w.High, &out.High}} {
		switch {
		case hasBounds && bound.from == nil:
			l.Add(essor.CodeRequired, "must be given for this kind", bound.name)
		case !hasBounds && bound.from != nil:
			l.Add(essor.CodeInconsistent, "must be absent for this kind", bound.name)
		case hasBounds:
			*bound.to = *bound.from
		}
	}
	if err := l.Err(); err != nil {
		return err
	}
	*i = out
	return nil
}

// check records what is wrong with an interval that is given.
func (i Interval) check(l *check.List, path ...any) {
	at := func(name string) []any { return append(path[:len(path):len(path)], name) }
	if !check.OneOf(l, i.Kind, []IntervalKind{Bounded, Outside, WholeLine}, at("kind")...) {
		return
	}
	if i.Level.Sign() <= 0 || i.Level.Units() >= essor.FractionUnit {
		l.Add(essor.CodeOutOfRange, "must lie between 0 and 1", at("level")...)
	}
	low := checkNumber(l, i.Low, at("low")...)
	high := checkNumber(l, i.High, at("high")...)
	if low && high && i.Low > i.High {
		l.Add(essor.CodeInconsistent, "must not be below the low bound", at("high")...)
	}
}

// maxNumber is the largest absolute value of a statistic.
const maxNumber = 1e300

// checkNumber checks that x is finite and within ±1e300.
func checkNumber(l *check.List, x float64, path ...any) bool {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		l.Add(essor.CodeNotFinite, "must be a finite number", path...)
	case math.Abs(x) > maxNumber:
		l.Add(essor.CodeOutOfRange, "must be within ±1e300", path...)
	default:
		return true
	}
	return false
}

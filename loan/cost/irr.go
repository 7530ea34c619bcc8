package cost

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/root"
	"github.com/essor-go/essor/loan"
)

// maxRoots is how many rates [IRR] tells apart.
const maxRoots = 64

// Return holds every effective yearly rate at which flows are worth nothing
// together: none, one, or several, in rising order, each the nearest fraction.
// It is pure data and round-trips through JSON.
type Return struct {
	Rates []essor.Fraction  `json:"rates"` // never null
	Flows essor.Fingerprint `json:"flows"`
}

// One returns the only rate, and whether there is exactly one.
func (r Return) One() (essor.Fraction, bool) {
	if len(r.Rates) != 1 {
		return essor.Fraction{}, false
	}
	return r.Rates[0], true
}

// IRR returns the internal rates of return of dated flows, which need not be
// those of a loan: time is in days over 365, as with [Effective]. None and
// several are answers too.
//
// It fails with an [essor.InvalidError] as [Of] does; with code undefined when
// every rate fits, because nothing is left of any day; and with no_solution
// when rates lie too close to be told apart, or are more than 64. Cost: at
// most 2,000 passes over the flows, usually fewer than 50.
func IRR(flows []loan.Flow) (Return, error) {
	points, err := gather(true, flows, nil)
	if err != nil {
		return Return{}, err
	}
	e := newEquation(Effective, points)
	rates, err := e.roots()
	if err != nil {
		return Return{}, err
	}
	print, err := essor.FingerprintOf(flowsKind, flows)
	return Return{rates, print}, err
}

// roots returns all rates that fit.
func (e *equation) roots() ([]essor.Fraction, error) {
	if len(e.points) == 0 {
		return nil, &essor.FieldError{Code: essor.CodeUndefined, Detail: "every rate fits: nothing is left of any day"}
	}
	rates := []essor.Fraction{}
	if e.signChanges() == 0 {
		return rates, nil
	}
	found, sure := e.spans(e.everything(), maxRoots)
	if !sure || len(found) == maxRoots {
		return nil, noSolution("rates lie too close to be told apart, or are too many")
	}
	for _, s := range found {
		units, err := e.refine(s)
		if err != nil {
			return nil, err
		}
		rates = append(rates, essor.FractionOf(units))
	}
	return rates, nil
}

// refine returns the rate nearest to the only root of an interval.
func (e *equation) refine(s span) (int64, error) {
	y, err := root.Newton(func(y float64) (float64, float64) {
		w := e.at(y)
		return w.gap, w.slope()
	}, s.low.y, s.high.y, root.Options{Tolerance: 0x1p-54 / float64(e.perPeriod)})
	if err != nil {
		return 0, e.noRate()
	}
	return e.nearestTo(y, s.low.gap > s.high.gap), nil
}

// Verify returns nil exactly when r holds the internal rates of return of the
// flows: it counts the roots anew, and carries the balance of the flows at half
// a step on either side of each rate in exact arithmetic. Otherwise it fails
// with code inconsistent and the part that differs, or as [IRR] does.
func (r Return) Verify(flows []loan.Flow) error {
	print, err := essor.FingerprintOf(flowsKind, flows)
	if err != nil {
		return err
	}
	if r.Flows != print {
		return differs("/flows")
	}
	points, err := gather(true, flows, nil)
	if err != nil {
		return err
	}
	e := newEquation(Effective, points)
	rates, err := e.roots()
	if err != nil {
		return err
	}
	if len(rates) != len(r.Rates) {
		return differs("/rates")
	}
	for i, rate := range r.Rates {
		units := rate.Units()
		falling := e.exactSign(2*units-1) > 0
		if rate != rates[i] || !e.brackets(units, falling) {
			return differs("/rates")
		}
	}
	return nil
}

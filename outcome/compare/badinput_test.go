package compare

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/outcome"
)

// framework returns a sound framework with one indicator.
func framework() outcome.Framework {
	return outcome.Framework{
		ID: "city-2026", Version: "1",
		From: essor.MustParseDate("2026-01-01"), To: essor.MustParseDate("2026-12-31"),
		Results: []outcome.Result{{ID: "work", Level: outcome.Ultimate, Scope: outcome.Performance}},
		Indicators: []outcome.Indicator{{
			ID: "unemployed", Result: "work", Unit: "%", Direction: outcome.Decrease,
			Baseline: new(essor.MustParseFraction("41")), Target: new(essor.MustParseFraction("8")),
			Due: essor.MustParseDate("2026-12-31"),
		}},
	}
}

// frozen freezes the framework after a change to its indicator.
func frozen(change func(*outcome.Indicator)) error {
	f := framework()
	change(&f.Indicators[0])
	_, err := outcome.Freeze(f)
	return err
}

func proportion(x, n int64, level string) func() error {
	return func() error {
		_, err := Proportion(Count{X: x, N: n}, Options{Level: essor.MustParseFraction(level)})
		return err
	}
}

func pairedRatio(before, after []float64) func() error {
	return func() error {
		p, err := PairedOf(before, after)
		if err == nil {
			_, err = PairedRatio(p, Options{})
		}
		return err
	}
}

func pairedMeans(before, after []float64) func() error {
	return func() error {
		p, err := PairedOf(before, after)
		if err == nil {
			_, err = PairedMeans(p, Options{})
		}
		return err
	}
}

func TestBadInput(t *testing.T) {
	proof.BadInput(t, "outcome", map[string]proof.Reach{
		"outcome-no-baseline": {
			Do:      func() error { return frozen(func(in *outcome.Indicator) { in.Baseline = nil }) },
			Pointer: "/indicators/0/baseline",
		},
		"outcome-target-equals-baseline": {
			Do:      func() error { return frozen(func(in *outcome.Indicator) { in.Target = in.Baseline }) },
			Pointer: "/indicators/0/target",
		},
		"outcome-direction-missing": {
			Do:      func() error { return frozen(func(in *outcome.Indicator) { in.Direction = "" }) },
			Pointer: "/indicators/0/direction",
		},
		"outcome-period-reversed": {Do: func() error {
			f := framework()
			f.From, f.To = f.To, f.From
			_, err := outcome.Freeze(f)
			return err
		}},
		"outcome-successes-exceed-n": {Do: proportion(11, 10, "0.95")},
		"outcome-n-zero":             {Do: proportion(0, 0, "0.95")},
		"outcome-n-huge":             {Do: proportion(4611686018427387904, 9223372036854775807, "0.95")},
		"outcome-level-one":          {Do: proportion(5, 10, "1")},
		"outcome-level-percent":      {Do: proportion(5, 10, "95")},
		"outcome-mean-before-zero":   {Do: pairedRatio([]float64{0, 0}, []float64{1, 1})},
		"outcome-interval-unbounded": {
			Do:   pairedRatio([]float64{-1, 1, 0.01}, []float64{1, 1, 1}),
			Code: "none", Why: "an unbounded Fieller set is an answer, and comes with its kind",
		},
		"outcome-lengths-differ": {Do: pairedMeans([]float64{1, 2}, []float64{1})},
		"outcome-nan-inside":     {Do: pairedMeans([]float64{1, math.NaN()}, []float64{1, 2})},
		"outcome-magnitude":      {Do: pairedMeans([]float64{1e308, 1e308}, []float64{1, 2})},
		"outcome-cancellation":   {Do: pairedMeans([]float64{1e16, 1, -1e16}, []float64{0, 0, 0})},
		"outcome-email-as-id":    {Do: keepsAddressToItself},
	})
}

// keepsAddressToItself hands a mail address in wherever an id goes; whatever
// refuses it must not repeat it.
func keepsAddressToItself() error {
	const address = "amina@example.org"
	shared, err := outcome.Freeze(framework())
	if err != nil {
		return err
	}
	_, unknown := shared.Evaluate([]outcome.Finding{{Indicator: address, Design: outcome.BeforeAfter}})
	twice := frozen(func(in *outcome.Indicator) { in.Disaggregation = []string{address, address} })
	for _, err := range []error{unknown, twice} {
		if err == nil || strings.Contains(err.Error(), "amina") {
			return errors.New("the id is in the error, or there is none")
		}
	}
	return nil
}

package netflow

import (
	"errors"
	"math/rand/v2"
	"testing"
)

// TestOracle compares with successive shortest paths, and has every proof
// verified against the problem as given.
func TestOracle(t *testing.T) {
	rounds := 20_000
	if testing.Short() {
		rounds = 3_000
	}
	r := rand.New(rand.NewPCG(1, 1))
	answers, cuts := 0, 0
	for range rounds {
		p := family(r)
		want, feasible := cheapest(p)
		a, err := Assign(background, p, nil)
		var cut *Infeasible
		switch {
		case errors.As(err, &cut):
			cuts++
			if feasible {
				t.Fatalf("%+v: infeasible, oracle has %d", p, want)
			}
			if err := cut.Verify(p); err != nil {
				t.Fatalf("%+v: cut %+v: %v", p, cut, err)
			}
		case err != nil:
			t.Fatalf("%+v: %v", p, err)
		default:
			answers++
			if !feasible || a.Total != want {
				t.Fatalf("%+v: total %d, want %d (feasible: %t)", p, a.Total, want, feasible)
			}
			if err := a.Verify(p); err != nil {
				t.Fatalf("%+v: %+v: %v", p, a, err)
			}
		}
	}
	t.Logf("%d assignments and %d cuts as the oracle says", answers, cuts)
}

package matching

import (
	"context"
	"errors"
	"math"
	"runtime"
	"slices"
	"testing"
)

// verbs are all ways to ask for a matching, each followed by its own Verify.
// Choose lets each vertex have as many edges as the capacity says.
func verbs(capacity int32) map[string]func(ctx context.Context, n int, edges []Edge) error {
	return map[string]func(ctx context.Context, n int, edges []Edge) error{
		"Solve, weight": func(ctx context.Context, n int, edges []Edge) error {
			s, err := Solve(ctx, n, edges, GoalWeight, nil)
			if err != nil {
				return err
			}
			return s.Verify(n, edges)
		},
		"Solve, cardinality": func(ctx context.Context, n int, edges []Edge) error {
			s, err := Solve(ctx, n, edges, GoalCardinality, nil)
			if err != nil {
				return err
			}
			return s.Verify(n, edges)
		},
		"MostPairs": func(ctx context.Context, n int, edges []Edge) error {
			l, err := MostPairs(ctx, n, edges, nil)
			if err != nil {
				return err
			}
			return l.Verify(n, edges)
		},
		"MostEqual": func(ctx context.Context, n int, edges []Edge) error {
			f, err := MostEqual(ctx, n, edges, nil)
			if err != nil {
				return err
			}
			return f.Verify(n, edges)
		},
		"Cheapest": func(ctx context.Context, n int, edges []Edge) error {
			p, err := Cheapest(ctx, n, edges, nil)
			var none *NoPerfectError
			switch {
			case errors.As(err, &none):
				return none.Verify(n, edges)
			case err != nil:
				return err
			}
			return p.Verify(n, edges)
		},
		"Choose": func(ctx context.Context, n int, edges []Edge) error {
			c := slices.Repeat([]int32{capacity}, max(n, 0))
			l, err := Choose(ctx, n, edges, c, nil)
			if err != nil {
				return err
			}
			return l.Verify(n, edges, c)
		},
	}
}

func TestEveryGoalRefuses(t *testing.T) {
	good := Edge{0, 1, 1}
	for _, tt := range []struct {
		name  string
		n     int
		edges []Edge
		want  InputError
	}{
		{"negative n", -1, nil, InputError{-1, FaultVertices}},
		{"least n", math.MinInt32, nil, InputError{-1, FaultVertices}},
		{"n over limit", MaxVertices + 1, nil, InputError{-1, FaultVertices}},
		{"negative end", 2, []Edge{good, {-1, 0, 1}}, InputError{1, FaultEndpoint}},
		{"end over n", 2, []Edge{good, {0, 2, 1}}, InputError{1, FaultEndpoint}},
		{"greatest end", 2, []Edge{{math.MaxInt32, 0, 1}}, InputError{0, FaultEndpoint}},
		{"loop", 2, []Edge{good, {1, 1, 1}}, InputError{1, FaultLoop}},
		{"too heavy", 2, []Edge{{0, 1, MaxWeight + 1}}, InputError{0, FaultWeight}},
		{"too light", 2, []Edge{{0, 1, -MaxWeight - 1}}, InputError{0, FaultWeight}},
		{"heaviest of all", 2, []Edge{{0, 1, math.MaxInt64}}, InputError{0, FaultWeight}},
		{"lightest of all", 2, []Edge{{0, 1, math.MinInt64}}, InputError{0, FaultWeight}},
	} {
		for verb, do := range verbs(1) {
			var got *InputError
			if err := do(t.Context(), tt.n, tt.edges); !errors.As(err, &got) || *got != tt.want {
				t.Errorf("%s: %s: got %v, want %v", tt.name, verb, err, &tt.want)
			}
		}
	}
}

// TestHostileGraphs has what each goal must do with, each proof being checked.
func TestHostileGraphs(t *testing.T) {
	parallel := slices.Repeat([]Edge{{0, 1, 5}, {1, 0, -5}, {0, 1, 0}}, 1000)
	star := func(weight int64) (edges []Edge) {
		for v := int32(1); v < 200; v++ {
			edges = append(edges, Edge{0, v, weight})
		}
		return edges
	}
	for name, tt := range map[string]struct {
		n     int
		edges []Edge
	}{
		"nothing":                 {0, nil},
		"one vertex":              {1, nil},
		"parallel edges":          {2, parallel},
		"parallel and isolated":   {1000, parallel},
		"zero":                    {3, []Edge{{0, 1, 0}, {1, 2, 0}, {2, 0, 0}}},
		"negative":                {4, []Edge{{0, 1, -1}, {1, 2, -2}, {2, 3, -3}}},
		"limits":                  {4, []Edge{{0, 1, MaxWeight}, {1, 2, -MaxWeight}, {2, 3, MaxWeight}, {3, 0, 0}}},
		"triangle of limits":      {3, []Edge{{0, 1, MaxWeight}, {1, 2, MaxWeight}, {2, 0, MaxWeight}}},
		"triangle of low limits":  {3, []Edge{{0, 1, -MaxWeight}, {1, 2, -MaxWeight}, {2, 0, -MaxWeight}}},
		"star":                    {200, star(1)},
		"star of limits":          {200, star(MaxWeight)},
		"star of negative limits": {200, star(-MaxWeight)},
	} {
		for _, capacity := range []int32{0, 1, 2, 3, math.MaxInt32} {
			for verb, do := range verbs(capacity) {
				if err := do(t.Context(), tt.n, tt.edges); err != nil {
					t.Errorf("%s: %s, capacity %d: %v", name, verb, capacity, err)
				}
			}
		}
	}
}

func TestHostileCapacities(t *testing.T) {
	edges := []Edge{{0, 1, 4}, {1, 2, 3}, {1, 0, 6}, {0, 2, -1}}
	for _, tt := range []struct {
		name     string
		capacity []int32
		want     int64 // -1 if refused
	}{
		{"none", nil, -1},
		{"one less", []int32{1, 1}, -1},
		{"one more", []int32{1, 1, 1, 1}, -1},
		{"negative", []int32{1, 1, -1}, -1},
		{"least", []int32{math.MinInt32, 1, 1}, -1},
		{"zero", []int32{0, 0, 0}, 0},
		{"zero in the middle", []int32{9, 0, 9}, 0},
		{"one", []int32{1, 1, 1}, 6},
		{"two in the middle", []int32{1, 2, 1}, 9},
		{"greatest", []int32{math.MaxInt32, math.MaxInt32, math.MaxInt32}, 9},
	} {
		l, err := Choose(t.Context(), 3, edges, tt.capacity, nil)
		var refused *InputError
		switch {
		case tt.want < 0 && (!errors.As(err, &refused) || *refused != InputError{-1, FaultCapacity}):
			t.Errorf("%s: got %v, want the fault of a capacity", tt.name, err)
		case tt.want >= 0 && (err != nil || l.Weight != tt.want):
			t.Errorf("%s: got %v, %v, want %d", tt.name, l, err, tt.want)
		}
	}
}

// TestEveryGoalCancelled stops each search at each of its checks.
func TestEveryGoalCancelled(t *testing.T) {
	n, edges := geo(120, 6, 1)
	for verb, do := range verbs(2) {
		checks := 0
		for ; ; checks++ {
			err := do(&stopwatch{t.Context(), checks}, n, edges)
			if err == nil {
				break
			}
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("%s: after %d checks: got %v, want context.Canceled", verb, checks, err)
			}
		}
		if checks < 3 {
			t.Errorf("%s: only %d checks", verb, checks)
		}
		cancelled, cancel := context.WithCancel(t.Context())
		cancel()
		if err := do(cancelled, 0, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: cancelled before: got %v", verb, err)
		}
	}
}

// TestEveryGoalWithIsolatedVertices bounds the memory of a million vertices
// with one edge.
func TestEveryGoalWithIsolatedVertices(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("a million vertices")
	}
	edges := []Edge{{7, MaxVertices - 1, 3}}
	for verb, do := range verbs(2) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if err := do(t.Context(), MaxVertices, edges); err != nil {
			t.Errorf("%s: %v", verb, err)
		}
		runtime.ReadMemStats(&after)
		used := (after.TotalAlloc - before.TotalAlloc) / MaxVertices
		t.Logf("%s: %d bytes a vertex in all", verb, used)
		if used > 600 { // MostEqual asks for the most pairs four times
			t.Errorf("%s: %d bytes a vertex", verb, used)
		}
	}
}

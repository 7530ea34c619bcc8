package matching

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
)

func TestSolveRefuses(t *testing.T) {
	many := make([]Edge, MaxEdges+1)
	good := Edge{0, 1, 1}
	// Half the vertices times the spread is 2⁵⁶ with 2¹⁷ vertices and 2⁴⁰.
	wide := func(n int32) []Edge {
		var edges []Edge
		for v := int32(0); v < n; v += 2 {
			edges = append(edges, Edge{v, v + 1, MaxWeight})
		}
		edges[0].Weight = 0
		return edges
	}
	tests := []struct {
		name  string
		n     int
		edges []Edge
		goal  Goal
		want  InputError
	}{
		{"negative n", -1, nil, "", InputError{-1, FaultVertices}},
		{"n over limit", MaxVertices + 1, nil, "", InputError{-1, FaultVertices}},
		{"too many edges", 2, many, "", InputError{-1, FaultEdges}},
		{"unknown goal", 2, nil, "most", InputError{-1, FaultGoal}},
		{"negative end", 2, []Edge{good, {-1, 0, 1}}, "", InputError{1, FaultEndpoint}},
		{"end over n", 2, []Edge{good, good, {0, 2, 1}}, "", InputError{2, FaultEndpoint}},
		{"end without vertices", 0, []Edge{good}, "", InputError{0, FaultEndpoint}},
		{"loop", 2, []Edge{good, {1, 1, 1}}, "", InputError{1, FaultLoop}},
		{"too heavy", 2, []Edge{{0, 1, MaxWeight + 1}}, "", InputError{0, FaultWeight}},
		{"too light", 2, []Edge{{0, 1, -MaxWeight - 1}}, "", InputError{0, FaultWeight}},
		{"lightest of all", 2, []Edge{{0, 1, -1 << 63}}, "", InputError{0, FaultWeight}},
		{"spread", 1<<17 + 2, wide(1<<17 + 2), GoalCardinality, InputError{-1, FaultSpread}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Solve(t.Context(), tt.n, tt.edges, tt.goal, nil)
			var got *InputError
			if s != nil || !errors.As(err, &got) || *got != tt.want {
				t.Fatalf("got %v, want %v", err, &tt.want)
			}
			if !errors.Is(err, ErrInput) {
				t.Error("it isn't ErrInput")
			}
			if text := err.Error(); !strings.Contains(text, "must ") || strings.Contains(text, "unknown fault") {
				t.Errorf("the text is %q", text)
			}
		})
	}
	if text := Fault("x").detail(); text != "unknown fault" {
		t.Errorf("got %q", text)
	}
	if n := int32(1 << 17); testing.Short() {
		t.Skip("limit spread")
	} else if s := solve(t, int(n), wide(n), GoalCardinality); s.Pairs != 1<<16 || s.Weight != (1<<16-1)*MaxWeight {
		t.Errorf("limit spread: %d pairs of %d", s.Pairs, s.Weight)
	}
}

// TestLimits has the largest weights and the longest ways.
func TestLimits(t *testing.T) {
	n := 100_000
	if testing.Short() || underRace {
		n = 10_000
	}
	path := func(weight func(i int) int64) []Edge {
		edges := make([]Edge, n-1)
		for i := range edges {
			edges[i] = edge(i, i+1, 0)
			edges[i].Weight = weight(i)
		}
		return edges
	}
	star := func(weight func(i int) int64) []Edge {
		edges := path(weight)
		for i := range edges {
			edges[i].U = 0
		}
		return edges
	}
	half := int64(n / 2)
	tests := []struct {
		name  string
		edges []Edge
		goal  Goal
		pairs int
		want  int64
	}{
		{"path of limit weights", path(func(int) int64 { return MaxWeight }), GoalWeight, n / 2, half * MaxWeight},
		{"path of lowest weights", path(func(int) int64 { return -MaxWeight }), GoalWeight, 0, 0},
		{"path of lowest weights", path(func(int) int64 { return -MaxWeight }), GoalCardinality, n / 2, -half * MaxWeight},
		{"rising path", path(func(i int) int64 { return int64(i + 1) }), GoalWeight, n / 2, half * half},
		{"falling path", path(func(i int) int64 { return int64(n - i) }), GoalCardinality, n / 2, half * (half + 1)},
		{"path of two weights", path(func(i int) int64 { return int64(i % 2) }), GoalCardinality, n / 2, 0},
		{"star", star(func(i int) int64 { return int64(i) }), GoalWeight, 1, int64(n - 2)},
		{"star of limit weights", star(func(int) int64 { return MaxWeight }), GoalCardinality, 1, MaxWeight},
	}
	for _, tt := range tests {
		s := solve(t, n, tt.edges, tt.goal)
		if s.Pairs != tt.pairs || s.Weight != tt.want {
			t.Errorf("%s: %d pairs of %d, want %d of %d", tt.name, s.Pairs, s.Weight, tt.pairs, tt.want)
		}
	}
}

// TestStatedSizes has the sizes that the documentation of MaxSpread promises.
func TestStatedSizes(t *testing.T) {
	for _, tt := range []struct {
		n      int
		weight int64
	}{{1_000_000, 1 << 36}, {10_000, MaxWeight}} {
		if (testing.Short() || underRace) && tt.n > 10_000 {
			continue
		}
		edges := make([]Edge, tt.n/2)
		for i := range edges {
			edges[i] = Edge{int32(i), int32(tt.n - 1 - i), tt.weight}
			if i%2 == 1 {
				edges[i].Weight = -tt.weight
			}
		}
		s := solve(t, tt.n, edges, GoalCardinality)
		if s.Pairs != tt.n/2 || s.Weight != 0 {
			t.Errorf("n = %d: %d pairs of %d", tt.n, s.Pairs, s.Weight)
		}
	}
}

func TestIsolatedVertices(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s := solve(t, MaxVertices, []Edge{{7, 999_999, 3}}, GoalCardinality)
	runtime.ReadMemStats(&after)
	if s.Pairs != 1 || s.Mate[7] != 999_999 || s.Mate[999_999] != 7 || s.Mate[0] != none {
		t.Error("the one pair is missing")
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 200*MaxVertices {
		t.Errorf("%d bytes", used)
	}
}

// nest returns a graph whose best matchings need k + 1 blossoms, each around
// the one before: a triangle, then k times two vertices joined with each other
// and with what lies within, by edges that are lighter each time.
func nest(k int, inward func(i int) (int, int)) (int, []Edge) {
	top := 2*k + 2
	edges := []Edge{edge(0, 1, top), edge(1, 2, top), edge(0, 2, top)}
	for i := 1; i <= k; i++ {
		u, v, w := 2*i+1, 2*i+2, top-2*i
		a, b := inward(i)
		edges = append(edges, edge(u, v, w), edge(u, a, w), edge(v, b, w))
	}
	return 2*k + 3, edges
}

func TestNestedBlossoms(t *testing.T) {
	k := 10_000
	if testing.Short() || underRace {
		k = 2_000
	}
	for name, inward := range map[string]func(i int) (int, int){
		"on the last two": func(i int) (int, int) { return 2*i - 1, 2 * i },
		"on the last":     func(i int) (int, int) { return 2 * i, 2 * i },
		"on the first":    func(int) (int, int) { return 0, 0 },
		"on the core":     func(int) (int, int) { return 0, 1 },
	} {
		n, edges := nest(k, inward)
		for _, goal := range []Goal{GoalWeight, GoalCardinality} {
			s := solve(t, n, edges, goal)
			if s.Pairs != n/2 || depth(s) != k+1 {
				t.Errorf("%s, %s: %d pairs, %d deep", name, goal, s.Pairs, depth(s))
			}
		}
		// Vertices that hang on the outside and on the core make the search
		// swap through the nest, and undo it from the outside.
		for _, w := range []int{1, k, 3 * k} {
			hung := append(edges, edge(0, n, w), edge(n-1, n+1, w), edge(n+1, n+2, w/2), edge(1, n+3, w))
			if s := solve(t, n+4, hung, GoalCardinality); s.Pairs != n/2+2 {
				t.Errorf("%s, hung by %d: %d pairs", name, w, s.Pairs)
			}
			solve(t, n+4, hung, GoalWeight)
		}
	}
	_, edges := ultra(5, 3)
	if s := solve(t, 243, edges, GoalWeight); depth(s) != 5 {
		t.Errorf("ultra 5 nests %d deep, want 5", depth(s))
	}
}

// depth returns how deep the blossoms nest.
func depth(s *Solution) int {
	deepest := 0
	levels := make([]int, len(s.Blossoms))
	for i, b := range s.Blossoms {
		levels[i] = 1
		if b.Parent != none {
			levels[i] += levels[b.Parent]
		}
		deepest = max(deepest, levels[i])
	}
	return deepest
}

// stopwatch is a context that is cancelled when it has been asked often enough.
type stopwatch struct {
	context.Context
	left int
}

func (c *stopwatch) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestCancel stops a search at each of its checks.
func TestCancel(t *testing.T) {
	n, edges := geo(1000, 10, 1)
	want := solve(t, n, edges, GoalWeight)
	checks := 0
	for ; ; checks++ {
		s, err := Solve(&stopwatch{t.Context(), checks}, n, edges, GoalWeight, nil)
		if err == nil {
			if s.Weight != want.Weight {
				t.Errorf("weight %d, want %d", s.Weight, want.Weight)
			}
			break
		}
		if s != nil || !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "of 1000 vertices") {
			t.Fatalf("after %d checks: %v", checks, err)
		}
	}
	if least := 4 * len(edges) / stride; checks < least {
		t.Errorf("only %d checks, want %d or more", checks, least)
	}
}

func TestProgress(t *testing.T) {
	n, edges := geo(1000, 10, 1)
	last := 0
	s, err := Solve(t.Context(), n, edges, GoalWeight, func(done, total int) {
		if done <= last || done > total || total != n {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	})
	if err != nil || last != n {
		t.Errorf("ended at %d of %d: %v", last, n, err)
	}
	if s.Weight != solve(t, n, edges, "").Weight {
		t.Error("progress changes the result")
	}
}

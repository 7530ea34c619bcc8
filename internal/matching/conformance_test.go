package matching

import (
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/essor-go/essor/internal/matching/instances"
)

// smallFile is the part of testdata/mwm-small.json that the test needs.
type smallFile struct {
	Instances []struct {
		Name         string     `json:"name"`
		N            int        `json:"n"`
		Edges        [][3]int64 `json:"edges"`
		MaxWeight    int64      `json:"max_weight"`
		MaxPairs     int        `json:"max_cardinality"`
		AmongLargest int64      `json:"max_weight_among_max_cardinality"`
	} `json:"instances"`
}

func readSmall(t testing.TB) smallFile {
	t.Helper()
	text, err := os.ReadFile("testdata/mwm-small.json")
	if err != nil {
		t.Fatal(err)
	}
	var file smallFile
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	return file
}

func toEdges(triples [][3]int64) []Edge {
	edges := make([]Edge, len(triples))
	for i, e := range triples {
		edges[i] = Edge{int32(e[0]), int32(e[1]), e[2]}
	}
	return edges
}

func TestConformanceMwmSmall(t *testing.T) {
	const want = 53
	passed := 0
	file := readSmall(t)
	for _, tt := range file.Instances {
		_, _, err := againstBest(tt.N, toEdges(tt.Edges), best{tt.MaxWeight, tt.MaxPairs, tt.AmongLargest})
		if err != nil {
			t.Errorf("%s: %v", tt.Name, err)
			continue
		}
		passed++
	}
	t.Logf("conformance mentor/mwm-small %d/%d", passed, len(file.Instances))
	if passed < want {
		t.Errorf("%d instances passed, want %d", passed, want)
	}
}

// TestConformanceGenerators solves the instances of the reference file
// generators.json: 38 optima under each goal.
func TestConformanceGenerators(t *testing.T) {
	file := instances.Reference()
	passed, skipped := 0, 0
	for _, tt := range file {
		if tt.Large && (testing.Short() || underRace) {
			skipped++
			continue
		}
		n, edges := edgesOf(tt.Make())
		if _, _, err := againstBest(n, edges, best{tt.Weight, tt.Pairs, tt.AmongLargest}); err != nil {
			t.Errorf("%s: %v", tt.Args, err)
			continue
		}
		passed++
	}
	t.Logf("conformance mentor/generators %d/%d", passed, len(file))
	if passed+skipped < len(file) {
		t.Errorf("%d instances passed and %d were skipped, want %d together", passed, skipped, len(file))
	}
}

func solve(t testing.TB, n int, edges []Edge, goal Goal) *Solution {
	t.Helper()
	s, err := Solve(context.Background(), n, edges, goal, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

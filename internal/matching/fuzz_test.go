package matching

import (
	"context"
	"testing"
)

// decodeGraph reads a graph from bytes: the number of vertices, the scale of
// the weights, then three bytes an edge.
func decodeGraph(data []byte) (int, []Edge) {
	if len(data) < 2 {
		return 0, nil
	}
	n := int(data[0])%60 + 2
	scale := int64(1) << (data[1] % 34)
	var edges []Edge
	for data = data[2:]; len(data) >= 3 && len(edges) < 600; data = data[3:] {
		u, v := int32(data[0])%int32(n), int32(data[1])%int32(n)
		if u != v {
			edges = append(edges, Edge{u, v, int64(int8(data[2])) * scale})
		}
	}
	return n, edges
}

// encodeGraph is its reverse for small graphs of small weights.
func encodeGraph(n int, edges []Edge) []byte {
	data := []byte{byte(n - 2), 0}
	for _, e := range edges {
		data = append(data, byte(e.U), byte(e.V), byte(min(e.Weight, 127)))
	}
	return data
}

func FuzzSolve(f *testing.F) {
	for _, tt := range readSmall(f).Instances {
		f.Add(encodeGraph(tt.N, toEdges(tt.Edges)))
	}
	f.Add([]byte{0})
	f.Add([]byte("the quick brown fox jumps over the lazy dog and back again"))
	f.Fuzz(func(t *testing.T, data []byte) {
		n, edges := decodeGraph(data)
		var found best
		for _, goal := range []Goal{GoalWeight, GoalCardinality} {
			s, err := Solve(context.Background(), n, edges, goal, nil)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Verify(n, edges); err != nil {
				t.Fatal(err)
			}
			if goal == GoalWeight {
				found.weight = s.Weight
			} else {
				found.pairs, found.amongLargest = s.Pairs, s.Weight
			}
		}
		if l := mostPairs(t, n, edges); l.Pairs != found.pairs {
			t.Fatalf("%d pairs at most, found %d", l.Pairs, found.pairs)
		}
		for _, pl := range plans() {
			if s := watched[int64](t, n, edges, GoalWeight, pl, nil); s.Weight != found.weight {
				t.Fatalf("plan %v: weight %d, want %d", pl, s.Weight, found.weight)
			}
		}
		if n <= 8 {
			if want := bruteForce(n, edges); found != want {
				t.Fatalf("got %v, want %v", found, want)
			}
		}
	})
}

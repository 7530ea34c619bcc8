package netflow

import (
	"testing"

	"github.com/essor-go/essor/internal/netflow/instances"
)

// pools are the families of assignments that are measured.
func pools() []struct {
	name string
	make func() Problem
} {
	draw := func(s instances.Shape, lower func(int32) int32, out int64) func() Problem {
		return func() Problem {
			pool := s.Draw()
			for j, c := range pool.Capacity {
				pool.Lower[j] = lower(c)
			}
			return problem(pool, out)
		}
	}
	none := func(int32) int32 { return 0 }
	most := func(c int32) int32 { return c - 1 }
	three := func(int32) int32 { return 3 }
	type shape = instances.Shape
	return []struct {
		name string
		make func() Problem
	}{
		{"allocation/1e3", draw(shape{Missions: 200, Agents: 1000, Choices: 20, Weights: 1000, Capacity: 8, Seed: 1}, none, 0)},
		{"allocation/1e4", draw(shape{Missions: 2000, Agents: 10_000, Choices: 20, Weights: 1000, Capacity: 8, Seed: 1}, none, 0)},
		{"allocation/1e5", draw(shape{Missions: 20_000, Agents: 100_000, Choices: 20, Weights: 1000, Capacity: 8, Seed: 1}, none, 0)},
		{"lower/1e3", draw(shape{Missions: 200, Agents: 1000, Choices: 20, Weights: 1000, Capacity: 8, Seed: 1}, most, 0)},
		{"lower/1e4", draw(shape{Missions: 2000, Agents: 10_000, Choices: 20, Weights: 1000, Capacity: 8, Seed: 1}, most, 0)},
		{"lower/1e5", draw(shape{Missions: 20_000, Agents: 100_000, Choices: 20, Weights: 1000, Capacity: 8, Seed: 1}, most, 0)},
		{"weight/1e3", draw(shape{Missions: 200, Agents: 1000, Choices: 10, Weights: 100, Capacity: 8, Seed: 2}, none, 0)},
		{"weight/1e4", draw(shape{Missions: 2000, Agents: 10_000, Choices: 12, Weights: 1000, Capacity: 8, Seed: 3}, none, 0)},
		{"weight/1e5", draw(shape{Missions: 20_000, Agents: 100_000, Choices: 10, Weights: 100, Capacity: 8, Seed: 4}, none, 0)},
		{"scores/1e3", draw(shape{Missions: 200, Agents: 1000, Choices: 10, Weights: 5, Capacity: 8, Seed: 4}, none, 0)},
		{"scores/1e4", draw(shape{Missions: 2000, Agents: 10_000, Choices: 10, Weights: 5, Capacity: 8, Seed: 4}, none, 0)},
		{"scores/1e5", draw(shape{Missions: 20_000, Agents: 100_000, Choices: 10, Weights: 5, Capacity: 8, Seed: 4}, none, 0)},
		{"surplus/1e3", draw(shape{Missions: 200, Agents: 1000, Choices: 10, Weights: 100, Capacity: 8, Extra: 2, Seed: 4}, three, 0)},
		{"surplus/1e4", draw(shape{Missions: 2000, Agents: 10_000, Choices: 10, Weights: 100, Capacity: 8, Extra: 2, Seed: 4}, three, 0)},
		{"surplus/1e5", draw(shape{Missions: 20_000, Agents: 100_000, Choices: 10, Weights: 100, Capacity: 8, Extra: 2, Seed: 4}, three, 0)},
		{"popular/1e3", draw(shape{Missions: 200, Agents: 1000, Choices: 10, Weights: 100, Capacity: 8, Seed: 4, Popular: true}, none, 0)},
		{"popular/1e4", draw(shape{Missions: 2000, Agents: 10_000, Choices: 10, Weights: 100, Capacity: 8, Seed: 4, Popular: true}, none, 0)},
		{"popular/1e5", draw(shape{Missions: 20_000, Agents: 100_000, Choices: 10, Weights: 100, Capacity: 8, Seed: 4, Popular: true}, none, 0)},
		{"must/1e3", draw(shape{Missions: 200, Agents: 1000, Choices: 10, Weights: 100, Capacity: 8, Extra: 2, Seed: 4}, none, Must)},
		{"must/1e4", draw(shape{Missions: 2000, Agents: 10_000, Choices: 10, Weights: 100, Capacity: 8, Extra: 2, Seed: 4}, none, Must)},
		{"must/1e5", draw(shape{Missions: 20_000, Agents: 100_000, Choices: 10, Weights: 100, Capacity: 8, Extra: 2, Seed: 4}, none, Must)},
	}
}

// BenchmarkAssign solves compiled problems, the check of the proof included.
func BenchmarkAssign(b *testing.B) {
	for _, tt := range pools() {
		b.Run(tt.name, func(b *testing.B) {
			g, err := NewGraph(background, tt.make())
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := g.Solve(background, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCompile makes a problem ready.
func BenchmarkCompile(b *testing.B) {
	for _, tt := range pools() {
		if tt.name[:6] != "weight" {
			continue
		}
		b.Run(tt.name, func(b *testing.B) {
			p := tt.make()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := NewGraph(background, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

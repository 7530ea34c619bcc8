// Package instances makes assignment problems from seeds, for tests and for
// measurements.
package instances

// Random is a splitmix64 stream (Steele, Lea and Flood 2014).
type Random uint64

// Next returns the next number.
func (r *Random) Next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Below returns a number from 0 to n-1.
func (r *Random) Below(n int) int { return int(r.Next() % uint64(n)) }

// Arc is a possible pair and what it is worth.
type Arc struct {
	Agent, Mission int32
	Weight         int64
}

// Pool has missions with capacities and agents with choices.
type Pool struct {
	Agents   int
	Capacity []int32
	Lower    []int32
	Arcs     []Arc // by agent
}

// Shape says how to draw a pool.
type Shape struct {
	Missions, Agents int
	Choices          int // of each agent
	Weights          int // weights are 1 to Weights
	Capacity         int // capacities are 1 to Capacity, plus Extra
	Extra            int
	Seed             uint64
	Popular          bool // low numbers of missions are chosen more often
}

// Draw returns a pool without lower bounds: capacities first, then for each
// agent distinct missions, each with a weight.
func (s Shape) Draw() Pool {
	r := Random(s.Seed)
	p := Pool{Agents: s.Agents, Capacity: make([]int32, s.Missions), Lower: make([]int32, s.Missions)}
	for j := range p.Capacity {
		p.Capacity[j] = int32(1 + s.Extra)
		if s.Capacity > 1 {
			p.Capacity[j] += int32(r.Below(s.Capacity))
		}
	}
	last := make([]int, s.Missions)
	for i := range s.Agents {
		for left := s.Choices; left > 0; {
			j := r.Below(s.Missions)
			if s.Popular {
				j = j * (1 + r.Below(s.Missions)) / s.Missions
			}
			if last[j] == i+1 {
				continue
			}
			last[j] = i + 1
			left--
			p.Arcs = append(p.Arcs, Arc{int32(i), int32(j), 1 + int64(r.Below(s.Weights))})
		}
	}
	return p
}

// Matrix returns n·n costs from 1 to weights, row by row.
func Matrix(n int, seed uint64, weights int) []int32 {
	r := Random(seed)
	c := make([]int32, n*n)
	for k := range c {
		c[k] = int32(1 + r.Below(weights))
	}
	return c
}

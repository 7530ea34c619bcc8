package instances

import (
	"cmp"
	"math"
	"slices"
)

// Edge joins two vertices.
type Edge struct {
	U, V   int32
	Weight int64
}

// splitMix is the generator splitmix64 of Steele, Lea and Flood (2014).
type splitMix uint64

func (r *splitMix) next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

func (r *splitMix) below(k uint64) int { return int(r.next() % k) }

// Checksum is FNV-1a over each edge's ends and weight, 8 bytes each, the least
// significant first.
func Checksum(edges []Edge) uint64 {
	sum := uint64(0xcbf29ce484222325)
	for _, e := range edges {
		for _, x := range [3]uint64{uint64(e.U), uint64(e.V), uint64(e.Weight)} {
			for range 8 {
				sum = (sum ^ x&0xff) * 0x100000001b3
				x >>= 8
			}
		}
	}
	return sum
}

func edge(u, v, weight int) Edge { return Edge{int32(u), int32(v), int64(weight)} }

// Complete joins all pairs, weights 1 to top.
func Complete(n int, seed, top uint64) (int, []Edge) {
	rng := splitMix(seed)
	edges := make([]Edge, 0, n*(n-1)/2)
	for i := range n {
		for j := i + 1; j < n; j++ {
			edges = append(edges, edge(i, j, 1+rng.below(top)))
		}
	}
	return n, edges
}

// Gnm draws m different pairs.
func Gnm(n, m int, seed, top uint64) (int, []Edge) {
	rng := splitMix(seed)
	var edges []Edge
	seen := map[[2]int]bool{}
	for len(edges) < m {
		u := rng.below(uint64(n))
		v := rng.below(uint64(n))
		u, v = min(u, v), max(u, v)
		if u == v || seen[[2]int{u, v}] {
			continue
		}
		seen[[2]int{u, v}] = true
		edges = append(edges, edge(u, v, 1+rng.below(top)))
	}
	return n, edges
}

// Profile draws people of two sides, in clusters with attributes in common.
func Profile(n, clusters, degree int, seed uint64) (int, []Edge) {
	rng := splitMix(seed)
	const attributes = 12
	proto := make([][attributes]int, clusters)
	for c := range proto {
		for k := range proto[c] {
			proto[c][k] = rng.below(4)
		}
	}
	side, cluster := make([]int, n), make([]int, n)
	person := make([][attributes]int, n)
	members := make([][]int, clusters)
	for i := range n {
		side[i] = rng.below(2)
		cluster[i] = rng.below(uint64(clusters))
		for k := range attributes {
			person[i][k] = proto[cluster[i]][k]
			if rng.below(4) == 3 {
				person[i][k] = rng.below(4)
			}
		}
		members[cluster[i]] = append(members[cluster[i]], i)
	}
	score := func(i, j int) int {
		w := 1
		for k := range attributes {
			if person[i][k] == person[j][k] {
				w += 5
			}
		}
		if side[i] != side[j] {
			w += 20
		}
		return w
	}
	var edges []Edge
	seen := map[[2]int]bool{}
	for i := range n {
		own := members[cluster[i]]
		for range degree / 2 {
			j := 0
			if rng.below(10) < 8 {
				j = own[rng.below(uint64(len(own)))]
			} else {
				j = rng.below(uint64(n))
			}
			pair := [2]int{min(i, j), max(i, j)}
			if i == j || seen[pair] {
				continue
			}
			seen[pair] = true
			edges = append(edges, edge(pair[0], pair[1], score(i, j)))
		}
	}
	return n, edges
}

// Geo joins points of the plane with their nearest others, found through a
// grid of cells.
func Geo(n, nearest int, seed uint64) (int, []Edge) {
	rng := splitMix(seed)
	type point struct{ x, y int }
	points := make([]point, n)
	cells := int(math.Sqrt(float64(n)/4)) + 1
	size := 65536/cells + 1
	grid := map[point][]int{}
	for i := range points {
		points[i] = point{x: rng.below(65536)}
		points[i].y = rng.below(65536)
		c := point{points[i].x / size, points[i].y / size}
		grid[c] = append(grid[c], i)
	}
	type other struct {
		square int64 // of the distance
		i      int
	}
	neighbours := func(i int) []other {
		p := points[i]
		for reach := 1; ; reach++ {
			var found []other
			for x := p.x/size - reach; x <= p.x/size+reach; x++ {
				for y := p.y/size - reach; y <= p.y/size+reach; y++ {
					for _, j := range grid[point{x, y}] {
						dx, dy := int64(points[j].x-p.x), int64(points[j].y-p.y)
						if j != i {
							found = append(found, other{dx*dx + dy*dy, j})
						}
					}
				}
			}
			slices.SortFunc(found, func(a, b other) int {
				return cmp.Or(cmp.Compare(a.square, b.square), cmp.Compare(a.i, b.i))
			})
			sure := int64(reach * size) // no point nearer than this is missing
			if len(found) >= nearest && (found[nearest-1].square < sure*sure || reach > cells) {
				return found[:nearest]
			}
		}
	}
	var edges []Edge
	for i := range n {
		for _, o := range neighbours(i) {
			w := 100000 - int(math.Sqrt(float64(o.square)))
			edges = append(edges, edge(min(i, o.i), max(i, o.i), w))
		}
	}
	slices.SortFunc(edges, byEnds)
	return n, slices.Compact(edges)
}

func byEnds(a, b Edge) int {
	return cmp.Or(cmp.Compare(a.U, b.U), cmp.Compare(a.V, b.V))
}

// Ultra nests blossoms k deep.
func Ultra(k int, seed uint64) (int, []Edge) {
	rng := splitMix(seed)
	power := func(base, exponent int) int {
		p := 1
		for range exponent {
			p *= base
		}
		return p
	}
	n := power(3, k)
	var edges []Edge
	for i := range n {
		for j := i + 1; j < n; j++ {
			level := 0
			for a, b := i, j; a != b; a, b = a/3, b/3 {
				level++
			}
			w := 10*power(4, k) + 10 - 10*power(4, level) + rng.below(10)
			edges = append(edges, edge(i, j, w))
		}
	}
	return n, edges
}

// SlowDense is a family by van Rantwijk that needs many stages.
func SlowDense(n int) (int, []Edge) {
	var edges []Edge
	p := n / 4
	top := 2 * p * (p + 1)
	for i := range p {
		edges = append(edges, edge(2*i, 2*i+1, top-i))
	}
	for k := range p {
		x := 2*p + 2*k
		for i := range p {
			w := top - (1+k/2)*(p+1) - i
			if k%2 == 0 {
				w = top - (1+k/2)*(p+1) + 1
			}
			edges = append(edges, edge(2*i, x, w))
		}
		edges = append(edges, edge(x, x+1, top-(k+1)*(2*p+1)))
	}
	return n, edges
}

// SlowSparse is another.
func SlowSparse(n int) (int, []Edge) {
	var edges []Edge
	p := (n - 4) / 4
	q := p / 2
	top := 16 * (q + 1) * (p + 2)
	for i := range p {
		edges = append(edges, edge(2*i, 2*i+1, top-i))
	}
	for k := range 2 {
		for i := range p {
			w := top - p
			if k == 1 {
				w = top - p - 1 - i
			}
			edges = append(edges, edge(2*i+1, 2*p+2*k, w))
		}
		w := top - 2*p - 1
		if k == 1 {
			w = top - 4*p - 2
		}
		edges = append(edges, edge(2*p+2*k, 2*p+2*k+1, w))
	}
	for k := range 2 {
		base := 2*p + 4 + 2*q*k
		for i := range q {
			edges = append(edges, edge(2*p+2*k+1, base+2*i, top-(2*i+k)*(2*p+4)-4*p+1))
		}
		for i := range q {
			edges = append(edges, edge(base+2*i, base+2*i+1, top-(2*i+k+1)*8*p-(2*i+k)*12))
		}
	}
	return n, edges
}

// Chain is a path of nearly equal weights.
func Chain(n int) (int, []Edge) {
	var edges []Edge
	for i := range n - 1 {
		edges = append(edges, edge(i, i+1, n+i%2))
	}
	return n, edges
}

// Triangles are joined into a chain, by one corner or by three.
func Triangles(k, corners int) (int, []Edge) {
	var edges []Edge
	for i := range k {
		x := 3 * i
		edges = append(edges, edge(x, x+1, 1), edge(x, x+2, 1), edge(x+1, x+2, 1))
	}
	if corners == 1 {
		for i := range k - 1 {
			edges = append(edges, edge(3*i+i%3, 3*i+i%3+3, 1))
		}
		return 3 * k, edges
	}
	for x := range 3*k - 3 {
		edges = append(edges, edge(x, x+3, 1))
	}
	return 3 * k, edges
}

// HardCard is a family by Gabow (1976) that is hard for most pairs.
func HardCard(k int) (int, []Edge) {
	var edges []Edge
	for i := 1; i < 4*k; i++ {
		for j := i + 1; j <= 4*k; j++ {
			edges = append(edges, edge(i-1, j-1, 1))
		}
		if i%2 == 1 {
			edges = append(edges, edge(i-1, 4*k+(i+1)/2-1, 1))
		}
	}
	return 6 * k, edges
}

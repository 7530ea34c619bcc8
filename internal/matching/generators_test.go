package matching

import (
	"cmp"
	"math"
	"slices"
	"testing"
)

// instance is a graph of the reference file generators.json, with its optima,
// on which two or more other programs agree.
type instance struct {
	args     string
	large    bool // left out with -short or -race
	make     func() (int, []Edge)
	edges    int
	checksum uint64
	best     best
}

var generated = []instance{
	{"complete 10 1 100", false, func() (int, []Edge) { return complete(10, 1, 100) }, 45, 0xcada0fca145ead60, best{436, 5, 436}},
	{"complete 50 1 1000", false, func() (int, []Edge) { return complete(50, 1, 1000) }, 1225, 0xa39f32393b74355f, best{24002, 25, 24002}},
	{"complete 200 1 10000", false, func() (int, []Edge) { return complete(200, 1, 10000) }, 19900, 0xd217c52ed3107d14, best{991528, 100, 991528}},
	{"complete 500 1 10000", true, func() (int, []Edge) { return complete(500, 1, 10000) }, 124750, 0xf60504e9362a4140, best{2491158, 250, 2491158}},
	{"complete 1000 1 10000", true, func() (int, []Edge) { return complete(1000, 1, 10000) }, 499500, 0xfcf706ded5ff6947, best{4992068, 500, 4992068}},
	{"complete 2000 1 10000", true, func() (int, []Edge) { return complete(2000, 1, 10000) }, 1999000, 0x4f33130a01611b57, best{9992310, 1000, 9992310}},
	{"complete 1000 2 10", true, func() (int, []Edge) { return complete(1000, 2, 10) }, 499500, 0xbedd21576380f4fa, best{5000, 500, 5000}},
	{"complete 301 4 10000", false, func() (int, []Edge) { return complete(301, 4, 10000) }, 45150, 0x5d79169d358efd0d, best{1492127, 150, 1492127}},
	{"gnm 100 300 1 50", false, func() (int, []Edge) { return gnm(100, 300, 1, 50) }, 300, 0x93f0a79b2a1e9108, best{1840, 50, 1793}},
	{"gnm 1000 3000 2 1000", false, func() (int, []Edge) { return gnm(1000, 3000, 2, 1000) }, 3000, 0x79e77b30627e8416, best{371983, 498, 366253}},
	{"gnm 1000 5000 3 100", false, func() (int, []Edge) { return gnm(1000, 5000, 3, 100) }, 5000, 0x985bd8f09f254c6d, best{41945, 500, 41863}},
	{"gnm 10000 30000 4 5", false, func() (int, []Edge) { return gnm(10000, 30000, 4, 5) }, 30000, 0x2292bfaf9d34d8e3, best{20754, 4986, 20502}},
	{"gnm 100000 500000 1 10000", true, func() (int, []Edge) { return gnm(100000, 500000, 1, 10000) }, 500000, 0x10ea37562963182a, best{418314261, 49999, 417704862}},
	{"profile 100 4 20 1", false, func() (int, []Edge) { return profile(100, 4, 20, 1) }, 752, 0x3bb5feea6695999e, best{3320, 50, 3320}},
	{"profile 1000 20 20 1", false, func() (int, []Edge) { return profile(1000, 20, 20, 1) }, 8629, 0x7df0afabe30645ba, best{31775, 500, 31775}},
	{"profile 1001 20 20 2", false, func() (int, []Edge) { return profile(1001, 20, 20, 2) }, 8739, 0x6a31d294551edd9a, best{32445, 500, 32445}},
	{"profile 10000 200 20 1", false, func() (int, []Edge) { return profile(10000, 200, 20, 1) }, 87544, 0xcfa05201da3d7bec, best{318410, 5000, 318410}},
	{"profile 100000 2000 20 1", true, func() (int, []Edge) { return profile(100000, 2000, 20, 1) }, 875676, 0xec919289d1691cfe, best{3199750, 50000, 3199750}},
	{"geo 100 6 1", false, func() (int, []Edge) { return geo(100, 6, 1) }, 359, 0xf83f5b5f35401420, best{4770926, 50, 4770926}},
	{"geo 1000 10 1", false, func() (int, []Edge) { return geo(1000, 10, 1) }, 5767, 0xa09d0045976c5474, best{49345287, 500, 49345287}},
	{"geo 10000 10 1", false, func() (int, []Edge) { return geo(10000, 10, 1) }, 57069, 0xdea40d65cfeb1930, best{497946188, 5000, 497946188}},
	{"geo 100000 10 1", true, func() (int, []Edge) { return geo(100000, 10, 1) }, 568843, 0x3b9e158bb3c4a246, best{4993575203, 50000, 4993575203}},
	{"ultra 3 1", false, func() (int, []Edge) { return ultra(3, 1) }, 351, 0xe362191b93584183, best{7064, 13, 7064}},
	{"ultra 4 1", false, func() (int, []Edge) { return ultra(4, 1) }, 3240, 0xa2e90c59faaf1b75, best{96097, 40, 96097}},
	{"ultra 5 1", false, func() (int, []Edge) { return ultra(5, 1) }, 29403, 0x58c75932ffe6d28c, best{1209912, 121, 1209912}},
	{"ultra 6 1", true, func() (int, []Edge) { return ultra(6, 1) }, 265356, 0xdd2baaf03379271b, best{14781067, 364, 14781067}},
	{"slowdense 100", false, func() (int, []Edge) { return slowDense(100) }, 675, 0x8fcba016944a8077, best{48125, 50, 48125}},
	{"slowdense 1000", false, func() (int, []Edge) { return slowDense(1000) }, 63000, 0x2c5b6b64f7bda368, best{47000000, 500, 47000000}},
	{"slowdense 2000", true, func() (int, []Edge) { return slowDense(2000) }, 251000, 0x03585bcbecb1a247, best{375500000, 1000, 375500000}},
	{"slowsparse 1004", false, func() (int, []Edge) { return slowSparse(1004) }, 1252, 0x08147f29740d15ab, best{191875936, 502, 191875936}},
	{"slowsparse 5004", false, func() (int, []Edge) { return slowSparse(5004) }, 6252, 0x1830a8cb9547e983, best{23546254436, 2502, 23546254436}},
	{"chain 1000", false, func() (int, []Edge) { return chain(1000) }, 999, 0x8f4da6d6d3e24dfb, best{500000, 500, 500000}},
	{"chain 10000", false, func() (int, []Edge) { return chain(10000) }, 9999, 0xedbfafeffe6ba4db, best{50000000, 5000, 50000000}},
	{"tri 334 1", false, func() (int, []Edge) { return triangles(334, 1) }, 1335, 0x92a404026be1f3d2, best{501, 501, 501}},
	{"tri 3334 1", false, func() (int, []Edge) { return triangles(3334, 1) }, 13335, 0xd05e761c52b73e36, best{5001, 5001, 5001}},
	{"tri 3334 3", false, func() (int, []Edge) { return triangles(3334, 3) }, 20001, 0x9bc31ece79542084, best{5001, 5001, 5001}},
	{"hardcard 10", false, func() (int, []Edge) { return hardCard(10) }, 800, 0xe735eaa31ab23525, best{30, 30, 30}},
	{"hardcard 100", false, func() (int, []Edge) { return hardCard(100) }, 80000, 0xa80fda7ea9d4b0ed, best{300, 300, 300}},
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

func TestSplitMix(t *testing.T) {
	rng := splitMix(1)
	for i, want := range []uint64{0x910a2dec89025cc1, 0xbeeb8da1658eec67, 0xf893a2eefb32555e} {
		if got := rng.next(); got != want {
			t.Errorf("output %d is %x, want %x", i, got, want)
		}
	}
}

// checksum is FNV-1a over each edge's ends and weight, 8 bytes each, the least
// significant first.
func checksum(edges []Edge) uint64 {
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

// complete joins all pairs, weights 1 to top.
func complete(n int, seed splitMix, top uint64) (int, []Edge) {
	var edges []Edge
	for i := range n {
		for j := i + 1; j < n; j++ {
			edges = append(edges, edge(i, j, 1+seed.below(top)))
		}
	}
	return n, edges
}

// gnm draws m different pairs.
func gnm(n, m int, seed splitMix, top uint64) (int, []Edge) {
	var edges []Edge
	seen := map[[2]int]bool{}
	for len(edges) < m {
		u := seed.below(uint64(n))
		v := seed.below(uint64(n))
		u, v = min(u, v), max(u, v)
		if u == v || seen[[2]int{u, v}] {
			continue
		}
		seen[[2]int{u, v}] = true
		edges = append(edges, edge(u, v, 1+seed.below(top)))
	}
	return n, edges
}

// profile draws people of two sides, in clusters with attributes in common.
func profile(n, clusters, degree int, rng splitMix) (int, []Edge) {
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

// geo joins points of the plane with their nearest others, found through a
// grid of cells.
func geo(n, nearest int, rng splitMix) (int, []Edge) {
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

// ultra nests blossoms k deep.
func ultra(k int, rng splitMix) (int, []Edge) {
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

// slowDense is a family by van Rantwijk that needs many stages.
func slowDense(n int) (int, []Edge) {
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

// slowSparse is another.
func slowSparse(n int) (int, []Edge) {
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

// chain is a path of nearly equal weights.
func chain(n int) (int, []Edge) {
	var edges []Edge
	for i := range n - 1 {
		edges = append(edges, edge(i, i+1, n+i%2))
	}
	return n, edges
}

// triangles are joined into a chain, by one corner or by three.
func triangles(k, corners int) (int, []Edge) {
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

// hardCard is a family by Gabow (1976) that is hard for most pairs.
func hardCard(k int) (int, []Edge) {
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

package matching

import "math/bits"

// best is what an oracle says of one graph.
type best struct {
	weight       int64 // of the heaviest matching
	pairs        int   // of the largest matching
	amongLargest int64 // weight of the heaviest of the largest matchings
}

// bruteForce returns the optima of a graph of at most 16 vertices: for each set
// of vertices, by either leaving out its first vertex or trying all its
// partners.
func bruteForce(n int, edges []Edge) best {
	const absent = -1 << 62
	var weight [16][16]int64
	for u := range weight {
		for v := range weight {
			weight[u][v] = absent
		}
	}
	for _, e := range edges {
		w := max(weight[e.U][e.V], e.Weight)
		weight[e.U][e.V], weight[e.V][e.U] = w, w
	}
	table := make([]best, 1<<n)
	for set := 1; set < len(table); set++ {
		u := bits.TrailingZeros(uint(set))
		rest := set &^ (1 << u)
		b := table[rest]
		for left := rest; left != 0; left &= left - 1 {
			v := bits.TrailingZeros(uint(left))
			w := weight[u][v]
			if w == absent {
				continue
			}
			other := table[rest&^(1<<v)]
			b.weight = max(b.weight, other.weight+w)
			pairs, sum := other.pairs+1, other.amongLargest+w
			if pairs > b.pairs || pairs == b.pairs && sum > b.amongLargest {
				b.pairs, b.amongLargest = pairs, sum
			}
		}
		table[set] = b
	}
	return table[len(table)-1]
}

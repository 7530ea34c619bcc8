package matching

import "github.com/essor-go/essor/internal/matching/instances"

// edgesOf turns the edges of a generated graph into this package's.
func edgesOf(n int, from []instances.Edge) (int, []Edge) {
	edges := make([]Edge, len(from))
	for i, e := range from {
		edges[i] = Edge(e)
	}
	return n, edges
}

func edge(u, v, weight int) Edge { return Edge{int32(u), int32(v), int64(weight)} }

func complete(n int, seed, top uint64) (int, []Edge) {
	return edgesOf(instances.Complete(n, seed, top))
}
func profile(n, clusters, degree int, seed uint64) (int, []Edge) {
	return edgesOf(instances.Profile(n, clusters, degree, seed))
}
func geo(n, nearest int, seed uint64) (int, []Edge) { return edgesOf(instances.Geo(n, nearest, seed)) }
func ultra(k int, seed uint64) (int, []Edge)        { return edgesOf(instances.Ultra(k, seed)) }
func triangles(k, corners int) (int, []Edge)        { return edgesOf(instances.Triangles(k, corners)) }

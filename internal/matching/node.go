package matching

const none int32 = -1

// node is a vertex or a blossom: nodes 0 to n-1 are the vertices. A node
// without parent is a top node: the graph, seen with each outermost blossom
// shrunk to a point, consists of them. Two nodes fill a line of the cache.
type node struct {
	parent int32 // the blossom around it, none for a top node
	size   int32 // number of its vertices

	// A top node in a tree stands in the list of the tree's nodes, between
	// previous and next, and, if it is inner, was reached by the edge from the
	// vertex from of its parent in the tree to its own vertex to.
	//
	// A child of a blossom stands in the circle of the blossom's children
	// between previous and next; the edge from its own vertex from to the
	// vertex to of next is an edge of that circle.
	previous, next int32
	from, to       int32

	root  int32 // of its tree, a vertex; for labelled top nodes
	stamp int32 // of the last search for a common ancestor that passed
}

// blossom is what a blossom has besides what each node has.
type blossom[W width] struct {
	base        int32 // the one vertex whose mate, if any, lies outside
	child       int32 // the child that holds the base
	first, last int32 // its vertices, from first, or none if not in use, along solver.after to last
	z           W     // dual, as stored; see dual.go
}

// newNodes returns the n vertices as nodes, each on its own.
func newNodes(n int) []node {
	nodes := make([]node, n, n+n/8)
	for v := range nodes {
		nodes[v] = node{parent: none, size: 1}
	}
	return nodes
}

func (s *solver[W]) isBlossom(x int32) bool { return int(x) >= s.n }

// blossom returns what blossom x has besides its node.
func (s *solver[W]) blossom(x int32) *blossom[W] { return &s.blossoms[int(x)-s.n] }

// base returns the one vertex of node x whose mate, if any, lies outside.
func (s *solver[W]) base(x int32) int32 {
	if s.isBlossom(x) {
		return s.blossom(x).base
	}
	return x
}

// first returns the first vertex of node x.
func (s *solver[W]) first(x int32) int32 {
	if s.isBlossom(x) {
		return s.blossom(x).first
	}
	return x
}

// last returns the last vertex of node x.
func (s *solver[W]) last(x int32) int32 {
	if s.isBlossom(x) {
		return s.blossom(x).last
	}
	return x
}

// top returns the top node around vertex v.
//
// Each vertex carries the number of a set and each set has its top node. When
// sets merge, the largest keeps its number and the vertices of the others are
// renumbered; when a set falls apart, its largest part keeps the number.
func (s *solver[W]) top(v int32) int32 { return s.tops[s.info[v].set] }

// takeNode returns the number of an unused blossom.
func (s *solver[W]) takeNode() int32 {
	if k := len(s.idleNodes); k > 0 {
		x := s.idleNodes[k-1]
		s.idleNodes = s.idleNodes[:k-1]
		return x
	}
	s.nodes = append(s.nodes, node{})
	s.blossoms = append(s.blossoms, blossom[W]{})
	return int32(len(s.nodes) - 1)
}

// dropNode gives the number of a blossom back.
func (s *solver[W]) dropNode(x int32) {
	s.blossom(x).first = none
	s.idleNodes = append(s.idleNodes, x)
}

// renumber moves the vertices of x to the given set.
func (s *solver[W]) renumber(x, set int32) {
	last := s.last(x)
	for v := s.first(x); ; v = s.after[v] {
		s.info[v].set = set
		if v == last {
			return
		}
	}
}

// largest returns the first of the links whose node has the most vertices.
func (s *solver[W]) largest(links []link) int32 {
	best := links[0].node
	for _, l := range links[1:] {
		if s.nodes[l.node].size > s.nodes[best].size {
			best = l.node
		}
	}
	return best
}

// join adds top node x to the tree of root.
func (s *solver[W]) join(x, root int32) {
	head := s.treeHead[root]
	s.nodes[x].root = root
	s.nodes[x].previous, s.nodes[x].next = none, head
	if head != none {
		s.nodes[head].previous = x
	}
	s.treeHead[root] = x
}

// leave removes top node x from its tree.
func (s *solver[W]) leave(x int32) {
	previous, next := s.nodes[x].previous, s.nodes[x].next
	if previous == none {
		s.treeHead[s.nodes[x].root] = next
	} else {
		s.nodes[previous].next = next
	}
	if next != none {
		s.nodes[next].previous = previous
	}
}

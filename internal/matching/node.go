package matching

const none int32 = -1

// node is a vertex or a blossom. Nodes 0 to n-1 are the vertices. A node
// without parent is a top node: the graph, seen with each outermost blossom
// shrunk to a point, consists of them.
type node[W width] struct {
	parent      int32 // the blossom around it, none for a top node
	base        int32 // the one vertex whose mate, if any, lies outside
	child       int32 // of a blossom: the child that holds the base
	first, last int32 // its vertices, from first along solver.after to last
	size        int32 // number of its vertices

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
	z     W     // dual of a blossom, as stored; see dual.go
}

// newNodes returns the n vertices as nodes, each on its own.
func newNodes[W width](n int) []node[W] {
	nodes := make([]node[W], n, n+n/8)
	for v := range int32(n) {
		nodes[v] = node[W]{parent: none, base: v, child: none, first: v, last: v, size: 1}
	}
	return nodes
}

func (s *solver[W]) isBlossom(x int32) bool { return int(x) >= s.n }

// top returns the top node around vertex v.
//
// Each vertex carries the number of a set and each set has its top node. When
// sets merge, the largest keeps its number and the vertices of the others are
// renumbered; when a set falls apart, its largest part keeps the number.
func (s *solver[W]) top(v int32) int32 { return s.info[s.info[v].set].top }

// takeNode returns the number of an unused blossom.
func (s *solver[W]) takeNode() int32 {
	if k := len(s.idleNodes); k > 0 {
		x := s.idleNodes[k-1]
		s.idleNodes = s.idleNodes[:k-1]
		return x
	}
	s.nodes = append(s.nodes, node[W]{})
	return int32(len(s.nodes) - 1)
}

// dropNode gives the number of a blossom back.
func (s *solver[W]) dropNode(x int32) {
	s.nodes[x] = node[W]{first: none}
	s.idleNodes = append(s.idleNodes, x)
}

// renumber moves the vertices of x to the given set.
func (s *solver[W]) renumber(x, set int32) {
	for v := s.nodes[x].first; ; v = s.after[v] {
		s.info[v].set = set
		if v == s.nodes[x].last {
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

package netflow

import (
	"cmp"
	"slices"
)

const (
	coreCells  = 14 // of each row, to begin with
	roundCells = 8  // added to a row at most, in one round
	maxRounds  = 8  // of adding cells, before whole rows are searched
)

// core is a matrix of which only some cells are arcs. What is best among these
// is best in the whole matrix once no other cell is cheaper at its prices.
type core[C width] struct {
	pulse *pulse
	*matrix[C]
	offset []int64        // added to each column: less its least cost in a square, else 0
	cells  [][]arc[int64] // of each row, cheapest first
	seats  []int32        // column of each row, -1 for none
	price  []int64
	priced []int64 // cost, offset included, that no cell outside the core is below
	arcs   int
}

// newCore picks the cheapest cells of each row, and the cell (i, i): with these
// all rows can be assigned.
func newCore[C width](p *pulse, x *matrix[C]) (*core[C], error) {
	c := &core[C]{
		pulse:  p,
		matrix: x,
		offset: make([]int64, x.cols),
		cells:  make([][]arc[int64], x.rows),
		seats:  make([]int32, x.rows),
		price:  make([]int64, x.cols),
		priced: make([]int64, x.rows),
	}
	if x.rows == x.cols {
		if err := c.reduceColumns(); err != nil {
			return nil, err
		}
	}
	if err := c.pickCells(); err != nil {
		return nil, err
	}
	return c, nil
}

// pickCells picks the cells of each row that cost less than a bar, or the
// cheapest if these are many. A first bar for the next row is what the last
// ones had; where it leaves too few cells, the row is looked at again without.
func (c *core[C]) pickCells() error {
	floor := floors(c.offset)
	picked := make([]arc[int64], 0, c.rows*(coreCells+1))
	bar := -infinity
	for i := range int32(c.rows) {
		if err := c.pulse.tick(c.cols); err != nil {
			return err
		}
		best := few{size: min(coreCells, c.cols), worst: bar}
		c.pick(i, floor, &best)
		if 2*best.n < best.size {
			best = few{size: best.size, worst: infinity}
			c.pick(i, floor, &best)
			bar = best.worst
		}
		bar -= (bar - best.worst) / 4
		from := len(picked)
		picked = append(picked, best.list()...)
		if !slices.ContainsFunc(best.list(), func(a arc[int64]) bool { return a.to == i }) {
			picked = append(picked, arc[int64]{i, int64(c.row(i)[i]) + c.offset[i]})
		}
		c.cells[i] = picked[from:len(picked):len(picked)]
		c.arcs += len(c.cells[i])
		c.seats[i], c.priced[i] = -1, best.worst
	}
	return nil
}

// reduceColumns takes the least cost of each column off. Where every column is
// assigned, this changes nothing but the prices.
func (c *core[C]) reduceColumns() error {
	if c.rows == 0 {
		return nil
	}
	least := slices.Clone(c.row(0))
	last := int32(c.rows - 1)
	for i := int32(1); i <= last; i += 4 {
		if err := c.pulse.tick(4 * c.cols); err != nil {
			return err
		}
		lower(least, c.row(i), c.row(min(i+1, last)), c.row(min(i+2, last)), c.row(min(i+3, last)))
	}
	for j, v := range least {
		c.offset[j] = -int64(v)
	}
	return nil
}

// lower takes the least of five lists of one length into the first.
func lower[C width](least, a, b, c, d []C) {
	a, b, c, d = a[:len(least)], b[:len(least)], c[:len(least)], d[:len(least)]
	for j, v := range least {
		least[j] = min(min(min(v, a[j]), b[j]), min(c[j], d[j]))
	}
}

// pick offers all cells of a row. It starts anywhere, by a hash of the row:
// without this, where many cells cost the same, all rows would pick the same
// columns.
func (c *core[C]) pick(i int32, floor []int64, best *few) {
	first := int(hash(i) % uint32(c.cols))
	offer(best, c.row(i), c.offset, floor, first, c.cols)
	offer(best, c.row(i), c.offset, floor, 0, first)
	best.cut()
}

// solve alternates between the core and the matrix.
func (c *core[C]) solve() error {
	for round := 0; ; round++ {
		if err := c.solveCells(round > 0); err != nil {
			return err
		}
		added, err := c.addCells()
		if err != nil || added == 0 {
			return err
		}
		if round == maxRounds || c.arcs > len(c.cost)/8+c.rows {
			return c.searchRows()
		}
	}
}

// solveCells solves the core, going on from seats and prices that hold.
func (c *core[C]) solveCells(resume bool) error {
	g := c.graph()
	s := newSolver(g, c.pulse)
	copy(s.price, c.price)
	if resume {
		s.resume(c.seats)
	} else if err := s.auction(); err != nil {
		return err
	}
	f := &forest[int64]{solver: s, alone: true}
	for _, i := range s.hard {
		if err := f.grow([]int32{i}); err != nil {
			return err
		}
	}
	if err := s.reverse(); err != nil {
		return err
	}
	copy(c.price, s.price)
	for i := range c.seats {
		c.seats[i] = s.agents[i].at
	}
	return nil
}

// graph returns the core as a graph in which all rows must join.
func (c *core[C]) graph() *graph[int64] {
	g := &graph[int64]{
		out:   make([]int64, c.rows),
		limit: make([]int64, c.rows),
		cap:   make([]int32, c.cols),
		low:   make([]int32, c.cols),
		start: make([]int32, c.rows+1),
		arcs:  make([]arc[int64], 0, c.arcs),
	}
	for i, row := range c.cells {
		g.out[i], g.limit[i] = Must, infinity
		g.arcs = append(g.arcs, row...)
		g.start[i+1] = int32(len(g.arcs))
	}
	for j := range g.cap {
		g.cap[j] = 1
	}
	g.fillColumns(c.pulse)
	g.measure()
	return g
}

// resume seats the rows that have a column; the others are hard.
func (s *solver[W]) resume(seats []int32) {
	for i, j := range seats {
		if j < 0 {
			s.hard = append(s.hard, int32(i))
			continue
		}
		for k, a := range s.row(int32(i)) {
			if a.to == j {
				s.take(j, slot{s.price[j], int32(i), s.graph.start[i] + int32(k)})
			}
		}
	}
	s.seat()
}

// addCells adds the cells that are cheapest at the prices found to each row
// that has cheaper ones, and frees it. In a square prices only rise, and prices
// that rise make no cell cheaper; so rows whose worth didn't rise are left out.
func (c *core[C]) addCells() (added int, err error) {
	total := make([]int64, c.cols)
	for j := range total {
		total[j] = c.price[j] + c.offset[j]
	}
	floor := floors(total)
	for i := range int32(c.rows) {
		row := c.row(i)
		worth := int64(row[c.seats[i]]) + total[c.seats[i]]
		if worth <= c.priced[i] {
			continue
		}
		if err := c.pulse.tick(c.cols); err != nil {
			return 0, err
		}
		best := few{size: roundCells, worst: worth}
		offer(&best, row, total, floor, 0, c.cols)
		best.cut()
		if c.rows == c.cols {
			c.priced[i] = best.worst
		}
		if best.n == 0 {
			continue
		}
		for _, a := range best.list() {
			c.cells[i] = append(c.cells[i], arc[int64]{a.to, int64(row[a.to]) + c.offset[a.to]})
		}
		slices.SortStableFunc(c.cells[i], func(a, b arc[int64]) int { return cmp.Compare(a.cost, b.cost) })
		added += best.n
		c.seats[i] = -1
	}
	c.arcs += added
	return added, nil
}

func (c *core[C]) assignment() *MatrixAssignment {
	a := &MatrixAssignment{Column: c.seats, Worth: make([]int64, c.rows), Price: c.price}
	for j := range a.Price {
		a.Price[j] += c.offset[j]
	}
	for i, j := range a.Column {
		cost := int64(c.row(int32(i))[j])
		a.Total += cost
		a.Worth[i] = cost + a.Price[j]
	}
	return a
}

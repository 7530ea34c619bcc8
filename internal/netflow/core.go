package netflow

import "slices"

const (
	coreCells  = 10 // of each row, to begin with
	roundCells = 8  // added to a row at most, in one round
	maxRounds  = 8  // of adding cells, before whole rows are searched
	blockCells = 32 // of a row, whose least cost is kept
)

// core is a matrix of which only some cells are arcs. What is best among these
// is best in the whole matrix once no other cell is cheaper at its prices.
type core[C width] struct {
	pulse *pulse
	*matrix[C]
	offset []int64 // added to each column: less its least cost in a square, else 0
	blocks int     // of each row
	mins   []C     // least cost of each block, row by row
	cells  [][]arc[int64]
	seats  []int32 // column of each row, -1 for none
	price  []int64
	priced []int64 // worth up to which no cell of a row is cheaper
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
		blocks: (x.cols + blockCells - 1) / blockCells,
	}
	c.mins = make([]C, x.rows*c.blocks)
	if x.rows == 0 {
		return c, nil
	}
	if err := c.takeMinima(); err != nil {
		return nil, err
	}
	floor, ceiling := c.extremes(c.offset)
	backing := make([]arc[int64], x.rows*(coreCells+1))
	for i := range int32(x.rows) {
		if err := p.tick(c.blocks); err != nil {
			return nil, err
		}
		room := backing[: 0 : coreCells+1]
		backing = backing[coreCells+1:]
		c.cells[i] = c.pick(i, floor, ceiling, room)
		c.arcs += len(c.cells[i])
		c.seats[i], c.priced[i] = -1, -infinity
	}
	return c, nil
}

// takeMinima finds the least cost of each block of a row, with which later most
// blocks needn't be looked at, and of each column. Where every column is
// assigned, taking its least cost off changes nothing but the prices.
func (c *core[C]) takeMinima() error {
	least := slices.Clone(c.row(0))
	last := int32(c.rows - 1)
	for i := int32(0); i <= last; i += 4 {
		if err := c.pulse.tick(4 * c.cols); err != nil {
			return err
		}
		var rows [4]int32
		for k := range rows {
			rows[k] = min(i+int32(k), last)
		}
		for b := range c.blocks {
			lo, hi := b*blockCells, min((b+1)*blockCells, c.cols)
			mins := lower(least[lo:hi], c.row(rows[0])[lo:hi], c.row(rows[1])[lo:hi], c.row(rows[2])[lo:hi], c.row(rows[3])[lo:hi])
			for k, i := range rows {
				c.mins[int(i)*c.blocks+b] = mins[k]
			}
		}
	}
	if c.rows == c.cols {
		for j, v := range least {
			c.offset[j] = -int64(v)
		}
	}
	return nil
}

// lower takes the least of four lists into the first, all of one length, and
// returns the least of each.
func lower[C width](least, a, b, c, d []C) [4]C {
	a, b, c, d = a[:len(least)], b[:len(least)], c[:len(least)], d[:len(least)]
	ma, mb, mc, md := a[0], b[0], c[0], d[0]
	for j, v := range least {
		va, vb, vc, vd := a[j], b[j], c[j], d[j]
		ma, mb, mc, md = min(ma, va), min(mb, vb), min(mc, vc), min(md, vd)
		least[j] = min(min(v, va), min(vb, min(vc, vd)))
	}
	return [4]C{ma, mb, mc, md}
}

// extremes returns the least and the greatest offset of each block of columns.
func (c *core[C]) extremes(offset []int64) (floor, ceiling []int64) {
	floor, ceiling = make([]int64, c.blocks), make([]int64, c.blocks)
	for b := range floor {
		block := offset[b*blockCells : min((b+1)*blockCells, c.cols)]
		floor[b], ceiling[b] = slices.Min(block), slices.Max(block)
	}
	return floor, ceiling
}

// bound returns what the cheapest cells of a row, as many as the core has of it,
// are all below: so many blocks have a cell that is.
func (c *core[C]) bound(i int32, ceiling []int64) int64 {
	least := few{size: coreCells, worst: infinity}
	for b, v := range c.mins[int(i)*c.blocks : int(i+1)*c.blocks] {
		if v := int64(v) + ceiling[b]; v < least.worst {
			least.add(int32(b), v)
		}
	}
	if least.n < coreCells {
		return infinity
	}
	return least.worst + 1
}

// few holds the least of the values it was offered, in order, up to its size.
type few struct {
	size  int
	worst int64 // what a value must be below, to get in
	n     int
	cells [max(coreCells, roundCells)]arc[int64]
}

// add takes a value below worst.
func (f *few) add(j int32, v int64) {
	if f.n < f.size {
		f.n++
	}
	k := f.n - 1
	for ; k > 0 && f.cells[k-1].cost > v; k-- {
		f.cells[k] = f.cells[k-1]
	}
	f.cells[k] = arc[int64]{j, v}
	if f.n == f.size {
		f.worst = f.cells[f.n-1].cost
	}
}

// offer offers cost plus offset of the columns from lo up to hi. Of eight at a
// time it looks for the sign of a difference first, since a branch for each
// would cost more than the sums.
func offer[C width](f *few, row []C, offset []int64, lo, hi int) {
	j := lo
	for ; j+8 <= hi; j += 8 {
		c, o, worst := (*[8]C)(row[j:]), (*[8]int64)(offset[j:]), f.worst
		if (int64(c[0])+o[0]-worst)|(int64(c[1])+o[1]-worst)|
			(int64(c[2])+o[2]-worst)|(int64(c[3])+o[3]-worst)|
			(int64(c[4])+o[4]-worst)|(int64(c[5])+o[5]-worst)|
			(int64(c[6])+o[6]-worst)|(int64(c[7])+o[7]-worst) >= 0 {
			continue
		}
		for k := range c {
			if v := int64(c[k]) + o[k]; v < f.worst {
				f.add(int32(j+k), v)
			}
		}
	}
	for ; j < hi; j++ {
		if v := int64(row[j]) + offset[j]; v < f.worst {
			f.add(int32(j), v)
		}
	}
}

// offerBlocks offers the cells of a row in the blocks from lo up to hi, but not
// those of blocks whose least cost and offset say that none gets in.
func (c *core[C]) offerBlocks(f *few, i int32, offset, floor []int64, lo, hi int) {
	mins := c.mins[int(i)*c.blocks : int(i+1)*c.blocks]
	for b := lo; b < hi; b++ {
		if int64(mins[b])+floor[b] < f.worst {
			offer(f, c.row(i), offset, b*blockCells, min((b+1)*blockCells, c.cols))
		}
	}
}

// pick appends the cheapest cells of a row to an empty list. The search starts
// anywhere, by a hash of the row: without this, where many cells cost the same,
// all rows would pick the same columns.
func (c *core[C]) pick(i int32, floor, ceiling []int64, list []arc[int64]) []arc[int64] {
	best := few{size: min(coreCells, c.cols), worst: c.bound(i, ceiling)}
	row := c.row(i)
	middle := int(hash(i) % uint32(c.cols))
	first := middle / blockCells
	end := min((first+1)*blockCells, c.cols)
	offer(&best, row, c.offset, middle, end)
	c.offerBlocks(&best, i, c.offset, floor, first+1, c.blocks)
	c.offerBlocks(&best, i, c.offset, floor, 0, first)
	offer(&best, row, c.offset, first*blockCells, middle)
	diagonal := false
	for _, a := range best.cells[:best.n] {
		diagonal = diagonal || a.to == i
	}
	list = append(list, best.cells[:best.n]...)
	if !diagonal {
		list = append(list, arc[int64]{i, int64(row[i]) + c.offset[i]})
	}
	return list
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
// that has cheaper ones, and frees it. Prices that rose since a row was last
// looked at make no cell cheaper; so in a square, where they only rise, rows
// whose worth didn't are left out.
func (c *core[C]) addCells() (added int, err error) {
	total := make([]int64, c.cols)
	for j := range total {
		total[j] = c.price[j] + c.offset[j]
	}
	floor, _ := c.extremes(total)
	for i := range int32(c.rows) {
		row := c.row(i)
		worth := int64(row[c.seats[i]]) + total[c.seats[i]]
		if c.rows == c.cols && worth <= c.priced[i] {
			continue
		}
		if err := c.pulse.tick(c.blocks); err != nil {
			return 0, err
		}
		c.priced[i] = worth
		best := few{size: roundCells, worst: worth}
		c.offerBlocks(&best, i, total, floor, 0, c.blocks)
		if best.n == 0 {
			continue
		}
		for _, a := range best.cells[:best.n] {
			c.cells[i] = append(c.cells[i], arc[int64]{a.to, int64(row[a.to]) + c.offset[a.to]})
		}
		added += best.n
		c.seats[i], c.priced[i] = -1, -infinity
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

// check verifies a result as [MatrixAssignment.Verify] does, leaving out blocks
// whose least cost and price say that no cell of theirs is covered.
func (c *core[C]) check(a *MatrixAssignment) error {
	if err := a.matches(c.rows, c.cols); err != nil {
		return err
	}
	total := int64(0)
	floor, _ := c.extremes(a.Price)
	for i, j := range a.Column {
		total += int64(c.row(int32(i))[j])
		some := few{size: 1, worst: a.Worth[i]}
		if c.offerBlocks(&some, int32(i), a.Price, floor, 0, c.blocks); some.n > 0 {
			return unproven("worth and price cover a cell")
		}
	}
	return a.balances(total)
}

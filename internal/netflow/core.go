package netflow

const (
	coreCells  = 10 // of each row, to begin with
	roundCells = 8  // added to a row at most, in one round
	maxRounds  = 8  // of adding cells, before whole rows are searched
)

// core is a matrix of which only some cells are arcs. What is best among these
// is best in the whole matrix once no other cell is cheaper at its prices.
type core[C width] struct {
	pulse *pulse
	*matrix[C]
	base   []C // taken off each column: its least cost in a square, else 0
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
		base:   make([]C, x.cols),
		cells:  make([][]arc[int64], x.rows),
		seats:  make([]int32, x.rows),
		price:  make([]int64, x.cols),
		priced: make([]int64, x.rows),
	}
	if x.rows == x.cols {
		if err := c.takeMinima(); err != nil {
			return nil, err
		}
	}
	backing := make([]arc[int64], x.rows*(coreCells+1))
	for i := range int32(x.rows) {
		if err := p.tick(x.cols); err != nil {
			return nil, err
		}
		room := backing[: 0 : coreCells+1]
		backing = backing[coreCells+1:]
		c.cells[i] = c.pick(i, room)
		c.arcs += len(c.cells[i])
		c.seats[i], c.priced[i] = -1, -infinity
	}
	return c, nil
}

// takeMinima finds the least cost of each column. Where every column is
// assigned, taking it off changes nothing but the prices.
func (c *core[C]) takeMinima() error {
	for i := range int32(c.rows) {
		if err := c.pulse.tick(c.cols); err != nil {
			return err
		}
		row := c.row(i)
		if i == 0 {
			copy(c.base, row)
		}
		base := c.base[:len(row)]
		for j, v := range row {
			base[j] = min(base[j], v)
		}
	}
	return nil
}

// few holds the least of the values it was offered, up to its size.
type few struct {
	size  int
	worst int64 // what a value must be below, to get in
	n     int
	cells [max(coreCells, roundCells)]arc[int64]
}

// add takes a value below worst.
func (f *few) add(j int32, v int64) {
	if f.n < f.size {
		f.cells[f.n] = arc[int64]{j, v}
		f.n++
		if f.n == f.size {
			f.worst = f.cells[f.last()].cost
		}
		return
	}
	f.cells[f.last()] = arc[int64]{j, v}
	f.worst = f.cells[f.last()].cost
}

// last returns the index of the greatest value.
func (f *few) last() int {
	k := 0
	for i := 1; i < f.n; i++ {
		if f.cells[i].cost > f.cells[k].cost {
			k = i
		}
	}
	return k
}

// pick appends the cheapest cells of a row to an empty list. The search starts
// anywhere, by a hash of the row: without this, where many cells cost the same,
// all rows would pick the same columns.
func (c *core[C]) pick(i int32, list []arc[int64]) []arc[int64] {
	best := few{size: min(coreCells, c.cols), worst: infinity}
	row := c.row(i)
	base := c.base[:len(row)]
	middle := int(hash(i) % uint32(c.cols))
	for j := middle; j < len(row); j++ {
		if v := int64(row[j]) - int64(base[j]); v < best.worst {
			best.add(int32(j), v)
		}
	}
	for j := range row[:middle] {
		if v := int64(row[j]) - int64(base[j]); v < best.worst {
			best.add(int32(j), v)
		}
	}
	diagonal := false
	for _, a := range best.cells[:best.n] {
		diagonal = diagonal || a.to == i
	}
	list = append(list, best.cells[:best.n]...)
	if !diagonal {
		list = append(list, arc[int64]{i, int64(row[i]) - int64(base[i])})
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
		total[j] = c.price[j] - int64(c.base[j])
	}
	for i := range int32(c.rows) {
		row := c.row(i)
		worth := int64(row[c.seats[i]]) + total[c.seats[i]]
		if c.rows == c.cols && worth <= c.priced[i] {
			continue
		}
		if err := c.pulse.tick(c.cols); err != nil {
			return 0, err
		}
		c.priced[i] = worth
		best := few{size: roundCells, worst: worth}
		for j, v := range row[:len(total)] {
			if v := int64(v) + total[j]; v < best.worst {
				best.add(int32(j), v)
			}
		}
		if best.n == 0 {
			continue
		}
		for _, a := range best.cells[:best.n] {
			c.cells[i] = append(c.cells[i], arc[int64]{a.to, int64(row[a.to]) - int64(c.base[a.to])})
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
		a.Price[j] -= int64(c.base[j])
	}
	for i, j := range a.Column {
		cost := int64(c.row(int32(i))[j])
		a.Total += cost
		a.Worth[i] = cost + a.Price[j]
	}
	return a
}

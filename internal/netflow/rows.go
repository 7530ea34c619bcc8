package netflow

// searchRows completes an assignment over whole rows, one shortest path for
// each row without a column, where the core didn't lead on (Jonker and
// Volgenant 1987, the augmentation stage). In a square the seats and prices
// found so far hold; else prices of columns that lost their row may be too
// high, and it begins anew.
func (c *core[C]) searchRows() error {
	if c.rows < c.cols {
		for i := range c.seats {
			c.seats[i] = -1
		}
		clear(c.price)
	}
	owner := make([]int32, c.cols)
	for j := range owner {
		owner[j] = -1
	}
	for i, j := range c.seats {
		if j >= 0 {
			owner[j] = int32(i)
		}
	}
	d := &dijkstra{
		dist: make([]int64, c.cols),
		from: make([]int32, c.cols),
		todo: make([]int32, c.cols),
	}
	for i := range c.seats {
		if c.seats[i] < 0 {
			if err := c.searchRow(int32(i), owner, d); err != nil {
				return err
			}
		}
	}
	return nil
}

// dijkstra is the state of a search over whole rows.
type dijkstra struct {
	dist []int64
	from []int32 // the row before each column
	todo []int32 // columns: done up to a point, then the others
}

// searchRow finds the shortest way from a row to a free column, in a matrix
// without structure: the nearest column is looked for among all.
func (c *core[C]) searchRow(root int32, owner []int32, d *dijkstra) error {
	for j := range d.todo {
		d.todo[j], d.dist[j] = int32(j), infinity
	}
	i, done, at := root, 0, int64(0)
	worth := infinity // of the root, at the prices before
	for j, v := range c.row(root) {
		worth = min(worth, int64(v)+c.offset[j]+c.price[j])
	}
	for {
		if err := c.pulse.tick(c.cols); err != nil {
			return err
		}
		row := c.row(i)
		near, nearest := infinity, done
		for k := done; k < len(d.todo); k++ {
			j := d.todo[k]
			t := at + int64(row[j]) + c.offset[j] + c.price[j] - worth
			if t < d.dist[j] {
				d.dist[j], d.from[j] = t, i
			}
			if d.dist[j] < near || d.dist[j] == near && owner[j] < 0 {
				near, nearest = d.dist[j], k
			}
		}
		j := d.todo[nearest]
		d.todo[nearest], d.todo[done] = d.todo[done], j
		at = near
		if owner[j] < 0 {
			for _, k := range d.todo[:done] {
				c.price[k] += at - d.dist[k]
			}
			c.trace(root, j, owner, d.from)
			return nil
		}
		done++
		i = owner[j]
		worth = int64(c.row(i)[j]) + c.offset[j] + c.price[j]
	}
}

// trace moves each row on the way from the root to the column after it.
func (c *core[C]) trace(root, j int32, owner, from []int32) {
	for {
		i := from[j]
		owner[j] = i
		j, c.seats[i] = c.seats[i], j
		if i == root {
			return
		}
	}
}

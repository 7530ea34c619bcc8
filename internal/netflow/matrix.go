package netflow

import "context"

// MatrixAssignment is a cheapest assignment of the rows of a matrix to its
// columns, with the prices that prove it.
//
// Each row or each column, whichever are fewer, is assigned once, the others at
// most once. The proof: Worth less Price covers no cell (Worth[i] − Price[j] ≤
// cost), their sums differ by the total, and what the longer side leaves
// unassigned counts for nothing: unassigned columns have the price 0, all others
// 0 or more; unassigned rows have the worth 0, all others 0 or less. In a square
// both may have any sign.
type MatrixAssignment struct {
	Column []int32 // of each row, -1 for none
	Total  int64
	Worth  []int64 // of each row
	Price  []int64 // of each column
}

// AssignMatrix returns a cheapest assignment of a matrix of costs, given row by
// row, with a proof that it has checked. It is made for full matrices: use
// [Assign] when many cells are barred.
//
// It solves a sparse core, the cheapest few cells of each row, then looks for
// cells that are cheaper at the prices found, adds those and goes on. Ties are
// decided by the numbers of rows and columns, always in the same way for the
// same version of this package.
//
// It fails with an [*InputError] on bad input, and with the wrapped error of
// ctx once that is done. Progress may be nil; see [Assign].
//
// Cost: a few passes over the matrix where the core suffices, as it mostly
// does; O(n²·m) at worst for n the shorter side. Memory is O(n + m), but for
// the core, of at most an eighth of the cells, and a copy of the matrix when it
// has more rows than columns.
func AssignMatrix[C int32 | int64](ctx context.Context, rows, cols int, cost []C, progress func(done, total int)) (*MatrixAssignment, error) {
	if err := inspectMatrix(rows, cols, cost); err != nil {
		return nil, err
	}
	p := &pulse{ctx: ctx, report: progress, total: min(rows, cols)}
	if err := p.check(); err != nil {
		return nil, err
	}
	if rows > cols {
		turned, err := transpose(p, rows, cols, cost)
		if err != nil {
			return nil, err
		}
		a, err := solveMatrix(p, &matrix[C]{cols, rows, turned})
		if err != nil {
			return nil, err
		}
		return a.turn(rows), nil
	}
	return solveMatrix(p, &matrix[C]{rows, cols, cost})
}

func inspectMatrix[C width](rows, cols int, cost []C) error {
	if rows < 0 || cols < 0 || rows > MaxSide || cols > MaxSide ||
		int64(rows)*int64(cols) > MaxCells || rows*cols != len(cost) {
		return &InputError{-1, FaultSize}
	}
	wide, ok := any(cost).([]int64)
	if !ok {
		return nil // what 32 bits hold is no fault
	}
	for k, c := range wide {
		if c < -MaxCost || c > MaxCost {
			return &InputError{k, FaultCost}
		}
	}
	return nil
}

// matrix has at least as many columns as rows.
type matrix[C width] struct {
	rows, cols int
	cost       []C
}

func (x *matrix[C]) row(i int32) []C {
	from := int(i) * x.cols
	return x.cost[from : from+x.cols]
}

func transpose[C width](p *pulse, rows, cols int, cost []C) ([]C, error) {
	turned := make([]C, len(cost))
	for i := range rows {
		if err := p.tick(cols); err != nil {
			return nil, err
		}
		for j := range cols {
			turned[j*rows+i] = cost[i*cols+j]
		}
	}
	return turned, nil
}

// turn exchanges rows and columns of a result; the original has so many rows.
func (a *MatrixAssignment) turn(rows int) *MatrixAssignment {
	b := &MatrixAssignment{Column: make([]int32, rows), Total: a.Total, Worth: a.Price, Price: a.Worth}
	for i := range b.Column {
		b.Column[i] = -1
	}
	for j, i := range a.Column {
		b.Column[i] = int32(j)
	}
	for i := range b.Worth {
		b.Worth[i] = -b.Worth[i]
	}
	for j := range b.Price {
		b.Price[j] = -b.Price[j]
	}
	return b
}

func solveMatrix[C width](p *pulse, x *matrix[C]) (*MatrixAssignment, error) {
	c, err := newCore(p, x)
	if err != nil {
		return nil, err
	}
	if err := c.solve(); err != nil {
		return nil, err
	}
	a := c.assignment()
	if err := verifyMatrix(a, x.rows, x.cols, x.cost); err != nil {
		panic(err.Error())
	}
	p.done = p.total
	p.tell()
	return a, nil
}

// Verify checks that a is a cheapest assignment of the matrix. It fails with an
// [*InputError] on a bad matrix, else with an error that wraps [ErrProof].
// Cost: O(rows·cols).
func (a *MatrixAssignment) Verify(rows, cols int, cost []int64) error {
	if err := inspectMatrix(rows, cols, cost); err != nil {
		return err
	}
	return verifyMatrix(a, rows, cols, cost)
}

func verifyMatrix[C width](a *MatrixAssignment, rows, cols int, cost []C) error {
	if err := a.matches(rows, cols); err != nil {
		return err
	}
	total := int64(0)
	floor := floors(a.Price)
	for i, j := range a.Column {
		row := cost[i*cols : (i+1)*cols]
		if j >= 0 {
			total += int64(row[j])
		}
		some := few{size: 1, worst: a.Worth[i]}
		if offer(&some, row, a.Price, floor, 0, cols); some.n > 0 {
			return unproven("worth and price cover a cell")
		}
	}
	return a.balances(total)
}

// balances checks the total against the costs used, and against the prices.
func (a *MatrixAssignment) balances(total int64) error {
	if total != a.Total {
		return unproven("the total isn't the sum of the costs")
	}
	var proof balance
	for _, y := range a.Worth {
		proof.add(y, 1)
	}
	for _, q := range a.Price {
		proof.add(-q, 1)
	}
	return proof.equals(total)
}

// matches checks that a fits the sizes, assigns whom it must, and has worth and
// prices of the signs that its proof needs.
func (a *MatrixAssignment) matches(rows, cols int) error {
	if len(a.Column) != rows || len(a.Worth) != rows || len(a.Price) != cols {
		return unproven("not of the size of the matrix")
	}
	taken := make([]bool, cols)
	assigned := 0
	for i, j := range a.Column {
		switch y := a.Worth[i]; {
		case y < -maxPrice || y > maxPrice:
			return unproven("a worth is beyond its limit")
		case rows > cols && (y > 0 || j < 0 && y != 0):
			return unproven("a row's worth has the wrong sign")
		case j < -1 || int(j) >= cols:
			return unproven("a row has an unknown column")
		case j >= 0 && taken[j]:
			return unproven("a column has two rows")
		}
		if j >= 0 {
			taken[j] = true
			assigned++
		}
	}
	if assigned != min(rows, cols) {
		return unproven("not all are assigned who must be")
	}
	for j, p := range a.Price {
		switch {
		case p < -maxPrice || p > maxPrice:
			return unproven("a price is beyond its limit")
		case rows < cols && (p < 0 || !taken[j] && p != 0):
			return unproven("a column's price has the wrong sign")
		}
	}
	return nil
}

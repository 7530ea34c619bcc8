package netflow

import "slices"

const (
	blockCells = 64 // of a row, looked at together
	fewRoom    = 32 // a power of two
)

// few collects values below worst. When they get many, it keeps the least, and
// worst is lowered to the greatest of these.
type few struct {
	size  int // how many to keep
	worst int64
	n     int
	cells [fewRoom]arc[int64]
}

// cut keeps the least values, of equal ones those that came first, in order.
func (f *few) cut() {
	for n := range f.n {
		x, k := f.cells[n], n
		for ; k > 0 && f.cells[k-1].cost > x.cost; k-- {
			f.cells[k] = f.cells[k-1]
		}
		f.cells[k] = x
	}
	if f.n >= f.size {
		f.n = f.size
		f.worst = f.cells[f.n-1].cost
	}
}

// floors returns the least offset of each block of columns.
func floors(offset []int64) []int64 {
	floor := make([]int64, (len(offset)+blockCells-1)/blockCells)
	for b := range floor {
		floor[b] = slices.Min(offset[b*blockCells : min((b+1)*blockCells, len(offset))])
	}
	return floor
}

// offer offers cost plus offset of the columns from lo up to hi. It looks at the
// least cost of eight first, since most are too dear even at the least offset
// of their block, and a branch for each would cost more than that.
func offer[C width](f *few, row []C, offset, floor []int64, lo, hi int) {
	for from, to := lo, 0; from < hi; from = to {
		b := from / blockCells
		to = min((b+1)*blockCells, hi)
		cost, off := row[from:to], offset[from:to]
		bar := f.worst - floor[b]
		for k := 0; k+8 <= len(cost); k += 8 {
			c := (*[8]C)(cost[k:])
			if int64(min(min(min(c[0], c[1]), min(c[2], c[3])), min(min(c[4], c[5]), min(c[6], c[7])))) >= bar {
				continue
			}
			o := (*[8]int64)(off[k:])
			for x := range c {
				f.add(int32(from+k+x), int64(c[x])+o[x])
			}
			f.bound()
			bar = f.worst - floor[b]
		}
		for k := len(cost) &^ 7; k < len(cost); k++ {
			f.add(int32(from+k), int64(cost[k])+off[k])
		}
		f.bound()
	}
}

// bound makes room for eight.
func (f *few) bound() {
	if f.n > fewRoom-8 {
		f.cut()
	}
}

func (f *few) list() []arc[int64] { return f.cells[:f.n] }

// add takes a value that is below worst. It has no branch, which couldn't be
// foreseen.
func (f *few) add(j int32, v int64) {
	f.cells[f.n%fewRoom] = arc[int64]{j, v}
	f.n += int(uint64(v-f.worst) >> 63)
}

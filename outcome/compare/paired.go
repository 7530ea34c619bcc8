package compare

import (
	"encoding/json"
	"math/big"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/sum"
)

// Paired accumulates measurements of the same people before and after, and
// counts those of whom one is missing. The zero Paired is empty and ready.
// Like [Sample] it keeps exact sums and no values; it is about 3 KB long.
type Paired struct {
	n, missing int64
	before     sum.Acc // Σx
	change     sum.Acc // Σ(y − x)
	beforeSq   sum.Acc // Σx²
	afterSq    sum.Acc // Σy²
	cross      sum.Acc // −2 Σxy: with both squares, the sum of squared changes
}

// PairedOf returns the pairs (before[i], after[i]), at most [MaxValues]. It
// fails with inconsistent at /after when there are not as many of both, and
// as [Paired.Add] does with pointers such as /before/3. Cost: O(n), 30 ns a
// pair.
func PairedOf(before, after []float64) (Paired, error) {
	var l check.List
	if !l.Count(len(before), 0, MaxValues, "before") {
		return Paired{}, l.Err()
	}
	if len(after) != len(before) {
		l.Add(essor.CodeInconsistent, "must have as many values as before", "after")
		return Paired{}, l.Err()
	}
	for i := range before {
		if l.Full() {
			break
		}
		checkValue(&l, before[i], "before", i)
		checkValue(&l, after[i], "after", i)
	}
	if err := l.Err(); err != nil {
		return Paired{}, err
	}
	var p Paired
	for i := range before {
		p.add(before[i], after[i])
	}
	return p, nil
}

// Add adds one person's two measurements, exactly. It fails with not_finite
// and out_of_range at /before or /after, as [Sample.Add] does, and with
// overflow beyond [MaxCount] pairs; then nothing is added.
func (p *Paired) Add(before, after float64) error {
	var l check.List
	checkValue(&l, before, "before")
	checkValue(&l, after, "after")
	if p.n >= MaxCount {
		l.Add(essor.CodeOverflow, "must be at most 1,000,000,000 pairs")
	}
	if err := l.Err(); err != nil {
		return err
	}
	p.add(before, after)
	return nil
}

func (p *Paired) add(before, after float64) {
	p.n++
	p.before.Add(before)
	p.change.Add(after)
	p.change.Add(-before)
	p.beforeSq.AddProduct(before, before)
	p.afterSq.AddProduct(after, after)
	p.cross.AddProduct(-2*before, after)
}

// AddMissing counts people of whom one of the two measurements, or both, are
// missing. It fails as [Sample.AddMissing] does.
func (p *Paired) AddMissing(people int64) error { return addMissing(&p.missing, people) }

// Merge adds everything that other holds. It fails with overflow beyond
// [MaxCount]; then nothing is merged.
func (p *Paired) Merge(other Paired) error {
	if p.n+other.n > MaxCount || p.missing+other.missing > MaxCount {
		return &essor.FieldError{Code: essor.CodeOverflow, Detail: "must be at most 1,000,000,000 pairs"}
	}
	p.n += other.n
	p.missing += other.missing
	p.before.Merge(&other.before)
	p.change.Merge(&other.change)
	p.beforeSq.Merge(&other.beforeSq)
	p.afterSq.Merge(&other.afterSq)
	p.cross.Merge(&other.cross)
	return nil
}

// Report returns the people before, after, and the change of each.
func (p *Paired) Report() (before, after, change Summary) {
	sumAfter := p.after()
	squares := p.beforeSq
	squares.Merge(&p.afterSq)
	squares.Merge(&p.cross)
	return summarise(p.n, p.missing, &p.before, &p.beforeSq),
		summarise(p.n, p.missing, &sumAfter, &p.afterSq),
		summarise(p.n, p.missing, &p.change, &squares)
}

// after returns Σy, exactly.
func (p *Paired) after() sum.Acc {
	y := p.before
	y.Merge(&p.change)
	return y
}

// wirePaired is the JSON form of a Paired; see wireSample.
type wirePaired struct {
	N        int64     `json:"n"`
	Missing  int64     `json:"missing,omitzero"`
	Before   []float64 `json:"before"`
	Change   []float64 `json:"change"`
	BeforeSq []float64 `json:"before_squares"`
	AfterSq  []float64 `json:"after_squares"`
	Cross    []float64 `json:"cross"`
}

// MarshalJSON writes the counts and the exact sums, so that shards can be
// merged elsewhere: equal pairs, in any order, are written alike.
func (p Paired) MarshalJSON() ([]byte, error) {
	return json.Marshal(wirePaired{
		p.n, p.missing, pieces(p.before), pieces(p.change),
		pieces(p.beforeSq), pieces(p.afterSq), pieces(p.cross),
	})
}

// UnmarshalJSON reads what [Paired.MarshalJSON] writes. It fails with
// inconsistent for sums that no measurements can have.
func (p *Paired) UnmarshalJSON(data []byte) error {
	var w wirePaired
	if err := essor.Decode(data, &w); err != nil {
		return err
	}
	var l check.List
	checkTotals(&l, w.N, w.Missing)
	out := Paired{
		n:        w.N,
		missing:  w.Missing,
		before:   assemble(&l, w.Before, "before"),
		change:   assemble(&l, w.Change, "change"),
		beforeSq: assemble(&l, w.BeforeSq, "before_squares"),
		afterSq:  assemble(&l, w.AfterSq, "after_squares"),
		cross:    assemble(&l, w.Cross, "cross"),
	}
	if l.OK() && !out.possible() {
		l.Add(essor.CodeInconsistent, "must be sums that n pairs can have")
	}
	if err := l.Err(); err != nil {
		return err
	}
	*p = out
	return nil
}

// possible reports whether any pairs can have these sums: of each side's
// values by themselves, and no product greater than both sides allow.
func (p *Paired) possible() bool {
	x, xx, yy := total(p.before), total(p.beforeSq), total(p.afterSq)
	if !areMoments(p.n, x, xx) || !areMoments(p.n, total(p.after()), yy) {
		return false
	}
	if p.n == 0 {
		return total(p.cross).Sign() == 0
	}
	const rounding = 0x1p-500 // of moments, and proportional pairs reach the limit
	m := p.moments()
	most := blank().Mul(m.sxx, m.syy)
	most.Add(most, xx.Mul(xx, yy.Mul(yy, wide(rounding))))
	return m.sxy.Mul(m.sxy, m.sxy).Cmp(most) <= 0
}

// moments holds the means of pairs and the central sums of squares and
// products, to some 500 bits: ratios subtract nearly equal numbers of them.
type moments struct {
	meanX, meanY  *big.Float // before, after
	sxx, syy, sxy *big.Float // Σ(x − x̄)² and so on
}

// precision is the number of bits of moments.
const precision = 512

func wide(x float64) *big.Float { return new(big.Float).SetPrec(precision).SetFloat64(x) }
func blank() *big.Float         { return new(big.Float).SetPrec(precision) }

// moments returns the moments of at least one pair.
func (p *Paired) moments() moments {
	n := wide(float64(p.n))
	x, y := total(p.before), total(p.after())
	half := blank().Mul(total(p.cross), wide(-0.5))
	central := func(products, a, b *big.Float) *big.Float {
		ab := blank().Mul(a, b)
		return blank().Sub(products, ab.Quo(ab, n))
	}
	return moments{
		meanX: blank().Quo(x, n),
		meanY: blank().Quo(y, n),
		sxx:   central(total(p.beforeSq), x, x),
		syy:   central(total(p.afterSq), y, y),
		sxy:   central(half, x, y),
	}
}

// total returns an exact sum as a number of many bits.
func total(a sum.Acc) *big.Float {
	t := blank()
	for _, x := range pieces(a) {
		t.Add(t, wide(x))
	}
	return t
}

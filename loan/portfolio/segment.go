package portfolio

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/essor-go/essor"
)

// Table is the book by the cells of one segment, in the order of their keys'
// bytes. Cells without principal outstanding are left out.
//
// In a segment of people, which has a minimum, a cell of fewer borrowers is
// withheld, and with it, the smallest first, as many others as it takes for
// what is withheld to be two cells and the minimum of borrowers at least: so
// the total less what is shown tells no small cell. Nothing says which cells
// these are, or how many; Rest is all of them together. How many of a cell are
// late is told only where nobody is, or where at least the minimum are and at
// least the minimum are not; again others are withheld with it until the rest
// keeps to that rule.
//
// What the figures of the whole book tell is told, of its cells together too:
// that one of twenty is late, in a book of twenty in one cell.
//
// The tables of one report are taken for independent. Where the cells of one
// divide those of another, as towns divide regions, their differences may tell
// what either withholds: give minimum cells of one of them alone.
type Table struct {
	Name  string `json:"name"`
	Cells []Cell `json:"cells"`
	Rest  *Cell  `json:"rest,omitzero"` // what is withheld, together; nil where nothing is

	// Concentration of the principal outstanding over the cells; nil in a
	// segment of people.
	Concentration *Concentration `json:"concentration,omitzero"`
}

// Cell is what the loans of one key come to.
type Cell struct {
	Key         string         `json:"key"`       // "" of a Rest
	Loans       int64          `json:"loans"`     // with principal outstanding
	Borrowers   int64          `json:"borrowers"` // of these
	Outstanding essor.Money    `json:"outstanding"`
	Share       essor.Fraction `json:"share"`            // of the principal outstanding in all
	Late        *Holding       `json:"late,omitzero"`    // by the headline boundary; nil where withheld
	Figures     *Figures       `json:"figures,omitzero"` // in full; nil in a segment of people
}

// Concentration says how much of the portfolio is in few cells.
type Concentration struct {
	Cells      int            `json:"cells"`      // with principal outstanding
	First      essor.Fraction `json:"first"`      // share of the largest
	Five       essor.Fraction `json:"five"`       // of the five largest
	Herfindahl essor.Fraction `json:"herfindahl"` // sum of the squares of all shares: 1 is all in one cell
}

// unit is a cell that a table may show.
type unit struct {
	key  string
	all  band
	late band
	rest bool // what is withheld, together
	full *tally
}

// table tells a segment.
func (b *Book) table(i int) Table {
	units := b.units(i)
	out := Table{Name: b.rules.Segments[i].Name, Cells: []Cell{}}
	minimum := int64(b.rules.Segments[i].Minimum)
	if minimum == 0 {
		for _, u := range units {
			cell := b.cell(&u, true)
			f := b.figures(u.full)
			cell.Figures = &f
			out.Cells = append(out.Cells, cell)
		}
		out.Concentration = b.concentration(units)
		return out
	}
	units = withhold(units, minimum)
	silent := silence(units, minimum)
	for j := range units {
		cell := b.cell(&units[j], !silent[j])
		if !units[j].rest {
			out.Cells = append(out.Cells, cell)
			continue
		}
		out.Rest = &cell
	}
	return out
}

// units returns the cells of a segment that have principal outstanding, by
// key.
func (b *Book) units(i int) []unit {
	var units []unit
	for _, key := range slices.Sorted(maps.Keys(b.cells[i])) {
		t := b.cells[i][key]
		if all := t.active(); all.loans > 0 {
			units = append(units, unit{key: key, all: all, late: b.late(t), full: t})
		}
	}
	return units
}

// late returns the loans at risk at the headline boundary.
func (b *Book) late(t *tally) band {
	var sum band
	for i, in := range t.bands {
		if at := i / classes; at > 0 && b.cuts[at-1] >= b.headline {
			sum.take(in)
		}
	}
	return sum
}

func (b *Book) cell(u *unit, tellsLate bool) Cell {
	c := Cell{
		Key: u.key, Loans: u.all.loans, Borrowers: u.all.borrowers,
		Outstanding: money(u.all.balance, b.currency), Share: share(u.all.balance, b.whole.amounts[outstanding]),
	}
	if tellsLate {
		h := b.holding(u.late, u.all)
		c.Late = &h
	}
	return c
}

// withhold puts together the cells that a segment of people does not show, as
// the last.
func withhold(units []unit, minimum int64) []unit {
	bySize := slices.Clone(units)
	slices.SortFunc(bySize, smallest)
	hidden, rest := 0, unit{rest: true}
	for _, u := range bySize {
		isSmall := u.all.borrowers < minimum
		if !isSmall && (hidden == 0 || hidden > 1 && rest.all.borrowers >= minimum) {
			break
		}
		hidden++
		rest.all.take(u.all)
		rest.late.take(u.late)
	}
	if hidden == 0 {
		return units
	}
	shown := slices.SortedFunc(slices.Values(bySize[hidden:]), func(a, b unit) int { return strings.Compare(a.key, b.key) })
	return append(shown, rest)
}

// smallest orders cells by borrowers, then by key.
func smallest(a, b unit) int {
	return cmp.Or(cmp.Compare(a.all.borrowers, b.all.borrowers), strings.Compare(a.key, b.key))
}

// silence says of which units it is not told how many are late.
func silence(units []unit, minimum int64) []bool {
	silent, hidden := make([]bool, len(units)), unit{}
	n := 0
	hide := func(i int) {
		silent[i] = true
		hidden.all.take(units[i].all)
		hidden.late.take(units[i].late)
		n++
	}
	for i := range units {
		if !units[i].tellable(minimum) {
			hide(i)
		}
	}
	order := make([]int, len(units))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(units[i].all.borrowers, units[j].all.borrowers) })
	for _, i := range order {
		if n == 0 || n > 1 && hidden.tellable(minimum) {
			break
		}
		if !silent[i] {
			hide(i)
		}
	}
	return silent
}

// tellable reports whether it may be told how many are late: nobody, or
// enough while enough are not.
func (u *unit) tellable(minimum int64) bool {
	return u.late.loans == 0 || u.late.borrowers >= minimum && u.all.borrowers-u.late.borrowers >= minimum
}

// concentration measures how the principal is spread over the cells.
func (b *Book) concentration(units []unit) *Concentration {
	balances := make([]int64, len(units))
	squares, whole := new(big.Int), big.NewInt(b.whole.amounts[outstanding])
	for i, u := range units {
		balances[i] = u.all.balance
		n := big.NewInt(u.all.balance)
		squares.Add(squares, n.Mul(n, n))
	}
	c := Concentration{Cells: len(units)}
	if len(units) == 0 {
		return &c
	}
	slices.SortFunc(balances, func(x, y int64) int { return cmp.Compare(y, x) })
	five := int64(0)
	for _, n := range balances[:min(5, len(balances))] {
		five += n
	}
	c.First, c.Five = share(balances[0], b.whole.amounts[outstanding]), share(five, b.whole.amounts[outstanding])
	units12, _ := ratio(squares.Mul(squares, big.NewInt(essor.FractionUnit)), whole.Mul(whole, whole))
	c.Herfindahl = essor.FractionOf(units12)
	return &c
}

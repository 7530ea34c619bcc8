package loan

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/exact"
)

// Rounding says to which coins amounts are rounded. The zero Rounding is to
// the minor unit, to the nearest.
type Rounding struct {
	// Payment rounds what is solved: the level payment, the principal of
	// LevelPrincipal, the steps of Graduated. The last row pays the rest,
	// whatever its coins.
	Payment Round `json:"payment,omitzero"`
	// Interest rounds the interest of each row.
	Interest Round `json:"interest,omitzero"`
	// Stretches rounds the interest of each stretch of days between advances
	// by itself, as systems do that post interest whenever the balance
	// changes. Otherwise it is rounded once a row.
	Stretches bool `json:"stretches,omitzero"`
}

// Round is one rounding.
type Round struct {
	Unit essor.Money `json:"unit,omitzero"` // such as 0.05 CHF or 100 XOF; at most MaxUnit minor units; default one
	To   Direction   `json:"to,omitzero"`   // default Nearest
}

// MaxUnit is the largest unit of a [Round], in minor units.
const MaxUnit = 1_000_000

// Direction says which of two neighbours a rounding chooses.
type Direction string

// The directions. Up and Down of a payment that is solved are by what the
// last row asks: with Up no more than the payment, with Down no less.
const (
	Nearest Direction = "nearest" // ties to even
	Up      Direction = "up"
	Down    Direction = "down"
)

// unit returns the unit in minor units.
func (r Round) unit() int64 { return max(1, r.Unit.Minor()) }

// rule returns the rounding in the words of package exact.
func (r Round) rule() exact.Rounding {
	switch r.To {
	case Up:
		return exact.Up
	case Down:
		return exact.Down
	}
	return exact.HalfEven
}

func (r Round) check(l *check.List, currency essor.Currency, name string) {
	if u := r.Unit; u != (essor.Money{}) {
		switch {
		case u.Currency() != currency:
			l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the first advance", "rounding", name, "unit")
		case u.Minor() < 1 || u.Minor() > MaxUnit:
			l.Add(essor.CodeOutOfRange, "must be 1 to 1000000 minor units", "rounding", name, "unit")
		}
	}
	if r.To != "" {
		check.OneOf(l, r.To, []Direction{Nearest, Up, Down}, "rounding", name, "to")
	}
}

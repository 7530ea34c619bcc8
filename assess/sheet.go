package assess

import (
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Sheet holds the answers of one person by place, for those who score many:
// it is filled without look-ups and scored without allocation. Make it with
// [Scorer.Sheet] and use it again after [Sheet.Clear]; the zero sheet has no
// items. A sheet is not safe for concurrent use; many sheets of one scorer are.
type Sheet struct {
	scorer *Scorer
	held   []held // by item

	domains []figures // stand since the last answer when settled
	total   figures
	settled bool
}

// held is one answer as it was given.
type held struct {
	adds   uint64 // to its domain
	value  int64  // code, or number in 10⁻¹²
	points uint32 // hundredths
	state  heldState
}

type heldState uint8

const (
	isMissing heldState = iota
	isGiven
	isRefused
	isNotApplicable
)

// What an item adds to its domain is packed into one word, so that a domain
// is one sum: weight × points in the upper half, then the weight of given
// and of open answers, 16 bits each. [MaxItems] × [MaxItemWeight] × 100.00
// points stay below 2³², the weights below 2¹⁶.
func given(weight uint64, points uint32) uint64 { return weight*uint64(points)<<32 | weight<<16 }

func open(weight uint64) uint64 { return weight }

// Sheet returns an empty sheet: all answers missing.
func (s *Scorer) Sheet() *Sheet {
	sheet := &Sheet{scorer: s, held: make([]held, len(s.items)), domains: make([]figures, len(s.domains))}
	sheet.Clear()
	return sheet
}

// Clear makes all answers missing.
func (s *Sheet) Clear() {
	for place := range s.held {
		s.held[place] = held{adds: open(s.scorer.items[place].weight)}
	}
	s.settled = false
}

// Set gives the answer to a choice (the place of the option, from 0), a Likert
// item (the level, from 1) or a yes_no item (0 or 1). It fails with
// out_of_range for another code or place and with inconsistent for a number,
// and then changes nothing.
func (s *Sheet) Set(place, code int) error {
	if uint(place) >= uint(len(s.held)) {
		return badPlace()
	}
	it := &s.scorer.items[place]
	k := uint(code - it.first)
	if k >= uint(len(it.table)) {
		return it.badCode()
	}
	e := it.table[k]
	s.held[place], s.settled = held{e.adds, int64(code), e.points, isGiven}, false
	return nil
}

// SetNumber gives the answer to a number. It fails with out_of_range for
// another place and with inconsistent for an item of another kind.
func (s *Sheet) SetNumber(place int, x essor.Fraction) error {
	if uint(place) >= uint(len(s.held)) {
		return badPlace()
	}
	it := &s.scorer.items[place]
	if it.Kind != Number {
		return it.fault(essor.CodeInconsistent, "must be set by its code, not being a number")
	}
	s.putNumber(place, x.Units())
	return nil
}

// SetState makes an answer missing, refused or not applicable. It fails with
// out_of_range for another place, with unknown_value for another state and
// with inconsistent for "not applicable" where the item always applies.
func (s *Sheet) SetState(place int, state State) error {
	if uint(place) >= uint(len(s.held)) {
		return badPlace()
	}
	it := &s.scorer.items[place]
	if err := it.checkState(state); err != nil {
		return it.fault(err.Code, err.Detail)
	}
	s.putState(place, state)
	return nil
}

// put gives an answer that [item.valueOf] returned.
func (s *Sheet) put(place int, value int64) {
	it := &s.scorer.items[place]
	if it.Kind == Number {
		s.putNumber(place, value)
		return
	}
	e := it.table[int(value)-it.first]
	s.held[place], s.settled = held{e.adds, value, e.points, isGiven}, false
}

func (s *Sheet) putNumber(place int, x int64) {
	it, h := &s.scorer.items[place], held{value: x, state: isGiven}
	if it.curve != nil {
		h.points = pointsAt(it.curve, x)
	}
	h.adds = given(it.weight, h.points)
	s.held[place], s.settled = h, false
}

// checkState checks a state other than given.
func (it *item) checkState(state State) *essor.FieldError {
	switch {
	case state == NotApplicable && !it.MayNotApply:
		return &essor.FieldError{Code: essor.CodeInconsistent, Detail: "must be another state: the item always applies"}
	case state != Missing && state != Refused && state != NotApplicable:
		return &essor.FieldError{Code: essor.CodeUnknownValue, Detail: "must be one of: missing, refused, not_applicable"}
	}
	return nil
}

func (s *Sheet) putState(place int, state State) {
	h := held{adds: open(s.scorer.items[place].weight)}
	switch state {
	case Refused:
		h.state = isRefused
	case NotApplicable:
		h = held{state: isNotApplicable}
	}
	s.held[place], s.settled = h, false
}

// fault is about the answer to an item; the item's id, which is the rubric's,
// is the pointer, as in the JSON of [Answers].
func (it *item) fault(code essor.Code, detail string) error {
	return &essor.FieldError{Pointer: check.Pointer(it.ID), Code: code, Detail: detail}
}

func (it *item) badCode() error {
	if it.Kind == Number {
		return it.fault(essor.CodeInconsistent, "must be set by SetNumber")
	}
	last := it.first + len(it.table) - 1
	return it.fault(essor.CodeOutOfRange, "must be "+strconv.Itoa(it.first)+" to "+strconv.Itoa(last))
}

func badPlace() error {
	return &essor.FieldError{Code: essor.CodeOutOfRange, Detail: "place must be that of an item"}
}

package main

import (
	"fmt"
	"math/rand/v2"

	"github.com/essor-go/essor/loan/servicing"
)

// life is what happened to a loan in the year, and where it stood in the
// middle and at the end.
type life struct {
	Events []servicing.Event    `json:"events"`
	Mid    *servicing.Statement `json:"mid"`
	End    *servicing.Statement `json:"end"`
}

// rules are those by which the programme services its loans: a charge never
// comes on top of being late.
func rules() servicing.Options { return servicing.Options{Order: servicing.OldestFirst} }

// live draws the life of a loan. Most pay each row on its day; some pay late,
// some not at all for a while, one in twelve has a holiday, one in twenty
// prepays, and one payment in forty bounces and is made again.
func (p *client) live(rng *rand.Rand) error {
	events := p.disbursed()
	holiday := -1
	if rng.IntN(12) == 0 {
		holiday = rng.IntN(6)
	}
	stopped := rng.IntN(25) == 0 // pays nothing more after the third row
	for i := range p.Schedule.Len() {
		row := p.Schedule.At(i)
		id := fmt.Sprintf("p%02d", i+1)
		on, late := row.Due(), 0
		switch dice := rng.IntN(40); {
		case stopped && i >= 3:
			continue
		case i == holiday:
			until := must(on.AddDays(62))
			events = append(events, servicing.Event{ID: "h1", On: on, Kind: servicing.Holiday, Until: until, Cause: pick(rng, causes())})
			continue
		case i == holiday+1 && holiday >= 0:
			continue
		case dice == 0:
			events = append(events, p.bounce(i)...)
			continue
		case dice < 4:
			late = 2 + rng.IntN(40)
		}
		events = append(events, servicing.Event{ID: id, On: must(on.AddDays(late)), Kind: servicing.Paid, Amount: row.Payment()})
	}
	if rng.IntN(20) == 0 {
		on := must(p.Schedule.At(0).Due().AddDays(10))
		events = append(events, servicing.Event{ID: "e1", On: on, Kind: servicing.Prepaid, Amount: cash(200)})
	}
	return p.replay(events)
}

func causes() []servicing.Cause {
	return []servicing.Cause{servicing.Maternity, servicing.Illness, servicing.Bereavement, ""}
}

// disbursed returns the advances as they were paid out.
func (p *client) disbursed() []servicing.Event {
	var events []servicing.Event
	for i, a := range p.Terms.Advances {
		events = append(events, servicing.Event{ID: fmt.Sprintf("d%d", i+1), On: a.On, Kind: servicing.Disbursed, Amount: a.Amount})
	}
	return events
}

// bounce is a payment that bounces after four days and is made again.
func (p *client) bounce(i int) []servicing.Event {
	row := p.Schedule.At(i)
	id := fmt.Sprintf("p%02d", i+1)
	return []servicing.Event{
		{ID: id, On: row.Due(), Kind: servicing.Paid, Amount: row.Payment()},
		{ID: "x" + id, On: must(row.Due().AddDays(4)), Kind: servicing.Reversed, Ref: id},
		{ID: "r" + id, On: must(row.Due().AddDays(11)), Kind: servicing.Paid, Amount: row.Payment()},
	}
}

// liveExample is the year of the client whom the report shows: a payment
// bounces, a child is born, and her first pay goes to the loan.
func (p *client) liveExample() error {
	events := p.disbursed()
	born := must(p.Schedule.At(2).Due().AddDays(10))
	back := must(born.AddDays(61))
	for i := range p.Schedule.Len() {
		row := p.Schedule.At(i)
		switch {
		case i == 1:
			events = append(events, p.bounce(i)...)
		case row.Due().Compare(born) < 0 || row.Due().Compare(back) >= 0:
			events = append(events, servicing.Event{ID: fmt.Sprintf("p%02d", i+1), On: row.Due(), Kind: servicing.Paid, Amount: row.Payment()})
		}
	}
	events = append(events,
		servicing.Event{ID: "h1", On: born, Kind: servicing.Holiday, Until: back, Cause: servicing.Maternity},
		servicing.Event{ID: "e1", On: must(back.AddDays(3)), Kind: servicing.Prepaid, Amount: cash(500), LowerPayment: true})
	return p.replay(events)
}

// replay keeps what had happened by the end of the year.
func (p *client) replay(events []servicing.Event) error {
	l := &life{}
	for _, e := range events {
		if e.On.Compare(yearEnd()) <= 0 {
			l.Events = append(l.Events, e)
		}
	}
	var err error
	if l.Mid, err = servicing.Replay(*p.Terms, l.Events, midYear(), rules()); err != nil {
		return err
	}
	l.End, err = servicing.Replay(*p.Terms, l.Events, yearEnd(), rules())
	p.Life = l
	return err
}

// verify proves both statements.
func (l *life) verify(p *client) error {
	if err := l.Mid.Verify(*p.Terms, l.Events); err != nil {
		return err
	}
	return l.End.Verify(*p.Terms, l.Events)
}

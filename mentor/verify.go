package mentor

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/matching"
)

// Verify returns nil when m is what it claims to be for this pool: that the
// fingerprint of pool and options fits; that everybody has one place; that
// filters, scores, parts and reasons follow from the answers, worked out anew
// by plain means; and that the certificate proves that no better matching
// exists. It works on results read back from JSON and finds every change of
// one field.
//
// It fails with the field errors of the pool, or with one that points to the
// part of m that isn't proven. It doesn't search: the proof costs O(n + m) for
// n people and m candidates.
func (m Matching) Verify(pool Pool) error {
	r, err := newRoster(pool, m.Options)
	if err != nil {
		return err
	}
	if m.Fingerprint != r.fingerprint {
		return unproven("/fingerprint", "must be that of this pool, its zones and these options")
	}
	mate, pairs, err := r.seats(m)
	if err != nil {
		return err
	}
	c, err := r.newJudge().newComparison()
	if err != nil {
		return err
	}
	ctx := context.Background()
	edges, err := c.pairs(ctx)
	if err != nil {
		return err
	}
	want, err := c.matching(ctx, mate, edges, &c.tally, c.removed)
	if err != nil {
		return err
	}
	want.Partial = c.quota > 0
	if err := m.compare(want); err != nil {
		return err
	}
	if r.options.Goal == Fairest {
		if edges, err = m.checkFairness(r, mate, pairs, edges); err != nil {
			return err
		}
	} else if m.Fairness != nil {
		return unproven("/fairness", "must be left out under this goal")
	}
	return m.checkCertificate(r, mate, pairs, edges)
}

func unproven(pointer, detail string) error {
	return &essor.FieldError{Pointer: pointer, Code: essor.CodeInconsistent, Detail: detail}
}

// seats returns the partners that m gives people, pinned pairs left out, and
// how many pairs those are. Everybody must have one place.
func (r *roster) seats(m Matching) (mate []int32, pairs int, err error) {
	mate = make([]int32, len(r.people))
	seated := make([]bool, len(r.people))
	seat := func(id string) (int32, bool) {
		i, known := r.index[id]
		if !known || seated[i] {
			return none, false
		}
		seated[i], mate[i] = true, none
		return i, true
	}
	for _, g := range m.Groups {
		if len(g.Members) != 2 {
			return nil, 0, unproven("/groups", "must be pairs")
		}
		a, okA := seat(g.Members[0].ID)
		b, okB := seat(g.Members[1].ID)
		switch {
		case !okA || !okB:
			return nil, 0, unproven("/groups", "must name each person of the pool once at most")
		case r.pinned[a] != none || r.pinned[b] != none:
			if r.pinned[a] != b {
				return nil, 0, unproven("/groups", "must keep the pinned pairs")
			}
		default:
			mate[a], mate[b] = b, a
			pairs++
		}
	}
	for _, l := range m.Left {
		if i, ok := seat(l.ID); !ok || r.pinned[i] != none {
			return nil, 0, unproven("/left", "must name each person of the pool without partner once")
		}
	}
	if len(m.Left)+2*len(m.Groups) != len(r.people) {
		return nil, 0, unproven("/left", "must name each person of the pool without partner once")
	}
	return mate, pairs, nil
}

// compare compares m with what follows from the answers, duals left out.
func (m Matching) compare(want Matching) error {
	for _, part := range []struct {
		pointer   string
		got, want any
	}{
		{"/version", m.Version, want.Version},
		{"/score", m.Score, want.Score},
		{"/gone", m.Gone, want.Gone},
		{"/partial", m.Partial, want.Partial},
	} {
		if part.got != part.want {
			return unproven(part.pointer, "must follow from the pool")
		}
	}
	return errors.Join(compareLists("/groups", m.Groups, want.Groups), compareLists("/left", m.Left, want.Left), compareLists("/filters", m.Filters, want.Filters), compareLists("/broken", m.Broken, want.Broken))
}

// compareLists points to the first entry that differs.
func compareLists[T any](pointer string, got, want []T) error {
	if len(got) != len(want) {
		return unproven(pointer, "must follow from the pool")
	}
	for i := range got {
		if !sameJSON(got[i], want[i]) {
			return unproven(pointer+"/"+strconv.Itoa(i), "must follow from the pool")
		}
	}
	return nil
}

func sameJSON(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

func (m Matching) checkCertificate(r *roster, mate []int32, pairs int, edges []matching.Edge) error {
	c := m.Certificate
	if len(c.Around) != len(c.Sets) {
		return unproven("/certificate", "must have a price for each odd set")
	}
	s := matching.Solution{
		Goal: r.goal(), Mate: mate, Pairs: pairs, Weight: m.Score - m.pinnedScore(),
		Shift: c.Shift, Y: c.People, Inside: c.Inside, Blossoms: make([]matching.Blossom, len(c.Sets)),
	}
	for i := range s.Blossoms {
		s.Blossoms[i] = matching.Blossom{Parent: c.Around[i], Z: c.Sets[i]}
	}
	if s.Verify(len(r.people), edges) != nil {
		return unproven("/certificate", "must prove that no better matching exists")
	}
	if bound := c.bound(pairs) + m.pinnedScore(); m.Bound != bound || m.Score != bound {
		return unproven("/bound", "must follow from the certificate and be reached")
	}
	return nil
}

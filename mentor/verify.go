package mentor

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
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
	capacity := r.capacities()
	found, err := r.seats(m, capacity)
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
	want, err := c.matching(ctx, found, edges, &c.tally, c.removed)
	if err != nil {
		return err
	}
	want.Partial = c.quota > 0
	if err := m.compare(want); err != nil {
		return err
	}
	if r.options.Goal == Fairest {
		if edges, err = m.checkFairness(r, found, edges, capacity); err != nil {
			return err
		}
	} else if m.Fairness != nil {
		return unproven("/fairness", "must be left out under this goal")
	}
	return m.checkCertificate(r, found, edges, capacity)
}

func unproven(pointer, detail string) error {
	return &essor.FieldError{Pointer: pointer, Code: essor.CodeInconsistent, Detail: detail}
}

// seats returns who is with whom in m, pinned pairs left out. Everybody must
// have a place, and no more partners than may be.
func (r *roster) seats(m Matching, capacity []int32) (seating, error) {
	wrong := unproven("/groups", "must name each person of the pool once at most, or as often as she may have partners")
	free := make([]int32, len(r.people)) // how many more partners each may have
	for i := range free {
		if free[i] = 1; capacity != nil && r.pinned[i] == none {
			free[i] = capacity[i]
		}
	}
	seated := make([]bool, len(r.people))
	people := 0
	seat := func(id string) (int32, bool) {
		i, known := r.index[id]
		if !known || free[i] == 0 {
			return none, false
		}
		if free[i]--; !seated[i] {
			seated[i] = true
			people++
		}
		return i, true
	}
	var pairs [][2]int32
	for _, g := range m.Groups {
		if len(g.Members) != 2 {
			return seating{}, unproven("/groups", "must be pairs")
		}
		a, okA := seat(g.Members[0].ID)
		b, okB := seat(g.Members[1].ID)
		switch {
		case !okA || !okB || a == b:
			return seating{}, wrong
		case r.pinned[a] != none || r.pinned[b] != none:
			if r.pinned[a] != b {
				return seating{}, unproven("/groups", "must keep the pinned pairs")
			}
		default:
			pairs = append(pairs, [2]int32{min(a, b), max(a, b)})
		}
	}
	for _, l := range m.Left {
		i, known := r.index[l.ID]
		if !known || seated[i] || r.pinned[i] != none {
			return seating{}, unproven("/left", "must name each person of the pool without partner once")
		}
		seated[i] = true
		people++
	}
	if people != len(r.people) {
		return seating{}, unproven("/left", "must name each person of the pool without partner once")
	}
	found := seatingOf(len(r.people), pairs)
	if len(slices.Compact(found.pairs)) != len(pairs) {
		return seating{}, wrong
	}
	return found, nil
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
		if !check.SameJSON(got[i], want[i]) {
			return unproven(pointer+"/"+strconv.Itoa(i), "must follow from the pool")
		}
	}
	return nil
}

func (m Matching) checkCertificate(r *roster, found seating, edges []matching.Edge, capacity []int32) error {
	c := m.Certificate
	if len(c.Around) != len(c.Sets) {
		return unproven("/certificate", "must have a price for each odd set")
	}
	unbound := unproven("/bound", "must follow from the certificate and be reached")
	if capacity != nil {
		switch {
		case !c.proves(r, found, edges, capacity):
			return unproven("/certificate", "must prove that no better matching exists")
		case m.Bound != m.Score:
			return unbound
		}
		return nil
	}
	if c.Copies != nil || c.Weight != 0 {
		return unproven("/certificate", "must have no copies where nobody has several partners")
	}
	s := c.solution()
	s.Goal, s.Mate, s.Pairs, s.Weight = r.goal(), found.mate, len(found.pairs), m.Score-m.pinnedScore()
	if s.Verify(len(r.people), edges) != nil {
		return unproven("/certificate", "must prove that no better matching exists")
	}
	if bound := c.bound(s.Pairs) + m.pinnedScore(); m.Score != bound || m.Bound != bound {
		return unbound
	}
	return nil
}

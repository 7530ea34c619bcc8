package mentor

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/stable"
)

// Wish is how one person ranks partners: whom she would accept, the best
// first. Who isn't on it she doesn't accept.
type Wish struct {
	Of       string   `json:"of"`       // her id
	Partners []string `json:"partners"` // ids
}

// Steady is a matching in which no two people would both rather have each
// other, or what comes nearest where there is none. It is the coordinator's
// document; what one person may read is [Steady.For].
type Steady struct {
	Version     int               `json:"version"`     // of these rules: 1
	Fingerprint essor.Fingerprint `json:"fingerprint"` // of the pool, the wishes and the options
	Options     Options           `json:"options"`     // as given
	Groups      []Group           `json:"groups"`      // by the id of their first member
	Left        []Left            `json:"left"`        // by id
	Score       int64             `json:"score"`       // the sum of the groups' Score; no matching is looked for that has the most
	// Stable says that no two would both rather have each other. Otherwise no
	// such matching exists: the people of each circle of Odd, by the first id,
	// like the next one better than the one before, and whoever is left out
	// would be taken by one of them. All others are settled.
	Stable bool       `json:"stable"`
	Odd    [][]string `json:"odd"`
	// Next is the proof: whom each person, in the order of ids, comes next to
	// in her circle, by number from 0; herself where she is alone.
	Next []int32 `json:"next"`
}

// Stable pairs people such that no two would both rather have each other than
// what they have: for programmes in which people choose for themselves. Each
// ranks partners by what she would receive, ties by id, or by her own wish
// where she has given one. Only pairs that fit count: see [Match]. A stable
// matching need not exist, need not have the most people, and is not the one
// of the most points: for those use Match. [Options].Goal, Rule, Waiting and,
// but for -1, Keep have no part in it.
//
// It fails as Match does, and with field errors for the wishes. Cost: that of
// finding candidates, then O(m log m) for m pairs.
func Stable(ctx context.Context, pool Pool, wishes []Wish, options Options) (Steady, error) {
	if err := ctx.Err(); err != nil {
		return Steady{}, fmt.Errorf("mentor: %w", err)
	}
	r, err := newWishRoster(pool, wishes, options)
	if err != nil {
		return Steady{}, err
	}
	gifts, err := r.newSearch().gifts(ctx, giftSearch{})
	if err != nil {
		return Steady{}, err
	}
	lists := r.rankings(gifts, wishes)
	found, err := stable.Roommates(ctx, lists, nil)
	if err != nil {
		return Steady{}, fmt.Errorf("mentor: %w", err)
	}
	return r.newJudge().steady(found, lists), nil
}

func newWishRoster(pool Pool, wishes []Wish, options Options) (*roster, error) {
	r, err := newRoster(pool, options)
	if err != nil {
		return nil, err
	}
	var faults check.List
	r.checkWishes(&faults, wishes)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	sorted := inOrder(wishes, func(a, b Wish) int { return cmp.Compare(a.Of, b.Of) })
	r.fingerprint, err = essor.FingerprintOf("mentor.Steady", struct {
		Round  essor.Fingerprint `json:"round"`
		Wishes []Wish            `json:"wishes"`
	}{r.fingerprint, append([]Wish{}, sorted...)})
	return r, err
}

func (r *roster) checkWishes(faults *check.List, wishes []Wish) {
	if !faults.Count(len(wishes), 0, MaxPeople, "wishes") {
		return
	}
	seen := map[string]bool{}
	for i, w := range wishes {
		if _, known := r.index[w.Of]; !known {
			faults.Add(essor.CodeUnknownReference, "must be the id of a person of the pool", "wishes", i, "of")
		} else if seen[w.Of] {
			faults.Add(essor.CodeDuplicate, "must be given once", "wishes", i, "of")
		}
		seen[w.Of] = true
		if !faults.Count(len(w.Partners), 0, MaxNames, "wishes", i, "partners") {
			continue
		}
		listed := map[string]bool{}
		for k, id := range w.Partners {
			switch _, known := r.index[id]; {
			case id == w.Of:
				faults.Add(essor.CodeInconsistent, "must not name the person herself", "wishes", i, "partners", k)
			case !known:
				faults.Add(essor.CodeUnknownReference, "must be the id of a person of the pool", "wishes", i, "partners", k)
			case listed[id]:
				faults.Add(essor.CodeDuplicate, "must be listed once", "wishes", i, "partners", k)
			}
			listed[id] = true
		}
	}
}

// rankings returns for each person those who fit, the best first: by her own
// wish or by what she would receive.
func (r *roster) rankings(gifts [][]gives, wishes []Wish) [][]int32 {
	received := make([][]gives, len(gifts)) // by taker, from the person named
	for giver, list := range gifts {
		for _, g := range list {
			if _, both := slices.BinarySearchFunc(gifts[g.to], gives{to: int32(giver)}, gives.compare); both {
				received[g.to] = append(received[g.to], gives{int32(giver), g.points})
			}
		}
	}
	lists := make([][]int32, len(gifts))
	wished := make(map[int32][]string, len(wishes))
	for _, w := range wishes {
		wished[r.index[w.Of]] = w.Partners
	}
	fits := make(stamps, len(lists))
	for i, list := range received {
		if own, given := wished[int32(i)]; given {
			for _, g := range list {
				fits.put(g.to, int32(i))
			}
			for _, id := range own {
				if partner := r.index[id]; fits.has(partner, int32(i)) {
					lists[i] = append(lists[i], partner)
				}
			}
			continue
		}
		slices.SortFunc(list, func(a, b gives) int { return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.to, b.to)) })
		for _, g := range list {
			lists[i] = append(lists[i], g.to)
		}
	}
	return lists
}

func (j *judge) steady(found *stable.Solution, lists [][]int32) Steady {
	s := Steady{
		Version: version, Fingerprint: j.fingerprint, Options: j.given, Groups: []Group{}, Left: []Left{},
		Stable: found.Stable(), Odd: [][]string{}, Next: append([]int32{}, found.Next...),
	}
	for i, p := range j.people {
		partner := found.Mate[i]
		if j.pinned[i] != none {
			partner = j.pinned[i]
		}
		switch {
		case partner == none:
			s.Left = append(s.Left, Left{p.ID, j.leftUnsettled(i, len(lists[i]))})
		case i < int(partner):
			g := j.group(i, int(partner))
			g.Waiting, g.Keeping = 0, 0
			s.Groups = append(s.Groups, g)
			s.Score += g.Score
		}
	}
	for _, first := range found.Odd {
		circle := []string{j.people[first].ID}
		for v := found.Next[first]; v != first; v = found.Next[v] {
			circle = append(circle, j.people[v].ID)
		}
		s.Odd = append(s.Odd, circle)
	}
	return s
}

// partition reads from the circles who is with whom: of each odd one the least
// is left out, and the others are pairs along it. It reports whether next
// consists of circles.
func partition(next []int32, n int) (*stable.Solution, bool) {
	if len(next) != n {
		return nil, false
	}
	s := &stable.Solution{Next: next, Odd: []int32{}, Mate: make([]int32, n)}
	for v := range s.Mate {
		s.Mate[v] = none
	}
	seen := make([]bool, n)
	for first := range int32(n) {
		var circle []int32
		for v := first; !seen[v]; v = next[v] {
			if seen[v] = true; next[v] < 0 || int(next[v]) >= n {
				return nil, false
			}
			circle = append(circle, v)
		}
		if len(circle) > 2 && len(circle)%2 == 1 {
			s.Odd = append(s.Odd, first)
		}
		for i := len(circle) % 2; i+1 < len(circle); i += 2 {
			s.Mate[circle[i]], s.Mate[circle[i+1]] = circle[i+1], circle[i]
		}
	}
	return s, true
}

func (j *judge) leftUnsettled(i, fits int) []essor.Reason {
	if own := j.leftByHerself(i); own != nil {
		return own
	}
	if fits == 0 {
		return []essor.Reason{forStaff("left_no_partner"), forPerson("you_no_partner")}
	}
	return []essor.Reason{forStaff("left_others_preferred", essor.ArgOf("partners", fits)), forPerson("you_no_partner")}
}

// For returns what the person with this id may read. It fails with
// unknown_reference when the round doesn't know her.
func (s Steady) For(id string) (View, error) {
	return Matching{Groups: s.Groups, Left: s.Left}.For(id)
}

// Verify returns nil when s is what it claims to be for this pool and these
// wishes: that the rankings, scores and reasons follow from the answers,
// worked out anew by plain means, and that Next is a stable partition (Tan
// 1991), which proves both that a matching is stable and that none exists. It
// works on results read back from JSON and finds every change of one field.
func (s Steady) Verify(pool Pool, wishes []Wish) error {
	r, err := newWishRoster(pool, wishes, s.Options)
	if err != nil {
		return err
	}
	if s.Fingerprint != r.fingerprint {
		return unproven("/fingerprint", "must be that of this pool, its zones, these wishes and these options")
	}
	j := r.newJudge()
	gifts, err := j.gifts(giftSearch{})
	if err != nil {
		return err
	}
	lists := r.rankings(gifts, wishes)
	found, closed := partition(s.Next, len(r.people))
	if !closed || found.Verify(lists) != nil {
		return unproven("/next", "must be a stable partition")
	}
	want := j.steady(found, lists)
	if err := compareLists("/groups", s.Groups, want.Groups); err != nil {
		return err
	}
	if err := compareLists("/left", s.Left, want.Left); err != nil {
		return err
	}
	if !check.SameJSON(s, want) {
		return unproven("", "must follow from the pool")
	}
	return nil
}

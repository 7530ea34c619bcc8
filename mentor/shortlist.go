package mentor

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/matching"
)

// Shortlists are ranked partners for some people, for a coordinator to choose
// from or to propose. It is her document; what one person may read is
// [Shortlists.For].
type Shortlists struct {
	Version     int               `json:"version"`     // of these rules: 1
	Fingerprint essor.Fingerprint `json:"fingerprint"` // of the pool, the options and the question
	Options     Options           `json:"options"`     // as given
	Most        int               `json:"most"`        // entries of each list, as given
	Lists       []Ranked          `json:"lists"`       // by id
}

// Ranked is one person's list.
type Ranked struct {
	ID     string  `json:"id"`
	Fits   int     `json:"fits"`   // how many partners were considered
	Groups []Group `json:"groups"` // the best first, by Score, Waiting and Keeping together; ties by id
}

// Shortlist ranks the partners who fit, for the people named or, where none
// is, for everybody. Each list has so many entries at most: 1 to 100. Who has
// a partner by a pin or by the acceptance of both has none on her list.
//
// Note what people say in [Pool].Answers: [Match] then pairs those who have
// accepted each other, leaves out those of whom one declined, and finds the
// best for all others. Who declines keeps her weeks of waiting.
//
// It fails as [Match] does, and with unknown_reference for an unknown id.
// Cost: that of finding candidates, and of sorting them.
func Shortlist(ctx context.Context, pool Pool, ids []string, most int, options Options) (Shortlists, error) {
	if err := ctx.Err(); err != nil {
		return Shortlists{}, fmt.Errorf("mentor: %w", err)
	}
	r, err := newRoster(pool, options)
	if err != nil {
		return Shortlists{}, err
	}
	var faults check.List
	if most < 1 || most > 100 {
		faults.Add(essor.CodeOutOfRange, "must be 1 to 100", "most")
	}
	if faults.Count(len(ids), 0, MaxPeople, "ids") {
		seen := make(map[string]bool, len(ids))
		for i, id := range ids {
			if _, known := r.index[id]; !known {
				faults.Add(essor.CodeUnknownReference, "must be the id of a person of the pool", "ids", i)
			} else if seen[id] {
				faults.Add(essor.CodeDuplicate, "must be given once", "ids", i)
			}
			seen[id] = true
		}
	}
	if err := faults.Err(); err != nil {
		return Shortlists{}, err
	}
	edges, err := r.newSearch().pairs(ctx)
	if err != nil {
		return Shortlists{}, err
	}
	if len(ids) == 0 {
		for _, p := range r.people {
			ids = append(ids, p.ID)
		}
	}
	ids = inOrder(ids, cmp.Compare[string])
	if err := r.askFor(ids, most); err != nil {
		return Shortlists{}, err
	}
	return r.newJudge().shortlists(edges, ids, most), nil
}

// askFor adds to the fingerprint of the round for whom lists are asked.
func (r *roster) askFor(ids []string, most int) (err error) {
	r.fingerprint, err = essor.FingerprintOf("mentor.Shortlists", struct {
		Round essor.Fingerprint `json:"round"`
		IDs   []string          `json:"ids"`
		Most  int               `json:"most"`
	}{r.fingerprint, ids, most})
	return err
}

func (j *judge) shortlists(edges []matching.Edge, ids []string, most int) Shortlists {
	s := Shortlists{Version: version, Fingerprint: j.fingerprint, Options: j.given, Most: most, Lists: []Ranked{}}
	partners := make([][]matching.Edge, len(j.people))
	for _, e := range edges {
		partners[e.U] = append(partners[e.U], e)
		partners[e.V] = append(partners[e.V], matching.Edge{U: e.V, V: e.U, Weight: e.Weight})
	}
	for _, id := range ids {
		i := j.index[id]
		list := Ranked{ID: id, Fits: len(partners[i]), Groups: []Group{}}
		slices.SortFunc(partners[i], func(e, f matching.Edge) int {
			return cmp.Or(cmp.Compare(f.Weight, e.Weight), cmp.Compare(e.V, f.V))
		})
		for _, e := range partners[i][:min(most, len(partners[i]))] {
			list.Groups = append(list.Groups, j.group(int(min(e.U, e.V)), int(max(e.U, e.V))))
		}
		s.Lists = append(s.Lists, list)
	}
	return s
}

// For returns what the person with this id may read of the partners on her
// list, in the order of their ids: their rank would tell of what they haven't
// told her. It fails with unknown_reference when there is no list for her.
func (s Shortlists) For(id string) ([]View, error) {
	for _, list := range s.Lists {
		if list.ID != id {
			continue
		}
		views := []View{}
		for _, g := range list.Groups {
			views = append(views, g.view(id))
		}
		slices.SortFunc(views, func(a, b View) int { return slices.Compare(a.Partners, b.Partners) })
		return views, nil
	}
	return nil, notInTheRound()
}

// Verify returns nil when s is what it claims to be for this pool, worked out
// anew by plain means. It finds every change of one field. Cost: that of
// reading all candidates.
func (s Shortlists) Verify(pool Pool) error {
	r, err := newRoster(pool, s.Options)
	if err != nil {
		return err
	}
	var ids []string
	for i, list := range s.Lists {
		if _, known := r.index[list.ID]; !known || i > 0 && s.Lists[i-1].ID >= list.ID {
			return unproven("/lists", "must be of people of the pool, in order")
		}
		ids = append(ids, list.ID)
	}
	if err := r.askFor(ids, s.Most); err != nil {
		return err
	}
	if s.Fingerprint != r.fingerprint {
		return unproven("/fingerprint", "must be that of this pool, its zones, these options and these lists")
	}
	if s.Most < 1 || s.Most > 100 {
		return unproven("/most", "must be 1 to 100")
	}
	j := r.newJudge()
	edges, err := j.allPairs()
	if err != nil {
		return err
	}
	want := j.shortlists(edges, ids, s.Most)
	if err := compareLists("/lists", s.Lists, want.Lists); err != nil {
		return err
	}
	if !check.SameJSON(s, want) {
		return unproven("", "must follow from the pool")
	}
	return nil
}

package mentor

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Gather puts the people of a pool into circles in which each gives and
// receives, nobody in two: the choice of circles that has the most people in
// one and, of those, the most points; under [MostPoints] the most points; [Fairest] counts as [MostPeople]. A
// pair asks that both give each other; a circle finds an exchange also where
// a gives only to b, b to c, and c to a.
//
// The filters of [Match] hold between any two who are to meet; those who
// block each other, have a conflict or are forbidden are never in one circle.
// People who are pinned keep their pair and take no part. [Options].Rule has
// no part in it: the points of all gifts are added up. With
// [Options].Candidates a gift counts that is among the best of its giver or
// its taker, ties included: among people who all fit alike it limits nothing. The order of the pool's lists doesn't matter.
//
// It fails as Match does, and with too_many when there are more than
// [MaxCircles]. Cost: that of finding candidates; then linear in the circles
// but for the search, which is bounded: see [Gathering].Exact.
func Gather(ctx context.Context, pool Pool, circle CircleOptions, options Options) (Gathering, error) {
	if err := ctx.Err(); err != nil {
		return Gathering{}, fmt.Errorf("mentor: %w", err)
	}
	r, err := newCircleRoster(pool, circle, options)
	if err != nil {
		return Gathering{}, err
	}
	s := r.newSearch()
	gifts, err := s.gifts(ctx, giftSearch{})
	if err != nil {
		return Gathering{}, err
	}
	bundles, err := r.bundles(gifts, circle, s.together, s.neverTogether())
	if err != nil {
		return Gathering{}, err
	}
	return r.newJudge().gather(ctx, bundles, circle)
}

// newCircleRoster checks all input and takes the fingerprint of all of it.
func newCircleRoster(pool Pool, circle CircleOptions, options Options) (*roster, error) {
	var faults check.List
	circle.check(&faults)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	r, err := newRoster(pool, options)
	if err != nil {
		return nil, err
	}
	r.fingerprint, err = essor.FingerprintOf("mentor.Gathering", struct {
		Round  essor.Fingerprint `json:"round"`
		Circle CircleOptions     `json:"circle"`
	}{r.fingerprint, circle})
	return r, err
}

// bundles returns the circles that are possible, with what they are worth.
func (r *roster) bundles(gifts [][]gives, circle CircleOptions, together func([]int32) bool, banned func(a, b int32) bool) ([]bundle, error) {
	circle = circle.withDefaults()
	var found []bundle
	var err error
	if circle.Shape == Round {
		found, err = groupsOf(gifts, circle.Size)
	} else {
		least := 3
		if circle.Pairs {
			least = 2
		}
		found, err = ringsOf(gifts, least, circle.Size)
	}
	if err != nil {
		return nil, err
	}
	kept := found[:0]
	for _, b := range heaviestOfEach(found) {
		if circle.Shape == Round && !together(b.members) || anyTwo(b.members, banned) {
			continue
		}
		for _, v := range b.members {
			b.weight += r.waiting[v]
		}
		kept = append(kept, b)
	}
	return kept, nil
}

// heaviestOfEach keeps of the rings that the same people can form the one
// that is worth most, of equals the first.
func heaviestOfEach(rings []bundle) []bundle {
	at := make(map[[8]int32]int, len(rings)) // no circle has more people
	kept := rings[:0]
	for _, b := range rings {
		var people [8]int32
		for i := range people {
			people[i] = none
		}
		copy(people[:], b.members)
		slices.Sort(people[:])
		if i, known := at[people]; known {
			if b.weight > kept[i].weight {
				kept[i] = b
			}
			continue
		}
		at[people] = len(kept)
		kept = append(kept, b)
	}
	return kept
}

// anyTwo reports whether a condition holds for any two of a circle.
func anyTwo(members []int32, holds func(a, b int32) bool) bool {
	for i, a := range members {
		for _, b := range members[i+1:] {
			if holds(a, b) {
				return true
			}
		}
	}
	return false
}

// neverTogether returns who may not be in one circle, also where they wouldn't meet.
func (s *search) neverTogether() func(a, b int32) bool {
	apart := map[[2]int32]bool{}
	for a, bans := range s.apart {
		for _, b := range bans {
			if b.reason != metBefore {
				apart[[2]int32{int32(a), b.with}] = true
			}
		}
	}
	return func(a, b int32) bool {
		p, q := &s.list[a], &s.list[b]
		return apart[[2]int32{a, b}] || p.sector != 0 && p.sector == q.sector && s.competing(a, b, p, q)
	}
}

// gather chooses among the circles that are possible and writes it down.
func (j *judge) gather(ctx context.Context, bundles []bundle, circle CircleOptions) (Gathering, error) {
	g := Gathering{
		Version: version, Fingerprint: j.fingerprint, Circle: circle, Options: j.given,
		Circles: []Circle{}, Left: []Left{},
	}
	weighted := bundles
	if j.options.Goal != MostPoints && len(bundles) > 0 {
		weighted = peopleFirst(bundles)
	}
	chosen, exact, err := pack(ctx, len(j.people), weighted)
	if err != nil {
		return Gathering{}, err
	}
	g.Exact = exact
	placed := make([]bool, len(j.people))
	for _, b := range chosen {
		c := j.circle(bundles[b].members, circle.withDefaults().Shape)
		g.Circles = append(g.Circles, c)
		g.Score += c.Score + c.Waiting
		g.People += len(c.Members)
		for _, v := range bundles[b].members {
			placed[v] = true
		}
	}
	slices.SortFunc(g.Circles, func(a, b Circle) int { return cmp.Compare(a.Members[0], b.Members[0]) })
	possible := make([]int, len(j.people))
	for _, b := range bundles {
		for _, v := range b.members {
			possible[v]++
		}
	}
	for i, p := range j.people {
		if !placed[i] && j.pinned[i] == none {
			g.Left = append(g.Left, Left{p.ID, j.leftOfCircles(i, possible[i])})
		}
	}
	g.setBounds(j, bundles, possible)
	return g, nil
}

func (g *Gathering) setBounds(j *judge, bundles []bundle, possible []int) {
	points := newPacking(len(j.people), bundles)
	points.setPrices()
	g.Prices = points.price
	for i, p := range g.Prices {
		g.Bound += p
		if possible[i] > 0 {
			g.MostPeople++
		}
	}
	if g.Exact {
		g.Bound = g.Score
		if j.options.Goal != MostPoints {
			g.MostPeople = g.People
		}
	}
}

func (j *judge) circle(members []int32, shape Shape) Circle {
	c := Circle{Members: make([]string, len(members)), Gifts: []Gift{}, Reasons: []essor.Reason{}}
	for i, v := range members {
		c.Members[i] = j.people[v].ID
		c.Waiting += j.waiting[v]
	}
	for i, from := range members {
		for k, to := range members {
			if i == k || shape == Ring && k != (i+1)%len(members) {
				continue
			}
			gift := j.oneGift(from, to)
			if gift.Points == 0 {
				continue
			}
			c.Gifts = append(c.Gifts, gift)
			c.Score += gift.Points
		}
	}
	if shape == Round {
		c.Reasons = j.roundReasons(members)
	}
	return c
}

// oneGift writes down what one person gives another.
func (j *judge) oneGift(from, to int32) Gift {
	given := j.verdict(int(from), int(to), true).gives[0]
	return Gift{
		From: j.people[from].ID, To: j.people[to].ID, Points: given.total,
		Parts: j.told(given), Reasons: giftReasons(given, 0),
	}
}

// roundReasons says for staff what all of a round share.
func (j *judge) roundReasons(members []int32) []essor.Reason {
	language, minutes, _ := j.common(members)
	reasons := []essor.Reason{}
	if language != "" {
		reasons = append(reasons, forStaff("all_share_language", essor.ArgOf("language", language)))
	} else {
		reasons = append(reasons, forStaff("all_ask_language"))
	}
	if minutes == none {
		reasons = append(reasons, forStaff("all_ask_hours"))
	} else {
		hours := essor.FractionOf(int64(minutes/15) * (essor.FractionUnit / 4))
		reasons = append(reasons, forStaff("all_share_hours", essor.ArgOf("hours", hours)))
	}
	return reasons
}

// leftOfCircles explains why a person is in no circle. What she reads herself
// depends on her own answers only.
func (j *judge) leftOfCircles(i, possible int) []essor.Reason {
	if own := j.leftByHerself(i); own != nil {
		return own
	}
	if possible == 0 {
		return []essor.Reason{forStaff("left_no_circle"), forPerson("you_no_circle")}
	}
	return []essor.Reason{forStaff("left_other_circles", essor.ArgOf("circles", possible)), forPerson("you_no_circle")}
}

// Verify returns nil when g is what it claims to be for this pool: that the
// fingerprint fits; that the circles, gifts, scores and reasons follow from
// the answers, worked out anew by plain means; that the prices pay for every
// circle that is possible; and that the search, done again, ends as g says.
// It works on results read back from JSON and finds every change of one
// field. It fails with the field errors of the pool, or with one that points
// to the part of g that isn't proven. Cost: that of [Gather].
func (g Gathering) Verify(pool Pool) error {
	r, err := newCircleRoster(pool, g.Circle, g.Options)
	if err != nil {
		return err
	}
	if g.Fingerprint != r.fingerprint {
		return unproven("/fingerprint", "must be that of this pool, its zones and these options")
	}
	j := r.newJudge()
	gifts, err := j.gifts(giftSearch{})
	if err != nil {
		return err
	}
	fits := func(members []int32) bool { _, _, fits := j.common(members); return fits }
	bundles, err := r.bundles(gifts, g.Circle, fits, j.neverTogether)
	if err != nil {
		return err
	}
	want, err := j.gather(context.Background(), bundles, g.Circle)
	if err != nil {
		return err
	}
	if !want.pays(bundles) {
		return unproven("/prices", "must pay for every circle that is possible")
	}
	if err := compareLists("/circles", g.Circles, want.Circles); err != nil {
		return err
	}
	if err := compareLists("/left", g.Left, want.Left); err != nil {
		return err
	}
	if !check.SameJSON(g, want) {
		return unproven("", "must follow from the pool")
	}
	return nil
}

// neverTogether reports whether two may not be in one circle.
func (j *judge) neverTogether(a, b int32) bool {
	p, q := j.people[a], j.people[b]
	pair := Pair{p.ID, q.ID}.sorted()
	return j.forbidden[pair] || j.declined[pair] || j.rivals(p, q) ||
		slices.Contains(p.Conflicts, q.ID) || slices.Contains(q.Conflicts, p.ID) ||
		slices.Contains(p.Blocks, q.ID) || slices.Contains(q.Blocks, p.ID)
}

// pays reports whether the prices cover each circle.
func (g Gathering) pays(bundles []bundle) bool {
	for _, b := range bundles {
		spare := -b.weight
		for _, v := range b.members {
			spare += g.Prices[v]
		}
		if spare < 0 {
			return false
		}
	}
	return true
}

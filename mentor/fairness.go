package mentor

import (
	"context"
	"slices"

	"github.com/essor-go/essor/internal/matching"
)

// Fairness says what the goal [Fairest] gave the weakest pair, and what that
// cost all together. Pairs that are pinned, accepted or kept whatever it costs
// have no part in it.
type Fairness struct {
	// Weakest is the least score of a pair: with pairs of a higher score only,
	// fewer pairs are possible. 0 where there is no pair.
	Weakest int64 `json:"weakest"`
	// Before is the least score of a pair under [MostPeople], and Cost how
	// many points that matching has more.
	Before int64 `json:"before"`
	Cost   int64 `json:"cost"`
}

// Price is what one goal gives in sum, beside the others.
type Price struct {
	Goal    Goal  `json:"goal"`
	Pairs   int   `json:"pairs"`
	Score   int64 `json:"score"`   // as [Matching].Score
	Weakest int64 `json:"weakest"` // least score of a pair, 0 where there is none
}

// Prices matches a pool by each goal and returns what each gives, in the
// order [MostPoints], [MostPeople], [Fairest]: so that a coordinator sees what
// participation costs in points, and what fairness does. [Options].Goal has no
// part in it. It fails as [Match] does. Cost: that of four matchings,
// and of some twenty that look at pairs only.
func Prices(ctx context.Context, pool Pool, options Options) ([]Price, error) {
	prices := []Price{}
	for _, goal := range []Goal{MostPoints, MostPeople, Fairest} {
		options.Goal = goal
		m, err := Match(ctx, pool, options)
		if err != nil {
			return nil, err
		}
		price := Price{Goal: goal, Pairs: len(m.Groups), Score: m.Score}
		for i, g := range m.Groups {
			if i == 0 || g.Score < price.Weakest {
				price.Weakest = g.Score
			}
		}
		prices = append(prices, price)
	}
	return prices, nil
}

// fairest returns the best matching by the goal Fairest: the best of the edges
// whose score is not below the best that the weakest pair can have.
func (r *roster) fairest(ctx context.Context, edges []matching.Edge, capacity []int32, progress func(done, total int)) (optimum, *Fairness, error) {
	most, err := r.heaviest(ctx, edges, capacity, nil)
	if err != nil {
		return optimum{}, nil, err
	}
	scores := r.scores(edges)
	f := &Fairness{Before: r.weakest(most.seating, edges)}
	// Any level up to low leaves as many pairs, none from high on.
	low, high := 0, len(scores)
	if i, found := slices.BinarySearch(scores, f.Before); found {
		low = i
	}
	for high-low > 1 {
		middle := (low + high) / 2
		pairs, err := mostPairs(ctx, len(r.people), r.from(scores[middle], edges), capacity)
		if err != nil {
			return optimum{}, nil, err
		}
		if pairs == len(most.pairs) {
			low = middle
		} else {
			high = middle
		}
	}
	if len(scores) > 0 {
		f.Weakest = scores[low]
	}
	best, err := r.heaviest(ctx, r.from(f.Weakest, edges), capacity, progress)
	if err != nil {
		return optimum{}, nil, err
	}
	f.Cost = most.weight - best.weight
	return best, f, nil
}

// scores returns the different scores of the edges, ascending.
func (r *roster) scores(edges []matching.Edge) []int64 {
	scores := make([]int64, len(edges))
	for i, e := range edges {
		scores[i] = e.Weight - r.bonus(e.U, e.V)
	}
	slices.Sort(scores)
	return slices.Compact(scores)
}

// from returns the edges whose score is not below a level.
func (r *roster) from(level int64, edges []matching.Edge) []matching.Edge {
	var out []matching.Edge
	for _, e := range edges {
		if e.Weight-r.bonus(e.U, e.V) >= level {
			out = append(out, e)
		}
	}
	return out
}

// weakest returns the least score of a matched pair, 0 where there is none.
func (r *roster) weakest(s seating, edges []matching.Edge) int64 {
	least, any := int64(0), false
	for _, e := range edges {
		if !s.together(e.U, e.V) {
			continue
		}
		if score := e.Weight - r.bonus(e.U, e.V); !any || score < least {
			least, any = score, true
		}
	}
	return least
}

// checkFairness proves that no better weakest pair is possible: with higher
// scores only, the largest matching is smaller, and all pairs together can't
// be more. It returns the edges that the certificate speaks of.
func (m Matching) checkFairness(r *roster, s seating, edges []matching.Edge, capacity []int32) ([]matching.Edge, error) {
	wrong := unproven("/fairness", "must follow from the pool")
	if m.Fairness == nil {
		return nil, wrong
	}
	f, pairs, ctx := *m.Fairness, len(s.pairs), context.Background()
	most, err := r.heaviest(ctx, edges, capacity, nil)
	if err != nil || len(most.pairs) != pairs {
		return nil, wrong
	}
	above, err := mostPairs(ctx, len(r.people), r.from(f.Weakest+1, edges), capacity)
	if err != nil || len(edges) > 0 && above == pairs {
		return nil, wrong
	}
	want := Fairness{r.weakest(s, edges), r.weakest(most.seating, edges), most.weight - (m.Score - m.pinnedScore())}
	if f != want {
		return nil, wrong
	}
	return r.from(f.Weakest, edges), nil
}

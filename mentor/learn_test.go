package mentor

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

func mustLearn(t *testing.T, pool Pool, feedback []Feedback, options Options) Lesson {
	t.Helper()
	l, err := Learn(context.Background(), pool, feedback, options)
	require.NoError(t, err)
	return l
}

// rated returns feedback on the pairs of a pool by a rule of ours.
func rated(t *testing.T, pool Pool, rate func(giver Member) int) []Feedback {
	t.Helper()
	var out []Feedback
	for _, g := range mustMatch(t, pool, Options{}).Groups {
		a, b := g.Members[0], g.Members[1]
		out = append(out, Feedback{A: a.ID, B: b.ID, FromA: rate(a), FromB: rate(b)})
	}
	return out
}

func TestLearn(t *testing.T) {
	pool := openly(draw(200, 6, 3))
	stageAndSector := func(m Member) int { // good where stages are near, bad where the sector is shared
		rating := 2 + int(2*m.Parts[partStage].Points/m.Parts[partStage].Most)
		if m.Parts[partSector].Points == m.Parts[partSector].Most {
			rating--
		}
		return rating
	}
	feedback := rated(t, pool, stageAndSector)
	l := mustLearn(t, pool, feedback, Options{})
	require.True(t, l.Enough)
	require.Equal(t, 2*len(feedback), l.Answers)
	require.Greater(t, l.Proposed.Stage, l.Old.Stage)
	require.Less(t, l.Proposed.Sector, l.Old.Sector)
	for _, p := range l.Parts {
		require.LessOrEqual(t, 5*p.New, 6*p.Old)
		require.GreaterOrEqual(t, 5*p.New, 4*p.Old)
		require.Equal(t, p.Evident, p.New != p.Old, p.Name)
	}
	require.Equal(t, l.Before.People, 2*len(feedback))
	approved := mustMatch(t, pool, Options{Weights: l.Proposed})
	require.NoError(t, approved.Verify(pool))

	gone := pool
	gone.People = append([]Person{}, pool.People...)
	i := slices.IndexFunc(gone.People, func(p Person) bool { return p.ID == feedback[0].A })
	gone.People[i].Consents = nil
	without := mustLearn(t, gone, feedback, Options{})
	require.Equal(t, 2, without.Withheld)
	require.Equal(t, l.Answers-2, without.Answers)

	few := mustLearn(t, pool, feedback[:14], Options{})
	require.False(t, few.Enough)
	require.Equal(t, few.Old, few.Proposed)
	require.Equal(t, few.Before, few.After)
	require.Equal(t, "learned_nothing_yet", few.Reasons[0].Code)
	same := mustLearn(t, pool, rated(t, pool, func(Member) int { return 4 }), Options{})
	require.False(t, same.Enough, "all the same tells nothing")
}

func TestNarrower(t *testing.T) {
	wide := Reach{100, 40, 40, 40, 3}
	require.False(t, wide.narrowerThan(wide))
	for _, narrow := range []Reach{{94, 40, 40, 40, 3}, {100, 37, 40, 40, 3}, {100, 40, 37, 40, 3}, {100, 40, 40, 37, 3}, {100, 40, 40, 40, 2}} {
		require.True(t, narrow.narrowerThan(wide))
		require.False(t, wide.narrowerThan(narrow))
	}
	l := Lesson{Enough: true, Narrower: true}
	l.tell()
	require.Equal(t, "learned_narrower", l.Reasons[0].Code)
}

// TestTie compares with Pearson's r in floating point.
func TestTie(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 1))
	for range 200 {
		n := 30 + rng.IntN(200)
		var s sums
		var xs, ys []float64
		for range n {
			x := rng.Int64N(1001)
			y := 1 + (x/300+rng.Int64N(4))%5
			s.add(x, y)
			xs, ys = append(xs, float64(x)), append(ys, float64(y))
		}
		meanX, meanY := float64(s.x)/float64(n), float64(s.y)/float64(n)
		var xy, xx, yy float64
		for i := range xs {
			xy += (xs[i] - meanX) * (ys[i] - meanY)
			xx += (xs[i] - meanX) * (xs[i] - meanX)
			yy += (ys[i] - meanY) * (ys[i] - meanY)
		}
		tie, _ := s.tie()
		require.InDelta(t, 1000*xy/math.Sqrt(xx*yy), float64(tie), 0.6)
	}
}

func TestLearnRefuses(t *testing.T) {
	pool := draw(5, 3, 2)
	for _, f := range []Feedback{{A: "p00000", B: "nobody"}, {A: "p00000", B: "p00000"}, {A: "p00000", B: "p00001", FromA: 6}, {A: "p00000", B: "p00001", FromB: -1}} {
		_, err := Learn(context.Background(), pool, []Feedback{f}, Options{})
		require.ErrorIs(t, err, essor.ErrInvalid)
	}
	_, err := Learn(context.Background(), Pool{}, nil, Options{})
	require.ErrorIs(t, err, essor.ErrInvalid)
}

package mentor

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/essor-go/essor/internal/proof"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// TestConformanceReciprocityAggregation joins the reference's scores, scaled
// to 10⁹ points, and asks for its value to the nearest point: a tie aside,
// none of which occurs, that is the reference rounded to nine decimals.
func TestConformanceReciprocityAggregation(t *testing.T) {
	text, err := os.ReadFile("testdata/reciprocity-aggregation.json")
	require.NoError(t, err)
	var file struct {
		Cases []struct{ A, B, Minimum, Harmonic, Geometric decimal.Decimal }
	}
	require.NoError(t, json.Unmarshal(text, &file))
	passed := 0
	for _, c := range file.Cases {
		good := true
		for rule, want := range map[Rule]decimal.Decimal{Weaker: c.Minimum, Harmonic: c.Harmonic, Geometric: c.Geometric} {
			got := decimal.New(rule.join(c.A.Shift(9).IntPart(), c.B.Shift(9).IntPart()), -9)
			if got.Sub(want).Abs().GreaterThan(decimal.New(5, -10)) {
				t.Errorf("%s of %s and %s: got %s, want %s", rule, c.A, c.B, got, want)
				good = false
			}
		}
		if good {
			passed++
		}
	}
	proof.Conformance(t, "mentor/reciprocity-aggregation", passed, len(file.Cases), 12)
}

func TestJoin(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 2000 {
		a, b := 1+rng.Int64N(MaxPoints), 1+rng.Int64N(MaxPoints)
		weaker, harmonic, geometric := Weaker.join(a, b), Harmonic.join(a, b), Geometric.join(a, b)
		require.Equal(t, min(a, b), weaker)
		require.LessOrEqual(t, weaker, harmonic)
		require.LessOrEqual(t, harmonic, geometric)
		require.LessOrEqual(t, geometric, max(a, b))
		for _, rule := range []Rule{Weaker, Harmonic, Geometric} {
			require.Equal(t, rule.join(b, a), rule.join(a, b))
			require.Equal(t, a, rule.join(a, a))
			require.Zero(t, rule.join(a, 0))
			require.Zero(t, rule.join(0, b))
			require.LessOrEqual(t, rule.join(a, b), rule.join(a+1, b))
		}
	}
}

func TestNearestRoot(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for range 2000 {
		n := rng.Int64N(1_000_000_000_000_000_001)
		for _, n := range []int64{n, n % 1000, n / 1_000_000_000 * (n / 1_000_000_000), 1_000_000_000_000_000_000} {
			root := nearestRoot(n)
			four := new(big.Int).Mul(big.NewInt(4), big.NewInt(n)) // between (2·root-1)² and (2·root+1)²
			low, high := big.NewInt(2*root-1), big.NewInt(2*root+1)
			require.True(t, root == 0 || low.Mul(low, low).Cmp(four) < 0, n)
			require.Positive(t, high.Mul(high, high).Cmp(four), n)
		}
	}
}

// pairOf returns what two people give each other.
func pairOf(t *testing.T, a, b Person) verdict {
	t.Helper()
	a.ID, b.ID = "a", "b"
	r, err := newRoster(Pool{People: []Person{a, b}}, Options{})
	require.NoError(t, err)
	return r.newJudge().verdict(0, 1, true)
}

// TestParts works the default weights through by hand: 500, 150, 100, 75, 50,
// 50 and 75 thousand points.
func TestParts(t *testing.T) {
	seeks := func(topics ...Topic) Person { return Person{Seeks: topics} }
	offers := func(topics ...Topic) Person { return Person{Offers: topics} }
	const half = 50_000 + 37_500 + 25_000 + 25_000 + 37_500 // nothing else is stated
	tests := []struct {
		name  string
		giver Person
		taker Person
		want  int64
	}{
		{"nothing sought", offers(Topic{Name: "x"}), Person{}, 0},
		{"nothing met", offers(Topic{Name: "x"}), seeks(Topic{Name: "y"}), 0},
		{"a wish met, levels not stated", offers(Topic{Name: "x"}), seeks(Topic{Name: "x"}), 500_000 + 120_000 + half},
		{"one step ahead", offers(Topic{"x", "", 4}), seeks(Topic{"x", "", 3}), 500_000 + 150_000 + half},
		{"far ahead", offers(Topic{"x", "", 5}), seeks(Topic{"x", "", 1}), 500_000 + 150_000 + half},
		{"equals", offers(Topic{"x", "", 3}), seeks(Topic{"x", "", 3}), 500_000 + 90_000 + half},
		{"one step behind", offers(Topic{"x", "", 2}), seeks(Topic{"x", "", 3}), 500_000 + 45_000 + half},
		{"two steps behind", offers(Topic{"x", "", 1}), seeks(Topic{"x", "", 3}), 0},
		{"another kind", offers(Topic{"x", Listening, 0}), seeks(Topic{"x", KnowHow, 0}), 250_000 + 120_000 + half},
		{"any kind", offers(Topic{"x", Listening, 0}), seeks(Topic{"x", "", 0}), 500_000 + 120_000 + half},
		{"the kind sought before the better level", offers(Topic{"x", Listening, 5}, Topic{"x", KnowHow, 2}), seeks(Topic{"x", KnowHow, 2}), 500_000 + 90_000 + half},
		{"one of two wishes", offers(Topic{Name: "x"}), seeks(Topic{Name: "x"}, Topic{Name: "y"}), 250_000 + 60_000 + half},
		{"three of five wishes are all one can ask", offers(Topic{Name: "v"}, Topic{Name: "w"}, Topic{Name: "x"}), seeks(Topic{Name: "v"}, Topic{Name: "w"}, Topic{Name: "x"}, Topic{Name: "y"}, Topic{Name: "z"}), 500_000 + 120_000 + half},
		{
			"everything fits",
			Person{Offers: []Topic{{"x", "", 4}}, Goals: []string{"g"}, Stage: 2, Sector: "s", Languages: []Language{{"fr", 5}}},
			Person{Seeks: []Topic{{"x", "", 1}}, Goals: []string{"g"}, Stage: 2, Sector: "s", Languages: []Language{{"fr", 5}}},
			500_000 + 150_000 + 100_000 + 75_000 + 50_000 + 50_000 + 37_500,
		},
		{
			"little fits",
			Person{Offers: []Topic{{"x", "", 4}}, Goals: []string{"f"}, Stage: 5, Sector: "s", Languages: []Language{{"fr", 2}, {"es", 0}}},
			Person{Seeks: []Topic{{"x", "", 1}}, Goals: []string{"g"}, Stage: 2, Sector: "r", Languages: []Language{{"fr", 5}, {"es", 2}}},
			500_000 + 150_000 + 0 + 18_750 + 0 + 20_000 + 37_500,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := pairOf(t, tt.giver, tt.taker).gives[0]
			require.Equal(t, tt.want, g.total)
			sum := int64(0)
			for _, points := range g.parts {
				sum += points
			}
			require.Equal(t, g.total, sum)
		})
	}
}

// TestOfferingMoreNeverHurts: one more offer, or a higher level, never lowers
// what a person gives, whatever the weights.
func TestOfferingMoreNeverHurts(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 5))
	for range 3000 {
		a, b := Person{ID: "a", Offers: drawTopics(rng, 1+rng.IntN(4), 6)}, Person{ID: "b", Seeks: drawTopics(rng, 1+rng.IntN(5), 6)}
		more := a
		if rng.IntN(2) == 0 {
			more.Offers = append([]Topic{{"t9", "", 0}}, a.Offers...)
			more.Offers[0] = Topic{"t" + string(rune('0'+rng.IntN(6))), Questioning, rng.IntN(6)}
			if hasTwice(more.Offers) {
				continue
			}
		} else {
			more.Offers = append([]Topic(nil), a.Offers...)
			if more.Offers[0].Level == 0 || more.Offers[0].Level == MaxLevel {
				continue
			}
			more.Offers[0].Level++
		}
		options := Options{Weights: Weights{Topics: 1 + rng.IntN(1000), Levels: rng.IntN(1001), Goals: rng.IntN(1001)}}
		given := func(p Person) int64 {
			r, err := newRoster(Pool{People: []Person{p, b}}, options)
			require.NoError(t, err)
			return r.newJudge().verdict(0, 1, false).gives[0].total
		}
		// Two parts are rounded down, each on its own.
		require.GreaterOrEqual(t, given(more)+1, given(a), "%+v, then %+v, for %+v", a.Offers, more.Offers, b.Seeks)
	}
}

func hasTwice(topics []Topic) bool {
	for _, t := range topics[1:] {
		if t.Name == topics[0].Name && t.Kind == topics[0].Kind {
			return true
		}
	}
	return false
}

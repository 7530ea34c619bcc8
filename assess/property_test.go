package assess

import (
	"encoding/json"
	"maps"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// completions calls each with every way to answer the open items: given or,
// where it is admitted, not applicable.
func completions(r *Rubric, answers Answers, each func(Answers)) int {
	var open []*Item
	for _, it := range itemsOf(r) {
		if a, ok := answers[it.ID]; !ok || a.state() == Missing || a.state() == Refused {
			open = append(open, it)
		}
	}
	full, n := maps.Clone(answers), 0
	var walk func(k int)
	walk = func(k int) {
		if k == len(open) {
			each(full)
			n++
			return
		}
		for _, a := range answersTo(open[k]) {
			full[open[k].ID] = a
			walk(k + 1)
		}
	}
	walk(0)
	return n
}

// Whatever the missing answers turn out to be, the score lies within the
// bounds, what passes or fails stays so, and every step of the plan stays.
func TestBoundsHoldEveryCompletion(t *testing.T) {
	rng, tried := dice(1), 0
	for range 300 {
		r := anyRubric(rng)
		s, answers := mustCompile(t, r), anyAnswers(rng, &r)
		a := mustAssess(t, s, answers)
		if size := completions(&r, answers, func(Answers) {}); size > 800 {
			continue
		}
		tried += completions(&r, answers, func(full Answers) {
			b := mustAssess(t, s, full)
			if b.Score.Status == ScoreComplete {
				require.LessOrEqual(t, a.Score.Low.Compare(b.Score.Points), 0)
				require.GreaterOrEqual(t, a.Score.High.Compare(b.Score.Points), 0)
				require.Equal(t, b.Score.Low, b.Score.High)
			}
			for i, d := range b.Profile {
				if d.Status == ScoreComplete {
					require.LessOrEqual(t, a.Profile[i].Low.Compare(d.Points), 0)
					require.GreaterOrEqual(t, a.Profile[i].High.Compare(d.Points), 0)
				}
			}
			keeps(t, a, b)
		})
	}
	require.Greater(t, tried, 5_000)
}

// keeps checks that b, which knows more than a, contradicts nothing in a.
// Only an answer "not applicable" may leave open what bounds had settled: a
// domain can vanish.
func keeps(t *testing.T, a, b Assessment) {
	t.Helper()
	if a.Eligible.Status != Unknown && b.Eligible.Status != Unknown {
		require.Equal(t, a.Eligible.Status, b.Eligible.Status)
	}
	for _, step := range a.Plan {
		if !covered(b.Plan, step) {
			require.NotEmpty(t, vanished(b), "a step of the plan was lost")
		}
	}
}

// vanished lists the domains of which no item applies.
func vanished(a Assessment) []string {
	var out []string
	for _, d := range a.Profile {
		if d.Status == ScoreNotApplicable {
			out = append(out, d.Domain)
		}
	}
	return out
}

func TestPartsSum(t *testing.T) {
	rng := dice(2)
	for range 700 {
		r := anyRubric(rng)
		s, answers := mustCompile(t, r), anyAnswers(rng, &r)
		a := mustAssess(t, s, answers)
		var sum, gap, open, byDomain int64
		for _, p := range a.Parts {
			sum += p.Points.Units()
			gap += p.Gap.Units()
			open += p.Open.Units()
			require.GreaterOrEqual(t, p.Points.Sign(), 0)
			require.GreaterOrEqual(t, p.Gap.Sign(), 0)
		}
		for _, d := range r.Domains {
			byDomain += a.PartOf(d.ID).Units()
		}
		require.Equal(t, a.Score.Points.Units(), sum)
		require.Equal(t, sum, byDomain)
		if a.Score.Status != ScoreNotApplicable {
			require.Equal(t, a.Score.High.Units()-a.Score.Low.Units(), open)
		}
		switch a.Score.Status {
		case ScoreComplete, ScorePartial:
			require.Equal(t, int64(100*essor.FractionUnit), sum+gap)
			require.LessOrEqual(t, a.Score.Low.Compare(a.Score.Points), 0)
			require.GreaterOrEqual(t, a.Score.High.Compare(a.Score.Points), 0)
		default:
			require.Zero(t, gap)
		}
		require.NoError(t, a.Verify(s, answers))
	}
}

// A better answer to one item never lowers the score, its bounds or those of
// its domain.
func TestScoreIsMonotone(t *testing.T) {
	rng := dice(3)
	for range 250 {
		r := anyRubric(rng)
		s, answers := mustCompile(t, r), anyAnswers(rng, &r)
		for place := range s.items {
			it := &s.items[place]
			if it.Fact {
				continue
			}
			last, lastPoints := Score{}, int64(-1)
			for _, p := range ascending(it) {
				sheet, err := s.fill(answers)
				require.NoError(t, err)
				sheet.put(place, p)
				score := sheet.Score()
				if worth := int64(sheet.held[place].points); worth > lastPoints {
					require.GreaterOrEqual(t, score.Points.Compare(last.Points), 0)
					require.GreaterOrEqual(t, score.Low.Compare(last.Low), 0)
					require.GreaterOrEqual(t, score.High.Compare(last.High), 0)
					last, lastPoints = score, worth
				}
			}
		}
	}
}

// ascending returns what an item can be answered with, by rising points.
func ascending(it *item) []int64 {
	if it.Kind == Number {
		values := []int64{-3, 0, 1, 2, 3}
		if it.curve[0].points > 0 {
			values = []int64{3, 2, 1, 0, -3}
		}
		for i := range values {
			values[i] *= essor.FractionUnit / 2
		}
		return values
	}
	values := make([]int64, len(it.table))
	for k := range it.table {
		values[k] = int64(it.first + k)
		if it.table[0].points > it.table[len(it.table)-1].points {
			values[k] = int64(it.first + len(it.table) - 1 - k)
		}
	}
	return values
}

// Answers are a map: neither the order of insertion nor a trip through JSON
// changes a byte.
func TestOrderAndRoundTrip(t *testing.T) {
	s, answers := mustCompile(t, village()), aisha()
	want, err := json.Marshal(mustAssess(t, s, answers))
	require.NoError(t, err)
	for range 20 {
		again := Answers{}
		maps.Copy(again, answers)
		got, err := json.Marshal(mustAssess(t, s, again))
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
	}

	var r Rubric
	text, err := json.Marshal(village())
	require.NoError(t, err)
	require.NoError(t, essor.Decode(text, &r))
	require.Equal(t, village(), r)
	require.Equal(t, s.Fingerprint(), mustCompile(t, r).Fingerprint())

	var back Answers
	text, err = json.Marshal(answers)
	require.NoError(t, err)
	require.NoError(t, essor.Decode(text, &back))
	require.Equal(t, answers, back)

	var a Assessment
	require.NoError(t, essor.Decode(want, &a))
	require.Equal(t, mustAssess(t, s, answers), a)
	require.NoError(t, a.Verify(s, back))
}

// The scorer keeps nothing of the caller's rubric.
func TestCompileCopies(t *testing.T) {
	r := village()
	s := mustCompile(t, r)
	before := mustAssess(t, s, aisha())
	r.Domains[0].Items[0].Options[1].Points = points("0")
	r.Domains[0].Items[0].ID = "other"
	r.Rules[0].Require.Values[0] = "visitor"
	require.Equal(t, before, mustAssess(t, s, aisha()))
}

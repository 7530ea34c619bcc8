package instrument

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// The wording is the bureau's, letter by letter.
func TestWellBeingItems(t *testing.T) {
	var file struct {
		Responses map[string]map[essor.Lang][]string `json:"responses"`
		Items     []struct {
			N       int    `json:"n"`
			Scale   string `json:"scale"`
			Reverse bool   `json:"reverse"`
			EN      string `json:"en"`
			ES      string `json:"es"`
		} `json:"items"`
	}
	load(t, "cfpb_fwb_items_en_es.json", &file)
	got := WellBeingItems()
	require.Len(t, got, len(file.Items))
	for i, want := range file.Items {
		require.Equal(t, want.N, got[i].No)
		require.Equal(t, want.Reverse, got[i].Reversed)
		require.Equal(t, want.EN, got[i].Text[essor.EN])
		require.Equal(t, want.ES, got[i].Text[essor.ES])
		require.NotEmpty(t, got[i].Text[essor.FR])
		for _, lang := range []essor.Lang{essor.EN, essor.ES} {
			require.Equal(t, file.Responses[want.Scale][lang], got[i].Answers[lang])
		}
		require.Len(t, got[i].Answers[essor.FR], 5)
	}
	got[0].Answers[essor.EN][0] = "changed"
	require.Equal(t, "Not at all", WellBeingItems()[0].Answers[essor.EN][0])
}

// The parameters are those of the reference, number by number.
func TestParameters(t *testing.T) {
	var file struct {
		A    map[string][][]float64  `json:"a"`
		C    map[string][][4]float64 `json:"c"`
		Mean map[string][3]float64   `json:"prior_mean"`
		Var  map[string][3]float64   `json:"prior_var"`
	}
	load(t, "cfpb_fwb_irt_parameters.json", &file)
	for number, group := range map[string]Group{"1": Interviewer62Plus, "2": Self62Plus, "3": Interviewer18To61, "4": Self18To61} {
		at, err := group.place()
		require.NoError(t, err)
		require.Equal(t, prior{file.Mean[number], file.Var[number]}, priors[at])
		for k, i := range irtOrder {
			own := file.A[number][k][1] + file.A[number][k][2] // one of them is 0
			require.Equal(t, parameter{file.A[number][k][0], own, file.C[number][k]}, parameters[at][i])
		}
	}
}

func TestScaleRefuses(t *testing.T) {
	good := Responses{3, 3, 3, 3, 3, 3, 3, 3, 3, 3}
	p, err := NewPattern(Self62Plus)
	require.NoError(t, err)
	_, err = NewPattern("self")
	require.EqualError(t, err, "/group: must be one of: self_18_61, self_62_plus, interviewer_18_61, interviewer_62_plus")
	_, err = TableScore("", good)
	require.EqualError(t, err, "/group: must be chosen")

	six := good
	six[6] = 6
	_, err = TableScore(Self62Plus, six)
	require.EqualError(t, err, "/6: must be 1 to 5, or 0 or less for no answer")
	_, err = p.Score(six)
	require.ErrorIs(t, err, essor.ErrInvalid)
	require.ErrorIs(t, new(CodingCheck).Add(six), essor.ErrInvalid)

	gap := good
	gap[2], gap[9] = 0, -4
	_, err = TableScore(Self62Plus, gap)
	require.EqualError(t, err, "/2: must be answered for a score by the table (and 1 more)")
	w, err := p.Score(gap)
	require.NoError(t, err)
	require.Equal(t, 8, w.Answered)
	_, err = p.Score(Responses{-1})
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	_, err = new(Pattern).Score(good)
	require.ErrorIs(t, err, essor.ErrInvalid)
	require.Equal(t, Interviewer62Plus, GroupOf(true, true))
	require.Equal(t, Interviewer18To61, GroupOf(false, true))
}

func TestParseResponses(t *testing.T) {
	r, err := ParseResponses([]string{"1", "2", "3", "4", "5", "", "-1", "-4", "0", "3"})
	require.NoError(t, err)
	require.Equal(t, Responses{1, 2, 3, 4, 5, 0, -1, -4, 0, 3}, r)
	_, err = ParseResponses([]string{"1"})
	require.EqualError(t, err, "must have at least 10 entries")
	_, err = ParseResponses(make([]string, 11))
	require.EqualError(t, err, "must have at most 10 entries")
	_, err = ParseResponses([]string{"1", "2", "often", "4", "5", "", "", "", "", ""})
	require.EqualError(t, err, "/2: must be a whole number")
	_, err = ParseResponses([]string{"1", "2", "3", "4", "5", "", "", "", "", "6"})
	require.EqualError(t, err, "/9: must be 1 to 5, or 0 or less for no answer")

	row := []string{"1", "2", "3", "4", "5", "", "-1", "-4", "0", "3"}
	p, err := NewPattern(Self18To61)
	require.NoError(t, err)
	require.Zero(t, testing.AllocsPerRun(10, func() {
		r, _ := ParseResponses(row)
		_, _ = p.Score(r)
	}))
}

// A better answer raises the estimate while the others stand; the ends are
// those of the table.
func TestPatternIsMonotone(t *testing.T) {
	for _, group := range groups {
		p, err := NewPattern(group)
		require.NoError(t, err)
		for i := range items {
			last := math.Inf(-1)
			for value := range 5 {
				recoded := [items]int{2, 2, 2, 2, 2, 2, 2, 2, 2, 2}
				recoded[i] = value
				w, err := p.Score(printed(recoded))
				require.NoError(t, err)
				require.Greater(t, w.Estimate, last, "%s, statement %d", group, i+1)
				last = w.Estimate
			}
		}
		worst, err := p.Score(withTotal(0))
		require.NoError(t, err)
		best, err := p.Score(withTotal(40))
		require.NoError(t, err)
		at, _ := group.place()
		require.InDelta(t, float64(table[at][0]), worst.Estimate, 0.51)
		require.InDelta(t, float64(table[at][40]), best.Estimate, 0.51)
	}
}

// The product of two sums is the sum over three dimensions: worked out the
// long way for one pattern with a gap.
func TestPatternAgainstFullIntegral(t *testing.T) {
	p, r := prepare(2), Responses{4, 2, 3, 0, 1, 5, 2, 3, 4, 2}
	sum, mean, square := 0.0, 0.0, 0.0
	weightP := normal(&p.theta, priors[2].mean[1], priors[2].variance[1])
	weightN := normal(&p.theta, priors[2].mean[2], priors[2].variance[2])
	above := func(i, k int, f, s float64) float64 {
		switch q := parameters[2][i]; k {
		case 0:
			return 1
		case 5:
			return 0
		default:
			return 1 / (1 + math.Exp(q.c[k-1]-q.general*f-q.own*s))
		}
	}
	for f, theta := range p.theta {
		for a, factorP := range p.theta {
			for b, factorN := range p.theta {
				l := p.weight[f] * weightP[a] * weightN[b]
				for i := range items {
					value, ok := r.recoded(i)
					if !ok {
						continue
					}
					s := factorP
					if reversed[i] {
						s = factorN
					}
					l *= above(i, value, theta, s) - above(i, value+1, theta, s)
				}
				sum += l
				mean += l * theta
				square += l * theta * theta
			}
		}
	}
	mean /= sum
	got, err := p.Score(r)
	require.NoError(t, err)
	require.InDelta(t, 50+15*mean, got.Estimate, 1e-9)
	require.InDelta(t, 15*math.Sqrt(square/sum-mean*mean), got.StandardError, 1e-9)
}

func TestCodingCheck(t *testing.T) {
	var c CodingCheck
	_, err := c.Report()
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	for total := 0; total <= 40; total += 5 {
		require.NoError(t, c.Add(withTotal(total)))
	}
	require.NoError(t, c.Add(Responses{1}))
	got, err := c.Report()
	require.NoError(t, err)
	require.EqualValues(t, 9, got.Complete)
	require.False(t, got.Suspect)

	var recodedAlready CodingCheck // as if the host had reversed before us
	for total := 0; total <= 40; total += 5 {
		r := withTotal(total)
		for i := range r {
			if reversed[i] {
				r[i] = 6 - r[i]
			}
		}
		require.NoError(t, recodedAlready.Add(r))
	}
	got, err = recodedAlready.Report()
	require.NoError(t, err)
	require.True(t, got.Suspect)

	var back CodingCheck
	text, err := json.Marshal(c)
	require.NoError(t, err)
	require.NoError(t, essor.Decode(text, &back))
	require.Equal(t, c, back)
}

func FuzzPattern(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 1, 2, 3, 4, 5}, byte(0))
	f.Add([]byte{5, 5, 1, 5, 1, 1, 1, 5, 1, 1}, byte(3))
	f.Add([]byte{1, 5, 5, 1, 1, 5, 1, 1, 5, 0}, byte(1))
	f.Fuzz(func(t *testing.T, codes []byte, group byte) {
		var r Responses
		for i := range min(len(codes), items) {
			r[i] = int8(codes[i])
		}
		p, err := NewPattern(groups[int(group)%len(groups)])
		if err != nil {
			t.Fatal(err)
		}
		w, err := p.Score(r)
		if err != nil {
			return
		}
		if !(w.Estimate > -50 && w.Estimate < 150) || !(w.StandardError > 0 && w.StandardError < 30) || w.Answered < 1 || w.Answered > items {
			t.Fatal(w)
		}
		if text, err := json.Marshal(w); err != nil || essor.Decode(text, &w) != nil {
			t.Fatal("no round trip")
		}
	})
}

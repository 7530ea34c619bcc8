package partner

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// readyTable is an agreement of three in which everything is settled.
func readyTable() (Agreement, []Stance) {
	a := table3(
		Item{ID: "tax-clinics", Kind: What}, Item{ID: "dignity", Kind: Why}, Item{ID: "one-desk", Kind: How},
		Item{ID: "no-lists", Kind: Boundary},
		Item{ID: "income", Kind: Evaluation, Answers: Impact},
		Item{ID: "survey", Kind: Evaluation, Answers: Evidence},
		Item{ID: "who-is-missing", Kind: Evaluation, Answers: Learning},
	)
	a.Touchpoints = []Touchpoint{{ID: "welcome-desk", Owner: "city"}}
	var stances []Stance
	for _, item := range a.Items {
		for i, p := range a.Partners {
			position := Support
			if i == 0 && item.Kind == Why {
				position = Neutral
			}
			stances = append(stances, Stance{Partner: p.ID, Item: item.ID, Position: position})
		}
	}
	return a, stances
}

func TestReady(t *testing.T) {
	// stance returns a pointer to what a partner said on an item.
	stance := func(stances []Stance, partner, item string) *Stance {
		for i := range stances {
			if stances[i].Partner == partner && stances[i].Item == item {
				return &stances[i]
			}
		}
		return nil
	}
	silence := func(stances []Stance, partner, item string) []Stance {
		*stance(stances, partner, item) = stances[len(stances)-1]
		return stances[:len(stances)-1]
	}
	tests := []struct {
		name   string
		change func(a *Agreement, s *[]Stance)
		want   []string
	}{
		{"everything settled", func(*Agreement, *[]Stance) {}, nil},
		{"silent on a boundary", func(_ *Agreement, s *[]Stance) { *s = silence(*s, "ngo", "no-lists") },
			[]string{"2 of 3 organisations have spoken on “no-lists”; 3 must be heard.", "Nothing is agreed yet about the boundaries of our work."}},
		{"a quorum of two thirds", func(a *Agreement, s *[]Stance) {
			a.Needs.Quorum = essor.MustParseFraction("0.666666666666")
			*s = silence(*s, "ngo", "no-lists")
		}, nil},
		{"a quorum of a hair more", func(a *Agreement, s *[]Stance) {
			a.Needs.Quorum = essor.MustParseFraction("0.666666666667")
			*s = silence(*s, "ngo", "no-lists")
		}, []string{"2 of 3 organisations have spoken on “no-lists”; 3 must be heard.", "Nothing is agreed yet about the boundaries of our work."}},
		{"the one whose voice is required", func(a *Agreement, s *[]Stance) {
			a.Needs.Quorum = essor.MustParseFraction("0.5")
			a.Partners[2].MustSpeak = true
			*s = silence(*s, "ngo", "no-lists")
		}, []string{"1 organisation whose voice is required on “no-lists” has not spoken yet.", "Nothing is agreed yet about the boundaries of our work."}},
		{"a concern", func(_ *Agreement, s *[]Stance) { stance(*s, "city", "one-desk").Position = Concern },
			[]string{"“one-desk” is still open: 1 organisation has concerns or objects.", "Nothing is agreed yet about how we will work."}},
		{"a concern noted", func(a *Agreement, s *[]Stance) {
			a.Needs.Blocking = Oppose
			stance(*s, "city", "one-desk").Position = Concern
		}, nil},
		{"an objection", func(a *Agreement, s *[]Stance) {
			a.Needs.Blocking = Oppose
			stance(*s, "city", "one-desk").Position = Oppose
		}, []string{"“one-desk” is still open: 1 organisation has concerns or objects.", "Nothing is agreed yet about how we will work."}},
		{"nobody wants it", func(_ *Agreement, s *[]Stance) {
			for _, p := range []string{"city", "library", "ngo"} {
				stance(*s, p, "one-desk").Position = Oppose
			}
		}, []string{"Nothing is agreed yet about how we will work."}},
		{"no boundary at all", func(a *Agreement, s *[]Stance) {
			a.Items[3].Kind = How
		}, []string{"The agreement says nothing yet about the boundaries of our work."}},
		{"no learning question", func(a *Agreement, s *[]Stance) {
			a.Items[6].Answers = Impact
		}, []string{"The evaluation has no agreed answer yet to this question: What do we want to know or learn?"}},
		{"kinds not needed yet", func(a *Agreement, s *[]Stance) {
			a.Items = a.Items[:3]
			*s = (*s)[:9]
			a.Needs.Kinds = []Kind{How, What, Why}
		}, nil},
		{"no owner", func(a *Agreement, s *[]Stance) {
			a.Touchpoints = append(a.Touchpoints, Touchpoint{ID: "library-card"})
		}, []string{"Nobody receives people yet at the touchpoint “library-card”."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			agreement, stances := readyTable()
			tt.change(&agreement, &stances)
			a, err := Align(agreement, stances)
			require.NoError(t, err)
			var got []string
			for _, r := range a.Missing {
				text, err := Catalog().Text(essor.EN, r)
				require.NoError(t, err)
				require.Equal(t, essor.Peer, r.Audience)
				got = append(got, text)
			}
			require.Equal(t, tt.want, got)
			require.Equal(t, len(tt.want) == 0, a.Ready)
			require.NoError(t, a.Verify(agreement, stances))
		})
	}
}

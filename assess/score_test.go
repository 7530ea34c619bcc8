package assess

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// The village by hand. Aisha has no answer to debt_share.
//
//	diploma     college            62.50  × 2
//	confidence  level 3 of 4       66.67  × 1
//	worry       level 4 of 5, rev. 25.00  × 1
//	skills      (125 + 66.67 + 25) / 4             = 54.1675 → 54.17
//	money       arrears: no, reversed = 100, debt open: 100, bounds 50 to 100
//	score       0.6 × 54.17 + 0.4 × 100            = 72.502 → 72.50
//	low         0.6 × 54.17 + 0.4 × 50             = 52.502 → 52.50
//	completeness  0.6 × 1 + 0.4 × 0.5              = 0.8
func TestScoreByHand(t *testing.T) {
	a := mustAssess(t, mustCompile(t, village()), aisha())
	require.Equal(t, Score{ScorePartial, points("72.5"), points("52.5"), points("72.5"), points("0.8")}, a.Score)
	require.Equal(t, BandRange{At: "high", Low: "middle", High: "high"}, a.Band)
	require.Equal(t, "middle–high", a.Band.String())
	require.Equal(t, []DomainScore{
		{"skills", false, Score{ScoreComplete, points("54.17"), points("54.17"), points("54.17"), points("1")}},
		{"money", false, Score{ScorePartial, points("100"), points("50"), points("100"), points("0.5")}},
		{"home", true, Score{ScorePartial, points("0"), points("0"), points("50"), points("0.5")}},
	}, a.Profile)
	require.Equal(t, []Part{
		{"skills", "diploma", Given, points("18.75"), points("11.25"), points("0")},
		{"skills", "confidence", Given, points("10"), points("5"), points("0")},
		{"skills", "worry", Given, points("3.75"), points("11.25"), points("0")},
		{"money", "debt_share", Refused, points("0"), points("0"), points("20")},
		{"money", "arrears", Given, points("40"), points("0"), points("0")},
	}, a.Parts)
	require.Equal(t, "32.5", a.PartOf("skills").String())
	require.Equal(t, Eligibility{Status: Unknown, Rule: "allowed", Failed: []string{}, Unknown: []string{"allowed"},
		Missing: []string{"licence_held"}, Reasons: []essor.Reason{
			{Code: "eligible.missing", Audience: essor.Person, Args: []essor.Arg{essor.ArgOf("item", "licence_held")}},
		}}, a.Eligible)
}

func TestStatusOfScore(t *testing.T) {
	r := village()
	s := mustCompile(t, r)
	none := mustAssess(t, s, Answers{"children": Yes(), "diploma": Refuse()})
	require.Equal(t, Score{ScoreNotEnough, points("0"), points("0"), points("100"), points("0")}, none.Score)
	require.Equal(t, BandRange{Low: "low", High: "high"}, none.Band)
	require.Equal(t, "score.not_enough", none.Reasons[0].Code)
	require.NotEmpty(t, none.Plan, "who answers little is still helped")
	require.Equal(t, Referral, none.Plan[0].Kind)

	r.Completeness = points("0.81")
	half := mustAssess(t, mustCompile(t, r), aisha())
	require.Equal(t, ScoreNotEnough, half.Score.Status)
	require.Equal(t, points("0.8"), half.Score.Completeness)
	require.Zero(t, half.Score.Points)
	require.Equal(t, points("52.5"), half.Score.Low)

	full := aisha()
	full["debt_share"], full["worry"] = DoesNotApply(), DoesNotApply()
	a := mustAssess(t, s, full)
	require.Equal(t, ScoreComplete, a.Score.Status)
	require.Equal(t, points("78.33"), a.Score.Points) // 0.6 × 63.89 + 0.4 × 100: diploma and confidence alone
	require.Equal(t, BandRange{"high", "high", "high"}, a.Band)
	require.True(t, a.Band.Sure())
}

func TestDomainThatDoesNotApply(t *testing.T) {
	r := village()
	r.Domains[1].Items[1].MayNotApply = true
	s, answers := mustCompile(t, r), aisha()
	answers["debt_share"], answers["arrears"] = DoesNotApply(), DoesNotApply()
	a := mustAssess(t, s, answers)
	require.Equal(t, ScoreNotApplicable, a.Profile[1].Status)
	require.Equal(t, a.Profile[0].Points, a.Score.Points, "the other domain is the whole")
	require.Equal(t, points("1"), a.Score.Completeness)
	require.NoError(t, a.Verify(s, answers))
}

// The vectors that are about weights and about answers that do not apply.
func TestMissingAnswerVectors(t *testing.T) {
	var file struct {
		Vectors []struct {
			Rule  string `json:"rule"`
			Heavy int    `json:"heavy_only"`
			Light int    `json:"light_only"`
			Both  int    `json:"both"`
		} `json:"vectors"`
	}
	text, err := os.ReadFile("testdata/missing_answers.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &file))
	v := file.Vectors[2]
	require.Equal(t, "weights 1 and 3 on a 0-100 sum scale", v.Rule)

	r := Rubric{ID: "w", Version: "1", Bands: thirds(), Completeness: points("0.5"), Domains: []Domain{{ID: "d", Weight: points("1"), Items: []Item{
		{ID: "heavy", Kind: YesNo, Weight: 3, MayNotApply: true}, {ID: "light", Kind: YesNo, MayNotApply: true},
	}}}}
	s := mustCompile(t, r)
	score := func(heavy, light Answer) Score {
		return mustAssess(t, s, Answers{"heavy": heavy, "light": light}).Score
	}
	require.Equal(t, points(fmt.Sprint(v.Heavy)), score(Yes(), No()).Points)
	require.Equal(t, points(fmt.Sprint(v.Light)), score(No(), Yes()).Points)
	require.Equal(t, points(fmt.Sprint(v.Both)), score(Yes(), Yes()).Points)

	require.Equal(t, points("100"), score(DoesNotApply(), Yes()).Points, "what does not apply leaves the denominator")
	require.Equal(t, ScoreNotEnough, score(Refuse(), Yes()).Status, "half-scale rule: a quarter is answered")
	partial := score(Yes(), Refuse())
	require.Equal(t, Score{ScorePartial, points("100"), points("75"), points("100"), points("0.75")}, partial, "missing is never zero")
	require.Equal(t, ScoreNotApplicable, score(DoesNotApply(), DoesNotApply()).Status)
}

func TestCurve(t *testing.T) {
	curve := []corner{{-2, 0}, {1, 3333}, {4, full}}
	for x, want := range map[int64]uint32{-9: 0, -2: 0, -1: 1111, 0: 2222, 1: 3333, 2: 5555, 3: 7778, 4: full, 99: full} {
		require.Equal(t, want, pointsAt(curve, x), "rising at %d", x)
	}
	falling := []corner{{0, full}, {3, 5000}, {4, 4999}, {6, 0}}
	for x, want := range map[int64]uint32{0: full, 1: 8333, 2: 6667, 3: 5000, 4: 4999, 5: 2500, 6: 0} { // 2499.5 is settled upwards
		require.Equal(t, want, pointsAt(falling, x), "falling at %d", x)
	}
	require.Equal(t, []uint32{0, 3333, 6667, full}, likertPoints(4))
}

func TestSheet(t *testing.T) {
	s := mustCompile(t, village())
	sheet := s.Sheet()
	at := func(id string) int {
		place, ok := s.Index(id)
		require.True(t, ok)
		return place
	}
	college, ok := s.Option(at("diploma"), "college")
	require.True(t, ok)
	require.NoError(t, sheet.Set(at("diploma"), college))
	require.NoError(t, sheet.Set(at("confidence"), 3))
	require.NoError(t, sheet.Set(at("worry"), 4))
	require.NoError(t, sheet.SetState(at("debt_share"), Refused))
	require.NoError(t, sheet.Set(at("arrears"), 0))
	require.NoError(t, sheet.Set(at("children"), 1))
	a := mustAssess(t, s, aisha())
	require.Equal(t, a.Score, sheet.Score())
	require.Equal(t, a.Profile, sheet.AppendProfile(nil))

	require.NoError(t, sheet.SetNumber(at("debt_share"), points("0.45")))
	require.NoError(t, sheet.SetNumber(at("amount"), points("4200")))
	require.Equal(t, points("60"), sheet.AppendProfile(nil)[1].Points) // 20 of the curve and 100
	require.NoError(t, sheet.SetState(at("worry"), NotApplicable))
	require.NoError(t, sheet.SetState(at("confidence"), Missing))
	require.Equal(t, points("62.5"), sheet.AppendProfile(nil)[0].Points)
	require.Zero(t, testing.AllocsPerRun(10, func() {
		_ = sheet.Set(at("worry"), 2)
		_ = sheet.Score()
	}))

	before := sheet.Score()
	for _, tt := range []struct {
		err  error
		want string
	}{
		{sheet.Set(-1, 0), "place must be that of an item"},
		{sheet.Set(s.Len(), 0), "place must be that of an item"},
		{sheet.Set(at("diploma"), 3), "/diploma: must be 0 to 2"},
		{sheet.Set(at("confidence"), 0), "/confidence: must be 1 to 4"},
		{sheet.Set(at("amount"), 1), "/amount: must be set by SetNumber"},
		{sheet.SetNumber(99, points("1")), "place must be that of an item"},
		{sheet.SetNumber(at("diploma"), points("1")), "/diploma: must be set by its code, not being a number"},
		{sheet.SetState(99, Missing), "place must be that of an item"},
		{sheet.SetState(at("diploma"), NotApplicable), "/diploma: must be another state: the item always applies"},
		{sheet.SetState(at("diploma"), Given), "/diploma: must be one of: missing, refused, not_applicable"},
	} {
		require.EqualError(t, tt.err, tt.want)
		require.ErrorIs(t, tt.err, essor.ErrInvalid)
	}
	require.Equal(t, before, sheet.Score(), "a refused answer changes nothing")
	sheet.Clear()
	require.Equal(t, s.Sheet().Score(), sheet.Score())

	var zero Sheet
	zero.Clear()
	require.ErrorIs(t, zero.Set(0, 0), essor.ErrInvalid)
	require.Equal(t, ScoreNotApplicable, zero.Score().Status)
	require.Empty(t, zero.AppendProfile(nil))
	_, ok = s.Option(99, "college")
	require.False(t, ok)
	_, ok = s.Option(at("diploma"), "phd")
	require.False(t, ok)
}

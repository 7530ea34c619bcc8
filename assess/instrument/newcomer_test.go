package instrument

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

func TestNewcomerCompiles(t *testing.T) {
	s, err := assess.Compile(Newcomer())
	require.NoError(t, err)
	again, err := assess.Compile(Newcomer())
	require.NoError(t, err)
	require.Equal(t, s.Fingerprint(), again.Fingerprint())

	var back assess.Rubric
	text, err := json.Marshal(Newcomer())
	require.NoError(t, err)
	require.NoError(t, essor.Decode(text, &back))
	require.Equal(t, Newcomer(), back)
	require.Len(t, back.Domains, 8)
}

// Everything that the newcomer rubric can say has words in every language.
func TestNewcomerHasWords(t *testing.T) {
	codes := assess.Catalog().Codes()
	r := Newcomer()
	var ids, sentences []string
	for _, d := range r.Domains {
		ids = append(ids, d.ID)
		for _, it := range d.Items {
			ids = append(ids, it.ID)
			for _, o := range it.Options {
				ids = append(ids, o.ID)
			}
		}
	}
	for _, b := range r.Bands {
		ids = append(ids, b.ID)
	}
	for _, rule := range r.Rules {
		ids, sentences = append(ids, rule.ID), append(sentences, rule.Code)
	}
	for _, s := range r.Supports {
		if s.Code != "" {
			sentences = append(sentences, s.Code)
		}
	}
	for _, id := range ids {
		require.Contains(t, codes, "term."+id)
	}
	for _, code := range sentences {
		require.Contains(t, codes, code)
	}
	for _, code := range codes {
		if strings.HasPrefix(code, "newcomer.") {
			require.Contains(t, sentences, code, "a sentence that nobody says")
		}
		if id, ok := strings.CutPrefix(code, "term."); ok && !regexp.MustCompile(`^(kind|status)\.`).MatchString(id) {
			require.Contains(t, ids, id, "a term of nothing")
		}
	}
}

// The rules against the public facts that they follow.
func TestNewcomerFollowsPublicRules(t *testing.T) {
	var file struct {
		Facts struct {
			MaxLoan    int      `json:"max_loan_cad"`
			MaxYears   int      `json:"max_programme_years"`
			Eligible   []string `json:"eligible_status"`
			Not        []string `json:"not_eligible_status"`
			NotFor     []string `json:"not_for"`
			AllowedUse []string `json:"allowed_uses"`
		} `json:"facts"`
	}
	load(t, "windmill_public_rules.json", &file)
	s, err := assess.Compile(Newcomer())
	require.NoError(t, err)
	status := func(change assess.Answers) assess.Eligibility {
		answers := qualified()
		for id, a := range change {
			answers[id] = a
		}
		a, err := s.Assess(answers)
		require.NoError(t, err)
		require.NoError(t, a.Verify(s, answers))
		return a.Eligible
	}
	require.Equal(t, assess.Pass, status(nil).Status)

	require.Equal(t, 15_000, file.Facts.MaxLoan)
	require.Equal(t, assess.Pass, status(assess.Answers{"loan_amount": assess.Num("15000")}).Status)
	require.Equal(t, "amount", status(assess.Answers{"loan_amount": assess.Num("15000.01")}).Rule)
	require.Equal(t, 2, file.Facts.MaxYears)
	require.Equal(t, assess.Pass, status(assess.Answers{"programme_months": assess.Num("24")}).Status)
	require.Equal(t, "duration", status(assess.Answers{"programme_months": assess.Num("25")}).Rule)
	require.Equal(t, "schooling", status(assess.Answers{"post_secondary": assess.No()}).Rule)

	options := optionsOf("immigration_status")
	for _, name := range file.Facts.Eligible {
		id := map[string]string{"permanent resident": "permanent_resident", "convention refugee with notice of decision": "convention_refugee",
			"protected person": "protected_person", "Canadian citizen": "citizen"}[name]
		require.Contains(t, options, id)
		require.Equal(t, assess.Pass, status(assess.Answers{"immigration_status": assess.Pick(id)}).Status, name)
	}
	for _, name := range file.Facts.Not {
		id := strings.NewReplacer(" ", "_", "-", "_").Replace(name)
		require.Contains(t, options, id)
		require.Equal(t, "status", status(assess.Answers{"immigration_status": assess.Pick(id)}).Rule, name)
	}
	require.Len(t, optionsOf("loan_use"), len(file.Facts.AllowedUse)+len(file.Facts.NotFor))
	for _, id := range []string{"business_start", "debt_consolidation"} {
		require.Equal(t, "use", status(assess.Answers{"loan_use": assess.Pick(id)}).Rule)
	}
}

func optionsOf(item string) (ids []string) {
	for _, d := range Newcomer().Domains {
		for _, it := range d.Items {
			if it.ID == item {
				for _, o := range it.Options {
					ids = append(ids, o.ID)
				}
			}
		}
	}
	return ids
}

// qualified meets every rule.
func qualified() assess.Answers {
	return assess.Answers{
		"immigration_status": assess.Pick("permanent_resident"), "post_secondary": assess.Yes(),
		"loan_use": assess.Pick("licensing"), "loan_amount": assess.Num("7500"), "programme_months": assess.Num("14"),
	}
}

// The best and the worst answers, and what the plan makes of them.
func TestNewcomerEnds(t *testing.T) {
	s, err := assess.Compile(Newcomer())
	require.NoError(t, err)
	best, worst := qualified(), qualified()
	for _, d := range Newcomer().Domains {
		for _, it := range d.Items {
			if !it.Fact {
				best[it.ID], worst[it.ID] = extremes(it)
			}
		}
	}
	best["work_status"], worst["work_status"] = assess.Pick("own_profession"), assess.Pick("unemployed")
	best["support_wish"], worst["support_wish"] = assess.Pick("loan_only"), assess.Pick("coach_and_mentor")

	a, err := s.Assess(best)
	require.NoError(t, err)
	require.Equal(t, "100", a.Score.Points.String())
	require.Equal(t, "ready", a.Band.String())
	require.Len(t, a.Plan, 1, "nothing but the loan")
	require.Equal(t, assess.Loan, a.Plan[0].Kind)

	a, err = s.Assess(worst)
	require.NoError(t, err)
	require.Equal(t, "0", a.Score.Points.String())
	require.Equal(t, "starting", a.Band.String())
	kinds := map[assess.StepKind]bool{}
	for _, step := range a.Plan {
		kinds[step.Kind] = true
		require.NotEmpty(t, step.Reasons)
	}
	require.Len(t, kinds, 8, "all help but the loan, which can come after")
	require.False(t, kinds[assess.Loan])
	require.Equal(t, assess.Close, a.Plan[0].Level)
	require.Equal(t, "newcomer.coach_first", a.Plan[0].Reasons[0].Code)
	require.Empty(t, a.Open)

	text, err := json.Marshal(a)
	require.NoError(t, err)
	n := 0
	for pointer, changed := range proof.Mutations(text) {
		if n++; n%7 != 0 {
			continue
		}
		var b assess.Assessment
		if essor.Decode(changed, &b) == nil && b.Verify(s, worst) == nil {
			t.Errorf("a change at %s is not found", pointer)
		}
	}
}

// extremes returns the answers that bring most and least.
func extremes(it assess.Item) (best, worst assess.Answer) {
	switch it.Kind {
	case assess.Choice:
		byPoints := func(a, b assess.Option) int { return a.Points.Compare(b.Points) }
		return assess.Pick(slices.MaxFunc(it.Options, byPoints).ID), assess.Pick(slices.MinFunc(it.Options, byPoints).ID)
	case assess.Likert:
		return assess.Num("5"), assess.Num("1")
	case assess.YesNo:
		if it.Reversed {
			return assess.No(), assess.Yes()
		}
		return assess.Yes(), assess.No()
	}
	byPoints := func(a, b assess.Point) int { return a.Points.Compare(b.Points) }
	return assess.Num(slices.MaxFunc(it.Curve, byPoints).X.String()), assess.Num(slices.MinFunc(it.Curve, byPoints).X.String())
}

package assess

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

func TestAssessRefuses(t *testing.T) {
	s := mustCompile(t, village())
	long := strings.Repeat("k", 200)
	tests := []struct {
		id     string
		answer Answer
		want   string
	}{
		{"diplome", Pick("college"), "/diplome unknown_reference"},
		{"a/b~c", Num("1"), "/a~1b~0c unknown_reference"},
		{long, Num("1"), " too_long"},
		{"\xff\xfe", Num("1"), " bad_format"},
		{"diploma", Pick("phd"), "/diploma/value unknown_value"},
		{"diploma", Pick(""), "/diploma/value required"},
		{"arrears", Pick("maybe"), "/arrears/value unknown_value"},
		{"confidence", Num(""), "/confidence/value required"},
		{"confidence", Num("5"), "/confidence/value out_of_range"},
		{"confidence", Num("0"), "/confidence/value out_of_range"},
		{"confidence", Num("99999999999999999999"), "/confidence/value out_of_range"},
		{"confidence", Num("3.5"), "/confidence/value bad_format"},
		{"confidence", Num("03"), "/confidence/value bad_format"},
		{"debt_share", Num("a third"), "/debt_share/value bad_format"},
		{"debt_share", Num("1e400"), "/debt_share/value out_of_range"},
		{"diploma", DoesNotApply(), "/diploma/state inconsistent"},
		{"diploma", Answer{State: "lost"}, "/diploma/state unknown_value"},
		{"diploma", Answer{State: Refused, Value: "college"}, "/diploma/value inconsistent"},
		{"diploma", Answer{Value: "college", Source: long}, "/diploma/source too_long"},
		{"diploma", Answer{Value: "college", Rater: "\n"}, "/diploma/rater bad_format"},
	}
	for _, tt := range tests {
		answers := aisha()
		answers[tt.id] = tt.answer
		_, err := s.Assess(answers)
		require.Contains(t, faults(t, err), tt.want)
		require.Less(t, len(err.Error()), 200)
	}
	_, err := s.Assess(nil)
	require.Equal(t, []string{" required"}, faults(t, err))

	many := Answers{}
	for i := range MaxItems + 1 {
		many[fmt.Sprint(i)] = Yes()
	}
	_, err = s.Assess(many)
	require.Equal(t, []string{" too_many"}, faults(t, err))
}

func TestEligibility(t *testing.T) {
	s := mustCompile(t, village())
	tests := []struct {
		name    string
		change  Answers
		status  Status
		rule    string
		missing string
		code    string
	}{
		{"passes", Answers{"licence_held": Yes()}, Pass, "", "", "eligible.pass"},
		{"passes where none is needed", Answers{"licence_held": DoesNotApply()}, Pass, "", "", "eligible.pass"},
		{"fails on the first of two", Answers{"status": Pick("visitor"), "licence_held": No()}, Fail, "here", "", "eligible.fail"},
		{"fails before unknown", Answers{"amount": Num("9000")}, Fail, "small", "licence_held", "newcomer.amount"},
		{"amount of nothing", Answers{"amount": Num("0"), "licence_held": Yes()}, Fail, "small", "", "newcomer.amount"},
		{"unknown", nil, Unknown, "allowed", "licence_held", "eligible.missing"},
		{"refused", Answers{"licence_held": Refuse()}, Unknown, "allowed", "licence_held", "eligible.refused"},
		{"two are missing", Answers{"amount": {State: Missing}}, Unknown, "small", "amount licence_held", "eligible.missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answers := aisha()
			for id, a := range tt.change {
				answers[id] = a
			}
			a := mustAssess(t, s, answers)
			require.Equal(t, tt.status, a.Eligible.Status)
			require.Equal(t, tt.rule, a.Eligible.Rule)
			require.Equal(t, tt.missing, strings.Join(a.Eligible.Missing, " "))
			require.Equal(t, tt.code, a.Eligible.Reasons[0].Code)
			require.NoError(t, a.Verify(s, answers))
			for _, step := range a.Plan {
				require.False(t, step.Kind == Loan && tt.status != Pass, "no loan without eligibility")
			}
		})
	}
}

// An answer "not applicable" that the rule did not foresee decides nothing.
func TestUndecided(t *testing.T) {
	r := village()
	r.Rules = []Rule{{ID: "calm_debt", Require: Where("debt_share").AtMost("0.5")}}
	s, answers := mustCompile(t, r), aisha()
	answers["debt_share"] = DoesNotApply()
	a := mustAssess(t, s, answers)
	require.Equal(t, Unknown, a.Eligible.Status)
	require.Empty(t, a.Eligible.Missing)
	require.Equal(t, "eligible.undecided", a.Eligible.Reasons[0].Code)
	require.NoError(t, a.Verify(s, answers))
}

func TestPlan(t *testing.T) {
	s, answers := mustCompile(t, village()), aisha()
	a := mustAssess(t, s, answers)
	line := func(steps []Step) (out []string) {
		for _, step := range steps {
			out = append(out, fmt.Sprint(step.Kind, " ", step.Level, " ", step.Supports, step.Missing))
		}
		return out
	}
	require.Equal(t, []string{"coach close [coach calm] []", "referral steady [care] []"}, line(a.Plan))
	require.Equal(t, []string{"loan steady [loan_closely loan] [debt_share licence_held]", "referral light [other] [licence_held]"}, line(a.Open))

	answers["licence_held"], answers["debt_share"] = Yes(), Num("0.6")
	a = mustAssess(t, s, answers)
	require.Equal(t, []string{"coach close [coach calm] []", "loan steady [loan_closely loan] []", "referral steady [care] []"}, line(a.Plan))
	require.Empty(t, a.Open)
	require.NoError(t, a.Verify(s, answers))
}

// Every single change of a result is found, whatever the answers were.
func TestVerifyCatchesEveryChange(t *testing.T) {
	s := mustCompile(t, village())
	complete := aisha()
	complete["licence_held"], complete["debt_share"], complete["calm"] = DoesNotApply(), Num("0.2"), Num("2")
	failing := aisha()
	failing["status"] = Pick("visitor")
	for _, answers := range []Answers{aisha(), complete, failing, {"diploma": Refuse()}} {
		a := mustAssess(t, s, answers)
		require.NoError(t, a.Verify(s, answers))
		text, err := json.Marshal(a)
		require.NoError(t, err)
		n := 0
		for pointer, changed := range proof.Mutations(text) {
			n++
			var b Assessment
			if essor.Decode(changed, &b) == nil && b.Verify(s, answers) == nil {
				t.Errorf("a change at %s is not found", pointer)
			}
		}
		require.Greater(t, n, 150)
	}
}

func TestVerifyNeedsItsInputs(t *testing.T) {
	s, answers := mustCompile(t, village()), aisha()
	a := mustAssess(t, s, answers)
	other := aisha()
	other["amount"] = Num("4201")
	require.EqualError(t, a.Verify(s, other), "/answers_fingerprint: must be that of the answers")
	r := village()
	r.Source = ""
	require.EqualError(t, a.Verify(mustCompile(t, r), answers), "/rubric_fingerprint: must be that of the scorer's rubric")
	other["amount"] = Num("x")
	require.ErrorIs(t, a.Verify(s, other), essor.ErrInvalid)
}

func TestDecision(t *testing.T) {
	s, answers := mustCompile(t, village()), aisha()
	a := mustAssess(t, s, answers)
	fingerprint, err := essor.FingerprintOf("assess.Assessment", a)
	require.NoError(t, err)
	good := Decision{Assessment: fingerprint, On: day("2026-03-01"), Role: "loan_officer", Outcome: Deferred, Reason: "licence to be seen"}
	require.NoError(t, good.Check(a))
	for _, tt := range []struct {
		name  string
		spoil func(*Decision)
		want  string
	}{
		{"another assessment", func(d *Decision) { d.Assessment = essor.Fingerprint{} }, "/assessment inconsistent"},
		{"no day", func(d *Decision) { d.On = essor.Date{} }, "/on required"},
		{"no role", func(d *Decision) { d.Role = "" }, "/role required"},
		{"no outcome", func(d *Decision) { d.Outcome = "shrug" }, "/outcome unknown_value"},
		{"no reason", func(d *Decision) { d.Reason = "" }, "/reason required"},
		{"approved against unknown", func(d *Decision) { d.Outcome = Approved }, "/override inconsistent"},
		{"override of nothing", func(d *Decision) { d.Override = true }, "/override inconsistent"},
	} {
		d := good
		tt.spoil(&d)
		require.Contains(t, faults(t, d.Check(a)), tt.want, tt.name)
	}
	good.Outcome, good.Override = Approved, true
	require.NoError(t, good.Check(a))
	var back Decision
	text, err := json.Marshal(good)
	require.NoError(t, err)
	require.NoError(t, essor.Decode(text, &back))
	require.Equal(t, good, back)
}

// The tables of a standards body's lending example, as a rubric: scored age
// and marital status are refused, and so is the hole at a score of 130.
func TestLendingExampleIsRefused(t *testing.T) {
	r := village()
	r.Domains[0].Items[0].ID, r.Domains[0].Items[1].ID = "Age", "MaritalStatus"
	r.Bands = []Band{{"HIGH", points("0"), points("60")}, {"LOW", points("60"), points("65")}, {"VERY LOW", points("65.01"), points("100")}}
	_, err := Compile(r)
	got := faults(t, err)
	require.Contains(t, got, "/domains/0/items/0/id inconsistent")
	require.Contains(t, got, "/domains/0/items/1/id inconsistent")
	require.Contains(t, got, "/bands/2/from inconsistent")
}

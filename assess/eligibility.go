package assess

import "github.com/essor-go/essor"

// Status says whether a person qualifies, apart from every score.
type Status string

// The statuses. Unknown is never yes and never no.
const (
	Pass    Status = "pass"
	Fail    Status = "fail"
	Unknown Status = "unknown" // answers are missing that decide
)

// Eligibility tells whether the rules are met, and which one decides.
type Eligibility struct {
	Status  Status         `json:"status"`
	Rule    string         `json:"rule,omitzero"` // the deciding rule: the first that fails, else the first unknown; none when all pass
	Failed  []string       `json:"failed"`        // every rule that fails
	Unknown []string       `json:"unknown"`       // every rule that is not decided
	Missing []string       `json:"missing"`       // the items whose answers would decide them
	Reasons []essor.Reason `json:"reasons"`       // for the person herself
}

// eligibility evaluates the rules, without reasons; it also returns the marks
// of the missing items.
func (v *view) eligibility() (Eligibility, []bool) {
	s := v.sheet.scorer
	e := Eligibility{Failed: []string{}, Unknown: []string{}}
	marks, outcome := make([]bool, len(s.items)), truly
	for i := range s.rules {
		id := s.rubric.Rules[i].ID
		switch holds := v.holds(&s.rules[i]); holds {
		case falsehood:
			e.Failed = append(e.Failed, id)
			outcome = falsehood
		case unknown:
			e.Unknown = append(e.Unknown, id)
			outcome = min(outcome, unknown)
			v.lacking(&s.rules[i], marks, nil)
		}
	}
	e.Status, e.Missing = outcome.status(), s.named(marks)
	switch outcome {
	case falsehood:
		e.Rule = e.Failed[0]
	case unknown:
		e.Rule = e.Unknown[0]
	}
	v.eligible = outcome
	return e, marks
}

// named returns the ids of the marked items, in rubric order.
func (s *Scorer) named(marks []bool) []string {
	ids := []string{}
	for place, marked := range marks {
		if marked {
			ids = append(ids, s.items[place].ID)
		}
	}
	return ids
}

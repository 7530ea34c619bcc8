package assess

import "github.com/essor-go/essor"

// State says what became of a question.
type State string

// The states of an answer. An item that the [Answers] lack is missing.
const (
	Given         State = "given"          // the default
	Missing       State = "missing"        // not asked, or not answered
	Refused       State = "refused"        // she preferred not to say; costs no more than the bounds tell
	NotApplicable State = "not_applicable" // takes the item out of the score
)

// Answers hold what was answered, by item id.
type Answers map[string]Answer

// Answer is the answer to one item, with where it comes from. It is
// comparable. Missing and refused answers are never zero: they widen the
// bounds of the score.
type Answer struct {
	State  State      `json:"state,omitzero"`  // default Given
	Value  string     `json:"value,omitzero"`  // option id, "yes" or "no", level, or number; only when given
	Source string     `json:"source,omitzero"` // such as "self" or "pay_slip"
	On     essor.Date `json:"on,omitzero"`     // the day of the answer
	Rater  string     `json:"rater,omitzero"`  // opaque id of who rated it
}

// Num returns a given number, or a level: Num("2400"), Num("4").
func Num(value string) Answer { return Answer{Value: value} }

// Pick returns the option that was chosen.
func Pick(option string) Answer { return Answer{Value: option} }

// Yes returns the answer yes.
func Yes() Answer { return Answer{Value: yes} }

// No returns the answer no.
func No() Answer { return Answer{Value: no} }

// Refuse returns the answer of somebody who preferred not to say.
func Refuse() Answer { return Answer{State: Refused} }

// DoesNotApply returns the answer "not applicable".
func DoesNotApply() Answer { return Answer{State: NotApplicable} }

const (
	yes = "yes"
	no  = "no"
)

// state returns the state with the default filled in.
func (a Answer) state() State {
	if a.State == "" {
		return Given
	}
	return a.State
}

package assess

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Outcome is what a person decided.
type Outcome string

// The outcomes.
const (
	Approved Outcome = "approved"
	Declined Outcome = "declined"
	Deferred Outcome = "deferred" // not yet: something is to be found out first
)

// Decision records what a human decided after an assessment, which itself
// decides nothing. It holds a role and never a name.
type Decision struct {
	Assessment essor.Fingerprint `json:"assessment"` // FingerprintOf("assess.Assessment", a)
	On         essor.Date        `json:"on"`
	Role       string            `json:"role"` // of the reviewer, such as "loan_officer"
	Outcome    Outcome           `json:"outcome"`

	// Override says that the decision goes against eligibility: approved
	// where it is not pass, or declined where it is. It needs a Reason, as
	// does every outcome but approved.
	Override bool   `json:"override"`
	Reason   string `json:"reason,omitzero"`
}

// Check validates the decision against the assessment that it rests on. It
// fails with required, too_long, bad_format or unknown_value at the field, and
// with inconsistent when the fingerprint is another assessment's or when
// Override does not say what the outcome does.
func (d Decision) Check(a Assessment) error {
	var l check.List
	fingerprint, err := essor.FingerprintOf("assess.Assessment", a)
	if err != nil {
		return err
	}
	if d.Assessment != fingerprint {
		l.Add(essor.CodeInconsistent, "must be the fingerprint of the assessment", "assessment")
	}
	if !d.On.IsSet() {
		l.Add(essor.CodeRequired, "must be a day", "on")
	}
	l.ID(d.Role, "role")
	known := check.OneOf(&l, d.Outcome, []Outcome{Approved, Declined, Deferred}, "outcome")
	against := d.Outcome == Approved && a.Eligible.Status != Pass || d.Outcome == Declined && a.Eligible.Status == Pass
	if known && d.Override != against {
		l.Add(essor.CodeInconsistent, "must be true exactly when the outcome goes against eligibility", "override")
	}
	l.Text(d.Reason, check.MaxText, "reason")
	if d.Reason == "" && (d.Override || d.Outcome != Approved) {
		l.Add(essor.CodeRequired, "must say why", "reason")
	}
	return l.Err()
}

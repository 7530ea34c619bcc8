package assess

// StepKind is a kind of help.
type StepKind string

// The kinds of help that a plan knows.
const (
	Loan              StepKind = "loan"               // only where eligibility passes
	Coach             StepKind = "coach"              // one person who goes along
	Mentor            StepKind = "mentor"             // somebody of the profession
	Training          StepKind = "training"           // a course: language, bridging, job search
	CredentialService StepKind = "credential_service" // recognition of diplomas, licensing
	BenefitsAndTax    StepKind = "benefits_and_tax"   // access to benefits, filing of taxes
	Savings           StepKind = "savings"            // a cushion, a matched savings plan
	SafeProducts      StepKind = "safe_products"      // an account, a way out of high-cost credit
	Referral          StepKind = "referral"           // to another organisation, with hand-off
)

// Level says how close the help should be.
type Level string

// The levels, from least to most.
const (
	Light  Level = "light"  // information, in her own time
	Steady Level = "steady" // regular contact
	Close  Level = "close"  // first of all, and accompanied
)

// Support is a rule of the plan: which help, how close, for whom. A support
// of kind loan also asks that eligibility passes, and may look at nothing in a
// support-only domain. Supports of one kind and topic make one step, at the
// closest level that was called for.
type Support struct {
	ID    string    `json:"id"`
	Kind  StepKind  `json:"kind"`
	Level Level     `json:"level"`
	Topic string    `json:"topic,omitzero"` // what it is about, such as "language"
	When  Condition `json:"when"`

	// HandOff says who takes over; required for a referral.
	HandOff string `json:"hand_off,omitzero"`

	Code string `json:"code,omitzero"` // of the sentence; default "step.<kind>"
}

var stepKinds = [...]StepKind{Loan, Coach, Mentor, Training, CredentialService, BenefitsAndTax, Savings, SafeProducts, Referral}

var levels = [...]Level{Light, Steady, Close}

// rank orders levels from least to most.
func (l Level) rank() int {
	for i, known := range levels {
		if l == known {
			return i
		}
	}
	return -1
}

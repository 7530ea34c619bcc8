package assess

import "github.com/essor-go/essor"

// The limits of a rubric.
const (
	MaxDomains    = 32    // domains
	MaxItems      = 500   // items of all domains
	MaxOptions    = 60    // options of one choice
	MaxLevels     = 11    // levels of one Likert item
	MaxCurve      = 32    // points of one curve
	MaxItemWeight = 100   // weight of one item within its domain
	MaxTags       = 8     // tags of one item
	MaxBands      = 20    // bands
	MaxRules      = 100   // eligibility rules
	MaxSupports   = 100   // plan rules
	MaxConditions = 2_000 // conditions of all rules, nested ones included
	MaxNesting    = 8     // conditions inside each other
	MaxValues     = 60    // values that one condition lists
)

// Rubric is a questionnaire with what is made of its answers: domains that
// carry a score, rules that say who qualifies, bands that name the score, and
// supports that answer it. It is plain data; [Compile] checks it as a whole.
type Rubric struct {
	ID        string     `json:"id"`
	Version   string     `json:"version"`            // a score without its version can't be audited
	Effective essor.Date `json:"effective,omitzero"` // first day it applies
	Source    string     `json:"source,omitzero"`    // where it comes from, who agreed on it
	Domains   []Domain   `json:"domains"`            // weights add up to exactly 1
	Bands     []Band     `json:"bands"`              // from 0 to 100 without gap or overlap

	// Completeness is the share of the weight that must be answered before
	// there are points: "0.5" is the half-scale rule. The default 0 asks for
	// one answer.
	Completeness essor.Fraction `json:"completeness,omitzero"`

	Rules    []Rule    `json:"rules,omitempty"`    // who qualifies; none means everyone
	Supports []Support `json:"supports,omitempty"` // what is offered to whom
}

// Domain is one side of a life that the rubric looks at.
type Domain struct {
	ID string `json:"id"`

	// Weight is the domain's part of the score, above 0. It is 0 for a
	// support-only domain and for one that holds facts alone.
	Weight essor.Fraction `json:"weight,omitzero"`

	// SupportOnly domains can route to help and do nothing else: they have no
	// weight, no eligibility rule and no loan step may look at them. What the
	// law protects (age, family, disability …) may be asked here only.
	SupportOnly bool `json:"support_only,omitzero"`

	Items []Item `json:"items"`
}

// Band names a stretch of the score from 0 to 100 points. From belongs to the
// band, To to the next one; 100 belongs to the last. At most two decimals.
type Band struct {
	ID   string         `json:"id"`
	From essor.Fraction `json:"from"`
	To   essor.Fraction `json:"to"`
}

// Rule is one condition of eligibility, apart from every score: what must
// hold, of which answers, on whose authority.
type Rule struct {
	ID      string     `json:"id"`
	Require Condition  `json:"require"`         // over items only, and none of a support-only domain
	Code    string     `json:"code,omitzero"`   // of the sentence when it fails; default "eligible.fail"
	Dated   essor.Date `json:"dated,omitzero"`  // the day on which its source said so
	Source  string     `json:"source,omitzero"` // policy, law or page
}

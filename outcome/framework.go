package outcome

import "github.com/essor-go/essor"

// Framework is what the partners agree on before they start: which results
// they share, by which indicators they will know, and what they want to
// learn. [Freeze] validates it and fixes it before any data come in.
type Framework struct {
	ID      string     `json:"id"`
	Version string     `json:"version"`
	From    essor.Date `json:"from"` // first day of the period
	To      essor.Date `json:"to"`   // last day

	Results    []Result    `json:"results"`             // 1 to 200
	Indicators []Indicator `json:"indicators"`          // 1 to 500, in the order of the report
	Questions  []string    `json:"questions,omitempty"` // what the partners want to learn; at most 100

	// LeastPeople is how many people must have been measured, in each group,
	// before a verdict is given; 0 stands for 10. From 2 to 10,000.
	LeastPeople int64 `json:"least_people,omitzero"`

	// Names says how an indicator or a unit is called in a language:
	// Names[essor.FR]["unemployed"] = "Le chômage". [Shared.Catalog] puts
	// these names into the sentences. Names are singular and start a sentence;
	// a language without a name shows the id.
	Names map[essor.Lang]map[string]string `json:"names,omitempty"`
}

// Result is one shared result: a change that the partners want together.
type Result struct {
	ID    string `json:"id"`
	Title string `json:"title"` // what should be different, and for whom
	Level Level  `json:"level"`
	Scope Scope  `json:"scope"`
}

// Level says how far along the chain of change a result lies, in the terms
// of results-based management.
type Level string

// The levels of results.
const (
	Immediate    Level = "immediate"    // what people know, can do or have access to
	Intermediate Level = "intermediate" // what they do differently
	Ultimate     Level = "ultimate"     // how their lives are
)

// Scope keeps apart whom a result is about. No programme alone answers for a
// whole population.
type Scope string

// The scopes of results-based accountability.
const (
	Population  Scope = "population"  // everyone in a place, served or not
	Performance Scope = "performance" // the people whom the partners serve
)

// Indicator says how the partners will know about one result. Baseline,
// target and all figures are in its unit, within ±9,223,372: choose thousands
// or millions where that is too narrow.
type Indicator struct {
	ID     string `json:"id"`
	Result string `json:"result"` // id of a [Result]

	// Unit is "share" for shares of people, which go from 0 to 1 and are
	// written as percentages, "times" for ratios, and else free, such as
	// "CAD a month" or "points".
	Unit      string          `json:"unit"`
	Direction Direction       `json:"direction"`
	Baseline  *essor.Fraction `json:"baseline"`
	Target    *essor.Fraction `json:"target"`
	Due       essor.Date      `json:"due"` // when the target should be reached

	// Standard is the evidence level, 1 to 5, that the partners agreed to ask
	// of a finding before they act on it; 0 when they agreed on none.
	Standard int `json:"standard,omitzero"`

	Source         string   `json:"source,omitzero"`          // where the data come from
	Collection     string   `json:"collection,omitzero"`      // how they are collected
	Frequency      string   `json:"frequency,omitzero"`       // how often
	Responsible    string   `json:"responsible,omitzero"`     // opaque id of the organisation in charge
	Disaggregation []string `json:"disaggregation,omitempty"` // groups to look at apart; at most 20
}

// Direction says which way is better.
type Direction string

// The directions.
const (
	Increase Direction = "increase" // more is better
	Decrease Direction = "decrease" // less is better
)

// better reports whether a value that lies on the given side of another
// (1 above, -1 below) is the better one.
func (d Direction) better(side int) bool {
	return d == Increase && side > 0 || d == Decrease && side < 0
}

// The units with a meaning of their own.
const (
	unitShare = "share"
	unitTimes = "times"
)

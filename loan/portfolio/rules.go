package portfolio

import (
	"slices"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// The limits of [Rules].
const (
	MaxBoundaries = 12     // entries of Boundaries, and of Steps
	MaxSegments   = 8      // entries of Segments
	MaxCells      = 50_000 // different keys of all segments together
	MaxLargest    = 100    // loans whose share is told
)

// maxDaysLate is how long a loan can be late between the first and the last
// day of an [essor.Date].
const maxDaysLate = 109_572

// Rules say what a book measures. They are pure data; books merge only where
// they have the same. The zero Rules measure the portfolio on the day, with
// the usual boundaries, and nothing over time.
type Rules struct {
	// From is the first day of the period over which yield, write-offs and
	// the rest of [Flow] are measured; it ends on the day of the book. Without
	// it there is no period.
	From essor.Date `json:"from,omitzero"`

	// Average says what yield and losses of the period are measured against.
	Average Average `json:"average,omitzero"` // default Ends

	// Boundaries are those at which portfolio at risk is told, in the order in
	// which they are told: none or the usual five are one day or more, and more
	// than 30, 60, 90 and 180 days.
	Boundaries []Boundary `json:"boundaries,omitempty"`

	// Headline is the boundary that sentences, vintages and segments of people
	// use. It must be one of Boundaries.
	Headline Boundary `json:"headline,omitzero"` // default more than 30 days

	Segments  []Segment  `json:"segments,omitempty"` // by which the book is told apart, at most MaxSegments
	Provision Provision  `json:"provision,omitzero"` // what is set aside for losses
	Guarantee *Guarantee `json:"guarantee,omitzero"` // who shares the losses; nil is nobody
	Largest   int        `json:"largest,omitzero"`   // how many of the largest loans are told in sum, at most MaxLargest; default 10
}

// Boundary names from when a late loan counts as at risk: late by more than
// Days days, or by Days days or more. Both are in use, and a day apart. It is
// comparable; the zero Boundary means "not set".
type Boundary struct {
	Days   int  `json:"days"`             // 1 to 3,660
	OrMore bool `json:"or_more,omitzero"` // exactly Days days late counts too
}

// String returns such as "more than 30 days" or "1 day or more".
func (b Boundary) String() string {
	days := strconv.Itoa(b.Days) + " days"
	if b.Days == 1 {
		days = "1 day"
	}
	if b.OrMore {
		return days + " or more"
	}
	return "more than " + days
}

// cut returns the fewest days late that count.
func (b Boundary) cut() int {
	if b.OrMore {
		return b.Days
	}
	return b.Days + 1
}

// Average says which average portfolio a ratio over time is measured against.
type Average string

// The averages.
const (
	Ends  Average = "ends"  // half the sum of the balances before From and on the day of the book
	Daily Average = "daily" // the mean of the balances at the end of each day, as each [Loan] gives it
)

// Segment is a way to tell the book apart: by branch, product, sector, sex. Its
// cells are the keys that the loans have for it.
type Segment struct {
	Name string `json:"name"` // 1 to 128 bytes

	// Minimum is the fewest borrowers that a cell may show, for segments of
	// people; 0 is a segment of other things, whose cells are all told in
	// full. See [Table].
	Minimum int `json:"minimum,omitzero"` // 0, or 3 to 1,000
}

// Provision is a table of what must be set aside for losses, dated, because
// regulators change it: of each loan's principal the rate of the last step
// that its days late reach. The zero Provision is none.
type Provision struct {
	Name  string     `json:"name,omitzero"`  // of the rule, such as a circular's number
	Since essor.Date `json:"since,omitzero"` // first day in force; the day of the book must not be before it
	Until essor.Date `json:"until,omitzero"` // last day in force, where known; the day of the book must not be after it
	Steps []Step     `json:"steps,omitempty"`
}

// Step is one line of a [Provision].
type Step struct {
	DaysLate     int            `json:"days_late"`             // from so many days late on: 0 first, then more
	Rate         essor.Fraction `json:"rate"`                  // 0 to 1
	Restructured essor.Fraction `json:"restructured,omitzero"` // the rate for restructured loans, where it is above Rate
}

// Guarantee says who shares in what was lost, which is the principal written
// off less what was recovered of it: the guarantor bears Share of what goes
// beyond After, up to Cap. With Share 1, that is first loss; with less, side
// by side. It is comparable.
type Guarantee struct {
	Share essor.Fraction `json:"share"`          // above 0, at most 1
	After essor.Money    `json:"after,omitzero"` // what the lender bears alone; not set is nothing
	Cap   essor.Money    `json:"cap,omitzero"`   // the most that the guarantor bears; not set is no cap
}

// usual are the boundaries that are told unless others are asked for.
var usual = [...]Boundary{{1, true}, {30, false}, {60, false}, {90, false}, {180, false}}

// filled returns rules of their own, with the defaults written out.
func (r Rules) filled() Rules {
	if r.Average == "" {
		r.Average = Ends
	}
	if len(r.Boundaries) == 0 {
		r.Boundaries = usual[:]
	}
	if r.Headline == (Boundary{}) {
		r.Headline = Boundary{Days: 30}
	}
	if r.Largest == 0 {
		r.Largest = 10
	}
	r.Boundaries = slices.Clone(r.Boundaries)
	r.Segments = append([]Segment(nil), r.Segments...) // nil where empty, as it reads back
	r.Provision.Steps = append([]Step(nil), r.Provision.Steps...)
	if r.Guarantee != nil {
		g := *r.Guarantee
		r.Guarantee = &g
	}
	return r
}

// check reports what is wrong with filled rules of a book on a day.
func (r *Rules) check(l *check.List, asOf essor.Date, currency essor.Currency) {
	if r.From.IsSet() && r.From.Compare(asOf) > 0 {
		l.Add(essor.CodeInconsistent, "must not be after the day of the book", "from")
	}
	check.OneOf(l, r.Average, []Average{Ends, Daily}, "average")
	r.checkBoundaries(l)
	r.checkSegments(l)
	r.Provision.check(l, asOf)
	r.Guarantee.check(l, currency)
	if r.Largest < 0 || r.Largest > MaxLargest {
		l.Add(essor.CodeOutOfRange, "must be 1 to "+strconv.Itoa(MaxLargest), "largest")
	}
}

func (r *Rules) checkBoundaries(l *check.List) {
	const most = 3_660
	if !l.Count(len(r.Boundaries), 1, MaxBoundaries, "boundaries") {
		return
	}
	for i, b := range r.Boundaries {
		if b.Days < 1 || b.Days > most {
			l.Add(essor.CodeOutOfRange, "must be 1 to 3660", "boundaries", i, "days")
		}
		if slices.ContainsFunc(r.Boundaries[:i], func(c Boundary) bool { return c.cut() == b.cut() }) {
			l.Add(essor.CodeDuplicate, "must differ from those before", "boundaries", i)
		}
	}
	if !slices.Contains(r.Boundaries, r.Headline) {
		l.Add(essor.CodeUnknownReference, "must be one of the boundaries", "headline")
	}
}

func (r *Rules) checkSegments(l *check.List) {
	if !l.Count(len(r.Segments), 0, MaxSegments, "segments") {
		return
	}
	for i, s := range r.Segments {
		l.ID(s.Name, "segments", i, "name")
		if s.Minimum != 0 && (s.Minimum < 3 || s.Minimum > 1_000) {
			l.Add(essor.CodeOutOfRange, "must be 0, or 3 to 1000", "segments", i, "minimum")
		}
		if slices.ContainsFunc(r.Segments[:i], func(t Segment) bool { return t.Name == s.Name }) {
			l.Add(essor.CodeDuplicate, "must differ from those before", "segments", i, "name")
		}
	}
}

func (p *Provision) check(l *check.List, asOf essor.Date) {
	if len(p.Steps) == 0 {
		if p.Name != "" || p.Since.IsSet() || p.Until.IsSet() {
			l.Add(essor.CodeRequired, "must not be empty", "provision", "steps")
		}
		return
	}
	l.ID(p.Name, "provision", "name")
	switch {
	case !p.Since.IsSet():
		l.Add(essor.CodeRequired, "must be a day", "provision", "since")
	case p.Since.Compare(asOf) > 0:
		l.Add(essor.CodeInconsistent, "must not be after the day of the book", "provision", "since")
	}
	if p.Until.IsSet() && p.Until.Compare(asOf) < 0 {
		l.Add(essor.CodeInconsistent, "must not be before the day of the book", "provision", "until")
	}
	if !l.Count(len(p.Steps), 1, MaxBoundaries, "provision", "steps") {
		return
	}
	for i, s := range p.Steps {
		switch {
		case s.DaysLate < 0 || s.DaysLate > 3_660:
			l.Add(essor.CodeOutOfRange, "must be 0 to 3660", "provision", "steps", i, "days_late")
		case i == 0 && s.DaysLate != 0:
			l.Add(essor.CodeInconsistent, "must be 0 in the first step", "provision", "steps", i, "days_late")
		case i > 0 && s.DaysLate <= p.Steps[i-1].DaysLate:
			l.Add(essor.CodeInconsistent, "must be more than in the step before", "provision", "steps", i, "days_late")
		}
		for _, rate := range [...]struct {
			name string
			essor.Fraction
		}{{"rate", s.Rate}, {"restructured", s.Restructured}} {
			if u := rate.Units(); u < 0 || u > essor.FractionUnit {
				l.Add(essor.CodeOutOfRange, "must be 0 to 1", "provision", "steps", i, rate.name)
			}
		}
	}
}

func (g *Guarantee) check(l *check.List, currency essor.Currency) {
	if g == nil {
		return
	}
	if u := g.Share.Units(); u <= 0 || u > essor.FractionUnit {
		l.Add(essor.CodeOutOfRange, "must be above 0 and at most 1", "guarantee", "share")
	}
	for _, m := range [...]struct {
		name string
		essor.Money
	}{{"after", g.After}, {"cap", g.Cap}} {
		switch {
		case m.Money == essor.Money{}:
		case m.Currency() != currency:
			l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the book", "guarantee", m.name)
		case m.Sign() < 0:
			l.Add(essor.CodeOutOfRange, "must not be negative", "guarantee", m.name)
		}
	}
}

// cuts returns the days late at which anything changes, ascending. Band i
// holds those late by at least cut i-1 and less than cut i.
func (r *Rules) cuts() []int {
	var all []int
	for _, b := range r.Boundaries {
		all = append(all, b.cut())
	}
	for _, s := range r.Provision.Steps {
		if s.DaysLate > 0 {
			all = append(all, s.DaysLate)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

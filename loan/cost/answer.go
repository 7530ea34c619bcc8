package cost

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// The limits of the flows and of the rates that are looked for.
const (
	MaxFlows    = 10_000
	MinYearRate = -0.99     // the client pays back next to nothing
	MaxYearRate = 4_000_000 // 400 million per cent: a loan of nine days can cost two million
)

const (
	minUnits = int64(MinYearRate * essor.FractionUnit)
	maxUnits = int64(MaxYearRate * essor.FractionUnit)
)

// Answer is what a loan costs by one rule. It is pure data and round-trips
// through JSON.
type Answer struct {
	Rule     Rule              `json:"rule"`
	Year     essor.Fraction    `json:"year_rate"`    // nearest fraction: 0.170706 is 17.0706 %
	Received essor.Money       `json:"received"`     // all that reaches the client
	Paid     essor.Money       `json:"paid"`         // all that she pays
	Cost     essor.Money       `json:"cost"`         // Paid - Received: the total cost of borrowing
	Fee      essor.Money       `json:"fee,omitzero"` // how much of Cost is fees, where flows tell their parts
	Flows    essor.Fingerprint `json:"flows"`
}

// Of returns what the flows cost by a rule. Flows are in order of date, with
// negative amounts for what the client receives; on one day order does not
// matter to the result.
//
// It fails with an [essor.InvalidError] whose pointers begin with /rule or
// /flows, and with code no_solution when not exactly one rate from
// [MinYearRate] to [MaxYearRate] fits. Cost: some ten passes over the flows,
// and their fingerprint; [Rate] does without.
func Of(rule Rule, flows []loan.Flow) (Answer, error) {
	year, err := Rate(rule, flows)
	if err != nil {
		return Answer{}, err
	}
	print, err := essor.FingerprintOf(flowsKind, flows)
	if err != nil {
		return Answer{}, err
	}
	a := add(flows)
	a.Rule, a.Year, a.Flows = rule, year, print
	return a, nil
}

// flowsKind keeps the fingerprints of flows apart from all others.
const flowsKind = "cost.Flows"

// Rate returns the yearly rate alone, as [Of] does: of 36 payments a month
// apart in some 0.6 µs. By rules other than [CanadaAPR] it does not allocate for
// up to 64 flows of one loan, with tranches between payments too, unless a rate
// lies so near the middle of two fractions that a hundred bits do not tell
// which is nearer.
func Rate(rule Rule, flows []loan.Flow) (essor.Fraction, error) {
	var buffer [64]point
	points, err := gather(rule.known(), flows, buffer[:0])
	if err != nil {
		return essor.Fraction{}, err
	}
	if rule == CanadaAPR {
		return averageRate(flows)
	}
	e := newEquation(rule, points)
	units, err := e.solve()
	if err != nil {
		return essor.Fraction{}, err
	}
	return essor.FractionOf(units), nil
}

// add sums up flows that were checked.
func add(flows []loan.Flow) Answer {
	var received, paid, fee int64
	hasParts := false
	for i := range flows {
		f := &flows[i]
		received -= min(f.Amount.Minor(), 0)
		paid += max(f.Amount.Minor(), 0)
		fee += f.Fee.Minor()
		hasParts = hasParts || f.Fee != (essor.Money{})
	}
	currency := flows[0].Amount.Currency()
	money := func(minor int64) essor.Money {
		m, _ := essor.MoneyOf(minor, currency)
		return m
	}
	a := Answer{Received: money(received), Paid: money(paid), Cost: money(paid - received)}
	if hasParts {
		a.Fee = money(fee)
	}
	return a
}

// Verify returns nil exactly when a is what the flows cost by its rule. It
// compares the fingerprint and the sums, and carries the flows' balance at
// half a step below and above the rate in exact arithmetic: the rate at which
// it ends in zero lies between.
//
// Otherwise it returns an [essor.FieldError] that points at the part of the
// answer that differs, with code inconsistent, or fails as [Of] does.
// Cost: some 100 µs for 36 flows.
func (a Answer) Verify(flows []loan.Flow) error {
	print, err := essor.FingerprintOf(flowsKind, flows)
	if err != nil {
		return err
	}
	if a.Flows != print {
		return differs("/flows")
	}
	if !a.Rule.known() {
		return differs("/rule")
	}
	points, err := gather(true, flows, nil)
	if err != nil {
		return err
	}
	switch sums := add(flows); {
	case a.Received != sums.Received:
		return differs("/received")
	case a.Paid != sums.Paid:
		return differs("/paid")
	case a.Cost != sums.Cost:
		return differs("/cost")
	case a.Fee != sums.Fee:
		return differs("/fee")
	}
	if a.Rule == CanadaAPR {
		return a.verifyAverage(flows)
	}
	e := newEquation(a.Rule, points)
	low, high, err := e.isolate()
	if err != nil {
		return err
	}
	if !e.brackets(a.Year.Units(), low.gap > high.gap) {
		return differs("/year_rate")
	}
	return nil
}

// brackets reports whether the root lies within half a unit of a rate, a tie
// belonging to the even one, for an equation that is known to fall or rise there.
func (e *equation) brackets(units int64, falling bool) bool {
	if units < e.least() || units > maxUnits {
		return false
	}
	below, above := e.exactSign(2*units-1), e.exactSign(2*units+1)
	if !falling {
		below, above = -below, -above
	}
	even := units%2 == 0
	return (below > 0 || below == 0 && even) && (above < 0 || above == 0 && even)
}

// Rounded returns the yearly rate with the decimals that the law of its rule
// prints, or two of the percentage where it asks for none: 0.064 is 6.4 %. A
// half is rounded up, as Directive 2008/48/EC, Annex I, remark (d) has it.
func (a Answer) Rounded() essor.Fraction {
	places := 2
	for _, info := range Rules() {
		if info.Rule == a.Rule && info.Places > 0 {
			places = info.Places
		}
	}
	step := int64(essor.FractionUnit / 100)
	for range places {
		step /= 10
	}
	up := a.Year.Units() + step/2
	rest := up % step
	if rest < 0 {
		rest += step
	}
	return essor.FractionOf(up - rest)
}

func differs(pointer string) error {
	return &essor.FieldError{Pointer: pointer, Code: essor.CodeInconsistent, Detail: "must be what the flows lead to"}
}

// Explain returns the answer in plain sentences for the client. Render them
// with [Catalog].
func (a Answer) Explain() []essor.Reason {
	reasons := []essor.Reason{a.explainRate()}
	if a.Fee.Sign() > 0 {
		reasons = append(reasons, toClient("cost.counts_fees", essor.ArgOf("fee", a.Fee)))
	}
	if a.Cost.Sign() > 0 {
		reasons = append(reasons, toClient("cost.in_money",
			essor.ArgOf("received", a.Received), essor.ArgOf("paid", a.Paid), essor.ArgOf("cost", a.Cost)))
	}
	return reasons
}

// explainRate tells the rate: as the law prints it where the rule is one's.
func (a Answer) explainRate() essor.Reason {
	rule := essor.ArgOf("rule", "rule."+string(a.Rule))
	switch a.Rule {
	case Effective, NominalMonthly, NominalWeekly:
		return toClient("cost."+string(a.Rule), essor.ArgOf("rate", a.Year))
	case PhilippinesMonth:
		return toClient("cost.by_law_monthly", essor.ArgOf("rate", a.Rounded()), rule)
	}
	return toClient("cost.by_law", essor.ArgOf("rate", a.Rounded()), rule)
}

func toClient(code string, args ...essor.Arg) essor.Reason {
	return essor.Reason{Code: code, Audience: essor.Person, Args: args}
}

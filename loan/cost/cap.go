package cost

import (
	"math/big"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/loan"
)

// Cap is a highest lawful cost: dated configuration, pure data. [Caps] lists
// those that were found; a lender adds or corrects what his counsel tells him.
// Exactly one of MaxRate and MaxShare is set.
type Cap struct {
	ID   string `json:"id"`
	Law  string `json:"law"`  // where it is written
	Who  string `json:"who"`  // lenders, borrowers and loans it binds, in English
	Rule Rule   `json:"rule"` // of MaxRate; empty where the law leaves it open: choose before Check

	MaxRate  essor.Fraction `json:"max_rate,omitzero"`  // highest lawful rate by Rule
	MaxShare essor.Fraction `json:"max_share,omitzero"` // highest lawful cost, as a share of what the client receives
	// Gross makes MaxShare, Over and UpTo speak of the amount borrowed: of
	// principal, of which fees may be deducted before the client receives it.
	// Flows that do not tell their parts count as they are. Without it fees
	// that are deducted are off, as by Canada's Criminal Code, s. 347(2).
	Gross bool `json:"gross,omitzero"`
	// WithoutFees caps interest alone: fees are left out of the flows, which
	// must tell their parts.
	WithoutFees bool `json:"without_fees,omitzero"`

	// What it applies to: loans made on these days, by which the client
	// receives, or with Gross borrows, so much, for so long. Zero values do
	// not limit.
	From      essor.Date  `json:"from,omitzero"`
	Until     essor.Date  `json:"until,omitzero"`
	Over      essor.Money `json:"over,omitzero"`  // more than this
	UpTo      essor.Money `json:"up_to,omitzero"` // at most this
	MaxMonths int         `json:"max_months,omitzero"`

	Evidence Evidence `json:"evidence"`
	Open     string   `json:"open,omitzero"` // what is not settled, in English
}

// Ruling says whether flows keep within a cap. It is pure data and round-trips
// through JSON. It is a finding for a person to act on, not legal advice.
type Ruling struct {
	Cap      Cap    `json:"cap"`
	Exceeded bool   `json:"exceeded"` // the cost is above the cap; as much as it is lawful
	Answer   Answer `json:"answer"`   // by Cap.Rule; without a rate where the cap is on a share
	// Highest is the greatest lawful cost in money where the cap is on a
	// share, rounded down to the minor unit.
	Highest essor.Money `json:"highest,omitzero"`
}

// Check tests flows against the cap: those of a schedule, or those that really
// took place, with late charges, where the law counts what was paid. The day of
// the first flow is that of the loan.
//
// It fails as [Of] does; with code required at /cap/rule when a rule is still
// to be chosen; and with inconsistent at /cap when the loan is not one that
// the cap applies to, by its day, amount or time.
func (c Cap) Check(flows []loan.Flow) (Ruling, error) {
	flows, err := c.prepare(flows)
	if err != nil {
		return Ruling{}, err
	}
	r := Ruling{Cap: c}
	if c.MaxRate != (essor.Fraction{}) {
		if r.Answer, err = Of(c.Rule, flows); err != nil {
			return Ruling{}, err
		}
		r.Exceeded = r.Answer.Year.Compare(c.MaxRate) > 0
		return r, nil
	}
	if r.Answer.Flows, err = essor.FingerprintOf(flowsKind, flows); err != nil {
		return Ruling{}, err
	}
	r.Answer.take(add(flows))
	r.Highest = c.highest(c.amount(flows))
	r.Exceeded = r.Answer.Cost.Minor() > r.Highest.Minor()
	return r, nil
}

// take sets the sums.
func (a *Answer) take(sums Answer) {
	a.Received, a.Paid, a.Cost, a.Fee = sums.Received, sums.Paid, sums.Cost, sums.Fee
}

// amount returns what the law looks at: the money received or, with Gross,
// borrowed, at most essor.MaxMinor.
func (c Cap) amount(flows []loan.Flow) essor.Money {
	sum := int64(0)
	for i := range flows {
		f := &flows[i]
		out := -f.Amount.Minor()
		if out > 0 && c.Gross && f.Principal != (essor.Money{}) {
			out = -f.Principal.Minor()
		}
		sum = min(sum+max(out, 0), essor.MaxMinor)
	}
	m, _ := essor.MoneyOf(sum, flows[0].Amount.Currency())
	return m
}

// highest returns the greatest cost that a share of an amount allows.
func (c Cap) highest(amount essor.Money) essor.Money {
	product := new(big.Int).Mul(big.NewInt(amount.Minor()), big.NewInt(c.MaxShare.Units()))
	product.Div(product, big.NewInt(essor.FractionUnit))
	if !product.IsInt64() {
		product.SetInt64(essor.MaxMinor)
	}
	m, _ := essor.MoneyOf(min(product.Int64(), essor.MaxMinor), amount.Currency())
	return m
}

// prepare checks the cap, the flows, and that one applies to the other; it
// returns the flows that count.
func (c Cap) prepare(flows []loan.Flow) ([]loan.Flow, error) {
	var l check.List
	byRate, byShare := c.MaxRate.Sign() > 0, c.MaxShare.Sign() > 0
	switch {
	case byRate == byShare || c.MaxRate.Sign() < 0 || c.MaxShare.Sign() < 0:
		l.Add(essor.CodeInconsistent, "must have either a highest rate or a highest share", "cap", "max_rate")
	case byRate && c.Rule == "":
		l.Add(essor.CodeRequired, "must be chosen: the law does not say how", "cap", "rule")
	case byRate && !c.Rule.known():
		l.Add(essor.CodeUnknownValue, "must be a rule of this package", "cap", "rule")
	}
	l.AddError(checkFlows(flows))
	if !l.OK() {
		return nil, l.Err()
	}
	if c.WithoutFees {
		if err := checkParts(flows); err != nil {
			return nil, err
		}
		if flows = withoutFees(flows); len(flows) == 0 {
			return nil, noSolution("nothing is left without fees")
		}
		if err := checkFlows(flows); err != nil {
			return nil, err
		}
	}
	return flows, c.applies(flows)
}

// withoutFees returns what of flows is not fees.
func withoutFees(flows []loan.Flow) []loan.Flow {
	out := make([]loan.Flow, 0, len(flows))
	for _, f := range flows {
		rest, err := f.Principal.Add(f.Interest)
		switch {
		case f.Principal == (essor.Money{}):
			rest = f.Interest
		case f.Interest == (essor.Money{}):
			rest = f.Principal
		case err != nil:
			continue // no parts of checked flows overflow
		}
		if rest.Sign() != 0 {
			out = append(out, loan.Flow{On: f.On, Amount: rest, Principal: f.Principal, Interest: f.Interest})
		}
	}
	return out
}

// applies reports whether the cap is one for these flows.
func (c Cap) applies(flows []loan.Flow) error {
	var l check.List
	first, last := flows[0].On, flows[len(flows)-1].On
	if c.From.IsSet() && first.Compare(c.From) < 0 || c.Until.IsSet() && first.Compare(c.Until) > 0 {
		l.Add(essor.CodeInconsistent, "must be in force on the day of the first flow", "cap", "from")
	}
	amount, detail := c.amount(flows), "must fit what the client receives"
	if c.Gross {
		detail = "must fit what is borrowed"
	}
	for _, limit := range []struct {
		money essor.Money
		field string
		wrong int
	}{{c.Over, "over", -1}, {c.UpTo, "up_to", 1}} {
		if limit.money == (essor.Money{}) {
			continue
		}
		order, err := amount.Compare(limit.money)
		switch {
		case err != nil:
			l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the flows", "cap", limit.field)
		case order == limit.wrong || order == 0 && limit.wrong < 0:
			l.Add(essor.CodeInconsistent, detail, "cap", limit.field)
		}
	}
	if c.MaxMonths > 0 && c.MaxMonths < 12*300 && last.Day() > civil.AddMonths(first.Day(), c.MaxMonths) {
		l.Add(essor.CodeInconsistent, "must fit the time from first to last flow", "cap", "max_months")
	}
	return l.Err()
}

// Verify returns nil exactly when r is what a cap says of the flows, which are
// those given to [Cap.Check]. It verifies the answer in exact arithmetic and
// compares anew; otherwise it fails with code inconsistent and the part that
// differs, or as Check does.
func (r Ruling) Verify(c Cap, flows []loan.Flow) error {
	if r.Cap != c {
		return differs("/cap")
	}
	flows, err := c.prepare(flows)
	if err != nil {
		return err
	}
	exceeded, highest := false, essor.Money{}
	if c.MaxRate != (essor.Fraction{}) {
		if r.Answer.Rule != c.Rule {
			return differs("/answer/rule")
		}
		if err := r.Answer.Verify(flows); err != nil {
			return below("answer", err)
		}
		exceeded = r.Answer.Year.Compare(c.MaxRate) > 0
	} else {
		want := Answer{}
		want.take(add(flows))
		if want.Flows, err = essor.FingerprintOf(flowsKind, flows); err != nil {
			return err
		}
		if r.Answer != want {
			return differs("/answer")
		}
		highest = c.highest(c.amount(flows))
		exceeded = want.Cost.Minor() > highest.Minor()
	}
	switch {
	case r.Highest != highest:
		return differs("/highest")
	case r.Exceeded != exceeded:
		return differs("/exceeded")
	}
	return nil
}

// Explain returns the finding in plain sentences, for the lender's staff.
// Render them with [Catalog].
func (r Ruling) Explain() []essor.Reason {
	code := "cost.cap_met"
	if r.Exceeded {
		code = "cost.cap_exceeded"
	}
	var reasons []essor.Reason
	if r.Cap.MaxRate != (essor.Fraction{}) {
		reasons = append(reasons, toStaff(code,
			essor.ArgOf("rule", "rule."+string(r.Cap.Rule)),
			essor.ArgOf("rate", r.Answer.Year), essor.ArgOf("most", r.Cap.MaxRate)))
	} else {
		reasons = append(reasons, toStaff(code+"_in_money",
			essor.ArgOf("cost", r.Answer.Cost), essor.ArgOf("received", r.Answer.Received), essor.ArgOf("most", r.Highest)))
	}
	if r.Cap.WithoutFees {
		reasons = append(reasons, toStaff("cost.cap_without_fees"))
	}
	reasons = append(reasons, toStaff("cost.cap_law", essor.ArgOf("law", r.Cap.Law)))
	if r.Cap.Evidence != Read {
		reasons = append(reasons, toStaff("cost.cap_to_check"))
	}
	return reasons
}

func toStaff(code string, args ...essor.Arg) essor.Reason {
	return essor.Reason{Code: code, Audience: essor.Staff, Args: args}
}

package cost

import (
	"errors"
	"math/big"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// Comparison is two offers beside each other. It is pure data and round-trips
// through JSON.
type Comparison struct {
	A Answer `json:"a"` // by Effective
	B Answer `json:"b"` // by Effective
	// Like is what the second lender would charge for as much money as the
	// first lends, for as long: the cost of B in proportion to what A brings
	// the client and to the mean time that she has it, as when the second loan
	// is renewed as often as it takes.
	Like  essor.Money `json:"like"`
	Saves essor.Money `json:"saves"` // Like - A.Cost: negative where the second is the cheaper
}

// Better compares two offers: what a client saves with the first against the
// second, a payday loan, say. The offers may differ in amount and in time.
//
// It fails as [Of] does, with pointers under /a and /b; with currency_mismatch
// when the offers are in two currencies; with no_solution when one does not
// leave the client any money for any time; and with overflow. Like is rounded
// half to even to the minor unit.
func Better(a, b []loan.Flow) (Comparison, error) {
	c, err := compare(a, b)
	if err != nil {
		return Comparison{}, err
	}
	one, err := Of(Effective, a)
	if err != nil {
		return Comparison{}, below("a", err)
	}
	other, err := Of(Effective, b)
	if err != nil {
		return Comparison{}, below("b", err)
	}
	c.A, c.B = one, other
	return c, nil
}

// compare returns the comparison in money.
func compare(a, b []loan.Flow) (Comparison, error) {
	var l check.List
	l.AddError(checkFlows(a), "a")
	l.AddError(checkFlows(b), "b")
	if l.OK() && a[0].Amount.Currency() != b[0].Amount.Currency() {
		l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the other offer", "b")
	}
	if !l.OK() {
		return Comparison{}, l.Err()
	}
	one, other := add(a), add(b)
	outA, outB := moneyDays(a, one), moneyDays(b, other)
	if outA.Sign() <= 0 || outB.Sign() <= 0 {
		return Comparison{}, noSolution("each offer must leave the client money for some time")
	}
	like := new(big.Rat).SetInt64(other.Cost.Minor())
	like.Mul(like, outA.Quo(outA, outB))
	minor := nearestInt(like.Num(), like.Denom())
	saves := new(big.Int).Sub(minor, big.NewInt(one.Cost.Minor()))
	limit := big.NewInt(essor.MaxMinor)
	if minor.CmpAbs(limit) > 0 || saves.CmpAbs(limit) > 0 {
		return Comparison{}, &essor.FieldError{Code: essor.CodeOverflow, Detail: "what the second offer would cost must be within all amounts"}
	}
	currency := a[0].Amount.Currency()
	var c Comparison
	c.Like, _ = essor.MoneyOf(minor.Int64(), currency)
	c.Saves, _ = essor.MoneyOf(saves.Int64(), currency)
	return c, nil
}

// moneyDays returns what the client receives times the mean days that she has
// it: from the mean day of the advances to that of the payments.
func moneyDays(flows []loan.Flow, sums Answer) *big.Rat {
	paid, received := new(big.Int), new(big.Int)
	for i := range flows {
		f := &flows[i]
		term := big.NewInt(int64(f.On.Sub(flows[0].On)))
		term.Mul(term, big.NewInt(f.Amount.Minor()))
		if f.Amount.Sign() > 0 {
			paid.Add(paid, term)
		} else {
			received.Sub(received, term)
		}
	}
	out := new(big.Rat).SetFrac(paid, big.NewInt(sums.Paid.Minor()))
	out.Sub(out, new(big.Rat).SetFrac(received, big.NewInt(sums.Received.Minor())))
	return out.Mul(out, new(big.Rat).SetInt64(sums.Received.Minor()))
}

// below puts the pointers of an error under a name.
func below(name string, err error) error {
	var one *essor.FieldError
	if errors.As(err, &one) {
		return &essor.FieldError{Pointer: "/" + name + one.Pointer, Code: one.Code, Detail: one.Detail}
	}
	return err
}

// Verify returns nil exactly when c compares the offers: it verifies both
// answers and works out Like and Saves again. Otherwise it fails with code
// inconsistent and the part that differs, or as [Better] does.
func (c Comparison) Verify(a, b []loan.Flow) error {
	want, err := compare(a, b)
	if err != nil {
		return err
	}
	switch {
	case c.A.Rule != Effective:
		return differs("/a/rule")
	case c.B.Rule != Effective:
		return differs("/b/rule")
	case c.Like != want.Like:
		return differs("/like")
	case c.Saves != want.Saves:
		return differs("/saves")
	}
	if err := c.A.Verify(a); err != nil {
		return below("a", err)
	}
	if err := c.B.Verify(b); err != nil {
		return below("b", err)
	}
	return nil
}

// Explain returns the comparison in plain sentences for the client. Render
// them with [Catalog].
func (c Comparison) Explain() []essor.Reason {
	reasons := []essor.Reason{toClient("cost.two_rates",
		essor.ArgOf("rate", c.A.Year), essor.ArgOf("other", c.B.Year))}
	charged := []essor.Arg{essor.ArgOf("cost", c.A.Cost), essor.ArgOf("like", c.Like)}
	switch c.Saves.Sign() {
	case 1:
		return append(reasons, toClient("cost.saves", append(charged, essor.ArgOf("saved", c.Saves))...))
	case -1:
		return append(reasons, toClient("cost.costs_more", append(charged, essor.ArgOf("more", c.Saves.Neg()))...))
	}
	return append(reasons, toClient("cost.costs_the_same", charged...))
}

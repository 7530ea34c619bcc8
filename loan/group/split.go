package group

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/loan"
)

// Portion is one member's part of a loan to the group.
type Portion struct {
	Member string     `json:"member"`
	Weight int64      `json:"weight"` // 0 or more: what she asked for in minor units, say
	Terms  loan.Terms `json:"terms"`  // hers, from Split
}

// Split divides an external loan to the group among its members: each gets
// the terms of the whole with her part of each advance, of each fixed fee and
// of a payment that is set, in proportion to the weights, by largest
// remainder, ties by id. The advances and fees of all add up to those of the
// whole. What the members' rows add up to may differ from the row of the whole
// by some minor units, because each of them is rounded by itself.
//
// The terms of the portions handed in are not read. They come back by the ids
// of their members. It fails with an [essor.InvalidError] whose pointers begin
// with /terms or /portions, too when a member's part of an advance would be
// nothing.
func Split(terms loan.Terms, portions []Portion) ([]Portion, error) {
	var l check.List
	if _, err := loan.Compile(terms); err != nil {
		l.AddError(err, "terms")
	}
	checkPortions(&l, portions)
	if !l.OK() {
		return nil, l.Err()
	}
	own := sorted(portions, func(p Portion) string { return p.Member })
	weights := make([]int64, len(own))
	for i := range own {
		weights[i] = own[i].Weight
		t := terms
		t.Advances, t.Fees = slices.Clone(t.Advances), slices.Clone(t.Fees)
		own[i].Terms = t
	}
	divide := func(whole essor.Money, set func(t *loan.Terms, part essor.Money)) {
		for i, n := range exact.Apportion(whole.Minor(), weights) {
			part, _ := essor.MoneyOf(n, whole.Currency())
			set(&own[i].Terms, part)
		}
	}
	for k := range terms.Advances {
		divide(terms.Advances[k].Amount, func(t *loan.Terms, part essor.Money) { t.Advances[k].Amount = part })
	}
	for k := range terms.Fees {
		if terms.Fees[k].Amount != (essor.Money{}) {
			divide(terms.Fees[k].Amount, func(t *loan.Terms, part essor.Money) { t.Fees[k].Amount = part })
		}
	}
	for i := range own {
		t := &own[i].Terms
		t.Fees = slices.DeleteFunc(t.Fees, func(f loan.Fee) bool { return f.Amount.Sign() == 0 && f.Rate.Sign() == 0 })
		t.Repayment.Payment = essor.Money{} // her own is found anew
		if _, err := loan.Compile(*t); err != nil {
			at := slices.IndexFunc(portions, func(p Portion) bool { return p.Member == own[i].Member })
			l.AddError(err, "portions", at, "terms")
		}
	}
	return own, l.Err()
}

func checkPortions(l *check.List, portions []Portion) {
	if !l.Count(len(portions), 1, MaxMembers, "portions") {
		return
	}
	seen, sum := map[string]bool{}, int64(0)
	for i, p := range portions {
		if l.ID(p.Member, "portions", i, "member") && seen[p.Member] {
			l.Add(essor.CodeDuplicate, "must be unique", "portions", i, "member")
		}
		seen[p.Member] = true
		if p.Weight < 0 || p.Weight > essor.MaxMinor/MaxMembers {
			l.Add(essor.CodeOutOfRange, "must be 0 to 499999999999999", "portions", i, "weight")
			continue
		}
		sum += p.Weight
	}
	if sum == 0 {
		l.Add(essor.CodeRequired, "must weigh something in all", "portions")
	}
}

package group

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/loan"
)

// maxWeight keeps sums of weights within an int64.
const maxWeight = essor.MaxMinor / MaxMembers

// Split divides a loan to the group among its members by weights, such as what
// each asked for in minor units: it returns for each weight the terms of the
// whole with a part of each advance and of each fixed fee, by largest
// remainder, ties to the earlier. The advances and fees of all add up to those
// of the whole. Payments are found anew for each, so what the members' rows
// add up to may differ from the row of the whole by some minor units.
//
// It fails with an [essor.InvalidError] whose pointers begin with /terms or
// /weights: for 1 to [MaxMembers] weights of 0 or more, when they add up to
// nothing, and when somebody's part has no schedule.
func Split(whole loan.Terms, weights ...int64) ([]loan.Terms, error) {
	var l check.List
	if _, err := loan.Compile(whole); err != nil {
		l.AddError(err, "terms")
	}
	checkWeights(&l, weights)
	if !l.OK() {
		return nil, l.Err()
	}
	parts := make([]loan.Terms, len(weights))
	for i := range parts {
		parts[i] = whole
		parts[i].Advances, parts[i].Fees = slices.Clone(whole.Advances), slices.Clone(whole.Fees)
		parts[i].Repayment.Payment = essor.Money{}
	}
	for k := range whole.Advances {
		for i, n := range exact.Apportion(whole.Advances[k].Amount.Minor(), weights) {
			parts[i].Advances[k].Amount, _ = essor.MoneyOf(n, whole.Advances[k].Amount.Currency())
		}
	}
	for k := range whole.Fees {
		for i, n := range exact.Apportion(whole.Fees[k].Amount.Minor(), weights) {
			parts[i].Fees[k].Amount, _ = essor.MoneyOf(n, whole.Fees[k].Amount.Currency())
		}
	}
	for i := range parts {
		parts[i].Fees = slices.DeleteFunc(parts[i].Fees, func(f loan.Fee) bool { return f.Amount.Sign() == 0 && f.Rate.Sign() == 0 })
		if _, err := loan.Compile(parts[i]); err != nil {
			l.Add(essor.CodeInconsistent, "must leave everybody a loan", "weights", i)
		}
	}
	if !l.OK() {
		return nil, l.Err()
	}
	return parts, nil
}

func checkWeights(l *check.List, weights []int64) {
	if !l.Count(len(weights), 1, MaxMembers, "weights") {
		return
	}
	sum := int64(0)
	for i, w := range weights {
		if w < 0 || w > maxWeight {
			l.Add(essor.CodeOutOfRange, "must be 0 to 499999999999999", "weights", i)
			return
		}
		sum += w
	}
	if sum == 0 {
		l.Add(essor.CodeRequired, "must weigh something in all", "weights")
	}
}

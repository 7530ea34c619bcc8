package cost

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// gather checks the rule and the flows and adds up those of each day, into the
// buffer where it suffices. Ticks are days since 1970-01-01.
func gather(knownRule bool, flows []loan.Flow, buffer []point) ([]point, error) {
	if !knownRule || len(flows) < 1 || len(flows) > MaxFlows || !flows[0].On.IsSet() {
		return nil, faults(knownRule, flows)
	}
	points := buffer[:0]
	if cap(points) < len(flows) {
		points = make([]point, 0, len(flows))
	}
	points = points[:len(flows)]
	currency, n, before := flows[0].Amount.Currency(), 0, flows[0].On.Day()-1
	var received, paid, fees int64
	var p *point // of the day
	for i := range flows {
		f := &flows[i]
		day, amount := f.On.Day(), f.Amount.Minor() // a day that is not set is before all others
		if day < before || f.Amount.Currency() != currency || !hasAllParts(f) && !partsAddUp(f) {
			return nil, faults(true, flows)
		}
		if day > before {
			p = &points[n]
			*p = point{ticks: day}
			before, n = day, n+1
		}
		p.amount += amount
		if amount > 0 {
			paid += amount
			p.due = true
		} else {
			received -= amount
		}
		fees += abs64(f.Fee.Minor())
		if max(paid, received, fees) > essor.MaxMinor {
			return nil, faults(true, flows)
		}
	}
	if paid == 0 || received == 0 || currency == (essor.Currency{}) {
		return nil, faults(true, flows)
	}
	return withoutZeros(points[:n]), nil
}

// withoutZeros leaves out points of no amount.
func withoutZeros(points []point) []point {
	for i := range points {
		if points[i].amount == 0 {
			kept := points[:i]
			for _, p := range points[i:] {
				if p.amount != 0 {
					kept = append(kept, p)
				}
			}
			return kept
		}
	}
	return points
}

// faults collects what is wrong with the rule and the flows.
func faults(knownRule bool, flows []loan.Flow) error {
	var l check.List
	if !knownRule {
		l.Add(essor.CodeUnknownValue, "must be a rule of this package", "rule")
	}
	if !l.Count(len(flows), 1, MaxFlows, "flows") {
		return l.Err()
	}
	currency := flows[0].Amount.Currency()
	var received, paid, fees int64
	for i := range flows {
		f := &flows[i]
		switch {
		case !f.On.IsSet():
			l.Add(essor.CodeRequired, "must be a day", "flows", i, "on")
		case i > 0 && f.On.Compare(flows[i-1].On) < 0:
			l.Add(essor.CodeInconsistent, "must not be before the flow before it", "flows", i, "on")
		}
		switch {
		case f.Amount == (essor.Money{}):
			l.Add(essor.CodeRequired, "must be an amount", "flows", i, "amount")
		case f.Amount.Currency() != currency:
			l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the first flow", "flows", i, "amount")
		case !partsAddUp(f):
			l.Add(essor.CodeInconsistent, "must be the sum of principal, interest and fee", "flows", i, "amount")
		}
		if l.Full() {
			return l.Err()
		}
		received -= min(f.Amount.Minor(), 0)
		paid += max(f.Amount.Minor(), 0)
		fees += abs64(f.Fee.Minor())
		if max(received, paid, fees) > essor.MaxMinor {
			l.Add(essor.CodeOverflow, "flows must add up to at most essor.MaxMinor each way", "flows")
			return l.Err()
		}
	}
	if l.OK() && received == 0 {
		l.Add(essor.CodeRequired, "must hold money that the client receives", "flows")
	}
	if l.OK() && paid == 0 {
		l.Add(essor.CodeRequired, "must hold money that the client pays", "flows")
	}
	return l.Err()
}

// hasAllParts reports whether a flow's parts, all of its currency, add up to
// its amount, as those of most flows do.
func hasAllParts(f *loan.Flow) bool {
	currency := f.Amount.Currency()
	return f.Principal.Minor()+f.Interest.Minor()+f.Fee.Minor() == f.Amount.Minor() &&
		f.Principal.Currency() == currency && f.Interest.Currency() == currency && f.Fee.Currency() == currency
}

// partsAddUp reports whether the parts that a flow has are of its currency and
// add up to its amount; it may have none.
func partsAddUp(f *loan.Flow) bool {
	sum, told := int64(0), false
	for _, part := range [...]essor.Money{f.Principal, f.Interest, f.Fee} {
		if part == (essor.Money{}) {
			continue
		}
		if part.Currency() != f.Amount.Currency() {
			return false
		}
		told = true
		sum += part.Minor()
	}
	return !told || sum == f.Amount.Minor()
}

// checkFlows collects what is wrong with flows.
func checkFlows(flows []loan.Flow) error {
	_, err := gather(true, flows, nil)
	return err
}

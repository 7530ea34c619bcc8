package servicing

import (
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// The limits of [Options], in days.
const maxDays = 36_600

// Options says how a loan is serviced. It is comparable; the zero Options
// applies payments to late charges, fees, interest and principal in this
// order, charges interest by period, never on interest, and nothing for being
// late.
type Options struct {
	Order      Order       `json:"order,omitzero"`       // of application; default PenaltyFirst
	Custom     [4]Part     `json:"custom,omitzero"`      // an order of parts of your own, all four, instead of Order
	ByDay      bool        `json:"by_day,omitzero"`      // interest on all principal outstanding, not on what is not yet due
	Compound   bool        `json:"compound,omitzero"`    // interest on unpaid interest, where law allows; needs ByDay
	StopAfter  int         `json:"stop_after,omitzero"`  // days late beyond which no interest accrues; 0 is never, at most 36,600
	Late       Late        `json:"late,omitzero"`        // what being late costs
	MaxCharges essor.Money `json:"max_charges,omitzero"` // late charges and fees in all; no limit where not set
	CoolingOff int         `json:"cooling_off,omitzero"` // days after the first disbursement to withdraw; at most 36,600
}

// Late is the charge for a late row: Amount and Share of what is unpaid of
// its interest and principal, rounded half to even. The zero Late is none.
type Late struct {
	Grace  int            `json:"grace,omitzero"`  // days after the due date that cost nothing; at most 36,600
	Amount essor.Money    `json:"amount,omitzero"` // 0 or more
	Share  essor.Fraction `json:"share,omitzero"`  // 0 to 1
}

// Order says what a payment goes to first. Within a part, or within a bill,
// the older comes before the younger; bills are rows, fees and late charges,
// by the day on which they fell due.
type Order string

// The orders of application.
const (
	PenaltyFirst   Order = "penalty_first"   // late charges, fees, interest, principal
	InterestFirst  Order = "interest_first"  // interest, principal, fees, late charges
	PrincipalFirst Order = "principal_first" // principal, interest, fees, late charges
	OldestFirst    Order = "oldest_first"    // bill by bill, each as PenaltyFirst
	DueFirst       Order = "due_first"       // what falls due on the day of payment, then as OldestFirst
)

// orders are the sequences of parts, by name.
var orders = [...]struct {
	name Order
	ordering
}{
	{PenaltyFirst, ordering{parts: [parts]int{penalty, fee, interest, principal}}},
	{InterestFirst, ordering{parts: [parts]int{interest, principal, fee, penalty}}},
	{PrincipalFirst, ordering{parts: [parts]int{principal, interest, fee, penalty}}},
	{OldestFirst, ordering{parts: [parts]int{penalty, fee, interest, principal}, byBill: true}},
	{DueFirst, ordering{parts: [parts]int{penalty, fee, interest, principal}, byBill: true, todayFirst: true}},
}

// ordering is an order made ready.
type ordering struct {
	parts              [parts]int
	byBill, todayFirst bool
}

// ordering returns the order of application.
func (o *Options) ordering() ordering {
	if o.Custom != ([4]Part{}) {
		var own ordering
		for i, p := range o.Custom {
			own.parts[i] = p.index()
		}
		return own
	}
	for _, named := range orders {
		if named.name == o.Order {
			return named.ordering
		}
	}
	return orders[0].ordering
}

func (o *Options) check(l *check.List, currency essor.Currency) {
	if o.Order != "" {
		names := make([]Order, len(orders))
		for i := range orders {
			names[i] = orders[i].name
		}
		check.OneOf(l, o.Order, names, "options", "order")
	}
	if o.Custom != ([4]Part{}) {
		o.checkCustom(l)
	}
	if o.Compound && !o.ByDay {
		l.Add(essor.CodeInconsistent, "needs interest by day", "options", "compound")
	}
	checkDays(l, o.StopAfter, "options", "stop_after")
	checkDays(l, o.Late.Grace, "options", "late", "grace")
	checkLimit(l, o.Late.Amount, currency, "options", "late", "amount")
	if o.Late.Share.Sign() < 0 || o.Late.Share.Units() > essor.FractionUnit {
		l.Add(essor.CodeOutOfRange, "must be 0 to 1", "options", "late", "share")
	}
	checkLimit(l, o.MaxCharges, currency, "options", "max_charges")
	checkDays(l, o.CoolingOff, "options", "cooling_off")
}

func (o *Options) checkCustom(l *check.List) {
	if o.Order != "" {
		l.Add(essor.CodeInconsistent, "must not be set beside order", "options", "custom")
	}
	seen := [parts]bool{}
	for i, p := range o.Custom {
		if !check.OneOf(l, p, allParts[:], "options", "custom", i) {
			continue
		}
		if seen[p.index()] {
			l.Add(essor.CodeDuplicate, "must be given once", "options", "custom", i)
		}
		seen[p.index()] = true
	}
}

func checkDays(l *check.List, days int, path ...any) {
	if days < 0 || days > maxDays {
		l.Add(essor.CodeOutOfRange, "must be 0 to "+strconv.Itoa(maxDays), path...)
	}
}

func checkLimit(l *check.List, m essor.Money, currency essor.Currency, path ...any) {
	switch {
	case m == (essor.Money{}):
	case m.Currency() != currency:
		l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the terms", path...)
	case m.Sign() < 0:
		l.Add(essor.CodeOutOfRange, "must be 0 or more", path...)
	}
}

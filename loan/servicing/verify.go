package servicing

import (
	"math/big"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// Verify returns nil exactly when s is the statement of terms and events, on
// its day and with its options. It compares the fingerprint, lives through the
// loan again day by day in exact rationals, and compares every figure and
// every line. Events after the day, and those that were reversed, may be among
// the events or not.
//
// Otherwise it returns an [essor.FieldError] that points at the part of the
// statement's JSON that differs, with code inconsistent, or what [Replay]
// would refuse. It works on statements read back from JSON. Cost: some 3 µs a
// day of the loan's life, for each event what is unpaid then, and some twenty
// passes over the rows left for each that finds the payment anew.
func (s *Statement) Verify(terms loan.Terms, events []Event) error {
	var l check.List
	plan, records := prepare(&l, &terms, events, s.AsOf, &s.Options)
	if !l.OK() {
		return l.Err()
	}
	stand := standing(events, records)
	print, err := inputs{terms, stand, s.AsOf, s.Options}.fingerprint()
	if err != nil {
		return err
	}
	if own, err := s.fingerprint(); err != nil || own != print {
		return differs("inputs")
	}
	if _, err := Replay(terms, events, s.AsOf, s.Options); err != nil {
		return err
	}
	book := newLedger(&terms, &s.Options, plan.Payment())
	book.run(stand, s.AsOf.Day())
	return s.compare(book.statement(s.AsOf))
}

// statement writes down where the ledger stands.
func (l *ledger) statement(asOf essor.Date) *Statement {
	st := l.st
	owed := l.owed()
	overdue := owed
	for _, o := range l.open {
		if o.due >= l.day {
			overdue[o.part] -= o.left
		}
		if o.due < l.day && (o.part == interest || o.part == principal) && !st.OldestDue.IsSet() {
			st.OldestDue, _ = essor.DateOfDay(o.due)
		}
	}
	st.AsOf, st.Options = asOf, *l.opt
	st.Settled = st.End == "" && st.Disbursed.Sign() > 0 && l.all() == 0
	st.Credit, st.Principal = l.money(l.credit), l.money(owed[principal]+l.notDue)
	st.Due, st.Overdue = partsOf(owed, l.currency), partsOf(overdue, l.currency)
	st.Accrued, st.Deferred = l.money(l.roundEarned()), l.money(l.aside())
	st.DaysLate, st.MostDaysLate, st.Bucket = l.daysLate(), l.mostLate, BucketOf(l.daysLate())
	if l.held > 0 {
		st.Savings = l.money(l.held)
	}
	st.Payment, st.Rate = l.money(l.payment), l.quotedFor(l.day)
	if l.holiday > -never {
		st.HolidayUntil, _ = essor.DateOfDay(l.holiday)
	}
	if st.End == "" {
		st.Moratorium = l.day < l.holiday
		st.NonAccrual = l.opt.StopAfter > 0 && l.daysLate() > 0 && l.daysLate() >= l.opt.StopAfter && (l.day >= l.holiday || l.daysLate() > l.opt.StopAfter)
		st.Next = l.next()
	}
	return &st
}

// next lives on in a copy until a row falls due.
func (l *ledger) next() NextRow {
	if l.all() == 0 {
		return NextRow{}
	}
	later := *l
	later.earned, later.whole = new(big.Rat).Set(l.earned), new(big.Rat).Set(l.whole)
	later.open, later.credit, later.held = slices.Clone(l.open), 0, 0
	bill := l.bill
	for first := l.row; later.coming.Accrues < never && (later.row <= max(later.last, first) || later.day < l.holiday); {
		for later.day < callDay(later.coming) {
			later.day++
			later.dawn()
		}
		later.fallDue()
		if later.bill == bill {
			continue
		}
		var sum [parts]int64
		on := essor.Date{}
		for _, o := range later.open {
			if o.bill == bill {
				sum[o.part] += o.left
				on, _ = essor.DateOfDay(o.due)
			}
		}
		if !on.IsSet() {
			return NextRow{}
		}
		return NextRow{on, partsOf(sum, l.currency)}
	}
	return NextRow{}
}

// compare names the first part of s that is not as it should be.
func (s *Statement) compare(want *Statement) error {
	trail := s.Trail()
	for _, part := range [...]struct {
		name string
		same bool
	}{
		{"end", s.End == want.End},
		{"settled", s.Settled == want.Settled},
		{"disbursed", s.Disbursed == want.Disbursed},
		{"paid", s.Paid == want.Paid},
		{"credit", s.Credit == want.Credit},
		{"principal", s.Principal == want.Principal},
		{"due", s.Due == want.Due},
		{"overdue", s.Overdue == want.Overdue},
		{"accrued", s.Accrued == want.Accrued},
		{"deferred", s.Deferred == want.Deferred},
		{"savings", s.Savings == want.Savings},
		{"days_late", s.DaysLate == want.DaysLate},
		{"most_days_late", s.MostDaysLate == want.MostDaysLate},
		{"oldest_due", s.OldestDue == want.OldestDue},
		{"bucket", s.Bucket == want.Bucket},
		{"payment", s.Payment == want.Payment},
		{"year_rate", s.Rate == want.Rate},
		{"next", s.Next == want.Next},
		{"restructured", s.Restructured == want.Restructured},
		{"reaged", s.Reaged == want.Reaged},
		{"moratorium", s.Moratorium == want.Moratorium},
		{"holiday_until", s.HolidayUntil == want.HolidayUntil},
		{"cause", s.Cause == want.Cause},
		{"non_accrual", s.NonAccrual == want.NonAccrual},
		{"written_off", s.WrittenOff == want.WrittenOff},
		{"recovered", s.Recovered == want.Recovered},
		{"predecessor", s.Predecessor == want.Predecessor},
		{"successor", s.Successor == want.Successor},
		{"trail", len(trail) == len(want.read)},
	} {
		if !part.same {
			return differs(part.name)
		}
	}
	for i := range trail {
		if trail[i] != want.read[i] {
			return differs("trail", i)
		}
	}
	return nil
}

// differs names the part of a statement that does not follow from the life.
func differs(path ...any) error {
	return check.Differs("must be what terms and events lead to", path...)
}

// standing returns the events of records.
func standing(events []Event, records []record) []Event {
	stand := make([]Event, len(records))
	for i := range records {
		stand[i] = events[records[i].at]
	}
	return stand
}

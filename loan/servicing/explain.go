package servicing

import "github.com/essor-go/essor"

// Explain returns the statement in plain sentences for one audience, to be
// rendered with [Catalog]: for [essor.Person] the client, for [essor.Staff]
// her officer, for [essor.Public] whoever a statement is shared with, such as
// a credit bureau or a funder. Why payments are suspended, amounts and the ids
// of other loans are in no sentence for the public. Nobody else is told
// anything.
func (s *Statement) Explain(to essor.Audience) []essor.Reason {
	t := telling{to: to}
	switch to {
	case essor.Person:
		t.person(s)
	case essor.Staff:
		t.staff(s)
	case essor.Public:
		t.public(s)
	}
	return t.reasons
}

// telling collects reasons for one audience.
type telling struct {
	to      essor.Audience
	reasons []essor.Reason
}

func (t *telling) say(code string, args ...essor.Arg) {
	t.reasons = append(t.reasons, essor.Reason{Code: "servicing." + code, Audience: t.to, Args: args})
}

// person tells the client.
func (t *telling) person(s *Statement) {
	switch {
	case s.End == WrittenOff:
		t.say("client_written_off", essor.ArgOf("amount", s.left()))
		return
	case s.End == CooledOff && s.Due.Sum().Sign() > 0:
		t.say("client_cooled_off", essor.ArgOf("amount", s.Due.Sum()))
	case s.End == CooledOff:
		t.say("client_returned")
	case s.End != "":
		t.say("client_" + string(s.End))
	case s.Disbursed.Sign() == 0:
		t.say("client_pending")
	case s.Settled:
		t.say("client_settled")
	case s.Overdue.Sum().Sign() > 0:
		t.say("client_late", essor.ArgOf("amount", s.Overdue.Sum()))
	default:
		t.say("client_on_track", essor.ArgOf("principal", s.Principal))
	}
	if s.Moratorium {
		t.say("client_holiday", essor.ArgOf("until", s.HolidayUntil))
		if s.Cause != "" {
			t.say("client_cause", essor.ArgOf("cause", "cause."+string(s.Cause)))
		}
	}
	if today := s.Due.Sum().Minor() - s.Overdue.Sum().Minor(); today > 0 && s.End == "" {
		t.say("client_today", essor.ArgOf("amount", money(today, s.Due.Sum().Currency())))
	}
	if s.Next.On.IsSet() {
		t.say("client_next", essor.ArgOf("amount", s.Next.Parts.Sum()), essor.ArgOf("on", s.Next.On))
	}
	if s.Deferred.Sign() > 0 {
		t.say("client_deferred", essor.ArgOf("amount", s.Deferred))
	}
	if s.Savings.Sign() > 0 {
		t.say("client_savings", essor.ArgOf("amount", s.Savings))
	}
	if s.Credit.Sign() > 0 {
		t.credit(s)
	}
}

// credit says what becomes of money paid and not used.
func (t *telling) credit(s *Statement) {
	if s.Settled || s.End != "" {
		t.say("client_credit_back", essor.ArgOf("amount", s.Credit))
		return
	}
	t.say("client_credit", essor.ArgOf("amount", s.Credit))
}

// left returns what was written off and is not recovered.
func (s *Statement) left() essor.Money {
	return money(s.WrittenOff.Sum().Minor()-s.Recovered.Sum().Minor(), s.Paid.Currency())
}

// staff tells the officer.
func (t *telling) staff(s *Statement) {
	t.stands(s, "staff_")
	if s.End == WrittenOff {
		t.say("staff_recovered", essor.ArgOf("recovered", s.Recovered.Sum()), essor.ArgOf("amount", s.WrittenOff.Sum()))
	}
	if s.DaysLate > 0 {
		t.say("staff_late",
			essor.ArgOf("days", s.DaysLate),
			essor.ArgOf("since", s.OldestDue),
			essor.ArgOf("interest", s.Overdue.Interest),
			essor.ArgOf("principal", s.Overdue.Principal))
	}
	if s.MostDaysLate > s.DaysLate {
		t.say("staff_most_late", essor.ArgOf("days", s.MostDaysLate))
	}
	if s.Moratorium {
		t.say("staff_holiday", essor.ArgOf("until", s.HolidayUntil))
		if s.Cause != "" {
			t.say("staff_cause", essor.ArgOf("cause", "cause."+string(s.Cause)))
		}
	}
	if s.Restructured {
		t.say("staff_restructured")
	}
	if s.Reaged {
		t.say("staff_reaged")
	}
	if s.NonAccrual {
		t.say("staff_non_accrual", essor.ArgOf("days", s.Options.StopAfter))
	}
	if s.Predecessor != "" {
		t.say("staff_predecessor", essor.ArgOf("loan", s.Predecessor))
	}
	if s.Successor != "" {
		t.say("staff_successor", essor.ArgOf("loan", s.Successor))
	}
}

// public tells whoever the statement is shared with.
func (t *telling) public(s *Statement) {
	t.stands(s, "shared_")
	if s.DaysLate > 0 {
		t.say("shared_late", essor.ArgOf("bucket", "bucket."+s.Bucket))
	}
	if s.Moratorium {
		t.say("shared_holiday", essor.ArgOf("until", s.HolidayUntil))
	}
	if s.Restructured {
		t.say("shared_restructured")
	}
}

// stands says in which state the loan is, where no other sentence does.
func (t *telling) stands(s *Statement, to string) {
	switch {
	case s.End != "":
		t.say(to + string(s.End))
	case s.Disbursed.Sign() == 0:
		t.say(to + "pending")
	case s.Settled:
		t.say(to + "settled")
	case s.DaysLate == 0:
		t.say(to + "current")
	}
}

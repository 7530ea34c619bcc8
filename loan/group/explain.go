package group

import "github.com/essor-go/essor"

// telling collects reasons for one audience.
type telling struct {
	to      essor.Audience
	reasons []essor.Reason
}

func (t *telling) say(code string, args ...essor.Arg) {
	t.reasons = append(t.reasons, essor.Reason{Code: "group." + code, Audience: t.to, Args: args})
}

// about says something of an amount, where there is one.
func (t *telling) about(code string, m essor.Money) {
	if m.Sign() > 0 {
		t.say(code, essor.ArgOf("amount", m))
	}
}

// Explain returns the sheet in plain sentences, to be rendered with [Catalog]:
// for [essor.Person] the line of one member, for [essor.Staff] the whole.
// Nobody else is told anything: see [Shared]. Of the zero Sheet nothing is
// said, nor of any other zero result.
func (s *Sheet) Explain(to essor.Audience, member string) []essor.Reason {
	t := telling{to: to}
	switch {
	case s.Rule == "":
	case to == essor.Person:
		for i := range s.Lines {
			if s.Lines[i].Member == member {
				t.line(&s.Lines[i])
			}
		}
	case to == essor.Staff:
		t.say("officer_brings", essor.ArgOf("brings", s.Total.Brings), essor.ArgOf("due", s.Total.Due),
			essor.ArgOf("saving", s.Total.Saving), essor.ArgOf("owes", s.Total.Owes))
		if s.Total.Overdue.Sign() > 0 {
			t.about("officer_overdue", s.Total.Overdue)
		} else {
			t.say("officer_on_time")
		}
		t.say("officer_box", essor.ArgOf("savings", s.Total.Savings), essor.ArgOf("fund", s.Fund), essor.ArgOf("box", s.Box))
	}
	return t.reasons
}

// line tells a member where she stands.
func (t *telling) line(l *Line) {
	if l.Brings.Sign() > 0 {
		t.about("member_brings", l.Brings)
		t.about("member_due", l.Due)
		t.about("member_saving", l.Saving)
		t.about("member_owes", l.Owes)
	} else {
		t.say("member_nothing")
	}
	if l.Savings.Sign() > 0 {
		t.about("member_savings", l.Savings)
		t.about("member_pledged", l.Pledged)
	}
	t.about("member_owed", l.Owed)
}

// Explain returns the call in plain sentences: for [essor.Person] what it means
// for one member, without naming another; for [essor.Staff] the whole.
func (c *Call) Explain(to essor.Audience, member string) []essor.Reason {
	t := telling{to: to}
	switch {
	case c.Rule == "":
	case to == essor.Person:
		for _, s := range c.Short {
			if s.Member == member {
				t.about("member_helped", s.Gets)
			}
		}
		for _, a := range c.Asks {
			if a.Member == member {
				t.about("member_asked", a.Amount)
			}
		}
	case to == essor.Staff:
		if len(c.Short) == 0 {
			t.say("officer_no_call")
			break
		}
		t.say("officer_call", essor.ArgOf("short", len(c.Short)), essor.ArgOf("called", c.Called))
		t.about("officer_uncovered", c.Uncovered)
	}
	return t.reasons
}

// Explain returns the exit in plain sentences: for [essor.Person] to her who
// leaves, for [essor.Staff] to the officer.
func (e *Exit) Explain(to essor.Audience) []essor.Reason {
	t := telling{to: to}
	switch {
	case e.Rule == "":
	case to == essor.Person:
		t.about("leaver_savings", e.Savings)
		t.about("leaver_offset", e.Offset)
		t.about("leaver_members", e.ToMembers)
		t.about("leaver_released", e.Released)
		t.about("leaver_left", e.Left)
		t.about("leaver_lost", e.Lost)
		t.about("leaver_claims", e.Claims)
		t.about("leaver_owed", e.Owed)
		t.say("leaver_thanks")
	case to == essor.Staff:
		t.say("officer_exit", essor.ArgOf("owes", e.Owes), essor.ArgOf("savings", e.Savings), essor.ArgOf("released", e.Released))
		t.about("officer_exit_left", e.Left)
	}
	return t.reasons
}

// Explain returns the share-out in plain sentences: for [essor.Person] the
// share of one member, for [essor.Staff] the whole.
func (s *ShareOut) Explain(to essor.Audience, member string) []essor.Reason {
	t := telling{to: to}
	switch {
	case s.Rule == "":
	case to == essor.Person:
		for _, l := range s.Lines {
			if l.Member == member {
				t.say("member_share", essor.ArgOf("share", l.Share), essor.ArgOf("savings", l.Savings))
			}
		}
	case to == essor.Staff:
		t.say("officer_share", essor.ArgOf("fund", s.Fund), essor.ArgOf("members", len(s.Lines)))
	}
	return t.reasons
}

// Explain returns in plain sentences, for [essor.Public], what may be read
// outside the group.
func (s *Shared) Explain() []essor.Reason {
	t := telling{to: essor.Public}
	if s.Rule == "" {
		return nil
	}
	t.say("public_group", essor.ArgOf("members", s.Members), essor.ArgOf("lent", s.Lent), essor.ArgOf("paid", s.Paid))
	if s.Bucket == "current" {
		t.say("public_current")
	} else {
		t.say("public_behind", essor.ArgOf("bucket", "behind."+s.Bucket))
	}
	return t.reasons
}

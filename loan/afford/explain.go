package afford

import "github.com/essor-go/essor"

// Explain returns the answer in plain sentences for one audience, to be
// rendered with [Catalog]: for [essor.Person] the family, for [essor.Staff]
// the officer. Nobody else is told anything about a family's money, and of an
// answer that says nothing nothing is told.
//
// Ids of shocks, incomes, expenses and debts are terms: a host that joins
// texts such as "term.layoff" to the catalogue has them read in words.
func (a *Affordability) Explain(to essor.Audience) []essor.Reason {
	t := telling{to: to}
	switch {
	case a.Outcome != Unknown && len(a.Cases) == 0:
	case to == essor.Person:
		t.person(a)
	case to == essor.Staff:
		t.staff(a)
	}
	return t.reasons
}

// telling collects reasons for one audience.
type telling struct {
	to      essor.Audience
	reasons []essor.Reason
}

func (t *telling) say(code string, args ...essor.Arg) {
	t.reasons = append(t.reasons, essor.Reason{Code: "afford." + code, Audience: t.to, Args: args})
}

// person tells the family.
func (t *telling) person(a *Affordability) {
	switch {
	case a.Outcome == Unknown:
		t.say("family_unknown")
		t.gaps(a, "family_")
		return
	case !a.hasLoan():
		t.left(a)
	case a.AskedFits:
		t.say("family_fits"+a.now(), essor.ArgOf("asked", a.Asked))
		t.stays(a.tightest())
	case a.NoSuchLoan:
		t.say("family_between", essor.ArgOf("asked", a.Asked))
		if a.Outcome == Room {
			t.say("family_up_to"+a.now(), essor.ArgOf("largest", a.Largest))
		} else {
			t.say("family_none_other")
		}
	case a.Outcome == Room:
		t.say("family_less"+a.now(), essor.ArgOf("largest", a.Largest), essor.ArgOf("asked", a.Asked))
	default:
		t.say("family_none")
	}
	if a.Decides != "" && (a.hasLoan() && !a.AskedFits || !a.hasLoan()) {
		t.say("family_decides", essor.ArgOf("shock", a.Decides))
	}
	t.say("family_talk")
}

// now is the ending of what is said where no hard time was looked at.
func (a *Affordability) now() string {
	if len(a.Cases) == 1 {
		return "_now"
	}
	return ""
}

// stays tells the family what stays where least does.
func (t *telling) stays(c *Case) {
	if c.isMonth() {
		t.say("family_stays", essor.ArgOf("left", c.Left))
		return
	}
	t.say("family_stays_over", essor.ArgOf("left", c.Left), essor.ArgOf("from", c.From), essor.ArgOf("until", c.Until))
}

// isMonth reports whether a case is about a single month.
func (c *Case) isMonth() bool { return monthOf(c.From) == monthOf(c.Until) }

// left tells the family what a month leaves without a loan.
func (t *telling) left(a *Affordability) {
	usual := a.Cases[0].Left
	switch {
	case usual.Sign() < 0:
		t.say("family_short", essor.ArgOf("amount", usual.Neg()))
	default:
		t.say("family_left", essor.ArgOf("amount", usual))
	}
}

// staff tells the officer.
func (t *telling) staff(a *Affordability) {
	if a.Outcome == Unknown {
		t.say("officer_unknown")
		t.gaps(a, "officer_")
		return
	}
	if a.hasLoan() {
		switch {
		case a.AskedFits:
			t.say("officer_fits", essor.ArgOf("asked", a.Asked))
		case a.NoSuchLoan:
			t.say("officer_between", essor.ArgOf("asked", a.Asked))
		default:
			t.say("officer_not", essor.ArgOf("asked", a.Asked))
		}
		t.say("officer_largest", essor.ArgOf("largest", a.Largest))
	}
	for i := range a.Cases {
		t.each(&a.Cases[i], a.hasLoan())
	}
	if a.Lenders > 0 {
		t.say("officer_lenders", essor.ArgOf("lenders", a.Lenders))
	}
	for _, r := range a.Ratios {
		code := "officer_ratio_over"
		if r.Within {
			code = "officer_ratio"
		}
		t.say(code, essor.ArgOf("ratio", r.ID), essor.ArgOf("counts", r.Counts), essor.ArgOf("income", r.Income), essor.ArgOf("share", r.Share))
	}
	t.say("officer_talk")
}

// each tells the officer one case.
func (t *telling) each(c *Case, hasLoan bool) {
	args := []essor.Arg{
		essor.ArgOf("from", c.From), essor.ArgOf("income", c.Income), essor.ArgOf("fixed", c.Fixed),
		essor.ArgOf("debts", c.Debts), essor.ArgOf("need", c.Need), essor.ArgOf("payment", c.Payment),
		essor.ArgOf("left", c.Left),
	}
	code := "officer_usual"
	if c.Shock != "" {
		code, args = "officer_shock", append(args, essor.ArgOf("shock", c.Shock))
	}
	if !c.isMonth() {
		code, args = code+"_over", append(args, essor.ArgOf("until", c.Until))
	}
	t.say(code, args...)
	if hasLoan && c.Shock != "" {
		t.say("officer_alone", essor.ArgOf("shock", c.Shock), essor.ArgOf("largest", c.Largest))
	}
}

// gaps tells what must be asked.
func (t *telling) gaps(a *Affordability, to string) {
	for _, g := range a.Missing {
		switch {
		case g.What == Minimum && t.to == essor.Person: // what the lender must look up is not hers to tell
			t.say(to + "looks_up")
		case g.ID != "":
			t.say(to+"asks_amount", essor.ArgOf("what", "what."+string(g.What)), essor.ArgOf("id", g.ID))
		default:
			t.say(to+"asks", essor.ArgOf("what", "what."+string(g.What)))
		}
	}
}

// hasLoan reports whether a loan was asked for.
func (a *Affordability) hasLoan() bool { return a.Asked != (essor.Money{}) }

// tightest returns the case that leaves the least, the first of several.
func (a *Affordability) tightest() *Case {
	var least *Case
	for i := range a.Cases {
		if c := &a.Cases[i]; least == nil || c.Left.Minor() < least.Left.Minor() {
			least = c
		}
	}
	return least
}

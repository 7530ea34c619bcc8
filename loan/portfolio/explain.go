package portfolio

import "github.com/essor-go/essor"

// Explain returns the report in plain sentences for one audience, to be
// rendered with [Catalog]: for [essor.Staff] those who answer for the
// portfolio, for [essor.Public] funders and others it is shared with, who are
// told what is outstanding, at risk and written off, and how it is protected.
// Of a book of few active borrowers they are told nothing but that: fewer than
// the highest minimum of its segments, or than ten where none has one; where
// nothing is outstanding, all its borrowers count.
//
// Names of segments and of the table are facts that the texts show as they
// are, or translated where the host adds their terms. Nobody else is told
// anything, and nobody of a report without a day.
func (r *Report) Explain(to essor.Audience) []essor.Reason {
	if r == nil || !r.AsOf.IsSet() {
		return nil
	}
	t := telling{to: to}
	switch to {
	case essor.Staff:
		t.health(r)
		t.money(r)
		t.spread(r)
		t.withheld(r)
	case essor.Public:
		t.public(r)
	}
	return t.reasons
}

// public tells what may be shared, unless it would tell of few people.
func (t *telling) public(r *Report) {
	people := r.Total.ActiveBorrowers
	if r.Total.Active == 0 {
		people = r.Total.Borrowers
	}
	switch least := r.fewest(); {
	case people >= int64(least):
		t.health(r)
		t.withheld(r)
	case r.Total.Active == 0:
		t.say("nothing", essor.ArgOf("on", r.AsOf))
	default:
		t.say("too_few", essor.ArgOf("on", r.AsOf), essor.ArgOf("minimum", least))
	}
}

// fewest returns of how many people the public may be told.
func (r *Report) fewest() int {
	least := 0
	for _, s := range r.Rules.Segments {
		least = max(least, s.Minimum)
	}
	if least == 0 {
		return 10
	}
	return least
}

// telling collects reasons for one audience.
type telling struct {
	to      essor.Audience
	reasons []essor.Reason
}

func (t *telling) say(code string, args ...essor.Arg) {
	t.reasons = append(t.reasons, essor.Reason{Code: "portfolio." + code, Audience: t.to, Args: args})
}

// headline returns the portfolio at risk at the boundary of the sentences.
func (r *Report) headline() Risk {
	risk, _ := r.Total.At(r.Rules.Headline)
	return risk
}

// health tells what is outstanding, at risk and written off.
func (t *telling) health(r *Report) {
	on := essor.ArgOf("on", r.AsOf)
	if r.Total.Active == 0 {
		t.say("nothing", on)
	} else {
		t.say("outstanding", on,
			essor.ArgOf("amount", r.Total.Outstanding), essor.ArgOf("loans", r.Total.Active),
			essor.ArgOf("approved", r.Total.Approved), essor.ArgOf("disbursed", r.Total.Disbursed))
		if n := r.Total.ActiveBorrowers; n > 0 {
			t.say("borrowers", essor.ArgOf("borrowers", n))
		}
		t.risk(r.headline())
	}
	if p := r.Total.Period; p != nil && p.Flow.WrittenOff.Sign() > 0 {
		t.writtenOff(r, p)
	}
}

// risk tells what is at risk, and what stands beside it.
func (t *telling) risk(risk Risk) {
	days := essor.ArgOf("days", risk.Boundary.Days)
	share, loanShare := essor.ArgOf("share", risk.Late.Share), essor.ArgOf("loan_share", risk.Late.LoanShare)
	switch {
	case risk.Late.Loans == 0 && risk.Boundary.OrMore:
		t.say("none_late_from", days)
	case risk.Late.Loans == 0:
		t.say("none_late_over", days)
	case risk.Boundary.OrMore:
		t.say("at_risk_from", days, share, loanShare)
	default:
		t.say("at_risk_over", days, share, loanShare)
	}
	altered, paused := risk.Restructured.Balance.Minor(), risk.Moratorium.Balance.Minor()
	args := []essor.Arg{essor.ArgOf("together", risk.Together.Share)}
	if altered > 0 {
		args = append(args, essor.ArgOf("restructured", risk.Restructured.Share))
	}
	if paused > 0 {
		args = append(args, essor.ArgOf("moratorium", risk.Moratorium.Share))
	}
	switch {
	case altered > 0 && paused > 0:
		t.say("beside", args...)
	case altered > 0:
		t.say("beside_restructured", args...)
	case paused > 0:
		t.say("beside_moratorium", args...)
	}
	if altered+paused > risk.Late.Balance.Minor() {
		t.say("may_hide")
	}
}

// writtenOff tells what was written off, and what would be at risk without.
func (t *telling) writtenOff(r *Report, p *Performance) {
	late, all := r.headline().Late.Balance.Minor(), r.Total.Outstanding.Minor()
	lost := p.Flow.WrittenOff.Minor()
	t.say("written_off",
		essor.ArgOf("from", p.From),
		essor.ArgOf("amount", p.Flow.WrittenOff),
		essor.ArgOf("share", share(late+lost, all+lost)))
	if p.Flow.Recovered.Sign() > 0 {
		t.say("recovered", essor.ArgOf("amount", p.Flow.Recovered))
	}
}

// money tells what was earned, and what there is against losses.
func (t *telling) money(r *Report) {
	if p := r.Total.Period; p != nil && p.Yield != nil {
		t.yield(p)
	}
	if p := &r.Provision; p.Name != "" {
		table, amount := essor.ArgOf("table", p.Name), essor.ArgOf("amount", p.Amount)
		switch {
		case p.Coverage != nil:
			t.say("covered", table, amount, essor.ArgOf("coverage", *p.Coverage))
		case r.headline().Together.Loans == 0:
			t.say("set_aside", table, amount)
		}
	}
	c := r.Guarantee
	if c == nil || c.Lost.Sign() == 0 {
		return
	}
	t.say("guarantee", essor.ArgOf("lost", c.Lost), essor.ArgOf("borne", c.Borne), essor.ArgOf("own", c.Own))
	if c.Left != nil && c.Left.Sign() == 0 {
		t.say("guarantee_used")
	}
}

// yield tells what was earned; of a period that is no year, also at what pace.
func (t *telling) yield(p *Performance) {
	args := []essor.Arg{essor.ArgOf("from", p.From), essor.ArgOf("yield", *p.Yield), essor.ArgOf("portfolio", p.Portfolio)}
	if p.YearYield == nil || p.Days == 365 || p.Days == 366 {
		t.say("yield", args...)
		return
	}
	t.say("yield_pace", append(args, essor.ArgOf("year", *p.YearYield))...)
}

// spread tells where the portfolio lies in few hands.
func (t *telling) spread(r *Report) {
	switch n, share := r.Largest.Top.Loans, essor.ArgOf("share", r.Largest.Top.Share); {
	case n < 1 || n >= r.Total.Active:
	case n == 1:
		t.say("largest_one", share)
	default:
		t.say("largest", essor.ArgOf("loans", n), share)
	}
	for _, s := range r.Segments {
		if c := s.Concentration; c != nil && c.Cells > 1 {
			t.say("concentration", essor.ArgOf("segment", s.Name), essor.ArgOf("cells", c.Cells), essor.ArgOf("share", c.First))
		}
	}
}

// withheld tells that small cells are not shown.
func (t *telling) withheld(r *Report) {
	for i, s := range r.Rules.Segments[:min(len(r.Rules.Segments), len(r.Segments))] {
		if s.Minimum > 0 && r.Segments[i].Rest != nil {
			t.say("withheld", essor.ArgOf("segment", s.Name), essor.ArgOf("minimum", s.Minimum))
		}
	}
}

package portfolio

import "github.com/essor-go/essor"

// Explain returns the report in plain sentences for one audience, to be
// rendered with [Catalog]: for [essor.Staff] those who answer for the
// portfolio, for [essor.Public] funders and others it is shared with, who are
// told what is outstanding, at risk and written off, and how it is protected.
// Names of segments and of the table are facts that the texts show as they
// are, or translated where the host adds their terms. Nobody else is told
// anything.
func (r *Report) Explain(to essor.Audience) []essor.Reason {
	t := telling{to: to}
	switch to {
	case essor.Staff:
		t.health(r)
		t.money(r)
		t.spread(r)
		t.withheld(r)
	case essor.Public:
		t.health(r)
		t.withheld(r)
	}
	return t.reasons
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
		t.say("yield",
			essor.ArgOf("from", p.From),
			essor.ArgOf("yield", *p.Yield),
			essor.ArgOf("portfolio", p.Portfolio))
	}
	if p := &r.Provision; p.Name != "" {
		table, amount := essor.ArgOf("table", p.Name), essor.ArgOf("amount", p.Amount)
		if p.Coverage == nil {
			t.say("set_aside", table, amount)
		} else {
			t.say("covered", table, amount, essor.ArgOf("coverage", *p.Coverage))
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

// spread tells where the portfolio lies in few hands.
func (t *telling) spread(r *Report) {
	if n := r.Largest.Top.Loans; n > 0 && n < r.Total.Active {
		t.say("largest", essor.ArgOf("loans", n), essor.ArgOf("share", r.Largest.Top.Share))
	}
	for _, s := range r.Segments {
		if c := s.Concentration; c != nil && c.Cells > 1 {
			t.say("concentration", essor.ArgOf("segment", s.Name), essor.ArgOf("cells", c.Cells), essor.ArgOf("share", c.First))
		}
	}
}

// withheld tells that small cells are not shown.
func (t *telling) withheld(r *Report) {
	for i, s := range r.Rules.Segments {
		if s.Minimum > 0 && r.Segments[i].Rest != nil {
			t.say("withheld", essor.ArgOf("segment", s.Name), essor.ArgOf("minimum", s.Minimum))
		}
	}
}

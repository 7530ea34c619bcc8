package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/cost"
	"github.com/essor-go/essor/mentor"
	"github.com/essor-go/essor/outcome"
	"github.com/essor-go/essor/partner"
)

// reporter writes one programme in one language.
type reporter struct {
	*programme
	page
	lang essor.Lang
}

// report prints the year for a programme director, at most 120 lines.
func (p *programme) report(lang essor.Lang, out io.Writer) error {
	r := &reporter{programme: p, page: page{out: out}, lang: lang}
	r.line(strings.ToUpper(r.word("title")))
	r.line(r.word("synthetic", essor.ArgOf("seed", strconv.FormatUint(p.seed, 10))))
	for _, section := range []func() error{r.assessed, r.lent, r.matched, r.aligned, r.shares} {
		if err := section(); err != nil {
			return err
		}
	}
	r.line("")
	r.line(r.word("proven", essor.ArgOf("results", p.proofs())))
	return r.err
}

// word renders one of the report's own texts.
func (r *reporter) word(code string, args ...essor.Arg) string {
	return say(words(), r.lang, essor.Reason{Code: code, Args: args})
}

// proofs counts what was verified: every assessment and schedule, the
// two matchings, the alignment and the evaluation.
func (p *programme) proofs() int { return len(p.cohort.clients) + p.cohort.followed() + 4 }

// assessed says who was assessed, with which outcome, and why one of them got
// her plan.
func (r *reporter) assessed() error {
	r.heading(r.word("assess"))
	clients := r.cohort.clients
	r.line(r.word("count_clients", essor.ArgOf("clients", len(clients))))
	eligible, bands, kinds := map[string]int{}, map[string]int{}, map[string]int{}
	for i := range clients {
		a := &clients[i].Assessment
		eligible[string(a.Eligible.Status)]++
		bands[bandOf(a.Band)]++
		for _, kind := range planned(a.Plan) {
			kinds["kind."+string(kind)]++
		}
	}
	r.twoCharts(len(clients), eligible, []string{"pass", "fail", "unknown"}, bands, []string{"ready_band", "building", "starting", "between"})
	r.twoCharts(len(clients), kinds, []string{"kind.loan", "kind.coach", "kind.mentor", "kind.training", "kind.credential_service"},
		kinds, []string{"kind.benefits_and_tax", "kind.savings", "kind.safe_products", "kind.referral"})
	c := r.cohort.example()
	r.line(r.word("why_plan", essor.ArgOf("client", c.ID)))
	for _, reason := range slices.Concat(c.Assessment.Eligible.Reasons, c.Assessment.Reasons)[:mostReasons] {
		r.say("  ", say(assess.Catalog(), r.lang, reason))
	}
	for _, step := range c.Assessment.Plan {
		r.say("  → ", say(assess.Catalog(), r.lang, step.Reasons[0]))
	}
	return nil
}

// mostReasons is how many reasons of an assessment the report shows.
const mostReasons = 5

// twoCharts draws two small charts beside each other, of the counts under the
// given codes.
func (r *reporter) twoCharts(whole int, left map[string]int, leftCodes []string, right map[string]int, rightCodes []string) {
	var rows [][]string
	for i := range max(len(leftCodes), len(rightCodes)) {
		rows = append(rows, append(r.bar(left, leftCodes, i, whole), r.bar(right, rightCodes, i, whole)...))
	}
	r.table("lrllrl", rows)
}

// bar is one bar with its name and count; empty beyond the last code.
func (r *reporter) bar(counts map[string]int, codes []string, i, whole int) []string {
	if i >= len(codes) {
		return []string{"", "", ""}
	}
	n := counts[codes[i]]
	return []string{r.word(codes[i]), strconv.Itoa(n), bar(n, whole, 24)}
}

// bandOf names the band of a score, or that it lies between two.
func bandOf(b assess.BandRange) string {
	switch {
	case !b.Sure():
		return "between"
	case b.Low == "ready":
		return "ready_band"
	}
	return b.Low
}

// planned returns the kinds of help of a plan, each once.
func planned(plan []assess.Step) []assess.StepKind {
	var kinds []assess.StepKind
	for _, step := range plan {
		if !slices.Contains(kinds, step.Kind) {
			kinds = append(kinds, step.Kind)
		}
	}
	return kinds
}

// lent shows one loan row by row, and the book in sum.
func (r *reporter) lent() error {
	r.heading(r.word("loan"))
	c := r.cohort.example()
	r.line(r.word("loan_of", essor.ArgOf("client", c.ID)))
	for _, reason := range c.Schedule.Explain() {
		r.say("  ", say(loan.Catalog(), r.lang, reason))
	}
	r.schedule(c.Schedule)
	nominal, err := cost.Rate(cost.NominalMonthly, c.Schedule.Flows())
	if err != nil {
		return err
	}
	effective, err := cost.Rate(cost.Effective, c.Schedule.Flows())
	if err != nil {
		return err
	}
	r.say("  ", r.word("cost", essor.ArgOf("nominal", nominal), essor.ArgOf("effective", effective)))
	return r.book()
}

// schedule prints the rows of a loan, half of them beside the other half.
func (r *reporter) schedule(s *loan.Schedule) {
	half := (s.Len() + 1) / 2
	head := []string{r.word("no"), r.word("due"), r.word("payment"), r.word("interest"), r.word("balance")}
	rows := [][]string{slices.Concat(head, []string{" "}, head)}
	for i := range half {
		row := slices.Concat(r.cells(s.At(i)), []string{" "})
		if i+half < s.Len() {
			row = append(row, r.cells(s.At(i+half))...)
		}
		rows = append(rows, row)
	}
	r.table("rlrrrlrlrrr", rows)
}

// cells writes a row with the decimal sign of the language.
func (r *reporter) cells(row loan.Row) []string {
	plain := func(m essor.Money) string {
		text := m.Decimal().StringFixed(int32(m.Currency().Exponent()))
		if r.lang == essor.EN {
			return text
		}
		return strings.Replace(text, ".", ",", 1)
	}
	return []string{strconv.Itoa(row.No()), row.Due().String(), plain(row.Payment()), plain(row.Interest()), plain(row.Balance())}
}

// book adds up all loans: approved and disbursed are kept apart.
func (r *reporter) book() error {
	var approved, disbursed, interest = cash(0), cash(0), cash(0)
	loans := 0
	for i := range r.cohort.clients {
		c := &r.cohort.clients[i]
		if c.Schedule == nil {
			continue
		}
		loans++
		for _, a := range c.Terms.Advances {
			approved = must(approved.Add(a.Amount))
			if a.On.Compare(midYear()) <= 0 {
				disbursed = must(disbursed.Add(a.Amount))
			}
		}
		interest = must(interest.Add(c.Schedule.Total().Interest))
	}
	r.say("  ", r.word("book", essor.ArgOf("loans", loans), essor.ArgOf("approved", approved),
		essor.ArgOf("disbursed", disbursed), essor.ArgOf("on", midYear()), essor.ArgOf("interest", interest)))
	return nil
}

func midYear() essor.Date { return essor.MustParseDate("2026-06-30") }

// matched shows the matching, its proof, two pairs and somebody left.
func (r *reporter) matched() error {
	m := r.matching
	r.heading(r.word("mentor"))
	r.line(r.word("pairs", essor.ArgOf("pairs", len(m.Groups)), essor.ArgOf("women", len(r.women.People))))
	r.line(r.word("optimal", essor.ArgOf("score", m.Score), essor.ArgOf("bound", m.Bound)))
	for _, g := range acrossBorders(m.Groups)[:2] {
		for i, member := range g.Members {
			other := g.Members[1-i]
			r.say("  ", r.word("gives", essor.ArgOf("a", member.ID), essor.ArgOf("b", other.ID))+" "+r.joined(member.Reasons, 2))
		}
		r.say("  ", r.word("both")+" "+r.joined(g.Reasons, 2))
	}
	r.say("  ", r.word("alumni", essor.ArgOf("pairs", len(r.mentoring.Groups)), essor.ArgOf("people", len(r.alumni.People)),
		essor.ArgOf("left", len(r.mentoring.Left)), essor.ArgOf("coaches", r.coaches()), essor.ArgOf("clients", r.coached())))
	for _, left := range m.Left[:min(1, len(m.Left))] {
		last := len(left.Reasons) - 1
		r.say("  ", r.word("without", essor.ArgOf("id", left.ID))+" "+say(mentorTexts(), r.lang, left.Reasons[0]))
		r.say("  ", r.word("to_her")+" "+say(mentorTexts(), r.lang, left.Reasons[last]))
	}
	return nil
}

// acrossBorders returns the pairs between two countries, best first.
func acrossBorders(groups []mentor.Group) []mentor.Group {
	out := slices.DeleteFunc(slices.Clone(groups), func(g mentor.Group) bool {
		return g.Members[0].ID[:2] == g.Members[1].ID[:2]
	})
	slices.SortStableFunc(out, func(a, b mentor.Group) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// coached returns how many plans have a coach; each coach goes along with
// at most 25 clients.
func (r *reporter) coached() int {
	n := 0
	for i := range r.cohort.clients {
		if slices.Contains(planned(r.cohort.clients[i].Assessment.Plan), assess.Coach) {
			n++
		}
	}
	return n
}

func (r *reporter) coaches() int { return (r.coached() + 24) / 25 }

// joined renders the first reasons of a list in one line.
func (r *reporter) joined(reasons []essor.Reason, most int) string {
	var out []string
	for _, reason := range reasons[:min(most, len(reasons))] {
		out = append(out, say(mentorTexts(), r.lang, reason))
	}
	return strings.Join(out, " ")
}

// mostMissing is how many missing points the report lists.
const mostMissing = 3

// aligned shows each point of the agreement, where to begin, and what is
// missing.
func (r *reporter) aligned() error {
	a := r.alignment
	r.heading(r.word("partner"))
	rows := [][]string{{r.word("item"), r.word("status"), r.word("for"), r.word("against"), r.word("silent")}}
	for _, l := range a.Items {
		rows = append(rows, []string{
			say(partnerTexts(), r.lang, essor.Reason{Code: "term." + l.Item}), r.word("status." + string(l.Status)),
			strconv.Itoa(len(l.Support)), strconv.Itoa(len(l.Dissent)), strconv.Itoa(len(l.Silent)),
		})
	}
	r.table("llrrr", rows)
	r.say("  ", say(partnerTexts(), r.lang, a.Accords[0].Reason))
	for _, l := range a.Where(partner.Contested)[:1] {
		r.line("  " + r.word("misaligned"))
		r.say("    ", say(partnerTexts(), r.lang, l.Question))
		for _, reason := range a.Reasons(essor.Peer) {
			if reason.Code == "voice_why" && slices.Contains(reason.Args, essor.ArgOf("item", l.Item)) {
				r.say("    ", say(partnerTexts(), r.lang, reason))
			}
		}
	}
	if a.Ready {
		r.line("  " + r.word("ready"))
		return nil
	}
	r.line("  " + r.word("missing"))
	for _, reason := range a.Missing[:min(mostMissing, len(a.Missing))] {
		r.say("    ", say(partnerTexts(), r.lang, reason))
	}
	if more := len(a.Missing) - mostMissing; more > 0 {
		r.line("    " + r.word("more", essor.ArgOf("more", more)))
	}
	return nil
}

// shares prints the shared results with their verdicts and the table of work.
func (r *reporter) shares() error {
	r.heading(r.word("outcome"))
	texts := r.shared.Catalog()
	for _, l := range r.evaluation.Lines {
		r.say("  ", say(texts, r.lang, l.Verdict))
		for _, note := range l.Notes[:min(1, len(l.Notes))] {
			r.say("    · ", say(texts, r.lang, note))
		}
	}
	work := r.cohort.work
	r.say("  ", r.word("work", essor.ArgOf("people", work.People()), essor.ArgOf("missing", work.Missing)))
	states := []outcome.WorkStatus{outcome.OwnProfession, outcome.Underqualified, outcome.Unemployed, outcome.OutsideLabourForce}
	head := []string{""}
	for _, s := range states {
		head = append(head, r.word(string(s)))
	}
	rows := [][]string{head}
	for _, before := range states {
		row := []string{r.word(string(before))}
		for _, after := range states {
			row = append(row, fmt.Sprint(work.Count(before, after)))
		}
		rows = append(rows, row)
	}
	r.table("lrrrr", rows)
	return nil
}

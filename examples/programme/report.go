package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess"
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

// proofs counts what was verified: every assessment, every schedule and its
// life in the middle and at the end of the year, the meeting in Dakar, four rounds
// of the women, their exit and circles, those of alumni and coaches, the
// alignment and the evaluation.
func (p *programme) proofs() int { return len(p.cohort.clients) + 3*p.cohort.followed() + 13 }

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
const mostReasons = 3

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

// aligned shows the points of the agreement by where they stand, where to
// begin, and what is missing.
func (r *reporter) aligned() error {
	a := r.alignment
	r.heading(r.word("partner"))
	var lines []string
	for _, status := range []partner.Status{partner.Common, partner.Shared, partner.Unique, partner.Contested, partner.Unclaimed, partner.Silent} {
		if points := r.points(status); len(points) > 0 {
			lines = append(lines, r.word("status."+string(status))+" "+strings.Join(points, ", ")+".")
		}
	}
	r.say("  ", strings.Join(lines, " "))
	r.say("  ", say(partnerTexts(), r.lang, a.Accords[0].Reason))
	for _, l := range a.Where(partner.Contested)[:1] {
		r.say("  ", r.word("misaligned")+" "+say(partnerTexts(), r.lang, l.Question))
		voices := slices.DeleteFunc(a.Reasons(essor.Peer), func(reason essor.Reason) bool {
			return reason.Code != "voice_why" || !slices.Contains(reason.Args, essor.ArgOf("item", l.Item))
		})
		for _, reason := range voices[:min(2, len(voices))] {
			r.say("    ", say(partnerTexts(), r.lang, reason))
		}
	}
	if a.Ready {
		r.line("  " + r.word("ready"))
		return nil
	}
	r.say("  ", r.word("missing")+" "+joined(partnerTexts(), r.lang, a.Missing[:1])+" "+r.word("more", essor.ArgOf("more", len(a.Missing)-1)))
	return nil
}

// points names the points of a status, with how many voices each has where
// not all say the same.
func (r *reporter) points(status partner.Status) []string {
	var points []string
	for _, l := range r.alignment.Where(status) {
		point := say(partnerTexts(), r.lang, essor.Reason{Code: "term." + l.Item})
		if status != partner.Common && status != partner.Silent {
			point += " " + r.word("voices", essor.ArgOf("support", len(l.Support)), essor.ArgOf("dissent", len(l.Dissent)), essor.ArgOf("silent", len(l.Silent)))
		}
		points = append(points, point)
	}
	return points
}

// shares prints the shared results with their verdicts and the table of work.
func (r *reporter) shares() error {
	r.heading(r.word("outcome"))
	texts := r.shared.Catalog()
	for _, l := range r.evaluation.Lines {
		r.say("  · ", say(texts, r.lang, l.Verdict)+" "+joined(texts, r.lang, l.Notes[:min(1, len(l.Notes))]))
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

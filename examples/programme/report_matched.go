package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/mentor"
)

// matched shows the first round with its proof and two of its pairs, what
// became of it, and who was left.
func (r *reporter) matched() error {
	first := &r.mentorship.First
	m := first.Matching
	r.heading(r.word("mentor"))
	r.line(r.word("pairs", essor.ArgOf("pairs", len(m.Groups)), essor.ArgOf("women", len(first.Pool.People))))
	r.line(r.word("optimal", essor.ArgOf("score", m.Score), essor.ArgOf("bound", m.Bound)))
	for _, g := range acrossBorders(m.Groups)[:2] {
		for i, member := range g.Members {
			other := g.Members[1-i]
			r.say("  ", r.word("gives", essor.ArgOf("a", member.ID), essor.ArgOf("b", other.ID))+" "+joined(mentorTexts(), r.lang, member.Reasons[:1]))
		}
		r.say("  ", r.word("both")+" "+joined(mentorTexts(), r.lang, g.Reasons[:min(2, len(g.Reasons))]))
	}
	r.year()
	r.guides()
	for _, left := range m.Left[:min(1, len(m.Left))] {
		toHer := left.Reasons[len(left.Reasons)-1]
		r.say("  ", r.word("without", essor.ArgOf("id", left.ID))+" "+say(mentorTexts(), r.lang, toHer))
	}
	return nil
}

// year tells what was declined, what was given, who left, what was learnt,
// and the second round.
func (r *reporter) year() {
	y := r.mentorship
	r.say("  · ", r.word("declined", essor.ArgOf("id", y.Declined.From), essor.ArgOf("about", y.Declined.About))+" "+
		r.now(&y.First, y.Declined.From))
	r.say("  · ", r.word("met", essor.ArgOf("meetings", y.Summary.Total.Meetings),
		essor.ArgOf("hours", (y.Summary.Total.There+y.Summary.Total.Back)/60), essor.ArgOf("share", y.Summary.Reciprocity)))
	advised := y.Exit.Choices[y.Exit.Advised]
	r.say("  · ", r.word("left", essor.ArgOf("id", y.Exit.Leaving[0]))+" "+joined(mentorTexts(), r.lang, advised.Reasons[:1])+" "+
		r.now(&y.Repaired, y.Exit.Alone[0]))
	said := joined(mentorTexts(), r.lang, y.Lesson.Reasons[:1])
	if y.Lesson.Enough {
		said += " " + r.word("weights_approved")
	}
	r.say("  · ", r.word("second", essor.ArgOf("ratings", y.Lesson.Answers), essor.ArgOf("pairs", len(y.Second.Matching.Groups)))+" "+said)
	if circles := y.Circles.Circles; len(circles) > 0 {
		ids := circles[0].Members
		r.say("  · ", r.word("circles", essor.ArgOf("women", len(y.InCircles.People)), essor.ArgOf("circles", len(circles)),
			essor.ArgOf("ring", strings.Join(append(slices.Clone(ids), ids[0]), " → "))))
	}
}

// now says with whom somebody is in a round.
func (r *reporter) now(in *round, id string) string {
	for _, g := range in.Matching.Groups {
		for i, member := range g.Members {
			if member.ID == id {
				return r.word("now", essor.ArgOf("id", id), essor.ArgOf("partner", g.Members[1-i].ID))
			}
		}
	}
	return r.word("waits", essor.ArgOf("id", id))
}

// guides tells of alumni, who give and receive, and coaches, who go along.
func (r *reporter) guides() {
	m, c := r.alumni.Matching, r.coaching
	most := 0
	for _, load := range c.Assignment.Loads {
		most = max(most, load.Cases)
	}
	r.say("  ", r.word("alumni", essor.ArgOf("pairs", len(m.Groups)), essor.ArgOf("people", len(r.alumni.Pool.People)),
		essor.ArgOf("left", len(m.Left)), essor.ArgOf("coaches", len(c.Caseload.Guides)),
		essor.ArgOf("clients", len(c.Assignment.Cases)), essor.ArgOf("most", most)))
}

// acrossBorders returns the pairs between two countries, best first.
func acrossBorders(groups []mentor.Group) []mentor.Group {
	out := slices.DeleteFunc(slices.Clone(groups), func(g mentor.Group) bool {
		return g.Members[0].ID[:2] == g.Members[1].ID[:2]
	})
	slices.SortStableFunc(out, func(a, b mentor.Group) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

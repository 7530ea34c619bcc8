package partner

import (
	"slices"

	"github.com/essor-go/essor"
)

// An item is settled when enough partners have spoken on it and no dissent
// keeps it open; it is agreed when it is settled and two or more are in
// favour. The partners are ready when every item of the needed kinds is
// settled, each of these kinds has an agreed item, an evaluation one for each
// of its three questions, and every touchpoint has an owner.

// missing returns what keeps the partners from starting, by kind, then item;
// lines stand in the order of a's items, and a is canonical.
func (a Agreement) missing(lines []Line) []essor.Reason {
	out := []essor.Reason{}
	for _, k := range allKinds() {
		if len(a.Needs.Kinds) == 0 || slices.Contains(a.Needs.Kinds, k) {
			out = append(out, a.missingOf(k, lines)...)
		}
	}
	for _, t := range a.Touchpoints {
		if t.Owner == "" {
			out = append(out, peer("missing_owner", essor.ArgOf("touchpoint", t.ID)))
		}
	}
	return out
}

// missingOf returns what is missing on one kind.
func (a Agreement) missingOf(k Kind, lines []Line) []essor.Reason {
	var out []essor.Reason
	found, agreed := false, map[Question]bool{}
	for i, l := range lines {
		if l.Kind != k {
			continue
		}
		found = true
		open := a.open(l)
		out = append(out, open...)
		if len(open) == 0 && len(l.Support) >= 2 {
			agreed[a.Items[i].Answers] = true
		}
	}
	kind := kindFact(k)
	switch {
	case !found:
		out = append(out, peer("missing_kind", kind))
	case k == Evaluation:
		for _, q := range allQuestions() {
			if !agreed[q] {
				out = append(out, peer("missing_answer", essor.ArgOf("question", "question."+q)))
			}
		}
	case len(agreed) == 0:
		out = append(out, peer("missing_agreed", kind))
	}
	return out
}

// open returns why an item is not settled.
func (a Agreement) open(l Line) []essor.Reason {
	var out []essor.Reason
	item := essor.ArgOf("item", l.Item)
	if needed := a.Needs.quorum(len(a.Partners)); len(l.Voices) < needed {
		out = append(out, peer("missing_voices", item,
			essor.ArgOf("spoken", len(l.Voices)), essor.ArgOf("partners", len(a.Partners)), essor.ArgOf("needed", needed)))
	}
	if unheard := a.unheard(l); unheard > 0 {
		out = append(out, peer("missing_heard", item, essor.ArgOf("unheard", unheard)))
	}
	if l.Status == Contested && slices.ContainsFunc(l.Voices, a.Needs.blocks) {
		out = append(out, peer("missing_consent", item, essor.ArgOf("dissent", len(l.Dissent))))
	}
	return out
}

// quorum returns how many of the partners must have spoken.
func (n Needs) quorum(partners int) int {
	if n.Quorum.Sign() == 0 {
		return partners
	}
	units := n.Quorum.Units() * int64(partners) // at most 10¹⁵
	return int((units + essor.FractionUnit - 1) / essor.FractionUnit)
}

// blocks reports whether a stance keeps a contested item open.
func (n Needs) blocks(s Stance) bool {
	return s.Position == Oppose || s.Position == Concern && n.Blocking != Oppose
}

// unheard counts the silent partners who must speak; both lists are sorted.
func (a Agreement) unheard(l Line) int {
	count, next := 0, 0
	for _, id := range l.Silent {
		for a.Partners[next].ID != id {
			next++
		}
		if a.Partners[next].MustSpeak {
			count++
		}
	}
	return count
}

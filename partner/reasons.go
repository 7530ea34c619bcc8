package partner

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
)

// Reasons returns what an audience may read of an alignment, in reading
// order; [Catalog] renders it.
//
//   - Staff, the partnership lead, reads everything: counts, strengths, who
//     stands where on what is contested or unique and why, who is silent
//     there, questions, what is missing.
//   - Peer, the organisations at the table, reads the same where the
//     agreement has an OpenTable; else counts, questions and what is missing,
//     but no organisation and no one's reason. At a table of two or three a
//     count still gives a position away.
//   - Public reads how much is common and whether the partners are ready.
//   - Any other audience reads nothing.
//
// Cost: linear in items and stances.
func (a Alignment) Reasons(audience essor.Audience) []essor.Reason {
	switch audience {
	case essor.Staff:
		return a.told(audience, true)
	case essor.Peer:
		return a.told(audience, a.OpenTable)
	case essor.Public:
		return []essor.Reason{a.opening(audience), a.readiness(audience)}
	}
	return []essor.Reason{}
}

// told says where the partners stand: misalignments first, then the rest.
func (a Alignment) told(audience essor.Audience, byName bool) []essor.Reason {
	out := []essor.Reason{a.opening(audience)}
	for _, accord := range a.Accords {
		out = append(out, to(audience, accord.Reason))
	}
	for _, status := range []Status{Contested, Unclaimed, Silent, Unique, Shared, Common} {
		for _, l := range a.Where(status) {
			out = append(out, l.told(audience, a.Partners, byName)...)
		}
	}
	out = append(out, a.readiness(audience))
	for _, m := range a.Missing {
		out = append(out, to(audience, m))
	}
	return out
}

func (l Line) told(audience essor.Audience, partners int, byName bool) []essor.Reason {
	item := essor.ArgOf("item", l.Item)
	out := []essor.Reason{{Code: "line_" + string(l.Status), Audience: audience, Args: []essor.Arg{
		item,
		essor.ArgOf("partners", partners),
		essor.ArgOf("support", len(l.Support)),
		essor.ArgOf("dissent", len(l.Dissent)),
		essor.ArgOf("silent", len(l.Silent)),
	}}}
	if byName {
		out = append(out, l.named(audience)...)
	}
	return append(out, to(audience, l.Question))
}

// named recalls what each partner brings to an item and, where it is contested
// or unique, where each stands and why, and who is silent.
func (l Line) named(audience essor.Audience) []essor.Reason {
	var out []essor.Reason
	item := essor.ArgOf("item", l.Item)
	recall := l.Status == Contested || l.Status == Unique
	for _, v := range l.Voices {
		who := essor.ArgOf("partner", v.Partner)
		position := essor.ArgOf("position", "position."+v.Position)
		switch {
		case recall && v.Why != "":
			out = append(out, essor.Reason{Code: "voice_why", Audience: audience, Args: []essor.Arg{item, who, position, essor.ArgOf("why", v.Why)}})
		case recall:
			out = append(out, essor.Reason{Code: "voice", Audience: audience, Args: []essor.Arg{item, who, position}})
		}
		if v.Strength != "" {
			out = append(out, essor.Reason{Code: "voice_strength", Audience: audience, Args: []essor.Arg{item, who, essor.ArgOf("strength", v.Strength)}})
		}
	}
	if recall {
		for _, id := range l.Silent {
			out = append(out, essor.Reason{Code: "voice_silent", Audience: audience, Args: []essor.Arg{item, essor.ArgOf("partner", id)}})
		}
	}
	return out
}

func (a Alignment) opening(audience essor.Audience) essor.Reason {
	return essor.Reason{Code: "opening", Audience: audience, Args: []essor.Arg{
		essor.ArgOf("partners", a.Partners),
		essor.ArgOf("common", len(a.Where(Common))),
		essor.ArgOf("items", len(a.Items)),
	}}
}

func (a Alignment) readiness(audience essor.Audience) essor.Reason {
	if a.Ready {
		return essor.Reason{Code: "ready", Audience: audience}
	}
	return essor.Reason{Code: "not_ready", Audience: audience}
}

// peer is a reason for everybody at the table.
func peer(code string, args ...essor.Arg) essor.Reason {
	return essor.Reason{Code: code, Audience: essor.Peer, Args: args}
}

// to hands a reason for the table to another audience.
func to(audience essor.Audience, r essor.Reason) essor.Reason {
	r.Audience = audience
	return r
}

// question is what the workshop asks about an item: about what is contested,
// in the terms of its kind.
func question(status Status, kind Kind, item string) essor.Reason {
	code := "ask_" + string(status)
	if status == Contested {
		code += "_" + string(kind)
	}
	return peer(code, essor.ArgOf("item", item))
}

// orderReason says how far the partners put items in one order, or why that
// cannot be said.
func orderReason(code string, kind Kind, dropped int, more ...essor.Arg) essor.Reason {
	if kind == "" {
		kind = "all"
	}
	return peer(code, append([]essor.Arg{kindFact(kind), essor.ArgOf("dropped", dropped)}, more...)...)
}

// kindFact names a kind by its own term: an item may have the id "what".
func kindFact(kind Kind) essor.Arg { return essor.ArgOf("kind", "kind."+kind) }

// facts returns what a sentence about W needs, W rounded half to even to
// three decimals.
func (c Concordance) facts() []essor.Arg {
	const thousandth = essor.FractionUnit / 1000
	thousandths, _ := exact.MulDiv(c.Above, 1000, c.Below, exact.HalfEven)
	return []essor.Arg{
		essor.ArgOf("raters", c.Raters),
		essor.ArgOf("options", c.Options),
		essor.ArgOf("w", essor.FractionOf(thousandths*thousandth)),
	}
}

package mentor

import (
	"cmp"
	"slices"
	"strings"

	"github.com/essor-go/essor"
)

// giftReasons says for staff what a person gives: a sentence for each wish
// met, and how long she has waited if that counted. It is never empty.
func giftReasons(g gift, weeks int64) []essor.Reason {
	reasons := make([]essor.Reason, 0, len(g.met)+1)
	for i, m := range g.met {
		told := false
		for _, earlier := range g.met[:i] {
			told = told || earlier.topic == m.topic && earlier.kind == m.kind
		}
		if told {
			continue // one offer that meets two wishes
		}
		code := "gives_anything"
		if m.kind != "" {
			code = "gives_" + string(m.kind)
		}
		reasons = append(reasons, forStaff(code, essor.ArgOf("topic", m.topic)))
	}
	if len(reasons) == 0 {
		reasons = append(reasons, forStaff("no_wish_met")) // a pinned pair
	}
	if weeks > 0 {
		reasons = append(reasons, forStaff("waited", essor.ArgOf("weeks", weeks)))
	}
	return reasons
}

// sharedReasons says for staff what two people share. Codes that begin with
// "shared_" may be told to both of them, the others are for staff alone.
func (j *judge) sharedReasons(p, q *Person, v verdict, g Group) []essor.Reason {
	reasons := []essor.Reason{}
	add := func(code string, args ...essor.Arg) { reasons = append(reasons, forStaff(code, args...)) }
	switch {
	case g.Pinned:
		add("pinned")
	case g.Accepted:
		add("shared_acceptance")
	case g.Kept:
		add("shared_way_so_far")
	}
	for _, goal := range commonGoals(p, q) {
		add("shared_goal", essor.ArgOf("goal", goal))
	}
	if v.language != "" {
		add("shared_language", essor.ArgOf("language", v.language))
	} else if len(p.Languages) == 0 || len(q.Languages) == 0 {
		add("ask_language")
	}
	switch {
	case v.minutes == none:
		add("ask_hours")
	case v.minutes >= 15:
		add("shared_hours", essor.ArgOf("hours", essor.FractionOf(int64(v.minutes/15)*(essor.FractionUnit/4))))
	}
	virtual, there := waysToMeet(p, q)
	switch {
	case there && p.Place != "" && virtual:
		add("shared_either", essor.ArgOf("place", p.Place))
	case there && p.Place != "":
		add("shared_place", essor.ArgOf("place", p.Place))
	case virtual:
		add("shared_online")
	}
	if country := j.tieOf(p, q); country != "" {
		add("shared_tie", essor.ArgOf("country", country))
	}
	if p.Sector != "" && p.Sector == q.Sector {
		add("same_sector", essor.ArgOf("sector", p.Sector))
	}
	if p.Stage > 0 && p.Stage == q.Stage {
		add("same_stage")
	}
	return reasons
}

func forStaff(code string, args ...essor.Arg) essor.Reason {
	return essor.Reason{Code: code, Audience: essor.Staff, Args: args}
}

func forPerson(code string) essor.Reason {
	return essor.Reason{Code: code, Audience: essor.Person}
}

// readdressed returns the reasons whose code has a prefix, with another one,
// for another audience.
func readdressed(reasons []essor.Reason, from, to string, audience essor.Audience) []essor.Reason {
	var out []essor.Reason
	for _, r := range reasons {
		if rest, ok := strings.CutPrefix(r.Code, from); ok {
			out = append(out, essor.Reason{Code: to + rest, Audience: audience, Args: append([]essor.Arg(nil), r.Args...)})
		}
	}
	return out
}

// byTopic sorts what somebody gives by topic, then by the way of giving.
func byTopic(gifts []essor.Reason) []essor.Reason {
	slices.SortFunc(gifts, func(a, b essor.Reason) int {
		byValue := func(x, y essor.Arg) int { return strings.Compare(x.Value, y.Value) }
		return cmp.Or(slices.CompareFunc(a.Args, b.Args, byValue), strings.Compare(a.Code, b.Code))
	})
	return gifts
}

func forHerself(reasons []essor.Reason) []essor.Reason {
	out := []essor.Reason{}
	for _, r := range reasons {
		if r.Audience == essor.Person {
			out = append(out, r)
		}
	}
	return out
}

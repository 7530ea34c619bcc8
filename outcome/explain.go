package outcome

import (
	"github.com/essor-go/essor"
)

// explain returns the verdict on a line and the notes that belong beside it.
// It reads the facts of the line only where they can't be read off the
// finding.
func (s *Shared) explain(in Indicator, f Finding, line Line) (essor.Reason, []essor.Reason) {
	x := explainer{in: in, f: f, e: f.Estimate, notes: []essor.Reason{}}
	doubt := s.doubt(f)
	verdict := x.verdict(line.Status, doubt, s.least)
	if line.Status == NoFinding {
		return verdict, x.notes
	}
	x.noteFigures(line, doubt)
	x.noteIntake(line, s.scope(in))
	x.noteFrame(line, s.scope(in))
	return verdict, x.notes
}

func (s *Shared) scope(in Indicator) Scope {
	return s.framework.Results[s.result[in.Result]].Scope
}

// explainer collects the notes on one finding.
type explainer struct {
	in    Indicator
	f     Finding
	e     Estimate
	notes []essor.Reason
}

func (x *explainer) note(audience essor.Audience, code string, args ...essor.Arg) {
	x.notes = append(x.notes, essor.Reason{Code: "note_" + code, Audience: audience, Args: args})
}

func (x *explainer) name() essor.Arg { return essor.ArgOf("indicator", x.in.ID) }
func (x *explainer) unit() essor.Arg { return essor.ArgOf("unit", x.in.Unit) }

// figure writes a number of the indicator's own kind: shares with the
// decimals of a percentage, others to about four digits.
func (x *explainer) figure(name string, v float64) essor.Arg {
	if x.in.Unit == unitShare {
		return essor.ArgOf(name, rounded(v, sharePlaces))
	}
	return essor.ArgOf(name, readable(v))
}

// points writes a difference of shares in percentage points.
func points(name string, v float64) essor.Arg { return essor.ArgOf(name, rounded(v*100, 1)) }

// verdict returns the one sentence for the public: what was found, and what
// the design lets one say about it.
func (x *explainer) verdict(status Status, doubt string, least int64) essor.Reason {
	code, args := "verdict_"+doubt, []essor.Arg{x.name()}
	switch {
	case status == NoFinding:
		code = "verdict_" + string(NoFinding)
	case doubt == tooFew:
		args = append(args, essor.ArgOf("least", least))
	case doubt != "" && doubt != chance:
	case x.f.Design == Recorded:
		form, more := x.recorded()
		code, args = "verdict_recorded_"+form, append(args, more...)
	default:
		form, more := x.found()
		code, args = "verdict_"+string(x.f.Design)+"_"+string(status)+"_"+form, append(args, more...)
	}
	return essor.Reason{Code: code, Audience: essor.Public, Args: args}
}

// recorded returns the form and the facts of a single level.
func (x *explainer) recorded() (string, []essor.Arg) {
	switch {
	case x.e.Estimand == Proportion:
		return "share", []essor.Arg{x.figure("to", x.e.To), essor.ArgOf("n", x.e.N)}
	case x.e.isSet():
		return "mean", []essor.Arg{x.figure("to", x.e.To), x.unit(), essor.ArgOf("n", x.e.N)}
	case x.in.Unit == unitShare:
		return "figure_share", []essor.Arg{essor.ArgOf("to", *x.f.Reached)}
	}
	return "figure", []essor.Arg{essor.ArgOf("to", *x.f.Reached), x.unit()}
}

// found returns the form and the facts of a comparison of two levels.
func (x *explainer) found() (string, []essor.Arg) {
	e := x.e
	if x.f.Design == DifferenceInDifferences {
		if x.in.Unit == unitShare {
			return "changes_share", x.groups(points("from", e.From), points("to", e.To))
		}
		return "changes_mean", x.groups(x.figure("from", e.From), x.figure("to", e.To), x.unit())
	}
	form, args := "share", []essor.Arg{x.figure("from", e.From), x.figure("to", e.To)}
	switch e.Estimand {
	case MeanDifference:
		form, args = "mean", append(args, x.unit())
	case MeanRatio:
		form, args = "ratio", append(args, essor.ArgOf("value", readable(e.Value)))
	}
	switch {
	case x.f.Design != BeforeAfter:
		return "groups_" + form, x.groups(args...)
	case !e.Paired:
		return "asked_" + form, x.groups(append(args, x.move())...)
	}
	return "followed_" + form, append(args, x.move(), essor.ArgOf("n", e.N))
}

// groups adds how many people stand behind each level; of matched pairs one
// stands behind each.
func (x *explainer) groups(args ...essor.Arg) []essor.Arg {
	from, to := x.e.NFrom, x.e.NTo
	if x.e.Paired {
		from, to = x.e.N, x.e.N
	}
	return append(args, essor.ArgOf("n_from", from), essor.ArgOf("n_to", to))
}

// move names the way the level went: "went" where it may be chance.
func (x *explainer) move() essor.Arg {
	word := "went"
	switch x.e.side() {
	case 1:
		word = "rose"
	case -1:
		word = "fell"
	}
	return essor.ArgOf("move", word)
}

// noteFigures says no more in figures than the verdict lets one say. What too
// few people said is nobody's to publish, not even as a margin; and where the
// verdict gives no level, no progress is told of it.
func (x *explainer) noteFigures(line Line, doubt string) {
	switch {
	case doubt == tooFew:
	case doubt == tooMissing:
		x.noteMissing()
	case !x.e.isSet():
		x.noteProgress(line)
	default:
		x.noteMargin()
		x.noteMissing()
		if doubt == "" || doubt == chance {
			x.noteProgress(line)
		}
		x.noteMethod()
	}
}

// noteMargin writes the interval in the terms of the estimand.
func (x *explainer) noteMargin() {
	i := x.e.Interval
	level := essor.ArgOf("level", i.Level)
	switch i.Kind {
	case "":
		x.note(essor.Staff, "margin_none")
		return
	case WholeLine:
		x.note(essor.Public, "margin_line", level)
		return
	}
	_, okLow := fractionOf(i.Low)
	_, okHigh := fractionOf(i.High)
	switch {
	case !okLow || !okHigh:
		x.note(essor.Public, "margin_wide", level)
	case i.Kind == Outside:
		x.note(essor.Public, "margin_outside", level, essor.ArgOf("low", readable(i.Low)), essor.ArgOf("high", readable(i.High)))
	case x.e.Estimand == MeanRatio:
		x.note(essor.Public, "margin_ratio", level, essor.ArgOf("low", readable(i.Low)), essor.ArgOf("high", readable(i.High)))
	case x.e.Estimand == Proportion:
		x.note(essor.Public, "margin_share", level, x.figure("low", i.Low), x.figure("high", i.High))
	case x.e.Estimand == Mean:
		x.note(essor.Public, "margin_mean", level, x.figure("low", i.Low), x.figure("high", i.High), x.unit())
	case x.in.Unit == unitShare:
		x.note(essor.Public, "margin_points", level, points("low", i.Low), points("high", i.High))
	default:
		x.note(essor.Public, "margin_difference", level, x.figure("low", i.Low), x.figure("high", i.High), x.unit())
	}
}

func (x *explainer) noteMissing() {
	if x.e.Missing > 0 {
		x.note(essor.Public, "missing", essor.ArgOf("missing", x.e.Missing), essor.ArgOf("n", x.e.N))
	}
}

// noteProgress says how far the level reached lies on the way to the target.
func (x *explainer) noteProgress(line Line) {
	if line.Progress == nil {
		return
	}
	code := "progress"
	switch {
	case line.Met:
		code = "met"
	case line.Progress.Sign() < 0:
		code = "behind"
	}
	args := []essor.Arg{essor.ArgOf("baseline", *x.in.Baseline), essor.ArgOf("target", *x.in.Target)}
	if code == "progress" {
		args = append(args, essor.ArgOf("progress", rounded(line.Progress.Float64(), sharePlaces)))
	}
	if x.in.Unit == unitShare {
		x.note(essor.Public, code+"_share", args...)
	} else {
		x.note(essor.Public, code, append(args, x.unit())...)
	}
	x.noteBaseline()
}

// noteBaseline warns when the people measured did not start where the
// framework says: by more than a twentieth of the way to the target.
func (x *explainer) noteBaseline() {
	if x.f.Design != BeforeAfter || x.in.Unit == unitTimes {
		return
	}
	off := x.e.From - x.in.Baseline.Float64()
	way := x.in.Target.Float64() - x.in.Baseline.Float64()
	if off*off*400 <= way*way {
		return
	}
	args := []essor.Arg{x.figure("from", x.e.From), essor.ArgOf("baseline", *x.in.Baseline)}
	if x.in.Unit == unitShare {
		x.note(essor.Staff, "baseline_share", args...)
	} else {
		x.note(essor.Staff, "baseline", append(args, x.unit())...)
	}
}

// noteMethod names the method of the interval and the tests, for those who
// check the figures.
func (x *explainer) noteMethod() {
	x.note(essor.Staff, "method", essor.ArgOf("method", x.e.Method))
	const leastP, places = 0.0001, 4
	for _, t := range x.e.Tests {
		if t.P < leastP {
			x.note(essor.Staff, "test_small", essor.ArgOf("test", t.Method))
			continue
		}
		x.note(essor.Staff, "test", essor.ArgOf("test", t.Method), essor.ArgOf("p", rounded(t.P, places)))
	}
}

// noteIntake puts who was let in beside the result; where it is a rate of
// success among people served and nobody said, it asks.
func (x *explainer) noteIntake(line Line, scope Scope) {
	switch {
	case line.Approval != nil:
		x.note(essor.Public, "intake", essor.ArgOf("applied", x.f.Intake.Applied), essor.ArgOf("accepted", x.f.Intake.Accepted),
			essor.ArgOf("approval", rounded(line.Approval.Float64(), sharePlaces)))
	case x.in.Unit == unitShare && scope == Performance:
		x.note(essor.Staff, "intake_unknown")
	}
}

// noteFrame holds the finding against what was agreed before the start.
func (x *explainer) noteFrame(line Line, scope Scope) {
	if x.in.Standard > 0 {
		code := "standard_met"
		if line.Evidence < x.in.Standard {
			code = "standard_unmet"
		}
		x.note(essor.Staff, code, essor.ArgOf("standard", x.in.Standard), essor.ArgOf("evidence", line.Evidence))
	}
	if x.f.On.Compare(x.in.Due) > 0 {
		x.note(essor.Staff, "late", essor.ArgOf("on", x.f.On), essor.ArgOf("due", x.in.Due))
	}
	if scope == Population {
		x.note(essor.Public, "population")
	}
}

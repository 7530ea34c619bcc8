package assess

import "github.com/essor-go/essor"

// ScoreStatus says how much a score or the points of a domain rest on.
type ScoreStatus string

// What points can rest on.
const (
	ScoreComplete      ScoreStatus = "complete"       // every item that applies is answered: Low = Points = High
	ScorePartial       ScoreStatus = "partial"        // some are open: the truth lies from Low to High
	ScoreNotEnough     ScoreStatus = "not_enough"     // too few to give points, which are 0 and mean nothing
	ScoreNotApplicable ScoreStatus = "not_applicable" // no item applies: points are 0, bounds 0 and 100, and mean nothing
)

// Score is readiness in points from 0 to 100 with two decimals.
//
// Every step is settled in hundredths of a point, half up: the points of an
// item; those of a domain, the mean of its answered items by their weights;
// the score, the mean of the domains by theirs. So whoever has the printed
// figures can work the score out on paper.
//
// Missing and refused answers are left out of Points and span the bounds:
// with Low each of them would have brought nothing, with High everything, so
// that whatever she answers (or if it turns out not to apply) the score lies
// between. Items that do not apply leave their domain, and the others' weights
// share its whole; a domain without any item that applies leaves the score in
// the same way.
type Score struct {
	Status       ScoreStatus    `json:"status"`
	Points       essor.Fraction `json:"points"`
	Low          essor.Fraction `json:"low"`
	High         essor.Fraction `json:"high"`
	Completeness essor.Fraction `json:"completeness"` // weight answered of weight that applies, rounded down to 1/10,000
}

// DomainScore is the [Score] of one domain. That of a support-only domain is
// for the conversation: it is no part of the whole.
type DomainScore struct {
	Domain      string `json:"domain"`
	SupportOnly bool   `json:"support_only"`
	Score
}

// figures are the points and bounds of a domain or of the whole, in
// hundredths, and its completeness in 1/10,000.
type figures struct {
	points, low, high, done uint32
	answered                bool // something is given: points mean something
	applies                 bool // something is given or open
}

// settle works out the figures of the sheet, unless they stand since the last
// answer. Results go straight to where they stay, since copying them costs
// more than they do.
func (s *Sheet) settle() {
	if s.settled {
		return
	}
	var sum whole
	for i := range s.domains {
		d, f := &s.scorer.domains[i], &s.domains[i]
		packed := uint64(0)
		answers := s.held[d.from:d.to]
		for k := range answers {
			packed += answers[k].adds
		}
		f.settle(packed)
		if d.weight > 0 {
			sum.add(d.weight, f)
		}
	}
	sum.settle(&s.total)
	s.total.answered = s.total.answered && s.total.done >= s.scorer.leastDone
	s.settled = true
}

// settle works out a domain from its packed sum.
func (f *figures) settle(packed uint64) {
	points, weight, missing := uint32(packed>>32), uint32(packed>>16)&0xffff, uint32(packed)&0xffff
	f.answered, f.applies = weight > 0, weight+missing > 0
	f.points = 0
	if f.answered {
		f.points = halfUp(points, weight)
	}
	f.low, f.high, f.done = f.points, f.points, full
	if missing > 0 {
		all := weight + missing
		f.low, f.high, f.done = halfUp(points, all), halfUp(points+full*missing, all), full*weight/all
	} else if !f.answered {
		f.high, f.done = full, 0
	}
}

// halfUp returns a ÷ b, rounded half up, for a below 2³¹ − b.
func halfUp(a, b uint32) uint32 { return (2*a + b) / (2 * b) }

// whole joins the domains to the score: sums of weight × figure, at most
// 10¹² × 10⁴, and of weights.
type whole struct {
	points, low, high, done uint64
	answered, applies       uint64
}

func (w *whole) add(weight uint64, f *figures) {
	if f.answered {
		w.points += weight * uint64(f.points)
		w.answered += weight
	}
	if f.applies {
		w.low += weight * uint64(f.low)
		w.high += weight * uint64(f.high)
		w.done += weight * uint64(f.done)
		w.applies += weight
	}
}

func (w *whole) settle(f *figures) {
	*f = figures{high: full, answered: w.answered > 0, applies: w.applies > 0}
	if !f.applies {
		return
	}
	if f.answered {
		f.points = mean(w.points, w.answered)
	}
	f.low, f.high, f.done = f.points, f.points, full
	if w.done < full*w.applies {
		f.low, f.high, f.done = mean(w.low, w.applies), mean(w.high, w.applies), uint32(w.done/w.applies)
	}
}

// mean returns a ÷ b, rounded half up.
func mean(a, b uint64) uint32 { return uint32((2*a + b) / (2 * b)) }

// Score returns the score of the answers on the sheet. It does not allocate;
// [Scorer.Assess] uses the same code.
func (s *Sheet) Score() (out Score) {
	s.settle()
	s.total.write(&out)
	return out
}

// AppendProfile appends the score of each domain that has points, in rubric
// order. It does not allocate when dst has room.
func (s *Sheet) AppendProfile(dst []DomainScore) []DomainScore {
	s.settle()
	for i := range s.domains {
		if d := &s.scorer.domains[i]; d.scored {
			dst = append(dst, DomainScore{})
			line := &dst[len(dst)-1]
			line.Domain, line.SupportOnly = d.id, d.support
			s.domains[i].write(&line.Score)
		}
	}
	return dst
}

// write writes the figures as the caller reads them; points only where they
// mean something.
func (f *figures) write(out *Score) {
	out.Status = ScoreComplete
	switch {
	case !f.applies:
		out.Status = ScoreNotApplicable
	case !f.answered:
		out.Status = ScoreNotEnough
	case f.done < full:
		out.Status = ScorePartial
	}
	out.Points = essor.Fraction{}
	if f.answered {
		out.Points = fraction(f.points)
	}
	out.Low, out.High, out.Completeness = fraction(f.low), fraction(f.high), share(f.done)
}

// fraction turns hundredths into points.
func fraction(hundredths uint32) essor.Fraction {
	return essor.FractionOf(int64(hundredths) * (essor.FractionUnit / 100))
}

// share turns 1/10,000 into a share.
func share(tenThousandths uint32) essor.Fraction {
	return essor.FractionOf(int64(tenThousandths) * (essor.FractionUnit / full))
}

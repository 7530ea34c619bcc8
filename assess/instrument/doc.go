// Package instrument holds ready-made instruments: the Financial Well-Being
// Scale of the US Consumer Financial Protection Bureau, and a rubric of our
// own for newcomers who want their profession back.
//
//	p, err := instrument.NewPattern(instrument.Self18To61)
//	w, err := p.Score(instrument.Responses{3, 4, 2, 3, 4, 3, 0, 4, 1, 3}) // 0: no answer
//	fmt.Println(w.Score, w.StandardError) // one number and how unsure it is
//
//	scorer, err := assess.Compile(instrument.Newcomer())
//
// [WellBeingItems] has the ten statements in English and Spanish, with a
// French of ours; [TableScore] reads the printed table; [Pattern] scores the
// pattern of answers, also an incomplete one, with its standard error; a
// [CodingCheck] notices a file in which answers were reversed twice.
//
// # What to keep in mind
//
// The standard error is 4 to 8 points: a difference of a few points between
// two persons, or two dates, is noise. Norms of the United States are not
// norms for newcomers elsewhere. A self-report is for support and change, and
// not a gate: in [Newcomer] it stands in a support-only domain.
//
// Statistics agree to 1e-12 relative across architectures.
//
// # Sources
//
// CFPB, Financial Well-Being Scale: Scale development technical report, May
// 2017; cfpb/consumerfinance.gov, folder cfgov/wellbeing (public domain);
// A. Nichols, pfwb, SSC s458353, 2017.
package instrument

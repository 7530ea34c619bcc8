// Package portfolio says how healthy a loan portfolio is: what is outstanding,
// what is at risk and what stands beside it, what was lost, earned, set aside
// and guaranteed, for a whole country or a branch, by month and by segment.
//
//	rules := portfolio.Rules{From: day("2026-01-01"), Segments: []portfolio.Segment{{Name: "branch"}}}
//	book, err := portfolio.NewBook(day("2026-12-31"), cad, rules)
//	for _, c := range clients {
//		st, err := servicing.Replay(c.Terms, c.Events, day("2026-12-31"), servicing.Options{})
//		l, err := portfolio.Of(c.Loan, c.Terms, st, rules.From, c.Branch)
//		err = book.Add(l)
//	}
//	err = book.Merge(dakar) // a book of the other branch
//	report, err := book.Report()
//	for _, risk := range report.Total.AtRisk {
//		fmt.Println(risk.Boundary, risk.Late.Share, risk.Restructured.Share, risk.Moratorium.Share)
//	}
//
// A [Book] is an accumulator: [Book.Add] takes a loan in, as a record of plain
// figures, and [Book.Merge] another book. Sums are integers, so any split of
// the loans over any number of machines, in any order, gives the same book and
// the same [Report], byte for byte. It holds no loans, and no ids.
//
// # At risk
//
// A loan is at risk with all its principal, not with the instalment that is
// late. From when a late loan counts is a [Boundary] with a name, since some
// count more than 30 days and some 30 days or more. A restructured loan starts
// afresh and one whose payments are suspended is not asked for any, yet both may
// be weak; so [Risk] tells them beside what is late, each loan once, and by
// count too: a few large loans hide behind many small ones, and the other way
// round. A write-off takes a loan off the portfolio and lowers what is at risk;
// so it stands in the same report.
//
// # Limits
//
// One currency and one day a book. Any number of loans while each sum is an
// [essor.Money]; up to [MaxSegments] segments, [MaxCells] cells in all and
// [MaxBoundaries] boundaries. Reading a book from JSON is limited by
// [essor.MaxJSONBytes].
//
// # What it does not do
//
// It does not value loans at fair value, forecast losses or convert
// currencies. It protects no cells but those of segments with a minimum, within
// one report, and no whole book but a small one from [Report.Explain] for the
// public: what two reports of different days tell by their difference is for
// the host to weigh.
//
// # Sources
//
// CGAP, Microfinance Consensus Guidelines: Definitions of Selected Financial
// Terms, Ratios and Adjustments (2003), and MicroRate and IADB, Performance
// Indicators for Microfinance Institutions (2003), as others quote them:
// portfolio at risk, write-off ratio, yield, risk coverage. Bangko Sentral ng
// Pilipinas, Circular 409 (2003): one day or more, restructured loans apart.
package portfolio

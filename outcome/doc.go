// Package outcome answers whether the results that partners share came about,
// for whom, and how sure that is. It is for partners, funders and the public
// of a programme, and for the services that report to them.
//
// A [Framework] says, before any data come in, which results the partners
// want, by which indicators they will know, from which baseline to which
// target. [Freeze] fixes it. A [Finding] is what was found for one indicator
// and by which design; its estimate comes from package compare, which imports
// this one:
//
//	shared, err := outcome.Freeze(framework)
//	jobs, err := compare.PairedProportions(
//		compare.Pairs{Both: 6, OnlyBefore: 35, OnlyAfter: 2, Neither: 57}, compare.Options{})
//	findings := []outcome.Finding{{Indicator: "unemployed", Design: outcome.BeforeAfter, Estimate: jobs}}
//	e, err := shared.Evaluate(findings)
//	text, err := shared.Catalog().Text(essor.EN, e.Lines[0].Verdict)
//	// Unemployment fell from 41% to 8% among the 100 people followed; a before/after
//	// comparison cannot tell how much of it the programme caused.
//	err = e.Verify(shared, findings)
//
// # What a verdict may claim
//
// The evidence level follows from the design and is never typed in; see
// [Finding.Evidence]. A before/after change is correlation, whatever its size.
// A change that its interval does not tell from chance is "not enough
// evidence", and so is one measured on too few people or with more people
// missing than measured. What the public reads says so in the same sentence.
// Margin, missing people, progress to the target, who was let in and how the
// margin was computed stand beside it as notes, each with its audience.
//
// Work is counted in four states, not two: see [WorkStatus] and
// [Transitions].
//
// # Limits
//
// A framework has at most 200 results, 500 indicators and 100 questions.
// Baselines, targets and levels lie within ±9,223,372 in the indicator's unit;
// other statistics within ±1e300. Counts go up to 1,000,000,000. Ids have at
// most 128 bytes, texts 4,096. Nothing here knows a person: ids are opaque and
// are in no error.
//
// This package does not compute estimates (package compare does), does not
// choose a design, and does not protect small groups in tables: verdicts on
// fewer than ten people a group are withheld, no more.
//
// # Sources
//
//   - R. Puttick, J. Ludlow, Standards of Evidence: An Approach that Balances
//     the Need for Evidence with Innovation, Nesta 2013: the five levels.
//   - Global Affairs Canada, Results-Based Management for International
//     Assistance Programming, 2016: levels of results and the performance
//     measurement framework.
//   - M. Friedman, Trying Hard Is Not Good Enough, 2005: results of a
//     population and of a programme, kept apart.
package outcome

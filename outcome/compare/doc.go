// Package compare turns counts and measurements into estimates with intervals
// and tests: what package outcome holds against the results that partners
// share. It is for the data lead of a programme, and for anyone who would
// otherwise publish "41 % → 8 %" or "×3.6" as bare numbers.
//
// In every verb, from is the level before, or of the comparison group, and to
// the level after, or of the programme's group. Differences are to − from,
// ratios to ÷ from.
//
//	e, err := compare.PairedProportions( // the same 100 people, twice
//		compare.Pairs{Both: 6, OnlyBefore: 35, OnlyAfter: 2, Neither: 57}, compare.Options{})
//	fmt.Println(e.From, e.To, e.Interval.Low, e.Interval.High, e.Tests[0].P)
//
//	var earnings compare.Sample // millions of them, in shards: exact sums merge
//	err = earnings.Add(9930.05)
//	d, err := compare.MeanDifference(controls.Report(), earnings.Report(), compare.Options{})
//
// Which verb answers which question:
//
//	share of people, one group           Proportion
//	  the same people twice              PairedProportions
//	  two separate groups                ProportionDifference
//	mean, one group                      Mean
//	  the same people twice              PairedMeans, or PairedRatio for "times"
//	  two separate groups                MeanDifference, or MeanRatio
//	median and quartiles                 Describe
//
// Each takes [Options], whose zero value is the documented default: 95 %, and
// the method that does best on small samples. Each returns an
// outcome.Estimate: what was estimated, how, from how many people, how many
// are missing, and an interval that is always finite or says that it is not
// one. There is no NaN: a question without an answer, such as a ratio over
// zero, is an error that errors.Is reports as essor.ErrNoAnswer.
//
// # Limits and exactness
//
// Counts go up to [MaxCount], slices up to [MaxValues] values of magnitude up
// to [MaxMagnitude]. Sums are exact: results depend neither on the order of
// the values nor on how they were split, to the last bit; across architectures
// they agree to 1e-12 relative. Missing is a count, never a NaN.
//
// Not here: bootstrap, Fisher's test, odds and risk ratios, effect sizes,
// geometric means, adjustment for several tests, power.
//
// # Sources
//
// Each verb names its own. Figures to 1e-10 come from testdata, whose cases
// name the software and the book or article they were checked against.
package compare

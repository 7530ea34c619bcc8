// Package sum adds float64 values exactly: the result does not depend on the
// order of the values, nor on how they were split into shards, and is rounded
// only once.
//
// For the kernels of this module; nothing here knows of people or money. A
// mean of survey answers computed on one machine, on eight workers or from
// merged shards has the same bits:
//
//	var whole, part sum.Acc
//	whole.Add(0.1)
//	whole.Add(1e300)
//	part.Add(-1e300)
//	whole.Merge(&part)
//	whole.Float64() // 0.1, not 0
//
//	mean, m2 := sum.Moments([]float64{30_000, 32_500, 41_000})
//
// # Limits
//
// Values must be finite: the caller checks. An [Acc] takes 2⁶³ values of any
// magnitude without overflow and is 560 bytes long. Only the final rounding
// can pass the range of float64, and then gives an infinity, never a NaN.
// Products are exact between 2⁻⁹⁶⁸ and 2¹⁰²⁴; see [Acc.AddProduct].
//
// No function here allocates, except [Central]. The zero Acc is an empty sum.
// An Acc is a plain value, copied by assignment, not safe for use by two
// goroutines at once. Compare results, not accumulators: equal sums may be
// held with different carries, so == on two Acc tells nothing.
//
// # Sources
//
//   - R. M. Neal, Fast exact summation using small and large
//     superaccumulators, 2015, arXiv:1505.05571. This is the small one: 69
//     chunks of 64 bits, 32 bits apart, carries delayed for 2047 additions.
//     Products go into the same chunks as 106-bit integers, without fused
//     multiply-add, which some machines lack.
//   - T. F. Chan, G. H. Golub, R. J. LeVeque, Algorithms for computing the
//     sample variance, Am. Stat. 37 (1983) 242–247,
//     doi:10.1080/00031305.1983.10483115, for the corrected two-pass moment.
package sum

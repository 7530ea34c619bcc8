// Package dist gives tail probabilities and quantiles of the distributions
// that the statistics of this module rest on: normal, Student's t, chi-square,
// gamma, beta, F, binomial and noncentral t.
//
// For the kernels of this module; it imports only the standard library. A
// distribution is a small value made by its New function, which checks the
// parameters once; its methods can't fail for valid arguments:
//
//	t, ok := dist.NewStudentT(17.78)          // degrees of freedom
//	p := 2 * t.SF(2.43)                       // two-sided p-value
//	c, ok := t.UpperQuantile(0.025)           // 97.5 % point
//	b, ok := dist.NewBinomial(236, 0.5)       // McNemar: 86 of 236 pairs
//	p = 2 * b.MidCDF(86)                      // mid-p
//	low, ok := dist.NewBeta(41, 60)           // Clopper–Pearson, 41 of 100
//	lower, ok := low.Quantile(0.025)
//
// CDF(x) is P(X ≤ x), SF(x) is P(X > x): each is computed for itself, so that
// small tails keep their digits, also where the other is 1. Use the one that
// is small, never 1-CDF.
//
// # Limits
//
// Shapes and degrees of freedom are from 1e-9 to 1e16, trials up to 2⁵³; see
// each New function. Tail probabilities are within a relative 1e-12 of the
// truth as long as they are normal floats (1.4e-13 is the worst of 1,700 in
// testdata), quantiles within a relative 1e-12 or what an error of 1e-13 in
// the probability moves them. Results below 2.2e-308 only have their leading
// digits or are 0. Results depend on nothing but the arguments; across
// architectures they agree to 1e-12 relative, not to the bit.
//
// No function panics, loops without a bound, allocates or returns a NaN. A
// NaN as x gives 1, for CDF and SF: a p-value of 1 claims nothing. Every
// method of a zero value, except of [Normal], gives 1 likewise. A quantile is
// refused (false) for a probability outside the open interval (0, 1) and where
// it is beyond float64.
//
// What it does not do: densities other than the binomial's, noncentral F and
// chi-square, discrete quantiles, sampling.
//
// # Method
//
// Every tail is a density, by Loader's saddle point in logarithms, times the
// ratio of the tail to the density: a series or continued fraction for small
// shapes, and from shape 500 on Gauss–Legendre quadrature of the log-concave
// density, whose cost does not grow with the shape. Quantiles come from
// Newton's method on the logarithm of the smaller tail: it is concave in log x
// or in the log-odds, so that the iteration can't leave its way.
//
// # Sources
//
//   - M. Abramowitz, I. A. Stegun (A&S), Handbook of Mathematical Functions,
//     1964, chapters 6, 25, 26; NIST Digital Library of Mathematical Functions
//     (DLMF), https://dlmf.nist.gov, chapters 3, 5, 7, 8.
//   - M. J. Wichura, Algorithm AS 241, Appl. Stat. 37 (1988) 477–484,
//     doi:10.2307/2347330: normal quantile.
//   - C. Loader, Fast and accurate computation of binomial probabilities,
//     2000: the density without cancellation.
//   - A. R. DiDonato, A. H. Morris, Algorithm 708, ACM TOMS 18 (1992) 360–373,
//     doi:10.1145/131766.131776: the continued fraction of the beta function.
//   - M. Bagnoli, T. Bergstrom, Log-concave probability and its applications,
//     Economic Theory 26 (2005) 445–469, doi:10.1007/s00199-004-0514-4: tails
//     of a log-concave density are log-concave.
//   - E. B. Wilson, M. M. Hilferty, PNAS 17 (1931) 684–688, and D. L. Wallace,
//     Ann. Math. Stat. 30 (1959) 1121–1130: first guesses of quantiles.
//   - L. N. Trefethen, J. A. C. Weideman, The exponentially convergent
//     trapezoidal rule, SIAM Review 56 (2014) 385–458, doi:10.1137/130932132:
//     noncentral t.
//
// Reference values: testdata, whose files name their sources.
package dist

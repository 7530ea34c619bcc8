// Package root finds where a function of one number changes its sign, and the
// smallest integer that satisfies a monotone condition.
//
// For the kernels of this module: the rate that discounts payments to zero,
// the noncentrality of an interval's end, the smallest sample with enough
// power.
//
//	rate, err := root.Find(presentValue, -0.99, 100, root.Options{Tolerance: 1e-12})
//	n, ok := root.SmallestInt(2, 1_000_000, func(n int64) bool { return power(n) >= 0.8 })
//
// # Limits
//
// [Find] and [Newton] need an interval at whose ends the signs differ. They
// call the function at most [MaxSteps] times, whatever it does, and can't
// leave the interval; for a continuous function what they return is within the
// tolerance of a root, for one that jumps, of a change of sign. Of several
// roots they find one. No result is a NaN. Nothing is allocated but what the
// function itself allocates.
//
// What it does not do: look for an interval, double roots without a change of
// sign, systems of equations.
//
// # Method and sources
//
// [Find] interpolates as in T. R. Chandrupatla, A new hybrid
// quadratic/bisection algorithm for finding the zero of a nonlinear function
// without using derivatives, Adv. Eng. Software 28 (1997) 145–149,
// doi:10.1016/S0965-9978(96)00051-8. [Newton] is the safeguarded Newton method
// (R. P. Brent, Algorithms for Minimization without Derivatives, 1973, chapter
// 4, for the smallest step that closes the interval).
//
// Both differ from the sources in their safeguard: when three steps did not
// leave at most an eighth of the floats of the interval, the next step halves
// their number, as if floats were integers. There are fewer than 2⁶⁴ of them,
// so that every interval, 0 to 1e308 as well, closes.
package root

// Package cost says what a loan costs a year, and in money, by named rules.
//
// It looks at nothing but dated flows of money: what the client receives and
// what she pays. They come from a schedule, or from the leaflet of another
// lender.
//
//	s, err := loan.NewSchedule(terms)
//	answer, err := cost.Of(cost.Effective, s.Flows())
//	fmt.Println(answer.Year, answer.Cost, answer.Verify(s.Flows()))
//
// A yearly rate is right to the last of its twelve decimals: it is the
// fraction nearest to the rate at which payments are worth as much as
// advances, and [Answer.Verify] shows, in exact arithmetic, that this rate
// lies within half a step on either side. Floating point only finds it.
//
// Where several rates would do, or none, there is no answer: code no_solution,
// never a guess. That is so when money changes hands on one day only, when
// the client pays back next to nothing, and for some flows that are no loan
// because the client lends in between.
//
// # Limits
//
// Up to [MaxFlows] flows, in order of date, of one currency; rates from
// [MinYearRate] to [MaxYearRate]. The search takes bounded time whatever the
// flows are.
//
// # What it does not do
//
// These are rates of finance, not yet of any one law: each law has its own way of
// counting odd days, of rounding, and its own list of what counts.
//
// # Sources
//
// The equation of value is that of Kellison, The Theory of Interest, 3rd ed.,
// chapters 2 and 7; its roots are counted by interval bisection (Moore,
// Interval Analysis, 1966).
package cost

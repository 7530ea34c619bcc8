// Package cost says what a loan costs, a year and in money, by the laws of the
// countries where it is lent, and whether it keeps within their caps.
//
// It is for lenders who must print a rate, for clients who want to compare, and
// for whoever checks either. It looks at nothing but dated flows of money: what
// the client receives and what she pays. They come from a schedule, from the
// leaflet of another lender, or from what really took place.
//
//	s, err := loan.NewSchedule(terms)
//	answer, err := cost.Of(cost.QuebecRate, s.Flows())
//	fmt.Println(answer.Rounded(), answer.Cost, answer.Verify(s.Flows()))
//
//	limit, _ := cost.CapOf("ca_criminal")
//	ruling, err := limit.Check(s.Flows())
//
//	saved, err := cost.Better(s.Flows(), payday)
//
// [Rules] lists the rules with their law, the year it dates from, the decimals
// it prints, how it was established (read, secondary, inferred) and what its
// text leaves open. [Caps] does the same for caps, which are data that a
// lender may correct. Where a text does not decide what decides legality, there
// is no default: the West African TEG is two rules, and its caps ask for one.
//
// [Of] computes a rate by a rule, [Rate] the same without allocating; [IRR]
// returns all rates of flows that need not be a loan's; [Flat] tells what a
// flat rate is in truth; [EffectiveOf] and [NominalOf] turn one way of quoting
// into another. [Catalog] renders all reasons in three languages.
//
// # Proof
//
// A yearly rate is right to the last of its twelve decimals: it is the
// fraction nearest to the rate at which payments are worth as much as
// advances; of two equally near, the one whose last decimal is even. [Answer.Verify] carries the balance of the flows at half a step
// below and above it, between bounds that are rounded down and up, until both
// signs are certain: fractional powers are enclosed by checking their whole
// ones. Where 2,048 bits do not tell the balance from zero it counts as zero.
// Floating point, once or twice its precision, only finds the rate.
//
// Where several rates would do, or none, there is no answer: code no_solution,
// never a guess. That is so when money changes hands on one day only, when
// the client pays back next to nothing, and for some flows that are no loan
// because the client lends in between. Of the laws, those of the European
// Union and of the United Kingdom choose one of several.
//
// # Days
//
// What changes hands on one day is netted, but for [CanadaAPR]: 100 advanced and
// 100 paid on the same day leave nothing in a rate. So a day on which no more
// is paid than advanced is none of the payments that [BoliviaTEAC] counts to
// find its period.
//
// # Limits
//
// Up to [MaxFlows] flows, in order of date, of one currency; rates from
// [MinYearRate] to [MaxYearRate], by [QuebecRate] from 0. The search takes
// bounded time whatever the flows are.
//
// # What it does not do
//
// It gives no legal advice: a rule computes what a text says of flows, and
// which charges a text counts is for the caller to put into the flows. Of
// revolving credit it knows nothing. It does not know the classification of
// high-cost contracts in Quebec nor the usury rates of Central Africa and of
// France, which move with other rates.
//
// # Sources
//
// Each rule names its own. The equation of value is that of Kellison, The
// Theory of Interest, 3rd ed., chapters 2 and 7. That most loans have one rate
// is Norström's criterion (1972); all rates are counted by interval bisection
// (Moore, Interval Analysis, 1966). How near a step of Newton's method is to the
// root is bounded by Kantorovich (1948), and twice the precision of floats is
// Dekker's (1971).
package cost

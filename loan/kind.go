package loan

// Kind says how principal comes back.
type Kind string

// The kinds of repayment. Whatever the kind, each row pays the interest since
// the row before, and the last row clears the loan.
const (
	// Level asks the same of each row: the payment that the last row comes
	// nearest to. It is the default.
	Level Kind = "level"
	// Annuity asks the same of each row: the payment of the annuity formula,
	// rounded. The last row takes what all roundings together leave.
	Annuity Kind = "annuity"
	// LevelPrincipal repays the same principal with each row; the interest on
	// top falls.
	LevelPrincipal Kind = "level_principal"
	// Balloon asks the same of each row, and of the last Repayment.Balloon on
	// top.
	Balloon Kind = "balloon"
	// Graduated lets the payment grow, or shrink, by Repayment.Step after
	// every Repayment.StepEvery rows. Each step is taken from the rounded
	// payment before it and rounded; one that is lost in that is refused.
	Graduated Kind = "graduated"
	// Listed asks what Repayment.Payments list, and of the last row the rest.
	Listed Kind = "listed"
)

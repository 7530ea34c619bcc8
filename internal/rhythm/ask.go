package rhythm

// Ask says what a row asks of the client.
type Ask uint8

// What a row may ask.
const (
	AsksPayment  Ask = iota // what its kind of repayment asks
	AsksInterest            // interest alone
	AsksNothing
)

// AskOf returns what a row asks after so many rows of grace and, after these,
// of interest alone; one that is paused, by a moratorium, asks for nothing.
func AskOf(row, grace, interestOnly int, isPaused bool) Ask {
	switch {
	case isPaused, row < grace:
		return AsksNothing
	case row < grace+interestOnly:
		return AsksInterest
	}
	return AsksPayment
}

package cost

// The rates of India and the Philippines.
const (
	// IndiaAPR is the annualised rate of the fact sheet of a microfinance
	// loan: Reserve Bank of India, Master Direction on Microfinance Loans,
	// 2022, Annex II: twelve times the monthly rate on what the client
	// receives net of all fees.
	IndiaAPR Rule = "in_apr"
	// PhilippinesEIR is the effective interest rate of the Philippines: Bangko
	// Sentral ng Pilipinas, Circular 730 of 2011 and Memorandum M-2011-040:
	// (1 + m)^12 - 1, with m for the monthly rate on net proceeds. Days
	// beyond whole months are thirtieths.
	PhilippinesEIR Rule = "ph_eir"
	// PhilippinesMonth is m itself, a rate for a month, in which the caps on
	// small loans are written (SEC Memorandum Circulars 3, series of 2022, and
	// 14, series of 2025).
	// Parts of a month compound; no text that could be read says whether
	// a week's rate becomes a month's by compounding or by multiplication,
	// which gives less.
	PhilippinesMonth Rule = "ph_eir_month"
)

package loan

import (
	"time"

	"github.com/essor-go/essor"
)

// The presets are loans as lenders of the field write them, to begin with:
// plain terms, whose fields the caller goes on to change. What is wrong with
// their arguments is for [NewSchedule] to say.

// QardHasan returns a benevolent loan: no interest, so many equal monthly
// rows from a month after the day, and, unless it is the zero Money, one fee
// deducted from the advance. That fee may cover what handling the loan costs
// and no more (AAOIFI Shari'ah Standard 19, 9/1), which is why it is an amount
// and not a rate. What is late bears nothing.
func QardHasan(amount essor.Money, on essor.Date, count int, fee essor.Money) Terms {
	t := Terms{
		Advances:  []Advance{{on, amount}},
		Repayment: Repayment{Count: count},
	}
	if fee != (essor.Money{}) {
		t.Fees = []Fee{{Amount: fee}}
	}
	return t
}

// StudyLoan returns a loan for a training or a licence, as Windmill
// Microlending of Canada and others make them: tranches as the courses start,
// interest alone, by the calendar day, for so many months of study, and then
// equal monthly rows.
func StudyLoan(tranches []Advance, yearRate essor.Fraction, study, repay int) Terms {
	return Terms{
		Advances:  append([]Advance(nil), tranches...),
		Interest:  Interest{YearRate: yearRate, DayCount: Act365},
		Repayment: Repayment{Count: study + repay},
		Relief:    Relief{InterestOnly: study},
	}
}

// SeasonalLoan returns a farm loan: lent before sowing, repaid in equal rows
// in the months in which the harvest is sold, count of them in all. Between
// harvests nothing is due; interest runs by the calendar day, without
// interest on it.
func SeasonalLoan(amount essor.Money, on essor.Date, yearRate essor.Fraction, count int, harvest ...time.Month) Terms {
	return Terms{
		Advances:  []Advance{{on, amount}},
		Interest:  Interest{YearRate: yearRate, DayCount: Act365},
		Repayment: Repayment{Count: count, Months: harvest},
	}
}

// GroupLoan returns one member's loan in a solidarity group: so many weekly
// meetings, a flat rate of a year on what was lent, and with each row, unless
// it is the zero Money, savings that are given back at the end. What the flat
// rate and the savings cost in truth is for package cost to say.
func GroupLoan(amount essor.Money, on essor.Date, flatYearRate essor.Fraction, weeks int, saving essor.Money) Terms {
	t := Terms{
		Advances:  []Advance{{on, amount}},
		Interest:  Interest{YearRate: flatYearRate, Quote: Flat},
		Repayment: Repayment{Count: weeks, Frequency: Weekly},
	}
	if saving != (essor.Money{}) {
		t.Fees = []Fee{{Amount: saving, Due: EachRow, Kind: Savings}}
	}
	return t
}

package loan

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

func givenPayment() Terms {
	t := yearLoan()
	t.Interest = Interest{YearRate: part("0.12"), DayCount: Thirty360E}
	t.Repayment.Payment = cash("107.00 CAD")
	t.Repayment.Frequency = SemiMonthly
	t.Repayment.Payment = cash("104.00 CAD")
	return t
}

// TestVerifyCatchesEveryChange changes one thing at a time in the JSON of
// schedules: each must be refused, when it is read or when it is verified.
func TestVerifyCatchesEveryChange(t *testing.T) {
	for name, terms := range map[string]Terms{"study": studyLoan(), "zero": yearLoan(), "given": givenPayment(), "farm": farmLoan()} {
		t.Run(name, func(t *testing.T) {
			s, err := NewSchedule(terms)
			require.NoError(t, err)
			document, err := json.Marshal(s)
			require.NoError(t, err)
			tried := 0
			for at, changed := range proof.Mutations(document) {
				tried++
				var read Schedule
				if essor.Decode(changed, &read) != nil {
					continue
				}
				if read.Verify(terms) == nil {
					t.Errorf("a change at %s went unseen", at)
				}
			}
			if tried < 100 {
				t.Errorf("only %d changes were tried", tried)
			}
		})
	}
}

// farmLoan says nearly everything that terms can say.
func farmLoan() Terms {
	return Terms{
		Advances: []Advance{
			{day("2026-03-02"), cash("500000 XOF")},
			{day("2026-07-10"), cash("250000 XOF")},
		},
		Interest: Interest{YearRate: part("0.18"), DayCount: ActActISDA, Quote: Effective,
			Changes: []RateChange{{day("2027-01-01"), part("0.15")}}},
		Repayment: Repayment{Count: 9, Months: []time.Month{time.November, time.December, time.January}, Relevel: true,
			Calendar: Calendar{Move: Following, Weekend: []time.Weekday{time.Saturday, time.Sunday}}},
		Relief: Relief{Grace: 1, InterestOnly: 1, Unpaid: Deferred},
		Fees: []Fee{
			{Rate: part("0.01"), Due: Financed, Tax: part("0.17")},
			{Rate: part("0.0005"), Of: Balance, Due: EachRow, Kind: Insurance, OutsideCost: true},
			{Amount: cash("1000 XOF"), Due: EachRow, Kind: Savings},
			{Rate: part("0.05"), Kind: Savings},
		},
		Rounding: Rounding{Payment: Round{Unit: cash("25 XOF"), To: Up}, Interest: Round{Unit: cash("5 XOF")}},
	}
}

// TestVerifyNamesThePart: the error says where, never what.
func TestVerifyNamesThePart(t *testing.T) {
	terms := studyLoan()
	tests := []struct {
		pointer string
		change  func(*Schedule)
	}{
		{"/currency", func(s *Schedule) { s.currency = essor.MustParseCurrency("USD") }},
		{"/frequency", func(s *Schedule) { s.frequency = Weekly }},
		{"/interest_only", func(s *Schedule) { s.interestOnly++ }},
		{"/fee", func(s *Schedule) { s.fee++ }},
		{"/rows/8/payment", func(s *Schedule) { s.payment-- }}, // whose first row is the ninth
		{"/payment", func(s *Schedule) { s.payment *= 3 }},
		{"/advances", func(s *Schedule) { s.advances = s.advances[:1] }},
		{"/advances/1", func(s *Schedule) { s.advances[1].Amount = cash("3500.01 CAD") }},
		{"/rows", func(s *Schedule) { s.rows = s.rows[:35] }},
		{"/rows/4/no", func(s *Schedule) { s.rows[4].no++ }},
		{"/rows/4/due", func(s *Schedule) { s.rows[4].due = s.rows[5].due }},
		{"/rows/4/payment", func(s *Schedule) { s.rows[4].payment++ }},
		{"/rows/4/principal", func(s *Schedule) { s.rows[4].principal++ }},
		{"/rows/4/interest", func(s *Schedule) { s.rows[4].interest++ }},
		{"/rows/4/fee", func(s *Schedule) { s.rows[4].fee++ }},
		{"/rows/4/advance", func(s *Schedule) { s.rows[4].advance++ }},
		{"/rows/4/balance", func(s *Schedule) { s.rows[4].balance++ }},
	}
	for _, tt := range tests {
		s, err := NewSchedule(terms)
		require.NoError(t, err)
		s.print, err = s.fingerprint() // the terms are shared with the advances
		require.NoError(t, err)
		tt.change(s)
		requireFault(t, s.Verify(terms), essor.CodeInconsistent, tt.pointer)
	}
}

// TestVerifyKnowsTheBest: rows that follow from a payment beside the level
// payment are consistent, and still refused.
func TestVerifyKnowsTheBest(t *testing.T) {
	terms := studyLoan()
	for _, off := range []int64{-100, -1, 1, 100} {
		s, err := NewSchedule(terms)
		require.NoError(t, err)
		plan, err := Compile(terms)
		require.NoError(t, err)
		plan.payment += off
		s.payment = plan.payment
		s.rows = plan.AppendRows(nil)
		requireFault(t, s.Verify(terms), essor.CodeInconsistent, "/payment")
	}
}

func TestVerifyOtherTerms(t *testing.T) {
	s, err := NewSchedule(studyLoan())
	require.NoError(t, err)
	other := studyLoan()
	other.Relief.InterestOnly = 7
	requireFault(t, s.Verify(other), essor.CodeInconsistent, "/terms")
	var zero Schedule
	requireFault(t, zero.Verify(studyLoan()), essor.CodeInconsistent, "/terms")
	requireFault(t, zero.Verify(Terms{}), essor.CodeRequired, "/advances")
}

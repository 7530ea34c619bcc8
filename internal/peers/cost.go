package main

import (
	"fmt"
	"math"

	gofinancial "github.com/razorpay/go-financial"
	"github.com/razorpay/go-financial/enums/paymentperiod"
	"github.com/shopspring/decimal"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/cost"
)

// flowsInput are the same flows for peers in other languages: amounts in minor
// units, and years from the first day in days over 365.
type flowsInput struct {
	Amounts []float64 `json:"amounts"`
	Days    []string  `json:"days"`
	Years   []float64 `json:"years"`
}

// costWorks are the yearly rate of the 36 payments of a loan with a fee: by
// Regulation Z and by the Union's directives where payments lie a month apart
// and where the first comes nine days late, and as an internal rate of return
// by the calendar day.
func costWorks() []work {
	regular, irregular := costFlows(""), costFlows("2026-02-24")
	input, odd := inputOf(regular), inputOf(irregular)
	yearOf := func(month float64) float64 { return math.Pow(1+month, 12) - 1 }
	return []work{
		rateWork("regz36", cost.USRegZ, regular,
			rateHere("bare", func() float64 { return 12 * bareRegular(input.Amounts) }),
			rateHere("go-financial", func() float64 { return 12 * goFinancialRate(input.Amounts) }).because("it knows one payment for all rows"),
			rateChild("numpy", python("nominal_numpy", input), pythonInstall),
			rateChild("numpy-financial", python("nominal_numpy_financial", input), numpyFinancialInstall),
			rateChild("QuantLib", python("nominal_quantlib", input), pythonInstall),
			rateChild("financial", node("nominal", input), financialInstall),
		),
		rateWork("aprc36", cost.EUAPRC, regular,
			rateHere("bare", func() float64 { return yearOf(bareRegular(input.Amounts)) }),
			rateChild("financial", node("aprc", input), financialInstall),
		),
		rateWork("regz36odd", cost.USRegZ, irregular,
			rateHere("bare", func() float64 { return 12 * bareOdd(odd.Amounts, 9.0/30) }),
		),
		rateWork("aprc36odd", cost.EUAPRC, irregular,
			rateHere("bare", func() float64 { return bareDated(odd.Amounts, aprcYears()) }),
		),
		rateWork("effective36", cost.Effective, irregular,
			rateHere("bare", func() float64 { return bareDated(odd.Amounts, odd.Years) }),
			rateChild("numpy", python("effective_numpy", odd), pythonInstall),
			rateChild("QuantLib", python("effective_quantlib", odd), pythonInstall),
		),
	}
}

// costFlows are the flows of the loan, a fee of 300 dollars deducted; its
// first payment is due on a day, or after a month.
func costFlows(first string) []loan.Flow {
	terms := loanTerms()
	terms.Fees = []loan.Fee{{Amount: essor.MustParseMoney("300.00 CAD")}}
	if first != "" {
		terms.Repayment.First = essor.MustParseDate(first)
		terms.Interest.DayCount = loan.Act365
	}
	return must(loan.NewSchedule(terms)).Flows()
}

func inputOf(flows []loan.Flow) (in flowsInput) {
	for _, f := range flows {
		in.Amounts = append(in.Amounts, float64(f.Amount.Minor()))
		in.Days = append(in.Days, f.On.String())
		in.Years = append(in.Years, float64(f.On.Sub(flows[0].On))/365)
	}
	return in
}

// aprcYears are the times of the irregular flows by the Union's directives:
// whole months counted back from the later day, days over 365.
func aprcYears() []float64 {
	years := []float64{0}
	for k := range loanCount {
		years = append(years, float64(k+1)/12+9.0/365)
	}
	return years
}

// goFinancialRate takes the first payment for all of them, as its function
// does.
func goFinancialRate(amounts []float64) float64 {
	cents := func(x float64) decimal.Decimal { return decimal.New(int64(x), -2) }
	return must(gofinancial.Rate(cents(-amounts[0]), decimal.Zero, cents(-amounts[1]), int64(len(amounts)-1),
		paymentperiod.ENDING, 100, decimal.New(1, -12), decimal.New(1, -2))).InexactFloat64()
}

// ratePeer is a peer and the rate that it finds.
type ratePeer struct {
	peer
	rate func() float64
	why  string // it may differ from ours by more than floating point
}

func (p ratePeer) because(why string) ratePeer {
	p.why = why
	return p
}

func rateHere(name string, rate func() float64) ratePeer {
	return ratePeer{peer: peer{name: name, run: func() { rate() }}, rate: rate}
}

func rateChild(name string, c *child, install string) ratePeer {
	return ratePeer{peer: peer{name: name, child: c, install: install}, rate: func() float64 { return c.answer[0] }}
}

// rateWork finds the rate of flows by a rule, as each peer does.
func rateWork(name string, rule cost.Rule, flows []loan.Flow, others ...ratePeer) work {
	ours := float64(must(cost.Rate(rule, flows)).Units()) / essor.FractionUnit
	w := work{name: name, ours: func() { must(cost.Rate(rule, flows)) }}
	for _, o := range others {
		o.differs = func() (string, error) {
			switch d := math.Abs(o.rate() - ours); {
			case d < 1e-11:
				return "the same to eleven decimals", nil
			case o.why != "" && d < 1e-5:
				return fmt.Sprintf("differs by %.0e: %s", d, o.why), nil
			}
			return "", fmt.Errorf("%.12f, ours is %.12f", o.rate(), ours)
		}
		w.peers = append(w.peers, o.peer)
	}
	return w
}

package cost

import (
	"math/big"
	"math/bits"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/loan"
)

// The rates of Canada and Quebec.
const (
	// CanadaAPR is the annual percentage rate that federal lenders disclose:
	// banks by the Financial Consumer Protection Framework Regulations,
	// SOR/2021-181, others by the Cost of Borrowing Regulations, such as
	// SOR/2002-262 and SOR/2002-263, section 3, in the same words.
	//
	// It is C / (T × P): the cost of borrowing over the term in years and over
	// the average of the principal outstanding at the end of each interest
	// period, before the payment then due. Months are twelfths of a year,
	// weeks 52nds, days 365ths: weeks are counted where all payments lie whole
	// weeks apart but not whole months, else months and days. Flows must tell
	// their parts: what of a payment is principal. Interest periods run from
	// one day of payment to the next.
	//
	// It is not the rate that the Criminal Code caps.
	CanadaAPR Rule = "ca_apr"
	// CanadaCriminal is the rate that section 347 of the Criminal Code caps
	// since 2025-01-01: an annual percentage rate by generally accepted
	// actuarial practices, with all fees. The Code does not say how often to
	// compound; here it is by the month, so that the rate is twelve times the
	// monthly one. That is a reading: the old cap of 60 % effective is 47.9 %
	// by the month, and 47.0 % by the day, as is often said of it.
	CanadaCriminal Rule = "ca_criminal"
	// QuebecRate is the taux de crédit: Regulation respecting the application
	// of the Consumer Protection Act, P-40.1, r. 3, sections 52 and 54. The
	// charge of a payment period is the rate times what is owed at its
	// beginning times its days over 365; what an advance inside a period
	// bears runs from its own day. Rates begin at 0. The rate disclosed may be
	// lower by a quarter of a point (section 63).
	QuebecRate Rule = "qc_taux_credit"
)

// average is C / (T × P) as a quotient of whole numbers: the cost of borrowing
// times the interest periods and the parts of a year in which the term is
// counted, over the term in these parts times the sum of principals.
type average struct{ top, bottom *big.Int }

// newAverage adds up flows that tell their parts.
func newAverage(flows []loan.Flow) (average, error) {
	if err := checkParts(flows); err != nil {
		return average{}, err
	}
	var cost, principal, periods int64
	var high, low uint64 // of principals, added up
	for i := 0; i < len(flows); {
		day, paid, lent, repaid := flows[i].On, false, int64(0), int64(0)
		for ; i < len(flows) && flows[i].On == day; i++ {
			f := &flows[i]
			cost += f.Amount.Minor()
			paid = paid || f.Amount.Sign() > 0
			lent -= min(f.Principal.Minor(), 0)
			repaid += max(f.Principal.Minor(), 0)
			if max(lent, repaid) > essor.MaxMinor {
				return average{}, tooMuch()
			}
		}
		if paid && principal > 0 {
			periods++
			var carry uint64
			low, carry = bits.Add64(low, uint64(principal), 0)
			high += carry
		}
		if principal += lent - repaid; abs64(principal) > essor.MaxMinor {
			return average{}, tooMuch()
		}
	}
	switch {
	case principal != 0:
		return average{}, &essor.FieldError{Pointer: "/flows", Code: essor.CodeInconsistent, Detail: "must pay back all principal, no more and no less"}
	case periods == 0:
		return average{}, noSolution("money must change hands both ways, on different days")
	}
	sum := new(big.Int).SetUint64(high)
	sum.Lsh(sum, 64).Add(sum, new(big.Int).SetUint64(low))
	time, parts := term(flows)
	top := big.NewInt(cost)
	return average{top.Mul(top, big.NewInt(periods*parts)), sum.Mul(sum, big.NewInt(time))}, nil
}

func tooMuch() error {
	return &essor.FieldError{Pointer: "/flows", Code: essor.CodeOverflow, Detail: "principal must add up to at most essor.MaxMinor"}
}

func abs64(n int64) int64 { return max(n, -n) }

// averageRate returns the rate of [CanadaAPR].
func averageRate(flows []loan.Flow) (essor.Fraction, error) {
	a, err := newAverage(flows)
	if err != nil {
		return essor.Fraction{}, err
	}
	units, err := a.rate()
	return essor.FractionOf(units), err
}

// verifyAverage is [Answer.Verify] for [CanadaAPR].
func (a Answer) verifyAverage(flows []loan.Flow) error {
	average, err := newAverage(flows)
	if err != nil {
		return err
	}
	if !average.holds(a.Year.Units()) {
		return differs("/year_rate")
	}
	return nil
}

// checkParts refuses flows that do not tell principal.
func checkParts(flows []loan.Flow) error {
	var l check.List
	for i := range flows {
		f := &flows[i]
		if f.Principal == (essor.Money{}) && f.Interest == (essor.Money{}) && f.Fee == (essor.Money{}) {
			l.Add(essor.CodeRequired, "must tell what of it is principal, interest and fee", "flows", i, "principal")
		}
		if l.Full() {
			break
		}
	}
	return l.Err()
}

// term returns the time of a loan in parts of a year: in weeks where it is paid
// by the week, else in whole months and days.
func term(flows []loan.Flow) (time, parts int64) {
	from, to := flows[0].On.Day(), flows[len(flows)-1].On.Day()
	if gap := to - from; gap%7 == 0 && paidByWeek(flows) {
		return int64(gap / 7), 52
	}
	points := [...]point{{ticks: from}, {ticks: to}}
	locate(points[:])
	w := newWalker(measure{unit: months, whole: 365, day: 12, anchor: anchor(points[:])}, points[:])
	return int64(w.to(&points[1])), 12 * 365
}

// paidByWeek reports whether days of payment lie whole weeks apart, from the
// first flow on, and not all of them whole months.
func paidByWeek(flows []loan.Flow) bool {
	from, wholeMonths := flows[0].On.Day(), true
	for i := range flows {
		to := flows[i].On.Day()
		if flows[i].Amount.Sign() <= 0 || to == from {
			continue
		}
		if (to-from)%7 != 0 {
			return false
		}
		n := civil.MonthsBetween(from, to)
		wholeMonths = wholeMonths && n > 0 && (civil.AddMonths(from, n) == to || civil.AddMonths(to, -n) == from)
		from = to
	}
	return !wholeMonths
}

// rate returns C / (T × P) to the nearest unit, a tie going to the even one.
func (a average) rate() (int64, error) {
	if a.bottom.Sign() <= 0 {
		return 0, noSolution("money must be out for some time")
	}
	units := nearestInt(new(big.Int).Mul(a.top, big.NewInt(essor.FractionUnit)), a.bottom)
	if !units.IsInt64() || units.Int64() < minUnits || units.Int64() > maxUnits {
		return 0, noRate()
	}
	return units.Int64(), nil
}

// holds reports whether a rate, times T × P, misses C by half a unit at most,
// a tie belonging to the even one.
func (a average) holds(units int64) bool {
	if a.bottom.Sign() <= 0 || units < minUnits || units > maxUnits {
		return false
	}
	cost := new(big.Int).Mul(a.top, big.NewInt(2*essor.FractionUnit))
	at := func(halves int64) int {
		charged := big.NewInt(halves)
		return charged.Mul(charged, a.bottom).Cmp(cost)
	}
	below, above := at(2*units-1), at(2*units+1)
	even := units%2 == 0
	return (below < 0 || below == 0 && even) && (above > 0 || above == 0 && even)
}

// nearestInt divides by a positive number and rounds half to even.
func nearestInt(num, den *big.Int) *big.Int {
	twice := new(big.Int).Lsh(num, 1)
	twice.Add(twice, den)
	down, rest := twice.DivMod(twice, new(big.Int).Lsh(den, 1), new(big.Int))
	if rest.Sign() == 0 && down.Bit(0) == 1 {
		down.Sub(down, big.NewInt(1))
	}
	return down
}

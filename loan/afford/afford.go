package afford

import (
	"github.com/essor-go/essor"
)

// rule names the rule that makes an answer; its number goes up when the same
// question gets another answer.
const rule = "afford/2"

// Affordability is the answer to a [Question]: what a family can bear, and
// why. It is the officer's document and a help to talk about, never a
// decision: what the family may read is in [Affordability.Explain]. It
// round-trips through JSON.
type Affordability struct {
	Rule   string            `json:"rule"`   // the version of the rules, such as afford/1
	Inputs essor.Fingerprint `json:"inputs"` // of the question

	AsOf    essor.Date `json:"as_of"`
	Outcome Outcome    `json:"outcome"`
	Missing []Gap      `json:"missing"` // what must be asked first; then all below is not set

	// Largest is the largest loan, in steps, that leaves the minimum in every
	// case; 0 where none does, not set where no loan was asked for. With
	// several advances it is the first, and the others stay.
	Largest essor.Money `json:"largest,omitzero"`
	// Decides is the shock that limits Largest, or without a loan leaves
	// least: the first of several. "" is the usual month; with Missing it says
	// nothing.
	Decides string `json:"decides,omitzero"`

	Asked     essor.Money `json:"asked,omitzero"`      // what she asks for
	AskedFits bool        `json:"asked_fits,omitzero"` // and whether it leaves the minimum in every case
	// NoSuchLoan is set where it does not fit because it has no schedule:
	// payments of whole coins repay less, or more.
	NoSuchLoan bool `json:"no_such_loan,omitzero"`
	Lenders    int  `json:"lenders,omitzero"` // how many lenders the debts name that are not paid off yet

	// Loan is what Cases and Ratios are about: Asked where it fits, else
	// Largest.
	Loan   essor.Money `json:"loan,omitzero"`
	Cases  []Case      `json:"cases"`  // the usual month, then each shock by its id
	Ratios []Reported  `json:"ratios"` // by id; without those that count a loan where none fits
}

// Outcome says what kind of answer there is.
type Outcome string

// The outcomes.
const (
	Unknown Outcome = "not_enough_information" // Missing says what must be asked
	NoRoom  Outcome = "no_room"                // no loan leaves the minimum in every case
	Room    Outcome = "room"                   // Largest or Asked does; without a loan, something is left
)

// Case is what a shock leaves in the tightest month in which the loan asks for
// something, the earliest of several; with Question.Spread, in the tightest
// stretch of months that ends with one, cut at the loan's first month. All amounts
// are sums over it, income rounded down and all else up.
type Case struct {
	Shock   string      `json:"shock,omitzero"` // its id; "" is the usual month
	From    essor.Date  `json:"from"`           // first day
	Until   essor.Date  `json:"until"`          // last day
	Income  essor.Money `json:"income"`
	Fixed   essor.Money `json:"fixed"` // expenses that the budget is not about
	Debts   essor.Money `json:"debts"`
	Need    essor.Money `json:"need"`    // the budget, or expenses that it is about where they are more
	Payment essor.Money `json:"payment"` // of the loan
	// Left is Income less all the others: what stays on top of the minimum,
	// or, where it is negative, what lacks.
	Left    essor.Money `json:"left"`
	Largest essor.Money `json:"largest,omitzero"` // the largest loan in this case alone
}

// Gap is something that must be known.
type Gap struct {
	What What   `json:"what"`
	ID   string `json:"id,omitzero"` // of the income, expense or debt
}

// What is the kind of thing that must be known.
type What string

// What may be missing.
const (
	People   What = "people"   // how many live in the household
	Minimum  What = "minimum"  // the budget for so many
	Incomes  What = "incomes"  // any at all
	Expenses What = "expenses" // any at all
	Debts    What = "debts"    // any at all
	OfIncome What = "income"   // the amount of one
	OfOutlay What = "expense"  // the amount of one
	OfDebt   What = "debt"     // the payment of one
)

// Of returns what a family can bear, in its usual month and in each shock.
//
// In every calendar month in which the loan asks for something, and with
// Question.Spread in every stretch of so many that ends with one, cut at the
// loan's first month,
//
//	income − fixed expenses − debts − need − payments of the loan ≥ 0
//
// must hold, where the need is the reference budget, or what the family really
// spends on what that is about, whichever is more. Everything is counted
// exactly and rounded once, in the family's favour: income down, all else up;
// a row counts as much as the largest before it, so that the last one is no
// exception. Largest is the greatest multiple of the step that fits; one step
// more does not.
//
// What is not known makes no zero: then the outcome is [Unknown], with what is
// missing, and no figure. It fails with an [essor.InvalidError] when the
// question is wrong, and with an [essor.FieldError] of code no_solution when
// coins leave so many gaps that the largest loan is not found in bounded time.
// Cost: some 15 schedules for each shock; where amounts lie in gaps, up to
// three million rows, which take about a second.
func Of(q Question) (*Affordability, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	q = q.inOrder()
	print, err := q.fingerprint()
	if err != nil {
		return nil, err
	}
	a := &Affordability{
		Rule: rule, Inputs: print, AsOf: q.AsOf, Outcome: Unknown,
		Missing: q.missing(), Cases: []Case{}, Ratios: []Reported{},
	}
	if len(a.Missing) > 0 {
		return a, nil
	}
	f := open(&q)
	a.Lenders = q.Household.lenders(q.AsOf)
	if q.hasLoan() {
		f.answer(a)
	} else {
		f.leave(a)
	}
	if f.effort.isSpent() {
		return nil, tooMany()
	}
	return a, nil
}

// shocks returns the usual month and all shocks.
func (q *Question) shocks() []Shock { return append([]Shock{{}}, q.Shocks...) }

// answer finds the largest loan and lays the cases beside each other.
func (f *file) answer(a *Affordability) {
	asked := f.q.Terms.Advances[0].Amount
	least, shocks := int64(-1), f.q.shocks()
	searches, each := make([]*search, len(shocks)), make([]int64, len(shocks))
	worst := fits
	a.Asked = asked
	for i := range shocks {
		s := f.search(&shocks[i])
		searches[i], each[i] = s, s.largest()
		if least < 0 || each[i] < least {
			least, a.Decides = each[i], shocks[i].ID
		}
		v := s.try(asked.Minor())
		if worst = worse(worst, v); v == hole {
			s.mustBeNear(0, asked.Minor())
		}
	}
	a.AskedFits, a.NoSuchLoan = worst == fits, worst == hole
	least = f.together(searches, least)
	a.Largest = f.money(least)
	if a.Outcome, a.Loan = Room, a.Largest; least <= 0 && !a.AskedFits {
		a.Outcome = NoRoom
	}
	if a.AskedFits {
		a.Loan = asked
	}
	for i, s := range searches {
		s.try(a.Loan.Minor())
		a.Cases = append(a.Cases, s.report(f.money(each[i])))
	}
	f.reportRatios(a, searches[0].demand)
}

// together returns the greatest multiple of the step, up to the least of all
// cases, that fits in each: the least itself, unless there is no such loan at
// another case's rate.
func (f *file) together(searches []*search, least int64) int64 {
	for !f.effort.isSpent() {
		next := least
		for _, s := range searches {
			switch s.try(least) {
			case tooMuch:
				next = min(next, least-f.q.step())
			case hole:
				below := s.below(least)
				s.mustBeNear(below, least)
				next = min(next, below)
			}
		}
		if next == least {
			return least
		}
		least = next
	}
	return 0
}

// leave answers without a loan: what is left of the month.
func (f *file) leave(a *Affordability) {
	a.Outcome = Room
	shocks := f.q.shocks()
	least := int64(0)
	for i := range shocks {
		s := &search{file: f, trials: newTrials(f.q, &shocks[i], f.effort), months: f.months(&shocks[i]), demand: []int64{0}}
		s.rooms = []int64{0, s.months[0].room()}
		c := s.report(essor.Money{})
		if left := c.Left.Minor(); i == 0 || left < least {
			least, a.Decides = left, shocks[i].ID
		}
		a.Cases = append(a.Cases, c)
	}
	if least <= 0 {
		a.Outcome = NoRoom
	}
	f.reportRatios(a, nil)
}

// report writes down the tightest stretch with the demand that was tried last.
func (s *search) report(largest essor.Money) Case {
	at, left := s.tightest()
	var sum figures
	payment := int64(0)
	for j := at.from; j <= at.to; j++ {
		m := s.months[j]
		sum.income += m.income
		sum.fixed += m.fixed
		sum.debts += m.debts
		sum.need += m.need
		payment += s.demand[j]
	}
	return Case{
		Shock: s.shock.ID,
		From:  (s.first + month(at.from)).first(), Until: (s.first + month(at.to)).last(),
		Income: s.money(sum.income), Fixed: s.money(sum.fixed), Debts: s.money(sum.debts), Need: s.money(sum.need),
		Payment: s.money(payment), Left: s.money(left), Largest: largest,
	}
}

// reportRatios reports the ratios at the heaviest month of the loan.
func (f *file) reportRatios(a *Affordability, demand []int64) {
	heaviest := int64(0)
	for _, d := range demand {
		heaviest = max(heaviest, d)
	}
	for i := range f.q.Ratios {
		if f.q.Ratios[i].Loan && f.q.hasLoan() && a.Loan.Sign() == 0 {
			continue
		}
		a.Ratios = append(a.Ratios, f.q.Ratios[i].report(f, heaviest))
	}
}

// missing returns what must be known, of a question in order.
func (q *Question) missing() []Gap {
	gaps := []Gap{}
	h := &q.Household
	if h.People == 0 {
		gaps = append(gaps, Gap{What: People})
	} else if _, known := q.Budget.forPeople(h.People); !known {
		gaps = append(gaps, Gap{What: Minimum})
	}
	if len(h.Incomes) == 0 {
		gaps = append(gaps, Gap{What: Incomes})
	}
	for i := range h.Incomes {
		if h.Incomes[i].Amount == (essor.Money{}) {
			gaps = append(gaps, Gap{OfIncome, h.Incomes[i].ID})
		}
	}
	if len(h.Expenses) == 0 {
		gaps = append(gaps, Gap{What: Expenses})
	}
	for i := range h.Expenses {
		if h.Expenses[i].Amount == (essor.Money{}) {
			gaps = append(gaps, Gap{OfOutlay, h.Expenses[i].ID})
		}
	}
	if len(h.Debts) == 0 {
		gaps = append(gaps, Gap{What: Debts})
	}
	for i := range h.Debts {
		if h.Debts[i].Payment == (essor.Money{}) {
			gaps = append(gaps, Gap{OfDebt, h.Debts[i].ID})
		}
	}
	return gaps
}

package afford

import (
	"math/big"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// book is one case as Verify counts it: day by day where months are meant,
// and in exact rationals.
type book struct {
	trials
	q        *Question
	currency essor.Currency
	months   []essor.Date // their first days
	lines    []line       // of the months
	isDue    []bool       // whether anything falls due
	place    map[month]int
}

// line is one month of a book, in whole minor units.
type line struct{ income, fixed, debts, need, room *big.Rat }

func newBook(q *Question, s *Shock, e *effort) *book {
	b := &book{trials: newTrials(q, s, e), q: q, currency: q.Budget.currency(), place: map[month]int{}}
	begin, end := q.AsOf, q.AsOf
	due := map[month]bool{monthOf(q.AsOf): true}
	if q.hasLoan() {
		clear(due)
		begin = q.Terms.Advances[0].On
		if rows, err := q.probe(); err == nil {
			for r := range rows.All() {
				end = r.Due()
				due[monthOf(end)] = due[monthOf(end)] || r.Payment().Sign() > 0
			}
			if first := rows.At(0).Due(); monthOf(first) != monthOf(begin) {
				begin = (monthOf(begin) + 1).first()
			}
		}
	}
	for m := monthOf(begin); m <= monthOf(end); m++ {
		b.place[m] = len(b.months)
		b.months = append(b.months, m.first())
		b.lines = append(b.lines, b.line(m))
		b.isDue = append(b.isDue, due[m])
	}
	return b
}

// part returns what an amount at a frequency is in a month.
func part(m essor.Money, f loan.Frequency) *big.Rat {
	r := new(big.Rat).SetInt64(m.Minor())
	switch f {
	case loan.Weekly:
		return r.Mul(r, big.NewRat(52, 12))
	case loan.Biweekly:
		return r.Mul(r, big.NewRat(26, 12))
	case loan.SemiMonthly:
		return r.Mul(r, big.NewRat(2, 1))
	case loan.Quarterly:
		return r.Mul(r, big.NewRat(1, 3))
	case loan.HalfYearly:
		return r.Mul(r, big.NewRat(1, 6))
	case loan.Yearly:
		return r.Mul(r, big.NewRat(1, 12))
	}
	return r
}

// touches reports whether an expense has a day in a month.
func touches(m month, f loan.Frequency, from, until essor.Date) bool {
	if f == loan.Single {
		return monthOf(from) == m
	}
	return (!from.IsSet() || from.Compare(m.last()) <= 0) && (!until.IsSet() || until.Compare(m.first()) >= 0)
}

// covers reports whether an income has every day of a month.
func (in *Income) covers(m month) bool {
	if in.Frequency == loan.Single {
		return monthOf(in.From) == m
	}
	return (!in.From.IsSet() || in.From.Compare(m.first()) <= 0) && (!in.Until.IsSet() || in.Until.Compare(m.last()) >= 0)
}

func (b *book) line(m month) line {
	s := b.shock
	income, fixed, living, debts := new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)
	left := new(big.Rat).Sub(big.NewRat(1, 1), fraction(s.Income))
	left.Mul(left, big.NewRat(int64(12-s.MonthsWithout), 12))
	for i := range b.q.Household.Incomes {
		in := &b.q.Household.Incomes[i]
		if !in.covers(m) {
			continue
		}
		n := part(in.counts(), in.Frequency)
		if s.Of == "" || s.Of == in.ID {
			n.Mul(n, left)
		}
		income.Add(income, n)
	}
	for i := range b.q.Household.Expenses {
		e := &b.q.Household.Expenses[i]
		switch {
		case !touches(m, e.Frequency, e.From, e.Until):
		case e.Kind == Bound || e.Kind == Housing && !b.q.Budget.Housing:
			fixed.Add(fixed, part(e.Amount, e.Frequency))
		default:
			living.Add(living, part(e.Amount, e.Frequency))
		}
	}
	for i := range b.q.Household.Debts {
		if d := &b.q.Household.Debts[i]; touches(m, d.Frequency, d.From, d.Until) {
			debts.Add(debts, part(d.Payment, d.Frequency))
		}
	}
	up := new(big.Rat).Add(big.NewRat(1, 1), fraction(s.Expenses))
	if least := b.q.Budget.month(b.q.Household.People); living.Cmp(least) < 0 {
		living = least
	}
	l := line{
		income: whole(income, false),
		fixed:  whole(fixed.Mul(fixed, up), true),
		debts:  whole(debts, true),
		need:   whole(living.Mul(living, up), true),
	}
	l.fixed.Add(l.fixed, new(big.Rat).SetInt64(s.Cost.Minor()))
	l.room = new(big.Rat).Sub(l.income, l.fixed)
	l.room.Sub(l.room, l.debts).Sub(l.room, l.need)
	return l
}

// month returns the budget of a household for a month.
func (b *Budget) month(people int) *big.Rat {
	sum := new(big.Rat)
	for n := 1; n <= people; n++ {
		switch {
		case n <= len(b.ForPeople):
			sum = part(b.ForPeople[n-1], b.Frequency)
		default:
			sum.Add(sum, part(b.EachMore, b.Frequency))
		}
	}
	return sum
}

func fraction(f essor.Fraction) *big.Rat { return big.NewRat(f.Units(), essor.FractionUnit) }

// whole rounds to a minor unit, up or down.
func whole(r *big.Rat, up bool) *big.Rat {
	q, rest := new(big.Int).QuoRem(r.Num(), r.Denom(), new(big.Int)) // r is not negative
	if up && rest.Sign() > 0 {
		q.Add(q, big.NewInt(1))
	}
	return new(big.Rat).SetInt(q)
}

func (b *book) money(r *big.Rat) essor.Money {
	m, _ := essor.MoneyOf(r.Num().Int64(), b.currency)
	return m
}

// demands returns what a loan asks for in each month, false where there is no
// such loan.
func (b *book) demands(amount essor.Money) ([]*big.Rat, bool) {
	out := make([]*big.Rat, len(b.months))
	for j := range out {
		out[j] = new(big.Rat)
	}
	s, err := b.loanOf(amount)
	if err != nil {
		return nil, false
	}
	if s == nil {
		return out, true
	}
	most := new(big.Rat)
	for r := range s.All() {
		n := new(big.Rat).SetInt64(r.Payment().Minor())
		if coin := big.NewRat(b.coin(), 1); b.shock.Rate.Sign() > 0 {
			n = n.Mul(whole(n.Quo(n, coin), true), coin)
		}
		if n.Cmp(most) > 0 {
			most = n
		}
		if n.Sign() > 0 {
			j := b.place[monthOf(r.Due())]
			out[j].Add(out[j], most)
		}
	}
	return out, true
}

// stretch adds up the months of a stretch.
func (b *book) stretch(from, to int, demand []*big.Rat) (sum line, asked, left *big.Rat) {
	sum = line{new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)}
	asked = new(big.Rat)
	for j := from; j <= to; j++ {
		l := b.lines[j]
		sum.income.Add(sum.income, l.income)
		sum.fixed.Add(sum.fixed, l.fixed)
		sum.debts.Add(sum.debts, l.debts)
		sum.need.Add(sum.need, l.need)
		sum.room.Add(sum.room, l.room)
		asked.Add(asked, demand[j])
	}
	return sum, asked, new(big.Rat).Sub(sum.room, asked)
}

// is returns what a loan is to the family. What is more than all that is free
// in all months is too much in any case.
func (b *book) is(amount essor.Money) verdict {
	demand, ok := b.demands(amount)
	if !ok {
		free := new(big.Rat)
		for j := range b.lines {
			if b.lines[j].room.Sign() > 0 {
				free.Add(free, b.lines[j].room)
			}
		}
		if free.Cmp(new(big.Rat).SetInt64(amount.Minor())) < 0 {
			return tooMuch
		}
		return hole
	}
	for j := range demand {
		if demand[j].Sign() == 0 {
			continue
		}
		if _, _, left := b.stretch(max(0, j+1-b.q.spread()), j, demand); left.Sign() < 0 {
			return tooMuch
		}
	}
	return fits
}

// isStep reports whether an amount is a multiple of the step.
func (b *book) isStep(amount essor.Money) bool {
	return amount.Currency() == b.currency && amount.Sign() >= 0 && amount.Minor()%b.q.step() == 0
}

// oneMore returns an amount and a step.
func (b *book) oneMore(amount essor.Money) essor.Money {
	m, _ := essor.MoneyOf(amount.Minor()+b.q.step(), b.currency)
	return m
}

// areLargest reports whether an amount fits in all cases and the next greater
// loan that there is does not.
func areLargest(books []*book, amount essor.Money) bool {
	if !books[0].isStep(amount) || together(books, amount) != fits {
		return false
	}
	for _, b := range books {
		b.payment = 0
	}
	for next := amount; !books[0].isSpent(); {
		next = books[0].oneMore(next)
		if v := together(books, next); v != hole {
			if len(books) == 1 {
				books[0].mustBeNear(amount.Minor(), next.Minor()-books[0].q.step())
			}
			return v == tooMuch
		}
		for _, b := range books {
			if b.is(next) == hole {
				next = b.endOfHole(next)
			}
		}
	}
	return false
}

// endOfHole returns the last multiple of the step without a schedule from one
// on that has none. Of what a payment lends, the amounts without a schedule
// come first: where the last of them has none, none has.
func (b *book) endOfHole(amount essor.Money) essor.Money {
	step := b.q.step()
	most, low := b.lendsAbove(amount.Minor())/step, amount.Minor()/step
	at := func(steps int64) essor.Money {
		m, _ := essor.MoneyOf(steps*step, b.currency)
		return m
	}
	if most <= low || b.is(at(most)) == hole {
		return at(max(low, most))
	}
	for low < most {
		mid := low + (most-low+1)/2
		if b.is(at(mid)) == hole {
			low = mid
		} else {
			most = mid - 1
		}
	}
	return at(low)
}

// together returns what a loan is in the worst of several cases.
func together(books []*book, amount essor.Money) verdict {
	worst := fits
	for _, b := range books {
		worst = worse(worst, b.is(amount))
	}
	return worst
}

// tightest returns what a loan leaves where it leaves the least, and the most
// that it asks for in a month.
func (b *book) tightest(amount essor.Money) (Case, *big.Rat, error) {
	demand, ok := b.demands(amount)
	if !ok {
		return Case{}, nil, differs("loan")
	}
	heaviest := new(big.Rat)
	var least *big.Rat
	var out Case
	for j := range demand {
		if demand[j].Cmp(heaviest) > 0 {
			heaviest = demand[j]
		}
		if amount.Sign() > 0 && demand[j].Sign() == 0 || !b.isDue[j] && amount.Sign() == 0 {
			continue
		}
		from := max(0, j+1-b.q.spread())
		sum, asked, left := b.stretch(from, j, demand)
		if least != nil && left.Cmp(least) >= 0 {
			continue
		}
		least = left
		out = Case{
			Shock: b.shock.ID, From: b.months[from], Until: monthOf(b.months[j]).last(),
			Income: b.money(sum.income), Fixed: b.money(sum.fixed), Debts: b.money(sum.debts),
			Need: b.money(sum.need), Payment: b.money(asked), Left: b.money(left),
		}
	}
	return out, heaviest, nil
}

// ratio returns a ratio in the first month.
func (b *book) ratio(r *Ratio, payment *big.Rat) Reported {
	m := monthOf(b.months[0])
	counts, income := new(big.Rat), new(big.Rat)
	housing, debts := new(big.Rat), new(big.Rat)
	for i := range b.q.Household.Expenses {
		e := &b.q.Household.Expenses[i]
		if e.Kind == Housing && touches(m, e.Frequency, e.From, e.Until) {
			housing.Add(housing, part(e.Amount, e.Frequency))
		}
	}
	for i := range b.q.Household.Debts {
		if d := &b.q.Household.Debts[i]; touches(m, d.Frequency, d.From, d.Until) {
			debts.Add(debts, part(d.Payment, d.Frequency))
		}
	}
	for i := range b.q.Household.Incomes {
		in := &b.q.Household.Incomes[i]
		amount := in.Amount
		if r.Gross && in.Gross != (essor.Money{}) {
			amount = in.Gross
		}
		if in.covers(m) {
			income.Add(income, part(amount, in.Frequency))
		}
	}
	if r.Housing {
		counts.Add(counts, housing)
	}
	if r.Debts {
		counts.Add(counts, debts)
	}
	if r.Loan {
		counts.Add(counts, payment)
	}
	counts = whole(counts, true)
	income = whole(income, false)
	out := Reported{ID: r.ID, Counts: b.money(counts), Income: b.money(income)}
	if income.Sign() > 0 {
		share := new(big.Rat).Quo(counts, income)
		units := whole(share.Mul(share, big.NewRat(essor.FractionUnit, 1)), true).Num()
		if !units.IsInt64() {
			units = big.NewInt(1<<63 - 1)
		}
		out.Share = essor.FractionOf(units.Int64())
	}
	out.Within = counts.Cmp(new(big.Rat).Mul(income, fraction(r.Most))) <= 0
	return out
}

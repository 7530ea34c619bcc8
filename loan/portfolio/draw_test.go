package portfolio

import (
	"encoding/json"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
	rate = essor.MustParseFraction
	cad  = essor.MustParseCurrency("CAD")
)

var asOf = day("2026-11-21")

func cents(n int64) essor.Money { return money(n, cad) }

func draw(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 4)) }

// drawRules returns rules of which each part comes up.
func drawRules(r *rand.Rand) Rules {
	rules := Rules{Largest: r.IntN(5)}
	if r.IntN(4) > 0 {
		rules.From = day("2026-01-01")
		rules.Average = []Average{"", Ends, Daily}[r.IntN(3)]
	}
	if r.IntN(2) == 0 {
		rules.Boundaries = []Boundary{{30, false}, {90, true}, {1, true}, {45, false}}
	}
	for i := range r.IntN(4) {
		rules.Segments = append(rules.Segments, Segment{Name: "s" + strconv.Itoa(i), Minimum: []int{0, 3, 5}[i%3]})
	}
	if r.IntN(3) > 0 {
		rules.Provision = Provision{Name: "table", Since: day("2020-01-01"), Steps: []Step{
			{0, rate("0.01"), rate("0.05")}, {1, rate("0.03"), rate("0.1")}, {31, rate("0.25"), rate("0")}, {100, rate("1"), rate("1")},
		}}
	}
	if r.IntN(3) > 0 {
		rules.Guarantee = &Guarantee{Share: rate([]string{"1", "0.5", "0.333333333333"}[r.IntN(3)])}
		if r.IntN(2) == 0 {
			rules.Guarantee.After = cents(r.Int64N(500_000))
		}
		if r.IntN(2) == 0 {
			rules.Guarantee.Cap = cents(r.Int64N(500_000))
		}
	}
	return rules
}

// drawLoan returns a loan that a book of these rules takes.
func drawLoan(r *rand.Rand, rules Rules, id int) Loan {
	l := Loan{ID: "L" + strconv.Itoa(id), AsOf: asOf, Keys: make([]string, len(rules.Segments)), Further: r.IntN(8) == 0}
	for i := range l.Keys {
		l.Keys[i] = []string{"", "a", "b", "c", "d/é"}[min(r.IntN(7), r.IntN(5))]
	}
	amount := func(most int64) int64 { return r.Int64N(most + 1) }
	lent := 1 + amount(1_000_000)
	l.Approved = cents(lent + amount(50_000))
	if r.IntN(10) == 0 {
		return l
	}
	l.Disbursed = cents(lent)
	l.Opened, _ = asOf.AddDays(-r.IntN(900))
	if r.IntN(4) == 0 {
		l.Opened = asOf
	}
	opening, lentNow := lent, int64(0)
	began := l.Opened.Compare(rules.From) >= 0
	if began {
		opening, lentNow = 0, lent
	}
	capitalised := amount(1_000) * int64(r.IntN(2))
	l.Capitalised = cents(capitalised)
	left := opening + lentNow + capitalised
	take := func(most int64) int64 {
		n := amount(most)
		left -= n
		return n
	}
	forgiven := take(left / 10)
	repaid := take(left)
	switch r.IntN(8) {
	case 0:
		repaid, left = repaid+left, 0
	case 1:
		l.WrittenOff = cents(left)
		if left > 0 {
			l.WrittenOffOn = asOf
			if n := asOf.Sub(l.Opened); n > 0 {
				l.WrittenOffOn, _ = asOf.AddDays(-r.IntN(n))
			}
		}
		l.Recovered = cents(amount(left))
		left = 0
	}
	lost, recovered := l.WrittenOff, l.Recovered
	if !began {
		recovered = cents(amount(recovered.Minor()))
	}
	if lost.Sign() > 0 && l.WrittenOffOn.Compare(rules.From) < 0 {
		opening, capitalised, forgiven, repaid, lost = 0, 0, 0, 0, cents(0)
	}
	l.Outstanding = cents(left)
	if r.IntN(3) == 0 {
		l.DaysLate = []int{1, 29, 30, 31, 45, 46, 89, 90, 91, 100, 200}[r.IntN(11)]
		l.Arrears, l.Unpaid = cents(amount(left)), cents(amount(5_000))
	}
	l.MostDaysLate = r.IntN(60)
	l.Restructured, l.Moratorium, l.NonAccrual = r.IntN(6) == 0, r.IntN(6) == 0, r.IntN(6) == 0
	if rules.From.IsSet() {
		l.Flow = Flow{
			Opening: cents(opening), Lent: cents(lentNow), Capitalised: cents(capitalised), Repaid: cents(repaid), Forgiven: cents(forgiven),
			WrittenOff: lost, Recovered: recovered,
			Interest: cents(amount(9_000)), Fees: cents(amount(900)), Returned: cents(amount(90)), Average: cents(amount(opening + lentNow + capitalised)),
		}
	}
	return l
}

func drawLoans(r *rand.Rand, rules Rules, n int) []Loan {
	loans := make([]Loan, n)
	for i := range loans {
		loans[i] = drawLoan(r, rules, i)
	}
	return loans
}

func bookOf(t testing.TB, rules Rules, loans []Loan) *Book {
	t.Helper()
	b, err := NewBook(asOf, cad, rules)
	require.NoError(t, err)
	for _, l := range loans {
		require.NoError(t, b.Add(l))
	}
	return b
}

func jsonOf(t testing.TB, v any) string {
	t.Helper()
	document, err := json.Marshal(v)
	require.NoError(t, err)
	return string(document)
}

// rounds is fewer under -short.
func rounds(n int) uint64 {
	if testing.Short() {
		return uint64(max(2, n/10))
	}
	return uint64(n)
}

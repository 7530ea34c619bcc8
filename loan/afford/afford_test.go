package afford

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/loan"
)

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
	rate = essor.MustParseFraction
)

func draw(seed int) *rand.Rand { return rand.New(rand.NewPCG(uint64(seed), 7)) }

// rounds is fewer where tests must be short.
func rounds(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

var cad = essor.MustParseCurrency("CAD")

func cents(n int64) essor.Money {
	m, err := essor.MoneyOf(n, cad)
	if err != nil {
		panic(err)
	}
	return m
}

func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

var frequencies = []loan.Frequency{"", loan.Weekly, loan.Biweekly, loan.SemiMonthly, loan.Monthly, loan.Quarterly, loan.HalfYearly, loan.Yearly}

func drawDates(r *rand.Rand) (from, until essor.Date) {
	if r.IntN(4) == 0 {
		from, _ = essor.DateOfDay(day("2025-10-01").Day() + r.IntN(400))
	}
	if r.IntN(4) == 0 {
		until, _ = essor.DateOfDay(day("2026-11-05").Day() + r.IntN(500))
	}
	return from, until
}

// drawQuestion draws a family with small sums, so that every amount can be
// tried.
func drawQuestion(seed int) Question {
	r := draw(seed)
	q := Question{
		AsOf: day("2026-01-05"),
		Budget: Budget{
			Source: "drawn", From: day("2025-01-01"), Frequency: pick(r, "", loan.Monthly, loan.Yearly, loan.Weekly),
			ForPeople: []essor.Money{cents(r.Int64N(600)), cents(600 + r.Int64N(300))},
			EachMore:  cents(r.Int64N(200)), Housing: r.IntN(2) == 0,
		},
		Household: Household{People: 1 + r.IntN(4)},
		Step:      pick(r, essor.Money{}, cents(1), cents(7), cents(100)),
		Spread:    pick(r, 0, 1, 1, 3, 12),
	}
	if r.IntN(3) > 0 {
		q.Budget.Frequency = ""
	}
	h := &q.Household
	for i := range 1 + r.IntN(3) {
		in := Income{ID: string(rune('a' + i)), Amount: cents(800 + r.Int64N(1500)), Frequency: pick(r, frequencies...)}
		in.From, in.Until = drawDates(r)
		if r.IntN(3) == 0 {
			in.Low = cents(r.Int64N(in.Amount.Minor() + 1))
		}
		if r.IntN(3) == 0 {
			in.Gross = cents(in.Amount.Minor() + r.Int64N(500))
		}
		h.Incomes = append(h.Incomes, in)
	}
	for i := range 1 + r.IntN(3) {
		e := Expense{ID: string(rune('a' + i)), Amount: cents(r.Int64N(300)), Kind: pick(r, "", Living, Housing, Bound), Frequency: pick(r, frequencies...)}
		e.From, e.Until = drawDates(r)
		h.Expenses = append(h.Expenses, e)
	}
	for i := range 1 + r.IntN(2) {
		d := Debt{ID: string(rune('a' + i)), Payment: cents(r.Int64N(100)), Frequency: pick(r, frequencies...)}
		d.From, d.Until = drawDates(r)
		h.Debts = append(h.Debts, d)
	}
	if r.IntN(5) == 0 {
		h.Incomes = append(h.Incomes, Income{ID: "z", Amount: cents(2000), Frequency: loan.Single, From: day("2026-06-20")})
	}
	if r.IntN(10) > 0 {
		q.Terms = drawTerms(r)
	}
	for i := range r.IntN(4) {
		q.Shocks = append(q.Shocks, Shock{
			ID: string(rune('p' + i)), Income: pick(r, essor.Fraction{}, rate("0.1"), rate("0.333333333333")),
			MonthsWithout: pick(r, 0, 0, 1, 2), Of: pick(r, "", "", "a"),
			Expenses: pick(r, essor.Fraction{}, rate("0.05")), Rate: pick(r, essor.Fraction{}, rate("0.02")),
			Cost: pick(r, essor.Money{}, cents(33)),
		})
	}
	if r.IntN(2) == 0 {
		q.Ratios = Ratios()
	}
	return q
}

func drawTerms(r *rand.Rand) loan.Terms {
	t := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cents(400 + r.Int64N(8000))}},
		Interest:  loan.Interest{YearRate: pick(r, essor.Fraction{}, rate("0.06"), rate("0.24"))},
		Repayment: loan.Repayment{Count: 1 + r.IntN(9), Frequency: pick(r, "", loan.Weekly, loan.Biweekly, loan.Monthly, loan.Quarterly)},
	}
	switch r.IntN(6) {
	case 0:
		t.Interest.Quote = loan.Flat
	case 1:
		t.Repayment.Kind = loan.LevelPrincipal
	case 2:
		t.Repayment.Kind, t.Repayment.Step, t.Repayment.StepEvery = loan.Graduated, rate("0.1"), 2
	case 3:
		if t.Repayment.Count > 2 {
			t.Relief.InterestOnly = 1 + r.IntN(t.Repayment.Count-1)
		}
	case 4:
		t.Fees = []loan.Fee{{Rate: rate("0.01"), Due: loan.EachRow}, {Amount: cents(25)}}
	}
	return t
}

// slow tries every amount there is, from nothing up to more than all that
// comes in, and lays each month beside it in rationals.
func slow(q Question) (largest int64, each []int64) {
	ordered := q.inOrder()
	shocks := ordered.shocks()
	books := make([]*book, len(shocks))
	for i := range shocks {
		books[i] = newBook(&ordered, &shocks[i])
	}
	each = make([]int64, len(shocks))
	highest := int64(0)
	for _, l := range books[0].lines {
		highest += max(0, l.room.Num().Int64())
	}
	for amount := int64(0); amount <= highest; amount += ordered.step() {
		isAll := true
		for i, b := range books {
			if b.is(cents(amount)) == fits {
				each[i] = amount
			} else {
				isAll = false
			}
		}
		if isAll {
			largest = amount
		}
	}
	return largest, each
}

// The largest loan is the largest of all that there are, in each case.
func TestAgainstAllAmounts(t *testing.T) {
	tried, some := 0, 0
	for seed := range rounds(20) {
		q := drawQuestion(seed)
		q.Step = cents(max(11, q.Step.Minor()))
		a, err := Of(q)
		if err != nil || !q.hasLoan() {
			continue
		}
		tried++
		largest, each := slow(q)
		require.Equal(t, largest, a.Largest.Minor(), "seed %d", seed)
		for i := range each {
			require.Equal(t, each[i], a.Cases[i].Largest.Minor(), "seed %d case %d", seed, i)
		}
		if largest > 0 {
			some++
		}
	}
	t.Logf("%d questions, %d with room", tried, some)
	require.Greater(t, some, tried/4)
}

// Drawn answers prove themselves, before and after a trip through JSON, and do
// not depend on the order of anything.
func TestVerify(t *testing.T) {
	for seed := range rounds(600) {
		q := drawQuestion(seed)
		a, err := Of(q)
		if err != nil {
			require.ErrorIs(t, err, essor.ErrInvalid, "seed %d", seed)
			continue
		}
		require.NoError(t, a.Verify(q), "seed %d", seed)
		document, err := json.Marshal(a)
		require.NoError(t, err)
		require.NotContains(t, string(document), "null")
		var back Affordability
		require.NoError(t, essor.Decode(document, &back))
		require.NoError(t, back.Verify(q), "seed %d", seed)

		asked, err := json.Marshal(q)
		require.NoError(t, err)
		var again Question
		require.NoError(t, essor.Decode(asked, &again), "seed %d", seed)
		slices.Reverse(again.Household.Incomes)
		slices.Reverse(again.Household.Expenses)
		slices.Reverse(again.Household.Debts)
		slices.Reverse(again.Shocks)
		slices.Reverse(again.Ratios)
		same, err := Of(again)
		require.NoError(t, err)
		shuffled, err := json.Marshal(same)
		require.NoError(t, err)
		require.Equal(t, string(document), string(shuffled), "seed %d", seed)
	}
}

// Each single change of an answer's JSON is caught.
func TestVerifyCatchesEachChange(t *testing.T) {
	caught := 0
	for seed := range rounds(40) {
		q := drawQuestion(seed)
		if seed%5 == 0 {
			q.Household.Incomes[0].Amount, q.Household.Incomes[0].Low, q.Household.Debts = essor.Money{}, essor.Money{}, nil
		}
		a, err := Of(q)
		if err != nil {
			continue
		}
		document, err := json.Marshal(a)
		require.NoError(t, err)
		for pointer, mutation := range proof.Mutations(document) {
			var changed Affordability
			if essor.Decode(mutation, &changed) == nil && changed.Verify(q) == nil {
				t.Fatalf("seed %d: a change at %s goes unnoticed\n%s", seed, pointer, mutation)
			}
			caught++
		}
	}
	t.Logf("%d changes caught", caught)
}

package afford

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/internal/wording"
	"github.com/essor-go/essor/loan"
)

var (
	day  = essor.MustParseDate
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
		d := Debt{ID: string(rune('a' + i)), Lender: "b", Payment: cents(r.Int64N(100)), Frequency: pick(r, frequencies...)}
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
	if r.IntN(4) == 0 {
		t.Rounding.Payment.Unit = cents(pick(r, int64(5), 25, 100))
	}
	switch r.IntN(6) {
	case 0:
		t.Interest.Quote = loan.Flat
	case 1:
		t.Repayment.Kind = loan.LevelPrincipal
	case 3:
		if t.Repayment.Count > 2 {
			t.Relief.InterestOnly = 1 + r.IntN(t.Repayment.Count-1)
		}
	case 5:
		switch {
		case t.Repayment.Count > 3 && r.IntN(2) == 0:
			t.Relief.Grace, t.Relief.Unpaid = 1+r.IntN(2), pick(r, loan.Capitalised, loan.Deferred, loan.Spread, loan.Waived)
		case t.Repayment.Count > 3:
			t.Advances = append(t.Advances, loan.Advance{On: day("2026-01-20"), Amount: cents(300)})
		default:
			t.Interest.DayCount = loan.Act365
		}
	case 4:
		t.Fees = []loan.Fee{{Rate: rate("0.01"), Due: loan.EachRow}, {Amount: cents(25)}}
	}
	return t
}

// slow tries every amount there is, from nothing up to all that is free, and
// lays each month beside it.
func slow(q Question) (largest int64, each []int64) {
	ordered := q.inOrder()
	shocks := ordered.shocks()
	each = make([]int64, len(shocks))
	free, highest := make([]map[month]int64, len(shocks)), int64(0)
	for i := range shocks {
		free[i] = map[month]int64{}
		for m, at := range newBook(&ordered, &shocks[i], newEffort(&ordered, maxEffort)).place {
			free[i][m] = newBook(&ordered, &shocks[i], newEffort(&ordered, maxEffort)).lines[at].room.Num().Int64()
			if i == 0 {
				highest += max(0, free[i][m])
			}
		}
	}
	for amount := int64(0); amount <= highest; amount += ordered.step() {
		isAll := true
		for i := range shocks {
			if leaves(&ordered, &shocks[i], free[i], amount) {
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

// leaves reports whether a loan leaves the minimum.
func leaves(q *Question, s *Shock, free map[month]int64, amount int64) bool {
	if amount == 0 {
		return true
	}
	rows, err := loan.NewSchedule(q.terms(s, cents(amount)))
	if err != nil {
		return false
	}
	asks, most := map[month]int64{}, int64(0)
	for r := range rows.All() {
		payment, coin := r.Payment().Minor(), max(1, q.Terms.Rounding.Payment.Unit.Minor())
		for s.Rate.Sign() > 0 && payment%coin > 0 {
			payment++
		}
		most = max(most, payment)
		if r.Payment().Sign() > 0 {
			asks[monthOf(r.Due())] += most
		}
	}
	for m := range asks {
		left := int64(0)
		for back := range q.spread() {
			left += free[m-month(back)] - asks[m-month(back)]
		}
		if left < 0 {
			return false
		}
	}
	return true
}

// The largest loan is the largest of all that there are, in each case.
func TestAgainstAllAmounts(t *testing.T) {
	tried, some := 0, 0
	for seed := range rounds(16) {
		q := drawQuestion(seed)
		q.Step = cents(max(7, q.Step.Minor()))
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
	for seed := range rounds(120) {
		q := drawQuestion(seed)
		a, err := Of(q)
		if err != nil {
			require.True(t, errors.Is(err, essor.ErrInvalid) || errors.Is(err, essor.ErrNoAnswer), "seed %d: %v", seed, err)
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

// A question to which nothing was answered goes through JSON too.
func TestNothingAnswered(t *testing.T) {
	q := drawQuestion(1)
	q.Household = Household{}
	q.Shocks = nil
	a, err := Of(q)
	require.NoError(t, err)
	require.Equal(t, []Gap{{What: People}, {What: Incomes}, {What: Expenses}, {What: Debts}}, a.Missing)
	require.NoError(t, a.Verify(clone(t, q)))
}

// Each single change of an answer's JSON is caught.
func TestVerifyCatchesEachChange(t *testing.T) {
	caught := 0
	for seed := range rounds(10) {
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

// A month that is larger in any way bears at least as large a loan, and a
// harsher shock at most as large a one.
func TestMonotone(t *testing.T) {
	for seed := range rounds(150) {
		q := drawQuestion(seed)
		a, err := Of(q)
		if err != nil || !q.hasLoan() {
			continue
		}
		r := draw(seed)
		better, worse := clone(t, q), clone(t, q)
		in := &better.Household.Incomes[r.IntN(len(q.Household.Incomes))]
		switch r.IntN(4) {
		case 0:
			in.Amount, in.Gross = cents(in.Amount.Minor()+77), essor.Money{}
			if in.Low != (essor.Money{}) {
				in.Low = cents(in.Low.Minor() + 77)
			}
		case 1:
			better.Household.Expenses[0].Amount = cents(0)
		case 2:
			better.Household.Debts[0].Payment = cents(0)
		case 3:
			better.Shocks = nil
		}
		more, err := Of(better)
		require.NoError(t, err)
		require.GreaterOrEqual(t, more.Largest.Minor(), a.Largest.Minor(), "seed %d", seed)

		shock := Shock{ID: "zz", Income: rate("0.2")}
		if len(worse.Shocks) > 0 {
			shock = worse.Shocks[0]
			shock.ID = "zz"
		}
		switch r.IntN(4) {
		case 0:
			shock.Income = rate("0.5")
		case 1:
			shock.MonthsWithout = 3
		case 2:
			shock.Expenses = rate("0.3")
		case 3:
			shock.Cost = cents(150)
		}
		worse.Shocks = append(worse.Shocks, shock)
		less, err := Of(worse)
		if errors.Is(err, essor.ErrNoAnswer) { // one case more takes one search more
			continue
		}
		require.NoError(t, err)
		require.LessOrEqual(t, less.Largest.Minor(), a.Largest.Minor(), "seed %d", seed)
		if len(q.Shocks) > 0 {
			for _, c := range less.Cases {
				for _, d := range less.Cases {
					if c.Shock == "zz" && d.Shock == worse.Shocks[0].ID {
						require.LessOrEqual(t, c.Largest.Minor(), d.Largest.Minor(), "seed %d", seed)
					}
				}
			}
		}
	}
}

func clone(t *testing.T, q Question) Question {
	document, err := json.Marshal(q)
	require.NoError(t, err)
	var own Question
	require.NoError(t, essor.Decode(document, &own))
	return own
}

// Every reason that drawn answers give renders in three languages; together
// they use every text, and nobody else is told anything.
func TestExplain(t *testing.T) {
	used := map[string]bool{}
	for seed := range rounds(150) {
		q := drawQuestion(seed)
		switch seed % 10 {
		case 0:
			q.Household = Household{}
		case 1:
			q.Household.People, q.Budget.EachMore = 9, essor.Money{}
			q.Household.Incomes[0].Amount, q.Household.Incomes[0].Low = essor.Money{}, essor.Money{}
			q.Household.Expenses[0].Amount, q.Household.Debts[0].Payment = essor.Money{}, essor.Money{}
			q.Shocks = nil
		}
		switch seed {
		case 2, 3, 4:
			q = betweenCoins()
			if seed > 2 {
				q.Shocks = []Shock{{ID: "s", Income: rate("0.01")}}
			}
			if seed == 4 {
				q.Household.Incomes[0].Amount, q.Terms.Advances[0].Amount = cents(1650_00), cents(50_00)
			}
		}
		a, err := Of(q)
		if err != nil {
			continue
		}
		require.Empty(t, a.Explain(essor.Peer))
		require.Empty(t, a.Explain(essor.Public))
		for _, to := range []essor.Audience{essor.Person, essor.Staff} {
			reasons := a.Explain(to)
			require.NotEmpty(t, reasons)
			for _, reason := range reasons {
				require.Equal(t, to, reason.Audience)
				used[reason.Code] = true
				for _, arg := range reason.Args {
					used["term."+arg.Value] = true
				}
				for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
					text, err := Catalog().Text(lang, reason)
					require.NoError(t, err)
					require.NotContains(t, text, "{")
					require.NotContains(t, text, "what.")
				}
			}
		}
	}
	for _, list := range [][]wording.Text{toFamily(), toOfficer(), terms()} {
		for _, s := range list {
			proof.French(t, s[0], s[2])
			require.True(t, testing.Short() || used[s[0]], "no answer uses %s", s[0])
		}
	}
}

package servicing

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// The loans of the stories, all lent on 2026-01-15 and due on the 15th.
var storyLoans = map[string]loan.Terms{
	// 1,000 without interest in ten payments of 100.
	"free": {
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("1000.00 CAD")}},
		Repayment: loan.Repayment{Count: 10},
	},
	// The same, less a fee of 40.
	"fee": {
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("1000.00 CAD")}},
		Repayment: loan.Repayment{Count: 10},
		Fees:      []loan.Fee{{Amount: cash("40.00 CAD")}},
	},
	// 1,200 at 1 % a month in payments of 110: rows of 12.00 + 98.00,
	// 11.02 + 98.98, 10.03 + 99.97, 9.03 + 100.97, 8.02 + 101.98 …
	"plain": {
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("1200.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate("0.12")},
		Repayment: loan.Repayment{Count: 12, Payment: cash("110.00 CAD")},
	},
	// 1,000 at a thousandth a day in payments of 115: the first, after 31
	// days, is 31.00 + 84.00.
	"daily": {
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("1000.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate("0.365"), DayCount: loan.Act365},
		Repayment: loan.Repayment{Count: 11, Payment: cash("115.00 CAD")},
	},
	// 600 in January and 600 in March at 1 % a month, interest alone for
	// three rows.
	"study": {
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("600.00 CAD")}, {On: day("2026-03-15"), Amount: cash("600.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate("0.12")},
		Repayment: loan.Repayment{Count: 15},
		Relief:    loan.Relief{InterestOnly: 3},
	},
}

// story is a life with the arithmetic of its figures: sums and products that
// the test works out, by the hand of whoever wrote the case.
type story struct {
	name    string
	loan    string
	options Options
	events  string // one a line: day, kind, what it needs; ids are e1, e2 …
	asOf    string
	want    string // one a line: figure = arithmetic
}

// events reads the events of a story.
func (s story) read() []Event {
	var events []Event
	for line := range strings.Lines(strings.TrimSpace(s.events)) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		e := Event{ID: "e" + strconv.Itoa(len(events)+1), On: day("2026-" + words[0]), Kind: Kind(words[1])}
		for _, word := range words[2:] {
			name, value, _ := strings.Cut(word, "=")
			switch name {
			case "until":
				e.Until = day("2026-" + value)
			case "first":
				e.First = day("2026-" + value)
			case "count":
				e.Count, _ = strconv.Atoi(value)
			case "rate":
				e.YearRate = rate(value)
			case "part":
				e.Part = Part(value)
			case "cause":
				e.Cause = Cause(value)
			case "loan":
				e.Loan = value
			case "ref":
				e.Ref = value
			case "free":
				e.WaiveInterest = true
			case "lower":
				e.LowerPayment = true
			default:
				e.Amount = cash(word + " CAD")
			}
		}
		events = append(events, e)
	}
	return events
}

// work works out a sum of products, to the cent, half to even.
func work(t *testing.T, sum string) string {
	total, sign := decimal.Zero, decimal.NewFromInt(1)
	product, times := decimal.NewFromInt(1), true
	for word := range strings.FieldsSeq(sum) {
		switch word {
		case "+", "-":
			total = total.Add(sign.Mul(product))
			product, times = decimal.NewFromInt(1), true
			sign = decimal.NewFromInt(map[string]int64{"+": 1, "-": -1}[word])
		case "*":
			times = true
		case "/":
			times = false
		default:
			n, err := decimal.NewFromString(word)
			require.NoError(t, err)
			if times {
				product = product.Mul(n)
			} else {
				product = product.DivRound(n, 40)
			}
		}
	}
	return total.Add(sign.Mul(product)).Round(20).RoundBank(2).StringFixed(2)
}

// figure returns a figure of a statement by name.
func figure(t *testing.T, st *Statement, name string) string {
	amount := func(m essor.Money) string { return m.Decimal().StringFixed(2) }
	name, rest, _ := strings.Cut(name, " ")
	switch name {
	case "due":
		return amount(st.Due.Sum())
	case "due.penalty":
		return amount(st.Due.Penalty)
	case "due.fee":
		return amount(st.Due.Fee)
	case "due.interest":
		return amount(st.Due.Interest)
	case "due.principal":
		return amount(st.Due.Principal)
	case "overdue":
		return amount(st.Overdue.Sum())
	case "principal":
		return amount(st.Principal)
	case "credit":
		return amount(st.Credit)
	case "accrued":
		return amount(st.Accrued)
	case "deferred":
		return amount(st.Deferred)
	case "savings":
		return amount(st.Savings)
	case "next.fee":
		return amount(st.Next.Parts.Fee)
	case "next.principal":
		return amount(st.Next.Parts.Principal)
	case "payment":
		return amount(st.Payment)
	case "paid":
		return amount(st.Paid)
	case "next":
		return amount(st.Next.Parts.Sum())
	case "next.interest":
		return amount(st.Next.Parts.Interest)
	case "written":
		return amount(st.WrittenOff.Sum())
	case "recovered":
		return amount(st.Recovered.Sum())
	case "late":
		return strconv.Itoa(st.DaysLate) + ".00"
	case "most":
		return strconv.Itoa(st.MostDaysLate) + ".00"
	case "payoff":
		quote, err := st.PayOff(day("2026-" + rest))
		require.NoError(t, err)
		return amount(quote)
	}
	t.Fatalf("no figure is called %s", name)
	return ""
}

// Each life is worked out three times: by its own arithmetic, by the oracle
// and by the library, which proves its statement too.
func TestStories(t *testing.T) {
	names := map[string]bool{}
	for _, s := range slices.Concat(stories, variedStories) {
		t.Run(s.name, func(t *testing.T) {
			require.False(t, names[s.name])
			names[s.name] = true
			terms, events, asOf := storyLoans[s.loan], s.read(), day("2026-"+s.asOf)
			st, err := Replay(terms, events, asOf, s.options)
			require.NoError(t, err)
			for line := range strings.Lines(strings.TrimSpace(s.want)) {
				name, sum, isSum := strings.Cut(strings.TrimSpace(line), " = ")
				switch {
				case isSum:
					require.Equal(t, work(t, sum), figure(t, st, name), "%s = %s", name, sum)
				case name == "settled":
					require.True(t, st.Settled)
				case name == "nothing next":
					require.False(t, st.Next.On.IsSet())
				case strings.HasPrefix(name, "next on "):
					require.Equal(t, "2026-"+strings.TrimPrefix(name, "next on "), st.Next.On.String())
				case strings.HasPrefix(name, "end "):
					require.Equal(t, strings.TrimPrefix(name, "end "), string(st.End))
				case name == "moratorium":
					require.True(t, st.Moratorium)
				case name == "non-accrual":
					require.True(t, st.NonAccrual)
				case name == "restructured":
					require.True(t, st.Restructured)
				default:
					t.Fatalf("nothing is called %s", name)
				}
			}
			conserves(t, st)
			require.NoError(t, st.Verify(terms, events))
			if knows(&terms) {
				live(terms, events, asOf.Day(), s.options).agrees(t, st, 0)
			}
		})
	}
	require.GreaterOrEqual(t, len(names), 80)
}

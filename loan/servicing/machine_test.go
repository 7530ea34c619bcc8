package servicing

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// The table of the package comment is what Replay does: each event in each
// state.
func TestStateMachine(t *testing.T) {
	lent := Event{ID: "a", On: day("2026-01-15"), Kind: Disbursed, Amount: cash("900.00 CAD")}
	at := func(id, on string, k Kind, amount string) Event {
		e := Event{ID: id, On: day(on), Kind: k}
		if amount != "" {
			e.Amount = cash(amount + " CAD")
		}
		return e
	}
	repaid := at("b", "2026-01-20", Paid, "900.00")
	refinanced := at("b", "2026-01-20", Refinanced, "900.00")
	refinanced.Loan = "next"
	cooled := at("b", "2026-01-20", CooledOff, "")
	states := map[string][][]Event{
		"pending":     {{}},
		"active":      {{lent}, {lent, repaid}},
		"cooled_off":  {{lent, cooled}, {lent, cooled, at("c", "2026-01-21", Paid, "900.00")}},
		"written_off": {{lent, at("b", "2026-01-20", WrittenOff, "")}},
		"refinanced":  {{lent, refinanced}},
		"closed":      {{lent, repaid, at("c", "2026-01-21", Closed, "")}},
	}
	next := map[Kind]Event{
		Disbursed: at("z", "2026-01-25", Disbursed, "100.00"), Paid: at("z", "2026-01-25", Paid, "10.00"),
		Fee: at("z", "2026-01-25", Fee, "10.00"), Waived: at("z", "2026-01-25", Waived, "10.00"),
		Prepaid: at("z", "2026-01-25", Prepaid, "10.00"), Recovered: at("z", "2026-01-25", Recovered, "10.00"),
		Refinanced:  at("z", "2026-01-25", Refinanced, "900.00"),
		Holiday:     {ID: "z", On: day("2026-01-25"), Kind: Holiday, Until: day("2026-02-25")},
		Rescheduled: {ID: "z", On: day("2026-01-25"), Kind: Rescheduled, Count: 3, First: day("2026-03-01")},
		RateChanged: {ID: "z", On: day("2026-01-25"), Kind: RateChanged, YearRate: rate("0.1")},
		Reversed:    {ID: "z", On: day("2026-01-25"), Kind: Reversed, Ref: "y"},
	}
	waived, refinances := next[Waived], next[Refinanced]
	waived.Part, refinances.Loan = Principal, "next"
	next[Waived], next[Refinanced] = waived, refinances

	names, told := table(t)
	require.Len(t, told, len(forms))
	for _, f := range forms {
		event, ok := next[f.kind]
		if !ok {
			event = at("z", "2026-01-25", f.kind, "")
		}
		for i, name := range names {
			require.NotEmpty(t, states[name], name)
			allowed := false
			for _, before := range states[name] {
				_, err := Replay(storyLoans["free"], before, day("2026-01-25"), Options{CoolingOff: 14})
				require.NoError(t, err)
				life := append(before[:len(before):len(before)], event)
				if f.kind == Reversed { // of what could never have been
					life = append(life, at("y", "2026-01-24", Recovered, "1.00"))
				}
				_, err = Replay(storyLoans["free"], life, day("2026-01-25"), Options{CoolingOff: 14})
				if err != nil {
					require.ErrorIs(t, err, essor.ErrInvalid)
				}
				allowed = allowed || err == nil
			}
			require.Equal(t, told[f.kind][i], allowed, "%s in state %s", f.kind, name)
		}
	}
}

// table reads the table of the package comment.
func table(t *testing.T) (states []string, told map[Kind][]bool) {
	document, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(document), "//	              pending ")
	require.True(t, found)
	head, rest, _ := strings.Cut(rest, "\n")
	states, told = append([]string{"pending"}, strings.Fields(head)...), map[Kind][]bool{}
	for line := range strings.Lines(rest) {
		words := strings.Fields(strings.TrimPrefix(line, "//"))
		if len(words) != len(states)+1 {
			break
		}
		for _, word := range words[1:] {
			require.Contains(t, []string{"yes", "no"}, word)
			told[Kind(words[0])] = append(told[Kind(words[0])], word == "yes")
		}
	}
	return states, told
}

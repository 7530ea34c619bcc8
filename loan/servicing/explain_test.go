package servicing

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// Every reason that random lives give renders in three languages; together
// they use every text. What the public must not see is not in its sentences.
func TestExplain(t *testing.T) {
	used := map[string]bool{}
	for seed := range lives(600) {
		r := draw(seed)
		terms, options := drawTerms(r), drawOptions(r)
		events, asOf := drawLife(r, terms, options, 4+r.IntN(20))
		for _, on := range []essor.Date{asOf, terms.Advances[0].On, dayOf(asOf.Day() + 250), lastDay(events, asOf)} {
			st, err := Replay(terms, events, on, options)
			require.NoError(t, err)
			require.Empty(t, st.Explain(essor.Peer))
			for _, to := range []essor.Audience{essor.Person, essor.Staff, essor.Public} {
				reasons := st.Explain(to)
				require.NotEmpty(t, reasons)
				for _, reason := range reasons {
					require.Equal(t, to, reason.Audience)
					used[reason.Code] = true
					for _, arg := range reason.Args {
						used["term."+arg.Value] = true
						require.False(t, to == essor.Public && (arg.Kind == "money" || strings.HasPrefix(arg.Value, "cause.")))
					}
					for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
						text, err := Catalog().Text(lang, reason)
						require.NoError(t, err)
						require.NotContains(t, text, "{")
						require.False(t, strings.Contains(text, "cause.") || strings.Contains(text, "bucket."), text)
					}
				}
			}
		}
	}
	if testing.Short() {
		return
	}
	for _, code := range Catalog().Codes() {
		require.True(t, used[code], "no life uses %s", code)
	}
}

// lastDay returns the day of the last event, or another.
func lastDay(events []Event, other essor.Date) essor.Date {
	if len(events) == 0 {
		return other
	}
	return events[len(events)-1].On
}

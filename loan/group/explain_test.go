package group

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/internal/wording"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/afford"
	"github.com/essor-go/essor/loan/cost"
	"github.com/essor-go/essor/loan/portfolio"
	"github.com/essor-go/essor/loan/servicing"
)

// Every reason that drawn groups give renders in three languages; together
// they use every text. Nobody is named, and nobody outside is told anything
// but what is shared.
func TestExplain(t *testing.T) {
	used := map[string]bool{}
	render := func(to essor.Audience, reasons []essor.Reason) {
		for _, reason := range reasons {
			require.Equal(t, to, reason.Audience)
			used[reason.Code] = true
			for _, arg := range reason.Args {
				used["term."+arg.Value] = true
			}
			for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
				text, err := Catalog().Text(lang, reason)
				require.NoError(t, err)
				require.False(t, strings.Contains(text, "{") || strings.Contains(text, "behind.1"), text)
				for i := range 9 {
					require.NotContains(t, text, "m"+string(rune('0'+i)))
				}
			}
		}
	}
	groups := []Group{generous(), happen(generous(), 1, servicing.Event{ID: "lost", On: later(0), Kind: servicing.WrittenOff})}
	for seed := range rounds(30) {
		g, _ := drawGroup(seed)
		groups = append(groups, g)
	}
	for _, g := range groups {
		on := later(30)
		for _, wait := range []int{-45, 0, 40, 70, 120, 400} {
			on, err := on.AddDays(wait)
			require.NoError(t, err)
			sheet, err := NewSheet(g, on)
			require.NoError(t, err)
			call, err := NewCall(g, on)
			require.NoError(t, err)
			out, err := NewShareOut(g, on)
			if err != nil {
				out = &ShareOut{}
			}
			for _, m := range g.Members {
				render(essor.Person, sheet.Explain(essor.Person, m.ID))
				render(essor.Person, call.Explain(essor.Person, m.ID))
				render(essor.Person, out.Explain(essor.Person, m.ID))
				if exit, err := NewExit(g, m.ID, on); err == nil {
					render(essor.Person, exit.Explain(essor.Person))
					render(essor.Staff, exit.Explain(essor.Staff))
					require.Empty(t, exit.Explain(essor.Public))
				}
			}
			render(essor.Staff, sheet.Explain(essor.Staff, ""))
			render(essor.Staff, call.Explain(essor.Staff, ""))
			if err == nil && out.Rule != "" {
				render(essor.Staff, out.Explain(essor.Staff, ""))
			}
			for _, to := range []essor.Audience{essor.Public, essor.Peer} {
				require.Empty(t, sheet.Explain(to, "m0"))
				require.Empty(t, call.Explain(to, "m0"))
				require.Empty(t, out.Explain(to, "m0"))
			}
			if shared, err := NewShared(g, on); err == nil {
				render(essor.Public, shared.Explain())
			}
		}
	}
	if testing.Short() {
		return
	}
	for _, code := range Catalog().Codes() {
		require.True(t, used[code], "no group uses %s", code)
	}
}

// generous is a group in which one paid for another who has savings.
func generous() Group {
	g := Group{ID: "g", Currency: xof}
	for _, id := range []string{"m0", "m1", "m2"} {
		g.Members = append(g.Members, Member{ID: id, Joined: later(-7), Loans: []Loan{lend("l", 4000, 4, "0", "weekly")}})
	}
	return g.With(
		Entry{ID: "1", On: later(0), Kind: Paid, Member: "m0", By: "m1", Amount: francs(4000)},
		Entry{ID: "2", On: later(0), Kind: Saved, Member: "m0", Amount: francs(5000)},
	)
}

// Of nothing nothing is said.
func TestExplainNothing(t *testing.T) {
	for _, to := range []essor.Audience{essor.Person, essor.Staff, essor.Public} {
		require.Empty(t, new(Sheet).Explain(to, ""))
		require.Empty(t, new(Call).Explain(to, ""))
		require.Empty(t, new(Exit).Explain(to))
		require.Empty(t, new(ShareOut).Explain(to, ""))
	}
	require.Empty(t, new(Shared).Explain())

	c, err := NewCall(fund4(), later(0)) // everybody lacks, nobody can be asked
	require.NoError(t, err)
	require.Empty(t, c.Explain(essor.Person, "a"))
	require.Len(t, c.Explain(essor.Staff, ""), 2)
}

// The texts of all packages about loans can be joined; those of package cost
// have those of package loan among them.
func TestJoin(t *testing.T) {
	all, codes := Catalog(), len(Catalog().Codes())
	for _, other := range []essor.Catalog{cost.Catalog(), servicing.Catalog(), portfolio.Catalog(), afford.Catalog()} {
		joined, err := all.Join(other)
		require.NoError(t, err)
		all, codes = joined, codes+len(other.Codes())
	}
	require.Len(t, all.Codes(), codes)
	for _, code := range loan.Catalog().Codes() {
		require.Contains(t, all.Codes(), code)
	}
}

// No text takes members for women only: Catalog says so.
func TestNeutralWords(t *testing.T) {
	for _, text := range slices.Concat(toMember(), toLeaver(), toOfficer(), toOthers()) {
		for _, word := range []string{"desquelles", "todas", "las demás", "las integrantes", "Elle ", "Ella ", "She ", " her "} {
			for _, s := range text[1:] {
				require.NotContains(t, s, word)
			}
		}
	}
}

// The French is set as it should be.
func TestFrench(t *testing.T) {
	for _, list := range [][]wording.Text{toMember(), toLeaver(), toOfficer(), toOthers()} {
		for _, s := range list {
			proof.French(t, s[0], s[2])
		}
	}
}

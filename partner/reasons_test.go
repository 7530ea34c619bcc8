package partner

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

// TestEveryReasonRenders draws tables until every code of the catalogue has
// been given, and renders each in every language.
func TestEveryReasonRenders(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	seen := map[string]bool{}
	for range 1500 {
		agreement, stances := randomTable(r, 2+r.IntN(3), 1+r.IntN(8))
		if r.IntN(50) == 0 {
			agreement, stances = readyTable()
		}
		a, err := Align(agreement, stances)
		require.NoError(t, err)
		all := slices.Clone(a.Missing)
		for _, l := range a.Items {
			all = append(all, l.Question)
		}
		for _, audience := range []essor.Audience{essor.Staff, essor.Peer, essor.Public} {
			all = append(all, a.Reasons(audience)...)
		}
		for _, reason := range all {
			if seen[reason.Code] && r.IntN(20) > 0 {
				continue
			}
			seen[reason.Code] = true
			for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
				text, err := Catalog().Text(lang, reason)
				require.NoError(t, err)
				if strings.ContainsAny(text, "{}") || strings.Contains(text, "  ") {
					t.Errorf("%s %s: %q", lang, reason.Code, text)
				}
			}
		}
	}
	for _, code := range Catalog().Codes() {
		if !seen[code] && !strings.HasPrefix(code, "term.") {
			t.Errorf("code %s is never given", code)
		}
	}
}

// TestEveryTermHasItsTexts checks the keys that templates translate.
func TestEveryTermHasItsTexts(t *testing.T) {
	keys := map[string]bool{"term.kind.all": true}
	for _, k := range allKinds() {
		keys["term.kind."+string(k)] = true
	}
	for _, q := range allQuestions() {
		keys["term.question."+string(q)] = true
	}
	for _, p := range allPositions() {
		keys["term.position."+string(p)] = true
	}
	var got []string
	for _, code := range Catalog().Codes() {
		if strings.HasPrefix(code, "term.") {
			got = append(got, code)
		}
	}
	require.Equal(t, slices.Sorted(maps.Keys(keys)), got)
}

func TestFrenchTypography(t *testing.T) {
	for code, text := range french() {
		proof.French(t, code, text)
	}
}

// TestNamesStayWhereTheyMayBeRead reads every fact that an audience is given.
func TestNamesStayWhereTheyMayBeRead(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	named := 0
	for range 300 {
		agreement, stances := randomTable(r, 4, 6)
		for i := range stances {
			stances[i].Why, stances[i].Strength = "secret reason", "secret strength"
		}
		a, err := Align(agreement, stances)
		require.NoError(t, err)
		for _, reason := range a.Reasons(essor.Staff) {
			require.Equal(t, essor.Staff, reason.Audience)
			if reason.Code == "voice_why" {
				named++
			}
		}
		if !agreement.OpenTable {
			requireNameless(t, a.Reasons(essor.Peer), essor.Peer)
		}
		public := a.Reasons(essor.Public)
		requireNameless(t, public, essor.Public)
		require.Len(t, public, 2)
		requireNameless(t, a.Missing, essor.Peer)
		require.Empty(t, a.Reasons(essor.Person))
		require.NotNil(t, a.Reasons("nobody"))
	}
	require.Positive(t, named)
}

func requireNameless(t *testing.T, reasons []essor.Reason, audience essor.Audience) {
	t.Helper()
	for _, reason := range reasons {
		require.Equal(t, audience, reason.Audience)
		for _, arg := range reason.Args {
			if arg.Name == "partner" || strings.HasPrefix(arg.Value, "p") && !strings.HasPrefix(arg.Value, "position.") || strings.HasPrefix(arg.Value, "secret") {
				t.Errorf("%s tells %s %q", reason.Code, arg.Name, arg.Value)
			}
		}
	}
}

// TestPeersLearnNothingFromNames checks that at a closed table what the
// organisations read stays the same when names, reasons and strengths change.
func TestPeersLearnNothingFromNames(t *testing.T) {
	agreement, stances := readyTable()
	agreement.Items[0].ID = "contested-item"
	for i := range stances {
		if stances[i].Item == "tax-clinics" {
			stances[i].Item = "contested-item"
		}
	}
	read := func(dissenter, why string) []essor.Reason {
		said := slices.Clone(stances)
		for i := range said {
			if said[i].Item == "contested-item" && said[i].Partner == dissenter {
				said[i].Position, said[i].Why = Oppose, why
			}
		}
		a, err := Align(agreement, said)
		require.NoError(t, err)
		return a.Reasons(essor.Peer)
	}
	require.Equal(t, read("ngo", "privacy"), read("library", "cost"))
}

func TestReasonsOpenTable(t *testing.T) {
	agreement := table3(Item{ID: "x", Kind: Boundary})
	agreement.OpenTable = true
	stances := says("city x champion 5", "library x oppose 5")
	stances[1].Why = "our readers were promised privacy"
	a, err := Align(agreement, stances)
	require.NoError(t, err)
	var got []string
	for _, reason := range a.Reasons(essor.Peer) {
		text, err := Catalog().Text(essor.FR, reason)
		require.NoError(t, err)
		got = append(got, strings.ReplaceAll(text, "\u00a0", " "))
	}
	require.Equal(t, []string{
		"3 organisations ont mis leurs points de vue en commun. Points soutenus par toutes : 0 sur 1.",
		"Sur l’ensemble des points, moins de deux points ont l’avis de toutes les organisations : on ne peut pas encore comparer d’ordres; 1 point a été laissé de côté.",
		"Sur les limites de notre action, moins de deux points ont l’avis de toutes les organisations : on ne peut pas encore comparer d’ordres; 1 point a été laissé de côté.",
		"Les avis sur « x » diffèrent : 1 pour, 1 avec des réserves ou contre, 1 sans avis exprimé.",
		"city porte « x ».",
		"library ne peut pas accepter « x », parce que : our readers were promised privacy",
		"ngo n’a pas encore pris position sur « x ».",
		"Que protège « x » pour chacune de nos organisations, et qu’est-ce que cela rend plus difficile? Nous posons la question pour comprendre, et non pour juger.",
		"Il reste des points à régler avant que les partenaires commencent.",
		"L’entente ne dit encore rien sur ce que nous ferons.",
		"L’entente ne dit encore rien sur les raisons de le faire.",
		"L’entente ne dit encore rien sur notre façon de travailler.",
		"2 organisations sur 3 se sont prononcées sur « x »; il faut en entendre 3.",
		"« x » reste ouvert : 1 organisation a des réserves ou s’y oppose.",
		"Rien n’est encore convenu sur les limites de notre action.",
		"L’entente ne dit encore rien sur l’évaluation du partenariat.",
	}, got)
}

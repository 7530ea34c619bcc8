package mentor

import (
	"slices"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// TestEveryReasonHasItsText collects the reasons of many rounds, renders each
// in three languages, and finds every text used.
func TestEveryReasonHasItsText(t *testing.T) {
	used := map[string]bool{}
	tell := func(reasons []essor.Reason) {
		for _, r := range reasons {
			used[r.Code] = true
			for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
				text, err := Catalog().Text(lang, r)
				require.NoError(t, err)
				require.NotEmpty(t, text)
				require.NotContains(t, text, "{")
			}
		}
	}
	read := func(m Matching, people []Person) {
		for _, g := range m.Groups {
			tell(g.Reasons)
			for _, member := range g.Members {
				tell(member.Reasons)
			}
		}
		for _, l := range m.Left {
			tell(l.Reasons)
		}
		for _, p := range people {
			view, err := m.For(p.ID)
			require.NoError(t, err)
			tell(view.Reasons)
		}
	}
	for seed := range seeds(40) {
		pool := draw(40, 5, seed)
		if seed%2 == 0 {
			pool.Corridors = []Pair{{"CA", "BO"}, {"SN", "CA"}}
		}
		pool.Diaspora = seed%7 == 3
		if seed%5 == 0 {
			pool.People[0].Seeks = nil
			pool.People[0].Consents = []Consent{{To: ToMatching}}
		}
		read(mustMatch(t, pool, Options{Goal: []Goal{MostPeople, MostPoints}[seed%2]}), pool.People)
	}
	a, b := someone("a", "x", "y"), someone("b", "y", "z")
	a.Consents = append(a.Consents, Consent{To: ToPairing, With: "b"})
	b.Consents = append(b.Consents, Consent{To: ToPairing, With: "a"})
	pinned := Pool{People: []Person{a, b}, Pin: []Pair{{"a", "b"}}}
	read(mustMatch(t, pinned, Options{}), pinned.People)
	c, d := someone("c", "x", "y"), someone("d", "y", "x")
	c.Mode, d.Mode, c.Place, d.Place = InPerson, InPerson, "dakar", "dakar"
	neighbours := Pool{People: []Person{c, d, someone("e", "x", "y")}}
	read(mustMatch(t, neighbours, Options{}), neighbours.People)

	pool, ids := running(t, 30, 6, 2)
	rematching := mustRematch(t, pool, ids[:2], 1, Options{Keep: 1})
	for _, c := range append(rematching.Choices, peopleByBreaking(t)) {
		tell(c.Reasons)
	}
	for _, p := range pool.People {
		view, err := rematching.For(p.ID)
		require.NoError(t, err)
		tell(view.Reasons)
	}
	read(mustMatch(t, pool, Options{}), pool.People)
	waits := Pool{People: []Person{someone("a", "x", "y"), someone("b", "y", "x")}}
	view, err := mustRematch(t, waits, nil, 0, Options{}).For("a")
	require.NoError(t, err)
	tell(view.Reasons)
	idle, err := mustAssign(t, waits, Caseload{Guides: []Guide{{ID: "a"}}}, Options{}).For("a")
	require.NoError(t, err)
	tell(idle.Reasons)
	for seed := range uint64(4) {
		people, caseload := office(40, 4, seed)
		people.Vetting = seed == 3
		people.People[5].Seeks = nil
		a := mustAssign(t, people, caseload, Options{})
		for _, c := range a.Cases {
			tell(c.Gift.Reasons)
		}
		for _, l := range a.Left {
			tell(l.Reasons)
		}
		for _, p := range people.People {
			view, err := a.For(p.ID)
			require.NoError(t, err)
			tell(view.Reasons)
		}
	}
	liked, wishes := trio()
	for _, l := range mustStable(t, liked, wishes).Left {
		tell(l.Reasons)
	}
	tell((mustLearn(t, liked, nil, Options{})).Reasons)
	lesson := Lesson{Enough: true, Narrower: true, Parts: []LessonPart{{Name: "stage", Old: 75, New: 80}, {Name: "sector", Old: 50, New: 45}}}
	lesson.tell()
	tell(lesson.Reasons)
	accepted := answered()
	read(mustMatch(t, accepted, Options{}), accepted.People)

	for _, circle := range []CircleOptions{{Pairs: true}, {Shape: Round}, {Size: 4}} {
		for _, n := range []int{3, 9, 24, 40} {
			pool := openly(draw(n, 6, uint64(n)))
			pool.Vetting = n == 9
			for i := range pool.People {
				if p := &pool.People[i]; n == 24 && i < 6 {
					*p = someone(p.ID, "x", "x")
					p.Zone, p.Hours, p.Languages = "Africa/Dakar", []Window{{"mon", "08:00", "12:00"}}, []Language{{"fr", 5}}
				}
			}
			g := mustGather(t, pool, circle, Options{})
			for _, c := range g.Circles {
				tell(c.Reasons)
				for _, gift := range c.Gifts {
					tell(gift.Reasons)
				}
			}
			for _, l := range g.Left {
				tell(l.Reasons)
			}
			for _, p := range pool.People {
				view, err := g.For(p.ID)
				require.NoError(t, err)
				tell(view.Reasons)
			}
		}
	}

	for _, code := range Catalog().Codes() {
		if !strings.HasPrefix(code, "term.") && !used[code] {
			t.Errorf("no round used the text %s", code)
		}
	}
	require.Equal(t, []essor.Lang{essor.EN, essor.ES, essor.FR}, Catalog().Langs())
}

// TestFrenchTypography: a colon stands after a no-break space, a question mark
// and a semicolon after none, and an apostrophe is curved.
func TestFrenchTypography(t *testing.T) {
	for code, text := range textsIn(1) {
		require.NotContains(t, text, "'", code)
		for i, r := range text {
			if r == ':' && !strings.HasPrefix(text[i:], ":term}") {
				require.True(t, strings.HasSuffix(text[:i], "\u00a0"), code)
			}
			if slices.Contains([]rune{';', '?', '!'}, r) {
				require.False(t, strings.HasSuffix(text[:i], " "), code)
			}
		}
	}
}

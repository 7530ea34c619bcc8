package mentor

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

func leftCode(t *testing.T, m Matching, id string) string {
	t.Helper()
	i := slices.IndexFunc(m.Left, func(l Left) bool { return l.ID == id })
	require.GreaterOrEqual(t, i, 0, "%s isn't left", id)
	reasons := m.Left[i].Reasons
	require.Equal(t, essor.Staff, reasons[0].Audience)
	require.Equal(t, essor.Person, reasons[len(reasons)-1].Audience)
	return reasons[0].Code
}

func viewText(t *testing.T, m Matching, id string) string {
	t.Helper()
	view, err := m.For(id)
	require.NoError(t, err)
	text, err := json.Marshal(view)
	require.NoError(t, err)
	return string(text)
}

func TestLeft(t *testing.T) {
	a, b, c := someone("a", "x", "y"), someone("b", "y", "x"), someone("c", "x", "y")
	alone, silent, empty := someone("alone", "p", "q"), someone("silent", "x", "y"), someone("empty", "x", "y")
	silent.Consents, empty.Seeks = nil, nil
	farAway := someone("far", "x", "y")
	farAway.Languages = []Language{{"qu", 5}}
	for _, p := range []*Person{&a, &b, &c} {
		p.Languages = []Language{{"fr", 5}}
	}
	pool := Pool{People: []Person{a, b, c, alone, silent, empty, farAway}}
	m := mustMatch(t, pool, Options{})
	require.NoError(t, m.Verify(pool))
	require.Equal(t, "left_parity", leftCode(t, m, "c"), "three can't be pairs")
	require.Equal(t, "left_no_partner", leftCode(t, m, "alone"))
	require.Equal(t, "left_no_consent", leftCode(t, m, "silent"))
	require.Equal(t, "left_no_topics", leftCode(t, m, "empty"))
	require.Equal(t, "left_no_partner", leftCode(t, m, "far"))
	i := slices.IndexFunc(m.Left, func(l Left) bool { return l.ID == "far" })
	require.Equal(t, forStaff("removed_language", essor.ArgOf("pairs", 1)), m.Left[i].Reasons[1])

	// A fourth makes two too many for b, who is all that they can have.
	pool.People = append(pool.People, someone("d", "x", "y"))
	m = mustMatch(t, pool, Options{})
	require.NoError(t, m.Verify(pool))
	require.Equal(t, "left_barrier", leftCode(t, m, "c"))
	i = slices.IndexFunc(m.Left, func(l Left) bool { return l.ID == "d" })
	require.Equal(t, forStaff("left_barrier", essor.ArgOf("people", 3), essor.ArgOf("partners", 1), essor.ArgOf("left", 2)), m.Left[i].Reasons[0])
	points := mustMatch(t, pool, Options{Goal: MostPoints})
	require.Equal(t, "left_outranked", leftCode(t, points, "d"), "there may be more pairs of fewer points")

	// Where not all candidates are considered, nobody can tell that only three
	// people can be paired.
	pool = Pool{People: []Person{someone("a", "x", "x"), someone("b", "x", "x"), someone("c", "x", "x")}}
	for code, options := range map[string]Options{"left_parity": {}, "left_outranked": {Candidates: 2}} {
		m = mustMatch(t, pool, options)
		require.Len(t, m.Left, 1)
		require.Equal(t, code, leftCode(t, m, m.Left[0].ID))
	}
}

// TestSilentBlock compares what the one who is blocked reads with what she
// reads when the only person who could fit her just doesn't.
func TestSilentBlock(t *testing.T) {
	her, other := someone("her", "x", "y"), someone("other", "y", "x")
	third, fourth := someone("third", "p", "q"), someone("fourth", "q", "p")
	pool := Pool{People: []Person{her, other, third, fourth}}
	matched := mustMatch(t, pool, Options{})
	require.Len(t, matched.Groups, 2)

	blocking := other
	blocking.Blocks = []string{"her"}
	pool.People = []Person{her, blocking, third, fourth}
	blocked := mustMatch(t, pool, Options{})
	require.NoError(t, blocked.Verify(pool))
	require.Len(t, blocked.Groups, 1)

	elsewhere := someone("other", "u", "v")
	pool.People = []Person{her, elsewhere, third, fourth}
	unfit := mustMatch(t, pool, Options{})

	taken := someone("other", "y", "x")
	taken.Consents = append(taken.Consents, Consent{To: ToPairing, With: "fifth"})
	fifth := someone("fifth", "x", "y")
	fifth.Consents = append(fifth.Consents, Consent{To: ToPairing, With: "other"})
	pool = Pool{People: []Person{her, taken, third, fourth, fifth}, Pin: []Pair{{"other", "fifth"}}}
	pinned := mustMatch(t, pool, Options{})

	want := `{"id":"her","partners":[],"reasons":[{"code":"you_no_partner","audience":"person"}]}`
	for _, m := range []Matching{blocked, unfit, pinned} {
		require.Equal(t, want, viewText(t, m, "her"))
	}
	blocked.Fingerprint = unfit.Fingerprint
	require.Equal(t, unfit, blocked, "for staff either, in any count, reason or price")
	for _, id := range []string{"third", "fourth"} {
		require.Equal(t, viewText(t, matched, id), viewText(t, blocked, id))
	}
}

// TestBlocksLeaveNoTrace adds blocks to drawn pools: all filters but that of
// topics count the same, the counts and the pairs that fit add up, and whoever
// has no partner before and after reads the same.
func TestBlocksLeaveNoTrace(t *testing.T) {
	for seed := range seeds(40) {
		pool, fits := draw(40, 5, seed), 0
		with := mustMatch(t, pool, Options{})
		blocking := pool
		blocking.People = slices.Clone(pool.People)
		for i := range pool.People {
			pool.People[i].Blocks = nil
		}
		without := mustMatch(t, pool, Options{})
		require.Len(t, without.Filters, int(filters))
		all := int64(0)
		for f, count := range with.Filters {
			if all += count.Pairs; filter(f) != noTopics {
				require.Equal(t, without.Filters[f], count)
			}
		}
		for _, list := range mustShortlist(t, blocking, nil, 1, Options{}).Lists {
			fits += list.Fits
		}
		require.EqualValues(t, pairsOf(40), all+int64(fits/2))
		before, after := partnersOf(without), partnersOf(with)
		for _, p := range pool.People {
			if before[p.ID] == after[p.ID] {
				require.Equal(t, viewText(t, without, p.ID), viewText(t, with, p.ID))
			}
		}
	}
}

// TestViewOrderTellsNoLevels changes levels only: what both give each other
// stays, so she must read the same, in the same order.
func TestViewOrderTellsNoLevels(t *testing.T) {
	topics := func(names string, levels ...int) []Topic {
		var out []Topic
		for i, level := range levels {
			out = append(out, Topic{Name: names[i : i+1], Level: level})
		}
		return out
	}
	read := func(levels ...int) (Matching, string) {
		a, b := someone("a", "", ""), someone("b", "", "")
		a.Offers, a.Seeks = topics("xyz", 4, 4, 4), topics("uvw", 2, 2, 2)
		b.Offers, b.Seeks = topics("uvw", levels...), topics("xyz", levels...)
		m := mustMatch(t, Pool{People: []Person{a, b}}, Options{})
		return m, viewText(t, m, "a")
	}
	first, want := read(5, 3, 1)
	second, got := read(1, 3, 5)
	require.Equal(t, want, got)
	require.NotEqual(t, first.Groups[0].Members[1].Reasons, second.Groups[0].Members[1].Reasons, "staff read what counts most first")

	first.Groups[0].Members[0].Reasons[0].Args = nil // as a stranger's JSON may
	_, err := first.For("b")
	require.NoError(t, err)
}

// TestPinnedShareOnlyWhatTheyShare: no filter looks at a pinned pair, and yet a
// few words are no common language.
func TestPinnedShareOnlyWhatTheyShare(t *testing.T) {
	a, b := someone("a", "x", "y"), someone("b", "y", "x")
	a.Consents = append(a.Consents, Consent{To: ToPairing, With: "b"})
	b.Consents = append(b.Consents, Consent{To: ToPairing, With: "a"})
	for level, told := range map[int]bool{1: false, 2: true} {
		a.Languages, b.Languages = []Language{{"fr", 5}}, []Language{{"fr", level}}
		m := mustMatch(t, Pool{People: []Person{a, b}, Pin: []Pair{{"a", "b"}}}, Options{})
		require.Equal(t, told, slices.ContainsFunc(m.Groups[0].Reasons, func(r essor.Reason) bool { return r.Code == "shared_language" }))
		require.Equal(t, told, strings.Contains(viewText(t, m, "a"), "you_share_language"))
	}

	// Nor are no common hours told as if there were some.
	a.Zone, b.Zone = "Africa/Dakar", "Africa/Dakar"
	a.Hours, b.Hours = []Window{{"mon", "08:00", "10:00"}}, []Window{{"tue", "08:00", "10:00"}}
	pool := Pool{People: []Person{a, b}, Pin: []Pair{{"a", "b"}}, Zones: zones(), Week: essor.MustParseDate("2026-03-02")}
	require.NotContains(t, viewText(t, mustMatch(t, pool, Options{}), "a"), "hours")
}

func TestFor(t *testing.T) {
	a, b := someone("a", "x", "y"), someone("b", "y", "x")
	a.Offers[0].Kind, b.Offers[0].Kind = Experience, Listening
	a.Languages, b.Languages = []Language{{"es", 5}, {"fr", 2}}, []Language{{"fr", 5}, {"es", 3}}
	a.Place, b.Place = "dakar", "dakar"
	pool := Pool{People: []Person{a, b}}
	m := mustMatch(t, pool, Options{})
	view, err := m.For("b")
	require.NoError(t, err)
	require.Equal(t, View{ID: "b", Partners: []string{"a"}, Reasons: []essor.Reason{
		{Code: "you_give_listening", Audience: essor.Person, Args: []essor.Arg{essor.ArgOf("topic", "y")}},
		{Code: "you_receive_experience", Audience: essor.Peer, Args: []essor.Arg{essor.ArgOf("topic", "x")}},
		{Code: "you_share_language", Audience: essor.Person, Args: []essor.Arg{essor.ArgOf("language", "es")}},
		{Code: "you_share_either", Audience: essor.Person, Args: []essor.Arg{essor.ArgOf("place", "dakar")}},
	}}, view)
	_, err = m.For("nobody")
	var field *essor.FieldError
	require.ErrorAs(t, err, &field)
	require.Equal(t, essor.CodeUnknownReference, field.Code)
	require.NotContains(t, err.Error(), "nobody")
}

// TestLeftSinceOthersAreSettled: of who is fixed with another nobody says that
// she doesn't fit.
func TestLeftSinceOthersAreSettled(t *testing.T) {
	a, b, c := someone("a", "x", "y"), someone("b", "y", "x"), someone("c", "x", "y")
	pool := Pool{People: []Person{a, b, c}}
	require.Equal(t, "left_parity", leftCode(t, mustMatch(t, pool, Options{}), "c"))
	pool.Answers = []Answer{{"a", "b", true}, {"b", "a", true}}
	m := mustMatch(t, pool, Options{})
	require.NoError(t, m.Verify(pool))
	require.Equal(t, "left_none_free", leftCode(t, m, "c"))
	pool.Answers, pool.Keep = nil, []Pair{{"a", "b"}}
	require.Equal(t, "left_none_free", leftCode(t, mustMatch(t, pool, Options{Keep: -1}), "c"))
	pool.People[2].Offers[0].Name = "z"
	require.Equal(t, "left_no_partner", leftCode(t, mustMatch(t, pool, Options{}), "c"))
}

package mentor

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

// TestVerifyFindsEveryChange changes one thing at a time in the JSON of
// matchings with pairs, pins, people left and odd sets.
func TestVerifyFindsEveryChange(t *testing.T) {
	a, b := someone("keepA", "x", "y"), someone("keepB", "y", "z")
	a.Consents = append(a.Consents, Consent{To: ToPairing, With: "keepB"})
	b.Consents = append(b.Consents, Consent{To: ToPairing, With: "keepA"})
	withoutHours := func(pool Pool) Pool {
		for i := range pool.People {
			pool.People[i].Hours = nil // they take most of the time of a proof
		}
		return pool
	}
	pinned := withoutHours(draw(12, 3, 3))
	pinned.People = append(pinned.People, a, b)
	pinned.Pin = []Pair{{"keepA", "keepB"}}
	strangers := Pool{People: []Person{someone("a", "x", "y"), someone("b", "x", "y")}}
	waiting := someone("c", "x", "x")
	waiting.WaitingSince = essor.MustParseDate("2025-09-01")
	triangle := Pool{
		People: []Person{someone("a", "x", "x"), someone("b", "x", "x"), waiting, someone("d", "p", "q"), someone("e", "q", "p")},
		AsOf:   essor.MustParseDate("2026-02-27"),
	}
	tried, sets := 0, 0
	pools := []Pool{draw(5, 2, 0), withoutHours(draw(9, 3, 1)), withoutHours(draw(12, 3, 11)), pinned, strangers, triangle}
	for i, pool := range pools {
		if testing.Short() && i > 0 && i < 4 {
			continue
		}
		m := mustMatch(t, pool, optionSets()[i])
		sets += len(m.Certificate.Sets)
		document, err := json.Marshal(m)
		require.NoError(t, err)
		var back Matching
		require.NoError(t, essor.Decode(document, &back))
		require.NoError(t, back.Verify(pool))
		for pointer, changed := range proof.Mutations(document) {
			tried++
			var other Matching
			if essor.Decode(changed, &other) == nil && other.Verify(pool) == nil {
				t.Errorf("pool %d: a change at %s isn't found", i, pointer)
			}
		}
	}
	require.Positive(t, sets, "no certificate has an odd set")
	t.Logf("%d changes found, %d odd sets in the certificates", tried, sets)
}

// TestVerifyNeedsTheSameInput changes the pool, one thing at a time.
func TestVerifyNeedsTheSameInput(t *testing.T) {
	pool := draw(12, 3, 3)
	m := mustMatch(t, pool, Options{})
	document, err := json.Marshal(pool)
	require.NoError(t, err)
	for pointer, changed := range proof.Mutations(document) {
		other := Pool{}
		if essor.Decode(changed, &other) != nil {
			continue
		}
		other.Zones = pool.Zones
		if !check.SameJSON(inWhole(other), inWhole(pool)) && m.Verify(other) == nil {
			t.Errorf("a change at %s isn't found", pointer)
		}
	}

	other := pool
	other.Zones = zones()
	other.Zones["America/La_Paz"] = zone("America/Montreal")
	require.ErrorContains(t, m.Verify(other), "/fingerprint", "another clock is another pool")
	other.People = nil
	require.ErrorIs(t, m.Verify(other), essor.ErrInvalid)
}

// TestVerifyRefusesWorseMatchings takes pairs apart and trades partners.
func TestVerifyRefusesWorseMatchings(t *testing.T) {
	pool := draw(20, 3, 8)
	m := mustMatch(t, pool, Options{})
	require.Greater(t, len(m.Groups), 2)

	r, err := newRoster(pool, Options{})
	require.NoError(t, err)
	j, err := r.newJudge().newComparison()
	require.NoError(t, err)
	edges, err := j.pairs(context.Background())
	require.NoError(t, err)
	found, err := r.seats(m, nil)
	require.NoError(t, err)
	mate := found.mate
	first := r.index[m.Groups[0].Members[0].ID]
	mate[mate[first]], mate[first] = none, none
	worse, err := j.matching(context.Background(), seatingOfMates(mate), edges, &j.tally, j.removed)
	require.NoError(t, err)
	worse.Certificate, worse.Bound = m.Certificate, m.Bound
	require.ErrorContains(t, worse.Verify(pool), "/certificate")

	for _, broken := range []func(m *Matching){
		func(m *Matching) { m.Groups[0].Members = m.Groups[0].Members[:1] },
		func(m *Matching) { m.Groups = nil },
		func(m *Matching) { m.Left = nil },
		func(m *Matching) { m.Certificate = Certificate{} },
		func(m *Matching) { m.Certificate.Around = append(m.Certificate.Around, 99) },
		func(m *Matching) { m.Options.Goal = "best" },
		func(m *Matching) { *m = Matching{} },
	} {
		var other Matching
		document, err := json.Marshal(m)
		require.NoError(t, err)
		require.NoError(t, essor.Decode(document, &other))
		broken(&other)
		require.Error(t, other.Verify(pool))
	}
}

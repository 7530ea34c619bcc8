package mentor

import (
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// answered is a pool in which a and c have accepted each other, b has
// declined d, and e isn't vetted.
func answered() Pool {
	pool := Pool{
		People: []Person{someone("a", "x", "y"), someone("b", "y", "x"), someone("c", "y", "x"), someone("d", "x", "y"), someone("e", "x", "y")},
		Answers: []Answer{
			{From: "a", About: "c", Accept: true}, {From: "c", About: "a", Accept: true},
			{From: "b", About: "d"}, {From: "d", About: "b", Accept: true},
		},
		AsOf: essor.MustParseDate("2026-02-27"), Vetting: true,
	}
	for i := range pool.People[:4] {
		pool.People[i].VettedUntil = pool.AsOf
		pool.People[i].WaitingSince = essor.MustParseDate("2026-01-01")
	}
	pool.People[4].VettedUntil = essor.MustParseDate("2026-02-26")
	return pool
}

func TestAnswers(t *testing.T) {
	pool := answered()
	m := mustMatch(t, pool, Options{})
	require.NoError(t, m.Verify(pool))
	require.Equal(t, map[string]string{"a": "c", "c": "a"}, partnersOf(m))
	require.True(t, m.Groups[0].Accepted)
	require.Equal(t, "shared_acceptance", m.Groups[0].Reasons[0].Code)
	require.Zero(t, m.Groups[0].Waiting, "nothing competes with it")
	require.EqualValues(t, 1, filterCount(m, "declined"))
	require.EqualValues(t, 4, filterCount(m, "vetting"))
	require.Equal(t, "left_not_vetted", leftCode(t, m, "e"))

	// What d reads doesn't tell that b declined her.
	unfit := pool
	unfit.Answers = pool.Answers[:2]
	unfit.Forbid = []Pair{{"b", "d"}}
	require.Equal(t, viewText(t, mustMatch(t, unfit, Options{}), "d"), viewText(t, m, "d"))

	// b keeps her place in line: the same weeks count for her next partner.
	pool.People = append(pool.People, someone("f", "x", "y"))
	pool.People[5].VettedUntil = pool.AsOf
	m = mustMatch(t, pool, Options{})
	require.Equal(t, "f", partnersOf(m)["b"])
	require.EqualValues(t, 8*1000, m.Groups[1].Waiting)

	// Both accepted, but they don't fit any more.
	pool.People[0].Conflicts = []string{"c"}
	m = mustMatch(t, pool, Options{})
	require.NoError(t, m.Verify(pool))
	require.NotEqual(t, "c", partnersOf(m)["a"])
}

func TestAnswersAreRefused(t *testing.T) {
	for _, try := range []struct {
		answers []Answer
		pointer string
	}{
		{[]Answer{{From: "a", About: "nobody"}}, "/answers/0/about"},
		{[]Answer{{From: "nobody", About: "a"}}, "/answers/0/from"},
		{[]Answer{{From: "a", About: "a"}}, "/answers/0"},
		{[]Answer{{From: "a", About: "b"}, {From: "a", About: "b", Accept: true}}, "/answers/1"},
		{[]Answer{
			{From: "a", About: "b", Accept: true}, {From: "b", About: "a", Accept: true},
			{From: "a", About: "c", Accept: true}, {From: "c", About: "a", Accept: true},
		}, "/answers/3"},
	} {
		pool := answered()
		pool.Answers = try.answers
		require.ErrorContains(t, pool.Check(), try.pointer)
	}
	pool := answered()
	pool.AsOf = essor.Date{}
	require.ErrorContains(t, pool.Check(), "/as_of")
}

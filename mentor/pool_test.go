package mentor

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

func TestPoolCheck(t *testing.T) {
	long := strings.Repeat("x", 129)
	many := func(n int) (ids []string) {
		for i := range n {
			ids = append(ids, "n"+strconv.Itoa(i))
		}
		return ids
	}
	tests := []struct {
		name    string
		change  func(p *Pool, a *Person)
		pointer string
		code    essor.Code
	}{
		{"good", func(p *Pool, a *Person) {}, "", ""},
		{"id", func(p *Pool, a *Person) { a.ID = long }, "/people/0/id", essor.CodeTooLong},
		{"topic", func(p *Pool, a *Person) { a.Offers = []Topic{{}} }, "/people/0/offers/0/name", essor.CodeRequired},
		{"kind", func(p *Pool, a *Person) { a.Seeks = []Topic{{Name: "x", Kind: "magic"}} }, "/people/0/seeks/0/kind", essor.CodeUnknownValue},
		{"level", func(p *Pool, a *Person) { a.Seeks = []Topic{{Name: "x", Level: 6}} }, "/people/0/seeks/0/level", essor.CodeOutOfRange},
		{"topic twice", func(p *Pool, a *Person) { a.Offers = []Topic{{Name: "x"}, {Name: "x"}} }, "/people/0/offers/1", essor.CodeDuplicate},
		{"topic in two kinds", func(p *Pool, a *Person) { a.Offers = []Topic{{Name: "x"}, {"x", Listening, 0}} }, "", ""},
		{"many topics", func(p *Pool, a *Person) { a.Offers = make([]Topic, 51) }, "/people/0/offers", essor.CodeTooMany},
		{"goal twice", func(p *Pool, a *Person) { a.Goals = []string{"g", "h", "g"} }, "/people/0/goals/2", essor.CodeDuplicate},
		{"many goals", func(p *Pool, a *Person) { a.Goals = many(51) }, "/people/0/goals", essor.CodeTooMany},
		{"stage", func(p *Pool, a *Person) { a.Stage = -1 }, "/people/0/stage", essor.CodeOutOfRange},
		{"sector", func(p *Pool, a *Person) { a.Sector = "a\nb" }, "/people/0/sector", essor.CodeBadFormat},
		{"language", func(p *Pool, a *Person) { a.Languages = []Language{{"fr", 0}, {"fr", 2}} }, "/people/0/languages/1", essor.CodeDuplicate},
		{"language level", func(p *Pool, a *Person) { a.Languages = []Language{{"fr", 9}} }, "/people/0/languages/0/level", essor.CodeOutOfRange},
		{"many languages", func(p *Pool, a *Person) { a.Languages = make([]Language, 51) }, "/people/0/languages", essor.CodeTooMany},
		{"zone", func(p *Pool, a *Person) { a.Zone = "America/Atlantis" }, "/people/0/zone", essor.CodeUnknownValue},
		{"no zone", func(p *Pool, a *Person) { a.Zone = "" }, "/people/0/zone", essor.CodeRequired},
		{"no clock", func(p *Pool, a *Person) { p.Zones["Africa/Dakar"] = nil }, "/people/0/zone", essor.CodeUnknownValue},
		{"odd clock", func(p *Pool, a *Person) { p.Zones["Mars/Base"] = time.FixedZone("", 90*3600) }, "/zones/Mars~1Base", essor.CodeOutOfRange},
		{"day", func(p *Pool, a *Person) { a.Hours[0].Day = "Monday" }, "/people/0/hours/0/day", essor.CodeUnknownValue},
		{"from", func(p *Pool, a *Person) { a.Hours[0].From = "8:00" }, "/people/0/hours/0/from", essor.CodeBadFormat},
		{"to", func(p *Pool, a *Person) { a.Hours[0].To = "25:00" }, "/people/0/hours/0/to", essor.CodeBadFormat},
		{"reversed", func(p *Pool, a *Person) { a.Hours[0].To = a.Hours[0].From }, "/people/0/hours/0", essor.CodeInconsistent},
		{"many hours", func(p *Pool, a *Person) { a.Hours = make([]Window, 51) }, "/people/0/hours", essor.CodeTooMany},
		{"no week", func(p *Pool, a *Person) { p.Week = essor.Date{} }, "/week", essor.CodeRequired},
		{"no day for a consent", func(p *Pool, a *Person) { p.AsOf = essor.Date{} }, "/as_of", essor.CodeRequired},
		{"mode", func(p *Pool, a *Person) { a.Mode = "letters" }, "/people/0/mode", essor.CodeUnknownValue},
		{"in person, but where", func(p *Pool, a *Person) { a.Mode, a.Place = InPerson, "" }, "/people/0/place", essor.CodeRequired},
		{"competitors", func(p *Pool, a *Person) { a.Competitors = "planet" }, "/people/0/competitors", essor.CodeUnknownValue},
		{"competitors of no sector", func(p *Pool, a *Person) { a.Competitors = SamePlace }, "/people/0/sector", essor.CodeRequired},
		{"competitors nowhere", func(p *Pool, a *Person) { a.Competitors, a.Sector = SameRegion, "trade" }, "/people/0/region", essor.CodeRequired},
		{"conflict with herself", func(p *Pool, a *Person) { a.Conflicts = []string{"z", "a"} }, "/people/0/conflicts/1", essor.CodeInconsistent},
		{"block twice", func(p *Pool, a *Person) { a.Blocks = []string{"z", "z"} }, "/people/0/blocks/1", essor.CodeDuplicate},
		{"many past", func(p *Pool, a *Person) { a.Past = many(1001) }, "/people/0/past", essor.CodeTooMany},
		{"scope", func(p *Pool, a *Person) { a.Consents[0].To = "" }, "/people/0/consents/0/to", essor.CodeRequired},
		{"pairing with whom", func(p *Pool, a *Person) { a.Consents[0].To = ToPairing }, "/people/0/consents/0/with", essor.CodeRequired},
		{"matching with one", func(p *Pool, a *Person) { a.Consents[0].With = "b" }, "/people/0/consents/0/with", essor.CodeInconsistent},
		{"pairing with a blocked one", func(p *Pool, a *Person) { a.Blocks, a.Consents[0] = []string{"b"}, Consent{To: ToPairing, With: "b"} }, "", ""},
		{"many consents", func(p *Pool, a *Person) { a.Consents = make([]Consent, 1001) }, "/people/0/consents", essor.CodeTooMany},
		{"waiting since tomorrow", func(p *Pool, a *Person) { a.WaitingSince = p.Week }, "/people/0/waiting_since", essor.CodeInconsistent},
		{"forbidden ghost", func(p *Pool, a *Person) { p.Forbid = []Pair{{"a", "ghost"}} }, "/forbid/0/b", essor.CodeUnknownReference},
		{"forbidden nobody", func(p *Pool, a *Person) { p.Forbid = []Pair{{"", "a"}} }, "/forbid/0/a", essor.CodeUnknownReference},
		{"forbidden with herself", func(p *Pool, a *Person) { p.Forbid = []Pair{{"a", "a"}} }, "/forbid/0", essor.CodeInconsistent},
		{"pin without consent", func(p *Pool, a *Person) { p.Pin = []Pair{{"a", "b"}} }, "/pin/0", essor.CodeInconsistent},
		{"pin a ghost", func(p *Pool, a *Person) { p.Pin = []Pair{{"ghost", "b"}} }, "/pin/0/a", essor.CodeUnknownReference},
		{"corridor", func(p *Pool, a *Person) { p.Corridors = []Pair{{"CA", ""}} }, "/corridors/0/b", essor.CodeRequired},
		{"many corridors", func(p *Pool, a *Person) { p.Corridors = make([]Pair, 101) }, "/corridors", essor.CodeTooMany},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := someone("a", "x", "y")
			a.Zone, a.Hours, a.Consents[0].Until = "Africa/Dakar", []Window{{"mon", "08:00", "10:00"}}, essor.MustParseDate("2027-01-01")
			pool := Pool{
				People: []Person{a, someone("b", "y", "x")}, Zones: zones(),
				Week: essor.MustParseDate("2026-03-02"), AsOf: essor.MustParseDate("2026-02-27"),
			}
			tt.change(&pool, &pool.People[0])
			requireFault(t, pool.Check(), tt.pointer, tt.code)
			_, err := Match(context.Background(), pool, Options{})
			requireFault(t, err, tt.pointer, tt.code)
		})
	}
}

// TestBlockTakesConsentBack: nothing but the consent is gone, in the error too.
func TestBlockTakesConsentBack(t *testing.T) {
	a, b := someone("a", "x", "y"), someone("b", "y", "x")
	a.Consents = append(a.Consents, Consent{To: ToPairing, With: "b"})
	pool := Pool{People: []Person{a, b}, Pin: []Pair{{"a", "b"}}}
	without := pool.Check()
	requireFault(t, without, "/pin/0", essor.CodeInconsistent)
	pool.People[1].Consents = append(pool.People[1].Consents, Consent{To: ToPairing, With: "a"})
	require.NoError(t, pool.Check())
	pool.People[1].Blocks = []string{"a"}
	require.Equal(t, without, pool.Check())
	pool.Pin = nil
	m := mustMatch(t, pool, Options{})
	require.NoError(t, m.Verify(pool))
	require.Empty(t, m.Groups)
}

// requireFault asks for a field error, or for none where code is empty.
func requireFault(t *testing.T, err error, pointer string, code essor.Code) {
	t.Helper()
	if code == "" {
		require.NoError(t, err)
		return
	}
	var many *essor.InvalidError
	require.ErrorAs(t, err, &many)
	for _, f := range many.Fields {
		if f.Pointer == pointer && f.Code == code {
			return
		}
	}
	t.Fatalf("got %+v, want %s at %s", many.Fields, code, pointer)
}

func TestOptionsCheck(t *testing.T) {
	pool := Pool{People: []Person{someone("a", "x", "y"), someone("b", "y", "x")}}
	for pointer, options := range map[string]Options{
		"/options/goal":             {Goal: "most"},
		"/options/rule":             {Rule: "mean"},
		"/options/weights/hours":    {Weights: Weights{Topics: 1, Hours: 1001}},
		"/options/weights/language": {Weights: Weights{Topics: 1, Language: -1}},
		"/options/waiting":          {Waiting: -2},
		"/options/meeting":          {Meeting: 14},
		"/options/candidates":       {Candidates: 1001},
	} {
		_, err := Match(context.Background(), pool, options)
		var many *essor.InvalidError
		require.ErrorAs(t, err, &many)
		require.Equal(t, pointer, many.Fields[0].Pointer)
	}
	_, err := Match(context.Background(), pool, Options{Weights: Weights{Goals: 3}})
	requireFault(t, err, "/options/weights/topics", essor.CodeRequired)
}

func TestFaultsStopAtOneHundred(t *testing.T) {
	pool := Pool{People: make([]Person, 5000)}
	var many *essor.InvalidError
	require.ErrorAs(t, pool.Check(), &many)
	require.Len(t, many.Fields, essor.MaxFieldErrors)
}

func crowd(n int) Pool {
	pool := Pool{People: make([]Person, n)}
	for i := range pool.People {
		pool.People[i] = someone(strconv.Itoa(i), "x", "x")
	}
	return pool
}

func TestBadInput(t *testing.T) {
	match := func(pool Pool) func() error {
		return func() error { _, err := Match(context.Background(), pool, Options{}); return err }
	}
	ids := func(ids ...string) Pool {
		pool := Pool{People: []Person{}}
		for _, id := range ids {
			pool.People = append(pool.People, Person{ID: id})
		}
		return pool
	}
	assign := func(c Caseload) func() error {
		return func() error {
			_, err := Assign(context.Background(), Pool{People: []Person{someone("a", "x", "y"), someone("b", "y", "x"), someone("c", "x", "y")}}, c, Options{})
			return err
		}
	}
	wish := func(partners ...string) func() error {
		return func() error {
			_, err := Stable(context.Background(), Pool{People: []Person{someone("a", "x", "y"), someone("b", "y", "x")}}, []Wish{{"a", partners}}, Options{})
			return err
		}
	}
	tied := Pool{People: []Person{someone("a", "x", "y"), someone("b", "y", "x"), someone("c", "x", "y")}}
	pairing := func(ids ...string) (out []Consent) {
		out = append(out, Consent{To: ToMatching})
		for _, id := range ids {
			out = append(out, Consent{To: ToPairing, With: id})
		}
		return out
	}
	pinned := Pool{People: []Person{
		{ID: "a", Consents: pairing("b", "c")}, {ID: "b", Consents: pairing("a")}, {ID: "c", Consents: pairing("a")},
	}, Pin: []Pair{{"a", "b"}}}
	both := pinned
	both.Forbid = []Pair{{"b", "a"}}
	twice := pinned
	twice.Pin = []Pair{{"a", "b"}, {"a", "c"}}
	hours := func(zone, from, to string) Pool {
		pool := tied
		pool.People = append([]Person{{ID: "h", Zone: zone, Hours: []Window{{"mon", from, to}}}}, pool.People...)
		pool.Week = essor.MustParseDate("2026-03-02")
		pool.Zones = map[string]*time.Location{"Africa/Dakar": time.UTC}
		return pool
	}
	absurd := hours("Africa/Dakar", "08:00", "10:00")
	absurd.Zones = map[string]*time.Location{"Africa/Dakar": time.FixedZone("", 100_000*60)}
	departed := tied
	departed.People = append([]Person{{ID: "x", Past: []string{"gone"}}}, tied.People...)
	tooMany, dense := crowd(MaxPeople+1), crowd(50_000)

	feedback := func(f ...Feedback) func() error {
		return func() error { _, err := Learn(context.Background(), tied, f, Options{}); return err }
	}
	proof.BadInput(t, "mentor", map[string]proof.Reach{
		"mentor-empty":        {Do: match(ids())},
		"mentor-one":          {Do: match(ids("a"))},
		"mentor-duplicate-id": {Do: match(ids("a", "a")), Pointer: "/people/1/id"},
		"mentor-id-empty":     {Do: match(ids("", "b"))},
		"mentor-id-homoglyph": {Do: match(ids("a", "\u0430"))},
		"mentor-odd-perfect-asked": {
			Do: match(tied), Code: "none",
			Why: "a partner for everybody is no demand that can be made: the one who is left has the reason, here parity",
		},
		"mentor-not-a-permutation": {Do: wish("b", "b"), Pointer: "/wishes/0/partners/1"},
		"mentor-self-listed":       {Do: wish("a"), Pointer: "/wishes/0/partners/0"},
		"mentor-negative":          {Do: assign(Caseload{Guides: []Guide{{ID: "b", Capacity: -1}}}), Pointer: "/guides/0/capacity"},
		"mentor-too-small":         {Do: assign(Caseload{Guides: []Guide{{ID: "b", Capacity: 1}}, Everyone: true}), Pointer: "/guides"},
		"mentor-huge":              {Do: assign(Caseload{Guides: []Guide{{ID: "b", Capacity: 2147483647}}})},
		"mentor-participants-2e31": {Do: match(tooMany)},
		"mentor-dense-50000":       {Do: match(dense)},
		"mentor-must-and-must-not": {Do: match(both), Pointer: "/forbid/0"},
		"mentor-must-one-to-two":   {Do: match(twice), Pointer: "/pin/1"},
		"mentor-zone-unknown":      {Do: match(hours("America/Atlantis", "08:00", "10:00")), Pointer: "/people/0/zone"},
		"mentor-slot-reversed":     {Do: match(hours("Africa/Dakar", "18:00", "09:00")), Pointer: "/people/0/hours/0"},
		"mentor-offset-absurd":     {Do: match(absurd), Pointer: "/zones/Africa~1Dakar"},
		"mentor-pair-with-departed": {Do: func() error {
			m, err := Match(context.Background(), departed, Options{})
			if err == nil && m.Gone != 1 {
				return fmt.Errorf("counted %d departed, not one", m.Gone)
			}
			return err
		}},
		"mentor-tie-order": {Do: func() error {
			other := tied
			other.People = []Person{tied.People[2], tied.People[0], tied.People[1]}
			first, err := Match(context.Background(), tied, Options{})
			if err != nil {
				return err
			}
			second, err := Match(context.Background(), other, Options{})
			if err == nil && !check.SameJSON(first, second) {
				return fmt.Errorf("another order gave another matching")
			}
			return err
		}},
		// Scores come from answers here; what people say of each other is the
		// one list that a caller gives about pairs, in whole numbers.
		"mentor-self-pair":      {Do: feedback(Feedback{"a", "a", 1, 1}), Pointer: "/feedback/0"},
		"mentor-parallel-edges": {Do: feedback(Feedback{"a", "b", 1, 1}, Feedback{"b", "a", 5, 5}), Pointer: "/feedback/1"},
		"mentor-unknown-person": {Do: feedback(Feedback{"a", "ghost", 1, 1}), Pointer: "/feedback/0/b"},
		"mentor-weight-overflow": {Do: func() error {
			_, err := Match(context.Background(), tied, Options{Weights: Weights{Topics: math.MaxInt, Goals: math.MaxInt}})
			return err
		}, Pointer: "/options/weights/topics"},
		"mentor-already-cancelled": {Do: func() error {
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			_, err := Match(ctx, tied, Options{})
			return err
		}},
	})
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	document, err := json.Marshal(v)
	require.NoError(t, err)
	return document
}

// TestPoolRoundTrip writes pools as JSON and reads them back.
func TestPoolRoundTrip(t *testing.T) {
	pool := draw(30, 5, 4)
	document := mustJSON(t, pool)
	var back Pool
	require.NoError(t, essor.Decode(document, &back))
	require.NotContains(t, string(document), "null")
	back.Zones = pool.Zones
	require.Equal(t, pool, back)
	m := mustMatch(t, back, Options{})
	require.NoError(t, m.Verify(pool))
	require.NotContains(t, string(mustJSON(t, m)), "null")
}

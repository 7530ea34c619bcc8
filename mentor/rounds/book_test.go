package rounds

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

var today = essor.MustParseDate("2026-11-20")

func on(text string) essor.Date { return essor.MustParseDate(text) }

func TestStanding(t *testing.T) {
	r := Relation{A: Side{ID: "a"}, B: Side{ID: "b"}, Steps: []Step{
		{On: on("2026-05-02"), Kind: Resumed}, {On: on("2026-02-01"), Kind: Accepted},
		{On: on("2026-03-03"), Kind: Met, FromA: 60}, {On: on("2026-03-03"), Kind: Paused}, {On: on("2026-09-09"), Kind: Ended},
	}}
	for day, want := range map[string]State{
		"2026-01-31": Proposed, "2026-02-01": Active, "2026-03-03": OnPause, "2026-05-01": OnPause,
		"2026-05-02": Active, "2026-09-09": Over, "2026-12-31": Over,
	} {
		state, err := r.Standing(on(day))
		require.NoError(t, err)
		require.Equal(t, want, state, day)
	}
}

// TestStandingAfterAPause: to meet again goes on, an acceptance doesn't.
func TestStandingAfterAPause(t *testing.T) {
	for kind, want := range map[StepKind]State{Accepted: OnPause, Met: Active, Resumed: Active, Paused: OnPause, Ended: Over} {
		next := Step{On: today, Kind: kind}
		if kind == Met {
			next.FromA = 60
		}
		r := Relation{A: Side{ID: "a"}, B: Side{ID: "b"}, Steps: []Step{next, {On: on("2026-03-03"), Kind: Paused}}}
		state, err := r.Standing(today)
		require.NoError(t, err)
		require.Equal(t, want, state, kind)
	}
}

func TestRelationRefuses(t *testing.T) {
	good := Relation{A: Side{ID: "a"}, B: Side{ID: "b"}}
	for pointer, broken := range map[string]func(r *Relation){
		"/a/id":           func(r *Relation) { r.A.ID = "" },
		"/b/id":           func(r *Relation) { r.B.ID = "a" },
		"/a/waited":       func(r *Relation) { r.A.Waited = -1 },
		"/b/region":       func(r *Relation) { r.B.Region = "\x00" },
		"/steps/0/on":     func(r *Relation) { r.Steps = []Step{{Kind: Paused}} },
		"/steps/0/kind":   func(r *Relation) { r.Steps = []Step{{On: today}} },
		"/steps/0/from_a": func(r *Relation) { r.Steps = []Step{{On: today, Kind: Met, FromA: 1441}} },
		"/steps/0/from_b": func(r *Relation) { r.Steps = []Step{{On: today, Kind: Met, FromB: -1}} },
		"/steps/0: ":      func(r *Relation) { r.Steps = []Step{{On: today, Kind: Met}} },
		"/steps/1: ":      func(r *Relation) { r.Steps = []Step{{On: on("2026-01-01"), Kind: Ended}, {On: today, Kind: Paused}} },
		"/steps":          func(r *Relation) { r.Steps = make([]Step, MaxSteps+1) },
	} {
		r := good
		broken(&r)
		_, err := r.Standing(today)
		require.ErrorIs(t, err, essor.ErrInvalid)
		require.ErrorContains(t, err, pointer)
		require.Error(t, new(Book).Add(r, today))
	}
}

// TestBook counts by hand: two pairs between Bolivia and Senegal, one
// within Canada.
func TestReport(t *testing.T) {
	var r Book
	for _, relation := range []Relation{
		{Side{"a", "SN", 4}, Side{"b", "BO", 0}, []Step{{On: today, Kind: Met, FromA: 60, FromB: 30}, {On: on("2026-11-21"), Kind: Ended}}},
		{Side{"c", "BO", 10}, Side{"d", "SN", 2}, []Step{{On: today, Kind: Met, FromA: 30}}},
		{Side{"e", "CA", 0}, Side{"f", "CA", 1}, nil},
		{Side{"g", "", 0}, Side{"h", "CA", 0}, []Step{{On: today, Kind: Paused}}},
	} {
		require.NoError(t, r.Add(relation, today))
	}
	require.Equal(t, Summary{
		Proposed: 1, Active: 2, Paused: 1,
		Total:       Exchange{4, 2, 90, 30},
		Reciprocity: essor.MustParseFraction("0.5"), // 2·30 of 120
		OneWay:      1,
		Corridors:   []Corridor{{"BO", "SN", Exchange{2, 2, 60, 60}}, {"CA", "CA", Exchange{Relations: 1}}},
		People:      8, Waited: 17, Median: 0, Longest: 10,
	}, r.Report())
	require.Equal(t, Summary{Corridors: []Corridor{}}, new(Book).Report())
}

func drawRelation(rng *rand.Rand) Relation {
	region := func() string { return []string{"", "CA", "BO", "SN"}[rng.IntN(4)] }
	r := Relation{A: Side{"a", region(), rng.IntN(60)}, B: Side{"b", region(), rng.IntN(60)}}
	for range rng.IntN(6) {
		day := on(fmt.Sprintf("2026-%02d-01", 1+rng.IntN(12)))
		r.Steps = append(r.Steps, Step{On: day, Kind: Met, FromA: rng.IntN(90), FromB: 1 + rng.IntN(90)})
	}
	return r
}

func TestMerge(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var whole Book
	shards := make([]Book, 5)
	for range 500 {
		r := drawRelation(rng)
		require.NoError(t, whole.Add(r, today))
		require.NoError(t, shards[rng.IntN(5)].Add(r, today))
	}
	var merged Book
	for _, i := range rng.Perm(5) {
		merged.Merge(&shards[i])
	}
	require.Equal(t, whole.Report(), merged.Report())
}

func TestMergeWithNothingAndItself(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 2))
	var once, twice Book
	for range 50 {
		r := drawRelation(rng)
		require.NoError(t, once.Add(r, today))
		require.NoError(t, twice.Add(r, today))
		require.NoError(t, twice.Add(r, today))
	}
	before := once.Report()
	once.Merge(nil)
	once.Merge(new(Book))
	require.Equal(t, before, once.Report())
	once.Merge(&once)
	require.Equal(t, twice.Report(), once.Report())
}

// TestBookThroughJSON: shards are stored, read back and merged.
func TestBookThroughJSON(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 5))
	var whole, merged Book
	for range 4 {
		var shard, back Book
		for range 60 {
			r := drawRelation(rng)
			require.NoError(t, shard.Add(r, today))
			require.NoError(t, whole.Add(r, today))
		}
		document := mustJSON(t, shard)
		require.NoError(t, essor.Decode([]byte(document), &back))
		require.Equal(t, document, mustJSON(t, &back))
		require.Equal(t, shard.Report(), back.Report())
		merged.Merge(&back)
	}
	require.Equal(t, mustJSON(t, whole), mustJSON(t, merged))
	var empty Book
	require.NoError(t, essor.Decode([]byte(mustJSON(t, Book{})), &empty))
	require.Equal(t, Summary{Corridors: []Corridor{}}, empty.Report())
	require.NoError(t, empty.Add(drawRelation(rng), today))
}

func TestBookRefusesJSON(t *testing.T) {
	var book Book
	good := `{"relations":[{"state":"active","count":2},{"state":"proposed","count":1}],` +
		`"total":{"relations":3,"meetings":2,"there":90,"back":30},"lesser":30,"one_way":1,` +
		`"corridors":[{"a":"BO","b":"SN","given":{"relations":2,"meetings":2,"there":60,"back":60}}],"waited":[4,0,2]}`
	require.NoError(t, essor.Decode([]byte(good), &book))
	require.Equal(t, good, mustJSON(t, book))
	for _, change := range []struct{ old, new, pointer string }{
		{`"state":"active"`, `"state":"asleep"`, "/relations/0/state"},
		{`"state":"proposed"`, `"state":"active"`, "/relations/1/state"},
		{`"count":2`, `"count":0`, "/relations/0/count"},
		{`"count":1`, `"count":2`, "/total/relations"},
		{`"back":30}`, `"back":-30}`, "/total/back"},
		{`"meetings":2,"there":90`, `"meetings":30001,"there":90`, "/total/meetings"},
		{`"there":90`, `"there":2881`, "/total"},
		{`"lesser":30`, `"lesser":31`, "/lesser"},
		{`"one_way":1`, `"one_way":4`, "/one_way"},
		{`"a":"BO"`, `"a":""`, "/corridors/0/a"},
		{`"a":"BO"`, `"a":"TG"`, "/corridors/0"},
		{`"back":60}`, `"back":61}`, "/corridors/0/given"},
		{`[4,0,2]`, `[4,2,0]`, "/waited/2"},
		{`[4,0,2]`, `[4,0,3]`, "/waited"},
		{`[4,0,2]`, `[4,0,2],"more":1`, "/more"},
	} {
		require.Contains(t, good, change.old)
		err := essor.Decode([]byte(strings.Replace(good, change.old, change.new, 1)), &book)
		require.ErrorIs(t, err, essor.ErrInvalid)
		require.ErrorContains(t, err, change.pointer)
		require.Equal(t, good, mustJSON(t, book), "it stays as it was")
	}
}

func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{30, 1500, 50_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, 2))
			relations := make([]Relation, n)
			for i := range relations {
				relations[i] = drawRelation(rng)
			}
			b.ReportAllocs()
			for b.Loop() {
				var r Book
				for _, relation := range relations {
					if err := r.Add(relation, today); err != nil {
						b.Fatal(err)
					}
				}
				if r.Report().People == 0 {
					b.Fatal("nothing counted")
				}
			}
		})
	}
}

package mentor

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// TestIdentify compares the fingerprint with that of the whole round's JSON.
func TestIdentify(t *testing.T) {
	for seed, n := range []int{2, 3, 9, 127, 128, 129, 300, 4096, 4097, 4300} {
		if testing.Short() && n > 1000 {
			continue
		}
		pool := draw(n, 4, uint64(seed))
		pool.People[0].Goals = []string{`a "quoted" <key> & \\ more`, "\u2028", "clé"}
		pool.Keep = []Pair{{pool.People[1].ID, pool.People[0].ID}}
		options := optionSets()[seed%6]
		r, err := newRoster(pool, options)
		require.NoError(t, err)
		want, err := essor.FingerprintOf("mentor.Pool", round{inWhole(pool), r.clocks, options})
		require.NoError(t, err)
		require.Equal(t, want, r.fingerprint)
	}
}

// inWhole returns a pool in canonical order, with its people.
func inWhole(pool Pool) Pool {
	whole := pool.canonical()
	whole.People = nil
	for _, p := range pool.People {
		whole.People = append(whole.People, p.canonical())
	}
	slices.SortFunc(whole.People, func(a, b Person) int { return strings.Compare(a.ID, b.ID) })
	return whole
}

// TestPersonJSON fills every field, one at a time and all together.
func TestPersonJSON(t *testing.T) {
	var all Person
	for i := range reflect.TypeFor[Person]().NumField() {
		var p Person
		for _, q := range []*Person{&p, &all} {
			fill(reflect.ValueOf(q).Elem().Field(i))
		}
		for _, q := range []Person{p, all} {
			want, err := json.Marshal(q)
			require.NoError(t, err)
			require.Equal(t, string(want), string(q.appendJSON(nil)))
		}
	}
}

// fill sets a value and all within it to something.
func fill(v reflect.Value) {
	if _, date := v.Interface().(essor.Date); date {
		v.Set(reflect.ValueOf(essor.MustParseDate("2026-11-21")))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("text")
	case reflect.Int:
		v.SetInt(3)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	}
}

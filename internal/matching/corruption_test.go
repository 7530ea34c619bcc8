package matching

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// corrupt changes each value within the proof v in turn, each in several ways,
// and calls refused after each change. It leaves v as it was. Numbers get
// neighbouring, opposite and extreme values, lists one entry more or less, and
// parts go missing.
func corrupt(v reflect.Value, at string, refused func(what string)) {
	change := func(values ...any) {
		old := reflect.ValueOf(v.Interface())
		for _, x := range values {
			if to := reflect.ValueOf(x).Convert(v.Type()); !reflect.DeepEqual(to.Interface(), old.Interface()) {
				v.Set(to)
				refused(fmt.Sprintf("%s = %v", at, x))
				v.Set(old)
			}
		}
	}
	switch v.Kind() {
	case reflect.Int, reflect.Int32, reflect.Int64:
		x := v.Int()
		change(x-1, x+1, x-unit, x+unit, -x, ^x, 0, -1, -2, math.MaxInt32, math.MinInt32)
		switch v.Kind() {
		case reflect.Int:
			change(math.MaxInt, math.MinInt, x+math.MinInt)
		case reflect.Int64:
			change(int64(math.MaxInt64), int64(math.MinInt64), x+1<<32)
		}
	case reflect.String:
		change("", "most", GoalWeight, GoalCardinality)
	case reflect.Pointer:
		corrupt(v.Elem(), at, refused)
		old := reflect.ValueOf(v.Interface())
		v.SetZero()
		refused(at + " missing")
		v.Set(old)
	case reflect.Struct:
		for i := range v.NumField() {
			corrupt(v.Field(i), at+"."+v.Type().Field(i).Name, refused)
		}
	case reflect.Slice:
		corruptList(v, at, refused)
	default:
		panic("a proof has a " + v.Kind().String())
	}
}

func corruptList(v reflect.Value, at string, refused func(what string)) {
	for i := range v.Len() {
		corrupt(v.Index(i), fmt.Sprintf("%s[%d]", at, i), refused)
	}
	old := reflect.ValueOf(v.Interface())
	for i := range old.Len() {
		less := reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, old.Len()), old.Slice(0, i))
		v.Set(reflect.AppendSlice(less, old.Slice(i+1, old.Len())))
		refused(fmt.Sprintf("%s without %d", at, i))
	}
	v.Set(reflect.Append(old.Slice3(0, old.Len(), old.Len()), reflect.Zero(v.Type().Elem())))
	refused(at + " with one more")
	v.Set(old)
}

// refusesEveryChange changes each value of a proof once and expects ErrProof.
// It works on a copy that has been written and read back, in which no two
// parts share memory.
func refusesEveryChange[P any](t *testing.T, proof *P, verify func(p *P) error) (changes int) {
	t.Helper()
	text, err := json.Marshal(proof)
	require.NoError(t, err)
	p := new(P)
	require.NoError(t, json.Unmarshal(text, p))
	require.NoError(t, verify(p), "read back")
	v := reflect.ValueOf(p).Elem()
	for i := range v.NumField() {
		corrupt(v.Field(i), v.Type().Field(i).Name, func(what string) {
			changes++
			if err := verify(p); !errors.Is(err, ErrProof) {
				t.Errorf("%s: got %v, want ErrProof", what, err)
			}
		})
	}
	require.NoError(t, verify(p), "put right again")
	return changes
}

// TestEveryGoalsVerifyFindsEveryChange changes each value of all proofs, those
// within them included, that say who is left among them.
func TestEveryGoalsVerifyFindsEveryChange(t *testing.T) {
	graphs := proofs()
	rng := newRand(90)
	for _, sh := range shapes {
		edges := sh.draw(rng, 8)
		graphs[sh.name] = func() (int, []Edge) { return 8, edges }
	}
	changes := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(graphs)) {
		t.Run(name, func(t *testing.T) {
			n, edges := graphs[name]()
			ctx := t.Context()

			f, err := MostEqual(ctx, n, edges, nil)
			require.NoError(t, err)
			changes["Fairest"] += refusesEveryChange(t, f, func(f *Fairest) error { return f.Verify(n, edges) })

			p, err := Cheapest(ctx, n, edges, nil)
			if none := (*NoPerfectError)(nil); errors.As(err, &none) {
				changes["NoPerfectError"] += refusesEveryChange(t, none, func(e *NoPerfectError) error { return e.Verify(n, edges) })
			} else {
				require.NoError(t, err)
				changes["Perfect"] += refusesEveryChange(t, p, func(p *Perfect) error { return p.Verify(n, edges) })
			}

			capacity := make([]int32, n)
			for v := range capacity {
				capacity[v] = rng.Int32N(4)
			}
			l, err := Choose(ctx, n, edges, capacity, nil)
			require.NoError(t, err)
			changes["Loads"] += refusesEveryChange(t, l, func(l *Loads) error { return l.Verify(n, edges, capacity) })
		})
	}
	for _, kind := range []string{"Fairest", "Perfect", "NoPerfectError", "Loads"} {
		if changes[kind] < 1000 {
			t.Errorf("%s: only %d changes", kind, changes[kind])
		}
	}
	t.Logf("changes: %v", changes)
}

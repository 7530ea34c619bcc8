package mentor

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// FuzzMatch reads a pool and options, and asks of whatever is accepted that
// it survives JSON, proves itself and doesn't depend on the order of people.
func FuzzMatch(f *testing.F) {
	type round struct {
		Pool    Pool    `json:"pool"`
		Options Options `json:"options,omitzero"`
	}
	for seed := range uint64(6) {
		document, err := json.Marshal(round{draw(6, 3, seed), optionSets()[seed]})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document)
	}
	f.Add([]byte(`{"pool":{"people":[{"id":"a"},{"id":"b","hours":[{"day":"mon","from":"00:00","to":"24:00"}],"zone":"Africa/Dakar"}],"week":"2199-12-31"}}`))
	f.Add([]byte(`{"pool":{"people":[{"id":"a","consents":[{"to":"pairing","with":"b"},{"to":"matching"}]},{"id":"b","consents":[{"to":"matching"},{"to":"pairing","with":"a"}]}],"pin":[{"a":"a","b":"b"}]}}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		var r round
		if essor.Decode(document, &r) != nil || len(r.Pool.People) > 60 {
			return
		}
		r.Pool.Zones = zones()
		m, err := Match(context.Background(), r.Pool, r.Options)
		if err != nil {
			return
		}
		written, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		var back Matching
		if err := essor.Decode(written, &back); err != nil {
			t.Fatal(err)
		}
		slices.Reverse(r.Pool.People)
		if err := back.Verify(r.Pool); err != nil {
			t.Fatal(err)
		}
		for _, p := range r.Pool.People {
			if _, err := m.For(p.ID); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzVerify hands in other documents for a pool: nothing but its own
// matching is accepted.
func FuzzVerify(f *testing.F) {
	pool := draw(9, 3, 0)
	m, err := Match(context.Background(), pool, Options{})
	if err != nil {
		f.Fatal(err)
	}
	own, err := json.Marshal(m)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(own)
	f.Add([]byte(`{"groups":[{"members":[]}],"certificate":{"inside":[7],"around":[-2],"sets":[1]}}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		var other Matching
		if essor.Decode(document, &other) != nil {
			return
		}
		_, _ = other.For("p00001")
		if other.Verify(pool) == nil && !check.SameJSON(other, m) {
			t.Fatal("accepted another matching")
		}
	})
}

package mentor

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/essor-go/essor"
)

// FuzzVerbs reads a pool and a question for each verb beside Match, and asks
// of whatever is accepted that it survives JSON and proves itself.
func FuzzVerbs(f *testing.F) {
	type question struct {
		Pool     Pool          `json:"pool"`
		Options  Options       `json:"options,omitzero"`
		Circle   CircleOptions `json:"circle,omitzero"`
		Caseload Caseload      `json:"caseload,omitzero"`
		Wishes   []Wish        `json:"wishes,omitempty"`
		Leaving  []string      `json:"leaving,omitempty"`
		Breaks   int           `json:"breaks,omitzero"`
		Feedback []Feedback    `json:"feedback,omitempty"`
	}
	for seed := range uint64(6) {
		pool, caseload := weighing(9, 3, seed)
		pool.Diaspora = seed == 5
		q := question{
			Pool: pool, Options: optionSets()[seed], Circle: circleSets()[seed], Caseload: caseload, Leaving: []string{"p00001"}, Breaks: 1,
			Wishes: []Wish{{"p00002", []string{"p00003", "p00000"}}}, Feedback: []Feedback{{"p00001", "p00002", 3, 4}},
		}
		q.Pool.Keep = []Pair{{"p00001", "p00002"}, {"p00004", "p00003"}}
		document, err := json.Marshal(q)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document)
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		var q question
		if essor.Decode(document, &q) != nil || len(q.Pool.People) > 14 {
			return
		}
		q.Pool.Zones = zones()
		ctx := context.Background()
		if g, err := Gather(ctx, q.Pool, q.Circle, q.Options); err == nil {
			again(t, g, func(g Gathering) error { return g.Verify(q.Pool) })
		}
		if s, err := Shortlist(ctx, q.Pool, nil, 2, q.Options); err == nil {
			again(t, s, func(s Shortlists) error { return s.Verify(q.Pool) })
		}
		if r, err := Rematch(ctx, q.Pool, q.Leaving, q.Breaks, q.Options); err == nil {
			again(t, r, func(r Rematching) error { return r.Verify(q.Pool) })
		}
		if s, err := Stable(ctx, q.Pool, q.Wishes, q.Options); err == nil {
			again(t, s, func(s Steady) error { return s.Verify(q.Pool, q.Wishes) })
		}
		if a, err := Assign(ctx, q.Pool, q.Caseload, q.Options); err == nil {
			again(t, a, func(a Assignment) error { return a.Verify(q.Pool, q.Caseload) })
		}
		_, _ = Learn(ctx, q.Pool, q.Feedback, q.Options)
	})
}

// again writes a result, reads it back and verifies it.
func again[T any](t *testing.T, result T, verify func(T) error) {
	t.Helper()
	document, err := json.Marshal(result)
	if err != nil {
		t.Fatal(err)
	}
	var back T
	if err := essor.Decode(document, &back); err != nil {
		t.Fatal(err)
	}
	if err := verify(back); err != nil {
		t.Fatal(err)
	}
}

package rounds

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/essor-go/essor"
)

// FuzzBook adds relations in two orders and in two parts: the report is the
// same, and what it shows stays within its bounds.
func FuzzBook(f *testing.F) {
	f.Add([]byte(`[{"a":{"id":"x","region":"BO","waited":3},"b":{"id":"y","region":"SN"},"steps":[{"on":"2026-03-05","kind":"met","from_a":60}]}]`))
	f.Add([]byte(`[{"a":{"id":"x"},"b":{"id":"y"},"steps":[{"on":"2026-03-05","kind":"ended"}]},{"a":{"id":"x","waited":10000},"b":{"id":"z"}}]`))
	f.Fuzz(func(t *testing.T, document []byte) {
		var relations []Relation
		if essor.Decode(document, &relations) != nil {
			return
		}
		var whole, first, second Book
		for i, r := range relations {
			part := &first
			if i%2 == 1 {
				part = &second
			}
			if (whole.Add(r, today) == nil) != (part.Add(r, today) == nil) {
				t.Fatal("a relation was taken once and refused once")
			}
		}
		second.Merge(&first)
		var backward Book
		for _, r := range slices.Backward(relations) {
			_ = backward.Add(r, today)
		}
		want := mustJSON(t, whole.Report())
		if got := mustJSON(t, second.Report()); got != want {
			t.Fatalf("merged: %s, whole: %s", got, want)
		}
		if got := mustJSON(t, backward.Report()); got != want {
			t.Fatalf("backward: %s, forward: %s", got, want)
		}
		var back Book
		if err := essor.Decode([]byte(mustJSON(t, whole)), &back); err != nil || mustJSON(t, back) != mustJSON(t, whole) {
			t.Fatalf("not read back: %v", err)
		}
		if s := whole.Report(); s.Reciprocity.Compare(essor.FractionOf(essor.FractionUnit)) > 0 || s.Median > s.Longest {
			t.Fatalf("out of bounds: %s", want)
		}
	})
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	document, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(document)
}

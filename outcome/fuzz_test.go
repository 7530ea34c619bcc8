package outcome

import (
	"bytes"
	"testing"

	"github.com/essor-go/essor"
)

// FuzzFreeze reads a framework: it is refused with bounded errors, or frozen
// to the same fingerprint as its round trip, and evaluates to silence.
func FuzzFreeze(f *testing.F) {
	f.Add(jsonOf(f, city()))
	f.Add([]byte(`{"id":"a","version":"1","from":"2026-01-01","to":"2026-12-31","results":[{"id":"r","title":"","level":"ultimate","scope":"population"}],"indicators":[{"id":"i","result":"r","unit":"share","direction":"decrease","baseline":"0.41","target":"0.08","due":"2026-12-31"}]}`))
	f.Add([]byte(`{"results":[{}],"indicators":[{"baseline":"9223372.036854775807","target":"-9223372.036854775807"}],"names":{"en":{"a/b~":"{"}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var framework Framework
		if essor.Decode(data, &framework) != nil {
			return
		}
		s, err := Freeze(framework)
		if err != nil {
			if len(err.Error()) > 600 {
				t.Fatalf("an error of %d bytes", len(err.Error()))
			}
			return
		}
		var back Framework
		if err := essor.Decode(jsonOf(t, s.Framework()), &back); err != nil {
			t.Fatal(err)
		}
		again, err := Freeze(back)
		if err != nil || again.Fingerprint() != s.Fingerprint() {
			t.Fatalf("round trip: %v", err)
		}
		e, err := s.Evaluate(nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Verify(s, nil); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzEvaluate reads findings on a fixed framework: they are refused, or give
// an evaluation that verifies, survives JSON, speaks every language, and never
// claims more than before/after can carry.
func FuzzEvaluate(f *testing.F) {
	f.Add(jsonOf(f, allFindings()))
	for _, story := range stories() {
		f.Add(jsonOf(f, []Finding{story.f}))
	}
	s := frozenCity(f)
	catalog := s.Catalog()
	f.Fuzz(func(t *testing.T, data []byte) {
		var findings []Finding
		if essor.Decode(data, &findings) != nil {
			return
		}
		e, err := s.Evaluate(findings)
		if err != nil {
			return
		}
		if err := e.Verify(s, findings); err != nil {
			t.Fatal(err)
		}
		document := jsonOf(t, e)
		var back Evaluation
		if err := essor.Decode(document, &back); err != nil {
			t.Fatalf("%v: %s", err, document)
		}
		if err := back.Verify(s, findings); err != nil || !bytes.Equal(jsonOf(t, back), document) {
			t.Fatalf("round trip: %v", err)
		}
		for _, line := range e.Lines {
			if line.Design == BeforeAfter && line.Evidence > 2 {
				t.Fatal("before/after is correlation")
			}
			for _, r := range append(line.Notes, line.Verdict) {
				for _, lang := range catalog.Langs() {
					if _, err := catalog.Text(lang, r); err != nil {
						t.Fatalf("%s: %v", r.Code, err)
					}
				}
			}
		}
	})
}

package assess

import (
	"encoding/json"
	"testing"

	"github.com/essor-go/essor"
)

// FuzzCompile reads any text as a rubric: it is refused with field errors or
// compiles, survives a round trip, and scores random answers with proof.
func FuzzCompile(f *testing.F) {
	rng := dice(7)
	for _, r := range []Rubric{village(), anyRubric(rng), anyRubric(rng), {}} {
		text, err := json.Marshal(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text, byte(len(text)))
	}
	f.Add([]byte(`{"domains":[{"weight":"1","items":[{"kind":"number","curve":[{"x":"-9223372","points":"0"},{"x":"9223372","points":"100"}]}]}]}`), byte(0))
	f.Fuzz(func(t *testing.T, text []byte, seed byte) {
		var r Rubric
		if essor.Decode(text, &r) != nil {
			return
		}
		s, err := Compile(r)
		if err != nil {
			faults(t, err)
			return
		}
		again, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var back Rubric
		if err := essor.Decode(again, &back); err != nil {
			t.Fatal(err)
		}
		if mustCompile(t, back).Fingerprint() != s.Fingerprint() {
			t.Fatal("another fingerprint after a round trip")
		}
		answers := anyAnswers(dice(seed), &r)
		a, err := s.Assess(answers)
		if err != nil {
			return // an option the curve of random answers does not know
		}
		if err := a.Verify(s, answers); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzAssess reads any text as answers to the village rubric.
func FuzzAssess(f *testing.F) {
	for _, answers := range []Answers{aisha(), {}, {"debt_share": Num("-0.000000000001")}, {"worry": DoesNotApply()}} {
		text, err := json.Marshal(answers)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	s := mustCompile(f, village())
	f.Fuzz(func(t *testing.T, text []byte) {
		var answers Answers
		if essor.Decode(text, &answers) != nil {
			return
		}
		a, err := s.Assess(answers)
		if err != nil {
			faults(t, err)
			return
		}
		if a.Score.Low.Compare(a.Score.High) > 0 || a.Score.Low.Sign() < 0 || a.Score.High.Compare(points("100")) > 0 {
			t.Fatal("bounds out of order")
		}
		out, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		var back Assessment
		if err := essor.Decode(out, &back); err != nil {
			t.Fatal(err)
		}
		if err := back.Verify(s, answers); err != nil {
			t.Fatal(err)
		}
		for _, reason := range a.Reasons {
			for _, lang := range langs {
				if _, err := Catalog().Text(lang, reason); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

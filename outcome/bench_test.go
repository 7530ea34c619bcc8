package outcome

import (
	"strconv"
	"testing"
)

// large returns a framework of n indicators and a finding for each.
func large(b *testing.B, n int) (Framework, []Finding) {
	f := city()
	model := f.Indicators[0]
	f.Indicators = f.Indicators[:0]
	findings := make([]Finding, n)
	for i := range n {
		model.ID = "indicator-" + strconv.Itoa(i)
		f.Indicators = append(f.Indicators, model)
		findings[i] = Finding{Indicator: model.ID, Design: BeforeAfter, Estimate: paired(0.41, 0.08, 0.1)}
	}
	f.Names = nil
	return f, findings
}

func BenchmarkFreeze(b *testing.B) {
	for _, n := range []int{5, 50, maxIndicators} {
		f, _ := large(b, n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Freeze(f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkEvaluate(b *testing.B) {
	for _, n := range []int{5, 50, maxIndicators} {
		f, findings := large(b, n)
		s, err := Freeze(f)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Evaluate(findings); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for _, n := range []int{5, 50, maxIndicators} {
		f, findings := large(b, n)
		s, err := Freeze(f)
		if err != nil {
			b.Fatal(err)
		}
		e, err := s.Evaluate(findings)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := e.Verify(s, findings); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkTransitions(b *testing.B) {
	for _, n := range []int{100, 10_000, 1_000_000} {
		states := workStates()
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var t Transitions
				for i := range n {
					if err := t.Add(states[i%4], states[i/4%4]); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

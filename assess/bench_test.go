package assess

import (
	"fmt"
	"testing"
)

// rubricOf returns a rubric of n items in five weighted domains.
func rubricOf(n int) Rubric {
	r := Rubric{ID: "bench", Version: "1", Bands: []Band{
		{ID: "low", From: points("0"), To: points("50")}, {ID: "high", From: points("50"), To: points("100")},
	}}
	for d, weight := range []string{"0.25", "0.15", "0.2", "0.2", "0.2"} {
		domain := Domain{ID: fmt.Sprintf("d%d", d), Weight: points(weight)}
		for i := range n / 5 {
			it := Item{ID: fmt.Sprintf("d%d_i%d", d, i), Weight: 1 + i%3, MayNotApply: true}
			switch i % 5 {
			case 0, 1:
				it.Kind, it.Levels, it.Reversed = Likert, 5, i%5 == 1
			case 2:
				it.Kind = YesNo
			default:
				it.Kind = Choice
				for k := range 5 {
					it.Options = append(it.Options, Option{ID: fmt.Sprintf("o%d", k), Points: points(fmt.Sprint(25 * k))})
				}
			}
			domain.Items = append(domain.Items, it)
		}
		r.Domains = append(r.Domains, domain)
	}
	return r
}

// codesOf returns one code for each item of rubricOf.
func codesOf(s *Scorer, seed int) []int {
	codes := make([]int, s.Len())
	for place := range codes {
		codes[place] = 1
		if place%5 != 2 {
			codes[place] += (place*7 + seed) % 4
		}
	}
	return codes
}

// BenchmarkScore25 scores 25 answers in five weighted domains, with domains,
// bounds and completeness, beside a bare loop over a flat table.
func BenchmarkScore25(b *testing.B) {
	scorer, err := Compile(rubricOf(25))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("bare", func(b *testing.B) { bare25(b, codesOf(scorer, 1)) })
	b.Run("hot", func(b *testing.B) { hot25(b, scorer, false) })
	b.Run("missing", func(b *testing.B) { hot25(b, scorer, true) })
}

// hot25 sets every answer, then scores whole and domains.
func hot25(b *testing.B, scorer *Scorer, withMissing bool) {
	sheet, codes := scorer.Sheet(), codesOf(scorer, 1)
	var profile []DomainScore
	var score Score
	b.ReportAllocs()
	for b.Loop() {
		for place, code := range codes {
			if err := sheet.Set(place, code); err != nil {
				b.Fatal(err)
			}
		}
		if withMissing {
			for place := 0; place < len(codes); place += 6 {
				if err := sheet.SetState(place, Refused); err != nil {
					b.Fatal(err)
				}
			}
		}
		score = sheet.Score()
		profile = sheet.AppendProfile(profile[:0])
	}
	if score.Points.Sign() <= 0 || len(profile) != 5 {
		b.Fatal("no score")
	}
}

// bare25 is the loop that ratios refer to: points looked up by small-integer
// answer, five weighted sums, total, bounds and completeness.
func bare25(b *testing.B, codes []int) {
	var table [25 * 8]int64
	for i := range table {
		table[i] = int64(i%8) * 1250
	}
	weights := [5]int64{25, 15, 20, 20, 20}
	answers := [25]int8{}
	for i := range answers {
		answers[i] = int8(codes[i])
	}
	var total, low, high, done int64
	b.ReportAllocs()
	for b.Loop() {
		total, low, high, done = 0, 0, 0, 0
		for d := range weights {
			sum, given := int64(0), int64(0)
			for i := d * 5; i < d*5+5; i++ {
				if a := answers[i]; a >= 0 {
					sum += table[i*8+int(a)]
					given++
				}
			}
			low += weights[d] * sum
			high += weights[d] * (sum + (5-given)*10_000)
			done += weights[d] * given
			total += weights[d] * sum
		}
		total, low, high = total/500, low/500, high/500
	}
	if total <= 0 || low > high || done == 0 {
		b.Fatal("no score")
	}
}

func BenchmarkScore(b *testing.B) {
	for _, n := range []int{5, 50, 500} {
		scorer, err := Compile(rubricOf(n))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) { hotN(b, scorer) })
	}
}

func hotN(b *testing.B, scorer *Scorer) {
	sheet, codes := scorer.Sheet(), codesOf(scorer, 1)
	b.ReportAllocs()
	for b.Loop() {
		for place, code := range codes {
			if err := sheet.Set(place, code); err != nil {
				b.Fatal(err)
			}
		}
		if sheet.Score().Points.Sign() <= 0 {
			b.Fatal("no score")
		}
	}
}

func BenchmarkAssess(b *testing.B) {
	for _, n := range []int{5, 50, 500} {
		scorer, answers := answersOf(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := scorer.Assess(answers); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for _, n := range []int{5, 50, 500} {
		scorer, answers := answersOf(b, n)
		a, err := scorer.Assess(answers)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := a.Verify(scorer, answers); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{5, 50, 500} {
		r := rubricOf(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Compile(r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// answersOf answers every item of rubricOf.
func answersOf(tb testing.TB, n int) (*Scorer, Answers) {
	r := rubricOf(n)
	scorer, err := Compile(r)
	if err != nil {
		tb.Fatal(err)
	}
	answers := Answers{}
	for _, d := range r.Domains {
		for i, it := range d.Items {
			answers[it.ID] = [...]Answer{Num("4"), Num("2"), Yes(), Pick("o3"), Pick("o1")}[i%5]
		}
	}
	return scorer, answers
}

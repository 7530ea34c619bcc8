package main

import (
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess"
)

// rubric25 has 25 items in five weighted domains.
func rubric25() assess.Rubric {
	part := essor.MustParseFraction
	r := assess.Rubric{ID: "bench", Version: "1", Bands: []assess.Band{{ID: "all", From: part("0"), To: part("100")}}}
	for d, weight := range []string{"0.25", "0.15", "0.2", "0.2", "0.2"} {
		domain := assess.Domain{ID: fmt.Sprintf("d%d", d), Weight: part(weight)}
		for i := range 5 {
			domain.Items = append(domain.Items, assess.Item{ID: fmt.Sprintf("d%d_i%d", d, i), Kind: assess.Likert, Levels: 5, Weight: 1 + i%3})
		}
		r.Domains = append(r.Domains, domain)
	}
	return r
}

func assessWorks() []work {
	sheet := must(assess.Compile(rubric25())).Sheet()
	profile := make([]assess.DomainScore, 0, 5)
	var answers [25]int8
	var table [25][8]int64
	weights := [5]int64{25, 15, 20, 20, 20}
	for i := range answers {
		answers[i] = int8(1 + i%5)
		for k := range table[i] {
			table[i][k] = int64(25 * k)
		}
	}
	ours := func() {
		for place, a := range answers {
			if err := sheet.Set(place, int(a)); err != nil {
				panic(err)
			}
		}
		sheet.Score()
		profile = sheet.AppendProfile(profile[:0])
	}
	var score bareScore
	bare := peer{name: "bare", run: func() { score = bareItems(&answers, &table, &weights) }}
	_ = score
	return []work{{"items25", ours, []peer{bare}}}
}

package instrument

import (
	"strings"

	"github.com/essor-go/essor/assess"
)

// The scored items of a rubric, each of which measures something of its own.
// Pairs are written "option points" or "x points".

func choice(id string, weight int, pairs ...string) assess.Item {
	it := assess.Item{ID: id, Kind: assess.Choice, Weight: weight, Measures: id}
	for _, pair := range pairs {
		option, points, _ := strings.Cut(pair, " ")
		it.Options = append(it.Options, assess.Option{ID: option, Points: part(points)})
	}
	return it
}

func number(id string, weight int, pairs ...string) assess.Item {
	it := assess.Item{ID: id, Kind: assess.Number, Weight: weight, Measures: id}
	for _, pair := range pairs {
		x, points, _ := strings.Cut(pair, " ")
		it.Curve = append(it.Curve, assess.Point{X: part(x), Points: part(points)})
	}
	return it
}

func levels(id string) assess.Item {
	return assess.Item{ID: id, Kind: assess.Likert, Levels: 5, Measures: id}
}

func yesNo(id string, reversed bool) assess.Item {
	return assess.Item{ID: id, Kind: assess.YesNo, Reversed: reversed, Measures: id}
}

func mayNotApply(it assess.Item) assess.Item {
	it.MayNotApply = true
	return it
}

// fact is a choice without points.
func fact(id string, options ...string) assess.Item {
	it := assess.Item{ID: id, Kind: assess.Choice, Fact: true}
	for _, option := range options {
		it.Options = append(it.Options, assess.Option{ID: option})
	}
	return it
}

package portfolio

import (
	"cmp"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Curve is how the loans first disbursed in one month fared as they grew
// older.
type Curve struct {
	Month  essor.Date `json:"month"`  // its first day
	Points []Point    `json:"points"` // the youngest first
}

// Point is where a vintage stood at an age.
type Point struct {
	Age      int            `json:"age"`       // in months, counted by the calendar
	Late     essor.Fraction `json:"late"`      // share of the balance at risk at the headline boundary; 0 of nothing
	EverLate essor.Fraction `json:"ever_late"` // share of the loans that were ever so late
	Lost     essor.Fraction `json:"lost"`      // principal written off so far ÷ disbursed
}

// Curves draws a curve for each vintage through reports of different days, in
// any order, the oldest vintage first. It fails with currency_mismatch or
// inconsistent, at the report, where currency or headline boundary are not
// those of the first, with duplicate where two are of one month, and with
// required without reports. Cost: O(n log n) for n vintages in all.
func Curves(reports ...Report) ([]Curve, error) {
	if len(reports) == 0 {
		return nil, &essor.FieldError{Pointer: "", Code: essor.CodeRequired, Detail: "must be at least one report"}
	}
	type at struct {
		month essor.Date
		point Point
	}
	var all []at
	seen := map[int]bool{}
	for i, r := range reports {
		switch {
		case r.Currency != reports[0].Currency:
			return nil, wrongReport(i, "currency", essor.CodeCurrencyMismatch, "must be that of the first report")
		case r.Rules.Headline != reports[0].Rules.Headline:
			return nil, wrongReport(i, "headline", essor.CodeInconsistent, "must be that of the first report")
		case !r.AsOf.IsSet():
			return nil, wrongReport(i, "as_of", essor.CodeRequired, "must be a day")
		case seen[monthOf(r.AsOf)]:
			return nil, wrongReport(i, "as_of", essor.CodeDuplicate, "must be in another month than those before")
		}
		seen[monthOf(r.AsOf)] = true
		for _, v := range r.Vintages {
			all = append(all, at{v.Month, v.point()})
		}
	}
	slices.SortFunc(all, func(a, b at) int {
		return cmp.Or(a.month.Compare(b.month), cmp.Compare(a.point.Age, b.point.Age))
	})
	curves := []Curve{}
	for _, a := range all {
		if n := len(curves); n == 0 || curves[n-1].Month != a.month {
			curves = append(curves, Curve{Month: a.month})
		}
		last := &curves[len(curves)-1]
		last.Points = append(last.Points, a.point)
	}
	return curves, nil
}

func (v *Vintage) point() Point {
	p := Point{
		Age:      v.Age,
		Late:     share(v.AtRisk.Minor(), v.Outstanding.Minor()),
		EverLate: share(v.EverLate, v.Loans),
	}
	if n := len(v.Losses); n > 0 {
		p.Lost = v.Losses[n-1].Share
	}
	return p
}

func wrongReport(i int, name string, code essor.Code, detail string) error {
	return &essor.FieldError{Pointer: check.Pointer(i, name), Code: code, Detail: detail}
}

package instrument

import "github.com/essor-go/essor"

// CodingCheck notices answers that were reversed before they were handed in,
// or coded the wrong way round: answers coded as printed hang together once
// the negatively worded statements are reversed (Cronbach's alpha 0.92 in the
// US survey), and hardly do as they stand (0.01). It is an accumulator of
// whole numbers, so merged shards report what one pass would. The zero value
// is ready to use.
type CodingCheck struct {
	Complete int64        `json:"complete"` // respondents with all ten answers; others are left out
	Sums     [items]int64 `json:"sums"`     // of the codes as printed
	Squares  [items]int64 `json:"squares"`
	Printed  Spread       `json:"printed"`  // totals of the codes as printed
	Reversed Spread       `json:"reversed"` // totals with negative wording reversed
}

// Spread holds what the variance of totals is made of.
type Spread struct {
	Sum    int64 `json:"sum"`
	Square int64 `json:"square"`
}

// Coding is what a [CodingCheck] found.
type Coding struct {
	Complete  int64   `json:"complete"`
	Alpha     float64 `json:"alpha"`      // Cronbach's, with negative wording reversed as [Responses] do
	AsPrinted float64 `json:"as_printed"` // the same without reversal
	Suspect   bool    `json:"suspect"`    // the answers hang together better without: look at the coding
}

// Add counts one respondent. It fails with out_of_range for codes above 5.
func (c *CodingCheck) Add(r Responses) error {
	if err := r.check(); err != nil {
		return err
	}
	if r.Answered() < items {
		return nil
	}
	printed, total := int64(0), int64(0)
	for i, code := range r {
		value, _ := r.recoded(i)
		c.Sums[i] += int64(code)
		c.Squares[i] += int64(code) * int64(code)
		printed += int64(code)
		total += int64(value)
	}
	c.Complete++
	c.Printed.add(printed)
	c.Reversed.add(total)
	return nil
}

func (s *Spread) add(total int64) {
	s.Sum += total
	s.Square += total * total
}

func (s *Spread) merge(t Spread) {
	s.Sum += t.Sum
	s.Square += t.Square
}

// Merge adds what d counted.
func (c *CodingCheck) Merge(d CodingCheck) {
	c.Complete += d.Complete
	for i := range items {
		c.Sums[i] += d.Sums[i]
		c.Squares[i] += d.Squares[i]
	}
	c.Printed.merge(d.Printed)
	c.Reversed.merge(d.Reversed)
}

// Report returns both alphas. It fails, as [essor.ErrNoAnswer], with undefined
// when all complete respondents have the same total or there are none.
func (c *CodingCheck) Report() (Coding, error) {
	within := 0.0
	for i := range items {
		within += variance(c.Complete, Spread{c.Sums[i], c.Squares[i]})
	}
	reversed, printed := variance(c.Complete, c.Reversed), variance(c.Complete, c.Printed)
	if !(reversed > 0) || !(printed > 0) {
		return Coding{}, &essor.FieldError{Code: essor.CodeUndefined, Detail: "must hold totals that differ to have an alpha"}
	}
	alpha := func(between float64) float64 { return float64(items) / (items - 1) * (1 - within/between) }
	out := Coding{Complete: c.Complete, Alpha: alpha(reversed), AsPrinted: alpha(printed)}
	out.Suspect = out.AsPrinted > out.Alpha
	return out, nil
}

// variance returns n² times the population variance.
func variance(n int64, s Spread) float64 {
	return float64(float64(n)*float64(s.Square)) - float64(float64(s.Sum)*float64(s.Sum))
}

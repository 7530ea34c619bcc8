package loan

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/essor-go/essor"
)

// FuzzSchedule draws terms from a seed and bends them: whatever is admitted
// conserves money and verifies.
func FuzzSchedule(f *testing.F) {
	f.Add(uint64(1), int64(400_000), int64(55_000_000_000), 36, 20, 8)
	f.Add(uint64(2), int64(1), int64(0), 1200, 1, 0)
	f.Add(uint64(3), int64(essor.MaxMinor), int64(MaxYearRate*rateUnit), 1200, 1830, 0)
	f.Add(uint64(4), int64(123_456), int64(999_999_999_999), 5, 45, 4)
	f.Fuzz(func(t *testing.T, seed uint64, amount, rate int64, count, firstDays, interestOnly int) {
		rng := rand.New(rand.NewPCG(seed, 15))
		terms := drawTerms(rng)
		if m, err := essor.MoneyOf(amount, terms.Advances[0].Amount.Currency()); err == nil {
			terms.Advances[0].Amount = m
		}
		terms.Interest.YearRate = essor.FractionOf(rate)
		terms.Repayment.Count = count
		terms.Repayment.First, _ = terms.Advances[0].On.AddDays(firstDays)
		terms.Relief.InterestOnly = interestOnly
		s, err := NewSchedule(terms)
		if err != nil {
			if !errors.Is(err, essor.ErrInvalid) && !errors.Is(err, essor.ErrNoAnswer) {
				t.Fatal(err)
			}
			return
		}
		checkConserved(t, terms, s)
		if s.Len() <= 60 {
			if err := s.Verify(terms); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzCourse does the same with all that terms can say.
func FuzzCourse(f *testing.F) {
	f.Add(uint64(1), int64(400_000), int64(55_000_000_000), 36, 20)
	f.Add(uint64(2), int64(1), int64(0), 1200, 1)
	f.Add(uint64(3), int64(essor.MaxMinor), int64(MaxYearRate*rateUnit), 300, 1830)
	f.Fuzz(func(t *testing.T, seed uint64, amount, rate int64, count, firstDays int) {
		rng := rand.New(rand.NewPCG(seed, 16))
		terms := drawCourse(rng)
		if m, err := essor.MoneyOf(amount, terms.Advances[0].Amount.Currency()); err == nil {
			terms.Advances[0].Amount = m
		}
		if terms.Interest.Quote != PerPeriod {
			terms.Interest.YearRate = essor.FractionOf(rate)
		}
		if len(terms.Repayment.Dates) == 0 && terms.Repayment.Kind != Listed {
			terms.Repayment.Count = count
			terms.Repayment.First, _ = terms.Advances[0].On.AddDays(firstDays)
		}
		s, err := NewSchedule(terms)
		if err != nil {
			if !errors.Is(err, essor.ErrInvalid) && !errors.Is(err, essor.ErrNoAnswer) {
				t.Fatal(err)
			}
			return
		}
		checkCourse(t, terms, s)
		if s.Len() <= 40 {
			if err := s.Verify(terms); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzDecodeTerms: any text is refused or leads to terms that survive a round
// trip.
func FuzzDecodeTerms(f *testing.F) {
	for _, terms := range []Terms{studyLoan(), yearLoan(), givenPayment(), farmLoan()} {
		document, err := json.Marshal(terms)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document)
	}
	f.Add([]byte(`{"advances":[{"on":"2026-11-21","amount":"1e999 CAD"}],"repayment":{"count":1e9}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var terms, again Terms
		if essor.Decode(data, &terms) != nil {
			return
		}
		s, err := NewSchedule(terms)
		if err != nil {
			return
		}
		checkCourse(t, terms, s)
		document, err := json.Marshal(terms)
		if err != nil {
			t.Fatal(err)
		}
		if err := essor.Decode(document, &again); err != nil {
			t.Fatal(err)
		}
		if s.Len() <= 60 {
			if err := s.Verify(again); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzDecodeSchedule: any text is refused or leads to a schedule whose
// methods survive, and which is written as it was read.
func FuzzDecodeSchedule(f *testing.F) {
	for _, terms := range []Terms{studyLoan(), yearLoan(), givenPayment()} {
		terms.Relief, terms.Repayment = Relief{}, Repayment{Count: 5}
		s, err := NewSchedule(terms)
		if err != nil {
			f.Fatal(err)
		}
		document, err := json.Marshal(s)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var s, again Schedule
		if essor.Decode(data, &s) != nil {
			return
		}
		for _, r := range s.Explain() {
			if _, err := Catalog().Text(essor.EN, r); err != nil {
				t.Fatal(err)
			}
		}
		_, _ = s.Flows(), s.Total()
		if s.Verify(studyLoan()) != nil && s.Len() == 0 {
			t.Fatal("a schedule without rows was read")
		}
		document, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := essor.Decode(document, &again); err != nil {
			t.Fatal(err)
		}
	})
}

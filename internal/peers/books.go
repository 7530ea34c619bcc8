package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/portfolio"
	"github.com/essor-go/essor/loan/servicing"
)

// booksTally is what a block of random books came to.
type booksTally struct {
	books, loans, cells     int
	differ, unproven, wrong int   // books unlike the whole, reports that Verify refuses, loans that a book refuses
	lost                    int64 // minor units by which a book is not its statements
}

func (t *booksTally) add(o booksTally) {
	t.books += o.books
	t.loans += o.loans
	t.cells += o.cells
	t.differ += o.differ
	t.unproven += o.unproven
	t.wrong += o.wrong
	t.lost += o.lost
}

// books replays so many random lives of loans, adds their statements to books
// in one pass, and again over shards of any number in any order, half of them
// sent as JSON; prints how many books are not the whole byte for byte; and how
// many loans a second one core adds. Blocks have seeds of their own, so the
// books are the same on every machine.
func books(out io.Writer, loans int) booksTally {
	var all booksTally
	start := time.Now()
	inBlocks(loans, 200, func(seed uint64, n int) (t booksTally) {
		t.book(rand.New(rand.NewPCG(seed, 63)), n)
		return t
	}, all.add)
	fmt.Fprintf(out, "books %d loans %d cells %d differ %d unproven %d wrong %d lost %d\n",
		all.books, all.loans, all.cells, all.differ, all.unproven, all.wrong, all.lost)
	fmt.Fprintf(out, "  %s\n", time.Since(start).Round(time.Millisecond))
	for _, segments := range []int{0, 1, 3} {
		fmt.Fprintf(out, "  %.1f million loans a second on one core, %d segments\n", 1e3/addNanoseconds(segments), segments)
	}
	return all
}

// book makes one book in one pass, and again from shards.
func (t *booksTally) book(rng *rand.Rand, n int) {
	asOf := must(essor.DateOfDay(19_000 + rng.IntN(8_000)))
	rules := booksRules(rng, asOf)
	loans := make([]portfolio.Loan, n)
	outstanding := int64(0)
	for i := range loans {
		terms, st := booksLife(rng, asOf)
		outstanding += st.Principal.Minor()
		loans[i] = must(portfolio.Of(strconv.Itoa(i), terms, st, rules.From))
		for range rules.Segments {
			loans[i].Keys = append(loans[i].Keys, "key"+strconv.Itoa(rng.IntN(1+rng.IntN(30))))
		}
		loans[i].Further = rng.IntN(10) == 0
	}
	t.books++
	t.loans += n
	whole := t.bookOf(asOf, rules, loans)
	want := must(json.Marshal(whole))

	rng.Shuffle(n, func(i, j int) { loans[i], loans[j] = loans[j], loans[i] })
	shards := make([][]portfolio.Loan, 1+rng.IntN(12))
	for _, l := range loans {
		i := rng.IntN(len(shards))
		shards[i] = append(shards[i], l)
	}
	merged := t.bookOf(asOf, rules, nil)
	for i, shard := range shards {
		book := t.bookOf(asOf, rules, shard)
		if i%2 == 1 {
			var back portfolio.Book
			if err := essor.Decode(must(json.Marshal(book)), &back); err != nil {
				t.differ++
				return
			}
			book = &back
		}
		if merged.Merge(book) != nil {
			t.differ++
			return
		}
	}
	if !bytes.Equal(want, must(json.Marshal(merged))) {
		t.differ++
	}
	t.prove(merged, outstanding, loans)
}

func (t *booksTally) bookOf(asOf essor.Date, rules portfolio.Rules, loans []portfolio.Loan) *portfolio.Book {
	book := must(portfolio.NewBook(asOf, essor.MustParseCurrency("CAD"), rules))
	for _, l := range loans {
		if book.Add(l) != nil {
			t.wrong++
		}
	}
	return book
}

// prove checks the report, that no cent is lost and that each loan is there.
func (t *booksTally) prove(book *portfolio.Book, outstanding int64, loans []portfolio.Loan) {
	report := must(book.Report())
	if report.Verify(book) != nil {
		t.unproven++
	}
	gap := report.Total.Outstanding.Minor() - outstanding
	t.lost += max(gap, -gap)
	for _, s := range report.Segments {
		t.cells += len(s.Cells)
	}
	ids := make([]string, len(loans))
	for i := range loans {
		ids[i] = loans[i].ID
	}
	if book.Holds(slices.Values(ids)) != nil {
		t.differ++
	}
}

func booksRules(rng *rand.Rand, asOf essor.Date) portfolio.Rules {
	rules := portfolio.Rules{From: must(asOf.AddDays(-rng.IntN(700)))}
	for i := range rng.IntN(4) {
		rules.Segments = append(rules.Segments, portfolio.Segment{Name: strconv.Itoa(i), Minimum: 10 * (i % 2)})
	}
	if rng.IntN(2) == 0 {
		rules.Average = portfolio.Daily
	}
	return rules
}

// booksLife returns the statement of a random loan that began within some
// years before the day.
func booksLife(rng *rand.Rand, asOf essor.Date) (loan.Terms, *servicing.Statement) {
	terms := lifeTerms(rng)
	first := terms.Repayment.First.Sub(terms.Advances[0].On)
	terms.Advances[0].On = must(asOf.AddDays(-rng.IntN(900)))
	if terms.Repayment.First.IsSet() {
		terms.Repayment.First = must(terms.Advances[0].On.AddDays(first))
	}
	if _, err := loan.Compile(terms); err != nil {
		return booksLife(rng, asOf)
	}
	options := lifeOptions(rng)
	events, _ := lifeEvents(rng, terms)
	for {
		st, err := servicing.Replay(terms, events, asOf, options)
		if err == nil {
			return terms, st
		}
		left, ok := withoutFaults(events, err)
		if !ok {
			return booksLife(rng, asOf)
		}
		events = left
	}
}

// addNanoseconds returns what adding a loan takes: the quickest of many
// rounds.
func addNanoseconds(segments int) float64 {
	rng := rand.New(rand.NewPCG(1, 64))
	asOf := must(essor.DateOfDay(20_000))
	rules := portfolio.Rules{From: must(asOf.AddDays(-364))}
	for i := range segments {
		rules.Segments = append(rules.Segments, portfolio.Segment{Name: strconv.Itoa(i)})
	}
	loans := make([]portfolio.Loan, 1024)
	for i := range loans {
		terms, st := booksLife(rng, asOf)
		loans[i] = must(portfolio.Of("loan-"+strconv.Itoa(i), terms, st, rules.From))
		for range segments {
			loans[i].Keys = append(loans[i].Keys, "key"+strconv.Itoa(rng.IntN(20)))
		}
	}
	var t booksTally
	book := t.bookOf(asOf, rules, loans)
	best := 1e9
	for range 200 {
		start := time.Now()
		for i := range loans {
			if err := book.Add(loans[i]); err != nil {
				panic(err)
			}
		}
		best = min(best, float64(time.Since(start))/float64(len(loans)))
	}
	return best
}

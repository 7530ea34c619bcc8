package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/sheets"
	"github.com/essor-go/essor/loan"
)

// tally is what a block of random term sheets came to.
type tally struct {
	made, refused, rows int
	lost                int64          // minor units that rows and flows do not account for
	broken              int            // sheets with a law that does not hold
	proven, compared    int            // sheets that were verified, and compared with changed ones
	used                map[string]int // how many schedules used what
	first               string         // the first sheet with a loss or a broken law
}

// centsSheets is how many term sheets the command tries unless told otherwise.
const centsSheets = 10_000_000

// Every so many schedules are verified, as JSON that was read back, and
// compared with those of changed terms.
const (
	proveEvery   = 128
	compareEvery = 16
)

// cents makes schedules of so many random term sheets, of everything that the
// loan validator admits, adds up what they conserve with the public accessors
// alone, and prints how many minor units were lost. Blocks have seeds of their
// own, so the sheets are the same on every machine.
func cents(out io.Writer, sheets int) tally {
	const block = 10_000
	all := tally{used: map[string]int{}}
	start, done := time.Now(), 0
	inBlocks(sheets, block, centsBlock, func(t tally) {
		all.add(t)
		if done++; done%100 == 0 {
			fmt.Fprintf(out, "  %d sheets, lost %d, broken %d\n", done*block, all.lost, all.broken)
		}
	})
	fmt.Fprintf(out, "cents sheets %d schedules %d refused %d rows %d lost %d broken %d\n",
		sheets, all.made, all.refused, all.rows, all.lost, all.broken)
	fmt.Fprintf(out, "  verified %d, compared with changed terms %d, %s\n", all.proven, all.compared, time.Since(start).Round(time.Millisecond))
	var used strings.Builder
	for _, name := range slices.Sorted(maps.Keys(all.used)) {
		fmt.Fprintf(&used, " %s %d", name, all.used[name])
	}
	fmt.Fprintf(out, "  schedules with:%s\n", used.String())
	if all.first != "" {
		fmt.Fprintf(out, "  the first: %s\n", all.first)
	}
	return all
}

func (t *tally) add(o tally) {
	t.made += o.made
	t.refused += o.refused
	t.rows += o.rows
	t.lost += o.lost
	t.broken += o.broken
	t.proven += o.proven
	t.compared += o.compared
	for name, n := range o.used {
		t.used[name] += n
	}
	if t.first == "" {
		t.first = o.first
	}
}

func centsBlock(seed uint64, n int) tally {
	t := tally{used: map[string]int{}}
	rng := rand.New(rand.NewPCG(seed, 63))
	for range n {
		terms := sheets.Draw(rng)
		s, err := loan.NewSchedule(terms)
		if err != nil {
			t.refused++
			if !errors.Is(err, essor.ErrInvalid) && !errors.Is(err, essor.ErrNoAnswer) {
				t.breaks(terms, "an error of its own kind")
			}
			continue
		}
		t.made++
		t.rows += s.Len()
		for _, name := range sheets.Features(&terms) {
			t.used[name]++
		}
		lost, law := conserved(terms, s)
		switch {
		case law == "" && t.made%proveEvery == 0 && s.Len() <= 60:
			t.proven++
			law = proven(terms, s)
		case law == "" && t.made%compareEvery == 1:
			t.compared++
			law = compared(rng, terms, s)
		}
		if t.lost += lost; lost != 0 {
			law = "cents lost"
		}
		if law != "" {
			t.breaks(terms, law)
		}
	}
	return t
}

// breaks notes a sheet with a law that does not hold.
func (t *tally) breaks(terms loan.Terms, law string) {
	t.broken++
	if t.first == "" {
		document, _ := json.Marshal(terms)
		t.first = law + ": " + string(document)
	}
}

// conserved adds up a schedule. It returns the minor units that are not
// accounted for, and the first law that does not hold.
func conserved(terms loan.Terms, s *loan.Schedule) (lost int64, law string) {
	breaks := func(isBroken bool, name string) {
		if isBroken && law == "" {
			law = name
		}
	}
	total := s.Total()
	var before essor.Date
	var balance, advance, principal, interest, fee, paid int64
	for r := range s.All() {
		advance += r.Advance().Minor()
		principal += r.Principal().Minor()
		interest += r.Interest().Minor()
		fee += r.Fee().Minor()
		paid += r.Payment().Minor()
		balance += r.Advance().Minor() - r.Principal().Minor()
		breaks(r.Payment().Minor() != r.Principal().Minor()+r.Interest().Minor()+r.Fee().Minor(), "a payment is its parts")
		breaks(r.Balance().Minor() != balance || balance < 0, "a balance is what was lent less what was repaid")
		breaks(r.Payment().Minor() < 0 || r.Interest().Minor() < 0 || r.Fee().Minor() < 0, "nothing is negative")
		breaks(r.Due().Compare(before) < 0 && before.IsSet(), "rows are in order")
		breaks(asksNothing(&terms, r) && r.Payment().Minor() != 0, "grace and moratoria ask for nothing")
		breaks(r.No() <= terms.Relief.Grace+terms.Relief.InterestOnly && r.Principal().Minor() > 0, "interest alone repays nothing")
		before = r.Due()
	}
	breaks(before != s.At(s.Len()-1).Due() || s.Len() != terms.Repayment.Count, "there are as many rows as the terms say")
	breaks(total.Interest.Minor() != interest || total.Payment.Minor() != paid || total.Principal.Minor() != principal || total.Advance.Minor() != advance, "totals are sums of rows")
	lent, deducted := upFront(terms)
	for _, n := range []int64{balance, advance - lent, lent - principal, paid - principal - interest - fee} {
		lost += max(n, -n)
	}
	for _, of := range []struct {
		flows   []loan.Flow
		outside int64
	}{{s.Cash(), total.Outside.Minor()}, {s.Flows(), 0}} {
		net, back := int64(0), int64(0)
		for i, f := range of.flows {
			net += f.Amount.Minor()
			back += min(0, f.Fee.Minor())
			breaks(f.Amount.Minor() != f.Principal.Minor()+f.Interest.Minor()+f.Fee.Minor(), "a flow is its parts")
			breaks(i > 0 && f.On.Compare(of.flows[i-1].On) < 0, "flows are in order")
		}
		n := net - total.Cost.Minor() - of.outside
		lost += max(n, -n)
		breaks(back != -total.Saving.Minor(), "savings are given back")
	}
	breaks(total.Cost.Minor() != interest+total.Fee.Minor()-total.Outside.Minor(), "the cost is interest and fees")
	breaks(total.Fee.Minor() != fee+deducted-total.Saving.Minor(), "fees are those of rows and those before, less savings")
	return lost, law
}

// asksNothing tells whether a row is in grace or in a moratorium. What a
// calendar moves is left out.
func asksNothing(t *loan.Terms, r loan.Row) bool {
	if t.Repayment.Calendar.Move != "" && t.Repayment.Calendar.Move != loan.Stay {
		return r.No() <= t.Relief.Grace
	}
	return r.No() <= t.Relief.Grace || slices.ContainsFunc(t.Relief.Moratoria, func(m loan.Moratorium) bool {
		return m.From.Compare(r.Due()) <= 0 && r.Due().Compare(m.Until) <= 0
	})
}

// upFront returns what is owed for the advances and the fees financed with
// them, and all fees that are due before the first row.
func upFront(terms loan.Terms) (owed, fees int64) {
	sum := int64(0)
	for _, a := range terms.Advances {
		sum += a.Amount.Minor()
	}
	owed = sum
	for _, f := range terms.Fees {
		fee := f.Amount.Minor()
		if f.Rate != (essor.Fraction{}) {
			fee = share(sum, f.Rate)
		}
		fee += share(fee, f.Tax)
		switch f.Due {
		case loan.EachRow:
			fee = 0
		case loan.Financed:
			owed += fee
		}
		fees += fee
	}
	return owed, fees
}

// share returns a fraction of an amount, half to even.
func share(amount int64, of essor.Fraction) int64 {
	hi, lo := bits.Mul64(uint64(amount), uint64(of.Units()))
	q, rest := bits.Div64(hi, lo, essor.FractionUnit)
	if twice := 2 * rest; twice > essor.FractionUnit || twice == essor.FractionUnit && q&1 == 1 {
		q++
	}
	return int64(q)
}

// proven verifies a schedule that was written as JSON and read again.
func proven(terms loan.Terms, s *loan.Schedule) string {
	document, err := json.Marshal(s)
	if err != nil {
		return "a schedule can be written"
	}
	var again loan.Schedule
	if err := essor.Decode(document, &again); err != nil {
		return "a schedule can be read"
	}
	if err := again.Verify(terms); err != nil {
		return "a schedule proves itself"
	}
	return ""
}

// compared makes schedules of terms changed a little: shifted in time, at a
// higher rate, a row longer.
func compared(rng *rand.Rand, terms loan.Terms, s *loan.Schedule) string {
	if r := &terms.Repayment; isShiftable(&terms) {
		days := 1 + rng.IntN(2_000)
		other, err := loan.NewSchedule(shifted(terms, days))
		if err != nil {
			return "a shifted loan is a loan"
		}
		for i := range s.Len() {
			a, b := s.At(i), other.At(i)
			if b.Due().Sub(a.Due()) != days || a.Payment() != b.Payment() || a.Interest() != b.Interest() || a.Fee() != b.Fee() {
				return "a shifted loan is the shifted schedule"
			}
		}
	} else if isMonotone(&terms) {
		higher := terms
		higher.Interest.YearRate = essor.FractionOf(terms.Interest.YearRate.Units() + 1 + rng.Int64N(essor.FractionUnit/20))
		other, err := loan.NewSchedule(higher)
		if err == nil && other.Payment().Minor() < s.Payment().Minor() {
			return "a higher rate asks for no lower payment"
		}
		longer := terms
		longer.Repayment.Count = min(r.Count+1+rng.IntN(5), loan.MaxRows)
		other, err = loan.NewSchedule(longer)
		if err == nil && other.Payment().Minor() > s.Payment().Minor() {
			return "a longer loan asks for no higher payment"
		}
	}
	return ""
}

// isShiftable tells whether nothing but distances in days matter.
func isShiftable(t *loan.Terms) bool {
	r := &t.Repayment
	switch t.Interest.DayCount {
	case "", loan.EqualPeriods, loan.ActActICMA, loan.Act360, loan.Act365, loan.Act366, loan.Act36525:
	default:
		return false
	}
	switch r.Frequency {
	case loan.Daily, loan.Weekly, loan.Biweekly:
		return r.Calendar.Move == "" || r.Calendar.Move == loan.Stay
	}
	return false
}

// shifted returns the terms so many days later.
func shifted(t loan.Terms, days int) loan.Terms {
	shift := func(d *essor.Date) {
		if d.IsSet() {
			*d, _ = d.AddDays(days)
		}
	}
	t.Advances = slices.Clone(t.Advances)
	for i := range t.Advances {
		shift(&t.Advances[i].On)
	}
	t.Interest.Changes = slices.Clone(t.Interest.Changes)
	for i := range t.Interest.Changes {
		shift(&t.Interest.Changes[i].On)
	}
	t.Relief.Moratoria = slices.Clone(t.Relief.Moratoria)
	for i := range t.Relief.Moratoria {
		shift(&t.Relief.Moratoria[i].From)
		shift(&t.Relief.Moratoria[i].Until)
	}
	t.Repayment.Dates = slices.Clone(t.Repayment.Dates)
	for i := range t.Repayment.Dates {
		shift(&t.Repayment.Dates[i])
	}
	shift(&t.Repayment.First)
	return t
}

// isMonotone tells whether terms ask for one level payment that is solved, so
// that more interest and fewer rows can only raise it.
func isMonotone(t *loan.Terms) bool {
	r := &t.Repayment
	return (r.Kind == "" || r.Kind == loan.Level || r.Kind == loan.Annuity) && !r.Relevel && !r.Capitalise &&
		r.Payment == (essor.Money{}) && len(r.Dates) == 0 && r.Frequency != loan.Single &&
		t.Interest.Quote != loan.PerPeriod && t.Interest.Quote != loan.SemiAnnual && len(t.Interest.Changes) == 0 &&
		t.Relief.Grace == 0 && len(t.Relief.Moratoria) == 0 && t.Rounding == (loan.Rounding{})
}

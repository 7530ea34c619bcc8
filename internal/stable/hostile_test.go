package stable

import (
	"context"
	"errors"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// shared returns n lists that are all the same slice, to pass limits at little
// cost.
func shared(n, length int) [][]int32 {
	return slices.Repeat([][]int32{make([]int32, length)}, n)
}

func TestRefuses(t *testing.T) {
	roommates := func(lists [][]int32) func() error {
		return func() error {
			s, err := Roommates(context.Background(), lists, nil)
			if s != nil {
				t.Error("a solution beside an error")
			}
			if _, _, other := BlockingPairs(context.Background(), lists, make([]int32, len(lists)), 1); other == nil || other.Error() != err.Error() {
				t.Errorf("blocking pairs: got %v, want %v", other, err)
			}
			if other := (&Solution{}).Verify(lists); other == nil || other.Error() != err.Error() {
				t.Errorf("verify: got %v, want %v", other, err)
			}
			return err
		}
	}
	mates := func(mate ...int32) func() error {
		return func() error {
			_, _, err := BlockingPairs(context.Background(), ring(3), mate, 1)
			return err
		}
	}
	good := Market{[][]int32{{0}, {0, 1}}, [][]int32{{0, 1}, {}}, []int32{1, 0}}
	places := func(side Side, change func(m *Market)) func() error {
		return func() error {
			m := good
			change(&m)
			s, err := Place(context.Background(), m, side, nil)
			if s != nil {
				t.Error("a placement beside an error")
			}
			if other := (&Placement{}).Verify(m, side); other == nil || other.Error() != err.Error() {
				t.Errorf("verify: got %v, want %v", other, err)
			}
			if side == Residents || side == Hospitals {
				if _, _, other := m.BlockingPairs(context.Background(), []int32{0, -1}, 1); other == nil || other.Error() != err.Error() {
					t.Errorf("blocking pairs: got %v, want %v", other, err)
				}
			}
			return err
		}
	}
	at := func(at ...int32) func() error {
		return func() error {
			_, _, err := good.BlockingPairs(context.Background(), at, 1)
			return err
		}
	}
	tests := []struct {
		name string
		do   func() error
		want InputError
	}{
		{"too many agents", roommates(shared(MaxAgents+1, 0)), InputError{FaultAgents, "", -1, -1}},
		{"too many entries", roommates(shared(21, 1_000_000)), InputError{FaultEntries, "", -1, -1}},
		{"negative", roommates([][]int32{{1}, {0, -1}}), InputError{FaultRange, "", 1, 1}},
		{"least of all", roommates([][]int32{{math.MinInt32}}), InputError{FaultRange, "", 0, 0}},
		{"beyond", roommates([][]int32{{1}, {2}}), InputError{FaultRange, "", 1, 0}},
		{"greatest of all", roommates([][]int32{{math.MaxInt32}}), InputError{FaultRange, "", 0, 0}},
		{"self", roommates([][]int32{{1}, {0, 1}}), InputError{FaultSelf, "", 1, 1}},
		{"twice", roommates([][]int32{{1, 2, 1}, {}, {}}), InputError{FaultDuplicate, "", 0, 2}},
		{"first in order", roommates([][]int32{{}, {0, 2, 0, 9}, {2}}), InputError{FaultDuplicate, "", 1, 2}},
		{"a mate missing", mates(-1, -1), InputError{FaultCounts, "", -1, -1}},
		{"a mate beyond", mates(-1, 3, -1), InputError{FaultMate, "", 1, -1}},
		{"a negative mate", mates(-1, -2, -1), InputError{FaultMate, "", 1, -1}},
		{"a mate of another", mates(1, 2, 1), InputError{FaultMate, "", 0, -1}},
		{"a mate of itself", mates(0, -1, -1), InputError{FaultMate, "", 0, -1}},
		{"no side", places("", func(*Market) {}), InputError{FaultSide, "", -1, -1}},
		{"another side", places("both", func(m *Market) { m.Capacity = []int32{-1, 0} }), InputError{FaultSide, "", -1, -1}},
		{"too many residents", places(Residents, func(m *Market) { m.Residents = shared(MaxAgents+1, 0) }), InputError{FaultAgents, "", -1, -1}},
		{"too many hospitals", places(Residents, func(m *Market) { m.Hospitals = shared(MaxAgents+1, 0) }), InputError{FaultAgents, "", -1, -1}},
		{"too many entries of both", places(Hospitals, func(m *Market) {
			m.Residents, m.Hospitals = shared(11, 1_000_000), shared(10, 1_000_000)
		}), InputError{FaultEntries, "", -1, -1}},
		{"capacity missing", places(Residents, func(m *Market) { m.Capacity = []int32{1} }), InputError{FaultCounts, Hospitals, -1, -1}},
		{"negative capacity", places(Residents, func(m *Market) { m.Capacity = []int32{1, -1} }), InputError{FaultCapacity, Hospitals, 1, -1}},
		{"no such hospital", places(Residents, func(m *Market) { m.Residents = [][]int32{{0}, {2}} }), InputError{FaultRange, Residents, 1, 0}},
		{"no such resident", places(Hospitals, func(m *Market) { m.Hospitals = [][]int32{{0, 1, 2}, {}} }), InputError{FaultRange, Hospitals, 0, 2}},
		{"hospital twice", places(Residents, func(m *Market) { m.Residents = [][]int32{{0, 0}, {}} }), InputError{FaultDuplicate, Residents, 0, 1}},
		{"resident twice", places(Residents, func(m *Market) { m.Hospitals = [][]int32{{}, {1, 1}} }), InputError{FaultDuplicate, Hospitals, 1, 1}},
		{"a place missing", at(0), InputError{FaultCounts, Residents, -1, -1}},
		{"a place beyond", at(0, 2), InputError{FaultMate, Residents, 1, -1}},
		{"a negative place", at(-2, 0), InputError{FaultMate, Residents, 0, -1}},
		{"over capacity", at(0, 0), InputError{FaultOver, Hospitals, 0, -1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.do()
			var got *InputError
			if !errors.As(err, &got) || *got != tt.want || !errors.Is(err, ErrInput) {
				t.Fatalf("got %v, want %v", err, &tt.want)
			}
			if text := err.Error(); !strings.Contains(text, "must ") {
				t.Errorf("the text is %q", text)
			}
		})
	}
	if text := Fault("x").detail(); text != "unknown fault" {
		t.Errorf("got %q", text)
	}
}

// TestHostile has instances of special form at the limits: the longest circles,
// the longest chains of rejections, everyone liking the same.
func TestHostile(t *testing.T) {
	n := size(MaxAgents, 10_001)
	odd := n - 1 + n%2
	chain := make([][]int32, n) // everyone likes the previous one best, the first one likes nobody but the next
	for a := range chain {
		if a > 0 {
			chain[a] = append(chain[a], int32(a-1))
		}
		if a+1 < n {
			chain[a] = append(chain[a], int32(a+1))
		}
	}
	star := make([][]int32, n) // everyone lists the first one only
	for a := 1; a < n; a++ {
		star[a] = []int32{0}
		star[0] = append(star[0], int32(n-a))
	}
	master := make([][]int32, size(2000, 300)) // everyone lists all in the same order
	for a := range master {
		for b := range master {
			if b != a {
				master[a] = append(master[a], int32(b))
			}
		}
	}
	triangles := make([][]int32, n) // circles of three, and one or two alone
	for a := 0; a+2 < n; a += 3 {
		for k := range 3 {
			triangles[a+k] = []int32{int32(a + (k+1)%3), int32(a + (k+2)%3)}
		}
	}
	tests := []struct {
		name  string
		lists [][]int32
		odd   int
		alone int
	}{
		{"isolated", make([][]int32, n), 0, n},
		{"odd ring", ring(odd), 1, 1},
		{"even ring", ring(odd - 1), 0, 0},
		{"chain", chain, 0, n % 2},
		{"star", star, 0, n - 2},
		{"master list", master, 0, 0},
		{"triangles", triangles, n / 3, n/3 + n%3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := roommates(t, tt.lists)
			alone := 0
			for _, b := range s.Mate {
				if b == none {
					alone++
				}
			}
			if len(s.Odd) != tt.odd || alone != tt.alone {
				t.Errorf("%d odd parties, %d without mate, want %d and %d", len(s.Odd), alone, tt.odd, tt.alone)
			}
		})
	}
}

// TestHostileMarkets has as many agents as may be on one list.
func TestHostileMarkets(t *testing.T) {
	n := int32(size(MaxAgents, 10_000))
	all := make([]int32, n)
	for r := range all {
		all[r] = n - 1 - int32(r)
	}
	m := Market{slices.Repeat([][]int32{{0}}, int(n)), [][]int32{all}, []int32{math.MaxInt32}}
	for _, capacity := range []int32{0, 1, n / 2, math.MaxInt32} {
		m.Capacity[0] = capacity
		for _, side := range []Side{Residents, Hospitals} {
			s := place(t, m, side)
			for r, h := range s.At {
				if (h == 0) != (int32(r) >= n-min(n, capacity)) {
					t.Fatalf("capacity %d: resident %d is at %d", capacity, r, h)
				}
			}
		}
	}
}

// TestMemory bounds what is allocated by the agents and entries.
func TestMemory(t *testing.T) {
	tests := []struct {
		name  string
		lists [][]int32
	}{
		{"dense", complete(1000, 1)},
		{"sparse", sparse(20_000, 20, 1)},
		{"isolated", make([][]int32, MaxAgents)},
	}
	for _, tt := range tests {
		entries := 0
		for _, list := range tt.lists {
			entries += len(list)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		roommates(t, tt.lists)
		runtime.ReadMemStats(&after)
		bytes := int(after.TotalAlloc - before.TotalAlloc)
		t.Logf("%s: %d KiB for %d agents and %d entries", tt.name, bytes>>10, len(tt.lists), entries)
		if most := 80*len(tt.lists) + 16*entries + 1<<16; bytes > most {
			t.Errorf("%s: %d bytes, want at most %d", tt.name, bytes, most)
		}
	}
}

// spent is a context that ends after it has been asked so many times.
type spent struct {
	context.Context
	left int
}

func (c *spent) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestStops cancels at each place where the context is looked at.
func TestStops(t *testing.T) {
	dense, thin := complete(60, 1), sparse(2000, 10, 1)
	m := sparseMarket(1500, 70, 8, 1)
	full := Market{make([][]int32, 50), make([][]int32, 70), make([]int32, 70)}
	for h := range full.Hospitals {
		for r := range int32(50) {
			full.Hospitals[h] = append(full.Hospitals[h], r)
			full.Residents[r] = append(full.Residents[r], int32(h))
		}
		full.Capacity[h] = 1
	}
	works := map[string]func(ctx context.Context) (any, error){
		"dense":  func(ctx context.Context) (any, error) { return plain(Roommates(ctx, dense, nil)) },
		"sparse": func(ctx context.Context) (any, error) { return plain(Roommates(ctx, thin, nil)) },
		"residents": func(ctx context.Context) (any, error) {
			return plain(Place(ctx, m, Residents, nil))
		},
		"hospitals": func(ctx context.Context) (any, error) {
			return plain(Place(ctx, m, Hospitals, nil))
		},
		"full, residents": func(ctx context.Context) (any, error) { return plain(Place(ctx, full, Residents, nil)) },
		"full, hospitals": func(ctx context.Context) (any, error) { return plain(Place(ctx, full, Hospitals, nil)) },
		"pairs": func(ctx context.Context) (any, error) {
			pairs, _, err := BlockingPairs(ctx, thin, slices.Repeat([]int32{none}, len(thin)), 5)
			return sliced(pairs), err
		},
		"pairs of market": func(ctx context.Context) (any, error) {
			pairs, _, err := m.BlockingPairs(ctx, slices.Repeat([]int32{none}, len(m.Residents)), 5)
			return sliced(pairs), err
		},
	}
	for name, work := range works {
		t.Run(name, func(t *testing.T) {
			for after := 0; ; after++ {
				got, err := work(&spent{context.Background(), after})
				if err == nil {
					t.Logf("looked at the context %d times", after)
					return
				}
				if got != nil || !errors.Is(err, context.Canceled) || errors.Is(err, ErrProof) {
					t.Fatalf("after %d: got %v, %v", after, got, err)
				}
			}
		})
	}
}

// plain turns a nil pointer into a nil value.
func plain[T any](s *T, err error) (any, error) {
	if s == nil {
		return nil, err
	}
	return s, err
}

func sliced(pairs []Pair) any {
	if pairs == nil {
		return nil
	}
	return pairs
}

func TestProgress(t *testing.T) {
	told, last := 0, 0
	report := func(done, total int) {
		if done <= last || done > total {
			t.Fatalf("%d of %d after %d", done, total, last)
		}
		told, last = told+1, done
		if done == total {
			last = 0
		}
	}
	m := sparseMarket(1500, 70, 8, 1)
	works := map[string]func() error{
		"roommates": func() error { _, err := Roommates(context.Background(), sparse(2000, 10, 1), report); return err },
		"residents": func() error { _, err := Place(context.Background(), m, Residents, report); return err },
		"hospitals": func() error { _, err := Place(context.Background(), m, Hospitals, report); return err },
	}
	for name, work := range works {
		told = 0
		if err := work(); err != nil || told < 5 || last != 0 {
			t.Errorf("%s: told %d times, last %d, %v", name, told, last, err)
		}
	}
	if _, err := Roommates(context.Background(), nil, report); err != nil || last != 0 {
		t.Errorf("nobody: %v", err)
	}
}

package main

import (
	"math"
	"testing"
	"time"

	"github.com/shopspring/decimal"
)

// TestPeersAgree: what is measured is the same task. Peers that are missing
// are left out.
func TestPeersAgree(t *testing.T) {
	for _, w := range append(loanWorks(), costWorks()...) {
		for _, p := range w.peers {
			if p.differs == nil {
				continue
			}
			t.Run(w.name+"/"+p.name, func(t *testing.T) {
				if p.child != nil {
					t.Parallel() // most of it is other processes that start
					if testing.Short() || p.child.start() != nil {
						t.Skip("missing:", p.install)
					}
					defer p.child.stop()
				}
				answers, err := p.differs()
				if err != nil {
					t.Fatal(err)
				}
				t.Log(answers)
			})
		}
	}
}

// TestDifferingCells: another loan is seen, and so is a cent without a reason.
func TestDifferingCells(t *testing.T) {
	ours := []float64{100, 20, 80}
	for _, tt := range []struct {
		theirs []float64
		why    string
		fails  bool
	}{
		{[]float64{100, 20, 80}, "", false},
		{[]float64{100.4, 19.6, 80}, "", false},
		{[]float64{100, 21, 79}, "", true},
		{[]float64{100, 21, 79}, "because", false},
		{[]float64{103, 20, 83}, "because", true},
		{[]float64{100, 20}, "because", true},
	} {
		if _, err := differingCells(ours, tt.theirs, tt.why); (err != nil) != tt.fails {
			t.Errorf("%v %q: %v", tt.theirs, tt.why, err)
		}
	}
}

// TestDecimalSchedule: the careful recurrence is careful.
func TestDecimalSchedule(t *testing.T) {
	rows := decimalSchedule(decimal.New(120_000, -2), decimal.New(12, -2), time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC), 3)
	for k, want := range []string{"2026-02-28 408.03 12 396.03 803.97", "2026-03-31 408.03 8.04 399.99 403.98", "2026-04-30 408.02 4.04 403.98 0"} {
		r := rows[k]
		if got := r.due.Format(time.DateOnly) + " " + r.payment.String() + " " + r.interest.String() + " " + r.principal.String() + " " + r.balance.String(); got != want {
			t.Errorf("row %d: %s, want %s", k+1, got, want)
		}
	}
}

// TestBareRates: 100 lent, 110 after a year, is ten per cent.
func TestBareRates(t *testing.T) {
	for name, got := range map[string]float64{
		"regular": bareRegular([]float64{-100, 0, 121}),
		"dated":   bareDated([]float64{-100, 121}, []float64{0, 2}),
		"odd":     bareOdd([]float64{-100, 115.5}, 0.5), // 5 % for half a period, then 10 %
	} {
		if math.Abs(got-0.1) > 1e-12 {
			t.Errorf("%s: %v, want 0.1", name, got)
		}
	}
}

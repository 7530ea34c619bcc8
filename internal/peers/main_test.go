package main

import (
	"errors"
	"strings"
	"testing"
)

// The bare loops stay what the ratios refer to.
func TestBareSchedule(t *testing.T) {
	rows := make([]bareRow, 36)
	bareSchedule(rows, 1_500_000, 45_294, 55, 12_000)
	if last := rows[35]; last.balance != 0 || rows[0].interest != 6875 {
		t.Errorf("first interest %d, last balance %d; want 6875, 0", rows[0].interest, last.balance)
	}
}

func TestBareDates(t *testing.T) {
	rows, days := make([]bareRow, 3), []int64{0, 31, 59, 90}
	bareDates(rows, days, 100_000, 33_640, 55, 365_000)
	if last := rows[2]; last.balance != 0 || rows[1].no != 59 || rows[0].interest != 467 {
		t.Errorf("first interest %d, second day %d, last balance %d; want 467, 59, 0", rows[0].interest, rows[1].no, last.balance)
	}
}

func TestBareItems(t *testing.T) {
	var answers [25]int8
	var table [25][8]int64
	for i := range table {
		table[i] = [8]int64{0, 1, 2, 3, 4, 5, 6, 7}
		answers[i] = 3
	}
	answers[24] = -1
	got := bareItems(&answers, &table, &[5]int64{1, 1, 1, 1, 1})
	if got.total != 72 || got.low != 72 || got.high != 79 || got.complete != 24 || got.domains[4] != 12 {
		t.Errorf("got %+v", got)
	}
}

func TestMeasure(t *testing.T) {
	var out strings.Builder
	w := work{"nothing", func() {}, []peer{
		{name: "same", run: func() {}},
		{name: "absent", install: "nowhere"},
		{name: "mute", child: newChild([]string{"no-such-program"}), install: "nowhere either"},
		{name: "other", run: func() {}, differs: func() (string, error) { return "", errors.New("a cell") }},
	}}
	w.measure(&out)
	for _, line := range []string{"ratio nothing same ", "missing nothing absent: nowhere\n", "missing nothing mute: nowhere either\n", "differs nothing other: a cell\n"} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("no %q in %s", line, out.String())
		}
	}
}

func TestChoose(t *testing.T) {
	for wanted, first := range map[string]string{"cost": "regz36", "act365": "act365", "assess level": "level"} {
		chosen, err := choose(strings.Fields(wanted))
		if err != nil || len(chosen) == 0 || chosen[0].name != first {
			t.Errorf("%s: %d works, %v", wanted, len(chosen), err)
		}
	}
	if _, err := choose([]string{"loans"}); err == nil || !strings.Contains(err.Error(), "rows36") {
		t.Error(err)
	}
}

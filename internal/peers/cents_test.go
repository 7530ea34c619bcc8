package main

import (
	"io"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// TestCents is the command on a small part of its sheets.
func TestCents(t *testing.T) {
	got := cents(io.Discard, centsSheets/1_000)
	if got.lost != 0 || got.broken != 0 {
		t.Errorf("%d minor units lost, %d sheets broken: %s", got.lost, got.broken, got.first)
	}
	if got.made < centsSheets/2_000 {
		t.Errorf("only %d of %d sheets have a schedule", got.made, centsSheets/1_000)
	}
	if got.proven == 0 || got.compared == 0 {
		t.Errorf("%d verified, %d compared", got.proven, got.compared)
	}
	for _, name := range []string{
		"annuity", "balloon", "graduated", "level", "level_principal", "listed",
		"biweekly", "daily", "half_yearly", "monthly", "quarterly", "semi_monthly", "single", "weekly", "yearly",
		"30_360", "30_360_us", "30_365", "30e_360", "30e_360_isda", "act_360", "act_365", "act_365.25", "act_366",
		"act_act_afb", "act_act_icma", "act_act_isda", "equal_periods", "nl_365",
		"effective", "flat", "nominal", "per_period", "semi_annual", "changes", "stretches",
		"advances", "capitalise", "dates", "end_of_month", "every", "first", "months", "payment", "relevel",
		"following", "modified_following", "modified_preceding", "preceding", "stay", "move_interest",
		"grace", "interest_only", "moratoria", "capitalised", "deferred", "spread", "waived",
		"deducted", "each_row", "financed", "charge", "insurance", "savings", "fixed", "lent", "balance", "outside_cost", "tax",
		"round_interest", "round_payment",
	} {
		if got.used[name] < 50 {
			t.Errorf("%s: only %d schedules", name, got.used[name])
		}
	}
}

// TestConserved: the laws see what is wrong.
func TestConserved(t *testing.T) {
	terms := loanTerms()
	s := must(loan.NewSchedule(terms))
	if lost, law := conserved(terms, s); lost != 0 || law != "" {
		t.Error(lost, law)
	}
	for name, change := range map[string]func(*loan.Terms){
		"another amount": func(t *loan.Terms) { t.Advances[0].Amount = essor.MustParseMoney("15000.01 CAD") },
		"a fee":          func(t *loan.Terms) { t.Fees = []loan.Fee{{Amount: essor.MustParseMoney("0.01 CAD")}} },
		"a row more":     func(t *loan.Terms) { t.Repayment.Count++ },
		"grace":          func(t *loan.Terms) { t.Relief.Grace = 1 },
	} {
		other := loanTerms()
		change(&other)
		if lost, law := conserved(other, s); lost == 0 && law == "" {
			t.Error(name, "was not seen")
		}
		if proven(other, s) == "" {
			t.Error(name, "was proven")
		}
	}
}

package servicing_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

// fromJSON is the way in of a service: decode the events, then replay.
func fromJSON(document string) error {
	var events []servicing.Event
	if err := essor.Decode([]byte(document), &events); err != nil {
		return err
	}
	_, err := servicing.Replay(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-11-21"), Amount: cash("1000.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate("0.05")},
		Repayment: loan.Repayment{Count: 12},
	}, events, day("2026-12-31"), servicing.Options{})
	return err
}

func TestBadInput(t *testing.T) {
	const lent = `{"id":"d","on":"2026-11-21","kind":"disbursed","amount":"1000.00 CAD"}`
	reach := func(pointer string, code essor.Code, why, payments string) proof.Reach {
		return proof.Reach{Do: func() error { return fromJSON("[" + lent + "," + payments + "]") }, Pointer: pointer, Code: code, Why: why}
	}
	proof.BadInput(t, "loan", map[string]proof.Reach{
		"loan-negative": reach("/events/1/amount", "", "", `{"id":"a","on":"2026-12-21","kind":"paid","amount":"-10.00 CAD"}`),
		"loan-before-disbursement": reach("/events/1/on", "", "",
			`{"id":"a","on":"2020-01-01","kind":"paid","amount":"10.00 CAD"}`),
		"loan-duplicate-id": reach("/events/2/id", "", "",
			`{"id":"a","on":"2026-12-21","kind":"paid","amount":"10.00 CAD"},{"id":"a","on":"2026-12-21","kind":"paid","amount":"10.00 CAD"}`),
		"loan-overpay-extreme": reach("", "none", "an overpayment is credit, never a negative balance",
			`{"id":"a","on":"2026-12-21","kind":"paid","amount":"999999999999999.99 CAD"}`),
	})
}

// Each way to be contradictory has its pointer, and its code.
func TestRefusals(t *testing.T) {
	const lent = `{"id":"d","on":"2026-01-15","kind":"disbursed","amount":"1000.00 CAD"}`
	tests := []struct{ name, events, options, pointer, code string }{
		{"no id", `[{"on":"2026-01-15","kind":"closed"}]`, `{}`, "/events/0/id", "required"},
		{"no day", `[{"id":"a","kind":"closed"}]`, `{}`, "/events/0/on", "required"},
		{"no kind", `[{"id":"a","on":"2026-01-15"}]`, `{}`, "/events/0/kind", "required"},
		{"unknown kind", `[{"id":"a","on":"2026-01-15","kind":"lost"}]`, `{}`, "/events/0/kind", "unknown_value"},
		{"a line's kind", `[{"id":"a","on":"2026-01-15","kind":"due"}]`, `{}`, "/events/0/kind", "unknown_value"},
		{"no amount", `[{"id":"a","on":"2026-01-15","kind":"paid"}]`, `{}`, "/events/0/amount", "required"},
		{"amount of nothing", `[{"id":"a","on":"2026-01-15","kind":"paid","amount":"0.00 CAD"}]`, `{}`, "/events/0/amount", "out_of_range"},
		{"other currency", `[{"id":"a","on":"2026-01-15","kind":"paid","amount":"1.00 USD"}]`, `{}`, "/events/0/amount", "currency_mismatch"},
		{"field of another kind", `[{"id":"a","on":"2026-01-15","kind":"closed","count":3}]`, `{}`, "/events/0/count", "inconsistent"},
		{"unknown part", `[{"id":"a","on":"2026-01-15","kind":"waived","amount":"1.00 CAD","part":"all"}]`, `{}`, "/events/0/part", "unknown_value"},
		{"holiday that ends first", `[{"id":"a","on":"2026-01-15","kind":"holiday","until":"2026-01-15"}]`, `{}`, "/events/0/until", "inconsistent"},
		{"unknown cause", `[{"id":"a","on":"2026-01-15","kind":"holiday","until":"2026-02-15","cause":"lazy"}]`, `{}`, "/events/0/cause", "unknown_value"},
		{"rate too high", `[{"id":"a","on":"2026-01-15","kind":"rate_changed","year_rate":"11"}]`, `{}`, "/events/0/year_rate", "out_of_range"},
		{"too many rows", `[{"id":"a","on":"2026-01-15","kind":"rescheduled","count":1201,"first":"2026-02-15"}]`, `{}`, "/events/0/count", "out_of_range"},
		{"first row in the past", `[{"id":"a","on":"2026-01-15","kind":"rescheduled","count":1,"first":"2026-01-15"}]`, `{}`, "/events/0/first", "inconsistent"},
		{"first row too far", `[{"id":"a","on":"2026-01-15","kind":"rescheduled","count":1,"first":"2036-01-15"}]`, `{}`, "/events/0/first", "out_of_range"},
		{"reversal of nothing", `[{"id":"a","on":"2026-01-15","kind":"reversed","ref":"b"}]`, `{}`, "/events/0/ref", "unknown_reference"},
		{"reversal of itself", `[{"id":"a","on":"2026-01-15","kind":"reversed","ref":"a"}]`, `{}`, "/events/0/ref", "inconsistent"},
		{"reversal too early", `[` + lent + `,{"id":"a","on":"2026-01-14","kind":"reversed","ref":"d"}]`, `{}`, "/events/1/on", "inconsistent"},
		{"reversed twice", `[` + lent + `,{"id":"a","on":"2026-01-15","kind":"reversed","ref":"d"},{"id":"b","on":"2026-01-15","kind":"reversed","ref":"d"}]`, `{}`, "/events/2/ref", "duplicate"},
		{"lent too much", `[` + lent + `,{"id":"a","on":"2026-01-15","kind":"disbursed","amount":"0.01 CAD"}]`, `{}`, "/events/0/amount", "inconsistent"},
		{"lent too late", `[{"id":"a","on":"2027-12-15","kind":"disbursed","amount":"0.01 CAD"}]`, `{}`, "/events/0/on", "inconsistent"},
		{"waived too much", `[` + lent + `,{"id":"a","on":"2026-01-16","kind":"waived","amount":"0.01 CAD","part":"fee"}]`, `{}`, "/events/1/amount", "inconsistent"},
		{"fee over the cap", `[` + lent + `,{"id":"a","on":"2026-01-16","kind":"fee","amount":"5.01 CAD"}]`, `{"max_charges":"5.00 CAD"}`, "/events/1/amount", "out_of_range"},
		{"closed with debts", `[` + lent + `,{"id":"a","on":"2026-01-16","kind":"closed"}]`, `{}`, "/events/1/kind", "inconsistent"},
		{"recovered while alive", `[` + lent + `,{"id":"a","on":"2026-01-16","kind":"recovered","amount":"1.00 CAD"}]`, `{}`, "/events/1/kind", "inconsistent"},
		{"paid after write-off", `[` + lent + `,{"id":"a","on":"2026-01-16","kind":"written_off"},{"id":"b","on":"2026-01-17","kind":"paid","amount":"1.00 CAD"}]`, `{}`, "/events/2/kind", "inconsistent"},
		{"written off without debts", `[` + lent + `,{"id":"a","on":"2026-01-15","kind":"paid","amount":"1000.00 CAD"},{"id":"b","on":"2026-01-17","kind":"written_off"}]`, `{}`, "/events/2/kind", "inconsistent"},
		{"refinanced by another amount", `[` + lent + `,{"id":"a","on":"2026-01-15","kind":"refinanced","amount":"999.99 CAD","loan":"n"}]`, `{}`, "/events/1/amount", "inconsistent"},
		{"cooled off too late", `[` + lent + `,{"id":"a","on":"2026-01-30","kind":"cooled_off"}]`, `{"cooling_off":14}`, "/events/1/on", "inconsistent"},
		{"cooled off after a fee was paid", `[` + lent + `,{"id":"a","on":"2026-01-16","kind":"fee","amount":"1.00 CAD"},{"id":"b","on":"2026-01-16","kind":"paid","amount":"1.00 CAD"},{"id":"c","on":"2026-01-17","kind":"cooled_off"}]`, `{"cooling_off":14}`, "/events/3/kind", "inconsistent"},
		{"re-amortised after the last row", `[` + lent + `,{"id":"a","on":"2027-01-16","kind":"reamortised"}]`, `{}`, "/events/1/kind", "inconsistent"},
		{"paid too much in all", `[` + lent + `,{"id":"a","on":"2026-01-16","kind":"paid","amount":"999999999999999.99 CAD"},{"id":"b","on":"2026-01-17","kind":"paid","amount":"0.01 CAD"}]`, `{}`, "/events/2/amount", "overflow"},
		{"unknown order", `[]`, `{"order":"mine"}`, "/options/order", "unknown_value"},
		{"two orders", `[]`, `{"order":"due_first","custom":["fee","penalty","interest","principal"]}`, "/options/custom", "inconsistent"},
		{"a part twice", `[]`, `{"custom":["fee","fee","interest","principal"]}`, "/options/custom/1", "duplicate"},
		{"a part missing", `[]`, `{"custom":["fee","penalty","interest",""]}`, "/options/custom/3", "required"},
		{"compound by period", `[]`, `{"compound":true}`, "/options/compound", "inconsistent"},
		{"stop in the past", `[]`, `{"stop_after":-1}`, "/options/stop_after", "out_of_range"},
		{"share over all", `[]`, `{"late":{"share":"1.1"}}`, "/options/late/share", "out_of_range"},
		{"late charge below nothing", `[]`, `{"late":{"amount":"-1.00 CAD"}}`, "/options/late/amount", "out_of_range"},
		{"cap in another currency", `[]`, `{"max_charges":"1.00 USD"}`, "/options/max_charges", "currency_mismatch"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var events []servicing.Event
			var options servicing.Options
			require.NoError(t, essor.Decode([]byte(tt.events), &events))
			require.NoError(t, essor.Decode([]byte(tt.options), &options))
			st, err := servicing.Replay(loan.Terms{
				Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("1000.00 CAD")}},
				Repayment: loan.Repayment{Count: 12},
			}, events, day("2028-01-01"), options)
			require.Nil(t, st)
			var invalid *essor.InvalidError
			require.ErrorAs(t, err, &invalid)
			require.Equal(t, tt.pointer, invalid.Fields[len(invalid.Fields)-1].Pointer)
			require.Equal(t, tt.code, string(invalid.Fields[len(invalid.Fields)-1].Code))
			for _, f := range invalid.Fields {
				require.NotEmpty(t, f.Detail)
			}
		})
	}
	_, err := servicing.Replay(loan.Terms{}, nil, essor.Date{}, servicing.Options{})
	require.ErrorContains(t, err, "/terms/advances")
	for pointer, life := range map[string]struct {
		change func(*loan.Terms)
		event  servicing.Event
	}{
		"/events/1/year_rate": {func(t *loan.Terms) { t.Interest.Quote = loan.SemiAnnual }, servicing.Event{Kind: servicing.RateChanged, YearRate: rate("4.1")}},
		"/events/1/first": {func(t *loan.Terms) {
			t.Repayment.Calendar = loan.Calendar{Move: loan.Preceding, Weekend: []time.Weekday{time.Saturday, time.Sunday}}
		}, servicing.Event{Kind: servicing.Rescheduled, Count: 3, First: day("2026-02-22")}}, // a Sunday
		"/events/1/first ": {func(t *loan.Terms) {
			t.Repayment.Frequency, t.Repayment.Months = loan.Yearly, []time.Month{time.January}
		},
			servicing.Event{Kind: servicing.Rescheduled, Count: 3, First: day("2026-05-01")}},
		"/events/1/kind": {func(t *loan.Terms) { t.Fees = []loan.Fee{{Amount: cash("100.00 CAD"), Kind: loan.Savings}} }, servicing.Event{Kind: servicing.WrittenOff}},
	} {
		other := loan.Terms{
			Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("101.00 CAD")}},
			Repayment: loan.Repayment{Count: 12},
		}
		life.change(&other)
		life.event.ID, life.event.On = "x", day("2026-02-20")
		if life.event.Kind == servicing.WrittenOff {
			other.Advances[0].Amount = cash("1000.00 CAD")
		}
		events := []servicing.Event{{ID: "d", On: day("2026-01-15"), Kind: servicing.Disbursed, Amount: other.Advances[0].Amount}, life.event}
		if life.event.Kind == servicing.WrittenOff {
			events = append(events, servicing.Event{ID: "p", On: day("2026-02-15"), Kind: servicing.Paid, Amount: cash("930.00 CAD")})
		}
		_, err := servicing.Replay(other, events, day("2026-02-20"), servicing.Options{})
		require.ErrorContains(t, err, strings.TrimSpace(pointer)+": ")
	}
	_, err = servicing.Replay(terms, make([]servicing.Event, servicing.MaxEvents+1), day("2026-01-15"), servicing.Options{})
	require.ErrorContains(t, err, "/events: must have at most")
	_, err = servicing.Replay(terms, make([]servicing.Event, 1000), day("2026-01-15"), servicing.Options{})
	var invalid *essor.InvalidError
	require.ErrorAs(t, err, &invalid)
	require.Len(t, invalid.Fields, essor.MaxFieldErrors)
}

// Interest that outgrows all amounts is an overflow, not a wrong figure.
func TestOverflow(t *testing.T) {
	huge := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("900000000000000.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate("0.5")},
		Repayment: loan.Repayment{Count: 2},
	}
	events := []servicing.Event{{ID: "d", On: day("2026-01-15"), Kind: servicing.Disbursed, Amount: huge.Advances[0].Amount}}
	options := servicing.Options{ByDay: true}
	st, err := servicing.Replay(huge, events, day("2026-03-15"), options)
	require.NoError(t, err)
	_, err = st.PayOff(day("2030-01-01"))
	require.ErrorContains(t, err, "/events")
	for _, more := range []servicing.Event{
		{ID: "w", On: day("2027-01-01"), Kind: servicing.WrittenOff},
		{ID: "r", On: day("2027-01-01"), Kind: servicing.RateChanged, YearRate: rate("10")},
	} {
		_, err = servicing.Replay(huge, append(events, more), day("2199-12-31"), options)
		var invalid *essor.InvalidError
		require.ErrorAs(t, err, &invalid)
		require.Equal(t, essor.CodeOverflow, invalid.Fields[0].Code)
	}
}

func TestPayOffRefusals(t *testing.T) {
	st, err := servicing.Replay(terms, amara, day("2026-06-30"), servicing.Options{})
	require.NoError(t, err)
	_, err = st.PayOff(essor.Date{})
	require.ErrorContains(t, err, "/on")
	_, err = st.PayOff(day("2026-06-29"))
	require.ErrorContains(t, err, "/on")
	document, err := json.Marshal(st)
	require.NoError(t, err)
	var back servicing.Statement
	require.NoError(t, essor.Decode(document, &back))
	_, err = back.PayOff(day("2026-07-01"))
	require.ErrorContains(t, err, "/events")
	require.Equal(t, st.Flows(), back.Flows())
	require.Equal(t, st.Explain(essor.Staff), back.Explain(essor.Staff))
	_, err = json.Marshal(servicing.Statement{})
	require.Error(t, err)
	require.Error(t, essor.Decode([]byte(`{"rule":"servicing/0"}`), &back))
	require.Error(t, essor.Decode([]byte(`{"trail":[{"on":"2026-01-15","kind":"due"}]}`), &back))
	var line servicing.Line
	require.ErrorIs(t, essor.Decode([]byte(`{"kind":"due","credit":"1.00 CAD","balance":"1.00 USD"}`), &line), essor.ErrInvalid)
	require.Error(t, (&servicing.Statement{}).Verify(terms, amara))
	var none servicing.Statement
	_, err = none.PayOff(day("2026-07-01"))
	require.Error(t, err)
	require.Empty(t, none.Trail())
	require.Empty(t, none.Flows())
}

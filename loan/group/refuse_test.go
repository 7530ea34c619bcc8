package group

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

// pair is two members, one with a loan of 1,200 francs in four weeks.
const pair = `{"id":"g","currency":"XOF","meetings":{"first":"2026-01-12"},"entries":[ENTRIES],"members":[
	{"id":"b","joined":"2026-01-05","loans":[]},
	{"id":"a","joined":"2026-01-05","saving":"100 XOF","loans":[{"id":"l","terms":{"advances":[{"on":"2026-01-05","amount":"1200 XOF"}],
		"interest":{},"repayment":{"count":4,"frequency":"weekly"}},"events":[{"id":"d","on":"2026-01-05","kind":"disbursed","amount":"1200 XOF"}]}]}]}`

// sheetOf is the way in of a service: decode the group, then ask.
func sheetOf(document string) error {
	var g Group
	if err := essor.Decode([]byte(document), &g); err != nil {
		return err
	}
	_, err := NewSheet(g, day("2026-01-20"))
	return err
}

func withEntries(list string) string { return replace(pair, "ENTRIES", list) }

func replace(text, from, to string) string {
	for i := 0; i+len(from) <= len(text); i++ {
		if text[i:i+len(from)] == from {
			return text[:i] + to + text[i+len(from):]
		}
	}
	panic("nothing to replace: " + from)
}

func TestBadInput(t *testing.T) {
	entries := func(pointer string, code essor.Code, why, list string) proof.Reach {
		return proof.Reach{Do: func() error { return sheetOf(withEntries(list)) }, Pointer: pointer, Code: code, Why: why}
	}
	paid := func(id, on, amount string) string {
		return `{"id":"` + id + `","on":"` + on + `","kind":"paid","member":"a","amount":"` + amount + `"}`
	}
	proof.BadInput(t, "loan", map[string]proof.Reach{
		"loan-negative":            entries("/entries/0/amount", "", "", paid("p", "2026-01-12", "-10 XOF")),
		"loan-xof-with-decimals":   entries("/entries/0/amount", "", "", paid("p", "2026-01-12", "50000.50 XOF")),
		"loan-before-disbursement": entries("/entries/0/on", "", "", paid("p", "2020-01-01", "10 XOF")),
		"loan-duplicate-id":        entries("/entries/1/id", "", "", paid("p", "2026-01-12", "10 XOF")+","+paid("p", "2026-01-12", "10 XOF")),
		"loan-overpay-extreme":     entries("/entries", essor.CodeOverflow, "sums over a group are bounded too", paid("p", "2026-01-12", "99999999999999999 XOF")),
		"loan-principal-zero": {Do: func() error { return sheetOf(replace(withEntries(""), `"amount":"1200 XOF"`, `"amount":"0 XOF"`)) },
			Pointer: "/members/1/loans/0/terms/advances/0/amount"},
		"loan-currency-mix": {Do: func() error { return sheetOf(replace(withEntries(""), `"amount":"1200 XOF"`, `"amount":"1200 XAF"`)) },
			Pointer: "/members/1/loans/0/terms/advances/0/amount"},
		"loan-currency-unknown": {Do: func() error { return sheetOf(replace(withEntries(""), `"currency":"XOF"`, `"currency":"ZZZ"`)) }, Pointer: "/currency"},
		"loan-currency-empty":   {Do: func() error { return sheetOf(replace(withEntries(""), `"currency":"XOF"`, `"currency":""`)) }, Pointer: "/currency"},
		"loan-start-feb-30": {Do: func() error { return sheetOf(replace(withEntries(""), `"on":"2026-01-05"`, `"on":"2026-02-30"`)) },
			Pointer: "/members/1/loans/0/terms/advances/0/on"},
		"loan-periods-zero": {Do: func() error { return sheetOf(replace(withEntries(""), `"count":4`, `"count":0`)) },
			Pointer: "/members/1/loans/0/terms/repayment/count"},
		"loan-rate-negative": {Do: func() error {
			return sheetOf(replace(withEntries(""), `"interest":{}`, `"interest":{"year_rate":"-0.01"}`))
		},
			Pointer: "/members/1/loans/0/terms/interest/year_rate"},
	})
}

// Each way to be wrong has its pointer, in the order in which it was handed in.
func TestRefusals(t *testing.T) {
	const save = `{"id":"s","on":"2026-01-12","kind":"saved","member":"a","amount":"100 XOF"}`
	const leave = `{"id":"x","on":"2026-01-13","kind":"left","member":"b"}`
	entry := func(list string) string { return withEntries(list) }
	tests := []struct{ name, group, pointer, code string }{
		{"no id", replace(entry(""), `"id":"g"`, `"id":""`), "/id", "required"},
		{"no members", `{"id":"g","currency":"XOF","entries":[],"members":[]}`, "/members", "required"},
		{"member twice", replace(entry(""), `{"id":"b"`, `{"id":"a"`), "/members/1/id", "duplicate"},
		{"never joined", replace(entry(""), `"joined":"2026-01-05","saving"`, `"saving"`), "/members/1/joined", "required"},
		{"saving in another currency", replace(entry(""), `"saving":"100 XOF"`, `"saving":"1.00 CAD"`), "/members/1/saving", "currency_mismatch"},
		{"saving below nothing", replace(entry(""), `"saving":"100 XOF"`, `"saving":"-1 XOF"`), "/members/1/saving", "out_of_range"},
		{"saving too much", replace(entry(""), `"saving":"100 XOF"`, `"saving":"1000000000001 XOF"`), "/members/1/saving", "out_of_range"},
		{"saving without meetings", replace(entry(""), `{"first":"2026-01-12"}`, `{}`), "/members/1/saving", "inconsistent"},
		{"meetings without a day", replace(replace(entry(""), `{"first":"2026-01-12"}`, `{"count":3}`), `"saving":"100 XOF",`, ``), "/meetings/first", "required"},
		{"daily meetings", replace(entry(""), `{"first":"2026-01-12"}`, `{"first":"2026-01-12","frequency":"daily"}`), "/meetings/frequency", "unknown_value"},
		{"too many meetings", replace(entry(""), `{"first":"2026-01-12"}`, `{"first":"2026-01-12","count":1201}`), "/meetings/count", "out_of_range"},
		{"unknown share", replace(entry(""), `"entries"`, `"rules":{"share":"all"},"entries"`), "/rules/share", "unknown_value"},
		{"cap below nothing", replace(entry(""), `"entries"`, `"rules":{"cap":"-1 XOF"},"entries"`), "/rules/cap", "out_of_range"},
		{"unknown order of application", replace(entry(""), `"entries"`, `"rules":{"servicing":{"order":"mine"}},"entries"`), "/rules/servicing/order", "unknown_value"},
		{"no id of a loan", replace(entry(""), `"id":"l"`, `"id":""`), "/members/1/loans/0/id", "required"},
		{"savings among the fees", replace(entry(""), `"interest":{}`, `"interest":{},"fees":[{"amount":"1 XOF","kind":"savings"}]`), "/members/1/loans/0/terms/fees/0", "inconsistent"},
		{"an event of the loan", replace(entry(""), `"kind":"disbursed","amount":"1200 XOF"`, `"kind":"disbursed","amount":"1201 XOF"`), "/members/1/loans/0/events/0/amount", "inconsistent"},
		{"unknown kind", entry(`{"id":"s","on":"2026-01-12","kind":"lost"}`), "/entries/0/kind", "unknown_value"},
		{"no day", entry(`{"id":"s","kind":"left","member":"a"}`), "/entries/0/on", "required"},
		{"no member", entry(`{"id":"s","on":"2026-01-12","kind":"saved","amount":"1 XOF"}`), "/entries/0/member", "required"},
		{"field of another kind", entry(`{"id":"s","on":"2026-01-12","kind":"left","member":"b","amount":"1 XOF"}`), "/entries/0/amount", "inconsistent"},
		{"nothing", entry(`{"id":"s","on":"2026-01-12","kind":"saved","member":"a","amount":"0 XOF"}`), "/entries/0/amount", "out_of_range"},
		{"unknown member", entry(`{"id":"s","on":"2026-01-12","kind":"saved","member":"z","amount":"1 XOF"}`), "/entries/0/member", "unknown_reference"},
		{"unknown payer", entry(`{"id":"s","on":"2026-01-12","kind":"paid","member":"a","by":"z","amount":"1 XOF"}`), "/entries/0/by", "unknown_reference"},
		{"unknown loan", entry(`{"id":"s","on":"2026-01-12","kind":"paid","member":"a","loan":"z","amount":"1 XOF"}`), "/entries/0/loan", "unknown_reference"},
		{"no loan at all", entry(`{"id":"s","on":"2026-01-12","kind":"paid","member":"b","amount":"1 XOF"}`), "/entries/0/loan", "required"},
		{"repaid herself", entry(`{"id":"s","on":"2026-01-12","kind":"repaid","member":"a","to":"a","amount":"1 XOF"}`), "/entries/0/to", "inconsistent"},
		{"repaid more than owed", entry(`{"id":"s","on":"2026-01-12","kind":"repaid","member":"a","to":"b","amount":"1 XOF"}`), "/entries/0/amount", "inconsistent"},
		{"took out more than saved", entry(save + `,{"id":"w","on":"2026-01-12","kind":"withdrawn","member":"a","amount":"101 XOF"}`), "/entries/1/amount", "inconsistent"},
		{"saved before she joined", entry(`{"id":"s","on":"2026-01-04","kind":"saved","member":"a","amount":"1 XOF"}`), "/entries/0/on", "inconsistent"},
		{"saved after she left", entry(leave + `,{"id":"s","on":"2026-01-14","kind":"saved","member":"b","amount":"1 XOF"}`), "/entries/1/on", "inconsistent"},
		{"reversal of nothing", entry(`{"id":"r","on":"2026-01-12","kind":"reversed","ref":"z"}`), "/entries/0/ref", "unknown_reference"},
		{"reversal of a reversal", entry(save + `,{"id":"r","on":"2026-01-12","kind":"reversed","ref":"s"},{"id":"q","on":"2026-01-12","kind":"reversed","ref":"r"}`), "/entries/2/ref", "inconsistent"},
		{"reversed twice", entry(save + `,{"id":"r","on":"2026-01-12","kind":"reversed","ref":"s"},{"id":"q","on":"2026-01-12","kind":"reversed","ref":"s"}`), "/entries/2/ref", "duplicate"},
		{"reversed before it was", entry(save + `,{"id":"r","on":"2026-01-11","kind":"reversed","ref":"s"}`), "/entries/1/on", "inconsistent"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var invalid *essor.InvalidError
			require.ErrorAs(t, sheetOf(tt.group), &invalid)
			require.Equal(t, tt.pointer, invalid.Fields[len(invalid.Fields)-1].Pointer)
			require.Equal(t, tt.code, string(invalid.Fields[len(invalid.Fields)-1].Code))
		})
	}
	require.NoError(t, sheetOf(entry(save+","+leave)))
	_, err := NewSheet(Group{ID: "g", Currency: xof}, essor.Date{})
	require.ErrorContains(t, err, "/on")
}

// What is asked of the other verbs is checked too.
func TestRefusedReceipts(t *testing.T) {
	var g Group
	require.NoError(t, essor.Decode([]byte(withEntries(`{"id":"x","on":"2026-01-13","kind":"left","member":"b"}`)), &g))
	on := day("2026-01-20")
	long := make([]byte, 101)
	for i := range long {
		long[i] = 'x'
	}
	for pointer, r := range map[string]Receipt{
		"/receipts/0/id":     {ID: string(long), Member: "a", Amount: francs(1)},
		"/receipts/0/member": {ID: "r", Member: "z", Amount: francs(1)},
		"/receipts/0/by":     {ID: "r", Member: "a", By: "z", Amount: francs(1)},
		"/receipts/0/amount": {ID: "r", Member: "a", Amount: francs(0)},
	} {
		_, err := Divide(g, on, []Receipt{r})
		var invalid *essor.InvalidError
		require.ErrorAs(t, err, &invalid)
		require.Equal(t, pointer, invalid.Fields[0].Pointer)
	}
	for _, r := range []Receipt{{ID: "r", Member: "b", Amount: francs(1)}, {ID: "r", Member: "b", By: "a", Amount: francs(1)}, {ID: "x", Member: "a", Amount: francs(1)}, {ID: "r", Member: "a", Amount: cash("1.00 CAD")}} {
		_, err := Divide(g, on, []Receipt{r})
		require.ErrorIs(t, err, essor.ErrInvalid)
	}
	_, err := Divide(g, on, make([]Receipt, MaxEntries+1))
	require.ErrorIs(t, err, essor.ErrInvalid)
	_, err = NewExit(g, "z", on)
	require.ErrorContains(t, err, "/member")
	_, err = NewExit(g, "b", on)
	require.ErrorContains(t, err, "/member")
	_, err = NewShareOut(g.With(Entry{ID: "c", On: on, Kind: Contributed, Amount: francs(5)}), on)
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	for _, broken := range []func() error{
		func() error { _, err := NewCall(Group{}, on); return err },
		func() error { _, err := NewExit(Group{}, "a", on); return err },
		func() error { _, err := NewShareOut(Group{}, on); return err },
		func() error { _, err := NewShared(Group{}, on); return err },
		func() error { _, err := Divide(Group{}, on, nil); return err },
		func() error { return (&Sheet{}).Verify(Group{}) },
		func() error { return (&Shared{}).Verify(Group{}, essor.Date{}) },
	} {
		require.ErrorIs(t, broken(), essor.ErrInvalid)
	}
}

// A loan to the group is divided to the last franc, or not at all.
func TestSplit(t *testing.T) {
	whole := lend("l", 100_000, 12, "0.18", "").Terms
	require.NoError(t, essor.Decode([]byte(`[{"amount":"1000 XOF"},{"rate":"0.01","due":"financed"}]`), &whole.Fees))
	for seed := range rounds(200) {
		r := draw(seed)
		var weights []int64
		for range 1 + r.IntN(9) {
			weights = append(weights, 1+r.Int64N(50))
		}
		parts, err := Split(whole, weights...)
		require.NoError(t, err)
		lent, fees := int64(0), int64(0)
		for _, p := range parts {
			lent += p.Advances[0].Amount.Minor()
			fees += p.Fees[0].Amount.Minor()
		}
		require.Equal(t, int64(100_000), lent)
		require.Equal(t, int64(1000), fees)
	}
	whole.Repayment.Count = 2
	parts, err := Split(whole, 1_000_000, 600)
	require.NoError(t, err)
	require.Len(t, parts[0].Fees, 2)
	require.Len(t, parts[1].Fees, 2) // a franc of the fee is hers
	parts, err = Split(whole, 1_000_000, 300)
	require.NoError(t, err)
	require.Len(t, parts[1].Fees, 1) // nothing of it
	for pointer, weights := range map[string][]int64{
		"/weights": {}, "/weights/0": {-1}, "/weights/1": {1_000_000, 0},
	} {
		parts, err := Split(whole, weights...)
		require.Nil(t, parts)
		var invalid *essor.InvalidError
		require.ErrorAs(t, err, &invalid, pointer)
		require.Equal(t, pointer, invalid.Fields[0].Pointer)
	}
	_, err = Split(whole, 0)
	require.ErrorContains(t, err, "/weights")
	whole.Repayment.Count = 0
	_, err = Split(whole, 1)
	require.ErrorContains(t, err, "/terms/repayment/count")
}

package proof_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

type mutation struct{ pointer, document string }

func mutations(document string) []mutation {
	var all []mutation
	for pointer, changed := range proof.Mutations([]byte(document)) {
		all = append(all, mutation{pointer, string(changed)})
	}
	return all
}

func TestMutationsOfOneThing(t *testing.T) {
	tests := []struct {
		name, document string
		want           []mutation
	}{
		{"a whole number", `{"n":1200}`, []mutation{{"/n", `{"n":1201}`}, {"/n", `{}`}}},
		{"a nine", `[-9]`, []mutation{{"/0", `[-8]`}, {"", `[]`}, {"", `[-9,-9]`}}},
		{"a zero", `{"n":0}`, []mutation{{"/n", `{"n":1}`}}},
		{"beyond every float", `[9007199254740993]`, []mutation{{"/0", `[9007199254740994]`}, {"", `[]`}, {"", `[9007199254740993,9007199254740993]`}}},
		{"a float to its last bit", `{"p":0.30000000000000004}`, []mutation{{"/p", `{"p":0.30000000000000014}`}, {"/p", `{}`}}},
		{"a small float", `{"p":-1.5e-07}`, []mutation{{"/p", `{"p":-1.6e-07}`}, {"/p", `{}`}}},
		{"too small a float", `{"p":1e-999}`, []mutation{{"/p", `{"p":1}`}, {"/p", `{}`}}},
		{"too large a float", `{"p":1e999}`, []mutation{{"/p", `{"p":0}`}, {"/p", `{}`}}},
		{"a truth", `{"ok":true}`, []mutation{{"/ok", `{"ok":false}`}, {"/ok", `{}`}}},
		{"a falsehood", `{"ok":false}`, []mutation{{"/ok", `{"ok":true}`}}},
		{"a null", `{"share":null}`, nil},
		{"an amount", `{"m":"1394.70 CAD"}`, []mutation{{"/m", `{"m":"1394.71 CAD"}`}, {"/m", `{"m":"1394.70 USD"}`}, {"/m", `{}`}}},
		{"an amount in dollars", `["-0.09 USD"]`, []mutation{
			{"/0", `["-0.08 USD"]`}, {"/0", `["-0.09 CAD"]`}, {"", `[]`}, {"", `["-0.09 USD","-0.09 USD"]`}}},
		{"an amount in dinars", `{"m":"0.000 TND"}`, []mutation{{"/m", `{"m":"0.001 TND"}`}, {"/m", `{"m":"0.000 KWD"}`}, {"/m", `{}`}}},
		{"a currency", `{"c":"XOF"}`, []mutation{{"/c", `{"c":"JPY"}`}, {"/c", `{}`}}},
		{"a day", `{"on":"2026-11-30"}`, []mutation{{"/on", `{"on":"2026-12-01"}`}, {"/on", `{}`}}},
		{"the last day", `{"on":"2199-12-31"}`, []mutation{{"/on", `{"on":"2199-12-30"}`}, {"/on", `{}`}}},
		{"a fraction", `{"rate":"0.055"}`, []mutation{{"/rate", `{"rate":"0.056"}`}, {"/rate", `{}`}}},
		{"a fraction of nothing", `{"rate":"0"}`, []mutation{{"/rate", `{"rate":"1"}`}}},
		{"hexadecimal digits", `{"h":"0f"}`, []mutation{{"/h", `{"h":"0a"}`}, {"/h", `{}`}}},
		{"a word", `{"kind":"level_a"}`, []mutation{{"/kind", `{"kind":"level_b"}`}, {"/kind", `{}`}}},
		{"an empty text", `{"note":""}`, []mutation{{"/note", `{"note":"x"}`}}},
		{"an empty list", `{"rows":[]}`, nil},
		{"a list", `[1,2]`, []mutation{{"/0", `[2,2]`}, {"/1", `[1,3]`}, {"", `[1]`}, {"", `[1,2,2]`}, {"", `[2,1]`}}},
		{"a list of the same", `["a","a"]`, []mutation{{"/0", `["b","a"]`}, {"/1", `["a","b"]`}, {"", `["a"]`}, {"", `["a","a","a"]`}}},
		{"a list inside", `{"a/b":[{"~":1}]}`, []mutation{
			{"/a~1b/0/~0", `{"a/b":[{"~":2}]}`}, {"/a~1b/0/~0", `{"a/b":[{}]}`},
			{"/a~1b", `{"a/b":[]}`}, {"/a~1b", `{"a/b":[{"~":1},{"~":1}]}`}, {"/a~1b", `{}`}}},
		{"a bare value", `true`, []mutation{{"", `false`}}},
		{"no JSON", `{"a":`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, mutations(tt.document))
		})
	}
}

func TestMutationsStopWhenAsked(t *testing.T) {
	seen := 0
	for range proof.Mutations([]byte(`{"a":[1,2,3],"b":{"c":true},"d":"x"}`)) {
		if seen++; seen == 3 {
			break
		}
	}
	require.Equal(t, 3, seen)
}

// Values of the vocabulary stay readable, so that a verifier is asked.
func TestMutationsKeepTheForm(t *testing.T) {
	type values struct {
		Paid  essor.Money       `json:"paid,omitzero"`
		Due   essor.Money       `json:"due,omitzero"`
		On    essor.Date        `json:"on,omitzero"`
		Until essor.Date        `json:"until,omitzero"`
		Rate  essor.Fraction    `json:"rate,omitzero"`
		In    essor.Currency    `json:"in,omitzero"`
		Of    essor.Fingerprint `json:"of,omitzero"`
	}
	v := values{essor.MustParseMoney("250000 XOF"), essor.MustParseMoney("0.0001 CLF"), essor.MustParseDate("2028-02-29"),
		essor.MustParseDate("2199-12-31"), essor.MustParseFraction("0.055"), essor.MustParseCurrency("KWD"), essor.Fingerprint{7}}
	data, err := json.Marshal(v)
	require.NoError(t, err)
	n := 0
	for pointer, changed := range proof.Mutations(data) {
		var back values
		require.NoError(t, essor.Decode(changed, &back), pointer)
		require.NotEqual(t, v, back, pointer)
		n++
	}
	require.Equal(t, 16, n, "one for each, one more for each currency of an amount, one for each left out")
}

// canonical reads a document so that equal values compare equal.
func canonical(t *testing.T, document []byte) any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	var plain func(v any) any
	plain = func(v any) any {
		switch v := v.(type) {
		case json.Number:
			if text := string(v); !strings.ContainsAny(text, ".eE") {
				return text
			}
			f, _ := v.Float64()
			return f
		case []any:
			for i := range v {
				v[i] = plain(v[i])
			}
		case map[string]any:
			for key := range v {
				v[key] = plain(v[key])
			}
		}
		return v
	}
	return plain(v)
}

func FuzzMutations(f *testing.F) {
	for _, seed := range []string{
		`{"rows":[{"due":"2026-11-21","payment":"1394.70 CAD"}],"rate":"0.055","ok":true,"p":0.30000000000000004}`,
		`[1,1e5,-1e-7,0,-0,0.0,1E+400]`, `{"":{"~/":[[],{}]}}`, `"é"`, `["\ud800",null]`, `0`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		var v any
		if len(document) > 2_000 || json.Unmarshal(document, &v) != nil {
			return
		}
		document, err := json.Marshal(v) // each number written in one way, as results are
		if err != nil {
			return
		}
		before := slices.Clone(document)
		original := canonical(t, document)
		var pointers []string
		for pointer, changed := range proof.Mutations(document) {
			if reflect.DeepEqual(original, canonical(t, changed)) {
				t.Fatalf("%s: %s says the same as %s", pointer, changed, document)
			}
			if pointer != "" && pointer[0] != '/' {
				t.Fatalf("%q is no pointer", pointer)
			}
			pointers = append(pointers, pointer)
		}
		if !bytes.Equal(before, document) {
			t.Fatal("the document was changed")
		}
		n := 0
		for pointer := range proof.Mutations(document) {
			if pointer != pointers[n] {
				t.Fatal("the order differs from run to run")
			}
			n++
		}
	})
}

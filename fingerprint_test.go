package essor_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

type offer struct {
	Amount essor.Money    `json:"amount"`
	Rate   essor.Fraction `json:"rate"`
	Note   string         `json:"note"`
	Caps   map[string]int `json:"caps"`
}

// The canonical form is written out here by hand, as a host in another
// language would.
func TestFingerprintIsTheDocumentedHash(t *testing.T) {
	v := offer{essor.MustParseMoney("4000.00 CAD"), essor.MustParseFraction("0.055"), "study & exam <1>", map[string]int{"b": 2, "a": 1, "ç": 3, "B": 4}}
	canonical := "essor/1 loan.Offer\n" +
		`{"amount":"4000.00 CAD","rate":"0.055","note":"study \u0026 exam \u003c1\u003e","caps":{"B":4,"a":1,"b":2,"ç":3}}` + "\n"
	want := sha256.Sum256([]byte(canonical))

	got, err := essor.FingerprintOf("loan.Offer", v)
	require.NoError(t, err)
	require.Equal(t, hex.EncodeToString(want[:]), got.String())

	// printf 'essor/1 count\n7\n' | sha256sum
	seven, err := essor.FingerprintOf("count", 7)
	require.NoError(t, err)
	require.Equal(t, "c474be269ac0417dd2fc5bb6e12b40e3125e19ebfb76f0cab27a4a3fa3565036", seven.String())
}

func TestFingerprintTellsValuesAndKindsApart(t *testing.T) {
	seen := map[essor.Fingerprint]string{}
	for kind, v := range map[string]any{
		"a": 1, "b": 1, "c": "1", "d": nil, "e": []int{}, "f": []int{1}, "g": map[string]int{}, "": 1, "a ": 1,
	} {
		f, err := essor.FingerprintOf(kind, v)
		require.NoError(t, err)
		require.Empty(t, seen[f])
		seen[f] = kind + "."
	}
	one, err := essor.FingerprintOf("k", offer{Note: "x"})
	require.NoError(t, err)
	other, err := essor.FingerprintOf("k", offer{Note: "y"})
	require.NoError(t, err)
	require.NotEqual(t, one, other)
}

func TestFingerprintRefusesWhatHasNoJSON(t *testing.T) {
	for name, v := range map[string]any{"NaN": math.NaN(), "a function": func() {}, "a channel": make(chan int)} {
		f, err := essor.FingerprintOf("k", v)
		requireCode(t, err, essor.CodeBadFormat, name)
		require.Equal(t, essor.Fingerprint{}, f)
	}
}

func TestFingerprintText(t *testing.T) {
	f, err := essor.FingerprintOf("k", "v")
	require.NoError(t, err)
	data, err := json.Marshal(f)
	require.NoError(t, err)
	require.Equal(t, `"`+f.String()+`"`, string(data))
	var back essor.Fingerprint
	require.NoError(t, essor.Decode(data, &back))
	require.Equal(t, f, back)

	for _, text := range []string{
		"", "00", strings.ToUpper(f.String()), f.String() + "00", f.String()[1:], strings.Repeat("g", 64),
		strings.Repeat("é", 32), strings.Repeat("0", 10<<20),
	} {
		kept := f
		requireCode(t, kept.UnmarshalText([]byte(text)), essor.CodeBadFormat, text)
		require.Equal(t, f, kept, "a refused text changes nothing")
	}

	var zero essor.Fingerprint
	require.Equal(t, strings.Repeat("0", 64), zero.String())
	require.NoError(t, back.UnmarshalText([]byte(zero.String())))
	require.Equal(t, zero, back)
}

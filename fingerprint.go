package essor

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Fingerprint identifies what a result was computed from. The zero
// Fingerprint means "not set".
//
// Its canonical form is SHA-256 over the text "essor/1 ", the kind, a line
// feed, and the value as encoding/json writes it: fields in the order of the
// Go type, map keys sorted by bytes, no white space, <, > and & as \u003c,
// \u003e and \u0026, ended by a line feed. Two values of a kind have the same
// fingerprint exactly when their JSON is the same. Lists that a family calls
// unordered are sorted by id before they get here.
type Fingerprint [sha256.Size]byte

// FingerprintOf returns the fingerprint of v; kind, such as "loan.Terms",
// keeps values of different types apart. It fails with bad_format when v has
// no JSON form, such as a NaN. Cost: one pass over the JSON of v.
func FingerprintOf(kind string, v any) (Fingerprint, error) {
	h := sha256.New()
	h.Write([]byte("essor/1 " + kind + "\n"))
	if err := json.NewEncoder(h).Encode(v); err != nil {
		return Fingerprint{}, fieldError(CodeBadFormat, "must have a JSON form")
	}
	return Fingerprint(h.Sum(nil)), nil
}

// String returns 64 hexadecimal digits.
func (f Fingerprint) String() string { return hex.EncodeToString(f[:]) }

// MarshalText returns [Fingerprint.String].
func (f Fingerprint) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads 64 lower-case hexadecimal digits; it fails with
// bad_format for anything else.
func (f *Fingerprint) UnmarshalText(text []byte) error {
	var out Fingerprint
	if len(text) != 2*len(out) {
		return fieldError(CodeBadFormat, "must be 64 hexadecimal digits")
	}
	if _, err := hex.Decode(out[:], text); err != nil || out.String() != string(text) {
		return fieldError(CodeBadFormat, "must be 64 lower-case hexadecimal digits")
	}
	*f = out
	return nil
}

package partner

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/essor-go/essor"
)

// fuzzInput is what one run of FuzzAlign reads.
type fuzzInput struct {
	Agreement Agreement `json:"agreement"`
	Stances   []Stance  `json:"stances"`
}

func FuzzAlign(f *testing.F) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 1))
		agreement, stances := randomTable(r, 2+int(seed), 1+2*int(seed))
		document, err := json.Marshal(fuzzInput{agreement, stances})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document)
	}
	f.Add([]byte(`{"agreement":{"id":"a","version":"1","partners":[{"id":"city"},{"id":"city"}],"items":[{"id":"x","kind":"what"}]},"stances":[{"partner":"city","item":"x","position":"support"}]}`))
	f.Add([]byte(`{"agreement":{"id":"a","version":"1","partners":[],"items":[]},"stances":[]}`))
	f.Add([]byte(`{"stances":[{"partner":"city","item":"nope","position":"11","weight":-1}]}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		var in fuzzInput
		if essor.Decode(document, &in) != nil {
			return
		}
		a, err := Align(in.Agreement, in.Stances)
		if err != nil {
			return
		}
		if err := a.Verify(in.Agreement, in.Stances); err != nil {
			t.Fatalf("not proven: %v", err)
		}
		for i, l := range a.Items {
			if len(l.Voices)+len(l.Silent) != len(in.Agreement.Partners) || len(l.Support)+len(l.Dissent) > len(l.Voices) {
				t.Fatalf("line %d does not count every partner once", i)
			}
		}
		if len(in.Stances) < 200 {
			compareWithOracle(t, in.Agreement, in.Stances, a)
		}
		agreement, stances := shuffled(rand.New(rand.NewPCG(1, 2)), in.Agreement, in.Stances)
		b, err := Align(agreement, stances)
		if err != nil || asJSON(t, a) != asJSON(t, b) {
			t.Fatalf("order matters: %v", err)
		}
		var back Alignment
		if err := essor.Decode([]byte(asJSON(t, a)), &back); err != nil || back.Verify(in.Agreement, in.Stances) != nil {
			t.Fatalf("no round trip: %v", err)
		}
		for _, r := range a.Reasons(essor.Staff) {
			if _, err := Catalog().Text(essor.ES, r); err != nil {
				t.Fatalf("%s: %v", r.Code, err)
			}
		}
	})
}

func FuzzConcord(f *testing.F) {
	f.Add([]byte{1, 2, 3, 3, 2, 1}, byte(2))
	f.Add([]byte{0, 0, 0, 255, 1, 9, 9, 9, 1}, byte(3))
	f.Add([]byte{}, byte(0))
	f.Fuzz(func(t *testing.T, cells []byte, width byte) {
		if len(cells) > 600 {
			return
		}
		var rows, complete [][]int64
		for i := 0; i < len(cells); i += max(int(width), 1) {
			var row []int64
			isWhole := true
			for _, c := range cells[i:min(i+int(width), len(cells))] {
				rating := int64(c) << 56 >> (c % 57) // from the whole range of int64
				if c == 255 {
					rating, isWhole = NotRated, false
				}
				isWhole = isWhole && rating != NotRated
				row = append(row, rating)
			}
			rows = append(rows, row)
			if isWhole {
				complete = append(complete, row)
			}
		}
		c, err := Concord(rows)
		if err != nil {
			return
		}
		w := textbookW(complete)
		if w == nil || w.Num().Int64() != c.Above || w.Denom().Int64() != c.Below || c.Options != len(complete) {
			t.Fatalf("W = %d/%d, want %v", c.Above, c.Below, w)
		}
		if p := c.P(); !(p >= 0 && p <= 1) {
			t.Fatalf("p = %v", p)
		}
	})
}

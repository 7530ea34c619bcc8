package cost

import (
	"encoding/binary"
	"errors"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// FuzzOf reads flows from bytes, three words each: an answer verifies, and a
// refusal says why.
func FuzzOf(f *testing.F) {
	add := func(rule byte, words ...int32) {
		var data []byte
		for _, w := range words {
			data = binary.LittleEndian.AppendUint32(data, uint32(w))
		}
		f.Add(rule, data)
	}
	add(0, 0, -1000, 365, 1100)
	add(1, 0, -1000, 31, 500, 28, 600)
	add(2, 0, -1000, 365, 2030, 365, -1000)
	add(18, 0, -1000, 31, -500, 28, 600, 31, 1100)
	add(16, 0, -1000, 59, 600, 31, 600)
	add(13, 0, -1000, 20, -100, 20, 600, 31, 600)
	add(4, 0, -1000, 30, 500, 30, 500)
	add(0, 0, -1, 36000, 2)
	f.Fuzz(func(t *testing.T, which byte, data []byte) {
		rules := Rules()
		rule := rules[int(which)%len(rules)].Rule
		flows := readFlows(data)
		a, err := Of(rule, flows)
		if err != nil {
			if !errors.Is(err, essor.ErrInvalid) && !errors.Is(err, essor.ErrNoAnswer) {
				t.Fatal(err)
			}
			return
		}
		if err := a.Verify(flows); err != nil {
			t.Fatal(err)
		}
		if a.Year.Units() < minUnits || a.Year.Units() > maxUnits {
			t.Fatal("a rate beyond the limits")
		}
		for _, reason := range a.Explain() {
			if _, err := Catalog().Text(essor.ES, reason); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// readFlows reads two words each: days since the flow before, and an amount.
func readFlows(data []byte) (flows []loan.Flow) {
	currency := essor.MustParseCurrency("CAD")
	for at := 0; len(data) >= 8 && len(flows) < 40; data = data[8:] {
		at += int(binary.LittleEndian.Uint32(data) % 40_000)
		on, err := essor.DateOfDay(at)
		if err != nil {
			break
		}
		amount, _ := essor.MoneyOf(int64(int32(binary.LittleEndian.Uint32(data[4:]))), currency)
		flows = append(flows, loan.Flow{On: on, Amount: amount, Principal: amount})
	}
	return flows
}

// FuzzOffers compares two lots of flows, finds all rates of one, and holds it
// against caps: what is found verifies, what is refused says why.
func FuzzOffers(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x00\x18\xfc\xff\xff\x6d\x01\x00\x00\xfc\x08\x00\x00\x6d\x01\x00\x00\xd8\xfa\xff\xff"), []byte("\x00\x00\x00\x00\x18\xfc\xff\xff\x0e\x00\x00\x00\x4c\x04\x00\x00"))
	f.Fuzz(func(t *testing.T, one, other []byte) {
		a, b := readFlows(one), readFlows(other)
		check := func(err error, verify func() error) {
			t.Helper()
			switch {
			case err == nil:
				if err := verify(); err != nil {
					t.Fatal(err)
				}
			case !errors.Is(err, essor.ErrInvalid) && !errors.Is(err, essor.ErrNoAnswer):
				t.Fatal(err)
			}
		}
		compared, err := Better(a, b)
		check(err, func() error { return compared.Verify(a, b) })
		found, err := IRR(a)
		check(err, func() error { return found.Verify(a) })
		for _, c := range Caps() {
			c.From, c.Until = essor.Date{}, essor.Date{}
			ruling, err := c.Check(a)
			check(err, func() error { return ruling.Verify(c, a) })
		}
	})
}

package proof

import (
	"bytes"
	"encoding/json"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/essor-go/essor"
)

// Mutations yields every version of a JSON document in which one thing is
// changed: the last digit of a number, a truth, a text in a way that keeps its
// form (an amount, its currency, a day, a fraction, hexadecimal digits or a
// word), a list by one entry less or more or by two swapped, a member left
// out. With each comes the JSON pointer of the change. Whoever verifies a
// result must refuse them all. A document that is not JSON yields nothing.
func Mutations(document []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		decoder := json.NewDecoder(bytes.NewReader(document))
		decoder.UseNumber()
		var root any
		if decoder.Decode(&root) != nil {
			return
		}
		m := mutator{root: &root, yield: yield}
		m.walk(root, "", func(v any) { root = v })
	}
}

type mutator struct {
	root    *any
	yield   func(string, []byte) bool
	stopped bool
}

// try sets a changed value, hands the document out and puts the old one back.
func (m *mutator) try(pointer string, old, changed any, set func(any)) {
	if m.stopped {
		return
	}
	set(changed)
	document, err := json.Marshal(*m.root)
	set(old)
	if err == nil && !m.yield(pointer, document) {
		m.stopped = true
	}
}

func (m *mutator) walk(v any, pointer string, set func(any)) {
	switch v := v.(type) {
	case map[string]any:
		m.walkObject(v, pointer)
	case []any:
		m.walkList(v, pointer, set)
	case bool:
		m.try(pointer, v, !v, set)
	case json.Number:
		m.try(pointer, v, next(v), set)
	case string:
		for _, changed := range alter(v) {
			m.try(pointer, v, changed, set)
		}
	}
}

func (m *mutator) walkObject(v map[string]any, pointer string) {
	keys := make([]string, 0, len(v))
	for key := range v {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		at := pointer + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
		m.walk(v[key], at, func(changed any) { v[key] = changed })
		if isZero(v[key]) {
			continue // leaving out what is zero changes nothing
		}
		m.try(at, v[key], nil, func(changed any) {
			if changed == nil {
				delete(v, key)
			} else {
				v[key] = changed
			}
		})
	}
}

func (m *mutator) walkList(v []any, pointer string, set func(any)) {
	for i := range v {
		m.walk(v[i], pointer+"/"+strconv.Itoa(i), func(changed any) { v[i] = changed })
	}
	if len(v) > 0 {
		m.try(pointer, v, v[:len(v)-1], set)
		m.try(pointer, v, append(slices.Clone(v), v[len(v)-1]), set)
	}
	if len(v) > 1 && !same(v[0], v[1]) {
		swapped := slices.Clone(v)
		swapped[0], swapped[1] = v[1], v[0]
		m.try(pointer, v, swapped, set)
	}
}

func isZero(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case bool:
		return !v
	case string:
		return v == "" || v == "0"
	case json.Number:
		return v == "0"
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

func same(a, b any) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return bytes.Equal(x, y)
}

// next changes the last digit of a number that decides its value: the last of
// a whole number, of others the last that a float64 can tell apart.
func next(n json.Number) json.Number {
	mantissa, exponent := string(n), ""
	if i := strings.IndexAny(mantissa, "eE"); i >= 0 {
		mantissa, exponent = mantissa[:i], mantissa[i:]
	}
	isWhole := exponent == "" && !strings.Contains(mantissa, ".")
	was, _ := n.Float64()
	for i := len(mantissa) - 1; i >= 0; i-- {
		if mantissa[i] < '0' || mantissa[i] > '9' {
			continue
		}
		changed := json.Number(mantissa[:i] + string(turn(mantissa[i])) + mantissa[i+1:] + exponent)
		if now, _ := changed.Float64(); isWhole || now != was {
			return changed
		}
	}
	if was != 0 {
		return "0" // beyond every float64
	}
	return "1" // closer to zero than every other
}

func turn(digit byte) byte {
	if digit == '9' {
		return '8'
	}
	return digit + 1
}

// neighbours are currencies with as many decimals as their key.
var neighbours = [...][2]string{0: {"XOF", "JPY"}, 2: {"USD", "CAD"}, 3: {"TND", "KWD"}, 4: {"CLF", "UYW"}}

// another returns a currency like c.
func another(c essor.Currency) string {
	pair := neighbours[c.Exponent()]
	if c.String() == pair[0] {
		return pair[1]
	}
	return pair[0]
}

// alter changes a text in ways that keep its form: of an amount the last digit
// and the currency, of a day the day, else the last digit or letter.
func alter(text string) []string {
	if text == "" {
		return []string{"x"}
	}
	last := len(text) - 1
	if m, err := essor.ParseMoney(text); err == nil {
		amount, code := text[:last-3], text[last-3:]
		end := len(amount) - 1
		return []string{amount[:end] + string(turn(amount[end])) + code, amount + " " + another(m.Currency())}
	}
	if c, err := essor.ParseCurrency(text); err == nil {
		return []string{another(c)}
	}
	if d, err := essor.ParseDate(text); err == nil {
		for _, n := range []int{1, -1} {
			if changed, err := d.AddDays(n); err == nil {
				return []string{changed.String()}
			}
		}
	}
	switch c := text[last]; {
	case c >= '0' && c <= '9':
		return []string{text[:last] + string(turn(c))}
	case c == 'a':
		return []string{text[:last] + "b"}
	}
	return []string{text[:last] + "a"}
}

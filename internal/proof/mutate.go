package proof

import (
	"bytes"
	"encoding/json"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// Mutations yields every version of a JSON document in which one thing is
// changed: a number is moved by one, a truth flipped, a text altered in a way
// that keeps its form (an amount, a day, a fraction, hexadecimal digits or a
// word), a list shortened or swapped, a member left out. With each comes
// the JSON pointer of the change. Whoever verifies a result must refuse them all.
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

// next moves the last digit of a number by one.
func next(n json.Number) json.Number {
	text := string(n)
	if i := strings.LastIndexAny(text, "0123456789"); i >= 0 && !strings.ContainsAny(text, "eE") {
		return json.Number(text[:i] + string(turn(text[i])) + text[i+1:])
	}
	return json.Number("1" + text)
}

func turn(digit byte) byte {
	if digit == '9' {
		return '8'
	}
	return digit + 1
}

// alter changes a text: where it ends in a digit (an amount, a day, a
// fraction, a count) that digit; else its last letter; and the digit before a
// currency code.
func alter(text string) []string {
	if text == "" {
		return []string{"x"}
	}
	var out []string
	if amount, code, ok := strings.Cut(text, " "); ok && len(code) == 3 && amount != "" && strings.Trim(amount, "-.0123456789") == "" {
		last := len(amount) - 1
		return append(out, amount[:last]+string(turn(amount[last]))+" "+code)
	}
	last := len(text) - 1
	switch c := text[last]; {
	case c >= '0' && c <= '9':
		out = append(out, text[:last]+string(turn(c)))
	case c == 'a':
		out = append(out, text[:last]+"b")
	default:
		out = append(out, text[:last]+"a")
	}
	return out
}

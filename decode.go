package essor

import (
	"encoding"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The limits of [Decode].
const (
	MaxJSONBytes = 64 << 20 // bytes of one document
	MaxJSONDepth = 64       // objects and lists inside each other
)

// maxJSONKey is how long a key may be to stand in a pointer.
const maxJSONKey = 128

// Decode reads one JSON document into the value that into points to, and
// replaces what it held. It is strict where encoding/json is lenient, and
// points where encoding/json can't: field names must match by letter case,
// unknown and repeated keys, null for anything but a Go pointer, wrong types,
// numbers with a fraction or exponent for an integer and trailing text are
// each a field error with its RFC 6901 pointer, which ends before a key of
// more than 128 bytes. Types with UnmarshalText or UnmarshalJSON read
// themselves.
//
// It fails with an [InvalidError] that lists up to [MaxFieldErrors] faults
// and never repeats a value; then the value keeps what it held. What is
// missing is for the validator of the type to judge. Cost: one pass, and one
// more over the text of each type that reads itself.
func Decode(data []byte, into any) error {
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return &InvalidError{Fields: []FieldError{{Code: CodeInconsistent, Detail: "into must be a pointer to a value"}}}
	}
	d := decoder{scanner: scanner{data: data}}
	fresh := reflect.New(target.Type().Elem())
	switch {
	case len(data) > MaxJSONBytes:
		d.fault(CodeTooLong, "must be at most 64 MiB of JSON")
	case !utf8.Valid(data):
		d.fault(CodeBadFormat, "must be valid UTF-8")
	case d.value(fresh.Elem()) && !d.atEnd():
		d.fault(CodeBadFormat, "must be one JSON value and nothing after it")
	}
	if len(d.fields) > 0 {
		return &InvalidError{Fields: d.fields, Omitted: d.omitted}
	}
	target.Elem().Set(fresh.Elem())
	return nil
}

// decoder walks a document along a Go type. Its methods return false where
// the text stops being JSON and the walk must end.
type decoder struct {
	scanner
	path    []step // from the whole to the value that is read
	structs map[reflect.Type]map[string]field
	fields  []FieldError
	omitted int
}

// step leads to a member by its key or, where index is not negative, to an entry.
type step struct {
	key   string
	index int
}

// field is a field of a struct by its JSON name.
type field struct {
	name   string
	index  []int // how to reach it, through embedded structs
	number int   // among those of the struct
}

// pointer writes the path; isWhole is false where it ends before a long key.
func (d *decoder) pointer() (pointer string, isWhole bool) {
	var b strings.Builder
	for _, s := range d.path {
		switch {
		case s.index >= 0:
			b.WriteByte('/')
			b.WriteString(strconv.Itoa(s.index))
		case len(s.key) > maxJSONKey:
			return b.String(), false
		default:
			b.WriteByte('/')
			b.WriteString(escapePointer(s.key))
		}
	}
	return b.String(), true
}

func (d *decoder) fault(code Code, detail string) {
	d.refuse(&FieldError{Code: code, Detail: detail})
}

// refuse records what is wrong with the value that is read, or inside it.
func (d *decoder) refuse(f *FieldError) {
	if len(d.fields) >= MaxFieldErrors {
		d.omitted++
		return
	}
	pointer, isWhole := d.pointer()
	if isWhole {
		pointer += f.Pointer
	}
	d.fields = append(d.fields, FieldError{pointer, f.Code, f.Detail})
}

// broken records where the text stops being JSON.
func (d *decoder) broken() bool {
	d.fault(CodeBadFormat, "must be JSON: broken near byte "+strconv.Itoa(d.at))
	return false
}

// raw returns the text of the next value, or nil when that is a fault.
func (d *decoder) raw() (raw []byte, ok bool) {
	raw, nesting := d.next()
	switch {
	case len(d.path)+nesting > MaxJSONDepth:
		d.fault(CodeTooMany, "must be at most 64 levels deep")
		return nil, true
	case !isJSON(raw):
		d.at -= len(raw)
		return nil, d.broken()
	case string(raw) == "null":
		d.fault(CodeRequired, "must not be null")
		return nil, true
	}
	return raw, true
}

// value reads the next JSON value into v.
func (d *decoder) value(v reflect.Value) bool {
	switch own := v.Addr().Interface().(type) {
	case json.Unmarshaler:
		raw, ok := d.raw()
		if raw != nil {
			d.judge(own.UnmarshalJSON(raw))
		}
		return ok
	case encoding.TextUnmarshaler:
		raw, ok := d.raw()
		if raw != nil {
			d.judge(unmarshalText(raw, own))
		}
		return ok
	}
	switch v.Kind() {
	case reflect.Struct, reflect.Map:
		return d.object(v)
	case reflect.Slice, reflect.Array:
		return d.list(v)
	case reflect.Pointer:
		if d.skipNull() {
			return true
		}
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(v.Elem())
	}
	raw, ok := d.raw()
	if raw != nil {
		d.judge(unmarshalBasic(raw, v))
	}
	return ok
}

// judge records what a value that read itself found wrong.
func (d *decoder) judge(err error) {
	if err == nil {
		return
	}
	var many *InvalidError
	var one *FieldError
	switch {
	case errors.As(err, &many):
		for i := range many.Fields {
			d.refuse(&many.Fields[i])
		}
		d.omitted += many.Omitted
	case errors.As(err, &one):
		d.refuse(one)
	default:
		d.fault(CodeBadFormat, "must be of the documented form")
	}
}

func unmarshalText(raw []byte, own encoding.TextUnmarshaler) error {
	if raw[0] != '"' {
		return fieldError(CodeBadFormat, "must be text in quotes")
	}
	return own.UnmarshalText(unquote(raw))
}

// unmarshalBasic reads text, booleans and numbers.
func unmarshalBasic(raw []byte, v reflect.Value) error {
	isNumber := raw[0] == '-' || isDigit(raw[0])
	switch v.Kind() {
	case reflect.String:
		if raw[0] != '"' {
			return fieldError(CodeBadFormat, "must be text in quotes")
		}
		v.SetString(string(unquote(raw)))
	case reflect.Bool:
		if raw[0] != 't' && raw[0] != 'f' {
			return fieldError(CodeBadFormat, "must be true or false")
		}
		v.SetBool(raw[0] == 't')
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if !isNumber || strings.ContainsAny(string(raw), ".eE") {
			return fieldError(CodeBadFormat, "must be a whole number without point or exponent")
		}
		if !setWhole(string(raw), v) {
			return fieldError(CodeOutOfRange, "must fit its integer type")
		}
	case reflect.Float32, reflect.Float64:
		if !isNumber {
			return fieldError(CodeBadFormat, "must be a number")
		}
		f, err := strconv.ParseFloat(string(raw), v.Type().Bits())
		if err != nil || math.IsInf(f, 0) {
			return fieldError(CodeOutOfRange, "must fit its floating-point type")
		}
		v.SetFloat(f)
	default:
		return json.Unmarshal(raw, v.Addr().Interface())
	}
	return nil
}

// setWhole sets an integer of any size, and reports whether the number fits.
func setWhole(text string, v reflect.Value) bool {
	if v.CanInt() {
		n, err := strconv.ParseInt(text, 10, v.Type().Bits())
		v.SetInt(n)
		return err == nil
	}
	n, err := strconv.ParseUint(text, 10, v.Type().Bits())
	v.SetUint(n)
	return err == nil
}

// open moves past the bracket that starts an object or a list. Where another
// value stands it records the fault and skips it.
func (d *decoder) open(bracket byte, detail string) (opened, ok bool) {
	if d.peek() != bracket {
		raw, ok := d.raw()
		if raw != nil {
			d.fault(CodeBadFormat, detail)
		}
		return false, ok
	}
	if len(d.path) >= MaxJSONDepth {
		_, ok := d.raw() // which finds it too deep
		return false, ok
	}
	d.at++
	return true, true
}

// more moves to entry n of an object or list, past the comma before it, or
// past the bracket that ends it.
func (d *decoder) more(n int, bracket byte) (more, ok bool) {
	switch c := d.peek(); {
	case c == bracket:
		d.at++
		return false, true
	case n == 0:
		return true, true
	case c == ',':
		d.at++
		return true, true
	}
	return false, d.broken()
}

func (d *decoder) list(v reflect.Value) bool {
	if opened, ok := d.open('[', "must be a list"); !opened {
		return ok
	}
	isSlice := v.Kind() == reflect.Slice
	if isSlice {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0)) // an empty list is not an absent one
	}
	for n := 0; ; n++ {
		more, ok := d.more(n, ']')
		if !more {
			if ok && !isSlice && n != v.Len() {
				d.fault(CodeInconsistent, "must have exactly "+strconv.Itoa(v.Len())+" entries")
			}
			return ok
		}
		if isSlice {
			v.Grow(1)
			v.SetLen(n + 1)
		}
		d.path = append(d.path, step{index: n})
		if n < v.Len() {
			ok = d.value(v.Index(n))
		} else {
			ok = d.value(reflect.New(v.Type().Elem()).Elem()) // one too many, counted at the end
		}
		d.path = d.path[:len(d.path)-1]
		if !ok {
			return false
		}
	}
}

// object reads a struct by its JSON names, or a map with keys of text.
func (d *decoder) object(v reflect.Value) bool {
	if opened, ok := d.open('{', "must be an object"); !opened {
		return ok
	}
	if v.Kind() == reflect.Map {
		v.Set(reflect.MakeMap(v.Type()))
		return d.members(func(key []byte) bool {
			d.path = append(d.path, step{key: string(key), index: -1})
			return d.entry(v, key)
		})
	}
	known := d.fieldsOf(v.Type())
	seen := make([]bool, len(known))
	return d.members(func(key []byte) bool {
		f, ok := known[string(key)]
		if !ok {
			d.path = append(d.path, step{key: string(key), index: -1})
			d.fault(CodeUnknownReference, "must be a known field, in its letter case")
			return d.skip()
		}
		d.path = append(d.path, step{key: f.name, index: -1})
		if seen[f.number] {
			d.fault(CodeDuplicate, "key must be given once")
		}
		seen[f.number] = true
		return d.value(v.FieldByIndex(f.index))
	})
}

// members hands each key of the object that was opened to read, which adds it
// to the path and reads its value.
func (d *decoder) members(read func(key []byte) bool) bool {
	for n := 0; ; n++ {
		more, ok := d.more(n, '}')
		if !more {
			return ok
		}
		key, ok := d.key()
		if !ok {
			return d.broken()
		}
		if !read(key) {
			return false
		}
		d.path = d.path[:len(d.path)-1]
	}
}

// entry reads one entry of a map.
func (d *decoder) entry(v reflect.Value, key []byte) bool {
	name := reflect.New(v.Type().Key()).Elem()
	own, isOwn := name.Addr().Interface().(encoding.TextUnmarshaler)
	switch {
	case isOwn:
		if own.UnmarshalText(key) != nil {
			d.fault(CodeBadFormat, "key must be of the documented form")
			return d.skip()
		}
	case name.Kind() == reflect.String:
		name.SetString(string(key))
	default:
		d.fault(CodeInconsistent, "must be decoded into a map with keys of text")
		return d.skip()
	}
	if v.MapIndex(name).IsValid() {
		d.fault(CodeDuplicate, "key must be given once")
	}
	item := reflect.New(v.Type().Elem()).Elem()
	ok := d.value(item)
	v.SetMapIndex(name, item)
	return ok
}

// skip moves past a value that nobody reads.
func (d *decoder) skip() bool {
	if raw, _ := d.next(); !isJSON(raw) {
		d.at -= len(raw)
		return d.broken()
	}
	return true
}

// fieldsOf returns the exported fields of a struct by their JSON names; those
// of embedded structs without a name count as its own.
func (d *decoder) fieldsOf(t reflect.Type) map[string]field {
	if known, ok := d.structs[t]; ok {
		return known
	}
	fields := map[string]field{}
	addFields(fields, t, nil)
	if d.structs == nil {
		d.structs = map[reflect.Type]map[string]field{}
	}
	d.structs[t] = fields
	return fields
}

// addFields adds the fields of t, which lies at index, and then those of the
// structs embedded in it, which its own hide.
func addFields(fields map[string]field, t reflect.Type, index []int) {
	var embedded []reflect.StructField
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-":
			continue
		case f.Anonymous && name == "":
			embedded = append(embedded, f)
			continue
		case !f.IsExported():
			continue
		case name == "":
			name = f.Name
		}
		if _, hidden := fields[name]; !hidden {
			fields[name] = field{name, slices.Concat(index, f.Index), len(fields)}
		}
	}
	for _, f := range embedded {
		if f.Type.Kind() == reflect.Struct {
			addFields(fields, f.Type, slices.Concat(index, f.Index))
		}
	}
}

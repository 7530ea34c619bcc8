package essor

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
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

// Decode reads one JSON document into the value that into points to. It is
// strict where encoding/json is lenient, and points where encoding/json can't:
// field names must match by letter case, unknown and repeated keys, null for
// anything but a Go pointer, wrong types, numbers with a fraction or exponent
// for an integer and trailing text are each a field error with its RFC 6901
// pointer. Types with UnmarshalText or UnmarshalJSON read themselves.
//
// It fails with an [InvalidError] that lists up to [MaxFieldErrors] faults
// and never repeats a value; then the value keeps what it held. What is
// missing is for the validator of the type to judge. Cost: one pass.
func Decode(data []byte, into any) error {
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return &InvalidError{Fields: []FieldError{{Code: CodeInconsistent, Detail: "into must be a pointer to a value"}}}
	}
	d := decoder{structs: map[reflect.Type]map[string][]int{}}
	fresh := reflect.New(target.Type().Elem())
	switch {
	case len(data) > MaxJSONBytes:
		d.fault("", CodeTooLong, "must be at most 64 MiB of JSON")
	case !utf8.Valid(data):
		d.fault("", CodeBadFormat, "must be valid UTF-8")
	default:
		d.document(data, fresh.Elem())
	}
	if len(d.fields) > 0 {
		return &InvalidError{Fields: d.fields, Omitted: d.omitted}
	}
	target.Elem().Set(fresh.Elem())
	return nil
}

// decoder walks the tokens of one document along a Go type.
type decoder struct {
	json    *json.Decoder
	structs map[reflect.Type]map[string][]int // field indices by JSON name
	fields  []FieldError
	omitted int
}

// errStop ends the walk where the text stops being JSON.
var errStop = errors.New("not JSON")

func (d *decoder) fault(pointer string, code Code, detail string) {
	if len(d.fields) >= MaxFieldErrors {
		d.omitted++
		return
	}
	d.fields = append(d.fields, FieldError{pointer, code, detail})
}

func (d *decoder) document(data []byte, v reflect.Value) {
	d.json = json.NewDecoder(bytes.NewReader(data))
	d.json.UseNumber()
	if d.value(v, "", 0) != nil {
		return
	}
	if _, err := d.json.Token(); err != io.EOF {
		d.fault("", CodeBadFormat, "must be one JSON value and nothing after it")
	}
}

// broken records where the text stops being JSON.
func (d *decoder) broken(pointer string) error {
	d.fault(pointer, CodeBadFormat, "must be JSON: broken near byte "+strconv.FormatInt(d.json.InputOffset(), 10))
	return errStop
}

// value reads the next JSON value into v.
func (d *decoder) value(v reflect.Value, pointer string, depth int) error {
	if depth > MaxJSONDepth {
		d.fault(pointer, CodeTooMany, "must be at most 64 levels deep")
		return errStop
	}
	if v.CanAddr() {
		switch own := v.Addr().Interface().(type) {
		case json.Unmarshaler:
			return d.own(pointer, func(raw []byte) error { return own.UnmarshalJSON(raw) })
		case encoding.TextUnmarshaler:
			return d.own(pointer, func(raw []byte) error { return unmarshalText(raw, own) })
		}
	}
	switch v.Kind() {
	case reflect.Struct, reflect.Map:
		return d.object(v, pointer, depth)
	case reflect.Slice, reflect.Array:
		return d.list(v, pointer, depth)
	case reflect.Pointer:
		return d.pointer(v, pointer, depth)
	}
	return d.own(pointer, func(raw []byte) error { return unmarshalBasic(raw, v) })
}

// own hands the raw text of the next value to read.
func (d *decoder) own(pointer string, read func(raw []byte) error) error {
	var raw json.RawMessage
	if err := d.json.Decode(&raw); err != nil {
		return d.broken(pointer)
	}
	if string(raw) == "null" {
		d.fault(pointer, CodeRequired, "must not be null")
		return nil
	}
	var many *InvalidError
	var one *FieldError
	switch err := read(raw); {
	case err == nil:
	case errors.As(err, &many):
		for _, f := range many.Fields {
			d.fault(pointer+f.Pointer, f.Code, f.Detail)
		}
		d.omitted += many.Omitted
	case errors.As(err, &one):
		d.fault(pointer+one.Pointer, one.Code, one.Detail)
	default:
		d.fault(pointer, CodeBadFormat, "must be of the documented form")
	}
	return nil
}

func unmarshalText(raw []byte, own encoding.TextUnmarshaler) error {
	if raw[0] != '"' {
		return fieldError(CodeBadFormat, "must be text in quotes")
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return err
	}
	return own.UnmarshalText([]byte(text))
}

// unmarshalBasic reads text, booleans and numbers.
func unmarshalBasic(raw []byte, v reflect.Value) error {
	text := string(raw)
	isNumber := raw[0] == '-' || isDigit(raw[0])
	switch v.Kind() {
	case reflect.String:
		if raw[0] != '"' {
			return fieldError(CodeBadFormat, "must be text in quotes")
		}
	case reflect.Bool:
		if text != "true" && text != "false" {
			return fieldError(CodeBadFormat, "must be true or false")
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if !isNumber || strings.ContainsAny(text, ".eE") {
			return fieldError(CodeBadFormat, "must be a whole number without point or exponent")
		}
		if json.Unmarshal(raw, v.Addr().Interface()) != nil {
			return fieldError(CodeOutOfRange, "must fit its integer type")
		}
		return nil
	case reflect.Float32, reflect.Float64:
		if !isNumber {
			return fieldError(CodeBadFormat, "must be a number")
		}
		if f, err := strconv.ParseFloat(text, v.Type().Bits()); err != nil || math.IsInf(f, 0) {
			return fieldError(CodeOutOfRange, "must fit its floating-point type")
		}
	}
	return json.Unmarshal(raw, v.Addr().Interface())
}

// pointer reads null as nil and anything else into a new value.
func (d *decoder) pointer(v reflect.Value, pointer string, depth int) error {
	var raw json.RawMessage
	if err := d.json.Decode(&raw); err != nil {
		return d.broken(pointer)
	}
	if string(raw) == "null" {
		return nil
	}
	fresh := reflect.New(v.Type().Elem())
	inner := decoder{json: json.NewDecoder(bytes.NewReader(raw)), structs: d.structs}
	inner.json.UseNumber()
	err := inner.value(fresh.Elem(), pointer, depth+1)
	for _, f := range inner.fields {
		d.fault(f.Pointer, f.Code, f.Detail)
	}
	d.omitted += inner.omitted
	v.Set(fresh)
	return err
}

// open reads the token that starts an object or a list. Where something else
// stands it records the fault, skips it and returns false.
func (d *decoder) open(want json.Delim, pointer, detail string) (bool, error) {
	token, err := d.json.Token()
	if err != nil {
		return false, d.broken(pointer)
	}
	if token == want {
		return true, nil
	}
	if token == nil {
		d.fault(pointer, CodeRequired, "must not be null")
	} else {
		d.fault(pointer, CodeBadFormat, detail)
	}
	if _, isDelim := token.(json.Delim); isDelim {
		return false, d.skipRest(pointer)
	}
	return false, nil
}

// skipRest reads to the end of the object or list whose start was just read.
func (d *decoder) skipRest(pointer string) error {
	for depth := 1; depth > 0; {
		token, err := d.json.Token()
		if err != nil {
			return d.broken(pointer)
		}
		if delim, ok := token.(json.Delim); ok {
			if delim == '{' || delim == '[' {
				depth++
			} else {
				depth--
			}
		}
	}
	return nil
}

func (d *decoder) list(v reflect.Value, pointer string, depth int) error {
	ok, err := d.open('[', pointer, "must be a list")
	if !ok {
		return err
	}
	isSlice := v.Kind() == reflect.Slice
	if isSlice {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0)) // an empty list is not an absent one
	}
	n := 0
	for ; d.json.More(); n++ {
		at := pointer + "/" + strconv.Itoa(n)
		var item reflect.Value
		switch {
		case isSlice:
			item = reflect.New(v.Type().Elem()).Elem()
		case n < v.Len():
			item = v.Index(n)
		default:
			item = reflect.New(v.Type().Elem()).Elem() // counted below
		}
		if err := d.value(item, at, depth+1); err != nil {
			return err
		}
		if isSlice {
			v.Set(reflect.Append(v, item))
		}
	}
	if _, err := d.json.Token(); err != nil {
		return d.broken(pointer)
	}
	if !isSlice && n != v.Len() {
		d.fault(pointer, CodeInconsistent, "must have exactly "+strconv.Itoa(v.Len())+" entries")
	}
	return nil
}

// object reads a struct by its JSON names, or a map with keys of text.
func (d *decoder) object(v reflect.Value, pointer string, depth int) error {
	ok, err := d.open('{', pointer, "must be an object")
	if !ok {
		return err
	}
	if v.Kind() == reflect.Map {
		v.Set(reflect.MakeMap(v.Type()))
	}
	seen := map[string]bool{}
	for d.json.More() {
		token, err := d.json.Token()
		if err != nil {
			return d.broken(pointer)
		}
		key, _ := token.(string)
		at := pointer
		if len(key) <= maxJSONKey {
			at += "/" + escapePointer(key)
		}
		if seen[key] {
			d.fault(at, CodeDuplicate, "key must be given once")
		}
		seen[key] = true
		if err := d.member(v, key, at, depth); err != nil {
			return err
		}
	}
	if _, err := d.json.Token(); err != nil {
		return d.broken(pointer)
	}
	return nil
}

// member reads one member of an object into the field or entry it names.
func (d *decoder) member(v reflect.Value, key, at string, depth int) error {
	if v.Kind() == reflect.Map {
		return d.entry(v, key, at, depth)
	}
	if index, known := d.fieldsOf(v.Type())[key]; known {
		return d.value(v.FieldByIndex(index), at, depth+1)
	}
	d.fault(at, CodeUnknownReference, "must be a known field, in its letter case")
	return d.skipValue(at)
}

func (d *decoder) entry(v reflect.Value, key, at string, depth int) error {
	name := reflect.New(v.Type().Key()).Elem()
	own, isOwn := name.Addr().Interface().(encoding.TextUnmarshaler)
	switch {
	case isOwn:
		if err := own.UnmarshalText([]byte(key)); err != nil {
			d.fault(at, CodeBadFormat, "key must be of the documented form")
			return d.skipValue(at)
		}
	case name.Kind() == reflect.String:
		name.SetString(key)
	default:
		d.fault(at, CodeInconsistent, "must be decoded into a map with keys of text")
		return d.skipValue(at)
	}
	item := reflect.New(v.Type().Elem()).Elem()
	if err := d.value(item, at, depth+1); err != nil {
		return err
	}
	v.SetMapIndex(name, item)
	return nil
}

func (d *decoder) skipValue(at string) error {
	var raw json.RawMessage
	if err := d.json.Decode(&raw); err != nil {
		return d.broken(at)
	}
	return nil
}

// fieldsOf returns the exported fields of a struct by their JSON names; those
// of embedded structs without a name count as its own.
func (d *decoder) fieldsOf(t reflect.Type) map[string][]int {
	if known, ok := d.structs[t]; ok {
		return known
	}
	fields := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "-" || f.Anonymous && name == "" || !reachable(t, f.Index) {
			continue
		}
		if name == "" {
			name = f.Name
		}
		fields[name] = f.Index
	}
	d.structs[t] = fields
	return fields
}

// reachable reports whether the way to a promoted field passes through
// embedded structs only: one behind a pointer or a named member isn't ours.
func reachable(t reflect.Type, index []int) bool {
	for _, i := range index[:len(index)-1] {
		f := t.Field(i)
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); f.Type.Kind() != reflect.Struct || name != "" {
			return false
		}
		t = f.Type
	}
	return true
}

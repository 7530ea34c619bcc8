package check

import (
	"bytes"
	"encoding/json"
	"reflect"

	"github.com/essor-go/essor"
)

// Differs is what a proof fails with: the part of a result at the path is not
// what detail says that it must be.
func Differs(detail string, path ...any) error {
	return &essor.FieldError{Pointer: Pointer(path...), Code: essor.CodeInconsistent, Detail: detail}
}

// SameJSON reports whether two values are written alike. Most are found to be
// the same without that.
func SameJSON(a, b any) bool {
	if reflect.DeepEqual(a, b) {
		return true
	}
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

package proof

import (
	"context"
	_ "embed" // the reference file
	"encoding/json"
	"errors"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/essor-go/essor"
)

//go:embed testdata/badinput.json
var badInput string

// badCase is one reference input that must be refused, or survived.
type badCase struct {
	ID      string          `json:"id"`
	Package string          `json:"package"`
	Input   json.RawMessage `json:"input"`
	Expect  struct {
		Code    string `json:"code"`
		Pointer string `json:"pointer"`
	} `json:"expect"`
	Bound struct {
		Ms       int `json:"ms"`
		AllocMiB int `json:"alloc_mib"`
	} `json:"bound"`
}

// Reach says how a family is given one of the reference inputs, and where its
// own shape differs from the reference's concept.
type Reach struct {
	Do      func() error // hands the input in and returns the refusal
	Pointer string       // our pointer, "" for the reference's own
	Code    essor.Code   // our code, "" for the reference's own
	Why     string       // why our code differs
}

// slack widens the time bounds, which are guards against hanging on slow or
// shared machines and under the race detector.
const slack = 40

// BadInput gives a family its inputs of the reference file, by id, and logs
// how many of those it can be given are refused as the file says. Cases
// without an entry are listed as not yet reachable.
func BadInput(t T, family string, reach map[string]Reach) {
	t.Helper()
	var file struct {
		Cases []badCase `json:"cases"`
	}
	if err := json.Unmarshal([]byte(badInput), &file); err != nil {
		t.Errorf("badinput.json: %v", err)
		return
	}
	refused, all := 0, 0
	var missing, known []string
	for _, c := range file.Cases {
		if c.Package != family {
			continue
		}
		all++
		known = append(known, c.ID)
		r, ok := reach[c.ID]
		switch {
		case !ok:
			missing = append(missing, c.ID)
		case c.passes(t, r):
			refused++
		}
	}
	for id := range reach {
		if !slices.Contains(known, id) {
			t.Errorf("badinput %s: no case is called %s", family, id)
		}
	}
	t.Logf("badinput %s %d/%d of %d", family, refused, all-len(missing), all)
	if len(missing) > 0 {
		t.Logf("not yet reachable: %s", strings.Join(missing, ", "))
	}
	if refused < all-len(missing) {
		t.Errorf("badinput %s: %d of %d reachable cases were not refused as the file says", family, all-len(missing)-refused, all-len(missing))
	}
}

func (c badCase) passes(t T, r Reach) bool {
	t.Helper()
	if r.Code != "" && r.Why == "" {
		t.Errorf("%s: another code needs its reason", c.ID)
	}
	spent, err := c.run(r.Do)
	switch {
	case spent == tooLong:
		t.Errorf("%s: not refused within its time bound", c.ID)
		return false
	case spent > uint64(c.Bound.AllocMiB)<<20:
		t.Errorf("%s: %d MiB allocated, bound is %d", c.ID, spent>>20, c.Bound.AllocMiB)
		return false
	case err != nil && len(err.Error()) > 400:
		t.Errorf("%s: the error repeats its input: %d bytes", c.ID, len(err.Error()))
		return false
	}
	code, pointer := c.Expect.Code, c.Expect.Pointer
	if r.Code != "" {
		code = string(r.Code)
	}
	if r.Pointer != "" {
		pointer = r.Pointer
	}
	if !answers(err, code, pointer) {
		t.Errorf("%s: got %v, want %s at %q", c.ID, err, code, pointer)
		return false
	}
	return true
}

const tooLong = ^uint64(0)

// run returns what do returned and how many bytes it allocated.
func (c badCase) run(do func() error) (uint64, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(c.Bound.Ms)*slack*time.Millisecond)
	defer cancel()
	type outcome struct {
		err   error
		spent uint64
	}
	done := make(chan outcome, 1)
	go func() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		err := do()
		runtime.ReadMemStats(&after)
		done <- outcome{err, after.TotalAlloc - before.TotalAlloc}
	}()
	select {
	case o := <-done:
		return o.spent, o.err
	case <-ctx.Done():
		return tooLong, nil
	}
}

// answers reports whether err is, or holds, what the reference expects.
func answers(err error, code, pointer string) bool {
	switch code {
	case "none":
		return err == nil
	case "cancelled":
		return errors.Is(err, context.Canceled)
	}
	var many *essor.InvalidError
	if errors.As(err, &many) {
		return slices.ContainsFunc(many.Fields, func(f essor.FieldError) bool {
			return string(f.Code) == code && f.Pointer == pointer
		})
	}
	var one *essor.FieldError
	return errors.As(err, &one) && string(one.Code) == code && one.Pointer == pointer
}

package proof_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

// notes is a testing.TB that writes down what it is told.
type notes struct{ logs, errors []string }

func (n *notes) Helper() {}
func (n *notes) Logf(format string, args ...any) {
	n.logs = append(n.logs, fmt.Sprintf(format, args...))
}
func (n *notes) Errorf(format string, args ...any) {
	n.errors = append(n.errors, fmt.Sprintf(format, args...))
}

func refuse(pointer string, code essor.Code) func() error {
	return func() error {
		return fmt.Errorf("family: %w", &essor.InvalidError{Fields: []essor.FieldError{
			{Pointer: "/first", Code: essor.CodeRequired, Detail: "must not be empty"},
			{Pointer: pointer, Code: code, Detail: "must fit"},
		}})
	}
}

// sink keeps an allocation alive, so that it is not optimised away.
var sink []byte

func TestBadInputJudges(t *testing.T) {
	const bomb = "loan-exp-bomb-parse" // out_of_range at /principal, 50 ms, 16 MiB
	tests := []struct {
		name    string
		reach   proof.Reach
		refused bool
		says    string
	}{
		{"as the file says, among others", proof.Reach{Do: refuse("/principal", essor.CodeOutOfRange)}, true, ""},
		{"as the file says, alone", proof.Reach{Do: func() error {
			return &essor.FieldError{Pointer: "/principal", Code: essor.CodeOutOfRange, Detail: "must fit"}
		}}, true, ""},
		{"another shape", proof.Reach{Do: refuse("/advances/0/amount", essor.CodeBadFormat), Pointer: "/advances/0/amount",
			Code: essor.CodeBadFormat, Why: "amounts carry their currency"}, true, ""},
		{"another code without a reason", proof.Reach{Do: refuse("/principal", essor.CodeBadFormat), Code: essor.CodeBadFormat}, true, "needs its reason"},
		{"another code", proof.Reach{Do: refuse("/principal", essor.CodeBadFormat)}, false, `want out_of_range at "/principal"`},
		{"another pointer", proof.Reach{Do: refuse("/rate", essor.CodeOutOfRange)}, false, `want out_of_range at "/principal"`},
		{"no error", proof.Reach{Do: func() error { return nil }}, false, "got <nil>"},
		{"an error of its own", proof.Reach{Do: func() error { return errors.New("no") }}, false, "got no"},
		{"the input in the error", proof.Reach{Do: func() error {
			return &essor.FieldError{Pointer: "/principal", Code: essor.CodeOutOfRange, Detail: strings.Repeat("9", 500)}
		}}, false, "repeats its input"},
		{"too much memory", proof.Reach{Do: func() error {
			sink = make([]byte, 17<<20)
			return refuse("/principal", essor.CodeOutOfRange)()
		}}, false, "MiB allocated"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var n notes
			proof.BadInput(&n, "loan", map[string]proof.Reach{bomb: tt.reach})
			count := map[bool]string{true: "1", false: "0"}[tt.refused]
			require.Equal(t, "badinput loan "+count+"/1 of 70", n.logs[0])
			require.Contains(t, n.logs[1], "not yet reachable: loan-exp-bomb-negative, ")
			if tt.says == "" {
				require.Empty(t, n.errors)
				return
			}
			require.Contains(t, strings.Join(n.errors, "\n"), tt.says)
		})
	}
}

func TestBadInputGivesUpOnWhatHangs(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for a time bound to pass")
	}
	release := make(chan struct{})
	defer close(release)
	var n notes
	began := time.Now()
	proof.BadInput(&n, "loan", map[string]proof.Reach{"loan-exp-bomb-parse": {Do: func() error {
		<-release
		return nil
	}}})
	require.Less(t, time.Since(began), 30*time.Second)
	require.Contains(t, strings.Join(n.errors, "\n"), "not refused within its time bound")
}

func TestBadInputOfOtherKinds(t *testing.T) {
	var n notes
	proof.BadInput(&n, "mentor", map[string]proof.Reach{
		"mentor-negative-zero":     {Do: func() error { return nil }},
		"mentor-already-cancelled": {Do: func() error { return fmt.Errorf("match: %w", context.Canceled) }},
	})
	require.Empty(t, n.errors)
	require.Equal(t, "badinput mentor 2/2 of 28", n.logs[0])

	n = notes{}
	proof.BadInput(&n, "mentor", map[string]proof.Reach{"loan-exp-bomb-parse": {Do: func() error { return nil }}})
	require.Contains(t, n.errors[0], "no case is called loan-exp-bomb-parse")

	n = notes{}
	proof.BadInput(&n, "weather", nil)
	require.Equal(t, []string{"badinput weather 0/0 of 0"}, n.logs)
	require.Empty(t, n.errors)
}

func TestCountedLine(t *testing.T) {
	var n notes
	proof.Conformance(&n, "loan/us_regz_appendix_j", 25, 25, 25)
	require.Equal(t, []string{"conformance loan/us_regz_appendix_j 25/25"}, n.logs)
	require.Empty(t, n.errors)
	proof.Conformance(&n, "loan/us_regz_appendix_j", 24, 25, 25)
	require.Equal(t, []string{"loan/us_regz_appendix_j: 24 of 25 cases passed, 25 have passed before"}, n.errors)
}

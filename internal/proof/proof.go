// Package proof is what the tests of the families share: the reference inputs
// that must be refused, single-field mutations of results that must be
// caught, and the lines that machines and people read. Only tests import it.
package proof

// T is the part of testing.TB that this package needs.
type T interface {
	Helper()
	Logf(format string, args ...any)
	Errorf(format string, args ...any)
}

// Conformance logs how many cases of a reference file passed, in the form
// that the project counts, and fails the test below least.
func Conformance(t T, name string, passed, total, least int) {
	t.Helper()
	t.Logf("conformance %s %d/%d", name, passed, total)
	if passed < least {
		t.Errorf("%s: %d of %d cases passed, %d have passed before", name, passed, total, least)
	}
}

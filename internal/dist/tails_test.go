package dist

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// tailCase is one case of tails.json: both tails at the last argument, of the
// distribution that the other arguments make.
type tailCase struct {
	Method string
	Args   []string
	P, Q   string
}

// distribution is what all continuous distributions here can do.
type distribution interface {
	CDF(x float64) float64
	SF(x float64) float64
}

// invertible is what all but noncentral t can do too.
type invertible interface {
	distribution
	Quantile(p float64) (float64, bool)
	UpperQuantile(q float64) (float64, bool)
}

// made returns a distribution by the name that tails.json uses.
func made(t testing.TB, method string, args ...float64) distribution {
	t.Helper()
	var d distribution
	ok := false
	switch method {
	case "beta":
		d, ok = as(NewBeta(args[0], args[1]))
	case "gamma":
		d, ok = as(NewGamma(args[0]))
	case "t":
		d, ok = as(NewStudentT(args[0]))
	case "noncentral t":
		d, ok = as(NewNoncentralT(args[0], args[1]))
	}
	if !ok {
		t.Fatalf("%s %v refused", method, args)
	}
	return d
}

func as[D distribution](d D, ok bool) (distribution, bool) { return d, ok }

func readTails(t testing.TB) []tailCase {
	t.Helper()
	text, err := os.ReadFile("testdata/tails.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Cases []tailCase }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	return file.Cases
}

// TestTailsAgainstMpmath compares both tails with 40-digit arithmetic by
// another method, over shapes from 0.001 to 10⁹ and out to 30 standard
// deviations.
func TestTailsAgainstMpmath(t *testing.T) {
	worst, count := map[string]float64{}, map[string]int{}
	for _, c := range readTails(t) {
		var args []float64
		for _, text := range c.Args {
			args = append(args, number(t, text))
		}
		last := len(args) - 1
		d, x := made(t, c.Method, args[:last]...), args[last]
		for _, tail := range []struct {
			name string
			got  float64
			want string
		}{{"CDF", d.CDF(x), c.P}, {"SF", d.SF(x), c.Q}} {
			want := number(t, tail.want)
			if !agrees(tail.got, want) {
				t.Errorf("%s %v: %s = %.17g, want %s, off by %.1g", c.Method, c.Args, tail.name, tail.got, tail.want, tail.got/want-1)
			}
			if want >= 0x1p-1022 {
				worst[c.Method] = max(worst[c.Method], math.Abs(tail.got/want-1))
			}
			count[c.Method]++
		}
	}
	t.Logf("values compared: %v; largest relative differences: %v", count, worst)
}

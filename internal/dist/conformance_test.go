package dist

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// referenceCase is one case of distributions.json: inputs as decimal strings,
// the truth with 20 digits.
type referenceCase struct {
	ID       string            `json:"id"`
	Method   string            `json:"method"`
	Input    map[string]string `json:"input"`
	Expected struct {
		Value string `json:"value"`
	} `json:"expected"`
}

func readCases(t *testing.T, path string) []referenceCase {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Cases []referenceCase }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	return file.Cases
}

// number parses a decimal string; below the range of float64 it is 0.
func number(t *testing.T, text string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return v
}

// methods evaluates a case; at gives its inputs. A method of the file that is
// missing here is reported, not passed over in silence.
var methods = map[string]func(at func(string) float64) (float64, bool){
	"normal.cdf": func(at func(string) float64) (float64, bool) { return Normal{}.CDF(at("x")), true },
	"normal.quantile": func(at func(string) float64) (float64, bool) {
		return Normal{}.Quantile(at("p"))
	},
	"t.sf": func(at func(string) float64) (float64, bool) {
		d, ok := NewStudentT(at("df"))
		return d.SF(at("x")), ok
	},
	"t.quantile_upper": func(at func(string) float64) (float64, bool) {
		d, _ := NewStudentT(at("df"))
		return d.UpperQuantile(at("q"))
	},
	"chi2.sf": func(at func(string) float64) (float64, bool) {
		d, ok := NewChiSquared(at("df"))
		return d.SF(at("x")), ok
	},
	"f.sf": func(at func(string) float64) (float64, bool) {
		d, ok := NewF(at("df1"), at("df2"))
		return d.SF(at("x")), ok
	},
	"noncentral_t.cdf": func(at func(string) float64) (float64, bool) {
		d, ok := NewNoncentralT(at("df"), at("nc"))
		return d.CDF(at("x")), ok
	},
	"beta.quantile": func(at func(string) float64) (float64, bool) {
		d, _ := NewBeta(at("a"), at("b"))
		return d.Quantile(at("p"))
	},
}

// agrees tells whether got is the truth to a relative 1e-12; of a subnormal
// truth only to 1e-300, as the reference asks.
func agrees(got, want float64) bool {
	if math.Abs(want) < 0x1p-1022 {
		return math.Abs(got-want) < 1e-300
	}
	return math.Abs(got-want) <= 1e-12*math.Abs(want)
}

func TestConformanceDistributions(t *testing.T) {
	const needed = 219
	passed, total := 0, 0
	absent := map[string]bool{}
	worst := map[string]float64{}
	for _, c := range readCases(t, "testdata/distributions.json") {
		f := methods[c.Method]
		if f == nil {
			absent[c.Method] = true
			continue
		}
		total++
		want := number(t, c.Expected.Value)
		got, ok := f(func(name string) float64 { return number(t, c.Input[name]) })
		if !ok || !agrees(got, want) {
			t.Errorf("%s: got %.17g (%t), want %s, off by %.1g", c.ID, got, ok, c.Expected.Value, got/want-1)
			continue
		}
		if math.Abs(want) >= 0x1p-1022 {
			worst[c.Method] = max(worst[c.Method], math.Abs(got/want-1))
		}
		passed++
	}
	t.Logf("conformance outcome/distributions %d/%d", passed, total)
	var names []string
	for name := range absent {
		names = append(names, name)
	}
	slices.Sort(names)
	t.Logf("absent methods: [%s]; largest relative differences: %v", strings.Join(names, " "), worst)
	if passed < needed {
		t.Errorf("%d passed, %d are needed", passed, needed)
	}
}

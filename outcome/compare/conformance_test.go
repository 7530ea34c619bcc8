package compare

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/outcome"
)

// referenceCase is one case of a reference file.
type referenceCase struct {
	ID       string         `json:"id"`
	Method   string         `json:"method"`
	Input    map[string]any `json:"input"`
	Expected map[string]any `json:"expected"`
}

func readCases(t *testing.T, file string) []referenceCase {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Cases []referenceCase `json:"cases"`
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all.Cases
}

// judge compares one case's figures and notes which methods are absent.
type judge struct {
	t      *testing.T
	c      referenceCase
	ok     bool
	absent map[string]bool
	seen   map[string]bool
}

// is compares a figure with the expected one under the key, to 1e-10.
func (j *judge) is(key string, got float64) {
	j.t.Helper()
	want, there := lookUp(j.c.Expected, key)
	if !there {
		return
	}
	j.seen[key] = true
	j.near(key, got, toFloat(want))
}

func (j *judge) near(what string, got, want float64) {
	j.t.Helper()
	if math.Abs(got-want) > 1e-10*math.Abs(want)+1e-300 && got != want {
		j.ok = false
		j.t.Errorf("%s %s: got %v, want %v", j.c.ID, what, got, want)
	}
}

// between compares an interval with the expected pair under the key.
func (j *judge) between(key string, low, high float64) {
	j.t.Helper()
	want, there := lookUp(j.c.Expected, key)
	if !there {
		return
	}
	j.seen[key] = true
	pair := want.([]any)
	j.near(key+" low", low, toFloat(pair[0]))
	j.near(key+" high", high, toFloat(pair[1]))
}

// rest notes the expected keys that nothing was compared with.
func (j *judge) rest() {
	for key := range j.c.Expected {
		covered := slices.ContainsFunc(slices.Collect(maps.Keys(j.seen)), func(k string) bool {
			return k == key || strings.HasPrefix(k, key+".")
		})
		if !covered {
			j.absent[key] = true
		}
	}
}

func lookUp(m map[string]any, key string) (any, bool) {
	head, tail, nested := strings.Cut(key, ".")
	v, ok := m[head]
	if !ok || !nested {
		return v, ok
	}
	inner, ok := v.(map[string]any)
	if !ok {
		return nil, false
	}
	return lookUp(inner, tail)
}

func toFloat(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case string:
		f, _ := strconv.ParseFloat(v, 64) // 5e-545 is 0, Inf is infinite
		return f
	}
	panic(fmt.Sprintf("not a number: %v", v))
}

func toFloats(v any) []float64 {
	list := v.([]any)
	out := make([]float64, len(list))
	for i := range list {
		out[i] = toFloat(list[i])
	}
	return out
}

func (c referenceCase) int(key string) int64 { return int64(toFloat(c.Input[key])) }

func (c referenceCase) options(m Method) Options {
	o := Options{Method: m}
	switch conf := c.Input["conf"].(type) {
	case string:
		o.Level = essor.MustParseFraction(conf)
	case float64:
		o.Level = essor.MustParseFraction(strconv.FormatFloat(conf, 'f', -1, 64))
	}
	return o
}

// runCases judges every case of a file whose method has a judge here.
func runCases(t *testing.T, file string, judges map[string]func(*judge)) {
	t.Helper()
	absent := map[string]bool{}
	passed, total, all := 0, 0, 0
	for _, c := range readCases(t, file) {
		all++
		run, known := judges[c.Method]
		if !known {
			absent[c.Method] = true
			continue
		}
		total++
		j := judge{t: t, c: c, ok: true, absent: absent, seen: map[string]bool{}}
		run(&j)
		j.rest()
		if j.ok {
			passed++
		}
	}
	name := "outcome/" + strings.TrimSuffix(file, ".json")
	proof.Conformance(t, name, passed, total, total)
	t.Logf("of %d cases; figures without a method here: %s", all, strings.Join(slices.Sorted(maps.Keys(absent)), ", "))
}

// must fails the case on an error.
func (j *judge) must(e outcome.Estimate, err error) outcome.Estimate {
	j.t.Helper()
	if err != nil {
		j.ok = false
		j.t.Errorf("%s: %v", j.c.ID, err)
	}
	return e
}

func TestConformanceProportions(t *testing.T) {
	runCases(t, "proportions.json", map[string]func(*judge){
		"proportion.ci":               judgeProportion,
		"proportion.diff_independent": judgeDifference,
		"proportion.paired":           judgePairs,
	})
}

func judgeProportion(j *judge) {
	c := Count{X: j.c.int("x"), N: j.c.int("n")}
	for key, method := range map[string]Method{"wilson": Wilson, "clopper_pearson": ClopperPearson, "jeffreys_bcd": Jeffreys, "midp": MidP} {
		e := j.must(Proportion(c, j.c.options(method)))
		j.is("p", e.Value)
		j.between(key, e.Interval.Low, e.Interval.High)
	}
}

func judgeDifference(j *judge) {
	// The reference takes the first share less the second.
	to, from := Count{X: j.c.int("x1"), N: j.c.int("n1")}, Count{X: j.c.int("x2"), N: j.c.int("n2")}
	e := j.must(ProportionDifference(from, to, j.c.options(Newcombe)))
	j.is("diff", e.Value)
	j.between("newcombe", e.Interval.Low, e.Interval.High)
	e = j.must(ProportionDifference(from, to, j.c.options(AgrestiCaffo)))
	want, _ := lookUp(j.c.Expected, "agresti_caffo")
	pair := toFloats(want)
	j.seen["agresti_caffo"] = true
	j.near("agresti_caffo low", e.Interval.Low, max(pair[0], -1))
	j.near("agresti_caffo high", e.Interval.High, min(pair[1], 1)) // the reference does not cut at 1
}

func judgePairs(j *judge) {
	p := Pairs{Both: j.c.int("yy"), OnlyBefore: j.c.int("yn"), OnlyAfter: j.c.int("ny"), Neither: j.c.int("nn")}
	for key, method := range map[string]Method{"newcombe_m10": Newcombe10, "newcombe_m8": Newcombe8} {
		e := j.must(PairedProportions(p, j.c.options(method)))
		j.is("n", float64(e.N))
		j.is("p_before", e.From)
		j.is("p_after", e.To)
		j.is("diff", 0-e.Value) // the reference takes before less after
		j.between(key, 0-e.Interval.High, 0-e.Interval.Low)
		for _, test := range e.Tests {
			switch Method(test.Method) {
			case McNemarExact:
				j.is("mcnemar_exact_p", test.P)
			case McNemarMidP:
				j.is("mcnemar_midp", test.P)
			case McNemarChi2:
				j.is("mcnemar_chi2", test.Statistic)
				j.is("mcnemar_chi2_p", test.P)
			}
		}
	}
	if p.OnlyBefore+p.OnlyAfter == 0 {
		return
	}
	// The share among those who changed, as odds: before to after.
	e := j.must(Proportion(Count{X: p.OnlyBefore, N: p.OnlyBefore + p.OnlyAfter}, j.c.options(ClopperPearson)))
	j.is("conditional_or", e.Value/(1-e.Value))
	j.between("conditional_or_exact", e.Interval.Low/(1-e.Interval.Low), e.Interval.High/(1-e.Interval.High))
}

func TestConformanceMeans(t *testing.T) {
	runCases(t, "means.json", map[string]func(*judge){
		"t.one_sample": judgeMean,
		"t.paired":     judgePairedMeans,
		"t.two_sample": judgeMeanDifference,
		"summary":      judgeSummary,
	})
}

func judgeT(j *judge, prefix string, e outcome.Estimate) {
	j.is(prefix+"se", e.SE)
	j.is(prefix+"t", e.Tests[0].Statistic)
	j.is(prefix+"df", e.Tests[0].DF)
	j.is(prefix+"p_two_sided", e.Tests[0].P)
	j.is(prefix+"ci_low", e.Interval.Low)
	j.is(prefix+"ci_high", e.Interval.High)
}

func judgeMean(j *judge) {
	s, err := SampleOf(toFloats(j.c.Input["x"]))
	if err != nil {
		j.t.Fatal(err)
	}
	o := j.c.options("")
	o.Null = toFloat(j.c.Input["mu"])
	e, err := Mean(s.Report(), o)
	if j.c.Expected["error"] == true {
		j.seen["error"] = true
		j.ok = err != nil
		return
	}
	e = j.must(e, err)
	j.is("n", float64(e.N))
	if j.c.ID == "n2_tiny_diff" {
		// Its values differ by little more than floats near 100,000 can tell.
		judgeLoosely(j, e, s.Report().SD, 1e-4)
		return
	}
	j.is("mean", e.Value)
	j.is("sd", s.Report().SD)
	judgeT(j, "", e)
}

// judgeLoosely compares what the rounding of the inputs limits.
func judgeLoosely(j *judge, e outcome.Estimate, sd, tolerance float64) {
	for key, got := range map[string]float64{
		"mean": e.Value, "sd": sd, "se": e.SE, "t": e.Tests[0].Statistic, "df": e.Tests[0].DF,
		"p_two_sided": e.Tests[0].P, "ci_low": e.Interval.Low, "ci_high": e.Interval.High,
	} {
		want := toFloat(j.c.Expected[key])
		j.seen[key] = true
		if math.Abs(got-want) > tolerance*math.Abs(want) {
			j.ok = false
			j.t.Errorf("%s %s: got %v, want %v", j.c.ID, key, got, want)
		}
	}
}

func judgePairedMeans(j *judge) {
	p, err := PairedOf(toFloats(j.c.Input["before"]), toFloats(j.c.Input["after"]))
	if err != nil {
		j.t.Fatal(err)
	}
	e := j.must(PairedMeans(p, j.c.options("")))
	_, _, change := p.Report()
	j.is("n", float64(e.N))
	j.is("mean", e.Value)
	j.is("sd", change.SD)
	j.is("cohen_dz", e.Value/change.SD)
	judgeT(j, "", e)
}

func judgeMeanDifference(j *judge) {
	// The reference takes the first mean less the second.
	to, err := SampleOf(toFloats(j.c.Input["x"]))
	if err != nil {
		j.t.Fatal(err)
	}
	from, err := SampleOf(toFloats(j.c.Input["y"]))
	if err != nil {
		j.t.Fatal(err)
	}
	for prefix, method := range map[string]Method{"welch.": Welch, "pooled.": Pooled} {
		e := j.must(MeanDifference(from.Report(), to.Report(), j.c.options(method)))
		j.is("mean1", e.To)
		j.is("mean2", e.From)
		j.is("diff", e.Value)
		judgeT(j, prefix, e)
	}
}

func judgeSummary(j *judge) {
	alternate := toFloats(j.c.Input["then_alternate"])
	s, err := SampleOf([]float64{toFloat(j.c.Input["first"])})
	if err != nil {
		j.t.Fatal(err)
	}
	for i := range j.c.int("n") - 1 {
		if err := s.Add(alternate[i%2]); err != nil {
			j.t.Fatal(err)
		}
	}
	r := s.Report()
	j.is("mean", r.Mean)
	// The note of these cases: inputs rounded to floats limit the deviation.
	j.seen["sd"] = true
	if want := toFloat(j.c.Expected["sd"]); math.Abs(r.SD-want) > 2e-8*want {
		j.ok = false
		j.t.Errorf("%s sd: got %v, want %v", j.c.ID, r.SD, want)
	}
}

func TestConformanceRatios(t *testing.T) {
	runCases(t, "ratios.json", map[string]func(*judge){
		"ratio.paired":     judgePairedRatio,
		"ratio.two_sample": judgeMeanRatio,
	})
}

func judgePairedRatio(j *judge) {
	p, err := PairedOf(toFloats(j.c.Input["denominator"]), toFloats(j.c.Input["numerator"]))
	if err != nil {
		j.t.Fatal(err)
	}
	judgeDelta(j, func(m Method) outcome.Estimate { return j.must(PairedRatio(p, j.c.options(m))) })
	judgeFieller(j, "fieller", j.must(PairedRatio(p, j.c.options(Fieller))).Interval)
}

func judgeMeanRatio(j *judge) {
	from, err := SampleOf(toFloats(j.c.Input["denominator"]))
	if err != nil {
		j.t.Fatal(err)
	}
	to, err := SampleOf(toFloats(j.c.Input["numerator"]))
	if err != nil {
		j.t.Fatal(err)
	}
	judgeDelta(j, func(m Method) outcome.Estimate { return j.must(MeanRatio(from.Report(), to.Report(), j.c.options(m))) })
	judgeFieller(j, "fieller_pooled", j.must(MeanRatio(from.Report(), to.Report(), j.c.options(FiellerPooled))).Interval)
	o := j.c.options(Fieller)
	o.Null = 1 // the ratio that mratios tests
	e := j.must(MeanRatio(from.Report(), to.Report(), o))
	j.is("fieller_welch_mratios.low", e.Interval.Low)
	j.is("fieller_welch_mratios.high", e.Interval.High)
	j.is("fieller_welch_mratios.df", e.Tests[0].DF)
}

func judgeDelta(j *judge, of func(Method) outcome.Estimate) {
	e := of(DeltaLinear)
	j.is("ratio", e.Value)
	// For a negative ratio the reference has a negative standard error and its
	// bounds in turn.
	if want, ok := lookUp(j.c.Expected, "delta_linear"); ok {
		w := want.(map[string]any)
		low, high := toFloat(w["low"]), toFloat(w["high"])
		j.near("delta_linear se", e.SE, math.Abs(toFloat(w["se"])))
		j.near("delta_linear low", e.Interval.Low, min(low, high))
		j.near("delta_linear high", e.Interval.High, max(low, high))
		j.seen["delta_linear"] = true
	}
	e = of(DeltaLog)
	if want, ok := lookUp(j.c.Expected, "delta_log"); ok {
		w := want.(map[string]any)
		low, high := toFloat(w["low"]), toFloat(w["high"])
		j.near("delta_log se", e.SE/math.Abs(e.Value), toFloat(w["se"]))
		j.near("delta_log low", e.Interval.Low, min(low, high))
		j.near("delta_log high", e.Interval.High, max(low, high))
		j.seen["delta_log"] = true
	}
}

func judgeFieller(j *judge, key string, i outcome.Interval) {
	want, ok := lookUp(j.c.Expected, key+".kind")
	if !ok {
		return
	}
	j.seen[key] = true
	kinds := map[string]outcome.IntervalKind{
		"interval": outcome.Bounded, "complement_unbounded": outcome.Outside, "whole_line": outcome.WholeLine,
	}
	if i.Kind != kinds[want.(string)] {
		j.ok = false
		j.t.Errorf("%s %s: got %s, want %s", j.c.ID, key, i.Kind, want)
		return
	}
	for name, got := range map[string]float64{"low": i.Low, "high": i.High, "excluded_low": i.Low, "excluded_high": i.High} {
		j.is(key+"."+name, got)
	}
}

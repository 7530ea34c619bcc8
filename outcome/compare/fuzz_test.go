package compare

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/essor-go/essor"
)

func FuzzPairs(f *testing.F) {
	f.Add(int64(6), int64(35), int64(2), int64(57), int64(0), int64(950_000_000_000))
	f.Add(int64(0), int64(0), int64(0), int64(1), int64(3), int64(1))
	f.Add(int64(MaxCount), int64(0), int64(0), int64(0), int64(-1), int64(999_999_999_999))
	f.Add(int64(math.MaxInt64), int64(math.MinInt64), int64(1), int64(1), int64(1), int64(0))
	f.Add(int64(0), int64(500_000_000), int64(499_000_000), int64(0), int64(0), int64(0))
	f.Fuzz(func(t *testing.T, a, b, c, d, missing, level int64) {
		p := Pairs{Both: a, OnlyBefore: b, OnlyAfter: c, Neither: d, Missing: missing}
		for _, method := range []Method{Newcombe10, Newcombe8} {
			o := Options{Method: method, Level: essor.FractionOf(level)}
			e, err := PairedProportions(p, o)
			if err != nil {
				continue
			}
			requireFinite(t, e)
			if !e.Interval.Contains(e.Value) || e.Interval.Low < -1 || e.Interval.High > 1 {
				t.Fatalf("%+v gives %+v", p, e)
			}
			if e.Tests[1].P > e.Tests[0].P {
				t.Fatalf("%+v: mid-p above exact: %+v", p, e.Tests)
			}
			m, err := PairedProportions(Pairs{Both: a, OnlyBefore: c, OnlyAfter: b, Neither: d}, o)
			if err != nil || e.Interval.Low != 0-m.Interval.High || e.Value != 0-m.Value {
				t.Fatalf("%+v: mirror gives %+v for %+v, %v", p, m, e, err)
			}
		}
		for _, method := range oneSample {
			count := Count{X: b, N: d, Missing: missing}
			if e, err := Proportion(count, Options{Method: method, Level: essor.FractionOf(level)}); err == nil {
				requireFinite(t, e)
				if e.Interval.Low < 0 || e.Interval.High > 1 {
					t.Fatalf("%s of %+v: %+v", method, count, e.Interval)
				}
			}
		}
		for _, method := range []Method{Newcombe, AgrestiCaffo} {
			if e, err := ProportionDifference(Count{X: a, N: b}, Count{X: c, N: d}, Options{Method: method}); err == nil {
				requireFinite(t, e)
			}
		}
	})
}

// FuzzSample reads pairs of floats from bytes: any float64 can come up.
func FuzzSample(f *testing.F) {
	bytes := func(values ...float64) []byte {
		var b []byte
		for _, x := range values {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
		}
		return b
	}
	f.Add(bytes(14000, 48000, 22000, 61000, 9500, 52000), uint8(1))
	f.Add(bytes(1e16, 0, 1, 0, -1e16, 0), uint8(2))
	f.Add(bytes(1, 2, 2, 4, 4, 8), uint8(0))
	f.Add(bytes(1e100, 1e-100, -1e100, 1e-100, 1e-100, 1e100), uint8(3))
	f.Add(bytes(math.NaN(), math.Inf(1), 5e-324, 1), uint8(3))
	f.Fuzz(func(t *testing.T, data []byte, cut uint8) {
		var before, after []float64
		for ; len(data) >= 16 && len(before) < 64; data = data[16:] {
			before = append(before, math.Float64frombits(binary.LittleEndian.Uint64(data)))
			after = append(after, math.Float64frombits(binary.LittleEndian.Uint64(data[8:])))
		}
		p, err := PairedOf(before, after)
		if err != nil {
			return
		}
		at := int(cut) % (len(before) + 1)
		var shards Paired
		for _, part := range [2][2]int{{at, len(before)}, {0, at}} {
			shard, err := PairedOf(before[part[0]:part[1]], after[part[0]:part[1]])
			if err != nil {
				t.Fatal(err)
			}
			var back Paired
			if err := essor.Decode([]byte(jsonOf(t, shard)), &back); err != nil {
				t.Fatal(err)
			}
			if err := shards.Merge(back); err != nil {
				t.Fatal(err)
			}
		}
		if jsonOf(t, p) != jsonOf(t, shards) {
			t.Fatal("shards differ from the whole")
		}
		for _, method := range []Method{Fieller, DeltaLog, DeltaLinear} {
			if e, err := PairedRatio(p, Options{Method: method, Null: 1}); err == nil {
				requireFinite(t, e)
			}
		}
		if e, err := PairedMeans(p, Options{}); err == nil {
			requireFinite(t, e)
		}
		b, a, _ := p.Report()
		for _, method := range []Method{Welch, Pooled} {
			if e, err := MeanDifference(b, a, Options{Method: method}); err == nil {
				requireFinite(t, e)
			}
		}
		for _, method := range []Method{Fieller, FiellerPooled, DeltaLog, DeltaLinear} {
			if e, err := MeanRatio(b, a, Options{Method: method, Null: 2}); err == nil {
				requireFinite(t, e)
			}
		}
		if d, err := Describe(before, 0); err == nil {
			if !(d.Min <= d.Q1 && d.Q1 <= d.Median && d.Median <= d.Q3 && d.Q3 <= d.Max) {
				t.Fatalf("quantiles out of order: %+v", d)
			}
		}
	})
}

func FuzzSampleJSON(f *testing.F) {
	f.Add([]byte(`{"n":3,"sum":[9],"squares":[29]}`))
	f.Add([]byte(`{"n":1000000000,"missing":7,"sum":[1e109,1],"squares":[1e208,-1]}`))
	f.Add([]byte(`{"n":2,"before":[3],"change":[1],"before_squares":[5],"after_squares":[8],"cross":[-12]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var s Sample
		if essor.Decode(data, &s) == nil {
			text := jsonOf(t, s)
			var back Sample
			if err := essor.Decode([]byte(text), &back); err != nil || jsonOf(t, back) != text {
				t.Fatalf("%s: %v", text, err)
			}
			if e, err := Mean(s.Report(), Options{}); err == nil {
				requireFinite(t, e)
			}
		}
		var p Paired
		if essor.Decode(data, &p) == nil {
			text := jsonOf(t, p)
			var back Paired
			if err := essor.Decode([]byte(text), &back); err != nil || jsonOf(t, back) != text {
				t.Fatalf("%s: %v", text, err)
			}
			for _, method := range []Method{Fieller, DeltaLog, DeltaLinear} {
				if e, err := PairedRatio(p, Options{Method: method}); err == nil {
					requireFinite(t, e)
				}
			}
		}
	})
}

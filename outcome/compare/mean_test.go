package compare

import (
	"encoding/csv"
	"errors"
	"math"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/outcome"
)

func mustSummary(t testing.TB, values ...float64) Summary {
	t.Helper()
	s, err := SampleOf(values)
	if err != nil {
		t.Fatal(err)
	}
	return s.Report()
}

// lalonde reads the earnings of 1978 in the job-training experiment, by
// whether a draw put people into the training.
func lalonde(t testing.TB) (controls, trained Sample) {
	t.Helper()
	const path = "../../../shared/reference/outcome/lalonde_nsw_dw.csv"
	file, err := os.Open(path)
	if err != nil {
		t.Skip("the job-training study is licensed data beside the checkout, and is not there: " + path)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		earned, err := strconv.ParseFloat(row[9], 64)
		if err != nil {
			t.Fatal(err)
		}
		group := &controls
		if row[0] == "1" {
			group = &trained
		}
		if err := group.Add(earned); err != nil {
			t.Fatal(err)
		}
	}
	return controls, trained
}

// Dehejia and Wahba (1999), table 2: 1,794 with a standard error of 633.
func TestLaLonde(t *testing.T) {
	controls, trained := lalonde(t)
	e, err := MeanDifference(controls.Report(), trained.Report(), Options{Method: Pooled})
	require.NoError(t, err)
	require.EqualValues(t, 260, e.NFrom)
	require.EqualValues(t, 185, e.NTo)
	require.EqualValues(t, 445, e.N)
	require.InDelta(t, 1794.34, e.Value, 0.005)
	require.InDelta(t, 632.85, e.SE, 0.005)
	t.Logf("LaLonde: %.2f, classical SE %.2f, interval %.2f to %.2f", e.Value, e.SE, e.Interval.Low, e.Interval.High)

	w, err := MeanDifference(controls.Report(), trained.Report(), Options{})
	require.NoError(t, err)
	require.Equal(t, e.Value, w.Value)
	require.Greater(t, w.SE, e.SE)
}

func TestMeanDifferenceFromPublishedSummary(t *testing.T) {
	// Student's sleep data, from the summary alone; published t = -1.8608 with
	// 17.776 df, p = 0.07939.
	first := Summary{N: 10, Mean: 0.75, SD: 1.78901}
	second := Summary{N: 10, Mean: 2.33, SD: 2.002249}
	e, err := MeanDifference(first, second, Options{})
	require.NoError(t, err)
	require.InDelta(t, 1.8608, e.Tests[0].Statistic, 1e-4)
	require.InDelta(t, 17.776, e.Tests[0].DF, 1e-3)
	require.InDelta(t, 0.07939, e.Tests[0].P, 1e-5)
}

func TestMeanProperties(t *testing.T) {
	from, to := mustSummary(t, skewed(30, 4)...), mustSummary(t, skewed(50, 5)...)
	for _, method := range []Method{Welch, Pooled} {
		e, err := MeanDifference(from, to, Options{Method: method})
		require.NoError(t, err)
		turned, err := MeanDifference(to, from, Options{Method: method})
		require.NoError(t, err)
		require.Equal(t, e.Interval.Low, -turned.Interval.High)
		require.Equal(t, e.Tests[0].P, turned.Tests[0].P)

		wider, err := MeanDifference(from, to, Options{Method: method, Level: essor.MustParseFraction("0.999999")})
		require.NoError(t, err)
		require.Less(t, wider.Interval.Low, e.Interval.Low)

		// The interval is the test inverted: at its end the p-value is 5 %.
		at, err := MeanDifference(from, to, Options{Method: method, Null: e.Interval.High})
		require.NoError(t, err)
		require.InEpsilon(t, 0.05, at.Tests[0].P, 1e-9)
	}
	one, err := Mean(from, Options{})
	require.NoError(t, err)
	require.Equal(t, outcome.Mean, one.Estimand)
	at, err := Mean(from, Options{Null: one.Interval.Low})
	require.NoError(t, err)
	require.InEpsilon(t, 0.05, at.Tests[0].P, 1e-9)
}

func TestMeanRefusals(t *testing.T) {
	good := Summary{N: 5, Mean: 1, SD: 1}
	tests := []struct {
		name    string
		s       Summary
		pointer string
		code    essor.Code
	}{
		{"nobody", Summary{}, "/n", essor.CodeOutOfRange},
		{"one", Summary{N: 1, Mean: 5}, "/n", essor.CodeOutOfRange},
		{"too many", Summary{N: MaxCount + 1, SD: 1}, "/n", essor.CodeOutOfRange},
		{"constant", Summary{N: 3, Mean: 3}, "/sd", essor.CodeUndefined},
		{"mean not a number", Summary{N: 3, Mean: math.NaN(), SD: 1}, "/mean", essor.CodeNotFinite},
		{"infinite spread", Summary{N: 3, SD: math.Inf(1)}, "/sd", essor.CodeNotFinite},
		{"negative spread", Summary{N: 3, SD: -1}, "/sd", essor.CodeOutOfRange},
		{"huge", Summary{N: 3, Mean: 1e101, SD: 1}, "/mean", essor.CodeOutOfRange},
		{"tiny spread", Summary{N: 3, SD: 5e-324}, "/sd", essor.CodeOutOfRange},
		{"missing", Summary{N: 3, SD: 1, Missing: -3}, "/missing", essor.CodeOutOfRange},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Mean(tt.s, Options{})
			requireFault(t, err, tt.pointer, tt.code)
			if tt.code == essor.CodeUndefined {
				require.ErrorIs(t, err, essor.ErrNoAnswer)
				return
			}
			require.ErrorIs(t, err, essor.ErrInvalid)
			_, err = MeanDifference(good, tt.s, Options{})
			requireFault(t, err, "/to"+tt.pointer, tt.code)
			_, err = MeanRatio(tt.s, good, Options{})
			requireFault(t, err, "/from"+tt.pointer, tt.code)
		})
	}
	constant := Summary{N: 3, Mean: 3}
	_, err := MeanDifference(constant, constant, Options{})
	requireFault(t, err, "/to/sd", essor.CodeUndefined)
	_, err = MeanDifference(good, good, Options{Method: Wilson})
	requireFault(t, err, "/method", essor.CodeUnknownValue)
	half, err := MeanDifference(constant, good, Options{})
	require.NoError(t, err, "one constant group is enough to go by")
	require.InEpsilon(t, 4, half.Tests[0].DF, 1e-12)

	p, err := PairedOf([]float64{1, 2}, []float64{2, 3})
	require.NoError(t, err)
	_, err = PairedMeans(p, Options{})
	require.True(t, errors.Is(err, essor.ErrNoAnswer), "everybody changed by one")
}

package compare_test

import (
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/outcome"
	"github.com/essor-go/essor/outcome/compare"
)

// Unemployment went from 41 % to 8 %. What that is worth depends on who the
// people are: 35 found work and 2 lost it.
func ExamplePairedProportions() {
	jobs, err := compare.PairedProportions(compare.Pairs{
		Both:       6,  // unemployed then and now
		OnlyBefore: 35, // found work
		OnlyAfter:  2,  // lost it
		Neither:    57, // worked then and now
		Missing:    9,  // could not be reached
	}, compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.0f %% → %.0f %% of %d people, %d missing\n", 100*jobs.From, 100*jobs.To, jobs.N, jobs.Missing)
	fmt.Printf("change %.0f points, 95 %% interval %.1f to %.1f (%s)\n",
		100*jobs.Value, 100*jobs.Interval.Low, 100*jobs.Interval.High, jobs.Method)
	for _, test := range jobs.Tests {
		fmt.Printf("%-14s p = %.2g\n", test.Method, test.P)
	}
	// Output:
	// 41 % → 8 % of 100 people, 9 missing
	// change -33 points, 95 % interval -42.9 to -22.5 (newcombe_10)
	// mcnemar_exact  p = 1e-08
	// mcnemar_mid_p  p = 5.4e-09
	// mcnemar_chi2   p = 5.8e-08
}

// The interval that always agrees with McNemar's exact test is that of the
// share among those who changed, held against one half.
func ExamplePairedProportions_intervalOfMcNemar() {
	p := compare.Pairs{Both: 1, OnlyBefore: 1, OnlyAfter: 7, Neither: 12}
	change, err := compare.PairedProportions(p, compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	changed, err := compare.Proportion(
		compare.Count{X: p.OnlyAfter, N: p.OnlyBefore + p.OnlyAfter},
		compare.Options{Method: compare.ClopperPearson})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("McNemar's exact p = %.3f\n", change.Tests[0].P)
	fmt.Printf("of those who changed, %.1f %% to %.1f %% the one way: contains 50 %%: %t\n",
		100*changed.Interval.Low, 100*changed.Interval.High, changed.Interval.Contains(0.5))
	// Output:
	// McNemar's exact p = 0.070
	// of those who changed, 47.3 % to 99.7 % the one way: contains 50 %: true
}

// Three of seven pilots kept a budget for half a year. Which interval?
func ExampleProportion() {
	for _, method := range []compare.Method{compare.Wilson, compare.ClopperPearson, compare.MidP, compare.Jeffreys} {
		e, err := compare.Proportion(compare.Count{X: 3, N: 7}, compare.Options{Method: method})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%-16s %.3f  %.3f to %.3f\n", e.Method, e.Value, e.Interval.Low, e.Interval.High)
	}
	// Output:
	// wilson           0.429  0.158 to 0.750
	// clopper_pearson  0.429  0.099 to 0.816
	// mid_p            0.429  0.123 to 0.784
	// jeffreys         0.429  0.139 to 0.765
}

func ExampleProportionDifference() {
	waiting := compare.Count{X: 48, N: 80} // working after a year, of those still on the list
	coached := compare.Count{X: 56, N: 70} // of those who had a coach
	e, err := compare.ProportionDifference(waiting, coached, compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.0f %% with a coach, %.0f %% without: %+.0f points, %.1f to %.1f\n",
		100*e.To, 100*e.From, 100*e.Value, 100*e.Interval.Low, 100*e.Interval.High)
	// Output:
	// 80 % with a coach, 60 % without: +20 points, 5.2 to 33.4
}

// The means and deviations may come from a published table. These are the
// earnings of the job-training study of LaLonde, whose draw decided who was
// trained.
func ExampleMeanDifference() {
	controls := compare.Summary{N: 260, Mean: 4554.80, SD: 5483.84}
	trained := compare.Summary{N: 185, Mean: 6349.14, SD: 7867.40}
	for _, method := range []compare.Method{compare.Pooled, compare.Welch} {
		e, err := compare.MeanDifference(controls, trained, compare.Options{Method: method})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%-6s %+.2f, SE %.2f, %.0f to %.0f, p = %.4f\n",
			e.Method, e.Value, e.SE, e.Interval.Low, e.Interval.High, e.Tests[0].P)
	}
	// Output:
	// pooled +1794.34, SE 632.85, 551 to 3038, p = 0.0048
	// welch  +1794.34, SE 671.00, 474 to 3115, p = 0.0079
}

func ExampleMean() {
	s, err := compare.SampleOf([]float64{52, 47, 61, 58, 49, 55})
	if err != nil {
		fmt.Println(err)
		return
	}
	e, err := compare.Mean(s.Report(), compare.Options{Null: 50})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.1f points, %.1f to %.1f; against 50: p = %.2f\n", e.Value, e.Interval.Low, e.Interval.High, e.Tests[0].P)
	// Output:
	// 53.7 points, 48.0 to 59.3; against 50: p = 0.15
}

// Eight clients' yearly incomes, before the loan and three years after it.
func ExamplePairedRatio() {
	before := []float64{14000, 22000, 9500, 18000, 31000, 12000, 16500, 20500}
	after := []float64{48000, 61000, 52000, 70500, 88000, 41000, 59000, 76000}
	incomes, err := compare.PairedOf(before, after)
	if err != nil {
		fmt.Println(err)
		return
	}
	e, err := compare.PairedRatio(incomes, compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("the mean income is %.2f times the mean before, %.2f to %.2f\n", e.Value, e.Interval.Low, e.Interval.High)

	// Where hardly anybody had an income, no ratio can be bounded.
	newcomers, err := compare.PairedOf([]float64{0, 0, 800, 0}, []float64{21000, 30000, 26000, 0})
	if err != nil {
		fmt.Println(err)
		return
	}
	if e, err = compare.PairedRatio(newcomers, compare.Options{}); err == nil {
		fmt.Printf("%.1f times: %s\n", e.Value, e.Interval.Kind)
	}
	nobody, err := compare.PairedOf([]float64{0, 0}, []float64{21000, 30000})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = compare.PairedRatio(nobody, compare.Options{})
	fmt.Println(err)
	// Output:
	// the mean income is 3.45 times the mean before, 2.99 to 4.23
	// 96.2 times: whole_line
	// /before: must not have a mean of zero under a ratio
}

func ExampleMeanRatio() {
	without := compare.Summary{N: 60, Mean: 15800, SD: 9200}
	with := compare.Summary{N: 60, Mean: 52800, SD: 47500}
	e, err := compare.MeanRatio(without, with, compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.2f times, %.2f to %.2f\n", e.Value, e.Interval.Low, e.Interval.High)
	// Output:
	// 3.34 times, 2.49 to 4.35
}

func ExamplePairedMeans() {
	before := []float64{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0}
	after := []float64{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4}
	p, err := compare.PairedOf(before, after)
	if err != nil {
		fmt.Println(err)
		return
	}
	e, err := compare.PairedMeans(p, compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.2f hours more sleep, %.2f to %.2f, p = %.4f (Student 1908)\n",
		e.Value, e.Interval.Low, e.Interval.High, e.Tests[0].P)
	// Output:
	// 1.58 hours more sleep, 0.70 to 2.46, p = 0.0028 (Student 1908)
}

// Two offices count on their own; what they send on are exact sums, and the
// merged report has the same bytes as one count would have.
func ExampleSample() {
	var north, south compare.Sample
	for _, income := range []float64{2400.10, 1980.35, 3105.00} {
		if err := north.Add(income); err != nil {
			fmt.Println(err)
		}
	}
	for _, income := range []float64{2210.75, 0} {
		if err := south.Add(income); err != nil {
			fmt.Println(err)
		}
	}
	if err := south.AddMissing(1); err != nil {
		fmt.Println(err)
	}
	if err := north.Merge(south); err != nil {
		fmt.Println(err)
	}
	r := north.Report()
	fmt.Printf("%d measured, %d missing, mean %.2f, deviation %.2f\n", r.N, r.Missing, r.Mean, r.SD)
	// Output:
	// 5 measured, 1 missing, mean 1939.24, deviation 1162.70
}

func ExampleDescribe() {
	d, err := compare.Describe([]float64{21000, 0, 30500, 26000, 180000}, 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("mean %.0f, but half earn less than %.0f; the middle half %.0f to %.0f\n", d.Mean, d.Median, d.Q1, d.Q3)
	// Output:
	// mean 51500, but half earn less than 26000; the middle half 21000 to 30500
}

// From states of work to a verdict: the cardiologist who cleans floors is not
// counted as success.
func Example_workStatus() {
	var moves outcome.Transitions
	for _, m := range []struct {
		before, after outcome.WorkStatus
		people        int
	}{
		{outcome.Underqualified, outcome.OwnProfession, 22},
		{outcome.Unemployed, outcome.OwnProfession, 9},
		{outcome.Unemployed, outcome.Underqualified, 26}, // has work, but not hers
		{outcome.Underqualified, outcome.Underqualified, 18},
		{outcome.OutsideLabourForce, outcome.OwnProfession, 2},
		{outcome.Unemployed, outcome.Unemployed, 6},
	} {
		for range m.people {
			if err := moves.Add(m.before, m.after); err != nil {
				fmt.Println(err)
			}
		}
	}
	for _, success := range []struct {
		name   string
		states []outcome.WorkStatus
	}{
		{"any work", []outcome.WorkStatus{outcome.OwnProfession, outcome.Underqualified}},
		{"own profession", []outcome.WorkStatus{outcome.OwnProfession}},
	} {
		both, onlyBefore, onlyAfter, neither := moves.Pairs(success.states...)
		e, err := compare.PairedProportions(compare.Pairs{
			Both: both, OnlyBefore: onlyBefore, OnlyAfter: onlyAfter, Neither: neither,
		}, compare.Options{Level: essor.MustParseFraction("0.9")})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%-14s %2.0f %% → %.0f %%\n", success.name, 100*e.From, 100*e.To)
	}
	// Output:
	// any work       48 % → 93 %
	// own profession  0 % → 40 %
}

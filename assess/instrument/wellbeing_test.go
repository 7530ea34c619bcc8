package instrument

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

// irtOrder is the order of statements in the reference's vectors, as places
// in the questionnaire: exp, getby, secure, concern, never, enjoy, behind,
// control, strain, left.
var irtOrder = [items]int{0, 4, 1, 5, 2, 3, 8, 9, 6, 7}

// irtGroups are the reference's numbers of groups.
var irtGroups = map[int]Group{1: Interviewer62Plus, 2: Self62Plus, 3: Interviewer18To61, 4: Self18To61}

func load(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, into))
}

// printed turns recoded answers, 0 to 4 with 4 the best, into codes as printed.
func printed(recoded [items]int) Responses {
	var r Responses
	for i, value := range recoded {
		switch {
		case value < 0:
		case reversed[i]:
			r[i] = int8(5 - value)
		default:
			r[i] = int8(value + 1)
		}
	}
	return r
}

// withTotal returns answers that add up to a total.
func withTotal(total int) Responses {
	var recoded [items]int
	for i := range recoded {
		recoded[i] = min(4, total)
		total -= recoded[i]
	}
	return printed(recoded)
}

func TestConformanceTable(t *testing.T) {
	var file struct {
		Tables map[Group][]int `json:"tables_10_item"`
	}
	load(t, "cfpb_fwb_10_item.json", &file)
	passed, all := 0, 0
	for group, scores := range file.Tables {
		for total, want := range scores {
			all++
			got, err := TableScore(group, withTotal(total))
			require.NoError(t, err)
			if got == want {
				passed++
			}
		}
	}
	proof.Conformance(t, "assess/cfpb_fwb_10_item", passed, all, 164)
}

// The table is the mean of F given the total. This works it out from the
// parameters by the recursion of Lord and Wingersky (1984).
func TestTableFollowsFromModel(t *testing.T) {
	var file struct {
		Unrounded map[Group][]float64 `json:"tables_10_item_unrounded_computed_here"`
	}
	load(t, "cfpb_fwb_10_item.json", &file)
	for group, want := range file.Unrounded {
		at, err := group.place()
		require.NoError(t, err)
		for total, got := range byTotal(at) {
			require.InDelta(t, want[total], got, 6e-5, "%s, total %d", group, total)
			require.Equal(t, int(table[at][total]), int(math.Floor(got+0.5)), "%s, total %d", group, total)
		}
	}
}

func byTotal(group int) [41]float64 {
	p := prepare(group)
	var sum, mean [41]float64
	for f, weight := range p.weight {
		both := convolve(totals(p, positive[:], f), totals(p, negative[:], f))
		for total, likelihood := range both {
			sum[total] += weight * likelihood
			mean[total] += weight * likelihood * p.theta[f]
		}
	}
	for total := range mean {
		mean[total] = 50 + 15*mean[total]/sum[total]
	}
	return mean
}

// totals returns the distribution of the total of the given statements for
// one F, over their factor.
func totals(p *Pattern, of []int, f int) []float64 {
	out := make([]float64, 4*len(of)+1)
	for s := range nodes {
		given := []float64{1}
		for _, i := range of {
			item := make([]float64, 5)
			for k := range item {
				item[k] = p.factors[i][k][f*nodes+s]
			}
			given = convolve(given, item)
		}
		for total, probability := range given {
			out[total] += probability
		}
	}
	return out
}

func convolve(a, b []float64) []float64 {
	out := make([]float64, len(a)+len(b)-1)
	for i, x := range a {
		for j, y := range b {
			out[i+j] += x * y
		}
	}
	return out
}

func TestOfficialExamples(t *testing.T) {
	// cfgov/wellbeing/tests/test_forms.py: values already reversed, total 23.
	score, err := TableScore(Self62Plus, printed([items]int{4, 3, 2, 1, 4, 3, 2, 3, 0, 1}))
	require.NoError(t, err)
	require.Equal(t, 57, score)
	score, err = TableScore(Self18To61, withTotal(12))
	require.NoError(t, err)
	require.Equal(t, 40, score)
}

func TestConformanceVectors(t *testing.T) {
	var file struct {
		Vectors []struct {
			Group   int         `json:"group"`
			Recoded [items]*int `json:"recoded"`
			EAP     float64     `json:"eap_score"`
			SE      float64     `json:"se"`
			Score   int         `json:"fwbscore_puf"`
		} `json:"vectors"`
	}
	load(t, "cfpb_fwb_irt_vectors.json", &file)
	passed := 0
	for _, v := range file.Vectors {
		var recoded [items]int
		for k, value := range v.Recoded {
			recoded[irtOrder[k]] = -1
			if value != nil {
				recoded[irtOrder[k]] = *value
			}
		}
		p, err := NewPattern(irtGroups[v.Group])
		require.NoError(t, err)
		got, err := p.Score(printed(recoded))
		require.NoError(t, err)
		if got.Score == v.Score && math.Abs(got.Estimate-v.EAP) < 1e-6 && math.Abs(got.StandardError-v.SE) < 1e-6 {
			passed++
		} else {
			t.Logf("got %v, want %v ± %v, %d", got, v.EAP, v.SE, v.Score)
		}
	}
	proof.Conformance(t, "assess/cfpb_fwb_irt_vectors", passed, len(file.Vectors), 83)
}

// survey reads the respondents of the National Financial Well-Being Survey
// 2016, or skips where the reference folder is absent.
func survey(t testing.TB) (rows []Responses, groups []Group, scores []int) {
	t.Helper()
	file, err := os.Open("../../../shared/reference/assess/nfwbs_2016_trimmed.csv")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("shared/reference/assess/nfwbs_2016_trimmed.csv is not beside this checkout: the survey is not compared")
	}
	require.NoError(t, err)
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"agecat", "FWBscore", "FWB1_1"}, lines[0][2:5])
	for _, line := range lines[1:] {
		r, err := ParseResponses(line[4:14])
		require.NoError(t, err)
		age, err := strconv.Atoi(line[2])
		require.NoError(t, err)
		score, err := strconv.Atoi(line[3])
		require.NoError(t, err)
		rows, groups, scores = append(rows, r), append(groups, GroupOf(age >= 6, false)), append(scores, score)
	}
	return rows, groups, scores
}

func TestConformanceSurvey(t *testing.T) {
	rows, groups, scores := survey(t)
	require.Len(t, rows, 6394)
	passed, all, byTable, complete := 0, 0, 0, 0
	standardError := 0.0
	for i, r := range rows {
		p, err := NewPattern(groups[i])
		require.NoError(t, err)
		got, err := p.Score(r)
		if r.Answered() == 0 {
			require.ErrorIs(t, err, essor.ErrNoAnswer)
			continue
		}
		require.NoError(t, err)
		all++
		standardError += got.StandardError
		if got.Score == scores[i] {
			passed++
		}
		if score, err := TableScore(groups[i], r); err == nil {
			complete++
			if score == scores[i] {
				byTable++
			}
		}
	}
	proof.Conformance(t, "assess/nfwbs_2016_trimmed", passed, all, 6389)
	require.Equal(t, 6389, all)
	require.InDelta(t, 4.9, standardError/float64(all), 0.1, "mean standard error")
	require.InDelta(t, 0.163, float64(byTable)/float64(complete), 0.001, "the printed table agrees with one score in six")
}

func TestCodingOfSurvey(t *testing.T) {
	rows, _, _ := survey(t)
	var whole, left, right CodingCheck
	for i, r := range rows {
		require.NoError(t, whole.Add(r))
		part := &left
		if i%3 == 0 {
			part = &right
		}
		require.NoError(t, part.Add(r))
	}
	left.Merge(right)
	require.Equal(t, whole, left)
	got, err := whole.Report()
	require.NoError(t, err)
	require.EqualValues(t, 6375, got.Complete)
	require.InDelta(t, 0.915663435599079, got.Alpha, 1e-12)
	require.InDelta(t, 0.0117442008911524, got.AsPrinted, 1e-12)
	require.False(t, got.Suspect)
}

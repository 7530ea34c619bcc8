package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess"
	"github.com/essor-go/essor/assess/instrument"
	"github.com/essor-go/essor/outcome"
)

var update = flag.Bool("update", false, "write the golden files anew")

func defaults() choices { return choices{lang: essor.EN, seed: 2026, clients: 400} }

// The report in three languages is a file that people read before it changes.
func TestReportGolden(t *testing.T) {
	c := defaults()
	p, err := newProgramme(context.Background(), c.seed, c.clients)
	require.NoError(t, err)
	for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
		t.Run(string(lang), func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, p.report(lang, &out))
			require.LessOrEqual(t, bytes.Count(out.Bytes(), []byte("\n")), 120, "lines")
			golden := filepath.Join("testdata", "report."+string(lang)+".txt")
			if *update {
				require.NoError(t, os.WriteFile(golden, out.Bytes(), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), out.String(), "go test ./examples/programme -update, if the change is wanted")
		})
	}
}

// Everything that -json prints goes back through the library's types, comes
// out the same, and still verifies.
func TestJSONRoundTrip(t *testing.T) {
	c := defaults()
	c.json, c.clients = true, 60
	var out bytes.Buffer
	require.NoError(t, run(context.Background(), c, &out))
	var back document
	require.NoError(t, essor.Decode(out.Bytes(), &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, out.String(), string(again))

	scorer, err := assess.Compile(instrument.Newcomer())
	require.NoError(t, err)
	for _, client := range back.Clients {
		require.NoError(t, client.Assessment.Verify(scorer, client.Answers))
		if client.Schedule != nil {
			require.NoError(t, client.Schedule.Verify(*client.Terms))
			require.NoError(t, client.Life.verify(&client))
		}
	}
	pool, err := drawWomen(newRand(c.seed), yearStart()) // for the clocks, which JSON can't hold
	require.NoError(t, err)
	for _, r := range back.Mentorship.rounds() {
		r.Pool.Zones = pool.Zones
	}
	for _, b := range []booked{back.MidYear, back.YearEnd} {
		report, err := b.Book.Report()
		require.NoError(t, err)
		require.Equal(t, b.Report, report)
	}
	require.NoError(t, back.Solidarity.verify())
	back.Mentorship.InCircles.Zones = pool.Zones
	require.NoError(t, back.Mentorship.verify())
	require.NoError(t, back.Alumni.Matching.Verify(back.Alumni.Pool))
	require.NoError(t, back.Coaching.verify())
	require.NoError(t, back.Alignment.Verify(back.Agreement, back.Stances))
	shared, err := outcome.Freeze(back.Framework)
	require.NoError(t, err)
	require.NoError(t, back.Evaluation.Verify(shared, back.Findings))
}

func TestSeedDecides(t *testing.T) {
	print := func(seed uint64) string {
		c := defaults()
		c.seed, c.clients = seed, 40
		var out bytes.Buffer
		require.NoError(t, run(context.Background(), c, &out))
		return out.String()
	}
	require.Equal(t, print(7), print(7))
	require.NotEqual(t, print(7), print(8))
}

func TestFlags(t *testing.T) {
	c, err := parseFlags([]string{"-lang", "fr", "-n", "1000", "-seed", "5", "-json", "-reference", "x"}, io.Discard)
	require.NoError(t, err)
	require.Equal(t, choices{lang: essor.FR, json: true, seed: 5, clients: 1000, reference: "x"}, c)
	for _, bad := range []string{"-lang=de", "-n=3", "-n=100001", "-seed=-1", "stray", "-nope"} {
		_, err := parseFlags([]string{bad}, io.Discard)
		require.Error(t, err, bad)
	}
}

// Small cohorts of every kind must do: nobody may be left to show.
func TestSmallCohorts(t *testing.T) {
	for seed := range uint64(3) {
		c := defaults()
		c.seed, c.clients = seed, 20
		require.NoError(t, run(context.Background(), c, io.Discard), "seed %d", seed)
	}
}

func TestProgress(t *testing.T) {
	var last, total int
	ctx := essor.WithProgress(context.Background(), func(done, of int) { last, total = done, of })
	c := defaults()
	c.clients = 20
	require.NoError(t, run(ctx, c, io.Discard))
	require.Equal(t, total, last)
}

func TestReferenceInput(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "reference")
	if _, err := os.Stat(filepath.Join(dir, "assess", "nfwbs_2016_trimmed.csv")); err != nil {
		t.Skip("the survey and the study are not beside this checkout: ", err)
	}
	var out bytes.Buffer
	c := defaults()
	c.reference = dir
	require.NoError(t, run(context.Background(), c, &out))
	for _, figure := range []string{"6,394", "6,389 of these scores are the published ones", "1,794.34", "632.85", "24 of 24", "969.73", "17.07%"} {
		require.Contains(t, strings.ReplaceAll(strings.ReplaceAll(out.String(), "\n ", ""), "  ", " "), figure)
	}
}

// A file that is missing or malformed is one line with file, line and column,
// and nothing is printed.
func TestReferenceFaults(t *testing.T) {
	survey := "agecat,FWBscore,FWB1_1,FWB1_2,FWB1_3,FWB1_4,FWB1_5,FWB1_6,FWB2_1,FWB2_2,FWB2_3,FWB2_4\n3,55,3,3,3,3,2,3,2,3,2,4\n"
	study := "treat,re78\n1,10.5\n1,11\n0,9\n0,7\n"
	sheet := `{"loan":"20000","term_months":24,"rate_percent":"15","fees":{"total":"400"},"schedule":[[1,20000,720,250,970]]}`
	tests := []struct{ name, survey, study, sheet, want string }{
		{"no survey", "", study, sheet, "nfwbs_2016_trimmed.csv:1:1: "},
		{"column", strings.Replace(survey, "agecat", "age", 1), study, sheet, "nfwbs_2016_trimmed.csv:1:1: lacks column agecat"},
		{"code", strings.Replace(survey, "55,3", "55,x", 1), study, sheet, "nfwbs_2016_trimmed.csv:2:6: FWB1_1"},
		{"score", strings.Replace(survey, "3,55", "3,many", 1), study, sheet, "nfwbs_2016_trimmed.csv:2:3: FWBscore"},
		{"quote", survey + "3,\"55\n", study, sheet, "nfwbs_2016_trimmed.csv:3:"},
		{"short row", survey + "3,55\n", study, sheet, "nfwbs_2016_trimmed.csv:3:1: wrong number of fields"},
		{"treat", survey, strings.Replace(study, "0,7", "2,7", 1), sheet, "lalonde_nsw_dw.csv:5:1: treat must be 0 or 1"},
		{"income", survey, strings.Replace(study, "0,7", "0,NaN", 1), sheet, "lalonde_nsw_dw.csv:5:3: re78"},
		{"words", survey, strings.Replace(study, "0,7", "0,seven", 1), sheet, "lalonde_nsw_dw.csv:5:3: re78 must be a number"},
		{"one group", survey, "treat,re78\n1,1\n1,2\n", sheet, "lalonde_nsw_dw.csv:"},
		{"empty", survey, "\n", sheet, "lalonde_nsw_dw.csv:1:1: is empty"},
		{"json", survey, study, "{\n \"loan\": }", "in_rbi_microfinance_factsheet.json:2:"},
		{"type", survey, study, strings.Replace(sheet, "24", `"many"`, 1), "in_rbi_microfinance_factsheet.json:1:"},
		{"amount", survey, study, strings.Replace(sheet, "20000", "20,000", 1), "in_rbi_microfinance_factsheet.json:1:1: loan: must be"},
		{"rate", survey, study, strings.Replace(sheet, `"15"`, `"x"`, 1), "in_rbi_microfinance_factsheet.json:1:1: rate_percent"},
		{"fee", survey, study, strings.Replace(sheet, `"400"`, `"x"`, 1), "in_rbi_microfinance_factsheet.json:1:1: fees/total"},
		{"terms", survey, study, strings.Replace(sheet, "24", "0", 1), "in_rbi_microfinance_factsheet.json:1:1: /repayment/count"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for path, text := range map[string]string{
				"assess/nfwbs_2016_trimmed.csv": tt.survey, "outcome/lalonde_nsw_dw.csv": tt.study,
				"loan/in_rbi_microfinance_factsheet.json": tt.sheet,
			} {
				if text == "" {
					continue
				}
				require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, path)), 0o755))
				require.NoError(t, os.WriteFile(filepath.Join(dir, path), []byte(text), 0o644))
			}
			var out bytes.Buffer
			c := defaults()
			c.reference = dir
			err := run(context.Background(), c, &out)
			require.ErrorContains(t, err, tt.want)
			require.NotContains(t, err.Error(), "\n")
			require.Zero(t, out.Len())
		})
	}
}

func TestBar(t *testing.T) {
	for _, tt := range []struct {
		part, whole int
		want        string
	}{{0, 10, ""}, {10, 10, "████"}, {5, 10, "██"}, {1, 16, "▎"}, {20, 10, "████"}, {3, 0, ""}} {
		require.Equal(t, tt.want, bar(tt.part, tt.whole, 4))
	}
}

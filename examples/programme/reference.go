package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess/instrument"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/cost"
	"github.com/essor-go/essor/outcome"
	"github.com/essor-go/essor/outcome/compare"
	"github.com/shopspring/decimal"
)

// runReference does the main job on real input. All three parts are computed
// before a line is printed.
func runReference(dir string, lang essor.Lang, out io.Writer) error {
	survey, err := scoreSurvey(filepath.Join(dir, "assess", "nfwbs_2016_trimmed.csv"))
	if err != nil {
		return err
	}
	study, err := evaluateStudy(filepath.Join(dir, "outcome", "lalonde_nsw_dw.csv"))
	if err != nil {
		return err
	}
	shared, evaluation, err := judge(study)
	if err != nil {
		return err
	}
	sheet, err := rebuildLoan(filepath.Join(dir, "loan", "in_rbi_microfinance_factsheet.json"))
	if err != nil {
		return err
	}
	r := &reporter{page: page{out: out}, lang: lang}
	r.line(r.word("reference"))
	r.heading(r.word("survey"))
	r.say("  ", r.word("survey_scored", essor.ArgOf("respondents", survey.respondents), essor.ArgOf("scored", survey.scored), essor.ArgOf("same", survey.same)))
	for i, n := range survey.tens {
		r.table("rrl", [][]string{{fmt.Sprintf("%d–%d", 10*i, 10*i+9), fmt.Sprintf("%4d", n), bar(n, survey.scored, 150)}})
	}
	r.heading(r.word("study"))
	r.say("  ", r.word("study_effect", essor.ArgOf("treated", study.NTo), essor.ArgOf("controls", study.NFrom),
		essor.ArgOf("effect", cents(study.Value)), essor.ArgOf("se", cents(study.SE))))
	texts := shared.Catalog()
	r.say("  ", say(texts, lang, evaluation.Lines[0].Verdict))
	r.say("  ", say(texts, lang, evaluation.Lines[0].Notes[0])) // the margin
	r.heading(r.word("sheet"))
	r.say("  ", r.word("sheet_rows", essor.ArgOf("same", sheet.same), essor.ArgOf("rows", sheet.rows), essor.ArgOf("payment", sheet.schedule.Payment()),
		essor.ArgOf("rate", sheet.rate)))
	r.schedule(sheet.schedule)
	return r.err
}

// judge holds the study against a framework of one indicator: what a draw can
// carry is more than a before and after.
func judge(study outcome.Estimate) (*outcome.Shared, outcome.Evaluation, error) {
	shared, err := outcome.Freeze(outcome.Framework{
		ID: "job_training", Version: "1", From: essor.MustParseDate("1976-01-01"), To: essor.MustParseDate("1978-12-31"),
		Results: []outcome.Result{{ID: "earnings", Title: "People earn more", Level: outcome.Ultimate, Scope: outcome.Performance}},
		Indicators: []outcome.Indicator{{
			ID: "earnings", Result: "earnings", Unit: "USD", Direction: outcome.Increase,
			Baseline: fraction("4500"), Target: fraction("6000"), Due: essor.MustParseDate("1978-12-31"),
		}},
		Names: map[essor.Lang]map[string]string{
			essor.EN: {"earnings": "Yearly income"}, essor.FR: {"earnings": "Le revenu annuel"}, essor.ES: {"earnings": "El ingreso anual"},
		},
	})
	if err != nil {
		return nil, outcome.Evaluation{}, err
	}
	findings := []outcome.Finding{{Indicator: "earnings", Design: outcome.Randomised, Estimate: study}}
	evaluation, err := shared.Evaluate(findings)
	if err != nil {
		return nil, outcome.Evaluation{}, err
	}
	return shared, evaluation, evaluation.Verify(shared, findings)
}

// table is a CSV file with a head, read row by row.
type table struct {
	path   string
	reader *csv.Reader
	column map[string]int
	fields []string
}

// readTable reads a file with at least the given columns and calls row for
// each record. Its errors name file, line and column, never a value.
func readTable(path string, columns []string, row func(t *table) error) error {
	file, err := os.Open(path)
	if err != nil {
		return plainError(path, err)
	}
	defer file.Close()
	t := &table{path: path, reader: csv.NewReader(file), column: map[string]int{}}
	t.reader.ReuseRecord = true
	head, err := t.reader.Read()
	if err != nil {
		return t.broken(err)
	}
	for i, name := range head {
		t.column[name] = i
	}
	for _, name := range columns {
		if _, ok := t.column[name]; !ok {
			return fmt.Errorf("%s:1:1: lacks column %s", path, name)
		}
	}
	for {
		t.fields, err = t.reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return t.broken(err)
		}
		if err := row(t); err != nil {
			return err
		}
	}
}

// broken says where the file stops being CSV.
func (t *table) broken(err error) error {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return fmt.Errorf("%s:%d:%d: %w", t.path, parse.Line, parse.Column, parse.Err)
	}
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s:1:1: is empty", t.path)
	}
	return plainError(t.path, err)
}

// at is an error at a field of the current record.
func (t *table) at(name, detail string) error {
	line, column := t.reader.FieldPos(t.column[name])
	return fmt.Errorf("%s:%d:%d: %s %s", t.path, line, column, name, detail)
}

func (t *table) text(name string) string { return t.fields[t.column[name]] }

func (t *table) integer(name string) (int, error) {
	n, err := strconv.Atoi(t.text(name))
	if err != nil {
		return 0, t.at(name, "must be a whole number")
	}
	return n, nil
}

func (t *table) number(name string) (float64, error) {
	x, err := strconv.ParseFloat(t.text(name), 64)
	if err != nil {
		return 0, t.at(name, "must be a number")
	}
	return x, nil
}

// surveyScores is what came of the survey.
type surveyScores struct {
	respondents, scored, same int
	tens                      [10]int // scores from 0 to 9, 10 to 19 …
}

// scoreSurvey scores the respondents of the National Financial Well-Being
// Survey by their pattern of answers, and compares with the published scores.
// All answered on their own, on screen.
func scoreSurvey(path string) (surveyScores, error) {
	items := []string{"FWB1_1", "FWB1_2", "FWB1_3", "FWB1_4", "FWB1_5", "FWB1_6", "FWB2_1", "FWB2_2", "FWB2_3", "FWB2_4"}
	const from62 = 6 // agecat 6 is 62 to 69 years
	var s surveyScores
	err := readTable(path, append([]string{"agecat", "FWBscore"}, items...), func(t *table) error {
		age, err := t.integer("agecat")
		if err != nil {
			return err
		}
		published, err := t.integer("FWBscore")
		if err != nil {
			return err
		}
		codes := make([]string, len(items))
		for i, item := range items {
			codes[i] = t.text(item)
		}
		responses, err := instrument.ParseResponses(codes)
		if err != nil {
			return t.at(items[0], "and the nine after it must be codes of the survey")
		}
		s.respondents++
		if responses.Answered() == 0 {
			return nil
		}
		pattern, err := instrument.NewPattern(instrument.GroupOf(age >= from62, false))
		if err != nil {
			return err
		}
		score, err := pattern.Score(responses)
		if err != nil {
			return err
		}
		s.scored++
		s.tens[min(score.Score/10, len(s.tens)-1)]++
		if score.Score == published {
			s.same++
		}
		return nil
	})
	return s, err
}

// evaluateStudy estimates the effect of the job training of Lalonde's study,
// which a draw assigned, on incomes in 1978, with the classical standard error.
func evaluateStudy(path string) (outcome.Estimate, error) {
	var treated, controls compare.Sample
	err := readTable(path, []string{"treat", "re78"}, func(t *table) error {
		group, err := t.integer("treat")
		if err != nil {
			return err
		}
		income, err := t.number("re78")
		if err != nil {
			return err
		}
		switch group {
		case 0:
			err = controls.Add(income)
		case 1:
			err = treated.Add(income)
		default:
			return t.at("treat", "must be 0 or 1")
		}
		if err != nil {
			return t.at("re78", "must be a sum of money")
		}
		return nil
	})
	if err != nil {
		return outcome.Estimate{}, err
	}
	e, err := compare.MeanDifference(controls.Report(), treated.Report(), compare.Options{Method: compare.Pooled})
	if err != nil {
		return outcome.Estimate{}, fmt.Errorf("%s: %w", path, err)
	}
	return e, nil
}

// factSheet is what came of rebuilding the regulator's example loan.
type factSheet struct {
	same, rows int
	schedule   *loan.Schedule
	rate       essor.Fraction
}

// rebuildLoan builds the example loan of the Reserve Bank of India's fact
// sheet and compares it with the printed rows, which are rounded to the rupee.
func rebuildLoan(path string) (factSheet, error) {
	var printed struct {
		Loan    string `json:"loan"`
		Months  int    `json:"term_months"`
		Percent string `json:"rate_percent"`
		Fees    struct {
			Total string `json:"total"`
		} `json:"fees"`
		Rows [][5]int64 `json:"schedule"`
	}
	if err := readJSON(path, &printed); err != nil {
		return factSheet{}, err
	}
	terms, err := sheetTerms(printed.Loan, printed.Percent, printed.Fees.Total, printed.Months)
	if err != nil {
		return factSheet{}, fmt.Errorf("%s:1:1: %w", path, err)
	}
	s, err := loan.NewSchedule(terms)
	if err != nil {
		return factSheet{}, fmt.Errorf("%s:1:1: %w", path, err)
	}
	if err := s.Verify(terms); err != nil {
		return factSheet{}, err
	}
	f := factSheet{rows: len(printed.Rows), schedule: s}
	opening := s.Total().Advance
	for i, row := range s.AppendRows(nil) {
		got := [5]int64{int64(row.No()), rupees(opening), rupees(row.Principal()), rupees(row.Interest()), rupees(row.Payment())}
		if i < len(printed.Rows) && got == printed.Rows[i] {
			f.same++
		}
		opening = row.Balance()
	}
	f.rate, err = cost.Rate(cost.NominalMonthly, s.Flows())
	return f, err
}

func sheetTerms(amount, percent, fee string, months int) (loan.Terms, error) {
	advance, err := essor.ParseMoney(amount + " INR")
	if err != nil {
		return loan.Terms{}, fmt.Errorf("loan: %w", err)
	}
	rate, err := decimal.NewFromString(percent)
	if err != nil {
		return loan.Terms{}, errors.New("rate_percent: must be a number")
	}
	yearRate, err := essor.NewFraction(rate.Shift(-2))
	if err != nil {
		return loan.Terms{}, fmt.Errorf("rate_percent: %w", err)
	}
	fees, err := essor.ParseMoney(fee + " INR")
	if err != nil {
		return loan.Terms{}, fmt.Errorf("fees/total: %w", err)
	}
	return loan.Terms{
		Advances:  []loan.Advance{{On: yearStart(), Amount: advance}},
		Interest:  loan.Interest{YearRate: yearRate},
		Repayment: loan.Repayment{Count: months},
		Fees:      []loan.Fee{{Amount: fees}},
	}, nil
}

func rupees(m essor.Money) int64 { return m.Decimal().Round(0).IntPart() }

// readJSON reads a file of which only some members matter.
func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return plainError(path, err)
	}
	err = json.Unmarshal(data, into)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	offset := int64(0)
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	line, column := 1, 1
	for _, c := range data[:min(max(offset-1, 0), int64(len(data)))] {
		if column++; c == '\n' {
			line, column = line+1, 1
		}
	}
	return fmt.Errorf("%s:%d:%d: must be the fact sheet as JSON", path, line, column)
}

// plainError is what the system said of a file, in one line.
func plainError(path string, err error) error {
	var trouble *os.PathError
	if errors.As(err, &trouble) {
		return fmt.Errorf("%s:1:1: %w", path, trouble.Err)
	}
	return fmt.Errorf("%s:1:1: %w", path, err)
}

// cents rounds a statistic to two decimals, for print.
func cents(x float64) essor.Fraction {
	f, err := essor.NewFraction(decimal.NewFromFloat(x).Round(2))
	if err != nil {
		return essor.Fraction{}
	}
	return f
}

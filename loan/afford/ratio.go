package afford

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/exact"
)

// Ratio is a debt-service ratio that somebody asks for, as dated
// configuration: what is counted, over which income, up to which share. It is
// reported and decides nothing here: a ratio made for mortgages says little
// about a family without work.
type Ratio struct {
	ID      string         `json:"id"`
	Source  string         `json:"source"`           // who asks for it and where, 1 to 4,096 bytes
	From    essor.Date     `json:"from"`             // valid from
	Until   essor.Date     `json:"until,omitzero"`   // to; default: still valid
	Housing bool           `json:"housing,omitzero"` // expenses for housing count
	Debts   bool           `json:"debts,omitzero"`   // payments of other debts count
	Loan    bool           `json:"loan,omitzero"`    // the heaviest month of this loan counts
	Gross   bool           `json:"gross,omitzero"`   // over income before tax
	Most    essor.Fraction `json:"most"`             // 0.39 is 39 %; more than 0, at most 10
}

// Ratios returns the ratios of which we found a source, for callers who must
// report them:
//
//   - in_foir_50: all repayments at most half of the household's income.
//     Reserve Bank of India, Master Direction (Regulatory Framework for
//     Microfinance Loans) 2022, in force since 2022-04-01: law, read.
//   - ca_gds_39 and ca_tds_44: housing at most 39 %, housing and debts at most
//     44 % of gross income, the limits for mortgages insured by CMHC, since
//     2021-07-05: from secondary sources.
func Ratios() []Ratio {
	half, gds, tds := essor.MustParseFraction("0.5"), essor.MustParseFraction("0.39"), essor.MustParseFraction("0.44")
	const cmhc = "CMHC, limits for insured mortgages (secondary source)"
	return []Ratio{
		{ID: "ca_gds_39", Source: cmhc, From: essor.MustParseDate("2021-07-05"), Housing: true, Gross: true, Most: gds},
		{ID: "ca_tds_44", Source: cmhc, From: essor.MustParseDate("2021-07-05"), Housing: true, Debts: true, Loan: true, Gross: true, Most: tds},
		{ID: "in_foir_50", Source: "Reserve Bank of India, Master Direction, Regulatory Framework for Microfinance Loans, 2022", From: essor.MustParseDate("2022-04-01"), Debts: true, Loan: true, Most: half},
	}
}

func (r *Ratio) check(l *check.List, i int, asOf essor.Date) {
	if r.Source == "" {
		l.Add(essor.CodeRequired, "must be named", "ratios", i, "source")
	}
	l.Text(r.Source, check.MaxText, "ratios", i, "source")
	switch {
	case !r.From.IsSet():
		l.Add(essor.CodeRequired, "must be a day", "ratios", i, "from")
	case asOf.IsSet() && r.From.Compare(asOf) > 0:
		l.Add(essor.CodeInconsistent, "must be valid on the day of the question", "ratios", i, "from")
	case asOf.IsSet() && r.Until.IsSet() && r.Until.Compare(asOf) < 0:
		l.Add(essor.CodeInconsistent, "must be valid on the day of the question", "ratios", i, "until")
	}
	if r.Most.Sign() <= 0 || r.Most.Units() > 10*essor.FractionUnit {
		l.Add(essor.CodeOutOfRange, "must be more than 0 and at most 10, as a fraction", "ratios", i, "most")
	}
	if !r.Housing && !r.Debts && !r.Loan {
		l.Add(essor.CodeRequired, "must count something", "ratios", i)
	}
}

// Reported is a ratio as the family has it in its first month with the loan,
// at its typical income. Where no loan leaves the minimum, a ratio that counts
// the loan is not reported: there is none to count.
type Reported struct {
	ID     string         `json:"id"`
	Counts essor.Money    `json:"counts"`          // what is counted, rounded up
	Income essor.Money    `json:"income"`          // what it is divided by, rounded down
	Share  essor.Fraction `json:"share,omitzero"`  // rounded up, at most that of a Fraction; not set without income
	Within bool           `json:"within,omitzero"` // Counts is at most Ratio.Most of Income, compared exactly
}

// report returns what a ratio is.
func (r *Ratio) report(f *file, payment int64) Reported {
	twelfths := int64(0)
	if r.Housing {
		twelfths += sumIn(f.housing, f.first)
	}
	if r.Debts {
		twelfths += sumIn(f.debts, f.first)
	}
	counts := ceilTwelfth(twelfths)
	if r.Loan {
		counts += payment
	}
	incomes := f.typical
	if r.Gross {
		incomes = f.gross
	}
	income := sumIn(incomes, f.first) / 12
	out := Reported{ID: r.ID, Counts: f.money(counts), Income: f.money(income)}
	if income > 0 {
		share, ok := exact.MulDiv(counts, essor.FractionUnit, income, exact.Ceiling)
		if !ok {
			share = 1<<63 - 1
		}
		out.Share = essor.FractionOf(share)
	}
	most, _ := exact.MulDiv(income, r.Most.Units(), essor.FractionUnit, exact.Floor)
	out.Within = counts <= most
	return out
}

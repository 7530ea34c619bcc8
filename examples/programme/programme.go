package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/mentor"
	"github.com/essor-go/essor/outcome"
	"github.com/essor-go/essor/partner"
)

// programme is one year: what went in and what came out of each package.
type programme struct {
	seed       uint64
	cohort     *cohort
	women      mentor.Pool
	matching   mentor.Matching
	alumni     mentor.Pool
	mentoring  mentor.Matching
	alignment  partner.Alignment
	shared     *outcome.Shared
	findings   []outcome.Finding
	evaluation outcome.Evaluation
}

// newProgramme draws and computes the whole year.
func newProgramme(ctx context.Context, seed uint64, clients int) (*programme, error) {
	p := &programme{seed: seed}
	rng := newRand(seed)
	var err error
	// The women are drawn first, so that the number of clients changes nothing
	// for them.
	if p.women, err = drawWomen(rng, yearStart()); err != nil {
		return nil, fmt.Errorf("women: %w", err)
	}
	if p.matching, err = mentor.Match(ctx, p.women, mentor.Options{}); err != nil {
		return nil, fmt.Errorf("matching: %w", err)
	}
	if p.alignment, err = partner.Align(charter(), stances()); err != nil {
		return nil, fmt.Errorf("alignment: %w", err)
	}
	if p.shared, err = outcome.Freeze(framework()); err != nil {
		return nil, fmt.Errorf("framework: %w", err)
	}
	if p.cohort, err = drawCohort(ctx, rng, clients); err != nil {
		return nil, fmt.Errorf("cohort: %w", err)
	}
	p.alumni = drawAlumni(rng, p.cohort, yearStart())
	if p.mentoring, err = mentor.Match(ctx, p.alumni, mentor.Options{Candidates: bestCandidates}); err != nil {
		return nil, fmt.Errorf("mentoring: %w", err)
	}
	if p.findings, err = p.cohort.findings(hoursGiven(rng, len(p.mentoring.Groups))); err != nil {
		return nil, fmt.Errorf("findings: %w", err)
	}
	if p.evaluation, err = p.shared.Evaluate(p.findings); err != nil {
		return nil, fmt.Errorf("evaluation: %w", err)
	}
	return p, p.verify()
}

// verify proves every result that can be proven.
func (p *programme) verify() error {
	for i := range p.cohort.clients {
		c := &p.cohort.clients[i]
		if err := c.Assessment.Verify(p.cohort.scorer, c.Answers); err != nil {
			return fmt.Errorf("assessment %d: %w", i+1, err)
		}
		if c.Schedule == nil {
			continue
		}
		if err := c.Schedule.Verify(*c.Terms); err != nil {
			return fmt.Errorf("schedule %d: %w", i+1, err)
		}
	}
	if err := p.matching.Verify(p.women); err != nil {
		return fmt.Errorf("matching: %w", err)
	}
	if err := p.mentoring.Verify(p.alumni); err != nil {
		return fmt.Errorf("mentoring: %w", err)
	}
	if err := p.alignment.Verify(charter(), stances()); err != nil {
		return fmt.Errorf("alignment: %w", err)
	}
	if err := p.evaluation.Verify(p.shared, p.findings); err != nil {
		return fmt.Errorf("evaluation: %w", err)
	}
	return nil
}

// document is the year as data: inputs beside results, so that whoever reads
// it back can verify it.
type document struct {
	Note       string             `json:"note"`
	Seed       uint64             `json:"seed"`
	Clients    []client           `json:"clients"`
	Pool       mentor.Pool        `json:"pool"`
	Matching   mentor.Matching    `json:"matching"`
	Alumni     mentor.Pool        `json:"alumni"`
	Mentoring  mentor.Matching    `json:"mentoring"`
	Agreement  partner.Agreement  `json:"agreement"`
	Stances    []partner.Stance   `json:"stances"`
	Alignment  partner.Alignment  `json:"alignment"`
	Framework  outcome.Framework  `json:"framework"`
	Findings   []outcome.Finding  `json:"findings"`
	Evaluation outcome.Evaluation `json:"evaluation"`
}

func (p *programme) document() document {
	return document{
		Note: say(words(), essor.EN, essor.Reason{Code: "synthetic", Args: []essor.Arg{essor.ArgOf("seed", strconv.FormatUint(p.seed, 10))}}),
		Seed: p.seed, Clients: p.cohort.clients,
		Pool: p.women, Matching: p.matching, Alumni: p.alumni, Mentoring: p.mentoring,
		Agreement: charter(), Stances: stances(), Alignment: p.alignment,
		Framework: p.shared.Framework(), Findings: p.findings, Evaluation: p.evaluation,
	}
}

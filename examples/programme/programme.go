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
	mid, end   booked
	solidarity *solidarity
	mentorship *mentorship
	alumni     round
	coaching   *coaching
	alignment  partner.Alignment
	shared     *outcome.Shared
	findings   []outcome.Finding
	evaluation outcome.Evaluation
}

// newProgramme draws and computes the whole year.
func newProgramme(ctx context.Context, seed uint64, clients int) (*programme, error) {
	p := &programme{seed: seed}
	rng := newRand(seed)
	// The women are drawn first, so that the number of clients changes nothing
	// for them.
	women, err := drawWomen(rng, yearStart())
	if err != nil {
		return nil, fmt.Errorf("women: %w", err)
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
	if err = p.alumni.match(ctx, drawAlumni(rng, p.cohort, yearStart()), mentor.Options{Candidates: bestCandidates}); err != nil {
		return nil, fmt.Errorf("alumni: %w", err)
	}
	if p.coaching, err = assignCoaches(ctx, p.cohort, yearStart()); err != nil {
		return nil, fmt.Errorf("coaches: %w", err)
	}
	if p.findings, err = p.cohort.findings(hoursGiven(rng, len(p.alumni.Matching.Groups))); err != nil {
		return nil, fmt.Errorf("findings: %w", err)
	}
	if p.evaluation, err = p.shared.Evaluate(p.findings); err != nil {
		return nil, fmt.Errorf("evaluation: %w", err)
	}
	if p.mentorship, err = newMentorship(ctx, rng, women); err != nil {
		return nil, fmt.Errorf("mentorship: %w", err)
	}
	if err := p.cohort.live(rng); err != nil {
		return nil, fmt.Errorf("lives: %w", err)
	}
	if p.mid, p.end, err = p.cohort.keepBooks(); err != nil {
		return nil, fmt.Errorf("books: %w", err)
	}
	if p.solidarity, err = newSolidarity(); err != nil {
		return nil, fmt.Errorf("solidarity group: %w", err)
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
		if err := c.Life.verify(c); err != nil {
			return fmt.Errorf("life %d: %w", i+1, err)
		}
	}
	if err := p.solidarity.verify(); err != nil {
		return fmt.Errorf("solidarity group: %w", err)
	}
	if err := p.mentorship.verify(); err != nil {
		return fmt.Errorf("mentorship: %w", err)
	}
	if err := p.alumni.Matching.Verify(p.alumni.Pool); err != nil {
		return fmt.Errorf("alumni: %w", err)
	}
	if err := p.coaching.verify(); err != nil {
		return fmt.Errorf("coaches: %w", err)
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
	MidYear    booked             `json:"mid_year"`
	YearEnd    booked             `json:"year_end"`
	Solidarity *solidarity        `json:"solidarity"`
	Mentorship *mentorship        `json:"mentorship"`
	Alumni     round              `json:"alumni"`
	Coaching   *coaching          `json:"coaching"`
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
		MidYear: p.mid, YearEnd: p.end, Solidarity: p.solidarity,
		Mentorship: p.mentorship, Alumni: p.alumni, Coaching: p.coaching,
		Agreement: charter(), Stances: stances(), Alignment: p.alignment,
		Framework: p.shared.Framework(), Findings: p.findings, Evaluation: p.evaluation,
	}
}

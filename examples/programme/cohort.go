package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess"
	"github.com/essor-go/essor/assess/instrument"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/outcome"
	"github.com/essor-go/essor/outcome/compare"
)

// The programme's year. Today is an argument everywhere: the report is the
// same on every day that it is run.
func yearStart() essor.Date { return essor.MustParseDate("2026-01-05") }
func yearEnd() essor.Date   { return essor.MustParseDate("2026-12-31") }

// client is one newcomer who applied.
type client struct {
	ID         string            `json:"id"`
	Answers    assess.Answers    `json:"answers"`
	Assessment assess.Assessment `json:"assessment"`
	Terms      *loan.Terms       `json:"terms,omitempty"` // of those whose plan has a loan
	Schedule   *loan.Schedule    `json:"schedule,omitempty"`
	Life       *life             `json:"life,omitempty"`
}

// cohort is all who applied in the year, and what the follow-up found.
type cohort struct {
	scorer  *assess.Scorer
	clients []client
	work    outcome.Transitions
	income  compare.Paired
}

// drawCohort draws n newcomers, assesses each and makes a loan where the plan
// has one. Their figures follow the founding article: 41 % unemployed at the
// start and 8 % after a year, incomes times 3.6.
func drawCohort(ctx context.Context, rng *rand.Rand, n int) (*cohort, error) {
	scorer, err := assess.Compile(instrument.Newcomer())
	if err != nil {
		return nil, err
	}
	c := &cohort{scorer: scorer, clients: make([]client, n)}
	report := essor.Progress(ctx)
	for i := range c.clients {
		if i%1000 == 0 {
			report(i, n)
		}
		c.clients[i].ID = fmt.Sprintf("client-%06d", i+1)
		if err := c.serve(rng, &c.clients[i]); err != nil {
			return nil, fmt.Errorf("client %d: %w", i+1, err)
		}
	}
	report(n, n)
	return c, nil
}

// serve takes one client from the first interview to the follow-up.
func (c *cohort) serve(rng *rand.Rand, p *client) error {
	before := stateBefore(rng)
	incomeBefore := income(rng, before, startIncome)
	amount := 100 * (20 + rng.IntN(125))
	p.Answers = answers(rng, before, amount)
	var err error
	if p.Assessment, err = c.scorer.Assess(p.Answers); err != nil {
		return err
	}
	for _, step := range p.Assessment.Plan {
		if step.Kind == assess.Loan {
			if err := p.lend(rng, amount); err != nil {
				return err
			}
		}
	}
	if p.Schedule == nil {
		return nil
	}
	return c.followUp(rng, before, incomeBefore)
}

// followUp meets a client a year later; one in sixteen can't be reached.
func (c *cohort) followUp(rng *rand.Rand, before outcome.WorkStatus, incomeBefore int) error {
	after := stateAfter(rng)
	incomeAfter := income(rng, after, endIncome)
	if rng.IntN(16) == 0 {
		return errors.Join(c.work.Add(before, ""), c.income.AddMissing(1))
	}
	return errors.Join(c.work.Add(before, after), c.income.Add(float64(incomeBefore), float64(incomeAfter)))
}

// lend makes the loan: one or two advances as the courses start, interest
// alone while she studies, then level payments.
func (p *client) lend(rng *rand.Rand, dollars int) error {
	start, err := yearStart().AddDays(rng.IntN(200))
	if err != nil {
		return err
	}
	study := 4 * rng.IntN(4)
	terms := loan.Terms{
		Interest:  loan.Interest{YearRate: essor.MustParseFraction("0.055"), DayCount: loan.Act365},
		Repayment: loan.Repayment{Count: study + 12*(1+rng.IntN(3))},
		Relief:    loan.Relief{InterestOnly: study},
	}
	first := dollars
	if study >= 8 {
		first = dollars / 200 * 100
		second, err := start.AddDays(75)
		if err != nil {
			return err
		}
		terms.Advances = []loan.Advance{{On: start, Amount: cash(first)}, {On: second, Amount: cash(dollars - first)}}
	} else {
		terms.Advances = []loan.Advance{{On: start, Amount: cash(first)}}
	}
	p.Terms = &terms
	p.Schedule, err = loan.NewSchedule(terms)
	return err
}

// live draws what became of each loan in the year.
func (c *cohort) live(rng *rand.Rand) error {
	example := c.example()
	for i := range c.clients {
		p := &c.clients[i]
		if p.Schedule == nil {
			continue
		}
		err := p.live(rng)
		if p == example && err == nil {
			err = p.liveExample()
		}
		if err != nil {
			return fmt.Errorf("client %d: %w", i+1, err)
		}
	}
	return nil
}

// followed returns how many clients got a loan, who are all followed up.
func (c *cohort) followed() int {
	n := 0
	for i := range c.clients {
		if c.clients[i].Schedule != nil {
			n++
		}
	}
	return n
}

func cash(dollars int) essor.Money {
	return must(essor.MoneyOf(int64(dollars)*100, essor.MustParseCurrency("CAD")))
}

// stateBefore draws work at intake: 41 % unemployed, most others below what
// they are trained for.
func stateBefore(rng *rand.Rand) outcome.WorkStatus {
	switch p := rng.IntN(100); {
	case p < 41:
		return outcome.Unemployed
	case p < 43:
		return outcome.OwnProfession
	case p < 90:
		return outcome.Underqualified
	}
	return outcome.OutsideLabourForce
}

// stateAfter draws work a year later: 8 % unemployed.
func stateAfter(rng *rand.Rand) outcome.WorkStatus {
	switch p := rng.IntN(100); {
	case p < 8:
		return outcome.Unemployed
	case p < 64:
		return outcome.OwnProfession
	case p < 94:
		return outcome.Underqualified
	}
	return outcome.OutsideLabourForce
}

// Typical incomes a month, in dollars: what mean incomes of 1,400 before and
// 5,000 after are made of.
var (
	startIncome = map[outcome.WorkStatus]int{outcome.OwnProfession: 4500, outcome.Underqualified: 2200, outcome.Unemployed: 600, outcome.OutsideLabourForce: 400}
	endIncome   = map[outcome.WorkStatus]int{outcome.OwnProfession: 7100, outcome.Underqualified: 3300, outcome.Unemployed: 900, outcome.OutsideLabourForce: 700}
)

// income draws within a third around the typical one.
func income(rng *rand.Rand, state outcome.WorkStatus, typical map[outcome.WorkStatus]int) int {
	t := typical[state]
	return t*2/3 + rng.IntN(t*2/3+1)
}

// answers draws what a newcomer says in the first interview. One answer in
// thirty is missing and one in sixty refused: that widens the bounds.
func answers(rng *rand.Rand, work outcome.WorkStatus, amount int) assess.Answers {
	distance := rng.IntN(4) // 0 near the own profession, 3 far
	ladder := func(options ...string) assess.Answer {
		return assess.Pick(options[min((rng.IntN(len(options))+rng.IntN(len(options))+distance)/2, len(options)-1)])
	}
	level := func() assess.Answer { return assess.Num(strconv.Itoa(4 + rng.IntN(2) - distance)) }
	skill := func() assess.Answer { return assess.Num(strconv.Itoa(6 + rng.IntN(4) - distance)) }
	share := func(least, spread int) assess.Answer {
		return assess.Num(essor.FractionOf(int64(least+rng.IntN(spread)) * essor.FractionUnit / 100).String())
	}
	often := func(percent int) assess.Answer {
		if rng.IntN(100) < percent {
			return assess.Yes()
		}
		return assess.No()
	}
	all := assess.Answers{
		"credential":          assess.Pick(pick(rng, []string{"foreign_degree", "foreign_degree", "foreign_degree", "foreign_diploma"})),
		"recognition":         ladder("recognised", "partly_recognised", "report_ready", "in_progress", "not_started"),
		"licence":             ladder("licensed", "exams_passed", "exam_booked", "requirements_known", "not_started"),
		"years_in_profession": assess.Num(strconv.Itoa(1 + rng.IntN(12))),
		"language_listening":  skill(), "language_reading": skill(), "language_writing": skill(), "language_speaking": skill(),
		"debt_share": share(5, 40), "housing_share": share(25, 35),
		"savings_months": assess.Num(strconv.Itoa(rng.IntN(4))), "bills_current": often(80),
		"job_target": ladder("employers_met", "researched", "named", "open"),
		"job_search": level(), "workplace_practice": level(), "transition_plan": level(),
		"professional_contacts": assess.Num(strconv.Itoa(rng.IntN(6))),
		"way_back":              assess.Pick(pick(rng, []string{"own_profession", "own_profession", "own_profession", "related_profession", "other_skilled"})),
		"goal_clarity":          level(), "costed_plan": ladder("quoted", "estimated", "none"), "seat": ladder("confirmed", "applied", "none"),
		"felt_wellbeing": assess.Num(strconv.Itoa(30 + rng.IntN(40))),
		"childcare_need": often(25), "housing_secure": often(92), "study_hours": assess.Num(strconv.Itoa(5 + rng.IntN(20))),
		"taxes_filed": often(85), "benefits_checked": often(70), "high_cost_credit": often(8),
		"immigration_status": assess.Pick(pick(rng, []string{"permanent_resident", "permanent_resident", "permanent_resident", "convention_refugee", "protected_person", "citizen"})),
		"post_secondary":     often(98),
		"loan_use":           assess.Pick(pick(rng, []string{"training", "training", "licensing", "living_allowance", "credential_assessment"})),
		"loan_amount":        assess.Num(strconv.Itoa(amount)), "programme_months": assess.Num(strconv.Itoa(3 + rng.IntN(22))),
		"work_status":  assess.Pick(string(work)),
		"support_wish": assess.Pick(pick(rng, []string{"loan_only", "coach", "mentor", "coach_and_mentor"})),
	}
	if work == outcome.OutsideLabourForce { // shares of no income do not apply
		all["debt_share"], all["housing_share"] = assess.DoesNotApply(), assess.DoesNotApply()
	}
	if rng.IntN(25) == 0 {
		all["immigration_status"] = assess.Pick("refugee_claimant")
	}
	withhold(rng, all)
	return all
}

// withhold takes some answers back, in the order of the rubric's items.
func withhold(rng *rand.Rand, all assess.Answers) {
	for _, domain := range instrument.Newcomer().Domains {
		for _, item := range domain.Items {
			switch rng.IntN(60) {
			case 0, 1:
				delete(all, item.ID)
			case 2:
				all[item.ID] = assess.Refuse()
			}
		}
	}
}

// example returns the client whose plan and loan the report shows: the first
// with two advances, a study period and a plan of a few steps.
func (c *cohort) example() *client {
	var best *client
	for i := range c.clients {
		p := &c.clients[i]
		if p.Schedule == nil {
			continue
		}
		if best == nil {
			best = p
		}
		if len(p.Terms.Advances) == 2 && p.Schedule.Len() <= 20 && len(p.Assessment.Plan) >= 3 && len(p.Assessment.Plan) <= 4 {
			return p
		}
	}
	return best
}

package main

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/outcome"
	"github.com/essor-go/essor/outcome/compare"
)

// framework is what the partners agreed to call success, fixed before the
// first figure came in. Baselines and targets are those of the founding
// article: unemployment from 41 % to 8 %, income times 3.6.
func framework() outcome.Framework {
	share := func(id string, direction outcome.Direction, baseline, target string) outcome.Indicator {
		return outcome.Indicator{
			ID: id, Result: "work", Unit: "share", Direction: direction,
			Baseline: fraction(baseline), Target: fraction(target), Due: yearEnd(),
			Standard: 2, Source: "follow-up interview", Collection: "by the coach, at intake and after a year", Responsible: "newcomers",
		}
	}
	return outcome.Framework{
		ID: "shared-results", Version: "1", From: yearStart(), To: yearEnd(),
		Results: []outcome.Result{
			{ID: "work", Title: "People work in the profession they were trained for", Level: outcome.Intermediate, Scope: outcome.Performance},
			{ID: "income", Title: "Families live on what they earn", Level: outcome.Ultimate, Scope: outcome.Performance},
			{ID: "confidence", Title: "Both sides of the mentorship grow", Level: outcome.Immediate, Scope: outcome.Performance},
		},
		Indicators: []outcome.Indicator{
			share("unemployed", outcome.Decrease, "0.41", "0.08"),
			share("own_profession", outcome.Increase, "0.02", "0.5"),
			{ID: "income", Result: "income", Unit: "times", Direction: outcome.Increase,
				Baseline: fraction("1"), Target: fraction("3.6"), Due: yearEnd(), Standard: 2,
				Source: "pay slips", Responsible: "credit_union"},
			{ID: "mentor_hours", Result: "confidence", Unit: "hours", Direction: outcome.Increase,
				Baseline: fraction("0"), Target: fraction("3000"), Due: yearEnd(), Responsible: "newcomers"},
			{ID: "confidence", Result: "confidence", Unit: "points", Direction: outcome.Increase,
				Baseline: fraction("50"), Target: fraction("60"), Due: yearEnd(), Standard: 3, Responsible: "college"},
		},
		Questions: []string{"Who does not come, and why?", "Which support makes the way back to the profession shorter?"},
		Names: map[essor.Lang]map[string]string{
			essor.EN: {"unemployed": "Unemployment", "own_profession": "Work in one's own profession", "income": "Income", "mentor_hours": "Time given by mentors", "confidence": "Confidence"},
			essor.FR: {"unemployed": "Le chômage", "own_profession": "Le travail dans sa propre profession", "income": "Le revenu", "mentor_hours": "Le temps donné par les mentors", "confidence": "La confiance", "hours": "heures", "points": "points"},
			essor.ES: {"unemployed": "El desempleo", "own_profession": "El trabajo en la propia profesión", "income": "El ingreso", "mentor_hours": "El tiempo dado por los mentores", "confidence": "La confianza", "hours": "horas", "points": "puntos"},
		},
	}
}

// findings is what the follow-up of the cohort shows. Nobody was kept out by
// a draw and nobody served for comparison, so each is a before/after finding
// or a record, and can claim no more.
func (c *cohort) findings(mentorHours int) ([]outcome.Finding, error) {
	unemployed, err := c.share(outcome.Unemployed)
	if err != nil {
		return nil, err
	}
	own, err := c.share(outcome.OwnProfession)
	if err != nil {
		return nil, err
	}
	income, err := compare.PairedRatio(c.income, compare.Options{})
	if err != nil {
		return nil, err
	}
	intake := &outcome.Intake{Applied: int64(len(c.clients)), Accepted: int64(c.followed())}
	hours := essor.FractionOf(int64(mentorHours) * essor.FractionUnit)
	return []outcome.Finding{
		{Indicator: "unemployed", Design: outcome.BeforeAfter, Estimate: unemployed, On: yearEnd(), Intake: intake},
		{Indicator: "own_profession", Design: outcome.BeforeAfter, Estimate: own, On: yearEnd(), Intake: intake},
		{Indicator: "income", Design: outcome.BeforeAfter, Estimate: income, On: yearEnd()},
		{Indicator: "mentor_hours", Design: outcome.Recorded, Reached: &hours, On: yearEnd()},
	}, nil
}

// share compares how many were in a state of work before and after.
func (c *cohort) share(state outcome.WorkStatus) (outcome.Estimate, error) {
	both, before, after, neither := c.work.Pairs(state)
	return compare.PairedProportions(compare.Pairs{Both: both, OnlyBefore: before, OnlyAfter: after, Neither: neither, Missing: c.work.Missing}, compare.Options{})
}

func fraction(text string) *essor.Fraction {
	f := essor.MustParseFraction(text)
	return &f
}

package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/essor-go/essor/mentor"
	"github.com/essor-go/essor/mentor/rounds"
)

// round is one matching with the pool it was made from.
type round struct {
	Pool     mentor.Pool     `json:"pool"`
	Matching mentor.Matching `json:"matching"`
}

// mentorship is the year of the sixty women: what was proposed and declined,
// a first round, an exit in the middle of it, what they said of it, and a
// second round.
type mentorship struct {
	Proposed  round             `json:"proposed"`
	Declined  mentor.Answer     `json:"declined"`
	First     round             `json:"first"`
	Relations []rounds.Relation `json:"relations"`
	Summary   rounds.Summary    `json:"summary"`
	Exit      mentor.Rematching `json:"exit"`
	Repaired  round             `json:"repaired"`
	Feedback  []mentor.Feedback `json:"feedback"`
	Lesson    mentor.Lesson     `json:"lesson"`
	Second    round             `json:"second"`
	InCircles mentor.Pool       `json:"in_circles"`
	Circles   mentor.Gathering  `json:"circles"`
}

// newMentorship lives through the year.
func newMentorship(ctx context.Context, rng *rand.Rand, women mentor.Pool) (*mentorship, error) {
	y := &mentorship{}
	for _, station := range []struct {
		name string
		do   func() error
	}{
		{"proposal", func() error { return y.Proposed.match(ctx, women, mentor.Options{}) }},
		{"first round", func() error { return y.answer(ctx) }},
		{"relations", func() error { return y.meet(rng) }},
		{"exit", func() error { return y.leave(ctx) }},
		{"second round", func() error { return y.learn(ctx, rng) }},
		{"circles", func() error { return y.gather(ctx) }},
	} {
		if err := station.do(); err != nil {
			return nil, fmt.Errorf("%s: %w", station.name, err)
		}
	}
	return y, nil
}

func (r *round) match(ctx context.Context, pool mentor.Pool, options mentor.Options) error {
	m, err := mentor.Match(ctx, pool, options)
	*r = round{pool, m}
	return err
}

// weakest returns the pair with the least score.
func (r *round) weakest() mentor.Group {
	return slices.MinFunc(r.Matching.Groups, func(a, b mentor.Group) int { return int(a.Score - b.Score) })
}

// answer is what the women said to the proposal: all but one accept, and the
// round is matched around them.
func (y *mentorship) answer(ctx context.Context) error {
	pool, weakest := y.Proposed.Pool, y.Proposed.weakest()
	y.Declined = mentor.Answer{From: weakest.Members[0].ID, About: weakest.Members[1].ID}
	for _, g := range y.Proposed.Matching.Groups {
		a, b := g.Members[0].ID, g.Members[1].ID
		if a == y.Declined.From {
			pool.Answers = append(pool.Answers, y.Declined)
			continue
		}
		pool.Answers = append(pool.Answers, mentor.Answer{From: a, About: b, Accept: true}, mentor.Answer{From: b, About: a, Accept: true})
	}
	return y.First.match(ctx, pool, mentor.Options{})
}

// meet draws the meetings of the first round, once a month until June.
func (y *mentorship) meet(rng *rand.Rand) error {
	var book rounds.Book
	start, end := y.First.Pool.AsOf, midYear()
	waiting := map[string]int{}
	for _, p := range y.First.Pool.People {
		if p.WaitingSince.IsSet() {
			waiting[p.ID] = start.Sub(p.WaitingSince) / 7
		}
	}
	side := func(id string) rounds.Side { return rounds.Side{ID: id, Region: id[:2], Waited: waiting[id]} }
	for _, g := range y.First.Matching.Groups {
		r := rounds.Relation{A: side(g.Members[0].ID), B: side(g.Members[1].ID), Steps: []rounds.Step{{On: start, Kind: rounds.Accepted}}}
		for month := range 5 {
			on, err := start.AddDays(30*month + 7 + rng.IntN(20))
			if err != nil {
				return err
			}
			r.Steps = append(r.Steps, rounds.Step{On: on, Kind: rounds.Met, FromA: 30 + 5*rng.IntN(7), FromB: 30 + 5*rng.IntN(7)})
		}
		if err := book.Add(r, end); err != nil {
			return err
		}
		y.Relations = append(y.Relations, r)
	}
	y.Summary = book.Report()
	return nil
}

// running returns the pool while the first round runs: its pairs meet, and
// what was declined stays declined.
func (y *mentorship) running() mentor.Pool {
	pool := y.Proposed.Pool
	pool.Answers = []mentor.Answer{y.Declined}
	for _, g := range y.First.Matching.Groups {
		pool.Keep = append(pool.Keep, mentor.Pair{A: g.Members[0].ID, B: g.Members[1].ID})
	}
	return pool
}

// leave is the exit of one woman, and the choice that is advised after it.
func (y *mentorship) leave(ctx context.Context) error {
	pool := y.running()
	var err error
	if y.Exit, err = mentor.Rematch(ctx, pool, []string{y.First.weakest().Members[0].ID}, 1, mentor.Options{}); err != nil {
		return err
	}
	next, err := y.Exit.Pool(pool, y.Exit.Advised)
	if err != nil {
		return err
	}
	return y.Repaired.match(ctx, next, mentor.Options{Keep: -1})
}

// learn draws what the women said, compares it with what their pairs were
// made for, and makes the second round with the weights that follow. Who met
// somebody near her own stage tends to be content: that is to be found.
func (y *mentorship) learn(ctx context.Context, rng *rand.Rand) error {
	said := func(m mentor.Member) int {
		stage := m.Parts[slices.IndexFunc(m.Parts, func(p mentor.Part) bool { return p.Name == "stage" })]
		return min(5, 2+int(2*stage.Points/stage.Most)+rng.IntN(2))
	}
	pool := y.Repaired.Pool
	pool.People, pool.Keep = slices.Clone(pool.People), nil
	partner := map[string]string{}
	for _, g := range y.First.Matching.Groups {
		a, b := g.Members[0], g.Members[1]
		partner[a.ID], partner[b.ID] = b.ID, a.ID
		y.Feedback = append(y.Feedback, mentor.Feedback{A: a.ID, B: b.ID, FromA: said(b), FromB: said(a)})
	}
	var err error
	if y.Lesson, err = mentor.Learn(ctx, y.Proposed.Pool, y.Feedback, mentor.Options{}); err != nil {
		return err
	}
	pool.AsOf, pool.Week = midYear(), midYear()
	for i := range pool.People {
		if p := &pool.People[i]; partner[p.ID] != "" && !slices.Contains(p.Past, partner[p.ID]) {
			p.Past = append(slices.Clone(p.Past), partner[p.ID])
		}
	}
	return y.Second.match(ctx, pool, mentor.Options{Weights: y.Lesson.Proposed})
}

// gather makes circles of three of a dozen women, four of each country.
func (y *mentorship) gather(ctx context.Context) error {
	y.InCircles = y.Proposed.Pool
	y.InCircles.People = y.InCircles.People[:12]
	var err error
	y.Circles, err = mentor.Gather(ctx, y.InCircles, mentor.CircleOptions{}, mentor.Options{})
	return err
}

// verify proves all that can be proven of the year.
func (y *mentorship) verify() error {
	for _, r := range y.rounds() {
		if err := r.Matching.Verify(r.Pool); err != nil {
			return fmt.Errorf("matching: %w", err)
		}
	}
	if err := y.Exit.Verify(y.running()); err != nil {
		return fmt.Errorf("exit: %w", err)
	}
	if err := y.Circles.Verify(y.InCircles); err != nil {
		return fmt.Errorf("circles: %w", err)
	}
	return nil
}

// rounds returns all matchings of the year in their order.
func (y *mentorship) rounds() []*round {
	return []*round{&y.Proposed, &y.First, &y.Repaired, &y.Second}
}

package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess"
	"github.com/essor-go/essor/mentor"
)

// coaching says which coach goes along with which clients.
type coaching struct {
	Pool       mentor.Pool       `json:"pool"`
	Caseload   mentor.Caseload   `json:"caseload"`
	Assignment mentor.Assignment `json:"assignment"`
}

const (
	mostCoached = 1000
	caseload    = 25 // clients of a coach at most
)

// assignCoaches gives a coach to the clients whose plan has one, by what the
// plan is about. Every coach knows four of the subjects.
func assignCoaches(ctx context.Context, c *cohort, asOf essor.Date) (*coaching, error) {
	agreed := []mentor.Consent{{To: mentor.ToMatching}}
	a := &coaching{Pool: mentor.Pool{AsOf: asOf}}
	for i := range c.clients {
		plan := planned(c.clients[i].Assessment.Plan)
		if !slices.Contains(plan, assess.Coach) || len(a.Pool.People) == mostCoached {
			continue
		}
		client := mentor.Person{ID: c.clients[i].ID, Consents: agreed}
		for _, kind := range plan {
			client.Seeks = append(client.Seeks, mentor.Topic{Name: string(kind)})
		}
		a.Pool.People = append(a.Pool.People, client)
	}
	subjects := []assess.StepKind{assess.Loan, assess.Training, assess.CredentialService, assess.BenefitsAndTax, assess.Savings, assess.Mentor, assess.Referral}
	for i := range (len(a.Pool.People) + caseload - 1) / caseload {
		coach := mentor.Person{ID: fmt.Sprintf("coach-%03d", i+1), Consents: agreed, Offers: []mentor.Topic{{Name: string(assess.Coach)}}}
		for k := range 3 {
			coach.Offers = append(coach.Offers, mentor.Topic{Name: string(subjects[(i+2*k)%len(subjects)])})
		}
		a.Pool.People = append(a.Pool.People, coach)
		a.Caseload.Guides = append(a.Caseload.Guides, mentor.Guide{ID: coach.ID, Capacity: caseload})
	}
	var err error
	a.Assignment, err = mentor.Assign(ctx, a.Pool, a.Caseload, mentor.Options{})
	return a, err
}

func (a *coaching) verify() error { return a.Assignment.Verify(a.Pool, a.Caseload) }

package main

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan/portfolio"
	"github.com/essor-go/essor/loan/servicing"
)

// booked is the portfolio on a day.
type booked struct {
	Book   *portfolio.Book  `json:"book"`
	Report portfolio.Report `json:"report"`
}

// keepBook adds up all loans as they stood on a day. Odd and even loans are
// kept by two branches and merged: any other way gives the same book.
func (c *cohort) keepBook(asOf essor.Date, statement func(*life) *servicing.Statement) (booked, error) {
	var branches [2]*portfolio.Book
	for i := range branches {
		var err error
		if branches[i], err = portfolio.NewBook(asOf, essor.MustParseCurrency("CAD"), portfolio.Rules{From: yearStart(), Average: portfolio.Daily}); err != nil {
			return booked{}, err
		}
	}
	for i := range c.clients {
		p := &c.clients[i]
		if p.Schedule == nil {
			continue
		}
		l, err := portfolio.Of(p.ID, *p.Terms, statement(p.Life), yearStart())
		if err != nil {
			return booked{}, err
		}
		if err := branches[i%2].Add(l); err != nil {
			return booked{}, err
		}
	}
	if err := branches[0].Merge(branches[1]); err != nil {
		return booked{}, err
	}
	report, err := branches[0].Report()
	return booked{branches[0], report}, err
}

// keepBooks keeps the book in the middle and at the end of the year.
func (c *cohort) keepBooks() (mid, end booked, err error) {
	if mid, err = c.keepBook(midYear(), func(l *life) *servicing.Statement { return l.Mid }); err != nil {
		return mid, end, err
	}
	end, err = c.keepBook(yearEnd(), func(l *life) *servicing.Statement { return l.End })
	return mid, end, err
}

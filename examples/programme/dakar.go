package main

import (
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/group"
	"github.com/essor-go/essor/loan/servicing"
)

// solidarity is a group of five traders in Dakar and the meeting at which one
// of them could not pay all.
type solidarity struct {
	Group  group.Group   `json:"group"` // before the meeting
	Sheet  *group.Sheet  `json:"sheet"` // what was asked at it
	After  group.Group   `json:"after"` // what was brought to it recorded
	Call   *group.Call   `json:"call"`  // what the others are asked for
	Shared *group.Shared `json:"shared"`
}

// newSolidarity lives through the first meetings: at the third one, one of the
// five brings less than what is asked.
func newSolidarity() (*solidarity, error) {
	s := &solidarity{Group: traders()}
	third := must(s.Group.Meetings.First.AddDays(14))
	for on := s.Group.Meetings.First; ; on = must(on.AddDays(7)) {
		var err error
		if s.Sheet, err = group.NewSheet(s.Group, on); err != nil {
			return nil, err
		}
		var receipts []group.Receipt
		for i, line := range s.Sheet.Lines {
			r := group.Receipt{ID: on.String() + "/" + line.Member, Member: line.Member, Amount: line.Brings}
			if on == third && i == 2 {
				r.Amount = francs(2500)
			}
			receipts = append(receipts, r)
		}
		entries, err := group.Divide(s.Group, on, receipts)
		if err != nil {
			return nil, err
		}
		s.After = s.Group.With(entries...)
		if on == third {
			break
		}
		s.Group = s.After
	}
	var err error
	if s.Call, err = group.NewCall(s.After, third); err != nil {
		return nil, err
	}
	s.Shared, err = group.NewShared(s.After.With(s.Call.Entries("call")...), third)
	return s, err
}

// traders borrow for 24 weeks and set 500 francs aside at each meeting.
func traders() group.Group {
	lent := must(yearStart().AddDays(3))
	g := group.Group{
		ID: "dakar-07", Currency: francs(0).Currency(),
		Meetings: group.Meetings{First: must(lent.AddDays(7)), Count: 24},
		Rules:    group.Rules{Cap: francs(4000)},
		Entries:  []group.Entry{},
	}
	for i, thousands := range []int64{150, 150, 100, 100, 75} {
		terms := loan.Terms{
			Advances:  []loan.Advance{{On: lent, Amount: francs(1000 * thousands)}},
			Interest:  loan.Interest{YearRate: essor.MustParseFraction("0.18"), Quote: loan.Flat},
			Repayment: loan.Repayment{Count: 24, Frequency: loan.Weekly},
		}
		g.Members = append(g.Members, group.Member{
			ID: fmt.Sprintf("DK-%d", i+1), Joined: lent, Saving: francs(500),
			Loans: []group.Loan{{ID: "1", Terms: terms, Events: []servicing.Event{
				{ID: "lent", On: lent, Kind: servicing.Disbursed, Amount: francs(1000 * thousands)},
			}}},
		})
	}
	return g
}

func francs(n int64) essor.Money {
	return must(essor.MoneyOf(n, essor.MustParseCurrency("XOF")))
}

// brought returns what a member brought to the meeting.
func (s *solidarity) brought(member string) essor.Money {
	sum := francs(0)
	for _, e := range s.After.Entries[len(s.Group.Entries):] {
		if e.Member == member {
			sum = must(sum.Add(e.Amount))
		}
	}
	return sum
}

// asked returns what the call asks of a member for another.
func (s *solidarity) asked(member string) essor.Money {
	for _, a := range s.Call.Asks {
		if a.Member == member {
			return a.Amount
		}
	}
	return francs(0)
}

func (s *solidarity) verify() error {
	if err := s.Sheet.Verify(s.Group); err != nil {
		return err
	}
	if err := s.Call.Verify(s.After); err != nil {
		return err
	}
	return s.Shared.Verify(s.After.With(s.Call.Entries("call")...), s.Call.On)
}

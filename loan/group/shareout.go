package group

import (
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
)

// ShareOut is how a village bank divides its fund at the end of a cycle, to
// the minor unit. It is a draft; [ShareOut.Entries] are what is recorded when
// it is done. It round-trips through JSON.
type ShareOut struct {
	Rule   string            `json:"rule"`
	Inputs essor.Fingerprint `json:"inputs"` // of the group and the day

	Group string      `json:"group"`
	On    essor.Date  `json:"on"`
	Fund  essor.Money `json:"fund"`  // what is divided: nothing where more was spent than there was
	Lines []ShareLine `json:"lines"` // members who have joined and not left, by their ids
}

// ShareLine is one member's part of the fund.
type ShareLine struct {
	Member  string      `json:"member"`
	Savings essor.Money `json:"savings"` // hers, by which the fund is divided
	Share   essor.Money `json:"share"`
	Free    essor.Money `json:"free"` // of savings, what she can take too: not pledged
}

// NewShareOut returns the fund of a day divided in proportion to the savings
// of the members who have not left, by largest remainder, ties by id. Nothing
// is left over. It fails as [NewSheet] does, and with undefined when there is
// something to divide and nobody has savings.
func NewShareOut(g Group, on essor.Date) (*ShareOut, error) {
	b, print, err := openProven(&g, on)
	if err != nil {
		return nil, err
	}
	s := &ShareOut{Rule: rule, Inputs: print, Group: g.ID, On: on, Lines: []ShareLine{}}
	fund := max(0, b.fund())
	s.Fund = b.money(fund)
	var weights []int64
	for i := range b.members {
		if b.members[i].hasLeft {
			continue
		}
		line, n := b.line(i)
		weights = append(weights, n[savings])
		s.Lines = append(s.Lines, ShareLine{Member: line.Member, Savings: line.Savings, Free: b.money(n[savings] - n[pledged])})
	}
	parts := exact.Apportion(fund, weights)
	if parts == nil && fund > 0 {
		return nil, &essor.FieldError{Pointer: "/members", Code: essor.CodeUndefined, Detail: "must have savings to divide by"}
	}
	for i := range s.Lines {
		s.Lines[i].Share = b.money(0)
		if parts != nil {
			s.Lines[i].Share = b.money(parts[i])
		}
	}
	return s, nil
}

// Entries returns what is recorded when the fund is given out, with ids that
// begin with the given one: at most 100 bytes, and unique in the group.
// Savings that are taken too are entries of their own.
func (s *ShareOut) Entries(id string) []Entry {
	entries := []Entry{}
	for i, line := range s.Lines {
		if line.Share.Sign() > 0 {
			entries = append(entries, Entry{ID: id + "/" + strconv.Itoa(i+1), On: s.On, Kind: SharedOut, Member: line.Member, Amount: line.Share})
		}
	}
	return entries
}

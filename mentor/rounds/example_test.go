package rounds_test

import (
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/mentor/rounds"
)

// A round in sum: who gave how much, between which countries, and who waited.
func ExampleBook() {
	day := essor.MustParseDate
	var book rounds.Book
	for _, r := range []rounds.Relation{
		{
			A: rounds.Side{ID: "dkr-07", Region: "SN", Waited: 6}, B: rounds.Side{ID: "mtl-19", Region: "CA"},
			Steps: []rounds.Step{
				{On: day("2026-03-05"), Kind: rounds.Accepted},
				{On: day("2026-03-17"), Kind: rounds.Met, FromA: 40, FromB: 50},
				{On: day("2026-04-14"), Kind: rounds.Met, FromA: 30, FromB: 30},
			},
		},
		{A: rounds.Side{ID: "lpz-11", Region: "BO", Waited: 2}, B: rounds.Side{ID: "mtl-04", Region: "CA", Waited: 3}},
	} {
		if err := book.Add(r, day("2026-06-01")); err != nil {
			fmt.Println(err)
			return
		}
	}
	s := book.Report()
	fmt.Println(s.Active, "active,", s.Proposed, "proposed, reciprocity", s.Reciprocity)
	for _, c := range s.Corridors {
		fmt.Println(c.A, "–", c.B, c.Given.Meetings, "meetings,", c.Given.There, "and", c.Given.Back, "minutes")
	}
	fmt.Println("waited at most", s.Longest, "weeks")
	// Output:
	// 1 active, 1 proposed, reciprocity 0.933333333333
	// BO – CA 0 meetings, 0 and 0 minutes
	// CA – SN 2 meetings, 80 and 70 minutes
	// waited at most 6 weeks
}

// Where one relation stands, day by day. Nobody is asked why she pauses.
func ExampleRelation_Standing() {
	day := essor.MustParseDate
	r := rounds.Relation{
		A: rounds.Side{ID: "dkr-07"}, B: rounds.Side{ID: "mtl-19"},
		Steps: []rounds.Step{
			{On: day("2026-03-05"), Kind: rounds.Accepted},
			{On: day("2026-04-20"), Kind: rounds.Paused},
			{On: day("2026-06-01"), Kind: rounds.Resumed},
		},
	}
	for _, on := range []string{"2026-03-01", "2026-03-31", "2026-05-01", "2026-06-30"} {
		state, err := r.Standing(day(on))
		fmt.Println(on, state, err)
	}
	// Output:
	// 2026-03-01 proposed <nil>
	// 2026-03-31 active <nil>
	// 2026-05-01 paused <nil>
	// 2026-06-30 active <nil>
}

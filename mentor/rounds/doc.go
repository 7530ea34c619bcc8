// Package rounds keeps what became of people who were matched: whether they
// said yes, met, paused or ended, how many minutes each gave the other, and
// how long both had waited. It is for the coordinator of a programme, whose
// rounds the verbs of package mentor begin.
//
//	var book rounds.Book
//	for _, r := range relations {
//		err := book.Add(r, asOf)
//	}
//	s := book.Report()
//	fmt.Println(s.Active, s.Total.Meetings, s.Reciprocity, s.Longest)
//
// A [Relation] is one pair and its steps. A [Book] adds relations up to a
// [Summary]: relations by state, hours both ways, how much as much was given
// as received, corridors between countries or regions, and who waited how
// long. In a circle and between a guide and those she accompanies, each two
// who meet are a relation of their own.
//
// Minutes are whole; nothing is rounded but Reciprocity. Nobody is asked why
// she pauses or ends, and no field is there to say so.
//
// Limits: [MaxSteps] steps of a relation, each of a day at most; any number of
// relations. A Book goes through JSON, so that shards can be stored and merged
// later. What a Summary counts may tell of one person where numbers are
// small: this package publishes nothing.
package rounds

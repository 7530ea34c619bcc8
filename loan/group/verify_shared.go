package group

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan/servicing"
)

// Verify returns nil exactly when s is what may leave g on a day, which must
// be given because no fingerprint holds it. It lays the bills of each loan on a
// line, cuts out what is no longer asked for, and looks for the oldest bill that
// is not covered from the youngest on. It works on what was read back from JSON,
// and fails as [Sheet.Verify] does.
func (s *Shared) Verify(g Group, on essor.Date) error {
	if s.AsOf != on {
		return differs("as_of")
	}
	if _, err := NewShared(g, s.AsOf); err != nil {
		return err
	}
	t, err := newTally(g, s.AsOf)
	if err != nil {
		return err
	}
	members, lent, paid, open := 0, int64(0), int64(0), int64(0)
	var all []bill
	for i := range t.g.Members {
		if !t.hasLeft(t.g.Members[i].ID) {
			members++
		}
		for k, st := range t.loans[i] {
			if t.g.Members[i].Loans[k].Internal {
				continue
			}
			lent += st.Disbursed.Minor()
			open += st.Due.Sum().Minor() + st.WrittenOff.Sum().Minor() - st.Recovered.Sum().Minor() - st.Credit.Minor()
			for _, line := range st.Trail() {
				switch line.Kind() {
				case servicing.Paid, servicing.Prepaid, servicing.Recovered:
					paid += line.Amount().Minor()
				}
			}
			for part := range 4 {
				all = append(all, layBills(st, part)...)
			}
		}
	}
	slices.SortFunc(all, func(a, b bill) int { return b.on.Compare(a.on) })
	days := 0
	for k := 0; k < len(all) && open > 0; k++ {
		open -= all[k].amount
		days = s.AsOf.Sub(all[k].on)
	}
	switch {
	case s.Rule != rule:
		return differs("rule")
	case s.Group != g.ID:
		return differs("group")
	case s.Members != members:
		return differs("members")
	case s.Lent != t.money(lent):
		return differs("lent")
	case s.Paid != t.money(paid):
		return differs("paid")
	case s.Bucket != servicing.BucketOf(days):
		return differs("bucket")
	}
	return nil
}

// layBills lays what a loan has asked for of one part on a line, and cuts out
// what was struck: the stretch that began where paying and striking stood.
func layBills(st *servicing.Statement, part int) []bill {
	var days []essor.Date
	ends, cuts := []int64{0}, [][2]int64{}
	at, end := int64(0), int64(0)
	lay := func(on essor.Date, n int64) {
		if n > 0 {
			end += n
			days, ends = append(days, on), append(ends, end)
		}
	}
	for _, line := range st.Trail() {
		n := amountsOf(line.Parts())[part]
		from, to := at, min(end, at+n)
		switch line.Kind() {
		case servicing.Due, servicing.Fee, servicing.LateCharge:
			lay(line.On(), n)
		case servicing.WrittenOff:
			lay(line.On(), n-(end-at))
		case servicing.Paid, servicing.Prepaid, servicing.CreditUsed, servicing.Recovered:
			at = to
		case servicing.Rescheduled, servicing.Reamortised, servicing.CooledOff:
			if part == 3 || line.Kind() == servicing.CooledOff {
				at, cuts = end, append(cuts, [2]int64{from, end})
			}
		case servicing.Disbursed, servicing.Capitalised:
		default:
			at, cuts = to, append(cuts, [2]int64{from, to})
		}
	}
	list := []bill{}
	for k, next := 0, 0; k < len(days); k++ {
		amount := ends[k+1] - ends[k]
		for ; next < len(cuts) && cuts[next][0] < ends[k+1]; next++ {
			amount -= overlap(ends[k], ends[k+1], cuts[next][0], cuts[next][1])
			if cuts[next][1] > ends[k+1] {
				break
			}
		}
		list = append(list, bill{days[k], amount})
	}
	return list
}

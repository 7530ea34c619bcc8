package partner

import (
	"fmt"
	"math/big"
	"slices"
	"sort"
	"strings"
	"testing"
)

// oracle says again, slowly and from the documentation alone, what Align
// should find. It writes each finding as a line of text.
type oracle struct {
	agreement Agreement
	stances   []Stance
}

func (o oracle) stance(partner, item string) *Stance {
	for _, s := range o.stances {
		if s.Partner == partner && s.Item == item {
			return &s
		}
	}
	return nil
}

func (o oracle) side(item string, want func(*Stance) bool) []string {
	var ids []string
	for _, p := range o.agreement.Partners {
		if want(o.stance(p.ID, item)) {
			ids = append(ids, p.ID)
		}
	}
	sort.Strings(ids)
	return ids
}

func (o oracle) inFavour(item string) []string {
	return o.side(item, func(s *Stance) bool { return s != nil && (s.Position == Champion || s.Position == Support) })
}

func (o oracle) against(item string) []string {
	return o.side(item, func(s *Stance) bool { return s != nil && (s.Position == Concern || s.Position == Oppose) })
}

func (o oracle) silent(item string) []string {
	return o.side(item, func(s *Stance) bool { return s == nil })
}

func (o oracle) status(item string) Status {
	inFavour, against, silent := o.inFavour(item), o.against(item), o.silent(item)
	all := len(o.agreement.Partners)
	switch {
	case len(silent) == all:
		return Silent
	case len(inFavour) == all:
		return Common
	case len(inFavour) > 0 && len(against) > 0:
		return Contested
	case len(inFavour) > 1:
		return Shared
	case len(inFavour) == 1:
		return Unique
	}
	return Unclaimed
}

func (o oracle) tension(item string) (sum int) {
	points := map[Position]int{Champion: 2, Support: 1, Concern: -1, Oppose: -2}
	weight := func(s *Stance) int {
		if s.Weight == 0 {
			return 5
		}
		return s.Weight
	}
	for _, p := range o.inFavour(item) {
		for _, q := range o.against(item) {
			s, t := o.stance(p, item), o.stance(q, item)
			sum += (points[s.Position] - points[t.Position]) * (weight(s) + weight(t))
		}
	}
	return sum
}

func (o oracle) items(keep func(Item) bool) []string {
	var ids []string
	for _, k := range []Kind{What, Why, How, Boundary, Evaluation} {
		var some []string
		for _, item := range o.agreement.Items {
			if item.Kind == k && keep(item) {
				some = append(some, item.ID)
			}
		}
		sort.Strings(some)
		ids = append(ids, some...)
	}
	return ids
}

func (o oracle) misaligned() []string {
	ids := o.items(func(item Item) bool { return o.status(item.ID) == Contested })
	sort.Strings(ids)
	sort.SliceStable(ids, func(i, j int) bool { return o.tension(ids[i]) > o.tension(ids[j]) })
	return ids
}

// settled reports what keeps an item open, as codes.
func (o oracle) unsettled(item string) (codes []string) {
	n := o.agreement.Needs
	partners := len(o.agreement.Partners)
	share := new(big.Rat).SetFrac64(int64(partners-len(o.silent(item))), int64(partners))
	quorum := big.NewRat(1, 1)
	if n.Quorum.Sign() != 0 {
		quorum = n.Quorum.Decimal().Rat()
	}
	if share.Cmp(quorum) < 0 {
		codes = append(codes, "missing_voices "+item)
	}
	for _, p := range o.agreement.Partners {
		if p.MustSpeak && o.stance(p.ID, item) == nil {
			codes = append(codes, "missing_heard "+item)
			break
		}
	}
	if o.status(item) == Contested {
		for _, p := range o.against(item) {
			if n.Blocking != Oppose || o.stance(p, item).Position == Oppose {
				codes = append(codes, "missing_consent "+item)
				break
			}
		}
	}
	return codes
}

func (o oracle) missing() []string {
	out := []string{}
	for _, k := range []Kind{What, Why, How, Boundary, Evaluation} {
		if len(o.agreement.Needs.Kinds) > 0 && !slices.Contains(o.agreement.Needs.Kinds, k) {
			continue
		}
		ids := o.items(func(item Item) bool { return item.Kind == k })
		agreed := func(item Item) bool {
			return item.Kind == k && len(o.unsettled(item.ID)) == 0 && len(o.inFavour(item.ID)) > 1
		}
		for _, id := range ids {
			out = append(out, o.unsettled(id)...)
		}
		switch {
		case len(ids) == 0:
			out = append(out, "missing_kind kind."+string(k))
		case k == Evaluation:
			for _, q := range []Question{Impact, Evidence, Learning} {
				if len(o.items(func(item Item) bool { return agreed(item) && item.Answers == q })) == 0 {
					out = append(out, "missing_answer question."+string(q))
				}
			}
		case len(o.items(agreed)) == 0:
			out = append(out, "missing_agreed kind."+string(k))
		}
	}
	var ownerless []string
	for _, t := range o.agreement.Touchpoints {
		if t.Owner == "" {
			ownerless = append(ownerless, "missing_owner "+t.ID)
		}
	}
	sort.Strings(ownerless)
	return append(out, ownerless...)
}

// w is Kendall's W of the complete items of a kind by the textbook: mid-ranks
// by counting, everything in rationals.
func (o oracle) w(k Kind) string {
	var rows [][]int64
	for _, id := range o.items(func(item Item) bool { return k == "" || item.Kind == k }) {
		if len(o.silent(id)) > 0 {
			continue
		}
		var row []int64
		for _, p := range o.agreement.Partners {
			row = append(row, int64(o.stance(p.ID, id).Position.Points()))
		}
		rows = append(rows, row)
	}
	w := textbookW(rows)
	if w == nil {
		return "undefined"
	}
	return w.String()
}

// textbookW is 12·Σ(R-R̄)² / (m²(n³-n) - m·ΣT), nil when undefined.
func textbookW(rows [][]int64) *big.Rat {
	if len(rows) < 2 {
		return nil
	}
	n, m := len(rows), len(rows[0])
	spread, ties := new(big.Rat), int64(0)
	for i := range rows {
		rankSum := new(big.Rat)
		for j := range m {
			less, equal := int64(0), int64(0)
			for k := range rows {
				switch {
				case rows[k][j] < rows[i][j]:
					less++
				case rows[k][j] == rows[i][j]:
					equal++
				}
			}
			rankSum.Add(rankSum, big.NewRat(2*less+equal+1, 2))
			ties += equal*equal - 1 // over a run of t, t times: t³-t
		}
		d := rankSum.Sub(rankSum, big.NewRat(int64(m*(n+1)), 2))
		spread.Add(spread, d.Mul(d, d))
	}
	below := big.NewRat(int64(m)*int64(m)*int64(n*n*n-n)-int64(m)*ties, 1)
	if below.Sign() == 0 {
		return nil
	}
	return spread.Mul(spread, big.NewRat(12, 1)).Quo(spread, below)
}

func compareWithOracle(t testing.TB, agreement Agreement, stances []Stance, a Alignment) {
	t.Helper()
	o := oracle{agreement, stances}
	var want, got []string
	for _, id := range o.items(func(Item) bool { return true }) {
		want = append(want, fmt.Sprint(id, o.status(id), o.tension(id), o.inFavour(id), o.against(id), o.silent(id)))
	}
	for _, l := range a.Items {
		got = append(got, fmt.Sprint(l.Item, l.Status, l.Tension, l.Support, l.Dissent, l.Silent))
	}
	for _, id := range o.misaligned() {
		want = append(want, "misaligned "+id)
	}
	for _, i := range a.Misaligned {
		got = append(got, "misaligned "+a.Items[i].Item)
	}
	want = append(want, o.missing()...)
	for _, r := range a.Missing {
		got = append(got, r.Code+" "+r.Args[0].Value)
	}
	for _, k := range []Kind{"", What, Why, How, Boundary, Evaluation} {
		if k == "" || len(o.items(func(item Item) bool { return item.Kind == k })) > 0 {
			want = append(want, fmt.Sprint("W ", k, o.w(k)))
		}
	}
	for _, c := range a.Accords {
		w := "undefined"
		if c.Concordance != nil {
			w = big.NewRat(c.Concordance.Above, c.Concordance.Below).String()
		}
		got = append(got, fmt.Sprint("W ", c.Kind, w))
	}
	if a.Ready != (len(o.missing()) == 0) {
		t.Errorf("ready is %t", a.Ready)
	}
	if strings.Join(want, "\n") != strings.Join(got, "\n") {
		t.Fatalf("want\n%s\ngot\n%s", strings.Join(want, "\n"), strings.Join(got, "\n"))
	}
}

package portfolio

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// Any split of the loans into shards, in any order, read back from JSON or
// not, merges to the same bytes as one pass.
func TestMergedBookIsTheWhole(t *testing.T) {
	for seed := range rounds(60) {
		r := draw(seed)
		rules := drawRules(r)
		loans := drawLoans(r, rules, r.IntN(80))
		whole := bookOf(t, rules, loans)
		want := jsonOf(t, whole)

		r.Shuffle(len(loans), func(i, j int) { loans[i], loans[j] = loans[j], loans[i] })
		shards := make([][]Loan, 1+r.IntN(6))
		for _, l := range loans {
			i := r.IntN(len(shards))
			shards[i] = append(shards[i], l)
		}
		merged := bookOf(t, rules, nil)
		for _, i := range r.Perm(len(shards)) {
			shard := bookOf(t, rules, shards[i])
			if r.IntN(2) == 0 {
				var back Book
				require.NoError(t, essor.Decode([]byte(jsonOf(t, shard)), &back))
				require.Equal(t, jsonOf(t, shard), jsonOf(t, back))
				shard = &back
			}
			require.NoError(t, merged.Merge(shard))
		}
		require.Equal(t, want, jsonOf(t, merged), "seed %d", seed)
		a, err := whole.Report()
		require.NoError(t, err)
		b, err := merged.Report()
		require.NoError(t, err)
		require.Equal(t, jsonOf(t, a), jsonOf(t, b))
		var back Report
		require.NoError(t, essor.Decode([]byte(jsonOf(t, a)), &back))
		require.Equal(t, jsonOf(t, a), jsonOf(t, back))
	}
}

// Merge is associative and commutative, and an empty book changes nothing.
func TestMergeIsASum(t *testing.T) {
	for seed := range rounds(40) {
		r := draw(seed)
		rules := drawRules(r)
		loans := drawLoans(r, rules, 30)
		merged := func(parts ...[]Loan) *Book {
			sum := bookOf(t, rules, parts[0])
			for _, part := range parts[1:] {
				require.NoError(t, sum.Merge(bookOf(t, rules, part)))
			}
			return sum
		}
		a, b, c := loans[:7], loans[7:20], loans[20:]
		want := jsonOf(t, merged(a, b, c))
		require.Equal(t, want, jsonOf(t, merged(c, a, b)))
		right := merged(a)
		require.NoError(t, right.Merge(merged(b, c)))
		require.Equal(t, want, jsonOf(t, right))
		require.Equal(t, want, jsonOf(t, merged(nil, b, nil, c, a)))

		// A book merged with itself counts each loan twice, and knows.
		require.NoError(t, right.Merge(right))
		require.EqualValues(t, 60, right.Loans())
		twice := merged(loans, loans)
		require.Equal(t, jsonOf(t, twice), jsonOf(t, right))
	}
}

// The further the boundary, the less is at risk; what is beside only takes
// what is late no longer.
func TestRiskIsMonotone(t *testing.T) {
	for seed := range rounds(60) {
		r := draw(seed)
		rules := Rules{Boundaries: []Boundary{{1, true}, {1, false}, {30, true}, {30, false}, {45, false}, {90, true}, {199, false}}}
		report, err := bookOf(t, rules, drawLoans(r, rules, 100)).Report()
		require.NoError(t, err)
		risks := report.Total.AtRisk
		for i, risk := range risks {
			parts := risk.Late.Balance.Minor() + risk.Restructured.Balance.Minor() + risk.Moratorium.Balance.Minor()
			require.Equal(t, risk.Together.Balance.Minor(), parts)
			require.Equal(t, risk.Together.Loans, risk.Late.Loans+risk.Restructured.Loans+risk.Moratorium.Loans)
			require.LessOrEqual(t, parts, report.Total.Outstanding.Minor())
			if i > 0 {
				require.LessOrEqual(t, risk.Late.Balance.Minor(), risks[i-1].Late.Balance.Minor())
				require.LessOrEqual(t, risk.Late.Loans, risks[i-1].Late.Loans)
				require.LessOrEqual(t, risk.Together.Loans, risks[i-1].Together.Loans)
			}
		}
	}
}

// What is withheld leaves no trace: other small cells that come to the same
// give the same report, byte for byte.
func TestWithheldLeavesNoTrace(t *testing.T) {
	rules := Rules{Segments: []Segment{{Name: "language", Minimum: 5}}}
	tell := func(keys ...string) string {
		loans := []Loan{}
		for i, key := range keys {
			loans = append(loans, Loan{ID: strconv.Itoa(i), AsOf: asOf, Keys: []string{key}, Opened: asOf,
				Approved: cents(100), Disbursed: cents(100), Outstanding: cents(100), DaysLate: 50 * (i % 2)})
		}
		report, err := bookOf(t, rules, loans).Report()
		require.NoError(t, err)
		return jsonOf(t, report)
	}
	shown := []string{"a", "a", "a", "a", "a", "a", "a", "a", "a", "a"}
	want := tell(append(shown, "b", "b", "c", "c", "c", "d")...)
	require.Equal(t, want, tell(append(shown, "z", "x", "x", "y", "y", "z")...))
	require.Equal(t, want, tell(append(shown, "", "x", "", "y", "x", "z")...))
	require.NotContains(t, want, `"b"`)
}

func TestHolds(t *testing.T) {
	r := draw(3)
	ids := []string{}
	book := bookOf(t, Rules{}, nil)
	for i := range 300 {
		l := drawLoan(r, Rules{}, i)
		l.ID = strings.Repeat("é", i%60) + strconv.Itoa(i)
		ids = append(ids, l.ID)
		require.NoError(t, book.Add(l))
	}
	require.NoError(t, book.Holds(slices.Values(ids)))
	slices.Reverse(ids)
	require.NoError(t, book.Holds(slices.Values(ids)))
	requireFault(t, book.Holds(slices.Values(ids[1:])), "/loans", essor.CodeInconsistent)
	for i, id := range ids {
		other := slices.Clone(ids)
		for _, other[i] = range []string{id + " ", id[:len(id)-1], id + "\x00", "x" + id[1:], ids[(i+1)%300]} {
			requireFault(t, book.Holds(slices.Values(other)), "/ids", essor.CodeInconsistent)
		}
	}
}

// Ids that differ in one bit or in their length have other hashes.
func TestHashesDiffer(t *testing.T) {
	seen := map[idSum]string{}
	check := func(id string) {
		sum, _ := hash(id)
		if other, twice := seen[sum]; twice && other != id {
			t.Fatalf("%q and %q have one hash", id, other)
		}
		seen[sum] = id
	}
	for n := range 33 {
		id := strings.Repeat("\x00", n)
		check(id)
		check(strings.Repeat(" ", n))
		for bit := range 8 * n {
			changed := []byte(id)
			changed[bit/8] ^= 1 << (bit % 8)
			check(string(changed))
		}
	}
	for i := range 20_000 {
		check(strconv.Itoa(i))
		check("loan-2026-" + strconv.Itoa(i))
	}
}

func TestPlainIDs(t *testing.T) {
	for c := range 256 {
		for _, at := range []int{0, 3, 7, 8, 12} {
			id := []byte("abcdefgh12345")
			id[at] = byte(c)
			_, plain := hash(string(id))
			require.Equal(t, c >= ' ' && c < 0x7f, plain, "%d", c)
		}
	}
}

// Ten women, each with a repaid loan and a new one: they are active borrowers
// when the repaid one is marked, as the documentation asks.
func TestActiveBorrowers(t *testing.T) {
	rules := Rules{Segments: []Segment{{Name: "language", Minimum: 5}}}
	var loans []Loan
	for i, l := range sameLoans(20) {
		l.Keys = []string{"pular"}
		if l.Further = i%2 == 0; l.Further {
			l.Outstanding = cents(0)
		}
		loans = append(loans, l)
	}
	report, err := bookOf(t, rules, loans).Report()
	require.NoError(t, err)
	total := report.Total
	require.Equal(t, []int64{20, 10, 10, 10}, []int64{total.Loans, total.Borrowers, total.Active, total.ActiveBorrowers})
	require.EqualValues(t, 10, report.Segments[0].Cells[0].Borrowers)
	require.Nil(t, report.Segments[0].Rest)
}

package partner

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

// say is a stance of the form "city item position weight".
func say(text string) Stance {
	var s Stance
	if _, err := fmt.Sscan(text, &s.Partner, &s.Item, &s.Position, &s.Weight); err != nil {
		panic(err)
	}
	return s
}

func says(texts ...string) []Stance {
	out := make([]Stance, len(texts))
	for i, text := range texts {
		out[i] = say(text)
	}
	return out
}

func table3(items ...Item) Agreement {
	return Agreement{
		ID: "charter", Version: "1", Items: items,
		Partners: []Organisation{{ID: "city"}, {ID: "library"}, {ID: "ngo"}},
	}
}

func TestStatus(t *testing.T) {
	tests := []struct {
		name    string
		stances []Stance
		want    Status
		tension int64
	}{
		{"all in favour", says("city x support 5", "library x champion 5", "ngo x support 1"), Common, 0},
		{"one silent", says("city x support 5", "library x champion 5"), Shared, 0},
		{"one neutral", says("city x support 5", "library x champion 5", "ngo x neutral 1"), Shared, 0},
		{"one alone, others silent", says("city x champion 5"), Unique, 0},
		{"one alone, others neutral", says("city x champion 5", "library x neutral 5", "ngo x neutral 0"), Unique, 0},
		{"for and against", says("city x champion 10", "library x concern 3"), Contested, 3 * 13},
		{"weight not said is 5", says("city x support 0", "library x oppose 0"), Contested, 3 * 10},
		{"two pairs", says("city x support 1", "library x champion 2", "ngo x oppose 9"), Contested, 3*10 + 4*11},
		{"nobody in favour", says("city x oppose 10", "library x concern 3", "ngo x neutral 3"), Unclaimed, 0},
		{"all neutral", says("city x neutral 10"), Unclaimed, 0},
		{"nobody on this one", says("city y support 10"), Silent, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			agreement := table3(Item{ID: "x", Kind: What}, Item{ID: "y", Kind: Why})
			a, err := Align(agreement, tt.stances)
			require.NoError(t, err)
			if got := a.Items[0]; got.Status != tt.want || got.Tension != tt.tension {
				t.Errorf("status %s with tension %d, want %s with %d", got.Status, got.Tension, tt.want, tt.tension)
			}
			require.NoError(t, a.Verify(agreement, tt.stances))
		})
	}
}

func TestLinesAreByKindThenID(t *testing.T) {
	agreement := table3(
		Item{ID: "b", Kind: Evaluation, Answers: Impact}, Item{ID: "z", Kind: What}, Item{ID: "m", Kind: Boundary},
		Item{ID: "k", Kind: How}, Item{ID: "a", Kind: Why}, Item{ID: "c", Kind: What},
	)
	a, err := Align(agreement, says("city z support 5"))
	require.NoError(t, err)
	var got []string
	for _, l := range a.Items {
		got = append(got, l.Item)
	}
	require.Equal(t, []string{"c", "z", "a", "k", "m", "b"}, got)
}

func TestMisalignedOrder(t *testing.T) {
	agreement := table3(Item{ID: "a", Kind: Why}, Item{ID: "b", Kind: What}, Item{ID: "c", Kind: How}, Item{ID: "d", Kind: How})
	stances := says(
		"city a support 5", "ngo a concern 5", // 20
		"city b support 5", "ngo b concern 5", // 20: after a, though its kind comes first
		"city c champion 9", "ngo c oppose 9", // 72
		"city d support 9",
	)
	a, err := Align(agreement, stances)
	require.NoError(t, err)
	var got []string
	for _, l := range a.Where(Contested) {
		got = append(got, l.Item)
	}
	require.Equal(t, []string{"c", "a", "b"}, got)
	require.NoError(t, a.Verify(agreement, stances))
	a.Misaligned = []int{a.Misaligned[0], a.Misaligned[1], a.Misaligned[1]}
	require.ErrorContains(t, a.Verify(agreement, stances), "/misaligned/2", "an item listed twice, another not at all")
	require.Len(t, a.Where(Unique), 1)
	require.Empty(t, a.Where(Common))
	require.Empty(t, Alignment{Misaligned: []int{-1, 7}}.Where(Contested), "indices read from elsewhere may be wrong")
}

func TestResultKeepsNothingOfTheCallers(t *testing.T) {
	agreement, stances := randomTable(rand.New(rand.NewPCG(1, 1)), 5, 8)
	a, err := Align(agreement, stances)
	require.NoError(t, err)
	before := asJSON(t, a)
	for i := range stances {
		stances[i] = Stance{}
	}
	for i := range agreement.Partners {
		agreement.Partners[i].ID = "other"
	}
	require.Equal(t, before, asJSON(t, a))
	l := &a.Items[0]
	l.Voices = append(l.Voices, Stance{Partner: "intruder"})
	require.NotEqual(t, "intruder", first(a.Items[1].Voices).Partner)
}

func first(s []Stance) Stance {
	if len(s) == 0 {
		return Stance{}
	}
	return s[0]
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// randomTable draws an agreement of m partners and n items, and stances with
// gaps, in no order.
func randomTable(r *rand.Rand, m, n int) (Agreement, []Stance) {
	a := Agreement{ID: "charter", Version: "2", OpenTable: r.IntN(2) == 0}
	for i := range m {
		a.Partners = append(a.Partners, Organisation{ID: "p" + strconv.Itoa(i), MustSpeak: r.IntN(4) == 0})
	}
	for i := range n {
		item := Item{ID: "i" + strconv.Itoa(i), Kind: allKinds()[r.IntN(5)]}
		if item.Kind == Evaluation {
			item.Answers = allQuestions()[r.IntN(3)]
		}
		a.Items = append(a.Items, item)
	}
	for i := range r.IntN(3) {
		a.Touchpoints = append(a.Touchpoints, Touchpoint{ID: "t" + strconv.Itoa(i), Owner: []string{"", "p0", "p1"}[r.IntN(3)]})
	}
	if r.IntN(2) == 0 {
		a.Needs = Needs{
			Quorum:   essor.FractionOf(int64(r.IntN(5)) * essor.FractionUnit / 4),
			Blocking: []Position{"", Concern, Oppose}[r.IntN(3)],
		}
		for _, k := range r.Perm(5)[:r.IntN(6)] {
			a.Needs.Kinds = append(a.Needs.Kinds, allKinds()[k])
		}
	}
	var stances []Stance
	silence := []int{0, 1, 3}[r.IntN(3)]
	positions := allPositions()[r.IntN(3):]
	for _, cell := range r.Perm(m * n) {
		if r.IntN(6) < silence && len(stances) > 0 {
			continue
		}
		stances = append(stances, Stance{
			Partner: a.Partners[cell/n].ID, Item: a.Items[cell%n].ID,
			Position: positions[r.IntN(len(positions))], Weight: r.IntN(11),
			Why: []string{"", "", "privacy", "we promised it"}[r.IntN(4)], Strength: []string{"", "", "", "branches"}[r.IntN(4)],
		})
	}
	return a, stances
}

func shuffled(r *rand.Rand, a Agreement, stances []Stance) (Agreement, []Stance) {
	a.Partners, a.Items = mixed(r, a.Partners), mixed(r, a.Items)
	a.Touchpoints, a.Needs.Kinds = mixed(r, a.Touchpoints), mixed(r, a.Needs.Kinds)
	return a, mixed(r, stances)
}

func mixed[T any](r *rand.Rand, list []T) []T {
	out := slices.Clone(list)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func TestOrderNeverMatters(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 100 {
		agreement, stances := randomTable(r, 2+r.IntN(6), 1+r.IntN(12))
		a, err := Align(agreement, stances)
		require.NoError(t, err)
		agreement2, stances2 := shuffled(r, agreement, stances)
		b, err := Align(agreement2, stances2)
		require.NoError(t, err)
		require.Equal(t, asJSON(t, a), asJSON(t, b))
		require.NoError(t, a.Verify(agreement2, stances2))
	}
}

func TestAlignAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 250 {
		agreement, stances := randomTable(r, 2+r.IntN(6), 1+r.IntN(10))
		a, err := Align(agreement, stances)
		require.NoError(t, err)
		compareWithOracle(t, agreement, stances, a)
	}
}

func TestJSONRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 2))
	for range 100 {
		agreement, stances := randomTable(r, 2+r.IntN(5), 1+r.IntN(8))
		a, err := Align(agreement, stances)
		require.NoError(t, err)
		document := asJSON(t, a)
		if bytes.Contains([]byte(document), []byte("null")) {
			t.Fatal("a list or value is null")
		}
		var back Alignment
		require.NoError(t, essor.Decode([]byte(document), &back))
		require.Equal(t, document, asJSON(t, back))
		require.NoError(t, back.Verify(agreement, stances))

		var agreement2 Agreement
		require.NoError(t, essor.Decode([]byte(asJSON(t, agreement)), &agreement2))
		var stances2 []Stance
		require.NoError(t, essor.Decode([]byte(asJSON(t, stances)), &stances2))
		require.NoError(t, back.Verify(agreement2, stances2))
	}
}

// mutationTables are a table where all is settled and some drawn at random.
func mutationTables() map[string]func() (Agreement, []Stance) {
	tables := map[string]func() (Agreement, []Stance){"nothing missing": readyTable}
	for _, seed := range []uint64{1, 2} {
		tables["random "+strconv.FormatUint(seed, 10)] = func() (Agreement, []Stance) {
			r := rand.New(rand.NewPCG(seed, 11))
			return randomTable(r, 3, 5)
		}
	}
	return tables
}

func TestVerifyCatchesEverySingleChange(t *testing.T) {
	for name, draw := range mutationTables() {
		agreement, stances := draw()
		a, err := Align(agreement, stances)
		require.NoError(t, err)
		tried := 0
		for pointer, changed := range proof.Mutations([]byte(asJSON(t, a))) {
			tried++
			var b Alignment
			if essor.Decode(changed, &b) != nil {
				continue
			}
			if err := b.Verify(agreement, stances); err == nil {
				t.Errorf("%s: a change at %s was not caught", name, pointer)
			} else if !errors.Is(err, essor.ErrInvalid) {
				t.Errorf("%s: %s: got %v", name, pointer, err)
			}
		}
		if tried < 100 {
			t.Errorf("%s: only %d changes tried", name, tried)
		}
	}
}

func TestVerifyCatchesOtherInput(t *testing.T) {
	agreement, stances := randomTable(rand.New(rand.NewPCG(5, 5)), 4, 6)
	a, err := Align(agreement, stances)
	require.NoError(t, err)
	other := agreement
	other.Needs.Quorum = essor.MustParseFraction("0.01")
	requirePointer(t, a.Verify(other, stances), "/agreement")
	requirePointer(t, a.Verify(agreement, stances[1:]), "/stances")
	requirePointer(t, a.Verify(Agreement{}, stances), "/id")
	require.Error(t, Alignment{}.Verify(agreement, stances))
}

func requirePointer(t *testing.T, err error, pointer string) {
	t.Helper()
	var f *essor.FieldError
	require.ErrorAs(t, err, &f)
	require.Equal(t, pointer, f.Pointer)
}

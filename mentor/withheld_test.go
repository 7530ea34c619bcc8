package mentor

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// audiences are what everybody reads of a pool by every verb: the documents of
// the coordinator, without the fingerprint, and the views of each person.
type audiences struct {
	staff map[string]string
	views map[string]map[string]string // by verb and id
}

var anyFingerprint = regexp.MustCompile(`"fingerprint":"[0-9a-f]{64}"`)

func audiencesOf(t *testing.T, pool Pool, guide string) audiences {
	t.Helper()
	out := audiences{map[string]string{}, map[string]map[string]string{}}
	ctx := context.Background()
	note := func(verb string, document any, err error, view func(id string) (any, error)) {
		require.NoError(t, err, verb)
		out.staff[verb] = anyFingerprint.ReplaceAllString(string(mustJSON(t, document)), "")
		out.views[verb] = map[string]string{}
		for _, p := range pool.People {
			if read, err := view(p.ID); err == nil {
				out.views[verb][p.ID] = string(mustJSON(t, read))
			}
		}
	}
	for _, goal := range []Goal{MostPeople, MostPoints, Fairest} {
		m, err := Match(ctx, pool, Options{Goal: goal})
		note("match "+string(goal), m, err, func(id string) (any, error) { return m.For(id) })
	}
	prices, err := Prices(ctx, pool, Options{})
	note("prices", prices, err, func(string) (any, error) { return nil, fmt.Errorf("for staff") })
	s, err := Shortlist(ctx, pool, nil, 3, Options{})
	note("shortlist", s, err, func(id string) (any, error) { return s.For(id) })
	for _, circle := range []CircleOptions{{Pairs: true}, {Shape: Round}} {
		g, err := Gather(ctx, pool, circle, Options{})
		note("gather "+string(circle.Shape), g, err, func(id string) (any, error) { return g.For(id) })
	}
	st, err := Stable(ctx, pool, nil, Options{})
	note("stable", st, err, func(id string) (any, error) { return st.For(id) })
	a, err := Assign(ctx, pool, Caseload{Guides: []Guide{{ID: guide, Capacity: 2}}}, Options{})
	note("assign", a, err, func(id string) (any, error) { return a.For(id) })
	r, err := Rematch(ctx, pool, nil, 1, Options{})
	note("rematch", r, err, func(id string) (any, error) { return r.For(id) })
	return out
}

// TestSilentBlockIsNoTrace: what anybody reads of a pool in which one blocks
// the other in silence, and of one in which the two just have nothing for each
// other, is the same to the byte but for the fingerprint; also in a pool of
// two or three, where it might be told by elimination.
func TestSilentBlockIsNoTrace(t *testing.T) {
	for n := 2; n <= 6; n++ {
		pool := Pool{AsOf: essor.MustParseDate("2026-02-27")}
		pool.People = []Person{someone("her", "x", "y"), someone("other", "y", "x")}
		for i, topics := range [][2]string{{"p", "q"}, {"q", "p"}, {"p", "x"}, {"x", "p"}}[:n-2] {
			pool.People = append(pool.People, someone(fmt.Sprint("third-", i), topics[0], topics[1]))
		}
		for i, guide := range []string{"her", "other", "her", "other"} {
			pool.Keep, pool.Answers = nil, nil
			switch i {
			case 2: // they have met until now
				pool.Keep = []Pair{{"her", "other"}}
			case 3: // and both had accepted
				pool.Answers = []Answer{{From: "her", About: "other", Accept: true}, {From: "other", About: "her", Accept: true}}
			}
			pool.People[1] = someone("other", "y", "x")
			require.NotEmpty(t, mustMatch(t, pool, Options{}).Groups)
			pool.People[1].Blocks = []string{"her"}
			blocked := audiencesOf(t, pool, guide)
			pool.People[1] = someone("other", "u", "v")
			unfit := audiencesOf(t, pool, guide)
			require.Equal(t, unfit.views, blocked.views, "%d people", n)
			require.Equal(t, unfit.staff, blocked.staff, "%d people", n)
		}
	}
}

// withheld are answers that a partner may give or not, none of which she
// shares with those she meets.
func withheld() map[string]func(p *Person) {
	return map[string]func(p *Person){
		"levels": func(p *Person) { p.Offers[0].Level, p.Seeks[0].Level = 4, 2 },
		"stage":  func(p *Person) { p.Stage = 5 },
		"sector": func(p *Person) { p.Sector = "" },
		"goals":  func(p *Person) { p.Goals = append(p.Goals, "sustainability") },
		"wishes": func(p *Person) { p.Seeks = append(p.Seeks, Topic{Name: "confidence"}) },
		"gifts":  func(p *Person) { p.Offers = append(p.Offers, Topic{Name: "confidence", Kind: Listening}) },
		"other languages": func(p *Person) {
			p.Languages = append(p.Languages, Language{"wo", 5}, Language{"qu", 1})
		},
		"how well she speaks": func(p *Person) { p.Languages[0].Level = 2 },
		"other hours":         func(p *Person) { p.Hours = append(p.Hours, Window{"sun", "06:00", "09:00"}) },
		"place":               func(p *Person) { p.Place = "thies" },
		"country":             func(p *Person) { p.Country, p.Region = "SN", "global_south" },
		"origin":              func(p *Person) { p.Origin = "" },
		"origin, with her consent alone": func(p *Person) {
			p.Origin, p.Consents = "BO", append(p.Consents, Consent{To: ToDiaspora})
		},
		"conflicts":             func(p *Person) { p.Conflicts = []string{"nobody-here"} },
		"competitors":           func(p *Person) { p.Sector, p.Place, p.Competitors = "textiles", "thies", SamePlace },
		"blocks":                func(p *Person) { p.Blocks = []string{"nobody-here"} },
		"past":                  func(p *Person) { p.Past = []string{"nobody-here"} },
		"consents":              func(p *Person) { p.Consents = append(p.Consents, Consent{To: ToCompetitors}) },
		"how long she consents": func(p *Person) { p.Consents[0].Until = essor.MustParseDate("2026-03-01") },
		"vetting":               func(p *Person) { p.VettedUntil = essor.MustParseDate("2027-01-01") },
		"waiting":               func(p *Person) { p.WaitingSince = essor.MustParseDate("2025-12-01") },
	}
}

// TestNothingWithheldIsRead changes one answer of one person that others
// aren't told, in ways that leave open who meets whom: by every verb, what
// each of the others reads stays the same, to the byte. The coordinator's
// documents never hold an origin that not both have agreed to share.
func TestNothingWithheldIsRead(t *testing.T) {
	ring := func() Pool {
		pool := Pool{AsOf: essor.MustParseDate("2026-02-27"), Week: essor.MustParseDate("2026-03-02"), Zones: zones()}
		for _, p := range []Person{someone("a", "x", "z"), someone("b", "y", "x"), someone("c", "z", "y"), someone("d", "x", "y")} {
			p.Languages, p.Goals = []Language{{"fr", 5}}, []string{"new_markets"}
			p.Zone, p.Hours = "Africa/Dakar", []Window{{"mon", "10:00", "14:00"}}
			p.Origin, p.Sector, p.Stage, p.Country = "BO", "textiles", 3, "CA"
			pool.People = append(pool.People, p)
		}
		return pool
	}
	without := audiencesOf(t, ring(), "b")
	require.NotEmpty(t, without.views["gather round"]["a"])
	tried := 0
	for name, give := range withheld() {
		for i := range 4 {
			if testing.Short() && i > 1 {
				continue
			}
			pool := ring()
			give(&pool.People[i])
			with := audiencesOf(t, pool, "b")
			for verb, views := range with.views {
				for id, read := range views {
					if id != pool.People[i].ID {
						tried++
						require.Equal(t, without.views[verb][id], read, "%s of %s, %s for %s", name, pool.People[i].ID, verb, id)
					}
				}
			}
			for verb, document := range with.staff {
				require.NotContains(t, document, "tie", "%s, %s", name, verb)
				require.NotContains(t, document, "BO", "%s, %s", name, verb)
			}
		}
	}
	require.Greater(t, tried, 500)
}

// TestTieIsToldWhereBothAgree is the other side of it.
func TestTieIsToldWhereBothAgree(t *testing.T) {
	pool := Pool{People: []Person{someone("a", "x", "y"), someone("b", "y", "x")}}
	pool.People[0].Origin, pool.People[1].Country = "BO", "BO"
	for i := range pool.People {
		pool.People[i].Consents = append(pool.People[i].Consents, Consent{To: ToDiaspora})
	}
	plain := mustMatch(t, pool, Options{})
	require.Contains(t, viewText(t, plain, "b"), `"you_share_tie","audience":"person","args":[{"name":"country","kind":"text","value":"BO"}]`)
	weights := Weights{Topics: 500, Levels: 150, Goals: 100, Stage: 75, Sector: 50, Language: 50, Hours: 75, Ties: 250}
	tied := mustMatch(t, pool, Options{Weights: weights})
	require.NoError(t, tied.Verify(pool))
	require.Equal(t, Part{"ties", 200_000, 200_000}, tied.Groups[0].Members[0].Parts[7])
	require.Len(t, plain.Groups[0].Members[0].Parts, 7)
	pool.People[1].Consents = pool.People[1].Consents[:1]
	alone := mustMatch(t, pool, Options{Weights: weights})
	require.Equal(t, Part{"ties", 0, 200_000}, alone.Groups[0].Members[0].Parts[7])
	require.NotContains(t, viewText(t, alone, "a"), "tie")
}

// TestConsentingNeverHurts: agreeing to competitors or to diaspora ties never
// lowers the optimum, and who agrees to be matched has at least what she had
// without: nothing.
func TestConsentingNeverHurts(t *testing.T) {
	for seed := range seeds(20) {
		pool := draw(24, 4, seed)
		pool.Diaspora = seed%3 == 0
		options := Options{Goal: MostPoints}
		if seed%2 == 0 {
			options.Weights = Weights{Topics: 2, Ties: 1}
		}
		before := mustMatch(t, pool, options)
		for i := range pool.People {
			pool.People[i].Consents = append(pool.People[i].Consents, Consent{To: ToCompetitors}, Consent{To: ToDiaspora})
		}
		agreed := mustMatch(t, pool, options)
		require.GreaterOrEqual(t, agreed.Score, before.Score)
		matched := partnersOf(agreed)
		for i := range pool.People {
			if p := &pool.People[i]; matched[p.ID] == "" {
				p.Consents = append(p.Consents, Consent{To: ToMatching})
			}
		}
		require.GreaterOrEqual(t, mustMatch(t, pool, options).Score, agreed.Score)
	}
}

// TestHerConsentNeverHurtsHer: of two rounds that differ in nothing but that
// one person, who hides nothing, has agreed to more, she has a partner in the
// second if she had one in the first; unless both rounds are worth the same,
// when ties go by id.
func TestHerConsentNeverHurtsHer(t *testing.T) {
	gained := 0
	for seed := range seeds(30) {
		pool := draw(14, 3, seed)
		pool.Forbid = nil
		options := Options{Goal: []Goal{MostPeople, MostPoints}[seed%2]}
		for _, scope := range []Scope{ToMatching, ToCompetitors, ToDiaspora} {
			i := int(seed) % len(pool.People)
			pool.Diaspora = scope == ToDiaspora && seed%3 == 0
			her := pool.People[i]
			pool.People[i].Consents = slices.DeleteFunc(slices.Clone(her.Consents), func(c Consent) bool { return c.To == scope })
			before := mustMatch(t, pool, options)
			pool.People[i].Consents = append(slices.Clone(pool.People[i].Consents), Consent{To: scope})
			after := mustMatch(t, pool, options)
			had, has := partnersOf(before)[her.ID] != "", partnersOf(after)[her.ID] != ""
			same := len(before.Groups) == len(after.Groups) && before.Score == after.Score
			require.True(t, !had || has || same, "seed %d, %s", seed, scope)
			if has && !had {
				gained++
			}
			pool.People[i] = her
		}
	}
	require.Positive(t, gained)
}

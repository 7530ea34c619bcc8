package mentor

import (
	"slices"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

func filterCount(m Matching, name string) int64 {
	for _, f := range m.Filters {
		if f.Name == name {
			return f.Pairs
		}
	}
	return -1
}

func TestFilters(t *testing.T) {
	a, b := someone("a", "x", "y"), someone("b", "y", "x")
	tests := []struct {
		name   string
		change func(a, b *Person, pool *Pool)
		want   string // the filter that removes the pair, "" for none
	}{
		{"a pair", func(a, b *Person, pool *Pool) {}, ""},
		{"no consent", func(a, b *Person, pool *Pool) { b.Consents = nil }, "consent"},
		{"consent ended", func(a, b *Person, pool *Pool) { b.Consents[0].Until = essor.MustParseDate("2026-02-26") }, "consent"},
		{"last day of consent", func(a, b *Person, pool *Pool) { b.Consents[0].Until = pool.AsOf }, ""},
		{"one gives only", func(a, b *Person, pool *Pool) { b.Offers = nil }, "topics"},
		{"forbidden", func(a, b *Person, pool *Pool) { pool.Forbid = []Pair{{"b", "a"}} }, "forbidden"},
		{"conflict", func(a, b *Person, pool *Pool) { b.Conflicts = []string{"a", "elsewhere"} }, "conflict"},
		{"competitors", func(a, b *Person, pool *Pool) { sector(a, b); a.Competitors = SamePlace }, "conflict"},
		{"competitors by region", func(a, b *Person, pool *Pool) { sector(a, b); b.Competitors = SameRegion }, "conflict"},
		{"competitors by country, one waives", func(a, b *Person, pool *Pool) {
			sector(a, b)
			b.Competitors = SameCountry
			b.Consents = append(b.Consents, Consent{To: ToCompetitors})
		}, "conflict"},
		{"competitors by country, both waive", func(a, b *Person, pool *Pool) {
			sector(a, b)
			b.Competitors = SameCountry
			a.Consents = append(a.Consents, Consent{To: ToCompetitors, With: "b"})
			b.Consents = append(b.Consents, Consent{To: ToCompetitors})
		}, ""},
		{"competitors elsewhere", func(a, b *Person, pool *Pool) { sector(a, b); a.Competitors = SamePlace; b.Place = "dakar" }, ""},
		{"previous", func(a, b *Person, pool *Pool) { a.Past = []string{"b"} }, "previous"},
		{"corridor", func(a, b *Person, pool *Pool) {
			a.Country, b.Country, pool.Corridors = "CA", "SN", []Pair{{"CA", "BO"}}
		}, "corridor"},
		{"corridor not known", func(a, b *Person, pool *Pool) { pool.Corridors = []Pair{{"CA", "BO"}} }, "corridor"},
		{"within the corridor", func(a, b *Person, pool *Pool) {
			a.Country, b.Region, pool.Corridors = "BO", "quebec", []Pair{{"quebec", "BO"}}
		}, ""},
		{"diaspora, one has not agreed", func(a, b *Person, pool *Pool) {
			pool.Diaspora, a.Origin, b.Country = true, "BO", "BO"
			a.Consents = append(a.Consents, Consent{To: ToDiaspora})
		}, "diaspora"},
		{"diaspora, both have agreed", func(a, b *Person, pool *Pool) {
			pool.Diaspora, a.Origin, b.Country = true, "BO", "BO"
			a.Consents = append(a.Consents, Consent{To: ToDiaspora, With: "b"})
			b.Consents = append(b.Consents, Consent{To: ToDiaspora})
		}, ""},
		{"diaspora, with somebody else", func(a, b *Person, pool *Pool) {
			pool.Diaspora, a.Origin, b.Origin = true, "BO", "BO"
			a.Consents = append(a.Consents, Consent{To: ToDiaspora, With: "c"})
			b.Consents = append(b.Consents, Consent{To: ToDiaspora})
		}, "diaspora"},
		{"diaspora, no origin given", func(a, b *Person, pool *Pool) {
			pool.Diaspora, a.Country, b.Country = true, "BO", "BO"
			a.Consents = append(a.Consents, Consent{To: ToDiaspora})
			b.Consents = append(b.Consents, Consent{To: ToDiaspora})
		}, "diaspora"},
		{"mode", func(a, b *Person, pool *Pool) {
			a.Mode, b.Mode, a.Place = Virtual, InPerson, "dakar"
			b.Place = "dakar"
		}, "mode"},
		{"in person elsewhere", func(a, b *Person, pool *Pool) {
			a.Mode, b.Mode, a.Place, b.Place = EitherMode, InPerson, "dakar", "thies"
		}, "mode"},
		{"in person", func(a, b *Person, pool *Pool) { a.Mode, b.Mode, a.Place, b.Place = "", InPerson, "dakar", "dakar" }, ""},
		{"language", func(a, b *Person, pool *Pool) {
			a.Languages, b.Languages = []Language{{"fr", 5}}, []Language{{"es", 5}}
		}, "language"},
		{"a few words", func(a, b *Person, pool *Pool) {
			a.Languages, b.Languages = []Language{{"fr", 5}}, []Language{{"fr", 1}}
		}, "language"},
		{"language not stated", func(a, b *Person, pool *Pool) { a.Languages = []Language{{"fr", 5}} }, ""},
		{"hours", func(a, b *Person, pool *Pool) {
			a.Zone, b.Zone = "Africa/Dakar", "Africa/Dakar"
			a.Hours, b.Hours = []Window{{"mon", "08:00", "10:00"}}, []Window{{"mon", "09:30", "12:00"}}
		}, "hours"},
		{"hours not stated", func(a, b *Person, pool *Pool) {
			a.Zone, a.Hours = "Africa/Dakar", []Window{{"mon", "08:00", "10:00"}}
		}, ""},
		{"levels", func(a, b *Person, pool *Pool) { a.Offers[0].Level, b.Seeks[0].Level = 1, 4 }, "one_sided"},
		{"forbidden before all others", func(a, b *Person, pool *Pool) {
			a.Past, a.Conflicts, a.Languages, b.Languages = []string{"b"}, []string{"b"}, []Language{{"fr", 5}}, []Language{{"es", 5}}
			pool.Forbid = []Pair{{"a", "b"}}
		}, "forbidden"},
		{"conflict before previous", func(a, b *Person, pool *Pool) { sector(a, b); a.Competitors = SamePlace; a.Past = []string{"b"} }, "conflict"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := a, b
			for _, p := range []*Person{&a, &b} {
				p.Offers, p.Seeks, p.Consents = slices.Clone(p.Offers), slices.Clone(p.Seeks), slices.Clone(p.Consents)
			}
			pool := Pool{Week: essor.MustParseDate("2026-03-02"), AsOf: essor.MustParseDate("2026-02-27"), Zones: zones()}
			tt.change(&a, &b, &pool)
			pool.People = []Person{a, b}
			m := mustMatch(t, pool, Options{})
			require.NoError(t, m.Verify(pool))
			require.Equal(t, tt.want == "", len(m.Groups) == 1)
			for _, f := range m.Filters {
				want := int64(0)
				if f.Name == tt.want {
					want = 1
				}
				require.Equal(t, want, f.Pairs, f.Name)
			}
		})
	}
}

func sector(people ...*Person) {
	for _, p := range people {
		p.Sector, p.Place, p.Region, p.Country = "textiles", "la_paz", "altiplano", "BO"
	}
}

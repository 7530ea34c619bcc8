package mentor

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

func (p *Person) check(faults *check.List, pool *Pool, i int) {
	faults.ID(p.ID, "people", i, "id")
	checkTopics(faults, p.Offers, i, "offers")
	checkTopics(faults, p.Seeks, i, "seeks")
	checkKeys(faults, p.Goals, MaxTopics, i, "goals")
	checkLevel(faults, p.Stage, "people", i, "stage")
	p.checkLanguages(faults, i)
	p.checkHours(faults, pool, i)
	p.checkPlaces(faults, i)
	if p.Capacity < 0 || p.Capacity > MaxCapacity {
		faults.Add(essor.CodeOutOfRange, "must be 1 to 5, or 0 for 1", "people", i, "capacity")
	}
	p.checkNames(faults, p.Conflicts, i, "conflicts")
	p.checkNames(faults, p.Past, i, "past")
	p.checkNames(faults, p.Blocks, i, "blocks")
	p.checkConsents(faults, i)
	if pool.AsOf.IsSet() && p.WaitingSince.Compare(pool.AsOf) > 0 {
		faults.Add(essor.CodeInconsistent, "must not be after as_of", "people", i, "waiting_since")
	}
}

func checkTopics(faults *check.List, topics []Topic, i int, field string) {
	if !faults.Count(len(topics), 0, MaxTopics, "people", i, field) {
		return
	}
	for j, t := range topics {
		faults.ID(t.Name, "people", i, field, j, "name")
		checkLevel(faults, t.Level, "people", i, field, j, "level")
		if t.Kind != "" {
			check.OneOf(faults, t.Kind, []Kind{Experience, KnowHow, Questioning, Listening}, "people", i, field, j, "kind")
		}
		for _, earlier := range topics[:j] {
			if earlier.Name == t.Name && earlier.Kind == t.Kind {
				faults.Add(essor.CodeDuplicate, "must be listed once with this name and kind", "people", i, field, j)
				break
			}
		}
	}
}

func checkLevel(faults *check.List, level int, path ...any) {
	if level < 0 || level > MaxLevel {
		faults.Add(essor.CodeOutOfRange, "must be 1 to 5, or 0 where it is not stated", path...)
	}
}

// checkKeys checks that keys are well-formed and listed once.
func checkKeys(faults *check.List, keys []string, most, i int, field string) {
	if len(keys) == 0 || !faults.Count(len(keys), 0, most, "people", i, field) {
		return
	}
	seen := make(map[string]bool, len(keys))
	for j, key := range keys {
		if faults.ID(key, "people", i, field, j) && seen[key] {
			faults.Add(essor.CodeDuplicate, "must be listed once", "people", i, field, j)
		}
		seen[key] = true
	}
}

// checkNames checks a list of other people, who needn't be in the pool.
func (p *Person) checkNames(faults *check.List, names []string, i int, field string) {
	checkKeys(faults, names, MaxNames, i, field)
	if j := slices.Index(names, p.ID); j >= 0 && p.ID != "" {
		faults.Add(essor.CodeInconsistent, "must not name the person herself", "people", i, field, j)
	}
}

func (p *Person) checkLanguages(faults *check.List, i int) {
	if !faults.Count(len(p.Languages), 0, MaxTopics, "people", i, "languages") {
		return
	}
	for j, l := range p.Languages {
		faults.ID(l.Tag, "people", i, "languages", j, "tag")
		checkLevel(faults, l.Level, "people", i, "languages", j, "level")
		if slices.ContainsFunc(p.Languages[:j], func(earlier Language) bool { return earlier.Tag == l.Tag }) {
			faults.Add(essor.CodeDuplicate, "must be listed once", "people", i, "languages", j)
		}
	}
}

func (p *Person) checkHours(faults *check.List, pool *Pool, i int) {
	if p.Zone != "" || len(p.Hours) > 0 {
		if faults.ID(p.Zone, "people", i, "zone") && pool.Zones[p.Zone] == nil {
			faults.Add(essor.CodeUnknownValue, "must be a key of the pool's zones", "people", i, "zone")
		}
	}
	if !faults.Count(len(p.Hours), 0, MaxTopics, "people", i, "hours") {
		return
	}
	for j, w := range p.Hours {
		if weekdayOf(w.Day) < 0 {
			faults.Add(essor.CodeUnknownValue, "must be mon, tue, wed, thu, fri, sat or sun", "people", i, "hours", j, "day")
		}
		from, okFrom := minuteOf(w.From)
		to, okTo := minuteOf(w.To)
		if !okFrom {
			faults.Add(essor.CodeBadFormat, "must be a time such as 18:30", "people", i, "hours", j, "from")
		}
		if !okTo {
			faults.Add(essor.CodeBadFormat, "must be a time such as 18:30", "people", i, "hours", j, "to")
		}
		if okFrom && okTo && from >= to {
			faults.Add(essor.CodeInconsistent, "must end after it begins; past midnight takes two windows", "people", i, "hours", j)
		}
	}
}

func (p *Person) checkPlaces(faults *check.List, i int) {
	for _, f := range [...]struct{ field, key string }{{"sector", p.Sector}, {"place", p.Place}, {"region", p.Region}, {"country", p.Country}, {"origin", p.Origin}} {
		if f.key != "" {
			faults.ID(f.key, "people", i, f.field)
		}
	}
	if p.Mode != "" {
		check.OneOf(faults, p.Mode, []Mode{Virtual, InPerson, EitherMode}, "people", i, "mode")
	}
	if p.Mode == InPerson && p.Place == "" {
		faults.Add(essor.CodeRequired, "must be stated to meet in person", "people", i, "place")
	}
	if p.Competitors == "" {
		return
	}
	if check.OneOf(faults, p.Competitors, []Locality{SamePlace, SameRegion, SameCountry}, "people", i, "competitors") {
		if p.Sector == "" {
			faults.Add(essor.CodeRequired, "must be stated to tell competitors", "people", i, "sector")
		}
		if p.locality(p.Competitors) == "" {
			faults.Add(essor.CodeRequired, "must be stated to tell competitors", "people", i, string(p.Competitors))
		}
	}
}

func (p *Person) checkConsents(faults *check.List, i int) {
	if !faults.Count(len(p.Consents), 0, MaxNames, "people", i, "consents") {
		return
	}
	for j, c := range p.Consents {
		check.OneOf(faults, c.To, []Scope{ToMatching, ToPairing, ToCompetitors, ToDiaspora}, "people", i, "consents", j, "to")
		if c.To == ToPairing || c.With != "" {
			faults.ID(c.With, "people", i, "consents", j, "with")
		}
		if c.To == ToMatching && c.With != "" {
			faults.Add(essor.CodeInconsistent, "must be left out: this consent is not about one person", "people", i, "consents", j, "with")
		}
	}
}

func (p *Person) locality(l Locality) string {
	switch l {
	case SamePlace:
		return p.Place
	case SameRegion:
		return p.Region
	}
	return p.Country
}

// consents reports whether p agrees to a scope, with anyone or with one.
func (p *Person) consents(to Scope, with string, asOf essor.Date) bool {
	for _, c := range p.Consents {
		if c.To == to && (c.With == "" || c.With == with) && (!c.Until.IsSet() || c.Until.Compare(asOf) >= 0) {
			return true
		}
	}
	return false
}

// agreesToPairing reports whether p agrees to be paired with one person; to
// block her takes that back, whenever it was given.
func (p *Person) agreesToPairing(with string, asOf essor.Date) bool {
	return !slices.Contains(p.Blocks, with) && p.consents(ToMatching, "", asOf) && p.consents(ToPairing, with, asOf)
}

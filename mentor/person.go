package mentor

import "github.com/essor-go/essor"

// The limits of one person.
const (
	MaxTopics = 50    // topics that she offers, and as many that she seeks; also goals, languages and windows
	MaxNames  = 1_000 // ids in each of her lists of people
	MaxLevel  = 5     // of topics, languages and stages, from 1; 0 is not stated
)

// Person is someone who gives and receives: an entrepreneur, a newcomer, a
// coach, or an organisation, which is matched in the same way. Only the id is
// required. What is not stated never excludes her and counts half, except
// that without consent she isn't matched. All her lists are unordered; keys
// (topics, goals, sectors, places …) are the programme's own words and are
// compared byte by byte.
type Person struct {
	// ID is opaque: never a name or an address. It is compared byte by byte, as
	// keys are: é as one character and as e with an accent are two ids, and
	// invisible characters that change the direction of text aren't refused.
	// Hosts that show ids should make them of plain letters and digits.
	ID string `json:"id"`

	Offers []Topic  `json:"offers,omitempty"` // what she can give
	Seeks  []Topic  `json:"seeks,omitempty"`  // what she would like to receive
	Goals  []string `json:"goals,omitempty"`  // keys
	Stage  int      `json:"stage,omitzero"`   // of her journey, 1 an idea to 5 well established
	Sector string   `json:"sector,omitzero"`  // key

	Languages []Language `json:"languages,omitempty"`
	Zone      string     `json:"zone,omitzero"` // of her hours, such as America/La_Paz: a key of [Pool].Zones
	Hours     []Window   `json:"hours,omitempty"`
	Mode      Mode       `json:"mode,omitzero"`
	Place     string     `json:"place,omitzero"`   // key of a town or borough; required to meet in person only
	Region    string     `json:"region,omitzero"`  // key, such as quebec or global_south
	Country   string     `json:"country,omitzero"` // key, such as BO
	// Origin is the country she or her family comes from, with the keys of
	// Country: only if she gives it, and nobody infers it. It counts only with
	// [ToDiaspora], and then only between two who both consent to it: they are
	// tied when they come from the same country, or one from where the other
	// lives. See [Weights].Ties and [Pool].Diaspora.
	Origin string `json:"origin,omitzero"`

	// Capacity is how many partners she may have in one round of [Match]: 1 to
	// [MaxCapacity]; 1 where it isn't stated. Each partner counts the weeks she
	// has waited, and by default the most pairs come first. The other verbs give
	// her one partner, circle or guide. It is about partners who are looked for:
	// whoever is pinned, is paired by the acceptance of both, or goes on with
	// her partner whatever it costs, has that one partner and no further one in
	// this round, and nobody is in two pairs of Pool.Keep, or accepts two people
	// who both accept her.
	Capacity int `json:"capacity,omitzero"`

	// Conflicts are people whom she has declared not to work with. The
	// coordinator sees how many pairs that removes.
	Conflicts []string `json:"conflicts,omitempty"`
	// Competitors removes those of her own sector within her place, region or
	// country, unless both consent; then Sector and that locality are required.
	Competitors Locality `json:"competitors,omitzero"`
	// Blocks are people whom she doesn't want to meet and needn't say why.
	// They work in silence: no reason tells of them, and no count but as of
	// people who have nothing for each other. See [Filter].
	Blocks []string `json:"blocks,omitempty"`
	// Past are people with whom she was paired before. Who isn't in the pool
	// any more is counted in [Matching].Gone and otherwise ignored.
	Past []string `json:"past,omitempty"`

	Consents []Consent `json:"consents,omitempty"`
	// VettedUntil is the last day on which her vetting is valid; it counts in a
	// pool with Vetting, seen from [Pool].AsOf.
	VettedUntil  essor.Date `json:"vetted_until,omitzero"`
	WaitingSince essor.Date `json:"waiting_since,omitzero"` // for a partner; on or before [Pool].AsOf. Doesn't count while she meets one who still fits
}

// Topic is one thing to give or to receive. A gift that belongs to no topic,
// such as an open ear, is a topic of its own. No two topics of one list have
// the same name and kind.
type Topic struct {
	Name string `json:"name"`          // key, such as pricing
	Kind Kind   `json:"kind,omitzero"` // the way of giving; any kind when empty
	// Level says how far she herself has come, on both lists: 1 is first
	// steps, 5 is where others come to her; 0 is not stated. One step or more
	// ahead serves fully, equals serve for 6 tenths, one step behind for 3,
	// two steps behind not at all, and 8 tenths where a level is not stated.
	Level int `json:"level,omitzero"`
}

// Kind is a way of giving. An offer of another kind than the one sought
// counts half.
type Kind string

// The kinds. The empty kind is any of them.
const (
	Experience  Kind = "experience"  // what she has lived through
	KnowHow     Kind = "know_how"    // what she knows how to do
	Questioning Kind = "questioning" // the questions that make one think further
	Listening   Kind = "listening"   // an attentive ear
)

// Language is a language she speaks. Two people share it unless one of them
// speaks but a few words.
type Language struct {
	Tag   string `json:"tag"`            // key, such as fr, es, wo, qu
	Level int    `json:"level,omitzero"` // 1 a few words to 5 as her first; not stated counts as 3
}

// Window is a stretch of her week, by the clock of her zone. To is after
// From; who is free past midnight has two windows.
type Window struct {
	Day  string `json:"day"`  // mon, tue, wed, thu, fri, sat or sun
	From string `json:"from"` // "00:00" to "23:59"
	To   string `json:"to"`   // "00:01" to "24:00"
}

// Mode says how she would meet.
type Mode string

// The modes. The empty mode is [EitherMode].
const (
	Virtual    Mode = "virtual"
	InPerson   Mode = "in_person" // with people who state the same place
	EitherMode Mode = "either"
)

// Locality is how far competition reaches.
type Locality string

// The localities. The empty locality means that she minds no competitor.
const (
	SamePlace   Locality = "place"
	SameRegion  Locality = "region"
	SameCountry Locality = "country"
)

// Consent is something she has agreed to. It holds up to and including its
// last day, seen from [Pool].AsOf. Who gives one more never loses a partner in
// [Match] by it, but for a choice between equally good matchings, or where
// [Options].Candidates limits the pairs considered.
type Consent struct {
	To    Scope      `json:"to"`
	With  string     `json:"with,omitzero"`  // id: only with this person
	Until essor.Date `json:"until,omitzero"` // last day; open-ended when not set
}

// Scope is what a consent is for.
type Scope string

// The scopes.
const (
	ToMatching    Scope = "matching"    // that her answers are used to match her at all; never with one person only
	ToPairing     Scope = "pairing"     // to be paired with one person, who must be named: see [Pool].Pin; a block takes it back
	ToCompetitors Scope = "competitors" // to be matched with a competitor, any or one
	ToDiaspora    Scope = "diaspora"    // that her origin counts in matching, and that a partner, any or one, whom it ties to her reads so
)

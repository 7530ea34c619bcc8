package mentor

// Filter says how many pairs of the pool one filter removed. Filters are
// applied in the order of [Matching].Filters, before any score, and a pair
// counts where it is removed first. The names are:
//
//	consent      one of the two hasn't consented to be matched, or no longer
//	vetting      one of the two isn't vetted, or no longer, where the pool asks it
//	pinned       one of the two is pinned to somebody else, or goes on with her
//	topics       one of the two offers nothing that the other seeks
//	forbidden    the coordinator ruled the pair out
//	declined     one of the two has declined the other
//	conflict     a declared conflict, or competitors within the locality
//	previous     the two have been paired before and don't meet at present
//	corridor     outside the corridors of the round, or not known to be within
//	diaspora     without a tie of origin to which both have agreed, where the pool asks it
//	mode         no way of meeting that suits both
//	language     no language in common
//	hours        no common hours long enough for a meeting
//	one_sided    at their levels, one of the two has nothing to give the other
//
// What is not stated passes, but for consent, corridors, diaspora and, in
// person, the place. Silent blocks have no count of their own: a pair that
// nothing but a block removes counts as one of topics. So all counts and the
// pairs that fit add up to all pairs, and a block can't be told from people
// who just have nothing for each other, in a pool of two either, by anybody who
// doesn't know what people offer and seek.
type Filter struct {
	Name  string `json:"name"`
	Pairs int64  `json:"pairs"`
}

// filter is the index of a filter in the order of application.
type filter uint8

const (
	noConsent filter = iota
	noVetting
	isPinned
	noTopics
	isForbidden
	isDeclined
	inConflict
	metBefore
	noCorridor
	noTie
	noMode
	noLanguage
	noHours
	isOneSided
	filters
	passed  = filters     // no filter removes the pair
	blocked = filters + 1 // passed, but one of the two blocks the other
)

func filterNames() [filters]string {
	return [filters]string{
		"consent", "vetting", "pinned", "topics", "forbidden", "declined", "conflict", "previous",
		"corridor", "diaspora", "mode", "language", "hours", "one_sided",
	}
}

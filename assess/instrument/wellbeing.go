package instrument

import (
	"slices"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Group is who answered and how: scores of the scale are made comparable
// across age and way of asking. Age is part of the method here and never an
// item that is scored.
type Group string

// The groups.
const (
	Self18To61        Group = "self_18_61"          // on her own, 18 to 61 years
	Self62Plus        Group = "self_62_plus"        // on her own, 62 years or more
	Interviewer18To61 Group = "interviewer_18_61"   // asked by somebody
	Interviewer62Plus Group = "interviewer_62_plus" // asked by somebody
)

// groups orders the groups as table, parameters and priors do.
var groups = [...]Group{Self18To61, Self62Plus, Interviewer18To61, Interviewer62Plus}

// GroupOf returns the group of a person of 62 years or more, or less, who
// answered an interviewer, or on her own.
func GroupOf(is62OrMore, interviewer bool) Group {
	at := 0
	if is62OrMore {
		at++
	}
	if interviewer {
		at += 2
	}
	return groups[at]
}

// place returns the place of a group in the tables.
func (g Group) place() (int, error) {
	if at := slices.Index(groups[:], g); at >= 0 {
		return at, nil
	}
	var l check.List
	check.OneOf(&l, g, groups[:], "group")
	return 0, l.Err()
}

// items is the number of statements.
const items = 10

// Responses are the ten answers in the order of the questionnaire, coded 1 to
// 5 as they are printed: nothing is reversed by the caller. Zero and negative
// codes, which surveys use for refused and not asked, mean no answer. It is
// comparable.
type Responses [items]int8

// ParseResponses reads ten codes, such as columns of a survey file. An empty
// text means no answer. It fails with field errors at the index: bad_format
// for what is not a whole number, out_of_range above 5, and too_few or
// too_many, at the whole, for another count. It does not allocate.
func ParseResponses(codes []string) (Responses, error) {
	var r Responses
	if len(codes) != items {
		var l check.List
		l.Count(len(codes), items, items)
		return Responses{}, l.Err()
	}
	for i, text := range codes {
		if text == "" {
			continue
		}
		code, err := strconv.ParseInt(text, 10, 8)
		if err != nil {
			return Responses{}, &essor.FieldError{Pointer: check.Pointer(i), Code: essor.CodeBadFormat, Detail: "must be a whole number"}
		}
		r[i] = int8(code)
	}
	return r, r.check()
}

// check refuses codes above 5.
func (r *Responses) check() error {
	for i, code := range r {
		if code > 5 {
			return &essor.FieldError{Pointer: check.Pointer(i), Code: essor.CodeOutOfRange, Detail: "must be 1 to 5, or 0 or less for no answer"}
		}
	}
	return nil
}

// Answered returns how many statements have an answer.
func (r Responses) Answered() int {
	n := 0
	for _, code := range r {
		if code > 0 {
			n++
		}
	}
	return n
}

// recoded returns answer i as 0 to 4, 4 telling of most well-being, and false
// where there is none.
func (r *Responses) recoded(i int) (int, bool) {
	code := int(r[i])
	switch {
	case code <= 0:
		return 0, false
	case reversed[i]:
		return 5 - code, true
	}
	return code - 1, true
}

// TableScore returns the score of the printed table, 14 to 95, which needs
// all ten answers. It fails with required at each answer that is missing (use
// [Pattern.Score] then), out_of_range above 5 and unknown_value for the group.
//
// The table gives one score for each total; the survey's published scores use
// the pattern of answers and differ from it for five respondents of six.
func TableScore(g Group, r Responses) (int, error) {
	at, err := g.place()
	if err != nil {
		return 0, err
	}
	if err := r.check(); err != nil {
		return 0, err
	}
	total := 0
	for i := range r {
		value, ok := r.recoded(i)
		if !ok {
			return 0, r.lacking()
		}
		total += value
	}
	return int(table[at][total]), nil
}

func (r *Responses) lacking() error {
	var l check.List
	for i, code := range r {
		if code <= 0 {
			l.Add(essor.CodeRequired, "must be answered for a score by the table", i)
		}
	}
	return l.Err()
}

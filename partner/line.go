package partner

import "github.com/essor-go/essor"

// Status says what the partners make of one item. In favour are Champion and
// Support, against are Concern and Oppose.
type Status string

// The statuses. Silence is never agreement: one silent partner keeps an item
// from being Common.
const (
	Common    Status = "common"    // every partner has spoken in favour
	Shared    Status = "shared"    // two or more in favour, none against
	Unique    Status = "unique"    // exactly one in favour, none against
	Contested Status = "contested" // some in favour, some against
	Unclaimed Status = "unclaimed" // some have spoken, none in favour
	Silent    Status = "silent"    // nobody has spoken
)

// Line is what the partners make of one item. Each partner has either a voice
// or a place among the silent.
type Line struct {
	Item   string `json:"item"`
	Kind   Kind   `json:"kind"`
	Status Status `json:"status"`
	// Support holds the partners in favour, Dissent those against and Silent
	// those who have not spoken, each by id.
	Support []string `json:"support"`
	Dissent []string `json:"dissent"`
	Silent  []string `json:"silent"`
	// Voices holds all stances on the item by partner id: where each stands,
	// why, and what it brings.
	Voices []Stance `json:"voices"`
	// Tension is 0 unless the item is contested. Each pair of partners on
	// opposite sides adds the distance of their positions, 2 to 4, times the
	// sum of their weights, 2 to 20.
	Tension int64 `json:"tension"`
	// Question is neutral and open, for everybody at the table.
	Question essor.Reason `json:"question"`
}

// newLine takes the stances on an item by partner id; partners come sorted.
func newLine(item Item, partners []Organisation, voices []Stance) Line {
	inFavour, against := 0, 0
	for _, v := range voices {
		switch p := v.Position.Points(); {
		case p > 0:
			inFavour++
		case p < 0:
			against++
		}
	}
	l := Line{
		Item: item.ID, Kind: item.Kind, Voices: voices,
		Support: make([]string, 0, inFavour),
		Dissent: make([]string, 0, against),
		Silent:  make([]string, 0, len(partners)-len(voices)),
	}
	l.Status = statusOf(inFavour, against, len(voices), len(partners))
	next := 0
	for _, p := range partners {
		if next == len(voices) || voices[next].Partner != p.ID {
			l.Silent = append(l.Silent, p.ID)
			continue
		}
		switch points := voices[next].Position.Points(); {
		case points > 0:
			l.Support = append(l.Support, p.ID)
		case points < 0:
			l.Dissent = append(l.Dissent, p.ID)
		}
		next++
	}
	l.Tension = tensionOf(voices)
	l.Question = question(l.Status, l.Kind, l.Item)
	return l
}

func statusOf(inFavour, against, spoken, partners int) Status {
	switch {
	case spoken == 0:
		return Silent
	case inFavour == 0:
		return Unclaimed
	case against > 0:
		return Contested
	case inFavour == partners:
		return Common
	case inFavour == 1:
		return Unique
	}
	return Shared
}

// side sums up the partners on one side of an item.
type side struct{ count, points, weight, pull int64 }

func (s *side) add(points, weight int64) {
	s.count++
	s.points += points
	s.weight += weight
	s.pull += points * weight
}

// tensionOf adds (a+b)·(v+w) over all pairs of a partner in favour, with a
// points and weight v, and one against, with -b points and weight w, in one
// pass: the sum of the four products is
//
//	Σav·n + Σa·Σw + Σb·Σv + Σbw·m
//
// over m partners in favour and n against.
func tensionOf(voices []Stance) int64 {
	var pro, con side
	for _, v := range voices {
		switch p := int64(v.Position.Points()); {
		case p > 0:
			pro.add(p, v.importance())
		case p < 0:
			con.add(-p, v.importance())
		}
	}
	return pro.pull*con.count + pro.points*con.weight + con.points*pro.weight + con.pull*pro.count
}

package essor

import "encoding/json"

// scanner finds where the values of a JSON text begin and end. It goes by
// brackets and quotes; [isJSON] judges what lies between.
type scanner struct {
	data []byte
	at   int // the next byte to read
}

// peek moves past white space and returns the byte that follows, 0 at the end.
func (s *scanner) peek() byte {
	for ; s.at < len(s.data); s.at++ {
		switch c := s.data[s.at]; c {
		case ' ', '\t', '\r', '\n':
		default:
			return c
		}
	}
	return 0
}

func (s *scanner) atEnd() bool {
	s.peek()
	return s.at == len(s.data)
}

// next moves past the next value and returns its text, empty where none
// stands, with the number of objects and lists that lie inside each other.
func (s *scanner) next() (raw []byte, nesting int) {
	s.peek()
	start, depth := s.at, 0
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case '"':
			s.skipText()
		case '{', '[':
			s.at++
			depth++
			nesting = max(nesting, depth)
			continue
		case '}', ']':
			if depth == 0 {
				return s.data[start:s.at], nesting
			}
			s.at++
			depth--
		case ',', ':', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return s.data[start:s.at], nesting
			}
			s.at++
			continue
		default:
			s.at++
			continue
		}
		if depth == 0 { // the text or bracket just passed ends the value
			return s.data[start:s.at], nesting
		}
	}
	return s.data[start:], nesting
}

// skipText moves past a text in quotes.
func (s *scanner) skipText() {
	for s.at++; s.at < len(s.data); s.at++ {
		switch s.data[s.at] {
		case '\\':
			s.at++
		case '"':
			s.at++
			return
		}
	}
	s.at = len(s.data)
}

// skipNull moves past a null, if one stands there.
func (s *scanner) skipNull() bool {
	if s.peek() != 'n' {
		return false
	}
	before := s.at
	if raw, _ := s.next(); string(raw) == "null" {
		return true
	}
	s.at = before
	return false
}

// key moves past a key and its colon; it returns false where none stands.
func (s *scanner) key() (key []byte, ok bool) {
	if s.peek() != '"' {
		return nil, false
	}
	start := s.at
	s.skipText()
	raw := s.data[start:s.at]
	if !isJSON(raw) || s.peek() != ':' {
		return nil, false
	}
	s.at++
	return unquote(raw), true
}

// isJSON reports whether raw is one JSON value. Most are short texts and whole
// numbers, which need no parser.
func isJSON(raw []byte) bool {
	return isPlainText(raw) || isPlainNumber(raw) || json.Valid(raw)
}

func isPlainText(raw []byte) bool {
	if len(raw) < 2 || raw[0] != '"' || raw[len(raw)-1] != '"' {
		return false
	}
	for _, c := range raw[1 : len(raw)-1] {
		if c < ' ' || c == '\\' || c == '"' {
			return false
		}
	}
	return true
}

func isPlainNumber(raw []byte) bool {
	for _, c := range raw {
		if !isDigit(c) {
			return false
		}
	}
	return len(raw) > 0 && (raw[0] != '0' || len(raw) == 1)
}

// unquote returns the text of a valid JSON string; without escapes it shares
// the memory of raw.
func unquote(raw []byte) []byte {
	if isPlainText(raw) {
		return raw[1 : len(raw)-1]
	}
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return nil // not reached: raw is valid
	}
	return []byte(text)
}

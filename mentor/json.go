package mentor

import (
	"encoding/json"
	"strconv"

	"github.com/essor-go/essor"
)

// appendJSON appends p as encoding/json writes it, field by field.
func (p Person) appendJSON(to []byte) []byte {
	w := writer{to}
	w.text(`{"id":`, p.ID)
	appendList(&w, `,"offers":`, p.Offers, appendTopic)
	appendList(&w, `,"seeks":`, p.Seeks, appendTopic)
	appendList(&w, `,"goals":`, p.Goals, appendName)
	w.number(`,"stage":`, p.Stage)
	w.textIfAny(`,"sector":`, p.Sector)
	appendList(&w, `,"languages":`, p.Languages, func(w *writer, l Language) {
		w.text(`{"tag":`, l.Tag)
		w.number(`,"level":`, l.Level)
		w.raw(`}`)
	})
	w.textIfAny(`,"zone":`, p.Zone)
	appendList(&w, `,"hours":`, p.Hours, func(w *writer, h Window) {
		w.text(`{"day":`, h.Day)
		w.text(`,"from":`, h.From)
		w.text(`,"to":`, h.To)
		w.raw(`}`)
	})
	w.textIfAny(`,"mode":`, string(p.Mode))
	w.textIfAny(`,"place":`, p.Place)
	w.textIfAny(`,"region":`, p.Region)
	w.textIfAny(`,"country":`, p.Country)
	w.textIfAny(`,"origin":`, p.Origin)
	w.number(`,"capacity":`, p.Capacity)
	appendList(&w, `,"conflicts":`, p.Conflicts, appendName)
	w.textIfAny(`,"competitors":`, string(p.Competitors))
	appendList(&w, `,"blocks":`, p.Blocks, appendName)
	appendList(&w, `,"past":`, p.Past, appendName)
	appendList(&w, `,"consents":`, p.Consents, func(w *writer, c Consent) {
		w.text(`{"to":`, string(c.To))
		w.textIfAny(`,"with":`, c.With)
		w.date(`,"until":`, c.Until)
		w.raw(`}`)
	})
	w.date(`,"vetted_until":`, p.VettedUntil)
	w.date(`,"waiting_since":`, p.WaitingSince)
	w.raw(`}`)
	return w.out
}

func appendTopic(w *writer, t Topic) {
	w.text(`{"name":`, t.Name)
	w.textIfAny(`,"kind":`, string(t.Kind))
	w.number(`,"level":`, t.Level)
	w.raw(`}`)
}

func appendName(w *writer, name string) { w.text("", name) }

// writer appends JSON. What is zero is left out, but for text.
type writer struct{ out []byte }

func (w *writer) raw(text string) { w.out = append(w.out, text...) }

func (w *writer) text(key, value string) {
	w.raw(key)
	for i := range len(value) {
		if c := value[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			quoted, _ := json.Marshal(value) // a string always has its JSON
			w.out = append(w.out, quoted...)
			return
		}
	}
	w.out = append(w.out, '"')
	w.raw(value)
	w.out = append(w.out, '"')
}

func (w *writer) textIfAny(key, value string) {
	if value != "" {
		w.text(key, value)
	}
}

func (w *writer) number(key string, value int) {
	if value != 0 {
		w.raw(key)
		w.out = strconv.AppendInt(w.out, int64(value), 10)
	}
}

func (w *writer) date(key string, value essor.Date) {
	if value.IsSet() {
		w.text(key, value.String())
	}
}

func appendList[T any](w *writer, key string, list []T, entry func(*writer, T)) {
	if len(list) == 0 {
		return
	}
	w.raw(key)
	for i, v := range list {
		if i == 0 {
			w.raw("[")
		} else {
			w.raw(",")
		}
		entry(w, v)
	}
	w.raw("]")
}

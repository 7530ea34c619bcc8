package assess

import (
	"strings"
	"unicode"
)

// protected lists what the law protects and the proxies that name it, in
// English, French and Spanish without accents. A term of several words must
// stand in that order.
var protected = [...]struct {
	attribute string
	terms     string
}{
	{"age", "age, aged, birth, birthday, birthdate, dob, born, elderly, naissance, edad, nacimiento"},
	{"sex_or_gender", "sex, sexe, sexo, sexual, gender, genre, genero, male, female, pregnant, pregnancy, maternity, grossesse, maternite, embarazo, maternidad"},
	{"ethnicity", "race, racial, raza, ethnic, ethnicity, ethnie, etnia, skin, ancestry, tribe, caste, indigenous, autochtone, indigena"},
	{"religion", "religion, religious, religieux, religioso, faith, church, mosque, temple, synagogue, culto"},
	{"origin", "nationality, nationalite, nacionalidad, origin, origine, origen, birthplace, homeland, mother tongue, langue maternelle, lengua materna, accent, acento"},
	{"place", "postal, postcode, post code, zip, zipcode, neighbourhood, neighborhood, quartier, barrio"},
	{"disability", "disability, disabled, handicap, handicapped, discapacidad, diagnosis, diagnostic, diagnostico"},
	{"family", "marital, married, marriage, spouse, widow, widowed, divorced, family status, children, child, kids, dependants, dependents, pregnancies, etat civil, estado civil, conjoint, conyuge, enfants, hijos"},
	{"surname", "surname, last name, family name, nom de famille, apellido"},
}

// ProtectedAttribute reports which protected attribute the id or tag of an
// item names, by itself or by a listed proxy: "birth_year" and "BirthYear"
// give "age", "postal_code" gives "place". Whole words count, so "language"
// and "mortgage" name nothing.
//
// The attributes are age, sex_or_gender, ethnicity, religion, origin, place,
// disability, family and surname. The list catches mistakes made in good
// faith; it can't see a proxy that calls itself something else, which is what
// tags and audits are for.
//
// Sources: Canadian Human Rights Act, s. 3 (1); US Equal Credit Opportunity
// Act, 15 U.S.C. § 1691 (a); the proxies are our own choice.
func ProtectedAttribute(name string) (attribute string, ok bool) {
	text := " " + strings.Join(words(name), " ") + " "
	for _, p := range protected {
		for term := range strings.SplitSeq(p.terms, ", ") {
			if strings.Contains(text, " "+term+" ") {
				return p.attribute, true
			}
		}
	}
	return "", false
}

// words returns the words of an id in lower case without accents: runs of
// letters, and in camelCase from capital to capital.
func words(name string) []string {
	var out []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			out = append(out, unaccented.Replace(strings.ToLower(word.String())))
			word.Reset()
		}
	}
	lower := false // the letter before was lower case
	for _, r := range name {
		if !unicode.IsLetter(r) || unicode.IsUpper(r) && lower {
			end()
		}
		if unicode.IsLetter(r) {
			word.WriteRune(r)
		}
		lower = unicode.IsLower(r)
	}
	end()
	return out
}

var unaccented = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"í", "i", "î", "i", "ï", "i", "ñ", "n", "ó", "o", "ô", "o", "ú", "u", "û", "u", "ü", "u")

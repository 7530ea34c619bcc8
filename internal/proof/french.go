package proof

import "strings"

// French fails the test where a French template is not set as the Office
// québécois de la langue française asks: a no-break space before a colon and
// inside guillemets, no space before a semicolon, question or exclamation
// mark, and curved apostrophes.
func French(t T, code, template string) {
	t.Helper()
	text := strings.NewReplacer(":term}", "}", ":percent}", "}").Replace(template)
	for _, wrong := range []string{"'", " :", " ;", " ?", " !", "\u00a0;", "\u00a0?", "\u00a0!", "« ", " »"} {
		if strings.Contains(text, wrong) {
			t.Errorf("%s: must not contain %q", code, wrong)
		}
	}
	for _, behind := range []string{":", "»"} {
		if strings.Count(text, behind) != strings.Count(text, "\u00a0"+behind) {
			t.Errorf("%s: must have a no-break space before each %s", code, behind)
		}
	}
	if strings.Count(text, "«") != strings.Count(text, "«\u00a0") {
		t.Errorf("%s: must have a no-break space behind each «", code)
	}
}

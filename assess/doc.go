// Package assess tells where a person stands as a whole, why, and which
// support fits. It is for programmes that accompany people: a coach reads why
// a score is what it is, the person herself reads it in her language, and a
// data lead scores a country with the same code.
//
// Three things are kept apart and never mixed into one number: eligibility
// (rules, which pass, fail or are unknown), readiness (a score with honest
// bounds), and a plan (help of nine kinds, because the answer to "not yet" is
// never just no).
//
//	scorer, err := assess.Compile(instrument.Newcomer()) // or a rubric of yours
//	a, err := scorer.Assess(assess.Answers{
//		"credential": assess.Pick("foreign_degree"),
//		"language_speaking": assess.Num("7"),
//		"debt_share": assess.Refuse(), // widens the bounds, never zero
//	})
//	fmt.Println(a.Eligible.Status, a.Score.Points, a.Score.Low, a.Score.High, a.Band)
//	for _, step := range a.Plan {
//		text, err := assess.Catalog().Text(essor.ES, step.Reasons[0])
//	}
//	err = a.Verify(scorer, answers) // proves it, also after a trip through JSON
//
// [Rubric] says what is asked and what is made of it; [Compile] checks it as
// a whole. [Score] states every rounding, [Part] how points divide so that
// they add up exactly, [Condition] the three-valued logic. Those who score
// many use a [Sheet].
//
// # What is protected
//
// Missing and refused answers are never zero: they widen the bounds, and
// refusing costs no more than these say. What the law protects, and listed
// proxies (see [ProtectedAttribute]), may be asked in support-only domains
// alone; by type these can lead to help and to nothing else: no score, no
// rule, no loan sees them. Two items may not measure the same. A result holds
// item ids, options and points, so it is the officer's document; sentences
// for the person have the audience [essor.Person].
//
// # Limits
//
// A rubric has up to [MaxDomains] domains, [MaxItems] items, [MaxRules] rules
// and [MaxSupports] supports with [MaxConditions] conditions, [MaxNesting]
// deep; other limits stand with them. Ids are up to 128 bytes, numbers within
// those of [essor.Fraction].
//
// # What it does not do
//
// It does not decide: [Decision] records what a person did. It does not
// predict: points are a rubric's opinion until they are compared with what
// followed. It does not ask the questions, store the answers or know today's
// date; and it infers nothing about anybody that was not answered.
//
// # Sources
//
// S. C. Kleene, Introduction to Metamathematics, 1952, § 64 (strong
// three-valued logic); largest remainder is Hamilton's method; Canadian Human
// Rights Act, s. 3 (1), and US 15 U.S.C. § 1691 (a) for what is protected.
package assess

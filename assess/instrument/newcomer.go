package instrument

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess"
)

// Newcomer returns the rubric of a lender that helps newcomers resume their
// own profession: eight domains, of which five make the score, with rules for
// the loan and a plan that has an answer for everyone.
//
//	education      0.25  diploma, its recognition, licence, years of practice
//	language       0.15  four skills apart, on the scale of the CLB or NCLC, 0 to 12
//	finances       0.20  debts and housing as shares of income, cushion, bills
//	employability  0.20  finding, keeping, moving on: target, search, workplace, contacts
//	purpose        0.20  the way back to the own profession, goal, costs, seat
//	wellbeing      –     felt financial well-being, 0 to 100: see [Pattern.Score]
//	life           –     care, home, hours, taxes, benefits, costly credit
//	lender_role    –     facts: status, use and size of the loan, wishes
//
// Well-being and life are support-only. Amounts are in Canadian dollars,
// shares are fractions of net monthly income; where there is no income they do
// not apply. Goal, search, workplace and plan are rated on anchored levels, at
// best by two raters.
//
// The rules follow the shape of Windmill Microlending's public conditions, as
// compiled from its applicants' pages on 2026-11-21, a secondary source:
// policies change, so a lender dates and replaces them. Weights, curves and
// bands are our own judgement, not calibrated against any repayment, and say
// where to begin a conversation. Age, origin, family and the like are neither
// asked nor inferred.
func Newcomer() assess.Rubric {
	return assess.Rubric{
		ID: "essor_newcomer", Version: "1.0", Effective: day("2026-11-21"),
		Source:       "Essor: our own judgement, not calibrated; rules after Windmill Microlending's public conditions",
		Completeness: part("0.25"),
		Domains: []assess.Domain{
			education(), language(), finances(), employability(), purpose(), wellbeing(), life(), lenderRole(),
		},
		Bands: []assess.Band{
			{ID: "starting", From: part("0"), To: part("45")},
			{ID: "building", From: part("45"), To: part("70")},
			{ID: "ready", From: part("70"), To: part("100")},
		},
		Rules:    newcomerRules(),
		Supports: newcomerSupports(),
	}
}

func day(text string) essor.Date { return essor.MustParseDate(text) }

func part(text string) essor.Fraction { return essor.MustParseFraction(text) }

func education() assess.Domain {
	return assess.Domain{ID: "education", Weight: part("0.25"), Items: []assess.Item{
		choice("credential", 2, "foreign_degree 100", "foreign_diploma 80", "trade_certificate 80", "unfinished_studies 30", "none 0"),
		choice("recognition", 3, "recognised 100", "partly_recognised 70", "report_ready 50", "in_progress 30", "not_started 0"),
		mayNotApply(choice("licence", 3, "licensed 100", "exams_passed 75", "exam_booked 50", "requirements_known 25", "not_started 0")),
		number("years_in_profession", 2, "0 0", "1 40", "5 100"),
	}}
}

func language() assess.Domain {
	skill := func(id string) assess.Item { return number(id, 1, "0 0", "4 30", "7 75", "9 100") }
	return assess.Domain{ID: "language", Weight: part("0.15"), Items: []assess.Item{
		skill("language_listening"), skill("language_reading"), skill("language_writing"), skill("language_speaking"),
	}}
}

func finances() assess.Domain {
	return assess.Domain{ID: "finances", Weight: part("0.20"), Items: []assess.Item{
		mayNotApply(number("debt_share", 2, "0 100", "0.2 75", "0.4 25", "0.6 0")),
		mayNotApply(number("housing_share", 2, "0.3 100", "0.5 40", "0.7 0")),
		number("savings_months", 1, "0 0", "1 50", "3 100"),
		yesNo("bills_current", false),
	}}
}

func employability() assess.Domain {
	return assess.Domain{ID: "employability", Weight: part("0.20"), Items: []assess.Item{
		choice("job_target", 1, "employers_met 100", "researched 70", "named 40", "open 0"),
		levels("job_search"),
		levels("workplace_practice"),
		levels("transition_plan"),
		number("professional_contacts", 1, "0 0", "1 40", "5 100"),
	}}
}

func purpose() assess.Domain {
	return assess.Domain{ID: "purpose", Weight: part("0.20"), Items: []assess.Item{
		choice("way_back", 3, "own_profession 100", "related_profession 70", "other_skilled 40", "unclear 0"),
		levels("goal_clarity"),
		choice("costed_plan", 1, "quoted 100", "estimated 50", "none 0"),
		mayNotApply(choice("seat", 1, "confirmed 100", "applied 50", "none 0")),
	}}
}

func wellbeing() assess.Domain {
	return assess.Domain{ID: "wellbeing", SupportOnly: true, Items: []assess.Item{
		number("felt_wellbeing", 1, "0 0", "100 100"),
	}}
}

func life() assess.Domain {
	return assess.Domain{ID: "life", SupportOnly: true, Items: []assess.Item{
		yesNo("childcare_need", true),
		yesNo("housing_secure", false),
		number("study_hours", 1, "0 0", "20 100"),
		yesNo("taxes_filed", false),
		yesNo("benefits_checked", false),
		yesNo("high_cost_credit", true),
	}}
}

func lenderRole() assess.Domain {
	return assess.Domain{ID: "lender_role", Items: []assess.Item{
		fact("immigration_status", "permanent_resident", "convention_refugee", "protected_person", "citizen",
			"refugee_claimant", "international_student", "live_in_caregiver", "other_status"),
		{ID: "post_secondary", Kind: assess.YesNo, Fact: true},
		fact("loan_use", "training", "licensing", "living_allowance", "credential_assessment", "language_training",
			"relocation", "travel", "books_and_equipment", "association_fees", "business_start", "debt_consolidation"),
		{ID: "loan_amount", Kind: assess.Number, Fact: true},
		{ID: "programme_months", Kind: assess.Number, Fact: true},
		fact("work_status", "own_profession", "underqualified", "unemployed", "outside_labour_force"),
		fact("support_wish", "loan_only", "coach", "mentor", "coach_and_mentor"),
	}}
}

func newcomerRules() []assess.Rule {
	rule := func(id string, require assess.Condition) assess.Rule {
		return assess.Rule{ID: id, Require: require, Code: "newcomer." + id, Dated: day("2026-11-21"),
			Source: "Windmill Microlending, applicants' questions and answers (secondary)"}
	}
	return []assess.Rule{
		rule("status", assess.Where("immigration_status").Is("permanent_resident", "convention_refugee", "protected_person", "citizen")),
		rule("schooling", assess.Where("post_secondary").Is("yes")),
		rule("use", assess.Not(assess.Where("loan_use").Is("business_start", "debt_consolidation"))),
		rule("amount", assess.Where("loan_amount").AtMost("15000")),
		rule("duration", assess.Where("programme_months").AtMost("24")),
	}
}

func newcomerSupports() []assess.Support {
	support := func(code string, kind assess.StepKind, level assess.Level, when assess.Condition) assess.Support {
		return assess.Support{ID: code, Kind: kind, Level: level, When: when, Code: "newcomer." + code}
	}
	about := func(topic string, s assess.Support) assess.Support {
		s.Topic = topic
		return s
	}
	refer := func(topic, to string, s assess.Support) assess.Support {
		s.Topic, s.HandOff = topic, to
		return s
	}
	where, score := assess.Where, assess.WhereScore()
	return []assess.Support{
		support("loan", assess.Loan, assess.Light, score.AtLeast("45")),
		support("check_ins", assess.Loan, assess.Steady, assess.All(score.AtLeast("45"), score.Below("70"))),
		support("coach_first", assess.Coach, assess.Close, score.Below("45")),
		support("coach", assess.Coach, assess.Steady, assess.Any(score.Below("70"), where("support_wish").Is("coach", "coach_and_mentor"))),
		about("money", support("coach_money", assess.Coach, assess.Steady, where("felt_wellbeing").Below("45"))),
		support("mentor", assess.Mentor, assess.Steady, assess.Any(
			where("support_wish").Is("mentor", "coach_and_mentor"),
			assess.All(where("work_status").Is("underqualified", "unemployed", "outside_labour_force"), where("professional_contacts").Below("3")),
		)),
		about("language", support("language", assess.Training, assess.Steady, assess.WhereDomain("language").Below("70"))),
		about("job_search", support("job_search", assess.Training, assess.Light, assess.WhereDomain("employability").Below("60"))),
		about("recognition", support("recognition", assess.CredentialService, assess.Steady,
			where("recognition").Is("report_ready", "in_progress", "not_started"))),
		about("licence", support("licence", assess.CredentialService, assess.Steady,
			where("licence").Is("requirements_known", "not_started"))),
		{ID: "benefits", Kind: assess.BenefitsAndTax, Level: assess.Light,
			When: assess.Any(where("taxes_filed").Is("no"), where("benefits_checked").Is("no"))},
		{ID: "cushion", Kind: assess.Savings, Level: assess.Light, When: where("savings_months").Below("1")},
		{ID: "safe_products", Kind: assess.SafeProducts, Level: assess.Steady, When: where("high_cost_credit").Is("yes")},
		refer("childcare", "childcare_service", support("childcare", assess.Referral, assess.Steady, where("childcare_need").Is("yes"))),
		refer("housing", "housing_help", support("housing", assess.Referral, assess.Close, where("housing_secure").Is("no"))),
		refer("elsewhere", "settlement_agency", support("elsewhere", assess.Referral, assess.Steady, assess.WhereEligible().Is("fail"))),
	}
}

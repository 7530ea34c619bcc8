package cost

// Evidence says how a rule or a cap was established.
type Evidence string

// The kinds of evidence.
const (
	Read      Evidence = "read"      // the text itself was read
	Secondary Evidence = "secondary" // as others report or quote it; have it checked
	Inferred  Evidence = "inferred"  // no text could be read that settles it
)

// Info tells of a rule. It is pure data.
type Info struct {
	Rule     Rule     `json:"rule"`
	Country  string   `json:"country"`         // ISO 3166, or EU, WAEMU, CEMAC; empty where it is no law's
	Law      string   `json:"law"`             // where the rule is written
	Since    string   `json:"since,omitzero"`  // the year from which the text is in force
	Places   int      `json:"places,omitzero"` // decimals of the percentage that the law prints; 0 where it asks for none
	Evidence Evidence `json:"evidence"`
	Open     string   `json:"open,omitzero"` // what the text leaves open, or could not be read, in English
}

// Rules returns every rule, those of finance first, then by name.
func Rules() []Info {
	return []Info{
		{Rule: Effective, Law: "Kellison, The Theory of Interest, 3rd ed., chapter 2", Evidence: Read},
		{Rule: NominalMonthly, Law: "Kellison, The Theory of Interest, 3rd ed., chapter 2", Evidence: Read},
		{Rule: NominalWeekly, Law: "Kellison, The Theory of Interest, 3rd ed., chapter 2", Evidence: Read},
		{
			Rule: BoliviaTEAC, Country: "BO", Law: "ASFI, Recopilación de Normas, libro 5, título I, capítulo III",
			Evidence: Secondary, Open: "the regulation could not be read; the formula is a bank system's, which its printed example confirms",
		},
		{
			Rule: CanadaAPR, Country: "CA", Law: "Financial Consumer Protection Framework Regulations, SOR/2021-181; Cost of Borrowing Regulations, SOR/2002-262 and SOR/2002-263, s. 3", Since: "2002",
			Evidence: Read, Open: "may be rounded to the nearest eighth of a point",
		},
		{
			Rule: CanadaCriminal, Country: "CA", Law: "Criminal Code, s. 347; Criminal Interest Rate Regulations, SOR/2024-114", Since: "2025",
			Evidence: Inferred, Open: "generally accepted actuarial practices: how often to compound is not written; here by the month, by the day it would be less",
		},
		{
			Rule: CEMACTEG, Country: "CEMAC", Law: "Règlement 01/CEMAC/UMAC/CM du 5 avril 2012, article 4", Since: "2012", Places: 2,
			Evidence: Secondary, Open: "Règlement 04/19 of 2020 replaced it; its annex could not be read, and the central bank's instruction on it is said to ask for compound interest",
		},
		{
			Rule: EUAPRC, Country: "EU", Law: "Directive 2008/48/EC, Annex I (2011/90/EU); Directive 2014/17/EU, Annex I", Since: "2008", Places: 1,
			Evidence: Read, Open: "whether to count in months, weeks or years",
		},
		{
			Rule: FranceTAEG, Country: "FR", Law: "Décret 2002-928 du 10 juin 2002, annexe, second method", Since: "2002", Places: 1,
			Evidence: Read, Open: "either method is lawful; one decimal or two",
		},
		{
			Rule: FranceTAEGDays, Country: "FR", Law: "Décret 2002-928 du 10 juin 2002, annexe, first method", Since: "2002", Places: 1,
			Evidence: Read, Open: "either method is lawful; one decimal or two",
		},
		{
			Rule: IndiaAPR, Country: "IN", Law: "RBI, Master Direction on Microfinance Loans, 2022, Annex II", Since: "2022", Places: 2,
			Evidence: Read,
		},
		{
			Rule: PhilippinesEIR, Country: "PH", Law: "BSP Circular 730 of 2011; Memorandum M-2011-040", Since: "2012",
			Evidence: Secondary, Open: "how a part of a month counts",
		},
		{
			Rule: PhilippinesMonth, Country: "PH", Law: "SEC Memorandum Circulars 3, series of 2022, and 14, series of 2025", Since: "2022",
			Evidence: Secondary, Open: "whether a week's rate becomes a month's by compounding, as here, or by multiplication",
		},
		{
			Rule: QuebecRate, Country: "CA-QC", Law: "Regulation P-40.1, r. 3, ss. 52, 54, 63", Since: "1981",
			Evidence: Read, Open: "s. 53, on some regular payments, could not be read",
		},
		{
			Rule: UKAPR, Country: "GB", Law: "FCA Handbook, CONC App 1.2", Since: "2014", Places: 1,
			Evidence: Secondary, Open: "whether to count in months or weeks",
		},
		{
			Rule: UKAPRDays, Country: "GB", Law: "Directive 98/7/EC, Annex II, remark (c)", Since: "1998", Places: 1,
			Evidence: Secondary, Open: "365, 365.25 or 366 days are allowed; lenders of short loans print 365.25",
		},
		{
			Rule: USRegZ, Country: "US", Law: "Regulation Z, 12 CFR 1026.22 and Appendix J, actuarial method", Since: "1980",
			Evidence: Secondary, Open: "read in part; the examples of (c) are reproduced; accurate within 1/8 of a point, or 1/4 for irregular loans",
		},
		{
			Rule: WAEMUActuarial, Country: "WAEMU", Law: "Décision CM/UMOA/009/06/2013, article 3", Since: "2014",
			Evidence: Inferred, Open: "no text that could be read says how a period's rate becomes a year's",
		},
		{
			Rule: WAEMUProportional, Country: "WAEMU", Law: "Décision CM/UMOA/009/06/2013, article 3", Since: "2014",
			Evidence: Inferred, Open: "no text that could be read says how a period's rate becomes a year's",
		},
	}
}

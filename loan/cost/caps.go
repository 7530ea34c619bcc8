package cost

import "github.com/essor-go/essor"

// Caps returns the caps that were found, by id. Where no text says from which
// day one was in force, From is not set. Those of Quebec (22 points above the
// Bank Rate make a contract one of high cost) and of the Central African union
// move with other rates and are the caller's to write.
func Caps() []Cap {
	var (
		on   = essor.MustParseDate
		part = essor.MustParseFraction
		cash = essor.MustParseMoney
	)
	const (
		criminal = "Criminal Code, s. 347; Criminal Interest Rate Regulations, SOR/2024-114"
		usury    = "Décision CM/UMOA/011/06/2013"
		usury26  = "Décision 19/29-12-2025/CM/UMOA"
		ds2055   = "Decreto Supremo 2055 de 9 de julio de 2014, artículo 5"
		circular = "SEC Memorandum Circulars 3, series of 2022, and 14, series of 2025"
		noYear   = "how a period's rate becomes a year's: choose waemu_teg_proportional or waemu_teg_actuarial"
		withFees = "press reports leave fees and insurance out, a later note counts charges in; decrees of 2025 may have changed the figure"
		weekly   = "whether a week's rate becomes a month's by compounding, as here, or by multiplication"
	)
	small := Cap{Law: circular, Who: "lending and financing companies; unsecured loans of general purpose", UpTo: cash("10000.00 PHP"), MaxMonths: 4, Gross: true, Evidence: Secondary}
	philippines := func(id string, change func(*Cap)) Cap {
		c := small
		c.ID = id
		change(&c)
		return c
	}
	return []Cap{
		{
			ID: "bo_medium_large", Law: ds2055, Who: "productive medium and large enterprises", Rule: BoliviaTEAC, MaxRate: part("0.06"),
			WithoutFees: true, From: on("2014-07-09"), Evidence: Secondary, Open: withFees,
		},
		{
			ID: "bo_micro", Law: ds2055, Who: "productive microenterprises", Rule: BoliviaTEAC, MaxRate: part("0.115"),
			WithoutFees: true, From: on("2014-07-09"), Evidence: Secondary, Open: withFees,
		},
		{
			ID: "bo_small", Law: ds2055, Who: "productive small enterprises", Rule: BoliviaTEAC, MaxRate: part("0.07"),
			WithoutFees: true, From: on("2014-07-09"), Evidence: Secondary, Open: withFees,
		},
		{
			ID: "ca_business", Law: criminal, Who: "borrowers who are not natural persons, for business", Rule: CanadaCriminal,
			MaxRate: part("0.48"), From: on("2025-01-01"), Over: cash("10000.00 CAD"), UpTo: cash("500000.00 CAD"), Evidence: Read,
			Open: "above 500,000 dollars there is no cap",
		},
		{
			ID: "ca_criminal", Law: criminal, Who: "every loan but payday, pawn and business loans under their own caps", Rule: CanadaCriminal,
			MaxRate: part("0.35"), From: on("2025-01-01"), Evidence: Secondary, Open: "the Code could be read only as it was until 2024; how often to compound; charges really paid count too",
		},
		{
			ID: "ca_criminal_before_2025", Law: "Criminal Code, s. 347, until 2024", Who: "every loan but payday loans under provincial caps",
			Rule: Effective, MaxRate: part("0.6"), Until: on("2024-12-31"), Evidence: Read,
		},
		{
			ID: "ca_pawn", Law: criminal, Who: "pawn loans", Rule: CanadaCriminal,
			MaxRate: part("0.48"), From: on("2025-01-01"), UpTo: cash("999.99 CAD"), Evidence: Secondary,
			Open: "of the regulations, the section on pawnbroking could not be read",
		},
		{
			ID: "ca_payday", Law: "Criminal Code, s. 347.1; SOR/2024-114", Who: "payday loans, where a province licenses them",
			MaxShare: part("0.14"), From: on("2025-01-01"), Evidence: Read,
		},
		{
			ID: "kh_microfinance", Law: "Prakas B7.017.109 of 13 March 2017", Who: "microfinance institutions; new, restructured and refinanced loans",
			Rule: NominalMonthly, MaxRate: part("0.18"), WithoutFees: true, From: on("2017-04-01"), Evidence: Secondary,
			Open: "that fees are outside is inferred",
		},
		philippines("ph_effective", func(c *Cap) {
			c.Law = "SEC Memorandum Circular 14, series of 2025"
			c.Rule, c.MaxRate, c.From, c.Open = PhilippinesMonth, part("0.12"), on("2026-04-01"), weekly+"; late charges do not count"
		}),
		philippines("ph_effective_before_2026", func(c *Cap) {
			c.Law = "SEC Memorandum Circular 3, series of 2022"
			c.Rule, c.MaxRate, c.From, c.Until = PhilippinesMonth, part("0.15"), on("2022-03-03"), on("2026-03-31")
			c.Open = weekly + "; late charges do not count"
		}),
		philippines("ph_nominal", func(c *Cap) {
			c.Rule, c.MaxRate, c.WithoutFees, c.From, c.Open = PhilippinesMonth, part("0.06"), true, on("2022-03-03"), weekly
		}),
		philippines("ph_total", func(c *Cap) {
			c.MaxShare, c.From, c.MaxMonths, c.Open = part("1"), on("2022-03-03"), 0, "late charges count, however long the loan is out"
		}),
		{
			ID: "waemu_banks", Law: usury26, Who: "banks", MaxRate: part("0.14"), From: on("2026-06-01"), Evidence: Read, Open: noYear,
		},
		{
			ID: "waemu_banks_2014", Law: usury, Who: "banks", MaxRate: part("0.15"), From: on("2014-01-01"), Until: on("2026-05-31"),
			Evidence: Secondary, Open: noYear,
		},
		{
			ID: "waemu_banks_before_2014", Law: "usury rate until 2013", Who: "banks", MaxRate: part("0.18"), Until: on("2013-12-31"),
			Evidence: Secondary, Open: noYear,
		},
		{
			ID: "waemu_microfinance", Law: usury + "; " + usury26, Who: "decentralised financial systems and other lenders that are not banks",
			MaxRate: part("0.24"), From: on("2014-01-01"), Evidence: Read, Open: noYear,
		},
		{
			ID: "waemu_microfinance_before_2014", Law: "usury rate until 2013", Who: "decentralised financial systems",
			MaxRate: part("0.27"), Until: on("2013-12-31"), Evidence: Secondary, Open: noYear,
		},
	}
}

// CapOf returns the cap of [Caps] with an id, and whether there is one.
func CapOf(id string) (Cap, bool) {
	for _, c := range Caps() {
		if c.ID == id {
			return c, true
		}
	}
	return Cap{}, false
}

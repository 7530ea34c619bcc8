package cost

// The taux effectif global of the two African monetary unions.
const (
	// WAEMUProportional is the TEG of the West African Economic and Monetary
	// Union (Decision CM/UMOA/009/06/2013, article 3) as twelve times the
	// monthly rate.
	//
	// The decision says what counts: interest and fees of every kind, those
	// of intermediaries, guarantees and notaries among them, but not taxes.
	// No text that could be read says how a period's rate becomes a year's,
	// and near the cap of 24 % that decides what is lawful: 22.95 or 25.53
	// for one and the same loan. So there are two rules and no default.
	WAEMUProportional Rule = "waemu_teg_proportional"
	// WAEMUActuarial is the same TEG compounded: (1 + m)^12 - 1.
	WAEMUActuarial Rule = "waemu_teg_actuarial"
	// CEMACTEG is the TEG of the Central African Economic and Monetary
	// Community: Regulation 01/CEMAC/UMAC/CM of 2012, article 4: proportional
	// to the rate of the period, to two decimals; here the period is the
	// month. Regulation 04/19 of 2020 replaced it. Its annex could not be
	// read; as the press reports it, the instruction of the central bank that
	// goes with it asks for compound interest where a loan is repaid in parts,
	// which gives more.
	CEMACTEG Rule = "cemac_teg"
)

package cost

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// inMonths returns an advance in a currency and n equal payments after it.
func inMonths(t *testing.T, start, advance, payment, currency string, n int) []loan.Flow {
	t.Helper()
	flows := []loan.Flow{{On: day(start), Amount: amount(t, advance, currency).Neg()}}
	for _, f := range level(t, start, start, "1", "1", n+1)[2:] {
		flows = append(flows, loan.Flow{On: f.On, Amount: amount(t, payment, currency)})
	}
	return flows
}

func TestCaps(t *testing.T) {
	seen := ""
	for _, c := range Caps() {
		require.Less(t, seen, c.ID, "by id")
		seen = c.ID
		require.NotEmpty(t, c.Law)
		require.NotEmpty(t, c.Who)
		require.NotEmpty(t, c.Evidence)
		require.NotEqual(t, c.MaxRate.Sign() > 0, c.MaxShare.Sign() > 0, c.ID)
		require.Equal(t, c.MaxRate.Sign() > 0 && !strings.HasPrefix(c.ID, "waemu"), c.Rule != "", c.ID)
		found, ok := CapOf(c.ID)
		require.True(t, ok)
		require.Equal(t, c, found)
		if c.Evidence != Read {
			continue
		}
		everyDate := c.From.IsSet() || c.Until.IsSet()
		require.True(t, everyDate, "%s is dated", c.ID)
	}
	_, ok := CapOf("atlantis")
	require.False(t, ok)
}

func TestCheckCap(t *testing.T) {
	tests := []struct {
		name     string
		id       string
		rule     Rule // where the cap leaves it open
		flows    []loan.Flow
		exceeded bool
	}{
		{"35 % on the dot", "ca_criminal", "", inMonths(t, "2026-01-15", "120.00", "123.50", "CAD", 1), false},
		{"a cent more", "ca_criminal", "", inMonths(t, "2026-01-15", "120.00", "123.51", "CAD", 1), true},
		{"late charges count when they were paid", "ca_criminal", "",
			append(inMonths(t, "2026-01-15", "120.00", "123.50", "CAD", 1), loan.Flow{On: day("2026-03-01"), Amount: cash("5.00 CAD")}), true},
		{"a business may pay 48", "ca_business", "", inMonths(t, "2026-01-15", "12000.00", "12480.00", "CAD", 1), false},
		{"before 2025, 60 % effective", "ca_criminal_before_2025", "", []loan.Flow{
			{On: day("2023-01-01"), Amount: cash("-100.00 CAD")}, {On: day("2024-01-01"), Amount: cash("160.00 CAD")}}, false},
		{"payday: 14 dollars a hundred", "ca_payday", "", []loan.Flow{
			{On: day("2026-01-01"), Amount: cash("-300.00 CAD")}, {On: day("2026-01-15"), Amount: cash("342.00 CAD")}}, false},
		{"payday: a cent more", "ca_payday", "", []loan.Flow{
			{On: day("2026-01-01"), Amount: cash("-300.00 CAD")}, {On: day("2026-01-15"), Amount: cash("342.01 CAD")}}, true},
		{"Dakar, proportional", "waemu_microfinance", WAEMUProportional, inMonths(t, "2026-06-15", "99000", "9311", "XOF", 12), false},
		{"Dakar, compounded", "waemu_microfinance", WAEMUActuarial, inMonths(t, "2026-06-15", "99000", "9311", "XOF", 12), true},
		{"Manila: 6 % and a fee", "ph_effective", "", []loan.Flow{
			{On: day("2026-04-10"), Amount: cash("-4500.00 PHP")}, {On: day("2026-05-10"), Amount: cash("5300.00 PHP")}}, true},
		{"Manila: the 6 % alone", "ph_nominal", "", []loan.Flow{
			{On: day("2026-04-10"), Amount: cash("-4500.00 PHP"), Principal: cash("-5000.00 PHP"), Fee: cash("500.00 PHP")},
			{On: day("2026-05-10"), Amount: cash("5300.00 PHP"), Principal: cash("5000.00 PHP"), Interest: cash("300.00 PHP")}}, false},
		{"Manila: twice the loan", "ph_total", "", []loan.Flow{
			{On: day("2026-04-10"), Amount: cash("-4500.00 PHP")}, {On: day("2026-12-10"), Amount: cash("9000.01 PHP")}}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, ok := CapOf(tt.id)
			require.True(t, ok)
			if tt.rule != "" {
				c.Rule = tt.rule
			}
			r, err := c.Check(tt.flows)
			require.NoError(t, err)
			require.Equal(t, tt.exceeded, r.Exceeded, "%v", r.Answer.Year)
			require.NoError(t, r.Verify(c, tt.flows))
		})
	}
}

func TestCheckCapRefuses(t *testing.T) {
	small := []loan.Flow{{On: day("2026-01-01"), Amount: cash("-100.00 CAD")}, {On: day("2026-02-01"), Amount: cash("110.00 CAD")}}
	tests := []struct {
		name    string
		cap     string
		change  func(*Cap)
		flows   []loan.Flow
		code    essor.Code
		pointer string
	}{
		{"no rule chosen", "waemu_microfinance", nil, small, essor.CodeRequired, "/cap/rule"},
		{"no such rule", "ca_criminal", func(c *Cap) { c.Rule = "usury" }, small, essor.CodeUnknownValue, "/cap/rule"},
		{"rate and share", "ca_criminal", func(c *Cap) { c.MaxShare = part("1") }, small, essor.CodeInconsistent, "/cap/max_rate"},
		{"negative", "ca_criminal", func(c *Cap) { c.MaxRate, c.MaxShare = part("-1"), part("1") }, small, essor.CodeInconsistent, "/cap/max_rate"},
		{"too small", "ca_business", nil, small, essor.CodeInconsistent, "/cap/over"},
		{"too large", "ca_pawn", func(c *Cap) { c.UpTo = cash("99.99 CAD") }, small, essor.CodeInconsistent, "/cap/up_to"},
		{"another currency", "ph_effective", func(c *Cap) { c.From = essor.Date{} }, small, essor.CodeCurrencyMismatch, "/cap/up_to"},
		{"not in force", "ca_criminal_before_2025", nil, small, essor.CodeInconsistent, "/cap/from"},
		{"too long", "ca_criminal", func(c *Cap) { c.MaxMonths = 1 }, append(small[:2:2], loan.Flow{On: day("2026-02-02"), Amount: cash("1.00 CAD")}), essor.CodeInconsistent, "/cap/max_months"},
		{"no parts", "kh_microfinance", nil, small, essor.CodeRequired, "/flows/0/principal"},
		{"no flows", "ca_criminal", nil, nil, essor.CodeRequired, "/flows"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, ok := CapOf(tt.cap)
			require.True(t, ok)
			if tt.change != nil {
				tt.change(&c)
			}
			_, err := c.Check(tt.flows)
			requireFault(t, err, tt.code, tt.pointer)
		})
	}
	fees := []loan.Flow{
		{On: day("2026-01-01"), Amount: cash("-10.00 CAD"), Principal: cash("-10.00 CAD")},
		{On: day("2026-02-01"), Amount: cash("11.00 CAD"), Fee: cash("11.00 CAD")},
	}
	c, _ := CapOf("kh_microfinance")
	_, err := c.Check(fees)
	requireFault(t, err, essor.CodeRequired, "/flows")
	_, err = c.Check([]loan.Flow{
		{On: day("2026-01-01"), Amount: cash("-10.00 CAD"), Fee: cash("-10.00 CAD")},
		{On: day("2026-02-01"), Amount: cash("11.00 CAD"), Fee: cash("11.00 CAD")},
	})
	require.ErrorIs(t, err, essor.ErrNoAnswer)
}

// TestTexts renders all that answers, rulings and comparisons can say.
func TestTexts(t *testing.T) {
	said := map[string]bool{}
	say := func(reasons []essor.Reason) {
		for _, r := range reasons {
			said[r.Code] = true
			for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
				text, err := Catalog().Text(lang, r)
				require.NoError(t, err, "%s %s", lang, r.Code)
				require.NotContains(t, text, "rule.", "a rule has no name in %s", lang)
			}
		}
	}
	f := schedule(t, 12)
	for _, i := range Rules() {
		a, err := Of(i.Rule, f)
		require.NoError(t, err)
		say(a.Explain())
		everyRule := Cap{ID: "x", Law: "y", Rule: i.Rule, MaxRate: part("0.1"), WithoutFees: true}
		r, err := everyRule.Check(f)
		require.NoError(t, err)
		say(r.Explain())
		r.Exceeded = !r.Exceeded
		say(r.Explain())
	}
	for _, share := range []string{"0.01", "9"} {
		r, err := Cap{ID: "x", Law: "y", MaxShare: part(share), Evidence: Read}.Check(f)
		require.NoError(t, err)
		say(r.Explain())
	}
	cheap, dear := inMonths(t, "2026-01-15", "100.00", "101.00", "CAD", 1), inMonths(t, "2026-01-15", "100.00", "120.00", "CAD", 1)
	for _, pair := range [][2][]loan.Flow{{cheap, dear}, {dear, cheap}, {cheap, cheap}} {
		c, err := Better(pair[0], pair[1])
		require.NoError(t, err)
		say(c.Explain())
	}
	for _, code := range Catalog().Codes() {
		if strings.HasPrefix(code, "cost.") && !said[code] {
			t.Errorf("nothing says %s", code)
		}
	}
	for _, code := range loan.Catalog().Codes() {
		require.Contains(t, Catalog().Codes(), code)
	}
}

// TestCapOnAmountBorrowed: Philippine caps speak of the amount borrowed, not of
// what is left of it after deductions; the Criminal Code takes fees off.
func TestCapOnAmountBorrowed(t *testing.T) {
	out := func(on, principal, fee string) loan.Flow {
		p, f := cash(principal), cash(fee)
		sum, err := p.Add(f)
		require.NoError(t, err)
		return loan.Flow{On: day(on), Amount: sum, Principal: p, Fee: f}
	}
	back := func(on, amount, principal, interest string) loan.Flow {
		return loan.Flow{On: day(on), Amount: cash(amount), Principal: cash(principal), Interest: cash(interest)}
	}
	total, _ := CapOf("ph_total")
	double := []loan.Flow{out("2026-05-01", "-10000.00 PHP", "1000.00 PHP"), back("2026-08-01", "18500.00 PHP", "10000.00 PHP", "8500.00 PHP")}
	r, err := total.Check(double)
	require.NoError(t, err)
	require.Equal(t, cash("10000.00 PHP"), r.Highest)
	require.Equal(t, cash("9500.00 PHP"), r.Answer.Cost)
	require.False(t, r.Exceeded)
	require.NoError(t, r.Verify(total, double))

	effective, _ := CapOf("ph_effective")
	large := []loan.Flow{out("2026-05-01", "-10500.00 PHP", "1000.00 PHP"), back("2026-08-01", "11500.00 PHP", "10500.00 PHP", "1000.00 PHP")}
	_, err = effective.Check(large)
	requireFault(t, err, essor.CodeInconsistent, "/cap/up_to")
	require.ErrorContains(t, err, "borrowed")

	business, _ := CapOf("ca_business")
	_, err = business.Check([]loan.Flow{out("2026-05-01", "-10500.00 CAD", "1000.00 CAD"), back("2026-08-01", "11500.00 CAD", "10500.00 CAD", "1000.00 CAD")})
	requireFault(t, err, essor.CodeInconsistent, "/cap/over")
	require.ErrorContains(t, err, "receives")
}

// TestLawsInForce: each cap of the Philippines names the circular that was in
// force from its first day, and none begins before its rule.
func TestLawsInForce(t *testing.T) {
	for _, c := range Caps() {
		if !strings.HasPrefix(c.ID, "ph_") {
			continue
		}
		require.True(t, c.From.IsSet(), c.ID)
		require.Equal(t, c.From.Compare(day("2026-04-01")) < 0, strings.Contains(c.Law, "2022"), c.ID)
	}
	for _, info := range Rules() {
		switch info.Rule {
		case PhilippinesMonth:
			require.Contains(t, info.Law, "2022")
			require.Equal(t, "2022", info.Since)
		case CanadaAPR:
			require.Contains(t, info.Law, "SOR/2021-181")
		}
	}
}

package servicing_test

import (
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/cost"
	"github.com/essor-go/essor/loan/servicing"
)

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
	rate = essor.MustParseFraction
)

// terms are 2,400 dollars for a licence, at 6 % a year in twelve payments.
var terms = loan.Terms{
	Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("2400.00 CAD")}},
	Interest:  loan.Interest{YearRate: rate("0.06")},
	Repayment: loan.Repayment{Count: 12},
}

// amara's life with her loan: two payments, a cheque that bounced, a baby.
var amara = []servicing.Event{
	{ID: "d1", On: day("2026-01-15"), Kind: servicing.Disbursed, Amount: cash("2400.00 CAD")},
	{ID: "p1", On: day("2026-02-15"), Kind: servicing.Paid, Amount: cash("206.56 CAD")},
	{ID: "p2", On: day("2026-03-14"), Kind: servicing.Paid, Amount: cash("206.56 CAD")},
	{ID: "p3", On: day("2026-04-15"), Kind: servicing.Paid, Amount: cash("206.56 CAD")},
	{ID: "x1", On: day("2026-04-18"), Kind: servicing.Reversed, Ref: "p3"}, // the cheque bounced
	{ID: "p4", On: day("2026-04-20"), Kind: servicing.Paid, Amount: cash("206.56 CAD")},
	{ID: "h1", On: day("2026-05-01"), Kind: servicing.Holiday, Until: day("2026-08-01"), Cause: servicing.Maternity},
}

// The whole life of a loan as a statement of account: every cent has a line.
func Example() {
	st, err := servicing.Replay(terms, amara, day("2026-06-30"), servicing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("day         what         interest   principal      credit      balance")
	for _, l := range st.Trail() {
		p := l.Parts()
		fmt.Printf("%s  %-11s %9s  %10s  %10s  %11s\n", l.On(), l.Kind(),
			p.Interest.Decimal().StringFixed(2), p.Principal.Decimal().StringFixed(2), l.Credit().Decimal().StringFixed(2), l.Balance())
	}
	fmt.Println("next due:", st.Next.Parts.Sum(), "on", st.Next.On)
	// Output:
	// day         what         interest   principal      credit      balance
	// 2026-01-15  disbursed        0.00     2400.00        0.00  2400.00 CAD
	// 2026-02-15  due             12.00      194.56        0.00  2400.00 CAD
	// 2026-02-15  paid            12.00      194.56        0.00  2205.44 CAD
	// 2026-03-14  paid             0.00        0.00      206.56  2205.44 CAD
	// 2026-03-15  due             11.03      195.53        0.00  2205.44 CAD
	// 2026-03-15  credit_used     11.03      195.53     -206.56  2009.91 CAD
	// 2026-04-15  due             10.05      196.51        0.00  2009.91 CAD
	// 2026-04-20  paid            10.05      196.51        0.00  1813.40 CAD
	// 2026-05-01  holiday          0.00        0.00        0.00  1813.40 CAD
	// next due: 206.56 CAD on 2026-08-15
}

// A payment a day late, and the charge that a rule makes of it.
func ExampleReplay() {
	events := []servicing.Event{
		{ID: "d", On: day("2026-01-15"), Kind: servicing.Disbursed, Amount: cash("2400.00 CAD")},
		{ID: "p", On: day("2026-02-25"), Kind: servicing.Paid, Amount: cash("150.00 CAD")},
	}
	st, err := servicing.Replay(terms, events, day("2026-02-28"), servicing.Options{
		Order: servicing.InterestFirst,
		Late:  servicing.Late{Grace: 5, Amount: cash("5.00 CAD")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("overdue:     ", st.Overdue.Sum(), "for", st.DaysLate, "days, in bucket", st.Bucket)
	fmt.Println("  late charge", st.Overdue.Penalty)
	fmt.Println("  interest   ", st.Overdue.Interest)
	fmt.Println("  principal  ", st.Overdue.Principal)
	// Output:
	// overdue:      61.56 CAD for 13 days, in bucket 1-30
	//   late charge 5.00 CAD
	//   interest    0.00 CAD
	//   principal   56.56 CAD
}

// Events that contradict each other get field errors, and no statement.
func ExampleReplay_contradiction() {
	_, err := servicing.Replay(terms, []servicing.Event{
		{ID: "d", On: day("2026-01-15"), Kind: servicing.Disbursed, Amount: cash("2400.00 CAD")},
		{ID: "w", On: day("2026-02-20"), Kind: servicing.Waived, Part: servicing.Interest, Amount: cash("50.00 CAD")},
	}, day("2026-02-28"), servicing.Options{})
	fmt.Println(err)
	// Output:
	// /events/1/amount: must be at most what is owed of the part
}

// What settles the loan on a day is what closes it to the cent.
func ExampleStatement_PayOff() {
	st, err := servicing.Replay(terms, amara, day("2026-06-30"), servicing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, on := range []essor.Date{day("2026-06-30"), day("2026-08-15"), day("2026-12-31")} {
		quote, err := st.PayOff(on)
		fmt.Println(on, quote, err)
	}
	on := day("2026-08-15")
	quote, _ := st.PayOff(on)
	closed, err := servicing.Replay(terms, append(amara,
		servicing.Event{ID: "last", On: on, Kind: servicing.Paid, Amount: quote},
		servicing.Event{ID: "end", On: on, Kind: servicing.Closed}), on, servicing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(closed.End, closed.Principal, closed.Credit)
	// Output:
	// 2026-06-30 1836.07 CAD <nil>
	// 2026-08-15 1849.68 CAD <nil>
	// 2026-12-31 1878.14 CAD <nil>
	// closed 0.00 CAD 0.00 CAD
}

// The same loan in the words of three audiences. Why her payments are
// suspended stays between Amara and her officer.
func ExampleStatement_Explain() {
	st, err := servicing.Replay(terms, amara, day("2026-06-30"), servicing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	tell := func(lang essor.Lang, to essor.Audience) {
		fmt.Printf("— %s\n", to)
		for _, reason := range st.Explain(to) {
			text, err := servicing.Catalog().Text(lang, reason)
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Println(text)
		}
	}
	tell(essor.FR, essor.Person)
	tell(essor.EN, essor.Staff)
	tell(essor.ES, essor.Public)
	// Output:
	// — person
	// Vous êtes à jour. Il reste 1813,40 CAD du prêt à rembourser.
	// Vos versements sont suspendus : rien de plus n’est exigible avant le 1er août 2026.
	// La raison que vous nous avez donnée, maternité, reste entre vous et la personne qui suit votre prêt.
	// Votre prochain versement est de 206,56 CAD, le 15 août 2026.
	// 18,14 CAD d’intérêts de la suspension sont mis de côté. Ils n’augmentent plus et seront à payer avec votre dernier versement.
	// — staff
	// No row is late.
	// It was once 4 days late.
	// Payments are suspended until August 1, 2026.
	// Reason, not to be shared: maternity.
	// — public
	// El préstamo se paga según lo acordado.
	// Las cuotas están diferidas de común acuerdo hasta el 1 de agosto de 2026.
}

// A statement that someone changed is found out.
func ExampleStatement_Verify() {
	st, err := servicing.Replay(terms, amara, day("2026-06-30"), servicing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(st.Verify(terms, amara))
	st.Deferred = cash("0.00 CAD")
	fmt.Println(st.Verify(terms, amara))
	// Output:
	// <nil>
	// /deferred: must be what terms and events lead to
}

// What really changed hands, for the yearly rate that was really paid.
func ExampleStatement_Flows() {
	st, err := servicing.Replay(terms, amara, day("2026-06-30"), servicing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range st.Flows() {
		fmt.Printf("%s  %12s\n", f.On, f.Amount)
	}
	// Output:
	// 2026-01-15  -2400.00 CAD
	// 2026-02-15    206.56 CAD
	// 2026-03-14    206.56 CAD
	// 2026-04-20    206.56 CAD
}

// A prepayment either shortens the loan or lowers what is left to pay each
// month; the client chooses.
func Example_prepaid() {
	for _, lower := range []bool{false, true} {
		st, err := servicing.Replay(terms, []servicing.Event{
			{ID: "d", On: day("2026-01-15"), Kind: servicing.Disbursed, Amount: cash("2400.00 CAD")},
			{ID: "p", On: day("2026-02-15"), Kind: servicing.Paid, Amount: cash("206.56 CAD")},
			{ID: "q", On: day("2026-02-15"), Kind: servicing.Prepaid, Amount: cash("1000.00 CAD"), LowerPayment: lower},
		}, day("2026-02-15"), servicing.Options{})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("principal", st.Principal, "payment", st.Payment)
	}
	// Output:
	// principal 1205.44 CAD payment 206.56 CAD
	// principal 1205.44 CAD payment 112.90 CAD
}

// A flood destroyed the workshop: the rest is repaid over two years, and the
// arrears of then are remembered.
func Example_rescheduled() {
	st, err := servicing.Replay(terms, []servicing.Event{
		{ID: "d", On: day("2026-01-15"), Kind: servicing.Disbursed, Amount: cash("2400.00 CAD")},
		{ID: "r", On: day("2026-04-20"), Kind: servicing.Rescheduled, Count: 24, First: day("2026-06-01")},
		{ID: "w", On: day("2026-04-20"), Kind: servicing.Waived, Part: servicing.Interest, Amount: cash("33.08 CAD")},
	}, day("2026-04-30"), servicing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("payment:", st.Payment, "from", st.Next.On)
	fmt.Println("late:", st.DaysLate, "days, once", st.MostDaysLate, "restructured:", st.Restructured)
	// Output:
	// payment: 106.63 CAD from 2026-06-01
	// late: 0 days, once 63 restructured: true
}

// The Criminal Code looks at what was really paid. A loan at 29 % a year, late
// three times at 15 dollars each, is over the cap of 35 %; with the charges
// capped it is not. What she paid too much is hers and does not count.
func ExampleStatement_Flows_criminalRate() {
	terms := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("1000.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate("0.29")},
		Repayment: loan.Repayment{Count: 6},
	}
	for _, most := range []string{"100.00 CAD", "5.00 CAD"} {
		st, err := servicing.Replay(terms, []servicing.Event{
			{ID: "d", On: day("2026-01-15"), Kind: servicing.Disbursed, Amount: cash("1000.00 CAD")},
			{ID: "p", On: day("2026-04-20"), Kind: servicing.Paid, Amount: cash("600.00 CAD")},
			{ID: "q", On: day("2026-07-15"), Kind: servicing.Paid, Amount: cash("600.00 CAD")},
		}, day("2026-07-15"), servicing.Options{
			Late:       servicing.Late{Grace: 3, Amount: cash("15.00 CAD")},
			MaxCharges: cash(most),
		})
		if err != nil {
			fmt.Println(err)
			return
		}
		year, err := cost.Rate(cost.CanadaCriminal, st.Flows())
		fmt.Println("charges up to", most, "settled:", st.Settled, "credit:", st.Credit, "rate:", year, err)
	}
	// Output:
	// charges up to 100.00 CAD settled: true credit: 38.73 CAD rate: 0.405141283491 <nil>
	// charges up to 5.00 CAD settled: true credit: 108.73 CAD rate: 0.239344245987 <nil>
}

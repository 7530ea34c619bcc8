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
	// 18,14 CAD d’intérêts sont mis de côté. Ils n’augmentent plus et feront partie de versements à venir.
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

// A solidarity group in Dakar: 60,000 francs over eight weekly meetings at a
// flat rate, with 500 francs of savings at each. Fatou misses one meeting, pays
// both rows at the next, and repays the rest early.
func ExampleReplay_weeklyFlatGroupLoan() {
	terms := loan.GroupLoan(cash("60000 XOF"), day("2026-03-02"), rate("0.26"), 8, cash("500 XOF"))
	s, err := loan.NewSchedule(terms)
	if err != nil {
		fmt.Println(err)
		return
	}
	meeting := s.At(0).Payment()
	twice, _ := meeting.Add(meeting)
	events := []servicing.Event{
		{ID: "d", On: day("2026-03-02"), Kind: servicing.Disbursed, Amount: cash("60000 XOF")},
		{ID: "p1", On: day("2026-03-09"), Kind: servicing.Paid, Amount: meeting},
		{ID: "p3", On: day("2026-03-23"), Kind: servicing.Paid, Amount: twice},
	}
	st, err := servicing.Replay(terms, events, day("2026-03-23"), servicing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("a meeting:", meeting, "- once", st.MostDaysLate, "days late")
	fmt.Println("set aside for her:", st.Savings)
	quote, err := st.PayOff(day("2026-04-06"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("to settle on 6 April:", quote)
	events = append(events, servicing.Event{ID: "last", On: day("2026-04-06"), Kind: servicing.Paid, Amount: quote})
	if st, err = servicing.Replay(terms, events, day("2026-04-06"), servicing.Options{}); err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range st.Trail()[len(st.Trail())-2:] {
		fmt.Println(l.On(), l.Kind(), "fee", l.Parts().Fee, "interest", l.Parts().Interest, "principal", l.Parts().Principal, "credit", l.Credit())
	}
	fmt.Println(st.Verify(terms, events))
	// Output:
	// a meeting: 8300 XOF - once 6 days late
	// set aside for her: 1500 XOF
	// to settle on 6 April: 39100 XOF
	// 2026-04-06 paid fee 1000 XOF interest 600 XOF principal 37500 XOF credit 0 XOF
	// 2026-04-06 savings_returned fee 0 XOF interest 0 XOF principal 0 XOF credit 2500 XOF
	// <nil>
}

// Two courses, two tranches: interest alone while Aicha studies, a pause when
// her child is born, a bonus that lowers the payments that are left.
func ExampleReplay_studyLoan() {
	terms := loan.StudyLoan([]loan.Advance{
		{On: day("2026-01-12"), Amount: cash("4000.00 CAD")}, // licence exam
		{On: day("2026-04-01"), Amount: cash("3500.00 CAD")}, // bridging course
	}, rate("0.055"), 6, 24)
	events := []servicing.Event{
		{ID: "d1", On: day("2026-01-12"), Kind: servicing.Disbursed, Amount: cash("4000.00 CAD")},
		{ID: "p1", On: day("2026-02-12"), Kind: servicing.Paid, Amount: cash("18.68 CAD")},
		{ID: "p2", On: day("2026-03-12"), Kind: servicing.Paid, Amount: cash("16.88 CAD")},
		{ID: "d2", On: day("2026-04-01"), Kind: servicing.Disbursed, Amount: cash("3500.00 CAD")},
		{ID: "p3", On: day("2026-04-12"), Kind: servicing.Paid, Amount: cash("24.49 CAD")},
		{ID: "h", On: day("2026-05-01"), Kind: servicing.Holiday, Until: day("2026-08-01"), Cause: servicing.Maternity},
		{ID: "p4", On: day("2026-08-12"), Kind: servicing.Paid, Amount: cash("330.76 CAD")},
		{ID: "b", On: day("2026-09-01"), Kind: servicing.Prepaid, Amount: cash("1500.00 CAD"), LowerPayment: true},
	}
	for _, on := range []string{"2026-04-12", "2026-07-12", "2026-09-01"} {
		st, err := servicing.Replay(terms, events, day(on), servicing.Options{})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(on, "owes", st.Principal, "- set aside", st.Deferred, "- payment", st.Payment, "- next", st.Next.On, st.Next.Parts.Sum())
	}
	// Output:
	// 2026-04-12 owes 7500.00 CAD - set aside 0.00 CAD - payment 330.76 CAD - next 2026-05-12 33.90 CAD
	// 2026-07-12 owes 7500.00 CAD - set aside 102.83 CAD - payment 330.76 CAD - next 2026-08-12 330.76 CAD
	// 2026-09-01 owes 5704.27 CAD - set aside 102.83 CAD - payment 233.43 CAD - next 2026-09-12 233.43 CAD
}

// What a credit bureau or a guarantor may see: no reason, no id, no trail.
func ExampleStatement_Shared() {
	st, err := servicing.Replay(terms, amara, day("2026-06-30"), servicing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	shared := st.Shared()
	fmt.Println(shared.Principal, "outstanding,", shared.Bucket, "- suspended:", shared.Moratorium)
	for _, reason := range shared.Reasons {
		text, err := servicing.Catalog().Text(essor.EN, reason)
		fmt.Println(text, err)
	}
	// Output:
	// 1813.40 CAD outstanding, current - suspended: true
	// The loan is repaid as agreed. <nil>
	// Payments are suspended by agreement until August 1, 2026. <nil>
}

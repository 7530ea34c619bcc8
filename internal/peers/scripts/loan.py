"""Peers in Python: one task, done as often as a line of input says.

First prints the task's answer as a list of numbers, then for each line the CPU
seconds that so many runs took. Exits with 3 when a package is missing.
"""

import json
import sys
import time


def numpy_rows(principal, rate, count):
    """The recurrence over many loans at once, in whole cents: interest is
    rounded half to even, the last row clears. Columns are a row each."""
    import numpy as np

    month = rate / 12
    payment = np.rint(principal * month / (1 - (1 + month) ** -count))
    rows = np.empty((count, 4, len(principal)))
    balance = principal.copy()
    for k in range(count):
        interest = np.rint(balance * month)
        repaid = payment - interest if k < count - 1 else balance
        balance = balance - repaid
        rows[k] = repaid + interest, interest, repaid, balance
    return rows


def schedule_numpy(terms):
    import numpy as np

    principal, rate = np.array([float(terms["principal"])]), np.array([terms["rate"]])

    def run():
        return numpy_rows(principal, rate, terms["count"])

    return run, lambda rows: rows[:, :3, 0].ravel().tolist()


def loans_numpy(terms):
    import numpy as np

    k = np.arange(terms["loans"])
    principal, rate = 100_000.0 + 137 * k, (10_000 + 17 * k) / 1e6

    def run():
        return numpy_rows(principal, rate, terms["count"])

    return run, lambda rows: [float(rows[:, 0].sum()), float(rows[:, 2].sum())]


def ql_day(ql, iso):
    year, month, day = map(int, iso.split("-"))
    return ql.Date(day, month, year)


def schedule_quantlib(terms):
    import QuantLib as ql

    start = ql_day(ql, terms["start"])
    months, tenor = ql.Period(ql.Monthly), ql.Period(terms["count"], ql.Months)
    convention = ql.Thirty360(ql.Thirty360.BondBasis)

    def run():
        dates = ql.sinkingSchedule(start, tenor, ql.Monthly, ql.NullCalendar())
        notionals = ql.sinkingNotionals(tenor, ql.Monthly, terms["rate"], terms["principal"] / 100)
        bond = ql.AmortizingFixedRateBond(0, notionals, dates, [terms["rate"]], convention)
        interest, principal = [], []
        for flow in bond.cashflows():
            coupon = ql.as_coupon(flow)
            if coupon is None:
                principal.append(flow.amount())
            else:
                interest.append(flow.amount())
        return interest, principal

    def rows(both):
        return [c for i, p in zip(*both) for c in (100 * (i + p), 100 * i, 100 * p)]

    return run, rows


def daycounts_quantlib(terms):
    """The interest of a loan that is repaid at the end, by each day count."""
    import QuantLib as ql

    start = ql_day(ql, terms["start"])
    end = start + ql.Period(terms["count"], ql.Months)
    counters = [
        ql.Actual360(),
        ql.Actual365Fixed(),
        ql.Actual36525(),
        ql.Actual366(),
        ql.ActualActual(ql.ActualActual.AFB),
        ql.ActualActual(ql.ActualActual.ISDA),
        ql.Actual365Fixed(ql.Actual365Fixed.NoLeap),
        ql.Thirty360(ql.Thirty360.BondBasis),
        ql.Thirty360(ql.Thirty360.European),
        ql.Thirty360(ql.Thirty360.ISDA, end),
    ]

    def run():
        dates = ql.Schedule(
            start, end, ql.Period(ql.Monthly), ql.NullCalendar(), ql.Unadjusted, ql.Unadjusted, ql.DateGeneration.Forward, False
        )
        interest = []
        for counter in counters:
            bond = ql.FixedRateBond(0, terms["principal"] / 100, dates, [terms["rate"]], counter)
            interest += [flow.amount() for flow in bond.cashflows()][:-1]
        return interest

    return run, lambda interest: [100 * i for i in interest]


def ql_rate(terms, convention, frequency):
    import QuantLib as ql

    days = [ql_day(ql, d) for d in terms["days"]]
    counter = getattr(ql, convention)() if convention != "Thirty360" else ql.Thirty360(ql.Thirty360.BondBasis)
    received = -terms["amounts"][0] / 100

    def run():
        leg = ql.Leg([ql.SimpleCashFlow(a / 100, d) for a, d in zip(terms["amounts"][1:], days[1:])])
        return ql.CashFlows.yieldRate(
            leg, received, counter, ql.Compounded, frequency, False, days[0], days[0], 1e-12, 100, 0.1
        )

    return run, lambda rate: [rate]


def nominal_quantlib(terms):
    import QuantLib as ql

    return ql_rate(terms, "Thirty360", ql.Monthly)


def effective_quantlib(terms):
    import QuantLib as ql

    return ql_rate(terms, "Actual365Fixed", ql.Annual)


def nominal_numpy(terms):
    """The rate as the real root of the flows' polynomial."""
    import numpy as np

    amounts = np.array(terms["amounts"], float)

    def run():
        roots = np.roots(amounts)
        return 12 * (max(r.real for r in roots if abs(r.imag) < 1e-9 and r.real > 0) - 1)

    return run, lambda rate: [rate]


def nominal_numpy_financial(terms):
    import numpy_financial as npf

    return lambda: 12 * npf.irr(terms["amounts"]), lambda rate: [float(rate)]


def effective_numpy(terms):
    """Newton's method over all flows at once."""
    import numpy as np

    amounts, years = np.array(terms["amounts"], float), np.array(terms["years"])

    def run():
        log = 0.1
        for _ in range(50):
            worth = amounts * np.exp(-log * years)
            step = worth.sum() / (worth * years).sum()
            log += step
            if abs(step) < 1e-13:
                break
        return float(np.expm1(log))

    return run, lambda rate: [rate]


def main():
    try:
        run, answer = globals()[sys.argv[1]](json.loads(sys.argv[2]))
        print(json.dumps(answer(run())), flush=True)
    except ImportError as missing:
        print(missing, file=sys.stderr)
        sys.exit(3)
    for line in sys.stdin:
        count = int(line)
        start = time.process_time()
        for _ in range(count):
            run()
        print(time.process_time() - start, flush=True)


main()

"""Writes tails.json: tail probabilities computed with mpmath at 40 digits.

Run: python3 tails.py > tails.json (mpmath 1.3.0, some minutes).

Arguments are float64 values, taken exactly. Beta and gamma tails are the
integral of the density in the log-odds or in log x, by Gauss-Legendre
quadrature in many pieces, divided by the gamma functions; Student's t is the
incomplete beta function of mpmath, and from 10,000 degrees of freedom the
integral of its density; the noncentral t is the integral of its definition,
at 28 digits.
"""

import json
import random
import sys

import mpmath as mp

mp.mp.dps = 40
rng = random.Random(7)


def pieces(ratio, width, longest):
    """The integral of ratio from 0 to infinity, in pieces that grow."""
    total, lo, count = mp.mpf(0), mp.mpf(0), 0
    while True:
        part = mp.quad(ratio, [lo, lo + width], method="gauss-legendre")
        total += part
        lo += width
        count += 1
        if part < total * mp.mpf(10) ** -28:
            return total
        if count > 8:
            width = min(width * mp.mpf("1.4"), longest)


def beta_lower(a, b, x):
    """I_x(a, b) for x given exactly, at or below the mean."""
    y = 1 - x

    def ratio(s):  # density at log-odds w0 - s over that at w0
        return mp.exp(-a * s - (a + b) * mp.log1p(x * mp.expm1(-s)))

    width = min(1 / mp.sqrt((a + b) * x * y), 1) / 2
    logc = a * mp.log(x) + b * mp.log(y) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
    return mp.exp(logc) * pieces(ratio, width, max(4 / a, width, mp.mpf(1) / 4))


def beta_tails(a, b, x):
    a, b, x = mp.mpf(a), mp.mpf(b), mp.mpf(x)
    if x < a / (a + b):
        p = beta_lower(a, b, x)
        return p, 1 - p
    q = beta_lower(b, a, 1 - x)
    return 1 - q, q


def gamma_tails(a, x):
    a, x = mp.mpf(a), mp.mpf(x)
    side = 1 if x >= a else -1

    def ratio(s):
        return mp.exp(side * a * s - x * mp.expm1(side * s))

    width = min(1 / mp.sqrt(x), 1 / x, 1) / 2 if a < 5 else 1 / mp.sqrt(x) / 2
    tail = mp.exp(a * mp.log(x) - x - mp.loggamma(a)) * pieces(ratio, width, max(4 / a, width) if side < 0 else mp.mpf(1) / 4 + width)
    return (1 - tail, tail) if side > 0 else (tail, 1 - tail)


def student_tails(df, t):
    """Lower and upper tail, t > 0."""
    df, t = mp.mpf(df), mp.mpf(t)
    a, b = df / 2, mp.mpf(1) / 2
    x = df / (df + t * t)
    if df <= 1e4:
        with mp.workdps(100):
            q = mp.betainc(a, b, 0, x, regularized=True) / 2
    else:
        c = mp.exp(mp.loggamma(a + b) - mp.loggamma(a)) / mp.sqrt(df * mp.pi)
        f = lambda u: c * mp.exp(-(df + 1) / 2 * mp.log1p(u * u / df))
        step = 1 / (1 + t)
        pts = [t + step * k for k in range(0, 200)]
        q = mp.quad(f, pts, method="gauss-legendre")
    return 1 - q, q


def noncentral_tails(df, nc, t):
    with mp.workdps(28):
        return noncentral_tails_28(df, nc, t)


def noncentral_tails_28(df, nc, t):
    df, nc, t = mp.mpf(df), mp.mpf(nc), mp.mpf(t)
    a = df / 2
    logc = mp.log(2) + a * mp.log(a) - mp.loggamma(a)

    def both(w):
        s = mp.exp(w)
        d = mp.exp(logc + 2 * a * w - a * s * s)
        u = (t * s - nc) / mp.sqrt(2)
        return d, mp.erfc(-u) / 2, mp.erfc(u) / 2

    lo, hi, n = -mp.mpf(90) / (2 * a) - 3 / mp.sqrt(a) - 1, mp.mpf(6) / mp.sqrt(a) + 4, 0
    lo, hi = max(lo, mp.mpf(-200)), hi
    out = []
    for which in (1, 2):
        f = lambda w: (lambda v: v[0] * v[which])(both(w))
        # crude peak, then pieces outward until nothing is left
        grid = [lo + (hi - lo) * k / 500 for k in range(501)]
        best = max(grid, key=f)
        width = mp.mpf(1) / mp.sqrt(1 + 2 * a + nc * nc + (t * mp.exp(best)) ** 2)
        total = mp.mpf(0)
        for direction in (1, -1):
            at, w = best, width
            count = 0
            while True:
                pts = sorted([at, at + direction * w])
                part = mp.quad(f, pts, method="gauss-legendre")
                total += part
                at += direction * w
                count += 1
                if part < total * mp.mpf(10) ** -22:
                    break
                if direction < 0 and count > 60 and at < mp.log((abs(nc) + 1) / (abs(t) + mp.mpf("1e-9"))) - 8:
                    w *= mp.mpf("1.3")
        out.append(total)
    return out[0], out[1]


def show(v):
    return mp.nstr(v, 20, min_fixed=0, max_fixed=0)


cases = []


def add(method, args, tails):
    p, q = tails
    if not (0 <= p <= 1 and 0 <= q <= 1) or abs(p + q - 1) > mp.mpf(10) ** -18:
        raise SystemExit(f"{method} {args}: {p} + {q}")
    print(method, args, file=sys.stderr, flush=True)
    cases.append({"method": method, "args": [repr(float(v)) for v in args], "p": show(p), "q": show(q)})


def jitter(v):
    return float(v * (1 + rng.uniform(-0.05, 0.05)))


scores = [-30, -8, -3, -1, 0, 0.5, 2, 6, 20]
shapes = [1e-3, 0.02, 0.3, 0.5, 1, 1.5, 4, 10, 19.5, 20, 25, 60, 300, 1e4, 1e6, 1e9]
for i, a in enumerate(shapes):
    for b in shapes:
        for z in rng.sample(scores, 2):
            aa, bb = jitter(a), jitter(b)
            # about z standard deviations of the log-odds from its mean
            mean = mp.digamma(aa) - mp.digamma(bb)
            sd = mp.sqrt(mp.polygamma(1, aa) + mp.polygamma(1, bb))
            w = mean + z * sd
            x = float(1 / (1 + mp.exp(-w)))
            if 1e-300 < x < 1:
                add("beta", [aa, bb, x], beta_tails(aa, bb, x))

for a in shapes:
    for z in [-30, -8, -3, -1, -0.3, 0, 0.5, 2, 6, 12, 30]:
        aa = jitter(a)
        w = mp.digamma(aa) + z * mp.sqrt(mp.polygamma(1, aa))
        x = float(mp.exp(w))
        if 1e-300 < x < 1e300:
            add("gamma", [aa, x], gamma_tails(aa, x))

for df in [0.01, 0.3, 1, 2, 2.5, 5, 9.3, 20, 39, 41, 100, 1234.5, 1e5, 1e8, 1e12]:
    for t in [1e-5, 0.3, 1, 2.5, 7, 30, 1e3, 1e9]:
        tt = jitter(t)
        if tt * tt / df > 1e3 and df > 300 or df > 1e4 and tt > 36:
            continue
        add("t", [df, tt], student_tails(df, tt))

for df in [0.5, 1, 3, 8.5, 30, 200, 5000]:
    for nc in [-20, -3, -0.4, 1, 5, 12, 38, 90]:
        for d in rng.sample([-6, -2, -0.5, 0.5, 2, 6], 2):
            t = float((nc + d) * (1 + rng.uniform(-0.2, 0.2)))
            add("noncentral t", [df, nc, t], noncentral_tails(df, nc, t))

# Shapes near the smallest and largest allowed.
for aa, bb in [(3e12, 5e13), (1.2e15, 7.7), (8e15, 8e15), (1e-8, 1e5), (1e-8, 1e-8), (1e-6, 3e9), (0.3, 1e15)]:
    for z, small in [(-8, 1e-200), (-2, 1e-9), (0.3, 0.2), (3, 0.9)]:
        w = mp.digamma(aa) - mp.digamma(bb) + z * mp.sqrt(mp.polygamma(1, aa) + mp.polygamma(1, bb))
        x = float(1 / (1 + mp.exp(-w)))
        if aa < 1e-3:
            x = small / (1 if bb < 10 else bb / 10)
        if 1e-300 < x < 1:
            add("beta", [aa, bb, x], beta_tails(aa, bb, x))
for aa in [1e12, 7e15, 1e-8, 1e-6]:
    for z, small in [(-8, 1e-200), (-2, 1e-9), (0.3, 0.2), (3, 9.0)]:
        x = float(mp.exp(mp.digamma(aa) + z * mp.sqrt(mp.polygamma(1, aa)))) if aa > 1 else small
        add("gamma", [aa, x], gamma_tails(aa, x))

head = {
    "description": "P(X <= x) and P(X > x); arguments are shortest decimal forms of float64 values, results have 20 digits",
    "source": "computed with mpmath 1.3.0 at 40 digits by tails.py in this folder",
}
lines = ",\n".join(json.dumps(c) for c in cases)
print(json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}")

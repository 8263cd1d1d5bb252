"""Scales of assessment, discounts, the reimbursement rate.

SPDX-License-Identifier: GPL-3.0-or-later
"""

from fractions import Fraction

from compile.base import exact, rounded

PUBLISHED = ("2013-2015", "2016-2018")  # periods whose peacekeeping shares can be compared
PAPER = {"USA": "28.3626", "JPN": "10.8330", "FRA": "7.2105", "DEU": "7.1410", "GBR": "6.6768",
         "CHN": "6.6368", "ITA": "4.4480", "RUS": "3.1431"}

REIMBURSEMENT = [
    ("1990-01", 988, "assumed", "rate of July 1991, carried back"),
    ("1991-07", 988, "assumed", "memory: GA 45/258; USD 988 a month from July 1991"),
    ("2002-01", 1028, "seen", "MOUNTAIN07, GO14: USD 1,028, unchanged since 2002; month: memory"),
    ("2014-07", 1332, "seen", "NATION14: GA 68/281, USD 1,332 from 1 July 2014"),
    ("2016-07", 1365, "seen", "NATION14: GA 68/281, USD 1,365 from 1 July 2016"),
    ("2017-07", 1410, "seen", "NATION14: GA 68/281 of June 2014, USD 1,410 from 1 July 2017"),
]


def _years(period):
    ends = period.split("-")
    return int(ends[0]), int(ends[-1])


def scales(source, account):
    """The rows up to the period 2016-2018, and the later ones."""
    account.title("scale, scale_later")
    rows = {False: [], True: []}
    changed = 0
    for row in source.rows("assessments.csv"):
        percent = exact(row["regular_pct"])
        if percent is None:
            continue
        year_from, year_to = _years(row["period"])
        milli = rounded(percent * 1000)
        basis = "seen" if milli == percent * 1000 else "rounded"
        changed += basis == "rounded"
        rows[year_from > 2016].append((row["iso3"], year_from, year_to, milli, basis))
    account.note("%d rows to 2016-2018; %d cells of 1996 have a fourth decimal (a mean of two "
                 "half-years): rounded, half up" % (len(rows[False]), changed))
    account.note("%d rows of 2019-2027 in scale_later (for the scenario in which the scale shifts)"
                 % len(rows[True]))
    sums = {}
    for row in rows[False]:
        sums[row[1]] = sums.get(row[1], 0) + row[3]
    account.note("sums in 0.001 %%, to be normalised: %s"
                 % ", ".join("%d %d" % pair for pair in sorted(sums.items())))
    return sorted(rows[False]), sorted(rows[True])


def discounts(source, states, account):
    account.title("discounts")
    cells = {(r["iso3"], r["period"]): r for r in source.rows("assessments.csv")}
    rows, letters = [], {}
    for state in (s[0] for s in states):
        for period in ("1990-2012",) + PUBLISHED:
            row = cells[state, PUBLISHED[0] if period == "1990-2012" else period]
            level = {"H/I": "H", "B*": "C"}.get(row["level"], row["level"])
            permille = exact(row["discount"]) or Fraction(0)
            letters[row["level"]] = letters.get(row["level"], 0) + (period != "1990-2012")
            basis = "derived" if period == "1990-2012" else (
                "seen" if level == row["level"] else "repaired")
            rows.append((state, *_years(period), level, rounded(permille * 1000), basis))
    account.note("levels H and I share one discount and are not told apart in the source: written "
                 "H (%d cells); B* (level B treated as C by decision): written C (%d cells)"
                 % (letters["H/I"], letters["B*"]))
    account.note("no peacekeeping scale of this kind before 2013 in the source: 193 rows for "
                 "1990-2012 derived from 2013-15")
    return sorted(rows)


def peacekeeping_shares(scale, discount, p5):
    """The engine's formula: shares of one year as exact rationals.

    `scale` maps states to numerators, `discount` to permille; the permanent members `p5` take up
    all discounts pro rata."""
    total = sum(scale.values())
    given = sum(Fraction(r * discount[s], 1000) for s, r in scale.items() if s not in p5)
    permanent = sum(r for s, r in scale.items() if s in p5)
    return {s: Fraction(r, total) * (1 + given / permanent if s in p5
                                     else 1 - Fraction(discount[s], 1000))
            for s, r in scale.items()}


def check_shares(source, scale_rows, discount_rows, states, account):
    """Every published share must come out of the formula, to four decimals."""
    account.title("peacekeeping shares")
    p5 = {s[0] for s in states if s[4]}
    cells = {(r["iso3"], r["period"]): r for r in source.rows("assessments.csv")}
    for period in PUBLISHED:
        year = int(period[:4])
        scale = {r[0]: r[3] for r in scale_rows if r[1] <= year <= r[2]}
        discount = {r[0]: r[4] for r in discount_rows if r[1] <= year <= r[2]}
        shares = peacekeeping_shares(scale, discount, p5)
        account.check(sum(shares.values()) == 1, "%s: shares sum to 100 %% exactly" % period)
        same, off = 0, []
        for state, share in sorted(shares.items()):
            printed = rounded(exact(cells[state, period]["peacekeeping_pct"]) * 10000)
            computed = round(share * 1000000)  # an exact half goes to the even digit
            same += printed == computed
            if printed != computed:
                off.append("%s %.4f not %.4f" % (state, computed / 10000, printed / 10000))
        account.check(not off, "%s: %d of %d published shares reproduced to four decimals, an "
                      "exact half going to the even digit%s"
                      % (period, same, len(shares), "; not: " + ", ".join(off) if off else ""))
        if period == PUBLISHED[0]:
            for state, text in PAPER.items():
                account.check(round(shares[state] * 1000000) == rounded(exact(text) * 10000),
                              "%s pays %s %% in 2014-15, as in the paper" % (state, text))

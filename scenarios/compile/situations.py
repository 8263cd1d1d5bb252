"""How situations of conflict change from year to year: what stands in engine/parameters.def as group
`situations`, counted from the tables that are shipped.

Counted are steps of host-years from FIRST to LAST (the back-test's origin), by the worst intensity of
the calendar year; a host without conflict is `fresh` when none of the MEMORY years before had any, as
far back as the table reaches, and else may have it `again`. Fresh onsets are counted from FRESH_FIRST
on only, when the table reaches at least six years back. Yearly steps become monthly ones by the
twelfth root of the yearly matrix, whose small negative cells are set to 0; a parameter is the
probability a year of a step if no other could happen, 1 - (1 - monthly)^12.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import math

FIRST, LAST, FRESH_FIRST = 1990, 2009, 1995
MEMORY = 20
STATES = ("fresh", "again", "minor", "major")
REFERENCE_USD = 1000  # income per head at which fresh onset has the parameter's value
NAMES = {("fresh", "minor"): "fresh_minor_per_year", ("fresh", "major"): "fresh_major_per_year",
         ("again", "minor"): "again_minor_per_year", ("again", "major"): "again_major_per_year",
         ("minor", "again"): "minor_ends_per_year", ("minor", "major"): "minor_escalates_per_year",
         ("major", "minor"): "major_wanes_per_year", ("major", "again"): "major_ends_per_year"}


def _intensities(conflict_rows):
    return {(host, year): level for host, year, level in conflict_rows}


def state_of(levels, host, year):
    level = levels.get((host, year), 0)
    if level:
        return STATES[1 + level]
    recent = any(levels.get((host, y), 0) for y in range(year - MEMORY, year))
    return "again" if recent else "fresh"


def steps(conflict_rows, hosts):
    """(state, state a year later) -> host-years; `hosts` is host -> first year of existence."""
    levels, found = _intensities(conflict_rows), {}
    for host, since in sorted(hosts.items()):
        for year in range(max(FIRST, since + 1), LAST + 1):
            before = state_of(levels, host, year - 1)
            if before == "fresh" and year < FRESH_FIRST:
                continue
            after = levels.get((host, year), 0)
            to = STATES[1 + after] if after else ("fresh" if before == "fresh" else "again")
            found[before, to] = found.get((before, to), 0) + 1
    return found


def yearly(found):
    rows = []
    for a in STATES:
        n = sum(found.get((a, b), 0) for b in STATES)
        rows.append([found.get((a, b), 0) / n for b in STATES])
    return rows


def multiply(a, b):
    return [[sum(x * b[k][j] for k, x in enumerate(row)) for j in range(len(b))] for row in a]


def power(a, times):
    out = [[float(i == j) for j in range(len(a))] for i in range(len(a))]
    for _ in range(times):
        out = multiply(out, a)
    return out


def inverse(a):
    n = len(a)
    rows = [list(map(float, a[i])) + [float(i == j) for j in range(n)] for i in range(n)]
    for i in range(n):
        best = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[best] = rows[best], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(n):
            if r != i:
                rows[r] = [x - rows[r][i] * y for x, y in zip(rows[r], rows[i])]
    return [row[n:] for row in rows]


def root(a, times):
    """The root of a stochastic matrix near the identity, by Newton's steps."""
    x = [[float(i == j) for j in range(len(a))] for i in range(len(a))]
    for _ in range(200):
        y = multiply(a, inverse(power(x, times - 1)))
        x = [[((times - 1) * p + q) / times for p, q in zip(r, s)] for r, s in zip(x, y)]
    return x


def parameters(matrix):
    """name -> probability a year if no other step could happen."""
    monthly = root(matrix, 12)
    return {name: 1 - (1 - max(0.0, monthly[STATES.index(a)][STATES.index(b)])) ** 12
            for (a, b), name in NAMES.items()}


def implied(values):
    """The yearly matrix that the monthly chain of these parameters has."""
    monthly = [[0.0] * 4 for _ in range(4)]
    for (a, b), name in NAMES.items():
        monthly[STATES.index(a)][STATES.index(b)] = 1 - (1 - values[name]) ** (1 / 12)
    for i, row in enumerate(monthly):
        row[i] = 1 - sum(row)
    return power(monthly, 12)


def income_slope(conflict_rows, hosts, covariate_rows):
    """Maximum likelihood of the log2 change of fresh onset per doubling of income per head, and its
    standard error: a Poisson rate in host-years of known income; and the rate at REFERENCE_USD."""
    levels, points = _intensities(conflict_rows), []
    income = {(r[0], r[1]): r[2] / r[3] for r in covariate_rows if r[2] and r[3]}
    for host, since in sorted(hosts.items()):
        for year in range(max(FRESH_FIRST, since + 1), LAST + 1):
            if state_of(levels, host, year - 1) == "fresh" and (host, year - 1) in income:
                points.append((math.log2(income[host, year - 1] / REFERENCE_USD),
                               int((host, year) in levels)))
    a, b = math.log(0.02), 0.0
    for _ in range(100):
        rates = [math.exp(a + b * x) for x, _ in points]
        g0 = sum(y - r for (_, y), r in zip(points, rates))
        g1 = sum(x * (y - r) for (x, y), r in zip(points, rates))
        h00, h01 = sum(rates), sum(x * r for (x, _), r in zip(points, rates))
        h11 = sum(x * x * r for (x, _), r in zip(points, rates))
        det = h00 * h11 - h01 * h01
        a, b = a + (h11 * g0 - h01 * g1) / det, b + (h00 * g1 - h01 * g0) / det
    log2 = math.log(2)
    return b / log2, math.sqrt(h00 / det) / log2, math.exp(a), len(points)


def estimates(out, account):
    """The values that stand in engine/parameters.def, by name."""
    account.title("situations: steps of host-years %d-%d" % (FIRST, LAST))
    hosts = {row[0]: row[6] for row in out["states"]}
    hosts.update({row[0]: 1945 for row in out["territories"]})
    found = steps(out["conflicts"], hosts)
    for a in STATES:
        account.note("%-5s -> %s" % (a, ", ".join("%s %d" % (b, found[a, b]) for b in STATES
                                                  if (a, b) in found)))
    matrix = yearly(found)
    values = parameters(matrix)
    back = implied(values)
    worst = max(abs(x - y) for r, s in zip(matrix, back) for x, y in zip(r, s))
    account.note("probability a year if no other step could happen: "
                 + ", ".join("%s %.4f" % (n[:-9], values[n]) for n in NAMES.values()))
    account.note("the yearly matrix of the monthly chain is within %.4f of the counted one" % worst)
    slope, error, rate, count = income_slope(out["conflicts"], hosts, out["covariates"])
    account.note("fresh onset by income per head: %.2f (standard error %.2f) log2 per doubling, %.4f a "
                 "year at %d USD; %d host-years of known income" % (slope, error, rate, REFERENCE_USD,
                                                                  count))
    onset = values["fresh_minor_per_year"] + values["fresh_major_per_year"]
    for name in ("fresh_minor_per_year", "fresh_major_per_year"):
        values[name] *= rate / onset
    account.note("so at that income: minor %.4f, major %.4f a year"
                 % (values["fresh_minor_per_year"], values["fresh_major_per_year"]))
    values["fresh_per_doubling"] = slope
    return values

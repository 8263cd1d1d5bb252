"""How situations of conflict change from year to year: what stands in engine/parameters.def as group
`situations`, counted from the tables that are shipped.

Counted are steps of host-years from FIRST to LAST (the back-test's origin), by the worst intensity of
the calendar year. A host without conflict is `fresh` when none of the MEMORY years before had any, as
far back as the table reaches; else it may have it `again`, or `later`, when its first year of peace is
over. Fresh onsets are counted from FRESH_FIRST on only, when the table reaches at least six years
back. Yearly steps become monthly ones by the twelfth root of the yearly matrix of the states but
`later`, whose small negative cells are set to 0; a parameter is the probability a year of a step if no
other could happen, 1 - (1 - monthly)^12. Steps are regressed (Poisson, maximum likelihood, host-years
of known income) on income per head over the world's, on population and on years of peace; the
parameters are scaled from the mean host to one with the world's income and one SHARE-th of its
people, and onset that is not fresh to the first year of peace.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import math

FIRST, LAST, FRESH_FIRST = 1990, 2009, 1995
MEMORY = 20
STATES = ("fresh", "again", "minor", "major")  # of the matrix
SHARE = 600  # of the world's people: 10 million in 2000
NAMES = {("fresh", "minor"): "fresh_minor_per_year", ("fresh", "major"): "fresh_major_per_year",
         ("again", "minor"): "again_minor_per_year", ("again", "major"): "again_major_per_year",
         ("minor", "again"): "minor_ends_per_year", ("minor", "major"): "minor_escalates_per_year",
         ("major", "minor"): "major_wanes_per_year", ("major", "again"): "major_ends_per_year"}


def _intensities(conflict_rows):
    return {(host, year): level for host, year, level in conflict_rows}


def years_of_peace(levels, host, year):
    """Full years since the last conflict within memory; 0 in conflict; None where none is known."""
    return next((year - y for y in range(year, year - MEMORY - 1, -1) if levels.get((host, y), 0)),
                None)


def state_of(levels, host, year):
    level, peace = levels.get((host, year), 0), years_of_peace(levels, host, year)
    if level:
        return "major" if level == 2 else "minor"
    return "fresh" if peace is None else "again" if peace == 1 else "later"


def hosts_of(out):
    """host -> first year of existence"""
    return {**{row[0]: row[6] for row in out["states"]},
            **{row[0]: 1945 for row in out["territories"]}}


def host_years(out):
    """(host, year, state the year before) of every step that counts."""
    levels = _intensities(out["conflicts"])
    for host, since in sorted(hosts_of(out).items()):
        for year in range(max(FIRST, since + 1), LAST + 1):
            before = state_of(levels, host, year - 1)
            if before != "fresh" or year >= FRESH_FIRST:
                yield host, year, before


def steps(out):
    """(state, state a year later) -> host-years; peace after conflict counts as `again`."""
    levels, found = _intensities(out["conflicts"]), {}
    for host, year, before in host_years(out):
        level = levels.get((host, year), 0)
        to = ("fresh" if before == "fresh" else "again", "minor", "major")[level]
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


def world(covariate_rows):
    """year -> (GDP per head, people) of all states whose GDP is known."""
    sums = {}
    for row in covariate_rows:
        if row[2] and row[3]:
            total = sums.setdefault(row[1], [0, 0])
            total[0] += row[2]
            total[1] += row[3]
    return {year: (gdp / people, people) for year, (gdp, people) in sums.items()}


def relative_incomes(out):
    """(host, year) -> (income over the world's, people over one SHARE-th of the world's); a territory
    has those of its party."""
    whole = world(out["covariates"])
    found = {(r[0], r[1]): (r[2] / r[3] / whole[r[1]][0], r[3] * SHARE / whole[r[1]][1])
             for r in out["covariates"] if r[2] and r[3]}
    for territory in out["territories"]:
        found.update({(territory[0], year): found[party, year] for party, year in list(found)
                      if party == territory[3]})
    return found


def poisson(points, events, years=None):
    """Maximum likelihood of log rates linear in the points: coefficients, standard errors."""
    size, years = len(points[0]), years or [1] * len(points)
    at = [math.log(0.01)] + [0.0] * (size - 1)
    for _ in range(100):
        rates = [t * math.exp(sum(a * x for a, x in zip(at, point))) for point, t in
                 zip(points, years)]
        slope = [sum(p[i] * (y - r) for p, y, r in zip(points, events, rates)) for i in range(size)]
        curve = inverse([[sum(p[i] * p[j] * r for p, r in zip(points, rates)) for j in range(size)]
                         for i in range(size)])
        steps = [sum(c * g for c, g in zip(row, slope)) for row in curve]
        at = [a + max(-1.0, min(1.0, step)) for a, step in zip(at, steps)]
    return at, [math.sqrt(curve[i][i]) for i in range(size)]


# name of the regression -> (states before, whether the step is an onset, covariates)
REGRESSIONS = {"fresh": (("fresh",), True, ("income", "people")),
               "again": (("again", "later"), True, ("income", "people", "peace")),
               "minor": (("minor",), False, ("people",)),
               "major": (("major",), False, ("people",))}


def sample(out, name):
    """What a regression is of: points, events, and the events after the first of its states."""
    states, begins, covariates = REGRESSIONS[name]
    levels, incomes, points, events, plain = _intensities(out["conflicts"]), relative_incomes(out), \
        [], [], []
    for host, year, before in host_years(out):
        known = incomes.get((host, year - 1))
        if not known or before not in states:
            continue
        peace = years_of_peace(levels, host, year - 1) or 1
        values = {"income": known[0], "people": known[1], "peace": peace}
        points.append((1.0, *(math.log2(values[c]) for c in covariates)))
        level, limit = levels.get((host, year), 0), {"minor": 1, "major": 2}.get(name, 0)
        events.append(int(level > 0 if begins else level < limit))
        plain += [events[-1]] if before == states[0] else []
    return points, events, plain


def regression(out, name):
    """Yearly rate of the step at the world's income, 1/SHARE of its people, one year of peace; covariate ->
    (log2 slope, standard error); the plain rate of the first of its states; host-years."""
    covariates = REGRESSIONS[name][2]
    points, events, plain = sample(out, name)
    at, errors = poisson(points, events)
    slopes = {c: (a / math.log(2), e / math.log(2)) for c, a, e in
              zip(covariates, at[1:], errors[1:])}
    return math.exp(at[0]), slopes, sum(plain) / len(plain), len(events)


SCALED = {"fresh": ("fresh_minor", "fresh_major"), "again": ("again_minor", "again_major"),
          "minor": ("minor_ends",), "major": ("major_wanes", "major_ends")}


def estimates(out, account):
    """The values that stand in engine/parameters.def, by name."""
    account.title("situations: steps of host-years %d-%d" % (FIRST, LAST))
    found = steps(out)
    for a in (*STATES, "later"):
        account.note("%-5s -> %s" % (a, ", ".join("%s %d" % (b, found[a, b]) for b in STATES
                                                  if (a, b) in found)))
    matrix = yearly(found)
    values = parameters(matrix)
    worst = max(abs(x - y) for r, s in zip(matrix, implied(values)) for x, y in zip(r, s))
    account.note("probability a year if no other step could happen: "
                 + ", ".join("%s %.4f" % (n[:-9], values[n]) for n in NAMES.values()))
    account.note("the yearly matrix of the monthly chain is within %.4f of the counted one" % worst)
    for name, scaled in SCALED.items():
        rate, slopes, plain, count = regression(out, name)
        account.note("%s, %s: %.4f a year at the world's income and 1/%d of its people, against %.4f; "
                     "log2 per doubling: %s; %d host-years"
                     % (name, "onset" if REGRESSIONS[name][1] else "end or less", rate,
                        SHARE, plain,
                        ", ".join("%s %.2f (standard error %.2f)" % (c, *slope)
                                  for c, slope in slopes.items()), count))
        for key in scaled:
            values[key + "_per_year"] *= rate / plain
    account.note("so there: " + ", ".join("%s %.4f" % (n[:-9], values[n]) for n in NAMES.values()))
    return values

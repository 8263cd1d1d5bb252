"""States by year: GDP, population, armed forces, democracy, without gaps.

A gap between two known years is interpolated, a gap at an end takes the nearest known value, a
series that is never known takes a second source. Every cell says which: seen, interpolated,
carried, fallback, none.
SPDX-License-Identifier: GPL-3.0-or-later
"""

from fractions import Fraction

from compile.base import FIRST_YEAR, LAST_YEAR, decimal, exact, rounded

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


def filled(known, years):
    """year -> (value, basis) for each of the years; `known` maps years to values, not empty."""
    at = sorted(known)
    cells = {}
    for year in years:
        if year in known:
            cells[year] = (known[year], "seen")
            continue
        before = [y for y in at if y < year]
        after = [y for y in at if y > year]
        if before and after:
            low, high = before[-1], after[0]
            slope = (known[high] - known[low]) * Fraction(year - low, high - low)
            cells[year] = (known[low] + slope, "interpolated")
        else:
            cells[year] = (known[before[-1] if before else after[0]], "carried")
    return cells


def series(by_year, column, second, years):
    """One column of one state over the years in which it exists."""
    for name, basis in ((column, None), (second, "fallback")):
        if name is None:
            continue
        known = {y: exact(by_year[y][name]) for y in years if exact(by_year[y][name]) is not None}
        if known:
            cells = filled(known, years)
            return {y: (v, basis or b) for y, (v, b) in cells.items()}
    return {y: (None, "none") for y in years}


def democracy_line(rows):
    """V-Dem as a straight line of `euds`, least squares over the cells that have both."""
    both = [(exact(r["euds"]), exact(r["democracy"])) for r in rows
            if exact(r["euds"]) is not None and exact(r["democracy"]) is not None]
    n = len(both)
    mean_x, mean_y = sum(x for x, _ in both) / n, sum(y for _, y in both) / n
    slope = (sum((x - mean_x) * (y - mean_y) for x, y in both)
             / sum((x - mean_x) ** 2 for x, _ in both))
    return slope, mean_y - slope * mean_x, n


def democracy_series(by_year, years, line):
    cells = series(by_year, "democracy", None, years)
    if any(basis != "none" for _, basis in cells.values()):
        return cells
    cells = series(by_year, "euds", None, years)
    return {y: (None if v is None else min(max(line[0] * v + line[1], 0), 1),
                "none" if v is None else "fallback") for y, (v, _) in cells.items()}


def covariates(source, states, account):
    account.title("covariates")
    rows = [r for r in source.rows("state_year.csv") if FIRST_YEAR <= int(r["year"]) <= LAST_YEAR]
    by_state = {}
    for row in rows:
        by_state.setdefault(row["iso3"], {})[int(row["year"])] = row
    line = democracy_line(rows)
    out, counts = [], {}
    for state in states:
        out += _state_rows(state[0], state[6], by_state[state[0]], line, counts)
    for column, tally in counts.items():
        account.note("%-12s %s" % (column, ", ".join("%s %d" % (b, tally[b])
                                                     for b in sorted(tally))))
    account.note("fallbacks: GDP of states never known = real GDP at purchasing power x 1; "
                 "armed forces = World Bank figure (with paramilitaries); democracy = %s x euds + "
                 "%s, fitted on %d cells" % (decimal(line[0], 4), decimal(line[1], 4), line[2]))
    account.note("fallback states: " + _fallback_states(out))
    account.note("armed forces are persons in the source, rounded to 1,000 by Correlates of War: "
                 "an army below 500 reads 0")
    account.check(len(out) == 193 * len(YEARS), "one row for each state and year, %d-%d" % (FIRST_YEAR, LAST_YEAR))
    account.check(all(r[3] > 0 for r in out if r[7] != "none"), "every existing state has people")
    usa = [r for r in out if r[0] == "USA" and r[1] == 2014][0]
    account.check(1_000_000 < usa[4] < 3_000_000, "armed forces are persons, not thousands")
    return out


def _state_rows(state, exists_since, by_year, line, counts):
    years = [y for y in YEARS if y >= exists_since]
    columns = {
        "gdp": series(by_year, "gdp_usd", "gdp_real_ppp2017_est", years),
        "population": series(by_year, "population", "population_pwt_est", years),
        "forces": series(by_year, "armed_forces", "armed_forces_wb", years),
        "democracy": democracy_series(by_year, years, line),
    }
    rows = []
    for year in YEARS:
        values, bases = [], []
        for name, cells in columns.items():
            value, basis = cells.get(year, (None, "none"))
            if name == "democracy":
                values.append("-1" if value is None else decimal(value, 4))
            else:
                values.append(0 if value is None else rounded(value))
            bases.append(basis)
            tally = counts.setdefault(name, {})
            tally[basis] = tally.get(basis, 0) + 1
        rows.append((state, year, *values, *bases))
    return rows


def _fallback_states(rows):
    found = {}
    for row in rows:
        for name, basis in zip(("GDP", "population", "armed forces", "democracy"), row[6:]):
            if basis == "fallback":
                found.setdefault(name, set()).add(row[0])
    return "; ".join("%s %s" % (name, " ".join(sorted(found[name]))) for name in sorted(found))

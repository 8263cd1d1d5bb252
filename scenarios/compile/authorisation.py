"""How often missions are begun, what they are like and how long they last, for generated demand.

Rates are new missions over host-years at risk, weighted by the host's armed forces: the stronger they
are the more rarely others come. The rate is that of a host with FORCES people under arms. A host is at risk while it exists, is no permanent
member of the Security Council, has at most INCOME_MOST times the world's income per head and has no
open mission of the kind. A cell of continent and severity
with at least ENOUGH openings has its own rate; the others of that severity share one, over both eras
where they have fewer together.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import math

from compile.base import decimal, month_number, rounded
from compile.situations import poisson, relative_incomes
from compile.spells import (BEGINS, ERA, INCOME_MOST, ORIGIN, Severity, at_risk_hosts, bridges, kind,
                            spells, taken_over)

FORCES, FORCES_LEAST = 50000, 2000  # people under arms: where the rates hold; no host counts as less
ENOUGH = 3  # openings that make a rate of a cell's own
SEVERITIES = (0, 1, 2)
WIND_DOWN = 12  # last months that are left out of the posts of a mission that lasted twice that long


def at_risk(hosts, severity, some, un):
    """[host, year, severity, early, years]: spans without an open mission, of at most a year."""
    spans = {}
    for host, (_, years) in hosts.items():
        here = [s for s in some if s.host == host]
        for month in range(month_number(BEGINS[un]) + 1, month_number(ORIGIN) + 1):
            if month // 12 in years and not any(s.is_open(month) for s in here):
                span = host, month // 12, severity.of(host, month), month < month_number(ERA)
                spans[span] = spans.get(span, 0) + 1 / 12
    return [(*span, years) for span, years in sorted(spans.items())]


def armed_forces(out):
    """(host, year) -> log2 of its forces over FORCES; a territory has those of its party."""
    forces = {(r[0], r[1]): r[4] for r in out["covariates"]}
    for territory in out["territories"]:
        forces.update({(territory[0], year): forces[party, year] for party, year in list(forces)
                       if party == territory[3]})
    return {key: math.log2(max(n, FORCES_LEAST) / FORCES) for key, n in forces.items()}


def slope_of(spans, fresh, forces, severity):
    """log2 of openings per doubling of the host's forces, severity given, and its error."""
    events = {}
    for spell in fresh:
        key = spell.host, spell.first // 12, severity.met_by(spell)
        events[key] = events.get(key, 0) + 1
    points, counts, years = [], [], []
    for host, year, level, _, span in spans:
        points.append((1.0, float(level == 1), float(level == 2), forces[host, year]))
        counts.append(events.pop((host, year, level), 0))
        years.append(span)
    at, errors = poisson(points, counts, years)
    return at[3] / math.log(2), errors[3] / math.log(2)


def exposure(hosts, spans, forces, slope):
    """(continent, severity, early) -> (host-years, the same weighted by forces)"""
    years = {}
    for host, year, level, early, span in spans:
        cell = years.setdefault((hosts[host][0], level, early), [0, 0])
        cell[0] += span
        cell[1] += span * 2 ** (slope * forces[host, year])
    return years


def _counted(hosts, severity, some):
    found = {}
    for spell in some:
        cell = hosts[spell.host][0], severity.met_by(spell), spell.early()
        found[cell] = found.get(cell, 0) + 1
    return found


def cell_rates(events, years, continents, eras):
    """(continent, severity, era) -> (rate, its source)"""
    rates = {}
    for severity in SEVERITIES:
        thin = {era: [c for c in continents if events.get((c, severity, era), 0) < ENOUGH]
                for era in eras}
        pools = {era: [(c, severity, era) for c in thin[era]] for era in eras}
        few = any(sum(events.get(c, 0) for c in pools[era]) < ENOUGH for era in eras)
        for era in eras:
            pool = [c for e in eras for c in pools[e]] if few else pools[era]
            for continent in continents:
                own = continent not in thin[era]
                cells = [(continent, severity, era)] if own else pool
                n = sum(events.get(c, 0) for c in cells)
                t, weighted = (sum(years.get(c, (0, 0))[i] for c in cells) for i in range(2))
                note = "" if own else " pooled" + (", both eras" if few and len(eras) > 1 else "")
                rates[continent, severity, era] = (n / weighted if weighted else 0.0,
                                                   "%d in %.1f%s" % (n, t, note))
    return rates


def _without_era(events, years):
    counts, spans = {}, {}
    for (continent, severity, _), count in events.items():
        cell = continent, severity, None
        counts[cell] = counts.get(cell, 0) + count
    for (continent, severity, _), values in years.items():
        cell = spans.setdefault((continent, severity, None), [0, 0])
        cell[0] += values[0]
        cell[1] += values[1]
    return counts, spans


def _too_rich(everything, out):
    incomes = relative_incomes(out)
    return [s for s in everything if s.began_in_record() and
            incomes.get((s.host, s.first // 12), (0, 0))[0] > INCOME_MOST]


def openings(out, un):
    """Fresh openings and host-years by cell, and the slope of forces with its error."""
    everything = spells(out["missions"], out["demand"])
    hosts, severity, forces = at_risk_hosts(out), Severity(out["conflicts"]), armed_forces(out)
    apart = list(bridges(taken_over(out, everything))) + _too_rich(everything, out)
    some = [s for s in everything if s.un == un]
    fresh = [s for s in some if s.began_in_record() and kind(s, some) == "fresh" and s not in apart]
    spans = at_risk(hosts, severity, some, un)
    slope, error = slope_of(spans, fresh, forces, severity)
    return (_counted(hosts, severity, fresh), exposure(hosts, spans, forces, slope), slope, error)


def authorisation(out, account):
    account.title("authorisation: new missions a year and host, to %s" % ORIGIN)
    continents = sorted({h[0] for h in at_risk_hosts(out).values()})
    rich = _too_rich(spells(out["missions"], out["demand"]), out)
    account.note("a host richer than %d times the world's income per head is not at risk; there: %s"
                 % (INCOME_MOST, " ".join(s.key for s in rich)))
    rates = {}
    for un in (True, False):
        events, years, slope, error = openings(out, un)
        if not un:
            events, years = _without_era(events, years)
        rates[un] = cell_rates(events, years, continents, (True, False) if un else (None,))
        account.note("%s: %d fresh openings in %.0f host-years; log2 per doubling of the host's armed "
                     "forces %.2f (standard error %.2f)"
                     % ("UN" if un else "outside, bridging forces apart", sum(events.values()),
                        sum(y[0] for y in years.values()), slope, error))
    rows = []
    for continent in continents:
        for level in SEVERITIES:
            cells = (rates[True][continent, level, True], rates[True][continent, level, False],
                     rates[False][continent, level, None])
            rows.append((continent, level, *(decimal(c[0], 5) for c in cells), "computed",
                         "openings in host-years: before 1999 %s; from 1999 %s; outside %s"
                         % tuple(c[1] for c in cells)))
    account.note("cells with fewer than %d openings are pooled over continents, and over both eras "
                 "where the pool is as thin: each row says which" % ENOUGH)
    account.note("a mission's conflict under another host: UNPROFOR Serbia (Yugoslavia), UNAMET and "
                 "INTERFET Indonesia, MINURSO Morocco")
    return rows


def _height(spell):
    """Posts by type: the mean over its months; of a mission that ended and lasted for more than two
    years its last one, when it was wound down, apart."""
    months = sorted(spell.posts)
    if spell.end is not None and len(months) > 2 * WIND_DOWN:
        months = months[:-WIND_DOWN]
    return [rounded(sum(spell.posts[m][i] for m in months) / len(months)) for i in range(3)]


def templates(out, account):
    account.title("templates: missions that began by %s" % ORIGIN)
    everything = spells(out["missions"], out["demand"])
    hosts, severity = at_risk_hosts(out), Severity(out["conflicts"])
    rows = []
    for spell in everything:
        some = [s for s in everything if s.un == spell.un]
        posts = _height(spell)
        if (spell.un and not spell.began_in_record()) or not sum(posts):
            continue
        rows.append((spell.key, spell.number, spell.framework, spell.mission_class, spell.chapter,
                     spell.first // 12, hosts[spell.host][0], severity.met_by(spell),
                     int(kind(spell, some) == "follow"), int(spell.budget == "regular"), *posts,
                     "computed"))
    account.note("%d missions, %d of the United Nations; posts are the mean over a mission's months, "
                 "not its peak; the last %d months of one that ended and lasted longer than %d are "
                 "left out" % (len(rows), sum(1 for r in rows if r[2] == "UN"), WIND_DOWN,
                               2 * WIND_DOWN))
    return rows

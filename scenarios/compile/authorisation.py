"""How often missions are begun, what they are like and how long they last, for generated demand.

Rates are new missions over host-years at risk. A host is at risk while it exists, is no permanent
member of the Security Council and has no open mission of the kind. A cell of continent and severity
with at least ENOUGH openings has its own rate; the others of that severity share one, over both eras
where they have fewer together.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import math
import statistics

from compile.base import decimal, month_number, rounded
from compile.spells import (BEGINS, BRIDGE_MOST, ERA, ORIGIN, Severity, ends_and_years, kind,
                            median_life, spells)

ENOUGH = 3  # openings that make a rate of a cell's own
SEVERITIES = (0, 1, 2)
WIND_DOWN = 12  # last months that are left out of the posts of a mission that lasted twice that long


def _hosts(out):
    """host -> (continent, first year, whether it is a permanent member)"""
    continent = {row[0]: row[2] for row in out["regions"]}
    hosts = {row[0]: (continent[row[3]], row[6], row[4] == 1) for row in out["states"]}
    hosts.update({row[0]: (continent[row[2]], 1945, False) for row in out["territories"]})
    return hosts


def taken_over(out, all_spells):
    """Outside mission -> the United Nations' mission that took its people over, by ORIGIN."""
    by_key = {s.key: s for s in all_spells}
    pairs = [(row[8], row[0]) for row in out["missions"]]
    pairs += [(e[4], e[5]) for e in out["events"] if e[2] == "handed_over"]
    return {by_key[a]: by_key[b] for a, b in pairs
            if a in by_key and b in by_key and not by_key[a].un and by_key[b].un}


def bridges(takers):
    """Those of them that were bridging forces: young when the United Nations' mission began."""
    return {a: b for a, b in takers.items() if a.first <= b.first <= a.first + BRIDGE_MOST}


def exposure(hosts, severity, some, un):
    """(continent, severity, early) -> host-years without an open mission."""
    years = {}
    for host, (continent, since, permanent) in hosts.items():
        here = [s for s in some if s.host == host]
        for month in range(month_number(BEGINS[un]) + 1, month_number(ORIGIN) + 1):
            if permanent or month // 12 < since or any(s.is_open(month) for s in here):
                continue
            cell = continent, severity.of(host, month), month < month_number(ERA)
            years[cell] = years.get(cell, 0) + 1 / 12
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
                n, t = sum(events.get(c, 0) for c in cells), sum(years.get(c, 0) for c in cells)
                rates[continent, severity, era] = (
                    n / t if t else 0.0, "%d in %.1f%s" % (n, t, "" if own else
                                                           " pooled" + (", both eras" if few and
                                                                        len(eras) > 1 else "")))
    return rates


def _without_era(cells):
    out = {}
    for (continent, severity, _), value in cells.items():
        out[continent, severity, None] = out.get((continent, severity, None), 0) + value
    return out


def authorisation(out, account):
    account.title("authorisation: new missions a year and host, to %s" % ORIGIN)
    everything = spells(out["missions"], out["demand"])
    hosts, severity = _hosts(out), Severity(out["conflicts"])
    continents = sorted({h[0] for h in hosts.values()})
    bridging = bridges(taken_over(out, everything))
    rates = {}
    for un in (True, False):
        some = [s for s in everything if s.un == un]
        fresh = [s for s in some if s.began_in_record() and kind(s, some) == "fresh" and
                 s not in bridging]
        events, years = _counted(hosts, severity, fresh), exposure(hosts, severity, some, un)
        eras = (True, False)
        if not un:
            events, years, eras = _without_era(events), _without_era(years), (None,)
        rates[un] = cell_rates(events, years, continents, eras)
        account.note("%s: %d fresh openings in %.0f host-years"
                     % ("UN" if un else "outside, bridging forces apart", len(fresh),
                        sum(years.values())))
    rows = []
    for continent in continents:
        for level in SEVERITIES:
            cells = (rates[True][continent, level, True], rates[True][continent, level, False],
                     rates[False][continent, level, None])
            rows.append((continent, level, *(decimal(c[0], 4) for c in cells), "computed",
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
    hosts, severity = _hosts(out), Severity(out["conflicts"])
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


def _life(account, name, some, by_median):
    ends, years = ends_and_years(some)
    median = median_life(some)
    rate = math.log(2) / (median / 12) if by_median else ends / years
    account.note("%s: %d missions, %d ended in %.1f years, %.3f a year; median %s months; taken: "
                 "%.3f" % (name, len(some), ends, years, ends / years, median, rate))
    return rate


def lifetimes(out, account):
    """The closing hazards that stand in engine/parameters.def."""
    account.title("lifetimes to %s (constant hazard a year)" % ORIGIN)
    everything = spells(out["missions"], out["demand"])
    un = [s for s in everything if s.un]
    keeping = [s for s in un if s.budget == "peacekeeping" and s.began_in_record()]
    kept = set(taken_over(out, everything))
    found = {
        "before_1999": _life(account, "UN peacekeeping begun before 1999 (ln 2 / median)",
                             [s for s in keeping if s.early()], True),
        "from_1999": _life(account, "UN peacekeeping begun from 1999 on (ln 2 / median)",
                           [s for s in keeping if not s.early()], True),
        "old": _life(account, "UN, open when the record begins",
                     [s for s in un if not s.began_in_record()], False),
        "political": _life(account, "UN, regular budget",
                           [s for s in un if s.budget != "peacekeeping" and s.began_in_record()],
                           False),
    }
    outside = [s for s in everything if not s.un]
    ends, years = ends_and_years(outside)
    own = ends - len([s for s in kept if s.end is not None])
    found["outside"] = own / years
    account.note("outside: %d missions, %d ended in %.1f years, %d of them without being taken over "
                 "by the UN: %.3f a year" % (len(outside), ends, years, own, own / years))
    return found


def chains(out, account):
    """Shares and months by which one mission leads to another, for engine/parameters.def."""
    account.title("one mission after another, to %s" % ORIGIN)
    everything = spells(out["missions"], out["demand"])
    hosts, severity = _hosts(out), Severity(out["conflicts"])
    takers = taken_over(out, everything)
    young, found = bridges(takers), {}
    for un in (True, False):
        some = [s for s in everything if s.un == un]
        ended = [s for s in some if s.end is not None and (un or s not in takers)]
        kinds = [kind(s, some) for s in some if s.began_in_record() and s not in young]
        with_open = sum((ends_and_years([s])[1] for s in some)) if un else 0
        name = "" if un else "outside_"
        at_risk = _years_with_mission(hosts, some, un)
        found[name + "followed_share"] = kinds.count("follow") / len(ended)
        found[name + "further_per_year"] = kinds.count("further") / at_risk
        account.note("%s: %d ends, %d followed by another in the host: %.3f; %d begun beside an open "
                     "one in %.0f host-years: %.4f a year"
                     % ("UN" if un else "outside", len(ended), kinds.count("follow"),
                        found[name + "followed_share"], kinds.count("further"), at_risk,
                        found[name + "further_per_year"]))
    found.update(_hats(everything, takers, young, account))
    return found


def _years_with_mission(hosts, some, un):
    months = 0
    for host, (_, since, permanent) in hosts.items():
        here = [s for s in some if s.host == host]
        months += sum(1 for m in range(month_number(BEGINS[un]) + 1, month_number(ORIGIN) + 1)
                      if not permanent and m // 12 >= since and any(s.is_open(m) for s in here))
    return months / 12


def _hats(everything, takers, young, account):
    opened = [s for s in everything if s.un and s.first > month_number(BEGINS[False])]
    beside = [s for s in opened if s not in young.values() and
              any(o.host == s.host and not o.un and o.is_open(s.first) for o in everything)]
    taking = [s for s in beside if any(b is s and a.is_open(s.first) for a, b in takers.items())]
    overlaps = sorted(a.end - b.first for a, b in takers.items()
                      if a.is_open(b.first) and a.end is not None)
    ages = sorted(b.first - a.first for a, b in young.items())
    account.note("UN missions begun since 1993-02: %d; after a bridging force: %d, %s; bridging "
                 "forces' months when they began: %s"
                 % (len(opened), len(young), " ".join(sorted(a.key for a in young)), ages))
    account.note("begun beside another open outside mission: %d, of which took it over: %d, %s; months "
                 "from the UN's beginning to the other's end: %s"
                 % (len(beside), len(taking), " ".join(sorted(s.key for s in taking)), overlaps))
    return {"bridging_share": len(young) / len(opened), "rehat_share": len(taking) / len(beside),
            "rehat_months": statistics.median(overlaps), "bridging_months": statistics.median(ages)}

"""The record of missions outside the United Nations' command: people, posts, contributors.

Posts. No authorised strength is recorded, so posts follow the people; but the source interpolates
between counts of December, and that must not become a cut or a rise every month. So, by type: the
level of a calendar quarter is the highest of its months; the posts take the quarter's levels in its
first month (or the mission's first) when a level differs from the posts by more than TOLERANCE, or
when a type appears or ends. A month with nobody, between two with people, has no posts. A mission
that has ended has a last row of zeros in the month after.
SPDX-License-Identifier: GPL-3.0-or-later
"""

from fractions import Fraction

from compile.base import LAST_MONTH, exact, month_number, month_text, next_month, rounded, whole
from compile.outside_missions import (CHAPTER, FEWEST, FIRST_NUMBER, HOSTS, MISSIONS, PARTNERS,
                                      SUPPORTED)

COLUMNS = ("troops", "police", "observers")
TOLERANCE = Fraction(5, 100)
NOT_IN_THE_RECORD = "2016-11"  # no table of the United Nations: a month is there for all or none

# Mistakes of the source put right: mission, [(month, troops, police, observers)], why. Months
# between two of these are interpolated.
NAMED = [
    ("ECOWAS-CIV", [("2003-01", 1258, 0, 0), ("2003-03", 1258, 0, 0),
                    ("2003-12", 1510, 70, 0)],
     "the source continues the fall of 2004 backwards to 2,349; a list of March 2003 counts 1,258 "
     "soldiers of five states"),
    ("EUFOR-TCD", [("2008-01", 487, 0, 0), ("2008-06", 2924, 0, 0), ("2008-12", 3420, 0, 0)],
     "the source continues the fall of 2009 backwards to 12,256, of about 3,700 planned; a list of "
     "June 2008 counts 2,924; even build-up from January on assumed"),
    ("MICOPAX", [("2013-06", 722, 139, 0), ("2013-11", 2246, 448, 0)],
     "1,256 in its last month; a list of December 2013 counts 2,694 of five states, with the "
     "source's share of police; the rise from June on assumed"),
]


def _keys():
    return {row[0]: row for row in MISSIONS}


def _identity(row):
    return int(exact(row["missionid"]))


def people(source):
    """key -> month -> [troops, police, observers], as in the source, people or not."""
    keys, found = _keys(), {}
    for row in source.rows("nonun_mission_month.csv"):
        if _identity(row) in keys:
            found.setdefault(keys[_identity(row)][1], {})[row["month"]] = [
                whole(row[c]) for c in COLUMNS]
    return {key: months for key, months in found.items()
            if max(sum(p) for p in months.values()) >= FEWEST}


def between(first, last, month):
    """Whole people on the straight line between two counts."""
    there = month_number(month) - month_number(first[0])
    part = Fraction(there, month_number(last[0]) - month_number(first[0]))
    return [rounded(a + (b - a) * part) for a, b in zip(first[1:], last[1:])]


def repaired(record):
    """The record with NAMED put right."""
    out = {key: dict(months) for key, months in record.items()}
    for key, counts, _ in NAMED:
        for first, last in zip(counts, counts[1:]):
            for month in out[key]:
                if first[0] <= month <= last[0]:
                    out[key][month] = between(first, last, month)
    return out


def _class(row):
    if isinstance(row[5], tuple):
        return row[5]
    return row[5], row[5], ""


def missions(source, known, account):
    """Rows for the missions' table; `known` are the United Nations' missions."""
    account.title("missions outside the United Nations' command")
    record, keys = people(source), _keys()
    hosts = {keys[_identity(r)][1]: r["host_iso3"] for r in
             source.rows("nonun_mission_month.csv") if _identity(r) in keys}
    source_ids = {_identity(r) for r in source.rows("nonun_mission_month.csv")}
    account.check(source_ids == set(keys), "every mission of the source is named here")
    left = [row[1] for row in MISSIONS if row[1] not in record]
    account.note("%d missions; never %d people, left out: %s"
                 % (len(record), FEWEST, " ".join(left) or "none"))
    ordered = sorted((row for row in MISSIONS if row[1] in record),
                     key=lambda row: (min(record[row[1]]), row[0]))
    rows = []
    for number, row in enumerate(ordered, FIRST_NUMBER):
        _, key, name, framework, lead, _, before, note = row
        initial, later, since = _class(row)
        chapter = CHAPTER.get(key, 7 if "robust" in (initial, later) else 6)
        if key in known:
            account.check(False, "%s is no mission of the United Nations" % key)
        rows.append((key, number, name, HOSTS.get(key, hosts[key]), "own", initial, later, since,
                     before, framework, PARTNERS.get(key, ""), lead, chapter,
                     int(key in SUPPORTED), "memory", note))
    account.note("Kosovo is the host of %s; supported by the United Nations: %s"
                 % (" ".join(sorted(HOSTS)), " ".join(sorted(SUPPORTED))))
    return rows


def deployments(source, account):
    """(rows, record repaired): people by mission and month where there are any."""
    account.title("deployments outside the United Nations' command")
    record = people(source)
    account.note("people as in the source, which interpolates between counts of most Decembers")
    out = repaired(record)
    for key, counts, why in NAMED:
        months = [m for m in sorted(out[key]) if out[key][m] != record[key][m]]
        account.note("%s %s..%s: %s" % (key, months[0], months[-1], why))
    rows = [(key, month, *persons) for key, months in sorted(out.items())
            for month, persons in sorted(months.items())
            if sum(persons) and month != NOT_IN_THE_RECORD]
    account.note("%d mission-months; left out: %s, which no table of the United Nations has"
                 % (len(rows), NOT_IN_THE_RECORD))
    return rows, out


def quarter(month):
    return month_number(month) // 3


def differs(level, posts):
    """Whether a quarter's levels ask for other posts."""
    return any(abs(a - b) > TOLERANCE * b for a, b in zip(level, posts))


def posts(months):
    """[(month, posts by type, basis)] of one mission from month -> people by type."""
    there = {month: p for month, p in months.items() if sum(p)}
    levels = {}
    for month, persons in there.items():
        old = levels.get(quarter(month), [0, 0, 0])
        levels[quarter(month)] = [max(a, b) for a, b in zip(old, persons)]
    rows, now, month = [], [0, 0, 0], min(there)
    while month <= max(there):
        level = levels[quarter(month)] if month in there else [0, 0, 0]
        if differs(level, now):
            now = level
            rows.append((month, now, "derived" if sum(now) else "closed"))
        month = next_month(month)
    if month <= LAST_MONTH:
        rows.append((month, [0, 0, 0], "closed"))
    return rows


def demand(record, account):
    account.title("demand outside the United Nations' command")
    rows = [(key, month, *level, basis) for key, months in sorted(record.items())
            for month, level, basis in posts(months)]
    account.note("%d rows; posts = highest of a calendar quarter, changed when a type differs by "
                 "more than %d %%; no authorised strength is recorded"
                 % (len(rows), 100 * TOLERANCE))
    needed, there = 0, 0
    for key, months in record.items():
        steps = dict((m, p) for m, p, _ in posts(months))
        now = [0, 0, 0]
        for month in sorted(months):
            now = steps.get(month, now)
            needed, there = needed + sum(now), there + sum(months[month])
    account.note("people over posts, all months: %.3f" % (there / needed))
    return rows


def share_outside(deployment_rows, names, account):
    """Share of all people who are outside the United Nations' command, by December."""
    account.title("people outside the United Nations' command, December (pattern V17: .94 in 1998, "
                  ".44 in 2005, .62 in 2010, .29 in 2015; without ISAF .39 in 2005, .18 in 2011, "
                  ".30 in 2016)")
    account.note("the pattern counts missions in states in or after conflict, this all missions: "
                 "the United Nations' in Cyprus, Lebanon, the Golan, Kuwait weigh most when there "
                 "are few others")
    for year in range(1993, 2017):
        month = "%d-12" % year
        inside = sum(sum(r[2:5]) for r in deployment_rows if r[1] == month and r[0] not in names)
        outside = {r[0]: sum(r[2:5]) for r in deployment_rows if r[1] == month and r[0] in names}
        full = sum(outside.values())
        rest = full - outside.get("ISAF", 0)
        account.note("%d %7d in %2d missions, share %.2f, without ISAF %.2f"
                     % (year, full, len(outside), full / (full + inside), rest / (rest + inside)))

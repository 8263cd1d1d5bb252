"""The record: who contributed, who was where, what each mission had.

SPDX-License-Identifier: GPL-3.0-or-later
"""

from compile.base import TYPES, exact, rounded, whole
from compile.missions import SAME, mission_name


def contributions(source, account):
    account.title("contributions")
    rows = []
    for row in source.rows("contributions_country_month.csv"):
        persons = [whole(row[t]) for t in TYPES]
        if sum(persons):
            rows.append((row["iso3"], row["month"], *persons))
    months = sorted({r[1] for r in rows})
    account.note("%d rows in %d months, %s to %s; months that no table gives stay absent"
                 % (len(rows), len(months), months[0], months[-1]))
    return sorted(rows, key=lambda r: (r[1], r[0]))


def placements(source, account):
    account.title("placements")
    sums, renamed = {}, 0
    for row in source.rows("contributions_country_mission_month.csv"):
        mission = mission_name(row["mission"], row["month"])
        if mission is None:
            continue
        renamed += row["mission"] in SAME
        cell = sums.setdefault((row["iso3"], mission, row["month"]), [0, 0, 0, 0])
        for i, column in enumerate(TYPES + ("fpu",)):
            cell[i] += whole(row[column])
    rows = [key + tuple(cell) for key, cell in sums.items() if sum(cell)]
    account.note("%d rows, %d from labels that were joined" % (len(rows), renamed))
    account.check(all(r[6] <= r[4] for r in rows), "formed police are inside police")
    return sorted(rows, key=lambda r: (r[2], r[0], r[1]))


def deployments(source, account):
    account.title("deployments")
    sums, left = {}, 0
    for row in source.rows("un_mission_month.csv"):
        mission = mission_name(row["mission"], row["month"])
        if mission is None:
            left += whole(row["total"])
            continue
        cell = sums.setdefault((mission, row["month"]), [0, 0, 0])
        for i, column in enumerate(TYPES):
            cell[i] += whole(row[column])
    rows = [key + tuple(cell) for key, cell in sums.items()]
    account.note("%d mission-months; left out with LBB: %d person-months" % (len(rows), left))
    account.note("before 1992-08 the source does not separate observers: they stand under troops")
    return sorted(rows, key=lambda r: (r[1], r[0]))


def prior_placements(source, states, missions, account):
    account.title("prior_placements")
    known, names = {s[0] for s in states}, {m[0] for m in missions}
    sums, unknown, small = {}, 0, 0
    for row in source.rows("geopko_tcc_mission_year_approx.csv"):
        year = int(row["year"])
        if not 1994 <= year <= 2009:
            continue
        mission = mission_name(row["mission"])
        if row["iso3"] not in known or mission not in names:
            unknown += 1
            continue
        key = (mission, row["iso3"], year)
        sums[key] = sums.get(key, 0) + (exact(row["troops"]) or 0)
    rows = []
    for key, troops in sums.items():
        if rounded(troops):
            rows.append(key + (rounded(troops),))
        else:
            small += 1
    account.note("%d estimates of 1994-2009; left out: %d without a known state, %d with nobody"
                 % (len(rows), unknown, small))
    return sorted(rows)


def compare(contribution_rows, placement_rows, deployment_rows, account):
    """The record's tables against each other."""
    account.title("the record against itself")
    by_state, by_mission, recorded = {}, {}, {}
    for row in placement_rows:
        _add(by_state, (row[0], row[2]), row[3:6])
        _add(by_mission, (row[1], row[2]), row[3:6])
    months = {r[2] for r in placement_rows}
    for row in contribution_rows:
        if row[1] in months:
            recorded[row[0], row[1]] = tuple(row[2:5])
    off = [k for k in set(recorded) | set(by_state) if recorded.get(k) != by_state.get(k)]
    account.note("%d of %d state-months of placements differ from contributions (months: %s)"
                 % (len(off), len(recorded), _most(off)))
    deployed = {(r[0], r[1]): tuple(r[2:5]) for r in deployment_rows if r[1] in months}
    off = [k for k in set(deployed) | set(by_mission) if deployed.get(k) != by_mission.get(k)]
    account.note("%d of %d mission-months of placements differ from deployments" %
                 (len(off), len(deployed)))
    month = "2015-01"
    there = {k: v for k, v in by_state.items() if k[1] == month}
    totals = [sum(v[i] for v in there.values()) for i in range(3)]
    account.check(sum(totals) == 104496, "placements of 31 January 2015 sum to 104,496")
    account.check(totals == [90264, 12437, 1795], "of whom 90,264 troops, 12,437 police, 1,795 "
                  "experts")
    account.check(there == {k: v for k, v in recorded.items() if k[1] == month},
                  "placements of 2015-01 equal contributions, by state and type")


def _add(sums, key, persons):
    sums[key] = tuple(a + b for a, b in zip(sums.get(key, (0, 0, 0)), persons))


def _most(keys):
    counts = {}
    for key in keys:
        counts[key[1]] = counts.get(key[1], 0) + 1
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
    return ", ".join("%s %d" % item for item in top) or "none"

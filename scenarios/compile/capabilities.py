"""Capabilities, the units in which they come, how posts split over them, who brought what.

Only troops, police and experts are recorded: everything else here is assumed, and says so.
SPDX-License-Identifier: GPL-3.0-or-later
"""

from fractions import Fraction

from compile.base import LAST_MONTH, dealt, exact, month_number, month_text
from compile.mandates import FIT, OF_CAPABILITY
from compile.missions import mission_name

ASF = "AU Policy Framework May 2003 (African Standby Force): memory; range +-20 % assumed"

# capability, number, personnel, individual, permille of the forces, brigade, least, most
CAPABILITIES = [
    ("infantry", 1, "troops", 0, 450, 3000, 2400, 3600),
    ("engineering", 2, "troops", 0, 60, 505, 400, 610),
    ("logistics", 3, "troops", 0, 120, 190, 150, 230),
    ("aviation", 4, "troops", 0, 60, 80, 64, 96),
    ("medical", 5, "troops", 0, 40, 35, 28, 42),
    ("signals", 6, "troops", 0, 50, 135, 108, 162),
    ("staff_officers", 7, "troops", 1, 30, 0, 0, 0),
    ("formed_police", 8, "police", 0, 100, 0, 0, 0),
    ("individual_police", 9, "police", 1, 900, 0, 0, 0),
    ("military_experts", 10, "experts", 1, 30, 0, 0, 0),
]

UNITS = [
    ("infantry_battalion", "infantry", 850, 650, 850, 2, "seen",
     "straitstimes.com and defenceweb.co.za (850); 650 = Geo-PKO battalion symbol"),
    ("infantry_company", "infantry", 150, 120, 200, 1, "computed",
     "Geo-PKO company symbol = 150; range assumed"),
    ("engineer_company", "engineering", 175, 80, 275, 1, "seen",
     "china.org.cn 90493 (275), chinagate.cn 2016-09-29 (80), Portugal in UNIFIL 146; middle "
     "assumed"),
    ("logistics_company", "logistics", 150, 44, 240, 1, "seen",
     "china.org.cn 2003-12-10 (240), chinagate.cn 2016-09-29 (44); middle assumed"),
    ("aviation_unit", "aviation", 100, 80, 225, 1, "seen",
     "newtimes.co.rw 113669 (119 for six helicopters, 225 for eight); 80 = ASF helicopter unit, "
     "memory"),
    ("level_2_hospital", "medical", 65, 35, 67, 1, "seen",
     "epomedicine.com (57 or 67), china.org.cn 90493 (35)"),
    ("signals_company", "signals", 120, 80, 150, 1, "assumed",
     "Geo-PKO company symbol = 150; ASF signals unit 135, memory"),
    ("formed_police_unit", "formed_police", 140, 120, 160, 1, "computed",
     "median of 1,515 state-mission-months, UN contribution tables 2009-16"),
]

# Individuals come in groups: capability, name of a group, column of contributions, most people that
# count as individuals (the limits of INI2 and INI4)
GROUPS = [
    ("staff_officers", "staff", 2, 9),
    ("individual_police", "police", 3, 89),
    ("military_experts", "experts", 4, None),
]
SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)  # of those who begin: a fifth each

CLASSES = "none observer political traditional multidimensional robust".split()

# Categories of the map data -> capability
MAP_CATEGORIES = {
    "infantry": "infantry", "reserve": "infantry", "special_forces": "infantry",
    "reconnaissance": "infantry", "military_police": "infantry", "riverine": "infantry",
    "force_protection": "infantry", "engineers": "engineering", "demining": "engineering",
    "transport": "logistics", "maintenance": "logistics", "logistics_other": "logistics",
    "heavy_or_helicopter_support": "logistics", "unassigned": "logistics",
    "medical": "medical", "signals": "signals", "aviation": "aviation",
}
FORMED = "infantry engineering logistics aviation medical signals".split()

# Capabilities of national units -> capability
NATIONAL = {
    "engineers": "engineering", "demining": "engineering",
    "transport": "logistics", "logistics": "logistics", "maintenance": "logistics",
    "movement_control": "logistics", "heavy_or_helicopter_support": "logistics",
    "medical": "medical", "signals": "signals", "aviation": "aviation",
    "reconnaissance": "infantry", "special_forces": "infantry", "riverine": "infantry",
    "military_police": "infantry", "quick_reaction_force": "infantry",
    "force_hq_support": "infantry", "cimic": "infantry",
    "headquarters_staff": "staff_officers", "observers": "military_experts",
    "military_liaison": "military_experts",
}


# Starts that neither a source nor the record gives
STARTS = {
    # the article that counts 119 is later than the one of late 2012 that counts 18
    ("RWA", "UNMISS", "aviation"): ("2013-01", "assumed"),
}


def capabilities(account):
    account.title("capabilities, units")
    account.note("%d capabilities, %d formed units; shares of the forces and weights are assumed, "
                 "brigade figures are memory" % (len(CAPABILITIES), len(UNITS)))
    return [row + (OF_CAPABILITY[row[0]],)
            + (("memory", ASF) if row[5] else ("assumed", "shares of the forces: no figure found"))
            for row in CAPABILITIES]


def units(contribution_rows, account):
    """Formed units, and individuals in groups as large as those with which states begin to send a
    type of personnel, in the fit window."""
    people = {}
    for row in contribution_rows:
        people.setdefault(row[1], {})[row[0]] = row
    months = sorted(m for m in people if "%d-12" % (FIT[0] - 1) <= m <= "%d-12" % FIT[1])
    rows = []
    for capability, name, column, most in GROUPS:
        begun = sorted(row[column] for before, month in zip(months, months[1:])
                       for state, row in people[month].items()
                       if row[column] and (most is None or row[column] <= most)
                       and not people[before].get(state, (0,) * 5)[column])
        sizes = [begun[int(share * len(begun))] for share in SHARES]
        account.note("%s: %d times a state began %d-%d; sizes %s" %
                     ((capability, len(begun)) + FIT + (", ".join(str(n) for n in sizes),)))
        rows += [("%s_%d" % (name, n), capability, n, 1, n, sizes.count(n), "computed",
                  "contributions %d-%d: of %d months in which a state began with%s, the middles of "
                  "fifths" % (FIT + (len(begun), " up to %d" % most if most else " any")))
                 for n in sorted(set(sizes))]
    return UNITS + rows


def _map_shares(row):
    sums = dict.fromkeys(FORMED, Fraction(0))
    for category, capability in MAP_CATEGORIES.items():
        sums[capability] += exact(row[category]) or 0
    full = sum(sums.values())
    return [sums[c] / full for c in FORMED]


def _class_at(mission, month):
    return mission[5] if mission[7] and month < mission[7] else mission[6]


def _person_months(placements, missions):
    """(class or mission) -> person-months of troops, staff officers, police, formed police."""
    known = {m[0]: m for m in missions}
    sums = {}
    for _, mission, month, troops, police, _, formed in placements:
        cells = (troops, troops if troops < 10 else 0, police, formed)
        for key in (_class_at(known[mission], month), "mission " + mission, "all"):
            row = sums.setdefault(key, [0] * 4)
            for i in range(4):
                row[i] += cells[i]
    return sums


def _share(sums, key, part, full, least):
    """A part's share for a class; that of all missions where the class has too few people."""
    row = sums.get(key, [0] * 4)
    if row[full] >= least:
        return Fraction(row[part], row[full]), True
    return Fraction(sums["all"][part], sums["all"][full]), False


def _range(sums, missions, name, part, full, least):
    """Lowest and highest share over the missions of a class; over all where it has under two."""
    of_class = [m[0] for m in missions if m[6] == name]
    for chosen in (of_class, [m[0] for m in missions]):
        rows = [sums["mission " + m] for m in chosen if "mission " + m in sums]
        shares = [Fraction(r[part], r[full]) for r in rows if r[full] >= least]
        if len(shares) >= 2:
            return min(shares), max(shares)
    raise AssertionError("no mission has enough people")


def _rows(name, labels, shares, ranges, basis, source):
    """Permille by capability, whole, each inside its range."""
    rows = []
    for label, share, (low, high) in zip(labels, dealt(shares, 1000), ranges):
        low, high = int(low * 1000), -int(-high * 1000)
        rows.append((name, label, share, max(0, min(low, share)), min(1000, max(high, share)),
                     basis, source))
    return rows


def capability_mix(source, placements, missions, account):
    account.title("capability_mix (assumed mix)")
    classes = {m[0]: m[6] for m in missions}
    maps = {r["mission"]: _map_shares(r) for r in source.rows("unit_shares.csv")}
    of_map = {c: [maps[m] for m in sorted(maps) if classes.get(m) == c] for c in CLASSES}
    every = [maps[m] for m in sorted(maps) if m != "ALL"]
    sums = _person_months(placements, missions)
    rows = []
    for name in CLASSES:
        own = of_map[name]
        mean = [sum(col) / len(own) for col in zip(*own)] if own else maps["ALL"]
        spread = [(min(col), max(col)) for col in zip(*(own or every))]
        staff, seen = _share(sums, name, 1, 0, 10000)
        low, high = _range(sums, missions, name, 1, 0, 5000)
        shares = [mean[0] - staff] + mean[1:] + [staff]
        spread = [(max(spread[0][0] - high, 0), spread[0][1] - low)] + spread[1:] + [(low, high)]
        rows += _rows(name, FORMED + ["staff_officers"], shares, spread,
                      "computed" if own else "assumed",
                      "Geo-PKO maps 2009-16 (nominal unit sizes), %s; staff officers: ties under "
                      "10 troops, UN tables 2009-16, %s"
                      % ("%d missions of the class" % len(own) if own else "mean of all missions",
                         "the class" if seen else "all missions"))
        formed, seen = _share(sums, name, 3, 2, 500)
        low, high = _range(sums, missions, name, 3, 2, 500)
        rows += _rows(name, ["formed_police", "individual_police"], [formed, 1 - formed],
                      [(low, high), (1 - high, 1 - low)], "computed" if seen else "assumed",
                      "UN contribution tables 2009-16, %s" % ("the class" if seen
                                                              else "all missions"))
        rows.append((name, "military_experts", 1000, 1000, 1000, "assumed", "one capability"))
        account.note("%-17s infantry %d, enablers %d, staff officers %d; formed police %d permille"
                     % (name, rows[-10][2], sum(r[2] for r in rows[-9:-4]), rows[-4][2],
                        rows[-3][2]))
    return rows


def _first_contingent(placements):
    """(state, mission) -> first recorded month with at least ten troops."""
    first = {}
    for state, mission, month, troops, *_ in placements:
        if troops >= 10 and month < first.get((state, mission), "9999"):
            first[state, mission] = month
    return first


def _national_rows(source, placements, names):
    first, left = _first_contingent(placements), {"formed_police": 0, "after 2016": 0}
    rows = []
    for row in source.rows("national_units.csv"):
        if row["capability"] == "formed_police":
            left["formed_police"] += 1
            continue
        for label in row["mission"].split(";"):
            mission, start, basis = mission_name(label), row["from"], row["basis"]
            if mission not in names:
                left[label] = left.get(label, 0) + 1
                continue
            if not start:
                start, basis = STARTS.get((row["iso3"], mission, row["capability"]), (
                    first[row["iso3"], mission], "derived"))
            if start > LAST_MONTH:
                left["after 2016"] += 1
                continue
            where = row["source"].replace("founding paper (evidence/seed.txt)", "Yamashita 2014")
            where = where.replace(" raw table inside geopko/Geo-PKO-Shiny-Dashboard .RData "
                                  "(object geopko_raw)", " (geopko/Geo-PKO-Shiny-Dashboard)")
            rows.append([row["iso3"], mission, NATIONAL[row["capability"]], start, row["to"],
                         int(row["persons"] or 0), basis, where, label])
    return rows, left


def specialisation(source, placements, missions, account):
    account.title("specialisation")
    ends = {m[0]: None for m in missions}
    raw, left = _national_rows(source, placements, ends)
    split = 0
    for row in raw:  # the row that names UNTAET and UNMISET
        if row[8] == "UNTAET" and row[4] > "2002-04":
            row[4], row[6], split = "2002-04", "repaired", split + 1
        if row[8] == "UNMISET" and row[3] < "2002-05":
            row[3], row[6] = "2002-05", "repaired"
    units = {}
    for row in sorted(raw, key=lambda r: r[:5]):
        units.setdefault(tuple(row[:3]), []).append(row)
    rows = [tuple(r[:8]) for unit in units.values() for r in _without_overlap(unit)]
    account.note("%d rows of %d; %d rows of the same unit joined or ended where the next begins; "
                 "split UNTAET;UNMISET (%d)"
                 % (len(rows), len(source.rows("national_units.csv")), len(raw) - len(rows),
                    split))
    account.note("left out: " + ", ".join("%s %d" % item for item in sorted(left.items()) if
                                          item[1]) + " (the record has formed police)")
    account.note("a start that no source gives = first recorded month with ten troops (derived)")
    return sorted(rows)


def _without_overlap(unit):
    """Rows of one state, mission and capability, by start: a row without a head count joins the one
    that it overlaps; a head count ends the row before it."""
    kept = []
    for row in unit:
        last = kept[-1] if kept else None
        if last is None or (last[4] and last[4] < row[3]):
            kept.append(row)
        elif row[5] and row[3] > last[3]:
            last[4], last[6] = month_text(month_number(row[3]) - 1), "repaired"
            kept.append(row)
        else:
            last[4] = max(last[4], row[4]) if last[4] and row[4] else ""
            last[5] = max(last[5], row[5])
    return kept

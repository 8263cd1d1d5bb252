"""Under whom missions are organised, and where there is armed conflict.

SPDX-License-Identifier: GPL-3.0-or-later
"""

from compile.base import LAST_YEAR

# Calendar months for which a contributor's effort lasts: E = median spell of the missions of
# 1993-2016: regional 2.2 years, coalition 1.9.
REGIONAL_MONTHS, COALITION_MONTHS = 26, 23
SPELL = ("median spell of such missions 1993-2016 (%s years, computed from the record); that their "
         "contributors tire then: assumed")
FAST = "units arrive sooner than the UN's (about ten months to peak: RAPPA16): by how much assumed"
AFRICA = FAST + "; " + SPELL % "2.2"

# framework, number, name, kind, organisation, continent, faster, sustain, allowance, budget, basis,
# source
FRAMEWORKS = [
    ("UN", 1, "United Nations", "un", "", "", 0, 0, 0, "0", "seen",
     "P: the one framework open to all; it pays by its scales and its rate"),
    ("AU", 2, "African Union", "regional", "AU", "Africa", 2, REGIONAL_MONTHS, 1028, "270",
     "assumed", AFRICA + "; allowance: theglobalobservatory.org 2017/01: the EU paid 1,028 for "
     "each of AMISOM's soldiers, 822 from January 2016; budget: 22,000 of them x 1,028 x 12"),
    ("EU", 3, "European Union", "regional", "EU", "", 4, 0, 0, "0", "assumed",
     FAST + "; costs lie where they fall"),
    ("NATO", 4, "North Atlantic Treaty Organization", "regional", "NATO", "", 4, 0, 0, "0",
     "assumed", FAST + "; costs lie where they fall; partners that are no members are in "
     "outside_contributors"),
    ("ECOWAS", 5, "Economic Community of West African States", "regional", "ECOWAS", "Africa", 3,
     REGIONAL_MONTHS, 0, "0", "assumed", AFRICA),
    ("ECCAS", 6, "Economic Community of Central African States", "regional", "ECCAS", "Africa", 2,
     REGIONAL_MONTHS, 0, "0", "assumed", AFRICA),
    ("CEMAC", 7, "Economic and Monetary Community of Central Africa", "regional", "CEMAC", "Africa",
     2, REGIONAL_MONTHS, 0, "0", "assumed", AFRICA),
    ("SADC", 8, "Southern African Development Community", "regional", "SADC", "Africa", 2,
     REGIONAL_MONTHS, 0, "0", "assumed", AFRICA + "; no mission in the record"),
    ("CIS", 9, "Commonwealth of Independent States", "regional", "CIS", "Asia", 4, 0, 0, "0", "assumed",
     FAST + "; its missions lasted as long as its largest member wanted"),
    ("coalition", 10, "Coalition of the willing", "coalition", "", "", 5, COALITION_MONTHS, 0, "0",
     "assumed", FAST + "; " + SPELL % "1.9"),
    ("lead", 11, "One nation alone", "lead", "", "", 5, COALITION_MONTHS, 0, "0", "assumed",
     FAST + "; " + SPELL % "1.9"),
]

KOSOVO = ("SRB", 1998, 1999)  # Serbia's conflict of these years was fought in Kosovo
CONFLICTS_FROM = 1989  # five years before the first start


def frameworks(mission_rows, organisation_rows, account):
    account.title("frameworks")
    count = {}
    for row in mission_rows:
        count[row[9]] = count.get(row[9], 0) + 1
    account.note("missions by framework: " + ", ".join(
        "%s %d" % (f[0], count.get(f[0], 0)) for f in FRAMEWORKS))
    members = {row[1] for row in organisation_rows}
    account.check({f[4] for f in FRAMEWORKS} - {""} <= members,
                  "every framework's organisation has members")
    account.note("the Organization of African Unity counts as AU, the Western European Union as "
                 "EU; members are those of 2014 throughout")
    account.note("faster_months, sustain_months, allowance and budget are assumed")
    return FRAMEWORKS


def conflicts(source, account):
    account.title("conflicts")
    rows, moved = [], 0
    for row in source.rows("conflict_year.csv"):
        year, level = int(row["year"]), int(row["intensity_by_location"] or 0)
        host = row["iso3"]
        if not CONFLICTS_FROM <= year <= LAST_YEAR or not level:
            continue
        if host == KOSOVO[0] and KOSOVO[1] <= year <= KOSOVO[2]:
            host, moved = "KSV", moved + 1
        rows.append((host, year, level))
    account.note("%d host-years with conflict on the territory, %d of them major; one-sided "
                 "violence is absent; years without a row have none"
                 % (len(rows), sum(1 for r in rows if r[2] == 2)))
    account.note("Serbia's %d years 1998-1999 stand under Kosovo; Western Sahara, East Timor "
                 "before 2002 and South Sudan before 2011 under the state that the source names"
                 % moved)
    return sorted(rows)

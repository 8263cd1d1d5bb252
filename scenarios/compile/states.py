"""Regions, states, territories, organisations, and the fixed ties of two states.

SPDX-License-Identifier: GPL-3.0-or-later
"""

from compile.base import exact, rounded

# UNSD M49: code and continent of each subregion
REGIONS = {
    "Australia and New Zealand": (53, "Oceania"),
    "Central Asia": (143, "Asia"),
    "Eastern Asia": (30, "Asia"),
    "Eastern Europe": (151, "Europe"),
    "Latin America and the Caribbean": (419, "Americas"),
    "Melanesia": (54, "Oceania"),
    "Micronesia": (57, "Oceania"),
    "Northern Africa": (15, "Africa"),
    "Northern America": (21, "Americas"),
    "Northern Europe": (154, "Europe"),
    "Polynesia": (61, "Oceania"),
    "South-eastern Asia": (35, "Asia"),
    "Southern Asia": (34, "Asia"),
    "Southern Europe": (39, "Europe"),
    "Sub-Saharan Africa": (202, "Africa"),
    "Western Asia": (145, "Asia"),
    "Western Europe": (155, "Europe"),
}

# Year from which a state exists, where that is not the year in which it joined the United
# Nations (or 1945, if it joined then). General knowledge; only years after 1989 matter to a run.
EXISTS_SINCE = {
    # older than their membership
    "AFG": 1945, "ALB": 1945, "AND": 1945, "AUT": 1945, "BGR": 1945, "CHE": 1945, "DEU": 1945,
    "DNK": 1945, "DOM": 1945, "ESP": 1945, "FIN": 1945, "HUN": 1945, "IRL": 1945, "ISL": 1945,
    "ITA": 1945, "JPN": 1945, "LIE": 1945, "MCO": 1945, "MNG": 1945, "NPL": 1945, "OMN": 1945,
    "PRT": 1945, "ROU": 1945, "SMR": 1945, "SWE": 1945, "THA": 1945, "VNM": 1945, "YEM": 1945,
    "IDN": 1945, "SYR": 1945, "LBN": 1945, "PHL": 1945, "JOR": 1946, "IND": 1945,
    "ISR": 1948, "KOR": 1948, "LKA": 1948, "PRK": 1948, "BTN": 1949, "LBY": 1951, "KHM": 1953,
    "LAO": 1953, "MRT": 1960, "KWT": 1961, "WSM": 1962, "NRU": 1968, "TON": 1970, "BGD": 1971,
    "BHS": 1973, "AGO": 1975, "TUV": 1978, "KIR": 1979, "VUT": 1980, "FSM": 1986, "MHL": 1986,
    # successor states
    "ARM": 1991, "AZE": 1991, "BLR": 1991, "EST": 1991, "GEO": 1991, "KAZ": 1991, "KGZ": 1991,
    "LTU": 1991, "LVA": 1991, "MDA": 1991, "TJK": 1991, "TKM": 1991, "UKR": 1991, "UZB": 1991,
    "HRV": 1991, "MKD": 1991, "SVN": 1991, "BIH": 1992, "SRB": 1992, "MNE": 2006,
    "CZE": 1993, "SVK": 1993, "ERI": 1993, "TLS": 2002, "SSD": 2011,
}

TERRITORIES = [("ESH", "Western Sahara", "Northern Africa", "MAR", 1001, "assumed"),
               ("KSV", "Kosovo", "Southern Europe", "SRB", 1002, "assumed")]

# Members in 2014 that the Correlates of War list misses or adds
NOT_MEMBERS = {("LSO", "EAC"), ("MWI", "EAC"), ("ZMB", "EAC"), ("ZWE", "EAC")}
ALSO_MEMBERS = {("GNQ", "AU"), ("HND", "OAS"), ("MNG", "OSCE"), ("SSD", "IGAD")}
KEPT_ORGANISATIONS = ("ASEAN AU CARICOM CEMAC CIS CSTO EAC ECCAS ECOWAS EU GCC IGAD LAS NATO OAS "
                      "OIC OSCE PIF SADC").split()

# Whose languages and colonial ties are borrowed by the four states that GeoDist does not have
LANGUAGE_LIKE = {"LIE": "DEU", "MCO": "FRA", "MNE": "SRB", "SSD": "GBR"}
COLONY_LIKE = {"MNE": "SRB", "SSD": "SDN"}


def regions(account):
    account.title("regions")
    account.note("%d M49 subregions" % len(REGIONS))
    return [(name,) + REGIONS[name] for name in sorted(REGIONS)]


def states(source, account):
    account.title("states")
    rows = []
    for row in sorted(source.rows("states.csv"), key=lambda r: r["iso3"]):
        joined = int(row["un_member_since"])
        rows.append((row["iso3"], int(row["m49"]), row["name"], row["subregion"], int(row["p5"]),
                     joined, EXISTS_SINCE.get(row["iso3"], max(joined, 1945))))
    changed = sum(1 for row in rows if row[6] != row[5])
    account.note("%d member states; exists_since differs from member_since for %d"
                 % (len(rows), changed))
    account.check(len(rows) == 193, "193 states")
    account.check(set(row[3] for row in rows) <= set(REGIONS), "every state's region is known")
    return rows


def territories(account):
    account.title("territories")
    account.note("Western Sahara (host of MINURSO) stands for Morocco, Kosovo (UNMIK) for Serbia: "
                 "assumed")
    return TERRITORIES


def organisations(source, account):
    account.title("organisations (membership in 2014)")
    found = set()
    for row in source.rows("states.csv"):
        found |= {(row["iso3"], name) for name in row["orgs_2014_cow"].split(";") if name}
    account.check(NOT_MEMBERS <= found, "the four wrong members of EAC are in the source")
    rows = sorted((found - NOT_MEMBERS) | ALSO_MEMBERS)
    rows = [row for row in rows if row[1] in KEPT_ORGANISATIONS]
    account.note("%d memberships in %d organisations" % (len(rows), len({r[1] for r in rows})))
    account.note("taken out: " + ", ".join("%s of %s" % pair for pair in sorted(NOT_MEMBERS)))
    account.note("put in (general knowledge): "
                 + ", ".join("%s of %s" % pair for pair in sorted(ALSO_MEMBERS - found)))
    account.note("SAARC is not in the source and is left out")
    return rows


def _borrowed(pairs, column, like, a, b):
    """The tie of a and b, where one of them is missing, as the tie of those they are like."""
    first, second = like.get(a, a), like.get(b, b)
    if first == second:
        return 1
    row = pairs.get((min(first, second), max(first, second)))
    return int(row[column] or 0) if row else 0


def dyads(source, account):
    account.title("dyads")
    pairs = {(r["iso3_a"], r["iso3_b"]): r for r in source.rows("dyads.csv")}
    rows, filled, set_ties = [], 0, [0, 0]
    for (a, b), row in sorted(pairs.items()):
        tie, language = row["colonial_tie_cepii"], row["common_official_language_cepii"]
        if tie == "":
            filled += 1
            tie = 0
            if a in COLONY_LIKE or b in COLONY_LIKE:
                tie = 1 if {a, b} == {"SDN", "SSD"} else _tie(pairs, a, b)
            language = _borrowed(pairs, "common_official_language_cepii", LANGUAGE_LIKE, a, b)
            set_ties[0] += tie
            set_ties[1] += language
        kilometres = exact(row["capital_km"])
        if kilometres is None:
            kilometres = exact(row["capital_km_cepii"])
        rows.append((a, b, rounded(kilometres), int(row["contiguous_land"] or 0), int(tie),
                     int(language)))
    account.note("colonial tie and language of %d pairs with LIE, MCO, MNE or SSD are not in "
                 "GeoDist: borrowed from DEU, FRA, SRB and GBR (languages), SRB and SDN (ties); "
                 "%d ties and %d languages become 1" % (filled, set_ties[0], set_ties[1]))
    account.note("contiguous is land contiguity of Correlates of War; a bridge or an enclave "
                 "counts as it does there")
    account.check(len(rows) == 193 * 192 // 2, "18,528 pairs, each once")
    return rows


def _tie(pairs, a, b):
    first, second = COLONY_LIKE.get(a, a), COLONY_LIKE.get(b, b)
    if first == second or (a, b) == ("MNE", "SRB"):
        return 0
    row = pairs.get((min(first, second), max(first, second)))
    return int(row["colonial_tie_cepii"] or 0) if row else 0

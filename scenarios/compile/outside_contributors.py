"""Who was in missions outside the United Nations' command, where a source says so.

Rules: what was only authorised is left out; a share is of the mission's people in that month; a year
without a month is June, or July where the mission has a list of June, and in any case a month that
the mission has; of two sources of one mission and month the one whose sum comes nearest to the
mission's people holds, and never their sum; a list of more than MOST times the mission's people is
left out; what is only memory stays where no other source names a mission's contributors; rows that
derive from the IISS Military Balance are never used.
SPDX-License-Identifier: GPL-3.0-or-later
"""

from fractions import Fraction

from compile.base import exact, rounded
from compile.outside_missions import MISSIONS

NOT_SHIPPED = "sebastiandohnany/mdi"
MOST = Fraction(3, 2)
# Missions whose contributors memory names where a source names but one or two of them
MEMORY_HELPS = {"AMISOM"}
LARGEST = ("ISAF", "KFOR", "SFOR", "IFOR", "AMISOM")


def _source(row):
    text = row["source"].replace("https://", "").replace("http://", "")
    if text.startswith("repo meflynn/troopdata"):
        return "US Defense Manpower Data Center, in meflynn/troopdata"
    return text


def _lists(source, keys, left):
    """(mission, date, source) -> rows of the source file that may be used."""
    found = {}
    for row in source.rows("nonun_contributors.csv"):
        key = keys.get(int(exact(row["missionid"]))) if row["missionid"] else None
        if NOT_SHIPPED in row["source"]:
            left["Military Balance"] += 1
        elif key is None:
            left["another mission"] += 1
        elif row["kind"] not in ("reported", "share"):
            left["only authorised"] += 1
        else:
            found.setdefault((key, row["date"], row["source"]), []).append(row)
    return found


def _without_memory(lists, left):
    named = {key for key, _, where in lists if where != "memory"} - MEMORY_HELPS
    left["memory beside a source"] += sum(
        len(rows) for (key, _, where), rows in lists.items() if where == "memory" and key in named)
    return {k: rows for k, rows in lists.items() if k[2] != "memory" or k[0] not in named}


def dated(date, taken, span):
    """The month that a date means: `taken` are months of the mission's dated lists, `span` its
    first and last month."""
    if len(date) == 4:
        date = date + ("-07" if date + "-06" in taken else "-06")
    return min(max(date, span[0]), span[1])


def _persons(row, full):
    value = exact(row["personnel"])
    return rounded(value * full / 100) if row["kind"] == "share" else rounded(value)


def contributors(source, record, states, account):
    account.title("outside_contributors")
    keys = {row[0]: row[1] for row in MISSIONS}
    left = dict.fromkeys(("Military Balance", "another mission", "only authorised",
                          "memory beside a source", "no state", "second list of a month",
                          "too many", "nobody"), 0)
    chosen, named = {}, {s[0] for s in states}
    lists = _without_memory(_lists(source, keys, left), left)
    for (key, date, where), rows in sorted(lists.items()):
        there = [m for m in record[key] if sum(record[key][m])]
        taken = {d for k, d, _ in lists if k == key and len(d) == 7}
        month = dated(date, taken, (min(there), max(there)))
        full = sum(record[key][month])
        persons = {r["iso3"]: _persons(r, full) for r in rows if r["iso3"] in named}
        left["no state"] += len(rows) - len(persons)
        if sum(persons.values()) > MOST * full:
            left["too many"] += len(rows)
            continue
        basis = "memory" if where == "memory" else (
            "derived" if rows[0]["kind"] == "share" else "seen")
        better = (abs(sum(persons.values()) - full), where)
        old = chosen.get((key, month))
        if old is not None:
            left["second list of a month"] += len(persons if old[0] < better else old[1])
        if old is None or better < old[0]:
            note = _source(rows[0]) + ("; the year only" if len(date) == 4 else "")
            chosen[key, month] = (better, persons, basis, note)
    out = []
    for (key, month), (_, persons, basis, note) in sorted(chosen.items()):
        left["nobody"] += sum(1 for n in persons.values() if not n)
        out += [(key, state, month, n, basis, note) for state, n in sorted(persons.items()) if n]
    _tell(out, record, left, account)
    return out


def _tell(rows, record, left, account):
    account.note("%d rows of %d lists; rows left out: %s"
                 % (len(rows), len({(r[0], r[2]) for r in rows}),
                    ", ".join("%s %d" % item for item in left.items() if item[1])))
    account.note("a year without a month is June, or July where a list of June is there, and the "
                 "nearest month that the mission has; of two lists of one month the one nearer to "
                 "the mission's people holds")
    best = {}
    for key in sorted({r[0] for r in rows}):
        sums = {}
        for row in rows:
            if row[0] == key:
                sums[row[2]] = sums.get(row[2], 0) + row[3]
        best[key] = max((Fraction(n, sum(record[key][m])), m) for m, n in sums.items())
    account.note("fullest list of each mission, of its people: " + ", ".join(
        "%s %.2f (%s)" % (key, part, month) for key, (part, month) in sorted(best.items())))
    account.check(set(LARGEST) <= set(best), "the largest missions have a list: "
                  + " ".join(LARGEST))

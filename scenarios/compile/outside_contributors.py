"""Who was in missions outside the United Nations' command, where a source says so.

Rules: what was only authorised is left out; a share is of the mission's people in that month; a
year without a month is June, or July where the mission has a list of June, and in any case a month
that the mission has; of two sources of one mission and month the one whose sum comes nearest to the
mission's people holds, and never their sum; a list of more than MOST or less than LEAST of the
mission's people is left out, and so is one that a list of more states of the same mission follows
or precedes by at most NEAR months; what is only memory stays where no other source names a
mission's contributors; rows that derive from the IISS Military Balance are never used.
SPDX-License-Identifier: GPL-3.0-or-later
"""

from fractions import Fraction

from compile.base import exact, month_number, rounded
from compile.outside_missions import MISSIONS

NOT_SHIPPED = "sebastiandohnany/mdi"
MOST, LEAST, NEAR = Fraction(3, 2), Fraction(1, 2), 12
# Missions whose contributors memory names where a source names but one or two of them
MEMORY_HELPS = {"AMISOM"}
# A list that names one state of nearly fifty, and passes for full because the mission's people are
# interpolated too low
NAMED_PARTIAL = {("ISAF", "2013-10")}
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


def _chosen(lists, record, states, left):
    """(mission, month) -> (distance from the mission's people, source), persons by state, basis,
    note: one list a mission and month."""
    chosen, named = {}, {s[0] for s in states}
    for (key, date, where), rows in sorted(lists.items()):
        there = [m for m in record[key] if sum(record[key][m])]
        taken = {d for k, d, _ in lists if k == key and len(d) == 7}
        month = dated(date, taken, (min(there), max(there)))
        full = sum(record[key][month])
        persons = {r["iso3"]: _persons(r, full) for r in rows if r["iso3"] in named}
        left["no state"] += len(rows) - len(persons)
        basis = "memory" if where == "memory" else (
            "derived" if rows[0]["kind"] == "share" else "seen")
        note = _source(rows[0]) + ("; the year only" if len(date) == 4 else "")
        entry = (abs(sum(persons.values()) - full), where), persons, basis, note
        old = chosen.get((key, month))
        if old is not None:
            left["second list of a month"] += len((old if entry[0] < old[0] else entry)[1])
        if old is None or entry[0] < old[0]:
            chosen[key, month] = entry
    return chosen


def full_lists(persons, people):
    """Of (mission, month) -> number of states and sum of persons, those to keep: full enough, and
    none with more states near them; `people` gives a mission's people in a month."""
    fair = {k: v for k, v in persons.items()
            if LEAST * people(*k) <= v[1] <= MOST * people(*k) and k not in NAMED_PARTIAL}

    def better(one, other):
        near = abs(month_number(one[1]) - month_number(other[1])) <= NEAR
        off = [abs(fair[k][1] - people(*k)) for k in (other, one)]
        return one[0] == other[0] and near and (-fair[one][0], off[1], one[1]) < (
            -fair[other][0], off[0], other[1])

    return {k for k in fair if not any(better(other, k) for other in fair if other != k)}


def contributors(source, record, states, account):
    account.title("outside_contributors")
    keys = {row[0]: row[1] for row in MISSIONS}
    left = dict.fromkeys(("Military Balance", "another mission", "only authorised",
                          "memory beside a source", "no state", "second list of a month",
                          "list not full or a fuller one near", "nobody"), 0)
    lists = _without_memory(_lists(source, keys, left), left)
    chosen = _chosen(lists, record, states, left)
    kept = full_lists({k: (len(v[1]), sum(v[1].values())) for k, v in chosen.items()},
                      lambda key, month: sum(record[key][month]))
    out = []
    for (key, month), (_, persons, basis, note) in sorted(chosen.items()):
        if (key, month) not in kept:
            left["list not full or a fuller one near"] += len(persons)
            continue
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
                 "the mission's people holds; a list of less than %.1f or more than %.1f of them "
                 "is left out, and one within %d months of a list of more states"
                 % (LEAST, MOST, NEAR))
    sums = {}
    for key, _, month, persons, *_ in rows:
        states, full = sums.get((key, month), (0, 0))
        sums[key, month] = states + 1, full + persons
    account.note("lists: month, states, share of the mission's people: " + ", ".join(
        "%s %s %d %.2f"
        % (key, month, states, Fraction(full, sum(record[key][month])))
        for (key, month), (states, full) in sorted(sums.items())))
    account.check(set(LARGEST) <= {key for key, _ in sums}, "the largest missions have a list: "
                  + " ".join(LARGEST))

"""Posts by mission and month: authorised strength, repaired where it has gaps.

Rules, in this order:
 1. fractional cells are rounded, totals are ignored (the parts count);
 2. named mistakes of the source are put right (NAMED below);
 3. a single blank cell, and a gap of at most three months between authorised months, take the month
    before;
 4. where the source states nothing and a resolution does (RESOLVED below), posts are those;
 5. where nothing is authorised while people are there, posts = deployed / usual fill of the type,
    rounded up, and within such a run the highest of the last six derived months, so that the
    record's monthly noise does not become cuts. A peak of one month is lowered to its neighbours
    first. A type with no posts counts as a gap when ten people or more are there for three months;
 6. a month that the mission table lacks keeps the posts of the month before;
 7. a closed mission has a last row of zeros.
SPDX-License-Identifier: GPL-3.0-or-later
"""

from fractions import Fraction

from compile.base import (LAST_MONTH, TYPES, ceiling, exact, month_number, month_text, next_month,
                          rounded, whole)
from compile.missions import mission_name

FILL = (Fraction(93, 100), Fraction(86, 100), Fraction(91, 100))
AUTHORISED = ("auth_troops", "auth_police", "auth_milobs")
SEPARATED_FROM = "1992-08"  # before it, observers stand under troops
FEW, LASTING = 10, 3  # people without posts: fewer, or for fewer months, are stragglers
SHORT_GAP = 3  # months
MEMORY = 6  # derived months of which the highest counts
RANK = ("authorised", "resolved", "rounded", "carried", "derived")


def _swap_police_and_observers(posts):
    return [posts[0], 0, posts[1]], "carried"


def _no_troops_no_observers(posts):
    return [0, posts[1], 0], "carried"


def _troops_unknown(posts):
    return [None, posts[1], posts[2]], "derived"


def _military_unknown(posts):
    return [None, posts[1], None], "derived"


def _nothing_stated(_):
    return [None] * 3, "derived"


def _stated_as(*posts):
    return lambda _: (list(posts), "carried")


def _troops(number):
    return lambda posts: ([number, *posts[1:]], "carried")


def _without_observers(posts):
    return [posts[0] - posts[2], *posts[1:]], "carried"


# (mission, first month, last month, repair, why)
NAMED = [
    ("UNMOP", "1996-01", "2002-11", _swap_police_and_observers,
     "its 28 posts are observers, the source has them under police"),
    ("UNPSG", "1998-03", "1998-10", _no_troops_no_observers,
     "troops and observers repeat those of UNTAES"),
    ("UNSMIH", "1996-08", "1997-08", _troops_unknown,
     "most troops were paid voluntarily, beyond the authorised 500 to 600"),
    ("UNTMIH", "1997-09", "1998-03", _troops_unknown,
     "most troops were paid voluntarily, beyond the authorised 50"),
    ("UNPROFOR", "1995-04", "1995-06", _troops(36099 - 12500),
     "44,870 and 39,025 count what had become UNCRO's and UNPREDEP's: July's 36,099 less the 12,500 "
     "of resolution 998"),
    ("UNPROFOR", "1995-12", "1995-12", _nothing_stated,
     "its mandate ended on the 20th (resolution 1031): posts of the people that are left"),
    ("UNTAES", "1996-01", "1996-01", _stated_as(5000, 600, 150),
     "its first month repeats UNCRO's posts: those of the months after it"),
    ("MONUA", "1997-07", "1998-01", _military_unknown,
     "infantry and observers of UNAVEM III that stayed while it withdrew, 3,279 to 1,317 people, are "
     "not among the source's 256"),
    ("MONUC", "2000-07", "2002-12", _without_observers,
     "the 5,537 of resolution 1291 include the observers"),
    ("UNAMSIL", "2001-01", "2005-02", _without_observers,
     "the 13,000 and 17,500 of resolutions 1299 and 1346 include the observers"),
    ("UNOCI", "2006-07", "2009-01", _troops(8115),
     "8,590 counts the 475 police of resolution 1682 among the troops"),
    ("UNMIS", "2006-09", "2007-08", _stated_as(9250, 715, 750),
     "17,000 for Darfur (resolution 1706) were never admitted by the host: the strength before and "
     "after is kept"),
]

# Posts that a resolution states where the source has none, from its month or the mission's first month
# in the source: without them posts would follow people instead of calling for them. Observers are
# added as the source adds them in the months around.
# (mission, first month, last month, troops, police, observers, where it stands)
RESOLVED = [
    ("MIPONUH", "1997-12", "1998-09", 0, 300, 0, "resolution 1141"),
    ("UNMIK", "1999-07", "1999-10", 0, 3110, 38, "S/1999/779; Hansard 2000-03-10"),
    ("UNMIK", "1999-11", "2000-03", 0, 4718, 38, "Hansard 2000-03-10"),
    ("MONUC", "1999-09", "2000-01", 0, 0, 90, "resolutions 1258, 1273"),
    ("MONUC", "2000-02", "2000-06", 5037, 0, 500, "resolution 1291: 5,537 with the observers"),
    ("UNAMSIL", "1999-10", "2000-01", 5740, 0, 260, "resolution 1270: 6,000 with the observers"),
    ("UNAMSIL", "2000-02", "2000-04", 10840, 60, 260, "resolution 1289: 11,100 with the observers"),
    ("UNAMSIL", "2000-05", "2000-12", 12740, 60, 260, "resolution 1299: 13,000 with the observers"),
    ("UNTAET", "2001-01", "2002-01", 8950, 1640, 200, "resolution 1272, until it was to shrink"),
    ("UNMIL", "2003-09", "2004-07", 14750, 1115, 250, "resolution 1509"),
    ("UNMIS", "2005-03", "2005-12", 9250, 715, 750, "resolution 1590"),
    ("UNOCI", "2005-05", "2005-05", 6240, 350, 200, "resolution 1528, as the month before"),
    ("UNOCI", "2005-06", "2006-05", 7090, 725, 200, "resolution 1609: 850 and 375 more"),
    ("UNOCI", "2006-06", "2006-06", 8115, 1200, 200, "resolution 1682: 1,025 and 475 more"),
    ("UNAMID", "2007-11", "2008-08", 19195, 6432, 360, "resolution 1769"),
    ("MINURCAT", "2007-09", "2008-05", 0, 300, 50, "resolution 1778"),
    ("UNISFA", "2011-08", "2012-05", 4065, 50, 135, "resolution 1990: 4,200 with the observers"),
]

# (mission, first month, last month, why): a row so low that it is not used
HOLES = [
    ("UNTSO", "2005-06", "2005-12", "2 to 53 of about 150 observers in all months but one"),
    ("UNTSO", "2006-06", "2006-08", "38 to 62 of about 150 observers"),
]


def _in_hole(mission, month):
    return any(name == mission and first <= month <= last for name, first, last, _ in HOLES)


def _table(source):
    """mission -> month -> {deployed, posts}, labels joined."""
    table = {}
    for row in source.rows("un_mission_month.csv"):
        mission = mission_name(row["mission"], row["month"])
        if mission is None or _in_hole(mission, row["month"]):
            continue
        cell = table.setdefault(mission, {}).setdefault(
            row["month"], {"deployed": [0, 0, 0], "posts": [None] * 3})
        for i in range(3):
            cell["deployed"][i] += whole(row[TYPES[i]])
            value = exact(row[AUTHORISED[i]])
            if value is not None:
                cell["posts"][i] = (cell["posts"][i] or 0) + value
    return table


def _stated(mission, month, cell, before):
    """Posts that the source states, repaired, and the basis by type; None where it states none."""
    posts, basis = list(cell["posts"]), ["authorised"] * 3
    if not any(posts):
        for name, first, last, *resolved in RESOLVED:
            if name == mission and first <= month <= last:
                return resolved[:3], ["resolved"] * 3
        return [None] * 3, basis
    for i in range(3):
        if posts[i] is None:
            posts[i], basis[i] = before[i], "carried"
        elif Fraction(posts[i]).denominator != 1:
            posts[i], basis[i] = rounded(posts[i]), "rounded"
    for name, first, last, repair, _ in NAMED:
        if name == mission and first <= month <= last:
            posts, word = repair(posts)
            basis = [word] * 3
    return posts, basis


def derived_posts(deployed, kind, run):
    """Posts that would hold the deployed people at the usual fill; `run` is the list of such
    figures in the months before, and grows by this one."""
    run.append(ceiling(Fraction(deployed) / FILL[kind]))
    return max(run[-MEMORY:])


def without_peaks(counts):
    """A peak of one month is lowered to the higher of its neighbours; a last month above twice the
    month before, to that."""
    out = list(counts)
    for i in range(1, len(counts) - 1):
        out[i] = min(counts[i], max(counts[i - 1], counts[i + 1]))
    if len(counts) > 2 and counts[-1] > 2 * counts[-2] > 0:
        out[-1] = counts[-2]
    return out


def _deployed(months, observers):
    """month -> people by type, without peaks; where types are not separated, an observer mission's
    are observers."""
    counts = []
    for month, cell in sorted(months.items()):
        troops, police, experts = cell["deployed"]
        if month < SEPARATED_FROM and observers:
            troops, experts = 0, experts + troops
        counts.append((troops, police, experts))
    level = zip(*(without_peaks(kind) for kind in zip(*counts)))
    return dict(zip(sorted(months), level))


def lasting(counts):
    """For each month, whether it is in a run of at least LASTING months with FEW people or more."""
    out, start = [False] * len(counts), 0
    for i in range(len(counts) + 1):
        if i == len(counts) or counts[i] < FEW:
            if i - start >= LASTING:
                out[start:i] = [True] * (i - start)
            start = i + 1
    return out


def _forgotten(months):
    """Pairs (month, type) in which the source has no posts and people are there for long."""
    ordered, found = sorted(m for m in months if m >= SEPARATED_FROM), set()
    for i in range(3):
        alone = [months[m]["deployed"][i] if not months[m]["posts"][i] else 0 for m in ordered]
        found |= {(m, i) for m, long in zip(ordered, lasting(alone)) if long}
    return found


def _short_gaps(months):
    """Months without any authorised figure, at most SHORT_GAP between months that have one."""
    ordered, found, gap = sorted(months), set(), None
    for month in ordered:
        if any(months[month]["posts"]):
            if gap is not None and len(gap) <= SHORT_GAP:
                found |= set(gap)
            gap = []
        elif gap is not None:
            gap.append(month)
    return found


def mission_demand(mission, months, observers):
    """month -> (posts by type, basis) for every month of one mission's table."""
    out, runs, before = {}, ([], [], []), [0, 0, 0]
    deployed, forgotten = _deployed(months, observers), _forgotten(months)
    short = _short_gaps(months)
    for month in sorted(months):
        posts, basis = _stated(mission, month, months[month], before)
        if month in short:
            posts, basis = list(before), ["carried"] * 3
        for i in range(3):
            if posts[i] is None or (posts[i] == 0 and (month, i) in forgotten):
                posts[i], basis[i] = derived_posts(deployed[month][i], i, runs[i]), "derived"
            else:
                runs[i].clear()
        before = [int(p) for p in posts]
        used = [b for p, b in zip(before, basis) if p] or basis
        out[month] = (before, max(used, key=RANK.index))
    return out


def _changes(mission, series):
    """Rows where posts differ from the row before, and the row that closes the mission."""
    rows, last = [], None
    for month in sorted(series):
        posts, basis = series[month]
        if posts != last:
            rows.append((mission, month, *posts, basis))
        last = posts
    end = max(series)
    if end < LAST_MONTH:
        rows.append((mission, next_month(end), 0, 0, 0, "closed"))
    return rows


def _gaps(series):
    have = {month_number(m) for m in series}
    return [month_text(n) for n in range(min(have), max(have)) if n not in have]


def demand(source, missions, account):
    account.title("demand")
    classes = {m[0]: m[5] for m in missions}
    rows, tally, gaps = [], {}, []
    for mission, months in sorted(_table(source).items()):
        series = mission_demand(mission, months, classes[mission] == "observer")
        rows += _changes(mission, series)
        for _, basis in series.values():
            tally[basis] = tally.get(basis, 0) + 1
        missing = [m for m in _gaps(series) if m != "2016-11" and not _in_hole(mission, m)]
        if missing:
            gaps.append("%s %s..%s (%d)" % (mission, missing[0], missing[-1], len(missing)))
    account.note("%d rows; mission-months by basis: %s"
                 % (len(rows), ", ".join("%s %d" % (b, tally[b]) for b in RANK if b in tally)))
    account.note("derived = deployed / fill (.93 troops, .86 police, .91 observers), rounded up, "
                 "highest of the last %d derived months; one-month peaks lowered first" % MEMORY)
    for mission, first, last, _, why in NAMED:
        account.note("%s %s..%s: %s" % (mission, first, last, why))
    for mission, first, last, troops, police, observers, where in RESOLVED:
        account.note("%s %s..%s: %d, %d, %d, %s"
                     % (mission, first, last, troops, police, observers, where))
    for mission, first, last, why in HOLES:
        account.note("%s %s..%s: posts kept, the table has %s" % (mission, first, last, why))
    account.note("months without a table, posts kept: %s; and 2016-11 for all" % ", ".join(gaps))
    account.check(all(min(r[2:5]) >= 0 for r in rows), "posts are never negative")
    return sorted(rows, key=lambda r: (r[1], r[0]))


def fill_by_year(rows, deployment_rows, account):
    """Deployed over posts by year: the figure by which a reader judges the repairs."""
    account.title("fill = deployed / posts, mean of the year's mission-months by people")
    posts, current, by_month = {}, {}, {}
    for row in rows:
        by_month.setdefault(row[1], []).append(row)
    deployed = {}
    for row in deployment_rows:
        deployed.setdefault(row[1], {})[row[0]] = sum(row[2:5])
    for month in sorted(set(by_month) | set(deployed)):
        for row in by_month.get(month, []):
            current[row[0]] = sum(row[2:5])
        if month not in deployed:
            continue
        year = posts.setdefault(month[:4], [0, 0])
        year[0] += sum(deployed[month].values())
        year[1] += sum(current[m] for m in deployed[month])
    account.note(" ".join("%s .%02d" % (y, round(100 * d / p)) if d < p else "%s 1.%02d" %
                          (y, round(100 * d / p) - 100) for y, (d, p) in sorted(posts.items())))

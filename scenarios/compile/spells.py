"""When missions began and ended and how many posts they had, up to the back-test's origin: what the
estimates for generated demand are counted from.

Nothing after ORIGIN is looked at. The United Nations' record begins in 1990-11, the others' in
1993-01: missions open then began at an unknown time before.
SPDX-License-Identifier: GPL-3.0-or-later
"""

from compile.base import month_number
from compile.situations import relative_incomes

ORIGIN = "2009-12"  # the back-test's origin
BEGINS = {True: "1990-11", False: "1993-01"}  # of the record: the United Nations', the others'
ERA = "1999-01"  # before and from here on missions began and lasted differently (V15, V16)
HOLE = 36  # months without posts after which a mission goes on: a hole of the record, no end
NEAR = 3  # months within which one mission follows another
MEMORY = 60  # months of conflict that count for severity
INCOME_MOST = 2  # times the world's income per head: nobody richer was a host but Israel
BRIDGE_MOST = 24  # months after which an outside mission that is taken over was no bridging force
# Missions whose host's conflict stands under another state in the source
CONFLICT_OF = {"UNPROFOR": "SRB", "UNAMET": "IDN", "INTERFET": "IDN", "MINURSO": "MAR"}


class Spell:
    """One mission's life: months as numbers; end is None while it goes on."""

    def __init__(self, row, months):
        self.key, self.number, self.host, self.budget = row[0], row[1], row[3], row[4]
        self.framework, self.chapter = row[9], row[12]
        later = row[7] and row[7] <= ORIGIN
        self.mission_class = row[6] if later or not row[7] else row[5]
        self.un = row[9] == "UN"
        self.posts = months  # month -> posts by type, while it has any, up to ORIGIN
        self.first = min(months)
        last = max(months)
        self.end = last + 1 if last < month_number(ORIGIN) else None

    def is_open(self, month):
        return self.first <= month and (self.end is None or month < self.end)

    def began_in_record(self):
        return self.first > month_number(BEGINS[self.un])

    def early(self):
        return self.first < month_number(ERA)

    def months(self):
        """Length as far as it is seen, and whether its end is."""
        end = self.end if self.end is not None else month_number(ORIGIN) + 1
        return end - self.first, self.end is not None


def spells(mission_rows, demand_rows):
    """Every mission that had posts by ORIGIN, in the order of permanent numbers."""
    steps = {}
    for row in demand_rows:
        steps.setdefault(row[0], {})[month_number(row[1])] = tuple(row[2:5])
    out = []
    for row in sorted(mission_rows, key=lambda r: r[1]):
        months = _filled(steps.get(row[0], {}))
        if months:
            out.append(Spell(row, months))
    return out


def _filled(steps):
    months, now = {}, (0, 0, 0)
    for month in range(min(steps, default=0), month_number(ORIGIN) + 1 if steps else 0):
        now = steps.get(month, now)
        if sum(now):
            months[month] = now
    have = sorted(months)
    for before, after in zip(have, have[1:]):
        if 1 < after - before <= HOLE:
            months.update({m: months[before] for m in range(before + 1, after)})
        elif after - before > HOLE:
            return {m: p for m, p in months.items() if m <= before}
    return months


class Severity:
    """The worst intensity of a host's last five years, month by month."""

    def __init__(self, conflict_rows):
        self.fought = {}
        for host, year, level in conflict_rows:
            self.fought.setdefault(host, {})[year] = level

    def of(self, host, month):
        years = self.fought.get(host, {})
        return max(years.get(y, 0) for y in range((month - MEMORY + 1) // 12, month // 12 + 1))

    def met_by(self, spell):
        return self.of(CONFLICT_OF.get(spell.key, spell.host), spell.first)


def predecessors(spell, all_spells):
    """Those of the same host and command that end about when it begins."""
    return [s for s in all_spells if s.host == spell.host and s.un == spell.un and
            s.first < spell.first and s.end is not None and abs(s.end - spell.first) <= NEAR]


def kind(spell, all_spells):
    """fresh, follow (after one of the same host and command that ends) or further (beside one)."""
    others = [s for s in all_spells if s.host == spell.host and s.un == spell.un and
              s.first < spell.first]
    if predecessors(spell, all_spells):
        return "follow"
    return "further" if any(s.is_open(spell.first) for s in others) else "fresh"


def median_life(some):
    """Kaplan-Meier median in months; None where more than half outlive what is seen."""
    lives = [s.months() for s in some]
    alive = 1.0
    for months in sorted({m for m, ended in lives if ended}):
        at_risk = sum(1 for m, _ in lives if m >= months)
        alive *= 1 - sum(1 for m, ended in lives if ended and m == months) / at_risk
        if alive <= 0.5:
            return months
    return None


def ends_and_years(some):
    return (sum(1 for s in some if s.end is not None), sum(s.months()[0] for s in some) / 12)


def at_risk_hosts(out):
    """host -> (continent, years in which it might have a mission)"""
    continent, incomes = {row[0]: row[2] for row in out["regions"]}, relative_incomes(out)
    hosts = {row[0]: (continent[row[3]], 9999 if row[4] == 1 else row[6]) for row in out["states"]}
    hosts.update({row[0]: (continent[row[2]], 1945) for row in out["territories"]})
    return {h: (c, {y for y in range(1989, 2010) if y >= since and
                    incomes.get((h, y), (0, 0))[0] <= INCOME_MOST})
            for h, (c, since) in hosts.items()}


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

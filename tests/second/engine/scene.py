# Input laid out before any world runs, section 7 of MODEL.md: COV, SCA, TIE, DEM1, DEM3.
"""The scene: what all replicates share.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from bisect import bisect_right
from types import SimpleNamespace as Row

from arithmetic import deal, trunc
from epoch import Epoch
from parameters import Setting
from tables import TYPES, Tables, members, month_of, month_or_none


class Scene:
    """States by M49 code, hosts (states, then territories by number), tables by epoch."""

    def __init__(self, study, folder):
        self.study = study
        self.start = month_of(study['start'])
        self.months = study['months']
        self.seed = study['seed']
        self.tables = Tables(study, folder)
        self.setting = Setting(study, folder)
        self.epoch_months = self.tables.epochs(self.start, self.start + self.months)
        raw = self.tables.of(self.start)
        self.raw = raw
        self.read_states(raw)
        self.read_covariates(raw, study.get('covariates_known_to') or '')
        self.read_events(raw)
        self.epochs = [Epoch(self.tables.of(m), self) for m in self.epoch_months]
        self.read_ties(raw)
        self.read_record(raw)
        self.generates = self.setting.may_generate()
        self.share_cache = {}

    def epoch(self, month):
        """TAB2: the tables in force (those of the start before it)."""
        return self.epochs[max(bisect_right(self.epoch_months, month) - 1, 0)]

    def read_states(self, raw):
        region = {r['region']: r for r in raw['regions']}
        self.regions = sorted({int(r['number']) for r in raw['regions']})
        self.states, self.hosts = [], []
        for r in sorted(raw['states'], key=lambda r: int(r['number'])):
            self.states.append(Row(
                key=r['state'], number=int(r['number']), region=r['region'], p5=int(r['p5']),
                member=int(r['member_since'] or 0), exists=int(r['exists_since'] or 0)))
        self.state_of = {s.key: i for i, s in enumerate(self.states)}
        self.codes = [s.number for s in self.states]
        for i, s in enumerate(self.states):
            self.hosts.append(Row(key=s.key, number=s.number, party=i, state=i, region=s.region))
        for r in sorted(raw['territories'], key=lambda r: int(r['number'])):
            self.hosts.append(Row(key=r['territory'], number=int(r['number']), state=-1,
                                  party=self.state_of.get(r['stands_for'], -1),
                                  region=r['region']))
        for h in self.hosts:
            h.continent = region[h.region]['continent']
            h.region_index = self.regions.index(int(region[h.region]['number']))
        self.host_of = {h.key: i for i, h in enumerate(self.hosts)}
        self.organisations = {}
        for r in raw['organisations']:
            if r['state'] in self.state_of:
                self.organisations.setdefault(r['organisation'], set()).add(
                    self.state_of[r['state']])

    def exists(self, s, year):
        return self.states[s].exists <= year

    # ---- covariates ---------------------------------------------------------------------
    def read_covariates(self, raw, known_to):
        self.cov = {}
        last = max(int(r['year']) for r in raw['covariates'])
        for r in raw['covariates']:
            if r['state'] in self.state_of:
                self.cov[self.state_of[r['state']], int(r['year'])] = (
                    float(r['gdp_usd'] or 0), float(r['population'] or 0),
                    float(r['armed_forces'] or 0), float(r['democracy'] or -1))
        self.known_to = month_of(known_to) if known_to else 12 * last + 11
        self.known = last
        while 12 * self.known + 11 > self.known_to:
            self.known -= 1
        self.cov_cache, self.democracy_cache, self.growth_cache = {}, {}, {}

    def growth(self, s, column):
        """COV1: the yearly factor after the known year."""
        if (s, column) not in self.growth_cache:
            total, n = 0.0, 0
            for year in range(self.known - 4, self.known + 1):
                a = self.cov.get((s, year - 1), (0.0,) * 4)[column]
                b = self.cov.get((s, year), (0.0,) * 4)[column]
                if a > 0 and b > 0:
                    total = total + b / a
                    n += 1
            self.growth_cache[s, column] = total / n if n else 1.0
        return self.growth_cache[s, column]

    def raw_covariates(self, s, year):
        if (s, year) not in self.cov_cache:
            row = list(self.cov.get((s, min(year, self.known)), (0.0, 0.0, 0.0, -1.0)))
            for _ in range(self.known, year):
                row[0] = row[0] * self.growth(s, 0)
                row[1] = row[1] * self.growth(s, 1)
            self.cov_cache[s, year] = tuple(row)
        return self.cov_cache[s, year]

    def gdp(self, s, year):
        return self.raw_covariates(s, year)[0]

    def population(self, s, year):
        return self.raw_covariates(s, year)[1]

    def forces(self, s, year):
        return self.raw_covariates(s, year)[2]

    def democracy(self, s, year):
        """COV2."""
        own = self.raw_covariates(s, year)[3]
        if own >= 0:
            return own
        if year not in self.democracy_cache:
            total, n = 0.0, 0
            for i in range(len(self.states)):
                d = self.raw_covariates(i, year)[3]
                if d >= 0:
                    total, n = total + d, n + 1
            self.democracy_cache[year] = total / n if n else 0.5
        return self.democracy_cache[year]

    # ---- events -------------------------------------------------------------------------
    def read_events(self, raw):
        """TAB3."""
        self.events = []
        for r in raw['events']:
            month = month_of(r['month'])
            if r['kind'] == 'recorded' or (r['kind'] == 'law_reformed' and month > self.known_to):
                continue
            self.events.append(Row(
                month=month, kind=r['kind'], state=self.state_of.get(r['state'], -1),
                mission=r['mission'], to_mission=r['to_mission'], capability=r['capability'],
                posts=[int(r[t] or 0) for t in TYPES], value=float(r['value'] or 0),
                months=int(r['months'] or 0), tasks=members(r['tasks'])))

    def latest(self, events):
        """Of several events the latest; of one month the later row."""
        best = None
        for e in events:
            if best is None or e.month >= best.month:
                best = e
        return best

    # ---- scales -------------------------------------------------------------------------
    @staticmethod
    def of_year(rows, year):
        """SCA1: the row that holds the year, else the last before it, else the next."""
        holds = [r for r in rows if r[0] <= year <= r[1]]
        if holds:
            return holds[0][2]
        before = [r for r in rows if r[1] < year]
        if before:
            return max(before, key=lambda r: r[1])[2]
        after = [r for r in rows if r[0] > year]
        return min(after, key=lambda r: r[0])[2] if after else 0

    def shares(self, budget, year):
        """SCA1, SCA2: weights by state."""
        key = (budget == 'regular', year)
        if key in self.share_cache:
            return self.share_cache[key]
        raw = self.epoch(12 * year).raw
        regular, discount = [], []
        for i, s in enumerate(self.states):
            rows = [(int(r['year_from']), int(r['year_to']), int(r['regular_milli_percent']))
                    for r in raw['scale'] if r['state'] == s.key]
            n = self.of_year(rows, year)
            e = self.latest(e for e in self.events if e.kind == 'share_changed'
                            and e.state == i and e.month // 12 <= year)
            if e:
                n = trunc(e.value * 1000 + 0.5)
            regular.append(0 if s.member > year else n)
            rows = [(int(r['year_from']), int(r['year_to']), int(r['discount_permille']))
                    for r in raw['discounts'] if r['state'] == s.key]
            discount.append(self.of_year(rows, year))
        p5 = [s.p5 for s in self.states]
        big = sum(r for r, p in zip(regular, p5) if p)
        gap = sum(r * d for r, d, p in zip(regular, discount, p5) if not p)
        keeping = [r * (1000 * big + gap) if p else r * (1000 - d) * big
                   for r, d, p in zip(regular, discount, p5)]
        self.share_cache[True, year] = regular
        self.share_cache[False, year] = keeping
        return self.share_cache[key]

    def assess(self, cents, budget, year):
        """SCA3."""
        return deal(cents, self.shares(budget, year), self.codes)

    # ---- ties ---------------------------------------------------------------------------
    def read_ties(self, raw):
        """TIE1, TIE4."""
        pairs = {}
        for r in raw['dyads']:
            if r['state_a'] in self.state_of and r['state_b'] in self.state_of:
                row = (int(r['capital_km']), int(r['contiguous']), int(r['colonial_tie']),
                       int(r['common_language']))
                a, b = self.state_of[r['state_a']], self.state_of[r['state_b']]
                pairs[a, b] = pairs[b, a] = row
        self.ties = []
        for s in range(len(self.states)):
            line = []
            for h in self.hosts:
                shared = any(s in o and h.party in o for o in self.organisations.values())
                line.append(pairs.get((s, h.party), (0, 0, 0, 0)) + (int(shared),))
            self.ties.append(line)
        by_region = {}
        for i, s in enumerate(self.states):
            by_region.setdefault(s.region, set()).add(i)
        self.groups = list(by_region.values()) + list(self.organisations.values())

    # ---- record -------------------------------------------------------------------------
    def read_record(self, raw):
        self.mission_of = {m.key: i for i, m in enumerate(self.epochs[0].missions)}
        self.demand = [[] for _ in self.mission_of]
        first = None
        for r in raw['demand']:
            month = month_of(r['month'])
            first = month if first is None else min(first, month)
            self.demand[self.mission_of[r['mission']]].append(
                (month, [int(r[t]) for t in TYPES]))
        for rows in self.demand:
            rows.sort(key=lambda r: r[0])
        self.record_begins = first
        self.conflicts = {}
        for r in raw['conflicts']:
            self.conflicts[self.host_of[r['host']], int(r['year'])] = int(r['intensity'])
        self.conflicts_last = max([y for _, y in self.conflicts], default=-1)
        self.listed = {}
        for r in raw['outside_contributors']:
            if r['state'] in self.state_of:
                self.listed.setdefault(self.mission_of[r['mission']], []).append(
                    (month_of(r['month']), self.state_of[r['state']], int(r['persons'])))
        self.consent = [(self.mission_of[r['mission']], self.state_of[r['state']],
                         month_of(r['from']), month_or_none(r['to'])) for r in raw['consent']]

    def posts(self, i, month):
        """DEM1: posts of a mission of the table; the event before the record."""
        key = self.epochs[0].missions[i].key
        e = self.latest(e for e in self.events if e.mission == key and e.month <= month
                        and e.kind in ('mission_opened', 'mission_closed'))
        if e:
            return list(e.posts) if e.kind == 'mission_opened' else [0, 0, 0]
        rows = [p for m, p in self.demand[i] if m <= month]
        return list(rows[-1]) if rows else [0, 0, 0]

    def open_since(self, i):
        """DEM3 at the start, of a mission that has posts."""
        since = None
        for month, posts in self.demand[i]:
            if month > self.start:
                break
            if sum(posts) == 0:
                since = None
            elif since is None:
                since = month
        return self.start if since is None else since

    def may_join(self, s, i, mission, epoch):
        """TIE3: mission i of the table, or a place (i is -1)."""
        f = epoch.frameworks[mission.framework]
        if i < 0:
            return s == mission.lead if f.kind == 'lead' else f.members[s]
        rows = [r for r in self.listed.get(i, ()) if r[0] <= self.start]
        if any(r[1] == s for r in rows):
            return True
        narrow = f.kind == 'lead' or (f.kind == 'coalition' and bool(rows))
        if narrow:
            return s == mission.lead
        return f.members[s]

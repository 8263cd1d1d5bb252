# Generated demand, section 8.3 of MODEL.md: LIFE, FND, LIKE, SLOT; TURN4 to TURN6.
"""Missions that begin, go on and end.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import LOG2E, cut_div, exp2, log2, trunc
from situations import host_exists, income, severity
from tables import month_of
from world import FOLLOWED, ROBUST, TAKEN_OVER, WOUND_DOWN, MULTIDIMENSIONAL

YEAR_1999 = month_of('1999-01')


def posts_of_tables(w):
    """TURN4."""
    for m in w.missions:
        m.before = list(m.posts)
    if w.t == 0 or not w.generated():
        for i in range(w.table_missions):
            m = w.missions[i]
            m.posts = w.scene.posts(i, w.month)
            m.cls = w.e.cls(i, w.month)
            m.by_cap = w.e.by_capability(m.posts, m.cls)
    if not w.on('frameworks'):
        for m in w.missions[:w.table_missions]:
            if not w.is_un(m):
                m.posts, m.by_cap = [0] * 3, [0] * w.caps


def months_open(w):
    """TURN6, DEM3."""
    for i, m in enumerate(w.missions):
        if not m.open():
            m.since = 0
        elif m.since == 0:
            m.since = w.scene.open_since(i) if w.t == 0 else w.month
    w.opened = [m for m in w.missions if m.since == w.month]


class Course:
    """LIFE and FND of one month."""

    def __init__(self, w):
        self.w, self.p, self.d, self.month = w, w.p, w.draws, w.month
        self.winding = trunc(w.p['demand.winding_down_months'])

    def run(self):
        """LIFE1, FND1, FND2."""
        w = self.w
        first = 0 if w.generated() else w.table_missions
        for i in range(first, len(w.missions)):
            m = w.missions[i]
            if m.begins and m.begins == self.month:
                self.begin_decided(i)
            elif m.open():
                self.meet(m)
                self.look(m)
                if m.ends and m.ends <= self.month:
                    self.set_posts(m, [0, 0, 0])
                    if m.ending == FOLLOWED:
                        self.follow(i)
                else:
                    self.wind(m)
        if w.generated():
            self.events()
            self.openings()

    # ---- LIFE ---------------------------------------------------------------------------
    def set_posts(self, m, posts):
        if posts != m.posts:
            m.posts = list(posts)
            m.by_cap = self.w.e.by_capability(m.posts, m.cls)

    def meet(self, m):
        """LIFE3."""
        if not m.met:
            m.met = True
            m.looked, m.course, m.bridge = self.month - 1, list(m.posts), -1

    def hazard(self, m):
        """LIFE2."""
        p = self.p
        since = m.since or self.month
        if not self.w.is_un(m):
            h = p['demand.closing_per_year_outside']
        elif m.number < 60001 and since <= self.w.scene.record_begins:
            h = p['demand.closing_per_year_old']
        elif m.budget == 'regular':
            h = p['demand.closing_per_year_political']
        elif since < YEAR_1999:
            h = p['demand.closing_per_year_before_1999']
        else:
            h = p['demand.closing_per_year_from_1999']
        return 1 - exp2(-h / 12 * LOG2E)

    def look(self, m):
        """LIFE4."""
        chance = self.hazard(m)
        while not m.ends and not m.held and m.looked < self.month + self.winding:
            m.looked += 1
            if self.d.u('closing', 0, m.number, m.uses, month=m.looked) < chance:
                m.ends = m.looked
                name = 'followed_share' if self.w.is_un(m) else 'outside_followed_share'
                u = self.d.u('followed', 0, m.number, m.uses, month=m.ends)
                m.ending = FOLLOWED if u < self.p['demand.' + name] else WOUND_DOWN

    def wind(self, m):
        """LIFE6."""
        posts = list(m.course)
        if m.ends and m.ending == WOUND_DOWN:
            left = m.ends - self.month
            d = min(m.ends - (m.since or self.month), self.winding)
            n = 3 if d == 0 else min(3, cut_div(3 * left + d - 1, d))
            posts = [(x * n + 2) // 3 for x in m.course]
        self.set_posts(m, posts)

    def begin(self, m, posts, held):
        """LIFE7."""
        m.met, m.begins, m.ends, m.ending = True, 0, 0, WOUND_DOWN
        m.looked, m.course, m.held = self.month, list(posts), held
        m.posts = list(posts)
        m.by_cap = self.w.e.by_capability(m.posts, m.cls)
        self.look(m)
        self.wind(m)

    def take_over(self, m, months):
        """LIFE8."""
        self.meet(m)
        m.ends, m.ending, m.held = self.month + months, TAKEN_OVER, 0
        m.course = list(m.posts)
        if months == 0:
            self.set_posts(m, [0, 0, 0])

    # ---- FND ----------------------------------------------------------------------------
    def events(self):
        """FND1."""
        for e in self.w.scene.events:
            if e.month != self.month or e.mission not in self.w.scene.mission_of:
                continue
            m = self.w.missions[self.w.scene.mission_of[e.mission]]
            if e.kind == 'mission_opened':
                self.begin(m, e.posts, 0)
            elif e.kind == 'mission_closed':
                m.ends = self.month
                self.set_posts(m, [0, 0, 0])

    def openings(self):
        """FND2."""
        w = self.w
        counts = {}
        for m in w.missions:
            if m.host >= 0 and (m.open() or m.begins):
                key = (m.host, w.is_un(m))
                counts[key] = counts.get(key, 0) + 1
        for h, host in enumerate(w.scene.hosts):
            if not host_exists(w, h) or (host.state >= 0 and w.scene.states[host.state].p5):
                continue
            if income(w, h)[0] > self.p['demand.host_income_most']:
                continue
            if self.opens(h, 0, counts.get((h, True), 0)):
                self.found_un(h)
            if w.on('frameworks') and self.opens(h, 1, counts.get((h, False), 0)):
                self.found(h, outside=True)

    def opens(self, h, outside, has):
        w, p, host = self.w, self.p, self.w.scene.hosts[h]
        if has:
            rate = p['demand.outside_further_per_year' if outside else 'demand.further_per_year']
        else:
            row = w.e.authorisation.get((host.continent, severity(w, h)), (0.0, 0.0, 0.0))
            table = row[2] if outside else row[1] if self.month >= YEAR_1999 else row[0]
            a = p['demand.outside_forces_per_doubling' if outside
                  else 'demand.forces_per_doubling']
            rate = table * exp2(a * log2(max(w.forces(host.party), 2000.0) / 50000))
        u = self.d.u('opening', host.number, 0, outside)
        return u < 1 - exp2(-(rate * p['demand.openings_factor']) / 12 * LOG2E)

    def found_un(self, h):
        """FND3."""
        w, p, number = self.w, self.p, self.w.scene.hosts[h].number
        beside = -1
        for i, m in enumerate(w.missions):
            if (m.host == h and m.open() and not w.is_un(m) and not m.held
                    and not (m.ends and m.ending == TAKEN_OVER)
                    and (beside < 0 or m.total() > w.missions[beside].total())):
                beside = i
        if beside >= 0:
            if self.d.u('rehat', number, 0, 0) < p['demand.rehat_share']:
                if self.found(h, predecessor=beside) >= 0:
                    self.take_over(w.missions[beside], trunc(p['frameworks.rehat_months']))
            else:
                self.found(h)
        elif (w.on('frameworks')
              and self.d.u('bridging', number, 0, 0) < p['demand.bridging_share']):
            bridge = self.found(h, outside=True, held=1, large=True)
            if bridge < 0:
                self.found(h, large=True)
                return
            begins = self.month + trunc(p['frameworks.bridging_months'])
            if self.found(h, predecessor=bridge, bridge=bridge, begins=begins, large=True) < 0:
                w.missions[bridge].held = 0
        else:
            self.found(h)

    def follow(self, i):
        """FND5."""
        m = self.w.missions[i]
        self.found(m.host, outside=not self.w.is_un(m), predecessor=i, follows=1)

    def begin_decided(self, i):
        """FND6."""
        m = self.w.missions[i]
        self.begin(m, m.course, 0)
        if m.bridge >= 0 and self.w.missions[m.bridge].open():
            self.take_over(self.w.missions[m.bridge], trunc(self.p['frameworks.rehat_months']))

    def found(self, h, outside=False, predecessor=-1, follows=0, held=0, bridge=-1, begins=0,
              large=False):
        """FND4; the index of the mission or -1."""
        w, e = self.w, self.w.e
        i = self.take_place()
        if i < 0:
            return -1
        m = w.missions[i]
        name = (w.scene.hosts[h].number, m.number, m.uses)
        framework = self.framework(h, name, predecessor, follows) if outside else e.un
        like = -1
        if framework >= 0:
            like = self.template(h, name, outside, framework, follows, large)
        if like < 0:
            return -1
        row = e.templates[like]
        m.host, m.framework, m.supported = h, framework, 0
        m.budget = 'own' if outside else 'regular' if row.regular else 'peacekeeping'
        m.cls, m.chapter = row.cls, row.chapter
        m.predecessor = predecessor if predecessor != i else -1
        m.lead = self.lead(h, name) if e.frameworks[framework].kind == 'lead' else -1
        share = self.p['demand.robust_share']
        if share >= 0 and m.budget == 'peacekeeping' and row.posts[0] > 0:
            if self.d.u('robust', *name) < share:
                m.cls, m.chapter = ROBUST, 7
            elif m.cls == ROBUST:
                m.cls = MULTIDIMENSIONAL
        m.bridge = bridge
        if begins > self.month:
            m.begins, m.course = begins, list(row.posts)
            m.met, m.ends, m.ending, m.held, m.looked = True, 0, WOUND_DOWN, held, 0
        else:
            m.course = list(row.posts)
            self.begin(m, row.posts, held)
            if bridge >= 0 and w.missions[bridge].open():
                self.take_over(w.missions[bridge], trunc(self.p['frameworks.rehat_months']))
        return i

    # ---- LIKE ---------------------------------------------------------------------------
    def template(self, h, name, outside, framework, follows, large):
        """LIKE1."""
        host = self.w.scene.hosts[h]
        bad = severity(self.w, h) == 2
        early = self.month < YEAR_1999
        kind = [j for j, t in enumerate(self.w.e.templates) if t.un != outside and not (
            large and (t.posts[0] <= t.posts[1] + t.posts[2] or t.cls in (1, 2)))]
        tests = [lambda t: (t.severity == 2) == bad, lambda t: t.follows == follows,
                 lambda t: (t.year < 1999) == early,
                 lambda t: not outside or t.framework == framework]
        for go, enough in ((0, 3), (1, 3), (2, 3), (3, 1), (4, 1)):
            found = [j for j in kind if all(f(self.w.e.templates[j]) for f in tests[go:])]
            if len(found) >= enough:
                return found[trunc(self.d.u('template', *name) * len(found))]
        return -1

    def framework(self, h, name, predecessor, follows):
        """LIKE2, LIKE3."""
        w, host = self.w, self.w.scene.hosts[h]
        if follows and self.d.u('same_framework', *name) < self.p['demand.same_framework_share']:
            return w.missions[predecessor].framework
        weights = []
        for j, f in enumerate(w.e.frameworks):
            may = j != w.e.un and (not f.continent or (
                f.continent == host.continent and f.members[host.party]))
            n = sum(1 for t in w.e.templates
                    if t.framework == j and t.continent == host.continent)
            weights.append(self.p['demand.framework_weight'] + n if may else 0.0)
        return self.pick(weights, self.d.u('framework', *name))

    @staticmethod
    def pick(weights, u):
        total = 0.0
        for x in weights:
            total = total + x
        mark, chosen = u * total, -1
        for j, x in enumerate(weights):
            if mark < 0:
                break
            if x > 0:
                chosen = j
            mark = mark - x
        return chosen

    def lead(self, h, name):
        """LIKE4."""
        w = self.w
        party = w.scene.hosts[h].party
        weights = [w.interest[s][h] * w.gdp(s)
                   if s != party and w.scene.exists(s, w.year) else 0.0 for s in w.S]
        return self.pick(weights, self.d.u('lead', *name))

    # ---- SLOT ---------------------------------------------------------------------------
    def take_place(self):
        """SLOT1."""
        w = self.w
        places = range(w.table_missions, len(w.missions))
        chosen = next((i for i in places if w.missions[i].host < 0), -1)
        if chosen < 0:
            chosen = next((i for i in places if self.ended(i) and not self.has_money(i)), -1)
        if chosen < 0:
            for i in places:
                m = w.missions[i]
                if self.ended(i) and m.ends and self.month - m.ends >= 24:
                    heir = self.heir(i)
                    if heir >= 0:
                        from succession import pass_money
                        pass_money(w, i, heir)
                        chosen = i
                        break
        if chosen < 0:
            w.not_placed += 1
            return -1
        self.clear(chosen)
        return chosen

    def ended(self, i):
        m = self.w.missions[i]
        return not (m.open() or m.begins or any(m.there) or any(m.coming))

    def has_money(self, i):
        m = self.w.missions[i]
        return bool(m.cash or m.bills or any(m.arrears) or any(m.debts))

    def heir(self, i):
        w = self.w
        budget = w.missions[i].budget
        budget = 'peacekeeping' if budget == 'own' else budget
        return next((j for j, m in enumerate(w.missions)
                     if j != i and m.open() and m.budget == budget), -1)

    def clear(self, i):
        w = self.w
        m = w.missions[i]
        m.uses += 1
        m.host = m.framework = m.predecessor = m.lead = m.bridge = -1
        m.since = m.begins = m.ends = m.looked = 0
        m.held, m.ending, m.course = 0, WOUND_DOWN, [0] * 3
        m.money, m.cash, m.bills, m.ahead = False, 0, 0, 0
        for s in w.S:
            m.arrears[s] = m.debts[s] = 0
            m.lost[s] = m.lost_malicious[s] = 0.0
            w.know[s][i] = 0.0
        m.malicious = m.any = 0.0
        for other in w.missions[w.table_missions:]:
            if other.predecessor == i:
                other.predecessor = -1

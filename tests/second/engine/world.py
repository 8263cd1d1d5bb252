# State of one world, section 2 of MODEL.md; CON12, CON13, TURN; units (commitments).
"""The world: state variables and the moves of people that all rules share.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import trunc
from draws import Draws
from epoch import is_open

NEVER, CURRENT, LAPSED, ASSIGNED, LEARNING, DEPLOYED, RECOVERING = range(7)
PLACES, FIRST_PLACE = 128, 60001
MULTIDIMENSIONAL, ROBUST = 4, 5
WOUND_DOWN, FOLLOWED, TAKEN_OVER = range(3)
FOR_GOOD = 12 * 2299 + 11


class Unit:
    """A commitment."""
    __slots__ = ('s', 'm', 'k', 'persons', 'learning', 'serial', 'arrives', 'review', 'there',
                 'lost')

    def __init__(self, s, m, k, persons, learning, serial, arrives):
        self.s, self.m, self.k, self.persons, self.learning = s, m, k, persons, learning
        self.serial, self.arrives = serial, arrives
        self.review, self.there, self.lost = 0, False, 0


class Pool:
    """People of a state in a capability."""
    __slots__ = ('stock', 'joined', 'left', 'dependent', 'level', 'home')

    def __init__(self):
        self.stock = [0] * 7
        self.joined = self.left = 0
        self.dependent = 0.0
        self.level = 1
        self.home = {}

    def trained(self):
        st = self.stock
        return st[1] + st[2] + st[3] + st[4] + st[5] + st[6]

    def finished(self):
        st = self.stock
        return st[1] + st[2] + st[3] + st[5] + st[6]

    def move(self, source, target, n):
        """CON12."""
        n = max(0, min(n, self.stock[source]))
        self.stock[source] -= n
        self.stock[target] += n
        return n

    def recruit(self, n):
        self.stock[NEVER] += n
        self.joined += n

    def hold(self):
        self.dependent = min(max(self.dependent, 0.0), float(self.finished()))

    def leave(self, source, n):
        """CON12, CON13: people leave for good."""
        n = max(0, min(n, self.stock[source]))
        if n == 0:
            return 0
        finished = self.finished()
        share = self.dependent / finished if finished else 0.0
        self.stock[source] -= n
        self.left += n
        if source not in (NEVER, LEARNING):
            if share > 0:
                self.dependent = self.dependent - n * share
                self.hold()
        return n

    def taught(self, lapsed, never, by_donor):
        """CON13: after the people have been moved."""
        before = self.finished() - never
        share = self.dependent / before if before else 0.0
        if by_donor:
            self.dependent = self.dependent + (lapsed * (1 - share) + never)
        else:
            self.dependent = self.dependent - lapsed * share
        self.hold()


class State:
    def __init__(self, caps):
        self.pools = [Pool() for _ in range(caps)]
        self.instructors = 0
        self.backlog = self.help = 0.0
        self.away = 0
        self.experience = 0.0
        self.by_type = [0.0] * 3
        self.will = self.lasting = 0.0
        self.withheld = 0
        self.due = self.received = 0.0
        self.paid_share = 1.0
        self.allowance = 0
        self.lost = 0.0
        self.due_now = self.received_now = 0
        self.throughput = self.teach = 0.0


class Mission:
    def __init__(self, number, states, caps):
        self.number, self.host = number, -1
        self.budget, self.cls, self.chapter, self.supported = 'own', 0, 0, 0
        self.framework = self.predecessor = self.lead = -1
        self.posts, self.before, self.by_cap = [0] * 3, [0] * 3, [0] * caps
        self.since = 0
        self.money = False
        self.cash = self.bills = self.ahead = 0
        self.arrears, self.debts = [0] * states, [0] * states
        self.output = self.repute = 0.0
        self.shown = [0.0] * 3
        self.staff = self.diverted = 0
        self.lost, self.lost_malicious = [0.0] * states, [0.0] * states
        self.malicious = self.any = 0.0
        self.begins = self.ends = self.looked = 0
        self.course = [0] * 3
        self.bridge = -1
        self.ending, self.held, self.met, self.uses = WOUND_DOWN, 0, False, 0
        self.there, self.coming = [0] * caps, [0] * caps
        self.of_state = [0] * states
        self.serials = [0] * states
        self.running = self.accrued = 0

    def open(self):
        return any(self.posts)

    def total(self):
        return sum(self.posts)


class World:
    """One replicate."""

    def __init__(self, scene, replicate):
        self.scene = scene
        self.draws = Draws(scene.seed, replicate)
        self.drawn = scene.setting.draw(self.draws)
        self.t, self.month = 0, scene.start
        e = scene.epochs[0]
        self.caps = len(e.caps)
        n = len(scene.states)
        self.S = range(n)
        self.K = range(self.caps)
        self.states = [State(self.caps) for _ in self.S]
        self.table_missions = len(e.missions)
        self.missions = [Mission(m.number, n, self.caps) for m in e.missions]
        for i, m in enumerate(e.missions):
            self.missions[i].host = m.host
            self.missions[i].uses = 0
        if scene.generates:
            self.missions += [Mission(FIRST_PLACE + i, n, self.caps) for i in range(PLACES)]
        self.units = {}
        M, H = len(self.missions), len(scene.hosts)
        self.know = [[0.0] * M for _ in self.S]
        self.know_region = [[0.0] * len(scene.regions) for _ in self.S]
        self.will_host = [[0.0] * H for _ in self.S]
        self.interest = [[0.0] * H for _ in self.S]
        self.situation, self.fought, self.fought_major = [0] * H, [0] * H, [0] * H
        self.admitted = [[False] * M for _ in self.S]
        self.admitted_need = [[[False] * self.caps for _ in range(M)] for _ in self.S]
        self.advance = 0.0
        self.framework_share = [0.0] * len(e.frameworks)
        self.peer_year = None
        self.not_placed = 0
        from donors import Donor
        self.donors = [Donor(n, self.caps) for _ in e.donors]
        self.purse = [0] * len(e.programmes)
        self.inflow = [0] * len(e.programmes)
        self.setup_month()

    # ---- the month ----------------------------------------------------------------------
    def setup_month(self):
        """TURN1, TURN2."""
        self.month = self.scene.start + self.t
        self.year = self.month // 12
        self.draws.month = self.month
        self.e = self.scene.epoch(self.month)
        self.p = self.scene.setting.of_month(self.drawn, self.month)
        self.tour = trunc(self.p['rotation.tour_months'])
        self.tables_of_missions()

    def tables_of_missions(self):
        for i in range(self.table_missions):
            row, m = self.e.missions[i], self.missions[i]
            m.budget, m.predecessor, m.framework = row.budget, row.predecessor, row.framework
            m.lead, m.chapter, m.supported = row.lead, row.chapter, row.supported

    def is_un(self, m):
        return m.framework == self.e.un

    def generated(self):
        return self.p['demand.generated'] >= 0.5

    def on(self, switch):
        return self.p['mechanism.' + switch] >= 0.5

    def open_programmes(self):
        return [i for i, p in enumerate(self.e.programmes) if is_open(p, self.month)]

    # ---- covariates of the world's year -------------------------------------------------
    def gdp(self, s):
        return self.scene.gdp(s, self.year)

    def population(self, s):
        return self.scene.population(s, self.year)

    def forces(self, s):
        return self.scene.forces(s, self.year)

    def strength(self, s, k, year):
        """CAP2."""
        c = self.e.caps[k]
        if c.type == 1:
            base = self.scene.population(s, year) * self.p['pools.police_per_1000'] / 1000
        else:
            base = self.scene.forces(s, year)
        return base * c.permille / 1000

    # ---- units --------------------------------------------------------------------------
    def item(self, u):
        """CON8: the item of a commitment."""
        return u.serial * 256 + self.e.caps[u.k].number

    def unit_order(self, purpose, u):
        return self.draws.order(purpose, self.scene.codes[u.s], self.missions[u.m].number,
                                self.item(u))

    def new_unit(self, s, m, k, persons, learning, arrives):
        mission = self.missions[m]
        u = Unit(s, m, k, persons, learning, mission.serials[s], arrives)
        mission.serials[s] += 1
        self.units[s, m, u.serial] = u
        self.count(u, persons)
        return u

    def count(self, u, n):
        """People of a unit, n more, in the sums by mission."""
        m = self.missions[u.m]
        if u.there:
            m.there[u.k] += n
            m.of_state[u.s] += n
        else:
            m.coming[u.k] += n

    def drop_if_gone(self, u):
        if u.persons == 0:
            self.units.pop((u.s, u.m, u.serial), None)

    def pool(self, u):
        return self.states[u.s].pools[u.k]

    def units_of(self, m, there=None):
        return [u for u in self.units.values()
                if u.m == m and (there is None or u.there == there)]

    def send_home(self, s, k, n):
        """CUT5: deployed to recovering, or to current; how many moved."""
        pool = self.states[s].pools[k]
        product = self.p['rotation.dwell_ratio'] * self.p['rotation.tour_months']
        if product < 1:
            return pool.move(DEPLOYED, CURRENT, n)
        n = pool.move(DEPLOYED, RECOVERING, n)
        when = self.month + trunc(product)
        pool.home[when] = pool.home.get(when, 0) + n
        return n

    def withdraw(self, u, n):
        """CUT5: n people of a deployed unit go home."""
        n = min(n, u.persons)
        n = self.send_home(u.s, u.k, n)
        u.persons -= n
        self.count(u, -n)
        self.drop_if_gone(u)
        return n

    def drop(self, u):
        """CUT6: a promised unit is dropped."""
        pool = self.pool(u)
        pool.move(LEARNING, NEVER, u.learning)
        pool.move(ASSIGNED, CURRENT, u.persons - u.learning)
        self.count(u, -u.persons)
        u.persons = u.learning = 0
        self.drop_if_gone(u)

    def arrive(self, u):
        """ARR2."""
        pool = self.pool(u)
        pool.move(LEARNING, DEPLOYED, u.learning)
        pool.move(ASSIGNED, DEPLOYED, u.persons - u.learning)
        self.count(u, -u.persons)
        u.learning, u.there = 0, True
        self.count(u, u.persons)
        u.review = self.month + self.tour

    def promise(self, s, m, k, n, arrives):
        """GEN8."""
        pool = self.states[s].pools[k]
        st = pool.stock
        if n <= 0 or n > st[CURRENT] + st[LAPSED] + st[NEVER]:
            return None
        left = n - pool.move(CURRENT, ASSIGNED, n)
        left -= pool.move(LAPSED, ASSIGNED, left)
        learning = pool.move(NEVER, LEARNING, left)
        return self.new_unit(s, m, k, n, learning, arrives)

    def rename_unit(self, u, m):
        """SUC4: the unit passes to another mission."""
        self.count(u, -u.persons)
        del self.units[u.s, u.m, u.serial]
        u.m = m
        u.serial = self.missions[m].serials[u.s]
        self.missions[m].serials[u.s] += 1
        self.units[u.s, u.m, u.serial] = u
        self.count(u, u.persons)

    # ---- sums ---------------------------------------------------------------------------
    def type_sum(self, counts, p):
        return sum(counts[k] for k in self.e.of_type[p])

    def committed(self, s, police):
        """GEN3."""
        total = 0
        for k in self.K:
            if (self.e.caps[k].type == 1) == police:
                st = self.states[s].pools[k].stock
                total += st[DEPLOYED] + st[ASSIGNED] + st[LEARNING]
        return total

    def people_un(self, s, p=None):
        """People of a state under the United Nations' command, of a type or of all."""
        ks = self.K if p is None else self.e.of_type[p]
        return sum(self.un_people[s][k] for k in ks)

    def count_un(self):
        self.un_people = [[0] * self.caps for _ in self.S]
        for u in self.units.values():
            if u.there and self.is_un(self.missions[u.m]):
                self.un_people[u.s][u.k] += u.persons

# Tables in force, section 7 of MODEL.md: TAB2, DEM2, LIFE and FND read them from here.
"""The tables of one epoch, as objects.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from types import SimpleNamespace as Row

from tables import CLASSES, TYPES, members, month_of, month_or_none

NO_UNIT_LEAST, NO_UNIT_MOST = 2 ** 31 - 1, 1
ITEMS = ('units', 'officers', 'centres', 'courses', 'trainers', 'equipment', 'lift', 'aid')


def item_of(mode, centre):
    """DON1: which item of a budget pays a programme."""
    if centre:
        return ITEMS.index('centres')
    return ITEMS.index({'train_the_trainer': 'trainers', 'equipment': 'equipment'}.get(
        mode, 'courses'))


class Epoch:
    """Parsed tables; keys of states are turned into indices by the scene."""

    def __init__(self, raw, scene):
        self.raw = raw
        self.read_capabilities(raw)
        self.read_classes(raw)
        self.read_frameworks(raw, scene)
        self.read_missions(raw, scene)
        self.read_donors(raw, scene)
        self.laws = {}
        for r in raw['caveats']:
            if r['state'] in scene.state_of:
                self.laws[scene.state_of[r['state']]] = Row(
                    tasks=members(r['tasks']), chapters=r['chapters'],
                    frameworks=members(r['frameworks']))
        self.rates = sorted((month_of(r['month']), float(r['usd_per_person_month']))
                            for r in raw['reimbursement'])

    def read_capabilities(self, raw):
        self.tasks = {r['task']: Row(number=int(r['number']), civilian=int(r['civilian']),
                                     works=int(r['works'])) for r in raw['tasks']}
        self.caps = []
        for r in sorted(raw['capabilities'], key=lambda r: int(r['number'])):
            self.caps.append(Row(
                key=r['capability'], number=int(r['number']), type=TYPES.index(r['personnel']),
                individual=int(r['individual']), permille=int(r['force_permille']),
                tasks=members(r['tasks'])))
        self.cap_of = {c.key: i for i, c in enumerate(self.caps)}
        for c in self.caps:
            sizes = {}
            for u in raw['units']:
                if u['capability'] == c.key:
                    n, least = int(u['persons']), int(u['persons_least'])
                    was, weight = sizes.get(n, (least, 0))
                    sizes[n] = min(was, least), weight + int(u['weight'])
            # UNI: sizes from the largest down, each with its least and the sum of its weights.
            c.sizes = [(n, *sizes[n]) for n in sorted(sizes, reverse=True)]
            c.fewest = min((least for _, least, _ in c.sizes), default=NO_UNIT_LEAST)
            # INI4, RDY1, EQP2: persons of the smallest and of the largest unit.
            c.least = min(sizes) if sizes else NO_UNIT_LEAST
            c.most = max(sizes) if sizes else NO_UNIT_MOST
            names = set(self.tasks) if c.tasks is None else c.tasks
            c.engineer = any(self.tasks[t].works for t in names if t in self.tasks)

        def first(kind, individual):
            for i, c in enumerate(self.caps):
                if c.type == kind and c.individual == individual:
                    return i
            return -1
        self.infantry, self.staff = first(0, 0), first(0, 1)
        self.formed_police, self.police, self.experts = first(1, 0), first(1, 1), first(2, 1)
        for i, c in enumerate(self.caps):
            c.enabler = c.type == 0 and not c.individual and i != self.infantry
        self.of_type = [[i for i, c in enumerate(self.caps) if c.type == p] for p in range(3)]

    def read_classes(self, raw):
        self.classes = [None] * len(CLASSES)
        for r in raw['classes']:
            self.classes[CLASSES.index(r['mission_class'])] = Row(
                malicious=float(r['malicious_deaths']), other=float(r['other_deaths']),
                civilian=int(r['civilian_permille']),
                weights=[float(r[n + '_weight']) for n in ('security', 'civil', 'works', 'aid')])
        self.mix = [[0] * len(self.caps) for _ in CLASSES]
        for r in raw['capability_mix']:
            self.mix[CLASSES.index(r['mission_class'])][self.cap_of[r['capability']]] = int(
                r['share_permille'])
        self.mandates = [[] for _ in CLASSES]
        for r in raw['mandates']:
            self.mandates[CLASSES.index(r['mission_class'])].append(
                (r['task'], month_of(r['from'])))

    def read_frameworks(self, raw, scene):
        self.frameworks = []
        for r in sorted(raw['frameworks'], key=lambda r: int(r['number'])):
            org = r['organisation']
            self.frameworks.append(Row(
                key=r['framework'], number=int(r['number']), kind=r['kind'], organisation=org,
                continent=r['continent'], faster=float(r['faster_months']),
                sustain=int(r['sustain_months']),
                allowance=int(r['allowance_usd_per_pers_month']),
                budget=float(r['budget_usd_m_per_year']),
                members=[not org or s in scene.organisations.get(org, ())
                         for s in range(len(scene.states))]))
        self.framework_of = {f.key: i for i, f in enumerate(self.frameworks)}
        self.un = [i for i, f in enumerate(self.frameworks) if f.kind == 'un'][0]
        self.authorisation = {(r['continent'], int(r['severity'])): (
            float(r['per_year_before_1999']), float(r['per_year_from_1999']),
            float(r['outside_per_year'])) for r in raw['authorisation']}
        self.templates = []
        for r in sorted(raw['templates'], key=lambda r: int(r['number'])):
            self.templates.append(Row(
                number=int(r['number']), framework=self.framework_of.get(r['framework'], -1),
                cls=CLASSES.index(r['mission_class']), chapter=int(r['chapter']),
                year=int(r['year']), continent=r['continent'], severity=int(r['severity']),
                follows=int(r['follows']), regular=int(r['regular']),
                posts=[int(r[t]) for t in TYPES],
                un=r['framework'] == self.frameworks[self.un].key))

    def read_missions(self, raw, scene):
        self.missions = []
        for r in sorted(raw['missions'], key=lambda r: int(r['number'])):
            self.missions.append(Row(
                key=r['mission'], number=int(r['number']), host=scene.host_of[r['host']],
                budget=r['budget'], first=CLASSES.index(r['class_initial']),
                later=CLASSES.index(r['class_later'] or r['class_initial']),
                class_from=month_or_none(r['class_from']), predecessor=r['predecessor'],
                framework=self.framework_of[r['framework']],
                lead=scene.state_of.get(r['lead'], -1), chapter=int(r['chapter']),
                supported=int(r['supported'])))
        of = {m.key: i for i, m in enumerate(self.missions)}
        for m in self.missions:
            m.predecessor = of.get(m.predecessor, -1)

    def read_donors(self, raw, scene):
        self.programmes = []
        targets = {}
        for r in raw['recipients']:
            if r['state'] in scene.state_of:
                targets.setdefault(r['programme'], []).append(scene.state_of[r['state']])
        donors = sorted(raw['donors'], key=lambda r: scene.states[
            scene.state_of[r['donor']]].number)
        donor_of = {r['donor']: d for d, r in enumerate(donors)}
        for r in sorted(raw['programmes'], key=lambda r: int(r['number'])):
            self.programmes.append(Row(
                key=r['programme'], number=int(r['number']), donor=donor_of[r['donor']],
                share=int(r['donor_share_permille']), mode=r['mode'],
                cap=self.cap_of[r['capability']], item=item_of(r['mode'], int(r['centre'])),
                instructors=int(r['instructors']), seats=int(r['seats_per_year']),
                weeks=int(r['course_weeks']), permille=int(r['peacekeeping_permille']),
                start=month_or_none(r['start']), end=month_or_none(r['end']),
                recipients=sorted(targets.get(r['programme'], []))))
        self.donors = [Row(state=scene.state_of[r['donor']],
                           budget=float(r['budget_usd_m_per_year']),
                           permilles=[int(r[n + '_permille']) for n in ITEMS],
                           coordinates=int(r['coordinates'])) for r in donors]

    def cls(self, i, month):
        """DEM1: the class of a mission of the table."""
        m = self.missions[i]
        return m.later if m.class_from is not None and month >= m.class_from else m.first

    def by_capability(self, posts, cls):
        """DEM2."""
        from arithmetic import deal
        out = [0] * len(self.caps)
        for p in range(3):
            ks = self.of_type[p]
            parts = deal(posts[p], [self.mix[cls][k] for k in ks],
                         [self.caps[k].number for k in ks])
            for k, n in zip(ks, parts):
                out[k] = n
        return out


def is_open(programme, month):
    """DON1: open from start to end, both included."""
    return ((programme.start is None or programme.start <= month)
            and (programme.end is None or month <= programme.end))

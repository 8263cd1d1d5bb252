"""What mandates ask, what missions of a class are like, what laws and hosts admit, what happened.

Deaths are computed from the record of fatalities; nearly all else is assumed or named by a page,
and says which.
SPDX-License-Identifier: GPL-3.0-or-later
"""

from fractions import Fraction

from compile import history
from compile.base import decimal, whole
from compile.missions import mission_name

CLASSES = "none observer political traditional multidimensional robust".split()

PAPER = "P: one of the ten civilian fields that it lists"
# task, number, civilian, name, basis, source
TASKS = [
    ("electoral", 1, 1, "electoral assistance", "seen", PAPER),
    ("gender", 2, 1, "gender", "seen", PAPER),
    ("child_protection", 3, 1, "child protection", "seen", PAPER),
    ("mine_action", 4, 1, "mine action", "seen", PAPER),
    ("hiv_aids", 5, 1, "HIV/AIDS", "seen", PAPER),
    ("humanitarian", 6, 1, "humanitarian assistance", "seen", PAPER),
    ("ssr", 7, 1, "security sector reform", "seen", PAPER),
    ("ddr", 8, 1, "disarmament, demobilization and reintegration", "seen", PAPER),
    ("human_rights", 9, 1, "human rights", "seen", PAPER),
    ("rule_of_law", 10, 1, "rule of law", "seen", PAPER),
    ("observe", 11, 0, "observe and verify, as unarmed officers", "seen",
     "P: man observation posts; here the work of military experts"),
    ("separate", 12, 0, "patrol, checkpoints, demilitarized zones", "seen",
     "P: monitor and patrol demilitarized zones, control checkpoints"),
    ("protect_civilians", 13, 0, "protect civilians under imminent threat", "seen",
     "P: protecting civilians"),
    ("use_force", 14, 0, "use force beyond self-defence to fulfil the mandate", "seen",
     "P: use all necessary means to implement the mandated tasks"),
    ("public_order", 15, 0, "public order, by formed police", "seen",
     "P: helping maintain law and order"),
    ("advise_police", 16, 0, "advise, train and monitor the police", "assumed",
     "what individual police do"),
    ("works", 17, 0, "engineering, infrastructure, reconstruction", "seen",
     "P: infrastructure reconstruction (bridges, schools, roads)"),
    ("support", 18, 0, "logistics, transport, aviation, medical, signals", "seen",
     "P: logistics, transport, medical services, as part of missions"),
    ("staff", 19, 0, "headquarters and liaison", "seen", "P: headquarters staff"),
]

OF_CAPABILITY = {
    "infantry": "separate;protect_civilians;use_force", "engineering": "works",
    "logistics": "support", "aviation": "support", "medical": "support", "signals": "support",
    "staff_officers": "staff", "formed_police": "public_order;protect_civilians",
    "individual_police": "advise_police", "military_experts": "observe",
}

START = "1990-01"
BROAD = ("multidimensional", "robust")
# civilian task -> month from which on broad mandates have it, and why
CIVILIAN_FROM = [
    ("electoral", START, "before the record"),
    ("human_rights", START, "before the record"),
    ("humanitarian", START, "before the record"),
    ("ddr", "1999-10", "UNAMSIL, resolution 1270"),
    ("child_protection", "2000-02", "advisers in UNAMSIL"),
    ("hiv_aids", "2000-07", "resolution 1308"),
    ("gender", "2000-10", "resolution 1325"),
    ("rule_of_law", "2003-09", "UNMIL, resolution 1509"),
    ("ssr", "2004-05", "ONUB, resolution 1545"),
    ("mine_action", "2009-01", "the tenth; such components are older"),
]
CIVILIAN_SOURCE = ("GAO-09-142: tasks per mandate 3 (1998) to 9 (2008); which ones and from when "
                   "assumed: %s (memory)")
OF_POLITICAL = [
    ("electoral", START), ("human_rights", START), ("humanitarian", "2002-03"),
    ("gender", "2000-10"), ("rule_of_law", "2003-09"), ("ssr", "2004-05"),
]
# uniformed tasks from the start of the record on
UNIFORMED = {
    "none": "observe separate public_order advise_police works support staff",
    "observer": "observe separate public_order advise_police works support staff",
    "political": "observe separate advise_police works support staff",
    "traditional": "observe separate advise_police works support staff",
    "multidimensional": "observe separate public_order advise_police works support staff",
    "robust": "observe separate use_force public_order advise_police works support staff",
}
PROTECTION = "1999-10"  # UNAMSIL, resolution 1270: the first mandate to protect civilians

# Ratios between classes are assumed; the level is that at which peacekeeping missions' posts at the
# ends of 2007, 2013 and 2015 give the mean of the seen shares (.196, .161, .150).
CIVILIAN_PERMILLE = {"none": 0, "observer": 450, "political": 700, "traditional": 90,
                     "multidimensional": 330, "robust": 180}
WEIGHTS = {  # security, civil staff, works, aid
    "none": ("1", "0", "0", "0"), "observer": ("0.9", "0.1", "0", "0"),
    "political": ("0.1", "0.7", "0", "0.2"), "traditional": ("0.8", "0.05", "0.1", "0.05"),
    "multidimensional": ("0.4", "0.35", "0.1", "0.15"), "robust": ("0.55", "0.2", "0.1", "0.15"),
}
UNIFORMED_DEAD = {"Military", "Police", "Military Observer"}
SAME_OF_YEAR = {("UNPF", 1995): "UNPROFOR"}  # its headquarters before the name was in the tables
FIT, LATER = (1995, 2009), (2010, 2016)
EXPOSED = 5000  # person-years below which a class has no rate of its own

CIVILIAN = ";".join(t[0] for t in TASKS if t[2])


def _without(*tasks):
    return ";".join(t[0] for t in TASKS if t[0] not in tasks)


COMBAT = ("separate", "protect_civilians", "use_force")
# state, tasks, chapters, frameworks, basis, source
CAVEATS = [
    ("CHE", _without("use_force"), "both", "all", "seen",
     "swissinfo.ch 1371436: no combat role for units abroad; Military Act art. 66: a mandate of "
     "the UN or the OSCE"),
    # all infantry separates parties; formed police, which China sent, may protect civilians
    ("CHN", _without("separate", "use_force"), "both", "UN", "seen",
     "en.people.cn 8475385, thebricspost.com 21879: before December 2013 no security forces, only "
     "engineers, medical and logistic units, police, observers; only under the UN: memory; the "
     "change is in events"),
    ("IND", "all", "both", "UN", "seen",
     "irishtimes.com, 2004: soldiers under the UN's command, not as part of a coalition"),
    ("JPN", _without(*COMBAT, "public_order"), "both", "UN", "seen",
     "P: Act 79 of 1992, art. 24: arms only to protect oneself and those under one's control; "
     "engineers, logistics, staff, observers; the UN is the only standardized window. Individual "
     "police: UN contribution tables 2007-08"),
]

SUDAN = "sudantribune.com 24619, 27281, thelocal.se 2008-01-10: Sudan refused %s"
NORDIC = SUDAN % "the Nordic engineers; to: the month before police of the state are recorded"
ASIAN = SUDAN % "them still in May 2008; end assumed, people are recorded in 2009-11"
ERITREA = ("globalsecurity.org 2005-12-07: Eritrea sent home people from the United States, Canada "
           "and Europe, Russia included; the other European states are not listed here")
# mission, state, from, to, basis, source
CONSENT = [
    ("UNAMID", "NOR", "2007-11", "2009-10", "seen", NORDIC),
    ("UNAMID", "NPL", "2007-11", "2008-12", "seen", ASIAN),
    ("UNAMID", "SWE", "2007-11", "2010-04", "seen", NORDIC),
    ("UNAMID", "THA", "2007-11", "2008-12", "seen", ASIAN),
    ("UNMEE", "CAN", "2005-12", "", "seen", ERITREA),
    ("UNMEE", "RUS", "2005-12", "", "seen", ERITREA),
    ("UNMEE", "USA", "2005-12", "", "seen", ERITREA),
]

# event, month, kind, state, mission, to_mission, capability, troops, police, experts, value,
# months, tasks, basis, source
EVENTS = [
    ("handover-unprofor-croatia", "1995-04", "handed_over", "", "UNPROFOR", "UNCRO", "", 0, 0, 0,
     "0.36", 0, "", "computed", "UN contribution tables: 14,043 of 39,360 people in the first month"),
    ("handover-unprofor-macedonia", "1995-04", "handed_over", "", "UNPROFOR", "UNPREDEP", "", 0, 0,
     0, "0.044", 0, "", "computed", "UN contribution tables: 1,102 of the 25,317 who were left"),
    ("handover-unprofor-ifor", "1995-12", "handed_over", "", "UNPROFOR", "IFOR", "", 0, 0, 0,
     "0.88", 0, "", "computed", "resolution 1031, 20 December 1995; UN contribution tables: of "
     "22,342 people 2,676 are left, so that at most so many stayed under NATO; who: troops of states "
     "that may join"),
    ("handover-ecowas-sierra-leone", "2000-05", "handed_over", "", "ECOWAS-SLE", "UNAMSIL", "", 0,
     0, 0, "0.36", 0, "", "computed",
     "thenewhumanitarian.org 1999-11-29: four battalions of Nigeria, Guinea and Ghana, some 4,000, "
     "stay under the UN; of 11,000 in its last month"),
    ("handover-minuci", "2004-03", "handed_over", "", "MINUCI", "UNOCI", "", 0, 0, 0, "1", 0, "",
     "seen", "UN contribution tables: MINUCI's people are under UNOCI from this month on; "
     "resolution 1528 names April"),
    ("law-china-infantry", "2013-12", "law_reformed", "CHN", "", "", "", 0, 0, 0, "0", 0, "all",
     "seen", "en.people.cn 8475385: security forces for the first time, in MINUSMA; that the law "
     "then admits every task: assumed"),
]


def tasks(account):
    account.title("tasks, mandates")
    account.note("%d tasks, %d of them civilian: the ten fields of the paper"
                 % (len(TASKS), sum(t[2] for t in TASKS)))
    return [task[:3] + (1 if task[0] == "works" else 0,) + task[3:] for task in TASKS]


def mandates(mix_rows, account):
    rows = []
    for name in CLASSES:
        for task in UNIFORMED[name].split():
            rows.append((name, task, START, "assumed", "what the class's posts are for"))
        if name in BROAD:
            rows += [(name, task, since, "assumed", CIVILIAN_SOURCE % why)
                     for task, since, why in CIVILIAN_FROM]
    rows += [("political", task, since, "assumed", "as in broad mandates, later or not at all")
             for task, since in OF_POLITICAL]
    rows.append(("robust", "protect_civilians", PROTECTION, "memory", "UNAMSIL, resolution 1270"))
    asked = {(r[0], r[1]) for r in rows}
    for name, capability, share, *_ in mix_rows:
        if share and not any((name, t) in asked for t in OF_CAPABILITY[capability].split(";")):
            account.check(False, "%s missions ask something of %s" % (name, capability))
    for year in (1998, 2003, 2008, 2012):
        account.note("civilian tasks of a multidimensional or robust mandate at the end of %d: %d"
                     % (year, sum(1 for _, since, _ in CIVILIAN_FROM if since <= "%d-12" % year)))
    return sorted(rows, key=lambda r: (CLASSES.index(r[0]), r[2], r[1]))


def _class_at(mission, month):
    return mission[5] if mission[7] and month < mission[7] else mission[6]


def _exposure(deployment_rows, missions, years):
    """((class -> person-months), (mission, year) -> class with most of its person-months)."""
    known, full, parts = {m[0]: m for m in missions}, {}, {}
    for mission, month, *persons in deployment_rows:
        if mission in known and years[0] <= int(month[:4]) <= years[1]:
            name = _class_at(known[mission], month)
            full[name] = full.get(name, 0) + sum(persons)
            cell = parts.setdefault((mission, int(month[:4])), {})
            cell[name] = cell.get(name, 0) + sum(persons)
    return full, {key: max(cell, key=lambda c: (cell[c], c)) for key, cell in parts.items()}


def _uniformed_dead(source, years):
    """((mission, year), whether by malicious act, how many), record by record."""
    for row in source.rows("fatalities_country_mission_year.csv"):
        year = int(row["year"])
        if row["personnel_type"].strip() in UNIFORMED_DEAD and years[0] <= year <= years[1]:
            mission = mission_name(row["mission"].strip())
            yield ((SAME_OF_YEAR.get((mission, year), mission), year),
                   row["cause"].strip() == "Malicious Act", whole(row["deaths"]))


def _deaths(source, of_year, years):
    """class -> [malicious, other], and how many uniformed dead have no class."""
    found, without = {}, 0
    for key, malicious, dead in _uniformed_dead(source, years):
        name = of_year.get(key)
        if name is None:
            without += dead
            continue
        cell = found.setdefault(name, [0, 0])
        cell[0 if malicious else 1] += dead
    return found, without


def deaths(source, deployment_rows, missions):
    """Each mission's dead by malicious act in the fit window, from which `scenarios/estimates.py`
    reckons how missions of a class differ; `missions` are the United Nations'."""
    _, of_year = _exposure(deployment_rows, missions, FIT)
    found = {mission: 0 for mission, _ in of_year}
    for key, malicious, dead in _uniformed_dead(source, FIT):
        if malicious and key in of_year:
            found[key[0]] += dead
    return [(m[0], found[m[0]], "seen") for m in missions if m[0] in found]


def deaths_by_year(source, deployment_rows, missions):
    """All missions' dead otherwise in each year of the fit window, as the classes count them, from
    which `scenarios/estimates.py` reckons how their rate fell."""
    _, of_year = _exposure(deployment_rows, missions, FIT)
    found = {year: 0 for year in range(FIT[0], FIT[1] + 1)}
    for key, malicious, dead in _uniformed_dead(source, FIT):
        if not malicious and key in of_year:
            found[key[1]] += dead
    return [(year, dead, "seen") for year, dead in found.items()]


def _rates(source, deployment_rows, missions, years, account):
    exposure, of_year = _exposure(deployment_rows, missions, years)
    deaths, without = _deaths(source, of_year, years)
    rates = {}
    for name in CLASSES:
        person_years = Fraction(exposure.get(name, 0), 12)
        dead = deaths.get(name, [0, 0])
        if person_years:
            rates[name] = (person_years, [Fraction(1000 * d) / person_years for d in dead])
            account.note("%d-%d %-16s %7d person-years, dead by malice %d, otherwise %d: %.3f and "
                         "%.3f per 1,000" % (years + (name, person_years) + tuple(dead)
                                             + tuple(float(r) for r in rates[name][1])))
    account.note("%d-%d: %d uniformed dead of missions without people in the tables of that year "
                 "left out" % (years + (without,)))
    return rates


def _mean(rates):
    full = sum(person_years for person_years, _ in rates.values())
    return [sum(n * found[i] for n, found in rates.values()) / full for i in (0, 1)]


def classes(source, deployment_rows, missions, account):
    """`missions` are the United Nations'; the fit window only."""
    account.title("classes: deaths of uniformed people per 1,000 a year")
    rates = _rates(source, deployment_rows, missions, FIT, account)
    _rates(source, deployment_rows, missions, LATER, account)
    account.note("2010-2016 are shown for comparison and are in no table; months of 2016 without a "
                 "table count as nobody")
    rows = []
    for name in CLASSES:
        person_years, found = rates.get(name, (0, [Fraction(0)] * 2))
        enough = person_years >= EXPOSED
        if not enough:
            found = [Fraction(0)] * 2 if name == "none" else _mean(rates)
        why = ("deaths %d-%d over %d person-years; " % (FIT + (person_years,)) if enough else
               "deaths: no exposure, 0; " if name == "none" else
               "deaths: fewer than %d person-years, mean of all classes; " % EXPOSED)
        rows.append((name, *(decimal(float(r), 3) for r in found), CIVILIAN_PERMILLE[name],
                     *WEIGHTS[name], "computed" if enough else "assumed",
                     why + "civilian share and weights assumed"))
    return rows


def civilian_share(class_rows, missions, demand_rows, account):
    """The civilian share that the assumed shares of the classes imply, beside the seen ones."""
    permille = {r[0]: r[3] for r in class_rows}
    known = {m[0]: m for m in missions}
    full = []
    for year, seen in ((2007, ".196"), (2013, ".161"), (2015, ".150")):
        month, posts = "%d-12" % year, {}
        for mission, since, *cells in demand_rows:
            if mission in known and known[mission][4] == "peacekeeping" and since <= month:
                posts[mission] = sum(cells[:3])
        uniformed = sum(posts.values())
        civil = sum(Fraction(n * permille[_class_at(known[m], month)],
                             1000 - permille[_class_at(known[m], month)])
                    for m, n in posts.items())
        account.note("civilian share of peacekeeping missions' personnel implied at the end of %d: "
                     "%.3f; seen %s" % (year, civil / (civil + uniformed), seen))
        full.append(civil / (civil + uniformed))
    account.note("mean of the three: %.3f; seen .169" % (sum(full) / 3))


def caveats(account):
    account.title("caveats, consent, events")
    account.note("%d states have a caveat, %d pairs of mission and state lack consent; a law that "
                 "was reformed is the old one in caveats, the reform is in events"
                 % (len(CAVEATS), len(CONSENT)))
    return CAVEATS


def consent():
    return sorted(CONSENT)


def events(account):
    recorded = history.events()
    account.note("%d events of demand and law, and %d that the paper names and that do nothing"
                 % (len(EVENTS), len(recorded)))
    return sorted(EVENTS + recorded, key=lambda e: (e[1], e[0]))

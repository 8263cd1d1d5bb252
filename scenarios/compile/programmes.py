"""Who pays for capacity-building, what they run, whom it teaches.

The evidence gives totals; how they split over programmes, seats and instructors is assumed unless
the row says otherwise. Keys: P = Yamashita (2014).
SPDX-License-Identifier: GPL-3.0-or-later
"""

from compile.base import dealt

DONORS = [
    ("JPN", "7.1", "computed", "P: USD 36.6 m to thirteen African centres, 2008-2014, over six "
     "years is 6.1 m a year; they are .86 of the whole, the other programmes' share is assumed"),
    ("USA", "84.1", "computed", "GPOI17: USD 1,093 m, FY2005-17, over thirteen years"),
]

ITEMS = "units officers centres courses trainers equipment lift aid".split()
PORTFOLIO = ("; items: the shares of its programmes by kind; nothing for own units, officers, lift "
             "or aid: assumed")
# The paper's first initiative is assistance to training centres, in Africa and in Malaysia; its
# second (Japan's own centre) and third (capacity-building of states) are bilateral here.
OTHER_CENTRES = {"malaysia-mptc"}

ORGANISATION, STATES, REGION = "organisation", "states", "region"

# key, name, host, thousand USD that the evidence names, mode, capability, start, basis, recipients,
# source. Instructors 2 = a class of 25 at about 15 a teacher; seats 125 = five classes of 25.
CENTRES = [
    ("benin-cpadd", "Centre de perfectionnement aux actions de déminage et de dépollution (CPADD)",
     "BEN", 1333, "course", "engineering", "2009-04", "memory", (ORGANISATION, "ECOWAS"),
     "P names the state; SHOUT10: about USD 4 m to three centres in FY2009; name: memory"),
    ("cameroon-eiforces", "École internationale des forces de sécurité (EIFORCES)",
     "CMR", 720, "lecture", "formed_police", "2010-04", "seen", (ORGANISATION, "ECCAS"),
     "P (state, instructors); SHOUT10: USD 0.72 m, about 2010"),
    ("egypt-cccpa", "Cairo Center for Conflict Resolution and Peacekeeping in Africa (CCCPA)",
     "EGY", 3500, "lecture", "staff_officers", "2008-03", "seen", (REGION, "Northern Africa"),
     "P (state, instructors); SHOUT10: a fifth of USD 14.5 m in 2008-09, and 0.6 m"),
    ("ethiopia-eipktc", "Ethiopian International Peace Keeping Training Centre (EIPKTC)",
     "ETH", 2500, "adviser", "staff_officers", "2013-01", "seen",
     (ORGANISATION, "IGAD"),
     "P: an officer as programme adviser in 2014; UNDP-ETH: about USD 2.5 m since 2013, ten "
     "courses, 254 graduates; AFN14: nine weeks"),
    ("ethiopia-second", "Ethiopia: the second centre (not named in the paper)",
     "ETH", 0, "course", "staff_officers", "2013-01", "assumed", (ORGANISATION, "IGAD"),
     "P: two centres in Ethiopia; AFN14: two by March 2014; start assumed"),
    ("ghana-kaiptc", "Kofi Annan International Peacekeeping Training Centre (KAIPTC)",
     "GHA", 3500, "lecture", "staff_officers", "2008-03", "seen", (ORGANISATION, "ECOWAS"),
     "P (state, instructors); SHOUT10: a fifth of USD 14.5 m in 2008-09, and 0.6 m"),
    ("kenya-ipstc", "International Peace Support Training Centre (IPSTC)",
     "KEN", 2900, "lecture", "staff_officers", "2008-03", "seen", (ORGANISATION, "EAC"),
     "P (state, instructors; an officer of UNMISS lectured in 2014); SHOUT10: a fifth of 14.5 m"),
    ("mali-emp", "École de maintien de la paix Alioune Blondin Beye (EMP), Bamako",
     "MLI", 3500, "lecture", "military_experts", "2008-03", "seen", (ORGANISATION, "ECOWAS"),
     "P (state, instructors); SHOUT10: a fifth of USD 14.5 m in 2008-09, and 0.6 m"),
    ("nigeria-mlailpkc", "Martin Luther Agwai International Leadership and Peacekeeping Centre",
     "NGA", 1333, "course", "infantry", "2009-04", "memory", (ORGANISATION, "ECOWAS"),
     "P names the state; SHOUT10: about USD 4 m to three centres in FY2009; name: memory"),
    ("rwanda-rpa", "Rwanda Peace Academy (RPA)",
     "RWA", 2900, "course", "staff_officers", "2008-03", "memory", (ORGANISATION, "EAC"),
     "P names the state; SHOUT10: a fifth of USD 14.5 m in 2008-09; name: memory"),
    ("south-africa-pmtc", "South African National Defence Force Peace Mission Training Centre",
     "ZAF", 1333, "lecture", "military_experts", "2009-04", "memory", (ORGANISATION, "SADC"),
     "P (state, instructors); SHOUT10: about USD 4 m to three centres in FY2009; name: memory"),
    ("tanzania-ptc", "Tanzania Peacekeeping Training Centre",
     "TZA", 0, "course", "infantry", "2014-04", "memory", (ORGANISATION, "EAC"),
     "P names the state; not yet among the eleven of March 2014 (AFN14); name: memory"),
    ("togo-ceomp", "Centre d'entraînement aux opérations de maintien de la paix, Lomé",
     "TGO", 0, "course", "infantry", "2014-04", "memory", (ORGANISATION, "ECOWAS"),
     "P names the state; not yet among the eleven of March 2014 (AFN14); name: memory"),
]
# Weeks that one course lasts, where the evidence says so; 0: as training.course_months says.
COURSE_WEEKS = {"jptrc-courses": 4, "jptrc-open-seats": 4, "cambodia-cba": 13, "tpp-kenya": 6}

CENTRES_TOTAL = 36600  # thousand USD, 2008-2014
CENTRES_PERMILLE = 860

ACOTA_WEST = "BEN BFA GHA MLI NER NGA SEN".split()
ACOTA_EAST = "BDI ETH KEN RWA TZA UGA".split()
ACOTA_SOUTH = "BWA GAB MOZ MWI NAM ZAF ZMB".split()
# Participants "from a total of thirteen countries"; which ones is assumed.
SENIOR_LEADERS = "AUS BGD IDN IND KHM KOR LKA MNG MYS NPL PAK PHL THA".split()
ASIA = "BGD IDN KHM LKA MNG MYS NPL PHL THA".split()
AMERICAS = "DOM GTM HND NIC PER PRY SLV URY".split()
GPOI_SEATS = ("GPOI1213: 176,047 taught directly by December 2013 = 19,560 a year; African part "
              "77,000 of 87,000 (GPOI0413), by number of partners; instructors at 15 a class, six "
              "classes a year")

# key, name, donor, permille, host, mode, capability, instructors, seats, peacekeeping permille,
# start, end, basis, recipients, source
OTHERS = [
    ("malaysia-mptc", "Malaysian Peacekeeping Training Centre", "JPN", 25, "MYS", "lecture",
     "staff_officers", 1, 50, 1000, "2011-01", "", "seen", (ORGANISATION, "ASEAN"),
     "P: USD 1 m in 2011, five civilian lecturers 2011-12; seats and an open end assumed"),
    ("cambodia-cba", "Capacity-building assistance: Cambodia, road construction", "JPN", 12, "KHM",
     "course", "engineering", 2, 17, 1000, "2013-01", "", "seen", (STATES, ["KHM"]),
     "P: 15 trained January-March 2013, 19 December 2013-March 2014; VNPLUS11: JPY 30 m "
     "(USD 360,500) for all such assistance in FY2011"),
    ("mongolia-cba", "Capacity-building assistance: Mongolia, engineers", "JPN", 12, "MNG",
     "adviser", "engineering", 1, 5, 1000, "2013-06", "", "seen", (STATES, ["MNG"]),
     "P: two visits June-July 2013, five staff invited March 2014; share for peacekeeping assumed"),
    ("vietnam-cba", "Capacity-building assistance: Viet Nam", "JPN", 12, "VNM", "lecture",
     "staff_officers", 1, 6, 300, "2013-03", "", "seen", (STATES, ["VNM"]),
     "P: six officers invited March 2013; other fields are underwater medicine and aviation "
     "safety; share for peacekeeping assumed"),
    ("indonesia-cba", "Capacity-building assistance: Indonesia", "JPN", 12, "IDN", "lecture",
     "staff_officers", 1, 10, 100, "2013-02", "", "assumed", (STATES, ["IDN"]),
     "P names the state and oceanography; start, seats and share for peacekeeping assumed"),
    ("timor-leste-cba", "Capacity-building assistance: Timor-Leste", "JPN", 12, "TLS", "course",
     "engineering", 1, 10, 200, "2012-12", "", "assumed", (STATES, ["TLS"]),
     "P names the state; start, seats and share for peacekeeping assumed"),
    ("jptrc-courses", "Japan Peacekeeping Training and Research Center: UNSOC, POCCC", "JPN", 20,
     "JPN", "course", "staff_officers", 2, 26, 1000, "2012-07", "", "seen", (STATES, ["JPN"]),
     "P: two four-week courses for Japanese officers, in their third year in July 2014; 13 of "
     "that course's 15 were Japanese; seats = two such courses"),
    ("jptrc-open-seats", "Japan Peacekeeping Training and Research Center: seats for foreigners",
     "JPN", 5, "JPN", "course", "staff_officers", 1, 4, 1000, "2014-07", "", "seen",
     (STATES, ["DEU", "THA"]),
     "P: two foreign officers (Thailand, Germany) among 15 in July 2014; seats = two such courses"),
    ("senior-leaders-tokyo", "GPOI senior mission leaders' course with Japan", "JPN", 10, "JPN",
     "lecture", "staff_officers", 1, 8, 1000, "2009-07", "", "assumed", (STATES, SENIOR_LEADERS),
     "P: 2009, 2011 and 2013, participants from thirteen countries in all; which ones is assumed, "
     "seats assumed"),
    ("tpp-kenya", "UN Triangular Partnership: heavy engineering equipment", "JPN", 20, "KEN",
     "course", "engineering", 4, 30, 1000, "2015-09", "", "memory",
     (STATES, ["KEN", "RWA", "TZA", "UGA"]),
     "operationalsupport.un.org: six-week pilot 2015, course 2016; trainees 10 then 30: memory; "
     "TPP-MOFA22: about one instructor a trainee"),
    ("acota-west", "ACOTA: western Africa", "USA", 245, "GHA", "course", "infantry", 67, 6060, 1000,
     "2004-10", "", "assumed", (STATES, ACOTA_WEST), "globalsecurity.org 2007 (partners); "
     + GPOI_SEATS),
    ("acota-east", "ACOTA: eastern Africa", "USA", 210, "KEN", "course", "infantry", 58, 5190, 1000,
     "2004-10", "", "assumed", (STATES, ACOTA_EAST), "globalsecurity.org 2007 (partners; Burundi: "
     "nationalsecuritylawbrief.com); " + GPOI_SEATS),
    ("acota-south", "ACOTA: southern and central Africa", "USA", 245, "ZMB", "course", "infantry",
     67, 6060, 1000, "2004-10", "", "assumed", (STATES, ACOTA_SOUTH),
     "globalsecurity.org 2007 (partners); " + GPOI_SEATS),
    ("gpoi-asia", "Global Peace Operations Initiative: Asia", "USA", 150, "MNG",
     "train_the_trainer", "infantry", 19, 1700, 1000, "2005-01", "", "memory", (STATES, ASIA),
     "USEMB-MN: Mongolia from 2005; the other partners: memory; " + GPOI_SEATS),
    ("gpoi-americas", "Global Peace Operations Initiative: Latin America", "USA", 50, "GTM",
     "train_the_trainer", "infantry", 6, 550, 1000, "2005-01", "", "memory", (STATES, AMERICAS),
     "partners: memory; " + GPOI_SEATS),
    ("aprrp", "African Peacekeeping Rapid Response Partnership", "USA", 100, "ETH", "equipment",
     "infantry", 12, 600, 1000, "2015-01", "", "assumed",
     (STATES, "ETH GHA RWA SEN TZA UGA".split()),
     "africom.mil: six partners from 2015, for three to five years; share, seats and month "
     "assumed"),
    ("timor-operators", "Japan's engineers teach operators of machines in Timor-Leste", "JPN", 0,
     "TLS", "course", "engineering", 1, 10, 0, "2002-02", "2004-06", "seen", (STATES, ["TLS"]),
     "P: engineers in Timor-Leste 2002-04 trained local government personnel and left machines; "
     "no peacekeepers, and no money named; seats assumed"),
]


def donors(programme_rows, account):
    rows = []
    for donor, budget, basis, why in DONORS:
        account.note("%s USD %s m a year: %s" % (donor, budget, why))
        parts = dict.fromkeys(ITEMS, 0)
        for row in programme_rows:
            if row[3] == donor:
                parts[_item(row)] += row[4]
        account.check(sum(parts.values()) == 1000, "%s spends on %s permille" % (
            donor, ", ".join("%s %d" % item for item in parts.items() if item[1])))
        rows.append((donor, budget, *parts.values(), 0, basis, why + PORTFOLIO))
    return rows


def _item(row):
    """What a programme's share is spent on."""
    if row[8]:
        return "centres"
    return {"train_the_trainer": "trainers", "equipment": "equipment"}.get(row[6], "courses")


def _centre_shares():
    """What the evidence names for a centre, and an equal part of the rest of the total."""
    rest = CENTRES_TOTAL - sum(c[3] for c in CENTRES)
    return dealt([c[3] * len(CENTRES) + rest for c in CENTRES], CENTRES_PERMILLE)


def programmes(account):
    account.title("donors, programmes, recipients")
    rows = []
    for centre, share in zip(CENTRES, _centre_shares()):
        key, name, host, _, mode, capability, start, basis, _, why = centre
        rows.append((key, len(rows) + 1, name, "JPN", share, host, mode, capability, 1, 2, 125,
                     COURSE_WEEKS.get(key, 0), 1000, start, "", basis, why + "; share, teachers and seats assumed"))
    for row in OTHERS:
        rows.append((row[0], len(rows) + 1) + row[1:7] + (int(row[0] in OTHER_CENTRES),)
                    + row[7:9] + (COURSE_WEEKS.get(row[0], 0),) + row[9:13] + (row[14],))
    named = sum(c[3] for c in CENTRES)
    account.note("%d programmes: %d African centres in %d states; of their USD 36.6 m the evidence "
                 "places %.1f m, the rest is dealt equally"
                 % (len(rows), len(CENTRES), len({c[2] for c in CENTRES}), named / 1000))
    account.note("31 instructors went to six of the centres in six years: about one a centre and "
                 "year, for days or weeks; the column counts teachers, two a class of 25")
    for donor in ("JPN", "USA"):
        account.check(sum(r[4] for r in rows if r[3] == donor) == 1000,
                      "%s's shares sum to 1000" % donor)
    account.check(len(CENTRES) == 13 and len({c[2] for c in CENTRES}) == 12,
                  "13 centres in 12 states, as in the paper")
    return rows


def recipients(states, organisation_rows, account):
    chosen = [(c[0], c[8], c[2]) for c in CENTRES] + [(r[0], r[13], r[4]) for r in OTHERS]
    rows = []
    for key, (kind, what), host in chosen:
        if kind == ORGANISATION:
            members = {s for s, name in organisation_rows if name == what} | {host}
        elif kind == REGION:
            members = {s[0] for s in states if s[3] == what}
        else:
            members = set(what)
        rows += [(key, state) for state in sorted(members)]
    account.note("%d recipients; a centre's are the members of its region's organisation: assumed"
                 % len(rows))
    return rows

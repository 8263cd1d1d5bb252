"""The United Nations' missions: which names are one mission, where it is, what its mandate is.

SPDX-License-Identifier: GPL-3.0-or-later
"""

from compile.base import month_number

# Names under which one mission appears in the sources -> its name here
SAME = {
    "ONUCI": "UNOCI",  # the French name, fourteen months
    "UNAVEM I": "UNAVEM", "UNAVEM II": "UNAVEM", "UNAVEM III": "UNAVEM",
    "UNOSOM I": "UNOSOM", "UNOSOM II": "UNOSOM",
    "IPTF": "UNMIBH",  # its police part, before the mission's name was used
    "UNFOR": "UNPF",  # residual label of early 1996
}
NOT_MISSIONS = {"LBB"}  # the logistics base at Brindisi
# Names that the source does not give under the acronym used here, or that are too long for a cell
FULL_NAMES = {
    "UNAVEM": "United Nations Angola Verification Mission (I, II and III)",
    "UNOSOM": "United Nations Operation in Somalia (I and II)",
    "UNTMIH": "United Nations Transition Mission in Haiti",
    "UNAMET": "United Nations Mission in East Timor",
    "BONUCA": "United Nations Peacebuilding Office in the Central African Republic",
    "UNOA": "United Nations Office in Angola",
    "UNMA": "United Nations Mission in Angola",
    "UNAMA": "United Nations Assistance Mission in Afghanistan",
    "UNOTIL": "United Nations Office in Timor-Leste",
    "UNAMI": "United Nations Assistance Mission for Iraq",
    "UNIOSIL": "United Nations Integrated Office in Sierra Leone",
    "BINUB": "United Nations Integrated Office in Burundi",
    "UNMIN": "United Nations Mission in Nepal",
    "BNUB": "United Nations Office in Burundi",
    "UNSOM": "United Nations Assistance Mission in Somalia",
    "UNMC": "United Nations Mission in Colombia",
    "UNSOS": "United Nations Support Office in Somalia",
    "MINUSCA": "UN Multidimensional Integrated Stabilization Mission in the Central African "
               "Republic",
}
HOSTS = {"UNMIK": "KSV"}  # the source has Serbia first

# Whose people a mission took over, in whole or in part
PREDECESSORS = {
    "UNTAC": "UNAMIC", "ONUSAL": "ONUCA", "UNAMIR": "UNOMUR", "UNCRO": "UNPROFOR",
    "UNPREDEP": "UNPROFOR", "UNMIBH": "UNPROFOR", "UNMOP": "UNPROFOR", "UNPF": "UNPROFOR",
    "UNTAES": "UNCRO", "UNSMIH": "UNMIH", "UNTMIH": "UNSMIH", "MIPONUH": "UNTMIH",
    "UNPSG": "UNTAES", "MONUA": "UNAVEM", "UNAMSIL": "UNOMSIL", "BONUCA": "MINURCA",
    "UNOA": "MONUA", "MICAH": "MIPONUH", "UNMISET": "UNTAET",
    "UNOTIL": "UNMISET", "UNIOSIL": "UNAMSIL", "UNMIT": "UNOTIL", "BINUB": "ONUB",
    "MONUSCO": "MONUC", "BNUB": "BINUB", "UNMISS": "UNMIS",
    # from other frameworks; UNOCI's other one, MINUCI, hands over in events.csv
    "UNOSOM": "UNITAF", "UNMIH": "Uphold-Democracy", "UNTAET": "INTERFET", "UNMIL": "ECOMIL",
    "UNOCI": "ECOWAS-CIV", "MINUSTAH": "MIFH", "ONUB": "AMIB", "MINURCAT": "EUFOR-TCD",
    "UNAMID": "AMIS", "MINUSMA": "AFISMA", "MINUSCA": "MISCA",
}
MONTHS_BETWEEN = 3  # at most, from the end of a predecessor to the beginning
PARTNERS = {"UNAMID": "AU"}


def mission_name(label, month=None):
    """The mission that a source's label means; None for what is not a mission."""
    if label in NOT_MISSIONS:
        return None
    if label == "UNAMSIL" and month is not None and month < "1999-10":
        return "UNOMSIL"  # UNAMSIL began in October 1999
    return SAME.get(label, label)


def spans(source):
    """mission -> (first month, last month, host) in the mission table."""
    found = {}
    for row in source.rows("un_mission_month.csv"):
        name = mission_name(row["mission"], row["month"])
        if name is None:
            continue
        first, last, host = found.get(name, (row["month"], row["month"], row["host_iso3"]))
        found[name] = (min(first, row["month"]), max(last, row["month"]), host)
    return found


def missions(source, account):
    account.title("missions")
    found = spans(source)
    classes = {r["mission"]: r for r in source.rows("mission_class.csv")}
    names = {r["mission"]: r["name"] for r in source.rows("missions.csv")
             if r["organisation"] == "UN"}
    account.note("joined under one name: " + ", ".join("%s = %s" % p for p in sorted(SAME.items())))
    account.note("UNAMSIL before 1999-10 is UNOMSIL; left out: LBB (a logistics base)")
    rows, unnamed = [], []
    ordered = sorted(found, key=lambda m: (found[m][0], m))
    for number, mission in enumerate(ordered, 1):
        name = FULL_NAMES.get(mission) or names.get(mission)
        if name in (None, "", mission):
            name = mission
            unnamed.append(mission)
        rows.append(_row(mission, number, name, found, classes[mission]))
    account.note("%d missions; named from general knowledge: %s; without a name: %s"
                 % (len(rows), " ".join(sorted(FULL_NAMES)), " ".join(unnamed) or "none"))
    account.note("%d change class" % sum(1 for r in rows if r[7]))
    return rows


def _row(mission, number, name, found, row):
    initial, later = row["class_initial"], row["class"]
    changes = initial != later and row["class_from"]
    note = row["note"]
    if not row["budget"]:
        note = (note + "; " if note else "") + "budget assumed"
    return (mission, number, name, HOSTS.get(mission, found[mission][2]),
            row["budget"] or "peacekeeping", initial if changes else later, later,
            row["class_from"] if changes else "", PREDECESSORS.get(mission, ""), "UN",
            PARTNERS.get(mission, ""), "", 7 if row["chapter_vii"] == "1" else 6, 0, row["basis"],
            note)


def successions(rows, deployment_rows, account):
    """The missions' rows without the predecessors that had ended too long before."""
    account.title("predecessors")
    span = {}
    for mission, month, *persons in deployment_rows:
        if sum(persons):
            first, last = span.get(mission, (month, month))
            span[mission] = (min(first, month), max(last, month))
    out, late = [], []
    for row in rows:
        before = row[8]
        last = span[before][1] if before else ""
        if before and month_number(span[row[0]][0]) > month_number(last) + MONTHS_BETWEEN:
            late.append("%s of %s" % (before, row[0]))
            row = row[:8] + ("",) + row[9:]
        out.append(row)
    account.note("%d missions have a predecessor (at most %d months between them): %s"
                 % (sum(1 for r in out if r[8]), MONTHS_BETWEEN,
                    ", ".join("%s -> %s" % (r[8], r[0]) for r in out if r[8])))
    account.note("ended too long before: " + (", ".join(late) or "none"))
    return out

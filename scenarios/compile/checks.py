"""Checks across tables: keys are unique, references exist, texts fit the engine's columns.

SPDX-License-Identifier: GPL-3.0-or-later
"""

from compile.base import month_number
from compile.headers import HEADERS, header, key_columns

# column -> table whose first column it must be found in
REFERS = {
    ("states", "region"): "regions", ("territories", "region"): "regions",
    ("territories", "stands_for"): "states", ("covariates", "state"): "states",
    ("scale", "state"): "states", ("scale_later", "state"): "states",
    ("discounts", "state"): "states", ("organisations", "state"): "states",
    ("dyads", "state_a"): "states", ("dyads", "state_b"): "states",
    ("units", "capability"): "capabilities", ("missions", "predecessor"): "missions",
    ("capability_mix", "capability"): "capabilities", ("specialisation", "state"): "states",
    ("specialisation", "mission"): "missions", ("specialisation", "capability"): "capabilities",
    ("demand", "mission"): "missions", ("contributions", "state"): "states",
    ("placements", "state"): "states", ("placements", "mission"): "missions",
    ("deployments", "mission"): "missions", ("deaths", "mission"): "missions",
    ("prior_placements", "mission"): "missions",
    ("prior_placements", "state"): "states", ("donors", "donor"): "states",
    ("programmes", "donor"): "donors", ("programmes", "capability"): "capabilities",
    ("recipients", "programme"): "programmes", ("recipients", "state"): "states",
    ("missions", "framework"): "frameworks", ("missions", "partner"): "frameworks",
    ("missions", "lead"): "states", ("mandates", "task"): "tasks", ("caveats", "state"): "states",
    ("consent", "mission"): "missions", ("consent", "state"): "states",
    ("outside_contributors", "mission"): "missions", ("outside_contributors", "state"): "states",
    ("templates", "framework"): "frameworks", ("events", "state"): "states",
    ("events", "mission"): "missions", ("events", "to_mission"): "missions",
    ("events", "capability"): "capabilities",
}
# column with keys of a table, separated by semicolons; "all" is every one
SETS = {("capabilities", "tasks"): "tasks", ("caveats", "tasks"): "tasks",
        ("caveats", "frameworks"): "frameworks", ("events", "tasks"): "tasks"}
CLASSES = set("none observer political traditional multidimensional robust".split())
CHOICES = {
    ("missions", "budget"): {"peacekeeping", "regular", "own"},
    ("missions", "class_initial"): CLASSES, ("missions", "class_later"): CLASSES,
    ("missions", "chapter"): {6, 7}, ("missions", "supported"): {0, 1},
    ("classes", "mission_class"): CLASSES, ("mandates", "mission_class"): CLASSES,
    ("tasks", "civilian"): {0, 1}, ("programmes", "centre"): {0, 1},
    ("frameworks", "kind"): {"un", "regional", "coalition", "lead"},
    ("caveats", "chapters"): {"VI", "VII", "both"}, ("conflicts", "intensity"): {1, 2},
    ("events", "kind"): set("mission_opened mission_closed handed_over law_reformed share_changed "
                            "contributor_leaves contributor_sends rate_raised disaster pays_part "
                            "recorded".split()),
}
PARTS = ("security", "civil", "works", "aid")
MONTHS = {"month", "class_from", "from", "to", "start", "end"}
MAY_BE_EMPTY = {"class_from", "predecessor", "to", "end", "note", "source", "partner", "lead",
                "organisation", "continent", "tasks", "state", "mission", "to_mission",
                "capability"}
BYTES = {("regions", "region"): 47, ("regions", "continent"): 15, ("states", "name"): 63,
         ("territories", "name"): 63, ("organisations", "organisation"): 15,
         ("capabilities", "capability"): 23, ("units", "unit"): 31, ("missions", "mission"): 23,
         ("missions", "name"): 95, ("programmes", "programme"): 39, ("programmes", "name"): 95,
         ("discounts", "level"): 1, ("tasks", "task"): 23, ("tasks", "name"): 63,
         ("frameworks", "framework"): 15, ("frameworks", "name"): 63,
         ("frameworks", "organisation"): 15, ("frameworks", "continent"): 15,
         ("conflicts", "host"): 3, ("events", "event"): 39}
SET_BYTES = 639  # of any cell


def check_tables(tables, account):
    account.title("tables against each other")
    cells = {name: [dict(zip(header(name), row)) for row in rows] for name, rows in tables.items()}
    account.check(set(tables) == set(HEADERS), "every table of the contract is written")
    for name, rows in tables.items():
        keys = [row[: key_columns(name)] for row in rows]
        account.check(len(keys) == len(set(keys)), "%s: %d rows, no key twice" % (name, len(keys)))
    for (name, column), target in REFERS.items():
        known = {row[0] for row in tables[target]}
        wrong = {r[column] for r in cells[name]} - known - {""}
        account.check(not wrong, "%s.%s is always a row of %s%s"
                      % (name, column, target, ": not " + ", ".join(sorted(wrong)) if wrong
                         else ""))
    _check_cells(cells, account)
    places = {r[0] for r in tables["states"]} | {r[0] for r in tables["territories"]}
    for name in ("missions", "programmes", "conflicts"):
        account.check({r["host"] for r in cells[name]} <= places,
                      "%s.host is a state or a territory" % name)
    _check_sets(tables, cells, account)
    _check_new(cells, account)
    taught = {r["programme"] for r in cells["recipients"]}
    account.check({r["programme"] for r in cells["programmes"]} == taught,
                  "every programme has recipients")
    mixes = {}
    personnel = {r["capability"]: r["personnel"] for r in cells["capabilities"]}
    for row in cells["capability_mix"]:
        key = row["mission_class"], personnel[row["capability"]]
        mixes[key] = mixes.get(key, 0) + row["share_permille"]
        account_range = row["least_permille"] <= row["share_permille"] <= row["most_permille"]
        if not account_range:
            account.check(False, "capability_mix: share of %s outside its range" % (key,))
    account.check(len(mixes) == 18 and set(mixes.values()) == {1000},
                  "shares of each class and type sum to 1000")


def _check_sets(tables, cells, account):
    for (name, column), target in SETS.items():
        known = {row[0] for row in tables[target]}
        wrong, long = set(), 0
        for row in cells[name]:
            keys = [k for k in str(row[column]).split(";") if k and row[column] != "all"]
            wrong |= set(keys) - known
            long = max(long, len(str(row[column]).encode()))
            if len(keys) != len(set(keys)):
                wrong.add("twice: " + str(row[column]))
        account.check(not wrong and long <= SET_BYTES, "%s.%s is a set of %s%s"
                      % (name, column, target, _list(wrong)))
    for (name, column), words in CHOICES.items():
        wrong = {r[column] for r in cells[name]} - words
        account.check(not wrong, "%s.%s is one of its words%s"
                      % (name, column, _list(str(w) for w in wrong)))


def _check_new(cells, account):
    """What holds within the tables on mandates, frameworks and donors."""
    account.check(len(cells["tasks"]) <= 32 and len(cells["frameworks"]) <= 32,
                  "tasks and frameworks fit a set")
    for name in ("tasks", "frameworks", "missions"):
        numbers = [r["number"] for r in cells[name]]
        account.check(len(numbers) == len(set(numbers)), "%s: no number twice" % name)
    account.check({r["mission_class"] for r in cells["classes"]} == CLASSES, "a row for each class")
    account.check(all(sum(round(1000 * float(r[c + "_weight"])) for c in PARTS) == 1000
                      for r in cells["classes"]), "weights of each class's output sum to 1")
    account.check(all(sum(v for c, v in r.items() if c.endswith("_permille")) == 1000
                      for r in cells["donors"]), "each donor's items sum to 1000")
    framework = {r["mission"]: r["framework"] for r in cells["missions"]}
    account.check(all((r["budget"] == "own") == (r["framework"] != "UN")
                      for r in cells["missions"]), "missions pay themselves outside the UN only")
    account.check(all(framework[r["mission"]] != "UN" for r in cells["outside_contributors"]),
                  "outside contributors are in no mission of the United Nations")
    wrong = [r["mission"] for r in cells["missions"]
             if (r["class_initial"] != r["class_later"]) != (r["class_from"] != "")]
    account.check(not wrong, "class_from stands where the class changes only" + _list(wrong))
    account.check(not any(r["kind"] == "contributor_sends" for r in cells["events"]),
                  "no event says who sends people")


def _check_cells(cells, account):
    empty, months, long = [], [], []
    for name, rows in cells.items():
        for row in rows:
            for column, value in row.items():
                text = str(value)
                if text == "" and column not in MAY_BE_EMPTY:
                    empty.append("%s.%s" % (name, column))
                if column in MONTHS and text and not _is_month(text):
                    months.append(text)
                if len(text.encode()) > BYTES.get((name, column), 10 ** 6):
                    long.append("%s.%s %s" % (name, column, text))
    account.check(not empty, "no cell is empty that may not be" + _list(empty))
    account.check(not months, "every month is YYYY-MM" + _list(months))
    account.check(not long, "every text fits its column" + _list(long))


def _is_month(text):
    return len(text) == 7 and text[4] == "-" and 1945 * 12 <= month_number(text) < 2100 * 12


def _list(items):
    return ": " + ", ".join(sorted(set(items))[:5]) if items else ""

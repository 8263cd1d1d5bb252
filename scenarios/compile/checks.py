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
    ("deployments", "mission"): "missions", ("prior_placements", "mission"): "missions",
    ("prior_placements", "state"): "states", ("donors", "donor"): "states",
    ("programmes", "donor"): "donors", ("programmes", "capability"): "capabilities",
    ("recipients", "programme"): "programmes", ("recipients", "state"): "states",
}
MONTHS = {"month", "class_from", "from", "to", "start", "end"}
MAY_BE_EMPTY = {"class_from", "predecessor", "to", "end", "note", "source"}
BYTES = {("regions", "region"): 47, ("regions", "continent"): 15, ("states", "name"): 63,
         ("territories", "name"): 63, ("organisations", "organisation"): 15,
         ("capabilities", "capability"): 23, ("units", "unit"): 31, ("missions", "mission"): 15,
         ("missions", "name"): 95, ("programmes", "programme"): 39, ("programmes", "name"): 95,
         ("discounts", "level"): 1}


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
    for name in ("missions", "programmes"):
        account.check({r["host"] for r in cells[name]} <= places,
                      "%s.host is a state or a territory" % name)
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

"""The small language of the column `check` in scenarios/seed-facts.csv (scenarios/SEED.md has it).

A Source answers what a check asks: tables, parameters, texts, results of runs. It notes what was
read, so that a test can change exactly that.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import ast
import csv
import fnmatch
import operator
import re
from pathlib import Path

REFERS = {"mission": "missions", "state": "states", "programme": "programmes",
          "framework": "frameworks", "capability": "capabilities", "donor": "donors"}
SUMS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
        ast.Div: operator.truediv}
ORDERS = {ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Lt: operator.lt, ast.LtE: operator.le}


def plain(text):
    """A cell as a number, where it is one."""
    try:
        return float(text)
    except ValueError:
        return text


def matches(cell, sign, wanted):
    if sign == "<":
        return float(cell) < float(wanted)
    return fnmatch.fnmatchcase(cell, wanted) == (sign == "=")


class Source:
    """Everything as it is shipped in `root`; `runs` gives the results of runs."""

    def __init__(self, root, runs=None):
        self.root, self.results = Path(root), runs
        self.tables, self.texts, self.reads = {}, {}, []

    def rows(self, table):
        if table not in self.tables:
            with open(self.root / "scenarios/data" / (table + ".csv"), encoding="utf-8",
                      newline="") as file:
                self.tables[table] = list(csv.DictReader(file))
        return self.tables[table]

    def content(self, path):
        if path not in self.texts:
            self.texts[path] = (self.root / path).read_text(encoding="utf-8")
        return self.texts[path]

    def chosen(self, table, where):
        """The rows where every `column=value`, `column!=value`, `column<value` holds."""
        terms = [re.fullmatch(r"(\w+)(!=|=|<)(.*)", term).groups() for term in where.split()]
        return [row for row in self.rows(table)
                if all(matches(row[name], sign, wanted) for name, sign, wanted in terms)]

    def along(self, row, path):
        """A column, or `column.other`: a column of the row to which it refers."""
        column, *rest = path.split(".")
        for name in rest:
            key = row[column]
            row = self.chosen(REFERS[column], f"{column}={key}")[0]
            column = name
        return row[column]

    def note(self, kind, *what):
        self.reads.append((kind, *what))

    # what a check may call

    def cell(self, table, where, column):
        rows = self.chosen(table, where)
        self.note("cell", table, where, column)
        return plain(rows[0][column]) if len(rows) == 1 else f"{len(rows)} rows"

    def count(self, table, where):
        self.note("rows", table, where)
        return float(len(self.chosen(table, where)))

    def total(self, table, where, column):
        self.note("cells", table, where, column)
        return float(sum(float(row[column]) for row in self.chosen(table, where)))

    def distinct(self, table, where, path):
        self.note("rows", table, where)
        return float(len({self.along(row, path) for row in self.chosen(table, where)}))

    def first(self, table, where, column):
        self.note("cells", table, where, column)
        return min((row[column] for row in self.chosen(table, where)), default="nothing")

    def last(self, table, where, column):
        self.note("cells", table, where, column)
        return max((row[column] for row in self.chosen(table, where)), default="nothing")

    def has(self, table, where, column, word):
        self.note("word", table, where, column, word)
        row = self.chosen(table, where)
        return float(len(row) == 1 and word in row[0][column].split(";"))

    def year(self, month):
        return float(month[:4]) if re.match(r"\d{4}", str(month)) else 0.0

    def mentions(self, path, text):
        self.note("text", path, text)
        return float(self.content(path).count(text))

    def parameter(self, path):
        self.note("parameter", path)
        group, name = path.split(".")
        found = re.search(rf"^CTG_PARAMETER\(\w+, {group}, {name}, ([^,]+),",
                          self.content("engine/parameters.def"), re.MULTILINE)
        return float(found[1]) if found else float("nan")

    def switches(self, group):
        self.note("text", "engine/parameters.def", f"CTG_PARAMETER(switch, {group},")
        return float(self.content("engine/parameters.def").count(
            f"CTG_PARAMETER(switch, {group},"))

    def defined(self, word):
        """1 where a measure's definition begins with the word."""
        self.note("text", "engine/measures.def", f'"{word}:')
        return float(f'"{word}:' in self.content("engine/measures.def"))

    def change(self, scenario, path):
        """The number that a scenario file's first change of a path adds or sets."""
        file = f"scenarios/{scenario}.cfg"
        self.note("text", file, f'path = "{path}"')
        found = re.search(rf'path = "{re.escape(path)}"; (?:add|set) = ([\d.]+);',
                          self.content(file))
        return float(found[1]) if found else float("nan")

    def run(self, scenario, measure, who, month):
        self.note("run", scenario)
        return self.results.mean(scenario, measure, who, month, month)

    def runs(self, scenario, measure, first, last):
        self.note("run", scenario)
        return self.results.mean(scenario, measure, "", first, last)

    def share(self, state):
        """Per cent of the assessments of 2014, were every mission on the peacekeeping scale."""
        self.note("run", "shares")
        return self.results.share(state)


CALLS = ("cell count total distinct first last has year mentions parameter switches defined change "
         "run runs share").split()


class Check:
    """One row of the table, with what its check says of a source."""

    def __init__(self, row):
        self.row = row
        self.tree = ast.parse(row["check"], mode="eval").body if row["check"] else None

    def holds(self, source, value=None):
        self.value = plain(self.row["value"] if value is None else value)
        self.tolerance = float(self.row["tolerance"] or 1e-9)
        return bool(self.worth(self.tree, source))

    def worth(self, node, source):
        if isinstance(node, ast.Constant):
            return float(node.value) if isinstance(node.value, int) else node.value
        if isinstance(node, ast.Name) and node.id == "value":
            return self.value
        if isinstance(node, ast.Call) and node.func.id in CALLS:
            return getattr(source, node.func.id)(*(self.worth(a, source) for a in node.args))
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
            return all([self.worth(part, source) for part in node.values])
        left = self.worth(node.left, source)
        if isinstance(node, ast.BinOp):
            right = self.worth(node.right, source)
            return self.reckoned(left, SUMS[type(node.op)], right)
        return self.compared(left, node.ops[0], self.worth(node.comparators[0], source))

    def reckoned(self, left, sum_of, right):
        """Not a number where one side is a text, or nothing divides."""
        try:
            return float(sum_of(left, right))
        except (TypeError, ValueError, ZeroDivisionError):
            return float("nan")

    def compared(self, left, order, right):
        if isinstance(order, ast.Eq):
            if isinstance(left, str) or isinstance(right, str):
                return left == right
            return abs(left - right) <= self.tolerance
        return ORDERS[type(order)](left, right)

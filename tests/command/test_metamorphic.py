"""What must not matter does not matter: the order of rows and of columns, names, a state without forces
or money, a policy that changes nothing, the months before a policy begins.

The shipped tables leave some mechanisms with hardly a row; order and names are tried on a world with
planted rows, too, in which every table has at least two.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import random
import sys
import tempfile
import unittest
from pathlib import Path

import planted_world

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SIZE = ["--replicates", "3", "--months", "36", "--no-store"]
BASELINE, PAST, ESTIMATED = "baseline-2015.cfg", "backtest-2009.cfg", "estimated.cfg"
# By whom the world is known at its start: the record; the record, nothing after it; margins alone.
# And missions that the model begins.
RUNS = ([BASELINE], [PAST], [ESTIMATED], [BASELINE, "--set", "demand.generated=1"])
# Tables whose keys are names and nothing else (a territory has no other number than its code).
NAMED = ("states", "missions", "frameworks", "capabilities", "programmes", "tasks", "units", "events")
ROLES = ("works",)  # keys that the engine knows: which task is the engineers' (engine/model/output.h)
NOT_COMPARED = ("study", "store")


def shuffled(rows, order):
    return order.sample(rows, len(rows))


def turned(rows, order):
    """Every two rows change places."""
    return rows[::-1]


def reordered(world, table, how, order):
    """Rows in another order; events of one month happen in the order of their rows, so these keep it."""
    header, rows = world.read(table)
    mixed = how(rows, order)
    if table == "events":
        month = header.index("month")
        for at in {row[month] for row in rows}:
            places = [i for i, row in enumerate(mixed) if row[month] == at]
            for place, row in zip(places, [row for row in rows if row[month] == at]):
                mixed[place] = row
    return header, mixed


def is_same(one, other):
    """Equal answers to the last bit, whatever the order in which their tables list their rows."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(
            is_same(part, other[key]) for key, part in one.items() if key not in NOT_COMPARED)
    if isinstance(one, list) and one and isinstance(one[0], dict):
        first = next(iter(one[0]))
        one, other = (sorted(rows, key=lambda row: row[first]) for rows in (one, other))
    if isinstance(one, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return one == other


class Metamorphic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.baseline = cls.new_world(cls.addClassCleanup).run(BASELINE, *SIZE)

    @staticmethod
    def new_world(add_cleanup):
        folder = tempfile.TemporaryDirectory()
        add_cleanup(folder.cleanup)
        world = planted_world.World(PROGRAM, SOURCE, folder.name)
        (world.folder / ESTIMATED).write_text('data = "data"; start = "2004-12"; months = 36;\n')
        return world

    def setUp(self):
        self.world = self.new_world(self.addCleanup)

    def answers(self):
        return [self.world.run(run[0], *SIZE, *run[1:]) for run in RUNS]

    def shows(self, tables, how, expected):
        """Whether another order of the rows of these tables changes an answer."""
        kept = {table: self.world.read(table) for table in tables}
        order = random.Random(2385)
        for table in tables:
            self.world.write(table, *reordered(self.world, table, how, order))
        same = all(map(is_same, self.answers(), expected))
        for table, (header, rows) in kept.items():
            self.world.write(table, header, rows)
        return not same

    def check_rows(self, *ways):
        expected = self.answers()
        for how in ways:
            if self.shows(self.world.tables(), how, expected):
                guilty = [table for table in self.world.tables() if self.shows([table], how, expected)]
                self.fail(f"the order of rows ({how.__name__}) shows in {guilty}")

    def test_the_order_of_rows_changes_no_bit(self):
        self.check_rows(shuffled)

    def test_the_order_of_rows_changes_no_bit_where_every_table_has_some(self):
        planted_world.add_everything(self.world)
        few = [table for table in self.world.tables() if len(self.world.read(table)[1]) < 2]
        self.assertEqual(few, [])
        self.check_rows(shuffled, turned)

    def test_the_order_of_columns_changes_no_bit(self):
        order = random.Random(2385)
        for table in self.world.tables():
            header, rows = self.world.read(table)
            places = order.sample(range(len(header)), len(header))
            self.world.write(table, [header[i] for i in places],
                             [[row[i] for i in places] for row in rows])
        self.assertEqual(self.world.run(BASELINE, *SIZE)["digest"], self.baseline["digest"])

    def test_one_changed_cell_changes_the_digest(self):
        self.world.edit("states", lambda row: row.update(number="999") if row["state"] == "AFG" else None)
        self.assertNotEqual(self.world.run(BASELINE, *SIZE)["digest"], self.baseline["digest"])

    def renamed(self, named):
        """Gives every row of these tables another key, wherever it is named."""
        order = random.Random(4711)
        names = {}
        for table in named:
            keys = self.world.keys(table)
            new = [f"{a}{b}{c}" for a in "XYZ" for b in "ABCDEFGHIJ" for c in "QRSTUVW"]
            new = new if table == "states" else [f"{table[:3]}-{i}" for i in range(len(keys))]
            names[table] = dict(zip(keys, order.sample(new, len(keys))))
            names[table].update((role, role) for role in ROLES)
        for table in self.world.tables():
            header, rows = self.world.read(table)
            for i, column in enumerate(header):
                known = names.get(self.whose_keys(table, column))
                for row in rows if known else ():
                    row[i] = ";".join(known.get(key, key) for key in row[i].split(";"))
            self.world.write(table, header, rows)

    def whose_keys(self, table, column):
        """The table whose keys a column holds, by what the program says of it."""
        words = self.world.allowed(table, column).replace(",", "").split()
        if table in NAMED and column == self.world.read(table)[0][0]:
            return table
        if column == "host" or words[:3] in (["a", "key", "of"],) and words[3] == "donors":
            return "states"
        if words[:2] == ["keys", "of"]:
            return words[2]
        return words[3] if words[:3] == ["a", "key", "of"] else None

    def test_renaming_every_state_changes_no_bit(self):
        codes = set(self.world.keys("states"))
        self.renamed(["states"])
        left = [(table, column) for table in self.world.tables() for header, rows in [self.world.read(table)]
                for i, column in enumerate(header) if any(row[i] in codes for row in rows)]
        self.assertEqual(left, [], "columns that still name states")
        self.assertEqual(self.world.run(BASELINE, *SIZE)["digest"], self.baseline["digest"])

    def test_names_decide_nothing_where_every_table_has_some(self):
        planted_world.add_everything(self.world)
        expected = [answer["digest"] for answer in self.answers()]
        self.renamed(NAMED)
        self.assertEqual([answer["digest"] for answer in self.answers()], expected)

    def test_a_state_without_forces_or_money_changes_nobody_else(self):
        world, new = self.world, {"state": "ZZZ"}
        codes = world.keys("states")
        years = sorted({row[1] for row in world.read("covariates")[1]})
        world.add("covariates", *({**new, "year": year, "democracy": -1} for year in years))
        for table in ("scale", "discounts"):
            periods = sorted({tuple(row[1:3]) for row in world.read(table)[1]})
            world.add(table, *({**new, "year_from": first, "year_to": last,
                                **({"level": "J", "discount_permille": 900} if table == "discounts"
                                   else {})} for first, last in periods))
        world.add("dyads", *({"state_a": code, "state_b": "ZZZ", "capital_km": 9000} for code in codes))
        world.add("states", {**new, "number": 998, "name": "Zembla", "region": "Polynesia",
                             "member_since": 1945, "exists_since": 1945})
        answer = world.run(BASELINE, *SIZE)
        same = set(self.baseline) - {"study", "store", "digest"}
        self.assertGreater(len(same), 10)
        for part in sorted(same):
            self.assertEqual(answer[part], self.baseline[part], part)

    def test_a_policy_that_changes_nothing_makes_no_difference(self):
        budget = [row[1] for row in self.world.read("donors")[1] if row[0] == "JPN"][0]
        for words in (["donors.JPN.budget_usd_m_per_year*=1"], ["donors.JPN.budget_usd_m_per_year+=0"],
                      [f"donors.JPN.budget_usd_m_per_year={budget}", "--from", "2016-05"],
                      ["money.troops_running_usd_per_year*=1", "--from", "2016-05", "--to", "2016-08"],
                      ["interest.near_weight+=0", "--from", "2016-05"]):
            answer = self.world.run(BASELINE, *SIZE, "--set", *words)
            self.assertEqual(answer["digest"], self.baseline["digest"], words)

    def check_before(self, answer, month):
        before = [row for row in self.baseline["world"] if row["month"] < month]
        self.assertGreater(len(before), 1)
        self.assertEqual(answer["world"][:len(before)], before)
        self.assertNotEqual(answer["world"][len(before):], self.baseline["world"][len(before):])

    def test_a_policy_changes_nothing_before_it_begins(self):
        self.check_before(self.world.run(BASELINE, *SIZE, "--set", "donors.USA.budget_usd_m_per_year=0",
                                         "--set", "money.payment_probability=0.5", "--from", "2017-02"),
                          "2017-02")

    def test_an_event_changes_nothing_before_it_happens(self):
        kinds = ({"kind": "mission_closed", "mission": "UNMISS"},
                 {"kind": "handed_over", "mission": "UNISFA", "to_mission": "UNMISS", "value": 1},
                 {"kind": "law_reformed", "state": "ETH", "tasks": "observe"},
                 {"kind": "contributor_leaves", "state": "IND"},
                 {"kind": "rate_raised", "value": 3000},
                 {"kind": "disaster", "state": "PAK", "value": 5000, "months": 12})
        header, rows = self.world.read("events")
        for kind in kinds:
            self.world.write("events", header, rows)
            self.world.add("events", {"event": "z-event", "month": "2016-10", "basis": "assumed", **kind})
            with self.subTest(kind["kind"]):
                self.check_before(self.world.run(BASELINE, *SIZE), "2016-10")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

"""What must not matter does not matter: the order of rows, the names of states, a state without forces
or money, a policy that changes nothing, the months before a policy begins.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import json
import random
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SIZE = ["--replicates", "3", "--months", "36"]
STATE_COLUMNS = {"state", "state_a", "state_b", "stands_for", "donor", "host"}


def run(scenario, *words):
    ran = subprocess.run([str(PROGRAM), "run", str(scenario), *SIZE, "--no-store", "--quiet",
                          "--json", *words], text=True, capture_output=True)
    if ran.returncode != 0:
        raise AssertionError(ran.stderr)
    return json.loads(ran.stdout)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


class Metamorphic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.baseline = run(SOURCE / "scenarios/baseline-2015.cfg")

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        shutil.copytree(SOURCE / "scenarios/data", self.folder / "data")
        shutil.copy(SOURCE / "scenarios/baseline-2015.cfg", self.folder / "world.cfg")

    def tables(self):
        return sorted((self.folder / "data").glob("*.csv"))

    def world(self):
        return run(self.folder / "world.cfg")

    def test_the_order_of_rows_changes_no_bit(self):
        order = random.Random(2385)
        for path in self.tables():
            header, *rows = read(path)
            order.shuffle(rows)
            write(path, [header, *rows])
        self.assertEqual(self.world()["digest"], self.baseline["digest"])
        shutil.copy(SOURCE / "scenarios/backtest-2009.cfg", self.folder / "past.cfg")
        self.assertEqual(run(self.folder / "past.cfg")["digest"],
                         run(SOURCE / "scenarios/backtest-2009.cfg")["digest"])

    def test_one_changed_cell_changes_the_digest(self):
        path = self.folder / "data/states.csv"
        rows = read(path)
        rows[1][rows[0].index("number")] = "999"
        write(path, rows)
        self.assertNotEqual(self.world()["digest"], self.baseline["digest"])

    def test_renaming_every_state_changes_no_bit(self):
        codes = [row[0] for row in read(self.folder / "data/states.csv")[1:]]
        renamed = dict(zip(codes, [f"{a}{b}{c}" for a in "XYZ" for b in "ABCDEFGHIJ"
                                   for c in "QRSTUVW"][::-1]))
        for path in self.tables():
            header, *rows = read(path)
            which = [i for i, name in enumerate(header) if name in STATE_COLUMNS]
            for row in rows:
                for i in which:
                    row[i] = renamed.get(row[i], row[i])
            write(path, [header, *rows])
        self.assertEqual(self.world()["digest"], self.baseline["digest"])

    def add_rows(self, table, rows):
        path = self.folder / f"data/{table}.csv"
        have = read(path)
        width = len(have[0])
        write(path, have + [(row + [""] * width)[:width] for row in rows])

    def test_a_state_without_forces_or_money_changes_nobody_else(self):
        codes = [row[0] for row in read(self.folder / "data/states.csv")[1:]]
        self.add_rows("states", [["ZZZ", "998", "Zembla", "Polynesia", "0", "1945", "1945"]])
        self.add_rows("covariates", [["ZZZ", str(year), "0", "0", "0", "0.5"] + ["none"] * 4
                                     for year in range(1990, 2017)])
        periods = {tuple(row[1:3]) for row in read(self.folder / "data/scale.csv")[1:]}
        self.add_rows("scale", [["ZZZ", *period, "0", "seen"] for period in sorted(periods)])
        periods = {tuple(row[1:3]) for row in read(self.folder / "data/discounts.csv")[1:]}
        self.add_rows("discounts", [["ZZZ", *period, "J", "900", "seen"]
                                    for period in sorted(periods)])
        self.add_rows("dyads", [[code, "ZZZ", "9000", "0", "0", "0"] for code in codes])
        world = self.world()
        for part in ("world", "contributors", "payers", "capability", "host"):
            self.assertEqual(world[part], self.baseline[part], part)

    def test_a_policy_that_changes_nothing_makes_no_difference(self):
        same = run(SOURCE / "scenarios/baseline-2015.cfg", "--set", "donors.JPN.budget_usd_m_per_year*=1")
        self.assertEqual(same["digest"], self.baseline["digest"])

    def test_a_policy_changes_nothing_before_it_begins(self):
        words = ["--set", "donors.USA.budget_usd_m_per_year=0", "--set",
                 "money.payment_probability=0.5", "--from", "2017-02"]
        arm = run(SOURCE / "scenarios/baseline-2015.cfg", *words)
        before = [row for row in self.baseline["world"] if row["month"] < "2017-02"]
        self.assertGreater(len(before), 1)
        self.assertEqual(arm["world"][:len(before)], before)
        self.assertNotEqual(arm["world"][len(before):], self.baseline["world"][len(before):])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

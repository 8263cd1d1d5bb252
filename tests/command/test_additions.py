"""A capability, a framework, a programme, a mission more is a change of tables only: the rows are added
to a copy of the shipped ones, the world runs (conservation is checked every month), the answer has it.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import sqlite3
import sys
import tempfile
import unittest
from pathlib import Path

import planted_world

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SIZE = ["--replicates", "4", "--months", "36"]
AFTER_MONTHS = "2018-01"


class Answered:
    """A world that has run: its answer and its store."""

    def __init__(self, world):
        self.store = world.folder / "study.db"
        self.answer = world.run("baseline-2015.cfg", *SIZE, "-o", str(self.store))

    def query(self, text, *values):
        base = sqlite3.connect(self.store)
        try:
            return base.execute(text, values).fetchall()
        finally:
            base.close()

    def has(self, scope, name):
        return self.query("SELECT count(*) FROM who WHERE scope = ? AND name = ?", scope, name) == [(1,)]

    def median(self, measure, who, month=AFTER_MONTHS):
        found = self.query("SELECT median FROM summary WHERE measure = ? AND who = ? AND month = ?",
                           measure, who, month)
        if len(found) != 1:
            raise AssertionError(f"{measure} of {who} in {month}: {found}")
        return found[0][0]


class Additions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.before = Answered(planted_world.World(PROGRAM, SOURCE, folder.name))

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.world = planted_world.World(PROGRAM, SOURCE, folder.name)

    def both(self, after, *of):
        """A median with the addition and without."""
        return after.median(*of), self.before.median(*of)

    def test_a_capability(self):
        planted_world.add_capability(self.world)
        after = Answered(self.world)
        self.assertTrue(after.has("capability", "bridging"))
        self.assertFalse(self.before.has("capability", "bridging"))
        self.assertIn("bridging", [row["capability"] for row in after.answer["capability"]])
        self.assertGreater(after.median("capability.deployed_pers", "bridging"), 500)
        self.assertGreater(after.median("capability.sustained_ready_pers", "bridging"), 500)
        posts = after.median("capability.posts_pers", "bridging")
        now, then = self.both(after, "capability.posts_pers", "infantry")
        self.assertGreater(posts, 1000)
        self.assertLess(abs(now + posts - then), 50)  # largest remainders, mission by mission

    def test_a_mission(self):
        planted_world.add_mission(self.world)
        after = Answered(self.world)
        self.assertEqual(self.both(after, "host.authorised_pers", "Melanesia"), (990, 0))
        now, then = self.both(after, "host.deployed_pers", "Melanesia")
        self.assertGreater(now, 400)
        self.assertEqual(then, 0)

    def test_a_programme(self):
        planted_world.add_programme(self.world)
        after = Answered(self.world)
        for measure in ("supplier.capacity_cost_usd", "supplier.sustained_ready_pers"):
            now, then = self.both(after, measure, "Melanesia")
            self.assertGreater(now, then, measure)

    def test_a_framework(self):
        planted_world.add_framework(self.world)
        after = Answered(self.world)
        # The United Nations bear a part of the running costs of the force that they support.
        now, then = self.both(after, "world.assessed_usd", "", "2015-06")
        self.assertGreater(now - then, 300 * 62000 / 12 * 0.2)
        if after.query("SELECT 1 FROM who WHERE scope = 'framework'"):
            self.assertTrue(after.has("framework", "ZPACT"))

    def test_one_of_each_and_whatever_else_tables_can_hold(self):
        planted_world.add_everything(self.world)
        after = Answered(self.world)
        self.assertGreater(after.median("capability.deployed_pers", "bridging"), 500)
        self.assertGreater(after.median("host.deployed_pers", "Melanesia"), 0)

    def test_a_row_that_names_nothing_is_refused(self):
        planted_world.add_programme(self.world, "a capability that nobody added")
        with self.assertRaisesRegex(AssertionError, "nobody added"):
            Answered(self.world)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

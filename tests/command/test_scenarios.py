"""The scenarios that ship: each can be run, says what it asks and expects, and changes what it says.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import subprocess
import sys
import unittest
from pathlib import Path

PROGRAM, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
FOLDER = ROOT / "scenarios"
# Files that others are compared with and that expect nothing themselves.
YARDSTICKS = {"s06a-asian-framework-on-paper"}
# Tables of a scenario's own, each the shipped one and these rows.
OWN = {"s06/frameworks": ["ASEAN"], "s06/missions": ["ASEAN-standby"],
       "s17/programmes": ["hub-malaysia", "hub-mongolia"],
       "s17/recipients": ["hub-malaysia"] * 4 + ["hub-mongolia"] * 3}


def program(*words):
    return subprocess.run([PROGRAM, *words], text=True, capture_output=True)


class Scenarios(unittest.TestCase):
    def setUp(self):
        self.files = sorted(FOLDER.glob("s[0-9][0-9]*.cfg"))
        self.texts = {file.stem: file.read_text(encoding="utf-8") for file in self.files}

    def test_the_charter_s_twenty_one_are_there(self):
        self.assertEqual(sorted({int(file.stem[1:3]) for file in self.files}), list(range(21)))

    def test_each_says_what_it_asks_changes_and_expects(self):
        for name, text in self.texts.items():
            with self.subTest(scenario=name):
                for key in ("base", "title", "question", "lever", "source"):
                    self.assertRegex(text, rf'(?m)^{key} = "[^"]+";$')
                title = re.search(r'(?m)^title = "(S\d+[a-z]?):', text)[1]
                self.assertEqual(title, name.split("-")[0].capitalize().replace("S0", "S"))
                self.assertEqual("expects" in text, name not in YARDSTICKS)

    def test_each_begins_a_year_after_the_start_unless_it_is_about_the_start(self):
        for name, text in self.texts.items():
            months = re.findall(r'(?:from|month) = "(\d{4}-\d{2})"', text)
            with self.subTest(scenario=name):
                self.assertTrue(months or name.startswith(("s00", "s06a")))
                self.assertGreaterEqual(min(months, default="2016-01"), "2016-01")

    def test_each_can_be_run(self):
        for file in sorted(set(FOLDER.glob("*.cfg")) - set(FOLDER.glob("calibration*.cfg")) - set(FOLDER.glob("vary*.cfg"))):
            with self.subTest(scenario=file.stem):
                checked = program("check", file)
                self.assertEqual(checked.returncode, 0, checked.stderr)
                ran = program("run", file, "--replicates", "1", "--months", "24", "--no-store",
                              "--quiet", "--json")
                self.assertEqual(ran.returncode, 0, ran.stderr)

    def test_tables_of_a_scenario_s_own_are_the_shipped_ones_and_a_few_rows(self):
        for name, keys in OWN.items():
            own = (FOLDER / (name + ".csv")).read_text(encoding="utf-8")
            shipped = (FOLDER / "data" / (name.split("/")[1] + ".csv")).read_text(encoding="utf-8")
            with self.subTest(table=name):
                self.assertTrue(own.startswith(shipped))
                added = own[len(shipped):].splitlines()
                self.assertEqual([row.split(",")[0] for row in added], keys)

    def test_every_table_beside_the_shipped_ones_is_looked_at(self):
        beside = {f"{file.parent.name}/{file.stem}" for file in FOLDER.glob("s[0-9]*/*.csv")}
        self.assertEqual(beside, set(OWN))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

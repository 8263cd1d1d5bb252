"""Every key that stands as a source of a parameter or of a cell is in scenarios/LITERATURE.md.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import re
import sys
import unittest
from pathlib import Path

SOURCE = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[2]
KEY = re.compile(r"\b(?:[A-Z]{3,}[A-Z0-9]*[0-9]{2}|V[0-9]{1,2}|[A-Z]{3,}-[A-Z]{3,}[0-9]*|D2D|TATEL|"
                 r"QSURVEY|PCRSFAQ|WOODREADME|FS2013)\b")
TABLES = ("capabilities", "units", "reimbursement", "donors", "programmes")
NOT_KEYS = {"FY2005", "FY2009", "FY2011", "FY2007"}


def sources_of_parameters(text):
    return re.findall(r'(?:seen|computed|assumed),\s+"((?:[^"\\]|\\.)*)"', text)


class Literature(unittest.TestCase):
    def setUp(self):
        text = (SOURCE / "scenarios/LITERATURE.md").read_text(encoding="utf-8")
        self.known = set(re.findall(r"^\| ([A-Z0-9-]+) \|", text, re.MULTILINE))

    def expect_known(self, where, text):
        for key in KEY.findall(text):
            if key not in NOT_KEYS:
                self.assertIn(key, self.known, f"{where}: {text}")

    def test_every_parameter_has_a_source_whose_keys_resolve(self):
        text = (SOURCE / "engine/parameters.def").read_text(encoding="utf-8")
        sources = sources_of_parameters(text)
        rows = len(re.findall(r"^CTG_PARAMETER\(", text, re.MULTILINE))
        self.assertEqual(len(sources), rows)
        for source in sources:
            self.assertGreater(len(source), 1)
            self.expect_known("engine/parameters.def", source)

    def test_the_keys_of_the_tables_resolve(self):
        for table in TABLES:
            with open(SOURCE / f"scenarios/data/{table}.csv", encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    self.expect_known(table, row["source"])

    def test_the_keys_of_the_scenarios_resolve(self):
        for file in sorted((SOURCE / "scenarios").glob("*.cfg")):
            for text in re.findall(r'(?:source|because) = "([^"]*)"',
                                   file.read_text(encoding="utf-8")):
                self.expect_known(file.name, text)

    def test_an_unknown_key_is_found(self):
        with self.assertRaises(AssertionError):
            self.expect_known("nowhere", "sign NOBODY99")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

"""What TUTORIAL.md tells its reader to type works in a clean copy of the project, in its order, and what it shows
is what comes out. tests/support/typed.py says what comments before a block mean.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import sys
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(SOURCE / "tests/support"))
import typed

WANTED = {"compare", "init", "explain", "check", "sweep", "sensitivity", "status", "verify", "export"}


class Tutorial(unittest.TestCase):
    def setUp(self):
        self.blocks = typed.blocks((SOURCE / "TUTORIAL.md").read_text(encoding="utf-8"))

    def test_it_works_as_typed_and_shows_what_comes_out(self):
        copy = typed.clone(self, PROGRAM, SOURCE)
        reader = typed.Reader(self, copy, copy / "build/release")
        for said, language, body in self.blocks:
            with self.subTest(block=body):
                if language == "sh":
                    reader.type(said, body)
                elif "printed" in said:
                    reader.compare(body, reader.printed)

    def test_it_goes_the_whole_way_and_shows_what_comes_out(self):
        commands = {command.split()[1] for _, language, body in self.blocks if language == "sh"
                    for command in typed.commands(body) if command.startswith("contingent ")}
        self.assertLessEqual(WANTED, commands)
        self.assertGreaterEqual(sum("printed" in said for said, _, _ in self.blocks), 7)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

"""What README.md tells its reader to type works in a clean copy of the project, and what it shows is what
comes out. tests/support/typed.py says what comments before a block mean.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import sys
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(SOURCE / "tests/support"))
import typed


class Readme(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.copy = typed.clone(cls, PROGRAM, SOURCE)
        cls.blocks = typed.blocks((SOURCE / "README.md").read_text(encoding="utf-8"))

    def setUp(self):
        self.reader = typed.Reader(self, self.copy, self.copy / "build/release")

    def test_every_command_of_the_readme_works(self):
        blocks = [(said, body) for said, language, body in self.blocks if language == "sh"]
        self.assertTrue(blocks, "README.md shows no command")
        for said, body in blocks:
            with self.subTest(block=body):
                self.reader.type(said, body)

    def test_the_output_that_the_readme_shows_is_what_comes_out(self):
        for said, _, body in self.blocks:
            if "output" in said:
                with self.subTest(command=said["output"]):
                    self.reader.compare(body, self.reader.bash(said["output"]).stdout)

    def test_both_commands_are_named(self):
        named = [command.split()[0] for _, language, body in self.blocks if language == "sh"
                 for command in typed.commands(body)]
        self.assertIn("./quickstart", named)
        self.assertIn("./check", named)

    def test_this_test_notices_what_differs(self):
        self.assertTrue(typed.matches("a ... c\n...\nz\n", "a b c\nd\ne\nz\n"))
        self.assertFalse(typed.matches("a 1 c\n", "a 2 c\n"))
        self.assertFalse(typed.matches("a\n", "a\nb\n"))
        with self.assertRaises(AssertionError):
            self.reader.type({}, "true\nfalse\n")
        with self.assertRaises(AssertionError):
            self.reader.type({"exit": "2"}, "true\n")
        with self.assertRaises(AssertionError):
            self.reader.type({}, "./no-such-script\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

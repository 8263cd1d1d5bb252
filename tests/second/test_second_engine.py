"""Two engines, one model: the program and a second engine, which was written from engine/MODEL.md by a
reader who had seen nothing else, have every whole number of a small world in common, and the digest
of all that is not whole.

  test_second_engine.py PROGRAM SOURCE

What the reader had to ask, and who was wrong where the two differed: QUESTIONS.md beside this file.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import five_states

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
ENGINE = SOURCE / "tests/second/engine"
SHOWN = 12  # rows that differ


def rows_of(words):
    """{(replicate, month, what, keys): values}"""
    ran = subprocess.run(list(map(str, words)), text=True, capture_output=True)
    if ran.returncode != 0:
        raise AssertionError(f"{words}\n{ran.stderr[-3000:]}")
    rows = {}
    for line in ran.stdout.splitlines():
        keys, _, values = line.partition(" :")
        rows[tuple(keys.split())] = values.split()
    return rows


class SecondEngine(unittest.TestCase):
    numbers = 0

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.here = Path(folder.name)
        five_states.make(PROGRAM, SOURCE, cls.here)

    @classmethod
    def tearDownClass(cls):
        print(f"trust: {cls.numbers:,} whole numbers of 50 x 24 months in "
              f"{len(five_states.STUDIES)} studies, all equal, and every digest", file=sys.stderr)

    def compare(self, name):
        study = five_states.STUDIES[name]
        first = rows_of([PROGRAM.parent / "tests/cells", self.here / f"{name}.cfg",
                         "--chances", study["chances"]])
        second = rows_of([sys.executable, ENGINE / "second.py", self.here / f"study-{name}.json"])
        wrong = sorted((key for key in first.keys() | second.keys() if first.get(key) != second.get(key)),
                       key=lambda key: (int(key[1]), int(key[0]), key))
        shown = [f"{' '.join(key)}: {first.get(key)}, second engine {second.get(key)}"
                 for key in wrong[:SHOWN]]
        self.assertEqual(len(wrong), 0, "\n".join([f"{len(wrong)} rows differ", *shown]))
        self.assertEqual({int(key[0]) for key in first}, set(range(study["replicates"])))
        self.assertEqual({int(key[1]) for key in first}, set(range(study["months"] + 1)))
        type(self).numbers += sum(len(values) for key, values in first.items() if key[2] != "world")

    def test_its_own_foundations_give_published_answers(self):
        subprocess.run([sys.executable, ENGINE / "selftest.py"], check=True)

    def test_missions_of_the_record(self):
        self.compare("record")

    def test_missions_that_the_model_begins(self):
        self.compare("generated")

    def test_a_start_before_places_were_recorded(self):
        self.compare("early")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

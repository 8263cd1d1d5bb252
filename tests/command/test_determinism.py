"""The same inputs give the same bits: on any number of threads, run after run, in any locale; and the
bits are those that were accepted last.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2])


def digest(threads, *scenario, **environment):
    ran = subprocess.run([str(SOURCE / "tests/golden/digest"), str(PROGRAM), *scenario], text=True,
                         capture_output=True,
                         env=os.environ | environment | {"OMP_NUM_THREADS": str(threads)})
    if ran.returncode != 0:
        raise AssertionError(ran.stderr)
    return ran.stdout.strip()


class Determinism(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.one_thread = digest(1)

    def test_a_repeated_run_gives_the_same_digest(self):
        self.assertEqual(digest(1), self.one_thread)

    def test_any_number_of_threads_gives_the_same_digest(self):
        for threads in (2, 3, 7):
            with self.subTest(threads=threads):
                self.assertEqual(digest(threads), self.one_thread)

    def test_locale_and_time_zone_do_not_matter(self):
        self.assertEqual(digest(2, LC_ALL="de_DE.UTF-8", TZ="Asia/Kathmandu"), self.one_thread)

    def test_the_digests_are_the_accepted_ones(self):
        for name, found in (("baseline", self.one_thread), ("early", digest(2, "baseline-2008"))):
            with self.subTest(name):
                self.assertEqual(found, (SOURCE / f"tests/golden/{name}.digest").read_text().strip(),
                                 "results changed; with a reason: tests/golden/accept REASON")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

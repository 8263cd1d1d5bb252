"""A run's memory does not grow with its replicates, whether they are stored or not.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
BASELINE = str(SOURCE / "scenarios/baseline-2015.cfg")
FEW, MANY, MONTHS = 20, 400, 12
PEAK_MOST = 100e6  # bytes, of any run on two threads
# 400 records of 12 months are 24 MB and their last values as much again; two blocks of numbers and
# what the data base keeps at hand are less than 20 MB (analysis/store_columns.c).
GROWTH_MOST = 24e6


class Memory(unittest.TestCase):
    def peak(self, replicates, *words):
        """The most memory that a run had at a time, in bytes."""
        with tempfile.TemporaryDirectory() as folder:
            process = subprocess.Popen(
                [str(PROGRAM), "run", BASELINE, "--replicates", str(replicates), "--months",
                 str(MONTHS), "--threads", "2", "--quiet", *words], cwd=folder,
                stdout=subprocess.DEVNULL)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        return used.ru_maxrss * 1024

    def check(self, *words):
        few, many = self.peak(FEW, *words), self.peak(MANY, *words)
        self.assertLess(many, PEAK_MOST)
        self.assertLess(many - few, GROWTH_MOST, f"{few / 1e6:.0f} MB, then {many / 1e6:.0f} MB")

    def test_memory_does_not_grow_with_stored_replicates(self):
        self.check("-o", "study.db")

    def test_memory_does_not_grow_with_replicates_that_are_not_kept(self):
        self.check("--no-store")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

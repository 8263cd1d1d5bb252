"""A sweep and a comparison that are asked to stop: what is running finishes and is kept, the exit code is 75,
the sentence says how to go on, and going on ends where an undisturbed study ends.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import re
import signal
import sys
import time
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(SOURCE / "tests/support"))
import sweeps  # noqa: E402
from sweeps import STUDY  # noqa: E402

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1)
SWEEP = ("sweep", STUDY, "--months", "12", "--threads", "2")
COMPARE = ("compare", "baseline-2015.cfg", "s10a-surveyed-cost.cfg", "--months", "12", "--threads", "2",
           "--replicates", "40")


class Signals(unittest.TestCase):
    def setUp(self):
        self.folder = sweeps.Folder(self, PROGRAM, SOURCE)

    def hears(self, process):
        """Waits until the process hears SIGUSR1."""
        status = Path(f"/proc/{process.pid}/status")
        heard = 0
        while not heard & 1 << (signal.SIGUSR1 - 1):
            heard = int(re.search(r"SigCgt:\s*(\w+)", status.read_text()).group(1), 16)

    def stop(self, process, number, after):
        """Sends it and gives how many runs the sentence says are kept, of how many."""
        self.hears(process)
        journal = self.folder.here / "study.db-journal"
        while after and not journal.exists():  # it is there from the moment at which runs begin
            self.assertIsNone(process.poll())
            time.sleep(0.001)
        time.sleep(after)
        process.send_signal(number)
        out, said = process.communicate(timeout=60)
        self.assertEqual((process.returncode, out), (75, ""), said)
        self.assertIn("Stopping: what is running finishes", said)
        kept, of = re.search(r"Stopped after (\d+) of (\d+) runs; they are kept in study.db", said).groups()
        self.assertEqual(self.folder.rows("study.db", "SELECT count(*) FROM run"), [(int(kept),)])
        self.assertIn(" ".join(process.args[1:]), said)
        return int(kept), int(of)

    def check(self, *words):
        begun = time.monotonic()
        whole = json.loads(self.folder.contingent(*words, "--json", "-o", "whole.db").stdout)
        duration = time.monotonic() - begun
        before = {}
        stopped = 0
        for turn, number in enumerate(SIGNALS):
            process = self.folder.start(*words, "-o", "study.db")
            kept, of = self.stop(process, number, 0.1 * duration * turn)
            now = self.folder.runs("study.db")
            self.assertEqual(before.items() - now.items(), set())
            stopped += before.keys() < now.keys() and kept < of
            before = now
        self.assertGreater(stopped, 0, "never stopped on the way")
        again = json.loads(self.folder.contingent(*words, "--json", "-o", "study.db").stdout)
        self.assertEqual(again["digest"], whole["digest"])
        self.assertEqual(self.folder.runs("study.db"), self.folder.runs("whole.db"))

    def test_a_sweep_goes_on_where_it_was_stopped(self):
        self.check(*SWEEP)

    def test_a_comparison_goes_on_where_it_was_stopped(self):
        self.check(*COMPARE)

    def test_stopped_before_anything_ran_it_says_so_too(self):
        process = self.folder.start(*SWEEP, "-o", "study.db")
        kept, of = self.stop(process, signal.SIGUSR1, 0)
        self.assertLess(kept, of)

    def test_a_dry_run_that_is_stopped_has_nothing_to_continue(self):
        process = self.folder.start("sweep", STUDY, "--dry-run", "--months", "1200")
        self.hears(process)
        process.send_signal(signal.SIGTERM)
        out, said = process.communicate(timeout=60)
        self.assertEqual((process.returncode, out), (75, ""), said)
        self.assertIn("Stopped. Nothing was stored.", said)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

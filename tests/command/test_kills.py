"""Killed with kill -9 at random moments and started again until it is done, a study is what it is
uninterrupted: nothing committed is lost, nothing is stored twice.

test_kills.py PROGRAM SOURCE [--kills N] [--seed S]: N kills (20), half of them of a scenario with whole records,
half of a sweep. Moments are drawn from the measured duration of the study, a third of them when the store has
just grown, that is within a commit.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import json
import random
import sys
import time
import unittest
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("program", type=lambda path: Path(path).resolve())
parser.add_argument("source", type=lambda path: Path(path).resolve())
parser.add_argument("--kills", type=int, default=20)
parser.add_argument("--seed", type=int, default=2015)
ASKED = parser.parse_args()
sys.path.insert(0, str(ASKED.source / "tests/support"))
import sweeps  # noqa: E402
from sweeps import STUDY  # noqa: E402

STORE = "study.db"
SECONDS = 1.6  # a study should take: there is a commit a second
DULL = 30      # kills in a row that leave nothing new


class Kills(unittest.TestCase):
    def setUp(self):
        self.folder = sweeps.Folder(self, ASKED.program, ASKED.source)
        self.moments = random.Random(ASKED.seed)
        self.kills = self.ends = self.within = 0

    def size(self):
        path = self.folder.here / STORE
        return path.stat().st_size if path.exists() else 0

    def wait(self, process, duration):
        """Until the moment has come; true when the study was done before it."""
        begun = time.monotonic()
        if self.moments.random() < 1 / 3:
            size = self.size()
            while process.poll() is None and self.size() == size and time.monotonic() - begun < duration:
                time.sleep(0.0005)
            grown = self.size() != size
            time.sleep(self.moments.uniform(0, 0.004))
            self.within += grown and process.poll() is None
        else:
            moment = begun + self.moments.uniform(0, duration)
            while process.poll() is None and time.monotonic() < moment:
                time.sleep(0.001)
        return process.poll() is not None

    def check_done(self, words, whole):
        """The study is what it should be; then it is forgotten."""
        ran = self.folder.contingent(*words, "-o", STORE)
        self.assertEqual(json.loads(ran.stdout)["digest"], whole["digest"])
        self.assertEqual(self.folder.runs(STORE), whole["runs"])
        self.assertEqual(list(self.folder.here.glob(f"{STORE}*")), [self.folder.here / STORE])
        (self.folder.here / STORE).unlink()
        self.ends += 1

    def kill_and_resume(self, words, kills):
        begun = time.monotonic()
        answer = json.loads(self.folder.contingent(*words, "-o", "whole.db").stdout)
        duration = time.monotonic() - begun
        whole = {"digest": answer["digest"], "runs": self.folder.runs("whole.db")}
        kept, dull, last = {}, 0, duration
        while self.kills < kills:
            process = self.folder.start(*words, "-o", STORE)
            if self.wait(process, last):
                self.assertEqual(process.returncode, 0, process.communicate()[1])
                self.check_done(words, whole)
                kept, dull, last = {}, 0, duration
                continue
            process.kill()
            process.communicate()
            self.kills += 1
            now = self.folder.runs_of_copy(STORE)
            for number, run in kept.items():
                self.assertEqual(now.get(number), run, "a committed run was lost or changed")
            for number, run in now.items():
                self.assertEqual(whole["runs"].get(number), run)
            dull = dull + 1 if len(now) == len(kept) else 0
            self.assertLess(dull, DULL, "nothing is ever committed")
            last = 1.1 * last if dull else duration  # a machine that has become slower gets there too
            kept = now
        self.check_done(words, whole)
        print(f"{words[0]}: {len(whole['runs'])} runs in {duration:.1f} s; {self.kills} kills, {self.within} "
              f"of them within a commit; {self.ends} times done", file=sys.stderr)

    def replicates(self, *words):
        """So many that the study takes about SECONDS."""
        need = json.loads(self.folder.contingent("sweep", STUDY, "--dry-run", "--json", *words).stdout)
        return str(max(2, round(SECONDS * need["replicates"] / max(need["seconds"], 1e-3))))

    def test_a_sweep(self):
        more = ("--threads", "2")
        self.kill_and_resume(("sweep", STUDY, "--json", "--quiet", *more, "--replicates",
                              self.replicates(*more)), ASKED.kills - ASKED.kills // 2)

    def test_a_scenario_with_whole_records(self):
        more = ("--threads", "2")
        pairs = sweeps.ARMS * sweeps.POINTS * int(self.replicates(*more))
        self.kill_and_resume(("run", "baseline-2015.cfg", "--months", "2", "--json", "--quiet", *more,
                              "--replicates", str(max(20, pairs // 2))), ASKED.kills // 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

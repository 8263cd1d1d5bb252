"""No two threads touch the same memory unguarded: every command that uses threads, under clang's
ThreadSanitizer with Archer, which knows what OpenMP synchronises. A planted race must be found.

  test_race.py PROGRAM SOURCE [--times N]

The programs are built in build/tsan; PROGRAM is not used.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PARSER = argparse.ArgumentParser()
PARSER.add_argument("program")
PARSER.add_argument("source", type=Path)
PARSER.add_argument("--times", type=int, default=10)
ASKED = PARSER.parse_args()
SOURCE = ASKED.source.resolve()
PLACE = SOURCE / "build/tsan"
FOUND = 66  # ThreadSanitizer's exit code
COMMANDS = (
    "run baseline-2015.cfg --replicates 8 --months 3 -o run.db",
    "run generated-2015.cfg --replicates 8 --months 3 --no-store",
    "compare s01-courses-instead-of-a-unit.cfg --replicates 4 --months 12 -o compare.db",
    "sweep small.cfg -o sweep.db",
    "sensitivity small.cfg -o sensitivity.db",
)
STUDY = """base = "baseline-2015.cfg"; months = 2; replicates = 2; seed = 7;
vary = ( { path = "training.turnover_per_year"; },
         { path = "donors.JPN.budget_usd_m_per_year"; low = 3; high = 9; } );
design = { kind = "saltelli"; points = 4; };
"""


def build():
    for words in (["cmake", "--preset", "tsan", "-DCTG_TESTS=ON"],
                  ["cmake", "--build", "--preset", "tsan", "--target", "contingent", "planted_race"]):
        ran = subprocess.run(words, cwd=SOURCE, text=True, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT)
        if ran.returncode != 0:
            raise AssertionError(ran.stdout[-3000:])


def archer():
    """Where Archer is: it comes with libomp."""
    found = sorted(Path("/usr/lib").glob("llvm-*/lib/libarcher.so"))
    if not found:
        raise AssertionError("libarcher.so is missing; it comes with libomp-dev, which ./check installs")
    return found[-1]


class Race(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        build()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.here = Path(folder.name)
        for path in (SOURCE / "scenarios").iterdir():
            if path.suffix in (".cfg", ".csv") or path.name == "data":
                (cls.here / path.name).symlink_to(path)
        (cls.here / "small.cfg").write_text(STUDY)
        cls.environment = os.environ | {
            "OMP_TOOL_LIBRARIES": str(archer()), "OMP_NUM_THREADS": "4",
            "TSAN_OPTIONS": f"ignore_noninstrumented_modules=1 exitcode={FOUND}"}

    def run_it(self, *words):
        return subprocess.run(list(map(str, words)), cwd=self.here, env=self.environment, text=True,
                              capture_output=True)

    def test_a_planted_race_is_found_and_a_guarded_count_is_not_one(self):
        codes = {way: [self.run_it(PLACE / "tests/planted_race", way).returncode
                       for _ in range(ASKED.times)] for way in ("planted", "guarded")}
        self.assertEqual(codes, {"planted": [FOUND] * ASKED.times, "guarded": [0] * ASKED.times})
        print(f"trust: a planted race is found {ASKED.times} times of {ASKED.times}, at 4 threads",
              file=sys.stderr)

    def test_commands_with_threads_have_no_race(self):
        for time in range(max(1, ASKED.times // 10)):
            for command in COMMANDS:
                with self.subTest(command, time=time):
                    for store in self.here.glob("*.db"):
                        store.unlink()
                    ran = self.run_it(PLACE / "contingent", *command.split(), "--quiet")
                    self.assertEqual(ran.returncode, 0, ran.stderr[:5000])
                    self.assertNotIn("ThreadSanitizer", ran.stderr)
        print(f"trust: none in {len(COMMANDS)} commands", file=sys.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

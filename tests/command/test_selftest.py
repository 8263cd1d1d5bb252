"""The command `contingent selftest` says that this machine is as tested, and says so where it is not.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
CHECKS = ["arithmetic", "draws", "paths", "world", "store"]
# A library whose start makes subnormal numbers zero for the whole process, as -Ofast does.
FLUSHING = """#include <xmmintrin.h>
__attribute__((constructor)) static void flush(void) { _mm_setcsr(_mm_getcsr() | 0x8040); }
"""


def selftest(*words, **environment):
    ran = subprocess.run([str(PROGRAM), "selftest", *words], text=True, capture_output=True,
                         env=os.environ | environment)
    return ran.returncode, ran.stdout, ran.stderr


class Selftest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)

    def told(self, code, **environment):
        """{check: whether it is fine}, and the sentences."""
        ended, out, said = selftest("--json", **environment)
        self.assertEqual(ended, code, said)
        answer = json.loads(out)
        self.assertEqual(answer["fine"], code == 0)
        self.assertEqual([check["check"] for check in answer["checks"]], CHECKS)
        return {check["check"]: check["fine"] for check in answer["checks"]}, said

    def test_this_machine_is_as_tested(self):
        fine, said = self.told(0)
        self.assertEqual((set(fine.values()), said), ({True}, ""))
        code, page, _ = selftest()
        self.assertEqual(code, 0)
        self.assertIn((SOURCE / "tests/golden/baseline.digest").read_text().strip(), page)
        self.assertIn("Results on this machine are those that were tested.", page)

    def test_other_tables_are_noticed(self):
        scenarios = self.here / "scenarios"
        shutil.copytree(SOURCE / "scenarios", scenarios)
        rate = scenarios / "data/reimbursement.csv"
        rate.write_text(rate.read_text().replace(",1332,", ",1333,"))
        fine, said = self.told(1, CONTINGENT_SCENARIOS=str(scenarios))
        self.assertEqual([check for check in CHECKS if not fine[check]], ["world", "store"])
        self.assertIn("accepted is", said)

    def test_a_folder_that_is_not_there_is_named(self):
        fine, said = self.told(1, TMPDIR=str(self.here / "nowhere"))
        self.assertEqual([check for check in CHECKS if not fine[check]], ["store"])
        self.assertIn("nowhere", said)

    @unittest.skipIf("asan" in str(PROGRAM), "a sanitizer must be the first library")
    def test_arithmetic_that_is_not_as_tested_is_noticed(self):
        source, library = self.here / "flush.c", self.here / "flush.so"
        source.write_text(FLUSHING)
        subprocess.run(["gcc", "-shared", "-fPIC", str(source), "-o", str(library)], check=True)
        fine, said = self.told(1, LD_PRELOAD=str(library))
        self.assertFalse(fine["arithmetic"])
        self.assertIn("subnormal", said)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

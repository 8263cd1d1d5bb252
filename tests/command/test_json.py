"""Every command of the program's table takes --json, prints valid JSON and nothing else on stdout, and says
what is wrong on stderr with the code that it has without --json.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
SHORT = ["--replicates", "2", "--months", "24"]
STUDY = ["vary-courses", "--replicates", "1", "--months", "6"]
# What is typed for an answer, in this order, and what is wrong; STORE is that of the sweep, CALIBRATION a file.
ANSWERS = {
    "init": (["study"], ["study"]),
    "run": (["baseline-2015", *SHORT, "--no-store"], ["no-such-scenario"]),
    "compare": (["s07-legal-reform", *SHORT, "--no-store"], ["baseline-2015", "--measure", "world.filshare"]),
    "sweep": ([*STUDY, "-o", "STORE"], ["baseline-2015"]),
    "sensitivity": ([*STUDY, "-o", "STORE"], ["baseline-2015"]),
    "slurm": ([*STUDY, "--tasks", "3"], ["vary-courses", "--time", "1"]),
    "merge": (["STORE", "-o", "whole.db"], ["no-such.db", "-o", "whole2.db"]),
    "status": (["STORE"], ["no-such.db"]),
    "verify": (["STORE", "--runs", "1"], ["no-such.db"]),
    "reproduce": (["STORE", "--run", "0"], ["STORE", "--run", "0", "--arm", "no-such"]),
    "export": (["STORE", "-o", "tables"], ["STORE", "-o", "tables", "--format", "no-such"]),
    "backtest": (["backtest-2009", *SHORT, "--no-store"], ["baseline-2015", "--months", "6"]),
    "patterns": (["backtest-2009", "--replicates", "2", "--months", "12", "--no-store"], ["baseline-2015"]),
    "calibrate": (["CALIBRATION", "-o", "posterior.csv"], ["no-such"]),
    "scenarios": ([], ["no-such-folder"]),
    "results": (["s07-legal-reform", *SHORT], ["no-such-scenario"]),
    "ablation": (["--replicates", "2", "--months", "12"], ["--months", "0"]),
    "check": (["baseline-2015", "vary-courses"], ["baseline-2015", "no-such"]),
    "explain": ([], ["no-such"]),
    "bench": (["--quick", "--only", "ck1"], ["--only", "no-such"]),
    "selftest": ([], ["a-file"]),
    "version": ([], ["no-such"]),
}
# Commands whose answer is a page or a text, and no data.
TEXTS = {"report", "completion", "man"}
CODES = {"ablation": (0, 4)} # so short, a mechanism may move nothing
SMALL = """base = "calibration-base"; origins = ( "2005-12" ); months = 12; particles = 10; replicates = 1; waves = 1;
minutes = 1; parameters = ( { path = "willingness.profit"; } );
"""


class Json(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.here = Path(folder.name)
        (cls.here / "calibration.cfg").write_text(SMALL)
        cls.names = re.findall(r"^  (\w+) +\w", cls.run_program().stdout, re.MULTILINE)[1:]

    @classmethod
    def run_program(cls, *words):
        words = [{"STORE": "sweep.db", "CALIBRATION": "calibration.cfg"}.get(word, word) for word in words]
        return subprocess.run([PROGRAM, *words], cwd=cls.here, text=True, capture_output=True)

    def test_the_commands_are_those_of_the_table(self):
        self.assertEqual(set(self.names) - TEXTS, set(ANSWERS))

    def test_answers_are_json_and_nothing_else(self):
        for name in ANSWERS:
            with self.subTest(command=name):
                ran = self.run_program(name, *ANSWERS[name][0], "--json")
                self.assertIn(ran.returncode, CODES.get(name, (0,)), ran.stderr)
                answer = json.loads(ran.stdout)
                self.assertTrue(answer)
        self.mistakes()

    def mistakes(self):
        """After the answers, whose store they need."""
        for name in ANSWERS:
            with self.subTest(command=name, wrong=ANSWERS[name][1]):
                plain = self.run_program(name, *ANSWERS[name][1])
                ran = self.run_program(name, *ANSWERS[name][1], "--json")
                self.assertEqual(ran.returncode, 2, ran.stderr)
                self.assertEqual((ran.returncode, ran.stderr), (plain.returncode, plain.stderr))
                if ran.stdout:
                    json.loads(ran.stdout)

    def test_what_the_commands_on_stores_say(self):
        study = ["vary-courses", "--replicates", "1", "--months", "3"]
        for part in ("1/2", "2/2"):
            ran = self.run_program("sweep", *study, "--shard", part, "-o", f"part{part[0]}.db", "--json", "-q")
            self.assertEqual(json.loads(ran.stdout)["runs"], 96)
        merged = json.loads(self.run_program("merge", "part1.db", "part2.db", "-o", "of2.db", "--json").stdout)
        self.assertEqual(merged, {"store": "of2.db", "parts": 2, "added": 192, "known": 0, "stored": 192,
                                  "wanted": 192, "again": 0})
        verified = json.loads(self.run_program("verify", "of2.db", "--runs", "2", "--json").stdout)["stores"]
        self.assertEqual([(one["store"], one["fine"], one["runs"], one["computed_again"]) for one in verified],
                         [("of2.db", True, 192, 2)])
        again = json.loads(self.run_program("reproduce", "of2.db", "--run", "0", "--json").stdout)
        self.assertTrue(again["same"])
        self.assertEqual(again["digest_stored"], again["digest_computed"])
        told = json.loads(self.run_program("export", "of2.db", "-o", "of2", "--json").stdout)
        self.assertEqual((told["folder"], told["format"], told["runs"]), ("of2", "csv", 192))
        script = self.run_program("slurm", *study, "--tasks", "3").stdout.splitlines()
        said = json.loads(self.run_program("slurm", *study, "--tasks", "3", "--json").stdout)
        self.assertEqual(said["parts"], 3)
        self.assertEqual([line for line in said["script"].splitlines() if line.startswith("srun")],
                         [line for line in script if line.startswith("srun")])

    def test_a_store_that_is_damaged_is_not_fine(self):
        self.run_program("sweep", "vary-courses", "--replicates", "1", "--months", "2", "-o", "damaged.db", "-q")
        store = self.here / "damaged.db"
        body = bytearray(store.read_bytes())
        body[-2000:] = bytes(2000)
        store.write_bytes(body)
        ran = self.run_program("verify", "damaged.db", "--json")
        self.assertEqual(ran.returncode, 1)
        self.assertTrue(ran.stderr)
        self.assertFalse(json.loads(ran.stdout)["stores"][0]["fine"])

    def test_check_says_what_is_in_a_file_and_how_many_mistakes(self):
        (self.here / "wrong.cfg").write_text('base = "baseline-2015"; mnths = 3; months = 0;\n')
        ran = self.run_program("check", "s07-legal-reform", "vary-courses", "calibration.cfg", "wrong.cfg", "--json")
        self.assertEqual(ran.returncode, 2)
        said = json.loads(ran.stdout)["files"]
        self.assertEqual([one.get("kind") for one in said], ["scenario", "sweep", "calibration", None])
        self.assertEqual([one["fine"] for one in said], [True, True, True, False])
        self.assertEqual([one["mistakes"] for one in said], [0, 0, 0, 2])
        self.assertEqual(ran.stderr.count("error:"), 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

"""The command `contingent calibrate`: it finds planted parameters, on any number of threads, whatever
kills it; refuses what it must; and a scenario draws from what it wrote.

Usage: test_calibrate.py PROGRAM SOURCE
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import json
import math
import random
import re
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
PLANTED = {"willingness.unit_base": -8.0, "exit.base": -1.5}
HISTORIES = 6  # that are planted
RANGES = {"willingness.unit_base": (-14, -4), "exit.base": (-6, 3)}
BASE = """data = "data"; start = "2003-12"; months = 36; replicates = 1; seed = %d;
covariates_known_to = "2003-12";
"""
STUDY = """base = "base.cfg"; origins = ( "2003-12" ); months = 24;
parameters = ( %s );
particles = %d; replicates = 1; waves = %d; seed = 5;
targets = { shares = 1; contributors = 1; churn = 1; persistence = 1; };
"""


def binomial_to(most, of, share):
    """How likely at most so many are."""
    return sum(math.comb(of, n) * share ** n * (1 - share) ** (of - n) for n in range(most + 1))


def parameters(names):
    return ", ".join('{ path = "%s"; low = %d; high = %d; }' % (name, *RANGES[name]) for name in names)


class Calibrate(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        cls.world = Path(cls.kept.name)
        shutil.copytree(SOURCE / "scenarios/data", cls.world / "data")
        cls.plant()
        (cls.world / "small.cfg").write_text(STUDY % (parameters(RANGES), 4, 3))
        begun = time.monotonic()
        cls.first = cls.work("small.cfg", "-o", "first.csv", "--store", "first.db", "--threads", "1")
        cls.seconds = time.monotonic() - begun

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    @classmethod
    def call(cls, *words):
        return subprocess.run([str(PROGRAM), *words], cwd=cls.world, capture_output=True, text=True)

    @classmethod
    def work(cls, *words):
        ran = cls.call("calibrate", *words, "--quiet", "--json")
        if ran.returncode != 0:
            raise AssertionError(f"{ran.returncode}\n{ran.stderr}")
        return json.loads(ran.stdout)

    @classmethod
    def plant(cls, history=0):
        """The record of December 2004 and 2005 becomes what the model makes of the planted values with a seed:
        there they are at distance 0."""
        (cls.world / "base.cfg").write_text(BASE % (7 + history))
        path = cls.world / f"planted{history}.db"
        sets = [word for name, value in PLANTED.items() for word in ("--set", f"{name}={value}")]
        if not path.exists():
            ran = cls.call("run", "base.cfg", "--quiet", "-o", path, *sets)
            if ran.returncode != 0:
                raise AssertionError(ran.stderr)
        store = sqlite3.connect(path)
        place, = store.execute(
            "SELECT place FROM measure WHERE path='state.deployed_pers'").fetchone()
        names = [name for name, in store.execute(
            "SELECT name FROM who WHERE scope='state' ORDER BY row")]
        people = {}
        for blob, in store.execute("SELECT record FROM run ORDER BY replicate"):
            for year in (1, 2, 3):
                at = 8 * (place + year * len(names))
                counts = struct.unpack_from(f"<{len(names)}d", blob, at)
                for name, count in zip(names, counts):
                    people[name, year] = count
        store.close()
        path = cls.world / "data/contributions.csv"
        with open(path, newline="") as file:
            header, *rows = csv.reader(file)
        rows = [row for row in rows if row[1] not in ("2004-12", "2005-12", "2006-12")]
        codes = cls.codes()
        rows += [[codes[name], f"{2003 + year}-12", str(round(count)), "0", "0"]
                 for (name, year), count in sorted(people.items()) if round(count) > 0]
        with open(path, "w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])

    @classmethod
    def codes(cls):
        """Keys of states by what a store calls them, a name or the key itself."""
        with open(cls.world / "data/states.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        return {row[column]: row["state"] for row in rows for column in ("name", "state")}

    def find(self, history):
        """The fit to a planted history, and in how many parameters its 90 % interval holds what was planted."""
        self.plant(history)
        study = STUDY % (parameters(RANGES), 40, 6)
        (self.world / "find.cfg").write_text(study.replace("months = 24", "months = 36"))
        answer = self.work("find.cfg", "-o", "found.csv")
        held = 0
        for parameter in answer["parameters"]:
            posterior = parameter["posterior"]
            held += posterior["p05"] <= PLANTED[parameter["path"]] <= posterior["p95"]
            self.assertLess(parameter["width_over_prior"], 0.75, parameter)
            self.assertTrue(parameter["moved"], parameter)
        return answer, held

    def test_planted_values_are_found(self):
        self.addCleanup(self.plant)  # the tables are those of the first history again
        answer, held = self.find(0)
        prior, best = answer["targets"]["prior"], answer["targets"]["best"]
        self.assertLess(best["distance"], 0.5 * prior["distance"])
        self.assertLess(best["shares_over_frozen"][1], 0.5 * prior["shares_over_frozen"][1])
        held += sum(self.find(history)[1] for history in range(1, HISTORIES))
        # of so many intervals of 90 % fewer are right by chance once in a hundred times
        self.assertGreaterEqual(held, next(n for n in range(2 * HISTORIES + 1)
                                           if binomial_to(n, 2 * HISTORIES, 0.9) > 0.01), held)

    def test_any_number_of_threads_gives_the_same_bytes(self):
        for threads in ("2", "3"):
            self.work("small.cfg", "-o", "threads.csv", "--store", f"threads{threads}.db",
                      "--threads", threads)
            self.assertEqual((self.world / "threads.csv").read_bytes(),
                             (self.world / "first.csv").read_bytes())

    def test_killed_at_any_moment_it_ends_in_the_same_bytes(self):
        """Killed within what one thread needs for less than half: before two threads can be done."""
        chance = random.Random(3)
        command = [str(PROGRAM), "calibrate", "small.cfg", "-o", "killed.csv", "--store", "killed.db",
                   "--quiet", "--threads", "2"]
        kills = 0
        begun = time.monotonic()
        while kills < 6 and time.monotonic() - begun < 60:
            process = subprocess.Popen(command, cwd=self.world, stdout=subprocess.DEVNULL)
            try:
                process.wait(timeout=self.seconds * (0.05 + 0.35 * chance.random()))
                break
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                kills += 1
        self.assertGreater(kills, 0)
        answer = self.work("small.cfg", "-o", "killed.csv", "--store", "killed.db")
        self.assertEqual((self.world / "killed.csv").read_bytes(),
                         (self.world / "first.csv").read_bytes())
        self.assertEqual(answer["sampling"]["evaluations"], 20)

    def test_stored_evaluations_are_not_run_again_and_more_can_be_added(self):
        shutil.copy(self.world / "first.db", self.world / "more.db")
        again = self.work("small.cfg", "-o", "again.csv", "--store", "more.db")
        self.assertEqual(again["sampling"]["run_now"], 0)
        self.assertEqual((self.world / "again.csv").read_bytes(),
                         (self.world / "first.csv").read_bytes())
        (self.world / "small4.cfg").write_text(STUDY % (parameters(RANGES), 4, 4))
        more = self.work("small4.cfg", "-o", "again.csv", "--store", "more.db")
        self.assertEqual(more["sampling"]["run_now"], 4)

    def test_a_store_that_was_altered_or_is_anothers_is_refused(self):
        for altered in ("distance = distance / 2", "parameters = substr(parameters, 1, 8)",
                        "targets = substr(targets, 1, length(targets) - 8)", "digest = 'no digest'",
                        "digest = '0123456789abcdef'", "row = digest"):
            shutil.copy(self.world / "first.db", self.world / "altered.db")
            with sqlite3.connect(self.world / "altered.db") as store:
                store.execute(f"UPDATE trial SET {altered} WHERE generation=1 AND trial=2")
            store.close()
            ran = self.call("calibrate", "small.cfg", "-o", "no.csv", "--store", "altered.db", "-q")
            self.assertEqual(ran.returncode, 1, altered)
            self.assertIn("trial 2 of generation 1 is not as it was stored", ran.stderr)
        (self.world / "other.cfg").write_text(STUDY.replace("seed = 5", "seed = 6")
                                              % (parameters(RANGES), 4, 3))
        ran = self.call("calibrate", "other.cfg", "-o", "no.csv", "--store", "first.db", "-q")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("holds another study", ran.stderr)
        self.assertFalse((self.world / "no.csv").exists())

    def test_the_store_says_what_was_asked(self):
        (self.world / "priors.cfg").write_text(STUDY % (
            '{ path = "exit.base"; low = -6; high = 3; }, { path = "habit.mission"; }', 4, 1))
        self.work("priors.cfg", "-o", "priors.csv", "--store", "priors.db")
        with sqlite3.connect(self.world / "priors.db") as store:
            resolved, = store.execute("SELECT resolved FROM study").fetchone()
        store.close()
        self.assertIn("\nexit.base -6 uniform 3\n", resolved)
        self.assertIn("\nhabit.mission 1 2 3\n", resolved)
        self.assertIn("\ntarget churn 1\ntarget persistence 1\ntarget people 0\n", resolved)

    def test_the_file_says_where_it_is_from_and_its_weights_sum_to_one(self):
        lines = (self.world / "first.csv").read_text().splitlines()
        comments = [line for line in lines if line.startswith("# ")]
        said = " ".join(comments)
        for word in (self.first["study"], "seed 5", self.first["version"], self.first["tables"]):
            self.assertIn(word, said)
        rows = list(csv.DictReader(lines[len(comments):]))
        self.assertEqual(list(rows[0]), ["weight", *RANGES])
        self.assertEqual(len(rows), 4)
        self.assertAlmostEqual(sum(float(row["weight"]) for row in rows), 1, places=12)
        for row in rows:
            for name, (low, high) in RANGES.items():
                self.assertTrue(low <= float(row[name]) <= high)

    def test_a_scenario_draws_its_rows(self):
        (self.world / "draw.cfg").write_text(
            'base = "base.cfg"; posterior = "first.csv"; months = 1; replicates = 12;\n')
        ran = self.call("run", "draw.cfg", "--quiet", "-o", "draw.db")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertIn("posterior first.csv: 2 of its 2 parameters", ran.stdout)
        rows = {(float(row["willingness.unit_base"]), float(row["exit.base"]))
                for row in csv.DictReader(
                    line for line in (self.world / "first.csv").read_text().splitlines()
                    if not line.startswith("#"))}
        store = sqlite3.connect(self.world / "draw.db")
        at = {path: number for number, path in store.execute("SELECT number, path FROM parameter")}
        drawn = set()
        for blob, in store.execute("SELECT parameters FROM run"):
            values = struct.unpack(f"<{len(at)}d", blob)
            drawn.add((values[at["willingness.unit_base"]], values[at["exit.base"]]))
        store.close()
        self.assertLessEqual(drawn, rows)
        self.assertGreater(len(drawn), 1)

    def test_the_page_is_at_most_100_columns_wide(self):
        ran = self.call("calibrate", "small.cfg", "-o", "page.csv", "--store", "first.db", "-q")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertLessEqual(max(map(len, ran.stdout.splitlines())), 100)
        for name in RANGES:
            self.assertIn(name, ran.stdout)
        self.assertIn("20 evaluations in 4 waves", ran.stdout)

    def refused(self, text, sentence):
        (self.world / "wrong.cfg").write_text(text)
        ran = self.call("calibrate", "wrong.cfg", "-q")
        self.assertEqual(ran.returncode, 2, ran.stderr)
        self.assertRegex(ran.stderr.splitlines()[0], sentence)
        self.assertIn("1 error. Nothing was run.", ran.stderr)

    def test_what_is_wrong_is_told_with_its_place(self):
        good = STUDY % (parameters(RANGES), 4, 3)
        self.refused(good.replace('"2003-12"', '"2008-12"'),
                     r"^wrong.cfg: error: 24 months from the origin 2008-12 end in 2010-12; targets end "
                     r"in 2009-12 or before, later years are kept to test the model$")
        self.refused(good.replace("months = 24", "months = 25"), r"^wrong.cfg:1: error: 'months' is 25; whole")
        self.refused(good.replace("months = 24", "months = 0"), r"'months' is 0; allowed is 12 to 120 months")
        self.refused(good.replace('"exit.base"', '"exit.bade"'), r"^wrong.cfg:2: error: 'exit.bade' .*exit.base")
        self.refused(good.replace("low = -6", "low = -60"), r"^wrong.cfg:2: error: 'low' is '-60'; allowed is -30 to 10")
        self.refused(good.replace("low = -6; ", ""), r"'exit.base' has one of low and high")
        self.refused(good.replace("high = 3", "high = -7"), r"the high of 'exit.base' is not above its low")
        self.refused(good.replace("exit.base", "willingness.unit_base"), r"stands there twice")
        twice = '{ path = "exit.base"; }, { path = "willingness.unit_base"; }, { path = "exit.habit"; }, { path = "%s"; }'
        for again in ("exit.base", "willingness.unit_base", "exit.habit"):
            self.refused(STUDY % (twice % again, 4, 3), rf"'{again}' stands there twice")
        self.refused(good.replace('"exit.base"; low = -6; high = 3', '"mechanism.habit"'), r"wrong.cfg:2: .*do not draw")
        self.refused(good.replace("particles", "particels"), r"^wrong.cfg:3: .*did you mean 'particles'")
        self.refused(good.replace('base = "base.cfg";', ""), r"`base` is missing")
        weights = good[good.index("targets"):]
        self.refused(good.replace(weights, "targets = { shares = 0; };"),
                     r"^wrong.cfg:4: error: 'targets' gives weight to nothing")
        self.refused(good.replace(weights, "targets = { shares = -1; };"),
                     r"'shares' is '-1'; allowed is 0 to 1000")

    def test_the_shipped_study_can_be_opened(self):
        text = (SOURCE / "scenarios/calibration-1995-2009.cfg").read_text()
        text = re.sub(r'base = ".*?"', f'base = "{SOURCE}/scenarios/backtest-2009.cfg"', text)
        text = re.sub(r"particles = \d+", "particles = 3", text)
        (self.world / "shipped.cfg").write_text(text)
        ran = self.call("calibrate", "shipped.cfg", "-q")
        self.assertEqual(ran.stderr.splitlines()[0],
                         "shipped.cfg:%d: error: 'particles' is 3; allowed is 4 to 10000"
                         % (1 + text[:text.index("particles = 3")].count("\n")))
        self.assertIn("1 error. Nothing was run.", ran.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)

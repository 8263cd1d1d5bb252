"""The commands `contingent sweep` and `contingent sensitivity`: every point is what a run with these values
is, parts make the whole, and what hangs on what is found where it was planted.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import re
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
TURNOVER, BUDGET = "training.turnover_per_year", "donors.JPN.budget_usd_m_per_year"
CEILING = "ceiling.military_share"
GRID = """base = "baseline-2015.cfg"; months = 12; replicates = 2;
policies = ( "s10a-surveyed-cost.cfg" );
vary = ( { path = "%s"; values = ( 0.05, 0.25 ); },
         { path = "%s"; low = 3; high = 12; } );
design = { kind = "grid"; levels = 2; };
keep = ( { measure = "world.sustained_ready_pers"; at = "end"; },
         { measure = "supplier.sustained_ready_pers"; who = "Eastern Asia"; } );
""" % (TURNOVER, BUDGET)
SENSED = """base = "baseline-2015.cfg"; months = 12; replicates = 2;
vary = ( { path = "%s"; low = 0.05; high = 0.25; }, { path = "will.spread"; low = 2; high = 2.1; } );
design = { kind = "%s"; points = %d; };
keep = ( { measure = "world.sustained_ready_pers"; at = "end"; },
         { measure = "world.missions_open"; at = "end"; } );
"""


class Sweep(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)
        for path in (SOURCE / "scenarios").iterdir():
            if path.suffix in (".cfg", ".csv") or path.name == "data":
                (self.here / path.name).symlink_to(path)
        (self.here / "grid.cfg").write_text(GRID)

    def contingent(self, *words, code=0):
        ran = subprocess.run([str(PROGRAM), *words], cwd=self.here, text=True, capture_output=True)
        self.assertEqual(ran.returncode, code, f"{words}\n{ran.stdout}{ran.stderr}")
        return ran

    def rows(self, store, query):
        base = sqlite3.connect(f"file:{self.here / store}?mode=ro", uri=True)
        try:
            return base.execute(query).fetchall()
        finally:
            base.close()

    def sweep(self, store, *words):
        return json.loads(self.contingent("sweep", "grid.cfg", "-o", store, "--json", "--quiet", *words).stdout)

    def test_every_point_is_what_a_run_with_these_values_is(self):
        answer = self.sweep("whole.db")
        self.assertEqual((answer["points"], answer["arms"], answer["runs"]), (4, 2, 16))
        kept = self.rows("whole.db", "SELECT measure, who, month FROM kept ORDER BY place")
        self.assertEqual([row[2] for row in kept], ["2016-01", "2015-01", "2016-01"])
        factors = [path for path, in self.rows("whole.db", "SELECT path FROM factor ORDER BY number")]
        self.assertEqual(factors, [TURNOVER, BUDGET])
        runs = {row[:3]: (struct.unpack("<2d", row[3]), struct.unpack("<3d", row[4])) for row in
                self.rows("whole.db", "SELECT point, replicate, arm, parameters, record FROM run")}
        self.assertEqual([runs[point, 0, 0][0] for point in range(4)],
                         [(0.05, 3.0), (0.05, 12.0), (0.25, 3.0), (0.25, 12.0)])
        for point, arm, scenario in ((1, 0, "baseline-2015.cfg"), (2, 1, "s10a-surveyed-cost.cfg")):
            turnover, budget = runs[point, 0, arm][0]
            self.contingent("run", scenario, "--months", "12", "--replicates", "2", "-q", "-o", f"{arm}.db",
                            "--set", f"{TURNOVER}={turnover}", "--set", f"{BUDGET}={budget}")
            alone = self.rows(f"{arm}.db", "SELECT value FROM final WHERE measure = "
                              "'world.sustained_ready_pers' ORDER BY replicate")
            self.assertEqual([value for value, in alone], [runs[point, r, arm][1][0] for r in range(2)])

    def test_what_a_policy_says_of_a_varied_parameter_stands(self):
        (self.here / "own.cfg").write_text(
            'base = "baseline-2015.cfg"; parameters = { training = { turnover_per_year = 0.15; }; };\n')
        (self.here / "grid.cfg").write_text(
            'base = "baseline-2015.cfg"; months = 12; replicates = 1; policies = ( "own.cfg" );\n'
            'vary = ( { path = "%s"; values = ( 0.05, 0.25 ); } ); design = { kind = "grid"; };\n'
            'keep = ( { measure = "world.sustained_ready_pers"; at = "end"; } );\n' % TURNOVER)
        self.sweep("own.db")
        base, own = ([record for record, in self.rows("own.db", "SELECT record FROM run WHERE arm = %d "
                                                      "ORDER BY point" % arm)] for arm in (0, 1))
        self.assertNotEqual(base[0], base[1])
        self.assertEqual(own[0], own[1])

    def test_parts_make_the_whole_and_nothing_is_run_again(self):
        self.sweep("whole.db")
        whole = dict(self.rows("whole.db", "SELECT number, digest FROM run"))
        parts = {}
        for part in range(1, 4):
            self.sweep(f"{part}.db", "--shard", f"{part}/3")
            for number, digest in self.rows(f"{part}.db", "SELECT number, digest FROM run"):
                self.assertNotIn(number, parts)
                parts[number] = digest
        self.assertEqual(parts, whole)
        before = self.rows("whole.db", "SELECT number, seconds FROM run")
        self.sweep("whole.db")
        self.assertEqual(self.rows("whole.db", "SELECT number, seconds FROM run"), before)

    def test_a_dry_run_counts_and_stores_nothing(self):
        need = json.loads(self.contingent("sweep", "grid.cfg", "--dry-run", "--json").stdout)
        self.assertEqual((need["runs"], need["points"], need["arms"], need["replicates"]), (16, 4, 2, 2))
        for key in ("seconds_a_run", "seconds", "memory_mb", "disk_mb"):
            self.assertGreater(need[key], 0, key)
        self.assertFalse((self.here / "results").exists())
        for command in ("sweep", "sensitivity"):
            self.assertIn("Nothing was stored", self.contingent(command, "grid.cfg", "--dry-run").stdout)
        self.assertFalse((self.here / "results").exists())

    def test_a_part_answers_with_its_own_runs_alone(self):
        fresh = self.sweep("fresh.db", "--shard", "1/3", "--replicates", "3")
        for words in (("1/3",), ("2/3",)):
            self.sweep("used.db", "--shard", *words)
        self.assertEqual(self.sweep("used.db", "--shard", "1/3", "--replicates", "3")["digest"], fresh["digest"])
        nothing = self.contingent("sweep", "grid.cfg", "--shard", "30/30", "--no-store")
        self.assertNotIn("null", nothing.stdout + nothing.stderr)
        self.assertIn("no run", nothing.stdout)

    def sense(self, kind, points):
        (self.here / "sensed.cfg").write_text(SENSED % (CEILING, kind, points))
        return json.loads(self.contingent("sensitivity", "sensed.cfg", "-o", f"{kind}.db", "--json",
                                          "--fixed-parameters", "--quiet").stdout)

    def test_sobol_indices_find_what_moves_an_output_and_refuse_what_does_not_move(self):
        ready, missions = self.sense("saltelli", 32)["outputs"]
        self.assertIn("world.missions_open", missions["value"])
        self.assertIn("world.missions_open", missions["refused"])
        self.assertIsNone(missions["sobol"])
        ceiling, will = ready["sobol"]["factors"]
        self.assertEqual((ceiling["factor"], will["factor"]), (CEILING, "will.spread"))
        self.assertTrue(ceiling["total"]["distinguishable"])
        self.assertGreater(ceiling["total"]["estimate"], 0.7)
        self.assertLess(abs(will["total"]["estimate"]), 0.2)

    def test_morris_finds_it_too(self):
        ready, _ = self.sense("morris", 6)["outputs"]
        ceiling, will = ready["morris"]["factors"]
        self.assertTrue(ceiling["distinguishable"])
        self.assertGreater(ceiling["mu"]["estimate"], 0)
        self.assertGreater(ceiling["mu_star"]["estimate"], 5 * will["mu_star"]["estimate"])

    def test_with_policies_regret_and_where_they_fail(self):
        answer = json.loads(self.contingent("sensitivity", "grid.cfg", "--json", "--quiet", "--measure",
                                            "world.sustained_ready_pers", "--threshold", "165000").stdout)
        table, = answer["robustness"]
        self.assertEqual([arm["arm"] for arm in table["arms"]], ["baseline-2015", "s10a-surveyed-cost"])
        for arm in table["arms"]:
            self.assertLessEqual(0, arm["mean_regret"])
            self.assertLessEqual(arm["mean_regret"], arm["worst_regret"])
        self.assertEqual([fails["points"] for fails in answer["fails"]], [4, 4])

    def test_interactions_of_two_are_told_largest_first_or_that_there_are_none(self):
        (self.here / "pairs.cfg").write_text("""base = "baseline-2015.cfg"; months = 12; replicates = 1;
vary = ( { path = "%s"; low = 0.02; high = 0.25; }, { path = "%s"; low = 0.05; high = 0.9; }, { path = "will.spread"; } );
design = { kind = "saltelli"; points = 16; second_order = true; };
keep = ( { measure = "world.sustained_ready_pers"; at = "end"; } );""" % (CEILING, TURNOVER))
        words = ("sensitivity", "pairs.cfg", "-o", "pairs.db", "--fixed-parameters", "--quiet")
        answer = json.loads(self.contingent(*words, "--json").stdout)["outputs"][0]["sobol"]
        pairs = answer["pairs"]
        self.assertEqual([(pair["one"], pair["other"]) for pair in pairs],
                         [(CEILING, TURNOVER), (CEILING, "will.spread"), (TURNOVER, "will.spread")])
        told = sorted((pair["second"] for pair in pairs if pair["second"]["distinguishable"]),
                      key=lambda index: -index["estimate"])
        page = self.contingent(*words).stdout
        lines = re.findall(r"^  together (\S+) and (\S+): (-?[\d.]+) ", page, re.M)
        self.assertEqual([float(line[2]) for line in lines], [round(index["estimate"], 2) for index in told[:3]])
        self.assertEqual("No interaction of two can be told from 0." in page, not told)

    def test_where_an_arm_fails_is_a_box_around_what_makes_it_fail(self):
        (self.here / "box.cfg").write_text(SENSED.replace("vary", 'policies = ( "s10a-surveyed-cost.cfg" );\nvary', 1)
                                           % (CEILING, "latin", 40))
        self.contingent("sweep", "box.cfg", "-o", "box.db", "--fixed-parameters", "--quiet")
        ready = sorted(struct.unpack("<2d", record)[0] for record, in self.rows("box.db", "SELECT record FROM run"))
        words = ("sensitivity", "box.cfg", "-o", "box.db", "--fixed-parameters", "--quiet", "--threshold",
                 str(ready[len(ready) // 2]), "--measure", "world.sustained_ready_pers")
        answer = json.loads(self.contingent(*words, "--json").stdout)
        regret = {arm["arm"]: arm for arm in answer["robustness"][0]["arms"]}
        page = self.contingent(*words).stdout
        self.assertEqual(len(answer["fails"]), 2)
        for fails in answer["fails"]:
            self.assertEqual(fails["failed"], round(40 * (1 - regret[fails["arm"]]["meets_threshold_in"])))
            box = fails["boxes"][0]
            limit, = box["limits"]
            self.assertEqual((limit["path"], limit["low"]), (CEILING, None))
            self.assertTrue(0.05 < limit["high"] < 0.25)
            self.assertLess(limit["quasi_p_high"], 0.001)
            self.assertGreater(box["density"], 0.9)
            self.assertIn(f"Where {fails['arm']} fails", page)

    def test_pages_keep_to_100_columns(self):
        for words in (("sweep", "grid.cfg"), ("sensitivity", "grid.cfg", "--threshold", "165000")):
            page = self.contingent(*words, "--quiet", "-o", "whole.db").stdout
            self.assertLessEqual(max(map(len, page.splitlines())), 100, page)
            self.assertIn("4 points (grid, 2 varied) x 2 arms x 2 replicates: 16 runs", page)

    def test_no_value_on_a_page_loses_its_month(self):
        (self.here / "alone.cfg").write_text(GRID.replace("policies", "# policies"))
        for study in ("grid.cfg", "alone.cfg"):
            lines = self.contingent("sweep", study, "--quiet", "--no-store").stdout.splitlines()
            named = [line.split("  ")[0] for line in lines if line.startswith(("world.", "supplier."))]
            self.assertEqual(named, ["world.sustained_ready_pers, 2016-01",
                                     "supplier.sustained_ready_pers of Eastern Asia, 2015-01",
                                     "supplier.sustained_ready_pers of Eastern Asia, 2016-01"])

    def test_sensitivity_leaves_out_the_start_and_nobody_else(self):
        (self.here / "all.cfg").write_text(SENSED.split("keep")[0] % (CEILING, "morris", 2) +
                                           'keep = ( "state.deployed_pers" );')
        answer = json.loads(self.contingent("sensitivity", "all.cfg", "--json", "--quiet", "--no-store").stdout)
        self.assertGreater(len(answer["outputs"]), 190)
        self.assertEqual({output["value"][-7:] for output in answer["outputs"]}, {"2016-01"})
        said = self.contingent("sensitivity", "all.cfg", "--quiet", "--no-store", "--months", "6", code=2).stderr
        self.assertIn("keeps nothing", said)

    def test_what_is_no_part_and_no_study_is_refused(self):
        large = ", ".join('{ path = "%s"; }' % path for path in (
            TURNOVER, "training.refresher_share", "willingness.interest", "training.lapse_half_life_months"))
        (self.here / "large.cfg").write_text('base = "baseline-2015.cfg"; vary = ( %s ); '
                                             'design = { kind = "grid"; levels = 1000; };' % large)
        (self.here / "set.cfg").write_text('base = "s01-courses-instead-of-a-unit.cfg"; vary = ( { path = '
                                           '"donors.JPN.centres_permille"; values = ( 100, 800 ); } ); '
                                           'design = { kind = "grid"; };')
        for words, said in ((("sweep", "grid.cfg", "--shard", "4/3"), "is not I/N"),
                            (("sensitivity", "grid.cfg", "--shard", "1/2"), "contingent merge"),
                            (("sweep", "grid.cfg", "--set", "exit.base=1"), "unknown option '--set': it belongs to run"),
                            (("sweep", "grid.cfg", "--measure", "world.contributors"), "unknown option '--measure'"),
                            (("sweep", "grid.cfg", "--threshold", "1"), "unknown option '--threshold'"),
                            (("sweep", "large.cfg"), "1000000000000 points"),
                            (("sweep", "set.cfg"), "the base sets it itself (s01-"),
                            (("sweep", "baseline-2015.cfg"), "baseline-2015.cfg"),
                            (("sensitivity", "nothing.cfg"), "nothing.cfg")):
            ran = self.contingent(*words, code=2)
            self.assertIn(said, ran.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)

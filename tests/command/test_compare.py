"""The command `contingent compare`: figures are those of the stored runs, arms are paired, nothing is run
twice, several policies are ranked, and what cannot be compared is refused in one sentence.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import sqlite3
import statistics
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
BASELINE = str(SOURCE / "scenarios/baseline-2015.cfg")
DOUBLED = ["--set", "donors.JPN.budget_usd_m_per_year*=2", "--from", "2015-06"]
SMALL = ["--replicates", "6", "--months", "24", "--quiet"]


class Compare(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)
        self.store = str(self.here / "compared.db")

    def contingent(self, *words, code=0):
        ran = subprocess.run([str(PROGRAM), *words], cwd=self.here, text=True, capture_output=True)
        self.assertEqual(ran.returncode, code, f"{words}\n{ran.stdout}{ran.stderr}")
        return ran

    def answer(self, *words):
        return json.loads(self.contingent("compare", *words, *SMALL, "--json").stdout)

    def rows(self, query, *values, store=None):
        base = sqlite3.connect(f"file:{store or self.store}?mode=ro", uri=True)
        try:
            return base.execute(query, values).fetchall()
        finally:
            base.close()

    def stored(self, measure, arm):
        """The last value of a measure of the world in each replicate."""
        (place, times), = self.rows("SELECT place, times FROM measure WHERE path = ?", measure)
        return [struct.unpack_from("<d", record, 8 * (place + times - 1))[0] for (record,) in
                self.rows("SELECT record FROM run WHERE arm = ? ORDER BY replicate", arm)]

    def test_the_figures_are_those_of_the_stored_runs(self):
        much = [word.replace("*=2", "*=10") for word in DOUBLED]  # so that six replicates tell something
        answer = self.answer(BASELINE, *much, "-o", self.store)
        policy, = answer["policies"]
        self.assertEqual(policy["begins"], "2015-06")
        self.assertEqual(policy["changes"].count("donors.JPN.budget_usd_m_per_year"), 1)
        for figures in policy["changed"]:  # what else can be told from 0
            self.assertNotEqual(figures["sign"], "0")
        self.assertGreater(len(policy["changed"]), 0)
        for figures in policy["measures"]:
            base, other = (self.stored(figures["measure"], arm) for arm in (0, 1))
            differences = [b - a for a, b in zip(base, other)]
            draws = [statistics.mean(differences[i:i + 2]) for i in range(0, 6, 2)]
            self.assertAlmostEqual(figures["mean"], statistics.mean(draws), delta=1e-9 * max(map(abs, base)))
            self.assertAlmostEqual(figures["base_median"], statistics.median(base))
            self.assertEqual((figures["replicates"], figures["draws"]), (6, 3))
            half = 4.302652729911275 * statistics.stdev(draws) / 3 ** 0.5
            self.assertAlmostEqual(figures["mean_p975"] - figures["mean"], half, delta=1e-6 * (1 + half))
            better = [-d for d in differences] if figures["better"] == "less" else differences
            self.assertAlmostEqual(figures["improves_in"], sum(d > 0 for d in better) / 6)

    def test_arms_are_what_they_are_alone(self):
        self.answer(BASELINE, *DOUBLED, "--chances", "1", "-o", self.store)
        for arm, words in ((0, []), (1, DOUBLED)):
            alone = str(self.here / f"alone{arm}.db")
            self.contingent("run", BASELINE, *words, *SMALL, "-o", alone)
            self.assertEqual(self.rows("SELECT digest FROM run WHERE arm = ? ORDER BY replicate", arm),
                             self.rows("SELECT digest FROM run ORDER BY replicate", store=alone))

    def test_the_same_command_runs_nothing_again_and_more_replicates_extend_it(self):
        first = self.answer(BASELINE, *DOUBLED, "-o", self.store)
        digests = self.rows("SELECT number, digest, seconds FROM run ORDER BY number")
        self.assertEqual(self.answer(BASELINE, *DOUBLED, "-o", self.store), first)
        self.assertEqual(self.rows("SELECT number, digest, seconds FROM run ORDER BY number"), digests)
        self.contingent("compare", BASELINE, *DOUBLED, *SMALL, "--replicates", "8", "-o", self.store)
        self.assertEqual(self.rows("SELECT count(*) FROM run"), [(16,)])
        kept = self.rows("SELECT number, digest, seconds FROM run WHERE replicate < 6 ORDER BY number")
        self.assertEqual(kept, digests)

    def test_a_policy_that_changes_nothing_is_told(self):
        answer = self.answer(BASELINE, "--set", "donors.JPN.budget_usd_m_per_year*=1", "--no-store")
        policy, = answer["policies"]
        self.assertIn("changes nothing", policy["in_short"])
        self.assertEqual(policy["changed"], [])
        self.assertEqual({figures["mean"] for figures in policy["measures"]}, {0.0})

    def test_a_policy_that_never_begins_is_told(self):
        answer = self.answer(BASELINE, "--set", "donors.JPN.budget_usd_m_per_year*=2", "--from", "2018-01",
                             "--no-store")
        self.assertIn("changes nothing in the months", answer["policies"][0]["in_short"])

    def test_one_file_alone_is_compared_with_its_base(self):
        scenario = str(SOURCE / "scenarios/s07-legal-reform.cfg")
        alone = self.answer(scenario, "--no-store")
        both = self.answer(BASELINE, scenario, "--no-store")
        self.assertEqual(alone["study"], both["study"])
        self.assertEqual(alone["policies"], both["policies"])
        first = alone["policies"][0]["measures"][0]
        self.assertEqual((first["measure"], first["who"]), ("state.deployed_pers", "JPN"))

    def test_several_policies_are_ranked(self):
        names = ["s03a-lecturers", "s03b-advisers", "s03c-train-the-trainer"]
        files = [str(SOURCE / f"scenarios/{name}.cfg") for name in names]
        answer = self.answer(BASELINE, *files, "--measure", "world.sustained_ready_pers", "--no-store")
        ranking = {row["name"]: row for row in answer["ranking"]}
        self.assertEqual(set(ranking), {"baseline-2015", *names})
        self.assertEqual(sorted(row["place"] for row in ranking.values()), [1, 2, 3, 4])
        means = sorted(ranking.values(), key=lambda row: row["place"])
        self.assertEqual(means, sorted(means, key=lambda row: -row["mean"]))
        self.assertEqual(sum(row["least_worst_regret"] for row in ranking.values()), 1)
        for row in ranking.values():
            self.assertLessEqual(row["place_low"], row["place"])
            self.assertGreaterEqual(row["place_high"], row["place"])

    def test_the_page_keeps_to_100_columns_and_says_what_it_says(self):
        page = self.contingent("compare", BASELINE, str(SOURCE / "scenarios/s07-legal-reform.cfg"),
                               *DOUBLED, *SMALL, "-o", self.store).stdout
        for words in ("Base: baseline-2015", "Policy 1: s07-legal-reform", "Policy 2: set", "7.1 -> 14.2",
                      "common random numbers", "In short:", "to the bit (checked)", "Ranked by", self.store):
            self.assertIn(words, page)
        self.assertLessEqual(max(map(len, page.splitlines())), 100)

    def test_what_cannot_be_compared_is_refused(self):
        (self.here / "later.cfg").write_text('start = "2016-01"; months = 24; data = "data";\n')
        (self.here / "data").symlink_to(SOURCE / "scenarios/data")
        for words, said in ((("compare", BASELINE), "has no base, and there is no --set"),
                            (("compare", BASELINE, "later.cfg"), "the start is not the same"),
                            (("compare", BASELINE, *DOUBLED, "--measure", "world.sustained_ready_per"),
                             "did you mean 'world.sustained_ready_pers'"),
                            (("compare", BASELINE, *DOUBLED, "--measure", "state.deployed_pers"),
                             "needs whose it is"),
                            (("compare", BASELINE, *DOUBLED, "--measure", "state.deployed_pers=JPM"), "JPM"),
                            (("compare", BASELINE, *DOUBLED, "--shard", "1/2"), "unknown option '--shard'"),
                            (("run", BASELINE, "--measure", "world.contributors"), "unknown option")):
            ran = self.contingent(*words, *SMALL, code=2)
            self.assertIn(said, ran.stderr)
            self.assertEqual(ran.stdout, "")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)

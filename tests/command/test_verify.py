"""The commands `contingent verify` and `contingent reproduce`: a store is what was written, and its runs can be computed
again from it alone, where the files are no more; what is not so is named.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import shutil
import sqlite3

from store_tests import BASELINE, RUNS, SOURCE, StoreTest, main


class Sound(StoreTest):
    def test_every_row_is_checked_and_some_are_computed_again(self):
        said = self.contingent("verify", self.whole()).stdout
        self.assertRegex(said, rf"whole\.db: \d+ inputs and {RUNS} runs are as they were stored "
                         r"\(0 failed\), 3 computed again to the same bits\n$")
        self.assertIn(f"{RUNS} computed again",
                      self.contingent("verify", self.whole(), "--runs", 1000).stdout)
        self.assertIn(", 0 computed again", self.contingent("verify", self.whole(), "--runs", 0).stdout)

    def test_nothing_but_the_store_is_needed(self):
        """Of every kind of study: each is made in a folder that is then gone."""
        folder = self.here / "world"
        folder.mkdir()
        for path in (SOURCE / "scenarios").glob("*.cfg"):
            shutil.copy(path, folder)
        shutil.copy(SOURCE / "scenarios/posterior.csv", folder)
        shutil.copytree(SOURCE / "scenarios/data", folder / "data")
        own = (folder / "data/donors.csv").read_text().replace("\nJPN,7.1,", "\nJPN,9,")
        self.assertIn("JPN,9,", own)
        (folder / "data/own.csv").write_text(own)
        (folder / "own.cfg").write_text('base = "baseline-2015.cfg";\ntables = { donors = '
                                        '"data/own.csv"; };\nparameters = { training = '
                                        '{ turnover_per_year = 0.2; }; };\n')
        (folder / "named.cfg").write_text('base = "baseline-2015"; parameters = { exit = { base = -2.5; }; };\n')
        (folder / "points.csv").write_text("training.turnover_per_year,donors.JPN.budget_usd_m_per_year"
                                           "\n0.1,6.1\n0.3,12.2\n")
        (folder / "list.cfg").write_text(
            'base = "baseline-2015.cfg";\ndesign = { kind = "list"; file = "points.csv"; };\n'
            'replicates = 2; months = 12;\nkeep = ( "world.deployed_pers" );\n')
        (folder / "arms.cfg").write_text(
            'base = "baseline-2015.cfg";\npolicies = ( "own.cfg", "s07-legal-reform.cfg" );\n'
            'replicates = 2; months = 12; seed = 7;\n')
        small = ["--replicates", 4, "--months", 12]
        kinds = {
            "changed": ["run", "baseline-2015.cfg", *small, "--seed", 7, "--set",
                        "donors.JPN.budget_usd_m_per_year*=2", "--from", "2015-06"],
            "fixed": ["run", "own.cfg", *small, "--fixed-parameters"],
            "named": ["run", "named.cfg", *small],
            "policy": ["run", "s07-legal-reform.cfg", "--replicates", 2, "--months", 24],
            "past": ["backtest", "backtest-2009.cfg", "--replicates", 2, "--months", 24, "--origins",
                     "2001-12"],
            "compared": ["compare", "baseline-2015.cfg", "own.cfg", *small, "--chances", 4],
            "list": ["sweep", "list.cfg"],
            "arms": ["sweep", "arms.cfg"],
        }
        for name, words in kinds.items():
            words = [f"world/{word}" if str(word).endswith(".cfg") else word for word in words]
            self.contingent(*words, "--quiet", "-o", f"{name}.db")
        shutil.rmtree(folder)
        for name in kinds:
            said = self.contingent("verify", f"{name}.db", "--runs", 3).stdout
            self.assertRegex(said, r", [23] computed again to the same bits")

    def test_one_run_by_replicate_point_and_arm_or_by_its_number(self):
        by_name = self.contingent("reproduce", self.whole(), "--run", 1, "--point", 3, "--arm",
                                  "s07-legal-reform").stdout
        digest, number = self.rows(self.whole(), "SELECT digest, number FROM run WHERE point = 3 AND "
                                   "replicate = 1 AND arm = 1")[0]
        self.assertIn(f"replicate 1 of s07-legal-reform at point 3 came out the same: digest {digest}, "
                      "5 values to the bit", by_name)
        self.assertEqual(self.contingent("reproduce", self.whole(), "--run", number).stdout, by_name)
        self.assertEqual(self.contingent("reproduce", self.whole(), "--run", 1, "--point", 3, "--arm",
                                         1).stdout, by_name)
        self.assertIn("replicate 2 came out the same",
                      self.contingent("reproduce", self.plain(3), "--run", 2).stdout)
        self.assertEqual(self.contingent("reproduce", self.plain(3), "--run", 2, "-q").stdout, "")


class Unsound(StoreTest):
    def test_a_bit_that_was_flipped_is_told_with_the_run(self):
        for blob in ("record", "parameters"):
            store = self.copy(self.whole(), f"{blob}.db")
            point, replicate, arm = self.flip(store, blob)
            ran = self.contingent("verify", store, code=1)
            name = ("baseline-2015", "s07-legal-reform")[arm]
            self.one_sentence(ran, store, f"replicate {replicate} of {name} at point {point} is not as "
                              "it was stored")
            self.assertEqual(ran.stdout, "")

    def test_a_change_of_status_sentence_digest_or_number(self):
        for change in ("digest = 'ffffffffffffffff'", "sentence = 'no'", "status = 'broken'",
                       "point = point + 1", "row = 'no'", "number = number + 4096", "record = x''"):
            store = self.copy(self.whole())
            self.change(store, f"UPDATE run SET {change} WHERE number = "
                        "(SELECT max(number) FROM run)")
            self.one_sentence(self.contingent("verify", store, code=1), "at point 3")

    def test_a_run_of_a_point_that_the_study_does_not_have(self):
        store = self.copy(self.whole())
        self.change(store, "UPDATE study SET points = 3")
        self.one_sentence(self.contingent("verify", store, code=1), "at point 3 is no run of the study")

    def test_an_input_that_was_changed(self):
        store = self.copy(self.whole())
        self.change(store, "UPDATE input SET bytes = x'00' WHERE role = 'table donors'")
        self.one_sentence(self.contingent("verify", store, code=1),
                          "its input data/donors.csv is not as it was stored")

    def test_a_text_that_was_changed_gives_another_study(self):
        store = self.copy(self.plain(3))
        self.change(store, "UPDATE study SET resolved = replace(resolved, 'seed = 42', 'seed = 43')")
        self.one_sentence(self.contingent("verify", store, code=1), "gives study", "not", "altered")

    def test_runs_of_another_world_under_this_name_are_told_with_what_differs(self):
        words = ["run", BASELINE, "--months", 12, "--replicates", 3, "--fixed-parameters", "--seed"]
        mine, other = self.make("seed42.db", *words, 42), self.make("seed43.db", *words, 43)
        store = self.copy(mine)
        base = sqlite3.connect(store)
        with base:
            base.execute("ATTACH ? AS other", (str(other),))
            base.execute("DELETE FROM run")
            base.execute("INSERT INTO run SELECT * FROM other.run")
        base.close()
        ran = self.contingent("verify", store, "--runs", 1, code=1)
        self.assertRegex(ran.stderr, r"replicate \d came out otherwise: digest stored [0-9a-f]{16}, "
                         r"computed [0-9a-f]{16}; \d+ of \d+ values differ\n")
        ran = self.contingent("reproduce", store, "--run", 2, code=1)
        self.assertEqual(ran.stdout, "")
        stored, computed = re.search(r"digest stored (\w+), computed (\w+);", ran.stderr).groups()
        self.assertEqual(stored, self.rows(other, "SELECT digest FROM run WHERE replicate = 2")[0][0])
        self.assertEqual(computed, self.rows(mine, "SELECT digest FROM run WHERE replicate = 2")[0][0])
        self.assertEqual(len(re.findall(r"^  [\w.]+.*, 201\d-\d\d: stored \S+, computed \S+$", ran.stderr,
                                        re.MULTILINE)), 8)
        self.assertRegex(ran.stderr, r"\n  and \d+ more\n$")

    def test_a_store_of_another_version_is_checked_but_not_computed(self):
        store = self.copy(self.plain(3))
        self.change(store, "UPDATE study SET version = '0.0.1'")
        self.one_sentence(self.contingent("verify", store, code=2),
                          "was made by contingent 0.0.1", "with that version only")
        self.contingent("verify", store, "--runs", 0)

    def test_the_worst_of_several_decides(self):
        store = self.copy(self.whole())
        self.flip(store)
        ran = self.contingent("verify", store, self.plain(3), "--runs", 1, code=1)
        self.assertIn("plain3.db: ", ran.stdout)

    def test_a_run_that_is_not_there(self):
        for words in (("--run", 9), ("--run", 0, "--point", 4), ("--run", 2, "--arm", 0)):
            self.one_sentence(self.contingent("reproduce", self.whole(), *words, code=2),
                              "does not hold run", "points below 4, 2 arms")
        ran = self.contingent("reproduce", self.whole(), "--run", 0, "--arm", "s07-legal-refrm", code=2)
        self.assertIn("has no arm 's07-legal-refrm'; did you mean 's07-legal-reform'?", ran.stderr)
        self.assertIn("--run says which run",
                      self.contingent("reproduce", self.whole(), code=2).stderr)
        self.assertIn("--run 'x' is not a whole number",
                      self.contingent("reproduce", self.whole(), "--run", "x", code=2).stderr)


if __name__ == "__main__":
    main()

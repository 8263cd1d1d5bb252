"""Whatever is misspelt, the one that was meant is named: commands, options, files, scenarios, parameters,
columns, keys, measures and whose they are; and a file of another kind says which command takes it.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
COMPARE = ["compare", "s07-legal-reform", "--measure"]
SET = ["run", "baseline-2015", "--set"]
MISSPELT = [
    (["comprae"], "compare"), (["innit", "a"], "init"),
    (["run", "baseline-2015", "--replcates", "4"], "replicates"), (["check", "--quite"], "quiet"),
    (["explain", "--jsn"], "json"), (["version", "--jsn"], "json"), (["merge", "--otput", "a"], "output"),
    (["init", "a", "--qestion", "b"], "question"), (["scenarios", "--jsno"], "json"),
    (["run", "basline-2015"], "baseline-2015"), (["compare", "baseline-2015", "s07-legal-refrom"], "s07-legal-reform"),
    (["sweep", "vary-curses"], "vary-courses"), (["calibrate", "calibration-1995-209"], "calibration-1995-2009"),
    (["run", "./minne.cfg"], "mine.cfg"), (["check", "./mine.cgf"], "mine.cfg"), (["scenarios", "./studeis"], "studies"),
    (["status", "stroe.db"], "store.db"), (["verify", "./stroe.db"], "store.db"),
    ([*SET, "training.turnver_per_year=0.1"], "training.turnover_per_year"),
    ([*SET, "donors.JPN.buget_usd_m_per_year*=2"], "budget_usd_m_per_year"),
    ([*SET, "donrs.JPN.budget_usd_m_per_year*=2"], "donors"), ([*SET, "donors.JPM.budget_usd_m_per_year*=2"], "JPN"),
    ([*COMPARE, "world.filshare"], "world.fill_share"),
    ([*COMPARE, "state.deployed_pers=JPM"], "JPN"),
    ([*COMPARE, "supplier.sustained_ready_pers=South-Eastern Asia"], "South-eastern Asia"),
    ([*COMPARE, "pool.sustained_ready_pers=Polynesia: infantri"], "Polynesia: infantry"),
    (["export", "store.db", "-o", "a", "--format", "slaib"], "salib"),
    (["explain", "stats.region"], "states.region"),
]


class Hints(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)
        (self.here / "mine.cfg").write_text('base = "baseline-2015";\n')
        (self.here / "store.db").write_text("")
        (self.here / "studies").mkdir()

    def refused(self, *words):
        ran = subprocess.run([PROGRAM, *words], cwd=self.here, text=True, capture_output=True)
        self.assertEqual((ran.returncode, ran.stdout), (2, ""), f"{words}\n{ran.stdout}{ran.stderr}")
        return ran.stderr

    def test_what_was_meant_is_named(self):
        for words, meant in MISSPELT:
            with self.subTest(words=words):
                self.assertRegex(self.refused(*words), rf"did you mean '(\S*\.)?{meant}'\?")

    def test_a_base_and_a_policy_that_are_misspelt_are_told_with_their_line(self):
        (self.here / "other.cfg").write_text('base = "minne.cfg";\n')
        self.assertIn("did you mean", self.refused("check", "other.cfg"))
        (self.here / "study.cfg").write_text('base = "baseline-2015";\npolicies = ( "./minne.cfg" );\n')
        self.assertIn("did you mean 'mine.cfg'?", self.refused("check", "study.cfg"))

    def test_what_is_far_from_every_name_is_not_guessed(self):
        for words in (["qqqqqqqq"], ["run", "./qqqqqqqq.cfg"], ["status", "qqqq.db"], ["explain", "qqqqqqqqqqqq"],
                      ["run", "/nowhere/at/all.cfg"]):
            with self.subTest(words=words):
                self.assertNotIn("did you mean", self.refused(*words))

    def test_no_name_of_a_file_forges_a_line(self):
        (self.here / "own\nerror: forged.cfg").write_text("")
        self.assertNotIn("did you mean", self.refused("run", "./own error: forged.cf"))

    def test_a_file_of_another_kind_says_which_command_takes_it(self):
        for words, said in ((["run", "vary-courses"], "vary-courses is a study of a sweep; `contingent sweep` takes it."),
                            (["compare", "calibration-1995-2009"], "`contingent calibrate` takes it."),
                            (["sweep", "baseline-2015"], "baseline-2015 is a scenario; `contingent run` and"),
                            (["sensitivity", "calibration-1995-2009"], "`contingent calibrate` takes it.")):
            with self.subTest(words=words):
                self.assertIn(said, self.refused(*words))
        self.assertNotIn("takes it", self.refused("run", "mine.cfg", "--set", "a.b=1"))

    def test_help_of_a_command_is_help_whichever_way_it_is_asked_for(self):
        def said(*words):
            return subprocess.run([PROGRAM, *words], text=True, capture_output=True, check=True).stdout
        self.assertEqual(said("help", "compare"), said("compare", "--help"))
        self.assertEqual(said("help"), said())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

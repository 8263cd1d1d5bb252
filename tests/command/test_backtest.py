"""What `contingent backtest` says to its user: the nulls of the record, the page and the JSON, several
origins, tables that go on, the log.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
PAST = str(SOURCE / "scenarios/backtest-2009.cfg")
NAMES = ["model", "null_a", "null_b", "null_c", "null_d", "null_c_joined", "null_d_joined", "gravity"]
HEADS = ["model", "(a)", "(b)", "(c)", "(d)", "(c')", "(d')", "grav."]


def backtest(*words, code=0, here=None):
    ran = subprocess.run([str(PROGRAM), "backtest", PAST, *words], capture_output=True, text=True, cwd=here)
    if ran.returncode != code:
        raise AssertionError(f"{words}: {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return ran


def score(year, who, name, population="all"):
    card = year["scores"][who]
    return None if card is None else card[population][name]


def cell(value, decimals):
    return "-" if value is None else f"{value:.{decimals}f}"


class Backtest(unittest.TestCase):
    """One run, stored, printed in both ways."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.here = Path(folder.name)
        words = ["--replicates", "3", "--quiet", "-o", "one.db"]
        cls.answer = json.loads(backtest(*words, "--json", here=cls.here).stdout)
        cls.page = backtest(*words, here=cls.here).stdout
        cls.lines = cls.page.splitlines()

    def block(self, title):
        """The rows of years below a title: month -> cells."""
        at = next(i for i, line in enumerate(self.lines) if title in line)
        rows = {}
        for line in self.lines[at:]:
            if re.match(r"\d{4}-\d\d ", line):
                rows[line[:7]] = line.split()[1:]
            elif rows:
                return rows
        return rows

    def test_the_nulls_have_the_distances_of_the_record(self):
        expected = {  # (a) and (c) as the charter prints them; (c) without joining successors
            "2010-12": {"null_a": .054}, "2012-12": {"null_a": .126, "null_c": .150, "null_c_joined": .128},
            "2014-12": {"null_a": .248, "null_c": .252, "null_c_joined": .261},
            "2016-12": {"null_a": .300, "null_c": .286, "null_c_joined": .307}}
        years = {year["simulated"]: year for year in self.answer["years"]}
        for month, nulls in expected.items():
            for who, distance in nulls.items():
                self.assertAlmostEqual(score(years[month], who, "share_distance"), distance, delta=.0011)
        for year in years.values():
            self.assertEqual(score(year, "null_a", "share_distance"), year["frozen_shares"])
            self.assertAlmostEqual(score(year, "null_a", "deployed"), score(year, "record", "deployed"), delta=1e-6)
            self.assertAlmostEqual(score(year, "null_b", "share_distance"), year["frozen_shares"], delta=1e-12)

    def test_the_page_has_the_figures_of_the_json(self):
        distances = self.block("distance from the record")
        errors = self.block("How far each state's people are off")
        large = self.block("The same for states with more than 100")
        self.assertEqual(len(distances), 7)
        for year in self.answer["years"]:
            month = year["simulated"]
            self.assertEqual(distances[month][0], year["recorded"])
            self.assertEqual(distances[month][1:9],
                             [cell(score(year, who, "share_distance"), 3) for who in NAMES])
            for rows, population in ((errors, "all"), (large, "over_100")):
                self.assertEqual(rows[month],
                                 [cell(score(year, who, "log_rms", population), 2) for who in NAMES]
                                 + [cell(score(year, who, "crps", population), 0) for who in NAMES])
        self.assertEqual(next(line for line in self.lines if "recorded" in line).split()[2:10], HEADS)

    def test_the_page_has_the_counts_and_the_verdict_of_the_json(self):
        counts = self.block("Model and record: contributors")
        against = self.block("By how much the model is below")
        for year in self.answer["years"]:
            record, model = year["scores"]["record"]["all"], year["scores"]["model"]["all"]
            row = counts[year["simulated"]]
            self.assertEqual(row[:4], [cell(record["contributors"], 0), cell(model["contributors"], 0),
                                       cell(record["top10_share"], 2), cell(model["top10_share"], 2)])
            self.assertEqual(row[4:8], [cell(record["entries"], 0), cell(model["entries"], 0),
                                        cell(model["entry_precision"], 2), cell(model["entry_recall"], 2)])
            self.assertEqual(row[8:12], [cell(record["exits"], 0), cell(model["exits"], 0),
                                         cell(model["exit_precision"], 2), cell(model["exit_recall"], 2)])
            self.assertEqual(row[12:14], [cell(100 * model["coverage_50"], 0), cell(100 * model["coverage_90"], 0)])
            line = year["against"]["share_distance"]
            self.assertEqual(against[year["simulated"]][0], f"{100 * line['below_best_null']:+.0f}")
            self.assertEqual(against[year["simulated"]][2], cell(100 * line["below_gravity"], 0))
        verdict = self.answer["verdict"]["share_distance"]
        self.assertIn(f"10 % below the best null in {verdict['beats_best_null']} of {verdict['judged']} years: the "
                      f"model {'beats' if self.answer['beats_the_best_null'] else 'does not beat'} the null",
                      self.page)

    def test_the_page_has_the_fill_and_the_rival_of_the_json(self):
        fill = {year["simulated"]: {row["missions"]: row for row in year["fill"]} for year in self.answer["years"]}
        self.assertEqual(fill["2016-12"], {})  # posts are derived there: no evidence
        rows = [line for line in self.lines if line.startswith("Sub-Saharan Africa")]
        row = fill["2010-12"]["Sub-Saharan Africa"]
        self.assertEqual(rows[0].split()[2:4], [cell(row["recorded"], 2), cell(row["model"], 2)])
        rival = self.answer["gravity"]
        self.assertEqual(rival["first_window"], "1995-12")
        self.assertIn(f"power {rival['parameters']['power']:.2f}, half {rival['parameters']['half_km']:.0f} km",
                      self.page)
        self.assertIn(f"{rival['ratio_to_null_a']:.2f}", self.page)

    def test_a_page_is_at_most_100_columns_wide(self):
        self.assertEqual([line for line in self.lines if len(line) > 100], [])


class Origins(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)

    def test_several_origins_before_the_record_by_mission_are_run_and_averaged(self):
        words = ["--origins", "1999-12,1996-12", "--end", "2002-12", "--replicates", "2", "--no-store", "--quiet"]
        answer = json.loads(backtest(*words, "--json").stdout)
        first, second = answer["origins"]
        self.assertEqual([one["start"] for one in (first, second)], ["1999-12", "1996-12"])
        self.assertEqual([len(one["years"]) for one in (first, second)], [3, 6])
        self.assertEqual(first["placements_at_origin"], "estimated")
        self.assertIsNotNone(first["gravity"])
        self.assertIsNone(second["gravity"])  # one window is not enough
        together = {line["horizon_years"]: line for line in answer["together"]}
        # where the rival speaks at one origin alone, that origin counts alone
        self.assertEqual([together[time]["origins"] for time in (3, 4)], [1, 1])
        for time, one in ((3, first), (4, second)):
            self.assertEqual(together[time]["scores"], one["years"][time - 1]["scores"])
        page = backtest(*words).stdout
        self.assertIn("is not recorded; (c), (d) and the rival use the engine's", page)
        self.assertIn("All origins together", page)
        self.assertIn("No gravity rival", page)
        self.assertEqual([line for line in page.splitlines() if len(line) > 100], [])

    def test_nothing_after_the_origin_reaches_the_rival(self):
        """Other people after the origin, by state: the rival's parameters and forecast stay as they are."""
        data = self.here / "data"
        shutil.copytree(SOURCE / "scenarios/data", data)
        with open(data / "contributions.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        for row in rows[1:]:
            row[2] = str(int(row[2]) + 100 * (row[1] > "2000-12" and row[0] < "D"))
        with open(data / "contributions.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        words = ["--origins", "2000-12", "--months", "24", "--replicates", "1", "--no-store", "--quiet", "--json"]
        one, other = (json.loads(backtest(*words, *more).stdout) for more in ([], ["--tables", str(data)]))
        self.assertEqual(one["gravity"], other["gravity"])
        self.assertEqual(score(one["years"][0], "gravity", "top10_share"),
                         score(other["years"][0], "gravity", "top10_share"))
        self.assertNotEqual(score(one["years"][0], "record", "deployed"),
                            score(other["years"][0], "record", "deployed"))

    def test_a_folder_with_later_tables_extends_the_record(self):
        data = self.here / "later"
        shutil.copytree(SOURCE / "scenarios/data", data)
        for table in ("contributions", "deployments", "placements"):  # December 2016 once more, a year later
            with open(data / f"{table}.csv", "a", encoding="utf-8") as file:
                for line in (SOURCE / f"scenarios/data/{table}.csv").read_text(encoding="utf-8").splitlines():
                    if ",2016-12," in line:
                        file.write(line.replace(",2016-12,", ",2017-12,") + "\n")
        words = ["--origins", "2015-12", "--end", "2017-12", "--replicates", "1", "--no-store", "--json"]
        answer = json.loads(backtest(*words, "--tables", str(data)).stdout)
        self.assertEqual([year["recorded"] for year in answer["years"]], ["2016-12", "2017-12"])
        self.assertEqual(*[score(year, "null_a", "share_distance") for year in answer["years"]])
        self.assertEqual(len(json.loads(backtest(*words).stdout)["years"]), 1)
        gone = backtest(*words, "--tables", str(self.here / "nowhere"), code=2).stderr
        self.assertIn("--tables", gone)

    def test_the_log_has_a_row_for_each_score_and_only_of_targets_from_2010_on(self):
        log = self.here / "log.csv"
        words = ["--origins", "2008-12", "--months", "36", "--replicates", "2", "--quiet", "-o",
                 str(self.here / "a.db")]
        answer = json.loads(backtest(*words, "--json", "--log", str(log)).stdout)
        with open(log, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual({row["target"] for row in rows}, {"2010-12", "2011-12"})
        self.assertEqual({row["origin"] for row in rows}, {"2008-12"})
        self.assertEqual({row["run"] for row in rows}, {f"{answer['study'][:16]}-{answer['digest']}"})
        seen = {(row["target"], row["forecaster"], row["population"], row["score"]): float(row["value"])
                for row in rows}
        self.assertEqual(len(seen), len(rows))
        for year in answer["years"][1:]:
            for who, card in year["scores"].items():
                for population, scores in (card or {}).items():
                    for name, value in scores.items():
                        self.assertEqual(seen.get((year["simulated"], who, population, name)), value)
            for row in year["fill"]:
                self.assertEqual(seen[year["simulated"], "model", row["missions"], "fill"], row["model"])
        backtest(*words, "--log", str(log))
        text = log.read_text(encoding="utf-8").splitlines()
        self.assertEqual(len(text), 2 * len(rows) + 1)
        self.assertEqual(text[0], (SOURCE / "analysis/backtests.csv").read_text(encoding="utf-8").splitlines()[0])

    def test_what_is_wrong_is_a_sentence_and_nothing_is_run(self):
        other = self.here / "other.csv"
        other.write_text("a,b\n1,2\n", encoding="utf-8")
        for words, said in (
                (["--origins", "2001-13"], "is no month"),
                (["--origins", "2001-12,"], "is no month"),
                (["--origins", "2001-12,2001-12"], "twice"),
                (["--origins", "1994-12"], "lies before 1995-01"),
                (["--origins", "2014-10"], "has no record"),
                (["--origins", "2001-12,2004-12", "-o", "a.db"], "each of the 2 origins"),
                (["--end", "2009-12"], "--end"),
                (["--end", "2012-12", "--months", "12"], "exclude each other"),
                (["--log", str(other)], "is no log of back-tests")):
            with self.subTest(words=words):
                self.assertIn(said, backtest(*words, "--replicates", "1", code=2, here=self.here).stderr)
                self.assertEqual(os.listdir(self.here), ["other.csv"])
        self.assertEqual(other.read_text(encoding="utf-8"), "a,b\n1,2\n")
        ran = subprocess.run([str(PROGRAM), "run", PAST, "--origins", "2001-12"], capture_output=True, text=True)
        self.assertIn("unknown option '--origins': it belongs to backtest", ran.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

"""The command line as its user meets it: the answer, its JSON, the store, interruption and resumption,
and what is said when the machine or the command line is wrong.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import pty
import re
import resource
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
BASELINE = str(SOURCE / "scenarios/baseline-2015.cfg")
PAST = str(SOURCE / "scenarios/backtest-2009.cfg")
SMALL = ["--replicates", "6", "--months", "24"]


def limit_files(most):
    """What a child does before it starts: no file of its own may grow beyond `most` bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


class Run(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.here = Path(self.folder.name)
        self.store = str(self.here / "study.db")

    def contingent(self, *words, code=0, **more):
        ran = subprocess.run([str(PROGRAM), *words], cwd=self.here, text=True, capture_output=True,
                             **more)
        self.assertEqual(ran.returncode, code, f"{words}\n{ran.stdout}{ran.stderr}")
        return ran

    def run_small(self, *words, **more):
        return self.contingent("run", BASELINE, *SMALL, *words, **more)

    def answer(self, *words, **more):
        return json.loads(self.run_small("--json", *words, **more).stdout)

    def start(self, *words):
        process = subprocess.Popen([str(PROGRAM), "run", BASELINE, *words, "-o", self.store],
                                   cwd=self.here, text=True, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        self.addCleanup(process.communicate)
        return process

    def rows(self, query):
        base = sqlite3.connect(f"file:{self.store}?mode=rw", uri=True)
        try:
            return base.execute(query).fetchall()
        finally:
            base.close()

    def one_sentence(self, ran, *parts):
        self.assertEqual(len(ran.stderr.strip().splitlines()), 1, ran.stderr)
        for part in parts:
            self.assertIn(part, ran.stderr)


class Answer(Run):
    def test_the_page_shows_what_was_asked_and_every_table_within_100_columns(self):
        page = self.run_small("-o", self.store).stdout
        for words in ("In short: in 2017-01", "Outside the United Nations' command",
                      "deployed as long as needed; training costs", "\nTrends\n", "strate-",
                      "Who sends, pays", "24 months from 2015-01 to 2017-01", "6 replicates, 0 failed",
                      "demand comes from the record until", "Southern Asia", "assumed mix",
                      "The ten largest contributors, 2017-01", "United States of America",
                      "By capability", "parameters that each draw sets anew", self.store, "digest "):
            self.assertIn(words, page)
        self.assertLessEqual(max(len(line) for line in page.splitlines()), 100)
        self.assertEqual([line for line in page.splitlines() if line != line.rstrip()], [])

    def test_of_one_future_no_range_is_said(self):
        said = self.contingent("run", BASELINE, "--replicates", "1", "--months", "3", "--no-store", "--quiet").stdout
        self.assertRegex(said, r"the missions have [\d ]+ people, ")
        self.assertNotIn("()", said)

    def test_the_same_study_again_runs_nothing_and_says_the_same(self):
        first = self.run_small("-o", self.store)
        before = Path(self.store).read_bytes()
        again = self.run_small("-o", self.store)
        self.assertEqual(first.stdout, again.stdout)
        self.assertIn("nothing had to be run", again.stderr)
        self.assertEqual(before, Path(self.store).read_bytes())
        self.assertEqual(os.listdir(self.here), ["study.db"])

    def test_the_json_has_the_numbers_of_the_page_and_of_the_store(self):
        answer = self.answer("-o", self.store)
        page = self.run_small("-o", self.store).stdout
        self.assertIn(answer["digest"], page)
        self.assertIn(answer["study"][:16], page)
        last = answer["world"][-1]
        self.assertEqual(last["month"], "2017-01")
        shown = re.search(r"^2017-01 +(\d+ \d+) ", page, re.MULTILINE).group(1).replace(" ", "")
        self.assertEqual(round(last["deployed_pers"]["median"]), int(shown))
        stored = self.rows("SELECT p05, median, p95, mean FROM summary WHERE month = '2017-01' "
                           "AND measure = 'world.deployed_pers'")
        self.assertEqual(stored, [tuple(last["deployed_pers"][key]
                                        for key in ("p05", "median", "p95", "mean"))])
        finals = sorted(value for value, in self.rows(
            "SELECT value FROM final WHERE measure = 'world.deployed_pers'"))
        self.assertEqual((finals[2] + finals[3]) / 2, last["deployed_pers"]["median"])

    def test_what_the_answer_hangs_on_is_what_the_stored_draws_say(self):
        few = self.run_small("--no-store").stdout
        self.assertIn("\nWhat the answer hangs on\nFewer than 20 replicates do not tell.\n", few)
        fixed = self.run_small("--no-store", "--fixed-parameters").stdout
        self.assertIn("\nOn no parameter: none is drawn anew", fixed)
        more = ("-o", self.store, "--replicates", "40", "--months", "12")
        answer = self.answer(*more)
        page = self.run_small(*more).stdout
        self.assertEqual([(one["table"], one["key"]) for one in answer["hangs_on"]],
                         [("headline", "sustained_ready_pers"), ("headline", "fill_share"),
                          ("headline", "cost_usd_per_ready_person_year"), ("headline", "share_moved"),
                          ("supplier", "sustained_ready_pers")])
        ready = answer["hangs_on"][0]
        self.assertEqual((ready["replicates"], ready["month"], ready["region"]), (40, "2016-01", None))
        leading = max(answer["supplier"], key=lambda row: row["sustained_ready_pers"]["median"])
        self.assertEqual(answer["hangs_on"][4]["region"], leading["region"])
        first = ready["parameters"][0]
        self.assertGreater(abs(first["rank_correlation"]), ready["rank_correlation_beyond"])
        self.assertAlmostEqual(first["share_of_variance"], first["rank_correlation"] ** 2)
        self.assertEqual(first["basis"], "assumed")
        place = 8 * self.rows(f"SELECT number - (SELECT min(number) FROM parameter) FROM parameter "
                              f"WHERE path = '{first['parameter']}'")[0][0]
        drawn = {number: struct.unpack_from("<d", values, place)[0]
                 for number, values in self.rows("SELECT replicate, parameters FROM run")}
        ends = dict(self.rows("SELECT replicate, value FROM final WHERE measure = 'world.sustained_ready_pers'"))
        order = [sorted(of, key=of.get) for of in (drawn, ends)]
        apart = sum((order[0].index(r) - order[1].index(r)) ** 2 for r in drawn)
        self.assertAlmostEqual(first["rank_correlation"], 1 - 6 * apart / (40 * (40 ** 2 - 1)))
        self.assertIn(f"  {first['rank_correlation']:+.2f}", page)
        self.assertIn(first["parameter"] + ", ", page)

    def test_a_figure_of_the_last_whole_year_says_so(self):
        short = ("--no-store", "--replicates", "24", "--months", "18")
        self.assertEqual([one["month"] for one in self.answer(*short)["hangs_on"]],
                         ["2016-07"] * 4 + ["2016-01"])
        page = self.run_small(*short).stdout
        self.assertRegex(page, "\nSustained ready people of [^,\n]*, 2016-01")
        self.assertRegex(page, "\nSustained ready people(: none)?\n")

    def test_headline_and_trends_are_the_world_at_the_start_and_the_end(self):
        answer = self.answer("--no-store")
        world = {row["month"]: row for row in answer["world"]}
        for table in ("headline", "trends"):
            self.assertEqual([row["month"] for row in answer[table]], ["2015-01", "2017-01"])
        for row in answer["headline"]:
            for key in ("deployed_pers", "fill_share", "share_moved", "sustained_ready_pers"):
                self.assertEqual(row[key], world[row["month"]][key])
        self.assertGreater(answer["headline"][1]["cost_usd_per_ready_person_year"]["median"], 0)
        self.assertEqual(answer["trends"][0]["outside_share"], answer["headline"][0]["outside_share"])

    def test_the_start_is_the_record_to_the_person(self):
        start = self.answer("--no-store")["world"][0]["deployed_pers"]
        self.assertEqual((start["p05"], start["p95"]), (104496, 104496))

    def test_a_run_of_less_than_a_year_gives_no_yearly_sum(self):
        answer = self.answer("--no-store", "--months", "3")
        self.assertEqual([month["month"] for month in answer["world"]], ["2015-01", "2015-04"])
        self.assertEqual({row["cost_usd_per_ready_person_year"] for row in answer["supplier"]}, {None})
        self.assertEqual({row["assessed_usd"] for row in answer["payers"]}, {None})
        self.assertEqual([row["cost_usd_per_ready_person_year"] for row in answer["headline"]],
                         [None, None])
        self.assertGreater(answer["supplier"][0]["sustained_ready_pers"]["median"], 0)

    def test_page_and_json_say_whether_demand_is_recorded_or_generated(self):
        few = [BASELINE, "--replicates", "1", "--months", "12", "--no-store", "--quiet"]
        for more, generated in (([], False), (["--set", "demand.generated=1"], True)):
            page = self.contingent("run", *few, *more).stdout
            self.assertEqual("demand comes from the record until" in page, not generated)
            self.assertEqual("Missions begin, grow and end as the model has it" in page, generated)
            answer = json.loads(self.contingent("run", *few, *more, "--json").stdout)
            self.assertIs(answer["demand_generated"], generated)

    def test_without_a_store_no_file_is_left(self):
        self.assertIsNone(self.answer("--no-store")["store"])
        self.assertEqual(os.listdir(self.here), [])

    def test_the_default_store_is_named_after_scenario_and_study(self):
        answer = self.answer()
        self.assertEqual(answer["store"], f"results/baseline-2015-{answer['study'][:8]}.db")
        self.assertEqual(os.listdir(self.here / "results"), [Path(answer["store"]).name])

    def test_quiet_says_nothing_but_the_answer(self):
        self.assertEqual(self.run_small("-q").stderr, "")
        self.assertEqual(self.run_small("-q").stderr, "")

    def test_a_terminal_sees_progress_on_one_line(self):
        leader, follower = pty.openpty()
        process = subprocess.Popen([str(PROGRAM), "run", BASELINE, "--replicates", "90", "--months",
                                    "24", "--no-store"], cwd=self.here, stdout=subprocess.DEVNULL,
                                   stderr=follower)
        os.close(follower)
        seen = b""
        try:
            while chunk := os.read(leader, 4096):
                seen += chunk
        except OSError:
            pass
        os.close(leader)
        self.assertEqual(process.wait(), 0)
        self.assertRegex(seen, rb"\r\d+ of 90 replicates, \d+ %, \d+ s gone, about \d+ s left")
        self.assertNotIn(b"\n", seen)
        self.assertNotIn(b"\x1b", seen)


class Store(Run):
    def test_it_holds_inputs_parameters_build_and_command_and_no_place_of_the_machine(self):
        self.run_small("-o", self.store, "--set", "training.course_months=3")
        self.assertEqual(self.rows("PRAGMA integrity_check"), [("ok",)])
        self.assertEqual(self.rows("SELECT count(*), sum(length(record) > 1000) FROM run"), [(6, 6)])
        scenario = self.rows("SELECT path, bytes FROM input WHERE role = 'scenario'")
        self.assertEqual(scenario, [("baseline-2015.cfg", Path(BASELINE).read_bytes())])
        states = self.rows("SELECT bytes FROM input WHERE path = 'data/states.csv'")
        self.assertEqual(states, [((SOURCE / "scenarios/data/states.csv").read_bytes(),)])
        changes, resolved = self.rows("SELECT changes, resolved FROM study")[0]
        self.assertRegex(changes, r"^training.course_months 2.* -> 3")
        self.assertIn("course_months", resolved)
        self.assertEqual(self.rows("SELECT command FROM session"),
                         [("contingent run baseline-2015.cfg --replicates 6 --months 24 -o study.db "
                           "--set training.course_months=3",)])
        self.assertTrue(self.rows("SELECT 1 FROM build WHERE key = 'commit'"))
        self.assertEqual(self.rows("SELECT count(*) FROM summary WHERE p05 > median OR median > p95"),
                         [(0,)])
        text = Path(self.store).read_bytes()
        for place in (str(SOURCE), str(self.here)):
            self.assertNotIn(place.encode(), text)

    def test_the_summary_counts_nothing_where_there_was_nothing_to_measure(self):
        self.run_small("-o", self.store)
        lacking = "FROM summary WHERE measure = 'supplier.scarcest_capability'"
        self.assertEqual(self.rows(f"SELECT count(*) {lacking} AND who = 'Micronesia'"), [(0,)])
        self.assertEqual(self.rows(f"SELECT count(*) > 0, min(p05) >= 0 {lacking}"), [(1, 1)])

    def test_more_replicates_extend_it_and_fewer_read_a_part_of_it(self):
        six = self.answer("--no-store")["digest"]
        nine = self.answer("--no-store", "--replicates", "9")["digest"]
        self.assertEqual(self.answer("-o", self.store)["digest"], six)
        self.assertEqual(self.answer("-o", self.store, "--replicates", "9")["digest"], nine)
        self.assertEqual(self.rows("SELECT count(*) FROM session"), [(2,)])
        self.assertEqual(self.answer("-o", self.store)["digest"], six)
        self.assertEqual(self.rows("SELECT count(*), max(summarised) FROM run, study"), [(9, 9)])

    def test_another_study_is_refused_and_nothing_is_changed(self):
        self.run_small("-o", self.store)
        before = Path(self.store).read_bytes()
        for other in (["--seed", "7"], ["--months", "25"], ["--fixed-parameters"],
                      ["--set", "training.course_months=3"]):
            ran = self.run_small("-o", self.store, *other, code=2)
            self.one_sentence(ran, "holds another study", "-o")
            self.assertEqual(before, Path(self.store).read_bytes())

    def test_a_foreign_file_is_refused_and_nothing_is_changed(self):
        sqlite3.connect(self.store).execute("CREATE TABLE letters(text)").connection.close()
        letter = self.here / "letter.txt"
        letter.write_text("Dear Sir\n")
        for path in (Path(self.store), letter):
            before = path.read_bytes()
            ran = self.run_small("-o", str(path), code=2)
            self.one_sentence(ran, "is not a store of contingent")
            self.assertEqual(before, path.read_bytes())
        self.one_sentence(self.run_small("-o", str(self.here), code=2), "is not a file")

    def test_a_run_that_was_altered_is_noticed(self):
        self.run_small("-o", self.store)
        base = sqlite3.connect(self.store)
        base.execute("UPDATE run SET digest = '0123456789abcdef' WHERE replicate = 3")
        base.commit()
        base.close()
        ran = self.run_small("-o", self.store, code=1)
        self.one_sentence(ran, "replicate 3 is not as it was stored")


class Interruption(Run):
    def start_runs(self, *words):
        """A process that writes its store: it handles signals, and its first runs begin."""
        process = self.start(*words)
        until = time.monotonic() + 60
        while time.monotonic() < until and not os.path.exists(self.store + "-journal"):
            self.assertIsNone(process.poll())
            time.sleep(0.01)
        self.assertTrue(os.path.exists(self.store + "-journal"))
        time.sleep(0.7)
        return process

    def test_a_signal_stops_it_and_the_same_command_continues(self):
        many = ["--replicates", "4000", "--months", "60", "--threads", "2"]
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1):
            process = self.start_runs(*many)
            process.send_signal(number)
            out, said = process.communicate()
            self.assertEqual((process.returncode, out), (75, ""), said)
            kept = int(re.search(r"Stopped after (\d+) of 4000 replicates", said).group(1))
            self.assertEqual(self.rows("SELECT count(*) FROM run"), [(kept,)])
            self.assertIn(f"contingent run {BASELINE} --replicates 4000", said)
        kept = max(kept, 1)
        whole = self.answer("--no-store", "--replicates", str(kept), "--months", "60")["digest"]
        again = self.answer("-o", self.store, "--replicates", str(kept), "--months", "60")["digest"]
        self.assertEqual(whole, again)

    def test_a_second_signal_leaves_at_once(self):
        """Its runs, of which each core has several, take seconds."""
        many = str(8 * os.cpu_count())
        process = self.start_runs("--replicates", "2000", "--months", "1200", "--threads", many)
        process.send_signal(signal.SIGTERM)
        while "Stopping:" not in process.stderr.readline():
            self.assertIsNone(process.poll())
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=1), -signal.SIGTERM)


class Machine(Run):
    def test_a_full_disk_is_one_sentence_and_the_runs_continue_elsewhen(self):
        for most in (20000, 5500000):
            ran = self.run_small("-o", self.store, "--replicates", "60", code=1,
                                 preexec_fn=limit_files(most))
            self.one_sentence(ran, f"cannot write {self.store}")
        whole = self.answer("--no-store", "--replicates", "60")["digest"]
        self.assertEqual(self.answer("-o", self.store, "--replicates", "60")["digest"], whole)

    def test_a_folder_that_cannot_be_written_is_one_sentence(self):
        for path in ("no/such/folder/study.db", "/proc/study.db"):
            self.one_sentence(self.run_small("-o", path, code=1), "cannot open", path)
        (self.here / "results").write_text("a file")
        self.one_sentence(self.run_small(code=1), "results")

    def test_an_answer_that_cannot_be_written_is_a_failure_and_the_runs_are_kept(self):
        with open("/dev/full", "w", encoding="ascii") as full:
            ran = subprocess.run([str(PROGRAM), "run", BASELINE, *SMALL, "-o", self.store],
                                 cwd=self.here, stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(ran.returncode, 1)
        self.assertIn("cannot write the answer: No space left on device", ran.stderr)
        self.assertEqual(self.rows("SELECT count(*) FROM run"), [(6,)])


class Usage(Run):
    def test_a_wrong_command_line_is_exit_2_with_a_sentence_and_runs_nothing(self):
        for words, said in (
                (["run"], "the scenario file is missing"),
                (["run", BASELINE, BASELINE], "one scenario file at a time"),
                (["run", BASELINE, "--replicate-s", "3"], "did you mean 'replicates'"),
                (["run", BASELINE, "--replicates"], "--replicates needs a value"),
                (["run", BASELINE, "--replicates", "0"], "is not between 1 and"),
                (["run", BASELINE, "--replicates", "1e3"], "is not a whole number"),
                (["run", BASELINE, "--months", "1201"], "is not between 1 and 1200"),
                (["run", BASELINE, "--threads", "-1"], "is not between 1 and"),
                (["run", BASELINE, "--seed", "x"], "seed"),
                (["run", BASELINE, "--from", "2016-01"], "there is no --set"),
                (["run", BASELINE, "-o", ""], "-o needs the name"),
                (["run", BASELINE, "-o", "a.db", "--no-store"], "exclude each other"),
                (["run", BASELINE, "--set", "training.lapse_half_life=3"],
                 "training.lapse_half_life_months"),
                (["run", "no-such.cfg"], "no-such.cfg"),
                (["rum", BASELINE], "did you mean 'run'"),
                (["version", "--jsno"], "did you mean 'json'"),
                (["backtest", BASELINE, "--months", "6", "--replicates", "1"],
                 "nothing to compare with"),
                (["patterns", BASELINE, "--replicates", "1"], "must start in a December, here 2015-01"),
                (["patterns", PAST, PAST, "-o", "a.db"], "-o names one file; there are 2"),
                (["patterns", PAST, "--json", "--markdown"], "exclude each other"),
                (["run", BASELINE, "--markdown"], "unknown option '--markdown'"),
                (["check"], "the scenario file is missing"),
                (["check", BASELINE, "--json", "--nonsense"], "unknown option '--nonsense'")):
            with self.subTest(words=words):
                self.assertIn(said, self.contingent(*words, code=2).stderr)
                self.assertEqual(os.listdir(self.here), [])

    def test_every_command_has_help_that_opens_with_an_example(self):
        bare = self.contingent().stdout
        self.assertEqual(bare, self.contingent("--help").stdout)
        names = re.findall(r"^  (\w+) +\w", bare, re.MULTILINE)[1:]
        self.assertEqual(names, ["init", "run", "compare", "sweep", "sensitivity", "slurm", "merge", "status",
                                 "verify", "reproduce", "report", "export", "backtest", "patterns", "calibrate",
                                 "scenarios", "results", "ablation", "check", "explain", "bench", "selftest",
                                 "version", "completion", "man"])
        for name in names:
            for flag in ("-h", "--help"):
                self.assertTrue(self.contingent(name, flag).stdout.startswith(f"  contingent {name}"))

    def test_version_says_what_was_built_how(self):
        facts = json.loads(self.contingent("version", "--json").stdout)
        self.assertTrue(facts["floating_point_as_tested"])
        self.assertGreaterEqual(facts["threads"], 1)
        page = self.contingent("version").stdout
        for key in ("version", "commit", "compiler", "flags", "sqlite", "gsl"):
            self.assertIn(facts[key], page)
        self.assertEqual(page, self.contingent("--version").stdout)
        self.assertEqual(facts, json.loads(self.contingent("--version", "--json").stdout))


class Patterns(Run):
    LONG = str(SOURCE / "scenarios/patterns-1995.cfg")

    def patterns(self, *words):
        return self.contingent("patterns", *words, "--replicates", "2", "--no-store", "--quiet").stdout

    def test_the_page_fits_a_terminal_and_its_last_line_counts(self):
        page = self.patterns(PAST)
        self.assertLessEqual(max(map(len, page.splitlines())), 100)
        inside = of = 0
        for group in re.findall(r"^V\d+ .*: (\d+ of \d+) inside$", page.split("Given by")[0], re.MULTILINE):
            inside, of = inside + (group.split()[0] == group.split()[2]), of + 1
        self.assertIn(f"Emergent patterns inside their bands: {inside} of {of} (", page.splitlines()[-1])

    def test_given_patterns_and_those_without_a_band_count_for_nothing(self):
        answer = json.loads(self.patterns(PAST, "--json"))
        figures = answer["scenarios"][0]["figures"]
        judged = [f for f in figures if f["kind"] == "emergent" and
                  f["verdict"] in ("inside", "below", "above")]
        self.assertEqual(answer["emergent"]["figures"], len(judged))
        self.assertTrue(any(f["kind"] == "given" and f["verdict"] == "inside" for f in figures))
        for figure in judged:
            low, high = (figure["target_low"] - figure["band"], figure["target_high"] + figure["band"])
            median = figure["simulated"]["median"]
            self.assertEqual(figure["verdict"], "below" if median < low - 1e-9 else
                             "above" if median > high + 1e-9 else "inside", figure)
            self.assertGreaterEqual(figure["from"], 2009)

    def test_a_figure_counts_as_in_the_scenario_that_starts_last(self):
        both = json.loads(self.patterns(self.LONG, PAST, "--json"))
        turned = json.loads(self.patterns(PAST, self.LONG, "--json"))
        long, short = both["scenarios"]
        self.assertEqual(both["emergent_2010_16"], short["emergent"])
        self.assertEqual(both["emergent_to_2009"], long["emergent_to_2009"])
        self.assertEqual(both["emergent"], turned["emergent"])

    def test_the_document_has_every_figure_that_was_judged(self):
        rows = re.findall(r"^\| V\d+ \| .* \| (?:inside|below|above) \|$",
                          self.patterns(PAST, "--markdown"), re.MULTILINE)
        figures = json.loads(self.patterns(PAST, "--json"))["scenarios"][0]["figures"]
        self.assertEqual(len(rows), sum(f["verdict"] in ("inside", "below", "above") for f in figures))


class Backtest(Run):
    def test_the_frozen_picture_has_the_distances_of_the_record(self):
        answer = json.loads(self.contingent("backtest", PAST, "--replicates", "4", "--json",
                                            "--no-store").stdout)
        frozen = {year["simulated"][:4]: round(year["frozen_shares"], 3) for year in answer["years"]}
        for year, distance in {"2010": 0.054, "2012": 0.126, "2014": 0.248, "2016": 0.300}.items():
            self.assertAlmostEqual(frozen[year], distance, delta=0.0011)
        recorded = {year["simulated"]: year["recorded"] for year in answer["years"]}
        self.assertEqual(recorded["2014-12"], "2015-01")
        self.assertEqual(recorded["2016-12"], "2016-12")

    def test_states_move(self):
        answer = json.loads(self.contingent("backtest", PAST, "--replicates", "4", "--json",
                                            "--no-store").stdout)
        for year in answer["years"]:
            self.assertNotAlmostEqual(year["median_of_replicates"], year["frozen_shares"], delta=1e-6)
            self.assertNotAlmostEqual(year["median_of_replicates"], year["mean_of_replicates"], delta=1e-6)
            self.assertEqual(year["median_of_replicates"], year["scores"]["model"]["all"]["share_distance"])

    def test_the_page_says_plainly_whether_the_null_is_beaten(self):
        page = self.contingent("backtest", PAST, "--replicates", "4").stdout
        self.assertRegex(page, r"the model (beats|does not beat) the null")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

"""What `analysis/validate` writes: every number is one that the program gave, "does not" stands where a bar fails, the
plots can be read as text, and the committed document is of the model as it is.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import copy
import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

sys.dont_write_bytecode = True
PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(SOURCE / "analysis"))
from validating import bars, document, looks, measure, patterns, plots, posteriors  # noqa: E402
from validating.base import Failed  # noqa: E402

STUDY = """base = "%s/scenarios/calibration-base.cfg"; origins = ( %s ); months = 12;
parameters = ( { path = "willingness.unit_base"; low = -14; high = -7; }, { path = "exit.base"; low = -7; high = -1; },
    { path = "interest.half_distance_km"; low = 500; high = 8000; } );
targets = { shares = 1; contributors = 0.25; churn = 0.25; persistence = 0.25; };
particles = 6; replicates = 1; waves = 1; minutes = 5; seed = 5;
"""
FITS = {posteriors.WHOLE: '"2001-12"', posteriors.HALVES[0]: '"2000-12"', posteriors.HALVES[1]: '"2003-12"'}


def validate(*words):
    return subprocess.run([sys.executable, str(SOURCE / "analysis/validate"), "--program", str(PROGRAM), *map(str, words)],
                          capture_output=True, text=True, check=False)


def contingent(*words, here=SOURCE):
    ran = subprocess.run([str(PROGRAM), *map(str, words), "--json", "--quiet"], capture_output=True, text=True, cwd=here,
                         check=True)
    return json.loads(ran.stdout)


def cell(value, decimals):
    return "–" if value is None else f"{value:.{decimals}f}".replace("-", "−")


def percent(share):
    text = f"{100 * share:+.0f}".replace("-", "−")
    return "0" if text[1:] == "0" else text


def section(text, title, end="\n#"):
    """What stands under a heading or after a sentence."""
    return text.partition(title)[2].partition(end)[0]


def rows(text):
    """The cells of the first table, without its head."""
    lines = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE).group(0).splitlines()[2:]
    return [[part.strip() for part in line.strip("|").split(" | ")] for line in lines]


class Validation(unittest.TestCase):
    """A fast form: three small posteriors, two replicates of everything."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.here = Path(folder.name)
        cls.fits, cls.out, cls.log = cls.here / "fits", cls.here / "out", cls.here / "log.csv"
        cls.fits.mkdir()
        for name, origins in FITS.items():
            (cls.here / f"{name}.cfg").write_text(STUDY % (SOURCE, origins))
            said = contingent("calibrate", f"{name}.cfg", "-o", cls.fits / f"{name}.csv", "--store", f"{name}.db", here=cls.here)
            (cls.fits / f"{name}.json").write_text(json.dumps(said))
        shutil.copy(SOURCE / "analysis/backtests.csv", cls.log)
        cls.logged = len(looks.read(cls.log))
        cls.words = ["--out", cls.out, "--posteriors", cls.fits, "--log-file", cls.log]
        cls.ran = validate("--replicates", 2, "--log", *cls.words)
        if cls.ran.returncode:
            raise AssertionError(cls.ran.stderr)
        cls.text = (cls.out / "VALIDATION.md").read_text(encoding="utf-8")
        cls.answers = json.loads((cls.out / "validation/answers.json").read_text(encoding="utf-8"))
        cls.known = posteriors.read(cls.fits)

    def written(self, answers=None, fits=None):
        answers, fits = answers or self.answers, fits or self.known
        return document.write(answers, fits, self.log, dict.fromkeys(plots.PLOTS, "a plot"))

    def test_it_says_how_long_it_took_and_gives_the_same_bytes_again(self):
        self.assertRegex(self.ran.stderr, r"VALIDATION\.md: written after \d+ s$")
        before = {path: path.read_bytes() for path in sorted(self.out.rglob("*")) if path.is_file()}
        ran = validate("--write", *self.words)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertEqual({path: path.read_bytes() for path in sorted(self.out.rglob("*")) if path.is_file()}, before)

    def test_what_is_kept_is_what_the_program_says(self):
        words = ["--replicates", "2", "--no-store"]
        answer = contingent("backtest", measure.SCENARIO, "--origins", "2012-12", "--end", "2016-12", *words)
        for kept, year in zip(self.answers["backtests"][1]["years"], answer["years"]):
            self.assertEqual(kept, measure.scored(measure.picked(year, measure.YEAR)))
        answer = contingent("patterns", measure.LONG_SCENARIO, measure.SCENARIO, *words)
        of = self.answers["patterns"]
        self.assertEqual(of["emergent"], answer["emergent"])
        judged = [row["verdict"] for row in of["figures"] if row["kind"] == "emergent" and row["verdict"] in patterns.JUDGED]
        self.assertEqual((len(judged), judged.count("inside")),
                         (answer["emergent"]["figures"], answer["emergent"]["figures_inside"]))

    def test_the_tables_of_scores_have_the_numbers_of_the_run(self):
        letters = dict(zip(("null_a", "null_b", "null_c", "null_d", "null_c_joined", "null_d_joined"),
                           ("(a)", "(b)", "(c)", "(d)", "(c′)", "(d′)")))
        for score, decimals, title in (("share_distance", 3, "### Who sends which share"),
                                       ("log_rms", 2, "Error in proportion, over"), ("crps", 0, "CRPS, in persons")):
            expected = []
            for one in self.answers["backtests"]:
                for year in one["years"]:
                    line, value = year["against"][score], {who: card["all"][score] for who, card in year["scores"].items()}
                    month = year["recorded"].removesuffix("-12")
                    expected.append([one["start"], month, cell(value["model"], decimals),
                                     f"{cell(value[line['best_null']], decimals)} {letters[line['best_null']]}",
                                     cell(value["gravity"], decimals), percent(line["below_best_null"]),
                                     percent(line["below_gravity"]),
                                     ("yes" if line["beats_best_null"] else "no") if year["horizon_years"] >= 3 else "",
                                     *([cell(year["mean_of_replicates"], decimals)] if score == "share_distance" else [])])
            self.assertEqual(rows(section(self.text, title, "\n##") + "\n"), expected)
            self.assertEqual(len(expected), 11)

    def test_the_tables_of_coverage_regions_and_contributors_have_the_numbers_of_the_run(self):
        expected = [[one["start"], year["recorded"].removesuffix("-12"),
                     *("{:.0f} ({:.0f})".format(*(100 * year["scores"]["model"][population][name + own] for own in ("", "_own")))
                       for population in ("all", "over_100") for name in ("coverage_50", "coverage_90")),
                     *(f"{year['scores']['record'][population]['scored']:.0f}" for population in ("all", "over_100"))]
                    for one in self.answers["backtests"] for year in one["years"]]
        self.assertEqual(rows(section(self.text, "### Whether the ranges hold")), expected)
        found = {row[0]: row[1:] for row in rows(section(self.text, "### From where people come"))}
        bands = self.answers["backtests"][0]["bands"]
        people = dict.fromkeys(found, 0)
        with open(SOURCE / "scenarios/data/states.csv", encoding="utf-8", newline="") as file:
            region = {row["state"]: row["region"] for row in csv.DictReader(file)}
        with open(SOURCE / "scenarios/data/contributions.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["month"] == "2016-12":
                    people[region[row["state"]]] += int(row["troops"]) + int(row["police"]) + int(row["experts"])
        for name, simulated in bands["regions"].items():
            last = simulated[-1]
            self.assertEqual(last["month"], "2016-12")
            self.assertEqual([value.replace(" ", "") for value in found[name][1:4]],
                             [f"{people[name]}", f"{last['median']:.0f}", f"{last['p05']:.0f}to{last['p95']:.0f}"])
        record = self.answers["backtests"][0]["years"]
        self.assertEqual(rows(section(self.text, "### How many states send people")),
                         [[year["recorded"].removesuffix("-12"), f"{year['scores']['record']['all']['contributors']:.0f}",
                           f"{band['median']:.0f}", f"{band['p05']:.0f} to {band['p95']:.0f}"]
                          for year, band in zip(record, bands["contributors"][1:])])

    def test_the_rolling_origins_have_the_numbers_of_the_run(self):
        found = rows(section(self.text, "## How the model was chosen"))
        together = self.answers["rolling"]["together"]
        self.assertEqual([line["horizon_years"] for line in together], [1, 2, 3, 4, 5])
        for row, line in zip(found, together):
            model = [cell(line["scores"]["model"]["all"][score], decimals)
                     for score, decimals in (("share_distance", 3), ("log_rms", 2), ("crps", 0))]
            self.assertEqual([row[0], row[1], *row[2::3]], [str(line["horizon_years"]), str(line["origins"]), *model])

    def test_the_calibration_has_the_numbers_of_the_posteriors(self):
        text = section(self.text, "## The calibration", "\n## ")
        fit = self.known["whole"]
        self.assertIn(f"{fit['sampling']['evaluations']} evaluations in {fit['sampling']['waves']} waves", text)
        table = {row[0].strip("`"): row[1:] for row in rows(section(text, "![", "\nThe data"))}
        for row in fit["parameters"]:
            said = [float(value.replace("−", "-").replace(" ", "")) for value in
                    [*table[row["path"]][0].split(" to "), table[row["path"]][1], *table[row["path"]][2].split(" to ")]]
            for value, of in zip(said, [row["prior"]["p05"], row["prior"]["p95"], row["posterior"]["median"],
                                        row["posterior"]["p05"], row["posterior"]["p95"]]):
                self.assertAlmostEqual(value, of, delta=max(abs(of) * .006, 1e-6) if abs(of) < 1000 else .51)
            self.assertEqual(table[row["path"]][3], "yes" if row["moved"] else "no")
            self.assertEqual(row["path"] in section(text, "The data did not move", ":"), not row["moved"])
        halves = {row[0].strip("`"): row for row in rows(section(text, "The calibration was made again", "\n## "))}
        for row in self.known["compared"]:
            self.assertEqual(halves[row["path"]][3:], ["yes" if row["overlap"] else "**does not**", f"{100 * row['share']:.0f}"])

    def test_the_tables_of_patterns_have_the_verdicts_of_the_run(self):
        text = section(self.text, "## Patterns of the record", "\n## ")
        for kind, title in (("emergent", "Every emergent figure</summary>"), ("given", "Every given figure</summary>")):
            figures = [row for row in self.answers["patterns"]["figures"] if row["kind"] == kind]
            found = rows(section(text, title))
            self.assertEqual([(row[0], row[-1].strip("*")) for row in found],
                             [(row["pattern"], row["verdict"]) for row in figures])
            for row, figure in zip(found, figures):
                size = max(abs(figure["target_low"]), abs(figure["target_high"]))
                decimals = 0 if size >= 50 else 3 if size < 2 else 1
                median = figure["simulated"] and figure["simulated"]["median"]
                self.assertEqual(row[5], cell(median, decimals))
                if figure["band"] is not None:
                    self.assertEqual(row[4], f"{cell(figure['target_low'] - figure['band'], decimals)} to "
                                             f"{cell(figure['target_high'] + figure['band'], decimals)}")
        of = self.answers["patterns"]["emergent"]
        self.assertIn(f"Inside are {of['patterns_inside']} of {of['patterns']} patterns, {of['figures_inside']} of "
                      f"{of['figures']} figures", text)
        short = rows(text)
        self.assertEqual((len(short), sum(row[-1] == "inside" for row in short)), (of["patterns"], of["patterns_inside"]))

    def verdicts(self, text):
        return {row[0]: row[1:] for row in rows(section(text, "## The verdict"))}

    def test_does_not_stands_where_a_bar_fails_and_nowhere_else(self):
        found = self.verdicts(self.text)
        self.assertEqual(len(found), 12)
        for one in self.answers["backtests"]:
            for score, name in bars.SAID.items():
                lines = [year["against"][score] for year in one["years"] if year["horizon_years"] >= 3]
                beaten = sum(line["beats_best_null"] for line in lines)
                row = found[f"{name}, from {bars.MONTHS[one['start']]}"]
                self.assertTrue(row[1].startswith(f"in {beaten} of {len(lines)};"), row)
                self.assertEqual(row[2], "holds" if beaten == len(lines) else "**does not hold**")
        held = sum(row[2] == "holds" for row in found.values())
        self.assertIn(f"Of 12 bars, {held} hold and {12 - held} do not.", self.text)

    def test_a_planted_bar_turns_the_words(self):
        good, bad = "Who sends which share of the people it foresees", "Who sends which share of the people it does not foresee"
        for beats, words, other in ((True, good, bad), (False, bad, good)):
            answers = copy.deepcopy(self.answers)
            for one in answers["backtests"]:
                for year in one["years"]:
                    year["against"]["share_distance"]["beats_best_null"] = beats
            text = self.written(answers)
            self.assertIn(words, text)
            self.assertNotIn(other, text)
            for row in (row for name, row in self.verdicts(text).items() if name.startswith("Distance of shares")):
                self.assertEqual(row[2], "holds" if beats else "**does not hold**")
        answers["patterns"]["emergent"] = {"patterns": 10, "patterns_inside": 8, "figures": 20, "figures_inside": 18}
        self.assertIn("The simulated world shows at least 80 %", self.written(answers))
        answers["patterns"]["emergent"]["patterns_inside"] = 7
        self.assertIn("The simulated world does not show 80 %", self.written(answers))
        for one in answers["backtests"]:
            for year in one["years"]:
                for card in (year["scores"]["model"][population] for population in bars.POPULATIONS):
                    card |= {"coverage_50": 0.59, "coverage_90": 0.85}
        self.assertIn("Its intervals hold about as many", self.written(answers))
        year["scores"]["model"]["over_100"]["coverage_90"] = 0.79
        self.assertIn("90 % intervals, states with more than 100 people | hold 80 to 97 % of states in each of the 7 years "
                      "judged | in 6 of 7; they hold 79 to 85 % | **does not hold** |", self.written(answers))

    def test_a_group_without_bars_is_no_verdict(self):
        for words in (document.verdict_words, document.in_plain_words):
            with self.assertRaisesRegex(Failed, "no bar is of the group share_distance"):
                words([])

    def test_halves_that_do_not_overlap_are_named(self):
        fits = copy.deepcopy(self.known)
        first, second = fits["halves"]
        for row in second["parameters"]:
            row["posterior"] = dict(first["parameters"][0]["posterior"])
        first["parameters"][1]["posterior"] = {"p05": 1, "median": 2, "p95": 3}
        second["parameters"][1]["posterior"] = {"p05": 4, "median": 5, "p95": 6}
        second["parameters"][2]["posterior"] = dict(first["parameters"][2]["posterior"])
        fits["compared"] = posteriors.compared(first, second)
        self.assertIn("They do not overlap in 1 of 3: `exit.base`.", self.written(fits=fits))
        self.assertIn("| in 2 of 3 | **does not hold** |", self.written(fits=fits))
        fits["compared"] = fits["halves"] = None
        self.assertIn("Refits on either half of the fit window have not been made", self.written(fits=fits))
        self.assertIn("the refits have not been made | **does not hold** |", self.written(fits=fits))
        fits["whole"] = None
        self.assertIn("No calibration has been made", self.written(fits=fits))

    def test_overlap_is_what_two_intervals_share(self):
        def of(*edges):
            return dict(zip(("p05", "p95"), edges))
        for a, b, share in ((of(0, 1), of(0, 1), 1), (of(0, 2), of(1, 3), 1 / 3), (of(0, 4), of(1, 2), .25),
                            (of(0, 1), of(2, 3), 0), (of(1, 1), of(1, 1), 1)):
            self.assertAlmostEqual(posteriors.overlap(a, b), share)
            self.assertAlmostEqual(posteriors.overlap(b, a), share)

    def test_a_posterior_of_another_study_is_refused(self):
        folder = self.here / "mixed"
        shutil.copytree(self.fits, folder)
        shutil.copy(folder / f"{posteriors.HALVES[0]}.json", folder / f"{posteriors.WHOLE}.json")
        with self.assertRaisesRegex(Failed, "is not of the posterior in posterior.csv"):
            posteriors.read(folder)
        (folder / f"{posteriors.WHOLE}.json").unlink()
        with self.assertRaisesRegex(Failed, "posterior.json: is missing beside posterior.csv"):
            posteriors.read(folder)

    def test_looks_are_counted_and_logged_only_when_asked(self):
        found = looks.read(self.log)
        self.assertEqual(len(found), self.logged + 2)
        text = section(self.text, "## How often", "\n## ")
        self.assertIn(f"The number of logged looks is {len(found)}.", text)
        first, last = (next(look for look in order if look["origin"] == "2009-12") for order in (found, found[::-1]))
        row = next(row for row in rows(section(text, "From 2009-12")) if row[0] == "2016-12")
        self.assertEqual(row[1:3], [cell(look["figures"][("2016-12", "model", "all", "share_distance")], 3)
                                    for look in (first, last)])
        self.assertEqual(row[2], cell(self.answers["backtests"][0]["years"][-1]["scores"]["model"]["all"]["share_distance"], 3))
        ours, asked = measure.run, []
        measure.run = lambda program, *words: asked.append(words) or (_ for _ in ()).throw(Failed("enough"))
        try:
            for log in (None, self.log):
                with self.assertRaises(Failed):
                    measure.measure(PROGRAM, 1, log)
        finally:
            measure.run = ours
        self.assertEqual(["--log" in words for words in asked], [False, True])

    def test_plots_are_text_and_have_alternative_texts(self):
        for name in plots.PLOTS:
            drawn = (self.out / f"validation/{name}.svg").read_text(encoding="utf-8")
            root = xml.fromstring(drawn.encode())
            space = "{http://www.w3.org/2000/svg}"
            title = root.find(f"{space}title").text
            self.assertIn(f"![{title}](validation/{name}.svg)", self.text)
            words = " ".join("".join(text.itertext()) for text in root.iter(f"{space}text"))
            self.assertRegex(words, r"[a-z]{4}")
            self.assertNotRegex(drawn, r"\d\d:\d\d:\d\d|<image")
            self.assertLess(len(drawn), 200_000)

    def test_a_program_that_fails_is_a_sentence(self):
        ran = validate("--program", self.here / "nothing", "--out", self.here / "none")
        self.assertEqual(ran.returncode, 1)
        self.assertRegex(ran.stderr, r"^validate: .*nothing: No such file")
        ran = validate("--write", "--out", self.here / "none")
        self.assertRegex(ran.stderr, r"^validate: .*answers\.json: is missing")
        self.assertEqual(ran.returncode, 1)

    def test_the_committed_document_is_of_this_model(self):
        answers = json.loads((SOURCE / "analysis/validation/answers.json").read_text(encoding="utf-8"))
        again = "analysis/validate (minutes) makes it again"
        self.assertEqual(answers["inputs"], measure.inputs(),
                         f"parameters, tables, patterns or the engine's results have changed since; {again}")
        for one, other in zip(answers["backtests"], self.answers["backtests"]):
            for kept, now in zip(one["years"], other["years"]):
                for who in ("record", *looks_alike(now)):
                    self.assertEqual(kept["scores"][who], now["scores"][who], f"{who} is scored otherwise now; {again}")
        fits = posteriors.read(SOURCE / "scenarios")
        committed = (SOURCE / "analysis/VALIDATION.md").read_text(encoding="utf-8")
        self.assertIn(f"<!-- inputs {measure.inputs()} -->", committed)
        folder = self.here / "committed"
        folder.mkdir()
        titles = plots.draw(answers, fits, folder)
        self.assertEqual(document.write(answers, fits, SOURCE / "analysis/backtests.csv", titles), committed,
                         "analysis/VALIDATION.md is not what analysis/validate --write gives")
        for name in titles:
            have = (SOURCE / f"analysis/validation/{name}.svg").read_text(encoding="utf-8")
            now = (folder / f"{name}.svg").read_text(encoding="utf-8")
            if re.search("<desc>.*</desc>", have).group(0) == re.search("<desc>.*</desc>", now).group(0):
                self.assertEqual(have, now, f"{name}.svg is not what analysis/validate --write gives")

    def test_another_parameter_makes_the_document_stale(self):
        source = self.here / "source"
        for name in ("engine/parameters.def", "analysis/patterns.def", "tests/golden/baseline.digest", measure.SCENARIO,
                     measure.LONG_SCENARIO):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(SOURCE / name, source / name)
        shutil.copytree(SOURCE / "scenarios/data", source / "scenarios/data")
        for pattern in ("posterior*.csv", "calibration*.cfg"):
            for file in (SOURCE / "scenarios").glob(pattern):
                shutil.copy(file, source / "scenarios")
        ours, measure.ROOT = measure.ROOT, source
        try:
            self.assertEqual(measure.inputs(), self.answers["inputs"])
            for name in ("engine/parameters.def", "scenarios/data/demand.csv", "tests/golden/baseline.digest"):
                with open(source / name, "a", encoding="utf-8") as file:
                    file.write(" ")
                self.assertNotEqual(measure.inputs(), self.answers["inputs"], name)
                shutil.copy(SOURCE / name, source / name)
        finally:
            measure.ROOT = ours

    def test_the_studies_of_the_halves_differ_from_the_whole_by_their_origins_alone(self):
        for name in posteriors.HALVES:
            file = SOURCE / "scenarios" / posteriors.HALF[name][0]
            self.assertEqual(file.read_text(encoding="utf-8"), posteriors.half_study(name),
                             "analysis/validate --studies writes it again")


def looks_alike(year):
    """Who forecasts without chance, so that replicates do not matter."""
    return [who for who in year["scores"] if who not in ("record", "model") and year["scores"][who]]


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)

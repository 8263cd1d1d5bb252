"""The command `contingent export`: CSV, JSON and SALib's X and Y have the numbers of the store to the bit, each column is
in the dictionary, the folder is there as a whole or not at all; the example with pandas reads both.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import hashlib
import json
import math
import os
import resource
import shutil
import signal
import struct
import subprocess
import sys

from store_tests import RUNS, SOURCE, StoreTest, main

FACTORS = ["training.turnover_per_year", "donors.JPN.budget_usd_m_per_year"]


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def bits(*numbers):
    return struct.pack(f"<{len(numbers)}d", *map(float, numbers))


class Export(StoreTest):
    def export(self, store, *words, name="out", **more):
        self.said = self.contingent("export", store, "-o", name, *words, **more)
        return self.here / name

    def stored(self, store):
        return self.rows(store, "SELECT point, replicate, arm, parameters, record, status, digest "
                         "FROM run ORDER BY number")

    def test_the_tidy_csv_has_every_value_of_the_store_to_the_bit(self):
        rows = table(self.export(self.whole()) / "values.csv")
        kept = self.rows(self.whole(), "SELECT measure, who, month FROM kept ORDER BY place")
        self.assertEqual(len(rows), RUNS * len(kept))
        at = iter(rows)
        for point, replicate, arm, values, record, _, _ in self.stored(self.whole()):
            name = ("baseline-2015", "s07-legal-reform")[arm]
            mine = [next(at) for _ in kept]
            for row, place in zip(mine, kept):
                self.assertEqual((row["point"], row["replicate"], row["arm"]),
                                 (str(point), str(replicate), name))
                self.assertEqual((row["measure"], row["who"], row["month"]), place)
                self.assertEqual(bits(*(row[factor] for factor in FACTORS)), values)
            self.assertEqual(bits(*(row["value"] for row in mine)), record)
        runs = table(self.here / "out/runs.csv")
        self.assertEqual([run["digest"] for run in runs],
                         [row[6] for row in self.stored(self.whole())])
        self.assertEqual(os.listdir(self.here), ["out"])

    def test_found_by_fuzzing_a_place_beyond_the_record_and_a_short_month(self):
        for change in ("place = 4000000000", "place = -8", "times = times + 1", "times = 1 << 40", "times = -1"):
            store = self.copy(self.plain(3), "moved.db")
            self.change(store, f"UPDATE measure SET {change} WHERE number = (SELECT max(number) FROM measure)")
            with self.subTest(change=change):
                self.one_sentence(self.contingent("export", store, "-o", "out", code=1), "moved.db")
                self.assertFalse((self.here / "out").exists())
        store = self.copy(self.whole(), "short.db")
        self.change(store, "UPDATE kept SET month = '' WHERE place = (SELECT min(place) FROM kept)")
        self.assertEqual(table(self.export(store) / "values.csv")[0]["month"], "")

    def test_of_a_plain_study_the_whole_record_and_what_each_run_drew(self):
        folder = self.export(self.plain(3))
        values = [row["value"] for row in table(folder / "values.csv")]
        records = b"".join(row[4] for row in self.stored(self.plain(3)))
        self.assertEqual(bits(*values), records)
        drawn = self.rows(self.plain(3), "SELECT number, path FROM parameter WHERE drawn = 1")
        self.assertGreater(len(drawn), 100)
        for run, row in zip(table(folder / "runs.csv"), self.stored(self.plain(3))):
            everything = struct.unpack(f"<{len(row[3]) // 8}d", row[3])
            for number, path in drawn:
                self.assertEqual(float(run[path]), everything[number])
        finals = {(row["replicate"], row["measure"], row["who"]): float(row["value"])
                  for row in table(folder / "values.csv") if row["month"] == "2016-01"}
        for replicate, measure, who, value in self.rows(
                self.plain(3), "SELECT replicate, measure, who, value FROM final"):
            self.assertEqual(finals[str(replicate), measure, who], value)

    def test_the_dictionary_has_every_column_measure_factor_and_parameter(self):
        for store in (self.whole(), self.plain(3)):
            folder = self.export(store, name=store.stem)
            entries = {(row["kind"], row["name"]): row for row in table(folder / "dictionary.csv")}
            known = {name for _, name in entries}
            for name in ("values.csv", "runs.csv"):
                with open(folder / name, newline="", encoding="utf-8") as file:
                    self.assertLessEqual(set(next(csv.reader(file))), known)
            for measure, unit in self.rows(store, "SELECT path, unit FROM measure WHERE path IN "
                                           "(SELECT measure FROM kept) OR NOT EXISTS (SELECT * FROM kept)"):
                self.assertEqual(entries["measure", measure]["unit"], unit)
                self.assertTrue(entries["measure", measure]["meaning"])
        folder = self.here / "whole"
        entries = {row["name"]: row for row in table(folder / "dictionary.csv")}
        self.assertEqual(entries[FACTORS[1]]["distribution"], "log-uniform, from 3 to 12")
        self.assertEqual(entries[FACTORS[1]]["unit"], "million US dollars a year")
        self.assertIn("law_reformed", entries["s07-legal-reform"]["meaning"])

    def test_provenance_names_study_digest_inputs_and_who_made_it(self):
        digest = json.loads(self.contingent("sweep", self.study, "--json", "-o",
                                            self.whole()).stdout)["digest"]
        self.contingent("merge", self.part(1), self.part(2), self.part(3), "-o", "m.db")
        told = json.loads((self.export("m.db") / "provenance.json").read_text())
        self.assertEqual((told["digest"], told["runs"], told["failed"]), (digest, RUNS, 0))
        self.assertIn(digest, self.said.stdout)
        self.assertEqual(told["study"], self.rows(self.whole(), "SELECT id FROM study")[0][0])
        self.assertEqual([one["shard"] for one in told["sessions"]], [1, 2, 3])
        self.assertIn("contingent sweep small.cfg --shard 1/3", told["sessions"][0]["command"])
        self.assertIn("compiler", told["sessions"][0]["program"])
        study, = (one for one in told["inputs"] if one["role"] == "study")
        self.assertEqual(study["sha256"], hashlib.sha256(self.study.read_bytes()).hexdigest())

    def test_json_has_the_same_numbers(self):
        told = json.loads((self.export(self.whole(), "--format", "json") / "values.json").read_text())
        for run, row in zip(told["runs"], self.stored(self.whole()), strict=True):
            self.assertEqual((run["point"], run["replicate"], run["digest"]), (row[0], row[1], row[6]))
            self.assertEqual(bits(*run["factors"]), row[3])
            self.assertEqual(bits(*run["values"]), row[4])
        self.assertEqual([(one["measure"], one["who"], one["month"]) for one in told["outputs"]],
                         self.rows(self.whole(), "SELECT measure, who, month FROM kept ORDER BY place"))

    def test_salib_gets_points_in_the_order_of_the_design(self):
        folder = self.export(self.whole(), "--format", "salib")
        points = table(folder / "X.csv")
        self.assertEqual(list(points[0]), FACTORS)
        records = {row[:3]: struct.unpack("<3d", row[4]) for row in self.stored(self.whole())}
        for point, row in enumerate(points):
            values, = self.rows(self.whole(), "SELECT DISTINCT parameters FROM run WHERE point = ?",
                                point)
            self.assertEqual(bits(*row.values()), values[0])
        outputs = table(folder / "outputs.csv")
        self.assertEqual(len(outputs), 2 * 3)
        for at, output in enumerate(outputs):
            arm = ("baseline-2015", "s07-legal-reform").index(output["arm"])
            rows = table(folder / output["file"])
            self.assertEqual(len(rows), 4)
            for point, row in enumerate(rows):
                mine = [records[point, replicate, arm][at // 2] for replicate in (0, 1)]
                self.assertEqual([float(row["replicate_0"]), float(row["replicate_1"])], mine)
                self.assertEqual(float(row["mean"]), sum(mine) / 2)
        problem = json.loads((folder / "problem.json").read_text())
        self.assertEqual((problem["num_vars"], problem["names"]), (2, FACTORS))
        self.assertEqual(problem["bounds"], [[0.1, 0.4], [3, 12]])
        self.assertIn("sobol size 4", problem["design"])
        self.assertNotIn("groups", problem)

    def test_salib_of_one_value_alone_of_groups_and_of_listed_values(self):
        study = self.shared / "grouped.cfg"
        study.write_text('base = "baseline-2015.cfg";\nvary = (\n'
                         '  { path = "training.turnover_per_year"; low = 0.1; high = 0.4; group = "g"; },\n'
                         '  { path = "readiness.delay_months"; group = "g"; },\n'
                         '  { path = "rotation.tour_months"; values = ( 6, 12 ); } );\n'
                         'design = { kind = "grid"; levels = 2; };\nreplicates = 1; months = 12;\n'
                         'keep = ( { measure = "world.deployed_pers"; at = "end"; } );\n')
        store = self.make("grouped.db", "sweep", study)
        folder = self.export(store, "--format", "salib")
        self.assertTrue((folder / "Y.csv").exists())
        problem = json.loads((folder / "problem.json").read_text())
        self.assertEqual(problem["bounds"][2], [6, 12])
        groups = problem["groups"]
        self.assertEqual(groups[0], groups[1])
        self.assertEqual(groups[2], "rotation.tour_months")

    def test_only_what_is_asked_for(self):
        folder = self.export(self.plain(3), "--measure", "world.deployed_pers", "--measure",
                             "state.deployed_pers=JPN")
        self.assertEqual({(row["measure"], row["who"]) for row in table(folder / "values.csv")},
                         {("world.deployed_pers", ""), ("state.deployed_pers", "JPN")})
        for name, sentence in (("world.deployed_per", "did you mean 'world.deployed_pers'?"),
                               ("state.deployed_pers=ATL", "keeps no value of")):
            ran = self.contingent("export", self.plain(3), "-o", "no", "--measure", name, code=2)
            self.one_sentence(ran, name, sentence)
        self.assertEqual(os.listdir(self.here), ["out"])
        self.assertEqual(self.contingent("export", self.plain(3), "-o", "again", "--quiet").stdout, "")

    def test_salib_leaves_a_cell_empty_but_no_point_out(self):
        store = self.copy(self.whole())
        self.change(store, "DELETE FROM run WHERE point = 2 AND replicate = 1 AND arm = 1")
        folder = self.export(store, "--format", "salib")
        row = table(folder / "Y2.csv")[2]
        self.assertEqual(row["replicate_1"], "")
        self.assertEqual(row["mean"], row["replicate_0"])
        self.change(store, "DELETE FROM run WHERE point = 2 AND replicate = 0 AND arm = 1")
        ran = self.contingent("export", store, "-o", "no", "--format", "salib", code=2)
        self.one_sentence(ran, "no run of s07-legal-reform at point 2")
        self.assertFalse((self.here / "no").exists())

    def test_a_store_that_was_altered_leaves_no_folder(self):
        store = self.copy(self.whole())
        self.flip(store)
        for form in ("csv", "json", "salib"):
            ran = self.contingent("export", store, "-o", "out", "--format", form, code=1)
            self.one_sentence(ran, "is not as it was stored")
        self.assertEqual(os.listdir(self.here), ["copy.db"])

    def test_a_full_disk_leaves_no_folder(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
        ran = self.contingent("export", self.plain(3), "-o", "out", code=1, preexec_fn=limit)
        self.one_sentence(ran, "cannot write out.part-", "values.csv: File too large")
        self.assertEqual(os.listdir(self.here), [])

    def test_a_folder_that_has_something_in_it_stays_as_it_is(self):
        (self.here / "out").mkdir()
        self.export(self.whole())  # an empty one is taken
        before = sorted(os.listdir(self.here / "out"))
        self.one_sentence(self.contingent("export", self.whole(), "-o", "out", code=2),
                          "the folder out is not empty")
        self.assertEqual(sorted(os.listdir(self.here / "out")), before)
        (self.here / "file").write_text("hello")
        self.one_sentence(self.contingent("export", self.whole(), "-o", "file", code=2),
                          "cannot write the folder file: Not a directory")
        self.one_sentence(self.contingent("export", self.whole(), "-o", "no/where", code=1),
                          "cannot make the folder no/where.part-")

    def test_words_that_are_wrong(self):
        self.assertIn("--format 'cvs' is none of csv, json, salib",
                      self.contingent("export", self.whole(), "-o", "out", "--format", "cvs",
                                      code=2).stderr)
        self.one_sentence(self.contingent("export", self.plain(3), "-o", "out", "--format", "salib",
                                          code=2), "varies nothing from point to point")
        self.assertIn("-o says where to write",
                      self.contingent("export", self.whole(), code=2).stderr)


class Example(StoreTest):
    """With Debian's pandas, which tools/packages names."""

    def python(self):
        for python in (sys.executable, "/usr/bin/python3"):
            if shutil.which(python) and subprocess.run([python, "-c", "import pandas"],
                                                       capture_output=True).returncode == 0:
                return python
        self.fail("no python3 has pandas; tools/install check installs it")

    def read(self, store, folder, code=0):
        ran = subprocess.run([self.python(), str(SOURCE / "analysis/examples/read_store.py"), str(store),
                              str(folder)], cwd=self.here, text=True, capture_output=True)
        self.assertEqual(ran.returncode, code, ran.stdout + ran.stderr)
        return ran.stdout

    def test_the_store_and_the_csv_agree_to_the_bit(self):
        for store in (self.whole(), self.plain(3)):
            self.contingent("export", store, "-o", store.stem)
            said = self.read(store, store.stem)
            self.assertIn("agree to the bit", said)
            self.assertRegex(said, r"(?m)^measure +who +month")

    def test_a_last_bit_is_noticed(self):
        self.contingent("export", self.whole(), "-o", "out")
        path = self.here / "out/values.csv"
        lines = path.read_text().splitlines()
        head, _, value = lines[5].rpartition(",")
        lines[5] = f"{head},{math.nextafter(float(value), math.inf)!r}"
        path.write_text("\n".join(lines) + "\n")
        self.assertIn("DIFFER", self.read(self.whole(), "out", code=1))


if __name__ == "__main__":
    main()

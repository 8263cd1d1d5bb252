"""Every quantity of the founding paper is tied: scenarios/seed-facts.csv says to what, and each check
fails when the tied value is changed.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(ROOT / "tests/support"))

import facts  # noqa: E402

# scenario: months, replicates. Those of January 2008 reach October 2014.
SIZES = {"baseline-2015": (12, 1), "backtest-2009": (60, 16), "baseline-2008": (81, 4),
         "s00-no-japanese-capacity-building": (81, 4), "shares": (12, 1)}
SHARES = 'base = "baseline-2015.cfg"; start = "2013-12"; months = 12;\n'
SWAPPED = {"KHM": "VNM", "VNM": "KHM", "MNG": "TLS", "TLS": "MNG"}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def number_of(month):
    return int(month[:4]) * 12 + int(month[5:])


class Runs:
    """Results of runs of the scenarios in a folder, each made when it is first asked for."""

    def __init__(self, folder):
        self.folder, self.stores = Path(folder), {}

    def make(self, scenario):
        months, replicates = SIZES[scenario]
        store = self.folder / (scenario + ".db")
        ran = subprocess.run(
            [PROGRAM, "run", self.folder / (scenario + ".cfg"), "--months", str(months),
             "--replicates", str(replicates), "-o", store, "--quiet", "--json"],
            text=True, capture_output=True)
        if ran.returncode != 0:
            raise AssertionError(ran.stderr)
        return sqlite3.connect(store)

    def store(self, scenario):
        if scenario not in self.stores:
            self.stores[scenario] = self.make(scenario)
        return self.stores[scenario]

    def close(self):
        for store in self.stores.values():
            store.close()

    def records(self, scenario):
        for (record,) in self.store(scenario).execute("SELECT record FROM run WHERE status = 'ok'"):
            yield struct.unpack(f"<{len(record) // 8}d", record)

    def mean(self, scenario, measure, who, first, last):
        """Mean over replicates of the sum over the times from month to month."""
        store = self.store(scenario)
        scope, place = store.execute("SELECT scope, place FROM measure WHERE path = ?",
                                     (measure,)).fetchone()
        names = [name for (name,) in store.execute(
            "SELECT name FROM who WHERE scope = ? ORDER BY row", (scope,))]
        start, step = number_of(store.execute("SELECT start FROM study").fetchone()[0]), 1
        if scope != "world":
            step = 12
        times = range((number_of(first) - start) // step, (number_of(last) - start) // step + 1)
        among, at = (len(names), names.index(who)) if scope != "world" else (1, 0)
        sums = [sum(record[place + t * among + at] for t in times)
                for record in self.records(scenario)]
        return sum(sums) / len(sums)

    def share(self, state):
        store = self.store("shares")
        states = [name for (name,) in store.execute(
            "SELECT name FROM who WHERE scope = 'state' ORDER BY row")]
        paid = {name: self.mean("shares", "state.assessed_usd", name, "2014-12", "2014-12")
                for name in states}
        return 100.0 * paid[state] / sum(paid.values())


def folder_of_runs(place):
    """A copy of the scenarios, and the one in which every mission is on the peacekeeping scale."""
    folder = Path(place) / "scenarios"
    folder.mkdir()
    shutil.copytree(ROOT / "scenarios/data", folder / "data")
    shutil.copy(ROOT / "scenarios/posterior.csv", folder)
    shutil.copy(ROOT / "scenarios/calibration-base.cfg", folder)
    for scenario in SIZES:
        if scenario != "shares":
            shutil.copy(ROOT / f"scenarios/{scenario}.cfg", folder)
    missions = read(folder / "data/missions.csv")
    budget = missions[0].index("budget")
    for row in missions:
        row[budget] = "peacekeeping" if row[budget] == "regular" else row[budget]
    write(folder / "data/one-scale.csv", missions)
    (folder / "shares.cfg").write_text(
        SHARES + 'tables = { missions = "data/one-scale.csv"; };\n', encoding="utf-8")
    return folder


def spoil(data):
    """Changes what the runs read: who was where, who is assessed what, what Japan spends."""
    for table in ("contributions", "placements"):
        rows = read(data / (table + ".csv"))
        first = rows[0].index("troops")
        for row in rows[1:]:
            if row[0] == "JPN":
                row[first:first + 3] = [str(3 * int(cell) + 1) for cell in row[first:first + 3]]
            row[0] = SWAPPED.get(row[0], row[0])
        write(data / (table + ".csv"), rows)
    scale = read(data / "scale.csv")
    for row in scale[1:]:
        if row[0] in {"USA", "JPN", "FRA", "DEU", "GBR", "CHN", "ITA", "RUS"}:
            row[3] = str(int(row[3]) * 11 // 10)
    write(data / "scale.csv", scale)
    donors = read(data / "donors.csv")
    for row in donors[1:]:
        row[1] = "0.5" if row[0] == "JPN" else row[1]
    write(data / "donors.csv", donors)


def other(cell):
    """Another value of the same kind."""
    if len(cell) == 7 and cell[4] == "-" and cell[:4].isdigit():
        return f"{int(cell[:4]) + 1}{cell[4:]}"
    kept = facts.plain(cell)
    return repr(2.0 * kept + 1.0) if isinstance(kept, float) else "another " + cell


def spoiled(source, what):
    """A copy of the source in which what was read is not as it was; the runs stay."""
    copy = facts.Source(source.root, source.results)
    kind, place, *rest = what
    if kind in ("cell", "cells", "word"):
        where, column = rest[0], rest[1]
        chosen = source.chosen(place, where)
        copy.tables[place] = [dict(row) for row in source.rows(place)]
        for row, original in zip(copy.tables[place], source.rows(place)):
            if any(original is one for one in chosen):
                words = [word for word in row[column].split(";") if word not in rest[2:]]
                missing = kind == "word" and len(words) == len(row[column].split(";"))
                row[column] = other(row[column]) if kind != "word" else \
                    ";".join(words + (rest[2:] if missing else []))
    elif kind == "rows":
        chosen = source.chosen(place, rest[0])
        copy.tables[place] = [row for row in source.rows(place)
                              if not any(row is one for one in chosen)]
        if not chosen:
            copy.tables[place] = copy.tables[place] + [dict.fromkeys(source.rows(place)[0], "") | {
                term.split("=")[0]: term.split("=")[1] for term in rest[0].split()}]
    elif kind == "text":
        copy.texts[place] = source.content(place).replace(rest[0], "")
    elif kind == "parameter":
        group, name = place.split(".")
        copy.texts["engine/parameters.def"] = source.content("engine/parameters.def").replace(
            f", {group}, {name}, ", f", {group}, {name}, 9")
    return copy


class SeedFacts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.runs = Runs(folder_of_runs(cls.place.name))
        cls.source = facts.Source(ROOT, cls.runs)
        with open(ROOT / "scenarios/seed-facts.csv", encoding="utf-8", newline="") as file:
            cls.rows = list(csv.DictReader(file))
        cls.tied = [facts.Check(row) for row in cls.rows if row["tie"] != "context"]

    @classmethod
    def tearDownClass(cls):
        cls.runs.close()
        cls.place.cleanup()

    def test_what_sets_tests_or_happened_since_1995_is_tied(self):
        for row in self.rows:
            with self.subTest(fact=row["fact"]):
                self.assertIn(row["use"], ("P", "T", "E", "C"))
                self.assertIn(row["tie"], ("input", "event", "output", "context"))
                self.assertEqual(row["check"] == "", row["tie"] == "context")
                early = row["use"] == "E" and row["where"].startswith("before 1995")
                self.assertTrue(row["tie"] != "context" or row["use"] == "C" or early)
        self.assertGreater(len(self.tied), 200)

    def test_every_check_holds(self):
        for check in self.tied:
            with self.subTest(fact=check.row["fact"], check=check.row["check"]):
                self.assertTrue(check.holds(self.source))

    def test_no_check_holds_for_another_value(self):
        for check in self.tied:
            with self.subTest(fact=check.row["fact"], check=check.row["check"]):
                self.assertFalse(check.holds(self.source, other(check.row["value"])))

    def test_every_check_sees_that_what_it_reads_has_changed(self):
        for check in self.tied:
            self.source.reads.clear()
            check.holds(self.source)
            for what in set(self.source.reads):
                if what[0] != "run":
                    with self.subTest(fact=check.row["fact"], changed=what):
                        self.assertFalse(check.holds(spoiled(self.source, what)))

    def test_every_output_that_is_tied_follows_what_the_program_reads(self):
        with tempfile.TemporaryDirectory() as place:
            folder = folder_of_runs(place)
            spoil(folder / "data")
            runs = Runs(folder)
            source = facts.Source(ROOT, runs)
            self.addCleanup(runs.close)
            for check in self.tied:
                if "run" in check.row["check"] or "share(" in check.row["check"]:
                    with self.subTest(fact=check.row["fact"]):
                        self.assertFalse(check.holds(source))


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "2")
    unittest.main(argv=sys.argv[:1])

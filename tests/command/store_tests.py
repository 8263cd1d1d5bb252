"""What the tests of commands on stores share: a small study, its parts, a plain one,
and how to look into a store and damage it.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
BASELINE = str(SOURCE / "scenarios/baseline-2015.cfg")
STUDY = """base = "baseline-2015.cfg";
title = "A small one";
policies = ( "s07-legal-reform.cfg" );
vary = ( { path = "training.turnover_per_year"; low = 0.1; high = 0.4; },
         { path = "donors.JPN.budget_usd_m_per_year"; distribution = "log-uniform"; low = 3; high = 12; } );
design = { kind = "sobol"; points = 4; seed = 7; };
replicates = 2; months = 12;
keep = ( { measure = "world.deployed_pers"; }, { measure = "state.deployed_pers"; who = "JPN"; at = "end"; } );
"""
RUNS = 4 * 2 * 2  # points, replicates, arms


class StoreTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.shared = Path(folder.name)
        for name in ("baseline-2015.cfg", "s07-legal-reform.cfg", "posterior.csv"):
            shutil.copy(SOURCE / "scenarios" / name, cls.shared)
        (cls.shared / "data").symlink_to(SOURCE / "scenarios/data")
        cls.study = cls.shared / "small.cfg"
        cls.study.write_text(STUDY)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)

    def contingent(self, *words, code=0, **more):
        ran = subprocess.run([str(PROGRAM), *map(str, words)], cwd=self.here, text=True,
                             capture_output=True, **more)
        self.assertEqual(ran.returncode, code, f"{words}\n{ran.stdout}{ran.stderr}")
        return ran

    @classmethod
    def make(cls, name, *words):
        """Makes a store of the small study once for all tests, in the shared folder."""
        path = cls.shared / name
        if not path.exists():
            ran = subprocess.run([str(PROGRAM), *map(str, words), "--quiet", "-o", str(path)],
                                 cwd=cls.shared, text=True, capture_output=True)
            assert ran.returncode == 0, ran.stderr
        return path

    @classmethod
    def whole(cls):
        return cls.make("whole.db", "sweep", cls.study)

    @classmethod
    def part(cls, number, of=3):
        return cls.make(f"part{number}of{of}.db", "sweep", cls.study, "--shard", f"{number}/{of}")

    @classmethod
    def plain(cls, replicates=3):
        return cls.make(f"plain{replicates}.db", "run", BASELINE, "--months", 12, "--replicates",
                        replicates)

    def copy(self, path, name="copy.db"):
        return Path(shutil.copy(path, self.here / name))

    def one_sentence(self, ran, *parts):
        self.assertEqual(len(ran.stderr.strip().splitlines()), 1, ran.stderr)
        for part in parts:
            self.assertIn(str(part), ran.stderr)

    def same(self, one, other):
        """assertEqual for what is too large to be shown."""
        self.assertTrue(one == other)

    def rows(self, path, query, *values):
        base = sqlite3.connect(path)
        try:
            return base.execute(query, values).fetchall()
        finally:
            base.close()

    def change(self, path, query, *values):
        base = sqlite3.connect(path)
        try:
            with base:
                self.assertEqual(base.execute(query, values).rowcount, 1)
        finally:
            base.close()

    def content(self, path, seconds=True):
        """Everything in a store, as one comparable value; without what no result is."""
        base = sqlite3.connect(path)
        try:
            tables = [name for name, in base.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
            everything = {name: base.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
                          for name in tables}
        finally:
            base.close()
        if not seconds:
            everything["run"] = [row[:7] + row[8:] for row in everything["run"]]
        return everything

    def flip(self, path, blob="record", where="status = 'ok'"):
        """Turns one bit of one run; gives its point, replicate and arm."""
        rows = self.rows(path, f"SELECT number, {blob}, point, replicate, arm FROM run WHERE {where}")
        number, bytes_, *name = random.Random(7).choice(rows)
        changed = bytearray(bytes_)
        changed[0] ^= 1
        self.change(path, f"UPDATE run SET {blob} = ? WHERE number = ?", bytes(changed), number)
        return name


def main():
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])

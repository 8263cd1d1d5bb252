"""Whoever sends a scenario, tables or a store can make a run fail, and nothing else: the rows of the
threat table of SECURITY.md that no other test holds.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import unittest
from pathlib import Path

import store_tests
from store_tests import BASELINE, PROGRAM, SOURCE, StoreTest

ESCAPE = "\x1b]0;owned\x07\x1b[31m"


def files_in(folder):
    return {path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


class Stores(StoreTest):
    """Stores that somebody else made."""

    def hostile(self, *statements):
        path = self.copy(self.plain())
        base = sqlite3.connect(path)
        base.execute("PRAGMA writable_schema=ON")
        for statement in statements:
            base.execute(statement)
        base.commit()
        base.close()
        return path

    def read_in_every_way(self, path):
        """Nothing is written beside what is asked for; only exit codes that say so."""
        for words in (("status", path), ("verify", path), ("reproduce", path, "--run", "0"),
                      ("export", path, "-o", "cells.csv", "--measure", "world.deployed_pers"),
                      ("report", path, "-o", "page.html"), ("merge", path, "-o", "merged.db"),
                      ("run", BASELINE, "--months", 12, "--replicates", 3, "-o", path)):
            ran = subprocess.run([str(PROGRAM), *map(str, words)], cwd=self.here, text=True,
                                 capture_output=True)
            self.assertIn(ran.returncode, (0, 1, 2), f"{words} {ran.stderr}")
            self.assertNotIn("Sanitizer", ran.stderr)

    def test_triggers_and_views_of_a_foreign_store_do_nothing(self):
        path = self.hostile(
            "CREATE TABLE spoils (what)",
            "CREATE TRIGGER steal AFTER INSERT ON run BEGIN INSERT INTO spoils VALUES (new.number); END",
            "CREATE VIEW owned AS SELECT load_extension('./evil.so')")
        before = hashlib.sha256(path.read_bytes()).hexdigest()
        for words in (("status", path), ("verify", path), ("export", path, "-o", "cells.csv"),
                      ("report", path, "-o", "page.html")):
            subprocess.run([str(PROGRAM), *map(str, words)], cwd=self.here, capture_output=True)
            self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), before, words)
        self.read_in_every_way(path)
        base = sqlite3.connect(path)
        self.assertEqual(base.execute("SELECT count(*) FROM spoils").fetchone(), (0,))
        base.close()

    def test_views_are_not_read(self):
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
        for view in ("SELECT * FROM real", endless):
            with self.subTest(view):
                path = self.hostile("ALTER TABLE run RENAME TO real", f"CREATE VIEW run AS {view}")
                ran = self.contingent("verify", path, code=1, timeout=60)
                self.assertEqual(len(ran.stderr.strip().splitlines()), 1, ran.stderr)
                self.assertRegex(ran.stderr, "view|no such table")

    def test_names_in_a_store_lead_nowhere(self):
        path = self.copy(self.plain())
        base = sqlite3.connect(path)
        for table, column in (("study", "name"), ("input", "path")):
            if base.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]:
                columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
                if column in columns:
                    base.execute(f"UPDATE {table} SET {column} = '../../outside/' || {column}")
        base.commit()
        base.close()
        here = self.here / "inner/most"
        here.mkdir(parents=True)
        store = Path(shutil.move(path, here / "store.db"))
        outside = files_in(self.here)
        for words in (("report", store), ("export", store), ("reproduce", store, "--run", "0")):
            subprocess.run([str(PROGRAM), *map(str, words)], cwd=here, capture_output=True)
        made = {name for name in files_in(self.here) if name not in outside}
        self.assertTrue(all(name.parts[:2] == ("inner", "most") for name in made), made)


class Scenarios(StoreTest):
    """Scenarios and tables that somebody else wrote."""

    def scenario(self, text, name="hostile.cfg"):
        path = self.here / name
        path.write_text(text, encoding="utf-8")
        return path

    def test_no_key_leads_out_of_the_folder(self):
        (self.here / "study").mkdir()
        (self.here / "secret.csv").write_text("root:x:0:0\n")
        for line in ('data = "../"', 'data = "/etc"', 'posterior = "../secret.csv"', 'posterior = "/etc/passwd"',
                     'tables = { donors = "../secret.csv"; }', 'tables = { donors = "/etc/passwd"; }',
                     'tables = { donors = "sub/../../secret.csv"; }'):
            with self.subTest(line):
                ran = self.contingent("check", self.scenario(f'base = "{BASELINE}"; {line};\n',
                                                             "study/hostile.cfg"), code=2)
                self.assertNotIn("root:x", ran.stderr)

    def test_titles_steer_no_terminal_and_no_shell(self):
        scenario = self.scenario(f'base = "{BASELINE}"; title = "{ESCAPE}"; question = "{ESCAPE}";\n')
        ran = self.contingent("check", scenario, code=2)  # no control characters in texts
        self.assertNotIn("\x1b", ran.stdout + ran.stderr)
        ran = self.contingent("run", f"{ESCAPE}.cfg", code=2)
        self.assertNotIn("\x1b", ran.stderr)

    def test_a_name_that_is_a_command_is_a_name(self):
        name = "a b;touch owned;$(touch owned)'`touch owned`.cfg"
        small = store_tests.STUDY.replace('"baseline-2015.cfg"', f'"{BASELINE}"').replace(
            '"s07-legal-reform.cfg"', f'"{SOURCE}/scenarios/s07-legal-reform.cfg"')
        study = self.scenario(small, name)
        script = self.here / "job.sh"
        script.write_text(self.contingent("slurm", study, "--tasks", "2").stdout)
        fake = self.here / "bin"
        fake.mkdir()
        for tool in ("srun", "contingent"):
            (fake / tool).write_text("#!/bin/sh\nexit 0\n")
            (fake / tool).chmod(0o755)
        subprocess.run(["bash", str(script)], cwd=self.here, capture_output=True, timeout=60,
                       env=os.environ | {"PATH": f"{fake}:{os.environ['PATH']}"})
        self.assertEqual(list(self.here.rglob("owned")), [])


@unittest.skipUnless(shutil.which("readelf"), "readelf is not installed (Debian: binutils)")
class Hardening(unittest.TestCase):
    """How the program was linked."""

    @classmethod
    def setUpClass(cls):
        cls.told = {option: subprocess.run(["readelf", "-W", option, str(PROGRAM)], text=True,
                                           capture_output=True, check=True).stdout
                    for option in ("-h", "-l", "-d", "--dyn-syms")}

    def test_it_can_be_loaded_anywhere(self):
        self.assertRegex(self.told["-h"], r"Type:\s+DYN")
        self.assertIn("PIE", self.told["-d"])

    def test_what_is_relocated_is_read_only_from_the_start(self):
        self.assertIn("GNU_RELRO", self.told["-l"])
        self.assertIn("BIND_NOW", self.told["-d"])

    def test_nothing_that_is_written_is_executed(self):
        segments = [line.split() for line in self.told["-l"].splitlines()
                    if line.strip().startswith(("LOAD", "GNU_STACK"))]
        self.assertGreaterEqual(len(segments), 3)
        for segment in segments:  # type, four addresses and sizes, memory, flags, alignment
            flags = "".join(segment[6:-1])
            self.assertFalse("W" in flags and "E" in flags, segment)

    @unittest.skipIf("asan" in str(PROGRAM) or "clang" in str(PROGRAM), "of the release build")
    def test_overruns_of_the_stack_and_of_buffers_end_it(self):
        self.assertIn("__stack_chk_fail", self.told["--dyn-syms"])
        self.assertRegex(self.told["--dyn-syms"], r"__\w+_chk@")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

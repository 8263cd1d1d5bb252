"""A folder with the shipped scenarios and a small sweep of 2 arms x 5 points x some replicates, for tests
of stores that are cut into parts, killed and damaged.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path

STUDY, POINTS, ARMS = "small.cfg", 5, 2
TEXT = """base = "baseline-2015.cfg"; months = 2; replicates = 6; seed = 7;
policies = ( "s10a-surveyed-cost.cfg" );
vary = ( { path = "training.turnover_per_year"; }, { path = "will.spread"; } );
design = { kind = "latin"; points = %d; };
keep = ( { measure = "world.sustained_ready_pers"; at = "end"; }, "supplier.sustained_ready_pers" );
""" % POINTS


class Folder:
    """With `study.cfg` in it; `program` is run there."""

    def __init__(self, test, program, source, text=TEXT):
        folder = tempfile.TemporaryDirectory()
        test.addCleanup(folder.cleanup)
        self.test, self.program, self.here = test, program, Path(folder.name)
        for path in (source / "scenarios").iterdir():
            if path.suffix in (".cfg", ".csv") or path.name == "data":
                (self.here / path.name).symlink_to(path)
        self.write(STUDY, text)

    def write(self, name, text):
        (self.here / name).write_text(text)

    def command(self, *words):
        return [str(self.program), *map(str, words)]

    def contingent(self, *words, code=0, **more):
        ran = subprocess.run(self.command(*words), cwd=self.here, text=True, capture_output=True, **more)
        self.test.assertEqual(ran.returncode, code, f"{words}\n{ran.stdout}{ran.stderr}")
        return ran

    def sweep(self, store, *words, **more):
        """The answer as JSON."""
        ran = self.contingent("sweep", STUDY, "-o", store, "--json", "--quiet", *words, **more)
        return json.loads(ran.stdout)

    def start(self, *words):
        """A process, killed at the end of the test if need be."""
        process = subprocess.Popen(self.command(*words), cwd=self.here, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)

        def end():
            process.kill()
            process.communicate()
        self.test.addCleanup(end)
        return process

    def rows(self, store, query="SELECT number, status, digest, row, parameters, record FROM run"):
        base = sqlite3.connect(f"file:{self.here / store}?mode=rw", uri=True)
        try:
            return base.execute(query).fetchall()
        finally:
            base.close()

    def runs(self, store):
        """number -> all else that is a result of the run."""
        return {row[0]: row[1:] for row in self.rows(store)}

    def runs_of_copy(self, store):
        """The same of a store whose process was killed, which stays as the kill has left it: reading it
        in its place would put it in order. Nothing is in what was never written."""
        with tempfile.TemporaryDirectory() as folder:
            for path in self.here.glob(f"{store}*"):
                shutil.copy(path, folder)
            path = Path(folder) / store
            tables = path.exists() and self.rows(path, "SELECT 1 FROM sqlite_schema WHERE name = 'run'")
            return self.runs(path) if tables else {}

    def one_sentence(self, ran, *parts):
        self.test.assertEqual(len(ran.stderr.strip().splitlines()), 1, ran.stderr)
        for part in parts:
            self.test.assertIn(part, ran.stderr)

"""Every write, fsync, truncation, renaming and allocation is made to fail, one after the other, and the power is
cut: a sentence and an exit code each time, and the same command, given again, ends as if nothing had been.

test_every_fault.py PROGRAM SOURCE [--each N]: of each command and fault at most N chances in equal steps are tried
(12); --each 0: all, which takes hours. The faults are made by tests/support/faults.c, on the small tables of
tests/fuzz.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import json
import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("program", type=lambda path: Path(path).resolve())
parser.add_argument("source", type=lambda path: Path(path).resolve())
parser.add_argument("--each", type=int, default=12)
parser.add_argument("--seed", type=int, default=2015)
ASKED, REST = parser.parse_known_args()
FAULTS = ASKED.program.parent / "tests/libfaults.so"

FILES = {"base.cfg": 'start = "2015-01"; months = 2; data = "data"; title = "B";',
         "policy.cfg": 'base = "base.cfg"; parameters = { exit = { base = -2.5; }; };',
         "sweep.cfg": """base = "base.cfg"; policies = ( "policy.cfg" ); replicates = 300;
vary = ( { path = "exit.base"; }, { path = "will.spread"; } ); design = { kind = "latin"; points = 2; seed = 7; };
keep = ( { measure = "world.deployed_pers"; }, { measure = "state.deployed_pers"; who = "JPN"; at = "end"; } );
"""}
MORE = ("--json", "--quiet", "--threads", "1")
# Name: what is typed, what it makes. Of stores there is a copy that the others read.
STORES = {"sweep": (("sweep", "sweep.cfg", *MORE), "sweep.db"),
          "run": (("run", "base.cfg", "--replicates", "3", *MORE), "run.db"),
          "compare": (("compare", "base.cfg", "policy.cfg", "--replicates", "3", *MORE), "compare.db")}
MADE = {"report": (("report", "of-sweep.db"), "report.html"), "report of a run": (("report", "of-run.db"), "run.html"),
        "export": (("export", "of-sweep.db"), "export")}
COMMANDS = STORES | MADE


def content(path):
    """Of a file or folder, as one comparable value."""
    if path.is_dir():
        return {file.name: file.read_bytes() for file in path.iterdir()}
    return path.read_bytes() if path.exists() else None


def runs_of(path):
    base = sqlite3.connect(f"file:{path}?mode=rw", uri=True)
    try:
        if not base.execute("SELECT 1 FROM sqlite_schema WHERE name = 'run'").fetchall():
            return {}
        return {row[0]: row[1:] for row in base.execute("SELECT number, status, digest, row, parameters, record FROM run")}
    finally:
        base.close()


class Every(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.here = Path(folder.name).resolve()
        for name, text in FILES.items():
            (cls.here / name).write_text(text)
        (cls.here / "data").symlink_to(ASKED.source / "tests/fuzz/tables")
        cls.good, cls.runs = {}, {}
        for name, (_, made) in COMMANDS.items():
            ran = cls.run_it(name)
            assert ran.returncode == 0, ran.stderr
            cls.good[name] = cls.said(ran) if name in STORES else content(cls.here / made)
            if name in STORES:
                cls.runs[name] = runs_of(cls.here / made)
                shutil.copy(cls.here / made, cls.here / f"of-{made}")
        cls.names = {path.name for path in cls.here.iterdir()}
        cls.tried = {}

    @classmethod
    def run_it(cls, name, **fault):
        words, made = COMMANDS[name]
        more = {f"CTG_FAULT{key}": str(value) for key, value in fault.items()}
        if fault:
            more |= {"LD_PRELOAD": str(FAULTS), "CTG_FAULT_FOLDER": f"{cls.here}/"}
        return subprocess.run([str(ASKED.program), *words, "-o", made], cwd=cls.here, text=True, capture_output=True,
                              timeout=120, check=False, env=os.environ | more)

    @staticmethod
    def said(ran):
        answer = json.loads(ran.stdout)
        answer.pop("store", None)
        return answer

    def forget(self, name):
        made = self.here / COMMANDS[name][1]
        for path in self.here.glob(f"{made.name}*"):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def check_again(self, name):
        """The same command without faults ends as if nothing had been."""
        made = self.here / COMMANDS[name][1]
        if made.is_dir():
            shutil.rmtree(made)  # a folder that is there is not written again
        ran = self.run_it(name)
        self.assertEqual((ran.returncode, ran.stderr), (0, ""))
        if name in STORES:
            self.assertTrue(self.said(ran) == self.good[name], "another answer")
            self.assertTrue(runs_of(made) == self.runs[name], "other runs")
        else:
            self.assertTrue(content(made) == self.good[name], "another file")
        self.assertEqual({path.name for path in self.here.iterdir()}, self.names)

    def check(self, name, ran, words):
        """What a command said that may have failed."""
        made = self.here / COMMANDS[name][1]
        if ran.returncode == 0:
            same = self.said(ran) == self.good[name] if name in STORES else content(made) == self.good[name]
            self.assertTrue(same, "it says that all is well, but the answer is another")
        elif ran.returncode == 3:
            self.assertIn("memory", ran.stderr + ran.stdout)
        else:
            self.assertEqual(ran.returncode, 1, ran.stderr)
            told = [line for line in ran.stderr.strip().splitlines() if line != "1 error. Nothing was run."]
            self.assertEqual(len(told), 1, ran.stderr)
            self.assertRegex(ran.stderr, words)
            self.assertTrue(name in STORES or not made.exists(), "half of it is there")
        if name in STORES and made.exists():
            shutil.copytree(self.here, self.here.parent / f"{self.here.name}.copy", symlinks=True)
            copy = self.here.parent / f"{self.here.name}.copy"
            try:
                kept = runs_of(copy / made.name)
            finally:
                shutil.rmtree(copy)
            wrong = {number for number, run in kept.items() if run[0] == "ok" and self.runs[name].get(number) != run}
            self.assertEqual(wrong, set(), "a run is stored that is another")

    def fail_in_turn(self, name, fault, words):
        self.forget(name)
        count = self.here.parent / f"{self.here.name}.count"
        self.run_it(name, **{"": f"{fault}:0", "_COUNT": count})
        chances = int(count.read_text())
        count.unlink()
        step = max(1, -(-chances // ASKED.each)) if ASKED.each > 0 else 1
        first = random.Random(f"{ASKED.seed} {name} {fault}").randrange(step) + 1
        for nth in range(first, chances + 1, step):
            with self.subTest(command=name, fault=f"{fault}:{nth}"):
                self.forget(name)
                ran = self.run_it(name, **{"": f"{fault}:{nth}"})
                self.assertTrue(ran.returncode != 0 or not fault.startswith("E"), "a failure is not told")
                self.check(name, ran, words)
                self.check_again(name)
        print(f"{name}: {len(range(first, chances + 1, step))} of {chances} chances of {fault}", file=sys.stderr)

    def test_every_write(self):
        for name in COMMANDS:
            self.fail_in_turn(name, "EIO", re.escape(COMMANDS[name][1]))
            self.fail_in_turn(name, "ENOSPC", re.escape(COMMANDS[name][1]))
            self.fail_in_turn(name, "short", "nothing fails: a write that takes half is gone on with")

    def test_every_allocation(self):
        for name in COMMANDS:
            self.fail_in_turn(name, "malloc", "[Mm]emory")


    def fresh(self):
        """An empty folder that looks like the other."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for path in self.here.iterdir():
            if path.suffix == ".cfg" or path.name == "data":
                (Path(folder.name) / path.name).symlink_to(path)
        return Path(folder.name)

    def resume(self, name, folder):
        words, made = COMMANDS[name]
        return subprocess.run([str(ASKED.program), *words, "-o", made], cwd=folder, text=True, capture_output=True,
                              timeout=120, check=False)

    def check_damaged(self, name, damaged):
        """Noticed with a sentence, then the file stays as it is; or the answer is what it was."""
        folder = self.fresh()
        path = folder / COMMANDS[name][1]
        path.write_bytes(damaged)
        ran = self.resume(name, folder)
        if ran.returncode == 0:
            self.assertTrue(self.said(ran) == self.good[name], "other figures, and not a word")
            return 0
        self.assertEqual((ran.returncode in (1, 2), ran.stdout), (True, ""), ran.stderr)
        self.assertEqual(len(ran.stderr.strip().splitlines()), 1, ran.stderr)
        self.assertEqual(path.read_bytes(), damaged)
        return 1

    def test_a_flipped_bit_is_noticed_or_harmless(self):
        for name in ("run", "sweep"):
            order = random.Random(f"{ASKED.seed} {name}")
            whole = (self.here / f"of-{COMMANDS[name][1]}").read_bytes()
            noticed, flips = 0, 100 if ASKED.each > 0 else 2000
            for _ in range(flips):
                damaged = bytearray(whole)
                place = order.randrange(len(whole))
                damaged[place] ^= 1 << order.randrange(8)
                with self.subTest(command=name, place=place):
                    noticed += self.check_damaged(name, bytes(damaged))
            print(f"{name}: of {flips} flipped bits {noticed} are noticed, the others harmless", file=sys.stderr)
            self.assertGreater(noticed, 0)

    def test_a_store_that_was_cut_off_is_noticed(self):
        for name in ("run", "sweep"):
            whole = (self.here / f"of-{COMMANDS[name][1]}").read_bytes()
            lengths = range(4096, len(whole), 4096)
            for length in lengths:
                with self.subTest(command=name, length=length):
                    self.assertEqual(self.check_damaged(name, whole[:length]), 1)
            print(f"{name}: cut off at {len(lengths)} places", file=sys.stderr)

    def test_files_that_may_not_grow(self):
        for name in STORES:
            size = (self.here / f"of-{COMMANDS[name][1]}").stat().st_size
            for share in range(10):
                with self.subTest(command=name, share=share):
                    most = max(1, share * size // 10)
                    self.forget(name)
                    words, made = COMMANDS[name]
                    ran = subprocess.run(
                        [str(ASKED.program), *words, "-o", made], cwd=self.here, text=True, capture_output=True,
                        check=False, restore_signals=False,  # SIGXFSZ stays ignored
                        preexec_fn=lambda most=most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
                    self.assertEqual((ran.returncode, ran.stdout), (1, ""), ran.stderr)
                    self.check(name, ran, re.escape(made))
                    self.check_again(name)

    def test_the_power_is_cut(self):
        self.forget("sweep")
        log = self.here.parent / f"{self.here.name}.log"
        self.run_it("sweep", _LOG=log)
        deeds = read_log(log)
        log.unlink()
        order = random.Random(ASKED.seed)
        cuts = 5 * ASKED.each if ASKED.each > 0 else 1000
        commits = [at for at, (deed, path, *_) in enumerate(deeds) if deed == "sync" and path.endswith("-journal")
                   and not disk_after(deeds[:at + 1])[path]]
        self.assertGreater(len(commits), 2)
        lost = 0
        for number in range(cuts):
            cut = order.randrange(len(deeds) + 1)
            with self.subTest(cut=cut, number=number):
                before = max((at + 1 for at in commits if at < cut), default=0)
                must = self.runs_on(disk_after(deeds[:before]), self.fresh())
                folder = self.fresh()
                kept = self.runs_on(disk_after(deeds[:cut], order), folder)
                self.assertEqual(must.items() - kept.items(), set(), "a committed run is lost")
                self.assertEqual(kept.items() - self.runs["sweep"].items(), set(), "a run is another")
                lost += len(kept) < len(self.runs["sweep"])
                if number % 3 == 0:
                    ran = self.resume("sweep", folder)
                    self.assertEqual((ran.returncode, ran.stderr), (0, ""))
                    self.assertTrue(self.said(ran) == self.good["sweep"], "another answer")
                    self.assertTrue(runs_of(folder / "sweep.db") == self.runs["sweep"], "other runs")
        print(f"sweep: the power is cut {cuts} times in {len(deeds)} deeds, {lost} times before the end",
              file=sys.stderr)

    def runs_on(self, disk, folder):
        """The runs of a store that lies as it was left; a copy is read, for reading puts it in order."""
        for path, content_ in disk.items():
            if content_ is not None:
                (folder / Path(path).name).write_bytes(content_)
        copy = Path(shutil.copytree(folder, folder / "copy", symlinks=True))
        try:
            return runs_of(copy / "sweep.db") if (copy / "sweep.db").exists() else {}
        finally:
            shutil.rmtree(copy)


def read_log(path):
    """(deed, path, bytes, offset) of all that was done."""
    text, at, deeds = path.read_bytes(), 0, []
    while at < len(text):
        end = text.index(b"\n", at)
        deed, length, offset, name = text[at:end].decode().split(" ", 3)
        deeds.append((deed, name, text[end + 1:end + 1 + int(length)], int(offset)))
        at = end + 1 + int(length)
    return deeds


def disk_after(deeds, order=None):
    """What the files hold after these deeds; None: there is none. With `order` the power is cut: of what was
    not synced each piece of 512 bytes is there or not, as it happens."""
    disk, pending = {}, {}
    for deed in deeds:
        if deed[0] == "sync":
            disk[deed[1]] = apply(disk.get(deed[1]), pending.pop(deed[1], []), None)
        else:
            pending.setdefault(deed[1], []).append(deed)
    for path, left in pending.items():
        disk[path] = apply(disk.get(path), left, order)
    return disk


def apply(held, deeds, order):
    for deed, _, written, offset in deeds:
        if deed == "write":
            for at in range(0, len(written), 512 if order else len(written)):
                if order is None or order.random() < 0.5:
                    piece = written[at:at + 512] if order else written
                    held = (held or b"").ljust(offset + at, b"\0")
                    held = held[:offset + at] + piece + held[offset + at + len(piece):]
        elif order is None or order.random() < 0.5:
            held = None if deed == "unlink" else (held or b"")[:offset].ljust(offset, b"\0")
    return held


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + REST)

"""Every example in every command's help works as it is typed, in the order of the commands, in a folder that
holds nothing but the scenarios; every help begins with one, fits a terminal and names what exists.

So that this takes a minute, `contingent` is here a script that adds `--replicates 2 --months 24` where a
command knows them (and --quick to bench), and the study of the calibration is made small.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SMALLER = '''#!/bin/bash
# contingent, with less to do
words=("$@")
help=$("{program}" "$1" --help)
[[ $help == *"  --replicates "* ]] && words+=(--replicates 2)
[[ $help == *"  --months "* && " $* " != *" --end "* ]] && words+=(--months 24)
[ "$1" = bench ] && words+=(--quick)
exec "{program}" "${{words[@]}}"
'''
ENDS = {"ablation": (0, 4)}  # two replicates do not show what every mechanism moves


def helped(*words):
    return subprocess.run([str(PROGRAM), *words], capture_output=True, text=True, check=True).stdout


COMMANDS = helped("completion", "commands").split()
HELPS = {name: helped(name, "--help") for name in COMMANDS}


def examples(text):
    return [line[2:] for line in text.partition("\n\n")[0].splitlines()]


class Examples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.here = Path(folder.name) / "here"
        shutil.copytree(SOURCE / "scenarios", cls.here / "scenarios")
        study = cls.here / "scenarios/calibration-1995-2009.cfg"
        text = study.read_text(encoding="utf-8")
        for key, value in (("particles", 20), ("replicates", 1), ("waves", 1), ("minutes", 1)):
            text = re.sub(rf"^{key} = \d+;", f"{key} = {value};", text, flags=re.MULTILINE)
        study.write_text(text, encoding="utf-8")
        smaller = Path(folder.name) / "bin/contingent"
        smaller.parent.mkdir()
        smaller.write_text(SMALLER.format(program=PROGRAM), encoding="utf-8")
        smaller.chmod(0o755)
        cls.environment = os.environ | {
            "PATH": f"{smaller.parent}:{os.environ['PATH']}", "CONTINGENT_SCENARIOS": str(cls.here / "scenarios"),
            "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
            "OMPI_MCA_rmaps_base_oversubscribe": "1"}

    def run_example(self, line, ends=(0,)):
        ran = subprocess.run(["bash", "-c", line], cwd=self.here, env=self.environment, text=True,
                             capture_output=True)
        self.assertIn(ran.returncode, ends, f"{line}\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")

    def test_every_example_works_as_typed(self):
        for name in COMMANDS:
            for line in examples(HELPS[name]):
                if line.startswith("mpirun") and shutil.which("mpirun") is None:
                    continue
                with self.subTest(example=line):
                    self.run_example(line, ENDS.get(name, (0,)))

    def test_an_example_that_fails_is_noticed(self):
        with self.assertRaises(AssertionError):
            self.run_example("contingent run no-such-scenario")
        with self.assertRaises(AssertionError):
            self.run_example("contingent run baseline-2015 --replicats 2")


class Texts(unittest.TestCase):
    def test_every_help_begins_with_an_example_and_fits_a_terminal(self):
        for name, text in HELPS.items():
            with self.subTest(command=name):
                self.assertTrue(examples(text))
                self.assertTrue(text.startswith(f"  contingent {name}"), text.partition("\n")[0])
                self.assertLessEqual(max(map(len, text.splitlines())), 100)
                self.assertRegex(text, r"(?m)^  -h, --help ")
                self.assertRegex(text, r"(?m)^Exit codes: 0 ")

    def test_no_option_is_described_twice_and_each_is_known(self):
        for name, text in HELPS.items():
            options = re.findall(r"(?m)^  (?:-\w, )?--([\w-]+)( \S+)?", text.partition("\n\n")[2])
            with self.subTest(command=name):
                self.assertEqual(len(options), len(set(options)))
                for option, value in options:
                    words = [name, f"--{option}"] + ["1"] * bool(value.strip()) + ["--no-such-option"]
                    if option != "help":
                        ran = subprocess.run([str(PROGRAM), *words], capture_output=True, text=True)
                        self.assertEqual(ran.returncode, 2)
                        self.assertNotIn(f"--{option}'", ran.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

"""Turns conditions of the program around, one at a time, and looks whether any test notices.

  tests/mutation/mutate.py FLOOR [--sample N] [--survivors FILE]

FLOOR is a folder as engine/model. Every conditional jump of its functions, in a build that keeps the
conditions of the source (build/mutation), is a mutant: its sense is turned around in a copy of a
program, which then runs. First the digests of four small studies are compared; a mutant that
leaves them as they are is tried in the tests of its own floor that contain the function, then, where
the floor is another than engine/model, in the short tests of whole commands. What ends otherwise, or does not end, is noticed.
--sample takes so many of all mutants, always the same ones.
Survivors are told with file and line: there a test is missing, or the condition saves time only.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import functools
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import programs

SOURCE = programs.SOURCE
CPU, CLOCK = 10, 60  # seconds: whatever takes longer does not end
ELSEWHERE = ("test_install", "test_package", "test_instructions", "test_memory", "test_readme", "test_validation")
SHORT = 10  # seconds that a test of whole commands may take here


class Ladder:
    """The first thing that is tried: digests of small studies."""

    def __init__(self, folder):
        sys.path.insert(0, str(SOURCE / "tests/second"))
        import five_states  # noqa: E402
        five_states.make(programs.PLACE / "contingent", SOURCE, folder)
        shipped = SOURCE / "scenarios"
        self.program = programs.Program(programs.PLACE / "tests/cells")
        self.studies = [[folder / "record.cfg", "--replicates", "4"],
                        [folder / "generated.cfg", "--replicates", "4", "--chances", "3"],
                        [folder / "early.cfg", "--replicates", "2"],
                        [shipped / "generated-2015.cfg", "--replicates", "1", "--months", "14"]]
        self.expected = [self.said(self.program.path, study) for study in self.studies]

    def said(self, path, study):
        return run([path, *study, "--ladder"])

    def notices(self, path):
        return any(self.said(path, study) != expected
                   for study, expected in zip(self.studies, self.expected))


def limit(seconds):
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))


def run(words, seconds=CPU):
    """How it ended and what it said; None where it did not end."""
    try:
        ran = subprocess.run(list(map(str, words)), cwd=SOURCE, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, timeout=CLOCK, preexec_fn=lambda: limit(seconds))
    except subprocess.TimeoutExpired:
        return None
    return ran.returncode, ran.stdout


class Test(programs.Program):
    """A program of tests."""

    @functools.cached_property
    def sound(self):
        """Whether it passes as it stands, in half the time that a mutant has."""
        ended = run([self.path], CPU // 2)
        return ended is not None and ended[0] == 0

    def notices(self, jump, copy):
        place = self.place_of(jump)
        if place is None or not self.sound:
            return False
        self.write(copy, place)
        ended = run([copy])
        return ended is None or ended[0] != 0


class Script:
    """A test of whole commands, which is given the program."""

    def __init__(self, path, whole):
        self.path, self.whole = path, whole

    def run(self, program):
        return run([sys.executable, self.path, program, SOURCE], SHORT)

    @functools.cached_property
    def sound(self):
        begun = time.monotonic()
        ended = self.run(self.whole.path)
        return ended is not None and ended[0] == 0 and time.monotonic() - begun < SHORT / 2

    def notices(self, jump, copy):
        if not self.sound:
            return False
        self.whole.write(copy, self.whole.place_of(jump))
        ended = self.run(copy)
        return ended is None or ended[0] != 0


def tests_of(floor, whole):
    """Those that may contain a function of the floor."""
    kinds = ("model", "statistical", "unit") if floor == "engine/model" else ("unit", "command")
    tests = [Test(path) for kind in kinds
             for path in sorted((programs.PLACE / "tests").glob(f"{kind}.test_*"))]
    if floor != "engine/model":
        tests += [Script(path, whole) for path in sorted((SOURCE / "tests/command").glob("test_*.py"))
                  if path.stem not in ELSEWHERE]
    return tests


def noticed_by(jump, ladder, tests, copy):
    """What noticed the mutant, or None."""
    place = ladder.program.place_of(jump)
    if place is not None:
        ladder.program.write(copy, place)
        if ladder.notices(copy):
            return "digests"
    stem = re.sub(r"^ctg_|\.c$", "", jump.file or jump.function).split("_")[0]
    tests = sorted(tests, key=lambda test: (isinstance(test, Script), stem not in test.path.name))
    return next((test.path.name for test in tests if test.notices(jump, copy)), None)


def main(words):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("floor")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--survivors", type=Path)
    asked = parser.parse_args(words)
    programs.build()
    with tempfile.TemporaryDirectory() as here:
        ladder = Ladder(Path(here))
        whole = programs.Program(programs.PLACE / "contingent")
        tests = tests_of(asked.floor, whole)
        own = programs.functions_of(asked.floor)
        jumps = sorted(jump for jump in whole.places if (jump.file, jump.function) in own)
        if asked.sample is not None and asked.sample < len(jumps):
            jumps = sorted(random.Random(2015).sample(jumps, asked.sample))
        by, survivors = defaultdict(int), []
        copy = programs.PLACE / f"mutant-{os.getpid()}"  # beside what tests look for there
        for number, jump in enumerate(jumps):
            found = noticed_by(jump, ladder, tests, copy)
            by[re.sub(r"^digests$", "the digests", found or "nothing")] += 1
            if found is None:
                survivors.append(jump)
            if sys.stderr.isatty():
                print(f"\r{number + 1} of {len(jumps)}, {len(survivors)} unnoticed", end="",
                      file=sys.stderr)
    copy.unlink(missing_ok=True)
    left_out = [test.path.stem for test in tests if not test.sound]
    print(f"left out, because they fail here or take too long: {', '.join(left_out) or 'none'}")
    killed = len(jumps) - len(survivors)
    if asked.survivors:
        asked.survivors.write_text("".join(
            f"{line}: {jump.function}, condition {jump.number}\n"
            for jump, line in sorted(zip(survivors, whole.lines_of(survivors)), key=lambda pair: pair[1])),
            encoding="utf-8")
    print(f"trust: {asked.floor}: {killed} of {len(jumps)} mutants noticed, {100 * killed / len(jumps):.1f} %; "
          f"{by['the digests']} by digests alone")


if __name__ == "__main__":
    main(sys.argv[1:])

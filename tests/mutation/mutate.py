"""Turns conditions of the program around, one at a time, and looks whether any test notices.

  tests/mutation/mutate.py FLOOR [--sample N] [--survivors FILE] [--seconds N] [--again SURVIVORS]

FLOOR is a folder as engine/model. Every conditional jump of its functions, in a build that keeps the
conditions of the source (build/mutation), is a mutant: its sense is turned around in a copy of a
program, which then runs. First the digests of four small studies are compared; a mutant that
leaves them as they are is tried in the tests of its own floor that contain the function, then, where
the floor is another than engine/model, in the short tests of whole commands. What ends otherwise, or
does not end, is noticed.
--sample takes so many of all mutants, always the same ones. --seconds is what a test may take, twice what it
takes of the sound program. --again tries the survivors of an earlier run in the tests that were too long for it.
Survivors are told with file and line: there a test is missing, or the condition saves time only.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import functools
import math
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
SHORT = 10  # seconds that a test may take, unless more are allowed; whatever takes longer does not end
LIBRARY = "engine/api"  # is in no program but those that embed it
ELSEWHERE = ("test_install", "test_package", "test_instructions", "test_memory", "test_readme", "test_validation")


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


def run(words, seconds=SHORT):
    """How it ended and what it said; None where it did not end: others may use the processor, but not forever."""
    try:
        ran = subprocess.run(list(map(str, words)), cwd=SOURCE, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, timeout=6 * seconds, preexec_fn=lambda: limit(seconds))
    except subprocess.TimeoutExpired:
        return None
    return ran.returncode, ran.stdout


class Test:
    """A test: a program that contains what it tests, or a script that is given the whole program."""

    def __init__(self, path, whole, seconds):
        self.path, self.seconds, self.is_script = path, seconds, path.suffix == ".py"
        self.program = whole if self.is_script else programs.Program(path)

    def run(self, program):
        return run([sys.executable, self.path, program, SOURCE] if self.is_script else [program], self.seconds)

    @functools.cached_property
    def takes(self):
        """Seconds of the sound program; infinitely many where it fails here."""
        begun = time.monotonic()
        ended = self.run(self.program.path)
        return time.monotonic() - begun if ended is not None and ended[0] == 0 else math.inf

    @property
    def fits(self):
        return self.takes <= self.seconds / 2

    def notices(self, jump, copy):
        place = self.program.place_of(jump)
        if place is None or not self.fits:
            return False
        self.program.write(copy, place)
        ended = self.run(copy)
        return ended is None or ended[0] != 0


def tests_of(floor, whole, seconds):
    """Those that may contain a function of the floor."""
    kinds = ("model", "statistical", "unit") if floor == "engine/model" else ("unit", "statistical", "command")
    paths = [path for kind in kinds for path in sorted((programs.PLACE / "tests").glob(f"{kind}.test_*"))]
    if floor not in ("engine/model", LIBRARY):
        paths += [path for path in sorted((SOURCE / "tests/command").glob("test_*.py")) if path.stem not in ELSEWHERE]
    return [Test(path, whole, seconds) for path in paths]


def name_of(jump):
    return f"{jump.function}, condition {jump.number}"


def noticed_by(jump, ladder, tests, copy):
    """What noticed the mutant, or None. Without a ladder, that has been tried."""
    place = ladder.program.place_of(jump) if ladder is not None else None
    if place is not None:
        ladder.program.write(copy, place)
        if ladder.notices(copy):
            return "digests"
    stem = re.sub(r"^ctg_|\.c$", "", jump.file or jump.function).split("_")[0]
    tests = sorted(tests, key=lambda test: (test.is_script, stem not in test.path.name))
    return next((test.path.name for test in tests if test.notices(jump, copy)), None)


def main(words):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("floor")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--survivors", type=Path)
    parser.add_argument("--seconds", type=int, default=SHORT)
    parser.add_argument("--again", type=Path)
    asked = parser.parse_args(words)
    programs.build()
    with tempfile.TemporaryDirectory() as here:
        ladder = Ladder(Path(here)) if asked.again is None else None
        embeds = "tests/unit.test_experiment" if asked.floor == LIBRARY else "contingent"
        whole = programs.Program(programs.PLACE / embeds)
        tests = tests_of(asked.floor, whole, asked.seconds)
        own = programs.functions_of(asked.floor)
        jumps = sorted(jump for jump in whole.places if (jump.file, jump.function) in own)
        if asked.sample is not None and asked.sample < len(jumps):
            jumps = sorted(random.Random(2015).sample(jumps, asked.sample))
        if asked.again is not None:
            before = set(asked.again.read_text(encoding="utf-8").splitlines())
            jumps = [jump for jump, line in zip(jumps, whole.lines_of(jumps)) if f"{line}: {name_of(jump)}" in before]
            tests = [test for test in tests if test.takes > SHORT / 2]
        by, survivors = defaultdict(int), []
        copy = programs.PLACE / f"mutant-{os.getpid()}"  # beside what tests look for there
        for number, jump in enumerate(jumps):
            found = noticed_by(jump, ladder, tests, copy)
            if asked.again is not None:
                print(f"{name_of(jump)}: {found or 'nothing'}", flush=True)
            by[re.sub(r"^digests$", "the digests", found or "nothing")] += 1
            if found is None:
                survivors.append(jump)
            if sys.stderr.isatty():
                print(f"\r{number + 1} of {len(jumps)}, {len(survivors)} unnoticed", end="",
                      file=sys.stderr)
    copy.unlink(missing_ok=True)
    left_out = [test.path.name for test in tests if not test.fits]
    print(f"left out, because they fail here or take too long: {', '.join(left_out) or 'none'}")
    killed = len(jumps) - len(survivors)
    if asked.survivors:
        asked.survivors.write_text("".join(
            f"{line}: {name_of(jump)}\n"
            for jump, line in sorted(zip(survivors, whole.lines_of(survivors)), key=lambda pair: pair[1])),
            encoding="utf-8")
    print(f"trust: {asked.floor}: {killed} of {len(jumps)} mutants noticed, {100 * killed / len(jumps):.1f} %; "
          f"{by['the digests']} by digests alone")


if __name__ == "__main__":
    main(sys.argv[1:])

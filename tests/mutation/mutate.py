"""Turns conditions of the program around, one at a time, and looks whether any test notices.

  tests/mutation/mutate.py FLOOR [--sample N] [--survivors FILE]

FLOOR is a folder as engine/model. Every conditional jump of its functions, in a build that keeps the
conditions of the source (build/mutation), is a mutant: its sense is turned around in a copy of a
program, which then runs. First the digests of three small studies are compared; a mutant that
leaves them as they are is tried in the tests of its own floor that contain the function. What ends
otherwise, or does not end, is noticed. --sample takes so many of all mutants, always the same ones.
Survivors are told with file and line: there a test is missing, or the condition saves time only.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import functools
import random
import re
import resource
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import programs

SOURCE = programs.SOURCE
CPU, CLOCK = 3, 60  # seconds: whatever takes longer does not end


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
                        [shipped / "generated-2015.cfg", "--replicates", "1", "--months", "14"]]
        self.expected = [self.said(self.program.path, study) for study in self.studies]

    def said(self, path, study):
        return run([path, *study, "--ladder"])

    def notices(self, path):
        return any(self.said(path, study) != expected
                   for study, expected in zip(self.studies, self.expected))


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))


def run(words):
    """How it ended and what it said; None where it did not end."""
    try:
        ran = subprocess.run(list(map(str, words)), cwd=SOURCE, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, timeout=CLOCK, preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return None
    return ran.returncode, ran.stdout


class Test(programs.Program):
    """A program of tests; `sound` where it passes within its time as it stands."""

    @functools.cached_property
    def sound(self):
        ended = run([self.path])
        return ended is not None and ended[0] == 0


def tests_of(floor):
    """Those that may contain a function of the floor."""
    kinds = ("model", "unit") if floor == "engine/model" else ("unit", "command")
    return [Test(path) for kind in kinds
            for path in sorted((programs.PLACE / "tests").glob(f"{kind}.test_*"))]


def noticed_by(jump, ladder, tests, copy):
    """What noticed the mutant, or None."""
    place = ladder.program.place_of(jump)
    if place is not None:
        ladder.program.write(copy, place)
        if ladder.notices(copy):
            return "digests"
    stem = re.sub(r"^ctg_|\.c$", "", jump.file or jump.function).split("_")[0]
    for test in sorted(tests, key=lambda test: stem not in test.path.name):
        place = test.place_of(jump)
        if place is not None and test.sound:
            test.write(copy, place)
            ended = run([copy])
            if ended is None or ended[0] != 0:
                return test.path.name
    return None


def main(words):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("floor")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--survivors", type=Path)
    asked = parser.parse_args(words)
    programs.build()
    with tempfile.TemporaryDirectory() as here:
        ladder = Ladder(Path(here))
        tests = tests_of(asked.floor)
        whole = programs.Program(programs.PLACE / "contingent")
        own = programs.functions_of(asked.floor)
        jumps = sorted(jump for jump in whole.places if (jump.file, jump.function) in own)
        if asked.sample is not None and asked.sample < len(jumps):
            jumps = sorted(random.Random(2015).sample(jumps, asked.sample))
        by, survivors = defaultdict(int), []
        for number, jump in enumerate(jumps):
            found = noticed_by(jump, ladder, tests, Path(here) / "mutant")
            by[re.sub(r"^digests$", "the digests", found or "nothing")] += 1
            if found is None:
                survivors.append(jump)
            if sys.stderr.isatty():
                print(f"\r{number + 1} of {len(jumps)}, {len(survivors)} unnoticed", end="",
                      file=sys.stderr)
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

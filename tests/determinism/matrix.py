"""One digest, whoever builds and runs a study: compilers, levels, instructions, processors, threads,
parts, ranks, interruptions, surroundings, every pair of them in some cell.

  tests/determinism/matrix.py [--all] [PROGRAM]

Beside PROGRAM, as it is tested, others are built in build/matrix and kept there; --all builds more of
them. For other processors it takes qemu-user, for aarch64 a cross compiler, too, and Debian's libraries
for it, which are put there and not installed. Where a digest differs, the first rungs of the ladder of
both programs that differ are shown: replicate, month, what.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import builds

SOURCE = Path(__file__).resolve().parents[2]
STUDY = """base = "baseline-2015.cfg"; months = 14; replicates = 4; seed = 7;
policies = ( "generated-2015.cfg" );
vary = ( { path = "training.turnover_per_year"; }, { path = "will.spread"; } );
design = { kind = "latin"; points = 2; };
keep = ( { measure = "world.sustained_ready_pers"; at = "end"; } );
"""
THREADS = ("1", "2", "3", "4", "7", "8", "16")
SURROUNDINGS = {
    "plain": {},
    "elsewhere": {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Kathmandu"},
    "bound threads": {"OMP_PROC_BIND": "close", "OMP_WAIT_POLICY": "passive", "OMP_SCHEDULE": "static,1"},
    "dynamic threads": {"OMP_DYNAMIC": "true", "OMP_SCHEDULE": "dynamic,1", "OMP_NESTED": "true"},
    "libm without FMA": {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA,-FMA4"},
    "dirty memory": {"MALLOC_PERTURB_": "165", "MALLOC_ARENA_MAX": "1"},
}
PROCESSORS = {  # x86-64 programs only; what a build needs more than a processor has does not run there
    "own": (),
    "without AVX and FMA": ("qemu-x86_64", "-cpu", "Nehalem"),
    "with AVX2 and FMA": ("qemu-x86_64", "-cpu", "max"),
}


class Failed(Exception):
    """A cell that did not give its digest."""


class Folder:
    """Where one cell's study lies."""

    def __init__(self, here, program, threads, surroundings):
        self.here, self.program, self.threads = here, program, threads
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith(("SLURM_", "PMI_", "OMPI_", "OMP_"))} | surroundings
        for path in (SOURCE / "scenarios").iterdir():
            if path.suffix in (".cfg", ".csv") or path.name == "data":
                (here / path.name).symlink_to(path)
        (here / "study.cfg").write_text(STUDY, encoding="utf-8")

    def words(self, *words):
        return [*self.program, *words]

    def sweep(self, store, *more, launched=()):
        words = [*launched, *self.words("sweep", "study.cfg", "--json", "--quiet", "--threads",
                                        self.threads, "-o", store, *more)]
        return self.run(words)

    def run(self, words):
        ran = subprocess.run(words, cwd=self.here, env=self.environment, text=True, capture_output=True)
        if ran.returncode != 0:
            raise Failed(f"{' '.join(words)}: exit code {ran.returncode}\n{ran.stderr}")
        return ran.stdout


def whole(folder, _):
    return folder.sweep("study.db")


def parts(folder, order):
    names = [f"part{part}.db" for part in (1, 2, 3)]
    for part in order.sample((1, 2, 3), 3):
        folder.sweep(f"part{part}.db", "--shard", f"{part}/3")
    folder.run(folder.words("merge", *order.sample(names, 3), "-o", "study.db"))
    return folder.sweep("study.db")


def ranks(folder, order):
    folder.sweep("rank.db", "--shard", "auto",
                 launched=("mpirun", "--oversubscribe", "--allow-run-as-root", "-np", "3"))
    names = sorted(path.name for path in folder.here.glob("rank*.db"))
    folder.run(folder.words("merge", *order.sample(names, len(names)), "-o", "study.db"))
    return folder.sweep("study.db")


def killed(folder, order):
    """Begun with fewer replicates, killed at some moment, and gone on with."""
    folder.sweep("study.db", "--replicates", "1")
    process = subprocess.Popen(folder.words("sweep", "study.cfg", "--quiet", "-o", "study.db"),
                               cwd=folder.here, env=folder.environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(order.uniform(0.05, 0.6))
    process.send_signal(signal.SIGKILL)
    process.wait()
    return folder.sweep("study.db")


WAYS = {"whole": whole, "parts": parts, "ranks": ranks, "killed": killed}


def runs_on(build, processor):
    return processor == "own" or (build.machine == "x86_64" and not build.native)


def cells_of(programs, order):
    """Cells that have every pair of two values of different factors at least once."""
    factors = [sorted(programs), THREADS, sorted(WAYS), sorted(SURROUNDINGS), sorted(PROCESSORS)]

    def pairs(cell):
        return set(itertools.combinations(enumerate(cell), 2))

    def fits(cell):
        return runs_on(programs[cell[0]], cell[4])
    open_pairs = set().union(*(pairs(cell) for cell in itertools.product(*factors) if fits(cell)))
    cells = []
    while open_pairs:
        (i, first), (j, second) = min(open_pairs)
        best = None
        for _ in range(60):
            cell = [order.choice(values) for values in factors]
            cell[i], cell[j] = first, second
            gain = len(pairs(cell) & open_pairs) if fits(cell) else 0
            if best is None or gain > best[0]:
                best = (gain, tuple(cell))
        if best[0] > 0:
            cells.append(best[1])
            open_pairs -= pairs(best[1])
    return cells


def digest_of(programs, cell, order):
    name, threads, way, surroundings, processor = cell
    program = [*PROCESSORS[processor], *programs[name].command("contingent")]
    with tempfile.TemporaryDirectory() as here:
        folder = Folder(Path(here), program, threads, SURROUNDINGS[surroundings])
        return json.loads(WAYS[way](folder, order))["digest"]


def ladder(build):
    scenario = str(SOURCE / "scenarios/generated-2015.cfg")
    return subprocess.run([*build.command("cells"), scenario, "--ladder", "--replicates", "2"], text=True,
                          capture_output=True, check=True).stdout.splitlines()


def where(one, other):
    """The first rungs that differ."""
    rungs = [f"  {first}\n  {second}" for first, second in zip(ladder(one), ladder(other))
             if first != second]
    return "\n".join(rungs[:5]) or "  the ladders of replicates 0 and 1 agree"


def main(words):
    every = "--all" in words
    given = [Path(word).resolve().parent for word in words if word != "--all"]
    missing = [tool for tool in ("mpirun", "qemu-x86_64", "qemu-aarch64") if not shutil.which(tool)]
    if missing:
        print(f"{', '.join(missing)} missing; ./check installs it", file=sys.stderr)
        return 1
    programs = builds.make(SOURCE / "build/matrix", every, *given)
    order = random.Random(2015)
    cells, expected, wrong = cells_of(programs, order), None, []
    for cell in cells:
        begun = time.monotonic()
        digest = digest_of(programs, cell, order)
        print(f"{time.monotonic() - begun:5.1f} s  {', '.join(cell)}", flush=True)
        expected = expected or (digest, cell[0])
        if digest != expected[0]:
            wrong.append(f"{', '.join(cell)}: {digest} instead of {expected[0]}\n"
                         + where(programs[expected[1]], programs[cell[0]]))
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    print(f"trust: one digest in {len(cells)} cells of {len(programs)} programs: {expected[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

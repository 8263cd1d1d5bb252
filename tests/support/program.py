"""Runs `contingent` as its user does: in the source directory, the results in a temporary folder.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
SOURCE = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else Path.cwd()
BASELINE = "scenarios/baseline-2015.cfg"


def run(*arguments, program=PROGRAM, threads=None, environment=None):
    """The finished process, its stdout and stderr as text."""
    variables = dict(os.environ)
    variables.update(environment or {})
    if threads is not None:
        variables["OMP_NUM_THREADS"] = str(threads)
    return subprocess.run([str(program), *arguments], cwd=SOURCE, env=variables, text=True,
                          capture_output=True)


def answer(*arguments, **more):
    """What `contingent run ARGUMENTS --json` says, stored in a new file each time."""
    with tempfile.TemporaryDirectory() as folder:
        ran = run("run", *arguments, "--json", "-o", os.path.join(folder, "study.db"), **more)
    if ran.returncode != 0:
        raise AssertionError(f"contingent run {' '.join(arguments)} ended with {ran.returncode}: "
                             f"{ran.stderr}")
    return json.loads(ran.stdout)


def digest(*arguments, **more):
    return answer(*arguments, **more)["digest"]

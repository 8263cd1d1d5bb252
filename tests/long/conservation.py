#!/usr/bin/env python3
"""Runs scenario after scenario, with different seeds, until so many months of a state have been checked for
people and money that come or go: every month of every run is (engine/model/conservation.h).

tests/long/conservation.py PROGRAM SOURCE [--state-months N] [--seed N] [--threads N]: a milliard unless said otherwise, about
an hour of one core; no part of ./check.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import csv
import itertools
import json
import subprocess
import sys
import time
from pathlib import Path

MONTHS, REPLICATES = 120, 1200

parser = argparse.ArgumentParser()
parser.add_argument("program", type=lambda path: Path(path).resolve())
parser.add_argument("source", type=lambda path: Path(path).resolve())
parser.add_argument("--state-months", type=int, default=10**9)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)
ASKED = parser.parse_args()


def main():
    with open(ASKED.source / "scenarios/data/states.csv", encoding="utf-8", newline="") as file:
        states = sum(1 for _ in csv.DictReader(line for line in file if not line.startswith("#")))
    scenarios = sorted((ASKED.source / "scenarios").glob("s[0-9]*.cfg")) + [
        ASKED.source / f"scenarios/{name}.cfg" for name in ("baseline-2008", "baseline-2015", "generated-2015")]
    done = failed = runs = 0
    begun = time.monotonic()
    for number, scenario in enumerate(itertools.cycle(scenarios)):
        if done >= ASKED.state_months:
            break
        ran = subprocess.run([ASKED.program, "run", scenario, "--no-store", "--quiet", "--json", "--threads",
                              str(ASKED.threads), "--months", str(MONTHS), "--replicates", str(REPLICATES), "--seed",
                              str(ASKED.seed + number)], text=True, capture_output=True)
        if ran.returncode not in (0, 3):
            sys.exit(f"{scenario.name}: {ran.stderr}")
        said = json.loads(ran.stdout)
        for failure in said["failures"]:
            print(f"{scenario.name}: {failure}", file=sys.stderr)
        failed += said["failed"]
        runs += said["replicates"]
        done += said["replicates"] * said["months"] * states
    print(f"{done:,} months of a state in {runs:,} runs of {min(number, len(scenarios))} scenarios, "
          f"{failed} runs failed, {time.monotonic() - begun:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

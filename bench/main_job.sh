#!/usr/bin/env bash
# How long does the main job take: 200 replicates x 120 months of the baseline, stored? One line.
#
#   bench/main_job.sh [PROGRAM [ARGUMENT ...]]     (build/release/contingent, on all threads)
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
program=$(realpath "${1:-$(dirname "$0")/../build/release/contingent}")
shift || true
cd "$(dirname "$0")/.."

exec python3 - "$program" "$@" <<'PYTHON'
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

REPLICATES, MONTHS = 200, 120
with tempfile.TemporaryDirectory() as folder:
    command = [sys.argv[1], "run", "scenarios/baseline-2015.cfg", "--replicates", str(REPLICATES),
               "--months", str(MONTHS), "--json", "-o", os.path.join(folder, "study.db"),
               *sys.argv[2:]]
    start = time.monotonic()
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wall = time.monotonic() - start
    stored = sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))
if ran.returncode != 0:
    sys.exit(ran.stderr or f"ended with {ran.returncode}")
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = used.ru_utime + used.ru_stime
world_years = REPLICATES * MONTHS / 12
print(f"{REPLICATES} replicates x {MONTHS} months: wall {wall:.2f} s, CPU {cpu:.2f} s, "
      f"peak memory {used.ru_maxrss / 1024:.0f} MB, store {stored / 1e6:.1f} MB, "
      f"{world_years / cpu:.0f} world-years per second per core, "
      f"digest {json.loads(ran.stdout)['digest']}")
PYTHON

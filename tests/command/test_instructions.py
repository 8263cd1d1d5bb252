"""A guard against slowing down: as many instructions a month and a decision as are stored, which
CHANGELOG.md names with their reason.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import importlib.machinery
import importlib.util
import io
import json
import subprocess
import sys
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
loader = importlib.machinery.SourceFileLoader("instructions", str(SOURCE / "bench/instructions"))
instructions = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
loader.exec_module(instructions)
stored = json.loads((SOURCE / "bench/instructions.json").read_text(encoding="utf-8"))


def check_notices():
    """Both ways and each figure; and another compiler is no verdict."""
    for what in ("month", "decision"):
        for factor, code in ((1.021, 1), (0.979, 1), (1.019, 0), (0.981, 0)):
            found = instructions.check(stored, stored | {what: stored[what] * factor})
            assert found == code, (what, factor, found)
    assert instructions.check(stored, stored | {"compiler": "GNU 2.7.2"}) == 77


with contextlib.redirect_stdout(io.StringIO()):
    check_notices()
if instructions.shown(stored) not in (SOURCE / "CHANGELOG.md").read_text(encoding="utf-8"):
    sys.exit(f"CHANGELOG.md does not name the stored figures: {instructions.shown(stored)}")
sys.exit(subprocess.run([SOURCE / "bench/instructions", "--check", PROGRAM]).returncode)

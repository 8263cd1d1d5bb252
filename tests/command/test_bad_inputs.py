"""Everything that can be wrong with an input, and what must be said of it.

For each bad input `contingent check` must end with exit code 2 within a second, tell one sentence for
each mistake (each with its place and the value, as listed), print nothing else, and write nothing.
Some inputs that look odd and are right must be called fine.

    python3 tests/command/test_bad_inputs.py PROGRAM SOURCE_FOLDER [WORD]

With a word only the inputs are tried whose names hold it.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bad_inputs import numbers, places, right, scenarios, tables  # noqa: E402

SECONDS_MOST = 3  # of a machine that does other things besides
HANGS_AFTER = 20


def lay_out(case, folder, data):
    """Makes the files of a case in the folder, beside a link to the shipped tables."""
    (folder / "data").symlink_to(data)
    for name, content in case.files.items():
        path = folder / name
        if isinstance(content, tuple):
            _, which, edit = content
            content = edit((data / f"{which}.csv").read_text(encoding="utf-8"))
        if callable(content):
            content(path)
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_bytes(content.encode("utf-8"))


def listing(folder):
    return sorted((str(path.relative_to(folder)), path.lstat().st_size, path.lstat().st_mtime_ns)
                  for path in folder.rglob("*"))


def sentences(text):
    """What was told, without the count and the hint at the help that may follow."""
    lines = text.decode("utf-8", "surrogateescape").splitlines()
    return [line for line in lines
            if not line.endswith("mistakes in all") and not line.startswith("`contingent check")]


def compare(case, result, seconds, before, after):
    told = sentences(result.stderr)
    findings = []
    if result.returncode != (2 if case.told else 0):
        findings.append(f"exit code {result.returncode}")
    if bool(result.stdout) == bool(case.told):
        findings.append(f"said on stdout: {result.stdout[:200]!r}")
    if before != after:
        findings.append(f"files changed: {set(after) ^ set(before)}")
    if seconds > SECONDS_MOST:
        findings.append(f"took {seconds:.2f} s")
    if any(byte < 0x20 and byte != 0x0a or byte == 0x7f for byte in result.stderr):
        findings.append("a control character reached the terminal")
    if len(told) != len(case.told):
        findings.append(f"{len(told)} sentences, not {len(case.told)}")
    for wanted, line in zip(case.told, told):
        if wanted not in line:
            findings.append(f"'{wanted}' is not what was told")
    return [f"{case.name}: {finding}\n    " + "\n    ".join(told[:8]) for finding in findings]


def attempt(program, data, case):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(case, folder, data)
        before = listing(folder)
        start = time.monotonic()
        try:
            result = subprocess.run([program, "check", *case.arguments], cwd=folder,
                                    capture_output=True, timeout=HANGS_AFTER, check=False,
                                    stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return [f"{case.name}: hangs"]
        return compare(case, result, time.monotonic() - start, before, listing(folder))


def main():
    program = os.path.abspath(sys.argv[1])
    data = Path(sys.argv[2]).resolve() / "scenarios" / "data"
    word = sys.argv[3] if len(sys.argv) > 3 else ""
    cases = [case for part in (scenarios, tables, numbers, places, right) for case in part.CASES
             if word in case.name]
    if os.geteuid() == 0:
        cases = [case for case in cases if case.name != "a file that nobody may read"]
        print("for information: root may read every file; that case is left out")
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda case: attempt(program, data, case), cases))
    findings = [finding for of_case in found for finding in of_case]
    for finding in findings:
        print(finding)
    bad = sum(1 for case in cases if case.told)
    print(f"{bad} bad inputs and {len(cases) - bad} right ones, {len(findings)} findings")
    return 1 if findings or not cases else 0


if __name__ == "__main__":
    sys.exit(main())

"""What gcov found, by floor: tests/coverage/tell.py FOLDER

SPDX-License-Identifier: GPL-3.0-or-later
"""
import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
FLOORS = ("engine/base", "engine/model", "engine/run", "engine/io", "engine/api", "analysis", "bench",
          "analysis/commands")
HANDED_UP = re.compile(r"\bassert\(|\bCTG_TRY\(")


def floor_of(file):
    return max((floor for floor in FLOORS if file.startswith(floor + "/")), key=len, default=None)


def read(folder):
    """{file: {line: [times, [times of each branch]]}}, the most of all objects."""
    found = defaultdict(dict)
    objects = sorted(folder.rglob("*.gcno"))
    with tempfile.TemporaryDirectory() as here:
        subprocess.run(["gcov", "--json-format", "--branch-probabilities", "--hash-filenames",
                        *map(str, objects)], cwd=here, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=True)
        for path in Path(here).glob("*.gcov.json.gz"):
            for source in json.loads(gzip.open(path).read())["files"]:
                name = re.sub(r"^/", "", source["file"].replace(f"{SOURCE}/", ""))
                if floor_of(name) is None:
                    continue
                lines = found[name]
                for line in source["lines"]:
                    known = lines.setdefault(line["line_number"], [0, []])
                    branches = [branch["count"] for branch in line["branches"]]
                    if len(branches) != len(known[1]):
                        known[1] = max(known[1], branches, key=len)
                    else:
                        known[1] = [a + b for a, b in zip(known[1], branches)]
                    known[0] += line["count"]
    return found


def main(folder):
    sums = defaultdict(lambda: [0] * 6)
    missed = []
    for name, lines in sorted(read(folder).items()):
        text = (SOURCE / name).read_text(encoding="utf-8").splitlines()
        for number, (times, branches) in sorted(lines.items()):
            own = not HANDED_UP.search(text[number - 1])
            reached = [times > 0, 1, sum(map(bool, branches)) * own, len(branches) * own,
                       sum(map(bool, branches)), len(branches)]
            for key in (floor_of(name), "all"):
                sums[key] = [a + b for a, b in zip(sums[key], reached)]
            if times == 0:
                missed.append(f"{name}:{number}: {text[number - 1].strip()}")
            elif own and not all(branches):
                missed.append(f"{name}:{number}: branch: {text[number - 1].strip()}")
    (folder / "lines.txt").write_text("".join(f"{line}\n" for line in missed), encoding="utf-8")
    print(f"{'floor':20} {'lines':>16} {'branches':>16} {'and handed up':>16}")
    for key in (*FLOORS, "all"):
        cells = [f"{100 * a / max(b, 1):6.1f} % of {b}" for a, b in zip(sums[key][::2], sums[key][1::2])]
        print(f"{key:20} " + " ".join(f"{cell:>16}" for cell in cells))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

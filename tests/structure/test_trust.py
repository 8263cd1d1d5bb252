"""Every promise is held by a test that there is, every measured figure by a line of long.csv, and
TRUST.md has every promise, with no figure that says otherwise.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import ast
import csv
import io
import re

import tree

TABLE, LONG, WRITTEN = "tests/trust/promises.py", "tests/trust/long.csv", "tests/TRUST.md"
BAD = re.compile(r"FAILED|NOT RUN|NOT MEASURED|not run")


def promises_of(root):
    """[(group, promise, tests)]"""
    for node in ast.parse(tree.text(root, TABLE)).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "PROMISES":
            return ast.literal_eval(node.value)
    return []


def check(root):
    findings = []
    have = {re.sub(r"^tests/(\w+)/(\w+)\.(c|py)$", r"\1.\2", name) for name in tree.files(root)
            if name.startswith("tests/")}
    long = {row["what"] for row in csv.DictReader(io.StringIO(tree.text(root, LONG)))}
    document = tree.text(root, WRITTEN)
    for _, promise, tests in promises_of(root):
        for test in tests:
            if test.startswith("long: ") and test.removeprefix("long: ") not in long:
                findings.append(f"{LONG}: has no {test.removeprefix('long: ')}")
            if not test.startswith("long: ") and test not in have:
                findings.append(f"{TABLE}: {test} is no test")
        if f"| {promise} |" not in document:
            findings.append(f"{WRITTEN}: does not have \"{promise}\"; tests/trust/write")
    findings += [f"{WRITTEN}:{number}: {line}" for number, line in enumerate(document.splitlines(), 1)
                 if BAD.search(line)]
    return findings


def planted(tests='("unit.test_a", "long: kills")', said="| it holds | `unit.test_a` | 3 cases |",
            long="kills"):
    return {TABLE: f'PROMISES = (("A group", "it holds", {tests}),)\n', "tests/unit/test_a.c": "",
            LONG: f"what,figure\n{long},1\n", WRITTEN: f"{said}\n"}


GOOD = planted()
PLANTED = [
    ("a test that is none", planted(tests='("unit.test_b",)'), "unit.test_b is no test"),
    ("a figure that nobody measured", planted(long="fuzz"), "has no kills"),
    ("a promise that is not told", planted(said="| another | x | y |"), "does not have \"it holds\""),
    ("a test that failed", planted(said="| it holds | `unit.test_a` | FAILED |"), "FAILED"),
]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)

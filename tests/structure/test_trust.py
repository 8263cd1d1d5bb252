"""Every promise is held by a test that there is, and TRUST.md has every promise, with no test that
failed or was not run. What is too long for every change and was not measured yet says so there.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import ast
import re

import tree

TABLE, WRITTEN = "tests/trust/promises.py", "tests/TRUST.md"
BAD = re.compile(r"FAILED|NOT RUN|not run")


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
    document = tree.text(root, WRITTEN) if (root / WRITTEN).is_file() else ""
    for _, promise, tests in promises_of(root):
        for test in tests:
            if not test.startswith("long: ") and test not in have:
                findings.append(f"{TABLE}: {test} is no test")
        if f"| {promise} |" not in document:
            findings.append(f"{WRITTEN}: does not have \"{promise}\"; tests/trust/write")
    findings += [f"{WRITTEN}:{number}: {line}" for number, line in enumerate(document.splitlines(), 1)
                 if BAD.search(line)]
    return findings


def planted(tests='("unit.test_a", "long: kills")', said="| it holds | `unit.test_a` | 3 cases |"):
    return {TABLE: f'PROMISES = (("A group", "it holds", {tests}),)\n', "tests/unit/test_a.c": "",
            WRITTEN: f"{said}\n"}


GOOD = planted()
PLANTED = [
    ("a test that is none", planted(tests='("unit.test_b",)'), "unit.test_b is no test"),
    ("a promise that is not told", planted(said="| another | x | y |"), "does not have \"it holds\""),
    ("a test that failed", planted(said="| it holds | `unit.test_a` | FAILED |"), "FAILED"),
]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)

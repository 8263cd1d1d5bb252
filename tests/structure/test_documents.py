"""Documents in step with the program: the generated tables are what it prints, and every file that a
document names exists.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import subprocess
import sys

import tree

GENERATED = {"scenarios/PARAMETERS.md": ["explain", "--markdown", "parameters"],
             "scenarios/MEASURES.md": ["explain", "--markdown", "measures"],
             "scenarios/PATTERNS.md": ["explain", "--markdown", "patterns"]}
# A path in backticks or a link; patterns (*, <way>, ...) and what is built are not files.
NAMED = re.compile(r"`((?:engine|analysis|scenarios|tests|bench|tools|cmake)/[\w./-]*)`"
                   r"|\]\((?!\w+:|#)([^)#\s]+)")


def printed(root, arguments):
    planted = root / "planted_program"
    program = ["sh", str(planted)] if planted.exists() else [sys.argv[1]]
    ran = subprocess.run(program + arguments, cwd=root, capture_output=True, text=True)
    return ran.stdout if ran.returncode == 0 else None


def check_generated(root, name, arguments):
    command = "contingent " + " ".join(arguments)
    expected = printed(root, arguments)
    if expected is None:
        return [f"{name}: {command} failed"]
    if not (root / name).is_file():
        return [f"{name}: is missing; {command} > {name}"]
    have, want = tree.text(root, name).splitlines(), expected.splitlines()
    for number, (a, b) in enumerate(zip(have + [""] * len(want), want + [""] * len(have)), 1):
        if a != b:
            return [f"{name}:{number}: is not what the program prints; {command} > {name}"]
    return []


def check(root):
    findings = []
    for name, arguments in GENERATED.items():
        findings += check_generated(root, name, arguments)
    for name in tree.files(root, ".md"):
        folder = (root / name).parent
        for number, line in enumerate(tree.text(root, name).splitlines(), 1):
            for path, link in NAMED.findall(line):
                if not (root / path if path else folder / link).exists():
                    findings.append(f"{name}:{number}: {path or link} does not exist")
    return findings


GOOD = {"planted_program": "echo \"about $3\"\n", "scenarios/PARAMETERS.md": "about parameters\n",
        "scenarios/MEASURES.md": "about measures\n", "scenarios/PATTERNS.md": "about patterns\n",
        "README.md": "see `scenarios/MEASURES.md`, `engine/matching_<way>.c`, [a](scenarios/)\n"}
PLANTED = [
    ("a parameter that the document lacks", GOOD | {"scenarios/PARAMETERS.md": ""},
     "PARAMETERS.md:1: is not what the program prints"),
    ("a document with a line too many",
     GOOD | {"scenarios/MEASURES.md": "about measures\nmore\n"}, "MEASURES.md:2: is not"),
    ("a program that fails", GOOD | {"planted_program": "exit 1\n"}, "failed"),
    ("a file that was renamed", GOOD | {"engine/MODEL.md": "# Money\n`engine/model/cash.c`\n"},
     "engine/MODEL.md:2: engine/model/cash.c does not exist"),
    ("a link to nowhere", GOOD | {"README.md": "[the model](engine/MODEL.md)\n"},
     "engine/MODEL.md does not exist"),
]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)

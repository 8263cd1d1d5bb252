"""Documents in step with the program: the generated tables are what it prints, every file that a
document names exists, and every file of `analysis` has its row in CONTRIBUTING.md.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import fnmatch
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


def check_rooms(root):
    """Rows of the table that begins `| what | files |` in CONTRIBUTING.md name all, and nothing else."""
    text = tree.text(root, "CONTRIBUTING.md") if (root / "CONTRIBUTING.md").is_file() else ""
    table = text.partition("| what | files |\n")[2].partition("\n\n")[0]
    named = re.findall(r"`([\w*.]+)`", table)
    have = {path.name.removesuffix(".c") for path in (root / "analysis").glob("*.*")
            if path.suffix in (".c", ".def")}
    return [f"CONTRIBUTING.md: says not whose analysis/{stem} is" for stem in sorted(have)
            if not any(fnmatch.fnmatchcase(stem, name) for name in named)] + [
        f"CONTRIBUTING.md: names {name}, which is not in analysis" for name in named
        if not fnmatch.filter(have, name)]


def check(root):
    findings = check_rooms(root)
    for name, arguments in GENERATED.items():
        findings += check_generated(root, name, arguments)
    for name in tree.files(root, ".md"):
        folder = (root / name).parent
        for number, line in enumerate(tree.text(root, name).splitlines(), 1):
            for path, link in NAMED.findall(line):
                if not (root / path if path else folder / link).exists():
                    findings.append(f"{name}:{number}: {path or link} does not exist")
    return findings


ROOMS = "| what | files |\n|---|---|\n| all | `store*` |\n\n"
GOOD = {"CONTRIBUTING.md": ROOMS, "analysis/store_row.c": "",
        "planted_program": "echo \"about $3\"\n", "scenarios/PARAMETERS.md": "about parameters\n",
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
    ("a file that nobody placed", GOOD | {"analysis/abc.c": ""}, "says not whose analysis/abc is"),
    ("a row about a file that went", GOOD | {"CONTRIBUTING.md": ROOMS.replace("`s", "`abc`, `s")},
     "names abc, which is not in analysis"),
    ("a link to nowhere", GOOD | {"README.md": "[the model](engine/MODEL.md)\n"},
     "engine/MODEL.md does not exist"),
]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)

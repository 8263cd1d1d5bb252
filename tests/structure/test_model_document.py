"""MODEL.md in step with the engine: it names every file of the model, every purpose of draws with
its number, every switch of a mechanism, every whole parameter; the tests in its table of mechanisms
exist; every rule that it refers to is there, once.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
from pathlib import PurePath

import tree

DOCUMENT = "engine/MODEL.md"
SWITCH = re.compile(r"^CTG_PARAMETER\(switch, mechanism, (\w+),", re.MULTILINE)
WHOLE = re.compile(r"^CTG_PARAMETER\(whole, (\w+), (\w+),", re.MULTILINE)
PURPOSE = re.compile(r"\brow\((\w+)\)")
# `name`, `other` (`tests/FOLDER/FILE`)
NAMED = re.compile(r"((?:`[a-z0-9_]+`,? ?)+)\(`(tests/[\w/.]+)`\)")
WORDS = re.compile(r"`([a-z0-9]+(?:_[a-z0-9]+){2,})`")
RULE = re.compile(r"\*\*(([A-Z]{3,4})\d+)\b")


def check_files(root, said):
    for name in tree.files(root, ".c"):
        path = PurePath(name)
        if str(path.parent) == "engine/model" and not re.search(rf"[`/]{path.name}`", said):
            yield f"{DOCUMENT}: does not name {name}"


def check_purposes(root, said):
    code = tree.bare(tree.text(root, "engine/model/purposes.h"))
    for number, purpose in enumerate(PURPOSE.findall(code)):
        if f"| {number} | `{purpose}` |" not in said:
            yield f"{DOCUMENT}: does not have the purpose {purpose} with its number {number}"


def check_parameters(root, said):
    rows = tree.text(root, "engine/parameters.def")
    for switch in SWITCH.findall(rows):
        if f"`mechanism.{switch}`" not in said:
            yield f"{DOCUMENT}: does not have the switch mechanism.{switch}"
    for group, name in WHOLE.findall(rows):
        if f"`{group}.{name}`" not in said:
            yield f"{DOCUMENT}: does not say that {group}.{name} is whole"


def check_tests(root, said):
    for number, line in enumerate(said.splitlines(), 1):
        if not re.match(r"\| M\d+ \|", line):
            continue
        named = set()
        for names, file in NAMED.findall(line):
            for name in re.findall(r"`(\w+)`", names):
                named.add(name)
                code = tree.text(root, file) if (root / file).is_file() else ""
                if not re.search(rf"\b{name}\(", tree.bare(code)):
                    yield f"{DOCUMENT}:{number}: {file} has no test {name}"
        for name in WORDS.findall(line):
            if name not in named:
                yield f"{DOCUMENT}:{number}: {name} stands there without the file that has it"


def check_rules(said):
    rules = [rule for rule, _ in RULE.findall(said)]
    kinds = sorted({kind for _, kind in RULE.findall(said)})
    reference = re.compile(rf"\b(?:{'|'.join(kinds) or 'NONE'})\d+\b")
    for rule in sorted({rule for rule in rules if rules.count(rule) > 1}):
        yield f"{DOCUMENT}: the rule {rule} stands there twice"
    for number, line in enumerate(said.splitlines(), 1):
        for rule in reference.findall(line):
            if rule not in rules:
                yield f"{DOCUMENT}:{number}: refers to {rule}, which is no rule of it"


def check(root):
    if not (root / DOCUMENT).is_file():
        return [f"{DOCUMENT}: is missing"]
    said = tree.text(root, DOCUMENT)
    return [*check_files(root, said), *check_purposes(root, said), *check_parameters(root, said),
            *check_tests(root, said), *check_rules(said)]


GOOD = {"engine/model/cash.c": "", "engine/model/cash.h": "",
        "engine/model/purposes.h": "#define P(row) row(offer) /* state */ row(pledge)\n",
        "engine/parameters.def": "CTG_PARAMETER(switch, mechanism, menu, 1, 0, 1)\n"
                                 "CTG_PARAMETER(real, money, share, 1, 0, 1)\n"
                                 "CTG_PARAMETER(whole, money, months, 1, 0, 1)\n",
        "tests/model/test_cash.c": "static void every_cent_is_there(void **state)\n{\n}\n",
        DOCUMENT: "# Money (`engine/model/cash.c`)\n\n| 0 | `offer` | a | 1 | `pledge` | b |\n\n"
                  "**FIN1** Pays, as FIN2 says. **FIN2** `money.months`.\n\n"
                  "| M6 | money | `mechanism.menu` | `every_cent_is_there` "
                  "(`tests/model/test_cash.c`) | missing |\n"}


def without(words, instead=""):
    assert words in GOOD[DOCUMENT]
    return GOOD | {DOCUMENT: GOOD[DOCUMENT].replace(words, instead)}


PLANTED = [
    ("a file that it forgets", GOOD | {"engine/model/gold.c": ""}, "name engine/model/gold.c"),
    ("a file named as part of another", GOOD | {"engine/model/ash.c": ""}, "engine/model/ash.c"),
    ("a purpose that it lacks", without("`pledge`"), "the purpose pledge with its number 1"),
    ("a purpose under a wrong number", without("| 1 |", "| 2 |"), "pledge with its number 1"),
    ("a switch that it lacks", without("`mechanism.menu`"), "the switch mechanism.menu"),
    ("a whole parameter that it forgets", without("`money.months`"), "money.months is whole"),
    ("a test that was renamed",
     GOOD | {"tests/model/test_cash.c": "static void every_cent_is_here(void **state)\n"},
     "has no test every_cent_is_there"),
    ("a test that only a comment names",
     GOOD | {"tests/model/test_cash.c": "/* every_cent_is_there(void) */\n"}, "has no test"),
    ("a test in a file that is gone", without("test_cash.c", "test_coin.c"), "coin.c has no test"),
    ("a test without its file", without(" (`tests/model/test_cash.c`)"), "without the file"),
    ("a rule that is not there", without("**FIN2**"), "refers to FIN2"),
    ("a rule that is there twice", without("`money.months`.", "**FIN1** Again."), "FIN1 stands"),
    ("no document", {"engine/model/cash.c": ""}, "is missing"),
]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)

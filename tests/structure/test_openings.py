"""Every file opens with a comment that says what it is and ends with the licence.

In C the comment is the first thing and the licence its last line; in scripts both stand in the first
30 lines.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import tree

SCRIPTS = (".py", ".sh", ".cmake", "CMakeLists.txt")


def wrong_c(code):
    match = re.match(r"/\*(.*?)\*/", code, re.DOTALL)
    if not match:
        return "does not open with a comment"
    said = [re.sub(r"^\s*\*?\s*", "", line).strip() for line in match.group(1).strip().splitlines()]
    if not said or said[-1] != tree.LICENCE:
        return f"the last line of its first comment is not \"{tree.LICENCE}\""
    if len(" ".join(said[:-1]).split()) < 3:
        return "its first comment does not say what it is"
    return None


def wrong_script(code):
    start = "\n".join(code.splitlines()[:30])
    if not re.search(r"^(# )?" + re.escape(tree.LICENCE) + "$", start, re.MULTILINE):
        return f"\"{tree.LICENCE}\" is not in its first lines"
    first = re.sub(r"^#!.*\n", "", start)
    if not re.match(r'(# |""")\w', first):
        return "does not open with a comment"
    return None


def check(root):
    findings = []
    for name in tree.files(root):
        code = tree.text(root, name)
        fault = None
        if name.endswith((".c", ".h", ".def")):
            fault = wrong_c(code)
        elif name.endswith(SCRIPTS) or code.startswith("#!"):
            fault = wrong_script(code)
        if fault:
            findings.append(f"{name}: {fault}")
    return findings


OPENING = f"/* What this is, in words.\n * {tree.LICENCE} */\n"
GOOD = {"engine/base/a.c": OPENING, "x.py": f'"""A script.\n{tree.LICENCE}\n"""\n',
        "run": f"#!/bin/sh\n# A script.\n# {tree.LICENCE}\n"}
PLANTED = [
    ("no comment", {"engine/base/a.c": "int a;\n"}, "does not open with a comment"),
    ("no licence", {"engine/base/a.h": "/* What this is. */\n"}, "the last line"),
    ("a licence that is not last", {"engine/a.def": f"/* {tree.LICENCE}\n * What this is. */\n"},
     "the last line"),
    ("nothing but the licence", {"engine/base/a.c": f"/* {tree.LICENCE} */\n"}, "what it is"),
    ("a script without licence", {"run": "#!/bin/sh\n# A script.\n"}, "is not in its first lines"),
    ("a script without a word", {"a.py": f"import os\n# {tree.LICENCE}\n"}, "with a comment"),
]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)

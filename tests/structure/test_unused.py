"""What a header offers is used elsewhere: a function that nobody else calls is no part of a module's
interface, or not needed at all. Whatever only tests call counts as used.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import tree

OFFERED = re.compile(r"^(?!static|typedef|#)[A-Za-z][\w *]*[ *]((?:ctg|ck1)_\w+)\(", re.M)
NAME = re.compile(r"\b(?:ctg|ck1)_\w+")


def check(root):
    codes = {name: tree.bare(tree.text(root, name)) for name in tree.files(root, ".c", ".h", ".def", ".in")}
    users = {}
    for name, code in codes.items():
        for used in set(NAME.findall(code)):
            users.setdefault(used, set()).add(name)
    findings = []
    for header, code in codes.items():
        if not header.endswith(".h") or header.startswith("tests/") or header.startswith("engine/api/"):
            continue
        for offered in OFFERED.findall(code):
            own = {header, header[:-2] + ".c"}
            in_line = len(re.findall(rf"\b{offered}\b", code)) > 1
            if not users[offered] - own and not in_line:
                findings.append(f"{header}: nobody but the module itself uses {offered}")
    return findings


def planted(used="int b(void) { return ctg_a_two(); }\n", kind="int "):
    return {"engine/base/a.h": f"{kind}ctg_a_two(void);\n", "engine/base/a.c": "int ctg_a_two(void) { return 2; }\n",
            "engine/base/b.c": used}


GOOD = planted()
PLANTED = [(f"a function that nobody calls, {kind}", planted("/* ctg_a_two() */\n", kind), "uses ctg_a_two")
           for kind in ("int ", "const char *const *", "FILE *")]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)

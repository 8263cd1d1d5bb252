"""No committed file names a place that exists on one machine only.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import tree

# Absolute homes and mounts, folders made by hand below /tmp, siblings of the repository.
MACHINE = re.compile(r"(?<![\w.~$})-])/(?:(w)ork|farm|home|root|Users|mnt)/\w|/(t)mp/[a-z][\w-]*/"
                     r"|\.\./(s)hared\b")
BINARY = (".png", ".db", ".gz", ".pdf")


def check(root):
    findings = []
    for name in tree.files(root):
        if name.endswith(BINARY):
            continue
        for number, line in enumerate(tree.text(root, name).splitlines(), 1):
            match = MACHINE.search(line)
            if match:
                findings.append(f"{name}:{number}: a path of one machine: "
                                f"{line[match.start():match.end() + 20].strip()}")
    return findings


SLASH = "/"
GOOD = {"README.md": f"run build/release/contingent, see data{SLASH}work{SLASH}a and the root{SLASH} of it\n"}
PLANTED = [
    ("a home", {"README.md": f"cd {SLASH}home/anna/contingent\n"}, "README.md:1: a path"),
    ("a work folder", {"a.py": f"x = 1\nopen('{SLASH}work/main/a')\n"}, "a.py:2: a path"),
    ("a folder below tmp", {"a.cmake": f"set(a {SLASH}tmp/build{SLASH}x)\n"}, "a path"),
    ("a sibling of the repository", {"a.py": f"'..{SLASH}shared{SLASH}data'\n"}, "a path"),
]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)

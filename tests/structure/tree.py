"""What the structure tests share: the project's files, C without its comments, and the proof that a
check can fail.

A structure test has `check(root) -> [sentence, ...]` and a list of planted faults. `main` runs the
check on the project and then on each planted tree, made in a temporary folder, where it must find
the fault; a check that finds nothing there is broken and fails.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
NOT_OURS = {".git", "build", "results", "__pycache__", "node_modules"}


def files(root, *suffixes):
    """Paths, relative to root, of what is or may be committed, in order."""
    root = Path(root)
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-co", "--exclude-standard", "--full-name"],
        capture_output=True, text=True)
    if listed.returncode == 0 and (root / ".git").exists():
        names = listed.stdout.splitlines()
    else:
        names = []
        for folder, folders, here in os.walk(root):
            folders[:] = [f for f in folders if f not in NOT_OURS]
            names += [os.path.relpath(os.path.join(folder, name), root) for name in here]
    names = sorted({name for name in names if (root / name).is_file()})
    return [name for name in names if not suffixes or name.endswith(suffixes)]


def text(root, name):
    return (Path(root) / name).read_text(encoding="utf-8", errors="replace")


TOKEN = re.compile(r"""/\*.*?\*/ | //[^\n]* | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'""",
                   re.DOTALL | re.VERBOSE)


def bare(code, keep_strings=False):
    """C without comments and without what strings say; lines keep their numbers."""
    def blank(match):
        found = match.group(0)
        if found[0] in "\"'":
            return found if keep_strings else found[0] * 2
        return re.sub(r"[^\n]", " ", found)
    return TOKEN.sub(blank, code)


def line_of(code, offset):
    return code.count("\n", 0, offset) + 1


def circles(edges):
    """The groups of things that reach each other, each once."""
    reached = {}
    for thing in edges:
        seen, ahead = set(), list(edges[thing])
        while ahead:
            other = ahead.pop()
            if other not in seen:
                seen.add(other)
                ahead += edges.get(other, ())
        reached[thing] = seen
    groups = {frozenset(other for other in reached[thing] if thing in reached.get(other, ()))
              for thing in reached if thing in reached[thing]}
    return [sorted(group) for group in sorted(groups, key=sorted)]


def plant(folder, planted):
    for name, content in planted.items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def main(check, planted, healthy=None):
    """`planted`: (what is wrong, {file: content}, words of the sentence that must come)."""
    findings = check(Path(sys.argv[2]))
    for sentence in findings:
        print(sentence)
    failed = len(findings)
    for wrong, content, words in planted:
        with tempfile.TemporaryDirectory() as folder:
            plant(folder, content)
            found = check(Path(folder))
        if not any(words in sentence for sentence in found):
            print(f"the check is blind to a planted fault: {wrong}; it found {found}")
            failed += 1
    if healthy:
        with tempfile.TemporaryDirectory() as folder:
            plant(folder, healthy)
            found = check(Path(folder))
        if found:
            print(f"the check finds fault with a tree that has none: {found}")
            failed += 1
    print(f"{failed} findings; {len(planted)} planted faults were tried")
    sys.exit(1 if failed else 0)

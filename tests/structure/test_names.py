"""Exported names, mutable state and who calls whom, as the linker sees them.

`module.c` exports only ctg_module_*, the command line's main.c only main; below the command line
nothing that lives longer than a call can be written to, and modules do not call each other in
circles. There is no list of exceptions.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import tree

COMMANDS = "CMakeFiles/contingent.dir/analysis/commands"
MUTABLE = re.compile(r"^\.(data|bss|tdata|tbss)(?!\.rel\.ro)|^\*COM\*")


def symbols(path):
    """(object file, name, class, section) of what an object or archive defines or needs."""
    listed = subprocess.run(["nm", "--format=sysv", str(path)], capture_output=True, text=True,
                            check=True).stdout
    member = path.name
    for line in listed.splitlines():
        heading = re.match(r"^(?:Undefined symbols|Symbols) from (.*):$", line)
        if heading:
            member = re.sub(r".*\[(.*)\]$", r"\1", Path(heading.group(1)).name)
        cells = [cell.strip() for cell in line.split("|")]
        # A leading dot is a name that no C can write: the compiler's own, such as OpenMP's locks.
        if len(cells) == 7 and cells[0] != "Name" and not cells[0].startswith("."):
            yield member, cells[0], cells[2], cells[6]


def allowed(member, command):
    module = re.sub(r"\.(c\.)?o$", "", member)
    return "main" if command and module == "main" else rf"ctg_{module}_\w+"


def wrong(path, command):
    for member, name, kind, section in symbols(path):
        if kind.isupper() and kind != "U" and not re.fullmatch(allowed(member, command), name):
            yield (f"{path.name}: {member} exports {name}; it may export "
                   f"{allowed(member, command)} only")
        if not command and MUTABLE.match(section):
            yield f"{path.name}: {member} keeps {name} in {section}: state that outlives a call"


def calls(libraries):
    """module -> modules whose names it needs."""
    listed = [(f"{path.stem}/{member.split('.')[0]}", name, kind)
              for path in libraries for member, name, kind, _ in symbols(path)]
    home = {name: module for module, name, kind in listed if kind != "U" and kind.isupper()}
    edges = {}
    for module, name, kind in listed:
        if kind == "U" and home.get(name, module) != module:
            edges.setdefault(module, set()).add(home[name])
    return edges


def check(build):
    libraries = sorted(build.glob("libctg_*.a"))
    commands = sorted((build / COMMANDS).glob("*.o"))
    findings = [] if libraries else ["no library libctg_*.a was built"]
    for path in libraries:
        findings += wrong(path, command=False)
    for path in commands:
        findings += wrong(path, command=True)
    return findings + ["modules call each other in a circle: " + ", ".join(circle)
                       for circle in tree.circles(calls(libraries))]


GOOD = {"libctg_a.a": {"error.c": "int ctg_error_add(int a);\nint ctg_error_add(int a)\n{\n"
                       "    static const char *const words[] = {\"a\", \"b\"};\n"
                       "    return words[a & 1][0];\n}\n"},
        COMMANDS: {"run.c": "int ctg_run_main(void);\nint ctg_run_main(void) { return 0; }\n",
                   "main.c": "static int stop;\nint main(void) { return stop; }\n"}}
PLANTED = [
    ("a name of another module", {"libctg_a.a": {"error.c": "int ctg_errors_add;"}},
     "exports ctg_errors_add"),
    ("a name without prefix", {"libctg_a.a": {"error.c": "int helper(void) { return 1; }"}},
     "exports helper"),
    ("the module's bare name", {"libctg_a.a": {"error.c": "int ctg_error(void) { return 1; }"}},
     "exports ctg_error;"),
    ("a command's name in another file",
     {COMMANDS: {"run.c": "int ctg_check_main(void) { return 1; }"}}, "exports ctg_check_main"),
    ("a second name in main.c", {COMMANDS: {"main.c": "int ctg_main_x(void) { return 1; }"}},
     "exports ctg_main_x"),
    ("a global that can be written", {"libctg_a.a": {"error.c": "int ctg_error_count = 2;"}},
     "keeps ctg_error_count"),
    ("a static that can be written",
     {"libctg_a.a": {"error.c": "int ctg_error_next(void) { static int n; return n++; }"}},
     "state that outlives a call"),
    ("a static of a thread",
     {"libctg_a.a": {"error.c": "int ctg_error_n(void) { static _Thread_local int n; return n++; }"}},
     "state that outlives a call"),
    ("two modules that call each other",
     {"libctg_a.a": {"a.c": "int ctg_b_x(void); int ctg_a_x(void) { return ctg_b_x(); }",
                     "b.c": "int ctg_a_x(void); int ctg_b_x(void) { return ctg_a_x(); }"}},
     "in a circle: libctg_a/a, libctg_a/b"),
]


def plant(folder, planted):
    for where, sources in planted.items():
        objects = Path(folder) / (COMMANDS if where == COMMANDS else "objects")
        objects.mkdir(parents=True, exist_ok=True)
        for name, code in sources.items():
            subprocess.run([shutil.which("cc") or "gcc", "-w", "-fPIC", "-O1", "-x", "c", "-c", "-",
                            "-o", str(objects / (name + ".o"))], input=code, text=True, check=True)
        if where != COMMANDS:
            subprocess.run(["ar", "rc", str(Path(folder) / where)]
                           + [str(path) for path in objects.glob("*.o")], check=True)
    if not list(Path(folder).glob("libctg_*.a")):
        plant(folder, {"libctg_a.a": GOOD["libctg_a.a"]})


if __name__ == "__main__":
    tree.plant = plant
    sys.argv[2] = str(Path(sys.argv[1]).parent)
    tree.main(check, PLANTED, GOOD)

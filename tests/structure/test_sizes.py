"""Small rooms: functions of at most 60 lines, files of at most 400 (above 300 they are named), lines of
at most 100 columns.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import statistics

import tree

FUNCTION_MOST, FILE_MOST, FILE_LARGE, COLUMNS_MOST = 60, 400, 300, 100
# A definition starts in the first column and, after its parameters, opens a brace.
START = re.compile(r"^(?!#|\}|typedef\b|struct\b[^()]*\{|enum\b[^()]*\{|union\b[^()]*\{)"
                   r"[A-Za-z_][^;{}=]*\)\s*\{", re.MULTILINE)


def functions(code):
    """(first line, lines, name) of each function, its signature included."""
    code = tree.bare(code)
    code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group(0)), code,
                  flags=re.MULTILINE)
    for match in START.finditer(code):
        end = re.compile(r"^\}", re.MULTILINE).search(code, match.end())
        if end:
            first, last = tree.line_of(code, match.start()), tree.line_of(code, end.start())
            name = re.search(r"(\w+)\s*\(", match.group(0)).group(1)
            yield first, last - first + 1, name


def measured(root):
    for name in tree.files(root, ".c", ".h"):
        code = tree.text(root, name)
        yield name, code.splitlines(), list(functions(code))


def check(root):
    findings = []
    for name, lines, found in measured(root):
        if len(lines) > FILE_MOST:
            findings.append(f"{name}: {len(lines)} lines; at most {FILE_MOST}")
        for first, length, function in found:
            if length > FUNCTION_MOST:
                findings.append(f"{name}:{first}: {function} has {length} lines; "
                                f"at most {FUNCTION_MOST}")
        for number, line in enumerate(lines, 1):
            if len(line) > COLUMNS_MOST:
                findings.append(f"{name}:{number}: {len(line)} columns; at most {COLUMNS_MOST}")
    return findings


def report(root):
    lengths = []
    for name, lines, found in measured(root):
        lengths += [length for _, length, _ in found]
        if FILE_LARGE < len(lines) <= FILE_MOST:
            print(f"for information: {name} has {len(lines)} lines, above {FILE_LARGE}")
    if lengths:
        print(f"for information: {len(lengths)} functions, {statistics.median(lengths):g} lines in "
              f"the median, {max(lengths)} at most")


def body(lines):
    return "    x();\n" * lines


GOOD = {"engine/base/a.c": "static int f(int a,\n             int b)\n{\n" + body(56) + "}\n",
        "engine/base/b.h": "/* a */\n" * 400,
        "engine/base/c.c": "static const int rows[] = {\n" + "    1,\n" * 90 + "};\n"}
PLANTED = [
    ("a function of 61 lines", {"engine/base/a.c": "int f(void)\n{\n" + body(58) + "}\n"},
     "f has 61 lines"),
    ("a long function with its brace on the first line",
     {"tests/unit/a.c": "static void\nf(void) {\n" + body(70) + "}\n"}, "f has 73 lines"),
    ("a long function after a macro",
     {"analysis/a.c": "#define A(x) \\\n    { x }\nint g(void)\n{\n" + body(58) + "}\n"},
     "g has 61 lines"),
    ("a file of 401 lines", {"engine/base/b.h": "/* a */\n" * 401}, "401 lines"),
    ("a line of 101 columns", {"engine/base/b.c": "/*" + "x" * 97 + "*/\n"}, "101 columns"),
]

if __name__ == "__main__":
    import sys
    report(tree.Path(sys.argv[2]))
    tree.main(check, PLANTED, GOOD)

"""Dependencies run one way only: a file includes its own floor and those to its left, headers do not
include each other in circles, and each outside library has its one place. (Circles of calls: test_names.)
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import tree

FLOORS = ["engine/base", "engine/model", "engine/run", "engine/io", "engine/api", "analysis", "bench/ck1", "bench",
          "analysis/commands"]
PLACE = {"engine/parameters.def": "engine/model", "engine/measures.def": "engine/model",
         "engine/contingent.h": "engine/api"}
OUTSIDE = [  # header, who may include it, where that is in words
    (r"csv\.h|xxhash\.h|md5\.h|sha2\.h|sha\w*\.h", r"engine/base/", "engine/base"),
    (r"Random123/.*", r"engine/base/|bench/ck1/", "engine/base and bench/ck1"),
    (r"omp\.h", r"engine/run/", "engine/run"),
    (r"libconfig\.h", r"engine/io/", "engine/io"),
    (r"sqlite3\.h", r"analysis/store\w*\.[ch]$|tests/fuzz/", "the store of analysis"),
    # In tests it is the oracle: its distributions and linear algebra are compared with the engine.
    # In bench it is the yardstick.
    (r"gsl/.*", r"analysis/|tests/|bench/", "analysis, tests and bench"),
    (r"jansson\.h", r"analysis/", "analysis"),
    (r"contingent_build\.h", r"analysis/commands/", "analysis/commands"),
    (r"contingent\.h", r"engine/examples/", "examples"),
    (r"cmocka\.h", r"tests/", "tests"),
]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def floor_of(name):
    folder = PLACE.get(name, name.rpartition("/")[0])
    return FLOORS.index(folder) if folder in FLOORS else None


EXAMPLES = "engine/examples/"  # programs of others: they see what is installed


def wrong_include(root, name, included):
    if name.startswith(EXAMPLES):
        return "an example may include what is installed only"
    if not (root / included).is_file():
        return f"\"{included}\" is not a path from the root"
    own, other = floor_of(name), floor_of(included)
    if own is None:
        return None
    if other is None:
        return f"\"{included}\" is on no floor"
    if other > own:
        return f"{FLOORS[own]} may not include {FLOORS[other]} (\"{included}\")"
    return None


def wrong_outside(name, header):
    for pattern, place, words in OUTSIDE:
        if re.fullmatch(pattern, header) and not re.match(place, name):
            return f"<{header}> may be included by {words} only"
    return None


def check(root):
    findings, edges = [], {}
    for name in tree.files(root, ".c", ".h", ".def"):
        code = tree.bare(tree.text(root, name), keep_strings=True)
        if (floor_of(name) is None and name.startswith(("engine/", "analysis/", "bench/"))
                and not name.startswith(EXAMPLES)):
            findings.append(f"{name}: stands on no floor")
        for match in INCLUDE.finditer(code):
            own, outside = match.groups()
            if own == "contingent_build.h":
                own, outside = None, own
            fault = wrong_outside(name, outside) if outside else wrong_include(root, name, own)
            if fault:
                findings.append(f"{name}:{tree.line_of(code, match.start())}: {fault}")
            elif own and name.endswith(".h"):
                edges.setdefault(name, set()).add(own)
    return findings + ["headers include each other in a circle: " + ", ".join(circle)
                       for circle in tree.circles(edges)]


GOOD = {"engine/base/error.h": "#include <stddef.h>\n", "engine/model/world.h": "",
        "engine/model/world.c": '#include "engine/base/error.h"\n#include "engine/model/world.h"\n',
        "analysis/store.c": '#include <sqlite3.h>\n#include "engine/model/world.h"\n'}
PLANTED = [
    ("an upward include", GOOD | {"engine/base/error.c": '#include "engine/model/world.h"\n'},
     "engine/base may not include engine/model"),
    ("an upward include in a header", GOOD | {"engine/io/a.h": '#  include "analysis/store.c"\n'},
     "engine/io may not include analysis"),
    ("a command included by analysis",
     GOOD | {"analysis/commands/c.h": "", "analysis/s.c": '#include "analysis/commands/c.h"\n'},
     "analysis may not include analysis/commands"),
    ("the benchmark used by analysis",
     GOOD | {"bench/b.h": "", "analysis/s.c": '#include "bench/b.h"\n'}, "analysis may not include bench"),
    ("an include that is not from the root", GOOD | {"engine/base/a.c": '#include "error.h"\n'},
     "not a path from the root"),
    ("a file between the floors", GOOD | {"engine/stray.c": ""}, "stands on no floor"),
    ("libconfig in the model", GOOD | {"engine/model/a.c": "#include <libconfig.h>\n"},
     "by engine/io only"),
    ("SQLite outside the store", GOOD | {"analysis/report.c": "#include <sqlite3.h>\n"},
     "by the store of analysis only"),
    ("statistics in the model", GOOD | {"engine/model/a.c": "#include <gsl/gsl_rng.h>\n"},
     "by analysis, tests and bench only"),
    ("OpenMP in the model", GOOD | {"engine/model/a.c": "#include <omp.h>\n"},
     "by engine/run only"),
    ("the library's face used by the engine", GOOD | {"engine/contingent.h": "", "engine/io/a.c":
     '#include "engine/contingent.h"\n'}, "engine/io may not include engine/api"),
    ("an example that sees the inside", GOOD | {"engine/examples/a.c": '#include "engine/base/error.h"\n'},
     "what is installed only"),
    ("two headers in a circle",
     GOOD | {"engine/base/a.h": '#include "engine/base/b.h"\n',
             "engine/base/b.h": '#include "engine/base/a.h"\n'},
     "in a circle: engine/base/a.h, engine/base/b.h"),
]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)

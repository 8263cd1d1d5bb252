#!/usr/bin/env python3
"""Makes the fitted parameters again from the shipped tables and compares them with their defaults.

Usage: estimates.py [--markdown] [PARAMETERS]

Prints, of every parameter whose basis is `computed`, the estimate, its interval, the default, the
plausible range and whether they agree; at its end, how long it took. --markdown prints
scenarios/ESTIMATES.md instead. PARAMETERS is engine/parameters.def unless given. Exit code 1 where
one does not agree or where nothing makes it again.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import sys
import time

from estimate import ceilings, conflict, danger, losses, openings, published, report, shipped

HERE = os.path.dirname(os.path.abspath(__file__))
TOPICS = (ceilings, published, danger, losses, openings, conflict)


def main(arguments):
    begun = time.monotonic()
    markdown = "--markdown" in arguments
    rest = [a for a in arguments if a != "--markdown"]
    if len(rest) > 1 or any(a.startswith("-") for a in rest):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    path = rest[0] if rest else os.path.join(HERE, os.pardir, "engine", "parameters.def")
    try:
        parameters = shipped.parameters(path)
        tables = shipped.tables(os.path.join(HERE, "data"))
    except OSError as error:
        print("estimates.py: a file cannot be read: %s" % error, file=sys.stderr)
        return 2
    found = [e for topic in TOPICS for e in topic.estimates(tables, parameters)]
    wrong = report.mistakes(found, parameters)
    print((report.document if markdown else report.text)(found, parameters), end="")
    for sentence in wrong:
        print("estimates.py: " + sentence, file=sys.stderr)
    if not markdown:
        print("%d parameters, %d do not agree; took %.1f seconds"
              % (len(parameters), len(wrong), time.monotonic() - begun))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

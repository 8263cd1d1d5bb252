"""What the estimates are made from: the shipped tables and the rows of engine/parameters.def.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import csv
import os
import re
from collections import namedtuple

TABLES = ("regions", "states", "territories", "covariates", "missions", "classes", "deaths",
          "deaths_by_year", "demand", "events", "conflicts", "contributions", "deployments",
          "placements", "reimbursement")
# value, low, high: as they are written, which says how many digits count
Parameter = namedtuple("Parameter", "path value low high source")
# value: None where it is not made again, `how` says why; interval: (low, high) or None; between:
# the default is chosen inside of it; published: reckoned from figures that its source quotes
Estimate = namedtuple("Estimate", "path value interval how between published",
                      defaults=(False, False))

NUMBER = r"(-?[\d.e]+), "
COMPUTED = re.compile(r"^CTG_PARAMETER\(\w+, (\w+), (\w+), " + NUMBER * 5
                      + r'"[^"]*", computed, "([^"]*)"', re.MULTILINE)


def table(folder, name):
    """Its rows in the order of the file, whole numbers as numbers."""
    with open(os.path.join(folder, name + ".csv"), encoding="utf-8", newline="") as file:
        return [tuple(int(c) if re.fullmatch(r"-?\d+", c) else c for c in row)
                for row in list(csv.reader(file))[1:]]


def tables(folder):
    return {name: table(folder, name) for name in TABLES}


def parameters(path):
    """path -> Parameter, of those whose basis is `computed`."""
    with open(path, encoding="utf-8") as file:
        rows = COMPUTED.findall(file.read())
    return {"%s.%s" % row[:2]: Parameter("%s.%s" % row[:2], row[2], row[5], row[6], row[7])
            for row in rows}

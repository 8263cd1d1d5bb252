"""The log of looks at 2010-16: analysis/backtests.csv, of which each run is a look.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv

from validating.base import Failed


def read(path):
    """Looks in the order of the log: run, commit, origin, replicates, changes and `figures`: {(target, forecaster,
    population, score): value}."""
    try:
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise Failed(f"{path}: {error.strerror}") from error
    looks = {}
    for row in rows:
        look = looks.setdefault(row["run"], {key: row[key] for key in ("run", "commit", "origin", "replicates",
                                                                       "changes")} | {"figures": {}})
        key = (row["target"], row["forecaster"], row["population"], row["score"])
        look["figures"][key] = float(row["value"])
    return list(looks.values())


def targets(look):
    return sorted({target for target, *_ in look["figures"]})


def best_null(look, target, score="share_distance"):
    return min(value for (month, who, population, name), value in look["figures"].items()
               if (month, population, name) == (target, "all", score) and who.startswith("null"))

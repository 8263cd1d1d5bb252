"""Runs the program and keeps of its answers what document and plots are made of.

Nothing is reckoned here that the program reckons: only the record's people by region, beside the simulated
ranges that the program stores.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import collections
import csv
import hashlib
import sqlite3
import tempfile
import time
from pathlib import Path

from validating.base import LONG_SCENARIO, ROOT, SCENARIO, SCORES, run

ORIGINS, END = ("2009-12", "2012-12"), "2016-12"
ROLLING, ROLLING_MONTHS = "1999-12,2001-12,2004-12", 60
FRAME = ("scenario", "start", "end", "version", "study", "digest", "seed", "replicates", "failed")
YEAR = ("simulated", "recorded", "horizon_years", "one_replicate", "share_of_replicates_nearer", "mean_of_replicates", "scores",
        "against")
FIGURE = ("pattern", "name", "kind", "figure", "window", "from", "to", "target_low", "target_high", "band", "recorded",
          "simulated", "verdict")
CARD = {"all": (*SCORES, "coverage_50", "coverage_90", "coverage_50_own", "coverage_90_own", "contributors", "scored"),
        "over_100": ("coverage_50", "coverage_90", "coverage_50_own", "coverage_90_own", "scored")}
BANDS = {"contributors": "world.contributors", "regions": "supplier.supplied_pers"}


def inputs():
    """The digest of what decides the figures: parameters, tables, scenarios, patterns, and what the engine gives."""
    scenarios = ROOT / "scenarios"
    names = [ROOT / "engine/parameters.def", ROOT / "analysis/patterns.def", ROOT / "tests/golden/baseline.digest",
             ROOT / SCENARIO, ROOT / LONG_SCENARIO, *sorted((scenarios / "data").glob("*.csv"))]
    named = [named_in(name, key) for name in (ROOT / SCENARIO, ROOT / LONG_SCENARIO) for key in ("base", "posterior")]
    names += sorted(set(filter(None, named)))
    digest = hashlib.sha256()
    for name in names:
        digest.update(f"{name.relative_to(ROOT)} {hashlib.sha256(name.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def named_in(scenario, key):
    """The file beside a scenario that it names under `base` or `posterior`; None where it names none."""
    for line in Path(scenario).read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{key} ="):
            return Path(scenario).parent / line.split('"')[1]
    return None


def picked(answer, keys):
    return {key: answer[key] for key in keys}


def scored(row):
    """A year of a back-test, or a horizon of several, with the scores that are told."""
    return row | {"scores": {who: card and {population: picked(card[population], names)
                                            for population, names in CARD.items()}
                             for who, card in row["scores"].items()}}


def bands(store):
    """Simulated ranges by December: of contributors, and of people by the region of the states that send them."""
    found = {name: collections.defaultdict(list) for name in BANDS}
    with sqlite3.connect(store) as kept:
        for name, measure in BANDS.items():
            rows = kept.execute("SELECT who, month, p05, median, p95 FROM summary WHERE measure = ? AND month LIKE"
                                " '%-12' ORDER BY who, month", (measure,))
            for who, month, *quantiles in rows:
                found[name][who].append({"month": month, **dict(zip(("p05", "median", "p95"), quantiles))})
    kept.close()
    return {"contributors": next(iter(found["contributors"].values())), "regions": found["regions"]}


def backtest(program, origin, words, folder):
    store = Path(folder) / f"{origin}.db"
    answer = run(program, "backtest", SCENARIO, "--origins", origin, "--end", END, "-o", store, *words)
    kept = picked(answer, FRAME) | picked(answer, ("placements_at_origin", "gravity"))
    return kept | {"years": [scored(picked(year, YEAR)) for year in answer["years"]], "bands": bands(store)}


def rolling(program, words):
    answer = run(program, "backtest", SCENARIO, "--origins", ROLLING, "--months", ROLLING_MONTHS, "--no-store", *words)
    return {"origins": [picked(one, FRAME) for one in answer["origins"]],
            "together": [scored(row) for row in answer["together"]]}


def patterns(program, words):
    """Each figure once, as the program counts it: of the scenario that starts last of those that simulate it."""
    answer = run(program, "patterns", LONG_SCENARIO, SCENARIO, "--no-store", *words)
    rows = []
    for same in zip(*(one["figures"] for one in sorted(answer["scenarios"], key=lambda one: one["start"]))):
        row = next((row for row in reversed(same) if row["verdict"] != "not simulated"), same[-1])
        rows.append(picked(row, FIGURE))
    return {"scenarios": [picked(one, FRAME) for one in answer["scenarios"]], "figures": rows,
            **picked(answer, ("emergent", "emergent_to_2009", "emergent_2010_16"))}


def rows_of(table):
    with open(ROOT / f"scenarios/data/{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def recorded_by_region(backtests):
    """People in the record, by region and month that a target is compared with, and at the origins."""
    region = {row["state"]: row["region"] for row in rows_of("states")}
    months = {year["recorded"]: year["simulated"] for one in backtests for year in one["years"]}
    months |= {one["start"]: one["start"] for one in backtests}
    people = {name: dict.fromkeys(sorted(months.values()), 0) for name in sorted(set(region.values()))}
    for row in rows_of("contributions"):
        if row["month"] in months:
            people[region[row["state"]]][months[row["month"]]] += sum(int(row[k]) for k in ("troops", "police", "experts"))
    return people


def measure(program, replicates, log):
    begun = time.monotonic()
    words = [] if replicates is None else ["--replicates", replicates]
    with tempfile.TemporaryDirectory() as folder:
        backtests = [backtest(program, origin, words + (["--log", log] if log else []), folder) for origin in ORIGINS]
    answers = {"inputs": inputs(), "program": picked(run(program, "version"), ("version", "commit")),
               "posterior": named_in(ROOT / SCENARIO, "posterior") is not None, "backtests": backtests,
               "recorded_by_region": recorded_by_region(backtests), "rolling": rolling(program, words),
               "patterns": patterns(program, words)}
    return answers | {"seconds": round(time.monotonic() - begun)}

#!/usr/bin/env python3
# What does a month cost as the world grows? Synthetic worlds of 50 to 400 states, one line each:
# CPU time of a replicate's month, and of a month by state and active mission; then the exponents.
#
#   bench/scaling.py [PROGRAM]     (build/release/contingent, on one thread; takes a minute or two)
#
# A world is random but the same every time: states with forces, money, ties and a scale; missions
# that all are active, whose posts grow with the number of states; everybody's people at the start.
# What depends on neither states nor missions (capabilities, units, classes, rates) is as shipped.
# CPU time is user time of a long run less that of a short one, so that reading tables and the start of
# each replicate do not count; of three tries the least. Cost in proportion to states x missions has
# exponent 1.
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
KEPT = ("regions", "capabilities", "units", "capability_mix", "classes", "tasks", "mandates",
        "reimbursement")  # they name neither states nor missions
SHORT, LONG, REPLICATES, TRIES = 12, 48, 20, 3
STATES, MISSIONS = (50, 100, 193, 400), (8, 16, 32, 64)
ORGANISATIONS = ("AU", "EU", "ASEAN", "OAS", "OIC", "LAS")
POSTS_PER_STATE = 23  # 193 states: 4,400 posts a mission, as in January 2015


def code(number):
    return "".join(chr(ord("A") + number // base % 26) for base in (676, 26, 1))


class Tables:
    """The folder of a world. Cells that are not given are as in the first shipped row."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        for shipped in sorted((HERE / "scenarios/data").glob("*.csv")):
            lines = shipped.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = lines if shipped.stem in KEPT else lines[:1]
            (folder / shipped.name).write_text("".join(kept), encoding="utf-8")

    def write(self, table, rows):
        with open(HERE / f"scenarios/data/{table}.csv", encoding="utf-8", newline="") as file:
            model = next(csv.DictReader(file))
        with open(self.folder / f"{table}.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, model, lineterminator="\n")
            out.writeheader()
            out.writerows({**model, **row} for row in rows)

    def column(self, table, name):
        with open(self.folder / f"{table}.csv", encoding="utf-8", newline="") as file:
            return [row[name] for row in csv.DictReader(file)]


def write_states(tables, chance, count):
    """Who they are; returns their sizes, in people."""
    regions = tables.column("regions", "region")
    people = [int(10 ** chance.gauss(7.0, 0.7)) for _ in range(count)]
    money = [int(size * 10 ** chance.gauss(3.6, 0.6)) for size in people]
    numbers = chance.sample(range(1, 1000), count)
    tables.write("states", ({"state": code(s), "number": numbers[s], "name": f"State {s}",
                             "region": regions[s % len(regions)], "p5": int(s < 5),
                             "member_since": 1945, "exists_since": 1945} for s in range(count)))
    tables.write("covariates", ({"state": code(s), "year": year, "gdp_usd": money[s],
                                 "population": people[s], "armed_forces": people[s] // 200,
                                 "democracy": f"{chance.random():.2f}"}
                                for s in range(count) for year in range(2009, 2015)))
    shares = [max(1, size * 100000 // sum(money)) for size in money]
    tables.write("scale", ({"state": code(s), "year_from": 2009, "year_to": 2018,
                            "regular_milli_percent": shares[s]} for s in range(count)))
    tables.write("discounts", ({"state": code(s), "year_from": 2009, "year_to": 2018,
                                "level": "A" if s < 5 else "C",
                                "discount_permille": 0 if s < 5 else 75} for s in range(count)))
    tables.write("organisations", ({"state": code(s), "organisation": name} for s in range(count)
                                   for name in ORGANISATIONS if chance.random() < 0.2))
    return people


def write_pairs(tables, chance, count):
    places = [(chance.uniform(-60, 70), chance.uniform(-180, 180)) for _ in range(count)]

    def km(a, b):
        (north, east), (other_north, other_east) = places[a], places[b]
        return int(111 * math.hypot(north - other_north, (east - other_east) / 2)) % 20000
    tables.write("dyads", ({"state_a": code(a), "state_b": code(b), "capital_km": km(a, b),
                            "contiguous": int(km(a, b) < 700), "colonial_tie": int(chance.random() < .01),
                            "common_language": int(chance.random() < 0.1)}
                           for a in range(count) for b in range(a)))


def write_missions(tables, chance, count, people):
    """Missions, their posts, and who is there at the start: one state in five, by its size."""
    states = len(people)
    names = [f"MISSION{m}" for m in range(count)]
    kinds = ("observer", "traditional", "multidimensional", "robust", "robust")
    tables.write("frameworks", ({"framework": "UN"},))
    tables.write("missions", ({"mission": name, "number": m + 1, "name": name,
                               "host": code(chance.randrange(5, states)), "budget": "peacekeeping",
                               "class_initial": kinds[m % 5], "class_later": kinds[m % 5],
                               "class_from": "", "predecessor": "", "framework": "UN",
                               "partner": "", "lead": "", "chapter": 7, "supported": 0}
                              for m, name in enumerate(names)))
    hosts = tables.column("missions", "host")
    posts = {"troops": POSTS_PER_STATE * states * 85 // 100,
             "police": POSTS_PER_STATE * states * 12 // 100,
             "experts": POSTS_PER_STATE * states * 3 // 100}
    tables.write("demand", ({"mission": name, "month": "2013-01", **posts} for name in names))
    placed = []
    for name, host in zip(names, hosts):
        there = [s for s in range(states) if chance.random() < 0.2 and code(s) != host]
        weights = sum(math.sqrt(people[s]) for s in there)
        for s in there:
            share = 0.85 * math.sqrt(people[s]) / weights
            placed.append({"state": code(s), "mission": name, "month": "2015-01",
                           "formed_police": 0,
                           **{kind: int(number * share) for kind, number in posts.items()}})
    tables.write("placements", placed)
    sums = {}
    for row in placed:
        for table, key in (("contributions", row["state"]), ("deployments", row["mission"])):
            total = sums.setdefault(table, {}).setdefault(key, dict.fromkeys(posts, 0))
            for kind in posts:
                total[kind] += row[kind]
    for table, key in (("contributions", "state"), ("deployments", "mission")):
        tables.write(table, ({key: name, "month": "2015-01", **total}
                             for name, total in sums[table].items()))


def make_world(folder, states, missions):
    chance = random.Random(1000 * states + missions)
    tables = Tables(folder / "data")
    people = write_states(tables, chance, states)
    write_pairs(tables, chance, states)
    write_missions(tables, chance, missions, people)
    scenario = folder / "world.cfg"
    scenario.write_text(f'data = "data"; start = "2015-01"; months = {LONG};\n')
    return scenario


def user_seconds(program, scenario, months):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    ran = subprocess.run([program, "run", str(scenario), "--replicates", str(REPLICATES), "--months",
                          str(months), "--threads", "1", "--no-store", "--quiet", "--json"],
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if ran.returncode != 0:
        sys.exit(ran.stderr)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def cost(program, states, missions):
    """Seconds of a replicate's month."""
    with tempfile.TemporaryDirectory() as folder:
        scenario = make_world(Path(folder), states, missions)
        short, long = (min(user_seconds(program, scenario, months) for _ in range(TRIES))
                       for months in (SHORT, LONG))
    return (long - short) / (REPLICATES * (LONG - SHORT))


def exponent(pairs):
    """The slope of least squares of the logarithms."""
    x, y = ([math.log(value) for value in values] for values in zip(*pairs))
    x_mean, y_mean = sum(x) / len(x), sum(y) / len(y)
    return (sum((a - x_mean) * (b - y_mean) for a, b in zip(x, y))
            / sum((a - x_mean) ** 2 for a in x))


def main():
    program = os.path.realpath(sys.argv[1] if len(sys.argv) > 1 else HERE / "build/release/contingent")
    sizes = [(states, 16) for states in STATES] + [(193, missions) for missions in MISSIONS
                                                   if missions != 16]
    seconds = {}
    for states, missions in sizes:
        seconds[states, missions] = cost(program, states, missions)
        print(f"{states:4} states x {missions:3} missions: {1e3 * seconds[states, missions]:7.3f} ms "
              f"a month, {1e9 * seconds[states, missions] / (states * missions):6.1f} ns a state and "
              f"mission", flush=True)
    print(f"exponent of states {exponent([(s, t) for (s, m), t in seconds.items() if m == 16]):.2f}, "
          f"of missions {exponent([(m, t) for (s, m), t in seconds.items() if s == 193]):.2f}, of "
          f"states x missions {exponent([(s * m, t) for (s, m), t in seconds.items()]):.2f}")


if __name__ == "__main__":
    main()

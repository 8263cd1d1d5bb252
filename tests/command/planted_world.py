"""A copy of the shipped tables and scenarios in a folder of its own, to which tests add rows.

Rows are given by the names of their columns; what is not named is as in `like` (the key of another
row) or, without it, 0 in columns of numbers and empty elsewhere: columns to come need no change here.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import json
import re
import shutil
import subprocess
from pathlib import Path

# A capability's part of the mix is taken from this one, of the same type of personnel.
COMMONEST, PERMILLE = "infantry", 60


class World:
    def __init__(self, program, source, folder):
        self.program, self.folder = program, Path(folder)
        self.columns = columns_of(program)
        shutil.copytree(source / "scenarios/data", self.folder / "data")
        for scenario in (source / "scenarios").glob("*.cfg"):
            shutil.copy(scenario, self.folder)
        shutil.copy(source / "scenarios/posterior.csv", self.folder)

    def path(self, table):
        return self.folder / f"data/{table}.csv"

    def tables(self):
        return sorted(path.stem for path in (self.folder / "data").glob("*.csv"))

    def read(self, table):
        """The header, and the rows as lists."""
        with open(self.path(table), encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        return header, rows

    def write(self, table, header, rows):
        with open(self.path(table), "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])

    def keys(self, table):
        return [row[0] for row in self.read(table)[1]]

    def add(self, table, *cells, like=None):
        """One row for each dictionary of cells."""
        header, rows = self.read(table)
        model = next((row for row in rows if row[0] == like),
                     ["0" if self.is_number(table, name) else "" for name in header])
        for cell in cells:
            unknown = set(cell) - set(header)
            if unknown:
                raise KeyError(f"{table} has no column {', '.join(sorted(unknown))}")
            rows.append([str(cell.get(name, kept)) for name, kept in zip(header, model)])
        self.write(table, header, rows)

    def allowed(self, table, column):
        """What a column of a table may hold, in the program's words."""
        header = set(self.read(table)[0])  # a table for a scenario has the columns of its model
        columns = self.columns.get(table) or next(
            (known for known in self.columns.values() if set(known) == header), {})
        return columns.get(column, "")

    def is_number(self, table, column):
        return re.match(r"-?[\d.]+ to ", self.allowed(table, column)) is not None

    def edit(self, table, change):
        """`change` gets each row as a dictionary and changes it."""
        header, rows = self.read(table)
        named = [dict(zip(header, row)) for row in rows]
        for row in named:
            change(row)
        self.write(table, header, [[row[name] for name in header] for row in named])

    def scenario(self, text):
        path = self.folder / "world.cfg"
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, scenario, *words):
        """The answer. Replicates that break conservation fail, and with them the run."""
        ran = subprocess.run([str(self.program), "run", str(self.folder / scenario), "--quiet",
                              "--json", *words], text=True, capture_output=True)
        if ran.returncode != 0:
            raise AssertionError(f"{ran.returncode}\n{ran.stderr[:5000]}")
        answer = json.loads(ran.stdout)
        if answer["failed"] != 0:
            raise AssertionError(answer["failures"])
        return answer


def columns_of(program):
    """{table: {column: what it may hold}}, as `contingent explain` has it."""
    said = subprocess.run([str(program), "explain", "--markdown", "tables"], text=True,
                          capture_output=True, check=True).stdout
    columns = {}
    for line in said.splitlines():
        if line.startswith("## "):
            table = columns.setdefault(line[3:].removesuffix(".csv"), {})
        cell = re.match(r"\| `(\w+)` \| (.*?) \|", line)
        if cell:
            table[cell.group(1)] = cell.group(2)
    return columns


def add_capability(world):
    """Bridging companies: a twentieth of the infantry's posts in every class of mandate."""
    world.add("capabilities", {"capability": "bridging", "number": 200, "brigade_pers": 100,
                               "brigade_least_pers": 50, "brigade_most_pers": 150}, like="engineering")
    world.add("units", {"unit": "bridging_company", "capability": "bridging", "persons": 60,
                        "persons_least": 40, "persons_most": 80, "weight": 1, "basis": "assumed",
                        "source": "a test"})
    classes = []

    def take(row):
        if row["capability"] == COMMONEST:
            classes.append(row["mission_class"])
            for name in ("share_permille", "least_permille"):
                row[name] = str(max(0, int(row[name]) - PERMILLE))
    world.edit("capability_mix", take)
    world.add("capability_mix", *({"mission_class": name, "capability": "bridging",
                                   "share_permille": PERMILLE, "least_permille": 0,
                                   "most_permille": 2 * PERMILLE, "basis": "assumed",
                                   "source": "a test"} for name in classes))


def add_framework(world, deployed=300):
    """A pact of the Pacific with money of its own, and a force in Timor-Leste."""
    world.add("frameworks", {"framework": "ZPACT", "number": 201, "name": "Pact of a test",
                             "kind": "regional", "organisation": "ZPACT", "continent": "Oceania",
                             "faster_months": 3, "sustain_months": 24,
                             "allowance_usd_per_pers_month": 900, "budget_usd_m_per_year": 5,
                             "basis": "assumed", "source": "a test"})
    world.add("organisations", *({"state": state, "organisation": "ZPACT"}
                                 for state in ("AUS", "NZL", "PNG", "TON", "IDN", "MYS", "SGP")))
    world.add("missions", {"mission": "ZFORCE", "number": 59002, "name": "Force of a test",
                           "host": "TLS", "budget": "own", "class_initial": "robust",
                           "class_later": "robust", "framework": "ZPACT", "partner": "UN",
                           "chapter": 7, "supported": 1, "basis": "assumed"})
    world.add("demand", {"mission": "ZFORCE", "month": "2014-06", "troops": 1200, "police": 40,
                         "experts": 5, "basis": "assumed"})
    world.add("deployments", {"mission": "ZFORCE", "month": "2015-01", "troops": deployed})


def add_programme(world, capability="engineering"):
    """A school in Fiji for three states of the Pacific, out of Japan's budget."""
    world.add("programmes", {"programme": "z-school", "number": 60001, "name": "School of a test",
                             "donor": "JPN", "donor_share_permille": 900, "host": "FJI",
                             "mode": "course", "capability": capability, "centre": 1,
                             "instructors": 50, "seats_per_year": 1200,
                             "peacekeeping_permille": 1000, "start": "2015-02", "basis": "assumed",
                             "source": "a test"})
    world.add("recipients", *({"programme": "z-school", "state": state}
                              for state in ("FJI", "PNG", "IDN")))


def add_mission(world):
    """A mission of the United Nations in the Solomon Islands."""
    world.add("missions", {"mission": "ZMIS", "number": 59001, "name": "Mission of a test",
                           "host": "SLB", "budget": "peacekeeping",
                           "class_initial": "multidimensional", "class_later": "multidimensional",
                           "framework": "UN", "chapter": 6, "basis": "assumed"})
    world.add("demand", {"mission": "ZMIS", "month": "2015-03", "troops": 900, "police": 60,
                         "experts": 30, "basis": "assumed"})


def add_the_rest(world):
    """At least two rows in every table that the shipped ones leave nearly empty, and rows whose order
    could show: two of one state, mission or year."""
    world.add("tasks", {"task": "z_watch", "number": 251, "name": "watch", "basis": "assumed"},
              {"task": "z_bridge", "number": 250, "name": "bridge", "basis": "assumed"})
    world.edit("capabilities", lambda row: row.update(
        tasks=";".join(filter(None, [row["tasks"], "z_bridge", "z_watch"])))
        if row["capability"] == "bridging" else None)
    world.add("mandates", *({"mission_class": name, "task": task, "from": "2014-01",
                             "basis": "assumed"} for name in ("robust", "multidimensional")
                            for task in ("z_bridge", "z_watch")))
    world.add("caveats", *({"state": state, "tasks": "z_watch", "chapters": chapters,
                            "frameworks": frameworks, "basis": "assumed"} for state, chapters, frameworks
                           in (("NZL", "both", "all"), ("BGD", "VI", "all"), ("GHA", "both", "UN"))))
    world.add("consent", *({"mission": mission, "state": state, "from": "2015-04", "to": "2016-02",
                            "basis": "assumed"} for mission, state
                           in (("MONUSCO", "UGA"), ("MONUSCO", "RWA"), ("UNMISS", "PAK"))))
    world.add("outside_contributors", *({"mission": "ZFORCE", "state": state, "month": month,
                                         "persons": persons, "basis": "assumed"}
                                        for state, month, persons in
                                        (("AUS", "2014-12", 120), ("AUS", "2015-02", 80),
                                         ("IDN", "2014-11", 40), ("NZL", "2016-01", 30))))
    world.add("donors", {"donor": "NOR", "budget_usd_m_per_year": 12, "courses_permille": 600,
                         "equipment_permille": 400, "basis": "assumed"},
              {"donor": "KOR", "budget_usd_m_per_year": 8, "units_permille": 500,
               "aid_permille": 300, "lift_permille": 200, "coordinates": 1, "basis": "assumed"})
    world.add("conflicts", {"host": "SLB", "year": 2014, "intensity": 2},
              {"host": "PNG", "year": 2015, "intensity": 1})
    world.add("authorisation", *({"continent": continent, "severity": severity,
                                  "per_year_before_1999": f"0.0{severity + 2}",
                                  "per_year_from_1999": f"0.{severity + 1}",
                                  "outside_per_year": f"0.{severity + 1}", "basis": "assumed"}
                                 for continent in ("Africa", "Asia", "Oceania", "Europe", "Americas")
                                 for severity in range(3)) if not world.keys("authorisation") else ())
    if not world.keys("templates"):
        world.add("templates", *({"template": name, "number": number, "framework": framework,
                                  "mission_class": kind, "chapter": chapter, "year": year,
                                  "troops": troops, "police": 50, "experts": 20, "basis": "assumed"}
                                 for name, number, framework, kind, chapter, year, troops in
                                 (("ZA", 65001, "UN", "robust", 7, 2010, 5000),
                                  ("ZB", 65002, "UN", "multidimensional", 6, 1995, 3000),
                                  ("ZC", 65003, "AU", "robust", 7, 2007, 2500),
                                  ("ZD", 65004, "ZPACT", "observer", 6, 2003, 100))))
    world.add("specialisation", *({"state": "BGD", "mission": "MONUSCO", "capability": capability,
                                   "from": begin, "to": "", "persons": persons, "basis": "assumed"}
                                  for capability, begin, persons in
                                  (("medical", "2014-01", 60), ("medical", "2014-06", 90))))


EVENTS = (  # dates apart but for the two of May 2015, whose order is the order of their rows
    {"event": "z-open", "month": "2015-04", "kind": "mission_opened", "mission": "UNTAET",
     "troops": 1500, "police": 200, "experts": 40},
    {"event": "z-close", "month": "2016-06", "kind": "mission_closed", "mission": "UNTAET"},
    {"event": "z-over", "month": "2016-03", "kind": "handed_over", "mission": "UNMIL",
     "to_mission": "UNOCI", "value": 0.5},
    {"event": "z-law-1", "month": "2015-08", "kind": "law_reformed", "state": "NZL",
     "tasks": "z_bridge"},
    {"event": "z-law-2", "month": "2016-01", "kind": "law_reformed", "state": "NZL",
     "tasks": "z_watch;z_bridge"},
    {"event": "z-share-1", "month": "2016-02", "kind": "share_changed", "state": "USA", "value": 15},
    {"event": "z-share-2", "month": "2016-09", "kind": "share_changed", "state": "USA", "value": 20},
    {"event": "z-leave", "month": "2015-06", "kind": "contributor_leaves", "state": "IND",
     "months": 9},
    {"event": "z-send-1", "month": "2015-05", "kind": "contributor_sends", "state": "JPN",
     "mission": "UNMISS", "capability": "engineering", "value": 200},
    {"event": "z-send-2", "month": "2015-05", "kind": "contributor_sends", "state": "JPN",
     "mission": "MONUSCO", "capability": "engineering", "value": 150},
    {"event": "z-rate-1", "month": "2015-10", "kind": "rate_raised", "value": 1500},
    {"event": "z-rate-2", "month": "2016-07", "kind": "rate_raised", "value": 1700},
    {"event": "z-flood", "month": "2015-09", "kind": "disaster", "state": "PAK", "value": 900,
     "months": 6},
)


def add_everything(world):
    add_capability(world)
    add_framework(world)
    add_mission(world)
    add_programme(world, "bridging")
    add_the_rest(world)
    world.add("events", *({"basis": "assumed", **event} for event in EVENTS))

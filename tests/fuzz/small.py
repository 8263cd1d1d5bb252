#!/usr/bin/env python3
"""Writes the small world of the fuzz targets, tests/fuzz/small.py PROGRAM: of the shipped tables a few states,
two missions, four months (tests/fuzz/tables), so that a scenario on them opens in a moment; and a store of a
sweep of eight runs in small pages (tests/fuzz/store.db). To be run again when the columns of a table or the
format of the store change.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATES = {"BGD", "JPN", "KHM", "LBN", "SSD", "USA"}
MISSIONS = {"UNIFIL", "UNMISS"}
SHARES = {"infantry": 900, "engineering": 60, "staff_officers": 40, "individual_police": 1000,
          "military_experts": 1000}  # of the capabilities that are left
TASKS = {"observe", "separate", "works", "staff", "advise_police", "electoral"}
FEW = ("templates", "specialisation")  # of which any rows will do


def is_wanted(table, row, kept):
    for column, cell in row.items():
        month = re.fullmatch(r"(\d{4})-\d\d", cell)
        if column in ("predecessor", "partner", "lead"):
            row[column] = cell if cell in MISSIONS | STATES else ""
        elif column in ("source", "note"):
            row[column] = ""
        elif column == "tasks":
            row[column] = ";".join(task for task in cell.split(";") if task in TASKS)
        elif column == "capability" and cell and cell not in SHARES or column == "task" and cell not in TASKS:
            return False
        elif column == "share_permille":
            row[column], row["least_permille"], row["most_permille"] = SHARES[row["capability"]], "0", "1000"
        elif re.fullmatch("[A-Z]{3}", cell) and cell not in STATES and column in (
                "state", "state_a", "state_b", "host", "donor", "stands_for", "territory"):
            return False
        elif column in ("mission", "to_mission") and cell and cell not in MISSIONS:
            return False
        elif column == "programme" and table == "recipients" and cell not in {
                programme["programme"] for programme in kept["programmes"]}:
            return False
        elif column == "framework" and cell not in ("UN", "AU", "COALITION"):
            return False
        elif column == "year" and table in ("covariates", "conflicts") and not 2013 <= int(cell) <= 2014:
            return False
        elif column == "year_from" and not int(cell) <= 2015 <= int(row["year_to"]):
            return False
        elif column == "month" and month and table != "reimbursement" and not (
                ("2014" if table == "demand" else "2014-12") <= cell <= "2015-03"
                or table == "events" and row["kind"] == "law_reformed"):
            return False
    return True


SWEEP = """base = "base.cfg"; policies = ( "policy.cfg" );
vary = ( { path = "exit.base"; }, { path = "will.spread"; } );
design = { kind = "latin"; points = 2; }; replicates = 2; seed = 7;
keep = ( { measure = "world.deployed_pers"; }, { measure = "state.deployed_pers"; who = "JPN"; at = "end"; } );
"""
# What is left out keeps the store whole: of a sweep with `keep` a run needs factors and kept alone.
THIN = """DELETE FROM parameter WHERE number > 1; DELETE FROM measure WHERE number NOT IN (0, 1);
DELETE FROM who WHERE row > 1; DELETE FROM input WHERE role LIKE 'table%'; UPDATE study SET resolved = 'r';
UPDATE policy SET resolved = 'r'; PRAGMA page_size = 512; VACUUM;"""


def write_store(program):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").symlink_to(HERE / "tables")
        (folder / "base.cfg").write_text('start = "2015-01"; months = 2; data = "data"; title = "B";')
        (folder / "policy.cfg").write_text('base = "base.cfg"; parameters = { exit = { base = -2.5; }; };')
        (folder / "sweep.cfg").write_text(SWEEP)
        subprocess.run([program, "sweep", "sweep.cfg", "--quiet", "-o", "store.db"], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL)
        base = sqlite3.connect(folder / "store.db", isolation_level=None)
        base.executescript(THIN)
        base.close()
        (HERE / "store.db").write_bytes((folder / "store.db").read_bytes())


def write_tables():
    (HERE / "tables").mkdir(exist_ok=True)
    kept = {}
    shipped = HERE.parent.parent / "scenarios/data"
    for path in sorted(shipped.glob("*.csv")):
        if path.stem in ("deaths", "deaths_by_year", "scale_later"):
            continue
        with open(path, newline="", encoding="utf-8") as file:
            rows = csv.DictReader(file)
            kept[path.stem] = [row for row in rows if is_wanted(path.stem, row, kept)]
        names = rows.fieldnames
        rows = kept[path.stem]
        rows = rows[:4] if path.stem in FEW else rows
        with open(HERE / "tables" / path.name, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    write_tables()
    write_store(Path(sys.argv[1]).resolve())

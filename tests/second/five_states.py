"""A world of five states with everything in it that a rule of the month can act on.

The shipped tables, of which the rows of five states and a few missions are kept, and rows that
nobody has recorded, so that every mechanism acts within two years. It is a world for comparing two
engines, not one for answers.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import json
import subprocess
import sys
from pathlib import Path

STATES = {"FRA", "GHA", "JPN", "MLI", "USA"}
TERRITORIES = {"ESH"}
# Each with its host: where the record's is not in this world, another one's.
MISSIONS = {"MINUSMA": "MLI", "AFISMA": "MLI", "Serval": "MLI", "EUTM-MLI": "MLI", "MINURSO": "ESH",
            "UNOCI": "GHA", "UNMIL": "JPN", "AMISOM": "ESH"}
PROGRAMMES = {"ghana-kaiptc": "GHA", "mali-emp": "MLI", "jptrc-courses": "JPN",
              "jptrc-open-seats": "JPN", "senior-leaders-tokyo": "JPN", "acota-west": "GHA",
              "gpoi-asia": "MLI", "aprrp": "GHA", "ethiopia-eipktc": "GHA"}
OF_STATES = ("state", "state_a", "state_b", "donor", "lead")
EMPTIED = ("ECCAS", "CEMAC", "SADC", "CIS")  # frameworks of which nobody is left
EMPTY = ("events", "caveats", "consent", "specialisation", "recipients", "prior_placements")


def is_kept(table, row):
    """Whether nothing of a row is outside this world."""
    checks = [row[column] in STATES for column in OF_STATES if row.get(column)]
    if "mission" in row:
        checks.append(row["mission"] in MISSIONS)
    if "programme" in row:
        checks.append(row["programme"] in PROGRAMMES)
    if "territory" in row:
        checks.append(row["territory"] in TERRITORIES)
    if "framework" in row:
        checks.append(row["framework"] not in EMPTIED)
    if table == "conflicts":
        checks.append(row["host"] in STATES | TERRITORIES)
    if table == "scale" and row["state"] == "GHA":  # years of others stand for those before
        checks.append(row["year_from"] >= "2001")
    return all(checks)


def changed(table, row):
    """A row as this world has it."""
    if table == "missions":
        row["host"] = MISSIONS[row["mission"]]
        row["predecessor"] = row["predecessor"] if row["predecessor"] in MISSIONS else ""
    if table == "programmes":
        row["host"] = PROGRAMMES[row["programme"]]
        row["start"], row["end"] = min(row["start"], "2013-06"), ""
        if row["programme"] == "ghana-kaiptc":  # two donors teach the same
            row["capability"] = "infantry"
    if table == "territories":
        row["stands_for"] = "GHA"
    if table == "donors":
        row.update(PORTFOLIOS[row["donor"]], coordinates="1" if row["donor"] == "USA" else "0")
    if table == "frameworks" and row["framework"] == "ECOWAS":
        row.update(allowance_usd_per_pers_month="1028", budget_usd_m_per_year="9")
    if table == "missions" and row["mission"] == "AMISOM":
        row["supported"] = "1"
    if table == "covariates" and row["state"] == "MLI" and row["year"] < "2000":
        row["democracy"] = "-1"
    return row


ITEMS = ("units", "officers", "centres", "courses", "trainers", "equipment", "lift", "aid")
PORTFOLIOS = {donor: {f"{item}_permille": str(share) for item, share in zip(ITEMS, shares)}
              for donor, shares in {"JPN": (100, 50, 400, 150, 100, 50, 50, 100),
                                    "USA": (200, 50, 50, 300, 200, 100, 50, 50)}.items()}

MORE = {
    "events": [
        {"event": "law", "month": "2013-04", "kind": "law_reformed", "state": "JPN", "tasks": "all"},
        {"event": "sends", "month": "2013-08", "kind": "contributor_sends", "state": "FRA",
         "mission": "MINUSMA", "capability": "infantry", "value": "850"},
        {"event": "leaves-one", "month": "2013-10", "kind": "contributor_leaves", "state": "MLI",
         "mission": "UNOCI", "months": "6"},
        {"event": "disaster", "month": "2014-01", "kind": "disaster", "state": "GHA", "value": "900",
         "months": "2"},
        {"event": "over", "month": "2014-02", "kind": "handed_over", "mission": "UNOCI",
         "to_mission": "MINUSMA", "value": "0.5"},
        {"event": "share", "month": "2014-03", "kind": "share_changed", "state": "JPN", "value": "9.5"},
        {"event": "part", "month": "2013-05", "kind": "pays_part", "state": "USA", "value": "0.6",
         "months": "9"},
        {"event": "rate", "month": "2014-04", "kind": "rate_raised", "value": "1400"},
        {"event": "opens", "month": "2014-05", "kind": "mission_opened", "mission": "AMISOM",
         "troops": "1200", "police": "100", "experts": "20"},
        {"event": "closes", "month": "2014-06", "kind": "mission_closed", "mission": "UNMIL"},
        {"event": "leaves-all", "month": "2014-09", "kind": "contributor_leaves", "state": "FRA",
         "months": "3"},
    ],
    "caveats": [
        {"state": "JPN", "tasks": "electoral;observe;works;support;staff", "chapters": "both",
         "frameworks": "UN"},
        {"state": "MLI", "tasks": "all", "chapters": "VI", "frameworks": "all"}],
    "consent": [
        {"mission": "UNMIL", "state": "GHA", "from": "2013-03", "to": "2013-09"},
        {"mission": "MINUSMA", "state": "USA", "from": "2014-01"}],
    "specialisation": [
        {"state": "FRA", "mission": "UNOCI", "capability": "engineering", "from": "2012-06"},
        {"state": "GHA", "mission": "UNMIL", "capability": "medical", "from": "2010-01",
         "to": "2014-06", "persons": "60"},
        {"state": "GHA", "mission": "UNOCI", "capability": "aviation", "from": "2011-01",
         "to": "2013-12"}],
    "recipients": [{"programme": programme, "state": state}
                   for programme in PROGRAMMES for state in ("GHA", "MLI")],
    "prior_placements": [
        {"mission": "MINURSO", "state": "GHA", "year": "1998", "troops": "7"},
        {"mission": "MINURSO", "state": "FRA", "year": "1998", "troops": "20"}],
    # Beside what the record has: people of five states in missions of which they had none.
    "placements": [
        {"state": "JPN", "mission": "UNMIL", "month": "2012-12", "troops": "330", "experts": "5"},
        {"state": "MLI", "mission": "UNOCI", "month": "2012-12", "troops": "120", "police": "150",
         "formed_police": "140"},
        {"state": "USA", "mission": "UNMIL", "month": "2012-12", "troops": "9", "police": "40",
         "experts": "10"}],
}


STUDIES = {
    # The missions of the record and of events.
    "record": {
        "start": "2012-12", "months": 24, "replicates": 50, "seed": 42, "chances": 1,
        "covariates_known_to": "", "parameters": {}, "posterior": "",
        "changes": [
            {"path": "exit.base", "how": "add", "value": "0.5", "from": "2013-06", "to": "2013-12"},
            {"path": "casualties.malicious_factor", "how": "multiply", "value": "3",
             "from": "2013-03", "to": ""},
            {"path": "units.infantry_battalion.persons", "how": "multiply", "value": "0.81",
             "from": "2013-09", "to": ""},
            {"path": "programmes.mali-emp.mode", "how": "set", "value": "adviser",
             "from": "2014-01", "to": ""},
        ]},
    # Missions that the model itself begins; more of them than anybody would expect.
    "generated": {
        "start": "2011-12", "months": 24, "replicates": 50, "seed": 9223372036854775807, "chances": 3,
        "covariates_known_to": "2010-12", "posterior": "posterior.csv",
        "parameters": {"demand.generated": 1, "demand.openings_factor": 60,
                       "situations.again_major_per_year": 0.9, "situations.fresh_major_per_year": 0.3,
                       "casualties.early_probability": 0.4, "civil.standing": 5},
        "changes": []},
    # Before who was where was recorded, with policies on new missions and on what is paid.
    "early": {
        "start": "1998-06", "months": 24, "replicates": 50, "seed": 7, "chances": 1,
        "covariates_known_to": "1998-12", "posterior": "",
        "parameters": {"demand.generated": 1, "demand.openings_factor": 90, "demand.robust_share": 0.5,
                       "situations.fresh_major_per_year": 0.5, "civil.substitution": 1,
                       "money.risk_premium_share": 0.2, "money.enabler_premium_share": 0.3},
        "changes": [
            {"path": "mechanism.willingness", "how": "set", "value": "0", "from": "1999-03",
             "to": "1999-08"},
            {"path": "demand.unplanned_share", "how": "set", "value": "0", "from": "1999-10",
             "to": "2000-01"}]},
}
POSTERIOR = """weight,willingness.unit_base,training.refresher_share,readiness.delay_months,exit.base
0.5,-6.5,0.3,3,-2.25
0.25,-5.125,0.15,5,-1.5
0.25,-7.75,0.45,2,0.75
"""


def parameters_of(program, study):
    """Every parameter as the study has it."""
    names = told(program)["parameters"]
    rows = told(program, *names)["explained"]
    given = study["parameters"]
    return [{"path": row["name"], "value": given.get(row["name"], row["value"]),
             **row.get("plausible", {"low": row["value"], "high": row["value"]}), **row["allowed"],
             "drawn": row["drawn"] and row["name"] not in given} for row in rows]


def told(program, *names):
    return json.loads(subprocess.run([program, "explain", "--json", *names], check=True,
                                     capture_output=True, text=True).stdout)


def write_scenario(study, path):
    groups = {}
    for name, value in study["parameters"].items():
        group, short = name.split(".")
        groups.setdefault(group, []).append(f"{short} = {value};")
    lines = ['data = "world";']
    lines += [f'{name} = "{study[name]}";' for name in ("start", "covariates_known_to", "posterior")
              if study[name]]
    lines += [f"{name} = {study[name]};" for name in ("months", "replicates", "seed")]
    if groups:
        lines.append("parameters = { " + " ".join(
            f"{group} = {{ {' '.join(values)} }};" for group, values in groups.items()) + " };")
    if study["changes"]:
        lines.append("change = (" + ",\n".join(change_of(**change) for change in study["changes"]) + ");")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def change_of(path, how, value, to, **since):
    value = f'"{value}"' if how == "set" else value
    until = f' to = "{to}";' if to else ""
    return f'{{ path = "{path}"; {how} = {value}; from = "{since["from"]}";{until} }}'


def make(program, source, folder):
    """Writes the tables into folder/world and each study for both engines into folder."""
    folder, world = Path(folder), Path(folder) / "world"
    world.mkdir(parents=True)
    for path in sorted((Path(source) / "scenarios/data").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns, rows = reader.fieldnames, list(reader)
        table = path.stem
        rows = [] if table in EMPTY else [changed(table, row) for row in rows if is_kept(table, row)]
        for more in MORE.get(table, []):
            rows.append({column: more.get(column, default_of(column)) for column in columns})
        with open(world / path.name, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    (folder / "posterior.csv").write_text(POSTERIOR, encoding="utf-8")
    for name, study in STUDIES.items():
        write_scenario(study, folder / f"{name}.cfg")
        told_of = {**study, "data": "world", "events": [], "parameters": parameters_of(program, study)}
        (folder / f"study-{name}.json").write_text(json.dumps(told_of, indent=1), encoding="utf-8")


NUMBERS = ("troops", "police", "experts", "formed_police", "value", "months", "persons")


def default_of(column):
    return {"basis": "assumed"}.get(column, "0" if column in NUMBERS else "")


if __name__ == "__main__":
    make(*sys.argv[1:])

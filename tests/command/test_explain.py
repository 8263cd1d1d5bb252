"""What `contingent explain` says: of every parameter, measure, mechanism, table, column, pattern and scenario,
with unit, range and source; and which name was meant.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import json
import re
import subprocess
import sys
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SET = "keys of tasks with ';' between them, or all, or nothing"
ROW = re.compile(r"^CTG_(?:PARAMETER|MEASURE)\((\w+), (\w+)(?:, (\w+))?", re.MULTILINE)


def program(*words, code=0):
    ran = subprocess.run([PROGRAM, "explain", *words], text=True, capture_output=True)
    assert ran.returncode == code, ran.stderr
    return ran


def explain(*names):
    return program(*names).stdout


def explained(*names):
    return json.loads(program(*names, "--json").stdout)["explained"]


def text(name):
    return (SOURCE / name).read_text(encoding="utf-8")


def sources():
    """(table, column) -> (unit, upstream, what was done), of SOURCES.md."""
    rows = re.findall(r"^\| (\w+) \| (\w+) \| (.*?) \| (.*?) \| (.*?) \|$", text("scenarios/data/SOURCES.md"),
                      re.MULTILINE)
    return {(row[0], row[1]): row[2:] for row in rows if row[0] != "table"}


class Explain(unittest.TestCase):
    def test_a_table_says_what_a_cell_with_a_set_of_keys_may_hold(self):
        lines = {line.split()[0]: line for line in explain("caveats").splitlines()[2:]}
        self.assertTrue(lines["tasks"].endswith(": " + SET), lines["tasks"])
        self.assertTrue(lines["frameworks"].endswith(": " + SET.replace("tasks", "frameworks")))
        self.assertNotIn(":", lines["state"])

    def test_a_table_with_one_key_says_which_there_are(self):
        self.assertIn("\n  keys       JPN, USA\n", explain("donors"))
        self.assertIn(" vietnam-cba, ", " ".join(explain("programmes").split()))
        self.assertNotIn("\n  keys ", explain("recipients"))

    def test_a_key_says_its_tables_and_what_can_be_asked_of_it(self):
        said = explain("JPN")
        for part in ("JPN: a row of the table states: ", "JPN: a row of the table donors: ", "--set 'donors.JPN.COLUMN=VALUE'",
                     "=JPN' and all of: contingent explain state\n"):
            self.assertIn(part, said)
        row, = explained("South-eastern Asia")
        self.assertEqual(row, {"name": "South-eastern Asia", "kind": "row", "tables": ["regions"],
                               "measures_of": ["supplier", "host"]})

    def test_an_invented_name_is_told_what_its_group_has(self):
        self.assertIn("'training.invented'; `contingent explain training` lists them", program("training.invented", code=2).stderr)
        self.assertIn("'states.bicycle'; `contingent explain states` lists them", program("states.bicycle", code=2).stderr)
        self.assertNotIn("lists them", program("no.such", code=2).stderr)

    def test_a_column_says_what_it_allows_and_its_path(self):
        text = explain("events.tasks")
        self.assertIn(f"  allowed    {SET}\n", text)
        self.assertIn("  path       events.<event>.tasks\n", text)

    def test_every_parameter_has_unit_range_and_source(self):
        rows = [f"{group}.{name}" for _, group, name in
                re.findall(r"^CTG_PARAMETER\((\w+), (\w+), (\w+),", text("engine/parameters.def"), re.MULTILINE)]
        self.assertGreater(len(rows), 150)
        said = explained(*rows)
        self.assertEqual([one["name"] for one in said], rows)
        for one in said:
            with self.subTest(parameter=one["name"]):
                self.assertEqual(one["kind"], "parameter")
                self.assertTrue(one["what"] and one["source"] and one["basis"])
                self.assertTrue(one["unit"] or one["number"] == "switch")
                self.assertLessEqual(one["allowed"]["least"], one["plausible"]["low"])
                self.assertLessEqual(one["plausible"]["low"], one["value"])
                self.assertLessEqual(one["value"], one["plausible"]["high"])
                self.assertLessEqual(one["plausible"]["high"], one["allowed"]["most"])
        pages = explain(*rows)
        for label in ("value", "allowed", "plausible", "basis", "source"):
            self.assertEqual(len(re.findall(rf"^  {label} +\S", pages, re.MULTILINE)), len(rows), label)

    def test_every_measure_has_unit_time_months_scope_and_the_file_that_reckons_it(self):
        rows = [f"{scope}.{name}" for scope, name in
                re.findall(r"^CTG_MEASURE\((\w+), (\w+),", text("engine/measures.def"), re.MULTILINE)]
        self.assertGreater(len(rows), 90)
        for one in explained(*rows):
            with self.subTest(measure=one["name"]):
                self.assertTrue(one["what"] and one["unit"])
                self.assertIn(one["taken"], ("end", "sum"))
                self.assertEqual(one["every_months"], 1 if one["name"].startswith("world.") else 12)
                self.assertEqual(one["scope"], one["name"].split(".")[0])
                self.assertEqual(one["who"] == "", one["scope"] == "world")
                self.assertTrue(one["source"])
                for file in one["source"]:
                    self.assertIn("ctg_measure_" + one["name"].replace(".", "_"), text(file))
        pages = explain(*rows)
        for label in ("unit", "taken", "months", "scope", "source"):
            self.assertEqual(len(re.findall(rf"^  {label} +\S", pages, re.MULTILINE)), len(rows), label)

    def test_every_mechanism_has_its_switches_sections_files_and_parameters(self):
        document = text("engine/MODEL.md").partition("\n## 11. ")[2].partition("\n## ")[0]
        rows = {cells[0]: cells for cells in (re.findall(r" (.*?) (?=\|)", line[1:]) for line in
                                              document.splitlines() if re.match(r"\| M\d", line))}
        self.assertGreater(len(rows), 15)
        switches = set()
        for one in explained(*rows):
            _, what, said, files, parameters, *_ = rows[one["name"]]
            with self.subTest(mechanism=one["name"]):
                self.assertEqual(one["what"], what)
                self.assertEqual({row["switch"] for row in one["switches"]}, set(re.findall(r"`([\w.]+)`", said)))
                self.assertEqual(one["files"], [f"engine/model/{file}" for file in re.findall(r"`(\w+\.c)`", files)])
                self.assertTrue(one["sections"])
                self.assertTrue(one["parameters"] or one["tables"])
                for row in one["switches"]:
                    self.assertTrue(row["what"])
                    switches.add(row["switch"])
                for group in re.findall(r"`([\w.]+)`", parameters):
                    self.assertTrue(group in one["tables"] or group in one["parameters"] or
                                    any(path.startswith(group + ".") for path in one["parameters"]), group)
                for file in one["files"]:
                    self.assertTrue(any(section in line and file in line for section in one["sections"]
                                        for line in text("engine/MODEL.md").splitlines()), file)
        every = set(re.findall(r"^CTG_PARAMETER\(switch, ((?:mechanism|gains), \w+),", text("engine/parameters.def"),
                               re.MULTILINE))
        self.assertEqual(switches, {switch.replace(", ", ".") for switch in every})
        for switch in sorted(switches):
            page = explain(switch)
            self.assertRegex(page, rf"^{re.escape(switch)}: a parameter\n")
            self.assertRegex(page, r"\nM\d+: a mechanism of the model: ")
            self.assertIn("\n  files      engine/model/", page)

    def test_a_rule_of_the_model_is_what_the_document_says(self):
        rules = re.findall(r"\*\*([A-Z]{3,4}\d+)\b", text("engine/MODEL.md"))
        self.assertGreater(len(rules), 150)
        whole = text("engine/MODEL.md")
        for one in explained(*rules):
            with self.subTest(rule=one["name"]):
                self.assertEqual(one["kind"], "rule")
                self.assertIn(one["what"], whole)
                self.assertTrue(one["what"].startswith("**" + one["name"]))
                self.assertEqual(len(re.findall(r"\*\*[A-Z]{3,4}\d", one["what"])), 1)

    def test_every_table_and_column_has_unit_and_source(self):
        known = sources()
        files = sorted((SOURCE / "scenarios/data").glob("*.csv"))
        tables = explained(*(file.stem for file in files))
        self.assertEqual([one["name"] for one in tables], [file.stem for file in files])
        for file, one in zip(files, tables):
            with open(file, encoding="utf-8", newline="") as opened:
                head = next(csv.reader(line for line in opened if not line.startswith("#")))
            self.assertEqual([column["name"] for column in one["columns"]], [f"{file.stem}.{name}" for name in head])
            for name, column in zip(head, one["columns"]):
                unit, upstream, done = known[file.stem, name]
                with self.subTest(column=column["name"]):
                    if one["kind"] == "table":
                        self.assertTrue(column["what"] and column["allowed"])
                    self.assertTrue(column["unit"] or unit == "-")
                    for said in (upstream, done):
                        self.assertTrue(said == "-" or said in column["source"])
        self.assertEqual({one["name"] for one in tables if one["kind"] == "file"},
                         {"deaths", "deaths_by_year", "scale_later"})
        self.assertIn("UN Peace and Security Data Hub: fatalities", " ".join(explain("deaths").split()))
        self.assertIn("WB is World Bank", explain("covariates.population").replace("\n            ", ""))

    def test_every_pattern_and_scenario_is_explained(self):
        listed = json.loads(program("--json").stdout)
        patterns = re.findall(r"^CTG_PATTERN\((\w+),", text("analysis/patterns.def"), re.MULTILINE)
        self.assertEqual(listed["patterns"], patterns)
        for one in explained(*patterns):
            self.assertTrue(one["what"] and (one["figures"] or one["sort"] == "tested" or "Not checked" in one["what"]),
                            one["name"])
        scenarios = {file.stem for file in (SOURCE / "scenarios").glob("*.cfg")
                     if not file.stem.startswith(("calibration-1", "calibration-2", "vary"))}
        self.assertEqual(set(listed["scenarios"]), scenarios)
        for one in explained(*sorted(scenarios)):
            with self.subTest(scenario=one["name"]):
                said = text(f"scenarios/{one['name']}.cfg")
                for key in ("title", "question", "lever", "source"):
                    wanted = re.search(rf'(?m)^{key} = "(.*)";$', said)
                    self.assertEqual(one[key], wanted[1].replace('\\"', '"') if wanted else "")
                self.assertEqual(len(one["expects"]), len(re.findall(r"sign = ", said)))
                self.assertEqual(bool(one["changes"]), "posterior" in str(one["changes"]) or "change = " in said
                                 or "events = " in said)
        self.assertEqual(explain("S7"), explain("s07-legal-reform"))
        self.assertEqual(explain("s3a"), explain("s03a-lecturers"))

    def test_alone_it_lists_all_that_can_be_explained(self):
        page = explain()
        listed = json.loads(program("--json").stdout)
        self.assertEqual(sorted(listed), ["measures", "mechanisms", "parameters", "patterns", "scenarios", "tables"])
        for names in listed.values():
            for name in names:
                self.assertRegex(page, rf"(?m)^  {re.escape(name)} ")

    def test_a_misspelt_name_is_told_with_the_one_that_was_meant(self):
        for wrong, meant in (("training.laps_half_life_months", "training.lapse_half_life_months"),
                             ("lapse_half_life_months", "training.lapse_half_life_months"),
                             ("suplier.enabled_brigades", "supplier.enabled_brigades"),
                             ("donors.buget_usd_m_per_year", "donors.budget_usd_m_per_year"),
                             ("donrs", "donors"), ("mechanism.wilingness", "mechanism.willingness"),
                             ("trainin", "training"), ("V77", "V7"), ("m2", "M2"), ("s07-legal-refrm", "s07-legal-reform")):
            with self.subTest(wrong=wrong):
                ran = program("supplier", wrong, code=2)
                self.assertIn(f"'{wrong}'; did you mean '{meant}'?", ran.stderr)
                self.assertIn("supplier.enabled_brigades", ran.stdout)
        self.assertNotIn("did you mean", program("qqqqqqqqqq", code=2).stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

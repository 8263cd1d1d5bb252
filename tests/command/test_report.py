"""The command `contingent report`: one file that needs no other and no network, whose every number is the store's,
in which no text can be anything but text; what cannot be reported on is refused in one sentence.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import base64
import hashlib
import json
import math
import os
import re
import shlex
import sqlite3
import statistics
import struct
import sys
import unittest
from html.parser import HTMLParser
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(SOURCE / "tests/support"))
import failed_run  # noqa: E402
import sweeps  # noqa: E402

VOID = {"meta", "br", "link", "img", "input", "hr"}
HOSTILE = """<script>alert('1')</script> "quoted" & <b onclick=x>bold</b>"""
POLICY = """base = "baseline-2015.cfg"; title = "%s"; question = "%s";
expects = ( { measure = "supplier.sustained_ready_pers"; who = "South-eastern Asia"; sign = "+"; because = "%s"; } );
change = ( { path = "donors.JPN.budget_usd_m_per_year"; multiply = 3.0; from = "2015-06"; } );
"""
SMALL = ["--months", "24", "--quiet"]


class Page(HTMLParser):
    """Figures and tables as lists of rows {column key: number}, headings, text by tag and class."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.tables, self.figures = text, [], [], []
        self.said, self.tags, self.styles, self.scripts = {}, [], [], []
        self.columns, self.cell = None, None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self.open.append((tag, attributes))
        if tag == "figure":
            self.figures.append({"type": attributes["data-chart"], **attributes, "caption": "", "rows": []})
        elif tag == "table":
            self.tables.append({"class": attributes.get("class"), "rows": [], "keys": [], "names": []})
            if any(name == "figure" for name, _ in self.open):
                self.figures[-1].update(self.tables[-1])
        elif tag == "tr":
            self.columns = []
        elif tag in ("td", "th"):
            self.cell = {"value": attributes.get("data-value"), "key": attributes.get("data-key"), "text": ""}

    def handle_endtag(self, tag):
        name, _ = self.open.pop()
        assert name == tag, (name, tag, self.getpos())
        if tag in ("td", "th"):
            self.columns.append(self.cell)
            self.cell = None
        elif tag == "tr":
            table = self.tables[-1]
            if any(name == "thead" for name, _ in self.open):
                table["keys"] += [cell["key"] for cell in self.columns[1:]]
            else:
                table["names"].append(self.columns[0]["key"] or self.columns[0]["text"])
                assert len(self.columns) == len(table["keys"]) + 1, (table["keys"], self.columns)
                table["rows"].append({key: cell for key, cell in zip(table["keys"], self.columns[1:]) if key})

    def handle_data(self, data):
        if self.cell is not None:
            self.cell["text"] += data
        if self.open:
            tag, attributes = self.open[-1]
            self.said.setdefault((tag, attributes.get("class")), []).append(data)
            if tag == "figcaption":
                self.figures[-1]["caption"] += data
            if tag == "script":
                self.scripts.append(data)
            if tag == "style":
                self.styles.append(data)

    def figure(self, kind, start):
        found, = [one for one in self.figures if one["type"] == kind and one["caption"].startswith(start)]
        return found

    def numbers(self, table, key):
        return [None if row[key]["value"] is None else float(row[key]["value"]) for row in table["rows"]]


def quantile(values, q):
    values = sorted(values)
    at = (len(values) - 1) * q
    low = math.floor(at)
    return values[low] + (at - low) * (values[min(low + 1, len(values) - 1)] - values[low])


class Report(unittest.TestCase):
    def setUp(self):
        self.folder = sweeps.Folder(self, PROGRAM, SOURCE)
        self.here = self.folder.here

    def contingent(self, *words, **more):
        return self.folder.contingent(*words, **more)

    def report(self, *stores):
        self.contingent("report", *stores, "-o", "page.html", "--quiet")
        return Page((self.here / "page.html").read_text(encoding="utf-8"))

    def compared(self, title="Thrice", question="What if thrice?", because="money teaches", replicates="6"):
        words = [text.replace("\\", "\\\\").replace('"', '\\"') for text in (title, question, because)]
        self.folder.write("thrice.cfg", POLICY % tuple(words))
        return json.loads(self.contingent("compare", "thrice.cfg", *SMALL, "--replicates", replicates, "--json", "-o",
                                          "s.db").stdout)

    def stored(self, path, who=None, arm=0):
        """[time][replicate] of a measure in the records of a store."""
        (place, times, scope), = self.folder.rows(
            "s.db", f"SELECT place, times, scope FROM measure WHERE path = '{path}'")
        everybody = [name for (name,) in self.folder.rows(
            "s.db", f"SELECT name FROM who WHERE scope = '{scope}' ORDER BY row")]
        row = everybody.index(who) if who else 0
        records = [record for (record,) in self.folder.rows(
            "s.db", f"SELECT record FROM run WHERE arm = {arm} AND record IS NOT NULL ORDER BY replicate")]
        return [[struct.unpack_from("<d", record, 8 * (place + time * len(everybody) + row))[0] for record in records]
                for time in range(times)]

    def same(self, found, expected):
        self.assertEqual(len(found), len(expected))
        for one, other in zip(found, expected):
            self.assertAlmostEqual(one, other, delta=1e-9 * max(1, abs(other)))

    def test_the_numbers_of_a_comparison_are_the_stores(self):
        answer = self.compared()
        page = self.report("s.db")
        policy, = answer["policies"]
        table = page.tables[0]
        self.assertEqual(table["names"], [row["measure"] + ("=" + row["who"] if row["who"] else "")
                                          for row in policy["measures"]])
        for key, name in (("base", "base_median"), ("policy", "policy_median"), ("mean", "mean"), ("low", "mean_p025"),
                          ("high", "mean_p975"), ("higher", "share_of_replicates_higher")):
            self.assertEqual(page.numbers(table, key), [row[name] for row in policy["measures"]])
        base = self.stored("supplier.sustained_ready_pers", "South-eastern Asia")[-1]
        other = self.stored("supplier.sustained_ready_pers", "South-eastern Asia", 1)[-1]
        self.assertEqual(page.numbers(page.figure("histogram", ""), "difference"), [b - a for a, b in zip(base, other)])
        self.assertEqual(float(page.figure("histogram", "")["data-mean"]), policy["measures"][0]["mean"])
        for path in ("world.sustained_ready_pers", "world.deployed_pers", "world.arrears_usd",
                     "world.owed_to_contributors_usd"):
            fan = page.figure("fan", self.label(path))
            for arm, name in enumerate(("base", "policy")):
                times = self.stored(path, arm=arm)
                for key, q in (("p05", .05), ("p25", .25), ("median", .5), ("p75", .75), ("p95", .95)):
                    self.same(page.numbers(fan, f"{name}_{key}"), [quantile(values, q) for values in times])
            self.assertEqual(fan["data-from"], "2015-06")

    def test_every_figure_of_a_comparison_is_the_stores(self):
        answer = self.compared(replicates="8")
        page = self.report("s.db")
        changed = answer["policies"][0]["changed"]
        states = dict(self.folder.rows("s.db", "SELECT name, name FROM who WHERE scope = 'state'"))
        checked = 0
        for figure in page.figures:
            if figure["type"] == "fan" and len(figure["rows"]) == 25:
                path, = [path for path in self.world() if figure["caption"].startswith(self.label(path))]
                for arm, name in enumerate(("base", "policy")):
                    self.same(page.numbers(figure, f"{name}_p95"), [quantile(of, .95) for of in self.stored(path, arm=arm)])
            elif figure["type"] == "fan":
                path, who = "supplier.sustained_ready_pers", "South-eastern Asia"
                self.same(page.numbers(figure, "policy_p05"), [quantile(of, .05) for of in self.stored(path, who, 1)])
            elif figure["type"] == "intervals" and "whose" in figure["caption"]:
                label = re.search("whose (.*) change,", figure["caption"]).group(1)
                scope = "state." if figure["caption"].startswith("States") else "supplier."
                mine = [one for one in changed if one["measure"].startswith(scope) and
                        self.label(one["measure"])[:-1].lower() == label]
                self.assertTrue(mine)
                self.assertEqual(page.numbers(figure, "low"), [one["mean_p025"] for one in mine])
            elif figure["type"] == "matrix" and "mean changes" in figure["caption"]:
                for region, row in zip(figure["names"], figure["rows"]):
                    for capability, cell in row.items():
                        if cell["value"] is not None:
                            who = f"{region}: {capability}"
                            pair = [self.stored("pool.sustained_ready_pers", who, arm)[-1] for arm in (0, 1)]
                            self.assertAlmostEqual(float(cell["value"]), statistics.mean(b - a for a, b in zip(*pair)), places=9)
            elif figure["type"] == "pairs" and "states" in figure["caption"]:
                for key, path in (("a", "state.paid_usd"), ("b", "state.deployed_pers")):
                    means = {state: statistics.mean(self.stored(path, state, 1)[-1]) for state in states}
                    shares = sorted(100 * mean / sum(means.values()) for mean in means.values())
                    for share in page.numbers(figure, key):
                        self.assertLess(min(abs(share - one) for one in shares), 1e-9)
                    self.assertEqual(sum(share >= 2 for share in shares),
                                     sum(share >= 2 for share in page.numbers(figure, key)))
            else:
                self.assertIn(figure["type"], ("histogram", "map", "matrix", "pairs", "intervals"))
                continue  # in other tests; of the tornado that of test_hinges
            checked += 1
        self.assertGreaterEqual(checked, 8)
        first, = [table for table in page.tables if table["names"][:1] == ["world.months_to_50"]]
        for path, row in zip(first["names"], first["rows"]):
            for arm, name in enumerate(("base", "policy")):
                known = [value for value in self.stored(path, arm=arm)[-1] if value >= 0]  # -1: nothing took so long
                self.assertEqual(row[f"{name}_median"]["value"] and float(row[f"{name}_median"]["value"]),
                                 statistics.median(known) if known else None)
        sentence = "".join(page.said["p", "answer"])
        mean = answer["policies"][0]["measures"][0]["mean"]
        self.assertTrue(f"{abs(mean):.0f}" in sentence.replace("\u202f", "") or sentence.startswith("Not settled"), sentence)

    def world(self):
        return ("world.sustained_ready_pers", "world.deployed_pers", "world.arrears_usd", "world.owed_to_contributors_usd",
                "world.donor_leaked_usd")

    def label(self, path):
        said = self.contingent("explain", path).stdout
        label = re.search(r"called +(.*)", said).group(1)
        return label[0].upper() + label[1:] + ":"

    def test_who_changes_who_pays_and_who_could_is_the_stores(self):
        self.compared(replicates="8")
        page = self.report("s.db")
        states = [name for (name,) in self.folder.rows("s.db", "SELECT name FROM who WHERE scope = 'state' ORDER BY row")]
        told = 0
        for path in ("state.sustained_ready_pers", "state.deployed_pers"):
            figure, = [one for one in page.figures if one["type"] == "map"
                       and one["caption"].startswith(self.label(path)[:-1] + " by state")]
            self.assertEqual(figure["names"], states)
            for state, row in zip(states, figure["rows"]):
                if row["value"]["value"] is None:
                    continue
                differences = [b - a for a, b in zip(self.stored(path, state)[-1], self.stored(path, state, 1)[-1])]
                draws = [statistics.mean(differences[i:i + 2]) for i in range(0, 8, 2)]
                self.assertAlmostEqual(float(row["value"]["value"]), statistics.mean(draws), places=9)
                told += 1
        burden = page.figure("pairs", "Who pays and who sends, by region")
        for key, path in (("a", "supplier.paid_usd"), ("b", "supplier.supplied_pers")):
            means = {name: statistics.mean(self.stored(path, name, 1)[-1]) for name in burden["names"]}
            self.same(page.numbers(burden, key), [100 * means[name] / sum(means.values()) for name in burden["names"]])
        soon = page.figure("matrix", "Further people")
        for key, path, arm in (("base_60", "60", 0), ("policy_180", "180", 1)):
            self.same(page.numbers(soon, key), [statistics.median(self.stored(f"supplier.deployable_{path}_pers", name, arm)[-1])
                                                for name in soon["names"]])

    def test_the_numbers_of_one_scenario_are_the_stores(self):
        answer = json.loads(self.contingent("run", "baseline-2015.cfg", *SMALL, "--replicates", "5", "--json", "-o",
                                            "s.db").stdout)
        page = self.report("s.db")
        world, = [table for table in page.tables if table["keys"][:1] == ["supplied_pers.median"]]
        supplier = answer["supplier"]
        self.assertEqual([row["region"] for row in supplier], world["names"])
        self.same(page.numbers(world, "sustained_ready_pers.p95"), [row["sustained_ready_pers"]["p95"] for row in supplier])
        atlas = page.figure("map", "Deployed people by state")
        for state, number in zip(atlas["names"], page.numbers(atlas, "value")):
            self.assertEqual(number, statistics.median(self.stored("state.deployed_pers", state)[-1]))
        pools = page.figure("matrix", "Sustained ready people by region")
        for region, row in zip(pools["names"], pools["rows"]):
            for capability, cell in row.items():
                self.assertEqual(float(cell["value"]), statistics.median(
                    self.stored("pool.sustained_ready_pers", f"{region}: {capability}")[-1]))

    def test_the_numbers_of_a_sweep_are_those_of_its_sensitivity(self):
        text = sweeps.TEXT.replace('kind = "latin"; points = 5', 'kind = "saltelli"; points = 8')
        text = text.replace('training.turnover_per_year"; }', 'ceiling.military_share"; low = 0.03; high = 0.3; }')
        self.folder.write(sweeps.STUDY, text.replace("replicates = 6", "replicates = 2"))
        answer = json.loads(self.contingent("sensitivity", sweeps.STUDY, "--json", "--quiet", "-o", "s.db").stdout)
        page = self.report("s.db")
        figures = [one for one in page.figures if one["type"] == "intervals"]
        found = {name: row for name, row in zip(figures[0]["names"], figures[0]["rows"])}
        factors = {one["factor"]: one for one in answer["outputs"][0]["sobol"]["factors"]}
        self.assertEqual(set(found), set(factors))
        for name, row in found.items():
            self.assertEqual(float(row["mean"]["value"]), factors[name]["total"]["estimate"])
            self.assertEqual(float(row["first_high"]["value"]), factors[name]["first"]["p975"])
        regret = page.figure("bars", "")
        self.assertEqual(page.numbers(regret, "worst"), [one["worst_regret"] for one in answer["robustness"][0]["arms"]])

    def test_the_numbers_of_a_back_test_are_its_own_and_stores_add_sections(self):
        answer = json.loads(self.contingent("backtest", "backtest-2009.cfg", "--months", "36", "--replicates", "4", "--json",
                                            "--quiet", "-o", "b.db").stdout)
        self.compared()
        page = self.report("s.db", "b.db")
        lines = page.figure("lines", "Distance of shares")
        for who in ("model", "null_a", "gravity"):
            self.assertEqual(page.numbers(lines, who),
                             [year["scores"][who]["all"]["share_distance"] for year in answer["years"]])
        self.assertEqual("".join(page.said["h1", None]), "What if thrice?")
        alone = self.report("b.db")
        self.assertEqual(alone.figure("lines", "Distance of shares")["rows"], lines["rows"])

    def test_a_back_test_inside_the_years_of_the_fit_says_so(self):
        self.contingent("backtest", "backtest-2009.cfg", "--origins", "2005-12", "--months", "36", "--replicates", "2",
                        "--quiet", "-o", "in.db")
        self.assertIn("starts inside the years to 2009", self.warned(self.report("in.db")))
        self.contingent("backtest", "backtest-2009.cfg", "--months", "36", "--replicates", "2", "--quiet", "-o", "out.db")
        self.assertNotIn("to which", self.warned(self.report("out.db")))

    def test_no_text_is_anything_but_text(self):
        self.compared(HOSTILE, HOSTILE, HOSTILE + "\u202e" + "x" * 300)
        page = self.report("s.db")
        self.assertEqual("".join(page.said["h1", None]), HOSTILE)
        self.assertEqual(len([tag for tag, _ in page.tags if tag == "script"]), 1)
        self.assertEqual([tag for tag, _ in page.tags if tag == "b"], [])
        self.assertNotIn("\u202e", page.text)
        for tag, attributes in page.tags:
            self.assertFalse([name for name in attributes if name.startswith("on") or name in ("style", "src")], tag)
            self.assertTrue(attributes.get("href", "#").startswith("#"))
        self.assertEqual(page.open, [])

    def test_the_policy_names_the_one_script_and_style_and_nothing_else(self):
        self.compared()
        page = self.report("s.db")
        policy, = [of["content"] for tag, of in page.tags if of.get("http-equiv") == "Content-Security-Policy"]
        of = dict(part.strip().split(" ", 1) for part in policy.split(";"))
        self.assertEqual(set(of), {"default-src", "script-src", "style-src", "base-uri", "form-action"})
        self.assertEqual(of["default-src"], "'none'")
        for name, texts in (("script-src", page.scripts), ("style-src", page.styles)):
            digest = base64.b64encode(hashlib.sha256("".join(texts).encode()).digest()).decode()
            self.assertEqual(of[name], f"'sha256-{digest}'")
        self.assertLess(len(page.text.encode()), 1_000_000)
        for word in ("What changes", "Who changes", "What this cannot tell you", "Failed and missing runs", "How to cite, how to check"):
            self.assertIn(word, page.said["h2", None])
        bars = json.loads((SOURCE / "analysis/validation/bars.json").read_text(encoding="utf-8"))
        for bar in bars["bars"]:
            self.assertIn(bar["found"], "".join(page.said["td", None]))

    def test_the_same_store_gives_the_same_bytes_and_stays_as_it_is(self):
        self.compared()
        store = self.here / "s.db"
        before = store.read_bytes()
        first = self.report("s.db").text
        store.chmod(0o444)
        self.assertEqual(self.report("s.db").text, first)
        self.assertEqual(store.read_bytes(), before)
        self.assertFalse(list(self.here.glob("*.part")))

    def change(self, words):
        base = sqlite3.connect(self.here / "s.db")
        with base:
            base.execute(words)
        base.close()

    def warned(self, page):
        return "".join(page.said.get(("p", "warning"), []))

    def test_what_is_not_there_is_said_on_the_first_screen(self):
        self.compared()
        whole = self.report("s.db")
        self.assertEqual(self.warned(whole), "")
        self.assertIn("s.db: of 12 runs 0 failed, 0 are missing.", whole.said["p", None])
        self.change("DELETE FROM run WHERE arm = 1 AND replicate = 4")
        base = sqlite3.connect(self.here / "s.db")
        with base:
            failed_run.fail(base, 1 << 8, "it rained")
        base.close()
        page = self.report("s.db")
        self.assertIn("10 of 12 runs are there; failed: 1, missing: 1.", page.text[:page.text.index("</header>")])
        self.assertIn("of 12 runs 1 failed, 1 are missing:", self.warned(page))
        self.assertIn("replicate 1 of baseline-2015: it rained", "".join(page.said["li", None]))
        self.assertEqual(page.figure("histogram", "")["names"], ["0", "2", "3", "5"])

    def test_a_part_of_a_sweep_says_that_it_is_one(self):
        self.contingent("sweep", sweeps.STUDY, "-o", "s.db", "--quiet", "--shard", "1/2")
        self.assertIn("30 of 60 runs are there; failed: 0, missing: 30.", self.report("s.db").text)

    def test_commands_can_be_typed_as_they_stand(self):
        self.compared("Costs 1 000 more", "q" * 900 + "é" * 900 + " 2 000?", "b")
        odd = "it's $(mine) 1 000.db"
        (self.here / "s.db").rename(self.here / odd)
        page = self.report(odd)
        _, verify, reproduce = page.said["pre", "command"]
        for command in (verify, reproduce):
            words = shlex.split(command)
            self.assertEqual((words[0], words[2]), ("contingent", odd))
            self.contingent(*words[1:])
        self.assertEqual("".join(page.said["h1", None]), "q" * 900 + "é" * 900 + " 2\u202f000?")  # whole
        self.assertFalse([of for _, of in page.tags if any("\u202f" in (value or "") for value in of.values())])

    def test_a_base_by_its_name_keeps_question_and_headline(self):
        self.folder.write("named.cfg", POLICY.replace("baseline-2015.cfg", "baseline-2015") % ("T", "What if?", "money"))
        (self.here / "baseline-2015.cfg").unlink()
        self.contingent("compare", "named.cfg", *SMALL, "--replicates", "6", "-o", "s.db")
        page = self.report("s.db")
        self.assertEqual("".join(page.said["h1", None]), "What if?")
        self.assertEqual("".join(page.said["title", None]), "What if?")
        self.assertEqual(page.tables[0]["names"][0], "supplier.sustained_ready_pers=South-eastern Asia")

    def test_policies_of_one_name_keep_their_own_stories(self):
        for folder in "ab":
            (self.here / folder).mkdir()
            self.folder.write(f"{folder}/thrice.cfg", POLICY.replace("baseline-2015.cfg", "baseline-2015").replace(
                "3.0", "3.0" if folder == "a" else "4.0") % (f"Title {folder}", "Q?", f"reason {folder}"))
        self.contingent("compare", "baseline-2015", "a/thrice.cfg", "b/thrice.cfg", *SMALL, "--replicates", "4", "-o", "s.db")
        cells = self.report("s.db").said["td", None]
        self.assertEqual([cell for cell in cells if cell.startswith("reason")], ["reason a", "reason b"])

    def test_long_and_odd_titles_are_cut_between_characters(self):
        for title in ("A" * 196 + "1:" + "x" * 300, "S1: " + "é" * 400, "Größe: dreimal", "S10b: short"):
            self.compared(title, "q", "b")
            text = self.report("s.db").text
            self.assertNotIn("\ufffd", text)
            (self.here / "s.db").unlink()
            self.assertEqual("Größe: dreimal" in text, title.startswith("Gr"))

    def test_one_draw_tells_nothing_and_no_change_is_said(self):
        self.compared(replicates="2")
        said = "".join(self.report("s.db").said["p", "answer"])
        self.assertTrue(said.startswith("Not settled: 2 pairs"), said)
        table = self.report("s.db").tables[0]
        self.assertEqual([row["low"]["value"] for row in table["rows"]], [None] * len(table["rows"]))
        (self.here / "s.db").unlink()
        self.contingent("compare", "baseline-2015.cfg", "--set", "donors.JPN.budget_usd_m_per_year*=1", *SMALL,
                        "--replicates", "4", "-o", "s.db")
        self.assertIn("makes no difference", "".join(self.report("s.db").said["p", "answer"]))

    def test_several_policies_are_ranked_in_words(self):
        self.contingent("compare", "baseline-2015.cfg", "s03a-lecturers.cfg", "s03c-train-the-trainer.cfg", *SMALL,
                        "--replicates", "8", "-o", "s.db")
        page = self.report("s.db")
        contest = page.tables[0]
        self.assertEqual(sorted(contest["names"]), ["the African centres have lecturers only",
                                                    "the African centres train trainers instead of lecturing"])
        ranked = page.figure("bars", "")
        means = page.numbers(ranked, "mean")
        self.assertEqual(means, sorted(means, reverse=True))
        self.assertEqual(page.numbers(ranked, "place"), [1, 2, 3])

    def test_what_came_otherwise_is_not_given_a_reason_why_it_should_have_come(self):
        for sign, words in (("+", "Why one would expect it: debts grow."),
                            ("-", "It came otherwise than expected. Expected was less: debts grow.")):
            self.folder.write("p.cfg", 'base = "s12b-largest-payer-pays-half-60-months.cfg"; expects = ( { measure = '
                              f'"world.arrears_usd"; sign = "{sign}"; because = "debts grow"; otherwise = "nobody pays"; }} );')
            self.contingent("compare", "baseline-2015.cfg", "p.cfg", *SMALL, "--replicates", "40", "-o", "s.db")
            page = self.report("s.db")
            said = "".join(page.said["p", "more"])
            self.assertIn(words, said)
            self.assertEqual("Why it came otherwise: nobody pays." in said, sign == "-")
            hinges = page.text[page.text.index('"hinges"'):page.text.index("</header>")]
            self.assertNotIn("the more of it", hinges)
            (self.here / "s.db").unlink()
        self.contingent("compare", "baseline-2015.cfg", "p.cfg", *SMALL, "--replicates", "4", "-o", "s.db")
        self.contingent("report", "s.db", "--measure", "world.contributors", "-o", "page.html", "--quiet")
        self.assertNotIn("What was expected", (self.here / "page.html").read_text(encoding="utf-8"))  # an empty table

    def several(self, *measure, months="24"):
        if not (self.here / "s.db").exists():
            self.contingent("compare", "baseline-2015.cfg", "s03a-lecturers.cfg", "s12b-largest-payer-pays-half-60-months.cfg",
                            "--months", months, "--quiet", "--replicates", "8", "-o", "s.db")
        self.contingent("report", "s.db", *measure, "-o", "page.html", "--quiet")
        return Page((self.here / "page.html").read_text(encoding="utf-8"))

    def test_less_is_better_neither_is_no_contest(self):
        page = self.several("--measure", "world.arrears_usd")
        self.assertIn("Which of 2 policies lowers the", page.said["h1", None][0])
        means = page.numbers(page.figure("bars", ""), "mean")
        self.assertEqual(means, sorted(means))
        first, second = page.tables[0]["names"]  # the payer's debts are the most
        self.assertEqual(first, "the African centres have lecturers only")
        self.assertEqual([cell for cell in page.said["td", None] if cell == "US dollars"][:2], ["US dollars"] * 2)
        for section in ("What changes", "Over time", "Who changes"):
            self.assertIn(f"{second[0].upper()}{second[1:]}: {section}", page.said["h2", None])
        self.assertIn(f"with {first}", page.figure("pairs", "Who pays")["caption"])
        means = [statistics.mean(self.stored("supplier.supplied_pers", name, 1)[-1])
                 for name in page.figure("pairs", "Who pays")["names"]]
        self.same(page.numbers(page.figure("pairs", "Who pays"), "b"), [100 * mean / sum(means) for mean in means])
        fans = [one for one in page.figures if one["caption"].startswith(self.label("world.arrears_usd"))]
        self.assertEqual(fans[-1]["data-policy"], first)
        page = self.several("--measure", "world.entries")
        self.assertNotIn("Which policy", page.said["h2", None])
        means = [abs(mean) for mean in page.numbers(page.tables[0], "mean")]
        self.assertEqual(means, sorted(means, reverse=True))
        answer = self.contingent("compare", "baseline-2015.cfg", "s03a-lecturers.cfg", "s12b-largest-payer-pays-half-60-months.cfg",
                                 *SMALL, "--replicates", "4", "--measure", "world.entries", "--no-store")
        self.assertNotIn("Ranked", answer.stdout)

    def test_a_month_that_did_not_come_is_no_number(self):
        page = self.several("--measure", "world.months_to_90", months="12")
        pairs = [[self.stored("world.months_to_90", arm=arm)[-1] for arm in (0, arm)] for arm in (1, 2)]
        there = [[b - a for a, b in zip(*pair) if a >= 0 and b >= 0] for pair in pairs]
        self.assertTrue(any(a < 0 for a in pairs[0][0]))
        for figure, differences in zip([one for one in page.figures if one["type"] == "histogram"], there):
            self.assertEqual([x for x in page.numbers(figure, "difference") if x is not None], differences)

    def test_a_run_of_a_year_and_a_half_has_years_and_months(self):
        self.contingent("compare", "baseline-2015.cfg", "s03a-lecturers.cfg", "--months", "18", "--quiet", "--replicates", "4",
                        "-o", "s.db")
        page = self.report("s.db")
        said = "".join(page.said["p", None])
        self.assertIn("The world in 2016-07, states and regions in 2016-01.", said)
        atlas = page.figure("map", "Deployed people by state, 2016-01")
        self.assertEqual(len(atlas["rows"]), 193)
        self.contingent("run", "baseline-2015.cfg", "--months", "7", "--quiet", "--replicates", "2", "-o", "run.db")
        self.assertNotIn("Who carries the burden", self.report("run.db").said["h2", None])

    def test_every_section_is_listed_however_many(self):
        for i in range(41):
            self.folder.write(f"p{i}.cfg", (POLICY % (f"Policy {i}", "q", "b")).replace("3.0", f"{i + 2}.0"))
        self.contingent("compare", "baseline-2015.cfg", *[f"p{i}.cfg" for i in range(41)], "--months", "12", "--quiet",
                        "--replicates", "1", "-o", "s.db")
        page = self.report("s.db")
        links = [of["href"] for tag, of in page.tags if tag == "a" and re.fullmatch("#s[0-9]+", of["href"])]
        ids = ["#" + of["id"] for tag, of in page.tags if tag == "section" and "id" in of]
        self.assertEqual(links, ids)
        self.assertGreater(len(ids), 200)
        self.assertIn("Policy 40: What was changed in the inputs", page.said["h2", None])

    def swept(self, design, keep, months=14):
        text = sweeps.TEXT.replace('kind = "latin"; points = 5', design).replace("replicates = 6", "replicates = 2")
        text = text.replace("months = 2", f"months = {months}").replace('"s10a-surveyed-cost.cfg"',
                                                                       '"s10a-surveyed-cost.cfg", "s03a-lecturers.cfg"')
        self.folder.write(sweeps.STUDY, re.sub("keep = .*", f"keep = ( {keep} );", text))
        (self.here / "s.db").unlink(missing_ok=True)
        return json.loads(self.contingent("sensitivity", sweeps.STUDY, "--json", "--quiet", "-o", "s.db").stdout)

    def test_the_numbers_of_a_screening_are_those_of_its_sensitivity(self):
        answer = self.swept('kind = "morris"; points = 4', '{ measure = "world.deployed_pers"; at = "end"; }')
        page = self.report("s.db")
        figures = [one for one in page.figures if one["type"] == "intervals"]
        screened = [output for output in answer["outputs"] if output.get("morris")]
        self.assertEqual(len(figures), len(screened))
        self.assertGreater(len(figures), 1)
        for figure, output in zip(figures, screened):
            for one in output["morris"]["factors"]:
                row = figure["rows"][figure["names"].index(one["factor"])]
                self.assertEqual(float(row["mean"]["value"]), one["mu_star"]["estimate"])
                self.assertEqual(float(row["high"]["value"]), one["mu_star"]["p975"])
                self.assertEqual(row["unclear"]["text"] == "", one["distinguishable"])
        header = page.text[:page.text.index("</header>")]
        for output in screened[1:]:
            told = [one for one in output["morris"]["factors"] if one["distinguishable"]]
            leading = max(told, key=lambda one: one["mu_star"]["estimate"], default=None)
            self.assertIn(f"most on {leading['factor']}, which over its range" if leading else "on none of what was varied", header)
        answer = "".join(page.said["p", "answer"])
        for title in ("S10a: reimbursement at surveyed cost, every year", "S3a: the African centres have lecturers only"):
            self.assertIn(title, answer)

    def test_what_a_sweep_leaves_out_is_said(self):
        self.swept('kind = "morris"; points = 2', '"state.deployed_pers"')
        self.assertIn("the first 12 outputs of the last month or year; 181 more are left out", self.report("s.db").text)
        self.contingent("sweep", sweeps.STUDY, "--months", "6", "--quiet", "-o", "none.db")
        page = self.report("none.db")
        self.assertIn("The store keeps nothing of the last month or year", "".join(page.said["p", "answer"]))
        self.swept('kind = "morris"; points = 2', '{ measure = "world.entries"; at = "end"; }')
        self.assertEqual([one for one in self.report("s.db").figures if one["type"] == "bars"], [])

    def test_a_store_is_not_written_over_and_an_altered_one_is_refused(self):
        self.compared()
        before = (self.here / "s.db").read_bytes()
        (self.here / "link.html").symlink_to("s.db")
        for name in ("s.db", "link.html"):
            self.folder.one_sentence(self.contingent("report", "s.db", "-o", name, code=2), "is one of the stores")
        self.assertEqual((self.here / "s.db").read_bytes(), before)
        base = sqlite3.connect(self.here / "s.db")
        base.execute("UPDATE run SET number = number + 200, arm = arm + 200 WHERE number = 1")
        base.commit()
        base.close()
        self.contingent("report", "s.db", "-o", "x.html", code=1)
        self.assertFalse((self.here / "x.html").exists())

    def test_another_measure_can_be_the_headline(self):
        self.compared()
        self.contingent("report", "s.db", "--measure", "state.deployed_pers=JPN", "-o", "page.html", "--quiet")
        page = Page((self.here / "page.html").read_text(encoding="utf-8"))
        self.assertEqual(page.tables[0]["names"], ["state.deployed_pers=JPN"])
        self.contingent("run", "baseline-2015.cfg", *SMALL, "--replicates", "2", "-o", "run.db")
        self.folder.one_sentence(self.contingent("report", "run.db", "--measure", "world.contributors", "-o", "x.html", code=2),
                                 "no store is a comparison")
        ran = self.contingent("report", "s.db", "--measure", "state.deployed_per=JPN", "-o", "page.html", code=2)
        self.folder.one_sentence(ran, "state.deployed_per", "did you mean 'state.deployed_pers'?")

    def test_what_cannot_be_reported_on_is_refused_in_a_sentence(self):
        self.compared()
        (self.here / "no.db").write_text("no store")
        damaged = bytearray((self.here / "s.db").read_bytes())
        damaged[len(damaged) // 2] ^= 8
        (self.here / "bad.db").write_bytes(damaged)
        for words, code, part in ((("s.db",), 2, "-o says where to write"), (("no.db", "-o", "x.html"), 2, "no.db is not a store"),
                                  (("none.db", "-o", "x.html"), 2, "cannot open none.db"),
                                  (("bad.db", "-o", "x.html"), 1, "bad.db"),
                                  (("s.db", "-o", "no/x.html"), 1, "cannot write no/x.html")):
            ran = self.contingent("report", *words, code=code)
            self.assertIn(part, ran.stderr)
        self.assertFalse((self.here / "x.html").exists())
        self.assertFalse(os.path.exists(self.here / "no"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])

"""Sample reports with every type of chart, without the program: `report_page.py KIND FILE`, KIND being
calm (what a report looks like), hostile (names that would break a careless page), large (200 draws, 193
states, 121 months) or small.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import base64
import csv
import hashlib
import html
import math
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "analysis/web/dist"
REGIONS = ["South-eastern Asia", "Sub-Saharan Africa", "Latin America and the Caribbean",
           "Northern Africa", "Western Europe", "Southern Asia", "Eastern Asia", "Polynesia",
           "Australia and New Zealand", "Northern America"]
HOSTILE = ["<script>alert(1)</script>", "\"quoted\" & 'single' </table>", "&amp; &lt;b&gt; ${1+1} {{2}}",
           "A very long name of a policy that nobody would type, " + "and on it goes " * 12,
           "Unbroken" + "x" * 180, "\u0633\u064a\u0627\u0633\u0629 \u062d\u0641\u0638 \u0627\u0644\u0633"
           "\u0644\u0627\u0645 (2016)", "\u5e73\u548c\u7dad\u6301\u6d3b\u52d5", "</title><img src=x>",
           "javascript:alert(1)", "__proto__", "", "\u202eright to left override"]


def states():
    with open(ROOT / "scenarios/data/states.csv", encoding="utf-8") as file:
        return [(row["state"], row["name"]) for row in csv.DictReader(file)]


def grouped(x, decimals=0, sign=False):
    return (f"{x:{'+' if sign else ''},.{decimals}f}".replace(",", "\u202f").replace("-", "\u2212"))


def td(x, decimals=0, sign=False):
    if x is None:
        return "<td></td>"
    return f'<td data-value="{x:.17g}">{grouped(x, decimals, sign)}</td>'


def figure(kind, caption, columns, rows, decimals=0, sign=False, **attributes):
    """columns: [(key, head)], the first head being the rows'; rows: [(key, name, [number or None])]"""
    esc = html.escape
    said = "".join(f' data-{name}="{esc(str(value))}"' for name, value in attributes.items())
    heads = f'<th scope="col">{esc(columns[0][1])}</th>' + "".join(
        f'<th scope="col" data-key="{esc(key)}">{esc(head)}</th>' for key, head in columns[1:])
    body = "\n".join(f'<tr><th scope="row" data-key="{esc(key)}">{esc(name)}</th>'
                     + "".join(td(x, decimals, sign) for x in numbers) + "</tr>"
                     for key, name, numbers in rows)
    return (f'<figure class="chart" data-chart="{kind}"{said}>\n<figcaption>{esc(caption)}</figcaption>\n'
            f'<div class="plot"></div>\n<details><summary>The numbers</summary><div class="scroll"><table>\n'
            f"<thead><tr>{heads}</tr></thead>\n<tbody>{body}</tbody></table></div></details>\n</figure>\n")


def months(first, count):
    return [f"{first + i // 12}-{i % 12 + 1:02d}" for i in range(count)]


class Maker:
    def __init__(self, kind):
        self.draw = random.Random(42)
        self.hostile = kind == "hostile"
        self.large = kind == "large"

    def name(self, i, calm):
        return HOSTILE[i % len(HOSTILE)] if self.hostile else calm

    def fan(self):
        keys = months(2015, 1201 if self.hostile else 121)
        rows, base, policy = [], 1050.0, 1050.0
        for i, key in enumerate(keys):
            base += self.draw.gauss(1.6 if i < 200 else 0, 9)
            policy = base if i < 12 else policy + self.draw.gauss(3.0 if i < 200 else 0, 9)
            width = 25 + 9 * math.sqrt(i)
            fan = [(-1.9, -0.7, 0, 0.8, 2.2)[part] * width for part in range(5)]
            numbers = [base + x for x in fan] + [policy + x * 1.1 for x in fan]
            rows.append((key, key, numbers))
        parts = [("p05", "5 %"), ("p25", "25 %"), ("median", "median"), ("p75", "75 %"), ("p95", "95 %")]
        columns = [("", "Month")] + [(f"{arm}_{key}", f"{word} {head}") for arm, word in
                                     (("base", "baseline"), ("policy", "policy")) for key, head in parts]
        return figure("fan", "Sustained ready engineers of South-eastern Asia, baseline and policy",
                      columns, rows, unit="persons",
                      base=self.name(0, "baseline-2015"), policy=self.name(3, "budget of Japan, doubled"),
                      **{"from": "2016-01"})

    def fan_alone(self):
        rows = [(key, key, [1e8 * (9 + i / 40 + x * math.sqrt(i) / 9) for x in (-2, -1, 0, 1, 2)])
                for i, key in enumerate(months(2015, 121))]
        columns = [("", "Month")] + [(f"base_{key}", key) for key in ("p05", "p25", "median", "p75", "p95")]
        return figure("fan", "What members owe", columns, rows, unit="US dollars", base="baseline-2015")

    def histogram(self):
        values = [self.draw.gauss(170, 140) for _ in range(200)]
        mean, half = sum(values) / 200, 1.97 * 140 / math.sqrt(200)
        rows = [(str(i + 1), f"replicate {i + 1}", [x]) for i, x in enumerate(values)]
        return figure("histogram", "Policy less baseline in 2025-01, one draw with both", [
            ("", "Replicate"), ("difference", "Difference")], rows, sign=True, unit="persons",
            mean=repr(mean), low=repr(mean - half), high=repr(mean + half))

    def changes(self):
        changes = []
        for i, (code, name) in enumerate(states()):
            mean = round(self.draw.gauss(0, 1) ** 3 * 40) * (self.draw.random() < 0.7)
            changes.append((code, self.name(i, name), mean, abs(mean) * 0.4 + 3 + self.draw.random() * 20))
        return changes

    def map(self):
        rows = [(code, name, [mean]) for code, name, mean, _ in self.changes()]
        rows[5] = (*rows[5][:2], [None])
        return figure("map", "Who sends more and who sends fewer people", [("", "State"), (
            "value", "Change")], rows, sign=True, unit="persons", diverging=1)

    def start(self):
        rows = [(code, name, [max(0, round(self.draw.gauss(0, 1) ** 3 * 900))]) for code, name in states()]
        return figure("map", "People deployed at the start", [("", "State"), ("value", "People")],
                            rows, unit="persons")

    def intervals(self):
        rows = sorted(self.changes(), key=lambda row: -abs(row[2]))
        if not self.large:
            rows = rows[:14]
        return figure("intervals", "Who changes most, with the 95 % interval of the mean change", [
            ("", "State"), ("mean", "Mean"), ("low", "Low"), ("high", "High")],
            [(code, name, [mean, mean - half, mean + half]) for code, name, mean, half in rows],
            sign=True, unit="persons")

    def tornado(self):
        names = ["training.lapse_half_life_months", "donors.JPN.budget_usd_m_per_year",
                 "demand.posts_per_mission", "will.premium_weight", "matching.distance_half_km"]
        rows = [(name, self.name(i, name), [x, max(-1, x - 0.12), min(1, x + 0.12)])
                for i, (name, x) in enumerate(zip(names, (-0.62, 0.48, 0.3, -0.08, 0.02)))]
        return figure("intervals", "Rank correlation of each parameter with the difference", [
            ("", "Parameter"), ("mean", "Correlation"), ("low", "Low"), ("high", "High")], rows,
            decimals=2, sign=True, unit="rank correlation")

    def pairs(self):
        rows = [(name, self.name(i, name), [self.draw.random() * 25, self.draw.random() * 25])
                for i, name in enumerate(REGIONS)]
        return figure("pairs", "Who sends and who pays", [
            ("", "Region"), ("people", self.name(1, "share of people")), ("money", "share of money")],
            rows, decimals=1, unit="%")

    def cells(self):
        columns = ["infantry", "engineers", "aviation", "medical", "signals", "formed police units"]
        rows = [(region, self.name(i, region), [round(self.draw.gauss(0, 1) ** 3 * 90) for _ in columns])
                for i, region in enumerate(REGIONS)]
        rows[3][2][2] = None
        return [("", "Region")] + [(key, self.name(i, key)) for i, key in enumerate(columns)], rows

    def matrix(self):
        heads, rows = self.cells()
        return figure("matrix", "Change of ready people by region and capability", heads, rows, sign=True,
                      unit="persons", diverging=1)

    def regret(self):
        heads, rows = self.cells()
        return figure("matrix", "Regret of each policy in each future", heads,
                      [(key, name, [abs(x or 0) / 100 + 1 for x in numbers]) for key, name, numbers in rows],
                      decimals=1, unit="% of the best")

    def years(self):
        columns = []
        for _ in range(7):
            x, column = self.draw.random() * 8000, []
            for _ in range(31):
                x = max(0, x + self.draw.gauss(60, 500))
                column.append(x)
            columns.append(column)
        rows = [(str(1995 + i), str(1995 + i), [column[i] for column in columns]) for i in range(31)]
        return [("", "Year")] + [(f"s{i}", self.name(i, region))
                                 for i, region in enumerate(REGIONS[:7])], rows

    def lines(self):
        return figure("lines", "People deployed by region", *self.years(), unit="persons")

    def emphasis(self):
        return figure("lines", "Eastern Asia among the regions", *self.years(), unit="persons",
                      emphasis="s6")

    def bars(self):
        rows = [(name, self.name(i, name), [self.draw.random() * 40000]) for i, name in enumerate(REGIONS)]
        return figure("bars", "People who could be kept deployed", [("", "Region"), ("value", "People")],
                      sorted(rows, key=lambda row: -row[2][0]), unit="persons")


TOP = """<a class="skip" href="#content">Skip to the report</a>
<header>
<h1>{question}</h1>
<p class="answer">In 2025-01 South-eastern Asia has 170 sustained ready engineers more (95 % interval 121 to
219), and more in 91 % of the draws; a ready engineer costs donors 1\u202f100 US dollars a year more.</p>
<section class="sure"><h2>How sure</h2><p>Very likely more: the interval leaves out 0. Its size is uncertain:
83 % of the interval are parameters that nobody knows well, 17 % chance.</p>
<p>The model has not beaten a frozen picture of shares in the back-test.</p></section>
<section class="hinges"><h2>What it hangs on</h2><ul><li>How fast skills lapse (assumed, 6 to 24 months)</li>
<li>Whether Japan's money buys engineers' courses</li><li>Demand as the record had it until 2016</li></ul>
</section>
</header>
<nav class="contents" aria-label="Contents"><h2>Contents</h2><ol><li><a href="#answer">The answer in
numbers</a></li><li><a href="#who">Who changes</a></li><li><a href="#drives">What drives it</a></li>
<li><a href="#limits">What this cannot tell you</a></li><li><a href="#again">How to do it again</a></li></ol>
</nav>
<main id="content">
<h2 id="answer">The answer in numbers</h2>
<p>Two hundred draws of what is not known; in each the same world with and without the policy.</p>
<div class="scroll"><table class="data"><thead><tr><th scope="col">In 2025-01, South-eastern Asia</th>
<th scope="col">Baseline</th><th scope="col">Policy</th><th scope="col">Difference</th>
<th scope="col">95 % interval</th><th scope="col">More in</th></tr></thead><tbody>
<tr><th scope="row">sustained ready engineers, persons</th><td data-value="1240">1\u202f240</td>
<td data-value="1410">1\u202f410</td><td data-value="170">+170</td><td>121 to 219</td><td>91 %</td></tr>
<tr><th scope="row">donor cost, US dollars per ready person and year</th><td data-value="9800">9\u202f800</td>
<td data-value="10900">10\u202f900</td><td data-value="1100">+1\u202f100</td><td>700 to 1\u202f500</td>
<td>97 %</td></tr></tbody></table></div>
"""
END = """<h2 id="limits">What this cannot tell you</h2>
<p class="warning"><strong>Assumed:</strong> how units split into engineers, medics and others.</p>
<p class="note">Demand comes from the record until 2016-12; then it is held.</p>
<h2 id="again">How to do it again</h2>
<pre class="command">contingent compare scenarios/baseline-2015.cfg --set donors.JPN.budget_usd_m_per_year*=2</pre>
<dl class="facts"><dt>Runs</dt><dd>2 x 200, 0 failed</dd><dt>Seed</dt><dd>42</dd><dt>Digest</dt>
<dd><code>0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef</code></dd></dl>
</main>
<footer><p>Made by contingent. The page needs no network and sends nothing.</p></footer>
"""


def digest(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def page(kind):
    make = Maker(kind)
    script = (DIST / "report.js").read_text(encoding="ascii")
    style = (DIST / "report.css").read_text(encoding="ascii")
    question = HOSTILE[0] if make.hostile else (
        "What if Japan doubles its budget for capacity-building from 2016 on?")
    policy = (f"default-src 'none'; script-src '{digest(script)}'; style-src '{digest(style)}'; "
              "base-uri 'none'; form-action 'none'")
    who = [make.map, make.matrix, make.intervals]
    if kind != "small":
        who += [make.start, make.regret, make.pairs, make.lines, make.emphasis, make.bars, make.fan_alone]
    body = (TOP.format(question=html.escape(question)) + make.fan() + make.histogram()
            + '<h2 id="who">Who changes</h2>\n' + "".join(chart() for chart in who)
            + '<h2 id="drives">What drives it</h2>\n' + make.tornado() + END)
    return (f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{html.escape(question)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}"
            f"<script>{script}</script>\n</body>\n</html>\n")


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(page(sys.argv[1]), encoding="utf-8")

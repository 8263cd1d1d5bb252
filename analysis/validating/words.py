"""How numbers, tables and pictures are written in Markdown.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

from validating.base import ROOT, Failed

NUMBER = re.compile(r"[−+]?[\d .]*( \([a-d]′?\))?|–")


def plain(text):
    return text.replace("|", "\\|")


def table(head, rows):
    """Markdown; a column of numbers stands right."""
    numbers = [all(NUMBER.fullmatch(str(cell)) for cell in column) for column in zip(*rows)]
    marks = ["---:" if right else "---" for right in numbers]
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in [head, marks, *rows]) + "\n"


def number(value, decimals):
    return "–" if value is None else f"{value:.{decimals}f}".replace("-", "−")


def people(value):
    return f"{value:,.0f}".replace(",", " ")


def per_cent(share):
    return "–" if share is None else f"{100 * share:.0f}"


def note(name):
    """What somebody wrote, without its heading."""
    path = ROOT / f"analysis/validation/{name}.md"
    if not path.exists():
        raise Failed(f"{path}: is missing; it is written by hand")
    return "\n".join(line for line in path.read_text(encoding="utf-8").splitlines()
                     if not line.startswith(("# ", "<!--"))).strip() + "\n"


def picture(titles, name):
    return f"![{titles[name]}](validation/{name}.svg)\n"


def short(value):
    return (people(value) if abs(value) >= 1000 else f"{value:.3g}").replace("-", "−")


def interval(quantiles):
    return f"{short(quantiles['p05'])} to {short(quantiles['p95'])}"


def listed(names):
    names = [f"`{name}`" for name in names]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]

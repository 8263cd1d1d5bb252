#!/usr/bin/env python3
"""Three questions of the paper, answered: writes a page each and analysis/GALLERY.md.

    analysis/gallery.py                   the pages into analysis/gallery, the document beside it: about a minute
    analysis/gallery.py --out DIR --replicates 4      elsewhere, with fewer replicates

The program is build/release/contingent, or what --program says. Of a page all but who ran what when (its section
"Where the numbers come from") is the same whenever it is written.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import html
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = {  # a page's name: the scenarios that are compared
    "courses-instead-of-a-unit": ["s01-courses-instead-of-a-unit"],
    "lecturers-advisers-or-trainers": ["baseline-2015", "s03a-lecturers", "s03b-advisers", "s03c-train-the-trainer"],
    "legal-reform": ["s07-legal-reform"],
}
HEAD = """# Three questions, answered

<!-- Written by analysis/gallery.py; a test compares. -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->

What a page says first, and the two commands that made it. The pages are single files that need no network: download one and
open it in a browser. They were made with the shipped scenarios; a test makes them again and compares.
"""


def said(page, tag, css=None):
    """The text of the first element of a kind."""
    name = f'{tag} class="{css}"' if css else tag
    found = re.search(rf"<{name}>(.*?)</{tag}>", page, re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", found.group(1))).split()) if found else ""


def answer(program, name, scenarios, out, more):
    """Writes the page; gives the part of the document."""
    with tempfile.TemporaryDirectory() as folder:
        files = [f"scenarios/{scenario}.cfg" for scenario in scenarios]
        for words in (["compare", *files, "-o", f"{folder}/{name}.db", *more],
                      ["report", f"{folder}/{name}.db", "-o", str(out / f"{name}.html")]):
            subprocess.run([str(program), *words, "--quiet"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    page = (out / f"{name}.html").read_text(encoding="utf-8")
    sure = [said(part, "p") for part in re.findall(r"<p>.*?</p>", re.search(
        r'<section class="sure">(.*?)</section>', page, re.DOTALL).group(1), re.DOTALL)][:2]
    return (f"\n## {said(page, 'h1')}\n\n**{said(page, 'p', 'answer')}** {' '.join(sure)}\n\n"
            f"```sh\ncontingent compare {' '.join(files)} -o {name}.db\ncontingent report {name}.db -o {name}.html\n```\n\n"
            f"The page: [{name}.html](gallery/{name}.html)\n")


def main(words):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=lambda path: Path(path).resolve(), default=ROOT / "build/release/contingent")
    parser.add_argument("--out", type=lambda path: Path(path).resolve(), default=ROOT / "analysis", metavar="DIR")
    parser.add_argument("--replicates", metavar="N", help="instead of what the scenarios say")
    asked = parser.parse_args(words)
    more = ["--replicates", asked.replicates] if asked.replicates else []
    pages = asked.out / "gallery"
    pages.mkdir(parents=True, exist_ok=True)
    parts = [answer(asked.program, name, scenarios, pages, more) for name, scenarios in QUESTIONS.items()]
    (asked.out / "GALLERY.md").write_text(HEAD + "".join(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

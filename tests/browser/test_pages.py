"""Reports in Chromium: sample pages are drawn as their tables say, for every size, eye, keyboard and printer;
and each look that check_page.mjs takes finds a fault that was planted for it.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import browser
import report_page

MOST_MS = 10000  # of a page with 200 draws, 193 states and 121 months, on a busy machine


def sealed(page, change, tag):
    """The page with its script or style changed, and a policy that allows that."""
    content = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL).group(1)
    changed = change(content)
    page = page.replace(f"<{tag}>{content}</{tag}>", f"<{tag}>{changed}</{tag}>")
    return re.sub(f"{tag}-src 'sha256-[^']*'", f"{tag}-src '{report_page.digest(changed)}'", page)


def drawn(change):
    """A change of what is drawn, made after all is."""
    return lambda page: sealed(page, lambda script: script
                               + ";(function wait() { if ('drawn' in document.documentElement.dataset) "
                               + f"{{{change}}} else setTimeout(wait, 2); }})();", "script")


def styled(rule):
    return lambda page: sealed(page, lambda style: style + rule, "style")


def replaced(old, new):
    def change(page):
        assert old in page, old
        return page.replace(old, new, 1)
    return change


def bundled(old, new):
    return lambda page: sealed(page, replaced(old, new), "script")


DOT = "document.querySelector('[data-chart=intervals] svg g[aria-label=dot] circle')"
MEDIAN = "document.querySelector('[data-chart=fan] svg g[aria-label=line] path')"
AREA = "document.querySelector('[data-chart=fan] svg g[aria-label=area] path')"
BIN = "document.querySelector('[data-chart=histogram] svg g[aria-label=rect] rect')"
STATE = "document.querySelectorAll('[data-chart=map] svg [aria-label*=Tuvalu]')"
CELL = "document.querySelector('[data-chart=matrix] svg g[aria-label=cell] rect')"
TEXTS = "document.querySelectorAll('[data-chart=intervals] svg text')"
FAULTS = [  # the view that must see it, what is wrong, how the page is changed, words of the sentence
    ("desk", "a dot that is moved",
     drawn(f"{DOT}.setAttribute('cx', 5 + Number({DOT}.getAttribute('cx')))"),
     "pixels from where its number belongs"),
    ("desk", "a dot that is missing", drawn(f"{DOT}.remove()"), "marks for"),
    ("desk", "a median that is another",
     drawn(f"{MEDIAN}.setAttribute('d', {MEDIAN}.getAttribute('d').replace(/,[0-9.]+/, ',3'))"),
     "no line that goes through"),
    ("desk", "a band that is missing", drawn(f"{AREA}.remove()"), "areas for"),
    ("desk", "a bin that is missing", drawn(f"{BIN}.remove()"), "counts"),
    ("desk", "a state that is missing", drawn(f"{STATE}.forEach((one) => one.remove())"),
     "does not show TUV"),
    ("desk", "a cell that is missing", drawn(f"{CELL}.remove()"), "cells for"),
    ("desk", "a fall in a colour of rises",
     drawn("document.querySelectorAll('[data-chart=map] svg [fill*=neg]')"
           ".forEach((one) => one.setAttribute('fill', 'var(--pos-1)'))"), "colour of the wrong side"),
    ("desk", "words on words", drawn(f"{TEXTS}[1].parentNode.append({TEXTS}[1].cloneNode(true))"), "lies on"),
    ("desk", "words outside the picture",
     drawn(f"{TEXTS}[1].setAttribute('transform', 'translate(-50, 20)')"), "leaves the picture"),
    ("desk", "a picture without words",
     drawn("document.querySelector('svg.picture').removeAttribute('aria-label')"),
     "no words for a screen reader"),
    ("desk", "a script that is not the policy's", replaced("</script>", ";0</script>"), "is not drawn"),
    ("desk", "a style attribute", replaced("<h1>", '<h1 style="color:red">'), "console error"),
    ("desk", "a request", replaced("</main>", '<img alt="" src="https://example.org/a.png"></main>'),
     "refers to"),
    ("desk", "a name that is not escaped",
     replaced("</h1>", '<img alt="" src="data:," onerror="alert(1)"></h1>'), "a handler written in HTML"),
    ("desk", "a box that opens", drawn("confirm('Send it?')"), "opens a box"),
    ("desk", "a link to nowhere", replaced('id="who"', 'id="whom"'), "leads nowhere"),
    ("desk", "a head without scope", replaced('<th scope="col">', "<th>"), "heads without scope"),
    ("desk", "a heading that skips a level", replaced('<h2 id="who">Who changes</h2>',
                                                      '<h4 id="who">Who changes</h4>'), "skips a level"),
    ("phone", "a page that is too wide", styled("h1{width:2000px}"), "pixels wide"),
    ("phone", "an answer below the first screen", styled("h1{margin-bottom:900px!important}"), "ends at"),
    ("light", "words that are too pale", styled(".note{color:#bbb}"), "to 1 for"),
    ("dark", "cells whose words are too pale", styled(":root{--on-zero:#777!important}"), "to 1 for"),
    ("resized", "a chart that keeps its size", bundled("new ResizeObserver", "new class {observe() {}}"),
     "keep their old width"),
    ("script", "numbers that need the script", styled("html:not([data-drawn]) td{display:none}"),
     "cannot be read"),
    ("keyboard", "focus that is not seen", styled(":focus-visible{outline:none}"), "focus is not seen"),
    ("keyboard", "a link that Tab passes over", replaced('<a href="#who"', '<a tabindex="-1" href="#who"'),
     "Tab reaches"),
    ("keyboard", "a page without skip link", replaced('class="skip"', 'class="jump"'), "no skip link"),
    ("pointer", "nothing under the pointer", styled(".tooltip{display:none}"), "nothing under the pointer"),
    ("paper", "paper of another size", styled("@page{size:A5}"), "not A4"),
    ("paper", "charts cut by pages", styled("@media print{.picture{break-inside:auto}}"),
     "cut by the ends of pages"),
]


def check_samples(folder):
    pages = {kind: folder / f"{kind}.html" for kind in ("calm", "hostile", "large")}
    for kind, path in pages.items():
        path.write_text(report_page.page(kind), encoding="utf-8")
    said = browser.looked_at([pages["calm"], pages["hostile"]]) | browser.looked_at([pages["large"]], "desk")
    for path, one in said.items():
        print(f"{path.name}: {path.stat().st_size} bytes, drawn after {one['ready_ms']} ms")
        yield from (f"{path.name}: {sentence}" for sentence in one["findings"])
        if one["ready_ms"] > MOST_MS:
            yield f"{path.name} took {one['ready_ms']} ms, more than {MOST_MS}"


def check_faults(folder):
    small = report_page.page("small")
    for view in dict.fromkeys(view for view, *_ in FAULTS):
        here = [fault for fault in FAULTS if fault[0] == view]
        pages = [folder / f"{view}-{i}.html" for i in range(len(here))]
        for path, (_, _, change, _) in zip(pages, here):
            path.write_text(change(small), encoding="utf-8")
        said = browser.looked_at(pages, view)
        for path, (_, wrong, _, words) in zip(pages, here):
            found = said[path]["findings"]
            if not any(words in sentence for sentence in found):
                yield f"the check is blind to a planted fault: {wrong}; it found {found}"


def main():
    browser.need()
    with tempfile.TemporaryDirectory() as folder:
        failed = [*check_samples(Path(folder)), *check_faults(Path(folder))]
    for sentence in failed:
        print(sentence)
    print(f"{len(failed)} findings; {len(FAULTS)} planted faults were tried")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

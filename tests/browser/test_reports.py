"""Reports that the program wrote, in Chromium: drawn as their tables say, for every size, eye, keyboard and printer,
with titles that would do harm if they could.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(SOURCE / "tests/support"))
import browser  # noqa: E402

POLICY = """base = "baseline-2015"; title = "</script><script>alert(1)</script> \\"quoted\\" & <b>bold</b>";
question = "What if <i>Japan</i> spends thrice & more?";
change = ( { path = "donors.JPN.budget_usd_m_per_year"; multiply = 3.0; from = "2015-06"; } );
"""
SMALL = ["--replicates", "6", "--months", "24", "--quiet"]
PAGES = {"compare.html": [["compare", "hostile.cfg", *SMALL, "-o", "compare.db"],
                          ["sensitivity", "vary-courses", "--replicates", "2", "--months", "12", "--quiet", "-o", "sweep.db"],
                          ["report", "compare.db", "sweep.db", "-o", "compare.html", "--quiet"]],
         "run.html": [["run", "baseline-2015", *SMALL, "-o", "run.db"],
                      ["backtest", "backtest-2009", "--replicates", "4", "--months", "36", "--quiet", "-o", "backtest.db"],
                      ["report", "run.db", "backtest.db", "-o", "run.html", "--quiet"]]}


class Reports(unittest.TestCase):
    def test_they_are_as_they_should_be_in_every_view(self):
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            (here / "hostile.cfg").write_text(POLICY, encoding="utf-8")
            for commands in PAGES.values():
                for words in commands:
                    subprocess.run([str(PROGRAM), *words], cwd=here, check=True, stdout=subprocess.DEVNULL)
            for page, said in browser.looked_at([here / name for name in PAGES]).items():
                self.assertEqual(said["findings"], [], page.name)
                self.assertGreater(said["drawn_ms"], 0)

    def test_the_first_screens_of_the_gallery_fit_a_phone(self):
        pages = sorted((SOURCE / "analysis/gallery").glob("*.html"))
        self.assertTrue(pages)
        for page, said in browser.looked_at(pages, only="phone").items():
            self.assertEqual(said["findings"], [], page.name)


if __name__ == "__main__":
    browser.need()
    unittest.main(argv=sys.argv[:1])

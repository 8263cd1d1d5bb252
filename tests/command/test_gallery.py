"""The gallery of answered questions is what the program answers: document and pages, but for who ran what when.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
PROVENANCE = re.compile(r"<h2>Where the numbers come from</h2>.*?</section>", re.DOTALL)


class Gallery(unittest.TestCase):
    def test_document_and_pages_are_as_the_program_makes_them(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, str(SOURCE / "analysis/gallery.py"), "--program", str(PROGRAM), "--out", folder],
                           check=True)
            made = {path.name: path.read_text(encoding="utf-8") for path in Path(folder).rglob("*.*")}
        there = {path.name: path.read_text(encoding="utf-8")
                 for path in [SOURCE / "analysis/GALLERY.md", *(SOURCE / "analysis/gallery").iterdir()]}
        self.assertEqual(set(made), set(there))
        for name, text in made.items():
            pages = [PROVENANCE.sub("", one) for one in (text, there[name])]
            self.assertEqual(len(PROVENANCE.findall(text)), 1 if name.endswith(".html") else 0)
            self.assertTrue(pages[0] == pages[1], f"{name} is not what analysis/gallery.py writes")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

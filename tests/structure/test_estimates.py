"""Every computed parameter is made again from the shipped tables: the command finds all defaults
in step, scenarios/ESTIMATES.md is what it prints, and it refuses a default that is wrong or that
nothing makes again. So is the month of the engine in which a trend of deaths is 1; that in which it
ends is the document's.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "scenarios"))

from estimate import losses, shipped  # noqa: E402

WRONG = ("followed_share, 0.465, ", "followed_share, 0.475, ")
NEW = 'CTG_PARAMETER(real, demand, new, 1, 0, 2, 0, 2, "share", computed, "counted", "is new")\n'


def ran(*arguments):
    return subprocess.run([sys.executable, str(SOURCE / "scenarios/estimates.py"), *arguments],
                          capture_output=True, text=True)


class Estimates(unittest.TestCase):
    def test_the_document_is_what_the_command_prints_and_all_agree(self):
        result = ran("--markdown")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        document = (SOURCE / "scenarios/ESTIMATES.md").read_text(encoding="utf-8")
        self.assertEqual(result.stdout, document)

    def test_a_wrong_default_and_one_that_nothing_makes_are_refused(self):
        text = (SOURCE / "engine/parameters.def").read_text(encoding="utf-8")
        self.assertIn(WRONG[0], text)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "parameters.def"
            path.write_text(text.replace(*WRONG) + NEW, encoding="utf-8")
            result = ran(str(path))
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr.splitlines(), [
            "estimates.py: demand.new: its basis is computed, and no estimate makes it again",
            "estimates.py: demand.followed_share: the default is 0.475, the estimate 0.4651"])
        self.assertRegex(result.stdout, r"2 do not agree; took \d+\.\d seconds\n$")

    def test_the_engine_has_the_month_in_which_deaths_otherwise_are_those_of_the_classes(self):
        code = (SOURCE / "engine/model/casualties.c").read_text(encoding="utf-8")
        month = round(losses.of_tables(shipped.tables(SOURCE / "scenarios/data"))[3])
        self.assertIn("#define OTHER_MEAN_MONTH CTG_MONTH(%d, %d)\n" % (month // 12, month % 12 + 1), code)
        self.assertIn("#define OTHER_LAST_MONTH CTG_MONTH(2016, 12) ", code)
        last = 2016 * 12 + 12 - 1
        document = (SOURCE / "engine/MODEL.md").read_text(encoding="utf-8")
        self.assertIn("casualties.other_per_decade * (min(month, %d) - %d) / 120)" % (last, month),
                      document)
        self.assertIn("%d is December 2016" % last, document)

    def test_a_file_that_is_not_there_is_a_sentence(self):
        result = ran("no-such-file")
        self.assertEqual(result.returncode, 2)
        self.assertIn("estimates.py: a file cannot be read:", result.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

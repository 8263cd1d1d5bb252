"""What `contingent explain` says of tables and of columns that hold a set of keys.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import subprocess
import sys
import unittest

PROGRAM = sys.argv[1]
SET = "keys of tasks with ';' between them, or all, or nothing"


def explain(name):
    return subprocess.run([PROGRAM, "explain", name], text=True, capture_output=True, check=True).stdout


class Explain(unittest.TestCase):
    def test_a_table_says_what_a_cell_with_a_set_of_keys_may_hold(self):
        lines = {line.split()[0]: line for line in explain("caveats").splitlines()[2:]}
        self.assertTrue(lines["tasks"].endswith(": " + SET), lines["tasks"])
        self.assertTrue(lines["frameworks"].endswith(": " + SET.replace("tasks", "frameworks")))
        self.assertNotIn(":", lines["state"])

    def test_a_column_says_what_it_allows_and_its_path(self):
        text = explain("events.tasks")
        self.assertIn(f"  allowed    {SET}\n", text)
        self.assertIn("  path       events.<event>.tasks\n", text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

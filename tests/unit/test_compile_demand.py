"""What generated demand is estimated from: the rules on small cases, and the estimates in
engine/parameters.def against the shipped tables from which they are counted.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import csv
import os
import re
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "scenarios"))

from compile import authorisation, base, lives, situations, spells  # noqa: E402
from compile.headers import HEADERS  # noqa: E402

TABLES = ("regions", "states", "territories", "missions", "demand", "events", "conflicts",
          "covariates")


def shipped(table):
    path = os.path.join(ROOT, "scenarios", "data", table + ".csv")
    with open(path, encoding="utf-8", newline="") as file:
        return [tuple(int(c) if re.fullmatch(r"-?\d+", c) else c for c in row)
                for row in list(csv.reader(file))[1:]]


def mission(key, number, host="AAA", framework="UN", budget="peacekeeping", before=""):
    return (key, number, key, host, budget, "robust", "robust", "", before, framework, "", "", 7, 0,
            "seen", "")


class Rules(unittest.TestCase):
    def test_a_root_of_a_matrix_gives_it_back(self):
        matrix = [[0.9, 0.08, 0.02], [0.25, 0.65, 0.1], [0.05, 0.3, 0.65]]
        back = situations.power(situations.root(matrix, 12), 12)
        for row, other in zip(matrix, back):
            for a, b in zip(row, other):
                self.assertAlmostEqual(a, b, places=12)

    def test_a_poisson_regression_finds_two_rates_and_their_ratio(self):
        points = [(1.0, 0.0)] * 400 + [(1.0, 1.0)] * 100
        events = [1] * 8 + [0] * 392 + [1] * 10 + [0] * 90
        at, errors = situations.poisson(points, events)
        self.assertAlmostEqual(2.718281828459045 ** at[0], 0.02, places=6)
        self.assertAlmostEqual(2.718281828459045 ** at[1], 5.0, places=5)
        self.assertAlmostEqual(errors[1], (1 / 8 + 1 / 10) ** 0.5, places=5)

    def test_years_of_peace_are_counted_from_the_last_conflict_within_memory(self):
        levels = {("AAA", 1990): 1, ("AAA", 2000): 2}
        self.assertEqual(situations.years_of_peace(levels, "AAA", 2000), 0)
        self.assertEqual(situations.years_of_peace(levels, "AAA", 2003), 3)
        self.assertIsNone(situations.years_of_peace(levels, "AAA", 2021))
        self.assertEqual([situations.state_of(levels, "AAA", y) for y in
                          (1989, 1990, 1991, 1992, 2000)],
                         ["fresh", "minor", "again", "later", "major"])

    def test_severity_is_the_worst_of_sixty_months(self):
        severity = spells.Severity([("AAA", 2000, 2), ("AAA", 2003, 1)])
        month = base.month_number
        self.assertEqual(severity.of("AAA", month("1999-12")), 0)
        self.assertEqual(severity.of("AAA", month("2005-11")), 2)
        self.assertEqual(severity.of("AAA", month("2005-12")), 1)
        self.assertEqual(severity.of("AAA", month("2008-12")), 0)

    def test_a_hole_of_the_record_is_no_end_and_nothing_after_the_origin_counts(self):
        rows = [("A", "2000-01", 10, 0, 0), ("A", "2001-01", 0, 0, 0), ("A", "2002-01", 20, 0, 0),
                ("A", "2003-01", 0, 0, 0), ("B", "2010-01", 5, 0, 0), ("C", "2009-12", 5, 0, 0)]
        found = spells.spells([mission(k, i) for i, k in enumerate("ABC", 1)], rows)
        self.assertEqual([s.key for s in found], ["A", "C"])
        self.assertEqual(found[0].months(), (36, True))
        self.assertEqual(found[1].months(), (1, False))

    def test_a_mission_follows_stands_beside_or_is_fresh(self):
        rows = [("A", "2000-01", 10, 0, 0), ("A", "2002-01", 0, 0, 0), ("B", "2002-03", 5, 0, 0),
                ("C", "2004-01", 5, 0, 0), ("D", "2004-01", 5, 0, 0)]
        missions = [mission("A", 1), mission("B", 2), mission("C", 3), mission("D", 4, host="BBB")]
        found = spells.spells(missions, rows)
        self.assertEqual([spells.kind(s, found) for s in found],
                         ["fresh", "follow", "further", "fresh"])

    def test_the_median_life_heeds_missions_that_go_on(self):
        rows = [("A", "2009-01", 1, 0, 0), ("A", "2009-03", 0, 0, 0), ("B", "2009-01", 1, 0, 0),
                ("B", "2009-06", 0, 0, 0), ("C", "2009-09", 1, 0, 0), ("D", "2009-01", 1, 0, 0)]
        found = spells.spells([mission(k, i) for i, k in enumerate("ABCD", 1)], rows)
        # at risk: 4 at 2 months, 2 at 5: C is seen for 4 months only
        self.assertEqual(spells.median_life(found), 5)
        self.assertEqual(spells.ends_and_years(found), (2, 23 / 12))

    def test_thin_cells_share_a_rate_and_full_ones_have_their_own(self):
        events = {("X", 2, None): 3, ("Y", 2, None): 1, ("Z", 2, None): 2}
        years = {("X", 2, None): (10, 10), ("Y", 2, None): (10, 20), ("Z", 2, None): (10, 10)}
        rates = authorisation.cell_rates(events, years, ["X", "Y", "Z"], (None,))
        self.assertAlmostEqual(rates["X", 2, None][0], 0.3)
        self.assertAlmostEqual(rates["Y", 2, None][0], 0.1)
        self.assertEqual(rates["Y", 2, None], rates["Z", 2, None])


class Shipped(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.out = {name: shipped(name) for name in TABLES}
        cls.account = base.Account()
        with open(os.path.join(ROOT, "engine", "parameters.def"), encoding="utf-8") as file:
            rows = re.findall(r"^CTG_PARAMETER\(\w+, (\w+), (\w+), ([^,]+),", file.read(),
                              re.MULTILINE)
        cls.parameters = {"%s.%s" % (group, name): float(value) for group, name, value in rows}

    def expect(self, name, value):
        default = self.parameters[name]
        self.assertLessEqual(abs(default - value), max(0.01 * abs(value), 0.00051), name)

    def test_situations_stand_in_the_parameters_as_they_are_counted(self):
        values = situations.estimates(self.out, self.account)
        self.assertEqual(len(values), 8)
        for name, value in values.items():
            self.expect("situations." + name, value)
        for name, group in (("fresh", "fresh"), ("again", "again"), ("minor", "minor_ends"),
                            ("major", "major_wanes")):
            _, slopes, _, _ = situations.regression(self.out, name)
            for covariate, (slope, _) in slopes.items():
                self.assertAlmostEqual(
                    self.parameters["situations.%s_per_%s_doubling" % (group, covariate)], slope,
                    delta=0.0051)

    def test_lives_stand_in_the_parameters_as_they_are_counted(self):
        for name, value in lives.lifetimes(self.out, self.account).items():
            self.expect("demand.closing_per_year_" + name, value)

    def test_what_follows_what_stands_in_the_parameters_as_it_is_counted(self):
        for name, value in lives.chains(self.out, self.account).items():
            self.expect(("frameworks." if name.endswith("_months") else "demand.") + name, value)

    def test_the_tables_are_those_that_the_estimates_give(self):
        for name, rows in (("authorisation", authorisation.authorisation(self.out, self.account)),
                           ("templates", authorisation.templates(self.out, self.account))):
            self.assertEqual([tuple(str(c) for c in row) for row in rows],
                             [tuple(str(c) for c in row) for row in shipped(name)])
            self.assertIn(name, HEADERS)

    def test_the_slopes_of_forces_stand_in_the_parameters(self):
        for un, name in ((True, "forces"), (False, "outside_forces")):
            self.assertAlmostEqual(self.parameters["demand.%s_per_doubling" % name],
                                   authorisation.openings(self.out, un)[2], delta=0.0051)

    def test_no_template_began_after_the_origin(self):
        self.assertLessEqual(max(row[5] for row in shipped("templates")), 2009)


if __name__ == "__main__":
    unittest.main()

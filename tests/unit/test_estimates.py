"""How parameters are estimated: intervals, quantile lines, dangers and trends against closed forms.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import math
import os
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "scenarios"))

from estimate import danger, intervals, losses, quantiles, report  # noqa: E402
from estimate.shipped import Estimate, Parameter  # noqa: E402


def verdict(value, default, **more):
    return report.verdict(Estimate("a.b", value, more.pop("interval", None), "", **more),
                          Parameter("a.b", default, "0", "1", ""))


class Estimates(unittest.TestCase):
    def test_exact_intervals_of_nothing_and_of_all_are_closed_forms(self):
        low, high = intervals.of_count(0)
        self.assertEqual(low, 0)
        self.assertAlmostEqual(high, -math.log(0.025), places=9)
        self.assertAlmostEqual(intervals.of_share(0, 10)[1], 1 - 0.025 ** 0.1, places=9)
        self.assertAlmostEqual(intervals.of_share(10, 10)[0], 0.025 ** 0.1, places=9)

    def test_an_interval_leaves_a_fortieth_on_either_side(self):
        low, high = intervals.of_count(10)
        self.assertAlmostEqual(1 - intervals.poisson_up_to(9, low), 0.025, places=9)
        self.assertAlmostEqual(intervals.poisson_up_to(10, high), 0.025, places=9)

    def test_a_quantile_line_goes_through_points_that_lie_on_one(self):
        self.assertEqual(quantiles.quantile([4, 1, 3, 2], 0.5), 2.5)
        level, slope = quantiles.line([(x, 3 + 0.4 * x) for x in range(-5, 6)], 0.9)
        self.assertAlmostEqual(level, 3)
        self.assertEqual(slope, 0.4)

    def test_a_quantile_line_heeds_no_distance_of_points_above_it(self):
        points = [(x, 0.25 * x) for x in range(100)]
        self.assertEqual(quantiles.line(points + [(50, 1e6)], 0.5)[1], 0.25)

    def test_dangers_have_mean_one_and_the_spread(self):
        nodes = danger.dangers(1.5)
        logs = [(math.log2(d), w) for d, w in nodes]
        mean = sum(x * w for x, w in logs)
        self.assertAlmostEqual(sum(d * w for d, w in nodes), 1, places=3)
        self.assertAlmostEqual(sum((x - mean) ** 2 * w for x, w in logs) ** 0.5, 1.5, places=3)

    def test_missions_that_differ_more_have_the_larger_spread(self):
        even = danger.most_likely([(10, 5), (10, 8), (10, 12), (10, 16)])[0]
        uneven = danger.most_likely([(10, 1), (10, 2), (10, 12), (10, 40)])[0]
        self.assertLess(even, uneven)

    def test_a_trend_and_the_month_in_which_it_is_one_are_found(self):
        rows = [(year, 10.0 * year - 19900, (10.0 * year - 19900)
                 * 2 ** (-0.75 * (12 * year + 5.5 - 24050) / 120)) for year in range(1995, 2010)]
        slope, error, spread, month = losses.trend(rows)
        self.assertAlmostEqual(slope, -0.75)
        self.assertAlmostEqual(month, 24050, places=4)
        self.assertAlmostEqual(spread, 0)
        self.assertAlmostEqual(error, 0)

    def test_deaths_that_cluster_widen_the_error_of_a_trend(self):
        def error(share):
            return losses.trend([(year, 100.0, 100 * (1 + share * (-1) ** year) - (year - 2002))
                                 for year in range(1995, 2010)])[1]
        self.assertAlmostEqual(error(0.2) / error(0.1), 2, places=1)

    def test_a_default_agrees_to_the_digits_that_it_shows(self):
        self.assertEqual(verdict(0.1546, "0.15"), "yes")
        self.assertEqual(verdict(0.1546, "0.154"), "NO")
        self.assertEqual(verdict(2615, "2600"), "yes")
        self.assertEqual(verdict(2660, "2600"), "NO")
        self.assertEqual(verdict(2.0, "2"), "yes")
        self.assertEqual(verdict(float("nan"), "2", published=True), "NO")
        self.assertEqual(verdict(None, "2"), "not re-made")
        self.assertEqual(verdict(None, "2", interval=(1, 3), between=True), "between")
        self.assertEqual(verdict(None, "4", interval=(1, 3), between=True), "NO")


if __name__ == "__main__":
    unittest.main()

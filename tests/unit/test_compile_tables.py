"""The data compiler: its rules on small cases, and the shipped tables against their contract.

Run: python3 -m unittest tests/unit/test_compile_tables.py from the root. The source files are not
needed: what is tested is the rules and what was committed.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import csv
import os
import re
import sys
import tempfile
import unittest
from fractions import Fraction

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "scenarios"))

from compile import base, capabilities, checks, covariates, demand, money  # noqa: E402
from compile.headers import HEADERS, header  # noqa: E402

DATA = os.path.join(ROOT, "scenarios", "data")


def shipped(table):
    with open(os.path.join(DATA, table + ".csv"), encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file)]


def shipped_as_compiled(table):
    """Rows of a shipped table with whole numbers as numbers."""
    return [tuple(int(cell) if re.fullmatch(r"-?\d+", cell) else cell for cell in row)
            for row in shipped(table)[1:]]


class Rules(unittest.TestCase):
    def test_shares_are_dealt_by_largest_remainder_and_ties_go_to_the_earlier(self):
        self.assertEqual(base.dealt([1, 1, 1], 10), [4, 3, 3])
        self.assertEqual(base.dealt([Fraction(617, 1000), Fraction(383, 1000)], 100), [62, 38])
        self.assertEqual(sum(base.dealt([3, 7, 11, 0], 1000)), 1000)

    def test_halves_round_away_from_zero_and_blanks_are_nobody(self):
        self.assertEqual([base.rounded(base.exact(t)) for t in ("2.5", "0.49", "-1.5")],
                         [3, 0, -2])
        self.assertEqual(base.whole(""), 0)
        self.assertEqual(base.ceiling(Fraction(186, 100) / Fraction(93, 100)), 2)

    def test_the_month_after_december_is_january(self):
        self.assertEqual(base.next_month("1999-12"), "2000-01")

    def test_gaps_are_interpolated_inside_and_carried_at_the_ends(self):
        cells = covariates.filled({1992: Fraction(10), 1996: Fraction(30)}, range(1991, 1998))
        self.assertEqual(cells[1991], (10, "carried"))
        self.assertEqual(cells[1993], (15, "interpolated"))
        self.assertEqual(cells[1996], (30, "seen"))
        self.assertEqual(cells[1997], (30, "carried"))

    def test_derived_posts_hold_the_deployed_and_do_not_follow_their_noise(self):
        run = []
        posts = [demand.derived_posts(n, 0, run) for n in (930, 929, 1000, 900, 900)]
        self.assertEqual(posts, [1000, 1000, 1076, 1076, 1076])
        later = [demand.derived_posts(900, 0, run) for _ in range(4)]
        self.assertEqual(later, [1076, 1076, 1076, 968])

    def test_a_peak_of_one_month_is_lowered_and_a_rise_is_kept(self):
        self.assertEqual(demand.without_peaks([5, 90, 6, 7, 40, 80]), [5, 6, 6, 7, 40, 80])
        self.assertEqual(demand.without_peaks([50, 60, 398]), [50, 60, 60])

    def test_only_people_who_stay_for_three_months_are_a_gap(self):
        self.assertEqual(demand.lasting([0, 50, 50, 0, 12, 12, 12]), [False] * 4 + [True] * 3)
        self.assertEqual(demand.lasting([9] * 5), [False] * 5)

    def test_a_short_gap_between_authorised_months_keeps_the_posts(self):
        months = {"2001-0%d" % i: {"deployed": [47, 0, 0], "posts": [Fraction(100), 0, 0]}
                  for i in range(1, 6)}
        months["2001-03"]["posts"] = [None, None, None]
        series = demand.mission_demand("X", months, False)
        self.assertEqual(series["2001-03"], ([100, 0, 0], "carried"))

    def test_a_mission_without_authorised_posts_gets_derived_ones(self):
        months = {"2001-0%d" % i: {"deployed": [93, 0, 0], "posts": [None] * 3}
                  for i in range(1, 4)}
        series = demand.mission_demand("X", months, False)
        self.assertEqual(series["2001-02"], ([100, 0, 0], "derived"))

    def test_the_permanent_members_take_up_all_discounts(self):
        scale, discount = {"A": 600, "B": 300, "C": 100}, {"A": 0, "B": 75, "C": 900}
        shares = money.peacekeeping_shares(scale, discount, {"A"})
        self.assertEqual(sum(shares.values()), 1)
        self.assertEqual(shares["B"], Fraction(300 * 925, 1000 * 1000))
        self.assertEqual(shares["A"], Fraction(6, 10) + Fraction(225 + 900, 10000))

    def test_rows_of_one_unit_do_not_overlap(self):
        unit = [["X", "M", "medical", "2010-01", "2012-05", 0, "seen", "", "M"],
                ["X", "M", "medical", "2011-01", "2013-02", 0, "seen", "", "M"],
                ["X", "M", "medical", "2012-12", "", 47, "seen", "", "M"]]
        rows = capabilities._without_overlap(unit)
        self.assertEqual([(r[3], r[4], r[5]) for r in rows],
                         [("2010-01", "2012-11", 0), ("2012-12", "", 47)])

    def test_a_table_is_written_with_quotes_only_where_needed(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.csv")
            base.write_table(path, ["a", "b"], [("one, two", 'say "three"')])
            with open(path, "rb") as file:
                self.assertEqual(file.read(), b'a,b\n"one, two","say ""three"""\n')
            with self.assertRaises(base.Failed):
                base.write_table(path, ["a", "b"], [("one",)])


class Shipped(unittest.TestCase):
    def test_every_table_has_its_header_and_no_row_is_short(self):
        for table in HEADERS:
            rows = shipped(table)
            self.assertEqual(rows[0], header(table), table)
            self.assertEqual({len(row) for row in rows}, {len(header(table))}, table)

    def test_every_table_is_in_the_contract(self):
        files = {name[:-4] for name in os.listdir(DATA) if name.endswith(".csv")}
        self.assertEqual(files, set(HEADERS))

    def test_the_shipped_tables_pass_the_checks_of_the_compiler(self):
        tables = {table: shipped_as_compiled(table) for table in HEADERS}
        account = base.Account()
        checks.check_tables(tables, account)
        self.assertGreater(len(account.lines), 50)

    def test_a_reference_to_nothing_is_found(self):
        tables = {table: shipped_as_compiled(table) for table in HEADERS}
        tables["recipients"].append(("no-such-programme", "JPN"))
        with self.assertRaisesRegex(base.Failed, "no-such-programme"):
            checks.check_tables(tables, base.Account())

    def test_every_column_has_a_row_in_sources(self):
        with open(os.path.join(DATA, "SOURCES.md"), encoding="utf-8") as file:
            listed = re.findall(r"^\| (\w+) \| (\w+) \|", file.read(), re.M)
        columns = [(table, column) for table in HEADERS for column in header(table)]
        self.assertEqual([pair for pair in listed if pair[0] in HEADERS], columns)

    def test_nothing_later_than_2016_is_shipped_but_scales_and_rates_decided_before(self):
        for table in ("demand", "contributions", "placements", "deployments"):
            at = header(table).index("month")
            self.assertLessEqual(max(row[at] for row in shipped(table)[1:]), "2016-12", table)
        self.assertEqual(max(int(row[1]) for row in shipped("scale")[1:]), 2016)


if __name__ == "__main__":
    unittest.main()

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

from compile import (base, capabilities, checks, covariates, demand, mandates, money,  # noqa: E402
                     outside, outside_contributors)
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

    def test_posts_outside_the_un_are_the_highest_of_a_quarter(self):
        months = {"2001-%02d" % i: [n, 0, 0] for i, n in
                  enumerate((100, 110, 105, 112, 113, 114, 90, 80, 70), 1)}
        self.assertEqual([(m, p[0], b) for m, p, b in outside.posts(months)],
                         [("2001-01", 110, "derived"), ("2001-07", 90, "derived"),
                          ("2001-10", 0, "closed")])

    def test_posts_outside_the_un_follow_a_type_that_appears_and_end_with_the_people(self):
        months = {"2001-11": [5, 0, 0], "2001-12": [0, 0, 0], "2002-01": [5, 0, 2]}
        self.assertEqual(outside.posts(months),
                         [("2001-11", [5, 0, 0], "derived"), ("2001-12", [0, 0, 0], "closed"),
                          ("2002-01", [5, 0, 2], "derived"), ("2002-02", [0, 0, 0], "closed")])

    def test_a_slow_drift_changes_posts_once_it_is_above_five_percent(self):
        self.assertFalse(outside.differs([105, 0, 0], [100, 0, 0]))
        self.assertTrue(outside.differs([106, 0, 0], [100, 0, 0]))
        self.assertTrue(outside.differs([94, 0, 0], [100, 0, 0]))

    def test_a_repaired_stretch_is_straight_between_its_counts(self):
        first, last = ("2003-01", 100, 0, 0), ("2003-05", 140, 8, 0)
        self.assertEqual(outside.between(first, last, "2003-03"), [120, 4, 0])
        self.assertEqual(outside.between(first, last, "2003-05"), [140, 8, 0])

    def test_a_year_without_a_month_is_june_or_july_inside_the_mission(self):
        dated = outside_contributors.dated
        self.assertEqual(dated("2004", set(), ("1999-06", "2016-12")), "2004-06")
        self.assertEqual(dated("2004", {"2004-06"}, ("1999-06", "2016-12")), "2004-07")
        self.assertEqual(dated("1999", set(), ("1999-09", "2000-02")), "1999-09")
        self.assertEqual(dated("2013-12", set(), ("2008-07", "2013-11")), "2013-11")

    def test_a_list_is_kept_when_full_and_no_list_of_more_states_is_near(self):
        lists = {("X", "2009-10"): (42, 90), ("X", "2009-12"): (3, 99), ("X", "2010-11"): (46, 90),
                 ("X", "2013-01"): (5, 40), ("Y", "2009-12"): (1, 140), ("Y", "2010-01"): (9, 160)}
        self.assertEqual(outside_contributors.full_lists(lists, lambda mission, month: 100),
                         {("X", "2009-10"), ("X", "2010-11"), ("Y", "2009-12")})

    def test_dead_count_for_the_class_that_a_mission_had_in_most_of_the_year(self):
        mission = ("X", 1, "", "", "", "observer", "robust", "2001-10")
        rows = [("X", "2001-%02d" % i, 10, 0, 0) for i in range(1, 13)]
        full, of_year = mandates._exposure(rows, [mission], (2001, 2001))
        self.assertEqual(full, {"observer": 90, "robust": 30})
        self.assertEqual(of_year, {("X", 2001): "observer"})

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

    def test_every_post_of_a_class_has_something_to_do_in_its_mandates(self):
        asked = {(row[0], row[1]) for row in shipped("mandates")[1:]}
        tasks = {row[0]: row[header("capabilities").index("tasks")].split(";")
                 for row in shipped("capabilities")[1:]}
        for name, capability, share, *_ in shipped("capability_mix")[1:]:
            if int(share):
                self.assertTrue(any((name, t) in asked for t in tasks[capability]),
                                (name, capability))

    def test_broad_mandates_have_three_civilian_tasks_in_1998_and_nine_in_2008(self):
        civilian = {row[0] for row in shipped("tasks")[1:] if row[2] == "1"}
        self.assertEqual(len(civilian), 10)
        for name in ("multidimensional", "robust"):
            had = [row[2] for row in shipped("mandates")[1:]
                   if row[0] == name and row[1] in civilian]
            self.assertEqual([sum(m <= y for m in had) for y in ("1998-12", "2008-12")], [3, 9])

    def test_missions_outside_the_un_are_numbered_from_1001_in_the_order_of_the_rows(self):
        at = header("missions").index
        numbers = [int(row[at("number")]) for row in shipped("missions")[1:]
                   if row[at("budget")] == "own"]
        self.assertEqual(numbers, list(range(1001, 1001 + len(numbers))))

    def test_successors_begin_before_their_predecessors_are_forgotten(self):
        span = {}
        for mission, month, *_ in shipped("deployments")[1:]:
            span.setdefault(mission, [month, month])[1] = month
        for row in shipped("missions")[1:]:
            before = row[header("missions").index("predecessor")]
            if before:
                self.assertLessEqual(base.month_number(span[row[0]][0]),
                                     base.month_number(span[before][1]) + 3, row[0])

    def test_nobody_is_listed_twice_in_a_mission_outside_the_un(self):
        sums = {}
        for mission, _, month, persons, *_ in shipped("outside_contributors")[1:]:
            sums[mission, month] = sums.get((mission, month), 0) + int(persons)
        there = {(row[0], row[1]): sum(map(int, row[2:])) for row in shipped("deployments")[1:]}
        for key, persons in sums.items():
            self.assertLessEqual(persons, 1.5 * there[key], key)

    def test_no_source_that_may_not_be_shipped_is_named(self):
        for row in shipped("outside_contributors")[1:]:
            self.assertNotIn("mdi", row[-1])

    def test_the_last_posts_of_a_mission_that_has_ended_are_none(self):
        last = {}
        for row in shipped("demand")[1:]:
            last[row[0]] = (row[1], sum(map(int, row[2:5])))
        people = {}
        for row in shipped("deployments")[1:]:
            people[row[0]] = row[1]
        for mission, month in people.items():
            if month < "2016-12":
                self.assertEqual(last[mission], (base.next_month(month), 0), mission)

    def test_keys_of_literature_in_the_new_tables_resolve(self):
        with open(os.path.join(ROOT, "scenarios", "LITERATURE.md"), encoding="utf-8") as file:
            known = set(re.findall(r"^\| ([A-Z0-9-]+) \|", file.read(), re.M))
        for table in ("tasks", "frameworks", "classes", "mandates", "caveats", "consent", "events"):
            for row in shipped(table)[1:]:
                for key in re.findall(r"\b[A-Z]{3,}(?:-\d\d-\d+|\d\d)\b|^P(?=:)", row[-1]):
                    self.assertIn(key, known, row[-1])

    def test_nothing_later_than_2016_is_shipped_but_scales_and_rates_decided_before(self):
        for table in ("demand", "contributions", "placements", "deployments",
                      "outside_contributors", "events"):
            at = header(table).index("month")
            self.assertLessEqual(max(row[at] for row in shipped(table)[1:]), "2016-12", table)
        self.assertEqual(max(int(row[1]) for row in shipped("scale")[1:]), 2016)
        self.assertEqual(max(int(row[1]) for row in shipped("conflicts")[1:]), 2016)


if __name__ == "__main__":
    unittest.main()

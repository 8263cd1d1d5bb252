"""How deaths otherwise than by malicious acts fell within 1995-2009: `casualties.other_per_decade`.

In each year they are Poisson, more widely spread by one factor, with the mean that its person-years
have at the classes' rates, times a trend. The month in which the trend is 1 is a constant of
engine/model/casualties.c: so the rates of `classes` stay means of 1995-2009.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import math

from compile.base import month_number, month_text
from compile.situations import poisson
from estimate import intervals
from estimate.shipped import Estimate

MIDDLE = 5.5  # of a year's months, counted from 0
ORIGIN = month_number("2000-01")  # from which decades are counted; any will do


def expected(tables):
    """Deaths otherwise that the classes' rates give in each year."""
    rate = {row[0]: float(row[2]) / 12000 for row in tables["classes"]}
    known = {row[0]: row[5:8] for row in tables["missions"] if row[9] == "UN"}
    found = {row[0]: 0.0 for row in tables["deaths_by_year"]}
    for mission, month, *persons in tables["deployments"]:
        if mission in known and int(month[:4]) in found:
            first, later, since = known[mission]
            found[int(month[:4])] += sum(persons) * rate[first if since and month < since else later]
    return found


def trend(rows):
    """Of (year, deaths expected, deaths): log2 a decade, its standard error, how many times as widely
    as Poisson the deaths are spread, the month (a fraction) in which the trend is 1."""
    points = [(1.0, (12 * year + MIDDLE - ORIGIN) / 120) for year, _, _ in rows]
    at, errors = poisson(points, [dead for _, _, dead in rows], [mean for _, mean, _ in rows])
    fitted = [mean * math.exp(at[0] + at[1] * x) for (_, x), (_, mean, _) in zip(points, rows)]
    spread = sum((row[2] - f) ** 2 / f for row, f in zip(rows, fitted)) / (len(rows) - len(at))
    return (at[1] / math.log(2), errors[1] * math.sqrt(spread) / math.log(2), spread,
            ORIGIN - 120 * at[0] / at[1])


def of_tables(tables):
    means = expected(tables)
    return trend([(year, means[year], dead) for year, dead, _ in tables["deaths_by_year"]])


def estimates(tables, _):
    slope, error, spread, month = of_tables(tables)
    return [Estimate("casualties.other_per_decade", slope, intervals.of_slope(slope, error),
                     "Poisson regression of %d deaths on the year, 1995-2009, beside those that the "
                     "classes' rates give; spread %.1f times as widely, standard error %.2f so; 1 in %s"
                     % (sum(row[1] for row in tables["deaths_by_year"]), spread, error,
                        month_text(round(month))))]

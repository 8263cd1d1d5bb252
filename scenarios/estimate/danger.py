"""How much more dangerous one mission is than another of its class: `risk.danger_spread`.

A mission's malicious deaths are Poisson with its class's rate times its danger, whose logarithm is,
as in engine/model/casualties.c, a sum of four even draws, and whose mean is 1.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import math

from compile.base import month_number
from estimate.intervals import root
from estimate.shipped import Estimate

FIRST, LAST = month_number("1995-01"), month_number("2009-12")
EXPOSED = 100  # person-years that a mission must have had
NODES = 120
DROP = 1.92  # of the log likelihood at the ends of an interval of 95 %


def missions(tables):
    """(deaths that its classes' rates give, deaths seen) of each."""
    rate = {row[0]: float(row[1]) / 1000 for row in tables["classes"]}
    known, years, expected = {row[0]: row for row in tables["missions"]}, {}, {}
    seen = {row[0]: row[1] for row in tables["deaths"]}
    for mission, month, *persons in tables["deployments"]:
        if mission in seen and FIRST <= month_number(month) <= LAST:
            first, later, since = known[mission][5:8]
            span = sum(persons) / 12
            years[mission] = years.get(mission, 0) + span
            expected[mission] = (expected.get(mission, 0)
                                 + span * rate[first if since and month < since else later])
    return [(expected[m], seen[m]) for m in seen if years[m] >= EXPOSED]


def dangers(spread):
    """(danger, weight), weights of sum 1."""
    b = spread * math.sqrt(3)  # the sum of four has variance 1/3
    mean = ((2 ** (b / 2) - 2 ** (-b / 2)) / (b * math.log(2))) ** 4
    at = [4 * (i + 0.5) / NODES for i in range(NODES)]
    weights = [sum((-1) ** k * math.comb(4, k) * max(x - k, 0) ** 3 for k in range(5)) for x in at]
    return [(2 ** (b * (x - 2)) / mean, w / sum(weights)) for x, w in zip(at, weights)]


def likelihood(some, spread):
    nodes = dangers(spread)
    return sum(math.log(sum(w * math.exp(dead * math.log(mean * danger) - mean * danger
                                         - math.lgamma(dead + 1)) for danger, w in nodes))
               for mean, dead in some)


def most_likely(some):
    """Spread, and where the likelihood has fallen by DROP on either side."""
    step = 1e-3
    best = root(lambda s: likelihood(some, s + step) - likelihood(some, s - step), 0.1, 4)
    floor = likelihood(some, best) - DROP
    return best, (root(lambda s: floor - likelihood(some, s), 0.1, best),
                  root(lambda s: likelihood(some, s) - floor, best, 4))


def estimates(tables, _):
    some = missions(tables)
    value, interval = most_likely(some)
    return [Estimate("risk.danger_spread", value, interval,
                     "maximum likelihood over %d missions 1995-2009 of %d person-years and more; "
                     "%d malicious deaths" % (len(some), EXPOSED, sum(dead for _, dead in some)))]

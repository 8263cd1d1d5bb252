"""How often missions begin, end and lead to others: groups `demand` and `frameworks`.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import math
import statistics

from compile import authorisation, lives, situations, spells
from compile.base import Account
from estimate import intervals
from estimate.shipped import Estimate


def estimates(tables, _):
    return (_openings(tables) + [_income(tables)] + _lives(tables) + _chains(tables))


def _openings(tables):
    out = []
    for un in (True, False):
        events, years, slope, error = authorisation.openings(tables, un)
        count, span = sum(events.values()), sum(cell[0] for cell in years.values())
        out.append(Estimate("demand.%sforces_per_doubling" % ("" if un else "outside_"), slope,
                            intervals.of_slope(slope, error),
                            "Poisson regression, standard error %.2f; %d openings in %.0f "
                            "host-years" % (error, count, span)))
        if un:
            out.append(Estimate("demand.openings_factor", 1.0,
                                intervals.of_slope(1.0, 1 / math.sqrt(count)),
                                "1 by definition; %d openings, two standard errors" % count))
    return out


def _income(tables):
    """The default lies between the richest of the many and the one that was richer."""
    incomes = situations.relative_incomes(tables)
    hosts = sorted(incomes.get((s.host, s.first // 12), (0,))[0]
                   for s in spells.spells(tables["missions"], tables["demand"])
                   if s.began_in_record())
    return Estimate("demand.host_income_most", None, tuple(hosts[-2:]),
                    "the two richest hosts of missions begun 1990-2009; chosen between", True)


def _lives(tables):
    return [Estimate("demand.closing_per_year_" + name, rate, intervals.of_rate(rate, ends),
                     "%d ends to 2009, exact Poisson%s"
                     % (ends, "; ln 2 over the median life" if "1999" in name else ""))
            for name, (rate, ends) in lives.counted_lifetimes(tables, Account()).items()]


def _chains(tables):
    out = []
    for name, found in lives.counted_chains(tables, Account()).items():
        path = ("frameworks." if name.endswith("_months") else "demand.") + name
        if isinstance(found, list):
            out.append(Estimate(path, statistics.median(found), (found[0], found[-1]),
                                "median, least and most of %d: %s"
                                % (len(found), " ".join(map(str, found)))))
        elif name.endswith("_per_year"):
            rate = found[0] / found[1]
            out.append(Estimate(path, rate, intervals.of_rate(rate, found[0]),
                                "%d in %.0f host-years, exact Poisson" % found))
        else:
            out.append(Estimate(path, found[0] / found[1], intervals.of_share(*found),
                                "%d of %d, exact binomial" % found))
    return out

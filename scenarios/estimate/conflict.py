"""How situations of conflict change: group `situations`.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import math

from compile import situations
from compile.base import Account
from estimate import intervals
from estimate.shipped import Estimate

SLOPES = {"fresh": "fresh", "again": "again", "minor": "minor_ends", "major": "major_wanes"}
REGRESSED = {"fresh_minor": "fresh", "again_minor": "again", "minor_ends": "minor",
             "major_wanes": "major"}
COUNTED = {"minor_escalates": ("minor", "major"), "major_ends": ("major", "again")}


def estimates(tables, _):
    rates = situations.estimates(tables, Account())
    found, fits = situations.steps(tables), {}
    for name in situations.REGRESSIONS:
        points, events, _ = situations.sample(tables, name)
        fits[name] = (*situations.poisson(points, events), sum(events), len(events))
    out = [_rate(name, rate, fits, found) for name, rate in rates.items()]
    for name, (at, errors, count, of) in fits.items():
        for i, covariate in enumerate(situations.REGRESSIONS[name][2], 1):
            slope, error = at[i] / math.log(2), errors[i] / math.log(2)
            out.append(Estimate("situations.%s_per_%s_doubling" % (SLOPES[name], covariate), slope,
                                intervals.of_slope(slope, error),
                                "Poisson regression, standard error %.2f; %d of %d host-years of "
                                "known income" % (error, count, of)))
    people = {(row[0], row[1]): row[3] for row in tables["covariates"]}
    least = min(people[row[:2]] for row in tables["conflicts"]
                if situations.FIRST <= row[1] <= situations.LAST and people.get(row[:2]))
    out.append(Estimate("situations.people_least", least, None,
                        "smallest population of a host in conflict 1990-2009"))
    return out


def _rate(name, rate, fits, found):
    """By the steps of host-years; those that were regressed for a host of the world's income."""
    path, name = "situations." + name, name.removesuffix("_per_year")
    if name in REGRESSED:
        at, errors, count, of = fits[REGRESSED[name]]
        return Estimate(path, rate, tuple(rate * math.exp(two * errors[0]) for two in (-2, 2)),
                        "root of the yearly matrix; constant of the regression, standard error "
                        "%.2f of its logarithm; %d of %d host-years" % (errors[0], count, of))
    if name in COUNTED:
        before, after = COUNTED[name]
        count, of = found[before, after], sum(n for (a, _), n in found.items() if a == before)
        return Estimate(path, rate, intervals.of_rate(rate, count),
                        "root of the yearly matrix; %d of %d host-years, exact Poisson"
                        % (count, of))
    return Estimate(path, rate, None, "root of the yearly matrix: below 0, set to 0")

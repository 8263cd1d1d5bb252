"""How many people a state has out at most: group `ceiling`.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import math
import random

from estimate.quantiles import line, quantile
from estimate.shipped import Estimate

FIT = (1995, 2009)
FORCES = 5000  # armed forces above which a share of them means something
TOP = 0.99
USUAL = (0.90, 0.95)
SOLDIERS, PEOPLE = 20000, 10_000_000  # where the usual levels hold
FORCES_LEAST, PEOPLE_LEAST = 500, 100_000
RESAMPLES, SEED = 200, 1


def contributors(tables):
    """(state, year, soldiers, police, armed forces, population) of every month in the record"""
    size = {(row[0], row[1]): (row[4], row[3]) for row in tables["covariates"]}
    for state, month, troops, police, experts in tables["contributions"]:
        year = int(month[:4])
        if FIT[0] <= year <= FIT[1]:
            yield (state, year, troops + experts, police, *size[state, year])


def estimates(tables, _):
    share = quantile([s / forces for _, _, s, _, forces, _ in contributors(tables)
                      if forces > FORCES], TOP)
    police = quantile([p / people * 1e6 for _, _, _, p, _, people in contributors(tables)
                       if p], TOP)
    of = "quantile .99 of the months of contributors"
    return [Estimate("ceiling.military_share", share, None,
                     "%s with more than 5,000 soldiers, 1995-2009" % of),
            Estimate("ceiling.police_per_million", police, None,
                     "%s of police, 1995-2009" % of)] + usual(tables)


def largest(tables):
    """(log2 size over the level's, log2 of people + 1) of each contributor's largest month:
    soldiers by armed forces, police by population."""
    soldiers, police = {}, {}
    for state, _, s, p, forces, people in contributors(tables):
        soldiers[state] = max(soldiers.get(state, (0, 0)), (s, forces), key=lambda c: c[0])
        police[state] = max(police.get(state, (0, 0)), (p, people), key=lambda c: c[0])
    return tuple([(math.log2(size / unit), math.log2(n + 1)) for n, size in found.values()
                  if n and size > least]
                 for found, unit, least in ((soldiers, SOLDIERS, FORCES_LEAST),
                                            (police, PEOPLE, PEOPLE_LEAST)))


def fitted(points):
    """(level at .95, of soldiers and of police, mean slope, all lines)"""
    lines = [[line(some, share) for share in USUAL] for some in points]
    return (*(2 ** some[1][0] for some in lines),
            sum(slope for some in lines for _, slope in some) / 4, lines)


def usual(tables):
    points, draw = largest(tables), random.Random(SEED)
    *values, lines = fitted(points)
    again = [fitted([[some[int(draw.random() * len(some))] for _ in some] for some in points])
             for _ in range(RESAMPLES)]
    spread = [tuple(quantile([a[i] for a in again], q) for q in (0.025, 0.975)) for i in range(3)]
    how = [", ".join("quantile %.2f: %.0f, slope %.2f" % (q, 2 ** level, slope)
                     for q, (level, slope) in zip(USUAL, some)) for some in lines]
    note = "; contributors drawn again %d times" % RESAMPLES
    return [Estimate("ceiling.usual_pers", values[0], spread[0],
                     "largest month of %d contributors of soldiers; %s%s"
                     % (len(points[0]), how[0], note)),
            Estimate("ceiling.usual_police_pers", values[1], spread[1],
                     "largest month of %d contributors of police; %s%s"
                     % (len(points[1]), how[1], note)),
            Estimate("ceiling.usual_power", values[2], spread[2],
                     "mean slope of the four lines" + note)]

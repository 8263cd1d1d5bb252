"""Quantiles, and lines through them.

SPDX-License-Identifier: GPL-3.0-or-later
"""

STEP = 20  # slopes are tried in steps of one twentieth; few points bear no finer one


def quantile(values, share):
    """Between the two nearest of the sorted values, in proportion."""
    values = sorted(values)
    at = share * (len(values) - 1)
    low = int(at)
    return values[low] + (at - low) * (values[min(low + 1, len(values) - 1)] - values[low])


def loss(residuals, share):
    """Koenker and Bassett's: least where `share` of the points lie below."""
    return sum(r * (share if r >= 0 else share - 1) for r in residuals)


def line(points, share):
    """(level at 0, slope from 0 to 1) of the quantile of y given x."""
    best = None
    for step in range(STEP + 1):
        rest = [y - step / STEP * x for x, y in points]
        level = quantile(rest, share)
        found = loss([r - level for r in rest], share), level, step / STEP
        best = found if best is None or found < best else best
    return best[1:]

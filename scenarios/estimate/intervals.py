"""Intervals of 95 %: exact of a count and of a share, two standard errors of a regression.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import math

TAIL = 0.025


def root(falling, low, high):
    """Where a falling function crosses zero."""
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return (low + high) / 2


def poisson_up_to(count, mean):
    term = total = math.exp(-mean)
    for k in range(1, count + 1):
        term *= mean / k
        total += term
    return total


def binomial_up_to(count, of, share):
    return sum(math.comb(of, k) * share ** k * (1 - share) ** (of - k) for k in range(count + 1))


def of_count(count):
    """Of the mean of a Poisson count (Garwood)."""
    top = 10 * count + 20
    low = root(lambda mean: poisson_up_to(count - 1, mean) - 1 + TAIL, 0, top) if count else 0.0
    return low, root(lambda mean: poisson_up_to(count, mean) - TAIL, 0, top)


def of_share(count, of):
    """Of a binomial share (Clopper and Pearson)."""
    low = root(lambda p: binomial_up_to(count - 1, of, p) - 1 + TAIL, 0, 1) if count else 0.0
    high = root(lambda p: binomial_up_to(count, of, p) - TAIL, 0, 1) if count < of else 1.0
    return low, high


def of_rate(rate, count):
    """Of a rate that rests on so many events."""
    low, high = of_count(count)
    return rate * low / count, rate * high / count


def of_slope(slope, error):
    return slope - 2 * error, slope + 2 * error

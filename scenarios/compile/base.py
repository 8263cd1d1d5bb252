"""What every part of the data compiler needs: reading, months, rounding, the account.

Promise: nothing here depends on the clock, the locale or the order of a hash, so that the same
source gives the same bytes.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import csv
import os
import sys
from fractions import Fraction

TO_YEAR = "--to-year"  # of compile_tables.py: for whoever has later files in the same layout


def last_year(words):
    """The shipped tables end in 2016; the command line may say a later year."""
    return int(words[words.index(TO_YEAR) + 1]) if TO_YEAR in words[:-1] else 2016


FIRST_YEAR, LAST_YEAR = 1990, last_year(sys.argv)
LAST_MONTH = "%d-12" % LAST_YEAR
TYPES = ("troops", "police", "experts")


class Failed(Exception):
    """A check that does not hold; the sentence says which."""


class Account:
    """What was joined, repaired, derived and left out, in the order in which it happened."""

    def __init__(self):
        self.lines = []

    def title(self, text):
        self.lines.append("")
        self.lines.append(text)

    def note(self, text):
        self.lines.append("  " + text)

    def check(self, holds, text):
        self.lines.append(("  ok      " if holds else "  FAILED  ") + text)
        if not holds:
            raise Failed(text)

    def text(self):
        return "\n".join(self.lines).lstrip("\n") + "\n"


class Source:
    """The folder of source files; each file is read once."""

    def __init__(self, folder):
        self.folder = folder
        self.kept = {}

    def rows(self, name):
        if name not in self.kept:
            path = os.path.join(self.folder, name)
            with open(path, encoding="utf-8-sig", newline="") as file:
                self.kept[name] = list(csv.DictReader(file))
        return self.kept[name]


def exact(text):
    """The number that a cell shows, without binary rounding; an empty cell is None."""
    text = text.strip()
    return Fraction(text) if text else None


def rounded(value):
    """Nearest whole number, halves away from zero."""
    value = Fraction(value)
    whole = int(abs(value) + Fraction(1, 2))
    return whole if value >= 0 else -whole


def ceiling(value):
    value = Fraction(value)
    return -((-value.numerator) // value.denominator)


def whole(text):
    """A count of persons; an empty cell is 0."""
    value = exact(text)
    return 0 if value is None else rounded(value)


def month_number(text):
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1


def month_text(number):
    return "%04d-%02d" % (number // 12, number % 12 + 1)


def next_month(text):
    return month_text(month_number(text) + 1)


def dealt(weights, total):
    """Whole shares of `total` in proportion to the weights, by largest remainder; ties go to the
    earlier weight."""
    weights = [Fraction(weight) for weight in weights]
    full = sum(weights)
    parts = [weight * total / full for weight in weights]
    shares = [int(part) for part in parts]
    order = sorted(range(len(parts)), key=lambda i: (shares[i] - parts[i], i))
    for i in order[: total - sum(shares)]:
        shares[i] += 1
    return shares


def decimal(value, digits):
    """A decimal with at most `digits` digits and no trailing zeros."""
    text = "%.*f" % (digits, value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_table(path, header, rows):
    """RFC 4180 with LF: quotes only where a cell needs them."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            if len(row) != len(header):
                raise Failed("%s: a row has %d cells, not %d: %s"
                             % (os.path.basename(path), len(row), len(header), row))
            writer.writerow(row)

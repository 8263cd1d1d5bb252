"""Estimates beside the defaults: what agrees, as text and as a document.

SPDX-License-Identifier: GPL-3.0-or-later
"""

NEAR = 0.51  # of the last digit that a default shows: half, and a little where it was rounded twice

HEAD = """# Estimates

<!-- Written by `scenarios/estimates.py --markdown`; a test compares. -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->

Every parameter of `engine/parameters.def` whose basis is *computed*, made again from the tables in
`scenarios/data` alone by `scenarios/estimates.py`, in a few seconds (it says how many). *Interval*:
95 % (exact of counts and shares, two standard errors of a regression) or what *how* says. *Agrees*:
the default is the estimate to the digits that it shows; *between*: it was chosen between the two
ends; *published*: it agrees, and is reckoned from figures that its source quotes. *Plausible* is
what replicates draw from, where the source tells why; it need not be the interval.

| parameter | estimate | interval | default | plausible | agrees | how |
|---|---|---|---|---|---|---|
"""


def unit(text):
    """Of the last digit that counts: zeros at the end of a whole number do not."""
    if "." in text:
        return 10.0 ** -len(text.partition(".")[2])
    return 10.0 ** (len(text) - len(text.rstrip("0"))) if text.strip("0") else 1.0


def verdict(estimate, parameter):
    """What stands under `agrees`; `NO` where it does not."""
    default = float(parameter.value)
    if estimate.between:
        low, high = estimate.interval
        return "between" if low <= default <= high else "NO"
    if estimate.value is None:
        return "not re-made"
    if not abs(estimate.value - default) <= NEAR * unit(parameter.value):
        return "NO"
    return "published" if estimate.published else "yes"


def number(value):
    return "%.0f" % value if abs(value) >= 1000 else "%.4g" % value


def rows(estimates, parameters):
    """(path, estimate, interval, default, plausible, agrees, how), as in parameters.def"""
    found = {e.path: e for e in estimates}
    for path, p in parameters.items():
        if path in found:
            e = found[path]
            yield (path, "-" if e.value is None else number(e.value),
                   "%s to %s" % tuple(map(number, e.interval)) if e.interval else "-", p.value,
                   "%s to %s" % (p.low, p.high), verdict(e, p), e.how)


def mistakes(estimates, parameters):
    """A sentence for each parameter that does not agree or that nothing makes again."""
    paths = [e.path for e in estimates]
    out = ["%s: its basis is computed, and no estimate makes it again" % path
           for path in parameters if path not in paths]
    out += ["%s: an estimate without a parameter of basis computed" % path
            for path in paths if path not in parameters]
    return out + ["%s: the default is %s, the estimate %s" % (row[0], row[3], row[1]) for row in
                  rows(estimates, parameters) if row[5] == "NO"]


def document(estimates, parameters):
    return HEAD + "".join("| `%s` | %s |\n" % (row[0], " | ".join(row[1:]))
                          for row in rows(estimates, parameters))


def text(estimates, parameters):
    form = "%-44s %9s  %-20s %9s  %-20s %s\n"
    out = form % ("", "estimate", "interval", "default", "plausible", "agrees")
    for row in rows(estimates, parameters):
        out += form % row[:6] + "    " + row[6] + "\n"
    return out

"""The bars: what was asked of the model before anybody looked, and whether it holds.

A score's bar is the program's own verdict, horizon by horizon: analysis/verdict.h. What is asked of coverage is
said here: a 50 % interval should hold 40 to 60 of a hundred states, a 90 % interval 80 to 97.
SPDX-License-Identifier: GPL-3.0-or-later
"""
from dataclasses import dataclass

from validating.base import SCORES, year_name

COVERAGE = {50: (40, 60), 90: (80, 97)}  # per cent
PATTERNS_SHARE = 0.80
POPULATIONS = {"all": "all scored states", "over_100": "states with more than 100 people"}
SAID = {"share_distance": "Distance of shares", "log_rms": "Error in proportion (RMS of logs)", "crps": "CRPS"}
MONTHS = {"2009-12": "December 2009", "2012-12": "December 2012"}


@dataclass
class Bar:
    group: str  # share_distance, log_rms, crps, coverage, patterns, refits
    name: str
    asked: str
    found: str
    holds: bool


def judged(backtest):
    return [year for year in backtest["years"] if year["against"]["share_distance"]["judged"]]


def signed(share):
    """+5 and −13: per cent, with a true minus; nothing is +0."""
    text = f"{100 * share:+.0f}".replace("-", "−")
    return "0" if text in ("+0", "−0") else text


def range_words(shares):
    """From the worst to the best: 24 % higher to 5 % lower."""
    words = [f"{100 * abs(share):.0f} % {'lower' if share > 0 else 'higher'}" for share in (min(shares), max(shares))]
    return words[0] if len(set(words)) == 1 else f"from {words[0]} to {words[1]}"


def score_bar(backtest, score):
    years = judged(backtest)
    lines = [year["against"][score] for year in years]
    beaten = sum(line["beats_best_null"] for line in lines)
    margin = f"{100 * lines[0]['margin']:.0f} % lower than" if lines[0]["margin"] else "lower than"
    below = [line["below_best_null"] for line in lines]
    names = f"{year_name(years[0])} to {year_name(years[-1])}"
    return Bar(score, f"{SAID[score]}, from {MONTHS[backtest['start']]}",
               f"{margin} the best null's in each of {len(years)} years, {names}",
               f"in {beaten} of {len(years)}; {range_words(below)}",
               beaten == len(years))


def held(backtests, nominal, population):
    return [year["scores"]["model"][population][f"coverage_{nominal}"] for one in backtests for year in judged(one)]


def coverage_bar(backtests, nominal, population):
    (low, high), shares = COVERAGE[nominal], held(backtests, nominal, population)
    inside = sum(low <= 100 * share + 1e-9 and 100 * share <= high + 1e-9 for share in shares)
    return Bar("coverage", f"{nominal} % intervals, {POPULATIONS[population]}",
               f"hold {low} to {high} % of states in each of the "
               f"{len(shares)} years judged",
               f"in {inside} of {len(shares)}; they hold {100 * min(shares):.0f} to {100 * max(shares):.0f} %",
               inside == len(shares))


def patterns_bar(patterns):
    tally = patterns["emergent"]
    share = tally["patterns_inside"] / tally["patterns"]
    return Bar("patterns", "Emergent patterns of the record",
               f"{100 * PATTERNS_SHARE:.0f} % of patterns with every figure inside its band",
               f"{tally['patterns_inside']} of {tally['patterns']} ({100 * share:.0f} %); of their figures "
               f"{tally['figures_inside']} of {tally['figures']} ({100 * tally['figures_inside'] / tally['figures']:.0f} %)",
               share >= PATTERNS_SHARE)


def refits_bar(rows):
    if rows is None:
        return Bar("refits", "Refits on either half of the fit window", "posteriors overlap in every parameter",
                   "the refits have not been made", False)
    met = sum(row["overlap"] for row in rows)
    return Bar("refits", "Refits on either half of the fit window", "posteriors overlap in every parameter",
               f"in {met} of {len(rows)}", met == len(rows))


def bars(answers, fits):
    backtests = answers["backtests"]
    found = [score_bar(one, score) for score in SCORES for one in backtests]
    found += [coverage_bar(backtests, nominal, population) for population in POPULATIONS for nominal in COVERAGE]
    return [*found, patterns_bar(answers["patterns"]), refits_bar(fits["compared"])]

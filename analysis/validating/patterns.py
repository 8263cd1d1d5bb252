"""The section on the patterns of the record: emergent ones and, apart, those that the tables of demand give.
SPDX-License-Identifier: GPL-3.0-or-later
"""
from validating.words import number, picture, plain, table

JUDGED = ("inside", "below", "above")


def figure_rows(title, figures):
    """Every figure, folded."""
    rows = []
    for row in figures:
        size = max(abs(row["target_low"]), abs(row["target_high"]))
        decimals = 0 if size >= 50 else 3 if size < 2 else 1
        band = row["band"]
        years = str(row["from"]) if row["from"] == row["to"] else f"{row['from']}-{row['to'] % 100:02d}"
        simulated = row["simulated"]
        rows.append((row["pattern"], plain(row["figure"]), years, row["window"],
                     "–" if band is None else f"{number(row['target_low'] - band, decimals)} to "
                                              f"{number(row['target_high'] + band, decimals)}",
                     number(simulated["median"], decimals) if simulated else "–",
                     row["verdict"] if row["verdict"] in ("inside", "no band", "not simulated") else f"**{row['verdict']}**"))
    return f"<details><summary>{title}</summary>\n\n" + table(("pattern", "figure", "years", "window", "band", "simulated, median", "verdict"), rows) + "\n</details>\n"


def judged(figures):
    """The verdicts on the figures of each pattern, by its key and name."""
    names = {}
    for row in figures:
        if row["verdict"] in JUDGED:
            names.setdefault((row["pattern"], row["name"]), []).append(row["verdict"])
    return names


def counts(figures):
    """Of each pattern: what it is called, how many of how many figures are inside."""
    return [(f"{key} {name}", said.count("inside"), len(said)) for (key, name), said in judged(figures).items()]


def pattern_rows(figures):
    """A row a pattern that was judged."""
    return table(("pattern", "what", "figures inside", "of", "verdict"),
                 [(*name, said.count("inside"), len(said), "inside" if set(said) == {"inside"} else "**outside**")
                  for name, said in judged(figures).items()])


def inside_words(tally):
    return (f"{tally['patterns_inside']} of {tally['patterns']} patterns, {tally['figures_inside']} of {tally['figures']} "
            "figures")


def section(answers, titles):
    of = answers["patterns"]
    emergent = [row for row in of["figures"] if row["kind"] == "emergent"]
    given = [row for row in of["figures"] if row["kind"] == "given"]
    return "\n".join([
        "Patterns are regularities of the record 1995 to 2016, each with figures and a band around them "
        "(scenarios/PATTERNS.md). *Emergent* ones are made by the model; a pattern is inside when all its figures "
        f"are. Inside are {inside_words(of['emergent'])}; of those of years to 2009 {inside_words(of['emergent_to_2009'])}; of "
        f"those of 2010 to 2016 {inside_words(of['emergent_2010_16'])}. The world starts in December 1994, and once more in "
        "December 2009; where both simulate a figure, the later start counts.\n",
        picture(titles, "patterns"), pattern_rows(emergent), figure_rows("Every emergent figure", emergent),
        "Given by the tables of demand, which count for nothing:\n", pattern_rows(given),
        figure_rows("Every given figure", given)])

"""The section on the calibration: what was fitted, to what, what the data moved, whether either half says the same.
SPDX-License-Identifier: GPL-3.0-or-later
"""
from validating import posteriors
from validating.base import ROOT
from validating.words import interval, listed, number, per_cent, picture, plain, short, table

TARGETS = {"shares": "who sends which share, one year and more after several starts",
           "crps": "how far whole ranges of forecasts are off, in proportion",
           "people": "how many troops, police and experts there are", "contributors": "how many states send people",
           "churn": "how many of the shares change hands in a year",
           "persistence": "how many contributors stay and how many others begin",
           "steps": "how many large contributors lose half of their people in a year or double them",
           "fill": "how many people are in young missions, and how full large older ones are"}


def meanings():
    """What each parameter is, from scenarios/PARAMETERS.md."""
    text = (ROOT / "scenarios/PARAMETERS.md").read_text(encoding="utf-8")
    return {cells[1].strip(" `"): cells[-2].strip() for cells in (line.split("|") for line in text.splitlines()
                                                                  if line.startswith("| `"))}


def time_words(fit):
    sampling = fit["sampling"]
    if sampling["run_now"] < sampling["evaluations"]:
        return "its time was not kept"
    seconds = sampling["seconds"]
    return f"it took {seconds / 60:.0f} minutes" if seconds >= 120 else f"it took {seconds:.0f} seconds"


def targets_table(fit):
    """Figures of record and model, and how far the model is off in each target."""
    prior, mean = (fit["targets"][key] for key in ("prior", "posterior_mean"))
    rows = [(row["what"], "–" if row["record"] is None else number(row["record"], row["decimals"]),
             number(row["prior"], row["decimals"]), number(row["posterior_mean"], row["decimals"]))
            for row in fit["targets"]["answers"]]
    rows += [(f"distance of mean shares over that of (a), year {at}", "–", number(one, 2), number(other, 2))
             for at, (one, other) in enumerate(zip(prior["shares_over_frozen"], mean["shares_over_frozen"]), 1)]
    rows += [(f"off by, in its unit: {name}", "–", number(prior["parts"][name], 2), number(mean["parts"][name], 2))
             for name in mean["parts"]]
    return table(("1995 to 2009", "record", "model before fitting", "model after"), rows)


def halves_words(fits):
    rows = fits["compared"]
    if rows is None:
        return "Refits on either half of the fit window have not been made, so that their overlap is not shown.\n"
    apart = [row["path"] for row in rows if not row["overlap"]]
    said = (f"They do not overlap in {len(apart)} of {len(rows)}: {listed(apart)}." if apart else
            f"They overlap in every one of {len(rows)}.")
    years = [posteriors.HALF[name][2] for name in posteriors.HALVES]
    said += (" Overlap that comes from data that say little is no agreement that was earned: see which parameters the data "
             "moved.")
    return (f"The calibration was made again on {years[0]} alone and on {years[1]} alone. Two posteriors of a parameter overlap "
            f"when their 90 % intervals do. {said} The share is what both intervals have in common, of all that they span together.\n\n"
            + table(("parameter", f"{years[0]}, median (90 %)", f"{years[1]}, median (90 %)", "overlap", "share, %"),
                    [(f"`{row['path']}`", *(f"{short(of['median'])} ({interval(of)})" for of in (row["first"], row["second"])),
                      "yes" if row["overlap"] else "**does not**", per_cent(row["share"])) for row in rows]))


def section(answers, fits, titles):
    fit = fits["whole"]
    if fit is None:
        return ("No calibration has been made: the replicates draw every parameter from the range that is plausible "
                "(scenarios/PARAMETERS.md), most of which are assumed.\n\n" + halves_words(fits))
    sampling, meaning = fit["sampling"], meanings()
    rows = [(f"`{row['path']}`", interval(row["prior"]), short(row["posterior"]["median"]), interval(row["posterior"]),
             "yes" if row["moved"] else "no", plain(meaning.get(row["path"], "–"))) for row in fit["parameters"]]
    still = [row["path"] for row in fit["parameters"] if not row["moved"]]
    far = [pair for pair in fit["correlations"] if abs(pair["correlation"]) >= posteriors.FAR][:8]
    used = ("The back-test above draws from it." if answers["posterior"] else
            "The back-test above does not draw from it: its replicates draw from the plausible ranges.")
    parts = [
        f"{len(rows)} parameters were fitted to the record up to December 2009: "
        + "; ".join(f"{TARGETS.get(name, name)} (*{name}*)" for name in fit["targets"]["posterior_mean"]["parts"])
        + ". Their weights stand in the study, their units in `analysis/targets.h`. The method is approximate Bayesian: "
        "parameter sets are drawn from wide ranges (the *prior*) and the model is run with each; from all runs so far an *emulator* "
        "learns what the model would say with any other set; the next wave of sets is drawn where it expects the model "
        "to be near the record. The sets of the last wave are the *posterior*. Nothing later than December 2009 is looked "
        "at.\n",
        f"`contingent calibrate scenarios/{posteriors.STUDY} -o scenarios/posterior.csv`: {sampling['evaluations']} evaluations "
        f"in {sampling['waves']} waves, {sampling['particles']} parameter sets in the last; it ended because "
        f"{sampling['ended']}; {time_words(fit)}. "
        f"{used}\n", targets_table(fit), picture(titles, "posterior"),
        table(("parameter", "prior, 90 %", "median", "posterior, 90 %", "moved", "what it is"), rows),
        ("The data did not move " + listed(still) + ": what the posterior says of them is what was assumed. A parameter counts "
         "as moved when its interval is narrower than three quarters of the prior's or its median has gone a quarter of it "
         "away.\n") if still else "The data moved every one of them.\n",
        ("Strongest correlations, pairs of which the data tell the sum or the difference better than either: "
         + "; ".join(f"`{pair['a']}` and `{pair['b']}` {number(pair['correlation'], 2)}" for pair in far) + ".\n") if far else
        f"No two of them are correlated by {posteriors.FAR} or more.\n",
        halves_words(fits)]
    return "\n".join(parts)

"""The document: analysis/VALIDATION.md, of what was measured, the log of looks, the posteriors, and the notes that
people wrote in analysis/validation/*.md.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

from validating import bars, calibration, looks, patterns
from validating.base import LETTERS, SCORES, Failed, year_name
from validating.words import note, number, people, per_cent, picture, plain, table

MEANS = "fb46c9196294"  # the last commit whose program scored the mean of replicates' shares

HEAD = """# How far to trust contingent

<!-- Written by analysis/validate; a test compares. What people wrote stands in analysis/validation/*.md. -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- inputs {inputs} -->
"""

TESTED = """## What was tested, and how

The model says which state sends how many people to which peacekeeping mission, month by month. What in it is set by looking
at the record is meant to be set by the years 1995 to 2009, the *fit window*. The years 2010 to 2016, the *test window*, are kept
to see whether it is right about years that it has not seen. The model starts from the record of December 2009, and once more
from that of December 2012, and runs to December 2016, {replicates} times from each start, each time with other chance and
with other values of the parameters that nobody knows{posterior}. It is told which missions there will be, how many people
they are authorised, what the United Nations will reimburse, and which programmes donors will begin: this *demand* is given,
and a forecast made at the time would have had to guess it. It is not told how states will grow, arm or change their
governments: population, income, armed forces and democracy go on after the start as they did before it. It is then asked
who sends which share of all people, and who how many.

Contributors stay, so whoever says that everything remains as it is is often nearly right. The model is therefore held
against such *nulls*. Null (a) leaves each state its share of all people; (b) its number of people. Null (c) leaves each state
its share of each mission, while missions grow and shrink as they did, and gives a new mission's posts to all states by their
overall shares; (d) does the same but gives them by the shares of the region where the mission is. (c′) and (d′) are (c) and
(d) with one thing more: a mission that takes over from another begins with that one's contributors. For each year the model
has to beat the *best* of the six, which is known only afterwards, so that the bar is higher than any single forecaster could
have cleared. A second rival, the *gravity rule*, expects states to send more the more they already have and the nearer they
are; its five parameters are fitted to the years before the start. Three scores are used. The *distance of shares* is half
the sum of what the shares of all states are off: 0 when everybody's share is right, 1 when model and record have no
contributor in common. What the model says of a share is here the median of its replicates, scaled so that all sum to 1: absolute
errors are served by medians as squares are by means (Gneiting 2011, JASA 106, 746). The *error in proportion* (root mean square of differences of logarithms of people plus one) counts
being wrong by a factor, for small contributors as for large ones. *CRPS* is the error in persons of a whole range of
forecasts; a range that is honest about its width is rewarded. Of the first two the model has to be 10 % below the best null,
of CRPS below it, at every horizon from the third year on.
"""




def holds(bar):
    return "holds" if bar.holds else "**does not hold**"


def of_group(found, group):
    """The bars of a group, of which there must be some: of none one could say anything."""
    of = [bar for bar in found if bar.group == group]
    if not of:
        raise Failed(f"no bar is of the group {group}")
    return of


def sentence(found, group, good, bad):
    """One sentence on the bars of a group, or two when it is neither all nor none."""
    of = of_group(found, group)
    held = sum(bar.holds for bar in of)
    if held == len(of):
        return good + "."
    if held == 0:
        return bad + "."
    return f"{bad}: this bar does not hold in {len(of) - held} of {len(of)} tests and holds in {held}."


def verdict_words(found):
    held = sum(bar.holds for bar in found)
    lines = [f"Of {len(found)} bars, {held} hold and {len(found) - held} do not."]
    for group, good, bad in (
            ("share_distance", "Who sends which share of the people it foresees with an error at least 10 % smaller than if one had "
             "assumed that nothing changes", "Who sends which share of the people it does not foresee with an error at least 10 % "
             "smaller than if one had assumed that nothing changes"),
            ("log_rms", "Each state's people it foresees, in proportion, with an error at least 10 % smaller than that of a picture "
             "that stays as it was", "Each state's people it does not foresee, in proportion, with an error at least 10 % smaller than "
             "that of a picture that stays as it was"),
            ("crps", "The whole range of its forecasts comes nearer to the people who were sent than any picture that stays as it was",
             "The whole range of its forecasts does not come nearer to the people who were sent than a picture that stays "
             "as it was"),
            ("coverage", "Its intervals hold about as many states as they say",
             "Its intervals do not hold as many states as they say"),
            ("patterns", "The simulated world shows at least 80 % of the patterns of the record",
             "The simulated world does not show 80 % of the patterns of the record"),
            ("refits", "Refits on either half of the fit window agree with each other",
             "That refits on either half of the fit window agree does not hold or has not been shown")):
        lines.append(sentence(found, group, good, bad))
    return " ".join(lines)


def verdict(found):
    rows = [(plain(bar.name), bar.asked, bar.found, holds(bar)) for bar in found]
    return (verdict_words(found) + "\n\n" + table(("bar", "asked", "found", "verdict"), rows)
            + "\nLower scores are better. What is asked of coverage is said by this document, not by the program.\n")


PLAIN = {  # for a reader who knows nothing of scores: where all tests of the group hold, where one does not
    "share_distance": ("it foresees whose share of people grows better than assuming that nothing changes",
                       "it foresees whose share of people grows no better than assuming that nothing changes"),
    "crps": ("its ranges come nearer to what happened than any single picture that stays as it was",
             "its ranges come no nearer to what happened than a picture that stays as it was"),
    "coverage": ("its ranges are as wide as they should be", "its ranges do not always hold what happened as often as they should"),
    "patterns": ("it shows the regularities of the record", "it shows few regularities of the record in full"),
}


def in_plain_words(found):
    """What the model can and what it cannot, each as one sentence or nothing."""
    holds = {group: all(bar.holds for bar in of_group(found, group)) for group in PLAIN}
    said = {good: [PLAIN[group][0 if good else 1] for group in PLAIN if holds[group] == good] for good in (True, False)}
    return {"can": "; ".join(said[True]), "cannot": "; ".join(said[False])}


def verdict_as_data(answers, fits):
    """The verdict for the program's reports: sentences, bars, the emergent patterns and how far they are shown."""
    found = bars.bars(answers, fits)
    return {"inputs": answers["inputs"], "sentence": plain(verdict_words(found)), **in_plain_words(found),
            "bars": [{"group": bar.group, "name": plain(bar.name), "asked": bar.asked, "found": bar.found, "holds": bar.holds} for bar in found],
            "patterns": [{"name": name, "inside": inside, "figures": of} for name, inside, of in
                         patterns.counts([row for row in answers["patterns"]["figures"] if row["kind"] == "emergent"])]}


def score_table(backtests, score, decimals, beside=None):
    """One line a year. `beside`: a column more, its name and what of a year stands in it."""
    rows = []
    for one in backtests:
        for year in one["years"]:
            line, scores = year["against"][score], year["scores"]
            value = {who: card["all"][score] if card else None for who, card in scores.items()}
            below = line["below_gravity"]
            rows.append((one["start"], year_name(year), number(value["model"], decimals),
                         f"{number(value[line['best_null']], decimals)} {LETTERS[line['best_null']]}",
                         number(value["gravity"], decimals), bars.signed(line["below_best_null"]),
                         "–" if below is None else bars.signed(below),
                         ("yes" if line["beats_best_null"] else "no") if line["judged"] else "",
                         *([number(year[beside[1]], decimals)] if beside else [])))
    return table(("start", "year", "model", "best null", "gravity", "% below null", "% below gravity", "passes",
                  *([beside[0]] if beside else [])), rows)


def rival_words(backtests):
    words = []
    for one in backtests:
        judged = [year["against"]["share_distance"] for year in bars.judged(one)]
        if judged[0]["beats_gravity"] is not None:
            beaten = sum(line["beats_gravity"] for line in judged)
            words.append(f"{beaten} of {len(judged)} years from {bars.MONTHS[one['start']]}")
    return ("Against the gravity rule the distance of shares is 10 % lower in " + " and in ".join(words) + ".\n"
            if words else "The gravity rule could not be fitted.\n")


def coverage_table(backtests):
    def cell(card, nominal):
        return "%s (%s)" % tuple(per_cent(card[f"coverage_{nominal}{own}"]) for own in ("", "_own"))

    rows = [(one["start"], year_name(year), *(cell(year["scores"]["model"][population], nominal)
                                              for population in bars.POPULATIONS for nominal in bars.COVERAGE),
             *(number(year["scores"]["record"][population]["scored"], 0) for population in bars.POPULATIONS))
            for one in backtests for year in one["years"]]
    return table(("start", "year", "50 %, all", "90 %, all", "50 %, above 100", "90 %, above 100", "states", "above 100"),
                 rows)


def scores(answers, titles):
    backtests = answers["backtests"]
    parts = ["### Who sends which share\n", picture(titles, "distance"),
             "Lower is nearer to the record. The shaded area ends 10 % below the best null of each year from the third on. "
             "A year is its December; 2015-01 stands for December 2014, which the record lacks. The letter beside the best "
             "null says which it was. *+5 % below* means that the model's score is 5 % lower, which is better, *−13 % below* that "
             "it is 13 % higher. The last column is the model's score if its forecast were the mean of its replicates' shares.\n",
             score_table(backtests, "share_distance", 3, ("with means", "mean_of_replicates")), rival_words(backtests),
             "### How far each state's people are off\n",
             "Error in proportion, over states with people at the start or in the year:\n",
             score_table(backtests, "log_rms", 2), "CRPS, in persons a state:\n", score_table(backtests, "crps", 0),
             "### Whether the ranges hold what came\n", picture(titles, "coverage"),
             "Of a hundred states, how many had a recorded number inside the model's interval; and how many states were "
             "scored. An interval that holds too few is too narrow: the model is surer than it should be. In brackets is how many "
             "it holds of the model's own replicates, all taken together: about what a model that is right would find, a point less at "
             "most, as each replicate is among those that make the intervals. It is not 50 and 90: a state that grows from few to many is "
             "scored because it grew, and where many replicates say the same number the interval holds more.\n",
             coverage_table(backtests)]
    return "\n".join(parts)


def people_and_states(answers, titles):
    one = answers["backtests"][0]
    last = one["years"][-1]
    rows = []
    for name, simulated in sorted(one["bands"]["regions"].items()):
        row, recorded = simulated[-1], answers["recorded_by_region"][name][last["simulated"]]
        said = "inside" if row["p05"] <= recorded <= row["p95"] else "below" if recorded < row["p05"] else "above"
        rows.append((name, people(answers["recorded_by_region"][name][one["start"]]), people(recorded),
                     people(row["median"]), f"{people(row['p05'])} to {people(row['p95'])}", said))
    inside = sum(row[-1] == "inside" for row in rows)
    counted = {year["simulated"]: year for year in one["years"]}
    states = [(year_name(counted[row["month"]]),
               number(counted[row["month"]]["scores"]["record"]["all"]["contributors"], 0), number(row["median"], 0),
               f"{number(row['p05'], 0)} to {number(row['p95'], 0)}")
              for row in one["bands"]["contributors"] if row["month"] in counted]
    return "\n".join([
        "### From where people come\n", picture(titles, "regions"),
        f"From {bars.MONTHS[one['start']]}; regions are those of the states that send. In {year_name(last)} the record lies "
        f"inside the model's range in {inside} of {len(rows)} regions:\n",
        table(("region", f"record {one['start']}", f"record {last['recorded']}", "model, median", "model, 5 to 95 %",
               "the record lies"), rows),
        "### How many states send people\n", picture(titles, "contributors"),
        table(("year", "record", "model, median", "model, 5 to 95 %"), states)])


def look_words(look):
    changed = f", changed: {look['changes']}" if look["changes"] else ""
    return f"run `{look['run']}`, program of commit `{look['commit']}`, {look['replicates']} replicates{changed}"


def looks_from(origin, found):
    first, last = found[0], found[-1]
    rows = [(month, number(first["figures"].get((month, "model", "all", "share_distance")), 3),
             number(last["figures"].get((month, "model", "all", "share_distance")), 3), number(looks.best_null(last, month), 3))
            for month in looks.targets(last)]
    said = (f"The first was {look_words(first)}; the last {look_words(last)}." if len(found) > 1 else
            f"The first is also the last: {look_words(first)}.")
    return (f"From {origin}: {len(found)}. {said} Distance of shares:\n\n"
            + table(("year", "model, first look", "model, last look", "best null"), rows))


def looked(log):
    found = looks.read(log)
    origins = sorted({look["origin"] for look in found})
    parts = ["A model that is chosen by its score on the test window is fitted to it. Every look is therefore logged, in "
             "`analysis/backtests.csv`; a run from one start is a look, and counts once however often it is printed.\n",
             f"The number of logged looks is {len(found)}. Programs up to commit `{MEANS}` took the mean of replicates' shares for "
             "the model's forecast, later ones their median: of the last look, the table further up has both.\n"]
    parts += [looks_from(origin, [look for look in found if look["origin"] == origin]) for origin in origins]
    return "\n".join([*parts, note("looks-before-the-log")])


def chosen(answers):
    rolling = answers["rolling"]
    starts = [one["start"] for one in rolling["origins"]]
    rows = []
    for line in rolling["together"]:
        row = [str(line["horizon_years"]), str(line["origins"])]
        for score, decimals in zip(SCORES, (3, 2, 0)):
            against, cards = line["against"][score], line["scores"]
            best = against["best_null"]
            row += [number(cards["model"]["all"][score], decimals),
                    f"{number(cards[best]['all'][score], decimals)} {LETTERS[best]}",
                    number(cards["gravity"]["all"][score] if cards["gravity"] else None, decimals)]
        rows.append(row)
    return (f"Which rule, which form and which parameter is better is decided inside the fit window, never by the test: the "
            f"model starts in {', '.join(starts[:-1])} and {starts[-1]}, runs for five years from each, and is scored in the "
            "same way. Means over the starts, by years after them (`contingent backtest scenarios/backtest-2009.cfg "
            "--origins 1999-12,2001-12,2004-12 --months 60`):\n\n"
            + table(("years", "starts", "shares: model", "best null", "gravity", "proportion: model", "best null", "gravity",
                     "CRPS: model", "best null", "gravity"), rows)
            + "\nBefore November 2009 it is not recorded who was in which mission; model, nulls (c) and (d) and the rival start "
              "from the same estimate of it.\n")


def made(answers):
    one = answers["backtests"][0]
    failed = sum(each["failed"] for each in answers["backtests"])
    commit, _, changes = answers["program"]["commit"].partition("+")
    return (f"`analysis/validate`, program {answers['program']['version']} of commit `{commit[:12]}{'+' * bool(changes)}{changes}`, "
            f"{one['replicates']} replicates, seed {one['seed']}, {failed} failed; studies "
            + " and ".join(f"`{each['study'][:16]}`" for each in answers["backtests"])
            + f". Measuring took {answers['seconds']} seconds. What was measured is kept in `analysis/validation/answers.json`; "
            "`analysis/validate --write` makes this document and the plots of it again, byte for byte. A test refuses the "
            "document when parameters, tables, patterns or the engine's results have changed since.\n")


def write(answers, fits, log, titles):
    found = bars.bars(answers, fits)
    replicates = answers["backtests"][0]["replicates"]
    drawn = " (for those that were fitted, from what the fit window says of them)" if answers["posterior"] else ""
    sections = [HEAD.format(inputs=answers["inputs"]), TESTED.format(replicates=replicates, posterior=drawn),
                "## The verdict\n", verdict(found), scores(answers, titles), people_and_states(answers, titles),
                "## How often the test window was looked at\n", looked(log),
                "## How the model was chosen\n", chosen(answers), "## The calibration\n", calibration.section(answers, fits, titles),
                "## Patterns of the record\n", patterns.section(answers, titles),
                "## What the model gets wrong, and what was tried\n", note("what-is-wrong"),
                "## Limits\n", note("limits"), "## How this was made\n", made(answers)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(sections)).rstrip("\n") + "\n"

"""The plots, drawn by gnuplot: black and grey, told apart by dashes and symbols, text as text.

Each plot is a list of gnuplot lines and an alternative text, which stands in the SVG as its title and in the
document beside it.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import html
import re
import subprocess

from validating import bars
from validating.base import FORECASTERS, NULLS, Failed

TERMINAL = 'set terminal svg size %d,%d dynamic background rgb "white" font "sans-serif,%d" enhanced'
COMMON = ['set encoding utf8', 'set minussign', 'set border 3 lw 0.8 lc rgb "#444444"', "set tics nomirror out scale 0.5",
          'set grid ytics lw 0.5 lc rgb "#dddddd"', 'band = "#c8d3df"']
BLACK, GREY = 'lc rgb "black"', 'lc rgb "#707070"'
KEY_BELOW = "set key Left reverse at screen 0.5,0.01 center bottom"
KEY_ABOVE = "set key Left reverse at screen 0.5,0.995 center top maxrows 1 samplen 2"
LARGE_REGION = 1000  # people at some December of the record: regions that get a panel


def quoted(text):
    """A text of gnuplot, nothing in it a sign of the enhanced mode."""
    return '"' + re.sub(r'([\\"])', r"\\\1", text).replace("_", r"\\_").replace("^", r"\\^") + '"'


def block(name, rows):
    return [f"${name} << EOD", *(" ".join(map(str, row)) for row in rows), "EOD"]


def year_of(month):
    return int(month[:4])


def multiplot(rows, columns, **at):
    sides = {"left": 0.07, "right": 0.98, "bottom": 0.12, "top": 0.88, "across": 0.07, "down": 0.12} | at
    return ["set multiplot layout %d,%d margins %g,%g,%g,%g spacing %g,%g" % (
        rows, columns, sides["left"], sides["right"], sides["bottom"], sides["top"], sides["across"], sides["down"])]


def distance(answers, _fits):
    """Share distance by year: model, nulls, rival; below the shaded edge the model would pass."""
    lines, top = multiplot(1, 2, left=0.09, bottom=0.30, across=0.08), 0.0
    for one in answers["backtests"]:
        top = max([top] + [card["all"]["share_distance"] for year in one["years"]
                           for who, card in year["scores"].items() if who in FORECASTERS and card])
    styles = dict(zip(NULLS, [(2, 4), (3, 6), (4, 8), (5, 10), (6, 12), (8, 14)]))  # dashes, open symbols
    for number, one in enumerate(answers["backtests"]):
        years = one["years"]
        known = [who for who in FORECASTERS if years[0]["scores"][who]]
        lines += block(f"d{number}", [(year_of(year["simulated"]), *(year["scores"][who]["all"]["share_distance"]
                                                                     for who in known)) for year in years])
        lines += block(f"b{number}", [
            (year_of(year["simulated"]), (1 - year["against"]["share_distance"]["margin"])
             * year["scores"][year["against"]["share_distance"]["best_null"]]["all"]["share_distance"])
            for year in bars.judged(one)])
        lines += [f"set title {quoted('From ' + bars.MONTHS[one['start']])}", f"set yrange [0:{1.08 * top:.3f}]",
                  f"set xrange [{year_of(years[0]['simulated']) - .3}:{year_of(years[-1]['simulated']) + .3}]",
                  "set xtics 1 format '%.0f'", "set format y '%.2f'",
                  "set ylabel 'distance from the record' offset 1" if number == 0 else "unset ylabel",
                  f"{KEY_BELOW} maxrows 3 samplen 3" if number == 0 else "unset key"]
        plots = [f"$b{number} using 1:2 with filledcurves y1=0 fs solid 1 fc rgb band title 'where the model passes'"]
        for who in known:
            column = 2 + known.index(who)
            style = f"{BLACK} lw 2.6 dt 1 pt 7 ps 0.7" if who == "model" else f"{BLACK} lw 1.4 dt 2 pt 3 ps 0.7" \
                if who == "gravity" else f"{GREY} lw 1 dt {styles[who][0]} pt {styles[who][1]} ps 0.6"
            plots.append(f"$d{number} using 1:{column} with linespoints {style} title {quoted(FORECASTERS[who])}")
        lines.append("plot " + ", ".join(plots))
    return (860, 430, 12), lines, (
        "Two panels, one for each start of the back-test: by year, how far the shares that model, six frozen pictures "
        "and the gravity rule give to states lie from the record. Below the shaded area's edge the model would be 10 % "
        "nearer than the best frozen picture.")


def coverage(answers, _fits):
    """How many states the 50 and 90 % intervals held, by year."""
    lines = multiplot(1, 2, left=0.08, bottom=0.27)
    for number, one in enumerate(answers["backtests"]):
        years = one["years"]
        lines += block(f"c{number}", [
            (year_of(year["simulated"]), *(100 * year["scores"]["model"][population][f"coverage_{nominal}"]
                                           for nominal in (50, 90) for population in bars.POPULATIONS))
            for year in years])
        first, last = year_of(years[0]["simulated"]) - .3, year_of(years[-1]["simulated"]) + .3
        lines += [f"set title {quoted('From ' + bars.MONTHS[one['start']])}", "set yrange [0:100]",
                  f"set xrange [{first}:{last}]", "set xtics 1 format '%.0f'", "set ytics 10",
                  "set ylabel 'states inside the interval, %' offset 1" if number == 0 else "unset ylabel",
                  f"{KEY_BELOW} maxrows 2 samplen 3" if number == 0 else "unset key"]
        for nominal, (low, high) in bars.COVERAGE.items():
            lines.append(f"set object {nominal} rect from {first},{low} to {last},{high} "
                         f"fs solid noborder fc rgb band behind")
        lines.append("plot " + ", ".join(
            f"$c{number} using 1:{column} with linespoints {BLACK} lw {width} dt {dash} pt {point} ps 0.8 title '{name}'"
            for column, width, dash, point, name in (
                (2, 2, 1, 7, "50 % interval, all scored states"), (3, 1.2, 2, 6, "50 %, above 100 people"),
                (4, 2, 1, 5, "90 % interval, all scored states"), (5, 1.2, 2, 4, "90 %, above 100 people"))))
    return (860, 400, 12), lines, (
        "Two panels, one for each start: by year, the share of states whose recorded people lie inside the model's 50 % "
        "and 90 % intervals, for all scored states and those above 100 people. Shaded: where these shares should lie.")


def large_regions(answers):
    people = answers["recorded_by_region"]
    return sorted((name for name in people if max(people[name].values()) >= LARGE_REGION),
                  key=lambda name: -max(people[name].values()))


def band_plot(number, rows, recorded, unit=1):
    """Lines that draw simulated ranges and medians, and the record."""
    data = [(year_of(row["month"]), *(value / unit for value in (row["p05"], row["median"], row["p95"],
                                                                 recorded[row["month"]]))) for row in rows]
    return block(f"r{number}", data), (
        f"plot $r{number} using 1:2:4 with filledcurves fs solid 1 fc rgb band title 'model, 5 to 95 %', "
        f"$r{number} using 1:3 with lines {GREY} lw 1.4 dt 2 title 'model, median', "
        f"$r{number} using 1:5 with linespoints {BLACK} lw 1.8 pt 7 ps 0.6 title 'record'")


def regions(answers, _fits):
    one, names = answers["backtests"][0], large_regions(answers)
    down = -(-len(names) // 3)
    lines = multiplot(down, 3, bottom=0.11, top=0.93, across=0.06, down=0.32 / down)
    lines += ["set label 1 'thousand people' at screen 0.01,0.985 left", "set xrange [2008.7:2016.3]",
              "set xtics 2010,2 format '%.0f'", "set yrange [0:*]",
              "set format y '%g'", "set offsets 0,0,graph 0.08,0"]
    for number, name in enumerate(names):
        data, plot = band_plot(number, one["bands"]["regions"][name], answers["recorded_by_region"][name], 1000)
        lines += [*data, f"set title {quoted(name)} offset 0,-0.5",
                  f"{KEY_BELOW} maxrows 1" if number == 0 else "unset key", plot, "unset label 1"]
    return (860, 175 * down + 60, 11), lines, (
        "A panel for each region of the states that send people, with more than 1,000 of them in some December: the "
        "model's range from December 2009 on against the record, 2009 to 2016.")


def contributors(answers, _fits):
    one = answers["backtests"][0]
    recorded = {year["simulated"]: year["scores"]["record"]["all"]["contributors"] for year in one["years"]}
    rows = [row for row in one["bands"]["contributors"] if row["month"] in recorded]
    data, plot = band_plot(0, rows, recorded)
    lines = ["set lmargin 8", "set xrange [2009.7:2016.3]", "set xtics 1 format '%.0f'", "set yrange [*:*]", "set offsets 0,0,graph 0.4,graph 0.2",
             "set ylabel 'states that send people' offset 1", "set key Left reverse top left samplen 3", *data, plot]
    return (620, 300, 12), lines, ("How many states send people, December 2010 to 2016: the model's range from December "
                                   "2009 on against the record.")


def posterior(_answers, fits):
    """A row a parameter, over the 90 % interval of its prior, from 0 to 1."""
    rows = fits["whole"]["parameters"]
    halves = [{row["path"]: row["posterior"] for row in half["parameters"]} for half in fits["halves"] or []]

    def placed(row, interval):
        low, high = row["prior"]["p05"], row["prior"]["p95"]
        return [(interval[key] - low) / (high - low) for key in ("median", "p05", "p95")]

    lines = ["set lmargin 30", "set rmargin 3", "set tmargin 2.5", f"set yrange [{len(rows) - .4}:-0.6]",
             "set xrange [-0.12:1.12]", "unset grid", "set border 1", "set ytics scale 0",
             "set ytics (" + ", ".join(f"{quoted(row['path'])} {at}" for at, row in enumerate(rows)) + ")",
             "set xtics ('5 %%' 0, 'middle' 0.5, '95 %%' 1)",
             "set xlabel 'place in the 90 % interval of the prior, which is grey'",
             KEY_ABOVE]
    for at in range(len(rows)):
        lines.append(f"set object {at + 1} rect from 0,{at - .38} to 1,{at + .38} fs solid noborder fc rgb '#e4e8ed' behind")
    styles = [("whole fit window", 0, f"{BLACK} lw 3 pt 7 ps 0.7"), ("first half", -0.24, f"{GREY} lw 1.2 pt 8 ps 0.6"),
              ("second half", 0.24, f"{GREY} lw 1.2 pt 10 ps 0.6")]
    plots = []
    for number, (of, (name, shift, style)) in enumerate(zip([None, *halves], styles)):
        lines += block(f"p{number}", [(*placed(row, of[row["path"]] if of else row["posterior"]), at + shift)
                                      for at, row in enumerate(rows) if of is None or row["path"] in of])
        plots.append(f"$p{number} using 1:4:2:3 with xerrorbars {style} title '{name}'")
    lines += ["set errorbars small", "plot " + ", ".join(plots)]
    return (760, 26 * len(rows) + 110, 12), lines, (
        "A row for each fitted parameter: the 90 % interval and median of its posterior from the whole fit window and "
        "from either half, over the 90 % interval of its prior.")


def place_in_band(figure):
    """0 at the lower edge of the band, 1 at the upper, cut off at a band's width and a half outside."""
    low, high = figure["target_low"] - figure["band"], figure["target_high"] + figure["band"]
    if high == low:
        place = 0.5 + (figure["simulated"]["median"] - low)
    else:
        place = (figure["simulated"]["median"] - low) / (high - low)
    return min(max(place, -1.5), 2.5)


def patterns(answers, _fits):
    """A row a pattern, a symbol a figure: where its simulated median lies in the band."""
    judged = [row for row in answers["patterns"]["figures"] if row["verdict"] in ("inside", "below", "above")]
    names = {}
    for row in sorted(judged, key=lambda row: row["kind"] != "emergent"):
        names.setdefault(row["pattern"], []).append(row)
    emergent = sum(rows[0]["kind"] == "emergent" for rows in names.values())
    marks, labels = {True: [], False: []}, [f"{quoted('given by the tables of demand:')} {emergent}"]
    for at, rows in enumerate(names.values()):
        at += at >= emergent  # a row that says so stands between
        labels.append(f"{quoted(rows[0]['pattern'] + ' ' + rows[0]['name'])} {at}")
        for number, row in enumerate(rows):
            shift = 0.6 * ((number + 0.5) / len(rows) - 0.5)
            marks[row["verdict"] == "inside"].append((place_in_band(row), at + shift))
    bottom = len(names) + .6
    lines = ["set lmargin 34", "set rmargin 3", "set tmargin 2.5", f"set yrange [{bottom}:-0.6]",
             "set xrange [-1.6:2.6]", "unset grid", "set border 1", f"set ytics scale 0 ({', '.join(labels)})",
             "set xtics ('1.5 or more' -1.5, 'lower edge' 0, 'upper edge' 1, '1.5 or more' 2.5)",
             "set xlabel 'place of the simulated median, in widths of the band (grey)'",
             f"set object 1 rect from 0,-0.6 to 1,{bottom} fs solid noborder fc rgb band behind",
             f"set arrow 1 from graph 0,first {emergent} to graph 1,first {emergent} nohead {GREY} lw 0.8 dt 2", KEY_ABOVE]
    plots = []
    for inside, style, name in ((True, "pt 7 ps 0.55", "figure inside"), (False, "pt 2 ps 0.6 lw 1.2", "figure outside")):
        lines += block(f"m{int(inside)}", marks[inside] or [("NaN", 0)])
        plots.append(f"$m{int(inside)} using 1:2 with points {BLACK} {style} title '{name}'")
    lines.append("plot " + ", ".join(plots))
    return (760, 30 * len(names) + 110, 12), lines, (
        "A row for each pattern of the record, a symbol for each of its figures: where the simulated median lies in the "
        "band around the record, or how far outside it. Patterns that the tables of demand give stand below the line.")


PLOTS = {"distance": distance, "coverage": coverage, "regions": regions, "contributors": contributors,
         "posterior": posterior, "patterns": patterns}


def render(size, lines):
    script = "\n".join([TERMINAL % size, *COMMON, *lines, ""])
    try:
        drawn = subprocess.run(["gnuplot", "-"], input=script, capture_output=True, text=True, encoding="utf-8",
                               env={"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}, check=False)
    except OSError as error:
        raise Failed("gnuplot is missing; on Debian: apt-get install gnuplot-nox") from error
    if drawn.returncode != 0 or drawn.stderr.strip():
        raise Failed(f"gnuplot: {drawn.stderr.strip()}")
    return drawn.stdout


def draw(answers, fits, folder):
    """Writes the plots; gives their alternative texts by name."""
    titles = {}
    for name, plot in PLOTS.items():
        if name == "posterior" and fits["whole"] is None:
            (folder / "posterior.svg").unlink(missing_ok=True)
            continue
        size, lines, titles[name] = plot(answers, fits)
        svg = re.sub(r"<g [^>]*>\n</g>\n", "", render(size, lines))  # half of the file says nothing
        svg = re.sub(r"<title>.*?</title>", lambda _: f"<title>{html.escape(titles[name])}</title>", svg, count=1,
                     flags=re.DOTALL)
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
    return titles

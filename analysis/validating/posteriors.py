"""The posteriors: what `contingent calibrate --json` said of the whole fit window and of either half.

Each is a pair of files, NAME.csv (from which scenarios draw) and NAME.json (what the program said of it); the
study of a half is that of the whole with other origins. Two posteriors of a parameter overlap when their 90 %
intervals do; the share of overlap is what the intervals have in common, of all that they span together.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

from validating.base import ROOT, Failed, read_json, run, write_json, write_text

WHOLE, HALVES = "posterior", ("posterior-1995-2002", "posterior-2003-2009")
STUDY = "calibration-1995-2009.cfg"
HALF_MONTHS = 36
HALF = {  # the refit: its study file, its origins, the years it sees
    HALVES[0]: ("calibration-1995-2002.cfg", ("1996-12", "1999-12"), "1995-2002"),
    HALVES[1]: ("calibration-2003-2009.cfg", ("2003-12", "2006-12"), "2003-2009")}
FAR = 0.5  # correlations from here on are named


def half_study(name):
    """The whole window's study with the origins of a half."""
    file, origins, years = HALF[name]
    text = (ROOT / "scenarios" / STUDY).read_text(encoding="utf-8")
    rest = text[re.search(r"^title", text, re.MULTILINE).start():]
    rest = re.sub(r'^title = ".*?";', f'title = "Refit on {years}: does it overlap with the other half?";', rest,
                  flags=re.MULTILINE)
    rest = re.sub(r"^origins = .*?;", "origins = ( %s );" % ", ".join(f'"{month}"' for month in origins), rest,
                  flags=re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^months = .*?;", f"months = {HALF_MONTHS};", rest, flags=re.MULTILINE)
    return (f"# The calibration once more, on {years} alone. Written by analysis/validate --studies from\n"
            f"# {STUDY}, which says what everything is; only origins and months differ.\n#\n"
            f"#   contingent calibrate scenarios/{file} -o scenarios/{name}.csv\n\n{rest}")


def write_studies():
    """Gives their names."""
    for name in HALVES:
        write_text(ROOT / "scenarios" / HALF[name][0], half_study(name))
    return " and ".join(f"scenarios/{HALF[name][0]}" for name in HALVES)


def make(program, folder):
    """Calibrates all three; an interrupted calibration continues from its store in results/."""
    write_studies()
    named = folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder  # it is written into the answer
    for name, study in [(WHOLE, STUDY), *((name, HALF[name][0]) for name in HALVES)]:
        write_json(folder / f"{name}.json",
                   run(program, "calibrate", f"scenarios/{study}", "-o", named / f"{name}.csv", "--quiet"))


def one(folder, name):
    """What the program said; None where there is no such posterior."""
    rows, said = folder / f"{name}.csv", folder / f"{name}.json"
    if not rows.exists():
        return None
    if not said.exists():
        raise Failed(f"{said}: is missing beside {rows.name}; contingent calibrate STUDY -o {rows} --json > {said}")
    answer = read_json(said)
    if answer["study"] not in rows.read_text(encoding="utf-8"):
        raise Failed(f"{said}: is not of the posterior in {rows.name}, which is of another study")
    return answer


def overlap(a, b):
    """What two intervals have in common, of what they span together: 0 to 1; each has p05 and p95."""
    common = min(a["p95"], b["p95"]) - max(a["p05"], b["p05"])
    span = max(a["p95"], b["p95"]) - min(a["p05"], b["p05"])
    return 1.0 if span == 0 else max(common, 0.0) / span


def compared(first, second):
    """Parameter by parameter: both intervals, whether they meet, the share of overlap."""
    others = {row["path"]: row["posterior"] for row in second["parameters"]}
    rows = []
    for row in first["parameters"]:
        if row["path"] in others:
            a, b = row["posterior"], others[row["path"]]
            rows.append({"path": row["path"], "first": a, "second": b, "share": overlap(a, b),
                         "overlap": a["p05"] <= b["p95"] and b["p05"] <= a["p95"]})
    return rows


def read(folder):
    """Everything: `whole`, `halves` and their comparison; None what has not been made."""
    halves = [one(folder, name) for name in HALVES]
    both = None not in halves
    return {"whole": one(folder, WHOLE), "halves": halves if both else None,
            "compared": compared(*halves) if both else None}

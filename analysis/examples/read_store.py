#!/usr/bin/env python3
"""How to read a study with pandas: from the store itself, and from what `contingent export` wrote of it.

  contingent export results/legal-reform-3fd2b1c0.db -o legal-reform
  analysis/examples/read_store.py results/legal-reform-3fd2b1c0.db legal-reform

Both give one row a run and value; the program ends with 1 where they differ in a single bit. Needs Debian's
python3-pandas. A store that a process writes to cannot be read.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import sqlite3
import sys
from pathlib import Path

import numpy
import pandas

KEYS = ["point", "arm", "replicate", "measure", "who", "month"]


def columns_of_a_run(base):
    """What each double of a run's record is: measure, who, month."""
    kept = pandas.read_sql("SELECT measure, who, month FROM kept ORDER BY place", base)
    if len(kept):
        return kept
    # The whole record: measure after measure, month by month or year by year, then row after row of `who`.
    start = pandas.Period(base.execute("SELECT start FROM study").fetchone()[0], "M")
    rows = []
    for path, scope, times in base.execute("SELECT path, scope, times FROM measure ORDER BY place, number"):
        names = [name for name, in base.execute("SELECT name FROM who WHERE scope = ? ORDER BY row",
                                                (scope,))]
        step = 1 if scope == "world" else 12
        rows += [(path, name, str(start + step * time)) for time in range(times) for name in names]
    return pandas.DataFrame(rows, columns=["measure", "who", "month"])


def read_store(path):
    """The runs of a store that did not fail: one row a run and value, with the factors of its point."""
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        columns = columns_of_a_run(base)
        arms = dict(base.execute("SELECT arm, name FROM policy"))
        arms[0] = base.execute("SELECT base FROM study").fetchone()[0]
        factors = [name for name, in base.execute("SELECT path FROM factor ORDER BY number")]
        runs = []
        for point, arm, replicate, values, record in base.execute(
                "SELECT point, arm, replicate, parameters, record FROM run WHERE status = 'ok'"
                " ORDER BY number"):
            run = columns.assign(point=point, arm=arms[arm], replicate=replicate,
                                 value=numpy.frombuffer(record, "<f8"))
            runs.append(run.assign(**dict(zip(factors, numpy.frombuffer(values, "<f8"))))
                        if factors else run)
    finally:
        base.close()
    return pandas.concat(runs, ignore_index=True)


def read_export(folder):
    """The same from values.csv. Without `round_trip` pandas may miss the last bit of a number."""
    return pandas.read_csv(Path(folder) / "values.csv", float_precision="round_trip",
                           keep_default_na=False, dtype={"who": str, "study": str})


def main(store, folder):
    stored, exported = read_store(store), read_export(folder)
    factors = [name for name in exported.columns if name not in ("study", "value", *KEYS)]
    table = exported.pivot_table(index=["measure", "who", "month"], columns="arm", values="value",
                                 aggfunc=["mean", "std"])
    print(table.to_string(max_rows=20))
    same = stored[KEYS].astype(str).equals(exported[KEYS].astype(str))
    for name in ("value", *factors):
        same = same and (stored[name].to_numpy("f8").tobytes() == exported[name].to_numpy("f8").tobytes())
    print(f"{len(exported)} values; the store and its export", "agree to the bit" if same else "DIFFER")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]) if len(sys.argv) == 3 else __doc__)

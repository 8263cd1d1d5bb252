#!/usr/bin/env python3
"""Compiles the tables that the project ships from a folder of source files.

Usage: compile_tables.py SOURCE_DIR [OUT_DIR]

SOURCE_DIR has the files that scenarios/data/SOURCES.md names; OUT_DIR is scenarios/data unless
given. The same source gives the same bytes. Prints what was joined, repaired, derived and left
out, and writes the same text to ACCOUNT.txt; a check that fails ends it with exit code 1 and no
table is changed.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import sys

from compile import capabilities, covariates, demand, missions, money, programmes, record, states
from compile.base import Account, Failed, Source, write_table
from compile.checks import check_tables
from compile.headers import HEADERS, header


def places(source, account):
    out = {"regions": states.regions(account)}
    out["states"] = states.states(source, account)
    out["territories"] = states.territories(account)
    out["covariates"] = covariates.covariates(source, out["states"], account)
    out["organisations"] = states.organisations(source, account)
    out["dyads"] = states.dyads(source, account)
    return out


def finance(source, out, account):
    out["scale"], out["scale_later"] = money.scales(source, account)
    out["discounts"] = money.discounts(source, out["states"], account)
    money.check_shares(source, out["scale"], out["discounts"], out["states"], account)
    out["reimbursement"] = money.REIMBURSEMENT


def peacekeeping(source, out, account):
    out["missions"] = missions.missions(source, account)
    out["contributions"] = record.contributions(source, account)
    out["placements"] = record.placements(source, account)
    out["deployments"] = record.deployments(source, account)
    out["prior_placements"] = record.prior_placements(source, out["states"], out["missions"],
                                                      account)
    record.compare(out["contributions"], out["placements"], out["deployments"], account)
    out["demand"] = demand.demand(source, out["missions"], account)
    demand.fill_by_year(out["demand"], out["deployments"], account)


def assumptions(source, out, account):
    out["capabilities"] = capabilities.capabilities(account)
    out["units"] = capabilities.UNITS
    out["capability_mix"] = capabilities.capability_mix(source, out["placements"],
                                                        out["missions"], account)
    out["specialisation"] = capabilities.specialisation(source, out["placements"],
                                                        out["missions"], account)
    out["donors"] = programmes.donors(account)
    out["programmes"] = programmes.programmes(account)
    out["recipients"] = programmes.recipients(out["states"], out["organisations"], account)


def main(arguments):
    if len(arguments) not in (1, 2):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    here = os.path.dirname(os.path.abspath(__file__))
    out_dir = arguments[1] if len(arguments) == 2 else os.path.join(here, "data")
    source, account = Source(arguments[0]), Account()
    try:
        tables = places(source, account)
        finance(source, tables, account)
        peacekeeping(source, tables, account)
        assumptions(source, tables, account)
        check_tables(tables, account)
    except Failed as failure:
        print(account.text(), end="")
        print("compile_tables.py: failed: %s" % failure, file=sys.stderr)
        return 1
    except OSError as error:
        print("compile_tables.py: a source file cannot be read: %s" % error, file=sys.stderr)
        return 2
    os.makedirs(out_dir, exist_ok=True)
    for name in HEADERS:
        write_table(os.path.join(out_dir, name + ".csv"), header(name), tables[name])
    with open(os.path.join(out_dir, "ACCOUNT.txt"), "w", encoding="utf-8", newline="") as file:
        file.write(account.text())
    print(account.text(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""Compiles the tables that the project ships from a folder of source files.

Usage: compile_tables.py SOURCE_DIR [OUT_DIR] [--to-year YEAR]

SOURCE_DIR has the files that scenarios/data/SOURCES.md names; OUT_DIR is scenarios/data unless
given; tables of single scenarios come beside it. With files that go on after 2016 in the same
layout, --to-year YEAR and an OUT_DIR of its own make a folder for `contingent backtest --tables`. The same source gives the same bytes. Prints what was joined, repaired, derived and left
out, and writes the same text to ACCOUNT.txt; a check that fails ends it with exit code 1 and no
table is changed.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import sys

from compile import (authorisation, capabilities, covariates, demand, frameworks, lives, mandates,
                     missions, money, outside, outside_contributors, own, programmes, record,
                     situations, states)
from compile.base import TO_YEAR, Account, Failed, Source, write_table
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


def by_month(rows):
    return sorted(rows, key=lambda row: (row[1], row[0]))


def peacekeeping(source, out, account):
    """The United Nations' missions and the record of who was in them."""
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
    """What the United Nations' missions need and are like."""
    out["tasks"] = mandates.tasks(account)
    out["capabilities"] = capabilities.capabilities(account)
    out["units"] = capabilities.units(out["contributions"], account)
    out["capability_mix"] = capabilities.capability_mix(source, out["placements"],
                                                        out["missions"], account)
    out["specialisation"] = capabilities.specialisation(source, out["placements"],
                                                        out["missions"], account)
    out["mandates"] = mandates.mandates(out["capability_mix"], account)
    out["classes"] = mandates.classes(source, out["deployments"], out["missions"], account)
    out["deaths"] = mandates.deaths(source, out["deployments"], out["missions"])
    out["deaths_by_year"] = mandates.deaths_by_year(source, out["deployments"], out["missions"])
    mandates.civilian_share(out["classes"], out["missions"], out["demand"], account)
    out["programmes"] = programmes.programmes(account)
    out["donors"] = programmes.donors(out["programmes"], account)
    out["recipients"] = programmes.recipients(out["states"], out["organisations"], account)
    out["caveats"], out["consent"] = mandates.caveats(account), mandates.consent()
    out["events"] = mandates.events(account)


def others(source, out, account):
    """Missions outside the United Nations' command come after theirs."""
    own = outside.missions(source, {row[0] for row in out["missions"]}, account)
    rows, people = outside.deployments(source, account)
    out["deployments"] = by_month(out["deployments"] + rows)
    out["demand"] = by_month(out["demand"] + outside.demand(people, account))
    outside.share_outside(out["deployments"], {row[0] for row in own}, account)
    out["outside_contributors"] = outside_contributors.contributors(source, people, out["states"],
                                                                    account)
    out["missions"] = missions.successions(out["missions"] + own, out["deployments"], account)
    out["frameworks"] = frameworks.frameworks(out["missions"], out["organisations"], account)
    out["conflicts"] = frameworks.conflicts(source, account)


def situations_and_demand(out, account):
    """What demand that the model generates itself is like, estimated from the tables above."""
    situations.estimates(out, account)
    out["authorisation"] = authorisation.authorisation(out, account)
    out["templates"] = authorisation.templates(out, account)
    lives.lifetimes(out, account)
    lives.chains(out, account)


def main(arguments):
    if TO_YEAR in arguments[:-1]:
        at = arguments.index(TO_YEAR)
        arguments = arguments[:at] + arguments[at + 2:]
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
        others(source, tables, account)
        situations_and_demand(tables, account)
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
    own.write(tables, out_dir)
    with open(os.path.join(out_dir, "ACCOUNT.txt"), "w", encoding="utf-8", newline="") as file:
        file.write(account.text())
    print(account.text(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

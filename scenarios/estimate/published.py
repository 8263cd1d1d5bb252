"""What is reckoned from figures that the parameter's source quotes, and what is no estimate.

SPDX-License-Identifier: GPL-3.0-or-later
"""

from estimate.shipped import Estimate

YEAR = 12
START = "2015-01"


def formulas(tables):
    """path, words of its source that give the figures, value, how"""
    rate = [row[1] for row in tables["reimbursement"] if row[0] <= START][-1]
    there = [row for row in tables["placements"] if row[2] == START]
    people = sum(sum(row[3:6]) for row in there)
    units = sum(row[3] + row[6] for row in there)
    owed = 777e6 / (rate * 1.42)
    return [
        ("training.programme_cost_usd_per_pers", "1,093 m over about 290,000", 1093e6 / 290000,
         "1,093 m / 290,000"),
        ("money.troops_running_usd_per_year",
         "7.78 bn over 97,904 uniformed is 79,500, less reimbursement at 1,028 x 1.42 x 12",
         7.78e9 / 97904 - 1028 * 1.42 * YEAR, "7.78 bn / 97,904 - 1,028 x 1.42 x 12"),
        ("money.equipment_share", "1,458 a person-month with equipment over 1,028", 1458 / 1028 - 1,
         "1,458 / 1,028 - 1"),
        ("money.payment_probability", "2.20 of 7.78 bn", 1 / (1 + YEAR * 2.20 / 7.78),
         "what is owed settles at (1 - p) / p months: 12 x 2.20 / 7.78"),
        ("money.debts_start_months", "777 m owed to contributors", owed / people,
         "777 m over %s x 1.42 x %s people, January 2015; over the %s of troops and formed police "
         "alone, for whom the model reimburses, %.1f"
         % (f"{rate:,}", f"{people:,}", f"{units:,}", owed / units)),
    ]


NOT_MADE = {
    "exit.base": "set so that simulated worlds show patterns V5 and V6, by runs and not from "
                 "tables; `contingent patterns` reckons both",
    "exit.officer_base": "as exit.base",
    "training.people_per_instructor": "the source's own figure",
    "money.own_cost_usd_per_month": "the source's own figure",
}


def estimates(tables, parameters):
    out = []
    for path, words, value, how in formulas(tables):
        if path in parameters and words not in parameters[path].source:
            how, value = "the source says no longer: " + words, float("nan")
        out.append(Estimate(path, value, None, how, published=True))
    return out + [Estimate(path, None, None, why) for path, why in NOT_MADE.items()]

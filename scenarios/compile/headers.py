"""The exact header of every table that is shipped, and how many of its columns are its key.

The first columns are the members of the row's struct in engine/model/tables.h, in its order;
`basis`, `source` and `note` come after them and are read by people only.
SPDX-License-Identifier: GPL-3.0-or-later
"""

HEADERS = {
    "regions": ("region number continent", 1),
    "states": ("state number name region p5 member_since exists_since", 1),
    "territories": ("territory name region stands_for basis", 1),
    "covariates": ("state year gdp_usd population armed_forces democracy "
                   "gdp_basis population_basis forces_basis democracy_basis", 2),
    "scale": ("state year_from year_to regular_milli_percent basis", 2),
    "scale_later": ("state year_from year_to regular_milli_percent basis", 2),
    "discounts": ("state year_from year_to level discount_permille basis", 2),
    "organisations": ("state organisation", 2),
    "dyads": ("state_a state_b capital_km contiguous colonial_tie common_language", 2),
    "capabilities": ("capability number personnel individual force_permille brigade_pers "
                     "brigade_least_pers brigade_most_pers basis source", 1),
    "units": ("unit capability persons persons_least persons_most weight basis source", 1),
    "missions": ("mission number name host budget class_initial class_later class_from "
                 "predecessor basis note", 1),
    "capability_mix": ("mission_class capability share_permille least_permille most_permille "
                       "basis source", 2),
    "specialisation": ("state mission capability from to persons basis source", 4),
    "demand": ("mission month troops police experts basis", 2),
    "contributions": ("state month troops police experts", 2),
    "placements": ("state mission month troops police experts formed_police", 3),
    "deployments": ("mission month troops police experts", 2),
    "prior_placements": ("mission state year troops", 3),
    "reimbursement": ("month usd_per_person_month basis source", 1),
    "donors": ("donor budget_usd_m_per_year basis source", 1),
    "programmes": ("programme number name donor donor_share_permille host mode capability "
                   "instructors seats_per_year peacekeeping_permille start end basis source", 1),
    "recipients": ("programme state", 2),
}


def header(table):
    return HEADERS[table][0].split()


def key_columns(table):
    return HEADERS[table][1]

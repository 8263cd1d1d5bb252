"""The exact header of every table that is shipped, and how many of its columns are its key.

The first columns are the members of the row's struct in engine/model/tables.h, in its order;
`basis`, `source` and `note` come after them and are read by people only. `deaths` and
`deaths_by_year` are read by scenarios/estimates.py only.
SPDX-License-Identifier: GPL-3.0-or-later
"""

HEADERS = {
    "regions": ("region number continent", 1),
    "states": ("state number name region p5 member_since exists_since", 1),
    "territories": ("territory name region stands_for number basis", 1),
    "covariates": ("state year gdp_usd population armed_forces democracy "
                   "gdp_basis population_basis forces_basis democracy_basis", 2),
    "scale": ("state year_from year_to regular_milli_percent basis", 2),
    "scale_later": ("state year_from year_to regular_milli_percent basis", 2),
    "discounts": ("state year_from year_to level discount_permille basis", 2),
    "organisations": ("state organisation", 2),
    "dyads": ("state_a state_b capital_km contiguous colonial_tie common_language", 2),
    "tasks": ("task number civilian works name basis source", 1),
    "capabilities": ("capability number personnel individual force_permille brigade_pers "
                     "brigade_least_pers brigade_most_pers tasks basis source", 1),
    "units": ("unit capability persons persons_least persons_most weight basis source", 1),
    "frameworks": ("framework number name kind organisation continent faster_months "
                   "sustain_months allowance_usd_per_pers_month budget_usd_m_per_year "
                   "basis source", 1),
    "missions": ("mission number name host budget class_initial class_later class_from "
                 "predecessor framework partner lead chapter supported basis note", 1),
    "classes": ("mission_class malicious_deaths other_deaths civilian_permille security_weight "
                "civil_weight works_weight aid_weight basis source", 1),
    "deaths": ("mission malicious_deaths basis", 1),
    "deaths_by_year": ("year other_deaths basis", 1),
    "mandates": ("mission_class task from basis source", 2),
    "capability_mix": ("mission_class capability share_permille least_permille most_permille "
                       "basis source", 2),
    "specialisation": ("state mission capability from to persons basis source", 4),
    "caveats": ("state tasks chapters frameworks basis source", 1),
    "consent": ("mission state from to basis source", 3),
    "demand": ("mission month troops police experts basis", 2),
    "contributions": ("state month troops police experts", 2),
    "placements": ("state mission month troops police experts formed_police", 3),
    "deployments": ("mission month troops police experts", 2),
    "outside_contributors": ("mission state month persons basis source", 3),
    "prior_placements": ("mission state year troops", 3),
    "conflicts": ("host year intensity", 2),
    "authorisation": ("continent severity per_year_before_1999 per_year_from_1999 "
                      "outside_per_year basis source", 2),
    "templates": ("template number framework mission_class chapter year continent severity "
                  "follows regular troops police experts basis", 1),
    "reimbursement": ("month usd_per_person_month basis source", 1),
    "donors": ("donor budget_usd_m_per_year units_permille officers_permille centres_permille "
               "courses_permille trainers_permille equipment_permille lift_permille aid_permille "
               "coordinates basis source", 1),
    "programmes": ("programme number name donor donor_share_permille host mode capability "
                   "centre instructors seats_per_year course_weeks peacekeeping_permille start end "
                   "basis source", 1),
    "recipients": ("programme state", 2),
    "events": ("event month kind state mission to_mission capability troops police experts value "
               "months tasks basis source", 1),
}


def header(table):
    return HEADERS[table][0].split()


def key_columns(table):
    return HEADERS[table][1]

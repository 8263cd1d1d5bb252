/* The columns of the tables that record who was where.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/tables_columns.h"

#define PEOPLE                                                                                     \
    WHOLE_AT("troops", persons[ctg_troops], 0, 1000000, "persons", "troops"),                      \
        WHOLE_AT("police", persons[ctg_police], 0, 1000000, "persons", "police"),                  \
        WHOLE_AT("experts", persons[ctg_experts], 0, 1000000, "persons",                           \
                 "military experts on mission")

#define ROW ctg_contribution_row
static const ctg_column contributions[] = {
    KEY(state, "states", false, "the state"),
    MONTH(month, false, "the month at whose end they were counted"),
    PEOPLE,
};
#undef ROW

#define ROW ctg_placement_row
static const ctg_column placements[] = {
    KEY(state, "states", false, "the state"),
    KEY(mission, "missions", false, "the mission"),
    MONTH(month, false, "the month at whose end they were counted"),
    PEOPLE,
    WHOLE(formed_police, 0, 1000000, "persons", "police in formed units, inside police"),
};
#undef ROW

#define ROW ctg_deployment_row
static const ctg_column deployments[] = {
    KEY(mission, "missions", false, "the mission"),
    MONTH(month, false, "the month at whose end they were counted"),
    PEOPLE,
};
#undef ROW

#define ROW ctg_prior_row
static const ctg_column prior_placements[] = {
    KEY(mission, "missions", false, "the mission"),
    KEY(state, "states", false, "the state"),
    WHOLE(year, 1900, 2299, "", "calendar year"),
    WHOLE(troops, 0, 1000000, "persons", "troops, estimated from maps"),
};
#undef ROW

#define ROW ctg_rate_row
static const ctg_column reimbursement[] = {
    MONTH(month, false, "month from which on the rate holds, until the next row"),
    WHOLE(usd_per_person_month, 0, 100000, "US dollars per person-month",
          "the General Assembly's standard rate"),
    BASIS,
    SOURCE,
};
#undef ROW

ctg_tables_columns ctg_tables_record_columns(ctg_table_id id)
{
    switch (id) {
    case ctg_table_contributions:
        return COLUMNS(contributions, 2, "the record of people by state and month");
    case ctg_table_placements:
        return COLUMNS(placements, 3, "the record of people by state, mission and month");
    case ctg_table_deployments:
        return COLUMNS(deployments, 2, "the record of people by mission and month");
    case ctg_table_prior_placements:
        return COLUMNS(prior_placements, 3, "map-based estimates of who was where in Africa");
    case ctg_table_reimbursement:
        return COLUMNS(reimbursement, 1, "what contributors are paid for a person");
    default:
        return (ctg_tables_columns){NULL, 0, 0, NULL};
    }
}

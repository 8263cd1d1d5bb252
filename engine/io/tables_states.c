/* The columns of the tables on states: who they are, what they have, what ties them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/tables_columns.h"

#define ROW ctg_region_row
static const ctg_column regions[] = {
    TEXT(region, "name of the M49 subregion"),
    WHOLE(number, 1, 999, "", "M49 code of the subregion"),
    TEXT(continent, "the M49 region that it belongs to"),
};
#undef ROW

#define ROW ctg_state_row
static const ctg_column states[] = {
    TEXT(state, "ISO 3166-1 alpha-3 code of the member state"),
    WHOLE(number, 1, 999, "", "M49 code, the state's permanent number"),
    TEXT(name, "the state's short name"),
    KEY(region, "regions", false, "its M49 subregion"),
    WHOLE(p5, 0, 1, "", "1 for a permanent member of the Security Council"),
    WHOLE(member_since, 1945, 2299, "", "year in which it joined the United Nations"),
    WHOLE(exists_since, 1945, 2299, "", "year in which it became a state; 1945 where earlier"),
};
#undef ROW

#define ROW ctg_territory_row
static const ctg_column territories[] = {
    TEXT(territory, "code of a host of missions that is no member state"),
    TEXT(name, "its short name"),
    KEY(region, "regions", false, "its M49 subregion"),
    KEY(stands_for, "states", false, "the state whose ties it borrows and which is a party"),
    WHOLE(number, 1001, 65535, "", "permanent number, above the M49 codes of states"),
    BASIS,
};
#undef ROW

#define ROW ctg_covariate_row
static const ctg_column covariates[] = {
    KEY(state, "states", false, "the state"),
    WHOLE(year, 1900, 2299, "", "calendar year"),
    WHOLE(gdp_usd, 0, 1e15, "US dollars", "gross domestic product, current; 0 where unknown"),
    WHOLE(population, 0, 1e10, "persons", "people who live there; 0 where unknown"),
    WHOLE(armed_forces, 0, 1e8, "persons", "armed forces, without paramilitaries; 0 also unknown"),
    REAL(democracy, -1, 1, "", "electoral democracy (V-Dem polyarchy), 0 to 1; -1 where unknown"),
    IGNORED("gdp_basis", "seen, computed or assumed, of gdp_usd"),
    IGNORED("population_basis", "seen, computed or assumed, of population"),
    IGNORED("forces_basis", "seen, computed or assumed, of armed_forces"),
    IGNORED("democracy_basis", "seen, computed or assumed, of democracy"),
};
#undef ROW

#define ROW ctg_scale_row
static const ctg_column scale[] = {
    KEY(state, "states", false, "the state"),
    WHOLE(year_from, 1946, 2299, "", "first year of the scale period"),
    WHOLE(year_to, 1946, 2299, "", "last year of the scale period"),
    WHOLE(regular_milli_percent, 0, 100000, "thousandths of a percent",
          "share of the regular budget"),
    BASIS,
};
#undef ROW

#define ROW ctg_discount_row
static const ctg_column discounts[] = {
    KEY(state, "states", false, "the state"),
    WHOLE(year_from, 1946, 2299, "", "first year of the level"),
    WHOLE(year_to, 1946, 2299, "", "last year of the level"),
    TEXT(level, "level A to J of the peacekeeping scale"),
    WHOLE(discount_permille, 0, 1000, "thousandths", "taken off the regular share"),
    BASIS,
};
#undef ROW

#define ROW ctg_organisation_row
static const ctg_column organisations[] = {
    KEY(state, "states", false, "the state"),
    TEXT(organisation, "regional organisation of which it was a member in 2014"),
};
#undef ROW

#define ROW ctg_dyad_row
static const ctg_column dyads[] = {
    KEY(state_a, "states", false, "one state"),
    KEY(state_b, "states", false, "the other; each pair stands there once"),
    WHOLE(capital_km, 0, 20100, "km", "distance of the capitals"),
    WHOLE(contiguous, 0, 1, "", "1 where they have a common land border"),
    WHOLE(colonial_tie, 0, 1, "", "1 where one ruled the other"),
    WHOLE(common_language, 0, 1, "", "1 where they have a common official language"),
};
#undef ROW

ctg_tables_columns ctg_tables_states_columns(ctg_table_id id)
{
    switch (id) {
    case ctg_table_regions:
        return COLUMNS(regions, 1, "M49 subregions");
    case ctg_table_states:
        return COLUMNS(states, 1, "the member states of the United Nations");
    case ctg_table_territories:
        return COLUMNS(territories, 1, "hosts of missions that are not member states");
    case ctg_table_covariates:
        return COLUMNS(covariates, 2, "what is known of each state in each year");
    case ctg_table_scale:
        return COLUMNS(scale, 2, "scale of assessments of the regular budget");
    case ctg_table_discounts:
        return COLUMNS(discounts, 2, "levels and discounts of the peacekeeping scale");
    case ctg_table_organisations:
        return COLUMNS(organisations, 2, "membership in regional organisations");
    case ctg_table_dyads:
        return COLUMNS(dyads, 2, "fixed ties of two states");
    default:
        return (ctg_tables_columns){NULL, 0, 0, NULL};
    }
}

/* The columns of the tables on capacity-building: who pays, what is run, whom it teaches.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/tables_columns.h"

static const char *const mode_names[] = {"lecture", "adviser",   "train_the_trainer",
                                         "course",  "equipment", NULL};
_Static_assert(sizeof mode_names / sizeof mode_names[0] == CTG_MODES + 1, "one name a mode");

#define ROW ctg_donor_row
static const ctg_column donors[] = {
    KEY(donor, "states", false, "the state that pays"),
    REAL(budget_usd_m_per_year, 0, 1000000, "million US dollars a year",
         "its budget for capacity-building"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_programme_row
static const ctg_column programmes[] = {
    TEXT(programme, "short name, as in paths"),
    WHOLE(number, 1, 65535, "", "permanent number"),
    TEXT(name, "full name"),
    KEY(donor, "donors", false, "who pays"),
    WHOLE(donor_share_permille, 0, 1000, "thousandths",
          "of the donor's budget; normalised over its open programmes"),
    TEXT(host, "code of the state or territory where it works"),
    CHOICE(mode, mode_names, "how it builds capacity"),
    KEY(capability, "capabilities", false, "what it teaches"),
    WHOLE(instructors, 0, 1000000, "persons", "who teach in it"),
    WHOLE(seats_per_year, 0, 10000000, "persons a year", "whom it has room for"),
    WHOLE(peacekeeping_permille, 0, 1000, "thousandths", "share that counts as peacekeeping"),
    MONTH(start, false, "first month"),
    MONTH(end, true, "last month; empty while it goes on"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_recipient_row
static const ctg_column recipients[] = {
    KEY(programme, "programmes", false, "the programme"),
    KEY(state, "states", false, "a state that it teaches"),
};
#undef ROW

ctg_tables_columns ctg_tables_training_columns(ctg_table_id id)
{
    switch (id) {
    case ctg_table_donors:
        return COLUMNS(donors, 1, "who pays for capacity-building");
    case ctg_table_programmes:
        return COLUMNS(programmes, 1, "programmes of capacity-building");
    case ctg_table_recipients:
        return COLUMNS(recipients, 2, "whom each programme teaches");
    default:
        return (ctg_tables_columns){NULL, 0, 0, NULL};
    }
}

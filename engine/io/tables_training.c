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
    WHOLE_AT("units_permille", permille[ctg_spending_units], 0, 1000, "thousandths",
             "of the budget, for the cost of own units"),
    WHOLE_AT("officers_permille", permille[ctg_spending_officers], 0, 1000, "thousandths",
             "of the budget, for own officers, observers and police"),
    WHOLE_AT("centres_permille", permille[ctg_spending_centres], 0, 1000, "thousandths",
             "of the budget, for training centres"),
    WHOLE_AT("courses_permille", permille[ctg_spending_courses], 0, 1000, "thousandths",
             "of the budget, for bilateral lectures, advisers and courses"),
    WHOLE_AT("trainers_permille", permille[ctg_spending_trainers], 0, 1000, "thousandths",
             "of the budget, for train-the-trainer"),
    WHOLE_AT("equipment_permille", permille[ctg_spending_equipment], 0, 1000, "thousandths",
             "of the budget, for equipment of partners' units"),
    WHOLE_AT("lift_permille", permille[ctg_spending_lift], 0, 1000, "thousandths",
             "of the budget, for lift of partners' units"),
    WHOLE_AT("aid_permille", permille[ctg_spending_aid], 0, 1000, "thousandths",
             "of the budget, for development aid where its own people serve"),
    WHOLE(coordinates, 0, 1, "", "1 where its programmes avoid whom other donors teach the same"),
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
    WHOLE(centre, 0, 1, "", "1 for a training centre, 0 for bilateral assistance"),
    WHOLE(instructors, 0, 1000000, "persons", "who teach in it"),
    WHOLE(seats_per_year, 0, 10000000, "persons a year", "whom it has room for"),
    WHOLE(course_weeks, 0, 520, "weeks",
          "how long one course lasts; 0: as training.course_months says"),
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

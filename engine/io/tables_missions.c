/* The columns of the tables on missions: what forces are made of, and what missions need of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/tables_columns.h"

static const char *const personnel_names[] = {"troops", "police", "experts", NULL};
static const char *const budget_names[] = {"peacekeeping", "regular", "own", NULL};

_Static_assert(sizeof personnel_names / sizeof personnel_names[0] == CTG_PERSONNEL + 1,
               "one name a type of personnel");
_Static_assert(sizeof budget_names / sizeof budget_names[0] == CTG_BUDGETS + 2,
               "one name a budget");

#define ROW ctg_capability_row
static const ctg_column capabilities[] = {
    TEXT(capability, "name of the capability"),
    WHOLE(number, 1, 255, "", "permanent number"),
    CHOICE(personnel, personnel_names, "type of personnel under which it is recorded"),
    WHOLE(individual, 0, 1, "", "1 for officers, who come in groups, 0 for formed units"),
    WHOLE(force_permille, 0, 1000, "thousandths",
          "its share of the armed forces or, for police, of the police"),
    WHOLE(brigade_pers, 0, 100000, "persons", "in a brigade; 0 where not counted"),
    WHOLE(brigade_least_pers, 0, 100000, "persons", "least plausible of brigade_pers"),
    WHOLE(brigade_most_pers, 0, 100000, "persons", "most plausible of brigade_pers"),
    KEYS(tasks, "tasks", true, "what its people are asked to do where the mandate has it"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_unit_row
static const ctg_column units[] = {
    TEXT(unit, "name of the kind of unit"),
    KEY(capability, "capabilities", false, "what it can do"),
    WHOLE(persons, 1, 10000, "persons", "in a whole one, the most that come"),
    WHOLE(persons_least, 1, 10000, "persons", "the fewest with which one comes"),
    WHOLE(persons_most, 1, 10000, "persons", "most plausible of persons"),
    WHOLE(weight, 0, 1000000, "",
          "how often it is picked among the groups of officers of its capability; of formed units "
          "the largest that fits comes"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_mission_row
static const ctg_column missions[] = {
    TEXT(mission, "its acronym"),
    WHOLE(number, 1, 60000, "", "permanent number"),
    TEXT(name, "full name"),
    TEXT(host, "code of the state or territory where it works"),
    CHOICE(budget, budget_names,
           "who pays: the peacekeeping scale, the regular budget, or its own framework"),
    CHOICE(class_initial, ctg_tables_mandates_classes, "class of mandate at its start"),
    CHOICE(class_later, ctg_tables_mandates_classes, "class of mandate from class_from on"),
    MONTH(class_from, true, "month of the change of class; empty where it never changed"),
    KEY(predecessor, "missions", true, "mission whose people it takes over"),
    KEY(framework, "frameworks", false, "under whose command it is"),
    KEY(partner, "frameworks", true, "the other framework of a hybrid mission"),
    KEY(lead, "states", true, "the lead nation, where there is one"),
    WHOLE(chapter, 6, 7, "", "chapter of the Charter under which it is mandated"),
    WHOLE(supported, 0, 1, "",
          "1 where the United Nations bear its logistics without commanding it"),
    BASIS,
    IGNORED("note", "what a reader should know"),
};
#undef ROW

#define ROW ctg_mix_row
static const ctg_column capability_mix[] = {
    CHOICE(mission_class, ctg_tables_mandates_classes, "class of mandate"),
    KEY(capability, "capabilities", false, "the capability"),
    WHOLE(share_permille, 0, 1000, "thousandths", "of the posts of its type of personnel"),
    WHOLE(least_permille, 0, 1000, "thousandths", "least plausible of share_permille"),
    WHOLE(most_permille, 0, 1000, "thousandths", "most plausible of share_permille"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_special_row
static const ctg_column specialisation[] = {
    KEY(state, "states", false, "the state"),
    KEY(mission, "missions", false, "the mission"),
    KEY(capability, "capabilities", false, "what it sent"),
    MONTH(from, false, "first month"),
    MONTH(to, true, "last month; empty while it goes on"),
    WHOLE(persons, 0, 100000, "persons", "strength; 0 where the source gives none"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_demand_row
static const ctg_column demand[] = {
    KEY(mission, "missions", false, "the mission"),
    MONTH(month, false, "month from which on the posts hold, until the mission's next row"),
    WHOLE_AT("troops", posts[ctg_troops], 0, 1000000, "persons", "authorised troops"),
    WHOLE_AT("police", posts[ctg_police], 0, 1000000, "persons", "authorised police"),
    WHOLE_AT("experts", posts[ctg_experts], 0, 1000000, "persons",
             "authorised military experts on mission"),
    TEXT_OR_NONE(basis,
                 "of the weakest type in the row: authorised, rounded, carried, derived from the "
                 "people, closed"),
};
#undef ROW

ctg_tables_columns ctg_tables_missions_columns(ctg_table_id id)
{
    switch (id) {
    case ctg_table_capabilities:
        return COLUMNS(capabilities, 1, "what peacekeepers can do");
    case ctg_table_units:
        return COLUMNS(units, 1, "the lumps in which states contribute");
    case ctg_table_missions:
        return COLUMNS(missions, 1, "peace operations: the United Nations' and others'");
    case ctg_table_capability_mix:
        return COLUMNS(capability_mix, 2, "how authorised posts split over capabilities");
    case ctg_table_specialisation:
        return COLUMNS(specialisation, 4, "units that a source names");
    case ctg_table_demand:
        return COLUMNS(demand, 2, "authorised posts of each mission");
    default:
        return (ctg_tables_columns){NULL, 0, 0, NULL};
    }
}

/* The columns of the tables on frameworks and situations: who organises missions, where and why.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/tables_columns.h"

static const char *const kind_names[] = {"un", "regional", "coalition", "lead", NULL};

_Static_assert(sizeof kind_names / sizeof kind_names[0] == CTG_FRAMEWORK_KINDS + 1,
               "one name a kind of framework");

#define ROW ctg_framework_row
static const ctg_column frameworks[] = {
    TEXT(framework, "its acronym"),
    WHOLE(number, 1, 255, "", "permanent number"),
    TEXT(name, "full name"),
    CHOICE(kind, kind_names,
           "the United Nations, a regional organisation, a coalition, one nation"),
    TEXT_OR_NONE(organisation, "whose members may contribute; empty: any state"),
    TEXT_OR_NONE(continent, "M49 region in which it begins missions; empty: anywhere"),
    WHOLE(faster_months, 0, 24, "months", "by which its units arrive sooner"),
    WHOLE(sustain_months, 0, 600, "months", "after which its contributors tire; 0: never"),
    WHOLE(allowance_usd_per_pers_month, 0, 100000, "US dollars per person-month",
          "that it pays contributors out of its own money"),
    REAL(budget_usd_m_per_year, 0, 1000000, "million US dollars a year", "its own money"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_outside_row
static const ctg_column outside_contributors[] = {
    KEY(mission, "missions", false, "the mission"),
    KEY(state, "states", false, "the state"),
    MONTH(month, false, "the month of which a source speaks"),
    WHOLE(persons, 0, 1000000, "persons", "people of the state in the mission"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_conflict_row
static const ctg_column conflicts[] = {
    TEXT(host, "code of the state or territory on whose land it is fought"),
    WHOLE(year, 1900, 2299, "", "calendar year"),
    WHOLE(intensity, 0, 2, "", "0 none, 1 minor (25 to 999 deaths in battle), 2 major"),
};
#undef ROW

#define ROW ctg_authorisation_row
static const ctg_column authorisation[] = {
    TEXT(continent, "M49 region of the host"),
    WHOLE(severity, 0, 2, "", "worst intensity of conflict in the last five years"),
    REAL(per_year_before_1999, 0, 100, "missions a year and host",
         "new missions of the United Nations where they have none, before 1999"),
    REAL(per_year_from_1999, 0, 100, "missions a year and host", "the same from 1999 on"),
    REAL(outside_per_year, 0, 100, "missions a year and host",
         "new missions outside the United Nations' command where there is none of them"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_template_row
static const ctg_column templates[] = {
    TEXT(template, "acronym of a mission that was"),
    WHOLE(number, 1, 65535, "", "permanent number"),
    KEY(framework, "frameworks", false, "under whose command it was"),
    CHOICE(mission_class, ctg_tables_mandates_classes, "class of its mandate"),
    WHOLE(chapter, 6, 7, "", "chapter of the Charter"),
    WHOLE(year, 1900, 2299, "", "in which it began"),
    TEXT(continent, "M49 region of its host"),
    WHOLE(severity, 0, 2, "", "worst intensity of conflict of its host's last five years"),
    WHOLE(follows, 0, 1, "", "1 where it began when another of its host and command ended"),
    WHOLE(regular, 0, 1, "", "1 where the regular budget bears it"),
    WHOLE_AT("troops", posts[ctg_troops], 0, 1000000, "persons", "troops, mean over its life"),
    WHOLE_AT("police", posts[ctg_police], 0, 1000000, "persons", "police, mean over its life"),
    WHOLE_AT("experts", posts[ctg_experts], 0, 1000000, "persons",
             "military experts on mission, mean over its life"),
    BASIS,
};
#undef ROW

ctg_tables_columns ctg_tables_outside_columns(ctg_table_id id)
{
    switch (id) {
    case ctg_table_frameworks:
        return COLUMNS(frameworks, 1, "under whom missions are organised");
    case ctg_table_outside_contributors:
        return COLUMNS(outside_contributors, 3,
                       "who was in missions outside the United Nations' command");
    case ctg_table_conflicts:
        return COLUMNS(conflicts, 2, "armed conflict by host and year");
    case ctg_table_authorisation:
        return COLUMNS(authorisation, 2, "how often missions are begun, for generated demand");
    case ctg_table_templates:
        return COLUMNS(templates, 1, "missions that were, which generated ones resemble");
    default:
        return (ctg_tables_columns){NULL, 0, 0, NULL};
    }
}

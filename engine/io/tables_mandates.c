/* The columns of the tables on mandates: what they ask, what laws and hosts admit, what happens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/tables_columns.h"

const char *const ctg_tables_mandates_classes[] = {
    "none", "observer", "political", "traditional", "multidimensional", "robust", NULL};
static const char *const chapter_names[] = {"VI", "VII", "both", NULL};
static const char *const event_names[] = {
    "mission_opened", "mission_closed",     "handed_over",       "law_reformed",
    "share_changed",  "contributor_leaves", "contributor_sends", "rate_raised",
    "disaster",       "pays_part",          "recorded",          NULL};

_Static_assert(sizeof ctg_tables_mandates_classes / sizeof ctg_tables_mandates_classes[0] ==
                   CTG_MISSION_CLASSES + 1,
               "one name a class of mission");
_Static_assert(sizeof event_names / sizeof event_names[0] == CTG_EVENT_KINDS + 1,
               "one name a kind of event");

#define ROW ctg_task_row
static const ctg_column tasks[] = {
    TEXT(task, "short name"),
    WHOLE(number, 1, 255, "", "permanent number"),
    WHOLE(civilian, 0, 1, "", "1 where civilian staff do it, 0 where uniformed people do"),
    WHOLE(works, 0, 1, "", "1 for engineers' works, which development aid may go with"),
    TEXT(name, "what it is"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_class_row
static const ctg_column classes[] = {
    CHOICE(mission_class, ctg_tables_mandates_classes, "class of mandate"),
    REAL(malicious_deaths, 0, 1000, "of 1,000 people a year", "uniformed people killed by others"),
    REAL(other_deaths, 0, 1000, "of 1,000 people a year",
         "uniformed people who die of illness, accident or otherwise"),
    WHOLE(civilian_permille, 0, 999, "thousandths",
          "civilian staff of all personnel where every post is filled"),
    REAL(security_weight, 0, 1, "", "weight of security in the mission's output"),
    REAL(civil_weight, 0, 1, "", "weight of civilian staff"),
    REAL(works_weight, 0, 1, "", "weight of engineers' works"),
    REAL(aid_weight, 0, 1, "", "weight of coordinated development aid"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_mandate_row
static const ctg_column mandates[] = {
    CHOICE(mission_class, ctg_tables_mandates_classes, "class of mandate"),
    KEY(task, "tasks", false, "what it asks for"),
    MONTH(from, false, "month from which on"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_caveat_row
static const ctg_column caveats[] = {
    KEY(state, "states", false, "the state"),
    KEYS(tasks, "tasks", true, "tasks that its law admits"),
    CHOICE(chapters, chapter_names, "chapters of the Charter that it admits"),
    KEYS(frameworks, "frameworks", true, "frameworks that it admits"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_consent_row
static const ctg_column consent[] = {
    KEY(mission, "missions", false, "the mission"),
    KEY(state, "states", false, "the state whose people the host does not accept"),
    MONTH(from, false, "first month"),
    MONTH(to, true, "last month; empty while it goes on"),
    BASIS,
    SOURCE,
};
#undef ROW

#define ROW ctg_event_row
static const ctg_column events[] = {
    TEXT(event, "short name"),
    MONTH(month, false, "when it happens"),
    CHOICE(kind, event_names, "what it is"),
    KEY(state, "states", true, "whom it concerns"),
    KEY(mission, "missions", true, "which mission it concerns"),
    KEY(to_mission, "missions", true, "which mission takes over"),
    KEY(capability, "capabilities", true, "what is sent"),
    WHOLE_AT("troops", posts[ctg_troops], 0, 1000000, "persons", "authorised troops"),
    WHOLE_AT("police", posts[ctg_police], 0, 1000000, "persons", "authorised police"),
    WHOLE_AT("experts", posts[ctg_experts], 0, 1000000, "persons",
             "authorised military experts on mission"),
    REAL(value, 0, 1000000, "", "persons, US dollars, percent or a share, as the kind needs"),
    WHOLE(months, 0, 1200, "months", "how long it lasts; 0: for good"),
    KEYS(tasks, "tasks", true, "tasks that the law admits from then on"),
    BASIS,
    SOURCE,
};
#undef ROW

ctg_tables_columns ctg_tables_mandates_columns(ctg_table_id id)
{
    switch (id) {
    case ctg_table_tasks:
        return COLUMNS(tasks, 1, "what mandates may ask for");
    case ctg_table_classes:
        return COLUMNS(classes, 1, "what missions of a class of mandate are like");
    case ctg_table_mandates:
        return COLUMNS(mandates, 2, "tasks that mandates of a class have");
    case ctg_table_caveats:
        return COLUMNS(caveats, 1, "what a state's law admits; without a row: everything");
    case ctg_table_consent:
        return COLUMNS(consent, 3, "whom a mission's host does not accept");
    case ctg_table_events:
        return COLUMNS(events, 1, "what happens in a month, beside what states decide");
    default:
        return (ctg_tables_columns){NULL, 0, 0, NULL};
    }
}

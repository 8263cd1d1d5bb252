/* Rows of the tables that policies are made of: what donors spend and run, what happens when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_TABLES_POLICY_H
#define CTG_MODEL_TABLES_POLICY_H

#include <stdint.h>

#include "engine/base/month.h"

typedef enum ctg_personnel { ctg_troops, ctg_police, ctg_experts, CTG_PERSONNEL } ctg_personnel;

/* What a donor may spend its budget on. */
typedef enum ctg_spending {
    ctg_spending_units,     /* bears the cost of own units */
    ctg_spending_officers,  /* of own officers, observers and police */
    ctg_spending_centres,   /* training centres */
    ctg_spending_courses,   /* bilateral lectures, advisers, courses */
    ctg_spending_trainers,  /* train-the-trainer */
    ctg_spending_equipment, /* equipment for partners' units */
    ctg_spending_lift,      /* lift of partners' units */
    ctg_spending_aid,       /* development aid where its own people serve */
    CTG_SPENDINGS
} ctg_spending;

/* donors.csv: who pays for capacity-building */
typedef struct ctg_donor_row {
    int32_t donor; /* key, row of states */
    double budget_usd_m_per_year;
    int64_t permille[CTG_SPENDINGS]; /* of the budget; at most 1000 together */
    int64_t coordinates;             /* 1: its programmes avoid whom other donors teach the same */
} ctg_donor_row;

typedef enum ctg_mode {
    ctg_mode_lecture,
    ctg_mode_adviser,
    ctg_mode_train_the_trainer,
    ctg_mode_course,
    ctg_mode_equipment,
    CTG_MODES
} ctg_mode;

/* programmes.csv: what the donors run */
typedef struct ctg_programme_row {
    char programme[40]; /* key */
    int64_t number;     /* permanent */
    char name[96];
    int32_t donor;                /* row of donors */
    int64_t donor_share_permille; /* of the donor's budget; normalised over its open programmes */
    char host[4];                 /* where it works */
    int32_t mode;                 /* ctg_mode */
    int32_t capability;           /* what it teaches */
    int64_t centre;               /* 1: a training centre; 0: bilateral */
    int64_t instructors;
    int64_t seats_per_year;
    int64_t course_weeks;          /* how long one course lasts; 0: training.course_months */
    int64_t peacekeeping_permille; /* share of it that counts as peacekeeping */
    ctg_month start, end;          /* end: CTG_NO_MONTH while it goes on */
} ctg_programme_row;

/* recipients.csv: whom a programme teaches */
typedef struct ctg_recipient_row {
    int32_t programme, state;
} ctg_recipient_row;

typedef enum ctg_event_kind {
    ctg_event_mission_opened,     /* mission, posts: authorised from this month on */
    ctg_event_mission_closed,     /* mission: no posts from this month on */
    ctg_event_handed_over,        /* mission, to_mission, value: share of its units, 0 to 1 */
    ctg_event_law_reformed,       /* state, tasks: what its law admits from this month on */
    ctg_event_share_changed,      /* state, value: regular scale in percent, from this year on */
    ctg_event_contributor_leaves, /* state, mission (none: all), months: how long it stays away */
    ctg_event_contributor_sends,  /* state, mission, capability, value: persons who arrive */
    ctg_event_rate_raised,        /* value: US dollars a person-month, from this month on */
    ctg_event_disaster,           /* state, value: persons who are called home, months */
    ctg_event_pays_part,          /* state, value: share of new assessments it pays, months */
    ctg_event_recorded,           /* state, all else free: kept for the record, does nothing */
    CTG_EVENT_KINDS
} ctg_event_kind;

/* events.csv and `events` of a scenario: what happens in a month, in the order of the rows */
typedef struct ctg_event_row {
    char event[40]; /* key */
    ctg_month month;
    int32_t kind;                /* ctg_event_kind */
    int32_t state;               /* row of states; -1 */
    int32_t mission, to_mission; /* rows of missions; -1 */
    int32_t capability;          /* row of capabilities; -1 */
    int64_t posts[CTG_PERSONNEL];
    double value;
    int64_t months;
    uint64_t tasks; /* set of tasks */
} ctg_event_row;

#endif

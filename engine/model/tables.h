/* The tables of the record and of the assumptions, as the model reads them.
 *
 * One struct a row, one pointer and count a table. `engine/io/tables.c` describes the columns and
 * fills these arrays; nothing here opens a file. The arrays are read-only while a world runs and
 * are shared by all replicates. Sources of every column: scenarios/data/SOURCES.md.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_TABLES_H
#define CTG_MODEL_TABLES_H

#include <stddef.h>
#include <stdint.h>

#include "engine/model/tables_policy.h"

#define CTG_CAPABILITIES_MOST 16 /* rows of capabilities.csv */
#define CTG_REGIONS_MOST 32      /* rows of regions.csv */

/* regions.csv: M49 subregions */
typedef struct ctg_region_row {
    char region[48];    /* key: the M49 subregion's name */
    int64_t number;     /* M49 code */
    char continent[16]; /* the M49 region */
} ctg_region_row;

/* states.csv: the 193 member states of the United Nations */
typedef struct ctg_state_row {
    char state[4];  /* key: ISO 3166-1 alpha-3 */
    int64_t number; /* M49 code: the state's permanent number */
    char name[64];
    int32_t region;       /* row of regions */
    int64_t p5;           /* 1: permanent member of the Security Council */
    int64_t member_since; /* year */
    int64_t exists_since; /* year; 1945 or earlier is written 1945 */
} ctg_state_row;

/* territories.csv: hosts that are not member states (Western Sahara, Kosovo) */
typedef struct ctg_territory_row {
    char territory[4]; /* key */
    char name[64];
    int32_t region;     /* row of regions */
    int32_t stands_for; /* row of states whose dyads it borrows [assumed] and which is a party */
    int64_t number;     /* permanent; above the M49 codes of states */
} ctg_territory_row;

/* covariates.csv: state x year; a value of 0 means that none is known */
typedef struct ctg_covariate_row {
    int32_t state;
    int64_t year;
    int64_t gdp_usd;      /* current US dollars */
    int64_t population;   /* persons */
    int64_t armed_forces; /* persons, without paramilitaries */
    double democracy;     /* V-Dem polyarchy, 0 to 1; -1 where unknown */
} ctg_covariate_row;

/* scale.csv: the regular budget's scale of assessments */
typedef struct ctg_scale_row {
    int32_t state;
    int64_t year_from, year_to;
    int64_t regular_milli_percent; /* 10.833 % is 10833 */
} ctg_scale_row;

/* discounts.csv: the peacekeeping scale's discount by state */
typedef struct ctg_discount_row {
    int32_t state;
    int64_t year_from, year_to;
    char level[2];             /* A to J */
    int64_t discount_permille; /* level C: 75 */
} ctg_discount_row;

/* organisations.csv: membership in 2014 */
typedef struct ctg_organisation_row {
    int32_t state;
    char organisation[16];
} ctg_organisation_row;

/* dyads.csv: fixed ties of two states, each pair once */
typedef struct ctg_dyad_row {
    int32_t state_a, state_b;
    int64_t capital_km;
    int64_t contiguous;      /* 1: common land border */
    int64_t colonial_tie;    /* 1: one ruled the other */
    int64_t common_language; /* 1: common official language */
} ctg_dyad_row;

/* tasks.csv: what a mandate may ask for */
typedef struct ctg_task_row {
    char task[24];    /* key */
    int64_t number;   /* permanent */
    int64_t civilian; /* 1: done by civilian staff; 0: by uniformed people */
    int64_t works;    /* 1: engineers' works, which aid may go with */
    char name[64];
} ctg_task_row;

/* capabilities.csv */
typedef struct ctg_capability_row {
    char capability[24]; /* key */
    int64_t number;      /* permanent */
    int32_t personnel;   /* ctg_personnel under which it is recorded */
    int64_t individual;  /* 1: officers, who come in groups; 0: formed units */
    int64_t
        force_permille; /* share of the armed forces (troops, experts) or police in it [assumed] */
    int64_t brigade_pers, brigade_least_pers, brigade_most_pers; /* in a brigade; 0: not counted */
    uint64_t tasks; /* set of tasks that its people are asked to do where the mandate has them */
} ctg_capability_row;

/* units.csv: the lumps in which states contribute */
typedef struct ctg_unit_row {
    char unit[32]; /* key */
    int32_t capability;
    int64_t persons, persons_least, persons_most; /* the second: the fewest with which one comes */
    int64_t weight; /* how often a group of officers is picked among those of its capability */
} ctg_unit_row;

typedef enum ctg_mission_class {
    ctg_class_none,
    ctg_class_observer,
    ctg_class_political,
    ctg_class_traditional,
    ctg_class_multidimensional,
    ctg_class_robust,
    CTG_MISSION_CLASSES
} ctg_mission_class;

/* classes.csv: what missions of a class of mandate are like */
typedef struct ctg_class_row {
    int32_t mission_class;     /* key */
    double malicious_deaths;   /* of 1,000 uniformed people in a year */
    double other_deaths;       /* of 1,000 uniformed people in a year */
    int64_t civilian_permille; /* civilian staff, of all personnel at full strength */
    double security_weight;    /* of each part in the mission's output; they sum to 1 */
    double civil_weight, works_weight, aid_weight;
} ctg_class_row;

/* mandates.csv: tasks that mandates of a class have from a month on */
typedef struct ctg_mandate_row {
    int32_t mission_class;
    int32_t task; /* row of tasks */
    ctg_month from;
} ctg_mandate_row;

typedef enum ctg_framework_kind {
    ctg_framework_un,
    ctg_framework_regional,
    ctg_framework_coalition,
    ctg_framework_lead, /* one nation alone */
    CTG_FRAMEWORK_KINDS
} ctg_framework_kind;

/* frameworks.csv: under whom missions are organised */
typedef struct ctg_framework_row {
    char framework[16]; /* key */
    int64_t number;     /* permanent */
    char name[64];
    int32_t kind;           /* ctg_framework_kind */
    char organisation[16];  /* whose members may contribute; "": any state */
    char continent[16];     /* where it starts missions (M49 region); "": anywhere */
    int64_t faster_months;  /* by which its units arrive sooner than the United Nations' */
    int64_t sustain_months; /* after which its contributors tire; 0: never */
    int64_t allowance_usd_per_pers_month; /* that it pays contributors out of its own money */
    double budget_usd_m_per_year;         /* its own money */
} ctg_framework_row;

/* Who bears a mission's running cost: the members by one of two scales, or, for `own`, its
 * framework and contributors. */
typedef enum ctg_budget {
    ctg_budget_peacekeeping,
    ctg_budget_regular,
    CTG_BUDGETS, /* scales of assessment */
    ctg_budget_own = CTG_BUDGETS
} ctg_budget;

/* missions.csv */
typedef struct ctg_mission_row {
    char mission[24]; /* key: its acronym */
    int64_t number;   /* permanent */
    char name[96];
    char host[4];          /* a state or a territory */
    int32_t budget;        /* ctg_budget */
    int32_t class_initial; /* ctg_mission_class at its start */
    int32_t class_later;   /* from class_from on */
    ctg_month class_from;  /* CTG_NO_MONTH: never changed */
    int32_t predecessor;   /* row of missions whose people it takes over; -1: none */
    int32_t framework;     /* row of frameworks: under whose command */
    int32_t partner;       /* row of frameworks: the other one of a hybrid; -1: none */
    int32_t lead;          /* row of states: the lead nation; -1: none */
    int64_t chapter;       /* of the Charter: 6 or 7 */
    int64_t supported;     /* 1: the United Nations bear logistics though they do not command */
} ctg_mission_row;

/* capability_mix.csv: how authorised posts of a type split over capabilities [assumed mix] */
typedef struct ctg_mix_row {
    int32_t mission_class; /* ctg_mission_class */
    int32_t capability;
    int64_t share_permille, least_permille, most_permille; /* of its type of personnel */
} ctg_mix_row;

/* caveats.csv: what a state's law admits; a state without a row admits everything */
typedef struct ctg_caveat_row {
    int32_t state;       /* key */
    uint64_t tasks;      /* set of tasks */
    int32_t chapters;    /* 0: VI alone, 1: VII alone, 2: both */
    uint64_t frameworks; /* set of frameworks */
} ctg_caveat_row;

/* consent.csv: whom a mission's host does not accept */
typedef struct ctg_consent_row {
    int32_t mission, state;
    ctg_month from, to; /* to: CTG_NO_MONTH while it goes on */
} ctg_consent_row;

/* specialisation.csv: units that a source names */
typedef struct ctg_special_row {
    int32_t state, mission, capability;
    ctg_month from, to; /* to: CTG_NO_MONTH while it goes on */
    int64_t persons;    /* 0: the source gives none */
} ctg_special_row;

/* demand.csv: posts from a month on, until the mission's next row */
typedef struct ctg_demand_row {
    int32_t mission;
    ctg_month month;
    int64_t posts[CTG_PERSONNEL];
    char basis[16]; /* authorised, resolved, rounded, carried, derived (from the people), closed;
                       no rule reads it, but the back-test does: what was derived is no evidence */
} ctg_demand_row;

/* contributions.csv: the record by state and month; placements.csv: by state, mission and month */
typedef struct ctg_contribution_row {
    int32_t state;
    ctg_month month;
    int64_t persons[CTG_PERSONNEL];
} ctg_contribution_row;

typedef struct ctg_placement_row {
    int32_t state, mission;
    ctg_month month;
    int64_t persons[CTG_PERSONNEL];
    int64_t formed_police; /* inside police */
} ctg_placement_row;

/* outside_contributors.csv: who was in a mission outside the United Nations' command, where a
 * source says so */
typedef struct ctg_outside_row {
    int32_t mission, state;
    ctg_month month;
    int64_t persons;
} ctg_outside_row;

/* conflicts.csv: intensity of armed conflict on a host's territory; years without a row: none */
typedef struct ctg_conflict_row {
    char host[4]; /* a state or a territory */
    int64_t year;
    int64_t intensity; /* 1 minor: 25 to 999 deaths in battle a year; 2 major: 1,000 and more */
} ctg_conflict_row;

/* authorisation.csv: how often missions are begun where there is none, for generated demand */
typedef struct ctg_authorisation_row {
    char continent[16];          /* M49 region of the host; key */
    int64_t severity;            /* worst intensity of the last five years; key */
    double per_year_before_1999; /* United Nations missions a year and host */
    double per_year_from_1999;
    double outside_per_year; /* missions outside the United Nations' command */
} ctg_authorisation_row;

/* templates.csv: missions that were; a generated mission is like one of them */
typedef struct ctg_template_row {
    char template[24]; /* key: the mission's acronym */
    int64_t number;    /* permanent */
    int32_t framework; /* row of frameworks */
    int32_t mission_class;
    int64_t chapter;
    int64_t year;                 /* in which it began */
    char continent[16];           /* M49 region of its host */
    int64_t severity;             /* worst intensity of its host's last five years */
    int64_t follows;              /* 1: it began when another of its host and command ended */
    int64_t regular;              /* 1: borne by the regular budget */
    int64_t posts[CTG_PERSONNEL]; /* mean over its life */
} ctg_template_row;

/* deployments.csv: the record by mission and month */
typedef struct ctg_deployment_row {
    int32_t mission;
    ctg_month month;
    int64_t persons[CTG_PERSONNEL];
} ctg_deployment_row;

/* prior_placements.csv: map-based estimates of who was where before November 2009, Africa only */
typedef struct ctg_prior_row {
    int32_t mission, state;
    int64_t year;
    int64_t troops;
} ctg_prior_row;

/* reimbursement.csv: the General Assembly's standard rate from a month on */
typedef struct ctg_rate_row {
    ctg_month month;
    int64_t usd_per_person_month;
} ctg_rate_row;

/* Every table: member, row struct. The member's name is the table's name in scenarios and paths,
 * and the file `scenarios/data/<name>.csv` is its default. */
/* clang-format off: one table a line */
#define CTG_TABLES(row)                                                                            \
    row(regions, ctg_region_row) row(states, ctg_state_row) row(territories, ctg_territory_row)    \
        row(covariates, ctg_covariate_row) row(scale, ctg_scale_row)                               \
            row(discounts, ctg_discount_row) row(organisations, ctg_organisation_row)              \
                row(dyads, ctg_dyad_row) row(tasks, ctg_task_row)                                  \
                    row(capabilities, ctg_capability_row) row(units, ctg_unit_row) row(            \
                        frameworks, ctg_framework_row) row(missions, ctg_mission_row)              \
                        row(classes, ctg_class_row) row(mandates, ctg_mandate_row) row(            \
                            capability_mix, ctg_mix_row) row(specialisation, ctg_special_row)      \
                            row(caveats, ctg_caveat_row) row(consent, ctg_consent_row) row(        \
                                demand, ctg_demand_row) row(contributions, ctg_contribution_row)   \
                                row(placements, ctg_placement_row)                                 \
                                    row(deployments, ctg_deployment_row) row(outside_contributors, \
                                                                             ctg_outside_row)      \
                                        row(prior_placements, ctg_prior_row) row(conflicts,        \
                                                                                 ctg_conflict_row) \
                                            row(authorisation, ctg_authorisation_row)              \
                                                row(templates, ctg_template_row)                   \
                                                    row(reimbursement, ctg_rate_row)               \
                                                        row(donors, ctg_donor_row)                 \
                                                            row(programmes, ctg_programme_row)     \
                                                                row(recipients, ctg_recipient_row) \
                                                                    row(events, ctg_event_row)
/* clang-format on */

typedef struct ctg_tables {
#define CTG_ROW(name, type)                                                                        \
    const type *name;                                                                              \
    size_t name##_count;
    CTG_TABLES(CTG_ROW)
#undef CTG_ROW
} ctg_tables;

#endif

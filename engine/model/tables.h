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

#include "engine/base/month.h"

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

typedef enum ctg_personnel { ctg_troops, ctg_police, ctg_experts, CTG_PERSONNEL } ctg_personnel;

/* capabilities.csv */
typedef struct ctg_capability_row {
    char capability[24]; /* key */
    int64_t number;      /* permanent */
    int32_t personnel;   /* ctg_personnel under which it is recorded */
    int64_t individual;  /* 1: officers who come one by one; 0: formed units */
    int64_t
        force_permille; /* share of the armed forces (troops, experts) or police in it [assumed] */
    int64_t brigade_pers, brigade_least_pers, brigade_most_pers; /* in a brigade; 0: not counted */
} ctg_capability_row;

/* units.csv: the lumps in which states contribute */
typedef struct ctg_unit_row {
    char unit[32]; /* key */
    int32_t capability;
    int64_t persons, persons_least, persons_most;
    int64_t weight; /* how often a state that could send any of the capability's units picks it */
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

typedef enum ctg_budget { ctg_budget_peacekeeping, ctg_budget_regular, CTG_BUDGETS } ctg_budget;

/* missions.csv */
typedef struct ctg_mission_row {
    char mission[16]; /* key: the UN's acronym */
    int64_t number;   /* permanent */
    char name[96];
    char host[4];          /* a state or a territory */
    int32_t budget;        /* ctg_budget */
    int32_t class_initial; /* ctg_mission_class at its start */
    int32_t class_later;   /* from class_from on */
    ctg_month class_from;  /* CTG_NO_MONTH: never changed */
    int32_t predecessor;   /* row of missions whose people it takes over; -1: none */
} ctg_mission_row;

/* capability_mix.csv: how authorised posts of a type split over capabilities [assumed mix] */
typedef struct ctg_mix_row {
    int32_t mission_class; /* ctg_mission_class */
    int32_t capability;
    int64_t share_permille, least_permille, most_permille; /* of its type of personnel */
} ctg_mix_row;

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

/* donors.csv: who pays for capacity-building */
typedef struct ctg_donor_row {
    int32_t donor; /* key, row of states */
    double budget_usd_m_per_year;
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
    int64_t instructors;
    int64_t seats_per_year;
    int64_t peacekeeping_permille; /* share of it that counts as peacekeeping */
    ctg_month start, end;          /* end: CTG_NO_MONTH while it goes on */
} ctg_programme_row;

/* recipients.csv: whom a programme teaches */
typedef struct ctg_recipient_row {
    int32_t programme, state;
} ctg_recipient_row;

/* Every table: member, row struct. The member's name is the table's name in scenarios and paths,
 * and the file `scenarios/data/<name>.csv` is its default. */
#define CTG_TABLES(row)                                                                            \
    row(regions, ctg_region_row) row(states, ctg_state_row) row(territories, ctg_territory_row)    \
        row(covariates, ctg_covariate_row) row(scale, ctg_scale_row)                               \
            row(discounts, ctg_discount_row) row(organisations, ctg_organisation_row)              \
                row(dyads, ctg_dyad_row) row(capabilities, ctg_capability_row)                     \
                    row(units, ctg_unit_row) row(missions, ctg_mission_row)                        \
                        row(capability_mix, ctg_mix_row) row(specialisation, ctg_special_row)      \
                            row(demand, ctg_demand_row) row(contributions, ctg_contribution_row)   \
                                row(placements, ctg_placement_row)                                 \
                                    row(deployments, ctg_deployment_row)                           \
                                        row(prior_placements, ctg_prior_row)                       \
                                            row(reimbursement, ctg_rate_row)                       \
                                                row(donors, ctg_donor_row)                         \
                                                    row(programmes, ctg_programme_row)             \
                                                        row(recipients, ctg_recipient_row)

typedef struct ctg_tables {
#define CTG_ROW(name, type)                                                                        \
    const type *name;                                                                              \
    size_t name##_count;
    CTG_TABLES(CTG_ROW)
#undef CTG_ROW
} ctg_tables;

#endif

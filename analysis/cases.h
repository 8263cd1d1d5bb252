/* The scenarios that are compared with their base: opened, checked, with one row an expectation or
 * question, which results.h fills.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_CASES_H
#define CTG_ANALYSIS_CASES_H

#include "analysis/growth.h"
#include "analysis/influence.h"
#include "analysis/probe.h"
#include "engine/io/scenario.h"

typedef struct ctg_cases_asked {
    uint32_t replicates, chances;     /* chances at most replicates, both at least 1 */
    bool probe_all;                   /* every expectation, not the headline alone */
    ctg_scenario_overrides overrides; /* of the months and the seed, for both arms */
} ctg_cases_asked;

typedef enum ctg_case_verdict {
    ctg_case_indistinguishable, /* the interval of the mean includes 0 */
    ctg_case_built_in,          /* a probe turns the sign */
    ctg_case_emergent,          /* none does */
    ctg_case_not_probed         /* not the headline: the sign was not probed */
} ctg_case_verdict;

typedef struct ctg_case_row {
    ctg_scenario_expect expected; /* borrowed from the scenario */
    size_t place;                 /* of the record */
    ctg_pair_effect effect;
    double as_expected; /* share of the draws whose mean has the expected sign; NAN for '0', '?' */
    ctg_case_verdict verdict;
    ctg_probe probes[CTG_INFLUENCE_MOST]; /* the strongest parameters first */
    size_t probe_count;                   /* 0 where the sign is not probed */
} ctg_case_row;

/* A question about a growth. */
typedef struct ctg_case_ask {
    ctg_scenario_ask asked; /* borrowed from the scenario */
    size_t starts[CTG_SCENARIO_ASK_WHO_MOST], ends[CTG_SCENARIO_ASK_WHO_MOST]; /* in the record */
    ctg_month end;                                                             /* of the measure */
    ctg_growth growth;
} ctg_case_ask;

/* A base, opened once for all policies on it. */
typedef struct ctg_cases_base {
    ctg_scenario *scenario;
    size_t *places; /* of the records of its arms and its policies' */
    size_t place_count;
} ctg_cases_base;

/* One scenario that is compared with its base. */
typedef struct ctg_case {
    const char *file; /* as it was named; borrowed */
    ctg_scenario *scenario;
    size_t base; /* which of the bases */
    ctg_case_row *rows;
    size_t row_count;
    ctg_case_ask *asks;
    size_t ask_count;
    ctg_month parting; /* when the policy begins, as ctg_parting_month gives it */
    size_t left_out;   /* replicates that failed in either arm */
} ctg_case;

/* Everything is owned, but what says borrowed. */
typedef struct ctg_cases {
    ctg_cases_asked asked;
    ctg_case *all; /* in the order of the files */
    size_t count;
    ctg_cases_base *bases;
    size_t base_count;
    const char **skipped; /* files without a base, or without expectation and question; borrowed */
    size_t skipped_count;
} ctg_cases;

/* Opens every file and its base, before anything runs. ctg_input and every mistake of every file
 * where one is wrong, or does not fit its base. To be released with ctg_cases_destroy, whatever
 * the status. */
ctg_status ctg_cases_open(ctg_cases *cases, const char *const *files, size_t count,
                          const ctg_cases_asked *asked, ctg_error *error);
void ctg_cases_destroy(ctg_cases *cases);

/* The setting of a case's base. */
const ctg_setting *ctg_cases_base_setting(const ctg_cases *cases, const ctg_case *one);

#endif

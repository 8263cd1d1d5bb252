/* A study: a base and the policies beside it (the arms), the points of a design, many replicates,
 * and the identity that its results carry. The simplest is one scenario at one point.
 *
 * The identity is the SHA-256 of all that decides a result: the version of the model and each
 * arm's resolved scenario, which names seed, months, every parameter with its range, every change
 * and every table by digest; the points and what is kept of a run. Where the files lie and how they
 * are commented is not in it, nor the number of replicates: replicate 7 is the same whether 10 or
 * 10,000 are run, so a study can be extended.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STUDY_H
#define CTG_ANALYSIS_STUDY_H

#include "engine/io/scenario.h"
#include "engine/run/ensemble.h"

#define CTG_STUDY_ARMS_MOST 256
#define CTG_STUDY_POINTS_MOST (UINT64_C(1) << 35) /* a run's number has as many (store_schema.c) */
#define CTG_STUDY_REPLICATES_MOST 1000000         /* of a point */

/* A scenario beside the base. */
typedef struct ctg_study_policy {
    const char *name, *title;
    const ctg_setting *setting;
    char *changes, *resolved; /* as those of the study; owned */
} ctg_study_policy;

/* What varies from point to point, in all arms alike. Everything is borrowed. */
typedef struct ctg_study_points {
    uint64_t count;           /* 0: nothing is varied, there is one point */
    const char *text;         /* all that decides the points: part of the identity */
    const char *const *paths; /* [factor_count] what is varied */
    size_t factor_count;
    void (*values)(const void *of, uint64_t point, double *values); /* [factor_count] */
    /* As those of an ensemble (engine/run/ensemble.h), whose `varied` is `of`. */
    ctg_status (*vary)(const void *of, const ctg_run_name *name, ctg_setting *setting, void **made,
                       ctg_error *error);
    void (*release)(void *made);
    const void *of;
} ctg_study_points;

/* What is a pointer here is borrowed from the scenario, unless it says owned. */
typedef struct ctg_study {
    const char *name, *title, *question;
    const char *base_name;      /* of arm 0, where the study has another name; or NULL */
    const char *version;        /* of the model */
    const ctg_setting *setting; /* of the base, arm 0 */
    ctg_study_policy *policies; /* arms 1 and on; owned */
    size_t policy_count;
    ctg_study_points points;
    size_t *kept; /* [kept_count] places of the record that are kept of a run, ascending; owned */
    size_t kept_count;      /* 0: the whole record is */
    uint32_t replicates;    /* asked for, of each point */
    uint32_t shard, shards; /* only pairs of point and replicate number shard, shard + shards, ...
                               counted from 0; shards 0: all. Part of no identity */
    bool stops_on_error;    /* the first run that fails ends all; it is stored */
    ctg_record_shape shape;
    const ctg_scenario_file **files; /* owned; the files are not */
    size_t file_count;
    char *changes;  /* of parameters and tables, one a line, "" without; owned */
    char *resolved; /* the whole scenario in the syntax of a scenario file; owned */
    char id[65];
} ctg_study;

/* Fills *study from a scenario that outlives it; to be released with ctg_study_destroy, whatever
 * the status. */
ctg_status ctg_study_open(ctg_study *study, const ctg_scenario *scenario, const char *version,
                          ctg_error *error);
void ctg_study_destroy(ctg_study *study);

/* Adds a policy, which outlives the study; ctg_input where its worlds cannot be subtracted from the
 * base's, or where there are too many. */
ctg_status ctg_study_add_policy(ctg_study *study, const ctg_scenario *policy, ctg_error *error);

/* Adds an input, which outlives the study. */
ctg_status ctg_study_add_file(ctg_study *study, const ctg_scenario_file *file, ctg_error *error);

/* Sets what is kept of a run: `count` places of the record, ascending, none twice. */
ctg_status ctg_study_keep(ctg_study *study, const size_t *places, size_t count, ctg_error *error);

/* Sets the identity from everything else in *study; to be called after any change of it. */
ctg_status ctg_study_set_id(ctg_study *study, ctg_error *error);

/* The arms: the base, then the policies. */
size_t ctg_study_arms(const ctg_study *study);
const ctg_setting *ctg_study_arm(const ctg_study *study, size_t arm);
const char *ctg_study_arm_name(const ctg_study *study, size_t arm);

/* Points, at least 1; doubles that are kept of a run. */
uint64_t ctg_study_point_count(const ctg_study *study);
size_t ctg_study_kept_count(const ctg_study *study);

/* How many runs there are in all, of this shard alone where there are shards. */
uint64_t ctg_study_runs(const ctg_study *study);

/* Whose value at which time a place of the record is. */
typedef struct ctg_study_place {
    ctg_measure_id measure;
    size_t time, who;
} ctg_study_place;
ctg_study_place ctg_study_place_of(const ctg_study *study, size_t place);

/* What a run is called: "replicate 3", "replicate 3 of POLICY at point 17". */
#define CTG_STUDY_RUN_ROOM 160
const char *ctg_study_run_name(const ctg_study *study, const ctg_run_name *name,
                               char room[CTG_STUDY_RUN_ROOM]);

/* What a row of the scope is called (ctg_measures_who). */
const char *ctg_study_who(const ctg_study *study, ctg_scope scope, size_t line,
                          char room[CTG_WHO_ROOM]);

/* The month of a point in time of the scope. */
ctg_month ctg_study_month(const ctg_study *study, ctg_scope scope, size_t time);

#endif

/* What all replicates of a setting share: the record and the tables, laid out for the months.
 *
 * A scene is made once, before any world, and only read afterwards. Indices: s of S states, m of M
 * missions, k of K capabilities, r of R regions, t of months 0 (the start) to T, y of calendar
 * years from the start's year on. Two indices are written row by row: [s * M + m].
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_SCENE_H
#define CTG_MODEL_SCENE_H

#include "engine/base/error.h"
#include "engine/model/setting.h"

/* A unit, or the officers of one kind, of a state in a mission at the start. */
typedef struct ctg_start_unit {
    int32_t state, mission, capability;
    int32_t persons;
} ctg_start_unit;

/* Exact shares of an assessment: numerators over one denominator, summing to it exactly. */
typedef struct ctg_shares {
    int64_t *numerators; /* [S], 0 for a state that is not a member */
    int64_t denominator;
} ctg_shares;

typedef struct ctg_scene {
    const ctg_setting *setting;
    const ctg_tables *tables; /* of the start month: for what policies cannot change later */
    size_t S, M, K, R, Y;
    int32_t T;
    /* states by year: [y * S + s] */
    double *gdp_usd;
    double *population;
    double *democracy; /* 0 to 1; the mean of the known where unknown */
    int64_t *armed_forces;
    uint8_t *exists;
    ctg_shares *shares[CTG_BUDGETS]; /* [y] */
    /* ties of state and mission: [s * M + m] */
    int32_t *km;
    uint8_t *near, *colonial, *language, *organisation; /* near: common border; 0 or 1 */
    uint8_t *admits;      /* 0 where the state is the host or a party */
    size_t *refused_from; /* [S + 1] into refused: the missions that do not admit state s */
    int32_t *refused;
    /* missions */
    int32_t *host_region;   /* [m] */
    int32_t *posts;         /* [(t * M + m) * CTG_PERSONNEL + type] */
    int32_t *posts_by;      /* [(t * M + m) * K + k], the assumed mix */
    int32_t *posts_all;     /* [t * K + k], of all missions */
    uint8_t *mission_class; /* [t * M + m] */
    /* the start */
    ctg_start_unit *start_units;
    size_t start_unit_count;
    double *mean_deployed; /* [s * CTG_PERSONNEL + type], over the last 24 recorded months */
    /* programmes: states taught, as one list a programme */
    size_t *recipient_from; /* [programme count + 1] into recipients */
    int32_t *recipients;
    /* orders by permanent number, so that no row order can matter */
    int32_t *state_order, *mission_order, *capability_order, *programme_order;
    int32_t most_posts; /* the most posts of any month, all missions together */
} ctg_scene;

/* Lays out the scene of a setting; the setting must outlive it. On failure *scene is NULL. */
ctg_status ctg_scene_create(ctg_scene **scene, const ctg_setting *setting, ctg_error *error);
void ctg_scene_destroy(ctg_scene *scene);

#endif

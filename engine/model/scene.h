/* What all replicates of a setting share: the record and the tables, laid out for the months.
 *
 * A scene is made once, before any world, and only read afterwards. Indices: s of S states, h of H
 * hosts (the states, then the territories), m of M missions (the N rows of the table, then slots
 * for missions that the model itself begins), k of K capabilities, f of F frameworks, r of R
 * regions, d of D donors, p of P programmes, g of G groups of peers, t of months 0 (the start) to
 * T, y of calendar years from the start's year on. Two indices are written row by row: [s * H + h].
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

/* Exact shares of an assessment: numerators over one denominator, summing to it exactly. Many
 * states have the same: they are one kind. */
typedef struct ctg_shares {
    int64_t *numerators; /* [S], 0 for a state that is not a member */
    int64_t denominator;
    size_t kinds;     /* filled up to whole eights by kinds without states */
    int64_t *weights; /* [kind] the numerator of its states */
    int32_t *hands;   /* [kind] how many they are; deal.h */
    int32_t *kind_of; /* [S] */
    int32_t *states;  /* [S] by kind; of one kind by M49 code */
    int32_t *from;    /* [kind] into states */
} ctg_shares;

#define CTG_SHARES_KINDS(states) (((states) + 7) / 8 * 8) /* at most */

typedef struct ctg_scene {
    const ctg_setting *setting;
    const ctg_tables *tables; /* of the start month: for what policies cannot change later */
    size_t S, H, N, M, K, F, R, Y;
    size_t D, P; /* donors, programmes */
    size_t G;    /* groups of peers */
    int32_t T;
    /* states by year: [y * S + s] */
    double *gdp_usd;
    double *population;
    double *democracy; /* 0 to 1; the mean of the known where unknown */
    int32_t *armed_forces;
    uint8_t *exists;
    ctg_shares *shares[CTG_BUDGETS]; /* [y] */
    /* hosts */
    int32_t *host_region;  /* [h] */
    int32_t *host_party;   /* [h] the state that is there a party: itself, or whom it stands for */
    uint32_t *host_number; /* [h] permanent: of a state its own, of a territory from its code */
    uint8_t *situation;    /* [y * H + h] intensity of conflict in the record, 0 to 2 */
    ctg_month *fought;     /* [h] the last December before the start's year with any conflict */
    ctg_month *fought_major; /* [h] the same with major conflict; CTG_NO_MONTH: none is known */
    double *world_income;    /* [y] US dollars per head, of the states whose GDP is known */
    double *world_people;    /* [y] theirs */
    int32_t situations_to;   /* the last year of which the record speaks */
    /* ties of state and host: [s * H + h] */
    int32_t *km;
    int32_t *km_by_host;                                /* the same: [h * S + s] */
    uint8_t *near, *colonial, *language, *organisation; /* near: common border; 0 or 1 */
    uint8_t *member; /* [f * S + s] 1 where the state may contribute under the framework */
    uint8_t *joins;  /* [m * S + s], m below N: 1 where it may contribute to the mission */
    /* the record's missions, m below N */
    int32_t *mission_host;  /* [m] */
    int32_t *posts;         /* [(t * N + m) * CTG_PERSONNEL + type] */
    int32_t *posts_by;      /* [(t * N + m) * K + k], the assumed mix */
    uint8_t *mission_class; /* [t * N + m] */
    ctg_month *opened;      /* [m] since when it has had posts at the start; 0: it has none */
    ctg_month demand_from;  /* the first month of the table */
    /* the start */
    ctg_start_unit *start_units;
    size_t start_unit_count;
    int32_t *start_order;      /* places in start_units by the permanent numbers of mission, then
                                  state; units of one contingent as they stand there */
    uint8_t *served;           /* [s] 1 where it had people in the record, up to the start */
    double *mean_deployed;     /* [s * CTG_PERSONNEL + type], under UN command, over the last 24
                              recorded months */
    int64_t *outside_deployed; /* [s * CTG_PERSONNEL + type], under other command at the start */
    int32_t *kinship;          /* [(y * S + other) * S + s] what a member is worth to s; peers.c */
    size_t *kinship_of;        /* [y] the first year of those, up to y, whose kinship is the same */
    /* groups of peers: the members of each, as one list a group; peers.c */
    size_t *group_from; /* [G + 1] into members */
    int32_t *members;
    /* programmes: states taught, as one list a programme */
    size_t *recipient_from; /* [programme count + 1] into recipients */
    int32_t *recipients;
    uint32_t *state_number; /* [s] permanent */
    /* orders by permanent number, so that no row order can matter */
    int32_t *state_order, *mission_order, *capability_order, *programme_order;
    int32_t *framework_order, *host_order; /* hosts: states, then territories by code */
    int32_t *donor_order;                  /* by the M49 code of the state */
    int32_t most_posts;                    /* the most posts of any month, all missions together */
} ctg_scene;

/* Lays out the scene of a setting; the setting must outlive it. On failure *scene is NULL. */
ctg_status ctg_scene_create(ctg_scene **scene, const ctg_setting *setting, ctg_error *error);
void ctg_scene_destroy(ctg_scene *scene);

#endif

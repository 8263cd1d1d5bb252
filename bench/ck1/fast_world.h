/* The world of the fast form: arrays over states, padded to whole lanes of any path.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_FAST_WORLD_H
#define BENCH_CK1_FAST_WORLD_H

#include <stddef.h>
#include <stdint.h>

#include "bench/ck1/input.h"

enum { ck1_lanes_most = 16, ck1_missions_room = 32, ck1_peers_room = 16, ck1_habits = 16 };

/* Those who offer for one vacancy. */
typedef struct ck1_list {
    float *odds;
    int32_t *offer, *kept;
} ck1_list;

/* Arrays are of `row` states, row after row; [m], [k], [l] say over what the rows go. */
typedef struct ck1_fast {
    const ck1_input *input;
    void *memory;
    size_t states, row; /* row: states and padding without stock */
    int missions, capabilities, regions;
    uint32_t months, lag;
    uint32_t seed, replicate, month;

    float beta[ck1_capabilities_most][ck1_terms];   /* to the base 2, sign turned */
    float habit[ck1_capabilities_most][ck1_habits]; /* b8 x8 by what was given last month */
    int32_t chunk[ck1_capabilities_most], rate[ck1_capabilities_most];
    int32_t need[ck1_missions_most][ck1_capabilities_most];
    float transition[ck1_conflicts][ck1_conflicts], severity[ck1_conflicts];
    int32_t scale4[ck1_conflicts];
    int32_t *region, *region_pair, *region_factor; /* g / 2; 1 or 65536 */
    float *gdp, *growth, *share;
    float *fixed;       /* [m][k], all k that can be b0 + b4 x4 + b5 x5 */
    int32_t *target;    /* [k] */
    uint32_t *draws[5]; /* [m] A to E of draws.h */

    int conflict[ck1_missions_most];
    float gap[ck1_missions_most][ck1_capabilities_most];
    float peers[ck1_missions_most][ck1_peers_room];
    float *peers_of;            /* [m] peers by state, where there is no lookup */
    int32_t *gives;             /* [m][k], all k that can be */
    int32_t *stock, *available; /* [k] */
    int32_t *training;          /* [l][k] */
    float *balance;

    float *own;      /* [k] what a state brings to every vacancy; NaN without stock */
    uint32_t *words; /* [k] draws of one mission */
    float *odds;     /* [k] of one mission: w */
    int32_t *who;    /* [k] two rows each: those who offer, and room behind the last */
    int32_t *sums;
    ck1_list list;
} ck1_fast;

/* A world with all that stays the same; draws but for their place. */
ctg_status ck1_fast_world_open(const ck1_input *input, uint32_t seed, void **world,
                               ctg_error *error);
void ck1_fast_world_close(void *world);

/* The world before its first month. */
void ck1_fast_world_start(ck1_fast *world);

#endif

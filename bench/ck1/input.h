/* What CK1 starts from: states, missions, capabilities and the coefficients of willingness.
 *
 * The benchmark makes its own input from a seed, as a text file would say it: every number has few
 * decimals, so that written and read again it is the same. The ranges that are checked keep every
 * form of the kernel within what it can hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_INPUT_H
#define BENCH_CK1_INPUT_H

#include <stdint.h>

#include "engine/base/error.h"

/* The most of each. Missions, capabilities and months of training are measured at their most. */
enum {
    ck1_states_most = 65535,
    ck1_months_most = 65535,
    ck1_missions_most = 24,
    ck1_capabilities_most = 8,
    ck1_lag_most = 12,
    ck1_regions_most = 8,
    ck1_terms = 10,
    ck1_conflicts = 3
};

typedef struct ck1_sizes {
    int states, missions, capabilities, months, lag, regions;
} ck1_sizes;

/* What one state is from the start. */
typedef struct ck1_state {
    int region;
    double gdp, growth; /* at the start; added each month */
    double share;       /* of the budget; all sum to 1 */
    int stock[ck1_capabilities_most], target[ck1_capabilities_most]; /* trained units */
    double distance[ck1_missions_most];
    int tie[ck1_missions_most]; /* 0 or 1 */
} ck1_state;

typedef struct ck1_input {
    ck1_sizes size;
    ck1_state *states;
    int need[ck1_missions_most][ck1_capabilities_most]; /* units */
    double beta[ck1_capabilities_most][ck1_terms];
    int chunk[ck1_capabilities_most]; /* units that a state offers at most */
    int rate[ck1_capabilities_most];  /* paid for a unit and month */
    double transition[ck1_conflicts][ck1_conflicts];
    double severity[ck1_conflicts];
    int scale4[ck1_conflicts]; /* need in quarters of what is usual */
    int conflict[ck1_missions_most];
} ck1_input;

/* 193 states, 24 missions, 8 capabilities, 240 months, 12 months of training, 6 regions. */
ck1_sizes ck1_input_usual(void);

/* Room for an input of these sizes, all zero; to be given back to ck1_input_destroy whatever the
 * status. */
ctg_status ck1_input_open(ck1_input *input, ck1_sizes size, ctg_error *error);

/* Makes an input of these sizes; to be given back to ck1_input_destroy whatever the status. */
ctg_status ck1_input_make(ck1_input *input, ck1_sizes size, uint32_t seed, ctg_error *error);

/* Writes the input as a text file (input_file.c), reads one; to be given back likewise. */
ctg_status ck1_input_write(const ck1_input *input, const char *path, ctg_error *error);
ctg_status ck1_input_read(ck1_input *input, const char *path, ctg_error *error);

void ck1_input_destroy(ck1_input *input);

/* A coefficient as the forms in single precision use it: to the base 2, its sign turned, so that
 * the odds against are 2^w. */
float ck1_input_coefficient(const ck1_input *input, int capability, int term);

#endif

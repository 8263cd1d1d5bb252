/* The generator of CK1's input, and its rooms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/ck1/input.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "engine/base/draw.h"
#include "engine/base/memory.h"

/* What is drawn; the numbers name the draws and so must stay. */
typedef enum what {
    of_region = 1,
    of_gdp,
    of_growth,
    of_share,
    of_stock,
    of_lack,
    of_target,
    of_distance,
    of_tie,
    of_need
} what;

ck1_sizes ck1_input_usual(void)
{
    return (ck1_sizes){193, 24, 8, 240, 12, 6};
}

/* A uniform in [0, 1) of six decimals, in millionths. */
static int millionths(uint32_t seed, what of, int a, int b)
{
    const ctg_draw draw = {seed, 0};
    return (int)floor(ctg_draw_uniform(&draw, (uint32_t)of, 0, (uint32_t)a, (uint32_t)b, 0) * 1e6);
}

static double uniform(uint32_t seed, what of, int a, int b)
{
    return (double)millionths(seed, of, a, b) / 1e6;
}

/* A whole number in [0, below). */
static int whole(uint32_t seed, what of, int a, int b, int below)
{
    return (int)((int64_t)millionths(seed, of, a, b) * below / 1000000);
}

/* Three states in ten lack a capability and do not train it; few have much of one. */
static void make_state(ck1_state *state, const ck1_sizes *size, uint32_t seed, int i)
{
    state->region = whole(seed, of_region, i, 0, size->regions);
    state->gdp = uniform(seed, of_gdp, i, 0);
    state->growth = (double)(millionths(seed, of_growth, i, 0) / 1000 - 300) / 1e6;
    for (int k = 0; k < size->capabilities; k++) {
        const double much = uniform(seed, of_stock, i, k);
        const bool lacks = whole(seed, of_lack, i, k, 10) < 3;
        state->stock[k] = lacks ? 0 : 1 + (int)(much * much * 120.0);
        state->target[k] = lacks ? 0 : state->stock[k] + whole(seed, of_target, i, k, 40);
    }
    for (int m = 0; m < size->missions; m++) {
        state->distance[m] = uniform(seed, of_distance, i, m);
        state->tie[m] = whole(seed, of_tie, i, m, 100) < 15;
    }
}

/* Shares in thousand millionths, a few states paying most; the first takes what rounding left. */
static void make_shares(ck1_input *input, uint32_t seed)
{
    double sum = 0.0;
    double left = 1e9;
    for (int i = 0; i < input->size.states; i++) {
        const double u = uniform(seed, of_share, i, 0);
        input->states[i].share = 0.01 + u * u * u * u * u * u;
        sum += input->states[i].share;
    }
    for (int i = input->size.states - 1; i >= 0; i--) {
        const double part = i == 0 ? left : floor(input->states[i].share / sum * 1e9);
        left -= part;
        input->states[i].share = part / 1e9;
    }
}

static void make_rules(ck1_input *input)
{
    static const double beta[ck1_terms] = {0.0, 0.6, 0.3, 1.1, -1.4, 0.9, 0.5, 0.7, 1.6, 1.2};
    static const double transition[ck1_conflicts][ck1_conflicts] = {
        {0.95, 0.04, 0.01}, {0.06, 0.88, 0.06}, {0.02, 0.08, 0.9}};
    static const double severity[ck1_conflicts] = {0.0, 0.5, 1.0};
    static const int scale4[ck1_conflicts] = {2, 4, 6};
    for (int k = 0; k < input->size.capabilities; k++) {
        for (int f = 0; f < ck1_terms; f++) {
            input->beta[k][f] = f == 0 ? (double)(-32 - k % 4) / 10.0 : beta[f];
        }
        input->chunk[k] = 2 + k % 4;
        input->rate[k] = 10 + 3 * k;
    }
    for (int c = 0; c < ck1_conflicts; c++) {
        for (int d = 0; d < ck1_conflicts; d++) {
            input->transition[c][d] = transition[c][d];
        }
        input->severity[c] = severity[c];
        input->scale4[c] = scale4[c];
    }
}

ctg_status ck1_input_open(ck1_input *input, ck1_sizes size, ctg_error *error)
{
    void *states = NULL;
    *input = (ck1_input){.size = size};
    const ctg_status status = ctg_memory_array(&states, (size_t)size.states, sizeof *input->states,
                                               "the states of CK1", error);
    input->states = states;
    return status;
}

ctg_status ck1_input_make(ck1_input *input, ck1_sizes size, uint32_t seed, ctg_error *error)
{
    CTG_TRY(ck1_input_open(input, size, error));
    for (int i = 0; i < size.states; i++) {
        make_state(&input->states[i], &size, seed, i);
    }
    make_shares(input, seed);
    make_rules(input);
    for (int m = 0; m < size.missions; m++) {
        input->conflict[m] = m % ck1_conflicts;
        for (int k = 0; k < size.capabilities; k++) {
            input->need[m][k] = 10 + whole(seed, of_need, m, k, 60);
        }
    }
    return ctg_ok;
}

void ck1_input_destroy(ck1_input *input)
{
    free(input->states);
    input->states = NULL;
}

float ck1_input_coefficient(const ck1_input *input, int capability, int term)
{
    return (float)(input->beta[capability][term] * -1.44269504088896340736); /* log2(e) */
}

/* Rooms and starting values of the fast form.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/ck1/fast_world.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

enum { line = 64 }; /* bytes of a cache line, and of the widest lanes */

/* What is left of the one piece of memory in which all rows stand, each at a cache line. */
typedef struct rest {
    char *next;
    size_t row_bytes, rows;
} rest;

static void *take(rest *of, size_t rows)
{
    assert(rows <= of->rows);
    void *const place = of->next;
    of->next += rows * of->row_bytes;
    of->rows -= rows;
    return place;
}

static ctg_status take_rooms(ck1_fast *f, ctg_error *error)
{
    const size_t m = (size_t)f->missions;
    const size_t k = (size_t)f->capabilities;
    const size_t all = ck1_capabilities_most;
    const size_t rows = (2 * all + 6) * m + (f->lag + 4) * k + 4 * all + 14;
    const size_t bytes = f->row * 4;
    CTG_TRY(ctg_memory_array(&f->memory, rows * bytes + line, 1, "the fast form", error));
    rest of = {(char *)f->memory + (line - (uintptr_t)f->memory % line) % line, bytes, rows};
    f->fixed = take(&of, m * all);
    f->gives = take(&of, m * all);
    for (int i = 0; i < 5; i++) {
        f->draws[i] = take(&of, m);
    }
    f->peers_of = take(&of, m);
    f->training = take(&of, f->lag * k);
    f->stock = take(&of, k);
    f->available = take(&of, k);
    f->target = take(&of, k);
    f->own = take(&of, k);
    f->words = take(&of, all);
    f->region = take(&of, 1);
    f->region_pair = take(&of, 1);
    f->region_factor = take(&of, 1);
    f->gdp = take(&of, 1);
    f->growth = take(&of, 1);
    f->share = take(&of, 1);
    f->balance = take(&of, 1);
    f->odds = take(&of, all);
    f->who = take(&of, 2 * all); /* a pack may write behind the last */
    f->sums = take(&of, 1);
    f->list.odds = take(&of, 2);
    f->list.offer = take(&of, 2);
    f->list.kept = take(&of, 2);
    return ctg_ok;
}

static void set_coefficients(ck1_fast *f)
{
    for (int k = 0; k < f->capabilities; k++) {
        for (int t = 0; t < ck1_terms; t++) {
            f->beta[k][t] = ck1_input_coefficient(f->input, k, t);
        }
        for (int y = 0; y < ck1_habits; y++) {
            f->habit[k][y] = f->beta[k][8] * ((float)(y < 10 ? y : 10) * 0.1f);
        }
        f->chunk[k] = f->input->chunk[k];
        f->rate[k] = f->input->rate[k];
    }
    for (int c = 0; c < ck1_conflicts; c++) {
        for (int d = 0; d < ck1_conflicts; d++) {
            f->transition[c][d] = (float)f->input->transition[c][d];
        }
        f->severity[c] = (float)f->input->severity[c];
        f->scale4[c] = f->input->scale4[c];
    }
    memcpy(f->need, f->input->need, sizeof f->need);
}

static void set_state(ck1_fast *f, size_t i)
{
    const ck1_state *const is = &f->input->states[i];
    f->region[i] = is->region;
    f->region_pair[i] = is->region / 2;
    f->region_factor[i] = is->region % 2 == 0 ? 1 : 65536;
    f->gdp[i] = (float)is->gdp;
    f->growth[i] = (float)is->growth;
    f->share[i] = (float)is->share;
    for (int k = 0; k < f->capabilities; k++) {
        const float *const beta = f->beta[k];
        f->target[f->row * (size_t)k + i] = is->target[k];
        for (int m = 0; m < f->missions; m++) {
            f->fixed[f->row * (size_t)(m * ck1_capabilities_most + k) + i] =
                (beta[0] + beta[4] * (float)is->distance[m]) + beta[5] * (float)is->tie[m];
        }
    }
}

ctg_status ck1_fast_world_open(const ck1_input *input, uint32_t seed, void **world,
                               ctg_error *error)
{
    CTG_TRY(ctg_memory_array(world, 1, sizeof(ck1_fast), "the fast form", error));
    ck1_fast *const f = *world;
    f->input = input;
    f->seed = seed;
    f->states = (size_t)input->size.states;
    f->row = (f->states + ck1_lanes_most - 1) / ck1_lanes_most * ck1_lanes_most;
    f->missions = input->size.missions;
    f->capabilities = input->size.capabilities;
    f->regions = input->size.regions;
    f->months = (uint32_t)input->size.months;
    f->lag = (uint32_t)input->size.lag;
    CTG_TRY(take_rooms(f, error));
    set_coefficients(f);
    for (size_t i = 0; i < f->states; i++) {
        set_state(f, i);
    }
    return ctg_ok;
}

void ck1_fast_world_close(void *world)
{
    ck1_fast *const f = world;
    if (f != NULL) {
        free(f->memory);
        free(f);
    }
}

void ck1_fast_world_start(ck1_fast *f)
{
    const size_t bytes = f->row * 4;
    memset(f->gives, 0, bytes * ck1_capabilities_most * (size_t)f->missions);
    memset(f->training, 0, bytes * (size_t)f->capabilities * f->lag);
    memset(f->balance, 0, bytes);
    memset(f->peers_of, 0, bytes * (size_t)f->missions);
    memset(f->peers, 0, sizeof f->peers);
    for (size_t i = 0; i < f->states; i++) {
        for (int k = 0; k < f->capabilities; k++) {
            f->stock[f->row * (size_t)k + i] = f->input->states[i].stock[k];
        }
    }
    for (int m = 0; m < f->missions; m++) {
        f->conflict[m] = f->input->conflict[m];
        for (int k = 0; k < f->capabilities; k++) {
            f->gap[m][k] = 1.0f;
        }
    }
}

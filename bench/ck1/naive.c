/* CK1 as it is written without a thought of speed: one struct a state, doubles, a generator of one
 * stream (mt19937), the C library's exp and qsort. The yardstick, compiled with -O2.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_rng.h>

#include "bench/ck1/form.h"
#include "engine/base/memory.h"

typedef struct state {
    ck1_state is;
    double balance;
    double earned;
    int stock[ck1_capabilities_most];
    int available[ck1_capabilities_most];
    int training[ck1_lag_most][ck1_capabilities_most];
    int gives[ck1_missions_most][ck1_capabilities_most];
    double utility[ck1_missions_most][ck1_capabilities_most];
    bool volunteers[ck1_missions_most][ck1_capabilities_most];
} state;

typedef struct mission {
    int conflict;
    int need[ck1_capabilities_most];
    int total;
    double gap[ck1_capabilities_most];
    double peers[ck1_regions_most];
} mission;

typedef struct volunteer {
    double utility;
    int state;
} volunteer;

typedef struct world {
    const ck1_input *input;
    uint32_t seed;
    gsl_rng *rng;
    state *states;
    mission missions[ck1_missions_most];
    volunteer *list;
} world;

static void close(void *worker)
{
    world *const w = worker;
    if (w != NULL) {
        if (w->rng != NULL) {
            gsl_rng_free(w->rng);
        }
        free(w->states);
        free(w->list);
        free(w);
    }
}

static ctg_status open(const ck1_input *input, uint32_t seed, void **worker, ctg_error *error)
{
    const size_t states = (size_t)input->size.states;
    CTG_TRY(ctg_memory_array(worker, 1, sizeof(world), "a world of the naive form", error));
    world *const w = *worker;
    void *rows = NULL;
    void *list = NULL;
    w->input = input;
    w->seed = seed;
    CTG_TRY(ctg_memory_array(&rows, states, sizeof *w->states, "states", error));
    w->states = rows;
    CTG_TRY(ctg_memory_array(&list, states, sizeof *w->list, "volunteers", error));
    w->list = list;
    w->rng = gsl_rng_alloc(gsl_rng_mt19937);
    return w->rng != NULL ? ctg_ok : ctg_error_add(error, ctg_memory, "no memory for mt19937");
}

static void start(world *w, uint32_t replicate)
{
    gsl_rng_set(w->rng, w->seed + 1 + replicate);
    for (int i = 0; i < w->input->size.states; i++) {
        state *const s = &w->states[i];
        *s = (state){.is = w->input->states[i]};
        memcpy(s->stock, s->is.stock, sizeof s->stock);
    }
    for (int m = 0; m < w->input->size.missions; m++) {
        w->missions[m] = (mission){.conflict = w->input->conflict[m]};
        for (int k = 0; k < w->input->size.capabilities; k++) {
            w->missions[m].gap[k] = 1.0;
        }
    }
}

static void change_conflicts(world *w)
{
    for (int m = 0; m < w->input->size.missions; m++) {
        mission *const place = &w->missions[m];
        const double *const row = w->input->transition[place->conflict];
        const double u = gsl_rng_uniform(w->rng);
        place->conflict = u < row[0] ? 0 : (u < row[0] + row[1] ? 1 : 2);
        for (int k = 0; k < w->input->size.capabilities; k++) {
            place->need[k] = w->input->need[m][k] * w->input->scale4[place->conflict] / 4;
        }
    }
}

static double utility(const world *w, const state *s, int m, int k, int month)
{
    const mission *const place = &w->missions[m];
    const double *const beta = w->input->beta[k];
    const double wealth = s->is.gdp + s->is.growth * month;
    const double balance = s->balance < -1.0 ? -1.0 : (s->balance > 1.0 ? 1.0 : s->balance);
    const double ready = s->stock[k] / (s->stock[k] + 50.0);
    const double habit = (s->gives[m][k] < 10 ? s->gives[m][k] : 10) * 0.1;
    return beta[0] + beta[1] * wealth + beta[2] * balance + beta[3] * ready +
           beta[4] * s->is.distance[m] + beta[5] * s->is.tie[m] +
           beta[6] * w->input->severity[place->conflict] + beta[7] * place->gap[k] +
           beta[8] * habit + beta[9] * place->peers[s->is.region];
}

static void decide(world *w, int month, ck1_outcome *outcome)
{
    for (int i = 0; i < w->input->size.states; i++) {
        state *const s = &w->states[i];
        for (int m = 0; m < w->input->size.missions; m++) {
            for (int k = 0; k < w->input->size.capabilities; k++) {
                const double u = utility(w, s, m, k, month);
                const double drawn = gsl_rng_uniform(w->rng);
                s->utility[m][k] = u;
                s->volunteers[m][k] = drawn * (1.0 + exp(-u)) < 1.0 && s->stock[k] > 0;
                outcome->volunteers += s->volunteers[m][k];
            }
        }
    }
}

static int by_utility(const void *a, const void *b)
{
    const volunteer *const left = a;
    const volunteer *const right = b;
    if (left->utility != right->utility) {
        return left->utility > right->utility ? -1 : 1;
    }
    return left->state - right->state;
}

static int fill_one(world *w, int m, int k)
{
    int count = 0;
    int left = w->missions[m].need[k];
    for (int i = 0; i < w->input->size.states; i++) {
        w->states[i].gives[m][k] = 0;
        if (w->states[i].volunteers[m][k]) {
            w->list[count++] = (volunteer){w->states[i].utility[m][k], i};
        }
    }
    qsort(w->list, (size_t)count, sizeof *w->list, by_utility);
    for (int j = 0; j < count && left > 0; j++) {
        state *const s = &w->states[w->list[j].state];
        int gives = w->input->chunk[k];
        gives = gives < s->available[k] ? gives : s->available[k];
        gives = gives < left ? gives : left;
        s->available[k] -= gives;
        s->gives[m][k] = gives;
        left -= gives;
    }
    return left;
}

static void fill(world *w, ck1_outcome *outcome)
{
    for (int i = 0; i < w->input->size.states; i++) {
        memcpy(w->states[i].available, w->states[i].stock, sizeof w->states[i].stock);
    }
    for (int m = 0; m < w->input->size.missions; m++) {
        mission *const place = &w->missions[m];
        place->total = 0;
        for (int k = 0; k < w->input->size.capabilities; k++) {
            const int need = place->need[k];
            const int left = fill_one(w, m, k);
            place->gap[k] = need > 0 ? (double)left / need : 0.0;
            place->total += need - left;
            outcome->needed += need;
        }
        outcome->filled += place->total;
        outcome->hash = ck1_hash(outcome->hash, (uint32_t)place->total);
    }
}

static double earned(const world *w, const state *s)
{
    double sum = 0.0;
    for (int m = 0; m < w->input->size.missions; m++) {
        for (int k = 0; k < w->input->size.capabilities; k++) {
            sum += s->gives[m][k] * w->input->rate[k];
        }
    }
    return sum;
}

static void settle(world *w)
{
    double cost = 0.0;
    for (int i = 0; i < w->input->size.states; i++) {
        w->states[i].earned = earned(w, &w->states[i]);
        cost += w->states[i].earned;
    }
    for (int i = 0; i < w->input->size.states; i++) {
        state *const s = &w->states[i];
        s->balance += (s->earned - s->is.share * cost) * 1e-4;
    }
}

static void compare_regions(world *w)
{
    for (int m = 0; m < w->input->size.missions; m++) {
        mission *const place = &w->missions[m];
        memset(place->peers, 0, sizeof place->peers);
        for (int i = 0; i < w->input->size.states; i++) {
            for (int k = 0; k < w->input->size.capabilities; k++) {
                place->peers[w->states[i].is.region] += w->states[i].gives[m][k];
            }
        }
        for (int g = 0; g < w->input->size.regions; g++) {
            place->peers[g] = place->total > 0 ? place->peers[g] / place->total : 0.0;
        }
    }
}

static void train(world *w, int month)
{
    for (int i = 0; i < w->input->size.states; i++) {
        state *const s = &w->states[i];
        int *const place = s->training[month % w->input->size.lag];
        for (int k = 0; k < w->input->size.capabilities; k++) {
            s->stock[k] += place[k];
            s->stock[k] -= s->stock[k] / 64;
            const int wanted = s->is.target[k] - s->stock[k];
            place[k] = wanted > 0 ? wanted / 8 : 0;
        }
    }
}

static void run(void *worker, uint32_t replicate, ck1_outcome *outcome)
{
    world *const w = worker;
    *outcome = (ck1_outcome){.hash = CK1_HASH_START, .state_hash = CK1_HASH_START};
    start(w, replicate);
    for (int month = 0; month < w->input->size.months; month++) {
        change_conflicts(w);
        decide(w, month, outcome);
        fill(w, outcome);
        settle(w);
        compare_regions(w);
        train(w, month);
    }
}

const ck1_form ck1_naive = {"naive", open, run, close};

/* The reference of CK1: one decision after the other, as the definition says it, in single
 * precision with draws by name. It defines the bits that the fast form must give.
 *
 * Utilities are to the base 2 with their sign turned (w = -u log2 e, odds against 2^w), each
 * product and each sum rounded by itself: w = ((s + a) + b) + b8 x8 with
 *   s = (b0 + b4 x4) + b5 x5,  a = (b1 x1 + b2 x2) + b3 x3,  b = (b6 x6 + b7 x7) + b9 x9.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <Random123/philox.h>

#include "bench/ck1/form.h"
#include "engine/base/draw.h"
#include "engine/base/maths.h"
#include "engine/base/memory.h"

enum { missions = ck1_missions_most, capabilities = ck1_capabilities_most };

typedef struct state {
    const ck1_state *is;
    float balance;
    int stock[capabilities];
    int available[capabilities];
    int training[ck1_lag_most][capabilities];
    int gives[missions][capabilities];
} state;

typedef struct world {
    const ck1_input *input;
    uint32_t seed;
    uint32_t replicate;
    uint32_t month;
    float beta[capabilities][ck1_terms]; /* to the base 2 */
    int conflict[missions];
    float gap[missions][capabilities];
    float peers[ck1_regions_most][missions];
    int total[missions];
    int volunteers; /* of the month */
    state *states;
    float *odds; /* of those who volunteer for one vacancy, in order: w */
    int *order;
} world;

static void close(void *worker)
{
    world *const w = worker;
    if (w != NULL) {
        free(w->states);
        free(w->odds);
        free(w->order);
        free(w);
    }
}

static ctg_status open(const ck1_input *input, uint32_t seed, void **worker, ctg_error *error)
{
    const size_t states = (size_t)input->size.states;
    CTG_TRY(ctg_memory_array(worker, 1, sizeof(world), "a world of the reference", error));
    world *const w = *worker;
    void *rooms[3] = {NULL, NULL, NULL};
    w->input = input;
    w->seed = seed;
    const ctg_status status[3] = {
        ctg_memory_array(&rooms[0], states, sizeof *w->states, "states", error),
        ctg_memory_array(&rooms[1], states, sizeof *w->odds, "volunteers", error),
        ctg_memory_array(&rooms[2], states, sizeof *w->order, "volunteers", error)};
    w->states = rooms[0];
    w->odds = rooms[1];
    w->order = rooms[2];
    for (int k = 0; k < input->size.capabilities; k++) {
        for (int f = 0; f < ck1_terms; f++) {
            w->beta[k][f] = ck1_input_coefficient(input, k, f);
        }
    }
    return status[0] != ctg_ok ? status[0] : (status[1] != ctg_ok ? status[1] : status[2]);
}

static void start(world *w, uint32_t replicate)
{
    w->replicate = replicate;
    for (int i = 0; i < w->input->size.states; i++) {
        w->states[i] = (state){.is = &w->input->states[i]};
        memcpy(w->states[i].stock, w->input->states[i].stock, sizeof w->states[i].stock);
    }
    memset(w->peers, 0, sizeof w->peers);
    for (int m = 0; m < w->input->size.missions; m++) {
        w->conflict[m] = w->input->conflict[m];
        for (int k = 0; k < w->input->size.capabilities; k++) {
            w->gap[m][k] = 1.0f;
        }
    }
}

/* A uniform by its name. */
static float drawn(const world *w, uint32_t what, uint32_t when, uint32_t kind, int word)
{
    const philox4x32_ctr_t counter = {{what, when, w->replicate, kind}};
    const philox4x32_key_t key = {{w->seed, 0xc0117}};
    return ctg_draw_float(philox4x32(counter, key).v[word]);
}

static void change_conflicts(world *w)
{
    for (int m = 0; m < w->input->size.missions; m++) {
        const double *const row = w->input->transition[w->conflict[m]];
        const float u = drawn(w, (uint32_t)m, w->month, 1, 0);
        const float second = (float)row[0] + (float)row[1];
        w->conflict[m] = u < (float)row[0] ? 0 : (u < second ? 1 : 2);
    }
}

/* w of one state for one vacancy. */
static float odds_against(const world *w, const state *s, int m, int k)
{
    const float *const beta = w->beta[k];
    const float wealth = (float)s->is->gdp + (float)s->is->growth * (float)w->month;
    const float balance = s->balance < -1.0f ? -1.0f : (s->balance > 1.0f ? 1.0f : s->balance);
    const float ready = (float)s->stock[k] / ((float)s->stock[k] + 50.0f);
    const float habit = (float)(s->gives[m][k] < 10 ? s->gives[m][k] : 10) * 0.1f;
    const float severity = (float)w->input->severity[w->conflict[m]];
    const float fixed =
        (beta[0] + beta[4] * (float)s->is->distance[m]) + beta[5] * (float)s->is->tie[m];
    const float own = (beta[1] * wealth + beta[2] * balance) + beta[3] * ready;
    const float common =
        (beta[6] * severity + beta[7] * w->gap[m][k]) + beta[9] * w->peers[s->is->region][m];
    return ((fixed + own) + common) + beta[8] * habit;
}

static bool volunteers(const world *w, float odds, int i, int m, int k)
{
    const float u =
        drawn(w, (uint32_t)i | (uint32_t)m << 16, w->month | (uint32_t)(k / 4) << 16, 0, k % 4);
    return w->states[i].stock[k] > 0 && u * (1.0f + ctg_maths_exp2f(odds)) < 1.0f;
}

/* Who volunteers for a vacancy, the readiest first, the lower number first where two are alike.
 * Returns how many. */
static int rank(world *w, int m, int k)
{
    int count = 0;
    for (int i = 0; i < w->input->size.states; i++) {
        const float odds = odds_against(w, &w->states[i], m, k);
        w->states[i].gives[m][k] = 0;
        if (volunteers(w, odds, i, m, k)) {
            int j = count++;
            for (; j > 0 && odds < w->odds[j - 1]; j--) {
                w->odds[j] = w->odds[j - 1];
                w->order[j] = w->order[j - 1];
            }
            w->odds[j] = odds;
            w->order[j] = i;
        }
    }
    return count;
}

/* Gives the vacancy to its volunteers in order; returns what was not filled. */
static int give(world *w, int m, int k, int need, int count)
{
    int left = need;
    for (int j = 0; j < count; j++) {
        state *const s = &w->states[w->order[j]];
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
    w->volunteers = 0;
    for (int m = 0; m < w->input->size.missions; m++) {
        w->total[m] = 0;
        for (int k = 0; k < w->input->size.capabilities; k++) {
            const int need = w->input->need[m][k] * w->input->scale4[w->conflict[m]] / 4;
            const int count = rank(w, m, k);
            const int left = give(w, m, k, need, count);
            w->gap[m][k] = need > 0 ? (float)left / (float)need : 0.0f;
            w->total[m] += need - left;
            w->volunteers += count;
            outcome->needed += need;
        }
        outcome->filled += w->total[m];
        outcome->hash = ck1_hash(outcome->hash, (uint32_t)w->total[m]);
    }
    outcome->volunteers += w->volunteers;
    outcome->state_hash = ck1_hash(outcome->state_hash, (uint32_t)w->volunteers);
}

static int earned(const world *w, const state *s)
{
    int sum = 0;
    for (int m = 0; m < w->input->size.missions; m++) {
        for (int k = 0; k < w->input->size.capabilities; k++) {
            sum += s->gives[m][k] * w->input->rate[k];
        }
    }
    return sum;
}

static void settle(world *w)
{
    int64_t cost = 0;
    for (int i = 0; i < w->input->size.states; i++) {
        cost += earned(w, &w->states[i]);
    }
    for (int i = 0; i < w->input->size.states; i++) {
        state *const s = &w->states[i];
        const float due = (float)s->is->share * (float)cost;
        s->balance += ((float)earned(w, s) - due) * 1e-4f;
    }
}

static void compare_regions(world *w)
{
    for (int m = 0; m < w->input->size.missions; m++) {
        int sums[ck1_regions_most] = {0};
        for (int i = 0; i < w->input->size.states; i++) {
            for (int k = 0; k < w->input->size.capabilities; k++) {
                sums[w->states[i].is->region] += w->states[i].gives[m][k];
            }
        }
        for (int g = 0; g < w->input->size.regions; g++) {
            w->peers[g][m] = w->total[m] > 0 ? (float)sums[g] / (float)w->total[m] : 0.0f;
        }
    }
}

static void train(world *w)
{
    for (int i = 0; i < w->input->size.states; i++) {
        state *const s = &w->states[i];
        int *const place = s->training[w->month % (uint32_t)w->input->size.lag];
        for (int k = 0; k < w->input->size.capabilities; k++) {
            s->stock[k] += place[k];
            s->stock[k] -= s->stock[k] / 64;
            const int wanted = s->is->target[k] - s->stock[k];
            place[k] = wanted > 0 ? wanted / 8 : 0;
        }
    }
}

static void run(void *worker, uint32_t replicate, ck1_outcome *outcome)
{
    world *const w = worker;
    *outcome = (ck1_outcome){.hash = CK1_HASH_START, .state_hash = CK1_HASH_START};
    start(w, replicate);
    for (w->month = 0; w->month < (uint32_t)w->input->size.months; w->month++) {
        change_conflicts(w);
        fill(w, outcome);
        settle(w);
        compare_regions(w);
        train(w);
    }
    for (int i = 0; i < w->input->size.states; i++) {
        uint32_t bits;
        memcpy(&bits, &w->states[i].balance, sizeof bits);
        outcome->state_hash = ck1_hash(outcome->state_hash, bits);
    }
}

const ck1_form ck1_reference = {"reference", open, run, close};

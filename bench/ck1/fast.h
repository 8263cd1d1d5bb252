/* The fast form of CK1, written once and compiled once a path of lanes: a lane is a state.
 *
 * To be included after one of engine/base/lanes_*.h by a file that defines CK1_WIDEN(...): what
 * stands before a loop over lanes, for a compiler that is to widen it. The reference's bits,
 * because every sum and product is the reference's; what is left out cannot change an answer:
 *   - two rounds and a half of the ten of every draw do not depend on the month (draws.h);
 *   - a decision is first made with a rough power of two. Only where U (1 + 2^w) comes near 1 is
 *     the vacancy's row decided again with the exact one, once in some hundred rows;
 *   - offers that sum to at most the need are all taken: there is nothing to rank. Otherwise what a
 *     volunteer gets is need - (offers ranked before it), between 0 and its offer, and those before
 *     are summed pair by pair, in integers;
 *   - a state without stock has a NaN for its utility, which compares false with everything;
 *   - habit and peers take few values: a lookup where the path has one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_FAST_H
#define BENCH_CK1_FAST_H

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "bench/ck1/draws.h"
#include "bench/ck1/fast_world.h"
#include "bench/ck1/form.h"

/* The offers for one vacancy. */
typedef struct offers {
    int32_t total;
    int32_t volunteers;
} offers;

/* One vacancy: the rows of all states for it, and what they share. */
typedef struct vacancy {
    const float *fixed, *own, *peers; /* peers: where there is no lookup */
    const uint32_t *words;
    const int32_t *region;
    int32_t *gives, *available;
    float *odds;
    int32_t *who;                    /* those who offer */
    const float *habit;              /* b8 x8 by what was given last month */
    float by_region[ck1_peers_room]; /* b, the term of mission and region */
    float base, per_peers, per_habit;
    int32_t chunk, need;
} vacancy;

static inline vacancy of_vacancy(const ck1_fast *f, int m, int k)
{
    const float *const beta = f->beta[k];
    const size_t at = f->row * (size_t)(m * ck1_capabilities_most + k);
    const size_t own = f->row * (size_t)k;
    vacancy v = {.fixed = f->fixed + at,
                 .own = f->own + own,
                 .peers = f->peers_of + f->row * (size_t)m,
                 .words = f->words + own,
                 .region = f->region,
                 .gives = f->gives + at,
                 .available = f->available + own,
                 .odds = f->odds + own,
                 .who = f->who + 2 * own,
                 .habit = f->habit[k],
                 .base = beta[6] * f->severity[f->conflict[m]] + beta[7] * f->gap[m][k],
                 .per_peers = beta[9],
                 .per_habit = beta[8],
                 .chunk = f->chunk[k],
                 .need = f->need[m][k] * f->scale4[f->conflict[m]] / 4};
    for (size_t g = 0; g < ck1_peers_room && CTG_LANES_LOOKUP; g += CTG_LANES_COUNT) {
        const ctg_lanes_f32 peers = ctg_lanes_load_f32(f->peers[m] + g);
        ctg_lanes_store_f32(v.by_region + g, v.base + v.per_peers * peers);
    }
    return v;
}

static inline ctg_lanes_f32 common_term(const vacancy *v, size_t i)
{
    if (CTG_LANES_LOOKUP) {
        return ctg_lanes_lookup8(v->by_region, ctg_lanes_load_i32(v->region + i));
    }
    return v->base + v->per_peers * ctg_lanes_load_f32(v->peers + i);
}

static inline ctg_lanes_f32 habit_term(const vacancy *v, size_t i)
{
    const ctg_lanes_i32 gave = ctg_lanes_load_i32(v->gives + i);
    if (CTG_LANES_LOOKUP) {
        return ctg_lanes_lookup16(v->habit, gave);
    }
    const ctg_lanes_f32 most = ctg_lanes_all_f32(10.0f);
    return v->per_habit * (ctg_lanes_least_f32(ctg_lanes_float(gave), most) * 0.1f);
}

/* Decides a row again, exactly; the odds against and the first offers stand where they were put. */
static offers decide_exactly(const vacancy *of, size_t row)
{
    const vacancy v = *of;
    const ctg_lanes_i32 none = ctg_lanes_all_i32(0);
    const ctg_lanes_i32 chunk = ctg_lanes_all_i32(v.chunk);
    ctg_lanes_i32 total = none;
    int32_t volunteers = 0;
    CK1_WIDEN(reduction(+ : total, volunteers))
    for (size_t i = 0; i < row; i += CTG_LANES_COUNT) {
        const ctg_lanes_f32 odds = ctg_lanes_exp2(ctg_lanes_load_f32(v.odds + i));
        const ctg_lanes_f32 u = ctg_lanes_uniform(ctg_lanes_load_u32(v.words + i));
        const ctg_lanes_mask yes = ctg_lanes_less_f32(u * (1.0f + odds), ctg_lanes_all_f32(1.0f));
        const ctg_lanes_i32 has =
            ctg_lanes_load_i32(v.available + i) + ctg_lanes_load_i32(v.gives + i);
        const ctg_lanes_i32 offer =
            ctg_lanes_select_i32(yes, ctg_lanes_least_i32(has, chunk), none);
        ctg_lanes_store_i32(v.available + i, has - offer);
        ctg_lanes_store_i32(v.gives + i, offer);
        total += offer;
        volunteers += ctg_lanes_count(yes);
    }
    return (offers){ctg_lanes_sum_i32(total), volunteers};
}

/* Who volunteers for a vacancy with how much, as if all were taken. */
static offers decide(const vacancy *of, size_t row)
{
    const vacancy v = *of;
    const ctg_lanes_f32 surely = ctg_lanes_all_f32(0x1p24f * 0.9999f);
    const ctg_lanes_f32 perhaps = ctg_lanes_all_f32(0x1p24f * 1.0001f);
    const ctg_lanes_i32 none = ctg_lanes_all_i32(0);
    const ctg_lanes_i32 chunk = ctg_lanes_all_i32(v.chunk);
    ctg_lanes_i32 total = none;
    int32_t volunteers = 0;
    int32_t open = 0;
    CK1_WIDEN(reduction(+ : total, volunteers, open))
    for (size_t i = 0; i < row; i += CTG_LANES_COUNT) {
        const ctg_lanes_f32 fixed = ctg_lanes_load_f32(v.fixed + i);
        const ctg_lanes_f32 own = ctg_lanes_load_f32(v.own + i);
        const ctg_lanes_f32 w = ((fixed + own) + common_term(&v, i)) + habit_term(&v, i);
        const ctg_lanes_u32 bits = ctg_lanes_load_u32(v.words + i) >> 8;
        const ctg_lanes_f32 product =
            ctg_lanes_float((ctg_lanes_i32)bits) * (1.0f + ctg_lanes_exp2_near(w));
        const ctg_lanes_mask yes = ctg_lanes_less_f32(product, surely);
        const ctg_lanes_mask maybe = ctg_lanes_less_f32(product, perhaps);
        const ctg_lanes_i32 has = ctg_lanes_load_i32(v.available + i);
        const ctg_lanes_i32 offer =
            ctg_lanes_select_i32(yes, ctg_lanes_least_i32(has, chunk), none);
        ctg_lanes_store_f32(v.odds + i, w);
        ctg_lanes_store_i32(v.gives + i, offer);
        ctg_lanes_store_i32(v.available + i, has - offer);
        total += offer;
        volunteers += ctg_lanes_count(yes);
        open += ctg_lanes_count(ctg_lanes_differ(yes, maybe));
    }
    return open > 0 ? decide_exactly(&v, row) : (offers){ctg_lanes_sum_i32(total), volunteers};
}

/* Who offers for a vacancy, one behind the other. Returns how many. */
static size_t list_offers(const vacancy *v, size_t row)
{
    const int32_t *const restrict gives = v->gives;
    int32_t *const restrict to = v->who;
    size_t count = 0;
    for (size_t i = 0; i < row; i += CTG_LANES_COUNT) {
        const ctg_lanes_i32 offer = ctg_lanes_load_i32(gives + i);
        const ctg_lanes_mask some = ctg_lanes_less_i32(ctg_lanes_all_i32(0), offer);
        const ctg_lanes_i32 who = (ctg_lanes_i32)ctg_lanes_numbers() + (int32_t)i;
        count += ctg_lanes_pack_i32(to + count, some, who);
    }
    return count;
}

/* The offers that are ranked before those of the lanes at j; behind `count` offers are 0. */
static ctg_lanes_i32 ranked_before(const ck1_list *list, size_t count, size_t j)
{
    const float *const restrict odds = list->odds;
    const int32_t *const restrict offered = list->offer;
    const ctg_lanes_f32 mine = ctg_lanes_load_f32(odds + j);
    const ctg_lanes_i32 me = (ctg_lanes_i32)ctg_lanes_numbers() + (int32_t)j;
    const size_t end = CTG_LANES_LOOKUP ? count : (count + 7) & ~(size_t)7;
    ctg_lanes_i32 sum = ctg_lanes_all_i32(0);
    CK1_WIDEN(reduction(+ : sum))
    for (size_t l = 0; l < end; l++) {
        const ctg_lanes_f32 other = ctg_lanes_all_f32(odds[l]);
        const ctg_lanes_mask earlier = ctg_lanes_less_i32(ctg_lanes_all_i32((int32_t)l), me);
        const ctg_lanes_mask alike = ctg_lanes_equal_f32(other, mine);
        const ctg_lanes_mask before =
            ctg_lanes_or(ctg_lanes_less_f32(other, mine), ctg_lanes_and(alike, earlier));
        sum += ctg_lanes_select_i32(before, ctg_lanes_all_i32(offered[l]), ctg_lanes_all_i32(0));
    }
    return sum;
}

/* More is offered than needed: who comes late in the order of utility keeps it. */
static void ration(const vacancy *v, size_t count, const ck1_list *list)
{
    for (size_t j = 0; j < count; j += CTG_LANES_COUNT) {
        const ctg_lanes_i32 who = ctg_lanes_load_i32(v->who + j);
        ctg_lanes_store_f32(list->odds + j, ctg_lanes_gather_f32(v->odds, who));
        ctg_lanes_store_i32(list->offer + j, ctg_lanes_gather_i32(v->gives, who));
    }
    memset(list->offer + count, 0, 8 * sizeof *list->offer);
    for (size_t j = 0; j < count; j += CTG_LANES_COUNT) {
        const ctg_lanes_i32 offer = ctg_lanes_load_i32(list->offer + j);
        const ctg_lanes_i32 left = v->need - ranked_before(list, count, j);
        const ctg_lanes_i32 gets =
            ctg_lanes_most_i32(ctg_lanes_all_i32(0), ctg_lanes_least_i32(left, offer));
        ctg_lanes_store_i32(list->kept + j, offer - gets);
    }
    for (size_t j = 0; j < count; j++) {
        v->gives[v->who[j]] -= list->kept[j];
        v->available[v->who[j]] += list->kept[j];
    }
}

/* A state's gifts to a mission; rows of capabilities that there are not have nothing in them. */
static inline ctg_lanes_i32 sum_of_rows(const int32_t *from, size_t row)
{
    return ctg_lanes_load_i32(from) + ctg_lanes_load_i32(from + row) +
           ctg_lanes_load_i32(from + 2 * row) + ctg_lanes_load_i32(from + 3 * row) +
           ctg_lanes_load_i32(from + 4 * row) + ctg_lanes_load_i32(from + 5 * row) +
           ctg_lanes_load_i32(from + 6 * row) + ctg_lanes_load_i32(from + 7 * row);
}

/* What the states of each region give to a mission, two regions to a number (the sums stay below
 * 65536): sums[g / 2] >> 16 * (g % 2). */
static void sum_regions(const ck1_fast *f, int m, uint32_t sums[ck1_regions_most / 2])
{
    const size_t row = f->row;
    const int32_t *const restrict gives = f->gives + row * (size_t)(m * ck1_capabilities_most);
    const int32_t *const restrict pair = f->region_pair;
    const int32_t *const restrict factor = f->region_factor;
    const ctg_lanes_i32 none = ctg_lanes_all_i32(0);
    ctg_lanes_i32 sum0 = none;
    ctg_lanes_i32 sum1 = none;
    ctg_lanes_i32 sum2 = none;
    ctg_lanes_i32 sum3 = none;
    CK1_WIDEN(reduction(+ : sum0, sum1, sum2, sum3))
    for (size_t i = 0; i < row; i += CTG_LANES_COUNT) {
        const ctg_lanes_i32 given = sum_of_rows(gives + i, row) * ctg_lanes_load_i32(factor + i);
        const ctg_lanes_i32 here = ctg_lanes_load_i32(pair + i);
        sum0 += ctg_lanes_select_i32(ctg_lanes_equal_i32(here, none), given, none);
        sum1 += ctg_lanes_select_i32(ctg_lanes_equal_i32(here, none + 1), given, none);
        sum2 += ctg_lanes_select_i32(ctg_lanes_equal_i32(here, none + 2), given, none);
        sum3 += ctg_lanes_select_i32(ctg_lanes_equal_i32(here, none + 3), given, none);
    }
    sums[0] = (uint32_t)ctg_lanes_sum_i32(sum0);
    sums[1] = (uint32_t)ctg_lanes_sum_i32(sum1);
    sums[2] = (uint32_t)ctg_lanes_sum_i32(sum2);
    sums[3] = (uint32_t)ctg_lanes_sum_i32(sum3);
}

/* What the regions give to a mission, as shares of all that it got. */
static void compare_regions(ck1_fast *f, int m, int32_t got)
{
    uint32_t sums[ck1_regions_most / 2];
    int32_t given[ck1_peers_room] = {0};
    sum_regions(f, m, sums);
    for (int g = 0; g < ck1_regions_most; g++) {
        given[g] = (int32_t)(sums[g / 2] >> 16 * (g % 2) & 0xffffu);
    }
    for (size_t g = 0; g < ck1_peers_room; g += CTG_LANES_COUNT) {
        const ctg_lanes_f32 all = ctg_lanes_all_f32(got > 0 ? (float)got : 1.0f);
        ctg_lanes_store_f32(f->peers[m] + g, ctg_lanes_float(ctg_lanes_load_i32(given + g)) / all);
    }
    for (size_t i = 0; i < f->row && !CTG_LANES_LOOKUP; i++) {
        f->peers_of[(size_t)m * f->row + i] = f->peers[m][f->region[i]];
    }
}

/* All vacancies of a mission. Returns how many states volunteered. Step by step for all
 * capabilities, so that no step waits for what the one before has just written. */
static int32_t fill(ck1_fast *f, int m, ck1_outcome *outcome)
{
    vacancy v[ck1_capabilities_most];
    offers made[ck1_capabilities_most];
    size_t count[ck1_capabilities_most];
    int32_t got = 0;
    int32_t volunteers = 0;
    draw_words(f, m);
    for (int k = 0; k < f->capabilities; k++) {
        v[k] = of_vacancy(f, m, k);
        made[k] = decide(&v[k], f->row);
    }
    for (int k = 0; k < f->capabilities; k++) {
        count[k] = made[k].total > v[k].need ? list_offers(&v[k], f->row) : 0;
    }
    for (int k = 0; k < f->capabilities; k++) {
        const int32_t need = v[k].need;
        const int32_t filled = made[k].total < need ? made[k].total : need;
        if (count[k] > 0) {
            ration(&v[k], count[k], &f->list);
        }
        f->gap[m][k] = need > 0 ? (float)(need - filled) / (float)need : 0.0f;
        got += filled;
        volunteers += made[k].volunteers;
        outcome->needed += need;
    }
    compare_regions(f, m, got);
    outcome->filled += got;
    outcome->hash = ck1_hash(outcome->hash, (uint32_t)got);
    return volunteers;
}

/* What a state brings to every vacancy; all its stock is free at the start of the month. */
static void look_at_oneself(const ck1_fast *f)
{
    const float month = (float)f->month;
    for (int k = 0; k < f->capabilities; k++) {
        const float *const beta = f->beta[k];
        const size_t at = f->row * (size_t)k;
        CK1_WIDEN()
        for (size_t i = 0; i < f->row; i += CTG_LANES_COUNT) {
            const ctg_lanes_i32 stock = ctg_lanes_load_i32(f->stock + at + i);
            const ctg_lanes_f32 trained = ctg_lanes_float(stock);
            const ctg_lanes_f32 wealth =
                ctg_lanes_load_f32(f->gdp + i) + ctg_lanes_load_f32(f->growth + i) * month;
            const ctg_lanes_f32 balance = ctg_lanes_least_f32(
                ctg_lanes_most_f32(ctg_lanes_load_f32(f->balance + i), ctg_lanes_all_f32(-1.0f)),
                ctg_lanes_all_f32(1.0f));
            const ctg_lanes_f32 own =
                (beta[1] * wealth + beta[2] * balance) + beta[3] * (trained / (trained + 50.0f));
            const ctg_lanes_mask some = ctg_lanes_less_i32(ctg_lanes_all_i32(0), stock);
            ctg_lanes_store_f32(f->own + at + i,
                                ctg_lanes_select_f32(some, own, ctg_lanes_all_f32(NAN)));
            ctg_lanes_store_i32(f->available + at + i, stock);
        }
    }
}

static void settle(const ck1_fast *f)
{
    int64_t cost = 0;
    for (size_t i = 0; i < f->row; i += CTG_LANES_COUNT) {
        ctg_lanes_i32 earned = ctg_lanes_all_i32(0);
        for (int k = 0; k < f->capabilities; k++) {
            const size_t at = f->row * (size_t)k + i;
            earned += (ctg_lanes_load_i32(f->stock + at) - ctg_lanes_load_i32(f->available + at)) *
                      f->rate[k];
        }
        ctg_lanes_store_i32(f->sums + i, earned);
        cost += ctg_lanes_sum_i32(earned);
    }
    CK1_WIDEN()
    for (size_t i = 0; i < f->row; i += CTG_LANES_COUNT) {
        const ctg_lanes_f32 due = ctg_lanes_load_f32(f->share + i) * (float)cost;
        const ctg_lanes_f32 earned = ctg_lanes_float(ctg_lanes_load_i32(f->sums + i));
        ctg_lanes_store_f32(f->balance + i,
                            ctg_lanes_load_f32(f->balance + i) + (earned - due) * 1e-4f);
    }
}

static void train(const ck1_fast *f)
{
    const size_t all = f->row * (size_t)f->capabilities;
    int32_t *const restrict place = f->training + all * (f->month % f->lag);
    int32_t *const restrict stocks = f->stock;
    const int32_t *const restrict target = f->target;
    CK1_WIDEN()
    for (size_t i = 0; i < all; i += CTG_LANES_COUNT) {
        ctg_lanes_i32 stock = ctg_lanes_load_i32(stocks + i) + ctg_lanes_load_i32(place + i);
        stock -= stock >> 6;
        const ctg_lanes_i32 wanted = ctg_lanes_load_i32(target + i) - stock;
        ctg_lanes_store_i32(stocks + i, stock);
        ctg_lanes_store_i32(place + i, ctg_lanes_most_i32(wanted, ctg_lanes_all_i32(0)) >> 3);
    }
}

static void fast_run(void *worker, uint32_t replicate, ck1_outcome *outcome)
{
    ck1_fast *const f = worker;
    *outcome = (ck1_outcome){.hash = CK1_HASH_START, .state_hash = CK1_HASH_START};
    ck1_fast_world_start(f);
    draw_replicate(f, replicate);
    for (f->month = 0; f->month < f->months; f->month++) {
        int32_t volunteers = 0;
        draw_conflicts(f);
        look_at_oneself(f);
        for (int m = 0; m < f->missions; m++) {
            volunteers += fill(f, m, outcome);
        }
        settle(f);
        train(f);
        outcome->volunteers += volunteers;
        outcome->state_hash = ck1_hash(outcome->state_hash, (uint32_t)volunteers);
    }
    for (size_t i = 0; i < f->states; i++) {
        uint32_t bits;
        memcpy(&bits, f->balance + i, sizeof bits);
        outcome->state_hash = ck1_hash(outcome->state_hash, bits);
    }
}

static ctg_status open(const ck1_input *input, uint32_t seed, void **worker, ctg_error *error)
{
    CTG_TRY(ck1_fast_world_open(input, seed, worker, error));
    draw_fixed(*worker);
    return ctg_ok;
}

#endif

/* The draws of CK1 in lanes: Philox4x32-10 with what does not change taken out of its first rounds.
 *
 * The counter of a decision is (state | mission << 16, month | group << 16, replicate, 0) and a
 * round makes (high(M1 c2) ^ c1 ^ k0, low(M1 c2), high(M0 c0) ^ c3 ^ k1, low(M0 c0)). So after
 * two rounds month and replicate have met state and mission by exclusive or alone:
 *   c0 = A ^ low(M1 replicate),  c1 = C,  c2 = B ^ high(M0 X) ^ k1,  c3 = low(M0 X)
 * with A, B, C of state and mission and X of month, group and replicate; and in the third round
 * M0 c0, its halves D and E, is the same all months. To be included by fast.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_DRAWS_H
#define BENCH_CK1_DRAWS_H

#include "bench/ck1/fast_world.h"

enum { key1 = 0xc0117, groups_of = 4 };

static const uint32_t m0 = 0xd2511f53;
static const uint32_t m1 = 0xcd9e8d57;
static const uint32_t weyl0 = 0x9e3779b9;
static const uint32_t weyl1 = 0xbb67ae85;

static inline uint32_t low(uint32_t a, uint32_t b)
{
    return a * b;
}

static inline uint32_t high(uint32_t a, uint32_t b)
{
    return (uint32_t)((uint64_t)a * b >> 32);
}

/* A, B and C. */
static void draw_fixed(const ck1_fast *f)
{
    for (size_t at = 0; at < f->row * (size_t)f->missions; at++) {
        const uint32_t c0 = (uint32_t)(at % f->row) | (uint32_t)(at / f->row) << 16;
        const uint32_t c2 = high(m0, c0) ^ key1;
        f->draws[0][at] = high(m1, c2) ^ (f->seed + weyl0);
        f->draws[1][at] = low(m0, c0);
        f->draws[2][at] = low(m1, c2);
    }
}

/* D and E of a replicate. */
static void draw_replicate(ck1_fast *f, uint32_t replicate)
{
    const uint32_t met = low(m1, replicate);
    f->replicate = replicate;
    for (size_t at = 0; at < f->row * (size_t)f->missions; at += CTG_LANES_COUNT) {
        ctg_lanes_u32 d;
        ctg_lanes_u32 e;
        ctg_lanes_multiply(ctg_lanes_load_u32(f->draws[0] + at) ^ met, m0, &d, &e);
        ctg_lanes_store_u32(f->draws[3] + at, d);
        ctg_lanes_store_u32(f->draws[4] + at, e);
    }
}

/* Rows of B to E of one mission, and what meets them this month. */
typedef struct meeting {
    const uint32_t *b, *c, *d, *e;
    uint32_t with_b, with_c, with_d, seed;
} meeting;

/* One draw for the states from i on; a function of its own, so that its array needs no memory. */
static inline void draw_four(const meeting *of, size_t i, size_t row, uint32_t *to)
{
    ctg_lanes_u32 words[4];
    ctg_lanes_multiply(ctg_lanes_load_u32(of->b + i) ^ of->with_b, m1, &words[0], &words[1]);
    words[0] ^= ctg_lanes_load_u32(of->c + i) ^ of->with_c;
    words[2] = ctg_lanes_load_u32(of->d + i) ^ of->with_d;
    words[3] = ctg_lanes_load_u32(of->e + i);
    ctg_lanes_philox(words, of->seed, key1, 3);
    ctg_lanes_store_u32(to + i, words[0]);
    ctg_lanes_store_u32(to + row + i, words[1]);
    ctg_lanes_store_u32(to + row * 2 + i, words[2]);
    ctg_lanes_store_u32(to + row * 3 + i, words[3]);
}

/* The words of four capabilities, each a row. */
static void draw_group(const ck1_fast *f, size_t at, uint32_t x, uint32_t *restrict to)
{
    const size_t row = f->row;
    const meeting of = {.b = f->draws[1] + at,
                        .c = f->draws[2] + at,
                        .d = f->draws[3] + at,
                        .e = f->draws[4] + at,
                        .with_b = high(m0, x) ^ (key1 + weyl1),
                        .with_c = f->seed + 2 * weyl0,
                        .with_d = low(m0, x) ^ (key1 + 2 * weyl1),
                        .seed = f->seed};
    CK1_WIDEN()
    for (size_t i = 0; i < row; i += CTG_LANES_COUNT) {
        draw_four(&of, i, row, to);
    }
}

/* The words of all decisions about a mission this month: f->words, a row a capability. */
static void draw_words(const ck1_fast *f, int m)
{
    const uint32_t met = high(m1, f->replicate) ^ f->seed;
    for (uint32_t group = 0; group * groups_of < (uint32_t)f->capabilities; group++) {
        draw_group(f, f->row * (size_t)m, met ^ (f->month | group << 16),
                   f->words + f->row * groups_of * group);
    }
}

/* How the conflicts of all missions go on. */
static void draw_conflicts(ck1_fast *f)
{
    float u[ck1_missions_room];
    for (size_t m = 0; m < ck1_missions_room; m += CTG_LANES_COUNT) {
        ctg_lanes_u32 words[4] = {ctg_lanes_numbers() + (uint32_t)m, ctg_lanes_all_u32(f->month),
                                  ctg_lanes_all_u32(f->replicate), ctg_lanes_all_u32(1)};
        ctg_lanes_philox(words, f->seed, key1, 0);
        ctg_lanes_store_f32(u + m, ctg_lanes_uniform(words[0]));
    }
    for (int m = 0; m < f->missions; m++) {
        const float *const row = f->transition[f->conflict[m]];
        f->conflict[m] = u[m] < row[0] ? 0 : (u[m] < row[0] + row[1] ? 1 : 2);
    }
}

#endif

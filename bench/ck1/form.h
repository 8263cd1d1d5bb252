/* A form of CK1: one way to compute a replicate, and what comes of it.
 *
 * All forms but the naive one give the same outcome bit for bit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_FORM_H
#define BENCH_CK1_FORM_H

#include <stdint.h>

#include "bench/ck1/input.h"

/* What comes of one replicate. */
typedef struct ck1_outcome {
    uint64_t hash;       /* FNV-1a over what each mission got, month by month */
    uint64_t state_hash; /* the same over volunteers by month and all balances at the end */
    int64_t filled;      /* units got, over all missions and months */
    int64_t needed;
    int64_t volunteers;
} ck1_outcome;

typedef struct ck1_form {
    const char *name;
    /* A worker of one thread; to be closed whatever the status (NULL is fine). */
    ctg_status (*open)(const ck1_input *input, uint32_t seed, void **worker, ctg_error *error);
    void (*run)(void *worker, uint32_t replicate, ck1_outcome *outcome);
    void (*close)(void *worker);
} ck1_form;

/* The naive yardstick, and the reference that defines the bits. */
extern const ck1_form ck1_naive;
extern const ck1_form ck1_reference;

/* The fast form, once a path of lanes. */
extern const ck1_form ck1_fast_plain;
extern const ck1_form ck1_fast_avx2;
extern const ck1_form ck1_fast_avx512;

#define CK1_HASH_START 0xcbf29ce484222325u

/* FNV-1a, four bytes more, least first. */
static inline uint64_t ck1_hash(uint64_t hash, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        hash = (hash ^ (value >> (8 * i) & 0xffu)) * 0x100000001b3u;
    }
    return hash;
}

#endif

/* Random draws by name: what a draw is for decides its value, never when or where it is made.
 *
 * A draw's name is (study seed, replicate, purpose, month, who, item); the same name gives the same
 * words on every machine. Philox4x32-10 of Random123 (Salmon, Moraes, Dror, Shaw, SC11): the key is
 * the seed, the counter is the rest of the name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_DRAW_H
#define CTG_BASE_DRAW_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/month.h"

typedef struct ctg_draw {
    uint64_t seed;
    uint32_t replicate;
} ctg_draw;

/* Four words of 32 bits for one name. `purpose` below 256; `who_a` and `who_b` are permanent
 * numbers below 65536 (a state's M49 code, a mission's own number), never an index. */
void ctg_draw_words(const ctg_draw *draw, uint32_t purpose, ctg_month month, uint32_t who_a,
                    uint32_t who_b, uint32_t item, uint32_t words[4]);

/* The first word of the name as a uniform in (0, 1), 32 bits: (word + 1/2) / 2^32. */
double ctg_draw_uniform(const ctg_draw *draw, uint32_t purpose, ctg_month month, uint32_t who_a,
                        uint32_t who_b, uint32_t item);

/* The first two words of the name as one number of 64 bits, to put things in a random order. */
uint64_t ctg_draw_order(const ctg_draw *draw, uint32_t purpose, ctg_month month, uint32_t who_a,
                        uint32_t who_b, uint32_t item);

/* The words of `count` names that differ in who and item: word w of the i-th goes to
 * words[w * count + i]. who[i] is who_a << 16 | who_b; `item` NULL: every item is 0. */
void ctg_draw_many(const ctg_draw *draw, uint32_t purpose, ctg_month month, const uint32_t *who,
                   const uint32_t *item, size_t count, uint32_t *words);

/* The same of names that differ in month and who; every item is 0. */
void ctg_draw_many_months(const ctg_draw *draw, uint32_t purpose, const ctg_month *months,
                          const uint32_t *who, size_t count, uint32_t *words);

/* A word as a uniform in (0, 1), 32 bits: (word + 1/2) / 2^32, exactly. It is reckoned from the
 * signed number that lies 2^31 below the word, because processors turn many of those into doubles
 * at once and unsigned ones only on detours. */
static inline double ctg_draw_of_word(uint32_t word)
{
    return ((double)(int32_t)(word ^ 0x80000000u) + 2147483648.5) * 0x1p-32;
}

/* A word as a uniform in [0, 1) of 24 bits, exact in a float. */
static inline float ctg_draw_float(uint32_t word)
{
    return (float)(int32_t)(word >> 8) * 0x1p-24f;
}

#endif

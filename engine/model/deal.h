/* Dealing a whole number among shares: floors first, what is left by largest remainder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_DEAL_H
#define CTG_MODEL_DEAL_H

#include <stddef.h>
#include <stdint.h>

/* What one of many is dealt. */
typedef struct ctg_deal_hand {
    uint64_t remainder; /* set by the dealing */
    uint64_t order;     /* ties of remainder: the lower is served first; must differ */
    int64_t weight;     /* at least 0 */
    int64_t dealt;      /* set by the dealing */
    int32_t who;        /* the caller's */
    int32_t bin;        /* the dealing's own */
} ctg_deal_hand;

/* Deals `amount` (at least 0) over the hands in proportion to their weights, whose sum must be
 * `sum`; every unit is dealt unless the sum is 0. The hands' order is changed. */
void ctg_deal_out(ctg_deal_hand *hands, size_t count, int64_t amount, int64_t sum);

/* The same for weights that lie in a table: amount, weights and orders of `count` rows. */
typedef struct ctg_deal_rows {
    int64_t amount, sum;
    const int64_t *weights;
    const uint32_t *orders;
    size_t count;
    ctg_deal_hand *hands; /* [count] scratch */
    uint8_t *bins;        /* [count] scratch */
} ctg_deal_rows;

void ctg_deal_out_rows(const ctg_deal_rows *rows, int64_t *dealt);

#endif

/* Dealing a whole number among shares: floors first, what is left by largest remainder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_DEAL_H
#define CTG_MODEL_DEAL_H

#include <stdbool.h>
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

/* The same over at least one hand, of equal weights whatever theirs are. */
void ctg_deal_out_evenly(ctg_deal_hand *hands, size_t count, int64_t amount);

/* Hands of which many have the same weight: what they are dealt but for one more is the same. */
#define CTG_DEAL_KIND 65536 /* above any number of hands */
typedef struct ctg_deal_kinds {
    int64_t amount, sum;    /* at least 0; of the weights of all hands */
    const int64_t *weights; /* of a hand of each kind; no two kinds have the same */
    const int32_t *hands;   /* CTG_DEAL_KIND + how many of a kind; 0: a kind that is none */
    size_t count;
    float *parts; /* [count] scratch */
} ctg_deal_kinds;

/* To the first `more` hands of one kind one more is dealt than to the others of the kind. */
typedef struct ctg_deal_split {
    size_t kind, more;
} ctg_deal_split;

/* Deals as ctg_deal_out does: dealt[i] to each hand of kind i, and to some of one kind one more;
 * within a kind hands come by rising order. False where floating point does not tell who comes
 * first, which is rare: `dealt` means nothing then, ctg_deal_out will tell. */
bool ctg_deal_out_kinds(const ctg_deal_kinds *kinds, int64_t *dealt, ctg_deal_split *split);

#endif

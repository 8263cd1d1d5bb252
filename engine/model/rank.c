/* Things in an order that no name and no place in a table decides: by a key, ties by a keyed draw.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/rank.h"

#include <gsl/gsl_heapsort.h>

static int compare(const void *a, const void *b)
{
    const ctg_rank *const left = a;
    const ctg_rank *const right = b;
    if (left->key != right->key) {
        return left->key > right->key ? -1 : 1;
    }
    return (left->order > right->order) - (left->order < right->order);
}

void ctg_rank_sort(ctg_rank *ranks, size_t count)
{
    gsl_heapsort(ranks, count, sizeof *ranks, compare); /* in place: a month allocates nothing */
}

int32_t ctg_rank_next(ctg_rank *ranks, size_t from, size_t count)
{
    size_t best = from;
    for (size_t i = from + 1; i < count; i++) {
        best = compare(&ranks[i], &ranks[best]) < 0 ? i : best;
    }
    const ctg_rank taken = ranks[best];
    ranks[best] = ranks[from];
    ranks[from] = taken;
    return taken.at;
}

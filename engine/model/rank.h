/* Things in an order that no name and no place in a table decides: by a key, ties by a keyed draw.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RANK_H
#define CTG_MODEL_RANK_H

#include <stddef.h>
#include <stdint.h>

typedef struct ctg_rank {
    uint64_t order; /* a keyed draw */
    double key;     /* comes before the draw; 0 where it does not count */
    int32_t at;     /* the caller's */
    uint32_t word;  /* the caller's: of another draw */
} ctg_rank;

/* Sorts by falling key, ties by rising order. */
void ctg_rank_sort(ctg_rank *ranks, size_t count);

/* Brings the first of the ranks from `from` on to that place and returns its `at`: sorting as far
 * as one gets. */
int32_t ctg_rank_next(ctg_rank *ranks, size_t from, size_t count);

#endif

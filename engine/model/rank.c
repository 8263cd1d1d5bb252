/* Things in an order that no name and no place in a table decides: by a key, ties by a keyed draw.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/rank.h"

#include <stdbool.h>

#define FEW 12   /* so many are put in order one by one */
#define MANY 512 /* for so many there is room beside them */
#define BINS 2   /* for each of them, so that few meet in one */

static bool comes_before(const ctg_rank *a, const ctg_rank *b)
{
    return (a->key > b->key) | ((a->key == b->key) & (a->order < b->order)); /* no branch */
}

static void swap(ctg_rank *a, ctg_rank *b)
{
    const ctg_rank kept = *a;
    *a = *b;
    *b = kept;
}

static void insert_each(ctg_rank *ranks, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const ctg_rank taken = ranks[i];
        size_t to = i;
        for (; to > 0 && comes_before(&taken, &ranks[to - 1]); to--) {
            ranks[to] = ranks[to - 1];
        }
        ranks[to] = taken;
    }
}

/* Brings those that come before the first one to its front; how many. A draw is as often on one
 * side as on the other: each is moved whether it has to or not, rather than guessed at. */
static size_t split_at_first(ctg_rank *ranks, size_t count)
{
    const ctg_rank first = ranks[0];
    size_t split = 0;
    for (size_t i = 1; i < count; i++) {
        const ctg_rank here = ranks[i];
        ranks[i] = ranks[split + 1];
        ranks[split + 1] = here;
        split += comes_before(&here, &first);
    }
    swap(&ranks[0], &ranks[split]);
    return split;
}

/* Quicksort: in place, because a month allocates nothing, and quick, because draws come in no
 * order. The lesser part is left to a call, so that calls are never deep. */
static void sort_by_key(ctg_rank *ranks, size_t count)
{
    while (count > FEW) {
        swap(&ranks[0], &ranks[count / 2]);
        const size_t split = split_at_first(ranks, count);
        ctg_rank *const after = ranks + split + 1;
        const size_t rest = count - split - 1;
        sort_by_key(split < rest ? ranks : after, split < rest ? split : rest);
        ranks = split < rest ? after : ranks;
        count = split < rest ? rest : split;
    }
    insert_each(ranks, count);
}

/* Of so many bins the one in which a draw lies. */
static size_t bin_of(const ctg_rank *rank, size_t bins)
{
    return (size_t)((rank->order >> 32) * bins >> 32);
}

/* Where no key counts: draws are spread evenly, so that one of a share x of all that could be drawn
 * comes to about the place x count. Each rank is first put where it would then belong; few have to
 * move from there, and not far. */
static void sort_by_order(ctg_rank *ranks, size_t count)
{
    ctg_rank kept[MANY];
    uint32_t next[BINS * MANY + 1] = {0};
    const size_t bins = BINS * count;
    for (size_t i = 0; i < count; i++) {
        kept[i] = ranks[i];
        next[bin_of(&kept[i], bins) + 1]++;
    }
    for (size_t bin = 1; bin < bins; bin++) {
        next[bin] += next[bin - 1];
    }
    for (size_t i = 0; i < count; i++) {
        ranks[next[bin_of(&kept[i], bins)]++] = kept[i];
    }
    insert_each(ranks, count);
}

void ctg_rank_sort(ctg_rank *ranks, size_t count)
{
    bool keyed = false;
    for (size_t i = 0; i < count; i++) {
        keyed |= ranks[i].key != ranks[0].key;
    }
    if (keyed || count <= FEW || count > MANY) {
        sort_by_key(ranks, count);
    } else {
        sort_by_order(ranks, count);
    }
}

int32_t ctg_rank_next(ctg_rank *ranks, size_t from, size_t count)
{
    size_t best = from;
    for (size_t i = from + 1; i < count; i++) {
        best = comes_before(&ranks[i], &ranks[best]) ? i : best;
    }
    swap(&ranks[from], &ranks[best]);
    return ranks[from].at;
}

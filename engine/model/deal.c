/* Dealing a whole number among shares by largest remainder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/deal.h"

#include <stdbool.h>

__extension__ typedef unsigned __int128 wide;

static bool comes_before(const ctg_deal_hand *a, const ctg_deal_hand *b)
{
    return a->remainder != b->remainder ? a->remainder > b->remainder : a->order < b->order;
}

static void swap(ctg_deal_hand *a, ctg_deal_hand *b)
{
    const ctg_deal_hand kept = *a;
    *a = *b;
    *b = kept;
}

/* Brings the `first` hands that come first to the front, in any order among themselves. */
static void select_first(ctg_deal_hand *hands, size_t count, size_t first)
{
    size_t low = 0;
    size_t high = count;
    while (low < first && high - low > 1) {
        swap(&hands[low], &hands[low + (high - low) / 2]);
        size_t split = low;
        for (size_t i = low + 1; i < high; i++) {
            if (comes_before(&hands[i], &hands[low])) {
                swap(&hands[++split], &hands[i]);
            }
        }
        swap(&hands[low], &hands[split]);
        if (split < first) {
            low = split + 1;
        } else {
            high = split;
        }
    }
}

void ctg_deal_out(ctg_deal_hand *hands, size_t count, int64_t amount, int64_t sum)
{
    uint64_t left = (uint64_t)amount;
    if (sum <= 0) {
        for (size_t i = 0; i < count; i++) {
            hands[i].dealt = 0;
        }
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const wide exact = (wide)(uint64_t)amount * (uint64_t)hands[i].weight;
        const uint64_t whole = (uint64_t)(exact / (uint64_t)sum);
        hands[i].dealt = (int64_t)whole;
        hands[i].remainder = (uint64_t)(exact - (wide)whole * (uint64_t)sum);
        left -= whole;
    }
    select_first(hands, count, (size_t)left);
    for (size_t i = 0; i < (size_t)left; i++) {
        hands[i].dealt++;
    }
}

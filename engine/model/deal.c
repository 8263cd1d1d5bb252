/* Dealing a whole number among shares by largest remainder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/deal.h"

#include <stdbool.h>

__extension__ typedef __int128 wide;

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

/* The floor of amount x weight / sum, and the remainder, exactly. A division of 128 bits is slow:
 * the quotient is guessed in floating point, whose error is mended in whole numbers. */
static int64_t quotient(int64_t amount, int64_t weight, int64_t sum, uint64_t *remainder)
{
    int64_t whole = (int64_t)((double)amount * (double)weight / (double)sum);
    wide rest = (wide)amount * weight - (wide)whole * sum;
    if (rest < -(wide)sum || rest >= 2 * (wide)sum) { /* a guess beyond 2^53 may be far off */
        whole = (int64_t)((wide)amount * weight / sum);
        rest = (wide)amount * weight - (wide)whole * sum;
    }
    for (; rest < 0; rest += sum) {
        whole--;
    }
    for (; rest >= sum; rest -= sum) {
        whole++;
    }
    *remainder = (uint64_t)rest;
    return whole;
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
        hands[i].dealt = quotient(amount, hands[i].weight, sum, &hands[i].remainder);
        left -= (uint64_t)hands[i].dealt;
    }
    select_first(hands, count, (size_t)left);
    for (size_t i = 0; i < (size_t)left; i++) {
        hands[i].dealt++;
    }
}

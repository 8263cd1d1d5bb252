/* Dealing a whole number among shares by largest remainder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/deal.h"

#include <stdbool.h>
#include <string.h>

#include "engine/base/wide.h"

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

#define SURE_AMOUNT (INT64_C(1) << 50) /* up to which a guess of a quotient is sure */
#define SURE_SUM (INT64_C(1) << 51)

static bool is_sure(int64_t amount, int64_t sum)
{
    return amount <= SURE_AMOUNT && sum <= SURE_SUM;
}

/* A whole number from 0 to 2^52 as a double, and the whole number nearest to a double from 0 to
 * 2^51: the low bits of 2^52 and more are whole. No vector of 256 bits knows the conversions. */
static inline double as_double(int64_t whole)
{
    const int64_t bits = whole | 0x4330000000000000;
    double shifted;
    memcpy(&shifted, &bits, sizeof shifted);
    return shifted - 0x1p52;
}

static inline int64_t nearest_whole(double value)
{
    const double shifted = value + 0x1p52;
    int64_t bits;
    memcpy(&bits, &shifted, sizeof bits);
    return bits ^ 0x4330000000000000;
}

/* The floor of amount x weight / sum, and the remainder, exactly, of sure numbers. A division of
 * 128 bits is slow: the quotient is guessed in floating point, less than 1/4 off before it is
 * rounded, so that the guess is the floor or one more. `ratio` is amount over sum. */
static inline int64_t quotient(int64_t amount, int64_t weight, int64_t sum, double ratio,
                               uint64_t *remainder)
{
    const int64_t guess = nearest_whole(as_double(weight) * ratio);
    const int64_t rest =
        (int64_t)((uint64_t)amount * (uint64_t)weight - (uint64_t)guess * (uint64_t)sum);
    *remainder = (uint64_t)(rest < 0 ? rest + sum : rest);
    return guess - (rest < 0);
}

/* The same of numbers for which a guess is not sure. */
static int64_t large_quotient(int64_t amount, int64_t weight, int64_t sum, uint64_t *remainder)
{
    const wide product = (wide)amount * weight;
    *remainder = (uint64_t)(product % sum);
    return (int64_t)(product / sum);
}

#define BINS 32

/* Which of BINS a remainder is in. */
static inline int32_t bin_of(double remainder, double bins_over_sum)
{
    const int32_t bin = (int32_t)(remainder * bins_over_sum);
    return bin < BINS ? bin : BINS - 1;
}

/* Takes from `left` what the bins above the line hold, and returns the line: those above it come
 * first, of those on it as many as are left. */
static int32_t find_line(const size_t in[BINS], size_t *left)
{
    int32_t line = BINS - 1;
    for (; in[line] <= *left && line > 0; line--) {
        *left -= in[line];
    }
    return line;
}

/* Deals one more to the `left` hands that come first. They are told from the others by bins of
 * remainders; only in the bin where the line falls do hands have to be compared. */
static void deal_rest(ctg_deal_hand *hands, size_t count, size_t left, int64_t sum)
{
    const double bins_over_sum = (double)BINS / (double)sum;
    size_t in[BINS] = {0};
    size_t listed = 0;
    for (size_t i = 0; i < count; i++) {
        hands[i].bin = bin_of((double)(int64_t)hands[i].remainder, bins_over_sum);
        in[hands[i].bin]++;
    }
    const int32_t line = find_line(in, &left);
    for (size_t i = 0; i < count; i++) {
        hands[i].dealt += hands[i].bin > line;
        if (hands[i].bin == line) {
            if (listed != i) {
                swap(&hands[listed], &hands[i]);
            }
            listed++;
        }
    }
    select_first(hands, listed, left);
    for (size_t i = 0; i < left; i++) {
        hands[i].dealt++;
    }
}

void ctg_deal_out(ctg_deal_hand *hands, size_t count, int64_t amount, int64_t sum)
{
    if (sum <= 0) {
        for (size_t i = 0; i < count; i++) {
            hands[i].dealt = 0;
        }
        return;
    }
    const bool sure = is_sure(amount, sum);
    const double ratio = (double)amount / (double)sum;
    uint64_t left = (uint64_t)amount;
    for (size_t i = 0; i < count; i++) {
        ctg_deal_hand *const hand = &hands[i];
        hand->dealt = sure ? quotient(amount, hand->weight, sum, ratio, &hand->remainder)
                           : large_quotient(amount, hand->weight, sum, &hand->remainder);
        left -= (uint64_t)hand->dealt;
    }
    if (left > 0) {
        deal_rest(hands, count, (size_t)left, sum);
    }
}

/* The remainder of a row, whose floor has been dealt. */
static uint64_t remainder_of(const ctg_deal_rows *rows, size_t i, int64_t dealt)
{
    return (uint64_t)rows->amount * (uint64_t)rows->weights[i] -
           (uint64_t)dealt * (uint64_t)rows->sum;
}

/* Deals the floors, and says in which bins the remainders are; what is dealt. */
CTG_WIDE static int64_t deal_floors(int64_t amount, int64_t sum, const int64_t *restrict weights,
                                    size_t count, int64_t *restrict dealt, uint8_t *restrict bins)
{
    const double ratio = (double)amount / (double)sum;
    const double bins_over_sum = (double)BINS / (double)sum;
    int64_t all = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t rest = 0;
        dealt[i] = quotient(amount, weights[i], sum, ratio, &rest);
        bins[i] = (uint8_t)bin_of(as_double((int64_t)rest), bins_over_sum);
        all += dealt[i];
    }
    return all;
}

/* The same of numbers for which a guess is not sure. */
static int64_t deal_large_floors(const ctg_deal_rows *rows, int64_t *dealt)
{
    const double bins_over_sum = (double)BINS / (double)rows->sum;
    int64_t all = 0;
    for (size_t i = 0; i < rows->count; i++) {
        uint64_t rest = 0;
        dealt[i] = large_quotient(rows->amount, rows->weights[i], rows->sum, &rest);
        rows->bins[i] = (uint8_t)bin_of((double)(int64_t)rest, bins_over_sum);
        all += dealt[i];
    }
    return all;
}

/* Deals the floors and counts the rows by bins; what is left over. */
static int64_t deal_all_floors(const ctg_deal_rows *rows, int64_t *dealt, size_t in[BINS])
{
    const uint8_t *const bins = rows->bins;
    const size_t count = rows->count;
    const int64_t all =
        is_sure(rows->amount, rows->sum)
            ? deal_floors(rows->amount, rows->sum, rows->weights, count, dealt, rows->bins)
            : deal_large_floors(rows, dealt);
    for (size_t i = 0; i < count; i++) {
        in[bins[i]]++;
    }
    return rows->amount - all;
}

CTG_WIDE static void deal_above(int64_t *restrict dealt, const uint8_t *restrict bins, size_t count,
                                uint8_t line)
{
    for (size_t i = 0; i < count; i++) {
        dealt[i] += bins[i] > line;
    }
}

void ctg_deal_out_rows(const ctg_deal_rows *rows, int64_t *dealt)
{
    if (rows->sum <= 0) {
        memset(dealt, 0, rows->count * sizeof *dealt);
        return;
    }
    size_t in[BINS] = {0};
    size_t left = (size_t)deal_all_floors(rows, dealt, in);
    const int32_t line = find_line(in, &left);
    size_t listed = 0;
    deal_above(dealt, rows->bins, rows->count, (uint8_t)line);
    for (size_t i = 0; left > 0 && i < rows->count; i++) {
        if (rows->bins[i] == line) {
            rows->hands[listed++] = (ctg_deal_hand){.remainder = remainder_of(rows, i, dealt[i]),
                                                    .order = rows->orders[i],
                                                    .who = (int32_t)i};
        }
    }
    select_first(rows->hands, listed, left);
    for (size_t i = 0; i < left; i++) {
        dealt[rows->hands[i].who]++;
    }
}

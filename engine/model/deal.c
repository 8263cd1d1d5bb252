/* Dealing a whole number among shares by largest remainder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/deal.h"

#include <math.h>
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

#define FEW 24 /* of whom each is compared with each, which nobody has to guess */

/* Deals one more to the `left` of few hands with the lowest orders. */
static void deal_by_order(ctg_deal_hand *hands, size_t count, size_t left)
{
    for (size_t i = 0; i < count; i++) {
        size_t before = 0;
        for (size_t j = 0; j < count; j++) {
            before += hands[j].order < hands[i].order;
        }
        hands[i].dealt += before < left;
    }
}

void ctg_deal_out_evenly(ctg_deal_hand *hands, size_t count, int64_t amount)
{
    const int64_t each = amount / (int64_t)count;
    const size_t left = (size_t)(amount - each * (int64_t)count);
    for (size_t i = 0; i < count; i++) {
        hands[i].remainder = left; /* of all the same */
        hands[i].dealt = each;
    }
    if (count <= FEW && left > 0) {
        deal_by_order(hands, count, left);
        return;
    }
    select_first(hands, count, left);
    for (size_t i = 0; i < left; i++) {
        hands[i].dealt++;
    }
}

#define KIND CTG_DEAL_KIND
#define HANDS (CTG_DEAL_KIND - 1)      /* those bits */
#define NEAR_AMOUNT (INT64_C(1) << 45) /* up to which shares are known to 1/64 of one */

/* How far a share, reckoned in floating point, can be from what it is: the division and the
 * multiplication are each off by a part in 2^53 of a share, which is at most the amount. */
static double blur_of(int64_t amount)
{
    return (double)amount * 0x1p-51;
}

/* Deals the floors of shares reckoned in floating point, and their fractions to `parts`; what all
 * hands are dealt, or -1 where a share lies so near to a whole number that its floor is not sure.
 */
CTG_WIDE static int64_t deal_floors(const ctg_deal_kinds *kinds, int64_t *restrict dealt)
{
    const int64_t *restrict const weights = kinds->weights;
    const int32_t *restrict const hands = kinds->hands;
    float *restrict const parts = kinds->parts;
    const double ratio = (double)kinds->amount / (double)kinds->sum;
    const double blur = blur_of(kinds->amount);
    int64_t all = 0;
    int64_t unsure = 0;
    for (size_t i = 0; i < kinds->count; i++) {
        const double share = as_double(weights[i]) * ratio;
        const double whole = floor(share);
        const double part = share - whole;
        dealt[i] = nearest_whole(whole);
        parts[i] = (float)part;
        unsure |= (part < blur || part > 1.0 - blur) && share > blur ? 1 : 0;
        all += nearest_whole(whole * (double)(hands[i] & HANDS)); /* exact: below 2^52 */
    }
    return unsure != 0 ? -1 : all;
}

#define MARKS 3 /* which split what is looked at into four */

/* Hands and kinds, as ctg_deal_kinds has them, whose part is that of a mark or more. */
CTG_WIDE static void count_parts(const float *restrict parts, const int32_t *restrict hands,
                                 size_t count, const float marks[MARKS], int32_t found[MARKS])
{
    const float low = marks[0];
    const float middle = marks[1];
    const float high = marks[2];
    int32_t from_low = 0;
    int32_t from_middle = 0;
    int32_t from_high = 0;
    for (size_t i = 0; i < count; i++) {
        from_low += parts[i] >= low ? hands[i] : 0;
        from_middle += parts[i] >= middle ? hands[i] : 0;
        from_high += parts[i] >= high ? hands[i] : 0;
    }
    found[0] = from_low;
    found[1] = from_middle;
    found[2] = from_high;
}

/* At least so many hands as are looked for have parts of `low` or more, at most so many have more
 * than `high`. */
typedef struct line {
    float low, high;
} line;

#define LOOKS 9 /* until no quarter is worth a look */

/* Looks for the line between the `left` hands with the greatest parts and the others, until there
 * is at most one kind on it. */
static line find_parts_line(const ctg_deal_kinds *kinds, int32_t left)
{
    line at = {0.0f, 1.0f};
    int32_t low = INT32_MAX;
    int32_t high = 0;
    for (int look = 0; look < LOOKS && (low & HANDS) > left && low - high >= 2 * KIND; look++) {
        const float quarter = (at.high - at.low) / 4.0f;
        const float marks[MARKS] = {at.low + quarter, at.low + 2.0f * quarter,
                                    at.low + 3.0f * quarter};
        int32_t found[MARKS];
        count_parts(kinds->parts, kinds->hands, kinds->count, marks, found);
        for (int mark = MARKS - 1; mark >= 0; mark--) {
            if ((found[mark] & HANDS) >= left) {
                at.low = marks[mark];
                low = found[mark];
                break;
            }
            at.high = marks[mark];
            high = found[mark];
        }
    }
    at.high = (low & HANDS) == left ? at.low : at.high;
    return at;
}

/* Hands and kinds above a line and on it, and the last kind on it, if it is one. */
typedef struct sides {
    int32_t above, on, kind;
} sides;

/* Deals one more to all hands above the line. What only fills up the kinds has no hands and is no
 * kind. */
CTG_WIDE static sides deal_above(const ctg_deal_kinds *kinds, line at, int64_t *restrict dealt)
{
    const float *restrict const parts = kinds->parts;
    const int32_t *restrict const hands = kinds->hands;
    sides found = {0, 0, 0};
    for (size_t i = 0; i < kinds->count; i++) {
        const int32_t above = parts[i] > at.high ? hands[i] : 0;
        const int32_t from_low = parts[i] >= at.low ? hands[i] : 0;
        const int32_t on = from_low - above;
        found.above += above;
        found.on += on;
        found.kind += on != 0 ? (int32_t)i : 0;
    }
    for (size_t i = 0; i < kinds->count; i++) {
        dealt[i] += parts[i] > at.high ? 1 : 0;
    }
    return found;
}

/* A part is a remainder over the sum, less than `error` off. Of whom it is more than twice that
 * above the line, no hand from below the line comes before; so with those below. On the broad line
 * between is one kind most of the time. */
bool ctg_deal_out_kinds(const ctg_deal_kinds *kinds, int64_t *dealt, ctg_deal_split *split)
{
    const bool near = kinds->amount <= NEAR_AMOUNT && kinds->sum <= SURE_SUM && kinds->sum > 0;
    const int64_t all = near ? deal_floors(kinds, dealt) : -1;
    *split = (ctg_deal_split){0, 0};
    if (all < 0 || all == kinds->amount) {
        return all >= 0;
    }
    const int32_t left = (int32_t)(kinds->amount - all);
    const double error = blur_of(kinds->amount) + 0x1p-24; /* a part is rounded to a float */
    line at = find_parts_line(kinds, left);
    at.low = (float)((double)at.low - 3.0 * error);
    at.high = (float)((double)at.high + 3.0 * error);
    const sides found = deal_above(kinds, at, dealt);
    *split = (ctg_deal_split){(size_t)found.kind, (size_t)(left - (found.above & HANDS))};
    return split->more == 0 || found.on / KIND == 1;
}

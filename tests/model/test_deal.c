/* Dealing whole numbers among shares.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/deal.h"

#include <stdlib.h>

#include "engine/base/draw.h"
#include "tests/support/assert.h"

#define HANDS_MOST 200

static int by_remainder(const void *a, const void *b)
{
    const ctg_deal_hand *const left = a;
    const ctg_deal_hand *const right = b;
    if (left->remainder != right->remainder) {
        return left->remainder > right->remainder ? -1 : 1;
    }
    return (left->order > right->order) - (left->order < right->order);
}

/* The plain way: floors, sort, one more for the first. */
static void deal_plainly(ctg_deal_hand *hands, size_t count, int64_t amount, int64_t sum)
{
    int64_t left = amount;
    for (size_t i = 0; i < count; i++) {
        hands[i].dealt = amount * hands[i].weight / sum;
        hands[i].remainder = (uint64_t)(amount * hands[i].weight % sum);
        left -= hands[i].dealt;
    }
    qsort(hands, count, sizeof *hands, by_remainder);
    for (size_t i = 0; i < (size_t)left; i++) {
        hands[i].dealt++;
    }
}

static void dealing_agrees_with_the_plain_way(void **state)
{
    (void)state;
    for (uint32_t trial = 0; trial < 3000; trial++) {
        ctg_deal_hand hands[HANDS_MOST];
        ctg_deal_hand plain[HANDS_MOST];
        int64_t dealt[HANDS_MOST];
        const ctg_draw draw = {2385, trial};
        const size_t count = 1 + (size_t)(ctg_draw_order(&draw, 0, 0, 0, 0, 0) % HANDS_MOST);
        const int64_t amount = (int64_t)(ctg_draw_order(&draw, 0, 0, 0, 0, 1) % 100000);
        int64_t sum = 0;
        for (size_t i = 0; i < count; i++) {
            const uint64_t bits = ctg_draw_order(&draw, 1, 0, 0, 0, (uint32_t)i);
            hands[i] = (ctg_deal_hand){.order = bits,
                                       .weight = (int64_t)(bits % (trial % 7 == 0 ? 3 : 5000)),
                                       .who = (int32_t)i};
            plain[i] = hands[i];
            sum += hands[i].weight;
        }
        ctg_deal_out(hands, count, amount, sum);
        if (sum == 0) {
            continue;
        }
        deal_plainly(plain, count, amount, sum);
        for (size_t i = 0; i < count; i++) {
            dealt[hands[i].who] = hands[i].dealt;
        }
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(dealt[plain[i].who], plain[i].dealt);
        }
    }
}

/* What kinds of hands are dealt, one hand after the other in the list by kinds, and what the same
 * hands are dealt one by one. */
static bool kinds_agree(const ctg_deal_kinds *kinds)
{
    size_t from[HANDS_MOST];
    ctg_deal_hand hands[HANDS_MOST];
    int64_t by_kind[HANDS_MOST];
    ctg_deal_split split;
    size_t count = 0;
    if (!ctg_deal_out_kinds(kinds, by_kind, &split)) {
        return false;
    }
    for (size_t kind = 0; kind < kinds->count; kind++) {
        from[kind] = count;
        for (int32_t i = 0; i < kinds->hands[kind] % CTG_DEAL_KIND; i++) {
            hands[count] = (ctg_deal_hand){
                .order = count, .weight = kinds->weights[kind], .who = (int32_t)kind};
            count++;
        }
    }
    ctg_deal_out(hands, count, kinds->amount, kinds->sum);
    for (size_t i = 0; i < count; i++) {
        const size_t kind = (size_t)hands[i].who;
        const size_t rank = (size_t)hands[i].order - from[kind];
        const bool more = kind == split.kind && rank < split.more;
        assert_int_equal(hands[i].dealt, by_kind[kind] + (more ? 1 : 0));
    }
    return true;
}

/* Weights as small and as great as scales have them; amounts up to more than any mission's. */
static void dealing_to_kinds_is_dealing_to_hands(void **state)
{
    size_t told = 0;
    (void)state;
    for (uint32_t trial = 0; trial < 6000; trial++) {
        float parts[HANDS_MOST];
        int64_t weights[HANDS_MOST];
        int32_t many[HANDS_MOST];
        const ctg_draw draw = {4177, trial};
        const size_t count = 1 + (size_t)(ctg_draw_order(&draw, 0, 0, 0, 0, 0) % (HANDS_MOST / 4));
        const uint64_t most = UINT64_C(1) << (10 + trial % 31);
        const int64_t amount = (int64_t)(ctg_draw_order(&draw, 0, 0, 0, 0, 1) % most);
        const int64_t unit = trial % 3 == 0 ? 52811000 : 1;
        int64_t sum = 0;
        for (size_t i = 0; i < count; i++) {
            const uint64_t bits = ctg_draw_order(&draw, 1, 0, 0, 0, (uint32_t)i);
            weights[i] = unit * (int64_t)(i == 0 ? 0 : i + (bits % 50) * HANDS_MOST);
            many[i] = CTG_DEAL_KIND + 1 + (int32_t)(bits >> 32 & 3);
            sum += weights[i] * (many[i] - CTG_DEAL_KIND);
        }
        const ctg_deal_kinds kinds = {amount, sum, weights, many, count, parts};
        told += kinds_agree(&kinds);
    }
    assert_true(told > 5000);
}

/* Amounts so large that the line between those who get one more and the others reaches down to
 * parts of 0, which kinds without hands have. */
static void kinds_without_hands_are_dealt_nothing(void **state)
{
    const int64_t weights[8] = {1};
    const int32_t many[8] = {CTG_DEAL_KIND + HANDS_MOST};
    size_t told = 0;
    (void)state;
    for (int64_t more = 0; more < HANDS_MOST; more++) {
        float parts[8];
        const ctg_deal_kinds kinds = {
            (INT64_C(1) << 44) + more, HANDS_MOST, weights, many, 8, parts};
        told += kinds_agree(&kinds);
    }
    assert_true(told > HANDS_MOST / 2);
}

/* Shares that are whole, and amounts that floating point does not tell from their neighbours. */
static void what_is_not_sure_is_not_dealt_to_kinds(void **state)
{
    const int64_t weights[] = {1, 2};
    const int32_t many[] = {CTG_DEAL_KIND + 1, CTG_DEAL_KIND + 1};
    float parts[2];
    int64_t dealt[2];
    ctg_deal_split split;
    (void)state;
    const ctg_deal_kinds whole = {3, 3, weights, many, 2, parts};
    const ctg_deal_kinds large = {INT64_C(1) << 46, 3, weights, many, 2, parts};
    const ctg_deal_kinds nobody = {3, 0, weights, many, 0, parts};
    assert_false(ctg_deal_out_kinds(&whole, dealt, &split));
    assert_false(ctg_deal_out_kinds(&large, dealt, &split));
    assert_false(ctg_deal_out_kinds(&nobody, dealt, &split));
}

static void a_tie_goes_to_the_lower_order_wherever_it_stands(void **state)
{
    (void)state;
    ctg_deal_hand hands[] = {{.order = 30, .weight = 1, .who = 0},
                             {.order = 10, .weight = 1, .who = 1},
                             {.order = 20, .weight = 1, .who = 2}};
    ctg_deal_out(hands, 3, 100, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(hands[i].dealt, hands[i].who == 1 ? 34 : 33);
    }
}

static void sums_beyond_64_bits_are_exact(void **state)
{
    (void)state;
    const int64_t amount = 912345678901234;
    const int64_t weights[] = {1234567890123456, 3, 7654321098765432};
    ctg_deal_hand hands[3];
    for (int i = 0; i < 3; i++) {
        hands[i] = (ctg_deal_hand){.order = (uint64_t)i, .weight = weights[i], .who = i};
    }
    ctg_deal_out(hands, 3, amount, weights[0] + weights[1] + weights[2]);
    int64_t sum = 0;
    for (int i = 0; i < 3; i++) {
        sum += hands[i].dealt;
        /* 912345678901234 x weight / sum, by Python's integers */
        const int64_t expected[] = {126714675059199, 0, 785631003842035};
        assert_int_equal(hands[i].dealt, expected[hands[i].who]);
    }
    assert_int_equal(sum, amount);
}

static void nobody_with_a_weight_means_nothing_dealt(void **state)
{
    (void)state;
    ctg_deal_hand hands[2] = {{.dealt = 5}, {.dealt = 7}};
    ctg_deal_out(hands, 2, 100, 0);
    assert_int_equal(hands[0].dealt + hands[1].dealt, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dealing_agrees_with_the_plain_way),
        cmocka_unit_test(dealing_to_kinds_is_dealing_to_hands),
        cmocka_unit_test(kinds_without_hands_are_dealt_nothing),
        cmocka_unit_test(what_is_not_sure_is_not_dealt_to_kinds),
        cmocka_unit_test(a_tie_goes_to_the_lower_order_wherever_it_stands),
        cmocka_unit_test(sums_beyond_64_bits_are_exact),
        cmocka_unit_test(nobody_with_a_weight_means_nothing_dealt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

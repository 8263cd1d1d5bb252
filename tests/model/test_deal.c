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

/* Small amounts, and such as need 128 bits. */
static void dealing_by_rows_is_dealing_to_hands(void **state)
{
    (void)state;
    for (uint32_t trial = 0; trial < 3000; trial++) {
        ctg_deal_hand hands[HANDS_MOST];
        ctg_deal_hand scratch[HANDS_MOST];
        uint8_t bins[HANDS_MOST];
        int64_t weights[HANDS_MOST];
        uint32_t orders[HANDS_MOST];
        int64_t dealt[HANDS_MOST];
        const ctg_draw draw = {4177, trial};
        const size_t count = 1 + (size_t)(ctg_draw_order(&draw, 0, 0, 0, 0, 0) % HANDS_MOST);
        const int64_t most = trial % 2 == 0 ? 100000 : INT64_C(1) << 61;
        const int64_t amount = (int64_t)(ctg_draw_order(&draw, 0, 0, 0, 0, 1) % (uint64_t)most);
        int64_t sum = 0;
        for (size_t i = 0; i < count; i++) {
            const uint64_t bits = ctg_draw_order(&draw, 1, 0, 0, 0, (uint32_t)i);
            weights[i] = (int64_t)(bits % (trial % 7 == 0 ? 3 : 5000));
            orders[i] = (uint32_t)(i * 7919 % 10007);
            hands[i] = (ctg_deal_hand){.order = orders[i], .weight = weights[i], .who = (int32_t)i};
            sum += weights[i];
        }
        const ctg_deal_rows rows = {.amount = amount,
                                    .sum = sum,
                                    .weights = weights,
                                    .orders = orders,
                                    .count = count,
                                    .hands = scratch,
                                    .bins = bins};
        ctg_deal_out_rows(&rows, dealt);
        ctg_deal_out(hands, count, amount, sum);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(dealt[hands[i].who], hands[i].dealt);
        }
    }
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
        cmocka_unit_test(dealing_by_rows_is_dealing_to_hands),
        cmocka_unit_test(a_tie_goes_to_the_lower_order_wherever_it_stands),
        cmocka_unit_test(sums_beyond_64_bits_are_exact),
        cmocka_unit_test(nobody_with_a_weight_means_nothing_dealt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Ranks are sorted by falling key, then by rising order, however many there are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/rank.h"

#include "engine/base/draw.h"
#include "tests/support/assert.h"

#define RANKS_MOST 700

/* `keys` different keys; with one alone only the order counts. */
static void sort_some(size_t count, uint32_t keys)
{
    ctg_rank ranks[RANKS_MOST];
    uint8_t seen[RANKS_MOST] = {0};
    const ctg_draw draw = {2385, keys};
    for (size_t i = 0; i < count; i++) {
        const uint64_t order = ctg_draw_order(&draw, 0, 0, 0, 0, (uint32_t)i);
        ranks[i] = (ctg_rank){
            .order = order, .key = (double)(order % keys), .at = (int32_t)i, .word = (uint32_t)i};
    }
    ctg_rank_sort(ranks, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(ranks[i].word, ranks[i].at);
        assert_int_equal(seen[ranks[i].at]++, 0);
        if (i > 0) {
            assert_true(ranks[i - 1].key > ranks[i].key ||
                        (ranks[i - 1].key == ranks[i].key && ranks[i - 1].order < ranks[i].order));
        }
    }
}

static void ranks_come_by_key_then_by_order(void **state)
{
    (void)state;
    for (size_t count = 0; count <= RANKS_MOST; count += count < 70 ? 1 : 63) {
        sort_some(count, 1);
        sort_some(count, 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(ranks_come_by_key_then_by_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Draws by name: the published vectors of Philox4x32-10, ranges, and names that do not collide.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/draw.c"

#include <stdlib.h>

#include "tests/support/assert.h"

static void expect_words(ctg_draw draw, uint32_t purpose, ctg_month month, uint32_t a, uint32_t b,
                         uint32_t item, const uint32_t expected[4])
{
    uint32_t words[4];
    ctg_draw_words(&draw, purpose, month, a, b, item, words);
    assert_memory_equal(words, expected, sizeof words);
}

/* Random123's known answers, kat_vectors, philox4x32 with 10 rounds. */
static void words_are_those_that_random123_publishes(void **state)
{
    (void)state;
    expect_words((ctg_draw){0, 0}, 0, 0, 0, 0, 0,
                 (const uint32_t[]){0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    expect_words((ctg_draw){UINT64_MAX, UINT32_MAX}, 0xff, 0xffffff, 0xffff, 0xffff, UINT32_MAX,
                 (const uint32_t[]){0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    expect_words((ctg_draw){0x299f31d0a4093822, 0x243f6a88}, 0x85, 0xa308d3, 0x1319, 0x8a2e,
                 0x03707344, (const uint32_t[]){0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

static int by_value(const void *a, const void *b)
{
    const uint64_t left = *(const uint64_t *)a;
    const uint64_t right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

/* 64 bits over a million names: a collision by chance has probability below 3e-8. */
static void a_million_names_give_a_million_draws(void **state)
{
    (void)state;
    enum { COUNT = 1000000 };
    uint64_t *const seen = malloc(COUNT * sizeof *seen);
    assert_non_null(seen);
    for (uint32_t i = 0; i < COUNT; i++) {
        const ctg_draw draw = {2385, i % 10};
        seen[i] = ctg_draw_order(&draw, i / 10 % 10, 24180 + (ctg_month)(i / 100 % 10),
                                 4 + i / 1000 % 10, 1 + i / 10000 % 10, i / 100000);
    }
    qsort(seen, COUNT, sizeof *seen, by_value);
    for (size_t i = 1; i < COUNT; i++) {
        assert_true(seen[i] != seen[i - 1]);
    }
    free(seen);
}

/* Mean of 1e6 uniforms: standard error 2.9e-4, bound 6 of them (false alarm 2e-9). */
static void uniforms_lie_inside_and_are_even(void **state)
{
    (void)state;
    double sum = 0.0;
    for (uint32_t i = 0; i < 1000000; i++) {
        const ctg_draw draw = {77, i};
        const double uniform = ctg_draw_uniform(&draw, 3, 24180, 392, 5, 1);
        assert_true(uniform > 0.0 && uniform < 1.0);
        sum += uniform;
    }
    assert_close(sum / 1e6, 0.5, 6 * 2.887e-4);
    assert_true(ctg_draw_float(UINT32_MAX) < 1.0f);
    assert_bits_equal(ctg_draw_float(0), 0.0f);
}

/* In whole eights and with a rest, with items and without. */
static void many_draws_are_the_single_ones(void **state)
{
    (void)state;
    const ctg_draw draw = {0x123456789abcdef0u, 7};
    uint32_t who[33];
    uint32_t items[33];
    uint32_t words[4 * 33];
    for (uint32_t i = 0; i < 33; i++) {
        who[i] = (i * 977 % 65536) << 16 | (i * 31 + 5);
        items[i] = i * 2654435761u;
    }
    for (size_t count = 0; count <= 33; count++) {
        for (int with = 0; with < 2; with++) {
            ctg_draw_many(&draw, 9, 24181, who, with ? items : NULL, count, words);
            for (size_t i = 0; i < count; i++) {
                const uint32_t found[4] = {words[i], words[count + i], words[2 * count + i],
                                           words[3 * count + i]};
                expect_words(draw, 9, 24181, who[i] >> 16, who[i] & 0xffffu, with ? items[i] : 0,
                             found);
            }
        }
    }
}

/* Neighbours in other months. */
static void many_draws_of_months_are_the_single_ones(void **state)
{
    (void)state;
    const ctg_draw draw = {0x123456789abcdef0u, 7};
    uint32_t who[19];
    ctg_month months[19];
    uint32_t words[4 * 19];
    for (uint32_t i = 0; i < 19; i++) {
        who[i] = (i * 977) << 16 | (i * 31 + 5);
        months[i] = 24180 - (ctg_month)(i * 7 % 12);
    }
    for (size_t count = 0; count <= 19; count++) {
        ctg_draw_many_months(&draw, 9, months, who, count, words);
        for (size_t i = 0; i < count; i++) {
            const uint32_t found[4] = {words[i], words[count + i], words[2 * count + i],
                                       words[3 * count + i]};
            expect_words(draw, 9, months[i], who[i] >> 16, who[i] & 0xffffu, 0, found);
        }
    }
}

#ifdef __x86_64__

/* One path alone, whatever others this machine has: the words of single draws, and none beside. */
static void expect_path(void (*path)(const names *, size_t, uint32_t *), bool months, bool items)
{
    enum { MOST = 50, GUARD = 0x5eed5eed };
    const ctg_draw draw = {0x9abcdef012345678u, 70000};
    uint32_t who[MOST];
    uint32_t item[MOST];
    ctg_month when[MOST];
    uint32_t words[4 * MOST + 1];
    for (uint32_t i = 0; i < MOST; i++) {
        who[i] = (i * 977 % 65536) << 16 | (i * 31 + 5);
        item[i] = i * 2654435761u;
        when[i] = 24180 - (ctg_month)(i * 7 % 12);
    }
    for (size_t count = 0; count <= MOST; count++) {
        const names of = {.seed = draw.seed,
                          .replicate = draw.replicate,
                          .purpose = 200u << 24,
                          .month = months ? 0 : 24181,
                          .months = months ? when : NULL,
                          .who = who,
                          .item = items ? item : NULL};
        words[4 * count] = GUARD;
        path(&of, count, words);
        assert_int_equal(words[4 * count], GUARD);
        for (size_t i = 0; i < count; i++) {
            const uint32_t found[4] = {words[i], words[count + i], words[2 * count + i],
                                       words[3 * count + i]};
            expect_words(draw, 200, months ? when[i] : 24181, who[i] >> 16, who[i] & 0xffffu,
                         items ? item[i] : 0, found);
        }
    }
}

/* In whole rows and with every rest. */
static void every_path_draws_the_single_ones(void **state)
{
    (void)state;
    for (int with = 0; with < 4; with++) {
        if (__builtin_cpu_supports("avx2")) {
            expect_path(draw_eights, (with & 1) != 0, (with & 2) != 0);
        }
        if (__builtin_cpu_supports("avx512f")) {
            expect_path(draw_sixteens, (with & 1) != 0, (with & 2) != 0);
        }
    }
}

#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_those_that_random123_publishes),
        cmocka_unit_test(a_million_names_give_a_million_draws),
        cmocka_unit_test(uniforms_lie_inside_and_are_even),
        cmocka_unit_test(many_draws_are_the_single_ones),
        cmocka_unit_test(many_draws_of_months_are_the_single_ones),
#ifdef __x86_64__
        cmocka_unit_test(every_path_draws_the_single_ones),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Lanes: every operation has the same bits on every path that this machine has; the plain path,
 * which is C, against other oracles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/lanes_ops.h"

#include <float.h>
#include <math.h>

#include "engine/base/draw.h"
#include "engine/base/lanes_path.h"
#include "engine/base/maths.h"
#include "tests/support/assert.h"

enum { numbers = ctg_lanes_ops_numbers };

static const char *const op_names[] = {
#define CTG_ROW(name) #name,
    CTG_LANES_OPS(CTG_ROW)
#undef CTG_ROW
};

/* The operations of a path that lanes_path.h offers. */
static ctg_lanes_ops *ops_of(ctg_lanes_path path)
{
#if defined(__x86_64__)
    static ctg_lanes_ops *const ops[] = {ctg_lanes_ops_plain, ctg_lanes_ops_avx2,
                                         ctg_lanes_ops_avx512};
    return ops[path];
#else
    (void)path;
    return ctg_lanes_ops_plain;
#endif
}

static float of_bits(uint32_t bits)
{
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Numbers by chance, some of them special; `round` names the draws. */
static ctg_lanes_given some_numbers(uint32_t round)
{
    static const float special[] = {0.0f,      -0.0f,  1.0f,    -1.0f, INFINITY, -INFINITY,
                                    0x1p-140f, 126.5f, -126.5f, 0.5f,  1e30f,    -2.5f};
    ctg_lanes_given given;
    for (uint32_t n = 0; n < numbers; n++) {
        const ctg_draw draw = {2385, round};
        uint32_t words[4];
        ctg_draw_words(&draw, 1, 0, 0, n, 0, words);
        for (int w = 0; w < 4; w++) {
            given.word[w][n] = words[w];
        }
        given.a[n] = ctg_draw_float(words[0]) * 240.0f - 120.0f;
        given.b[n] = words[1] % 3 == 0 ? given.a[n] : ctg_draw_float(words[1]) * 20.0f - 10.0f;
        given.i[n] = (int32_t)words[3];
        given.j[n] = words[1] % 3 == 0 ? given.i[n] : (int32_t)words[2];
        given.place[n] = (int32_t)(words[3] % 8);
    }
    for (uint32_t n = 0; n < 12; n++) {
        given.a[(n * 5 + round) % numbers] = special[n];
        given.b[(n * 7 + round) % numbers] = special[(n + round) % 12];
    }
    given.a[round % numbers] = NAN;
    given.b[(round * 3) % numbers] = NAN;
    return given;
}

static void every_path_has_the_bits_of_the_plain_one(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 2000; round++) {
        const ctg_lanes_given given = some_numbers(round);
        ctg_lanes_came plain;
        ctg_lanes_ops_plain(&given, &plain);
        for (ctg_lanes_path path = ctg_lanes_path_plain; path <= ctg_lanes_path_widest(); path++) {
            ctg_lanes_came came;
            ops_of(path)(&given, &came);
            for (int op = 0; op < ctg_lanes_op_exp2_near; op++) {
                for (int n = 0; n < numbers; n++) {
                    if (came.bits[op][n] != plain.bits[op][n]) {
                        fail_msg("%s, %s, round %u, number %d: %08x, plain %08x",
                                 ctg_lanes_path_name(path), op_names[op], round, n,
                                 came.bits[op][n], plain.bits[op][n]);
                    }
                }
            }
        }
    }
}

/* ctg_draw_words is held to Random123's published vectors by test_draw. */
static void words_are_those_of_draws_by_name(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 200; round++) {
        const ctg_lanes_given given = some_numbers(round);
        const uint64_t seed = (uint64_t)given.word[0][2] << 32 | given.word[0][1];
        ctg_lanes_came came;
        ctg_lanes_ops_plain(&given, &came);
        for (int n = 0; n < numbers; n++) {
            const ctg_draw draw = {seed, given.word[0][n]};
            uint32_t words[4];
            ctg_draw_words(&draw, given.word[1][n] >> 24, (ctg_month)(given.word[1][n] & 0xffffffu),
                           given.word[2][n] >> 16, given.word[2][n] & 0xffffu, given.word[3][n],
                           words);
            for (int w = 0; w < 4; w++) {
                assert_int_equal(came.bits[(int)ctg_lanes_op_word0 + w][n], words[w]);
            }
            assert_bits_equal(of_bits(came.bits[ctg_lanes_op_uniform][n]),
                              ctg_draw_float(words[0]));
        }
    }
}

/* Random123's known answers, kat_vectors, philox4x32 with 10 rounds. */
static void words_are_those_that_random123_publishes(void **state)
{
    (void)state;
    ctg_lanes_given given = some_numbers(0);
    const uint32_t counter[4] = {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344};
    const uint32_t expected[4] = {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1};
    for (int w = 0; w < 4; w++) {
        given.word[w][0] = counter[w];
    }
    given.word[0][1] = 0xa4093822;
    given.word[0][2] = 0x299f31d0;
    for (ctg_lanes_path path = ctg_lanes_path_plain; path <= ctg_lanes_path_widest(); path++) {
        ctg_lanes_came came;
        ops_of(path)(&given, &came);
        for (int w = 0; w < 4; w++) {
            assert_int_equal(came.bits[(int)ctg_lanes_op_word0 + w][0], expected[w]);
        }
    }
}

static void powers_have_the_bits_of_the_single_ones(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 2000; round++) {
        const ctg_lanes_given given = some_numbers(round);
        ctg_lanes_came came;
        ctg_lanes_ops_plain(&given, &came);
        for (int n = 0; n < numbers; n++) {
            const float power = of_bits(came.bits[ctg_lanes_op_exp2][n]);
            if (!isnan(given.a[n])) {
                assert_bits_equal(power, ctg_maths_exp2f(given.a[n]));
            } else {
                assert_true(isnan(power));
            }
            if (fabsf(given.a[n]) < 126.0f) {
                const double exact = exp2((double)given.a[n]);
                assert_true(fabs((double)power / exact - 1.0) < 2.5 * (double)FLT_EPSILON);
            }
        }
    }
}

/* The arguments are those of lanes_ops_body.h: eight of them, by the place. */
static void rough_powers_are_within_their_bound(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 20; round++) {
        const ctg_lanes_given given = some_numbers(round);
        for (ctg_lanes_path path = ctg_lanes_path_plain; path <= ctg_lanes_path_widest(); path++) {
            ctg_lanes_came came;
            ops_of(path)(&given, &came);
            for (int n = 0; n < numbers; n++) {
                const float x = (float)given.place[n] * 31.7f - 113.3f;
                const double power = (double)of_bits(came.bits[ctg_lanes_op_exp2_near][n]);
                assert_true(fabs(power / exp2((double)x) - 1.0) < 1e-4);
            }
        }
    }
}

static void a_path_is_chosen_by_name_or_the_widest(void **state)
{
    (void)state;
    ctg_error error;
    ctg_lanes_path path = ctg_lanes_path_count;
    ctg_error_clear(&error);
    assert_int_equal(ctg_lanes_path_choose(NULL, &path, &error), ctg_ok);
    assert_int_equal(path, ctg_lanes_path_widest());
    assert_int_equal(ctg_lanes_path_choose("plain", &path, &error), ctg_ok);
    assert_int_equal(path, ctg_lanes_path_plain);
    assert_int_equal(error.sentences, 0);
    assert_int_equal(ctg_lanes_path_choose("sse9", &path, &error), ctg_input);
    assert_string_equal(error.text, "path 'sse9': there are plain, avx2 and avx512\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_path_has_the_bits_of_the_plain_one),
        cmocka_unit_test(words_are_those_of_draws_by_name),
        cmocka_unit_test(words_are_those_that_random123_publishes),
        cmocka_unit_test(powers_have_the_bits_of_the_single_ones),
        cmocka_unit_test(rough_powers_are_within_their_bound),
        cmocka_unit_test(a_path_is_chosen_by_name_or_the_widest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Names that are neighbours give draws that know nothing of each other, and no part of a name is
 * lost.
 *
 * Two names that differ in one bit of one part are drawn COUNT times, from places all over: the
 * product of their centred uniforms has mean 0 and standard deviation 1/12, and so many of the 32
 * bits of a word differ as if coins were thrown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/draw.h"

#include "tests/support/chance.h"

#define COUNT 20000

/* What a name is made of, in the order in which it is taken. */
static const struct {
    const char *what;
    int bits;
} parts[] = {{"seed, low", 32}, {"seed, high", 32}, {"replicate", 32}, {"purpose", 8},
             {"month", 24},     {"a", 16},          {"b", 16},         {"item", 32}};
#define PARTS (sizeof parts / sizeof parts[0])

static void words_of(const uint32_t *of, uint32_t words[4])
{
    const ctg_draw draw = {(uint64_t)of[1] << 32 | of[0], of[2]};
    ctg_draw_words(&draw, of[3], (ctg_month)of[4], of[5], of[6], of[7], words);
}

/* Names from all over: those that another seed draws. */
static void take_name(uint32_t number, uint32_t of[PARTS])
{
    for (uint32_t half = 0; half < 2; half++) {
        uint32_t words[4];
        const ctg_draw draw = {20150131, half};
        ctg_draw_words(&draw, 0, 0, 0, 0, number, words);
        for (size_t i = 0; i < 4; i++) {
            of[4 * half + i] = words[i] >> (32 - parts[4 * half + i].bits);
        }
    }
}

static void neighbours_are_strangers(void **state)
{
    (void)state;
    for (size_t part = 0; part < PARTS; part++) {
        double products = 0.0;
        uint32_t bits = 0;
        for (uint32_t i = 0; i < COUNT; i++) {
            uint32_t of[PARTS];
            uint32_t one[4];
            uint32_t other[4];
            take_name(i, of);
            words_of(of, one);
            of[part] ^= 1U << (i % (uint32_t)parts[part].bits);
            words_of(of, other);
            products += (ctg_draw_of_word(one[0]) - 0.5) * (ctg_draw_of_word(other[0]) - 0.5);
            bits += (uint32_t)__builtin_popcount(one[1] ^ other[1]);
        }
        ctg_assert_mean(products / COUNT, 0.0, 1.0 / 12.0 / sqrt(COUNT), parts[part].what, __FILE__,
                        __LINE__);
        ctg_assert_binomial(bits, 32U * COUNT, 0.5, parts[part].what, __FILE__, __LINE__);
    }
}

/* The words of a name are a one-to-one image of its parts (Philox is a bijection under each key) if
 * no two parts share a bit of the counter: then turning around any one bit gives other words. */
static void no_bit_of_a_name_is_lost(void **state)
{
    (void)state;
    uint32_t seen[1 + 192][4];
    uint32_t of[PARTS];
    size_t count = 0;
    take_name(7, of);
    words_of(of, seen[count++]);
    for (size_t part = 0; part < PARTS; part++) {
        for (int bit = 0; bit < parts[part].bits; bit++) {
            of[part] ^= 1U << bit;
            words_of(of, seen[count++]);
            of[part] ^= 1U << bit;
        }
    }
    assert_int_equal(count, 1 + 192);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_memory_not_equal(seen[i], seen[j], sizeof seen[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_are_strangers),
        cmocka_unit_test(no_bit_of_a_name_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

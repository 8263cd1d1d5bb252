/* Which of many are wanted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/pick.h"

#include <stdbool.h>
#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

/* Those of the flags from..to - 1 come behind the first `picked`; how many there are then. */
static inline size_t pick_each(const uint8_t *restrict flags, size_t from, size_t to,
                               int32_t *restrict places, size_t picked)
{
    for (size_t i = from; i < to; i++) {
        places[picked] = (int32_t)i;
        picked += flags[i];
    }
    return picked;
}

/* Of eight at a time often none is set. */
static size_t pick_eights(const uint8_t *flags, size_t count, int32_t *places)
{
    size_t picked = 0;
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        uint64_t any;
        memcpy(&any, flags + i, sizeof any);
        if (any != 0) {
            picked = pick_each(flags, i, i + 8, places, picked);
        }
    }
    return pick_each(flags, i, count, places, picked);
}

#ifdef __x86_64__

/* Sixteen at a time: numbers whose flag is not set are squeezed out. */
__attribute__((target("avx512f,avx512bw,avx512vl,popcnt"))) static size_t
pick_sixteens(const uint8_t *flags, size_t count, int32_t *places)
{
    const __m512i sixteen = _mm512_set1_epi32(16);
    __m512i numbers = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    size_t picked = 0;
    for (size_t i = 0; i < count; i += 16) {
        const __mmask16 some = (__mmask16)(count - i < 16 ? (1u << (count - i)) - 1u : 0xffffu);
        const __m128i here = _mm_maskz_loadu_epi8(some, flags + i);
        const __mmask16 set = _mm_test_epi8_mask(here, here);
        _mm512_storeu_si512(places + picked, _mm512_maskz_compress_epi32(set, numbers));
        picked += (size_t)__builtin_popcount(set);
        numbers = _mm512_add_epi32(numbers, sixteen);
    }
    return picked;
}

static bool has_sixteens(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("popcnt");
}

#else

static size_t pick_sixteens(const uint8_t *flags, size_t count, int32_t *places)
{
    (void)flags, (void)count, (void)places;
    return 0;
}

static bool has_sixteens(void)
{
    return false;
}

#endif

size_t ctg_pick_places(const uint8_t *flags, size_t count, int32_t *places)
{
    return has_sixteens() ? pick_sixteens(flags, count, places) : pick_eights(flags, count, places);
}

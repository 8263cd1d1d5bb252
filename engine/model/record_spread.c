/* How unequally people are spread over contributors: of a list of whole numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_spread.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/wide.h"

#define COMPARED_MOST 256 /* numbers of which each is compared with each */

/* Moves what is above 0 to the front; how many that are. */
static size_t positive_first(int64_t *values, size_t count)
{
    size_t positive = 0;
    for (size_t i = 0; i < count; i++) {
        const int64_t value = values[i];
        values[i] = values[positive];
        values[positive] = value;
        positive += value > 0;
    }
    return positive;
}

/* How many are larger than each: whoever compares all with all never guesses wrong. */
CTG_WIDE static void count_larger(const int32_t *restrict values, size_t count,
                                  int32_t *restrict larger)
{
    for (size_t i = 0; i < count; i++) {
        const int32_t value = values[i];
        int32_t sum = 0;
        for (size_t j = 0; j < count; j++) {
            sum += values[j] > value ? 1 : 0;
        }
        larger[i] = sum;
    }
}

static bool are_small(const int64_t *values, size_t count)
{
    int64_t bits = 0;
    for (size_t i = 0; i < count; i++) {
        bits |= values[i];
    }
    return bits <= INT32_MAX;
}

/* Puts each of at most COMPARED_MOST small positive numbers behind those that are larger. Equal
 * ones come to one place, those behind it are filled from it. */
static void sort_compared(int64_t *values, size_t count)
{
    int32_t small[COMPARED_MOST] = {0};
    int32_t larger[COMPARED_MOST];
    int32_t sorted[COMPARED_MOST];
    for (size_t i = 0; i < count; i++) {
        small[i] = (int32_t)values[i];
    }
    count_larger(small, count, larger);
    memset(sorted, 0, count * sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        sorted[larger[i]] = small[i];
    }
    int32_t last = 0;
    for (size_t at = 0; at < count; at++) {
        last = sorted[at] != 0 ? sorted[at] : last;
        values[at] = last;
    }
}

/* Shell 1959, with the gaps of Ciura 2001. */
static void sort_many(int64_t *values, size_t count)
{
    static const size_t gaps[] = {301, 132, 57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof gaps[0]; g++) {
        const size_t gap = gaps[g];
        for (size_t i = gap; i < count; i++) {
            const int64_t value = values[i];
            size_t at = i;
            while (at >= gap && values[at - gap] < value) {
                values[at] = values[at - gap];
                at -= gap;
            }
            values[at] = value;
        }
    }
}

/* A few hundred numbers, and nothing is allocated. Equal numbers cannot be told apart, so that
 * their order does not matter. */
size_t ctg_record_spread_sort(int64_t *values, size_t count)
{
    const size_t positive = positive_first(values, count);
    if (positive <= COMPARED_MOST && are_small(values, positive)) {
        sort_compared(values, positive);
    } else {
        sort_many(values, positive);
    }
    return positive;
}

int64_t ctg_record_spread_top(const int64_t *sorted, size_t count, size_t most)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count && i < most; i++) {
        sum += sorted[i];
    }
    return sum;
}

double ctg_record_spread_gini(const int64_t *sorted, size_t count)
{
    const int64_t n = (int64_t)count;
    int64_t sum = 0;
    int64_t ranked = 0;
    for (int64_t i = 0; i < n; i++) {
        sum += sorted[i];
        ranked += (n - i) * sorted[i];
    }
    return sum > 0 ? (double)(2 * ranked - (n + 1) * sum) / (double)(n * sum) : 0.0;
}

double ctg_record_spread_median(const int64_t *sorted, size_t count)
{
    if (count == 0) {
        return 0.0;
    }
    return (double)(sorted[(count - 1) / 2] + sorted[count / 2]) / 2.0;
}

/* How unequally people are spread over contributors: of a list of whole numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_SPREAD_H
#define CTG_MODEL_RECORD_SPREAD_H

#include <stddef.h>
#include <stdint.h>

/* Puts those above 0 to the front, the largest first, and returns how many they are. */
size_t ctg_record_spread_sort(int64_t *values, size_t count);

/* The sum of the first `most` values, or of all when there are fewer. */
int64_t ctg_record_spread_top(const int64_t *sorted, size_t count, size_t most);

/* Gini coefficient, 0 (all equal) to (n - 1) / n (one has all), of n = `count` values that are
 * sorted, the largest first: 2 sum(i x_i) / (n sum(x_i)) - (n + 1) / n, i = 1 the smallest. It is
 * one division of whole numbers. 0 without values. */
double ctg_record_spread_gini(const int64_t *sorted, size_t count);

/* The middle value, or the mean of the middle two; 0 without values. */
double ctg_record_spread_median(const int64_t *sorted, size_t count);

#endif

/* Scores of forecasts against what came.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/score.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

static bool is_scored(const uint8_t *in, size_t at)
{
    return in == NULL || in[at] != 0;
}

double ctg_score_to_shares(double *persons, size_t count)
{
    double sum = 0;
    for (size_t s = 0; s < count; s++) {
        sum += persons[s];
    }
    for (size_t s = 0; s < count && sum > 0; s++) {
        persons[s] /= sum;
    }
    return sum;
}

double ctg_score_distance(const double *a, const double *b, const uint8_t *in, size_t count)
{
    double sum = 0;
    for (size_t s = 0; s < count; s++) {
        sum += is_scored(in, s) ? fabs(a[s] - b[s]) : 0;
    }
    return sum / 2;
}

double ctg_score_log_rms(const double *logs, const double *recorded, const uint8_t *in,
                         size_t count)
{
    double sum = 0;
    size_t scored = 0;
    for (size_t s = 0; s < count; s++) {
        if (is_scored(in, s)) {
            const double off = logs[s] - log1p(recorded[s]);
            sum += off * off;
            scored++;
        }
    }
    return scored > 0 ? sqrt(sum / (double)scored) : (double)NAN;
}

/* With x sorted, sum over i, j |x_i - x_j| is 2 sum over i (2 i - n - 1) x_i, i from 1. */
double ctg_score_crps(const double *sorted, size_t count, double recorded)
{
    const double n = (double)count;
    double off = 0;
    double spread = 0;
    for (size_t i = 0; i < count; i++) {
        off += fabs(sorted[i] - recorded);
        spread += (2 * (double)i + 1 - n) * sorted[i];
    }
    return count > 0 ? off / n - spread / (n * n) : (double)NAN;
}

double ctg_score_mean(const double *values, const uint8_t *in, size_t count)
{
    double sum = 0;
    size_t scored = 0;
    for (size_t s = 0; s < count; s++) {
        sum += is_scored(in, s) ? values[s] : 0;
        scored += is_scored(in, s) ? 1 : 0;
    }
    return scored > 0 ? sum / (double)scored : (double)NAN;
}

double ctg_score_absolute(const double *forecast, const double *recorded, const uint8_t *in,
                          size_t count)
{
    double sum = 0;
    size_t scored = 0;
    for (size_t s = 0; s < count; s++) {
        sum += is_scored(in, s) ? fabs(forecast[s] - recorded[s]) : 0;
        scored += is_scored(in, s) ? 1 : 0;
    }
    return scored > 0 ? sum / (double)scored : (double)NAN;
}

double ctg_score_coverage(const double *low, const double *high, const double *recorded,
                          const uint8_t *in, size_t count)
{
    size_t scored = 0;
    size_t held = 0;
    for (size_t s = 0; s < count; s++) {
        if (is_scored(in, s)) {
            scored++;
            held += low[s] <= recorded[s] && recorded[s] <= high[s] ? 1 : 0;
        }
    }
    return scored > 0 ? (double)held / (double)scored : (double)NAN;
}

double ctg_score_contributors(const double *persons, size_t count)
{
    size_t there = 0;
    for (size_t s = 0; s < count; s++) {
        there += persons[s] >= CTG_SCORE_PRESENT ? 1 : 0;
    }
    return (double)there;
}

double ctg_score_top(const double *persons, size_t count, size_t most, double *room)
{
    double all = 0;
    double top = 0;
    memcpy(room, persons, count * sizeof *room);
    gsl_sort(room, 1, count);
    for (size_t s = 0; s < count; s++) {
        all += room[s];
        top += s + most >= count ? room[s] : 0;
    }
    return all > 0 ? top / all : (double)NAN;
}

ctg_score_changes ctg_score_moves(const double *origin, const double *forecast,
                                  const double *recorded, int to, size_t count)
{
    size_t came = 0;
    size_t predicted = 0;
    size_t both = 0;
    for (size_t s = 0; s < count; s++) {
        const bool before = origin[s] >= CTG_SCORE_PRESENT;
        const bool is = (recorded[s] >= CTG_SCORE_PRESENT) == (to != 0);
        const bool said = (forecast[s] >= CTG_SCORE_PRESENT) == (to != 0);
        if (before == (to != 0)) {
            continue; /* was there already, or had nothing to end */
        }
        came += is ? 1 : 0;
        predicted += said ? 1 : 0;
        both += is && said ? 1 : 0;
    }
    return (ctg_score_changes){
        .came = (double)came,
        .predicted = (double)predicted,
        .precision = predicted > 0 ? (double)both / (double)predicted : (double)NAN,
        .recall = came > 0 ? (double)both / (double)came : (double)NAN,
    };
}

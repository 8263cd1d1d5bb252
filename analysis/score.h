/* Scores of forecasts against what came, as arithmetic on arrays of one value a state.
 *
 * Shapes: arrays are [count], one element a state, in an order that the caller fixes; `in` marks
 * the scored population (1: scored), NULL means every state. Persons are persons at the end of a
 * month, shares are of all persons. What cannot be said (nobody is scored, nobody entered) is NAN.
 *
 *   share distance   half the sum of absolute differences of shares: 0 the same, 1 all apart
 *   RMS of logs      root of the mean square of log(1 + forecast) - log(1 + recorded); natural
 *   CRPS             continuous ranked probability score, persons; of n replicates x_i
 *                    mean |x_i - y| - 1/(2 n^2) sum over i, j |x_i - x_j|
 *                    (Gneiting and Raftery 2007, JASA 102, eq. 21, for the empirical
 *                    distribution); of one number |x - y|
 *   coverage         share of the scored whose recorded value lies in an interval, ends included
 *   entries, exits   states with nobody at the origin and people at the target, and the reverse;
 *                    precision: predicted ones that came over predicted ones; recall: over those
 *                    that came
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_SCORE_H
#define CTG_ANALYSIS_SCORE_H

#include <stddef.h>
#include <stdint.h>

/* A state is there with at least half a person: forecasts need not be whole. */
#define CTG_SCORE_PRESENT 0.5

/* Divides by the sum; all stay 0 where that is 0. Returns the sum. */
double ctg_score_to_shares(double *persons, size_t count);

double ctg_score_distance(const double *a, const double *b, const uint8_t *in, size_t count);

/* `logs`: log(1 + forecast) of each state. */
double ctg_score_log_rms(const double *logs, const double *recorded, const uint8_t *in,
                         size_t count);

/* Of `count` replicates, sorted by size. */
double ctg_score_crps(const double *sorted, size_t count, double recorded);

/* Mean over the scored of `values`, and of |forecast - recorded|. */
double ctg_score_mean(const double *values, const uint8_t *in, size_t count);
double ctg_score_absolute(const double *forecast, const double *recorded, const uint8_t *in,
                          size_t count);

double ctg_score_coverage(const double *low, const double *high, const double *recorded,
                          const uint8_t *in, size_t count);

/* How many states are there; the share of the `most` largest in all. */
double ctg_score_contributors(const double *persons, size_t count);
double ctg_score_top(const double *persons, size_t count, size_t most, double *room);

/* Changes of presence from the origin to the target. */
typedef struct ctg_score_changes {
    double came, predicted; /* states */
    double precision, recall;
} ctg_score_changes;

/* `to`: 1 entries, 0 exits. `forecast`: persons; of an ensemble 1 for each state that is there in
 * more than half of the replicates, 0 for others. */
ctg_score_changes ctg_score_moves(const double *origin, const double *forecast,
                                  const double *recorded, int to, size_t count);

#endif

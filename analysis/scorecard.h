/* All scores of one forecaster for one target month.
 *
 * Scored population "all": states with people at the origin or at the target; "over_100": those
 * with more than 100 at one of the two. The share distance of "all" is over every state, so that
 * people who are sent by a state that had and has nobody count against a forecaster; that of
 * "over_100" is over these states, shares still of all people.
 *
 * A point forecast is one number of persons a state. An ensemble's forecast is for each score what
 * serves it (Gneiting 2011, JASA 106, 746): for the share distance the median of the replicates'
 * shares, scaled so that they sum to 1, for the RMS the mean of the replicates' logs, for CRPS and
 * coverage the replicates themselves (quantiles as in summary.h), for contributors, top-10 share
 * and people the mean of the replicates' figures, for entries and exits the states that are there
 * in more than half of the replicates. Coverage "own" is of the replicates themselves, all
 * together: about what a model that is right would find, a point less at most, as each replicate
 * is among those that make the intervals. It is not .5 and .9: whoever grows from few to many is
 * scored because it grew, and where many replicates say the same number the interval holds more.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_SCORECARD_H
#define CTG_ANALYSIS_SCORECARD_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

typedef enum ctg_forecaster {
    ctg_forecaster_record, /* what came; scored by nothing but described by the same figures */
    ctg_forecaster_model,
    ctg_forecaster_null_a,
    ctg_forecaster_null_b,
    ctg_forecaster_null_c,
    ctg_forecaster_null_d,
    ctg_forecaster_null_c_joined,
    ctg_forecaster_null_d_joined,
    ctg_forecaster_gravity,
    CTG_FORECASTERS
} ctg_forecaster;

/* "record", "model", "null_a" ...: in JSON and in the log; and as a column's head on the page. */
const char *ctg_scorecard_forecaster(ctg_forecaster who);
const char *ctg_scorecard_head(ctg_forecaster who);

/* The score, population and unit of each row. */
/* clang-format off: one row a line */
#define CTG_SCORECARD_ROWS(row)                                                                    \
    row(share_distance, "share_distance", "all",                                                   \
        "share") row(share_distance_over_100, "share_distance", "over_100", "share")               \
        row(log_rms, "log_rms", "all", "natural logarithm") row(log_rms_over_100, "log_rms",       \
                                                                "over_100", "natural logarithm")   \
            row(crps, "crps", "all", "persons") row(crps_over_100, "crps", "over_100", "persons")  \
                row(coverage_50, "coverage_50", "all",                                             \
                    "share") row(coverage_50_over_100, "coverage_50", "over_100",                  \
                                 "share") row(coverage_90, "coverage_90", "all", "share")          \
                    row(coverage_90_over_100, "coverage_90", "over_100",                           \
                        "share") row(own_50, "coverage_50_own", "all", "share")                    \
                    row(own_50_over_100, "coverage_50_own", "over_100", "share") row(              \
                        own_90, "coverage_90_own", "all",                                          \
                        "share") row(own_90_over_100, "coverage_90_own", "over_100",               \
                        "share") row(deployed, "deployed", "all",                                  \
                                     "persons") row(contributors, "contributors", "all", "states") \
                        row(top10_share, "top10_share", "all", "share")                            \
                            row(entries, "entries", "all", "states")                               \
                                row(entry_precision, "entry_precision", "all", "share")            \
                                    row(entry_recall, "entry_recall", "all", "share")              \
                                        row(exits, "exits", "all", "states")                       \
                                            row(exit_precision, "exit_precision", "all", "share")  \
                                                row(exit_recall, "exit_recall", "all", "share")    \
                                                    row(scored, "scored", "all", "states")         \
                                                        row(scored_over_100, "scored", "over_100", \
                                                            "states")
/* clang-format on */

typedef enum ctg_scorecard_id {
#define CTG_ROW(id, name, population, unit) ctg_scored_##id,
    CTG_SCORECARD_ROWS(CTG_ROW)
#undef CTG_ROW
        CTG_SCORECARD_IDS
} ctg_scorecard_id;

typedef struct ctg_scorecard_about {
    const char *name, *population, *unit;
} ctg_scorecard_about;

const ctg_scorecard_about *ctg_scorecard_row(ctg_scorecard_id id);

typedef struct ctg_scorecard {
    double at[CTG_SCORECARD_IDS]; /* NAN: cannot be said, or is not this forecaster's */
    double distance_of_mean;      /* share distance, had the mean of the replicates' shares been the
                                forecast; NAN: no ensemble, or a mean over origins */
} ctg_scorecard;

/* Nothing said. */
ctg_scorecard ctg_scorecard_blank(void);

/* A target as all forecasters meet it. [S] each; made by ctg_scorecard_target_make. */
typedef struct ctg_scorecard_target {
    size_t states;
    const double *origin, *recorded; /* persons; borrowed */
    double *shares;                  /* recorded; owned, as all that follows */
    uint8_t *in, *in_over_100;
    double *room; /* [6 * S] */
} ctg_scorecard_target;

ctg_status ctg_scorecard_target_make(ctg_scorecard_target *target, const double *origin,
                                     const double *recorded, size_t states, ctg_error *error);
void ctg_scorecard_target_destroy(ctg_scorecard_target *target);

/* Cards of the record itself and of a point forecast. */
ctg_scorecard ctg_scorecard_of_record(const ctg_scorecard_target *target);
ctg_scorecard ctg_scorecard_of_point(const ctg_scorecard_target *target, const double *forecast);

/* Card of an ensemble, people by run and state, [run * S + s]; `column` is room for 2 * `runs`.
 * Sets distances[run] to each run's own share distance. */
ctg_scorecard ctg_scorecard_of_runs(const ctg_scorecard_target *target, const float *people,
                                    size_t runs, double *column, double *distances);

#endif

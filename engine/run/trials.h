/* Trials of parameters: each set of values is run from several starts with the same replicates.
 *
 * The draws of replicate r from a start are the same for every trial: what differs between two
 * trials is due to their parameters. A trial is the same to the bit on any number of threads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_RUN_TRIALS_H
#define CTG_RUN_TRIALS_H

#include <stdatomic.h>

#include "engine/base/error.h"
#include "engine/model/setting.h"

/* What a trial counts beside people by state, of missions under UN command alone. */
typedef enum ctg_trials_total {
    ctg_trials_troops, /* people of each type, in the order of ctg_personnel */
    ctg_trials_police,
    ctg_trials_experts,
    ctg_trials_young, /* people in young missions */
    ctg_trials_old,   /* permille of posts filled, summed over large missions that are not young */
    CTG_TRIALS_TOTALS
} ctg_trials_total;

#define CTG_TRIALS_YOUNG 18   /* months of its life in which a mission is young */
#define CTG_TRIALS_LARGE 1000 /* posts from which on it is large */

/* How full a mission is: people over posts, in permille, not more than all. Posts are above 0. */
static inline int32_t ctg_trials_fullness(int64_t people, int64_t posts)
{
    return people < posts ? (int32_t)(1000 * people / posts) : 1000;
}

/* What one trial came to. Everything is borrowed for the time of the call. */
typedef struct ctg_trial_result {
    size_t trial;
    const int32_t *people; /* deployed under UN command, by states, then the totals, at
                              [((start * replicates + replicate) * (years + 1) + year) *
                              (states + CTG_TRIALS_TOTALS)] */
    uint64_t digest;       /* chained over the whole state at the end of each run */
} ctg_trial_result;

typedef struct ctg_trials {
    const ctg_setting *const *starts; /* [start_count] of as many months and states each */
    size_t start_count;
    uint32_t replicates;                /* 0 .. replicates - 1 */
    const ctg_parameter_id *parameters; /* [parameter_count] not drawn in these runs */
    size_t parameter_count;
    const double *values; /* [trial * parameter_count + parameter] */
    size_t count;
    int threads; /* 0: as many as OpenMP gives */
    /* Called once for each finished trial, never by two threads at a time, in the order in which
     * they finish. Anything but ctg_ok ends all with that status. */
    ctg_status (*take)(void *to, const ctg_trial_result *result, ctg_error *error);
    void *to;
    const atomic_bool *stop; /* when it becomes true no further trial starts; may be NULL */
} ctg_trials;

/* Runs them. A run that fails ends all. Returns ctg_stopped when `stop` kept some from starting. */
ctg_status ctg_trials_run(const ctg_trials *trials, ctg_error *error);

#endif

/* Several arms in order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/ranking.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/paired_difference.h"
#include "analysis/split.h"
#include "engine/base/memory.h"

#define LEVEL 0.05 /* how often not all intervals hold */

/* The means of draws, and the differences of two arms' means. */
typedef struct room {
    double *means;       /* [arm * draws + draw] */
    double *differences; /* [draw] */
    uint32_t *which;     /* [draw] */
} room;

static double mean_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i];
    }
    return sum / (double)count;
}

static void compare(ctg_ranking *ranking, const room *r, size_t a, size_t b)
{
    const double pairs = (double)(ranking->arms * (ranking->arms - 1)) / 2;
    ctg_ranking_pair *const pair = ranking->pair + a * ranking->arms + b;
    double ends[2];
    for (size_t d = 0; d < ranking->draws; d++) {
        r->differences[d] = r->means[b * ranking->draws + d] - r->means[a * ranking->draws + d];
    }
    ctg_paired_difference_interval(r->differences, ranking->draws, LEVEL / pairs / 2, &pair->mean,
                                   ends);
    pair->low = ranking->draws > 1 ? ends[0] : (double)NAN;
    pair->high = ranking->draws > 1 ? ends[1] : (double)NAN;
    ranking->pair[b * ranking->arms + a] = (ctg_ranking_pair){-pair->mean, -pair->high, -pair->low};
}

/* By the means, and by what the intervals leave open. */
static void set_place(ctg_ranking *ranking, size_t a, bool more_is_better)
{
    ctg_ranking_arm *const arm = ranking->arm + a;
    arm->place = arm->place_low = 1;
    arm->place_high = ranking->arms;
    for (size_t b = 0; b < ranking->arms; b++) {
        const ctg_ranking_pair pair = ranking->pair[a * ranking->arms + b];
        const double ahead = ranking->arm[b].mean - arm->mean;
        const double better = more_is_better ? ahead : -ahead;
        const bool above = pair.low > 0;
        const bool below = pair.high < 0;
        arm->place += better > 0 || (!(better < 0) && b < a) ? 1 : 0;
        arm->place_low += (more_is_better ? above : below) ? 1 : 0;
        arm->place_high -= (more_is_better ? below : above) ? 1 : 0;
    }
}

static ctg_status fill(ctg_ranking *ranking, const ctg_ranking_asked *asked, const room *r,
                       ctg_error *error)
{
    for (size_t a = 0; a < asked->arms; a++) {
        ranking->draws = ctg_split_means(asked->values + a * asked->count, asked->draws,
                                         asked->count, r->means + a * ranking->draws, r->which);
        ranking->arm[a].mean = mean_of(r->means + a * ranking->draws, ranking->draws);
    }
    for (size_t a = 0; a < asked->arms; a++) {
        for (size_t b = a + 1; b < asked->arms; b++) {
            compare(ranking, r, a, b);
        }
    }
    for (size_t a = 0; a < asked->arms; a++) {
        set_place(ranking, a, asked->more_is_better);
    }
    const ctg_regret_asked of = {.values = r->means,
                                 .arms = asked->arms,
                                 .futures = ranking->draws,
                                 .more_is_better = asked->more_is_better,
                                 .threshold = asked->threshold,
                                 .name = asked->name};
    return ctg_regret_of(&ranking->regret, &of, error);
}

ctg_status ctg_ranking_of(ctg_ranking *ranking, const ctg_ranking_asked *asked, ctg_error *error)
{
    static const char what[] = "a ranking";
    void *place = NULL;
    void *numbers = NULL;
    const size_t arms = asked->arms;
    assert(arms >= 2 && asked->count > 0);
    *ranking = (ctg_ranking){.arms = arms};
    CTG_TRY(ctg_memory_array(&place, arms, sizeof *ranking->arm, what, error));
    ranking->arm = place;
    CTG_TRY(ctg_memory_array(&place, arms * arms, sizeof *ranking->pair, what, error));
    ranking->pair = place;
    CTG_TRY(ctg_memory_array(&place, (arms + 1) * asked->count, sizeof(double), what, error));
    ctg_status status = ctg_memory_array(&numbers, asked->count, sizeof(uint32_t), what, error);
    if (status == ctg_ok) {
        double *const means = place;
        const room r = {means, means + arms * asked->count, numbers};
        status = fill(ranking, asked, &r, error);
    }
    free(numbers);
    free(place);
    return status;
}

void ctg_ranking_destroy(ctg_ranking *ranking)
{
    free(ranking->arm);
    free(ranking->pair);
    ctg_regret_destroy(&ranking->regret);
    *ranking = (ctg_ranking){0};
}

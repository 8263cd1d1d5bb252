/* How robust arms are over futures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/regret.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/quantiles.h"
#include "engine/base/memory.h"

/* More of it is better, whatever the measure. */
static double merit(const ctg_regret_asked *asked, size_t arm, size_t future)
{
    const double value = asked->values[arm * asked->futures + future];
    return asked->more_is_better ? value : -value;
}

/* The most that an arm has in a future; NAN where one has nothing. */
static double best_of(const ctg_regret_asked *asked, size_t future)
{
    double best = merit(asked, 0, future);
    for (size_t arm = 0; arm < asked->arms; arm++) {
        const double here = merit(asked, arm, future);
        if (!isfinite(here)) {
            return (double)NAN;
        }
        best = here > best ? here : best;
    }
    return best;
}

static void measure(const ctg_regret_asked *asked, const double *best, size_t arm, double *losses,
                    ctg_regret_arm *of)
{
    const double wanted = asked->more_is_better ? asked->threshold : -asked->threshold;
    size_t count = 0;
    size_t first = 0;
    size_t met = 0;
    double sum = 0;
    *of = (ctg_regret_arm){.worst = -1};
    for (size_t future = 0; future < asked->futures; future++) {
        if (isnan(best[future])) {
            continue;
        }
        const double loss = best[future] - merit(asked, arm, future);
        sum += loss;
        first += loss > 0 ? 0 : 1;
        met += merit(asked, arm, future) >= wanted ? 1 : 0;
        of->worst_future = loss > of->worst ? future : of->worst_future;
        of->worst = loss > of->worst ? loss : of->worst;
        losses[count++] = loss;
    }
    of->mean = sum / (double)count;
    of->p95 = ctg_quantiles_sort_at(losses, count, 0.95);
    of->best = (double)first / (double)count;
    of->meets = isnan(asked->threshold) ? (double)NAN : (double)met / (double)count;
}

static size_t minimax_of(const ctg_regret *regret)
{
    size_t least = 0;
    for (size_t arm = 1; arm < regret->arms; arm++) {
        const ctg_regret_arm *const a = regret->arm + arm;
        const ctg_regret_arm *const b = regret->arm + least;
        if (a->worst < b->worst || (!(a->worst > b->worst) && a->mean < b->mean)) {
            least = arm;
        }
    }
    return least;
}

static ctg_status fill(ctg_regret *regret, const ctg_regret_asked *asked, double *best,
                       ctg_error *error)
{
    for (size_t future = 0; future < asked->futures; future++) {
        best[future] = best_of(asked, future);
        regret->futures += isnan(best[future]) ? 0 : 1;
    }
    regret->dropped = asked->futures - regret->futures;
    if (regret->futures == 0) {
        return ctg_error_add(error, ctg_input,
                             "%s: none of %zu futures has a value of each of the %zu arms",
                             asked->name, asked->futures, asked->arms);
    }
    for (size_t arm = 0; arm < asked->arms; arm++) {
        measure(asked, best, arm, best + asked->futures, regret->arm + arm);
    }
    regret->minimax = minimax_of(regret);
    return ctg_ok;
}

ctg_status ctg_regret_of(ctg_regret *regret, const ctg_regret_asked *asked, ctg_error *error)
{
    static const char what[] = "regret";
    void *place = NULL;
    assert(asked->arms > 0);
    *regret = (ctg_regret){.arms = asked->arms};
    CTG_TRY(ctg_memory_array(&place, asked->arms, sizeof *regret->arm, what, error));
    regret->arm = place;
    CTG_TRY(ctg_memory_array(&place, 2 * asked->futures, sizeof(double), what, error));
    const ctg_status status = fill(regret, asked, place, error);
    free(place);
    return status;
}

void ctg_regret_destroy(ctg_regret *regret)
{
    free(regret->arm);
    *regret = (ctg_regret){0};
}

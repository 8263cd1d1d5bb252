/* What a number hangs on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/hinges.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

static double bound_of(size_t values, size_t candidates)
{
    if (values < CTG_CANDIDATES_DRAWS_LEAST || candidates == 0) {
        return 1;
    }
    const double freedom = (double)values - 2;
    const double t = gsl_cdf_tdist_Qinv(ctg_candidates_level(candidates) / 2, freedom);
    return t / sqrt(freedom + t * t);
}

/* `work` has room for four lists of values, the first of them the finite values. */
static ctg_status rank(ctg_hinges *hinges, const ctg_setting *setting,
                       const ctg_hinges_drawn *drawn, const size_t *which, double *work,
                       ctg_error *error)
{
    const size_t count = hinges->values;
    double *const chosen = work + count;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        const ctg_parameter_id parameter = (ctg_parameter_id)id;
        const double *all = NULL;
        if (!ctg_candidates_has(setting, parameter)) {
            continue;
        }
        CTG_TRY(drawn->read(drawn->of, parameter, &all, error));
        for (size_t i = 0; i < count; i++) {
            chosen[i] = all[which[i]];
        }
        const double correlation = ctg_influence_correlation(work, chosen, count, work + 2 * count);
        if (!isnan(correlation)) {
            ctg_influence_enter(hinges->strongest, CTG_HINGES_LISTED, &hinges->listed,
                                (ctg_influence){parameter, correlation});
        }
    }
    while (hinges->found < hinges->listed && hinges->found < CTG_HINGES_MOST &&
           fabs(hinges->strongest[hinges->found].correlation) > hinges->bound) {
        hinges->found++;
    }
    return ctg_ok;
}

ctg_status ctg_hinges_rank(ctg_hinges *hinges, const ctg_setting *setting, const double *values,
                           size_t count, const ctg_hinges_drawn *drawn, ctg_error *error)
{
    static const char what[] = "what an answer hangs on";
    void *room = NULL;
    void *numbers = NULL;
    *hinges = (ctg_hinges){0};
    CTG_TRY(ctg_memory_array(&room, 4 * count, sizeof(double), what, error));
    double *const work = room;
    ctg_status status = ctg_memory_array(&numbers, count, sizeof(size_t), what, error);
    size_t *const which = numbers;
    for (size_t i = 0; status == ctg_ok && i < count; i++) {
        if (isfinite(values[i])) {
            which[hinges->values] = i;
            work[hinges->values++] = values[i];
        }
    }
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        hinges->candidates += ctg_candidates_has(setting, (ctg_parameter_id)id) ? 1 : 0;
    }
    hinges->bound = bound_of(hinges->values, hinges->candidates);
    if (status == ctg_ok && hinges->bound < 1) {
        status = rank(hinges, setting, drawn, which, work, error);
    }
    free(numbers);
    free(work);
    return status;
}

/* What the draws of a pair were. */
typedef struct drawn_of {
    const ctg_pair *pair;
    const uint32_t *which; /* [count] the draws */
    size_t count;
    double *values; /* [count] room */
} drawn_of;

static ctg_status read_drawn(void *of, ctg_parameter_id parameter, const double **values,
                             ctg_error *error)
{
    const drawn_of *const here = of;
    (void)error;
    for (size_t i = 0; i < here->count; i++) {
        here->values[i] =
            here->pair->base->parameters[(size_t)here->which[i] * CTG_PARAMETERS + parameter];
    }
    *values = here->values;
    return ctg_ok;
}

ctg_status ctg_hinges_of_pair(ctg_hinges *hinges, const ctg_pair *pair, size_t place,
                              ctg_error *error)
{
    static const char what[] = "what a difference hangs on";
    void *room = NULL;
    void *numbers = NULL;
    *hinges = (ctg_hinges){0};
    CTG_TRY(ctg_memory_array(&room, 3 * pair->count, sizeof(double), what, error));
    double *const work = room;
    ctg_status status = ctg_memory_array(&numbers, pair->count, sizeof(uint32_t), what, error);
    if (status == ctg_ok) {
        double *const means = work + pair->count;
        ctg_pair_differences(pair, place, work);
        const size_t draws = ctg_split_means(work, pair->draws, pair->count, means, numbers);
        drawn_of of = {pair, numbers, draws, work + 2 * pair->count};
        const ctg_hinges_drawn drawn = {read_drawn, &of};
        status = ctg_hinges_rank(hinges, &pair->base->setting, means, draws, &drawn, error);
    }
    free(numbers);
    free(work);
    return status;
}

void ctg_hinges_interval(double correlation, size_t values, size_t candidates, double ends[2])
{
    const double half = gsl_cdf_ugaussian_Qinv(ctg_candidates_level(candidates) / 2) *
                        sqrt(1.06 / ((double)(values > 4 ? values : 4) - 3));
    const double middle = atanh(correlation);
    ends[0] = fabs(correlation) < 1 ? tanh(middle - half) : correlation;
    ends[1] = fabs(correlation) < 1 ? tanh(middle + half) : correlation;
}

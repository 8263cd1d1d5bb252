/* Which assumed parameters a difference hangs on most.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/influence.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

#define DRAWS_LEAST 3

static bool all_same(const double *values, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (values[i] < values[0] || values[i] > values[0]) {
            return false;
        }
    }
    return true;
}

double ctg_influence_correlation(const double *a, const double *b, size_t count, double *work)
{
    return all_same(a, count) || all_same(b, count) ? (double)NAN
                                                    : gsl_stats_spearman(a, 1, b, 1, count, work);
}

static bool is_candidate(const ctg_pair *pair, ctg_parameter_id id)
{
    const ctg_parameter *const row = ctg_parameters_row(id);
    return row->basis == ctg_basis_assumed && row->kind != ctg_parameter_switch &&
           row->low < row->high && pair->base->setting.drawn[id] && pair->policy->setting.drawn[id];
}

static bool is_stronger(const ctg_influence *a, const ctg_influence *b)
{
    const double of_a = fabs(a->correlation);
    const double of_b = fabs(b->correlation);
    return of_a > of_b || (!(of_a < of_b) && strcmp(ctg_parameters_row(a->parameter)->path,
                                                    ctg_parameters_row(b->parameter)->path) < 0);
}

void ctg_influence_enter(ctg_influence *strongest, size_t most, size_t *found, ctg_influence one)
{
    size_t at = *found;
    while (at > 0 && is_stronger(&one, &strongest[at - 1])) {
        if (at < most) {
            strongest[at] = strongest[at - 1];
        }
        at--;
    }
    if (at < most) {
        strongest[at] = one;
        *found += *found < most ? 1 : 0;
    }
}

/* `work` has room for four lists of `draws`, the first of them the draws' means. */
static void rank(const ctg_pair *pair, const uint32_t *which, size_t draws, double *work,
                 ctg_influence *strongest, size_t *found)
{
    double *const means = work;
    double *const values = work + draws;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        if (!is_candidate(pair, (ctg_parameter_id)id)) {
            continue;
        }
        for (size_t i = 0; i < draws; i++) {
            values[i] = pair->base->parameters[(size_t)which[i] * CTG_PARAMETERS + id];
        }
        const double correlation =
            ctg_influence_correlation(means, values, draws, work + 2 * draws);
        if (!isnan(correlation)) {
            const ctg_influence one = {(ctg_parameter_id)id, correlation};
            ctg_influence_enter(strongest, CTG_INFLUENCE_MOST, found, one);
        }
    }
}

ctg_status ctg_influence_rank(const ctg_pair *pair, size_t place,
                              ctg_influence strongest[CTG_INFLUENCE_MOST], size_t *found,
                              ctg_error *error)
{
    static const char what[] = "the ranks of parameters";
    void *room = NULL;
    void *numbers = NULL;
    *found = 0;
    CTG_TRY(ctg_memory_array(&room, 5 * pair->count, sizeof(double), what, error));
    double *const work = room;
    const ctg_status status =
        ctg_memory_array(&numbers, pair->count, sizeof(uint32_t), what, error);
    if (status == ctg_ok) {
        double *const differences = work + 4 * pair->count;
        uint32_t *const which = numbers;
        ctg_pair_differences(pair, place, differences);
        const size_t draws = ctg_split_means(differences, pair->draws, pair->count, work, which);
        if (draws >= DRAWS_LEAST) {
            rank(pair, which, draws, work, strongest, found);
        }
    }
    free(numbers);
    free(work);
    return status;
}

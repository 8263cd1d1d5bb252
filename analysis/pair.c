/* Two arms subtracted replicate by replicate: what a policy changes, and how sure that is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/pair.h"

#include <assert.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/parting.h"
#include "engine/base/memory.h"

ctg_status ctg_pair_check(const ctg_setting *base, const ctg_setting *policy, const char *a,
                          const char *b, ctg_error *error)
{
    const ctg_record_shape of_base = ctg_ensemble_shape(base);
    const ctg_record_shape of_policy = ctg_ensemble_shape(policy);
    const char *what = NULL;
    what = base->seed != policy->seed ? "the seed" : what;
    what = base->months != policy->months ? "the number of months" : what;
    what = base->start != policy->start ? "the start" : what;
    for (int scope = 0; scope < CTG_SCOPES; scope++) {
        if (of_base.who[scope] != of_policy.who[scope]) {
            what = "the number of states, regions or capabilities";
        }
    }
    return what == NULL ? ctg_ok
                        : ctg_error_add(error, ctg_input,
                                        "%s: error: cannot be compared with %s: %s is not the same",
                                        b, a, what);
}

/* The first month, counted from the start, in which the arms differ though the policy has not
 * begun; -1 where they do not. */
static int32_t differs_early(const ctg_pair *pair, uint32_t replicate)
{
    const ctg_setting *const setting = &pair->base->setting;
    const size_t row = replicate * ((size_t)setting->months + 1);
    for (int32_t t = 0; t <= setting->months && setting->start + t < pair->parting; t++) {
        if (pair->base->pasts[row + (size_t)t] != pair->policy->pasts[row + (size_t)t]) {
            return t;
        }
    }
    return -1;
}

static ctg_status check_pasts(const ctg_pair *pair, const char *name, ctg_error *error)
{
    for (size_t at = 0; at < pair->count; at++) {
        const int32_t t = differs_early(pair, pair->replicates[at]);
        char begins[8] = "";
        char month[8];
        if (t < 0) {
            continue;
        }
        if (pair->parting <= CTG_MONTH_MOST) {
            ctg_month_write(pair->parting, begins);
        }
        ctg_month_write(pair->base->setting.start + t, month);
        return ctg_error_add(error, ctg_broken,
                             "%s: replicate %" PRIu32 ": the arms differ in %s, but the policy "
                             "%s%s: this is a defect of the program",
                             name, pair->replicates[at], month,
                             begins[0] != '\0' ? "begins in " : "changes nothing", begins);
    }
    return ctg_ok;
}

static ctg_status refuse_empty(const ctg_pair *pair, const char *name, ctg_error *error)
{
    const ctg_arm *const arm = pair->base->failed > 0 ? pair->base : pair->policy;
    return ctg_error_add(error, ctg_broken,
                         "%s: no replicate ended well in both arms; replicate %" PRIu32 ": %s",
                         name, arm->first_failed, arm->sentence);
}

ctg_status ctg_pair_open(ctg_pair *pair, const ctg_arm *base, const ctg_arm *policy,
                         const char *name, ctg_error *error)
{
    void *place = NULL;
    assert(base->replicates == policy->replicates && base->place_count == policy->place_count);
    *pair = (ctg_pair){.base = base, .policy = policy};
    CTG_TRY(ctg_memory_array(&place, base->replicates, sizeof *pair->replicates, "a pair", error));
    pair->replicates = place;
    CTG_TRY(ctg_memory_array(&place, base->replicates, sizeof *pair->draws, "a pair", error));
    pair->draws = place;
    pair->parting = ctg_parting_month(&base->setting, &policy->setting);
    for (uint32_t replicate = 0; replicate < base->replicates; replicate++) {
        if (base->taken[replicate] != 0 && policy->taken[replicate] != 0) {
            pair->replicates[pair->count] = replicate;
            pair->draws[pair->count++] = ctg_setting_draw_of(&base->setting, replicate);
        }
    }
    pair->left_out = base->replicates - pair->count;
    return pair->count == 0 ? refuse_empty(pair, name, error) : check_pasts(pair, name, error);
}

void ctg_pair_destroy(ctg_pair *pair)
{
    free(pair->replicates);
    free(pair->draws);
    *pair = (ctg_pair){0};
}

static void write_values(const ctg_pair *pair, const ctg_arm *arm, size_t place, double *values)
{
    const size_t at = ctg_arm_at(arm, place);
    for (size_t i = 0; i < pair->count; i++) {
        values[i] = arm->values[pair->replicates[i] * arm->place_count + at];
    }
}

void ctg_pair_differences(const ctg_pair *pair, size_t place, double *differences)
{
    const size_t in_base = ctg_arm_at(pair->base, place);
    const size_t in_policy = ctg_arm_at(pair->policy, place);
    for (size_t i = 0; i < pair->count; i++) {
        const size_t row = pair->replicates[i];
        differences[i] = pair->policy->values[row * pair->policy->place_count + in_policy] -
                         pair->base->values[row * pair->base->place_count + in_base];
    }
}

/* Sorts the values in place. */
static double quantile(double *values, size_t count, double share)
{
    gsl_sort(values, 1, count);
    return gsl_stats_quantile_from_sorted_data(values, 1, count, share);
}

/* What share of the draws has a mean on each side of 0. */
static void set_sides(const ctg_pair *pair, const double *differences, double *means,
                      uint32_t *which, ctg_pair_effect *effect)
{
    const size_t draws = ctg_split_means(differences, pair->draws, pair->count, means, which);
    size_t above = 0;
    size_t below = 0;
    for (size_t i = 0; i < draws; i++) {
        above += means[i] > 0 ? 1 : 0;
        below += means[i] < 0 ? 1 : 0;
    }
    effect->above = (double)above / (double)draws;
    effect->below = (double)below / (double)draws;
}

ctg_status ctg_pair_measure(const ctg_pair *pair, size_t place, ctg_pair_effect *effect,
                            ctg_error *error)
{
    void *room = NULL;
    void *numbers = NULL;
    CTG_TRY(ctg_memory_array(&room, 2 * pair->count, sizeof(double), "the differences", error));
    double *const values = room;
    const ctg_status status =
        ctg_memory_array(&numbers, pair->count, sizeof(uint32_t), "the differences", error);
    if (status == ctg_ok) {
        write_values(pair, pair->base, place, values);
        effect->base_median = quantile(values, pair->count, 0.5);
        write_values(pair, pair->policy, place, values);
        effect->policy_median = quantile(values, pair->count, 0.5);
        ctg_pair_differences(pair, place, values);
        effect->split = ctg_split_of(values, pair->draws, pair->count);
        set_sides(pair, values, values + pair->count, numbers, effect);
        effect->median = quantile(values, pair->count, 0.5);
        effect->low = quantile(values, pair->count, 0.025);
        effect->high = quantile(values, pair->count, 0.975);
        effect->sign = effect->split.mean_low > 0 ? '+' : (effect->split.mean_high < 0 ? '-' : '0');
    }
    free(numbers);
    free(values);
    return status;
}

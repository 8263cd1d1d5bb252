/* Two arms subtracted replicate by replicate: what a policy changes, and how sure that is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/pair.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/parting.h"
#include "analysis/quantiles.h"
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

size_t ctg_pair_read(const ctg_pair *pair, size_t place, const ctg_pair_values *to)
{
    const size_t in_base = ctg_arm_at(pair->base, place);
    const size_t in_policy = ctg_arm_at(pair->policy, place);
    size_t count = 0;
    for (size_t i = 0; i < pair->count; i++) {
        const size_t row = pair->replicates[i];
        to->base[count] = pair->base->values[row * pair->base->place_count + in_base];
        to->policy[count] = pair->policy->values[row * pair->policy->place_count + in_policy];
        to->draws[count] = pair->draws[i];
        to->replicates[count] = pair->replicates[i];
        count += isnan(to->base[count]) || isnan(to->policy[count]) ? 0 : 1;
    }
    return count;
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

/* What share of the draws has a mean on each side of 0, what share of the replicates is there. */
static void set_sides(const double *differences, const uint32_t *of, size_t count, double *means,
                      uint32_t *which, ctg_pair_effect *effect)
{
    const size_t draws = ctg_split_means(differences, of, count, means, which);
    size_t above = 0;
    size_t below = 0;
    size_t higher = 0;
    size_t lower = 0;
    for (size_t i = 0; i < draws; i++) {
        above += means[i] > 0 ? 1 : 0;
        below += means[i] < 0 ? 1 : 0;
    }
    for (size_t i = 0; i < count; i++) {
        higher += differences[i] > 0 ? 1 : 0;
        lower += differences[i] < 0 ? 1 : 0;
    }
    effect->above = (double)above / (double)draws;
    effect->below = (double)below / (double)draws;
    effect->higher = (double)higher / (double)count;
    effect->lower = (double)lower / (double)count;
}

/* `room` has four times the count, `numbers` three times. */
static void measure(const ctg_pair *pair, size_t place, double *room, uint32_t *numbers,
                    ctg_pair_effect *effect)
{
    const ctg_pair_values both = {room, room + pair->count, numbers, numbers + pair->count};
    const size_t count = ctg_pair_read(pair, place, &both);
    double *const differences = room + 2 * pair->count;
    const double nan = (double)NAN;
    for (size_t i = 0; i < count; i++) {
        differences[i] = both.policy[i] - both.base[i];
    }
    *effect = (ctg_pair_effect){nan, nan, nan, nan, nan, '0', {0}, nan, nan, nan, nan};
    effect->split = ctg_split_of(differences, both.draws, count);
    if (count == 0) {
        return;
    }
    set_sides(differences, both.draws, count, differences + pair->count, numbers + 2 * pair->count,
              effect);
    effect->base_median = ctg_quantiles_sort_at(both.base, count, 0.5);
    effect->policy_median = ctg_quantiles_sort_at(both.policy, count, 0.5);
    effect->median = ctg_quantiles_sort_at(differences, count, 0.5);
    effect->low = ctg_quantiles_sort_at(differences, count, 0.025);
    effect->high = ctg_quantiles_sort_at(differences, count, 0.975);
    effect->sign = effect->split.mean_low > 0 ? '+' : (effect->split.mean_high < 0 ? '-' : '0');
}

ctg_status ctg_pair_measure(const ctg_pair *pair, size_t place, ctg_pair_effect *effect,
                            ctg_error *error)
{
    static const char what[] = "the differences";
    void *room = NULL;
    void *numbers = NULL;
    CTG_TRY(ctg_memory_array(&room, 4 * pair->count, sizeof(double), what, error));
    const ctg_status status =
        ctg_memory_array(&numbers, 3 * pair->count, sizeof(uint32_t), what, error);
    if (status == ctg_ok) {
        measure(pair, place, room, numbers, effect);
    }
    free(numbers);
    free(room);
    return status;
}

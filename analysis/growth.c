/* How much of a growth is due to what a scenario changes, and what that answer hangs on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/growth.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/quantiles.h"
#include "engine/base/memory.h"

#define HALF 0.5

/* Lists of pair->count values each, in one piece; of draws there are no more. */
typedef struct lists {
    double *growth, *part;                               /* of single worlds */
    double *of_growth, *means, *within, *sizes, *values; /* of draws */
    uint32_t *which;                                     /* draws */
    size_t draws;
} lists;

#define LISTS 7

static ctg_status make_room(lists *all, size_t count, ctg_error *error)
{
    static const char what[] = "how much of a growth is due to what";
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, LISTS * count, sizeof(double), what, error));
    double **const each[LISTS] = {&all->growth, &all->part,  &all->of_growth, &all->means,
                                  &all->within, &all->sizes, &all->values};
    for (size_t at = 0; at < LISTS; at++) {
        *each[at] = (double *)room + at * count;
    }
    void *numbers = NULL;
    const ctg_status status = ctg_memory_array(&numbers, count, sizeof *all->which, what, error);
    all->which = numbers;
    return status;
}

static double sum_of(const ctg_arm *arm, uint32_t replicate, const size_t *places, size_t count)
{
    double sum = 0;
    for (size_t at = 0; at < count; at++) {
        sum += arm->values[replicate * arm->place_count + ctg_arm_at(arm, places[at])];
    }
    return sum;
}

static void write_worlds(const ctg_pair *pair, const ctg_growth_of *of, lists *all)
{
    const ctg_arm *const with = of->policy_has_cause ? pair->policy : pair->base;
    const ctg_arm *const without = of->policy_has_cause ? pair->base : pair->policy;
    for (size_t i = 0; i < pair->count; i++) {
        const uint32_t replicate = pair->replicates[i];
        const double end = sum_of(with, replicate, of->ends, of->count);
        all->growth[i] = end - sum_of(with, replicate, of->starts, of->count);
        all->part[i] = end - sum_of(without, replicate, of->ends, of->count);
    }
}

/* Growth and part, and their ratio over draws. */
static void set_means(ctg_growth *growth, const ctg_pair *pair, lists *all)
{
    growth->growth = ctg_split_of(all->growth, pair->draws, pair->count);
    growth->part = ctg_split_of(all->part, pair->draws, pair->count);
    (void)ctg_split_means(all->growth, pair->draws, pair->count, all->of_growth, all->which);
    all->draws = ctg_split_means(all->part, pair->draws, pair->count, all->means, all->which);
    growth->share = growth->growth.mean_low > 0
                        ? ctg_ratio_of_means(all->means, all->of_growth, all->draws)
                        : (ctg_ratio){(double)NAN, (double)NAN, (double)NAN};
    memcpy(all->values, all->part, pair->count * sizeof *all->part);
    growth->part_low = ctg_quantiles_sort_at(all->values, pair->count, 0.025);
    growth->part_high = ctg_quantiles_sort_at(all->values, pair->count, 0.975);
}

/* What a single world moves the share by, but for a factor; then its draws. */
static ctg_first_order_draws linearise(const ctg_growth *growth, const ctg_pair *pair, lists *all)
{
    const double share = isnan(growth->share.ratio) ? 0 : growth->share.ratio;
    for (size_t i = 0; i < pair->count; i++) {
        all->part[i] -= share * all->growth[i];
    }
    all->draws = ctg_split_means(all->part, pair->draws, pair->count, all->means, all->which);
    size_t draw = 0;
    for (size_t i = 0; i < pair->count; i++) {
        draw += pair->draws[i] == all->which[draw] ? 0 : 1;
        const double apart = all->part[i] - all->means[draw];
        all->within[draw] += apart * apart;
        all->sizes[draw] += 1;
    }
    return (ctg_first_order_draws){all->means, all->within, all->sizes, all->draws};
}

static bool is_looked_at(const ctg_pair *pair, ctg_parameter_id id)
{
    return ctg_candidates_has(&pair->base->setting, id) &&
           ctg_candidates_has(&pair->policy->setting, id);
}

static int compare(const void *a, const void *b)
{
    const ctg_growth_cause *const of_a = a;
    const ctg_growth_cause *const of_b = b;
    if (of_a->of.share > of_b->of.share || of_a->of.share < of_b->of.share) {
        return of_a->of.share > of_b->of.share ? -1 : 1;
    }
    return strcmp(ctg_parameters_row(of_a->parameter)->path,
                  ctg_parameters_row(of_b->parameter)->path);
}

static ctg_status add_cause(ctg_growth *growth, const ctg_pair *pair,
                            const ctg_first_order_draws *draws, const lists *all,
                            ctg_parameter_id id, ctg_error *error)
{
    ctg_growth_cause *const cause = &growth->causes[growth->cause_count];
    for (size_t i = 0; i < draws->count; i++) {
        all->values[i] = pair->base->parameters[(size_t)all->which[i] * CTG_PARAMETERS + id];
    }
    CTG_TRY(ctg_first_order_of(&cause->of, draws, all->values, error));
    cause->parameter = id;
    cause->is_fitted = ctg_candidates_is_fitted(&pair->base->setting, id);
    growth->cause_count++;
    return ctg_ok;
}

static ctg_status share_out(ctg_growth *growth, const ctg_pair *pair, lists *all, ctg_error *error)
{
    void *room = NULL;
    const ctg_first_order_draws draws = linearise(growth, pair, all);
    growth->chance = ctg_first_order_chance(&draws);
    if (draws.count < CTG_CANDIDATES_DRAWS_LEAST) {
        return ctg_ok;
    }
    CTG_TRY(ctg_memory_array(&room, CTG_PARAMETERS, sizeof *growth->causes, "causes", error));
    growth->causes = room;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        if (is_looked_at(pair, (ctg_parameter_id)id)) {
            CTG_TRY(add_cause(growth, pair, &draws, all, (ctg_parameter_id)id, error));
        }
    }
    for (size_t at = 0; at < growth->cause_count; at++) {
        growth->causes[at].is_told =
            growth->causes[at].of.level < ctg_candidates_level(growth->cause_count);
    }
    qsort(growth->causes, growth->cause_count, sizeof *growth->causes, compare);
    return ctg_ok;
}

ctg_status ctg_growth_measure(ctg_growth *growth, const ctg_pair *pair, const ctg_growth_of *of,
                              ctg_error *error)
{
    lists all = {0};
    *growth = (ctg_growth){0};
    ctg_status status = make_room(&all, pair->count, error);
    if (status == ctg_ok) {
        write_worlds(pair, of, &all);
        set_means(growth, pair, &all);
        status = share_out(growth, pair, &all, error);
    }
    free(all.growth); /* the first list: all of them */
    free(all.which);
    return status;
}

void ctg_growth_destroy(ctg_growth *growth)
{
    free(growth->causes);
    *growth = (ctg_growth){0};
}

const ctg_growth_cause *ctg_growth_decides(const ctg_growth *growth)
{
    const ctg_growth_cause *const first = growth->causes;
    return growth->cause_count > 0 && first->is_told && first->of.share > HALF ? first : NULL;
}

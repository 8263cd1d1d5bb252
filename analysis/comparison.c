/* A comparison: what policies change of chosen measures, and whom they change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparison.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/places.h"
#include "engine/base/memory.h"

static const ctg_measure_id usual[] = {
    ctg_measure_world_sustained_ready_pers, ctg_measure_world_deployed_pers,
    ctg_measure_world_fill_share,           ctg_measure_world_contributors,
    ctg_measure_world_top10_share,          ctg_measure_world_mandate_output,
    ctg_measure_world_arrears_usd};

static_assert(sizeof usual / sizeof usual[0] == CTG_COMPARISON_USUAL, "all are counted");

/* Whose change is looked for. */
static const ctg_measure_id sought[] = {
    ctg_measure_supplier_sustained_ready_pers, ctg_measure_supplier_enabled_brigades,
    ctg_measure_state_deployed_pers, ctg_measure_state_sustained_ready_pers};

ctg_measure_id ctg_comparison_usual(size_t at)
{
    assert(at < CTG_COMPARISON_USUAL);
    return usual[at];
}

static bool less_is_better(ctg_measure_id measure)
{
    return ctg_measures_row(measure)->better == ctg_better_less;
}

ctg_status ctg_comparison_row_make(ctg_comparison_row *row, const ctg_study *study,
                                   ctg_measure_id measure, size_t who, ctg_error *error)
{
    *row = (ctg_comparison_row){.measure = measure, .who = who};
    return ctg_places_last(&row->place, &study->shape, measure, who, study->name, error);
}

/* Everybody whose change is looked for; nobody where no year is over. */
static ctg_status look(ctg_comparison *comparison, ctg_error *error)
{
    const ctg_study *const study = comparison->study;
    void *room = NULL;
    size_t most = 0;
    for (size_t i = 0; i < sizeof sought / sizeof sought[0]; i++) {
        most += study->shape.who[ctg_measures_row(sought[i])->scope];
    }
    CTG_TRY(ctg_memory_array(&room, most, sizeof *comparison->looked, "a comparison", error));
    comparison->looked = room;
    for (size_t i = 0; i < sizeof sought / sizeof sought[0] && study->shape.months >= 12; i++) {
        for (size_t who = 0; who < study->shape.who[ctg_measures_row(sought[i])->scope]; who++) {
            CTG_TRY(ctg_comparison_row_make(&comparison->looked[comparison->looked_count++], study,
                                            sought[i], who, error));
        }
    }
    return ctg_ok;
}

static ctg_status open_arms(ctg_comparison *comparison, size_t *places, size_t count,
                            ctg_error *error)
{
    const ctg_study *const study = comparison->study;
    const size_t arms = ctg_study_arms(study);
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, arms, sizeof *comparison->arms, "a comparison", error));
    comparison->arms = room;
    for (size_t i = 0; i < comparison->row_count; i++) {
        places[count++] = comparison->rows[i].place;
    }
    for (size_t i = 0; i < comparison->looked_count; i++) {
        places[count++] = comparison->looked[i].place;
    }
    count = ctg_places_order(places, count);
    for (size_t arm = 0; arm < arms; arm++) {
        CTG_TRY(ctg_arm_open(&comparison->arms[arm], ctg_study_arm(study, arm), study->replicates,
                             places, count, error));
    }
    return ctg_ok;
}

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    const ctg_comparison *const comparison = to;
    return result->arm < ctg_study_arms(comparison->study)
               ? ctg_arm_take(&comparison->arms[result->arm], result, error)
               : ctg_ok;
}

/* Puts a change in its place: measures in their order, then the larger difference first. */
static void insert(const ctg_comparison *comparison, ctg_comparison_policy *policy, size_t at,
                   const ctg_pair_effect *effect)
{
    size_t to = policy->changed_count++;
    while (to > 0 &&
           comparison->looked[policy->changed[to - 1]].measure == comparison->looked[at].measure &&
           fabs(policy->of_changed[to - 1].split.mean) < fabs(effect->split.mean)) {
        policy->changed[to] = policy->changed[to - 1];
        policy->of_changed[to] = policy->of_changed[to - 1];
        to--;
    }
    policy->changed[to] = at;
    policy->of_changed[to] = *effect;
}

static ctg_status make_room(const ctg_comparison *comparison, ctg_comparison_policy *policy,
                            ctg_error *error)
{
    static const char what[] = "a comparison";
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, comparison->row_count, sizeof *policy->effects, what, error));
    policy->effects = room;
    CTG_TRY(
        ctg_memory_array(&room, comparison->row_count, sizeof *policy->differences, what, error));
    policy->differences = room;
    CTG_TRY(
        ctg_memory_array(&room, comparison->looked_count, sizeof *policy->changed, what, error));
    policy->changed = room;
    CTG_TRY(
        ctg_memory_array(&room, comparison->looked_count, sizeof *policy->of_changed, what, error));
    policy->of_changed = room;
    return ctg_ok;
}

static ctg_status subtract(const ctg_comparison_row *row, const ctg_pair *pair,
                           ctg_paired_difference *difference, ctg_error *error)
{
    static const char what[] = "a comparison";
    const size_t most = pair->count;
    void *room = NULL;
    void *numbers = NULL;
    CTG_TRY(ctg_memory_array(&room, 2 * most, sizeof(double), what, error));
    ctg_status status = ctg_memory_array(&numbers, 2 * most, sizeof(uint32_t), what, error);
    if (status == ctg_ok) {
        const ctg_pair_values both = {room, (double *)room + most, numbers,
                                      (uint32_t *)numbers + most};
        const ctg_paired_difference_arms arms = {both.base, both.policy, both.draws,
                                                 ctg_pair_read(pair, row->place, &both)};
        status = ctg_paired_difference_of(difference, &arms, !less_is_better(row->measure), error);
    }
    free(numbers);
    free(room);
    return status;
}

/* Ranks by values[i * arms + arm]. */
static ctg_status rank_values(ctg_comparison *comparison, const double *values,
                              const uint32_t *draws, size_t count, ctg_error *error)
{
    const size_t arms = ctg_study_arms(comparison->study);
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, arms * count, sizeof(double), "a ranking", error));
    double *const turned = room;
    for (size_t i = 0; i < count * arms; i++) {
        turned[i % arms * count + i / arms] = values[i];
    }
    const ctg_ranking_asked asked = {.values = turned,
                                     .draws = draws,
                                     .arms = arms,
                                     .count = count,
                                     .more_is_better = !less_is_better(comparison->rows[0].measure),
                                     .threshold = (double)NAN,
                                     .name = ctg_measures_row(comparison->rows[0].measure)->path};
    const ctg_status status = ctg_ranking_of(&comparison->ranking, &asked, error);
    comparison->is_ranked = status == ctg_ok;
    free(room);
    return status;
}

/* Ranks all arms by the first row, over the replicates that have it in every one; not where there
 * is none. */
static ctg_status rank(ctg_comparison *comparison, ctg_error *error)
{
    const ctg_comparison_row *const row = &comparison->rows[0];
    const size_t arms = ctg_study_arms(comparison->study);
    const size_t most = comparison->study->replicates;
    size_t count = 0;
    void *room = NULL;
    void *draws = NULL;
    CTG_TRY(ctg_memory_array(&room, arms * most, sizeof(double), "a ranking", error));
    ctg_status status = ctg_memory_array(&draws, most, sizeof(uint32_t), "a ranking", error);
    double *const values = room;
    for (uint32_t replicate = 0; status == ctg_ok && replicate < most; replicate++) {
        bool whole = true;
        for (size_t arm = 0; arm < arms; arm++) {
            const ctg_arm *const of = &comparison->arms[arm];
            whole = whole && of->taken[replicate] != 0;
            const double value =
                of->values[replicate * of->place_count + ctg_arm_at(of, row->place)];
            whole = whole && !isnan(value);
            values[count * arms + arm] = value;
        }
        ((uint32_t *)draws)[count] = ctg_setting_draw_of(comparison->study->setting, replicate);
        count += whole ? 1 : 0;
    }
    if (status == ctg_ok && count > 0) {
        status = rank_values(comparison, values, draws, count, error);
    }
    free(draws);
    free(room);
    return status;
}

static ctg_status compare(const ctg_comparison *comparison, size_t at, ctg_error *error)
{
    ctg_comparison_policy *const policy = &comparison->policies[at];
    CTG_TRY(make_room(comparison, policy, error));
    CTG_TRY(ctg_pair_open(&policy->pair, &comparison->arms[0], &comparison->arms[at + 1],
                          ctg_study_arm_name(comparison->study, at + 1), error));
    for (size_t i = 0; i < comparison->row_count; i++) {
        CTG_TRY(
            ctg_pair_measure(&policy->pair, comparison->rows[i].place, &policy->effects[i], error));
        CTG_TRY(subtract(&comparison->rows[i], &policy->pair, &policy->differences[i], error));
    }
    for (size_t i = 0; i < comparison->looked_count; i++) {
        ctg_pair_effect effect;
        CTG_TRY(ctg_pair_measure(&policy->pair, comparison->looked[i].place, &effect, error));
        if (ctg_split_is_told(&effect.split, comparison->looked_count)) {
            insert(comparison, policy, i, &effect);
        }
    }
    return ctg_ok;
}

static ctg_status read_arms(ctg_comparison *comparison, ctg_store *store, ctg_error *error)
{
    void *places = NULL;
    CTG_TRY(ctg_memory_array(&places, comparison->row_count + comparison->looked_count,
                             sizeof(size_t), "a comparison", error));
    const ctg_status status = open_arms(comparison, places, 0, error);
    free(places);
    CTG_TRY(status);
    CTG_TRY(ctg_store_read_runs(store, comparison->study->replicates, take, comparison, error));
    return ctg_runs_read_outcome(store, comparison->study->replicates, &comparison->outcome, error);
}

ctg_status ctg_comparison_read(ctg_comparison *comparison, ctg_store *store, const ctg_study *study,
                               const ctg_comparison_row *rows, size_t row_count, ctg_error *error)
{
    void *room = NULL;
    *comparison = (ctg_comparison){.study = study};
    CTG_TRY(ctg_memory_array(&room, row_count, sizeof *rows, "a comparison", error));
    comparison->rows = room;
    comparison->row_count = row_count;
    memcpy(comparison->rows, rows, row_count * sizeof *rows);
    CTG_TRY(look(comparison, error));
    CTG_TRY(read_arms(comparison, store, error));
    CTG_TRY(ctg_memory_array(&room, study->policy_count, sizeof *comparison->policies,
                             "a comparison", error));
    comparison->policies = room;
    for (size_t at = 0; at < study->policy_count; at++) {
        CTG_TRY(compare(comparison, at, error));
    }
    return study->policy_count > 1 && row_count > 0 &&
                   ctg_measures_row(comparison->rows[0].measure)->better != ctg_better_neither
               ? rank(comparison, error)
               : ctg_ok;
}

void ctg_comparison_destroy(ctg_comparison *comparison)
{
    for (size_t arm = 0; comparison->arms != NULL && arm < ctg_study_arms(comparison->study);
         arm++) {
        ctg_arm_destroy(&comparison->arms[arm]);
    }
    for (size_t at = 0; comparison->policies != NULL && at < comparison->study->policy_count;
         at++) {
        ctg_comparison_policy *const policy = &comparison->policies[at];
        ctg_pair_destroy(&policy->pair);
        free(policy->effects);
        free(policy->differences);
        free(policy->changed);
        free(policy->of_changed);
    }
    free(comparison->arms);
    free(comparison->policies);
    free(comparison->rows);
    free(comparison->looked);
    ctg_ranking_destroy(&comparison->ranking);
    *comparison = (ctg_comparison){0};
}

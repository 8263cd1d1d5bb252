/* A comparison as JSON: the same content as the page, with every figure in full.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/compare_json.h"

#include <math.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/build.h"
#include "analysis/commands/compare_say.h"
#include "analysis/commands/json.h"

static json_t *effect_of(const ctg_comparison *comparison, const ctg_comparison_row *row,
                         const ctg_pair_effect *effect)
{
    const ctg_measure *const measure = ctg_measures_row(row->measure);
    const ctg_split *const split = &effect->split;
    char room[CTG_WHO_ROOM];
    return json_pack(
        "{s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:s#, s:o, s:o, s:o, s:I, s:I}",
        "measure", measure->path, "who",
        ctg_study_who(comparison->study, measure->scope, row->who, room), "unit", measure->unit,
        "base_median", ctg_json_real(effect->base_median), "policy_median",
        ctg_json_real(effect->policy_median), "median", ctg_json_real(effect->median), "p025",
        ctg_json_real(effect->low), "p975", ctg_json_real(effect->high), "mean",
        ctg_json_real(split->mean), "mean_p025", ctg_json_real(split->mean_low), "mean_p975",
        ctg_json_real(split->mean_high), "sign", &effect->sign, 1, "share_of_replicates_higher",
        ctg_json_real(effect->higher), "share_of_draws_above", ctg_json_real(effect->above),
        "share_of_parameters", ctg_json_real(split->share), "replicates", (json_int_t)split->values,
        "draws", (json_int_t)split->draws);
}

static json_t *row_of(const ctg_comparison *comparison, const ctg_comparison_policy *policy,
                      size_t at)
{
    const ctg_paired_difference *const difference = &policy->differences[at];
    json_t *const row = effect_of(comparison, &comparison->rows[at], &policy->effects[at]);
    json_t *const more = json_pack(
        "{s:o, s:s, s:o, s:o, s:o, s:o}", "improves_in", ctg_json_real(difference->improves),
        "better", ctg_measures_better_name(ctg_measures_row(comparison->rows[at].measure)->better),
        "pairing_narrowed", ctg_json_real(difference->narrowing), "more_replicates_needed",
        ctg_json_real(difference->more_replicates), "unpaired_p025",
        ctg_json_real(difference->unpaired_low), "unpaired_p975",
        ctg_json_real(difference->unpaired_high));
    if (row == NULL || more == NULL || json_object_update(row, more) != 0) {
        json_decref(row);
        json_decref(more);
        return NULL;
    }
    json_decref(more);
    return row;
}

static json_t *begins_of(const ctg_comparison *comparison, const ctg_pair *pair)
{
    char month[8];
    if (pair->parting <= comparison->study->setting->start || pair->parting > CTG_MONTH_MOST) {
        return json_null();
    }
    ctg_month_write(pair->parting, month);
    return json_string(month);
}

static json_t *policy_of(const ctg_comparison *comparison, size_t at)
{
    const ctg_comparison_policy *const policy = &comparison->policies[at];
    const ctg_study_policy *const about = &comparison->study->policies[at];
    json_t *rows = json_array();
    json_t *changed = json_array();
    for (size_t i = 0; i < comparison->row_count; i++) {
        rows = ctg_json_append(rows, row_of(comparison, policy, i));
    }
    for (size_t i = 0; i < policy->changed_count; i++) {
        changed =
            ctg_json_append(changed, effect_of(comparison, &comparison->looked[policy->changed[i]],
                                               &policy->of_changed[i]));
    }
    return json_pack("{s:s, s:s, s:s, s:o, s:s, s:s, s:I, s:o, s:o}", "name", about->name, "title",
                     about->title, "changes", about->changes, "begins",
                     begins_of(comparison, &policy->pair), "in_short",
                     ctg_compare_say_short(comparison, at).text, "trust",
                     ctg_compare_say_trust(comparison, at).text, "replicates_left_out",
                     (json_int_t)policy->pair.left_out, "measures", rows, "changed", changed);
}

static json_t *ranking_of(const ctg_comparison *comparison)
{
    const ctg_ranking *const ranking = &comparison->ranking;
    json_t *list = json_array();
    for (size_t arm = 0; comparison->is_ranked && arm < ranking->arms; arm++) {
        const ctg_ranking_arm *const of = &ranking->arm[arm];
        const ctg_regret_arm *const regret = &ranking->regret.arm[arm];
        list = ctg_json_append(
            list,
            json_pack("{s:s, s:f, s:I, s:I, s:I, s:f, s:f, s:f, s:f, s:b}", "name",
                      ctg_study_arm_name(comparison->study, arm), "mean", of->mean, "place",
                      (json_int_t)of->place, "place_low", (json_int_t)of->place_low, "place_high",
                      (json_int_t)of->place_high, "mean_regret", regret->mean, "p95_regret",
                      regret->p95, "worst_regret", regret->worst, "best_in", regret->best,
                      "least_worst_regret", arm == ranking->regret.minimax ? 1 : 0));
    }
    return list;
}

ctg_status ctg_compare_json_print(FILE *to, const ctg_comparison *comparison, const ctg_job *job,
                                  ctg_error *error)
{
    json_t *const frame = ctg_answer_json_frame(comparison->study, &comparison->outcome, job);
    json_t *policies = json_array();
    for (size_t at = 0; at < comparison->study->policy_count; at++) {
        policies = ctg_json_append(policies, policy_of(comparison, at));
    }
    json_t *const own =
        json_pack("{s:o, s:o}", "policies", policies, "ranking", ranking_of(comparison));
    if (frame == NULL || own == NULL || json_object_update(frame, own) != 0) {
        json_decref(frame);
        json_decref(own);
        return ctg_error_add(error, ctg_memory, "no memory for the answer");
    }
    json_decref(own);
    return ctg_answer_json_write(to, frame, error);
}

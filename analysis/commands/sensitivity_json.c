/* What the outputs of a sweep hang on, as JSON, with every figure in full.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/sensitivity_json.h"

#include <math.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/json.h"
#include "analysis/crossed.h"

/* Appends `value`, which it owns, to a list of the page's object. */
static ctg_status add_to(ctg_sensitivity_page *page, const char *list, json_t *value,
                         ctg_error *error)
{
    return value != NULL && json_array_append_new(json_object_get(page->object, list), value) == 0
               ? ctg_ok
               : ctg_error_add(error, ctg_memory, "no memory for the answer");
}

json_t *ctg_sensitivity_json_begin(const ctg_sensitivity_page *page)
{
    json_t *const frame = ctg_answer_json_frame(&page->job->study, &page->outcome, page->job);
    json_t *const lists = json_pack("{s:s, s:I, s:[], s:[], s:[]}", "design",
                                    ctg_design_kind_name(page->crossing->sweep.kind), "points",
                                    (json_int_t)ctg_study_point_count(&page->job->study), "outputs",
                                    "robustness", "fails");
    if (frame == NULL || lists == NULL || json_object_update(frame, lists) != 0) {
        json_decref(frame);
        json_decref(lists);
        return NULL;
    }
    json_decref(lists);
    return frame;
}

static json_t *index_of(const ctg_sobol_index *index)
{
    return json_pack("{s:f, s:f, s:f, s:b}", "estimate", index->estimate, "p025", index->low,
                     "p975", index->high, "distinguishable", index->distinguishable ? 1 : 0);
}

static json_t *pairs_of(const ctg_sensitivity_page *page, const ctg_sobol *sobol)
{
    json_t *list = json_array();
    for (size_t i = 0; sobol->second != NULL && i < sobol->factors; i++) {
        for (size_t j = i + 1; j < sobol->factors; j++) {
            list = ctg_json_append(
                list, json_pack("{s:s, s:s, s:o}", "one", ctg_sensitivity_factor(page->crossing, i),
                                "other", ctg_sensitivity_factor(page->crossing, j), "second",
                                index_of(&sobol->second[ctg_sobol_pair(i, j, sobol->factors)])));
        }
    }
    return list;
}

static json_t *sobol_of(const ctg_sensitivity_page *page, const ctg_sobol *sobol)
{
    json_t *factors = json_array();
    for (size_t i = 0; i < sobol->factors; i++) {
        factors = ctg_json_append(factors, json_pack("{s:s, s:o, s:o}", "factor",
                                                     ctg_sensitivity_factor(page->crossing, i),
                                                     "first", index_of(&sobol->first[i]), "total",
                                                     index_of(&sobol->total[i])));
    }
    return json_pack("{s:f, s:f, s:o, s:I, s:I, s:o, s:o}", "mean", sobol->mean, "variance",
                     sobol->variance, "chance", ctg_json_real(sobol->chance), "base_points",
                     (json_int_t)sobol->points, "dropped", (json_int_t)sobol->dropped, "factors",
                     factors, "pairs", pairs_of(page, sobol));
}

static json_t *effect_of(const ctg_morris_measure *of)
{
    return json_pack("{s:f, s:f, s:f}", "estimate", of->estimate, "p025", of->low, "p975",
                     of->high);
}

static json_t *morris_of(const ctg_sensitivity_page *page, const ctg_morris *morris)
{
    json_t *factors = json_array();
    for (size_t i = 0; i < morris->factors; i++) {
        const ctg_morris_factor *const of = &morris->factor[i];
        factors = ctg_json_append(
            factors, json_pack("{s:s, s:o, s:o, s:o, s:b}", "factor",
                               ctg_sensitivity_factor(page->crossing, i), "mu", effect_of(&of->mu),
                               "mu_star", effect_of(&of->mu_star), "sigma", effect_of(&of->sigma),
                               "distinguishable", of->distinguishable ? 1 : 0));
    }
    return json_pack("{s:I, s:I, s:o}", "trajectories", (json_int_t)morris->trajectories, "dropped",
                     (json_int_t)morris->dropped, "factors", factors);
}

ctg_status ctg_sensitivity_json_add(ctg_sensitivity_page *page, const ctg_sensitivity *of,
                                    ctg_error *error)
{
    return add_to(page, "outputs",
                  json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o}", "value", of->name, "arm",
                            ctg_study_arm_name(&page->job->study, of->of.arm), "refused",
                            of->refused, "chance_refused", of->noise_refused, "morris",
                            of->has_morris ? morris_of(page, &of->morris) : json_null(), "sobol",
                            of->has_sobol ? sobol_of(page, &of->sobol) : json_null(),
                            "sobol_of_chance",
                            of->has_noise ? sobol_of(page, &of->noise.sobol) : json_null()),
                  error);
}

ctg_status ctg_sensitivity_json_add_regret(ctg_sensitivity_page *page, const ctg_regret *regret,
                                           size_t at, ctg_error *error)
{
    char name[CTG_CROSSED_NAME_ROOM];
    json_t *arms = json_array();
    for (size_t arm = 0; arm < regret->arms; arm++) {
        const ctg_regret_arm *const of = &regret->arm[arm];
        arms = ctg_json_append(arms,
                               json_pack("{s:s, s:f, s:f, s:f, s:I, s:f, s:o, s:b}", "arm",
                                         ctg_study_arm_name(&page->job->study, arm), "mean_regret",
                                         of->mean, "p95_regret", of->p95, "worst_regret", of->worst,
                                         "worst_point", (json_int_t)of->worst_future, "best_in",
                                         of->best, "meets_threshold_in", ctg_json_real(of->meets),
                                         "least_worst_regret", arm == regret->minimax ? 1 : 0));
    }
    return add_to(page, "robustness",
                  json_pack("{s:s, s:I, s:I, s:o}", "value",
                            ctg_crossed_name(&page->job->study, at, name), "points",
                            (json_int_t)regret->futures, "dropped", (json_int_t)regret->dropped,
                            "arms", arms),
                  error);
}

static json_t *box_of(const ctg_sensitivity_page *page, const ctg_prim_box *box)
{
    const ctg_study_points *const points = &page->job->study.points;
    json_t *limits = json_array();
    for (size_t i = 0; i < points->factor_count; i++) {
        const ctg_prim_limit *const limit = &box->limit[i];
        if (isfinite(limit->low) || isfinite(limit->high)) {
            limits = ctg_json_append(
                limits, json_pack("{s:s, s:o, s:o, s:o, s:o}", "path", points->paths[i], "low",
                                  ctg_json_real(limit->low), "high", ctg_json_real(limit->high),
                                  "quasi_p_low", ctg_json_real(limit->p_low), "quasi_p_high",
                                  ctg_json_real(limit->p_high)));
        }
    }
    return json_pack("{s:I, s:I, s:f, s:f, s:f, s:f, s:o}", "points", (json_int_t)box->futures,
                     "failed", (json_int_t)box->failed, "mass", box->mass, "density", box->density,
                     "coverage", box->coverage, "outside", box->outside, "limits", limits);
}

ctg_status ctg_sensitivity_json_add_fails(ctg_sensitivity_page *page, const ctg_prim *prim,
                                          ctg_sensitivity_output of, const char *refused,
                                          ctg_error *error)
{
    json_t *boxes = json_array();
    for (size_t i = 0; i < prim->count; i++) {
        boxes = ctg_json_append(boxes, box_of(page, &prim->box[i]));
    }
    return add_to(page, "fails",
                  json_pack("{s:s, s:s, s:I, s:I, s:o}", "arm",
                            ctg_study_arm_name(&page->job->study, of.arm), "refused", refused,
                            "failed", (json_int_t)prim->failed, "points", (json_int_t)prim->futures,
                            "boxes", boxes),
                  error);
}

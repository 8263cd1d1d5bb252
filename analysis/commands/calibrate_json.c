/* The answer of a calibration as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/calibrate_json.h"

#include <math.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/calibrate_page.h"
#include "analysis/commands/json.h"

static json_t *quantiles(double low, double median, double high)
{
    return json_pack("{s:f, s:f, s:f}", "p05", low, "median", median, "p95", high);
}

static json_t *parameter_of(const ctg_calibrate *asked, size_t k)
{
    const ctg_marginal *const m = &asked->marginals.of[k];
    return json_pack("{s:s, s:o, s:o, s:f, s:b}", "path",
                     ctg_parameters_row(asked->calibrator.ids[k])->path, "prior",
                     quantiles(m->prior_low, m->prior_median, m->prior_high), "posterior",
                     quantiles(m->low, m->median, m->high), "width_over_prior", m->width, "moved",
                     m->moved ? 1 : 0);
}

static json_t *parameters(const ctg_calibrate *asked)
{
    json_t *list = json_array();
    for (size_t k = 0; k < asked->calibrator.asked.parameter_count; k++) {
        list = ctg_json_append(list, parameter_of(asked, k));
    }
    return list;
}

static json_t *correlations(const ctg_calibrate *asked)
{
    json_t *list = json_array();
    for (size_t i = 0; i < asked->marginals.pair_count; i++) {
        const ctg_correlation *const pair = &asked->marginals.pairs[i];
        list = ctg_json_append(
            list, json_pack("{s:s, s:s, s:f}", "a",
                            ctg_parameters_row(asked->calibrator.ids[pair->a])->path, "b",
                            ctg_parameters_row(asked->calibrator.ids[pair->b])->path, "correlation",
                            pair->value));
    }
    return list;
}

static json_t *figures(const ctg_calibrate *asked, const ctg_target_figures *f, double distance)
{
    json_t *const parts = json_object();
    json_t *ratios = json_array();
    for (size_t i = 0; i < CTG_CALIBRATION_TARGETS; i++) {
        (void)json_object_set_new(parts, ctg_calibration_target_name((ctg_calibration_target)i),
                                  json_real(f->part[i]));
    }
    for (size_t y = 0; y < asked->calibrator.targets.years; y++) {
        ratios = ctg_json_append(ratios, json_real(f->ratio[y]));
    }
    return json_pack("{s:o, s:o, s:f}", "parts", parts, "shares_over_frozen", ratios, "distance",
                     distance);
}

/* What the record has, and the means before and after: one object a figure. */
static json_t *answers(const ctg_calibrate *asked)
{
    const ctg_calibrator_result *const r = &asked->result;
    json_t *list = json_array();
    for (size_t i = 0; i < CTG_TARGET_ANSWERS; i++) {
        const ctg_target_answer answer = (ctg_target_answer)i;
        const ctg_target_answer_row *const row = ctg_targets_answer(answer);
        const double goal = ctg_targets_goal(&asked->calibrator.targets, answer);
        list = ctg_json_append(list,
                               json_pack("{s:s, s:s, s:i, s:o, s:f, s:f, s:f, s:f, s:f}", "key",
                                         row->key, "what", row->what, "decimals", row->decimals,
                                         "record", isnan(goal) ? json_null() : json_real(goal),
                                         "prior", r->prior.answer[i], "posterior_mean",
                                         r->posterior.answer[i], "best", r->best.answer[i], "noise",
                                         r->waves.noise[i], "explained", r->waves.explained[i]));
    }
    return list;
}

static json_t *sampling(const ctg_calibrate *asked)
{
    const ctg_waves *const waves = &asked->result.waves;
    return json_pack("{s:I, s:I, s:I, s:s, s:I, s:f}", "evaluations",
                     (json_int_t)waves->evaluations, "run_now", (json_int_t)asked->result.added,
                     "waves", (json_int_t)waves->last + 1, "ended",
                     ctg_calibrate_page_end(waves->end), "particles", (json_int_t)waves->count,
                     "seconds", asked->seconds);
}

ctg_status ctg_calibrate_json_print(FILE *to, const ctg_calibrate *asked, ctg_error *error)
{
    const ctg_calibrator *const c = &asked->calibrator;
    const ctg_calibrator_result *const r = &asked->result;
    json_t *const object = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:o, s:o, s:o}", "calibration", c->study.name, "study",
        c->study.id, "version", c->study.version, "tables", c->tables, "posterior", asked->written,
        "store", asked->kept, "seed", (json_int_t)c->asked.seed, "parameters", parameters(asked),
        "correlations", correlations(asked), "sampling", sampling(asked));
    json_t *const targets =
        json_pack("{s:o, s:o, s:o, s:o}", "answers", answers(asked), "prior",
                  figures(asked, &r->prior, r->prior_distance), "posterior_mean",
                  figures(asked, &r->posterior, r->posterior_distance), "best",
                  figures(asked, &r->best, r->best_distance));
    const bool full = object == NULL || json_object_set_new(object, "targets", targets) != 0;
    if (full) {
        json_decref(object);
    }
    return ctg_answer_json_write(to, full ? NULL : object, error);
}

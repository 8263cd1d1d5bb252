/* Results as JSON: the same content as the page, and every probe.
 *
 * json_pack gives NULL where memory ran out or one of its parts is NULL; that is asked once, at the
 * end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/results_json.h"

#include <math.h>
#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/build.h"
#include "analysis/commands/growth_say.h"
#include "analysis/commands/json.h"
#include "analysis/commands/results_say.h"
#include "engine/base/text.h"

static json_t *text_of(const char *text)
{
    const size_t length = strlen(text);
    return json_string(
        ctg_text_bad_utf8(text, length) == length ? text : ctg_text_shown(text, length).text);
}

static json_t *probes_of(const ctg_case_row *row)
{
    json_t *list = json_array();
    for (size_t at = 0; at < row->probe_count; at++) {
        const ctg_probe *const probe = &row->probes[at];
        list = ctg_json_append(
            list,
            json_pack("{s:s, s:f, s:s, s:f, s:o, s:o, s:o, s:I, s:b}", "parameter",
                      ctg_parameters_row(probe->of.parameter)->path, "correlation",
                      probe->of.correlation, "end", probe->is_high ? "high" : "low", "value",
                      probe->value, "mean", ctg_json_real(probe->mean), "mean_p025",
                      ctg_json_real(probe->low), "mean_p975", ctg_json_real(probe->high),
                      "replicates", (json_int_t)probe->replicates, "turns", probe->turns ? 1 : 0));
    }
    return list;
}

static json_t *built_in_by(const ctg_case_row *row)
{
    json_t *list = json_array();
    for (size_t at = 0; at < row->probe_count; at++) {
        const ctg_probe *const probe = &row->probes[at];
        if (probe->turns) {
            list =
                ctg_json_append(list, json_string(ctg_parameters_row(probe->of.parameter)->path));
        }
    }
    return list;
}

static json_t *difference_of(const ctg_pair_effect *effect)
{
    const ctg_split *const split = &effect->split;
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:I}", "median",
                     ctg_json_real(effect->median), "p025", ctg_json_real(effect->low), "p975",
                     ctg_json_real(effect->high), "mean", ctg_json_real(split->mean), "mean_p025",
                     ctg_json_real(split->mean_low), "mean_p975", ctg_json_real(split->mean_high),
                     "share_of_parameters", ctg_json_real(split->share), "share_of_parameters_p025",
                     ctg_json_real(split->share_low), "share_of_parameters_p975",
                     ctg_json_real(split->share_high), "share_of_chance",
                     ctg_json_real(1 - split->share), "replicates", (json_int_t)split->values,
                     "draws", (json_int_t)split->draws);
}

static json_t *row_of(const ctg_case_row *row)
{
    const ctg_measure *const measure = ctg_measures_row(row->expected.measure);
    return json_pack(
        "{s:s, s:s, s:s, s:s#, s:s, s:s, s:o, s:o, s:o, s:o, s:s#, s:s, s:o, s:o}", "measure",
        measure->path, "who", row->expected.who_name, "unit", measure->unit, "expected_sign",
        &row->expected.sign, 1, "because", row->expected.because, "otherwise",
        row->expected.otherwise, "base_median", ctg_json_real(row->effect.base_median),
        "policy_median", ctg_json_real(row->effect.policy_median), "difference",
        difference_of(&row->effect), "share_of_draws_as_expected", ctg_json_real(row->as_expected),
        "sign", &row->effect.sign, 1, "verdict", ctg_results_say_verdict(row->verdict),
        "built_in_by", built_in_by(row), "held", probes_of(row));
}

/* When the policy begins; null from the start on, or where it changes nothing. */
static json_t *begins_of(const ctg_case *one)
{
    char month[8];
    if (one->parting <= ctg_scenario_setting(one->scenario)->start ||
        one->parting > CTG_MONTH_MOST) {
        return json_null();
    }
    ctg_month_write(one->parting, month);
    return json_string(month);
}

static json_t *case_of(const ctg_case *one)
{
    char start[8];
    const ctg_setting *const setting = ctg_scenario_setting(one->scenario);
    json_t *rows = json_array();
    for (size_t at = 0; at < one->row_count; at++) {
        rows = ctg_json_append(rows, row_of(&one->rows[at]));
    }
    json_t *asks = json_array();
    for (size_t at = 0; at < one->ask_count; at++) {
        asks = ctg_json_append(asks, ctg_growth_say_json(one, &one->asks[at]));
    }
    ctg_month_write(setting->start, start);
    return json_pack(
        "{s:o, s:s, s:s, s:s, s:s, s:s, s:o, s:s, s:I, s:I, s:o, s:I, s:o, s:o}", "file",
        text_of(one->file), "name", ctg_scenario_name(one->scenario), "title",
        ctg_scenario_title(one->scenario), "question", ctg_scenario_question(one->scenario),
        "lever", ctg_scenario_lever(one->scenario), "source", ctg_scenario_source(one->scenario),
        "base", text_of(ctg_scenario_base_path(one->scenario)), "start", start, "months",
        (json_int_t)setting->months, "seed", (json_int_t)setting->seed, "begins", begins_of(one),
        "replicates_left_out", (json_int_t)one->left_out, "expectations", rows, "questions", asks);
}

ctg_status ctg_results_json_print(FILE *to, const ctg_cases *cases, ctg_error *error)
{
    json_t *results = json_array();
    json_t *skipped = json_array();
    for (size_t at = 0; at < cases->count; at++) {
        results = ctg_json_append(results, case_of(&cases->all[at]));
    }
    for (size_t at = 0; at < cases->skipped_count; at++) {
        skipped = ctg_json_append(skipped, text_of(cases->skipped[at]));
    }
    return ctg_answer_json_write(
        to,
        json_pack("{s:s, s:I, s:I, s:o, s:o}", "version", ctg_build_version(), "replicates",
                  (json_int_t)cases->asked.replicates, "chances", (json_int_t)cases->asked.chances,
                  "results", results, "compared_with_nothing", skipped),
        error);
}

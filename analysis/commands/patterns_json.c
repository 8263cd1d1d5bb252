/* Patterns as JSON: the same content as the page, numbers with 17 digits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/patterns_json.h"

#include "analysis/commands/answer_json.h"

static json_t *number_of(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

static json_t *figure_of(const ctg_judgement_row *row)
{
    const ctg_figure *const figure = row->figure;
    const ctg_pattern *const pattern = ctg_patterns_row(figure->pattern);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:i, s:i, s:f, s:f, s:o, s:s, s:o, s:o, s:s}",
                     "pattern", pattern->id, "name", pattern->name, "kind",
                     ctg_patterns_kind_name(pattern->kind), "figure", figure->label, "window",
                     ctg_patterns_is_fit(figure) ? "to 2009" : "2010-16", "from", figure->from,
                     "to", figure->to, "target_low", figure->low, "target_high", figure->high,
                     "band", figure->band < 0 ? json_null() : json_real(figure->band), "source",
                     figure->source, "recorded", number_of(row->recorded), "simulated",
                     ctg_answer_json_quantiles(&row->simulated), "verdict",
                     ctg_judgement_verdict_name(row->verdict));
}

static json_t *tally_of(const ctg_judgement *all, size_t count, ctg_judgement_window window)
{
    const ctg_judgement_tally tally = ctg_judgement_count(all, count, window);
    return json_pack("{s:I, s:I, s:I, s:I}", "patterns", (json_int_t)tally.patterns,
                     "patterns_inside", (json_int_t)tally.patterns_inside, "figures",
                     (json_int_t)tally.figures, "figures_inside", (json_int_t)tally.figures_inside);
}

/* Puts the counts of all windows into the object; false without memory. */
static bool put_tallies(json_t *object, const ctg_judgement *all, size_t count)
{
    return json_object_set_new(object, "emergent", tally_of(all, count, ctg_judgement_both)) == 0 &&
           json_object_set_new(object, "emergent_to_2009",
                               tally_of(all, count, ctg_judgement_fit)) == 0 &&
           json_object_set_new(object, "emergent_2010_16",
                               tally_of(all, count, ctg_judgement_test)) == 0;
}

static json_t *scenario_of(const ctg_judgement *of, const ctg_job *job)
{
    json_t *const object = ctg_answer_json_frame(of->study, &of->outcome, job);
    json_t *const figures = json_array();
    bool full = object == NULL || figures == NULL;
    for (size_t at = 0; at < of->row_count && !full; at++) {
        full = json_array_append_new(figures, figure_of(&of->rows[at])) != 0;
    }
    full = full || json_object_set(object, "figures", figures) != 0 || !put_tallies(object, of, 1);
    json_decref(figures);
    if (full) {
        json_decref(object);
    }
    return full ? NULL : object;
}

ctg_status ctg_patterns_json_print(FILE *to, const ctg_judgement *all, const ctg_job *jobs,
                                   size_t count, ctg_error *error)
{
    json_t *const object = json_object();
    json_t *const scenarios = json_array();
    bool full = object == NULL || scenarios == NULL;
    for (size_t at = 0; at < count && !full; at++) {
        full = json_array_append_new(scenarios, scenario_of(&all[at], &jobs[at])) != 0;
    }
    full = full || json_object_set(object, "scenarios", scenarios) != 0 ||
           !put_tallies(object, all, count);
    json_decref(scenarios);
    if (full) {
        json_decref(object);
    }
    return ctg_answer_json_write(to, full ? NULL : object, error);
}

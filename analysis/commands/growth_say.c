/* How much of a growth is due to what, in sentences and as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/growth_say.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "analysis/commands/figure.h"
#include "analysis/commands/json.h"

#define INTERVAL_ROOM (4 * CTG_FIGURE_ROOM)

static void add(ctg_growth_say *said, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What does not fit is left out. */
static void add(ctg_growth_say *said, const char *format, ...)
{
    const size_t used = strlen(said->text);
    va_list values;
    va_start(values, format);
    (void)vsnprintf(said->text + used, sizeof said->text - used, format, values);
    va_end(values);
}

/* "+41 persons (+20 to +62)" */
static void write_mean(char text[INTERVAL_ROOM], const ctg_measure *measure, const ctg_split *of)
{
    const double scale = ctg_figure_scale(ctg_figure_scale(of->mean_low, of->mean_high), of->mean);
    char figures[3][CTG_FIGURE_ROOM];
    ctg_figure_write_difference(figures[0], measure, of->mean, scale);
    ctg_figure_write_difference(figures[1], measure, of->mean_low, scale);
    ctg_figure_write_difference(figures[2], measure, of->mean_high, scale);
    (void)snprintf(text, INTERVAL_ROOM, "%s %s (%s to %s)", figures[0], measure->unit, figures[1],
                   figures[2]);
}

static bool is_told(const ctg_split *of)
{
    return of->mean_low > 0 || of->mean_high < 0;
}

static void add_share(ctg_growth_say *said, const ctg_case *one, const ctg_case_ask *ask)
{
    const ctg_growth *const growth = &ask->growth;
    const ctg_measure *const measure = ctg_measures_row(ask->asked.measure);
    char whole[INTERVAL_ROOM];
    char part[INTERVAL_ROOM];
    char start[8];
    char end[8];
    ctg_month_write(ctg_scenario_setting(one->scenario)->start, start);
    ctg_month_write(ask->end, end);
    write_mean(whole, measure, &growth->growth);
    write_mean(part, measure, &growth->part);
    if (isnan(growth->share.ratio)) {
        add(said,
            "There is no growth of which to give a share: %s from %s to %s is %s, of which %s "
            "makes %s.",
            ask->asked.growth, start, end, whole, ask->asked.cause, part);
        return;
    }
    add(said, "Of %s from %s to %s, %s, ", ask->asked.growth, start, end, whole);
    add(said, is_told(&growth->part) ? "%s makes %s" : "nothing can be told to be due to %s: %s",
        ask->asked.cause, part);
    add(said, ", %.1f %% of it (%.1f to %.1f).", 100 * growth->share.ratio, 100 * growth->share.low,
        100 * growth->share.high);
}

/* What the numbers are, and how far a single world may be from them. */
static void add_means(ctg_growth_say *said, const ctg_case_ask *ask)
{
    const ctg_growth *const growth = &ask->growth;
    const ctg_measure *const measure = ctg_measures_row(ask->asked.measure);
    const double scale = ctg_figure_scale(growth->part_low, growth->part_high);
    char figures[2][CTG_FIGURE_ROOM];
    ctg_figure_write_difference(figures[0], measure, growth->part_low, scale);
    ctg_figure_write_difference(figures[1], measure, growth->part_high, scale);
    add(said,
        " These are means over %zu draws of parameters with their 95 %% intervals; in 95 %% of "
        "single worlds the part is %s to %s.",
        growth->part.draws, figures[0], figures[1]);
}

static void add_parameter(ctg_growth_say *said, const ctg_case *one, const ctg_growth_cause *cause)
{
    const ctg_candidates_range range =
        ctg_candidates_range_of(ctg_scenario_setting(one->scenario), cause->parameter);
    const ctg_parameter *const row = ctg_parameters_row(cause->parameter);
    add(said, "%s (%s, %g to %g %s)", row->path, cause->is_fitted ? "fitted" : "assumed", range.low,
        range.high, row->unit);
}

static void add_percent(ctg_growth_say *said, const ctg_first_order *of)
{
    add(said, "%.0f %% (%.0f-%.0f)", 100 * of->share, 100 * of->low, 100 * of->high);
}

static void add_variance(ctg_growth_say *said, const ctg_case *one, const ctg_growth *growth)
{
    size_t told = 0;
    add(said, " Of the variance between single worlds ");
    if (isnan(growth->chance.share)) {
        add(said, "chance cannot be told apart");
    } else {
        add(said, "chance makes ");
        add_percent(said, &growth->chance);
    }
    if (growth->cause_count == 0) {
        add(said, "; what parameters make of it needs %d draws.", CTG_CANDIDATES_DRAWS_LEAST);
        return;
    }
    for (size_t at = 0; at < growth->cause_count; at++) {
        if (growth->causes[at].is_told) {
            add(said, ", ");
            add_parameter(said, one, &growth->causes[at]);
            add(said, " ");
            add_percent(said, &growth->causes[at].of);
            told++;
        }
    }
    if (told == 0) {
        add(said, "; what any one of %zu assumed or fitted parameters makes cannot be told from 0.",
            growth->cause_count);
    } else {
        add(said, "; the rest is interactions and what cannot be told from 0.");
    }
}

ctg_growth_say ctg_growth_say_answer(const ctg_case *one, const ctg_case_ask *ask)
{
    ctg_growth_say said = {""};
    const ctg_growth_cause *const decides = ctg_growth_decides(&ask->growth);
    if (decides != NULL) {
        add_parameter(&said, one, decides);
        add(&said, " decides: it makes ");
        add_percent(&said, &decides->of);
        add(&said, " of the variance of this answer. ");
    }
    add_share(&said, one, ask);
    add_means(&said, ask);
    add_variance(&said, one, &ask->growth);
    return said;
}

static json_t *mean_json(const ctg_split *of)
{
    return json_pack("{s:o, s:o, s:o}", "mean", ctg_json_real(of->mean), "mean_p025",
                     ctg_json_real(of->mean_low), "mean_p975", ctg_json_real(of->mean_high));
}

static json_t *ratio_json(const ctg_ratio *of)
{
    return isnan(of->ratio) ? json_null()
                            : json_pack("{s:f, s:f, s:f}", "ratio_of_means", of->ratio, "p025",
                                        of->low, "p975", of->high);
}

static json_t *first_order_json(const ctg_first_order *of)
{
    return isnan(of->share) ? json_null()
                            : json_pack("{s:f, s:f, s:f}", "share", of->share, "p025", of->low,
                                        "p975", of->high);
}

static json_t *causes_json(const ctg_case *one, const ctg_growth *growth)
{
    json_t *list = json_array();
    for (size_t at = 0; at < growth->cause_count; at++) {
        const ctg_growth_cause *const cause = &growth->causes[at];
        const ctg_candidates_range range =
            ctg_candidates_range_of(ctg_scenario_setting(one->scenario), cause->parameter);
        list = ctg_json_append(
            list, json_pack("{s:s, s:s, s:f, s:f, s:s, s:o, s:f, s:b}", "parameter",
                            ctg_parameters_row(cause->parameter)->path, "basis",
                            cause->is_fitted ? "fitted" : "assumed", "low", range.low, "high",
                            range.high, "unit", ctg_parameters_row(cause->parameter)->unit,
                            "share_of_variance", first_order_json(&cause->of), "level",
                            cause->of.level, "told_from_0", cause->is_told ? 1 : 0));
    }
    return list;
}

static json_t *decides_json(const ctg_growth *growth)
{
    const ctg_growth_cause *const decides = ctg_growth_decides(growth);
    return decides == NULL ? json_null()
                           : json_string(ctg_parameters_row(decides->parameter)->path);
}

json_t *ctg_growth_say_json(const ctg_case *one, const ctg_case_ask *ask)
{
    const ctg_growth *const growth = &ask->growth;
    const ctg_scenario_ask *const asked = &ask->asked;
    const ctg_measure *const measure = ctg_measures_row(asked->measure);
    char end[8];
    json_t *who = json_array();
    for (size_t at = 0; at < asked->who_count && asked->who_names[0][0] != '\0'; at++) {
        who = ctg_json_append(who, json_string(asked->who_names[at]));
    }
    ctg_month_write(ask->end, end);
    return json_pack(
        "{s:s, s:o, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:f, s:f, s:o, s:o, s:o}",
        "measure", measure->path, "who", who, "unit", measure->unit, "growth_of", asked->growth,
        "cause", asked->cause, "with", asked->policy_has_cause ? "policy" : "base", "end", end,
        "sentence", ctg_growth_say_answer(one, ask).text, "growth", mean_json(&growth->growth),
        "part", mean_json(&growth->part), "share", ratio_json(&growth->share), "part_p025",
        growth->part_low, "part_p975", growth->part_high, "share_of_chance",
        first_order_json(&growth->chance), "decides", decides_json(growth), "causes",
        causes_json(one, growth));
}

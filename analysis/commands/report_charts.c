/* Figures that reports share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/report_charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/figure.h"
#include "analysis/commands/html.h"
#include "analysis/commands/label.h"
#include "engine/base/memory.h"

#define ALL(measure, always)                                                                       \
    {                                                                                              \
        ctg_measure_##measure, CTG_COURSE_ALL, always                                              \
    }

const ctg_course_wanted *ctg_report_charts_wanted(size_t *count)
{
    static const ctg_course_wanted wanted[] = {
        ALL(world_deployed_pers, true),
        ALL(world_sustained_ready_pers, true),
        ALL(world_arrears_usd, true),
        ALL(world_owed_to_contributors_usd, true),
        ALL(world_donor_leaked_usd, true),
        ALL(world_months_to_50, false),
        ALL(world_months_to_75, false),
        ALL(world_months_to_90, false),
        ALL(supplier_supplied_pers, false),
        ALL(supplier_sustained_ready_pers, false),
        ALL(supplier_enabled_brigades, false),
        ALL(supplier_deployable_60_pers, false),
        ALL(supplier_deployable_90_pers, false),
        ALL(supplier_deployable_180_pers, false),
        ALL(supplier_paid_usd, false),
        ALL(state_deployed_pers, false),
        ALL(state_sustained_ready_pers, false),
        ALL(state_paid_usd, false),
        ALL(pool_sustained_ready_pers, false),
    };
    *count = sizeof wanted / sizeof wanted[0];
    return wanted;
}

void ctg_report_charts_cell(FILE *to, const ctg_measure *measure, double value)
{
    char shown[CTG_FIGURE_ROOM];
    ctg_figure_write(shown, measure, value);
    ctg_html_value(to, value, shown);
}

static void write_quantiles(FILE *to, const ctg_measure *measure, const ctg_quantiles *of)
{
    const double all[] = {of->p05, of->p25, of->median, of->p75, of->p95};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        ctg_report_charts_cell(to, measure, of->count > 0 ? all[i] : (double)NAN);
    }
}

static void write_times(FILE *to, const ctg_course *course, size_t policy, ctg_measure_id id,
                        size_t who)
{
    const ctg_measure *const measure = ctg_measures_row(id);
    for (size_t time = 0; time <= ctg_course_last(course->study, measure->scope); time++) {
        char month[8];
        ctg_month_write(ctg_study_month(course->study, measure->scope, time), month);
        ctg_html_row(to, month, month);
        for (size_t arm = 0; arm <= policy; arm += policy > 0 ? policy : 1) {
            const ctg_quantiles of = ctg_course_at(course, arm, id, time, who);
            write_quantiles(to, measure, &of);
        }
        (void)fputs("</tr>\n", to);
    }
}

void ctg_report_charts_fan(FILE *to, const ctg_course *course, size_t policy, ctg_measure_id id,
                           size_t who, ctg_month from)
{
    static const ctg_html_column columns[] = {
        {"base_p05", "base, 5 %"}, {"base_p25", "25 %"},        {"base_median", "median"},
        {"base_p75", "75 %"},      {"base_p95", "95 %"},        {"policy_p05", "policy, 5 %"},
        {"policy_p25", "25 %"},    {"policy_median", "median"}, {"policy_p75", "75 %"},
        {"policy_p95", "95 %"},
    };
    const ctg_study *const study = course->study;
    const ctg_measure *const measure = ctg_measures_row(id);
    char month[8] = "";
    char caption[360];
    if (from != CTG_NO_MONTH) {
        ctg_month_write(from, month);
    }
    (void)snprintf(caption, sizeof caption,
                   "%s: median, middle half and 5 to 95 %% of the replicates",
                   ctg_label_of(study, id, who).text);
    const ctg_label names[] = {ctg_label_policy(study, 0), ctg_label_policy(study, policy)};
    const ctg_html_attribute attributes[] = {{"unit", measure->unit},
                                             {"base", names[0].text},
                                             {"policy", policy > 0 ? names[1].text : NULL},
                                             {"from", month[0] != '\0' ? month : NULL},
                                             {NULL, NULL}};
    ctg_html_figure_begin(to, "fan", caption, attributes, "Month", columns, policy > 0 ? 10 : 5);
    write_times(to, course, policy, id, who);
    ctg_html_figure_end(to);
}

static const ctg_state_row *state_of(const ctg_course *course, size_t who)
{
    return &course->study->setting->epochs[0].tables.states[who];
}

void ctg_report_charts_map(FILE *to, const ctg_course *course, size_t arm, ctg_measure_id id)
{
    static const ctg_html_column column = {"value", "median"};
    const ctg_measure *const measure = ctg_measures_row(id);
    const size_t last = ctg_course_last(course->study, measure->scope);
    char caption[200];
    char month[8];
    ctg_month_write(ctg_study_month(course->study, measure->scope, last), month);
    (void)snprintf(caption, sizeof caption, "%s by state, %s: median of the replicates",
                   measure->label, month);
    const ctg_html_attribute attributes[] = {{"unit", measure->unit}, {NULL, NULL}};
    ctg_html_figure_begin(to, "map", caption, attributes, "State", &column, 1);
    for (size_t who = 0; who < course->study->shape.who[measure->scope]; who++) {
        const ctg_quantiles of = ctg_course_at(course, arm, id, last, who);
        ctg_html_row(to, state_of(course, who)->state, state_of(course, who)->name);
        ctg_report_charts_cell(to, measure, of.count > 0 ? of.median : (double)NAN);
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
}

static void write_change(FILE *to, const ctg_measure *measure, double value)
{
    char shown[CTG_FIGURE_ROOM];
    ctg_figure_write_difference(shown, measure, value, fabs(value));
    ctg_html_value(to, value, shown);
}

ctg_status ctg_report_charts_changes(FILE *to, const ctg_course *course, const ctg_pair *pair,
                                     ctg_measure_id id, ctg_error *error)
{
    static const ctg_html_column columns[] = {
        {"value", "change that can be told"}, {NULL, "mean"}, {NULL, "from"}, {NULL, "to"}};
    const ctg_study *const study = course->study;
    const ctg_measure *const measure = ctg_measures_row(id);
    const size_t last = ctg_course_last(study, measure->scope);
    const size_t states = study->shape.who[measure->scope];
    char caption[300];
    char month[8];
    ctg_month_write(ctg_study_month(study, measure->scope, last), month);
    (void)snprintf(caption, sizeof caption,
                   "%s by state, %s: what the policy changes in the mean. Grey: no change can be "
                   "told from none (5 %% level over all %zu states)",
                   measure->label, month, states);
    const ctg_html_attribute attributes[] = {
        {"unit", measure->unit}, {"diverging", "1"}, {NULL, NULL}};
    ctg_html_figure_begin(to, "map", caption, attributes, "State", columns, 4);
    for (size_t who = 0; who < states; who++) {
        ctg_pair_effect effect;
        CTG_TRY(ctg_pair_measure(pair, ctg_measures_place(&study->shape, id, last, who), &effect,
                                 error));
        const ctg_split *const split = &effect.split;
        ctg_html_row(to, state_of(course, who)->state, state_of(course, who)->name);
        write_change(to, measure, ctg_split_is_told(split, states) ? split->mean : (double)NAN);
        write_change(to, measure, split->mean);
        write_change(to, measure, split->mean_low);
        write_change(to, measure, split->mean_high);
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
    return ctg_ok;
}

/* Over everybody in the scope, the mean of the replicates at the end. */
static double total_of(const ctg_course *course, size_t arm, ctg_measure_id id)
{
    const ctg_scope scope = ctg_measures_row(id)->scope;
    double total = 0;
    for (size_t who = 0; who < course->study->shape.who[scope]; who++) {
        const ctg_quantiles of =
            ctg_course_at(course, arm, id, ctg_course_last(course->study, scope), who);
        total += of.count > 0 ? of.mean : 0;
    }
    return total;
}

static double share_of(const ctg_course *course, size_t arm, ctg_measure_id id, size_t who,
                       double total)
{
    const ctg_scope scope = ctg_measures_row(id)->scope;
    const ctg_quantiles of =
        ctg_course_at(course, arm, id, ctg_course_last(course->study, scope), who);
    return of.count > 0 && total > 0 ? 100 * of.mean / total : (double)NAN;
}

static void write_percent(FILE *to, double percent)
{
    char shown[CTG_FIGURE_ROOM];
    (void)snprintf(shown, sizeof shown, "%.1f", percent);
    ctg_html_value(to, percent, shown);
}

/* Pairs of shares, of those in the scope who have at least `least` per cent of one of both. */
static void write_shares(FILE *to, const ctg_course *course, size_t arm, ctg_measure_id pays,
                         ctg_measure_id sends, double least)
{
    const ctg_scope scope = ctg_measures_row(pays)->scope;
    const double totals[2] = {total_of(course, arm, pays), total_of(course, arm, sends)};
    for (size_t who = 0; who < course->study->shape.who[scope]; who++) {
        const double paid = share_of(course, arm, pays, who, totals[0]);
        const double sent = share_of(course, arm, sends, who, totals[1]);
        char room[CTG_WHO_ROOM];
        if (paid >= least || sent >= least) {
            ctg_html_row(to, NULL, ctg_label_who(course->study, scope, who, room));
            write_percent(to, paid);
            write_percent(to, sent);
            (void)fputs("</tr>\n", to);
        }
    }
}

void ctg_report_charts_burden(FILE *to, const ctg_course *course, size_t arm)
{
    static const ctg_html_column columns[] = {{"a", "pays"}, {"b", "sends"}};
    static const ctg_html_attribute attributes[] = {{"unit", "% of all"}, {NULL, NULL}};
    const ctg_study *const study = course->study;
    const ctg_label name = ctg_label_policy(study, arm);
    char caption[600];
    char month[8];
    ctg_month_write(
        ctg_study_month(study, ctg_scope_state, ctg_course_last(study, ctg_scope_state)), month);
    (void)snprintf(caption, sizeof caption,
                   "Who pays and who sends, by region%s%s: share of all assessments paid in the "
                   "year to %s, and of all people deployed then (means of the replicates)",
                   arm > 0 ? ", with " : "", arm > 0 ? name.text : "", month);
    ctg_html_figure_begin(to, "pairs", caption, attributes, "Region", columns, 2);
    write_shares(to, course, arm, ctg_measure_supplier_paid_usd, ctg_measure_supplier_supplied_pers,
                 0);
    ctg_html_figure_end(to);
    (void)snprintf(caption, sizeof caption,
                   "The same of the states that pay or send at least 2 %% of all%s%s, %s",
                   arm > 0 ? ", with " : "", arm > 0 ? name.text : "", month);
    ctg_html_figure_begin(to, "pairs", caption, attributes, "State", columns, 2);
    write_shares(to, course, arm, ctg_measure_state_paid_usd, ctg_measure_state_deployed_pers, 2);
    ctg_html_figure_end(to);
}

static ctg_status write_pool(FILE *to, const ctg_course *course, size_t arm, const ctg_pair *pair,
                             size_t who, ctg_error *error)
{
    const ctg_measure_id id = ctg_measure_pool_sustained_ready_pers;
    const size_t last = ctg_course_last(course->study, ctg_scope_pool);
    if (pair == NULL) {
        const ctg_quantiles of = ctg_course_at(course, arm, id, last, who);
        ctg_report_charts_cell(to, ctg_measures_row(id), of.count > 0 ? of.median : (double)NAN);
        return ctg_ok;
    }
    ctg_pair_effect effect;
    CTG_TRY(ctg_pair_measure(pair, ctg_measures_place(&course->study->shape, id, last, who),
                             &effect, error));
    write_change(to, ctg_measures_row(id),
                 ctg_split_is_told(&effect.split, course->study->shape.who[ctg_scope_pool])
                     ? effect.split.mean
                     : (double)NAN);
    return ctg_ok;
}

/* Region by region, capability by capability. */
static ctg_status write_pools(FILE *to, const ctg_course *course, size_t arm, const ctg_pair *pair,
                              ctg_error *error)
{
    const ctg_study *const study = course->study;
    const size_t capabilities = study->shape.who[ctg_scope_capability];
    for (size_t region = 0; region < study->shape.who[ctg_scope_supplier]; region++) {
        char room[CTG_WHO_ROOM];
        ctg_html_row(to, NULL, ctg_study_who(study, ctg_scope_supplier, region, room));
        for (size_t capability = 0; capability < capabilities; capability++) {
            CTG_TRY(write_pool(to, course, arm, pair, region * capabilities + capability, error));
        }
        (void)fputs("</tr>\n", to);
    }
    return ctg_ok;
}

ctg_status ctg_report_charts_capabilities(FILE *to, const ctg_course *course, size_t arm,
                                          const ctg_pair *pair, ctg_error *error)
{
    const ctg_study *const study = course->study;
    const size_t capabilities = study->shape.who[ctg_scope_capability];
    const ctg_html_attribute attributes[] = {
        {"unit", "persons"}, {"diverging", pair != NULL ? "1" : NULL}, {NULL, NULL}};
    ctg_html_column *columns = NULL;
    void *heads = NULL;
    void *rooms = NULL;
    CTG_TRY(ctg_memory_array(&heads, capabilities, sizeof *columns, "a report", error));
    columns = heads;
    ctg_status status = ctg_memory_array(&rooms, capabilities, CTG_WHO_ROOM, "a report", error);
    for (size_t i = 0; status == ctg_ok && i < capabilities; i++) {
        char *const room = (char *)rooms + i * CTG_WHO_ROOM;
        columns[i].head = ctg_label_who(study, ctg_scope_capability, i, room);
        columns[i].key = study->setting->epochs[0].tables.capabilities[i].capability;
    }
    if (status == ctg_ok) {
        ctg_html_figure_begin(
            to, "matrix",
            pair != NULL ? "Sustained ready people by region and capability: mean changes that can "
                           "be told from none (assumed mix of capabilities)"
                         : "Sustained ready people by region and capability: medians (assumed mix "
                           "of capabilities)",
            attributes, "Region", columns, capabilities);
        status = write_pools(to, course, arm, pair, error);
        ctg_html_figure_end(to);
    }
    free(rooms);
    free(heads);
    return status;
}

static void write_deployable(FILE *to, const ctg_course *course, size_t arm, size_t region)
{
    static const ctg_measure_id ids[] = {ctg_measure_supplier_deployable_60_pers,
                                         ctg_measure_supplier_deployable_90_pers,
                                         ctg_measure_supplier_deployable_180_pers};
    const size_t last = ctg_course_last(course->study, ctg_scope_supplier);
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        const ctg_quantiles of = ctg_course_at(course, arm, ids[i], last, region);
        ctg_report_charts_cell(to, ctg_measures_row(ids[i]),
                               of.count > 0 ? of.median : (double)NAN);
    }
}

/* How long new missions take to fill, in the arms. */
static void write_filling(FILE *to, const ctg_course *course, size_t policy)
{
    static const ctg_measure_id ids[] = {ctg_measure_world_months_to_50,
                                         ctg_measure_world_months_to_75,
                                         ctg_measure_world_months_to_90};
    static const ctg_html_column columns[] = {{"base_median", "months, median"},
                                              {"policy_median", "with the policy"}};
    ctg_html_say(to, "h3", "How long new missions of 1,000 posts and more take to fill");
    ctg_html_table_begin(to, "data", "", columns, policy > 0 ? 2 : 1);
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        const ctg_measure *const measure = ctg_measures_row(ids[i]);
        ctg_html_row(to, measure->path, measure->label);
        for (size_t arm = 0; arm <= policy; arm += policy > 0 ? policy : 1) {
            const ctg_quantiles of = ctg_course_at(
                course, arm, ids[i], ctg_course_last(course->study, ctg_scope_world), 0);
            ctg_report_charts_cell(to, measure, of.count > 0 ? of.median : (double)NAN);
        }
        (void)fputs("</tr>\n", to);
    }
    ctg_html_table_end(to);
}

void ctg_report_charts_deployable(FILE *to, const ctg_course *course, size_t policy)
{
    static const ctg_html_column columns[] = {
        {"base_60", "60 days"},           {"base_90", "90 days"},   {"base_180", "180 days"},
        {"policy_60", "policy, 60 days"}, {"policy_90", "90 days"}, {"policy_180", "180 days"}};
    static const ctg_html_attribute attributes[] = {{"unit", "persons"}, {NULL, NULL}};
    const ctg_study *const study = course->study;
    char room[CTG_WHO_ROOM];
    char caption[500];
    const ctg_label name = ctg_label_policy(study, policy);
    (void)snprintf(caption, sizeof caption,
                   "Further people who could stand in a mission within 60, 90 and 180 days, by "
                   "region%s%s: medians (assumed mix of capabilities)",
                   policy > 0 ? ", without and with the policy: " : "",
                   policy > 0 ? name.text : "");
    ctg_html_figure_begin(to, "matrix", caption, attributes, "Region", columns, policy > 0 ? 6 : 3);
    for (size_t region = 0; region < study->shape.who[ctg_scope_supplier]; region++) {
        ctg_html_row(to, NULL, ctg_study_who(study, ctg_scope_supplier, region, room));
        write_deployable(to, course, 0, region);
        if (policy > 0) {
            write_deployable(to, course, policy, region);
        }
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
    write_filling(to, course, policy);
}

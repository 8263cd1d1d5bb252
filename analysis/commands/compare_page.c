/* A comparison as a page of at most 100 columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/compare_page.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "analysis/commands/compare_say.h"
#include "analysis/commands/label.h"
#include "analysis/commands/next.h"
#include "analysis/commands/page.h"
#include "engine/base/text.h"

#define PAGE_WIDTH 98
#define NAME_WIDTH 32
#define CHANGES_MOST 8 /* of a policy */
#define CHANGED_MOST 8 /* of a measure; the page says how many more there are */

static void print_changes(FILE *to, const char *changes, const char *base)
{
    size_t count = 0;
    size_t length = 0;
    for (const char *line; (line = ctg_label_next_change(&changes, base, &length)) != NULL;) {
        char text[300];
        if (count++ < CHANGES_MOST) {
            ctg_text_fit(text, sizeof text, snprintf(text, sizeof text, "%.*s", (int)length, line));
            ctg_page_print_wrapped(to, text, "  ", PAGE_WIDTH);
        }
    }
    if (count > CHANGES_MOST) {
        (void)fprintf(to, "  and %zu changes more\n", count - CHANGES_MOST);
    }
}

static void print_head(FILE *to, const ctg_comparison *comparison)
{
    const ctg_study *const study = comparison->study;
    const ctg_setting *const setting = study->setting;
    char start[8];
    char end[8];
    ctg_month_write(setting->start, start);
    ctg_month_write(setting->start + setting->months, end);
    (void)fprintf(to, "Base: %s, %" PRId32 " months from %s to %s\n", study->name, setting->months,
                  start, end);
    for (size_t at = 0; at < study->policy_count; at++) {
        const ctg_study_policy *const policy = &study->policies[at];
        (void)fprintf(to, "Policy %zu: %s%s%s\n", at + 1, policy->name,
                      policy->title[0] != '\0' && strcmp(policy->title, study->title) != 0 ? ": "
                                                                                           : "",
                      strcmp(policy->title, study->title) != 0 ? policy->title : "");
        print_changes(to, policy->changes, study->changes);
    }
    (void)fprintf(to,
                  "Runs: %zu x %" PRIu32 " replicates (%" PRIu32 " a draw of parameters), common "
                  "random numbers, seed %" PRIu64 "; %" PRIu32 " failed\n",
                  ctg_study_arms(study), study->replicates,
                  setting->chances > 0 ? setting->chances : 1, setting->seed,
                  comparison->outcome.failed);
}

static void print_columns(FILE *to, const char *title)
{
    ctg_page_print_left(to, title, NAME_WIDTH);
    (void)fprintf(to, "%10s %10s %11s  %-23s %s\n", "base", "policy", "difference", "95 % interval",
                  "higher in");
}

static void print_effect(FILE *to, const ctg_comparison *comparison, const ctg_comparison_row *row,
                         const ctg_pair_effect *effect)
{
    const ctg_measure *const measure = ctg_measures_row(row->measure);
    const ctg_split *const split = &effect->split;
    const double scale =
        ctg_figure_scale(ctg_figure_scale(split->mean_low, split->mean_high), split->mean);
    char figures[5][CTG_FIGURE_ROOM];
    char interval[2 * CTG_FIGURE_ROOM + 8];
    char share[CTG_FIGURE_ROOM];
    const ctg_compare_name name = ctg_compare_say_row(comparison, row);
    ctg_figure_write(figures[0], measure, effect->base_median);
    ctg_figure_write(figures[1], measure, effect->policy_median);
    ctg_figure_write_difference(figures[2], measure, split->mean, scale);
    ctg_figure_write_difference(figures[3], measure, split->mean_low, scale);
    ctg_figure_write_difference(figures[4], measure, split->mean_high, scale);
    if (split->draws > 1) {
        (void)snprintf(interval, sizeof interval, "%s to %s", figures[3], figures[4]);
    } else {
        (void)snprintf(interval, sizeof interval, "none of one draw");
    }
    ctg_figure_write_percent(share, effect->higher);
    (void)fputs("  ", to);
    if (ctg_page_width(name.text) > NAME_WIDTH - 3) { /* a long name has a line of its own */
        (void)fprintf(to, "%s\n  ", name.text);
        ctg_page_print_left(to, "", NAME_WIDTH - 2);
    } else {
        ctg_page_print_left(to, name.text, NAME_WIDTH - 2);
    }
    (void)fprintf(to, "%10s %10s %11s  %-23s %6s\n", figures[0], figures[1], figures[2], interval,
                  share);
}

/* Whom a policy changes, of one measure. */
static void print_changed(FILE *to, const ctg_comparison *comparison,
                          const ctg_comparison_policy *policy, ctg_measure_id measure,
                          const char *title)
{
    size_t count = 0;
    for (size_t i = 0; i < policy->changed_count; i++) {
        const ctg_comparison_row *const row = &comparison->looked[policy->changed[i]];
        if (row->measure != measure) {
            continue;
        }
        if (count == 0) {
            (void)fputc('\n', to);
            print_columns(to, title);
        }
        if (count++ < CHANGED_MOST) {
            print_effect(to, comparison, row, &policy->of_changed[i]);
        }
    }
    if (count == 0) {
        (void)fprintf(to, "\n%s: none can be told apart from 0\n", title);
    } else if (count > CHANGED_MOST) {
        (void)fprintf(to, "  and %zu more (--json has all)\n", count - CHANGED_MOST);
    }
}

static void print_policy(FILE *to, const ctg_comparison *comparison, size_t at)
{
    const ctg_study *const study = comparison->study;
    const ctg_comparison_policy *const policy = &comparison->policies[at];
    char line[sizeof(ctg_compare_say) + 16];
    char title[120];
    char end[8];
    (void)fputc('\n', to);
    (void)snprintf(line, sizeof line, "In short: %s", ctg_compare_say_short(comparison, at).text);
    ctg_page_print_wrapped(to, line, "", PAGE_WIDTH);
    (void)fputc('\n', to);
    ctg_month_write(study->setting->start + study->setting->months, end);
    (void)snprintf(title, sizeof title, "In %s", end);
    print_columns(to, title);
    for (size_t i = 0; i < comparison->row_count; i++) {
        print_effect(to, comparison, &comparison->rows[i], &policy->effects[i]);
    }
    if (comparison->looked_count > 0) {
        print_changed(to, comparison, policy, ctg_measure_supplier_sustained_ready_pers,
                      "Regions: sustained ready people");
        print_changed(to, comparison, policy, ctg_measure_supplier_enabled_brigades,
                      "Regions: enabled brigades");
        print_changed(to, comparison, policy, ctg_measure_state_deployed_pers,
                      "States: people deployed");
        print_changed(to, comparison, policy, ctg_measure_state_sustained_ready_pers,
                      "States: sustained ready people");
    }
    (void)fputc('\n', to);
    ctg_page_print_wrapped(to, ctg_compare_say_trust(comparison, at).text, "", PAGE_WIDTH);
}

static void print_ranking(FILE *to, const ctg_comparison *comparison)
{
    const ctg_ranking *const ranking = &comparison->ranking;
    const ctg_measure *const measure = ctg_measures_row(comparison->rows[0].measure);
    char title[240];
    (void)snprintf(title, sizeof title, "Ranked by %s (%s is better)",
                   ctg_compare_say_row(comparison, &comparison->rows[0]).text,
                   measure->better == ctg_better_less ? "less" : "more");
    (void)fputc('\n', to);
    ctg_page_print_wrapped(to, title, "", PAGE_WIDTH);
    ctg_page_print_left(to, "", NAME_WIDTH);
    (void)fprintf(to, "%11s %9s %12s %12s %9s\n", "mean", "place", "mean regret", "worst regret",
                  "best in");
    for (size_t place = 1; place <= ranking->arms; place++) {
        for (size_t arm = 0; arm < ranking->arms; arm++) {
            const ctg_ranking_arm *const of = &ranking->arm[arm];
            const ctg_regret_arm *const regret = &ranking->regret.arm[arm];
            char figures[3][CTG_FIGURE_ROOM];
            char places[32];
            if (of->place != place) {
                continue;
            }
            ctg_figure_write(figures[0], measure, of->mean);
            ctg_figure_write(figures[1], measure, regret->mean);
            ctg_figure_write(figures[2], measure, regret->worst);
            (void)snprintf(places, sizeof places,
                           of->place_low == of->place_high ? "%zu" : "%zu-%zu", of->place_low,
                           of->place_high);
            (void)fputs("  ", to);
            ctg_page_print_left(to, ctg_study_arm_name(comparison->study, arm), NAME_WIDTH - 2);
            (void)fprintf(to, "%11s %9s %12s %12s %7.0f %%\n", figures[0], places, figures[1],
                          figures[2], 100 * regret->best);
        }
    }
    (void)fprintf(to,
                  "  Place: what the 95 %% intervals of all differences together leave possible. "
                  "Regret: what an arm\n  loses against the best one, draw of parameters by draw. "
                  "Least worst regret: %s.\n",
                  ctg_study_arm_name(comparison->study, ranking->regret.minimax));
}

void ctg_compare_page_print(FILE *to, const ctg_comparison *comparison, const ctg_job *job)
{
    print_head(to, comparison);
    for (size_t at = 0; at < comparison->study->policy_count; at++) {
        print_policy(to, comparison, at);
    }
    if (comparison->is_ranked) {
        print_ranking(to, comparison);
    }
    (void)fprintf(to,
                  "\nBase, policy: medians of the replicates. Difference: policy less base, "
                  "replicate by replicate; its\nmean with the interval of the mean over draws of "
                  "parameters. Higher in: share of the replicates.\nRegions and states: whose mean "
                  "difference leaves out 0 at the 5 %% level, corrected for all %zu\nlooked at.\n",
                  comparison->looked_count);
    (void)fprintf(to, "\nStudy %.8s, digest %016" PRIx64 ", contingent %s\n", comparison->study->id,
                  comparison->outcome.digest, comparison->study->version);
    ctg_next_print_kept(to, job->path);
}

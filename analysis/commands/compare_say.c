/* The words of a comparison.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/compare_say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/commands/label.h"

ctg_compare_name ctg_compare_say_row(const ctg_comparison *comparison,
                                     const ctg_comparison_row *row)
{
    const ctg_measure *const measure = ctg_measures_row(row->measure);
    char room[CTG_WHO_ROOM];
    const char *const who = ctg_study_who(comparison->study, measure->scope, row->who, room);
    ctg_compare_name said;
    (void)snprintf(said.text, sizeof said.text, "%s%s%s", measure->path,
                   who[0] != '\0' ? " of " : "", who);
    return said;
}

/* "about 1 900", with two digits that count. */
static void write_about(char *text, size_t room, double number)
{
    const double size = pow(10.0, floor(log10(number)) - 1);
    const double rounded = size > 1 ? round(number / size) * size : number;
    char plain[32];
    size_t used = 0;
    (void)snprintf(plain, sizeof plain, "%.0f", rounded);
    for (size_t i = 0; plain[i] != '\0' && used + 2 < room; i++) {
        if (i > 0 && (strlen(plain) - i) % 3 == 0) {
            text[used++] = ' ';
        }
        text[used++] = plain[i];
    }
    text[used] = '\0';
}

/* The mean difference of the first row and its interval. */
static void write_difference(char *text, size_t room, const ctg_comparison *comparison, size_t at)
{
    const ctg_measure *const measure = ctg_measures_row(comparison->rows[0].measure);
    const ctg_split *const split = &comparison->policies[at].effects[0].split;
    const double scale =
        ctg_figure_scale(ctg_figure_scale(split->mean_low, split->mean_high), split->mean);
    char figures[3][CTG_FIGURE_ROOM];
    ctg_figure_write_difference(figures[0], measure, split->mean, scale);
    ctg_figure_write_difference(figures[1], measure, split->mean_low, scale);
    ctg_figure_write_difference(figures[2], measure, split->mean_high, scale);
    if (split->draws < 2) {
        (void)snprintf(text, room, "%s", figures[0]);
        return;
    }
    (void)snprintf(text, room, "%s %s (95 %% interval %s to %s)", figures[0], measure->unit,
                   figures[1], figures[2]);
}

ctg_compare_say ctg_compare_say_short(const ctg_comparison *comparison, size_t at)
{
    const ctg_comparison_policy *const policy = &comparison->policies[at];
    const ctg_paired_difference *const difference = &policy->differences[0];
    const bool told = policy->effects[0].sign != '0';
    const ctg_measure *const measure = ctg_measures_row(comparison->rows[0].measure);
    const ctg_label name = ctg_label_arm(comparison->study, at + 1);
    const ctg_label row =
        ctg_label_of(comparison->study, comparison->rows[0].measure, comparison->rows[0].who);
    char figures[4 * CTG_FIGURE_ROOM];
    char more[40];
    char month[8];
    ctg_compare_say said;
    ctg_month_write(comparison->study->setting->start + comparison->study->setting->months, month);
    write_difference(figures, sizeof figures, comparison, at);
    if (policy->effects[0].split.values == 0) {
        (void)snprintf(said.text, sizeof said.text,
                       "in no replicate is there anything to measure of %s in both arms.",
                       row.text);
    } else if (told) {
        (void)snprintf(said.text, sizeof said.text,
                       "in %s %s changes %s by %s; it %s in %.0f %% of the replicates.", month,
                       name.text, row.text, figures,
                       measure->better == ctg_better_neither ? "is higher" : "improves",
                       100 * difference->improves);
    } else if (policy->pair.parting >
               comparison->study->setting->start + comparison->study->setting->months) {
        (void)snprintf(said.text, sizeof said.text,
                       "%s changes nothing in the months that are simulated.", name.text);
    } else if (policy->effects[0].split.draws < 2) {
        (void)snprintf(
            said.text, sizeof said.text,
            "not settled: one draw of parameters gives no interval of what %s changes of "
            "%s (in its mean %s %s). Ask for more replicates.",
            name.text, row.text, figures, measure->unit);
    } else if (isnan(difference->more_replicates)) {
        (void)snprintf(said.text, sizeof said.text, "%s makes no difference to %s.", name.text,
                       row.text);
    } else {
        write_about(more, sizeof more,
                    difference->more_replicates + (double)comparison->study->replicates);
        (void)snprintf(
            said.text, sizeof said.text,
            "no difference that %s makes to %s can be told from %u replicates: %s. About %s would "
            "show one of this size.",
            name.text, row.text, (unsigned)comparison->study->replicates, figures, more);
    }
    return said;
}

ctg_compare_say ctg_compare_say_trust(const ctg_comparison *comparison, size_t at)
{
    const ctg_comparison_policy *const policy = &comparison->policies[at];
    const ctg_paired_difference *const difference = &policy->differences[0];
    const ctg_setting *const setting = comparison->study->setting;
    ctg_compare_say said = {""};
    char month[8];
    int used = 0;
    if (!isnan(difference->split.share)) {
        used +=
            snprintf(said.text, sizeof said.text,
                     "Of the spread of the first difference parameters make %.0f %% (%.0f-%.0f), "
                     "chance the rest. ",
                     100 * difference->split.share, 100 * difference->split.share_low,
                     100 * difference->split.share_high);
    }
    if (!isnan(difference->narrowing)) {
        used += snprintf(said.text + used, sizeof said.text - (size_t)used,
                         "Pairing narrowed its interval %.1f times. ", difference->narrowing);
    }
    if (policy->pair.parting > setting->start &&
        policy->pair.parting <= setting->start + setting->months) {
        ctg_month_write(policy->pair.parting, month);
        used += snprintf(said.text + used, sizeof said.text - (size_t)used,
                         "Before %s both arms are the same to the bit (checked). ", month);
    }
    if (policy->pair.left_out > 0) {
        (void)snprintf(said.text + used, sizeof said.text - (size_t)used,
                       "%zu replicates failed or are missing in one of both arms and are left out.",
                       policy->pair.left_out);
    }
    return said;
}

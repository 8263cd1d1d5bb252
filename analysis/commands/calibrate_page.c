/* The answer of a calibration as a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/calibrate_page.h"

#include <inttypes.h>
#include <math.h>

#include "analysis/commands/page.h"

#define NAME 34
#define PAIRS_SHOWN 6
#define PAIR_LEAST 0.3 /* correlations nearer to 0 are not worth a line */

const char *ctg_calibrate_page_end(ctg_waves_end end)
{
    static const char *const words[] = {"all waves are done",
                                        "a further wave would exceed the budget of evaluations"};
    return words[end];
}

static void print_head(FILE *to, const ctg_calibrate *asked)
{
    const ctg_calibration *const study = &asked->calibrator.asked;
    (void)fprintf(to, "%s\n", study->title[0] != '\0' ? study->title : study->name);
    (void)fprintf(to, "From");
    for (size_t at = 0; at < study->origin_count; at++) {
        char month[8];
        ctg_month_write(study->origins[at], month);
        (void)fprintf(to, "%s %s", at == 0 ? "" : ",", month);
    }
    (void)fprintf(to, "; %d months each; %d replicates; seed %" PRId64 "; demand as recorded\n",
                  (int)study->months, (int)study->replicates, study->seed);
}

/* A value with about four digits that count. */
static void write_value(char text[16], double value)
{
    (void)snprintf(text, 16, "%.4g", value);
}

static void print_values(FILE *to, double low, double median, double high)
{
    char texts[3][16];
    write_value(texts[0], median);
    write_value(texts[1], low);
    write_value(texts[2], high);
    (void)fprintf(to, " %8s %8s %8s", texts[0], texts[1], texts[2]);
}

static void print_parameters(FILE *to, const ctg_calibrate *asked)
{
    const ctg_calibrator *const c = &asked->calibrator;
    size_t still = 0;
    (void)fprintf(to, "\n%-*s %26s %26s %9s\n", NAME, "", "prior", "posterior", "90 % int.");
    (void)fprintf(to, "%-*s %8s %8s %8s %8s %8s %8s %9s\n", NAME, "parameter", "median", "5 %",
                  "95 %", "median", "5 %", "95 %", "narrower");
    for (size_t k = 0; k < c->asked.parameter_count; k++) {
        const ctg_marginal *const m = &asked->marginals.of[k];
        ctg_page_print_left(to, ctg_parameters_row(c->ids[k])->path, NAME);
        print_values(to, m->prior_low, m->prior_median, m->prior_high);
        print_values(to, m->low, m->median, m->high);
        if (m->moved) {
            (void)fprintf(to, " %7.0f %%\n", 100 * (1 - m->width));
        } else {
            (void)fprintf(to, " not moved\n");
        }
        still += m->moved ? 0 : 1;
    }
    (void)fprintf(
        to,
        "%zu of %zu not moved: the 90 %% interval is at least %.2f times the prior's, and "
        "the median lies\nwithin a quarter of that from the prior's.\n",
        still, c->asked.parameter_count, CTG_MARGINALS_NARROW);
}

static void print_pairs(FILE *to, const ctg_calibrate *asked)
{
    const ctg_marginals *const marginals = &asked->marginals;
    size_t shown = 0;
    for (size_t i = 0; i < marginals->pair_count && shown < PAIRS_SHOWN; i++) {
        const ctg_correlation *const pair = &marginals->pairs[i];
        if (fabs(pair->value) < PAIR_LEAST) {
            break;
        }
        (void)fprintf(to, "%s",
                      shown == 0 ? "\nThe data tell these apart worst (correlation):\n" : "");
        (void)fprintf(to, "  %+.2f  %s, %s\n", pair->value,
                      ctg_parameters_row(asked->calibrator.ids[pair->a])->path,
                      ctg_parameters_row(asked->calibrator.ids[pair->b])->path);
        shown++;
    }
    if (shown == 0) {
        (void)fprintf(to, "\nNo two parameters are correlated by %.1f or more.\n", PAIR_LEAST);
    }
}

static void print_line(FILE *to, const char *what, double record, double prior, double posterior,
                       double best, int decimals)
{
    (void)fprintf(to, "  %-52s", what);
    if (isnan(record)) {
        (void)fprintf(to, " %9s", "");
    } else {
        (void)fprintf(to, " %9.*f", decimals, record);
    }
    (void)fprintf(to, " %9.*f %9.*f %9.*f\n", decimals, prior, decimals, posterior, decimals, best);
}

static void print_targets(FILE *to, const ctg_calibrate *asked)
{
    const ctg_calibrator_result *const r = &asked->result;
    const ctg_target_figures *const a = &r->prior;
    const ctg_target_figures *const b = &r->posterior;
    const ctg_target_figures *const best = &r->best;
    (void)fprintf(to, "\n%-54s %9s %9s %9s %9s\n", "Targets (means over origins)", "record",
                  "prior", "posterior", "best");
    for (size_t y = 0; y < asked->calibrator.targets.years; y++) {
        char what[64];
        (void)snprintf(what, sizeof what, "distance of shares over frozen shares', %zu months",
                       12 * (y + 1));
        print_line(to, what, (double)NAN, a->ratio[y], b->ratio[y], best->ratio[y], 2);
    }
    for (size_t i = 0; i < CTG_TARGET_ANSWERS; i++) {
        const ctg_target_answer answer = (ctg_target_answer)i;
        const ctg_target_answer_row *const row = ctg_targets_answer(answer);
        print_line(to, row->what, ctg_targets_goal(&asked->calibrator.targets, answer),
                   a->answer[i], b->answer[i], best->answer[i], row->decimals);
    }
    for (size_t i = 0; i < CTG_CALIBRATION_TARGETS; i++) {
        char what[64];
        (void)snprintf(what, sizeof what, "off by: %s, weight %.4g",
                       ctg_calibration_target_name((ctg_calibration_target)i),
                       asked->calibrator.asked.weights[i]);
        print_line(to, what, (double)NAN, a->part[i], b->part[i], best->part[i], 2);
    }
    print_line(to, "distance: the sum of these by weight", (double)NAN, r->prior_distance,
               r->posterior_distance, r->best_distance, 3);
}

/* How well the emulator knows each figure: what it does not explain is chance, or form. */
static void print_emulator(FILE *to, const ctg_calibrate *asked)
{
    const ctg_waves *const waves = &asked->result.waves;
    (void)fprintf(to, "\nOf the differences between evaluations the emulator explains");
    for (size_t i = 0; i < CTG_TARGET_ANSWERS; i++) {
        (void)fprintf(to, "%s%s %.0f %%%s", i % 4 == 0 ? "\n    " : " ",
                      ctg_targets_answer((ctg_target_answer)i)->key, 100 * waves->explained[i],
                      i + 1 < CTG_TARGET_ANSWERS ? "," : "\n");
    }
}

static void print_foot(FILE *to, const ctg_calibrate *asked)
{
    const ctg_waves *const waves = &asked->result.waves;
    (void)fprintf(to, "%zu evaluations in %u waves; %s.\n", waves->evaluations,
                  (unsigned)waves->last + 1, ctg_calibrate_page_end(waves->end));
    (void)fprintf(to, "It took %.0f s; %zu of the evaluations were stored before.\n",
                  asked->seconds, waves->evaluations - asked->result.added);
    (void)fprintf(to, "Posterior: %s\nEvaluations: %s\n", asked->written, asked->kept);
    (void)fprintf(to, "Next: name the file in a scenario beside it, posterior = \"NAME.csv\";\n");
}

void ctg_calibrate_page_print(FILE *to, const ctg_calibrate *asked)
{
    print_head(to, asked);
    print_parameters(to, asked);
    print_pairs(to, asked);
    print_targets(to, asked);
    print_emulator(to, asked);
    print_foot(to, asked);
}

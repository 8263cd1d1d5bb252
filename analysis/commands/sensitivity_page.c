/* What the outputs of a sweep hang on, as a page of at most 100 columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/sensitivity_page.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/figure.h"
#include "analysis/commands/next.h"
#include "analysis/commands/page.h"
#include "analysis/commands/sensitivity_json.h"
#include "analysis/commands/sweep_page.h"
#include "analysis/crossed.h"
#include "engine/base/memory.h"

#define PAGE_WIDTH 98
#define NAME_WIDTH 38
#define PAIRS_MOST 5 /* of second order on the page; JSON has all */

ctg_status ctg_sensitivity_page_begin(ctg_sensitivity_page *page, FILE *to, const ctg_job *job,
                                      const ctg_crossing *crossing, ctg_error *error)
{
    *page = (ctg_sensitivity_page){.to = to, .job = job, .crossing = crossing};
    CTG_TRY(ctg_runs_read_outcome(job->store, job->study.replicates, &page->outcome, error));
    if (job->options.json) {
        page->object = ctg_sensitivity_json_begin(page);
        return page->object != NULL ? ctg_ok
                                    : ctg_error_add(error, ctg_memory, "no memory for the answer");
    }
    ctg_sweep_page_print_head(to, job, crossing);
    (void)fprintf(to, "%" PRIu32 " failed\n", page->outcome.failed);
    return ctg_ok;
}

/* Factors with the largest numbers first; of equals in their order. */
static void order(const double *numbers, size_t count, size_t *places)
{
    for (size_t i = 0; i < count; i++) {
        size_t to = i;
        while (to > 0 && numbers[places[to - 1]] < numbers[i]) {
            places[to] = places[to - 1];
            to--;
        }
        places[to] = i;
    }
}

static void write_index(char *text, size_t room, const ctg_sobol_index *index)
{
    if (index->distinguishable) {
        (void)snprintf(text, room, "%5.2f (%.2f to %.2f)", index->estimate, index->low,
                       index->high);
    } else {
        (void)snprintf(text, room, "not distinguishable from 0");
    }
}

static void print_indices(const ctg_sensitivity_page *page, const ctg_sobol *sobol,
                          const size_t *places)
{
    ctg_page_print_left(page->to, "", NAME_WIDTH);
    (void)fprintf(page->to, "%-27s %s\n", "first order", "total");
    for (size_t i = 0; i < sobol->factors; i++) {
        const size_t factor = places[i];
        char first[60];
        char total[60];
        write_index(first, sizeof first, &sobol->first[factor]);
        write_index(total, sizeof total, &sobol->total[factor]);
        (void)fputs("  ", page->to);
        ctg_page_print_left(page->to, ctg_sensitivity_factor(page->crossing, factor),
                            NAME_WIDTH - 2);
        (void)fprintf(page->to, "%-27s %s\n", first, total);
    }
}

static void print_pairs(const ctg_sensitivity_page *page, const ctg_sobol *sobol)
{
    size_t one = 0;
    size_t other = 0;
    int told = 0;
    while (sobol->second != NULL && told < PAIRS_MOST && ctg_sobol_next_pair(sobol, &one, &other)) {
        const ctg_sobol_index *const index =
            &sobol->second[ctg_sobol_pair(one, other, sobol->factors)];
        (void)fprintf(page->to, "  together %s and %s: %.2f (%.2f to %.2f)\n",
                      ctg_sensitivity_factor(page->crossing, one),
                      ctg_sensitivity_factor(page->crossing, other), index->estimate, index->low,
                      index->high);
        told++;
    }
    if (sobol->second != NULL && told == 0) {
        (void)fprintf(page->to, "  No interaction of two can be told from 0.\n");
    }
}

static ctg_status print_sobol(const ctg_sensitivity_page *page, const ctg_sobol *sobol,
                              ctg_error *error)
{
    void *room = NULL;
    void *numbers = NULL;
    CTG_TRY(ctg_memory_array(&room, sobol->factors, sizeof(size_t), "a page", error));
    const ctg_status status =
        ctg_memory_array(&numbers, sobol->factors, sizeof(double), "a page", error);
    if (status == ctg_ok) {
        for (size_t i = 0; i < sobol->factors; i++) {
            ((double *)numbers)[i] = sobol->total[i].estimate;
        }
        order(numbers, sobol->factors, room);
        print_indices(page, sobol, room);
        print_pairs(page, sobol);
    }
    free(room);
    free(numbers);
    return status;
}

static ctg_status print_morris(const ctg_sensitivity_page *page, const ctg_sensitivity *of,
                               ctg_error *error)
{
    const ctg_morris *const morris = &of->morris;
    const ctg_study *const study = &page->job->study;
    const ctg_measure *const measure =
        ctg_measures_row(ctg_study_place_of(study, study->kept[of->of.at]).measure);
    void *room = NULL;
    void *numbers = NULL;
    CTG_TRY(ctg_memory_array(&room, morris->factors, sizeof(size_t), "a page", error));
    const ctg_status status =
        ctg_memory_array(&numbers, morris->factors, sizeof(double), "a page", error);
    for (size_t i = 0; status == ctg_ok && i < morris->factors; i++) {
        ((double *)numbers)[i] = morris->factor[i].mu_star.estimate;
    }
    if (status == ctg_ok) {
        order(numbers, morris->factors, room);
        ctg_page_print_left(page->to, "", NAME_WIDTH);
        (void)fprintf(page->to, "%10s  %-24s %10s\n", "mu*", "95 % interval", "sigma");
    }
    for (size_t i = 0; status == ctg_ok && i < morris->factors; i++) {
        const size_t at = ((size_t *)room)[i];
        const ctg_morris_factor *const factor = &morris->factor[at];
        char figures[4][CTG_FIGURE_ROOM];
        char interval[2 * CTG_FIGURE_ROOM + 8];
        ctg_figure_write(figures[0], measure, factor->mu_star.estimate);
        ctg_figure_write(figures[1], measure, factor->mu_star.low);
        ctg_figure_write(figures[2], measure, factor->mu_star.high);
        ctg_figure_write(figures[3], measure, factor->sigma.estimate);
        (void)snprintf(interval, sizeof interval, "%s to %s", figures[1], figures[2]);
        (void)fputs("  ", page->to);
        ctg_page_print_left(page->to, ctg_sensitivity_factor(page->crossing, at), NAME_WIDTH - 2);
        (void)fprintf(page->to,
                      factor->distinguishable ? "%10s  %-24s %10s\n"
                                              : "%10s  %-24s %10s  "
                                                "not told from 0\n",
                      figures[0], interval, figures[3]);
    }
    free(room);
    free(numbers);
    return status;
}

static ctg_status print_output(const ctg_sensitivity_page *page, const ctg_sensitivity *of,
                               ctg_error *error)
{
    (void)fputc('\n', page->to);
    ctg_page_print_wrapped(page->to, of->refused[0] != '\0' ? of->refused : of->name, "",
                           PAGE_WIDTH);
    if (of->refused[0] != '\0') { /* which begins with the name */
        return ctg_ok;
    }
    if (of->has_morris) {
        return print_morris(page, of, error);
    }
    if (!isnan(of->sobol.chance)) {
        (void)fprintf(page->to,
                      "  Of the variance of a single run the varied make %.0f %%, chance the "
                      "rest. Of theirs:\n",
                      100 * of->sobol.variance / (of->sobol.variance + of->sobol.chance));
    }
    CTG_TRY(print_sobol(page, &of->sobol, error));
    if (of->has_noise) {
        (void)fprintf(page->to, "  How large chance itself is (its %s):\n",
                      of->noise.is_deviation ? "standard deviation" : "variance, in logarithms");
        return print_sobol(page, &of->noise.sobol, error);
    }
    ctg_page_print_wrapped(page->to, of->noise_refused, "  ", PAGE_WIDTH);
    return ctg_ok;
}

ctg_status ctg_sensitivity_page_add(ctg_sensitivity_page *page, const ctg_sensitivity *of,
                                    ctg_error *error)
{
    return page->object != NULL ? ctg_sensitivity_json_add(page, of, error)
                                : print_output(page, of, error);
}

static void print_regret(const ctg_sensitivity_page *page, const ctg_regret *regret, size_t at)
{
    const ctg_study *const study = &page->job->study;
    const ctg_measure *const measure =
        ctg_measures_row(ctg_study_place_of(study, study->kept[at]).measure);
    char name[CTG_CROSSED_NAME_ROOM];
    (void)fprintf(page->to, "\nRobustness over %zu points: %s\n", regret->futures,
                  ctg_crossed_name(study, at, name));
    ctg_page_print_left(page->to, "", NAME_WIDTH);
    (void)fprintf(page->to, "%12s %12s %12s %9s\n", "mean regret", "95 %", "worst", "best in");
    for (size_t arm = 0; arm < regret->arms; arm++) {
        const ctg_regret_arm *const of = &regret->arm[arm];
        char figures[3][CTG_FIGURE_ROOM];
        ctg_figure_write(figures[0], measure, of->mean);
        ctg_figure_write(figures[1], measure, of->p95);
        ctg_figure_write(figures[2], measure, of->worst);
        (void)fputs("  ", page->to);
        ctg_page_print_left(page->to, ctg_study_arm_name(study, arm), NAME_WIDTH - 2);
        (void)fprintf(page->to, "%12s %12s %12s %7.0f %%%s\n", figures[0], figures[1], figures[2],
                      100 * of->best, arm == regret->minimax ? "  least worst" : "");
    }
}

ctg_status ctg_sensitivity_page_add_regret(ctg_sensitivity_page *page, const ctg_regret *regret,
                                           size_t at, ctg_error *error)
{
    if (page->object != NULL) {
        return ctg_sensitivity_json_add_regret(page, regret, at, error);
    }
    print_regret(page, regret, at);
    return ctg_ok;
}

static void print_box(const ctg_sensitivity_page *page, const ctg_prim_box *box, size_t number)
{
    const ctg_study *const study = &page->job->study;
    (void)fprintf(page->to,
                  "  Box %zu: %zu of its %zu points fail (%.0f %%, outside %.0f %%); %.0f %% of "
                  "all that fail\n",
                  number, box->failed, box->futures, 100 * box->density, 100 * box->outside,
                  100 * box->coverage);
    for (size_t i = 0; i < study->points.factor_count; i++) {
        const ctg_prim_limit *const limit = &box->limit[i];
        if (isfinite(limit->low)) {
            (void)fprintf(page->to, "    %s at least %g (quasi-p %.2g)\n", study->points.paths[i],
                          limit->low, limit->p_low);
        }
        if (isfinite(limit->high)) {
            (void)fprintf(page->to, "    %s at most %g (quasi-p %.2g)\n", study->points.paths[i],
                          limit->high, limit->p_high);
        }
    }
}

ctg_status ctg_sensitivity_page_add_fails(ctg_sensitivity_page *page, const ctg_prim *prim,
                                          ctg_sensitivity_output of, const char *refused,
                                          ctg_error *error)
{
    if (page->object != NULL) {
        return ctg_sensitivity_json_add_fails(page, prim, of, refused, error);
    }
    (void)fprintf(page->to, "\nWhere %s fails:", ctg_study_arm_name(&page->job->study, of.arm));
    if (refused[0] != '\0') {
        (void)fputc('\n', page->to);
        ctg_page_print_wrapped(page->to, refused, "  ", PAGE_WIDTH);
        return ctg_ok;
    }
    (void)fprintf(page->to, " at %zu of %zu points\n", prim->failed, prim->futures);
    for (size_t i = 0; i < prim->count; i++) {
        print_box(page, &prim->box[i], i + 1);
    }
    if (prim->count == 0) {
        (void)fprintf(page->to, "  No box of points stands out.\n");
    }
    return ctg_ok;
}

ctg_status ctg_sensitivity_page_end(ctg_sensitivity_page *page, ctg_status status, ctg_error *error)
{
    const ctg_study *const study = &page->job->study;
    if (page->object != NULL) {
        if (status == ctg_ok) {
            return ctg_answer_json_write(page->to, page->object, error);
        }
        json_decref(page->object);
        return status;
    }
    if (status == ctg_ok) {
        (void)fprintf(page->to,
                      "\nIntervals: 95 %%, bootstrap over points and replicates.\n"
                      "Study %.8s, digest %016" PRIx64 ", contingent %s\n",
                      study->id, page->outcome.digest, study->version);
        ctg_next_print_kept(page->to, page->job->path);
    }
    return status;
}

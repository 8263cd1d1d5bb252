/* `contingent backtest`: a scenario that starts in the past, beside the record and a frozen
 * picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/backtest.h"

#include "analysis/commands/answer_json.h"
#include "analysis/commands/answer_page.h"
#include "analysis/commands/commands.h"

#define HORIZON 3   /* years from which a model has to be better than the frozen picture */
#define MARGIN 0.10 /* and by how much */

/* What the years say together. */
typedef struct verdict {
    size_t nearer; /* years in which the mean is nearer to the record */
    size_t judged,
        passed; /* years from the horizon on; those in which it is nearer by the margin */
} verdict;

static verdict judge(const ctg_backtest *backtest)
{
    verdict said = {0};
    for (size_t at = 0; at < backtest->year_count; at++) {
        const ctg_backtest_year *const year = &backtest->years[at];
        said.nearer += year->mean < year->frozen ? 1 : 0;
        said.judged += year->time >= HORIZON ? 1 : 0;
        said.passed += year->time >= HORIZON && year->mean <= (1 - MARGIN) * year->frozen ? 1 : 0;
    }
    return said;
}

static void print_verdict(const ctg_backtest *backtest)
{
    const verdict said = judge(backtest);
    (void)printf("\nThe mean of the replicates is nearer to the record than the frozen picture in "
                 "%zu of %zu years",
                 said.nearer, backtest->year_count);
    const char *before = ": ";
    for (size_t at = 0; at < backtest->year_count; at++) {
        const ctg_backtest_year *const year = &backtest->years[at];
        char month[8];
        if (year->mean < year->frozen) {
            ctg_month_write(ctg_study_month(backtest->study, ctg_scope_state, year->time), month);
            (void)printf("%s%s", before, month);
            before = ", ";
        }
    }
    (void)printf(".\n");
    if (said.judged > 0) {
        (void)printf(
            "Nearer by at least 10 %% in %zu of the %zu years from the third on: the model "
            "%s the null.\n",
            said.passed, said.judged, said.passed == said.judged ? "beats" : "does not beat");
    }
}

static void print_page(const ctg_backtest *backtest, const ctg_job *job)
{
    char frozen[8];
    ctg_month_write(backtest->frozen_at, frozen);
    ctg_answer_page_print_head(stdout, backtest->study, &backtest->outcome);
    (void)printf("\nWho sent which share of the people deployed: distance from the record\n"
                 "(half the sum of absolute differences of shares; 0: the same, 1: nothing in "
                 "common)\n\n");
    (void)printf("%-10s %-9s %9s %12s %21s %12s\n", "", "", "frozen", "mean of the",
                 "one replicate,", "replicates");
    (void)printf("%-10s %-9s %9s %12s %21s %12s\n", "simulated", "recorded", frozen, "replicates",
                 "median and 5-95 %", "nearer, %");
    for (size_t at = 0; at < backtest->year_count; at++) {
        const ctg_backtest_year *const year = &backtest->years[at];
        char simulated[8];
        char recorded[8];
        ctg_month_write(ctg_study_month(backtest->study, ctg_scope_state, year->time), simulated);
        ctg_month_write(year->recorded, recorded);
        (void)printf("%-10s %-9s %9.3f %12.3f %9.3f %.3f-%.3f %12.0f\n", simulated, recorded,
                     year->frozen, year->mean, year->single.median, year->single.p05,
                     year->single.p95, 100 * year->nearer_share);
    }
    print_verdict(backtest);
    (void)printf("Demand is the record's; no parameter was fitted to who sends what.\n");
    ctg_answer_page_print_foot(stdout, &backtest->outcome, job);
    (void)printf("Next: contingent run %s (all that these runs say)\n", job->options.file);
}

static json_t *year_of(const ctg_backtest *backtest, const ctg_backtest_year *year)
{
    char simulated[8];
    char recorded[8];
    ctg_month_write(ctg_study_month(backtest->study, ctg_scope_state, year->time), simulated);
    ctg_month_write(year->recorded, recorded);
    return json_pack("{s:s, s:s, s:f, s:f, s:o, s:f}", "simulated", simulated, "recorded", recorded,
                     "frozen_shares", year->frozen, "mean_of_replicates", year->mean,
                     "one_replicate", ctg_answer_json_quantiles(&year->single),
                     "share_of_replicates_nearer", year->nearer_share);
}

static ctg_status print_json(const ctg_backtest *backtest, const ctg_job *job, ctg_error *error)
{
    const verdict said = judge(backtest);
    json_t *const object = ctg_answer_json_frame(backtest->study, &backtest->outcome, job);
    json_t *const years = json_array();
    char frozen[8];
    ctg_month_write(backtest->frozen_at, frozen);
    bool full = object == NULL || years == NULL;
    for (size_t at = 0; at < backtest->year_count && !full; at++) {
        full = json_array_append_new(years, year_of(backtest, &backtest->years[at])) != 0;
    }
    full =
        full || json_object_set(object, "years", years) != 0 ||
        json_object_set_new(object, "frozen_at", json_string(frozen)) != 0 ||
        json_object_set_new(object, "years_nearer", json_integer((json_int_t)said.nearer)) != 0 ||
        json_object_set_new(object, "beats_the_frozen_picture",
                            json_boolean(said.judged > 0 && said.passed == said.judged)) != 0;
    json_decref(years);
    if (full) {
        json_decref(object);
    }
    return ctg_answer_json_write(stdout, full ? NULL : object, error);
}

static int print_answer(ctg_job *job, ctg_backtest *backtest)
{
    ctg_status status = ctg_backtest_read(backtest, job->store, &job->error);
    if (status == ctg_ok && job->options.json) {
        status = print_json(backtest, job, &job->error);
    } else if (status == ctg_ok) {
        print_page(backtest, job);
    }
    if (status != ctg_ok) {
        return ctg_commands_tell(&job->error);
    }
    return ctg_job_end(job, backtest->outcome.failed > 0 ? ctg_exit_some_failed : ctg_exit_ok);
}

int ctg_backtest_main(int argc, char **argv)
{
    ctg_job job;
    ctg_backtest backtest = {0};
    int code = ctg_job_open(&job, argc, argv);
    if (code == ctg_exit_ok && ctg_backtest_open(&backtest, &job.study, &job.error) != ctg_ok) {
        code = ctg_job_refuse(&job);
    }
    if (code == ctg_exit_ok) {
        code = ctg_job_run(&job);
    }
    if (code == ctg_exit_ok) {
        code = print_answer(&job, &backtest);
    }
    ctg_backtest_destroy(&backtest);
    ctg_job_destroy(&job);
    return code;
}

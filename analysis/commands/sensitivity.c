/* `contingent sensitivity`: what the outputs of a sweep hang on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/dry_run.h"
#include "analysis/commands/sensitivity_page.h"
#include "analysis/comparison.h"
#include "engine/base/memory.h"

#define RESAMPLES 1000

/* Adds the kept value of the last time that --measure names. */
static ctg_status choose_named(const ctg_job *job, const ctg_crossing *crossing, const char *text,
                               size_t *chosen, size_t *count, ctg_error *error)
{
    const ctg_study *const study = &job->study;
    ctg_measure_id measure = CTG_MEASURES;
    size_t who = 0;
    CTG_TRY(ctg_scenario_measure_named(crossing->base, text, &measure, &who, error));
    const size_t times = ctg_measures_times(&study->shape, ctg_measures_row(measure)->scope);
    for (size_t at = 0; at < study->kept_count; at++) {
        const ctg_study_place place = ctg_study_place_of(study, study->kept[at]);
        if (place.measure == measure && place.who == who && place.time + 1 == times) {
            chosen[(*count)++] = at;
            return ctg_ok;
        }
    }
    return ctg_error_add(error, ctg_input,
                         "--measure: error: %s is not kept at the end by the study", text);
}

/* Which kept values: those that --measure names, else all of the last year; the start hangs on
 * nothing. `chosen` has room for both. */
static ctg_status choose(const ctg_job *job, const ctg_crossing *crossing, size_t *chosen,
                         size_t *count, ctg_error *error)
{
    const ctg_study *const study = &job->study;
    const ctg_month end = study->setting->start + study->setting->months;
    *count = 0;
    for (size_t i = 0; i < job->options.measure_count; i++) {
        CTG_TRY(choose_named(job, crossing, job->options.measures[i], chosen, count, error));
    }
    for (size_t at = 0; job->options.measure_count == 0 && at < study->kept_count; at++) {
        const ctg_study_place place = ctg_study_place_of(study, study->kept[at]);
        const ctg_scope scope = ctg_measures_row(place.measure)->scope;
        if (place.time > 0 && ctg_study_month(study, scope, place.time) + 12 > end) {
            chosen[(*count)++] = at;
        }
    }
    return *count > 0 ? ctg_ok
                      : ctg_error_add(error, ctg_input,
                                      "the study keeps nothing of its last year after the start");
}

/* Analyses one output and hands it to the page. */
static ctg_status show(ctg_sensitivity_page *page, const ctg_sensitivity_asked *asked,
                       ctg_sensitivity_output of, ctg_error *error)
{
    ctg_sensitivity sensitivity;
    ctg_status status = ctg_sensitivity_of(&sensitivity, asked, of, error);
    if (status == ctg_ok) {
        status = ctg_sensitivity_page_add(page, &sensitivity, error);
    }
    ctg_sensitivity_destroy(&sensitivity);
    return status;
}

static ctg_status show_robustness(ctg_sensitivity_page *page, const ctg_sensitivity_asked *asked,
                                  const ctg_options *options, size_t at, ctg_error *error)
{
    const ctg_study *const study = asked->study;
    const ctg_measure_better better =
        ctg_measures_row(ctg_study_place_of(study, study->kept[at]).measure)->better;
    const bool more = better != ctg_better_less;
    ctg_regret regret = {0};
    ctg_prim prim = {0};
    ctg_status status = ctg_ok;
    if (ctg_study_arms(study) > 1 && better != ctg_better_neither) {
        status = ctg_sensitivity_regret(&regret, asked, at, more, options->threshold, error);
        status =
            status == ctg_ok ? ctg_sensitivity_page_add_regret(page, &regret, at, error) : status;
        ctg_regret_destroy(&regret);
    }
    for (uint32_t arm = 0;
         arm < ctg_study_arms(study) && status == ctg_ok && !isnan(options->threshold); arm++) {
        ctg_error said;
        const ctg_sensitivity_output of = {at, arm};
        ctg_error_clear(&said);
        status = ctg_sensitivity_fails(&prim, asked, of, more, options->threshold, &said);
        if (status == ctg_ok || status == ctg_input) {
            status = ctg_sensitivity_page_add_fails(page, &prim, of,
                                                    status == ctg_ok ? "" : said.text, error);
        } else {
            ctg_error_append(error, &said);
        }
        ctg_prim_destroy(&prim);
    }
    return status;
}

static ctg_status show_chosen(ctg_sensitivity_page *page, const ctg_sensitivity_asked *asked,
                              const size_t *chosen, size_t count, ctg_error *error)
{
    for (size_t i = 0; i < count && ctg_sensitivity_check(asked->crossing, NULL) == ctg_ok; i++) {
        for (uint32_t arm = 0; arm < ctg_study_arms(asked->study); arm++) {
            CTG_TRY(show(page, asked, (ctg_sensitivity_output){chosen[i], arm}, error));
        }
    }
    return show_robustness(page, asked, &page->job->options, chosen[0], error);
}

static ctg_status show_all(ctg_sensitivity_page *page, const ctg_sensitivity_asked *asked,
                           ctg_error *error)
{
    void *chosen = NULL;
    size_t count = 0;
    CTG_TRY(ctg_memory_array(&chosen, asked->study->kept_count + page->job->options.measure_count,
                             sizeof(size_t), "the outputs of a sweep", error));
    ctg_status status = choose(page->job, asked->crossing, chosen, &count, error);
    if (status == ctg_ok) {
        status = show_chosen(page, asked, chosen, count, error);
    }
    free(chosen);
    return status;
}

static int print(ctg_job *job, const ctg_crossing *crossing)
{
    const ctg_sensitivity_asked asked = {.store = job->store,
                                         .study = &job->study,
                                         .crossing = crossing,
                                         .resamples = RESAMPLES,
                                         .seed = job->study.setting->seed};
    ctg_sensitivity_page page;
    ctg_status status = ctg_sensitivity_page_begin(&page, stdout, job, crossing, &job->error);
    if (status == ctg_ok) {
        status = show_all(&page, &asked, &job->error);
    }
    status = ctg_sensitivity_page_end(&page, status, &job->error);
    if (status != ctg_ok) {
        return ctg_commands_tell(&job->error);
    }
    return ctg_job_end(job, page.outcome.failed > 0 ? ctg_exit_some_failed : ctg_exit_ok);
}

static int command_main(int argc, char **argv)
{
    ctg_job job;
    ctg_crossing crossing;
    int code = ctg_job_open_sweep(&job, &crossing, argc, argv);
    const bool tells =
        code == ctg_exit_ok &&
        (crossing.sweep.policy_count > 0 || ctg_sensitivity_check(&crossing, &job.error) == ctg_ok);
    if (code == ctg_exit_ok && !tells) {
        code = ctg_job_refuse(&job);
    }
    if (code == ctg_exit_ok && job.study.shards > 1) {
        code = ctg_commands_misuse(argv[0], "a part of a study tells nothing; run the parts with "
                                            "`contingent sweep`, then `contingent merge`");
    }
    if (code == ctg_exit_ok && job.options.dry_run) {
        code = ctg_dry_run_print(&job, &crossing);
    } else if (code == ctg_exit_ok) {
        code = ctg_job_run(&job);
        code = code == ctg_exit_ok ? print(&job, &crossing) : code;
    }
    ctg_job_destroy(&job);
    ctg_crossing_close(&crossing);
    return code;
}

static const ctg_option known_options[] = {
    {ctg_option_measure, "measure", "PATH",
     "this measure at the end, or PATH=WHO; as often as needed (all that the study keeps of its "
     "last year)"},
    {ctg_option_threshold, "threshold", "V",
     "an arm fails where the first measure is on the wrong side of V"},
    CTG_OPTION_OF_STUDIES,
    {0},
};

const ctg_command ctg_sensitivity_command = {
    .name = "sensitivity",
    .what = "say what the outputs of a sweep hang on",
    .operands = "STUDY",
    .examples =
        "contingent sensitivity vary-courses -o courses.db\n"
        "contingent sensitivity vary-courses -o courses.db --measure world.sustained_ready_pers\n",
    .about = "Runs what is missing of a sweep and says what its outputs hang on: of Morris' "
             "design mu*, mu and sigma of each factor; of Saltelli's first, second and total "
             "order Sobol' indices, of the mean over chance and of chance itself. Intervals by "
             "seeded bootstrap; what cannot be told from 0 is said, what does not change is "
             "refused by name. With policies: what their change of the base hangs on, a table of "
             "regret over the points, and with a threshold which points make an arm fail (PRIM).",
    .options = known_options,
    .exits = "0 done, 1 failure, 2 usage or input wrong, 3 some runs failed, 75 stopped.",
    .run = command_main,
};

/* `contingent report`: stores as one page to send on, a single file that needs no network.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/report.h"

#include <stdlib.h>

#include "analysis/commands/build.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_parts.h"
#include "engine/base/file.h"
#include "engine/base/memory.h"

static ctg_report_kind kind_of(const ctg_study *study)
{
    if (study->points.count > 0) {
        return ctg_report_sweep;
    }
    if (study->policy_count > 0) {
        return ctg_report_compare;
    }
    return ctg_report_backtest_is(study) ? ctg_report_backtest : ctg_report_run;
}

static ctg_status open_store(ctg_report_store *of, const char *path, ctg_error *error)
{
    of->path = path;
    CTG_TRY(ctg_store_file_open(&of->file, path, error));
    CTG_TRY(ctg_store_file_check(of->file, error));
    CTG_TRY(ctg_rebuilt_open(&of->rebuilt, of->file, ctg_build_version(), error));
    of->study = ctg_rebuilt_study(of->rebuilt);
    CTG_TRY(ctg_store_open_to_read(&of->store, path, of->study, error));
    CTG_TRY(ctg_runs_read_outcome(of->store, of->study->replicates, &of->outcome, error));
    of->kind = kind_of(of->study);
    return of->outcome.ok > 0
               ? ctg_ok
               : ctg_error_add(error, ctg_input, "%s holds no run that did not fail", path);
}

static void close_store(ctg_report_store *of)
{
    ctg_store_destroy(of->store);
    ctg_rebuilt_close(of->rebuilt);
    ctg_store_file_close(of->file);
}

static ctg_status write_part(ctg_report *report, const ctg_report_store *of, ctg_error *error)
{
    switch (of->kind) {
    case ctg_report_compare:
        return ctg_report_compare_write(report, of, error);
    case ctg_report_sweep:
        return ctg_report_sweep_write(report, of, error);
    case ctg_report_backtest:
        return ctg_report_backtest_write(report, of, error);
    default:
        return ctg_report_run_write(report, of, error);
    }
}

static ctg_status write_parts(ctg_report *report, ctg_error *error)
{
    for (size_t i = 0; i < report->count; i++) {
        CTG_TRY(write_part(report, &report->stores[i], error));
    }
    CTG_TRY(ctg_report_trust_write(report, error));
    return ctg_report_about_write(report, error);
}

static ctg_status no_memory(ctg_error *error)
{
    return ctg_error_add(error, ctg_memory, "no memory for the page");
}

static ctg_status write_page(const ctg_report *report, const ctg_report_texts *texts,
                             ctg_error *error)
{
    char *page = NULL;
    size_t size = 0;
    FILE *const to = open_memstream(&page, &size);
    if (to == NULL) {
        return no_memory(error);
    }
    ctg_report_frame_write(report, to, texts);
    ctg_status status = fclose(to) == 0 ? ctg_ok : no_memory(error);
    status = status == ctg_ok ? ctg_file_write(report->options->output, page, size, error) : status;
    free(page);
    return status;
}

/* The parts go into memory: the page is written whole, or not at all. */
static ctg_status make_page(ctg_report *report, ctg_error *error)
{
    ctg_report_texts texts = {NULL, NULL, NULL, NULL};
    char **const all[] = {&texts.title, &texts.head, &texts.contents, &texts.body};
    FILE **const files[] = {&report->title, &report->head, &report->contents, &report->body};
    size_t sizes[4];
    bool lost = false;
    for (size_t i = 0; i < 4; i++) {
        *files[i] = open_memstream(all[i], &sizes[i]);
        lost = lost || *files[i] == NULL;
    }
    ctg_status status = lost ? no_memory(error) : write_parts(report, error);
    for (size_t i = 0; i < 4; i++) {
        lost = (*files[i] != NULL && fclose(*files[i]) != 0) || *all[i] == NULL || lost;
    }
    if (status == ctg_ok) {
        status = lost ? no_memory(error) : write_page(report, &texts, error);
    }
    for (size_t i = 0; i < 4; i++) {
        free(*all[i]);
    }
    return status;
}

/* What is asked must fit the stores, none of which may be written over. */
static ctg_status check(const ctg_report *report, ctg_error *error)
{
    const ctg_store_options *const options = report->options;
    bool compares = false;
    for (size_t i = 0; i < report->count; i++) {
        compares = compares || report->stores[i].kind == ctg_report_compare;
    }
    return options->measure_count == 0 || compares
               ? ctg_ok
               : ctg_error_add(
                     error, ctg_input,
                     "--measure: no store is a comparison, of which it says the headline");
}

static ctg_status write_report(ctg_report *report, ctg_error *error)
{
    const ctg_store_options *const options = report->options;
    void *room = NULL;
    for (size_t i = 0; i < options->store_count; i++) {
        if (ctg_file_is_same(options->output, options->stores[i])) {
            return ctg_error_add(error, ctg_input, "-o %s is one of the stores; name another file",
                                 options->output);
        }
    }
    CTG_TRY(
        ctg_memory_array(&room, options->store_count, sizeof *report->stores, "a report", error));
    report->stores = room;
    for (size_t i = 0; i < options->store_count; i++) {
        report->count = i + 1;
        CTG_TRY(open_store(&report->stores[i], options->stores[i], error));
    }
    CTG_TRY(check(report, error));
    return make_page(report, error);
}

static int command_main(int argc, char **argv)
{
    ctg_store_options options;
    int code =
        ctg_store_options_read(&options, ctg_store_takes_many | ctg_store_takes_output, argc, argv);
    if (code == ctg_exit_ok) {
        ctg_report report = {.options = &options};
        ctg_error error;
        ctg_error_clear(&error);
        const ctg_status status = write_report(&report, &error);
        for (size_t i = 0; i < report.count; i++) {
            close_store(&report.stores[i]);
        }
        free(report.stores);
        code = status == ctg_ok ? ctg_exit_ok : ctg_commands_tell(&error);
        if (status == ctg_ok && !options.quiet) {
            (void)printf("Wrote %s: open it in any browser, or send it on.\n", options.output);
        }
    }
    ctg_store_options_destroy(&options);
    return ctg_store_options_end(code);
}

static const ctg_option known_options[] = {
    {ctg_option_output, "output", "FILE", "the page"},
    {ctg_option_measure, "measure", "PATH",
     "of a comparison: show this measure, or PATH=WHO; as often as needed, the first is the "
     "headline (what policies expect something of, then what is usual)"},
    CTG_OPTION_QUIET_STORE,
    {0},
};

const ctg_command ctg_report_command = {
    .name = "report",
    .what = "write a page to send on",
    .operands = "STORE ...",
    .examples = "contingent report short.db -o short.html\n"
                "contingent report courses.db short.db -o courses.html\n",
    .about = "Writes one HTML file that needs no network and no other file: the question, the "
             "answer in a sentence, how sure it is and what it hangs on, tables and charts, what "
             "the model cannot tell, failed runs, where every number comes from, how to cite. The "
             "first store is what the report is about (of run, compare, sweep, sensitivity or "
             "backtest); further ones add their sections. Charts are drawn from the tables of the "
             "page, which can be read without JavaScript.",
    .options = known_options,
    .exits = "0 written, 1 failure, 2 usage or input wrong.",
    .run = command_main,
};

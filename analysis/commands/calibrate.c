/* `contingent calibrate`: a study file, a posterior.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/calibrate.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "analysis/commands/build.h"
#include "analysis/commands/calibrate_json.h"
#include "analysis/commands/calibrate_page.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/home.h"
#include "analysis/commands/interrupt.h"
#include "analysis/commands/options.h"
#include "analysis/commands/typed.h"
#include "analysis/posterior_file.h"
#include "engine/base/maths.h"
#include "engine/run/crew.h"

#define RESULTS "results"

static int read_threads(ctg_calibrate *asked)
{
    int64_t threads = 0;
    const int code =
        ctg_options_whole(asked->command, "threads", optarg, CTG_OPTIONS_THREADS_MOST, &threads);
    asked->threads = (int)threads;
    return code;
}

static int read_option(ctg_calibrate *asked, int option)
{
    switch (option) {
    case ctg_option_threads:
        return read_threads(asked);
    case ctg_option_store:
        asked->store_path = optarg;
        return ctg_exit_ok;
    case ctg_option_json:
        asked->json = true;
        return ctg_exit_ok;
    case ctg_option_output:
        asked->output = optarg;
        return ctg_exit_ok;
    default:
        assert(option == ctg_option_quiet);
        asked->quiet = true;
        return ctg_exit_ok;
    }
}

static int check(ctg_calibrate *asked, int argc, char **argv)
{
    if (optind >= argc) {
        return ctg_commands_misuse(asked->command, "the study file is missing");
    }
    if (optind + 1 < argc) {
        return ctg_commands_misuse(asked->command, "one study file at a time; '%s' is another",
                                   ctg_text_shown(argv[optind + 1], strlen(argv[optind + 1])).text);
    }
    if ((asked->output != NULL && asked->output[0] == '\0') ||
        (asked->store_path != NULL && asked->store_path[0] == '\0')) {
        return ctg_commands_misuse(asked->command, "-o and --store need the name of a file");
    }
    asked->file = argv[optind];
    return ctg_exit_ok;
}

static int read_words(ctg_calibrate *asked, int argc, char **argv)
{
    int code = ctg_exit_ok;
    ctg_option_begin();
    while (code == ctg_exit_ok) {
        const int option = ctg_option_next(argc, argv);
        if (option <= 0) {
            return option == 0 ? check(asked, argc, argv) : ctg_exit_usage;
        }
        code = read_option(asked, option);
    }
    return code;
}

/* `given`, or a name in the folder of results after the study and its identity. */
static ctg_status name_file(ctg_calibrate *asked, const char *given, const char *ending,
                            char **name)
{
    ctg_text_builder path = {0};
    const ctg_study *const study = &asked->calibrator.study;
    if (given == NULL && mkdir(RESULTS, 0777) != 0 && errno != EEXIST) {
        return ctg_error_add(&asked->error, ctg_storage, "cannot make the folder " RESULTS ": %s",
                             strerror(errno));
    }
    const ctg_status status = given != NULL
                                  ? ctg_text_add(&path, &asked->error, "%s", given)
                                  : ctg_text_add(&path, &asked->error, RESULTS "/%s-%.8s.%s",
                                                 study->name, study->id, ending);
    *name = path.text;
    return status;
}

static ctg_status sample(ctg_calibrate *asked, const atomic_bool *stop)
{
    ctg_fact facts[CTG_BUILD_FACTS];
    ctg_build_facts(facts);
    const ctg_calibrator_run run = {
        .store = asked->store,
        .session = {.command = asked->shown,
                    .threads = asked->threads > 0 ? asked->threads : ctg_crew_threads(),
                    .build = facts,
                    .build_count = CTG_BUILD_FACTS},
        .stop = stop,
        .tell = ctg_progress_tell,
        .to = &asked->progress};
    ctg_progress_begin(&asked->progress, asked->quiet);
    asked->progress.what = "evaluations";
    const ctg_status status =
        ctg_calibrator_sample(&asked->calibrator, &run, &asked->result, &asked->error);
    ctg_progress_end(&asked->progress);
    return status;
}

static double seconds_now(void)
{
    struct timespec now = {0, 0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static ctg_status calibrate(ctg_calibrate *asked)
{
    ctg_calibrator *const calibrator = &asked->calibrator;
    const double begun = seconds_now();
    const atomic_bool *const stop = ctg_interrupt_arm(asked->quiet);
    CTG_TRY(name_file(asked, asked->store_path, "db", &asked->kept));
    CTG_TRY(name_file(asked, asked->output, "csv", &asked->written));
    CTG_TRY(ctg_store_open(&asked->store, asked->kept, &calibrator->study, &asked->error));
    CTG_TRY(sample(asked, stop));
    CTG_TRY(ctg_marginals_read(&asked->marginals, calibrator, &asked->result, &asked->error));
    CTG_TRY(ctg_posterior_file_write(asked->written, calibrator, &asked->result, &asked->error));
    asked->seconds = seconds_now() - begun;
    return ctg_ok;
}

static int answer(ctg_calibrate *asked)
{
    ctg_status status = ctg_ok;
    if (asked->json) {
        status = ctg_calibrate_json_print(stdout, asked, &asked->error);
    } else {
        ctg_calibrate_page_print(stdout, asked);
    }
    if (status != ctg_ok) {
        return ctg_commands_tell(&asked->error);
    }
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        (void)fprintf(stderr, "cannot write the answer: %s\n", strerror(errno));
        return ctg_exit_failure;
    }
    return ctg_exit_ok;
}

static int run(ctg_calibrate *asked)
{
    ctg_status status = ctg_maths_check(&asked->error);
    if (status == ctg_ok) {
        status = ctg_calibrator_open(&asked->calibrator, asked->file, ctg_home_scenarios(),
                                     ctg_build_version(), &asked->error);
    }
    if (status != ctg_ok) {
        const int code = ctg_commands_tell(&asked->error);
        (void)fprintf(stderr, "%zu error%s. Nothing was run.\n", asked->error.sentences,
                      asked->error.sentences == 1 ? "" : "s");
        return code;
    }
    status = calibrate(asked);
    if (status == ctg_stopped) {
        (void)fprintf(stderr,
                      "Stopped after %zu further evaluations; they are kept in %s. The same "
                      "command continues.\n",
                      asked->result.added, asked->kept);
        return ctg_exit_stopped;
    }
    return status == ctg_ok ? answer(asked) : ctg_commands_tell(&asked->error);
}

static int command_main(int argc, char **argv)
{
    ctg_calibrate *const asked = calloc(1, sizeof *asked);
    if (asked == NULL) {
        (void)fprintf(stderr, "no memory\n");
        return ctg_exit_failure;
    }
    ctg_error_clear(&asked->error);
    asked->command = argv[0];
    int code = read_words(asked, argc, argv);
    if (code == ctg_exit_ok &&
        ctg_typed_write(&asked->shown, argc, argv, true, &asked->error) != ctg_ok) {
        code = ctg_commands_tell(&asked->error);
    }
    if (code == ctg_exit_ok) {
        code = run(asked);
    }
    ctg_marginals_destroy(&asked->marginals);
    ctg_calibrator_forget(&asked->result);
    ctg_store_destroy(asked->store);
    ctg_calibrator_close(&asked->calibrator);
    free(asked->shown);
    free(asked->written);
    free(asked->kept);
    free(asked);
    return code;
}

static const ctg_option known_options[] = {
    CTG_OPTION_THREADS,
    {ctg_option_output, "output", "FILE", "where to write the posterior (results/NAME-ID.csv)"},
    {ctg_option_store, "store", "FILE", "where to keep the evaluations (results/NAME-ID.db)"},
    CTG_OPTION_JSON,
    CTG_OPTION_QUIET,
    {0},
};

const ctg_command ctg_calibrate_command = {
    .name = "calibrate",
    .what = "fit parameters to the record of 1995-2009",
    .operands = "STUDY",
    .examples = "contingent calibrate calibration-1995-2009 -o posterior.csv\n"
                "contingent calibrate calibration-1995-2009 --json > posterior.json\n",
    .about = "Fits parameters to who sent people in the record of 1995-2009: a posterior in "
             "waves, each drawn with what an emulator of the ones before says. Writes it as a "
             "file of rows from which the replicates of a scenario draw (`posterior = "
             "\"posterior.csv\";`), and says what the data tell of each parameter. The same "
             "command after an interruption continues and ends in the same bytes. What a study "
             "file says: scenarios/calibration-1995-2009.cfg.",
    .options = known_options,
    .exits = "0 done, 1 failure, 2 usage or input wrong, 75 stopped.",
    .run = command_main,
};

/* `contingent check`: reads scenarios as `run` would and tells every mistake; runs nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/home.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/base/text.h"
#include "engine/io/scenario.h"

typedef struct request {
    ctg_scenario_overrides overrides;
    const char **set;
    bool quiet;
} request;

static int read_whole(const char *command, const char *option, int64_t *value)
{
    const char *const why = ctg_number_whole(optarg, strlen(optarg), value);
    if (why != NULL || *value == 0) {
        return ctg_commands_misuse(command, "--%s '%s' %s", option,
                                   ctg_text_shown(optarg, strlen(optarg)).text,
                                   why == NULL ? "must be at least 1" : why);
    }
    return ctg_exit_ok;
}

/* Takes one option as getopt_long gives it. */
static int read_option(request *r, const char *command, int option)
{
    switch (option) {
    case ctg_option_set:
        r->set[r->overrides.set_count++] = optarg;
        return ctg_exit_ok;
    case ctg_option_from:
        r->overrides.from = optarg;
        return ctg_exit_ok;
    case ctg_option_to:
        r->overrides.to = optarg;
        return ctg_exit_ok;
    case ctg_option_months:
        return read_whole(command, "months", &r->overrides.months);
    case ctg_option_replicates:
        return read_whole(command, "replicates", &r->overrides.replicates);
    case ctg_option_seed:
        r->overrides.seed = optarg;
        return ctg_exit_ok;
    default:
        assert(option == ctg_option_quiet);
        r->quiet = true;
        return ctg_exit_ok;
    }
}

static int read_request(request *r, int argc, char **argv)
{
    ctg_option_begin();
    int option = ctg_option_next(argc, argv);
    int code = option < 0 ? ctg_exit_usage : ctg_exit_ok;
    while (code == ctg_exit_ok && option > 0) {
        code = read_option(r, argv[0], option);
        option = code == ctg_exit_ok ? ctg_option_next(argc, argv) : 0;
        code = option < 0 ? ctg_exit_usage : code;
    }
    if (code == ctg_exit_ok && optind == argc) {
        code = ctg_commands_misuse(argv[0], "the scenario file is missing");
    }
    r->overrides.set = r->set;
    return code;
}

static size_t drawn_count(const ctg_setting *setting)
{
    size_t count = 0;
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        count += setting->drawn[i] ? 1 : 0;
    }
    return count;
}

static void print_summary(const char *file, const ctg_scenario *scenario)
{
    char start[8];
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    const ctg_tables *const tables = &setting->epochs[0].tables;
    ctg_month_write(setting->start, start);
    (void)printf(
        "%s: fine: %zu states, %zu missions, %zu programmes of %zu donors; %d months after "
        "%s, %u replicates, seed %llu; %d parameters, %zu of them drawn; %zu changes\n",
        file, tables->states_count, tables->missions_count, tables->programmes_count,
        tables->donors_count, (int)setting->months, start,
        (unsigned)ctg_scenario_replicates(scenario), (unsigned long long)setting->seed,
        (int)CTG_PARAMETERS, drawn_count(setting), ctg_scenario_change_count(scenario));
    for (size_t i = 0; i < ctg_scenario_change_count(scenario); i++) {
        (void)printf("  %s\n", ctg_scenario_change_at(scenario, i).text);
    }
}

static int check_file(const request *r, const char *file)
{
    ctg_error error;
    ctg_scenario *scenario = NULL;
    ctg_error_clear(&error);
    if (ctg_scenario_open(&scenario, file, &r->overrides, &error) != ctg_ok) {
        const int code = ctg_commands_tell(&error);
        if (error.sentences > 1) {
            (void)fprintf(stderr, "%zu mistakes in all\n", error.sentences);
        }
        return code;
    }
    if (!r->quiet) {
        print_summary(file, scenario);
    }
    ctg_scenario_destroy(scenario);
    return ctg_exit_ok;
}

static int command_main(int argc, char **argv)
{
    request r = {.overrides = {.shipped = ctg_home_scenarios()}};
    void *place = NULL;
    ctg_error error;
    ctg_error_clear(&error);
    if (ctg_memory_array(&place, (size_t)argc, sizeof *r.set, "the options", &error) != ctg_ok) {
        return ctg_commands_tell(&error);
    }
    r.set = place;
    int code = read_request(&r, argc, argv);
    const int last = code == ctg_exit_ok ? argc : optind;
    for (int i = optind; i < last; i++) {
        const int of_file = check_file(&r, argv[i]);
        code = of_file > code ? of_file : code;
    }
    free(place);
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        (void)fprintf(stderr, "cannot write: %s\n", strerror(errno));
        return ctg_exit_failure;
    }
    return code;
}

static const ctg_option known_options[] = {
    CTG_OPTION_CHANGES,
    {ctg_option_replicates, "replicates", "N", "how many, instead of the file's"},
    {ctg_option_months, "months", "N", "how long, 1 to 1200 (the file's)"},
    CTG_OPTION_SEED,
    {ctg_option_quiet, "quiet", NULL, "say nothing about what is right"},
    {0},
};

const ctg_command ctg_check_command = {
    .name = "check",
    .what = "read a scenario and tell every mistake",
    .operands = "SCENARIO ...",
    .examples = "contingent check baseline-2015\n"
                "contingent check baseline-2015 --set 'donors.JPN.budget_usd_m_per_year*=2'\n"
                "contingent check scenarios/s*.cfg\n",
    .about = "Reads scenarios with all that they name, as `run` would, and tells every mistake "
             "with its place. Runs nothing, writes nothing.",
    .options = known_options,
    .exits = "0 right, 1 failure, 2 wrong.",
    .run = command_main,
};

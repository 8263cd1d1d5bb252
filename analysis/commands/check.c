/* `contingent check`: reads scenarios as `run` would and tells every mistake; runs nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <getopt.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/base/text.h"
#include "engine/io/scenario.h"

enum { opt_set = 256, opt_from, opt_to, opt_months, opt_replicates, opt_seed };

static const struct option names[] = {
    {"set", required_argument, NULL, opt_set},
    {"from", required_argument, NULL, opt_from},
    {"to", required_argument, NULL, opt_to},
    {"months", required_argument, NULL, opt_months},
    {"replicates", required_argument, NULL, opt_replicates},
    {"seed", required_argument, NULL, opt_seed},
    {"quiet", no_argument, NULL, 'q'},
    {NULL, 0, NULL, 0},
};

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
static int read_option(request *r, const char *command, int option, const char *word)
{
    switch (option) {
    case opt_set:
        r->set[r->overrides.set_count++] = optarg;
        return ctg_exit_ok;
    case opt_from:
        r->overrides.from = optarg;
        return ctg_exit_ok;
    case opt_to:
        r->overrides.to = optarg;
        return ctg_exit_ok;
    case opt_months:
        return read_whole(command, "months", &r->overrides.months);
    case opt_replicates:
        return read_whole(command, "replicates", &r->overrides.replicates);
    case opt_seed:
        r->overrides.seed = optarg;
        return ctg_exit_ok;
    case 'q':
        r->quiet = true;
        return ctg_exit_ok;
    case ':':
        return ctg_commands_misuse(command, "'%s' needs a value",
                                   ctg_text_shown(word, strlen(word)).text);
    default:
        return ctg_commands_misuse(command, "unknown option '%s'",
                                   ctg_text_shown(word, strlen(word)).text);
    }
}

static int read_request(request *r, int argc, char **argv)
{
    int option = 0;
    int code = ctg_exit_ok;
    opterr = 0;
    optind = 1;
    while (code == ctg_exit_ok && (option = getopt_long(argc, argv, ":q", names, NULL)) != -1) {
        code = read_option(r, argv[0], option, argv[optind - 1]);
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

int ctg_check_main(int argc, char **argv)
{
    request r = {0};
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

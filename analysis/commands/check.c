/* `contingent check`: reads scenarios and study files as the commands that run them would and tells
 * every mistake; runs nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/calibrator.h"
#include "analysis/commands/answer_json.h"
#include "analysis/commands/answer_told.h"
#include "analysis/commands/build.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/home.h"
#include "analysis/commands/json.h"
#include "analysis/commands/next.h"
#include "analysis/commands/options.h"
#include "analysis/commands/sheet.h"
#include "analysis/commands/store_options.h"
#include "analysis/crossing.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"

typedef struct request {
    ctg_scenario_overrides overrides;
    const char **set;
    bool quiet, json;
    json_t *list; /* of what was found, where JSON is asked for */
} request;

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
        return ctg_options_whole(command, "months", optarg, CTG_OPTIONS_MONTHS_MOST,
                                 &r->overrides.months);
    case ctg_option_replicates:
        return ctg_options_whole(command, "replicates", optarg, CTG_OPTIONS_REPLICATES_MOST,
                                 &r->overrides.replicates);
    case ctg_option_seed:
        r->overrides.seed = optarg;
        return ctg_exit_ok;
    case ctg_option_json:
        r->json = true;
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

static void print_scenario(const char *file, const ctg_scenario *scenario)
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

static json_t *scenario_of(const ctg_scenario *scenario)
{
    char start[8];
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    json_t *changes = json_array();
    ctg_month_write(setting->start, start);
    for (size_t i = 0; i < ctg_scenario_change_count(scenario); i++) {
        const ctg_scenario_change change = ctg_scenario_change_at(scenario, i);
        changes = ctg_json_append(changes, ctg_answer_json_text(change.text, strlen(change.text)));
    }
    return json_pack("{s:s, s:s, s:i, s:I, s:i, s:I, s:o}", "kind", "scenario", "start", start,
                     "months", (int)setting->months, "replicates",
                     (json_int_t)ctg_scenario_replicates(scenario), "parameters",
                     (int)CTG_PARAMETERS, "drawn", (json_int_t)drawn_count(setting), "changes",
                     changes);
}

static ctg_status check_scenario(const request *r, const char *file, json_t **found,
                                 ctg_error *error)
{
    ctg_scenario *scenario = NULL;
    CTG_TRY(ctg_scenario_open(&scenario, file, &r->overrides, error));
    if (r->json) {
        *found = scenario_of(scenario);
    } else if (!r->quiet) {
        print_scenario(file, scenario);
    }
    ctg_scenario_destroy(scenario);
    return ctg_ok;
}

static ctg_status check_sweep(const request *r, const char *file, json_t **found, ctg_error *error)
{
    ctg_crossing crossing;
    ctg_study study;
    const ctg_status status =
        ctg_crossing_open(&crossing, file, &r->overrides, ctg_build_version(), &study, error);
    if (status == ctg_ok && r->json) {
        *found = json_pack(
            "{s:s, s:I, s:I, s:I, s:I, s:I}", "kind", "sweep", "points",
            (json_int_t)ctg_study_point_count(&study), "varied",
            (json_int_t)crossing.sweep.varied_count, "arms", (json_int_t)ctg_study_arms(&study),
            "replicates", (json_int_t)study.replicates, "runs", (json_int_t)ctg_study_runs(&study));
    } else if (status == ctg_ok && !r->quiet) {
        (void)printf("%s: fine: a study of %" PRIu64 " points (%zu varied) x %zu arms x %" PRIu32
                     " replicates: %" PRIu64 " runs\n",
                     file, ctg_study_point_count(&study), crossing.sweep.varied_count,
                     ctg_study_arms(&study), study.replicates, ctg_study_runs(&study));
    }
    ctg_study_destroy(&study);
    ctg_crossing_close(&crossing);
    return status;
}

/* Its file says all, so that no option is for it. */
static ctg_status check_calibration(const request *r, const char *file, json_t **found,
                                    ctg_error *error)
{
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, 1, sizeof(ctg_calibrator), "a calibration", error));
    ctg_calibrator *const calibrator = room;
    const ctg_status status =
        ctg_calibrator_open(calibrator, file, r->overrides.shipped, ctg_build_version(), error);
    if (status == ctg_ok && r->json) {
        *found = json_pack("{s:s, s:I, s:I}", "kind", "calibration", "parameters",
                           (json_int_t)calibrator->asked.parameter_count, "origins",
                           (json_int_t)calibrator->asked.origin_count);
    } else if (status == ctg_ok && !r->quiet) {
        (void)printf("%s: fine: a calibration of %zu parameters from %zu origins\n", file,
                     calibrator->asked.parameter_count, calibrator->asked.origin_count);
    }
    ctg_calibrator_close(calibrator);
    free(calibrator);
    return status;
}

static ctg_status check_kind(const request *r, const char *file, json_t **found, ctg_error *error)
{
    const ctg_scenario_overrides *const of = &r->overrides;
    const bool any = of->from != NULL || of->to != NULL || of->seed != NULL || of->months > 0 ||
                     of->replicates > 0;
    ctg_sheet sheet;
    if (ctg_sheet_read(&sheet, file, NULL) != ctg_ok || sheet.kind == ctg_sheet_scenario) {
        return check_scenario(r, file, found, error);
    }
    if (of->set_count > 0) {
        return ctg_error_add_at(error, ctg_input, file, 0,
                                "--set is not for a study file; a policy or the base says what "
                                "changes");
    }
    if (any && sheet.kind == ctg_sheet_calibration) {
        return ctg_error_add_at(error, ctg_input, file, 0,
                                "a calibration takes no options; its file says all");
    }
    return sheet.kind == ctg_sheet_sweep ? check_sweep(r, file, found, error)
                                         : check_calibration(r, file, found, error);
}

/* What was found in a file, into the list. */
static void add(request *r, const char *file, json_t *found, size_t mistakes)
{
    found = found == NULL ? json_object() : found;
    found = ctg_json_put(found, "file", ctg_answer_json_text(file, strlen(file)));
    found = ctg_json_put(found, "fine", json_boolean(mistakes == 0));
    found = ctg_json_put(found, "mistakes", json_integer((json_int_t)mistakes));
    r->list = ctg_json_append(r->list, found);
}

static int check_file(request *r, const char *file)
{
    ctg_error error;
    json_t *found = NULL;
    int code = ctg_exit_ok;
    ctg_error_clear(&error);
    if (check_kind(r, file, &found, &error) != ctg_ok) {
        code = ctg_commands_tell(&error);
        if (error.sentences > 1) {
            (void)fprintf(stderr, "%zu mistakes in all\n", error.sentences);
        }
    }
    if (r->json) {
        add(r, file, found, error.sentences);
    }
    return code;
}

static void print_next(const char *file)
{
    static const char *const commands[] = {"run", "sweep", "calibrate"};
    ctg_sheet sheet;
    (void)ctg_sheet_read(&sheet, file, NULL);
    const bool is_policy = sheet.kind == ctg_sheet_scenario && sheet.has_base;
    ctg_next_print(stdout,
                   (const char *const[]){is_policy ? "compare" : commands[sheet.kind], file, NULL},
                   "");
}

static int check_all(request *r, int argc, char **argv)
{
    int code = ctg_exit_ok;
    r->list = r->json ? json_array() : NULL;
    for (int i = optind; i < argc; i++) {
        const int of_file = check_file(r, argv[i]);
        code = of_file > code ? of_file : code;
    }
    if (code == ctg_exit_ok && argc - optind == 1 && !r->json && !r->quiet) {
        print_next(argv[optind]);
    }
    const int printed =
        r->json ? ctg_answer_told_json(ctg_json_put(json_object(), "files", r->list)) : ctg_exit_ok;
    return code == ctg_exit_ok ? printed : code;
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
    code = code == ctg_exit_ok ? check_all(&r, argc, argv) : code;
    free(place);
    return ctg_store_options_end(code);
}

static const ctg_option known_options[] = {
    CTG_OPTION_CHANGES,
    {ctg_option_replicates, "replicates", "N", "how many, instead of the file's"},
    {ctg_option_months, "months", "N", "how long, 1 to 1200 (the file's)"},
    CTG_OPTION_SEED,
    CTG_OPTION_JSON,
    {ctg_option_quiet, "quiet", NULL, "say nothing about what is right"},
    {0},
};

const ctg_command ctg_check_command = {
    .name = "check",
    .what = "read a scenario or a study file and tell every mistake",
    .operands = "SCENARIO ...",
    .examples = "contingent check baseline-2015\n"
                "contingent check baseline-2015 --set 'donors.JPN.budget_usd_m_per_year*=2'\n"
                "contingent check vary-courses\n"
                "contingent check scenarios/s*.cfg\n",
    .about = "Reads scenarios and study files with all that they name, as `run`, `sweep` and "
             "`calibrate` would, and tells every mistake with its place. Runs nothing, writes "
             "nothing.",
    .options = known_options,
    .exits = "0 right, 1 failure, 2 wrong.",
    .run = command_main,
};

/* `contingent scenarios`: the scenarios of a folder with what they ask.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/explain_scenario.h"
#include "analysis/commands/folder.h"
#include "analysis/commands/home.h"
#include "analysis/commands/page.h"

#define FOLDER "scenarios"
#define PAGE_WIDTH 100

/* What one types to run it: of a shipped scenario the name is enough. */
static void print_file(const char *file)
{
    const char *const shipped = ctg_home_scenarios();
    const size_t folder = shipped == NULL ? 0 : strlen(shipped);
    const char *const name = file + folder + 1;
    if (folder == 0 || strncmp(file, shipped, folder) != 0 || file[folder] != '/' ||
        strchr(name, '/') != NULL) {
        ctg_page_print_wrapped(stdout, file, "", PAGE_WIDTH);
    } else {
        (void)printf("%.*s\n", (int)(strlen(name) - strlen(CTG_FOLDER_ENDING)), name);
    }
}

static void print_scenario(const char *file, const ctg_scenario *scenario)
{
    const char *const title = ctg_scenario_title(scenario);
    const char *const question = ctg_scenario_question(scenario);
    print_file(file);
    if (title[0] != '\0') {
        ctg_page_print_wrapped(stdout, title, "    ", PAGE_WIDTH);
    }
    if (question[0] != '\0') {
        ctg_page_print_wrapped(stdout, question, "    ", PAGE_WIDTH);
    }
}

/* Tells what is wrong with a file, or hands it on; never ends the list. */
static int list_file(const char *file, json_t *into)
{
    ctg_error error;
    const ctg_scenario_overrides overrides = {.shipped = ctg_home_scenarios()};
    ctg_scenario *scenario = NULL;
    ctg_error_clear(&error);
    if (ctg_scenario_open(&scenario, file, &overrides, &error) != ctg_ok) {
        return ctg_commands_tell(&error);
    }
    int code = ctg_exit_ok;
    if (into == NULL) {
        print_scenario(file, scenario);
    } else if (json_array_append_new(into, ctg_explain_scenario_object(file, scenario)) != 0) {
        (void)fprintf(stderr, "no memory for the list as JSON\n");
        code = ctg_exit_failure;
    }
    ctg_scenario_destroy(scenario);
    return code;
}

static int list_all(const char *folder, bool as_json)
{
    ctg_error error;
    ctg_text_store paths = {0};
    size_t scenarios = 0;
    int code = ctg_exit_ok;
    json_t *const list = as_json ? json_array() : NULL;
    ctg_error_clear(&error);
    ctg_status status = ctg_folder_list(&paths, folder, &error);
    for (size_t at = 0; at < paths.count && status == ctg_ok; at++) {
        const bool is_study = ctg_folder_is_study(paths.texts[at]);
        const int of_file = is_study ? ctg_exit_ok : list_file(paths.texts[at], list);
        scenarios += is_study ? 0 : 1;
        code = of_file > code ? of_file : code;
    }
    if (status == ctg_ok && scenarios == 0) {
        (void)fprintf(stderr, "%s holds no scenario (*.cfg)\n", folder);
    }
    if (status == ctg_ok && as_json) {
        status = ctg_answer_json_write(stdout, json_pack("{s:O}", "scenarios", list), &error);
    }
    json_decref(list);
    ctg_text_release(&paths);
    return status == ctg_ok ? code : ctg_commands_tell(&error);
}

/* The one that is here; else the shipped one. */
static const char *folder_where_not_said(void)
{
    struct stat about;
    const char *const shipped = ctg_home_scenarios();
    return shipped == NULL || stat(FOLDER, &about) == 0 ? FOLDER : shipped;
}

static int command_main(int argc, char **argv)
{
    bool as_json = false;
    ctg_option_begin();
    for (int option = 0; (option = ctg_option_next(argc, argv)) != 0;) {
        if (option < 0) {
            return ctg_exit_usage;
        }
        as_json = true;
    }
    if (optind + 1 < argc) {
        return ctg_commands_misuse(argv[0], "one folder at a time; '%s' is another",
                                   ctg_text_shown(argv[optind + 1], strlen(argv[optind + 1])).text);
    }
    const int code = list_all(optind < argc ? argv[optind] : folder_where_not_said(), as_json);
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        (void)fprintf(stderr, "cannot write: %s\n", strerror(errno));
        return ctg_exit_failure;
    }
    return code;
}

static const ctg_option known_options[] = {
    {ctg_option_json, "json", NULL,
     "the same for machines, with lever, source, base and expectations"},
    {0},
};

const ctg_command ctg_scenarios_command = {
    .name = "scenarios",
    .what = "list scenarios with what they ask",
    .operands = "[DIR]",
    .examples = "contingent scenarios\n"
                "contingent scenarios scenarios --json\n",
    .about = "Lists the scenarios (*.cfg) of a folder and of the folders in it, each with its "
             "title and question. Without a folder: scenarios, where that is here, else "
             "those that come with the program, which can be named without a path.",
    .options = known_options,
    .exits = "0 all could be read, 1 failure, 2 some could not.",
    .run = command_main,
};

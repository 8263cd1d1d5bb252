/* `contingent completion`: the scripts that complete its words in a shell, and the words that such
 * a script asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/completion_kind.h"
#include "analysis/commands/completion_shells.h"
#include "analysis/commands/folder.h"
#include "analysis/commands/home.h"
#include "engine/io/tables.h"
#include "engine/model/measures.h"
#include "engine/model/parameters.h"

/* Names of what lies in the shipped folder itself. */
static void print_shipped(FILE *to, bool studies)
{
    ctg_error error;
    ctg_text_store paths = {0};
    const char *const folder = ctg_home_scenarios();
    ctg_error_clear(&error);
    if (folder != NULL && ctg_folder_list(&paths, folder, &error) == ctg_ok) {
        for (size_t at = 0; at < paths.count; at++) {
            const char *const name = paths.texts[at] + strlen(folder) + 1;
            if (strchr(name, '/') == NULL && ctg_folder_is_study(name) == studies) {
                (void)fprintf(to, "%.*s\n", (int)(strlen(name) - strlen(CTG_FOLDER_ENDING)), name);
            }
        }
    }
    ctg_text_release(&paths);
}

static void print_scenarios(FILE *to)
{
    print_shipped(to, false);
}

static void print_studies(FILE *to)
{
    print_shipped(to, true);
}

static void print_parameters(FILE *to)
{
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        (void)fprintf(to, "%s\n", ctg_parameters_row((ctg_parameter_id)i)->path);
    }
}

static void print_measures(FILE *to)
{
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        (void)fprintf(to, "%s\n", ctg_measures_row((ctg_measure_id)i)->path);
    }
}

static void print_names(FILE *to)
{
    print_parameters(to);
    print_measures(to);
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        ctg_table table;
        ctg_tables_describe(&table, id);
        (void)fprintf(to, "%s\n", table.name);
    }
}

static void print_commands(FILE *to)
{
    size_t count = 0;
    const ctg_command *const *const commands = ctg_commands_table(&count);
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(to, "%s\n", commands[i]->name);
    }
}

static const struct {
    const char *name;
    void (*print)(FILE *to);
} known[] = {
    {"bash", ctg_completion_bash_print},
    {"zsh", ctg_completion_zsh_print},
    {"fish", ctg_completion_fish_print},
    {"scenarios", print_scenarios},
    {"parameters", print_parameters},
    {"measures", print_measures},
    {"names", print_names},
    {"commands", print_commands},
    {"studies", print_studies},
};

static int print(int argc, char **argv)
{
    ctg_option_begin();
    if (ctg_option_next(argc, argv) < 0) {
        return ctg_exit_usage;
    }
    for (size_t at = 0; at < sizeof known / sizeof known[0] && optind + 1 == argc; at++) {
        if (strcmp(argv[optind], known[at].name) == 0) {
            known[at].print(stdout);
            return ctg_exit_ok;
        }
    }
    return ctg_commands_misuse(argv[0], "needs one of bash, zsh, fish");
}

static int command_main(int argc, char **argv)
{
    const int code = print(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        (void)fprintf(stderr, "cannot write: %s\n", strerror(errno));
        return ctg_exit_failure;
    }
    return code;
}

static const ctg_option known_options[] = {{0}};

const ctg_command ctg_completion_command = {
    .name = "completion",
    .what = "print completions for a shell",
    .operands = "bash|zsh|fish",
    .examples = "contingent completion bash > contingent.bash\n"
                "contingent completion fish > contingent.fish\n",
    .about = "Prints a script that completes commands, options, scenarios, parameters and measures "
             "when Tab is pressed. An installed program has them where the shells look; otherwise: "
             "source <(contingent completion bash).",
    .options = known_options,
    .exits = "0 printed, 1 failure, 2 usage wrong.",
    .run = command_main,
};

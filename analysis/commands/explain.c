/* `contingent explain`: what a parameter, a measure, a mechanism or a rule of the model, a table, a
 * column, a group, a pattern or a scenario is.
 *
 * All of it comes from parameters.def, measures.def, patterns.def, the descriptions of the tables,
 * engine/MODEL.md, SOURCES.md and the scenarios; with --markdown it is the document that lies
 * beside the scenarios.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "analysis/commands/answer_told.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/explain_json.h"
#include "analysis/commands/explain_markdown.h"
#include "analysis/commands/explain_page.h"
#include "analysis/commands/json.h"
#include "analysis/commands/store_options.h"

/* Explains one name; with a list, into that. */
static int explain_name(const char *command, const char *name, json_t **list)
{
    ctg_explain_subject subject;
    ctg_error error;
    ctg_error_clear(&error);
    ctg_explain_find_named(&subject, name);
    if (subject.kind == ctg_explain_nothing) {
        return ctg_commands_misuse(command,
                                   "there is no parameter, measure, mechanism, table, column, "
                                   "key, pattern or scenario '%s'%s",
                                   ctg_text_shown(name, strlen(name)).text,
                                   ctg_explain_find_hint(name).text);
    }
    json_t *object = NULL;
    const ctg_status status = list == NULL ? ctg_explain_page_print(&subject, &error)
                                           : ctg_explain_json_of(&object, &subject, &error);
    if (object != NULL) {
        *list = ctg_json_append(*list, object);
    }
    return status == ctg_ok ? ctg_exit_ok : ctg_commands_tell(&error);
}

static int explain(char *const *argv, int argc, bool json)
{
    json_t *list = json ? json_array() : NULL;
    int code = ctg_exit_ok;
    for (int i = optind; i < argc; i++) {
        const int of_name = explain_name(argv[0], argv[i], json ? &list : NULL);
        code = code == ctg_exit_ok ? of_name : code;
    }
    const int printed =
        json ? ctg_answer_told_json(ctg_json_put(json_object(), "explained", list)) : 0;
    return code == ctg_exit_ok ? printed : code;
}

static int print_markdown(char *const *argv, int argc, const char *what, bool json)
{
    if (json) {
        return ctg_commands_misuse(argv[0], "--json and --markdown exclude each other");
    }
    if (optind < argc || !ctg_explain_markdown_print(stdout, what)) {
        return ctg_commands_misuse(argv[0], "--markdown needs one of parameters, measures, "
                                            "tables, patterns");
    }
    return ctg_exit_ok;
}

static int explain_command(int argc, char **argv)
{
    bool json = false;
    const char *markdown = NULL;
    ctg_option_begin();
    for (int option = 0; (option = ctg_option_next(argc, argv)) != 0;) {
        if (option < 0) {
            return ctg_exit_usage;
        }
        json = json || option == ctg_option_json;
        markdown = option == ctg_option_markdown ? optarg : markdown;
    }
    if (markdown != NULL) {
        return print_markdown(argv, argc, markdown, json);
    }
    if (optind < argc) {
        return explain(argv, argc, json);
    }
    if (json) {
        return ctg_answer_told_json(ctg_explain_json_all());
    }
    ctg_explain_page_print_all();
    return ctg_exit_ok;
}

static int command_main(int argc, char **argv)
{
    return ctg_store_options_end(explain_command(argc, argv));
}

static const ctg_option known_options[] = {
    {ctg_option_markdown, "markdown", "parameters|measures|tables|patterns",
     "the whole list as a document"},
    CTG_OPTION_JSON,
    {0},
};

const ctg_command ctg_explain_command = {
    .name = "explain",
    .what = "say what a parameter, measure, mechanism, table or scenario is",
    .operands = "[NAME ...]",
    .examples = "contingent explain\n"
                "contingent explain training.lapse_half_life_months supplier.enabled_brigades\n"
                "contingent explain donors donors.budget_usd_m_per_year\n"
                "contingent explain mechanism.willingness M2 FIN3\n"
                "contingent explain V7 s07-legal-reform JPN\n"
                "contingent explain --markdown parameters > scenarios/PARAMETERS.md\n",
    .about = "Says what parameters, measures, mechanisms and rules of the model (engine/MODEL.md), "
             "tables with their columns, patterns of the record and scenarios are: unit, range, "
             "source. Without a name it lists them.",
    .options = known_options,
    .exits = "0 explained, 1 failure, 2 there is no such thing.",
    .run = command_main,
};

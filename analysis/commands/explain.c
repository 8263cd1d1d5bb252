/* `contingent explain`: what a parameter, a measure, a table, a column, a group or a pattern is.
 *
 * All of it comes from parameters.def, measures.def, patterns.def and the descriptions of the
 * tables; with --markdown it is the document that lies beside the scenarios.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/explain_markdown.h"
#include "analysis/commands/explain_pattern.h"
#include "engine/base/number.h"
#include "engine/base/text.h"
#include "engine/io/tables.h"
#include "engine/io/value.h"
#include "engine/model/measures.h"

/* True when `path` is "GROUP.something". */
static bool is_in_group(const char *path, const char *group)
{
    const size_t length = strlen(group);
    return strncmp(path, group, length) == 0 && path[length] == '.';
}

static const char *drawn_or_not(const ctg_parameter *row)
{
    return row->low < row->high ? "each replicate draws it" : "never drawn";
}

static void print_parameter(ctg_parameter_id id)
{
    char value[CTG_NUMBER_ROOM];
    char low[CTG_NUMBER_ROOM];
    char high[CTG_NUMBER_ROOM];
    char allowed[128];
    const ctg_parameter *const row = ctg_parameters_row(id);
    ctg_number_write(row->value, value);
    ctg_number_write(row->low, low);
    ctg_number_write(row->high, high);
    ctg_value_allowed(id, allowed);
    (void)printf("%s: a parameter\n  %s\n", row->path, row->what);
    (void)printf("  value      %s %s\n", value, row->unit);
    (void)printf("  allowed    %s\n", allowed);
    (void)printf("  plausible  %s to %s; %s\n", low, high, drawn_or_not(row));
    (void)printf("  basis      %s\n", ctg_parameters_basis_name(row->basis));
    (void)printf("  source     %s\n", row->source);
}

static const char *time_of(const ctg_measure *row)
{
    if (row->time == ctg_time_end) {
        return row->scope == ctg_scope_world ? "at the end of each month"
                                             : "at the end of every twelfth month";
    }
    return row->scope == ctg_scope_world ? "summed over each month" : "summed over twelve months";
}

static void print_measure(ctg_measure_id id)
{
    const ctg_measure *const row = ctg_measures_row(id);
    (void)printf("%s: a measure\n  %s\n", row->path, row->what);
    (void)printf("  unit       %s\n", row->unit);
    (void)printf("  taken      %s\n", time_of(row));
    (void)printf("  better     %s\n", ctg_measures_better_name(row->better));
    (void)printf("  called     %s\n", row->label);
}

static void print_column(const ctg_table *table, const ctg_column *column)
{
    char allowed[256];
    ctg_column_allowed(column, allowed);
    (void)printf("%s.%s: a column of the table %s\n  %s\n", table->name, column->name, table->name,
                 column->what);
    (void)printf("  allowed    %s\n", allowed);
    if (table->key_columns == 1 && column != &table->columns[0] &&
        column->kind != ctg_column_ignored) {
        (void)printf("  path       %s.<%s>.%s\n", table->name, table->columns[0].name,
                     column->name);
    }
}

static void print_table(const ctg_table *table)
{
    (void)printf("%s: a table, data/%s.csv\n  %s\n", table->name, table->name, table->what);
    for (size_t i = 0; i < table->column_count; i++) {
        char allowed[256];
        const ctg_column *const column = &table->columns[i];
        const bool is_set = column->kind == ctg_column_keys;
        ctg_column_allowed(column, allowed);
        (void)printf("  %-24s %s%s%s%s%s\n", column->name, column->what,
                     column->unit[0] == '\0' ? "" : ", ", column->unit, is_set ? ": " : "",
                     is_set ? allowed : "");
    }
    (void)printf("  one row for each");
    for (size_t i = 0; i < table->key_columns; i++) {
        (void)printf("%s %s", i == 0 ? "" : " and", table->columns[i].name);
    }
    (void)printf("\n");
}

static size_t print_group(const char *name)
{
    size_t count = 0;
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)i);
        if (is_in_group(row->path, name)) {
            char value[CTG_NUMBER_ROOM];
            ctg_number_write(row->value, value);
            count += printf("%-38s %8s  %s\n", row->path, value, row->unit) > 0 ? 1 : 0;
        }
    }
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        const ctg_measure *const row = ctg_measures_row((ctg_measure_id)i);
        if (is_in_group(row->path, name)) {
            count += printf("%-38s %s\n", row->path, row->unit) > 0 ? 1 : 0;
        }
    }
    return count;
}

/* "states.population", and "states.JPN.population" as in the paths of changes. */
static bool explain_column(const char *name)
{
    char table_name[64];
    ctg_table table;
    const char *const first = strchr(name, '.');
    const char *const last = strrchr(name, '.');
    if (first == NULL ||
        !ctg_text_copy(table_name, sizeof table_name, name, (size_t)(first - name))) {
        return false;
    }
    const ctg_table_id id = ctg_tables_named(table_name);
    if (id == CTG_TABLE_COUNT) {
        return false;
    }
    ctg_tables_describe(&table, id);
    const ctg_column *const column = ctg_table_column(&table, last + 1);
    if (column != NULL) {
        print_column(&table, column);
    }
    return column != NULL;
}

static bool explain_row(const char *name)
{
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        if (strcmp(ctg_parameters_row((ctg_parameter_id)i)->path, name) == 0) {
            print_parameter((ctg_parameter_id)i);
            return true;
        }
    }
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        if (strcmp(ctg_measures_row((ctg_measure_id)i)->path, name) == 0) {
            print_measure((ctg_measure_id)i);
            return true;
        }
    }
    const ctg_table_id id = ctg_tables_named(name);
    if (id < CTG_TABLE_COUNT) {
        ctg_table table;
        ctg_tables_describe(&table, id);
        print_table(&table);
        return true;
    }
    return explain_column(name) || print_group(name) > 0 || ctg_explain_pattern_print(name);
}

/* The search for the name that was meant; candidates live only while they are tried. */
typedef struct search {
    ctg_text_nearest nearest;
    char best[CTG_COLUMN_ROOM];
    char same[CTG_COLUMN_ROOM]; /* the first that is right behind its last dot */
} search;

static void try_name(search *s, const char *name)
{
    const char *const dot = strrchr(name, '.');
    s->nearest.best = NULL;
    ctg_text_nearest_try(&s->nearest, name);
    if (s->same[0] == '\0' && dot != NULL && strcmp(dot + 1, s->nearest.wanted) == 0) {
        (void)ctg_text_copy(s->same, sizeof s->same, name, strlen(name));
    }
    if (s->nearest.best != NULL) {
        (void)ctg_text_copy(s->best, sizeof s->best, name, strlen(name));
    }
}

static void try_tables(search *s)
{
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        ctg_table table;
        ctg_tables_describe(&table, id);
        try_name(s, table.name);
        for (size_t i = 0; i < table.column_count; i++) {
            char name[CTG_COLUMN_ROOM];
            (void)snprintf(name, sizeof name, "%s.%s", table.name, table.columns[i].name);
            try_name(s, name);
        }
    }
}

static void try_group(search *s, const char *path)
{
    char group[CTG_COLUMN_ROOM];
    (void)ctg_text_copy(group, sizeof group, path, strcspn(path, "."));
    try_name(s, group);
    try_name(s, path);
}

static int unknown(const char *command, const char *name)
{
    search s = {.best = "", .same = ""};
    ctg_text_nearest_begin(&s.nearest, name);
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        try_group(&s, ctg_parameters_row((ctg_parameter_id)i)->path);
    }
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        try_group(&s, ctg_measures_row((ctg_measure_id)i)->path);
    }
    try_tables(&s);
    s.nearest.best = s.best[0] != '\0' ? s.best : s.same[0] != '\0' ? s.same : NULL;
    return ctg_commands_misuse(
        command, "there is no parameter, measure, table, column or pattern '%s'%s",
        ctg_text_shown(name, strlen(name)).text, ctg_text_nearest_hint(&s.nearest).text);
}

static void print_all(void)
{
    (void)printf("Parameters\n");
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)i);
        (void)printf("  %-38s %s\n", row->path, row->unit);
    }
    (void)printf("Measures\n");
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        const ctg_measure *const row = ctg_measures_row((ctg_measure_id)i);
        (void)printf("  %-38s %s\n", row->path, row->unit);
    }
    (void)printf("Tables\n");
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        ctg_table table;
        ctg_tables_describe(&table, id);
        (void)printf("  %-38s %s\n", table.name, table.what);
    }
    ctg_explain_pattern_print_all();
    (void)printf("`contingent explain NAME` says more of each.\n");
}

static int explain(int argc, char **argv)
{
    const char *markdown = NULL;
    ctg_option_begin();
    for (int option = 0; (option = ctg_option_next(argc, argv)) != 0;) {
        if (option < 0) {
            return ctg_exit_usage;
        }
        markdown = optarg;
    }
    if (markdown != NULL) {
        return optind == argc && ctg_explain_markdown_print(stdout, markdown)
                   ? ctg_exit_ok
                   : ctg_commands_misuse(argv[0], "--markdown needs one of parameters, measures, "
                                                  "tables, patterns");
    }
    if (optind == argc) {
        print_all();
    }
    int code = ctg_exit_ok;
    for (int i = optind; i < argc; i++) {
        code = explain_row(argv[i]) ? code : unknown(argv[0], argv[i]);
    }
    return code;
}

static int command_main(int argc, char **argv)
{
    const int code = explain(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        (void)fprintf(stderr, "cannot write: %s\n", strerror(errno));
        return ctg_exit_failure;
    }
    return code;
}

static const ctg_option known_options[] = {
    {ctg_option_markdown, "markdown", "parameters|measures|tables|patterns",
     "the whole list as a document"},
    {0},
};

const ctg_command ctg_explain_command = {
    .name = "explain",
    .what = "say what a parameter, measure, table or pattern is",
    .operands = "[NAME ...]",
    .examples = "contingent explain\n"
                "contingent explain training.lapse_half_life_months supplier.enabled_brigades\n"
                "contingent explain donors\n"
                "contingent explain V7\n"
                "contingent explain --markdown parameters > scenarios/PARAMETERS.md\n",
    .about = "Says what parameters, measures, tables with their columns, and patterns of the "
             "record are: unit, range, source. Without a name it lists them.",
    .options = known_options,
    .exits = "0 done, 1 failure, 2 usage wrong.",
    .run = command_main,
};

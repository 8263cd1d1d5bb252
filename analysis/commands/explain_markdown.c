/* Parameters, measures and data as Markdown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/explain_markdown.h"

#include <string.h>

#include "analysis/commands/markdown.h"
#include "analysis/commands/patterns_markdown.h"
#include "engine/base/number.h"
#include "engine/io/tables.h"
#include "engine/model/measures.h"
#include "engine/model/parameters.h"

static const char generated[] =
    "<!-- Written by `contingent explain --markdown %s`; a test compares. "
    "-->\n<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n\n";

static bool is_new_group(const char *path, const char *above)
{
    const size_t length = strcspn(path, ".") + 1;
    return above == NULL || strncmp(path, above, length) != 0;
}

static void print_parameter(FILE *to, const ctg_parameter *row)
{
    char numbers[5][CTG_NUMBER_ROOM];
    ctg_number_write(row->value, numbers[0]);
    ctg_number_write(row->least, numbers[1]);
    ctg_number_write(row->most, numbers[2]);
    ctg_number_write(row->low, numbers[3]);
    ctg_number_write(row->high, numbers[4]);
    (void)fprintf(to, "| `%s` | %s | ", row->path, numbers[0]);
    ctg_markdown_print_cell(to, row->unit);
    (void)fprintf(to, " | %s to %s | ", numbers[1], numbers[2]);
    (void)fprintf(to, row->low < row->high ? "%s to %s" : "%s", numbers[3], numbers[4]);
    (void)fprintf(to, " | %s: ", ctg_parameters_basis_name(row->basis));
    ctg_markdown_print_cell(to, row->source);
    (void)fprintf(to, " | ");
    ctg_markdown_print_cell(to, row->what);
    (void)fprintf(to, " |\n");
}

static void print_parameters(FILE *to)
{
    const char *above = NULL;
    (void)fprintf(to, "# Parameters\n\n");
    (void)fprintf(to, generated, "parameters");
    (void)fprintf(
        to, "One row of `engine/parameters.def` each. *Allowed* is what a scenario may say; from "
            "what is *plausible* each\nreplicate draws, with the value as the mode. One number "
            "under *plausible*: it is never drawn.\n");
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)i);
        if (is_new_group(row->path, above)) {
            (void)fprintf(to,
                          "\n## %.*s\n\n| path | value | unit | allowed | plausible | basis | what "
                          "it is |\n|---|---:|---|---|---|---|---|\n",
                          (int)strcspn(row->path, "."), row->path);
        }
        print_parameter(to, row);
        above = row->path;
    }
}

static void print_measures(FILE *to)
{
    const char *above = NULL;
    (void)fprintf(to, "# Measures\n\n");
    (void)fprintf(to, generated, "measures");
    (void)fprintf(to,
                  "One row of `engine/measures.def` each. World measures are taken every month, "
                  "all others every twelfth month;\na *sum* is added up over the month or the "
                  "twelve months that end there.\n");
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        const ctg_measure *const row = ctg_measures_row((ctg_measure_id)i);
        if (is_new_group(row->path, above)) {
            (void)fprintf(to,
                          "\n## %s\n\n| path | called | unit | taken | better | what it is "
                          "|\n|---|---|---|---|---|---|\n",
                          ctg_measures_scope_name(row->scope));
        }
        (void)fprintf(to, "| `%s` | %s | %s | %s | %s | ", row->path, row->label, row->unit,
                      row->time == ctg_time_end ? "end" : "sum",
                      ctg_measures_better_name(row->better));
        ctg_markdown_print_cell(to, row->what);
        (void)fprintf(to, " |\n");
        above = row->path;
    }
}

static void print_table(FILE *to, const ctg_table *table)
{
    (void)fprintf(to, "\n## %s.csv\n\n", table->name);
    ctg_markdown_print_cell(to, table->what);
    (void)fprintf(to, "; one row for each");
    for (size_t i = 0; i < table->key_columns; i++) {
        (void)fprintf(to, "%s `%s`", i == 0 ? "" : " and", table->columns[i].name);
    }
    (void)fprintf(to, ".\n\n| column | allowed | what it is |\n|---|---|---|\n");
    for (size_t i = 0; i < table->column_count; i++) {
        char allowed[256];
        ctg_column_allowed(&table->columns[i], allowed);
        (void)fprintf(to, "| `%s` | ", table->columns[i].name);
        ctg_markdown_print_cell(to, allowed);
        (void)fprintf(to, " | ");
        ctg_markdown_print_cell(to, table->columns[i].what);
        (void)fprintf(to, " |\n");
    }
}

static void print_tables(FILE *to)
{
    (void)fprintf(to, "# Tables\n\n");
    (void)fprintf(to, generated, "tables");
    (void)fprintf(to,
                  "Where the figures come from: `SOURCES.md`. Columns may stand in any order.\n");
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        ctg_table table;
        ctg_tables_describe(&table, id);
        print_table(to, &table);
    }
}

static void print_patterns(FILE *to)
{
    (void)fprintf(to, "# Patterns\n\n");
    (void)fprintf(to, generated, "patterns");
    (void)fprintf(
        to,
        "One row of `analysis/patterns.def` each: what the record of 1995 to 2016 shows and a run "
        "should show as well;\n`contingent patterns` says whether it does. *Emergent*: the model "
        "makes it. *Given*: the tables of demand\nfix it, it counts for nothing. *Tested*: tests "
        "of the code hold it. A figure of one year is that of its\nDecember, for 2014 of 31 "
        "January 2015. *Inside* is between what history gave less and plus the band.\nSource "
        "*record*: the shipped tables give the figure by the same lines as a run's; *computed*: "
        "so too, but\nreckoned otherwise, or for other years, than the catalogue of patterns that "
        "the figures come from.\nFigures to 2009 belong to the years of fitting, later ones to "
        "those of testing.\n");
    ctg_patterns_markdown_print_list(to);
}

bool ctg_explain_markdown_print(FILE *to, const char *what)
{
    if (strcmp(what, "parameters") == 0) {
        print_parameters(to);
    } else if (strcmp(what, "measures") == 0) {
        print_measures(to);
    } else if (strcmp(what, "tables") == 0) {
        print_tables(to);
    } else if (strcmp(what, "patterns") == 0) {
        print_patterns(to);
    } else {
        return false;
    }
    return true;
}

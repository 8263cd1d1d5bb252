/* `contingent export`: a store's runs for other tools.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/export.h"

#include <inttypes.h>
#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/answer_told.h"
#include "analysis/commands/build.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/store_options.h"
#include "engine/base/text.h"

static int read_format(const char *word, ctg_export_format *format)
{
    static const char *const names[] = {"csv", "json", "salib"};
    ctg_text_nearest nearest;
    *format = ctg_export_csv;
    if (word == NULL) {
        return ctg_exit_ok;
    }
    ctg_text_nearest_begin(&nearest, word);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        ctg_text_nearest_try(&nearest, names[i]);
        if (strcmp(names[i], word) == 0) {
            *format = (ctg_export_format)i;
            return ctg_exit_ok;
        }
    }
    return ctg_commands_misuse("export", "--format '%s' is none of csv, json, salib%s",
                               ctg_text_shown(word, strlen(word)).text,
                               ctg_text_nearest_hint(&nearest).text);
}

static json_t *object_of(const ctg_store_options *options, const ctg_export_told *told)
{
    char digest[24];
    (void)snprintf(digest, sizeof digest, "%016" PRIx64, told->digest);
    return json_pack("{s:o, s:s, s:I, s:I, s:I, s:s}", "folder",
                     ctg_answer_json_text(options->output, strlen(options->output)), "format",
                     options->format == NULL ? "csv" : options->format, "runs",
                     (json_int_t)told->runs, "failed", (json_int_t)told->failed, "values",
                     (json_int_t)told->values, "digest", digest);
}

static int export_store(const ctg_store_options *options)
{
    ctg_store_file *file = NULL;
    ctg_export_told told;
    ctg_error error;
    ctg_export export = {.folder = options->output,
                         .measures = (const char *const *)options->measures,
                         .measure_count = options->measure_count,
                         .version = ctg_build_version()};
    const int code = read_format(options->format, &export.format);
    if (code != ctg_exit_ok) {
        return code;
    }
    ctg_error_clear(&error);
    ctg_status status = ctg_store_file_open(&file, options->stores[0], &error);
    status = status == ctg_ok ? ctg_store_file_check(file, &error) : status;
    status = status == ctg_ok ? ctg_export_write(file, &export, &told, &error) : status;
    ctg_store_file_close(file);
    if (status != ctg_ok) {
        return ctg_commands_tell(&error);
    }
    if (options->json) {
        return ctg_answer_told_json(object_of(options, &told));
    }
    if (!options->quiet) {
        (void)printf("Wrote %" PRIu64 " run%s with %zu value%s each into %s (%" PRIu64
                     " failed). Digest %016" PRIx64 ".\nNext: %s/dictionary.csv says what each "
                     "column is.\n",
                     told.runs, told.runs == 1 ? "" : "s", told.values, told.values == 1 ? "" : "s",
                     options->output, told.failed, told.digest, options->output);
    }
    return ctg_exit_ok;
}

static int command_main(int argc, char **argv)
{
    ctg_store_options options;
    int code = ctg_store_options_read(&options, ctg_store_takes_output, argc, argv);
    code = code == ctg_exit_ok ? export_store(&options) : code;
    ctg_store_options_destroy(&options);
    return ctg_store_options_end(code);
}

static const ctg_option known_options[] = {
    {ctg_option_output, "output", "DIR", "the folder, which is made"},
    {ctg_option_format, "format", "csv|json|salib", "as what (csv)"},
    {ctg_option_measure, "measure", "PATH",
     "only this measure, or PATH=WHO; as often as needed (all)"},
    CTG_OPTION_JSON,
    CTG_OPTION_QUIET_STORE,
    {0},
};

const ctg_command ctg_export_command = {
    .name = "export",
    .what = "write a store's runs for other tools",
    .operands = "STORE",
    .examples = "contingent export courses.db -o courses\n"
                "contingent export courses.db -o courses-salib --format salib\n"
                "contingent export short.db -o japan --measure state.deployed_pers=JPN\n",
    .about = "Writes the runs of a store into a new folder: tidy CSV (values.csv, one row a run "
             "and value; runs.csv, one row a run with what it drew), JSON, or X and Y for SALib "
             "(X.csv, Y.csv or one Y*.csv for each value and arm, outputs.csv, problem.json). "
             "With it a dictionary of every column, measure and factor, and provenance.json: "
             "study, digest, inputs, versions, commands. Every number reads back to the same "
             "bits. analysis/examples/read_store.py reads a store and its CSV with pandas.",
    .options = known_options,
    .exits = "0 written, 1 failure, 2 usage or input wrong.",
    .run = command_main,
};

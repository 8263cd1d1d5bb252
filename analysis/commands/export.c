/* `contingent export`: a store's runs for other tools.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/export.h"

#include <inttypes.h>
#include <string.h>

#include "analysis/commands/build.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/store_options.h"
#include "engine/base/text.h"

const char ctg_export_help[] =
    "  contingent export results/legal-reform-3fd2b1c0.db -o legal-reform\n"
    "  contingent export results/legal-reform-3fd2b1c0.db -o legal-reform --format salib\n"
    "  contingent export results/baseline-2015-3fd2b1c0.db -o japan --measure "
    "state.deployed_pers=JPN\n"
    "\n"
    "Writes the runs of a store into a new folder: tidy CSV (values.csv, one row a run and value;\n"
    "runs.csv, one row a run with what it drew), JSON, or X and Y for SALib (X.csv, Y.csv or one\n"
    "Y*.csv for each value and arm, outputs.csv, problem.json). With it a dictionary of every\n"
    "column, measure and factor, and provenance.json: study, digest, inputs, versions, commands.\n"
    "Every number reads back to the same bits. analysis/examples/read_store.py reads a store and\n"
    "its CSV with pandas.\n"
    "\n"
    "  -o, --output DIR     the folder, which is made\n"
    "  --format NAME        csv, json or salib (csv)\n"
    "  --measure PATH       only this measure, or PATH=WHO; as often as needed (all)\n"
    "  -q, --quiet          say nothing where all is well\n"
    "  -h, --help           this text\n"
    "\n"
    "Exit codes: 0 written, 1 failure, 2 usage or input wrong.\n";

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
    if (!options->quiet) {
        (void)printf("Wrote %" PRIu64 " run%s with %zu value%s each into %s (%" PRIu64
                     " failed). Digest %016" PRIx64 ".\nNext: %s/dictionary.csv says what each "
                     "column is.\n",
                     told.runs, told.runs == 1 ? "" : "s", told.values, told.values == 1 ? "" : "s",
                     options->output, told.failed, told.digest, options->output);
    }
    return ctg_exit_ok;
}

int ctg_export_main(int argc, char **argv)
{
    ctg_store_options options;
    int code = ctg_store_options_read(&options, ctg_store_takes_output | ctg_store_takes_format,
                                      argc, argv);
    code = code == ctg_exit_ok ? export_store(&options) : code;
    ctg_store_options_destroy(&options);
    return ctg_store_options_end(code);
}

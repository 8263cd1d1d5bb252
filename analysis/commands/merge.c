/* `contingent merge`: the parts of a study in one store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/answer_told.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/store_options.h"
#include "analysis/store_merge.h"

static json_t *object_of(const ctg_store_options *options, const ctg_store_merged *merged)
{
    return json_pack("{s:o, s:I, s:I, s:I, s:I, s:I, s:I}", "store",
                     ctg_answer_json_text(options->output, strlen(options->output)), "parts",
                     (json_int_t)options->store_count, "added", (json_int_t)merged->added, "known",
                     (json_int_t)merged->known, "stored", (json_int_t)merged->stored, "wanted",
                     (json_int_t)merged->wanted, "again", (json_int_t)merged->again);
}

static int merge(const ctg_store_options *options)
{
    ctg_error error;
    ctg_store_merged merged;
    ctg_error_clear(&error);
    if (ctg_store_merge_parts(options->stores, options->store_count, options->output, &merged,
                              &error) != ctg_ok) {
        return ctg_commands_tell(&error);
    }
    if (options->json) {
        return ctg_answer_told_json(object_of(options, &merged));
    }
    if (options->quiet) {
        return ctg_exit_ok;
    }
    (void)printf("Merged %zu part%s into %s: %" PRId64 " run%s added, %" PRId64
                 " were there; it has %" PRId64 " of %" PRId64 ".\n",
                 options->store_count, options->store_count == 1 ? "" : "s", options->output,
                 merged.added, merged.added == 1 ? "" : "s", merged.known, merged.stored,
                 merged.wanted);
    if (merged.again > 0) {
        (void)printf("Left out: %" PRId64 " that failed for want of memory or disk, to be run "
                     "again.\n",
                     merged.again);
    }
    (void)printf("Next: %s %s%s\n",
                 merged.stored < merged.wanted ? "contingent status" : "contingent verify",
                 options->output,
                 merged.stored < merged.wanted ? " (which parts are missing)" : "");
    return ctg_exit_ok;
}

static int command_main(int argc, char **argv)
{
    ctg_store_options options;
    int code =
        ctg_store_options_read(&options, ctg_store_takes_many | ctg_store_takes_output, argc, argv);
    code = code == ctg_exit_ok ? merge(&options) : code;
    ctg_store_options_destroy(&options);
    return ctg_store_options_end(code);
}

static const ctg_option known_options[] = {
    {ctg_option_output, "output", "FILE", "the whole"},
    CTG_OPTION_JSON,
    CTG_OPTION_QUIET_STORE,
    {0},
};

const ctg_command ctg_merge_command = {
    .name = "merge",
    .what = "put the parts of a study into one store",
    .operands = "STORE ...",
    .examples = "contingent merge part1.db part2.db -o whole.db\n"
                "contingent merge results/vary-courses-*of2.db -o results/whole.db\n",
    .about = "Copies the runs of parts of one study (--shard, or other replicates) into one "
             "store, which is made or added to. In any order, any part as often as wanted, the "
             "same rows come out; the same command after a kill completes it. A part that is "
             "damaged, of another study, in use, or at odds with another on a single run is "
             "refused, and then the whole stays as it was. Needs the stores alone, no scenario. "
             "Afterwards the command of the study, with -o WHOLE, finds all runs there.",
    .options = known_options,
    .exits = "0 merged, 1 failure, damage or disagreement, 2 usage or input wrong.",
    .run = command_main,
};

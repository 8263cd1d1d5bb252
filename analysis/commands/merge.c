/* `contingent merge`: the parts of a study in one store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/store_options.h"
#include "analysis/store_merge.h"

const char ctg_merge_help[] =
    "  contingent merge part1.db part2.db part3.db -o whole.db\n"
    "  contingent merge results/legal-reform-3fd2b1c0-*of7.db -o results/whole.db\n"
    "\n"
    "Copies the runs of parts of one study (--shard, or other replicates) into one store, which "
    "is\n"
    "made or added to. In any order, any part as often as wanted, the same rows come out; the "
    "same\n"
    "command after a kill completes it. A part that is damaged, of another study, in use, or at "
    "odds\n"
    "with another on a single run is refused, and then the whole stays as it was. Needs the "
    "stores\n"
    "alone, no scenario. Afterwards the command of the study, with -o WHOLE, finds all runs "
    "there.\n"
    "\n"
    "  -o, --output FILE    the whole\n"
    "  -q, --quiet          say nothing where all is well\n"
    "  -h, --help           this text\n"
    "\n"
    "Exit codes: 0 merged, 1 failure, damage or disagreement, 2 usage or input wrong.\n";

static int merge(const ctg_store_options *options)
{
    ctg_error error;
    ctg_store_merged merged;
    ctg_error_clear(&error);
    if (ctg_store_merge_parts(options->stores, options->store_count, options->output, &merged,
                              &error) != ctg_ok) {
        return ctg_commands_tell(&error);
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
    return ctg_store_options_end(ctg_exit_ok);
}

int ctg_merge_main(int argc, char **argv)
{
    ctg_store_options options;
    int code =
        ctg_store_options_read(&options, ctg_store_takes_many | ctg_store_takes_output, argc, argv);
    code = code == ctg_exit_ok ? merge(&options) : code;
    ctg_store_options_destroy(&options);
    return code;
}

/* The commands of `contingent`, in one table from which come the dispatch, every help text, the
 * manual pages and the completions.
 *
 * A command gets its own name as argv[0] and returns the exit code. `main` answers -h and --help
 * before a command is called. Data go to stdout, messages to stderr.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_COMMANDS_H
#define CTG_COMMANDS_COMMANDS_H

#include <stddef.h>
#include <stdio.h>

#include "analysis/commands/option.h"
#include "engine/base/error.h"

typedef enum ctg_exit {
    ctg_exit_ok = 0,
    ctg_exit_failure = 1,     /* the machine's failure */
    ctg_exit_usage = 2,       /* usage or input wrong: nothing was run */
    ctg_exit_some_failed = 3, /* finished, some runs failed */
    ctg_exit_missed = 4,      /* a stated threshold was missed */
    ctg_exit_stopped = 75     /* stopped early; the same command continues */
} ctg_exit;

#define CTG_COMMANDS_EXITS                                                                         \
    "0 done, 1 failure, 2 usage or input wrong, 3 some runs failed, 75 stopped."

typedef struct ctg_command {
    const char *name;
    const char *what;          /* one line */
    const char *operands;      /* what it takes besides options: STORE ..., [SCENARIO], or "" */
    const char *examples;      /* as typed, one a line */
    const char *about;         /* paragraphs, with an empty line between them */
    const ctg_option *options; /* ends with {0} */
    const char *exits;         /* exit codes, in one sentence */
    int (*run)(int argc, char **argv);
} ctg_command;

/* Every command, in the order of the help; `count` is set. */
const ctg_command *const *ctg_commands_table(size_t *count);

/* The command of that name, or NULL. */
const ctg_command *ctg_commands_find(const char *name);

/* The short help of the bare program. */
void ctg_commands_print_help(FILE *to);

/* Prints the sentences of `error` to stderr and returns the exit code of its status. */
int ctg_commands_tell(const ctg_error *error);

/* Prints "contingent COMMAND: SENTENCE" and where help is, to stderr; returns ctg_exit_usage. */
int ctg_commands_misuse(const char *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Each stands at the end of its own file. */
extern const ctg_command ctg_init_command, ctg_run_command, ctg_compare_command, ctg_sweep_command,
    ctg_sensitivity_command, ctg_slurm_command, ctg_merge_command, ctg_status_command,
    ctg_verify_command, ctg_reproduce_command, ctg_report_command, ctg_export_command,
    ctg_backtest_command, ctg_patterns_command, ctg_calibrate_command, ctg_scenarios_command,
    ctg_results_command, ctg_ablation_command, ctg_check_command, ctg_explain_command,
    ctg_bench_command, ctg_selftest_command, ctg_version_command, ctg_completion_command,
    ctg_man_command;

#endif

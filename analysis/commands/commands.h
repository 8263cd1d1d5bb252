/* The commands of `contingent`, in one table from which come the dispatch and every help text.
 *
 * A command gets its own name as argv[0] and returns the exit code. `main` answers -h and --help
 * before a command is called. Data go to stdout, messages to stderr.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_COMMANDS_H
#define CTG_COMMANDS_COMMANDS_H

#include <stddef.h>
#include <stdio.h>

#include "engine/base/error.h"

typedef enum ctg_exit {
    ctg_exit_ok = 0,
    ctg_exit_failure = 1,     /* the machine's failure */
    ctg_exit_usage = 2,       /* usage or input wrong: nothing was run */
    ctg_exit_some_failed = 3, /* finished, some runs failed */
    ctg_exit_missed = 4,      /* a stated threshold was missed */
    ctg_exit_stopped = 75     /* stopped early; the same command continues */
} ctg_exit;

typedef struct ctg_command {
    const char *name;
    const char *what; /* one line */
    int (*run)(int argc, char **argv);
    const char *help; /* examples first */
} ctg_command;

/* Every command, in the order of the help; `count` is set. */
const ctg_command *ctg_commands_table(size_t *count);

/* The command of that name, or NULL. */
const ctg_command *ctg_commands_find(const char *name);

/* The short help of the bare program. */
void ctg_commands_print_help(FILE *to);

/* Prints the sentences of `error` to stderr and returns the exit code of its status. */
int ctg_commands_tell(const ctg_error *error);

/* Prints "contingent COMMAND: SENTENCE" and where help is, to stderr; returns ctg_exit_usage. */
int ctg_commands_misuse(const char *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

int ctg_run_main(int argc, char **argv);
int ctg_compare_main(int argc, char **argv);
int ctg_sweep_main(int argc, char **argv);
int ctg_sensitivity_main(int argc, char **argv);
int ctg_slurm_main(int argc, char **argv);
int ctg_merge_main(int argc, char **argv);
int ctg_status_main(int argc, char **argv);
int ctg_verify_main(int argc, char **argv);
int ctg_reproduce_main(int argc, char **argv);
int ctg_export_main(int argc, char **argv);
int ctg_check_main(int argc, char **argv);
int ctg_explain_main(int argc, char **argv);
int ctg_backtest_main(int argc, char **argv);
int ctg_patterns_main(int argc, char **argv);
int ctg_scenarios_main(int argc, char **argv);
int ctg_calibrate_main(int argc, char **argv);
int ctg_results_main(int argc, char **argv);
int ctg_ablation_main(int argc, char **argv);
int ctg_bench_main(int argc, char **argv);
int ctg_version_main(int argc, char **argv);

/* Help texts that stand beside their commands. */
extern const char ctg_merge_help[], ctg_status_help[], ctg_verify_help[], ctg_reproduce_help[],
    ctg_export_help[], ctg_slurm_help[];

#endif

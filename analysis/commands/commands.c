/* The commands of `contingent`, in one table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/commands.h"

#include <stdarg.h>
#include <string.h>

static const ctg_command *const commands[] = {
    &ctg_init_command,      &ctg_run_command,         &ctg_compare_command,
    &ctg_sweep_command,     &ctg_sensitivity_command, &ctg_slurm_command,
    &ctg_merge_command,     &ctg_status_command,      &ctg_verify_command,
    &ctg_reproduce_command, &ctg_report_command,      &ctg_export_command,
    &ctg_backtest_command,  &ctg_patterns_command,    &ctg_calibrate_command,
    &ctg_scenarios_command, &ctg_results_command,     &ctg_ablation_command,
    &ctg_check_command,     &ctg_explain_command,     &ctg_bench_command,
    &ctg_selftest_command,  &ctg_version_command,     &ctg_completion_command,
    &ctg_man_command,
};

const ctg_command *const *ctg_commands_table(size_t *count)
{
    *count = sizeof commands / sizeof commands[0];
    return commands;
}

const ctg_command *ctg_commands_find(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(commands[i]->name, name) == 0) {
            return commands[i];
        }
    }
    return NULL;
}

void ctg_commands_print_help(FILE *to)
{
    (void)fprintf(to, "contingent simulates who contributes to peacekeeping, and with what.\n\n"
                      "  contingent run baseline-2015\n\n");
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        (void)fprintf(to, "  %-11s %s\n", commands[i]->name, commands[i]->what);
    }
    (void)fprintf(to, "\n`contingent COMMAND --help` shows examples and options.\n");
}

int ctg_commands_tell(const ctg_error *error)
{
    (void)fputs(error->text, stderr);
    switch (error->status) {
    case ctg_ok:
        return ctg_exit_ok;
    case ctg_input:
        return ctg_exit_usage;
    case ctg_stopped:
        return ctg_exit_stopped;
    default:
        return ctg_exit_failure;
    }
}

int ctg_commands_misuse(const char *command, const char *format, ...)
{
    va_list values;
    (void)fprintf(stderr, "contingent %s: ", command);
    va_start(values, format);
    (void)vfprintf(stderr, format, values);
    va_end(values);
    (void)fprintf(stderr, "\n`contingent %s --help` shows examples and options.\n", command);
    return ctg_exit_usage;
}

/* `contingent ablation`: does each mechanism of the model move what it is there to move?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/ablation.h"

#include "analysis/commands/ablation_print.h"
#include "analysis/commands/commands.h"

static ctg_status run_all(const ctg_ablation *ablation, ctg_paired *asked, ctg_error *error)
{
    ctg_arms arms;
    ctg_status status = ctg_ok;
    const ctg_arm_means means = ctg_paired_means(asked);
    ctg_arms_begin(&arms, &means);
    for (size_t at = 0; at < ablation->count && status == ctg_ok; at++) {
        if (!asked->quiet) {
            (void)fprintf(stderr, "%s (%zu of %zu)\n", ablation->cases[at].row->parameter, at + 1,
                          ablation->count);
        }
        status = ctg_ablation_run(ablation, &ablation->cases[at], &arms, error);
    }
    ctg_arms_destroy(&arms);
    return status;
}

/* A mechanism that moves nothing, or of which nobody says what it moves, misses the promise. */
static int judge(const ctg_ablation *ablation, const ctg_ablation_row *rows, size_t count)
{
    int code = ctg_exit_ok;
    for (size_t at = 0; at < ablation->count; at++) {
        const ctg_ablation_case *const one = &ablation->cases[at];
        if (one->left_out > 0 && code == ctg_exit_ok) {
            code = ctg_exit_some_failed;
        }
        if (!one->moves) {
            (void)fprintf(stderr, "%s does not move %s as expected\n", one->row->parameter,
                          one->row->measure);
            code = ctg_exit_missed;
        }
    }
    ctg_parameter_id id = ctg_ablation_without_row(rows, count, 0);
    for (; id < CTG_PARAMETERS; id = ctg_ablation_without_row(rows, count, id + 1)) {
        (void)fprintf(stderr, "%s has no row in the table of ablations\n",
                      ctg_parameters_row(id)->path);
        code = ctg_ablation_is_mechanism(id) ? ctg_exit_missed : code;
    }
    return code;
}

static int run_and_print(ctg_ablation *ablation, ctg_paired *asked, const ctg_ablation_row *rows,
                         size_t count)
{
    ctg_error error;
    ctg_error_clear(&error);
    ctg_status status = run_all(ablation, asked, &error);
    if (status != ctg_ok) {
        return ctg_paired_end(asked, status, &error, ctg_exit_failure);
    }
    if (asked->json) {
        status = ctg_ablation_print_json(stdout, ablation, &error);
    } else if (asked->markdown) {
        ctg_ablation_print_markdown(stdout, ablation, asked);
    } else {
        ctg_ablation_print_page(stdout, ablation);
    }
    return ctg_paired_end(asked, status, &error, judge(ablation, rows, count));
}

static int command_main(int argc, char **argv)
{
    size_t count = 0;
    ctg_error error;
    ctg_ablation ablation = {.count = 0};
    ctg_paired asked = {.replicates = CTG_PAIRED_REPLICATES, .chances = 1};
    const ctg_ablation_row *const rows = ctg_ablation_table_rows(&count);
    ctg_error_clear(&error);
    int code = ctg_paired_read(&asked, argc, argv);
    if (code == ctg_exit_ok) {
        const ctg_ablation_asked of = {.replicates = asked.replicates,
                                       .overrides = asked.overrides};
        code = ctg_ablation_open(&ablation, rows, count, &of, &error) == ctg_ok
                   ? run_and_print(&ablation, &asked, rows, count)
                   : ctg_commands_tell(&error);
    }
    ctg_ablation_destroy(&ablation);
    ctg_paired_destroy(&asked);
    return code;
}

static const ctg_option known_options[] = {
    CTG_OPTION_OF_PAIRS,
    {0},
};

const ctg_command ctg_ablation_command = {
    .name = "ablation",
    .what = "switch each mechanism off and see what it moves",
    .operands = "",
    .examples = "contingent ablation\n"
                "contingent ablation --markdown > scenarios/ABLATION.md\n"
                "contingent ablation --replicates 20 --months 24\n",
    .about = "Switches each mechanism of the model off and on, with the same chance and the same "
             "draws of parameters, and says whether the measure that it is there to move is "
             "moved: the mean difference with its 95 % interval must be on the expected side of "
             "0. Run it where `scenarios` lies.",
    .options = known_options,
    .exits = "0 all move what they should, 1 failure, 2 usage or input wrong, 3 some replicates "
             "failed, 4 a mechanism does not, 75 stopped.",
    .run = command_main,
};

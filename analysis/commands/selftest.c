/* `contingent selftest`: whether this program on this machine gives the results that were tested.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/selftest.h"

#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/answer_told.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/json.h"
#include "analysis/commands/store_options.h"
#include "engine/base/text.h"

static const struct {
    const char *name;
    ctg_selftest_check *check;
} checks[] = {
    {"arithmetic", ctg_selftest_checks_arithmetic},
    {"draws", ctg_selftest_checks_draws},
    {"paths", ctg_selftest_checks_paths},
    {"world", ctg_selftest_study_world},
    {"store", ctg_selftest_study_store},
};

static int read_options(bool *json, int argc, char **argv)
{
    ctg_option_begin();
    for (int option = 0; (option = ctg_option_next(argc, argv)) != 0;) {
        if (option < 0) {
            return ctg_exit_usage;
        }
        *json = true;
    }
    return optind == argc
               ? ctg_exit_ok
               : ctg_commands_misuse(argv[0], "takes no file; '%s' is one",
                                     ctg_text_shown(argv[optind], strlen(argv[optind])).text);
}

static int command_main(int argc, char **argv)
{
    bool json = false;
    int code = read_options(&json, argc, argv);
    if (code != ctg_exit_ok) {
        return code;
    }
    json_t *list = json ? json_array() : NULL;
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        ctg_error error;
        char figure[CTG_SELFTEST_FIGURE] = "";
        ctg_error_clear(&error);
        const bool fine = checks[i].check(figure, &error) == ctg_ok;
        code = fine ? code : ctg_commands_tell(&error);
        if (json) {
            list = ctg_json_append(list, json_pack("{s:s, s:b, s:s}", "check", checks[i].name,
                                                   "fine", fine, "figure", figure));
        } else {
            (void)printf("%-12s %-8s %s\n", checks[i].name, fine ? "fine" : "NOT FINE", figure);
        }
    }
    if (json) {
        const int told = ctg_answer_told_json(
            ctg_json_put(json_pack("{s:b}", "fine", code == ctg_exit_ok), "checks", list));
        return code == ctg_exit_ok ? told : code;
    }
    (void)printf("%s\n", code == ctg_exit_ok
                             ? "Results on this machine are those that were tested."
                             : "Do not use results of this machine before this is understood.");
    return ctg_store_options_end(code);
}

static const ctg_option known_options[] = {
    CTG_OPTION_JSON,
    {0},
};

const ctg_command ctg_selftest_command = {
    .name = "selftest",
    .what = "check that this machine gives the results that were tested",
    .operands = "",
    .examples = "contingent selftest\n"
                "contingent selftest --json\n",
    .about =
        "Takes seconds. Arithmetic: floating point rounds to nearest, keeps subnormal numbers, "
        "fuses nothing. Draws: known answers of Philox4x32-10. Paths: the reference kernel on "
        "every kind of vector instructions that this machine has. World: the baseline, on one, "
        "two and all threads (three at least), has the digest that was accepted with this program. "
        "Store: in the "
        "folder of TMPDIR (/tmp), a study that was left and gone on with is the one that was "
        "not, and one altered bit is noticed.\n\n"
        "Everything else that is promised is tested by ./check (tests/TRUST.md).",
    .options = known_options,
    .exits = "0 all is well, 1 something is not (it is named), 2 usage wrong.",
    .run = command_main,
};

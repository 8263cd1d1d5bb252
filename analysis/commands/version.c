/* `contingent version`: what was built, from which commit, how, and with what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/build.h"
#include "analysis/commands/commands.h"
#include "engine/base/maths.h"
#include "engine/base/text.h"
#include "engine/run/crew.h"

static int print_json(const ctg_fact *facts, bool passed, ctg_error *error)
{
    json_t *object = json_object();
    bool full = object == NULL;
    for (size_t i = 0; i < CTG_BUILD_FACTS && !full; i++) {
        full = json_object_set_new(object, facts[i].key, json_string(facts[i].value)) != 0;
    }
    full = full || json_object_set_new(object, "threads", json_integer(ctg_crew_threads())) != 0;
    full =
        full || json_object_set_new(object, "floating_point_as_tested", json_boolean(passed)) != 0;
    if (full) {
        json_decref(object);
        object = NULL;
    }
    return ctg_answer_json_write(stdout, object, error) == ctg_ok ? ctg_exit_ok
                                                                  : ctg_commands_tell(error);
}

static void print_page(const ctg_fact *facts, bool passed)
{
    for (size_t i = 0; i < CTG_BUILD_FACTS; i++) {
        (void)printf("%-15s %s\n", facts[i].key, facts[i].value);
    }
    (void)printf("%-15s %d, with OpenMP\n", "threads", ctg_crew_threads());
    (void)printf("%-15s %s\n", "floating point",
                 passed ? "computes as it was tested" : "does not compute as it was tested");
}

static int command_main(int argc, char **argv)
{
    ctg_fact facts[CTG_BUILD_FACTS];
    ctg_error error;
    ctg_error_clear(&error);
    bool json = false;
    ctg_option_begin();
    for (int option = 0; (option = ctg_option_next(argc, argv)) != 0;) {
        if (option < 0) {
            return ctg_exit_usage;
        }
        json = true;
    }
    if (optind < argc) {
        return ctg_commands_misuse(argv[0], "takes no file; '%s' is one",
                                   ctg_text_shown(argv[optind], strlen(argv[optind])).text);
    }
    ctg_build_facts(facts);
    const bool passed = ctg_maths_check(&error) == ctg_ok;
    int code = passed ? ctg_exit_ok : ctg_commands_tell(&error);
    if (json) {
        const int printed = print_json(facts, passed, &error);
        code = code == ctg_exit_ok ? printed : code;
    } else {
        print_page(facts, passed);
    }
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        (void)fprintf(stderr, "cannot write: %s\n", strerror(errno));
        return ctg_exit_failure;
    }
    return code;
}

static const ctg_option known_options[] = {
    CTG_OPTION_JSON,
    {0},
};

const ctg_command ctg_version_command = {
    .name = "version",
    .what = "say what was built how",
    .operands = "",
    .examples = "contingent version\n"
                "contingent version --json\n",
    .about = "Says what was built, from which commit, how, and with which libraries.",
    .options = known_options,
    .exits = "0 done, 1 failure, 2 usage wrong.",
    .run = command_main,
};

/* The command line of ck1.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/ck1/options.h"

#include <inttypes.h>
#include <string.h>

#include "engine/base/number.h"

const char ck1_options_usage[] =
    "usage: ck1 [OPTION ...]\n"
    "How many decisions a second this machine makes in the reference kernel CK1: the naive "
    "yardstick,\n"
    "the scalar reference, and the fast form on each path that the machine has.\n"
    "\n"
    "  --rounds N           interleaved rounds, of which medians are printed (7)\n"
    "  --replicates N       replicates a round of the fast form (16)\n"
    "  --slow N             replicates a round of the naive form and the reference (1)\n"
    "  --threads N          the fast form also on so many (as OMP_NUM_THREADS or the machine "
    "gives)\n"
    "  --path NAME          this path only: plain, avx2 or avx512\n"
    "  --states N, --missions N, --capabilities N, --months N   other sizes (193, 24, 8, 240)\n"
    "  --seed N             of the generated input and of the draws (1)\n"
    "  --input FILE         an input of one's own; --write-input FILE writes the one that is used\n"
    "  --json               the same answer for machines\n";

typedef struct number {
    const char *name;
    int64_t *whole; /* either of the two */
    int *size;
    int64_t least, most;
} number;

static ctg_status read_number(const number *of, const char *text, ctg_error *error)
{
    int64_t value = 0;
    const char *const fault = ctg_number_whole(text, strlen(text), &value);
    if (fault != NULL || value < of->least || value > of->most) {
        return ctg_error_add(error, ctg_input,
                             "%s: '%s' %s; a whole number from %" PRId64 " to %" PRId64, of->name,
                             text, fault != NULL ? fault : "is out of range", of->least, of->most);
    }
    if (of->size != NULL) {
        *of->size = (int)value;
    } else {
        *of->whole = value;
    }
    return ctg_ok;
}

/* The option at argv[*i], with its value. */
static ctg_status read_one(ck1_options *o, char **argv, int *i, ctg_error *error)
{
    const number numbers[] = {
        {"--rounds", &o->rounds, NULL, 1, 1000},
        {"--replicates", &o->replicates, NULL, 1, 1000000},
        {"--slow", &o->slow, NULL, 1, 1000000},
        {"--threads", &o->threads, NULL, 1, 4096},
        {"--seed", &o->seed, NULL, 0, UINT32_MAX},
        {"--states", NULL, &o->size.states, 1, ck1_states_most},
        {"--missions", NULL, &o->size.missions, 1, ck1_missions_most},
        {"--capabilities", NULL, &o->size.capabilities, 1, ck1_capabilities_most},
        {"--months", NULL, &o->size.months, 1, ck1_months_most},
    };
    const struct {
        const char *name;
        const char **value;
    } texts[] = {{"--path", &o->path}, {"--input", &o->input}, {"--write-input", &o->write}};
    const char *const name = argv[*i];
    const char *const value = argv[*i + 1];
    for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++) {
        if (strcmp(name, numbers[n].name) == 0 && value != NULL) {
            (*i)++;
            return read_number(&numbers[n], value, error);
        }
    }
    for (size_t n = 0; n < sizeof texts / sizeof *texts; n++) {
        if (strcmp(name, texts[n].name) == 0 && value != NULL) {
            (*i)++;
            *texts[n].value = value;
            return ctg_ok;
        }
    }
    return ctg_error_add(error, ctg_input,
                         "%s: no such option, or its value is missing; ck1 --help", name);
}

ctg_status ck1_options_read(ck1_options *options, int argc, char **argv, ctg_error *error)
{
    *options = (ck1_options){
        .size = ck1_input_usual(), .rounds = 7, .replicates = 16, .slow = 1, .seed = 1};
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--json") == 0) {
            options->json = true;
        } else if (strcmp(argv[i], "--help") == 0) {
            options->help = true;
        } else {
            CTG_TRY(read_one(options, argv, &i, error));
        }
    }
    return ctg_ok;
}

/* The words and figures of a row of results, the same on the page, in Markdown and in JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_RESULTS_SAY_H
#define CTG_COMMANDS_RESULTS_SAY_H

#include "analysis/commands/figure.h"
#include "analysis/results.h"

#define CTG_RESULTS_SAY_ROOM 160

typedef struct ctg_results_say {
    char text[CTG_RESULTS_SAY_ROOM];
} ctg_results_say;

/* "+120 (-300 to +600)": the median difference and its 95 % interval. */
ctg_results_say ctg_results_say_difference(const ctg_case_row *row);

/* The same of the mean: its interval is that of the mean. */
ctg_results_say ctg_results_say_mean(const ctg_case_row *row);

/* "62 % (48-73)": the parameters' share of the spread; "-" where it cannot be told. */
ctg_results_say ctg_results_say_parameters(const ctg_case_row *row);

/* "not distinguishable", "built in", "emergent" or "not probed". */
const char *ctg_results_say_verdict(ctg_case_verdict verdict);

/* Whether a sign was expected and another came. */
bool ctg_results_say_is_otherwise(const ctg_case_row *row);

/* Why it came otherwise, or that nobody has said so. */
const char *ctg_results_say_why(const ctg_case_row *row);

/* The name of a scenario file without folders. */
const char *ctg_results_say_file(const char *file);

#endif

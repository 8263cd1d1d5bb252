/* Names of distributions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/distribution.h"

#include <string.h>

const char *ctg_distribution_name(ctg_distribution_kind kind)
{
    static const char *const names[] = {"uniform", "log-uniform", "triangular",
                                        "normal",  "lognormal",   "values"};
    return names[kind];
}

bool ctg_distribution_named(ctg_distribution_kind *kind, const char *text,
                            ctg_text_nearest *nearest)
{
    ctg_text_nearest_begin(nearest, text);
    for (ctg_distribution_kind known = 0; known < ctg_distribution_values; known++) {
        const char *const name = ctg_distribution_name(known);
        if (strcmp(name, text) == 0) {
            *kind = known;
            return true;
        }
        ctg_text_nearest_try(nearest, name);
    }
    return false;
}

/* Names of the kinds of designs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/design_kind.h"

#include <string.h>

const char *ctg_design_kind_name(ctg_design_kind kind)
{
    static const char *const names[] = {"grid", "list", "latin", "sobol", "morris", "saltelli"};
    return names[kind];
}

bool ctg_design_kind_named(ctg_design_kind *kind, const char *text, ctg_text_nearest *nearest)
{
    ctg_text_nearest_begin(nearest, text);
    for (ctg_design_kind known = 0; known < CTG_DESIGN_KINDS; known++) {
        const char *const name = ctg_design_kind_name(known);
        if (strcmp(name, text) == 0) {
            *kind = known;
            return true;
        }
        ctg_text_nearest_try(nearest, name);
    }
    return false;
}

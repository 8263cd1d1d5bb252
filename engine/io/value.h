/* Values of parameters: from text, and in their range.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_VALUE_H
#define CTG_IO_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/model/parameters.h"

/* Why not, to follow the parameter's name in a sentence: "is 1.2; allowed is 0 to 1 share". */
typedef struct ctg_value_fault {
    char text[300];
} ctg_value_fault;

/* Reads a number or, for a switch, true or false. The range is not looked at. */
bool ctg_value_read(double *value, const char *text, size_t length, ctg_parameter_kind kind,
                    ctg_value_fault *fault);

/* True when the parameter may have this value: in its range, and whole where it is. */
bool ctg_value_check(ctg_parameter_id parameter, double value, ctg_value_fault *fault);

/* What the parameter allows: "0 to 1 share". */
void ctg_value_allowed(ctg_parameter_id parameter, char text[128]);

#endif

/* Values of parameters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/number.h"
#include "engine/base/text.h"

bool ctg_value_read(double *value, const char *text, size_t length, ctg_parameter_kind kind,
                    ctg_value_fault *fault)
{
    const bool yes = length == 4 && memcmp(text, "true", 4) == 0;
    const bool no = length == 5 && memcmp(text, "false", 5) == 0;
    if (kind == ctg_parameter_switch && (yes || no)) {
        *value = yes ? 1 : 0;
        return true;
    }
    const char *const why = ctg_number_real(text, length, value);
    if (why != NULL) {
        (void)snprintf(fault->text, sizeof fault->text, "is '%s', which %s",
                       ctg_text_shown(text, length).text, why);
    }
    return why == NULL;
}

void ctg_value_allowed(ctg_parameter_id parameter, char text[128])
{
    char least[CTG_NUMBER_ROOM];
    char most[CTG_NUMBER_ROOM];
    const ctg_parameter *const row = ctg_parameters_row(parameter);
    ctg_number_write(row->least, least);
    ctg_number_write(row->most, most);
    (void)snprintf(text, 128, "%s to %s %.60s", least, most, row->unit);
}

bool ctg_value_check(ctg_parameter_id parameter, double value, ctg_value_fault *fault)
{
    char shown[CTG_NUMBER_ROOM];
    char allowed[128];
    const ctg_parameter *const row = ctg_parameters_row(parameter);
    const bool within = value >= row->least && value <= row->most;
    if (within && (row->kind == ctg_parameter_real || value == floor(value))) {
        return true;
    }
    ctg_number_write(value, shown);
    ctg_value_allowed(parameter, allowed);
    (void)snprintf(fault->text, sizeof fault->text, "is %s%s; allowed is %s", shown,
                   within ? ", which is not a whole number" : "", allowed);
    return false;
}

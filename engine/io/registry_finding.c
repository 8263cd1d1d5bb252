/* Findings in tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/registry_finding.h"

#include <stdarg.h>
#include <stdio.h>

void ctg_registry_finding_kind(ctg_registry_findings *findings)
{
    if (findings->of_kind > CTG_REGISTRY_FINDING_MOST) {
        (void)ctg_error_add(findings->error, ctg_input, "and %zu more of this kind",
                            findings->of_kind - CTG_REGISTRY_FINDING_MOST);
    }
    findings->of_kind = 0;
}

void ctg_registry_finding_add(ctg_registry_findings *findings, ctg_table_id table, size_t row,
                              const char *format, ...)
{
    char sentence[512];
    const ctg_table *const of = &findings->registry->tables[table];
    findings->all++;
    if (++findings->of_kind > CTG_REGISTRY_FINDING_MOST) {
        return;
    }
    va_list values;
    va_start(values, format);
    (void)vsnprintf(sentence, sizeof sentence, format, values);
    va_end(values);
    (void)ctg_error_add_at(findings->error, ctg_input, ctg_table_file(of, row),
                           row < of->row_count ? of->lines[row] : 0, "%s", sentence);
}

const char *ctg_registry_finding_state(const ctg_registry_findings *findings, size_t row)
{
    const ctg_state_row *const states = findings->registry->tables[ctg_table_states].rows;
    return states[row].state;
}

/* Findings in tables: counted, told with their place, and only so many of one kind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_REGISTRY_FINDING_H
#define CTG_IO_REGISTRY_FINDING_H

#include "engine/io/registry.h"

#define CTG_REGISTRY_FINDING_MOST 5

/* What one check shares with its findings. Begin with the registry, the error and zeros. */
typedef struct ctg_registry_findings {
    const ctg_registry *registry;
    ctg_error *error;
    size_t of_kind; /* so far */
    size_t all;
} ctg_registry_findings;

/* Begins another kind: tells how many of the last were not told. */
void ctg_registry_finding_kind(ctg_registry_findings *findings);

/* Tells one, at a row of a table. */
void ctg_registry_finding_add(ctg_registry_findings *findings, ctg_table_id table, size_t row,
                              const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The code of a state's row. */
const char *ctg_registry_finding_state(const ctg_registry_findings *findings, size_t row);

#endif

/* What must hold of frameworks and their missions, classes of mandate, tasks and donors' budgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_REGISTRY_MANDATES_H
#define CTG_IO_REGISTRY_MANDATES_H

#include "engine/io/registry_finding.h"

/* One framework of the United Nations, others with members; missions that fit their frameworks;
 * every class of mandate, its weights a whole; keys that a set can name; budgets spent once. */
void ctg_registry_mandates_check(ctg_registry_findings *findings);

#endif

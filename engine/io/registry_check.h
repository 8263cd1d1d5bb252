/* What must hold between the rows of tables that have all been read.
 *
 * Every finding is a sentence with the file and line of the row. The second function is for tables
 * that a policy has changed, too.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_REGISTRY_CHECK_H
#define CTG_IO_REGISTRY_CHECK_H

#include "engine/io/registry.h"

/* Sizes; pairs, periods and years without hole or overlap; every state with a pair, a scale, a
 * discount and covariates; the mix of each class and type of personnel a whole. */
ctg_status ctg_registry_check_joins(const ctg_registry *registry, ctg_error *error);

/* Single rows: numbers permanent and different, least <= value <= most, from <= to, hosts that
 * exist, a class that changes when it says so; what registry_mandates.h says. */
ctg_status ctg_registry_check_rows(const ctg_registry *registry, ctg_error *error);

#endif

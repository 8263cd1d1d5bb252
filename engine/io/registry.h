/* All tables of one scenario, read from their files and joined by their keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_REGISTRY_H
#define CTG_IO_REGISTRY_H

#include "engine/base/error.h"
#include "engine/io/tables.h"

typedef struct ctg_registry {
    ctg_table tables[CTG_TABLE_COUNT];
} ctg_registry;

/* Describes every table; none is read. */
void ctg_registry_begin(ctg_registry *registry);
void ctg_registry_destroy(ctg_registry *registry);

/* Reads one table from the bytes of its file. Tables that it refers to stand before it in
 * CTG_TABLES and should be read before; where one could not be, nothing is said of keys into it. */
ctg_status ctg_registry_read(ctg_registry *registry, ctg_table_id id, const char *file,
                             const char *bytes, size_t size, ctg_error *error);

/* For the functions of table.h; `registry` must stay where it is. */
ctg_table_keys ctg_registry_keys(const ctg_registry *registry);

/* The tables as the model reads them; they stay the registry's. */
ctg_tables ctg_registry_view(const ctg_registry *registry);

#endif

/* The tables that a scenario is made of: for every one its columns, in one place.
 *
 * The same description reads the files, checks them, finds the cells that a policy changes and
 * explains itself to the user. The row structs are engine/model/tables.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_TABLES_H
#define CTG_IO_TABLES_H

#include "engine/base/table.h"
#include "engine/model/tables.h"

typedef enum ctg_table_id {
#define CTG_ROW(name, type) ctg_table_##name,
    CTG_TABLES(CTG_ROW)
#undef CTG_ROW
        CTG_TABLE_COUNT
} ctg_table_id;

/* Describes a table: name, columns, keys; nothing is read into it. `id` below CTG_TABLE_COUNT. */
void ctg_tables_describe(ctg_table *table, ctg_table_id id);

/* The table of that name, or CTG_TABLE_COUNT. */
ctg_table_id ctg_tables_named(const char *name);

#endif

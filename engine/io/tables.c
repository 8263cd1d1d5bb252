/* The tables that a scenario is made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/tables.h"

#include <assert.h>
#include <string.h>

#include "engine/io/tables_columns.h"

static const char *name_of(ctg_table_id id)
{
    static const char *const names[] = {
#define CTG_ROW(name, type) #name,
        CTG_TABLES(CTG_ROW)
#undef CTG_ROW
    };
    return names[id];
}

static size_t row_bytes_of(ctg_table_id id)
{
    static const size_t bytes[] = {
#define CTG_ROW(name, type) sizeof(type),
        CTG_TABLES(CTG_ROW)
#undef CTG_ROW
    };
    return bytes[id];
}

void ctg_tables_describe(ctg_table *table, ctg_table_id id)
{
    static ctg_tables_columns (*const describe[])(ctg_table_id) = {
        ctg_tables_states_columns,   ctg_tables_missions_columns, ctg_tables_record_columns,
        ctg_tables_training_columns, ctg_tables_mandates_columns, ctg_tables_outside_columns};
    ctg_tables_columns found = {NULL, 0, 0, NULL};
    for (size_t i = 0; found.count == 0 && i < sizeof describe / sizeof describe[0]; i++) {
        found = describe[i](id);
    }
    assert(found.count > 0);
    *table = (ctg_table){.name = name_of(id),
                         .what = found.what,
                         .columns = found.columns,
                         .column_count = found.count,
                         .key_columns = found.key_columns,
                         .row_bytes = row_bytes_of(id)};
}

ctg_table_id ctg_tables_named(const char *name)
{
    ctg_table_id id = 0;
    while (id < CTG_TABLE_COUNT && strcmp(name_of(id), name) != 0) {
        id++;
    }
    return id;
}

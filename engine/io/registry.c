/* All tables of one scenario.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/registry.h"

#include <string.h>

#include "engine/base/table_read.h"

void ctg_registry_begin(ctg_registry *registry)
{
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        ctg_tables_describe(&registry->tables[id], id);
    }
}

void ctg_registry_destroy(ctg_registry *registry)
{
    for (ctg_table_id id = 0; registry != NULL && id < CTG_TABLE_COUNT; id++) {
        ctg_table_destroy(&registry->tables[id]);
    }
}

/* A table whose own keys lead into one that could not be read cannot be looked into either. */
static const ctg_table *find(const void *of, const char *name)
{
    const ctg_registry *const registry = of;
    const ctg_table_id id = ctg_tables_named(name);
    const ctg_table *const table = id < CTG_TABLE_COUNT ? &registry->tables[id] : NULL;
    if (table == NULL || table->rows == NULL) {
        return NULL;
    }
    const ctg_column *const key = &table->columns[0];
    const bool leads_on = key->kind == ctg_column_key && strcmp(key->refers, name) != 0;
    return leads_on && find(of, key->refers) == NULL ? NULL : table;
}

ctg_table_keys ctg_registry_keys(const ctg_registry *registry)
{
    return (ctg_table_keys){find, registry};
}

ctg_status ctg_registry_read(ctg_registry *registry, ctg_table_id id, const char *file,
                             const char *bytes, size_t size, ctg_error *error)
{
    const ctg_table_keys keys = ctg_registry_keys(registry);
    return ctg_table_read_csv(&registry->tables[id], file, bytes, size, &keys, error);
}

ctg_tables ctg_registry_view(const ctg_registry *registry)
{
    ctg_tables view;
#define CTG_ROW(name, type)                                                                        \
    view.name = registry->tables[ctg_table_##name].rows;                                           \
    view.name##_count = registry->tables[ctg_table_##name].row_count;
    CTG_TABLES(CTG_ROW)
#undef CTG_ROW
    return view;
}

/* What `contingent explain` says of a row of a shipped table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/explain_row.h"

#include <stdio.h>
#include <string.h>

#include "analysis/commands/home.h"
#include "analysis/commands/json.h"
#include "analysis/commands/page.h"
#include "engine/base/file.h"
#include "engine/io/tables.h"
#include "engine/model/measures.h"

#define BYTES_MOST 10000000
#define SAID_ROOM 600

void ctg_explain_row_keys(const ctg_table *table,
                          void (*each)(void *to, const char *key, size_t length), void *to)
{
    char path[4096];
    ctg_file file;
    ctg_file_fault fault;
    size_t lines = 0;
    const char *const folder = ctg_home_scenarios();
    if (table->key_columns != 1 || folder == NULL ||
        snprintf(path, sizeof path, "%s/data/%s.csv", folder, table->name) >= (int)sizeof path ||
        ctg_file_read(&file, path, BYTES_MOST, &fault) != ctg_ok) {
        return;
    }
    for (const char *at = file.bytes; *at != '\0'; at += strspn(at, "\n")) {
        if (at[0] != '#' && lines++ > 0) { /* none needs quotes in a CSV file */
            each(to, at, strcspn(at, ",\n"));
        }
        at += strcspn(at, "\n");
    }
    ctg_file_destroy(&file);
}

typedef struct search {
    const char *name;
    bool found;
} search;

static void try_key(void *to, const char *key, size_t length)
{
    search *const s = to;
    s->found = s->found || (strlen(s->name) == length && strncmp(key, s->name, length) == 0);
}

static bool is_in(ctg_table_id id, const char *name)
{
    search s = {name, false};
    ctg_table table;
    ctg_tables_describe(&table, id);
    ctg_explain_row_keys(&table, try_key, &s);
    return s.found;
}

bool ctg_explain_row_is(const char *name)
{
    bool found = false;
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT && !found; id++) {
        found = is_in(id, name);
    }
    return found;
}

/* Whether measures of the scope are asked for by keys of the table. */
static bool asks_by(ctg_table_id id, ctg_scope scope)
{
    return (id == ctg_table_states && scope == ctg_scope_state) ||
           (id == ctg_table_regions && (scope == ctg_scope_supplier || scope == ctg_scope_host)) ||
           (id == ctg_table_capabilities && scope == ctg_scope_capability) ||
           (id == ctg_table_missions && scope == ctg_scope_mission) ||
           (id == ctg_table_frameworks && scope == ctg_scope_framework);
}

static void print_measures(ctg_table_id id, const char *name)
{
    for (int scope = 0; scope < CTG_SCOPES; scope++) {
        char said[SAID_ROOM];
        size_t first = 0;
        if (!asks_by(id, (ctg_scope)scope)) {
            continue;
        }
        while (ctg_measures_row((ctg_measure_id)first)->scope != (ctg_scope)scope) {
            first++;
        }
        (void)snprintf(said, sizeof said, "--measure '%s=%s' and all of: contingent explain %s",
                       ctg_measures_row((ctg_measure_id)first)->path, name,
                       ctg_measures_scope_name((ctg_scope)scope));
        ctg_page_print_fact(stdout, "measures", said);
    }
}

void ctg_explain_row_print(const char *name)
{
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        char said[SAID_ROOM];
        ctg_table table;
        if (!is_in(id, name)) {
            continue;
        }
        ctg_tables_describe(&table, id);
        (void)printf("%s: a row of the table %s: %s\n", name, table.name, table.what);
        (void)snprintf(said, sizeof said, "contingent explain %s", table.name);
        ctg_page_print_fact(stdout, "columns", said);
        (void)snprintf(said, sizeof said, "--set '%s.%s.COLUMN=VALUE'", table.name, name);
        ctg_page_print_fact(stdout, "change", said);
        print_measures(id, name);
    }
}

json_t *ctg_explain_row_json(const char *name)
{
    json_t *tables = json_array();
    json_t *scopes = json_array();
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        ctg_table table;
        ctg_tables_describe(&table, id);
        const bool in = is_in(id, name);
        tables = in ? ctg_json_append(tables, json_string(table.name)) : tables;
        for (int scope = 0; scope < CTG_SCOPES && in; scope++) {
            scopes = asks_by(id, (ctg_scope)scope)
                         ? ctg_json_append(scopes,
                                           json_string(ctg_measures_scope_name((ctg_scope)scope)))
                         : scopes;
        }
    }
    return json_pack("{s:s, s:s, s:o, s:o}", "name", name, "kind", "row", "tables", tables,
                     "measures_of", scopes);
}

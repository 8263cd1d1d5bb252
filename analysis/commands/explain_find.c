/* What a name of `contingent explain` means, and which was meant where it means nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/explain_find.h"

#include <stdio.h>
#include <string.h>

#include "analysis/commands/explain_row.h"
#include "analysis/commands/named.h"
#include "analysis/patterns.h"
#include "engine/io/tables.h"
#include "engine/model/measures.h"
#include "engine/model/parameters.h"

bool ctg_explain_find_is_in(const char *path, const char *group)
{
    const size_t length = strlen(group);
    return strncmp(path, group, length) == 0 && path[length] == '.';
}

static bool find_row(ctg_explain_subject *subject, const char *name)
{
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        if (strcmp(ctg_parameters_row((ctg_parameter_id)i)->path, name) == 0) {
            subject->kind = ctg_explain_parameter;
            subject->id = i;
            return true;
        }
    }
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        if (strcmp(ctg_measures_row((ctg_measure_id)i)->path, name) == 0) {
            subject->kind = ctg_explain_measure;
            subject->id = i;
            return true;
        }
    }
    return false;
}

/* "states", "states.population", and "states.JPN.population" as in the paths of changes. */
static bool find_table(ctg_explain_subject *subject, const char *name)
{
    char table_name[64];
    ctg_table table;
    const char *const last = strrchr(name, '.');
    if (!ctg_text_copy(table_name, sizeof table_name, name, strcspn(name, "."))) {
        return false;
    }
    subject->id = ctg_tables_named(table_name);
    if (subject->id == CTG_TABLE_COUNT) {
        return false;
    }
    ctg_tables_describe(&table, (ctg_table_id)subject->id);
    const ctg_column *const column = last == NULL ? NULL : ctg_table_column(&table, last + 1);
    subject->kind = last == NULL ? ctg_explain_table : ctg_explain_column;
    subject->column = column == NULL ? 0 : (size_t)(column - table.columns);
    return last == NULL || column != NULL;
}

static bool find_group(ctg_explain_subject *subject, const char *name)
{
    bool found = false;
    for (size_t i = 0; i < CTG_PARAMETERS && !found; i++) {
        found = ctg_explain_find_is_in(ctg_parameters_row((ctg_parameter_id)i)->path, name);
    }
    for (size_t i = 0; i < CTG_MEASURES && !found; i++) {
        found = ctg_explain_find_is_in(ctg_measures_row((ctg_measure_id)i)->path, name);
    }
    subject->kind = ctg_explain_group;
    return found;
}

static bool find_in_documents(ctg_explain_subject *subject, const char *name)
{
    ctg_documents_cell text;
    ctg_documents_mechanism mechanism;
    subject->kind = ctg_explain_mechanism;
    for (subject->id = 0; ctg_documents_mechanism_at(subject->id, &mechanism); subject->id++) {
        if (ctg_documents_is(mechanism.number, name)) {
            return true;
        }
    }
    subject->kind = ctg_explain_rule;
    return ctg_documents_rule(name, &text);
}

static bool find_file(ctg_explain_subject *subject, const char *name)
{
    ctg_documents_column column;
    subject->kind = ctg_explain_file;
    return ctg_documents_column_at(name, 0, &column);
}

static bool find_pattern(ctg_explain_subject *subject, const char *name)
{
    subject->id = ctg_patterns_named(name);
    subject->kind = ctg_explain_pattern;
    return subject->id != CTG_PATTERNS;
}

static bool find_scenario(ctg_explain_subject *subject, const char *name)
{
    subject->kind = ctg_explain_scenario;
    return ctg_named_find(subject->path, sizeof subject->path, name);
}

static bool find_key(ctg_explain_subject *subject, const char *name)
{
    subject->kind = ctg_explain_row;
    return ctg_explain_row_is(name);
}

void ctg_explain_find_named(ctg_explain_subject *subject, const char *name)
{
    typedef bool finder(ctg_explain_subject * subject, const char *name);
    static finder *const finders[] = {find_row,          find_table,   find_file,     find_group,
                                      find_in_documents, find_pattern, find_scenario, find_key};
    *subject = (ctg_explain_subject){.name = name};
    for (size_t i = 0; i < sizeof finders / sizeof finders[0]; i++) {
        if (finders[i](subject, name)) {
            return;
        }
    }
    subject->kind = ctg_explain_nothing;
}

/* The search for the name that was meant; candidates live only while they are tried. */
typedef struct search {
    ctg_text_nearest nearest;
    char best[CTG_COLUMN_ROOM];
    char same[CTG_COLUMN_ROOM]; /* the first that is right behind its last dot */
} search;

static void try_name(void *to, const char *name)
{
    search *const s = to;
    const char *const dot = strrchr(name, '.');
    s->nearest.best = NULL;
    ctg_text_nearest_try(&s->nearest, name);
    if (s->same[0] == '\0' && dot != NULL && strcmp(dot + 1, s->nearest.wanted) == 0) {
        (void)ctg_text_copy(s->same, sizeof s->same, name, strlen(name));
    }
    if (s->nearest.best != NULL) {
        (void)ctg_text_copy(s->best, sizeof s->best, name, strlen(name));
    }
}

static void try_group(search *s, const char *path)
{
    char group[CTG_COLUMN_ROOM];
    (void)ctg_text_copy(group, sizeof group, path, strcspn(path, "."));
    try_name(s, group);
    try_name(s, path);
}

static void try_tables(search *s)
{
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        ctg_table table;
        ctg_tables_describe(&table, id);
        try_name(s, table.name);
        for (size_t i = 0; i < table.column_count; i++) {
            char name[CTG_COLUMN_ROOM];
            (void)snprintf(name, sizeof name, "%s.%s", table.name, table.columns[i].name);
            try_name(s, name);
        }
    }
}

static void try_documents(search *s)
{
    ctg_documents_mechanism mechanism;
    for (size_t at = 0; ctg_documents_mechanism_at(at, &mechanism); at++) {
        char name[16];
        (void)ctg_text_copy(name, sizeof name, mechanism.number.text, mechanism.number.length);
        try_name(s, name);
    }
    for (size_t id = 0; id < CTG_PATTERNS; id++) {
        try_name(s, ctg_patterns_row((ctg_pattern_id)id)->id);
    }
}

/* What there is beside an invented name: of the group before its dot. */
static ctg_text_quote hint_of_group(const char *name)
{
    char group[32];
    ctg_text_quote hint = {""};
    ctg_explain_subject subject;
    if (strchr(name, '.') != NULL && ctg_text_copy(group, sizeof group, name, strcspn(name, ".")) &&
        (find_group(&subject, group) || find_table(&subject, group))) {
        (void)snprintf(hint.text, sizeof hint.text, "; `contingent explain %s` lists them", group);
    }
    return hint;
}

ctg_text_quote ctg_explain_find_hint(const char *name)
{
    search s = {.best = "", .same = ""};
    ctg_text_nearest_begin(&s.nearest, name);
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        try_group(&s, ctg_parameters_row((ctg_parameter_id)i)->path);
    }
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        try_group(&s, ctg_measures_row((ctg_measure_id)i)->path);
    }
    try_tables(&s);
    try_documents(&s);
    ctg_named_each(try_name, &s);
    s.nearest.best = s.same[0] != '\0' ? s.same : s.best[0] != '\0' ? s.best : NULL;
    const ctg_text_quote hint = ctg_text_nearest_hint(&s.nearest);
    return hint.text[0] != '\0' ? hint : hint_of_group(name);
}

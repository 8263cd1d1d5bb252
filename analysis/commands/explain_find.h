/* What a name of `contingent explain` means.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_EXPLAIN_FIND_H
#define CTG_COMMANDS_EXPLAIN_FIND_H

#include "analysis/commands/documents.h"
#include "engine/base/table.h"
#include "engine/base/text.h"

typedef enum ctg_explain_kind {
    ctg_explain_nothing,
    ctg_explain_parameter, /* id: ctg_parameter_id */
    ctg_explain_measure,   /* id: ctg_measure_id */
    ctg_explain_table,     /* id: ctg_table_id */
    ctg_explain_column,    /* id: ctg_table_id; column */
    ctg_explain_file,      /* a table that the program does not read, `name`, by SOURCES.md */
    ctg_explain_group,     /* of parameters or measures: `name` before the dot */
    ctg_explain_mechanism, /* id: the row in section 11 of MODEL.md */
    ctg_explain_rule,      /* of MODEL.md, `name` */
    ctg_explain_pattern,   /* id: ctg_pattern_id */
    ctg_explain_scenario,  /* path: the file */
    ctg_explain_row        /* of a shipped table: `name` is its key */
} ctg_explain_kind;

typedef struct ctg_explain_subject {
    ctg_explain_kind kind;
    size_t id;
    size_t column;
    const char *name; /* as it was asked for; borrowed */
    char path[4096];
} ctg_explain_subject;

/* True when `path` is "GROUP.something". */
bool ctg_explain_find_is_in(const char *path, const char *group);

/* What `name` means; kind ctg_explain_nothing where it means nothing. */
void ctg_explain_find_named(ctg_explain_subject *subject, const char *name);

/* "; did you mean 'NAME'?", or "". */
ctg_text_quote ctg_explain_find_hint(const char *name);

#endif

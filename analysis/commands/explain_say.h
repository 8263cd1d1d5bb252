/* The words of `contingent explain` that the page and JSON share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_EXPLAIN_SAY_H
#define CTG_COMMANDS_EXPLAIN_SAY_H

#include "analysis/commands/documents.h"
#include "engine/base/error.h"
#include "engine/base/table.h"
#include "engine/base/text.h"
#include "engine/model/measures.h"

/* "by member state"; what WHO is in --measure PATH=WHO, "" for the world. */
const char *ctg_explain_say_scope(ctg_scope scope);
const char *ctg_explain_say_who(ctg_scope scope);

/* "at the end", "added up over twelve months". */
const char *ctg_explain_say_time(const ctg_measure *row);

/* "every month", "every twelfth month". */
const char *ctg_explain_say_months(const ctg_measure *row);

/* The files that reckon a measure: "engine/model/record_people.c". */
ctg_status ctg_explain_say_files(ctg_text_builder *text, const char *path, ctg_error *error);

/* The mechanisms to which a parameter or a switch belongs: "M2 willingness (8.7); M3 ...". */
ctg_status ctg_explain_say_mechanisms(ctg_text_builder *text, const char *path, ctg_error *error);

/* Whether the parameter is one of the mechanism's. */
bool ctg_explain_say_belongs(const ctg_documents_mechanism *mechanism, const char *path);

/* Where a column comes from: "WB; PPP: gaps inside interpolated. WB is World Bank: ...". */
ctg_status ctg_explain_say_source(ctg_text_builder *text, const ctg_documents_column *column,
                                  ctg_error *error);

/* The unit of a column: the table's own description, else SOURCES.md's; "" where it has none. */
ctg_documents_cell ctg_explain_say_unit(const ctg_column *column, const ctg_documents_column *of);

#endif

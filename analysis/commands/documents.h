/* What `contingent explain` takes from documents: engine/MODEL.md, scenarios/data/SOURCES.md, and
 * which file of the model reckons which measure. They are in the program, as they were when it was
 * built.
 *
 * A cell is a piece of a document, which is borrowed and not ended by a NUL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_DOCUMENTS_H
#define CTG_COMMANDS_DOCUMENTS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ctg_documents_cell {
    const char *text;
    size_t length;
} ctg_documents_cell;

/* Where a column of a table comes from, by SOURCES.md: that of a name, or number `at` from 0. */
typedef struct ctg_documents_column {
    ctg_documents_cell name, unit, upstream, done; /* "-" where there is nothing to say */
} ctg_documents_column;
bool ctg_documents_column_at(const char *table, size_t at, ctg_documents_column *of);
bool ctg_documents_column_named(const char *table, const char *column, ctg_documents_column *of);

/* What a key of `upstream` stands for, such as UN-C; false where SOURCES.md does not say. */
bool ctg_documents_upstream(ctg_documents_cell key, ctg_documents_cell *what);

/* A mechanism, by section 11 of MODEL.md. */
typedef struct ctg_documents_mechanism {
    ctg_documents_cell number, name, switches, files, parameters, limit, direction;
} ctg_documents_mechanism;

/* The mechanism in row `at`; false beyond the last. */
bool ctg_documents_mechanism_at(size_t at, ctg_documents_mechanism *of);

/* The next word in `backticks` of a cell; *rest begins as the cell. */
bool ctg_documents_next_word(ctg_documents_cell *rest, ctg_documents_cell *word);

/* Whether a cell has the word in backticks. */
bool ctg_documents_has(ctg_documents_cell cell, const char *word);

/* Whether the cell is the text. */
bool ctg_documents_is(ctg_documents_cell cell, const char *text);

/* The heading number `at`, from 0, of MODEL.md that names the file, without its files: "8.7
 * Willingness". */
bool ctg_documents_section_of(const char *file, size_t at, ctg_documents_cell *heading);

/* The text of a rule of MODEL.md: "FIN3". */
bool ctg_documents_rule(const char *name, ctg_documents_cell *text);

/* The file number `at`, from 0, that reckons the measure of that path; NULL beyond the last. */
const char *ctg_documents_reckoner(const char *path, size_t at);

#endif

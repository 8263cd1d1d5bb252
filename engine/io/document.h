/* A file in libconfig's syntax as a tree of what was written; the only user of libconfig.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_DOCUMENT_H
#define CTG_IO_DOCUMENT_H

#include "engine/base/error.h"
#include "engine/io/guard.h"

/* One setting. Numbers and booleans are kept as they were written, texts without quotes. */
typedef struct ctg_node {
    const char *name; /* "" in a list and at the top */
    ctg_guard_kind kind;
    size_t line;
    const char *text; /* `length` bytes; of a text also NUL-ended */
    size_t length;
    size_t children; /* of a group, list or array */
    size_t next;     /* position of the one after it in its group or list; 0: none */
} ctg_node;

typedef struct ctg_document {
    const char *file; /* borrowed */
    ctg_node *nodes;  /* [0] is the top, a group; children follow their parent */
    size_t count;
    void *config;         /* libconfig's tree, which owns names and texts */
    size_t wrong_numbers; /* nodes of kind ctg_guard_mistaken, told already */
} ctg_document;

/* Reads `size` bytes (and a NUL behind them) that came from `file`; both are borrowed for as long
 * as the document lives. On failure nothing is owned and every mistake is told.
 * Wrong numbers are told too, but leave ctg_ok and are counted: the rest can be looked at. */
ctg_status ctg_document_read(ctg_document *document, const char *file, const char *bytes,
                             size_t size, ctg_error *error);
void ctg_document_destroy(ctg_document *document);

/* The first thing in a group or list, and the one after another; NULL when there is none. */
const ctg_node *ctg_document_first(const ctg_document *document, const ctg_node *of);
const ctg_node *ctg_document_next(const ctg_document *document, const ctg_node *after);

/* What a node is, for sentences: "a whole number", "a group { }". */
const char *ctg_document_kind_name(ctg_guard_kind kind);

#endif

/* Which tables the answer to a scenario has, and what each of their columns is made of.
 *
 * One description serves the page and the JSON, so that both say the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_ANSWER_TABLES_H
#define CTG_ANALYSIS_ANSWER_TABLES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/model/measures.h"

/* How a value of one replicate is made from its record. A table of the world has a row a year, all
 * others a row for everybody in the scope at the last year. */
typedef enum ctg_answer_way {
    ctg_answer_value,    /* measure a */
    ctg_answer_at_start, /* measure a at the start */
    ctg_answer_ratio,    /* a over b; no value where b is 0 */
    ctg_answer_share,    /* a over the sum of a over everybody; no value where that is 0 */
    ctg_answer_yearly,   /* of the world: a summed over the twelve months that end there, over the
                            mean of b; no value in the first year or where that is 0 */
    ctg_answer_name      /* a is a row of capabilities: the most frequent one; -1 is no value */
} ctg_answer_way;

typedef enum ctg_answer_unit {
    ctg_answer_count,   /* persons, states */
    ctg_answer_decimal, /* brigades, tasks */
    ctg_answer_index,   /* shown with three decimals */
    ctg_answer_percent, /* a share, shown times 100 */
    ctg_answer_money,   /* US dollars, shown in millions or billions */
    ctg_answer_price,   /* US dollars, shown whole */
    ctg_answer_word
} ctg_answer_unit;

typedef struct ctg_answer_column {
    const char *key;           /* in JSON */
    const char *above, *below; /* the heading's two lines */
    ctg_answer_unit unit;
    ctg_answer_way way;
    ctg_measure_id a, b;
} ctg_answer_column;

typedef struct ctg_answer_about {
    const char *key;     /* in JSON */
    const char *title;   /* on the page */
    const char *note;    /* "" or a line below the table */
    const char *folded;  /* how rows without any people are introduced; NULL: none are folded */
    const char *row_key; /* in JSON: region, month, state, capability */
    ctg_scope scope;
    const ctg_answer_column *columns;
    size_t column_count;
    size_t most_rows; /* the largest medians of the first column; 0: all rows, in their order */
    bool ends;        /* of the world: the start and the end alone */
    bool told;        /* the page tells it in sentences, not as a table */
} ctg_answer_about;

#define CTG_ANSWER_TABLES 8
#define CTG_ANSWER_COLUMNS_MOST 8

/* A number of the answer of which it is said what it hangs on: a column of a table at its last row,
 * or, of regions, at the row of the one that leads (ctg_answer_leading). */
typedef struct ctg_answer_headline {
    const char *name; /* on the page */
    const char *table, *column;
} ctg_answer_headline;

#define CTG_ANSWER_HEADLINES 5

/* Headline number `at`, below CTG_ANSWER_HEADLINES, in the order of the page. */
const ctg_answer_headline *ctg_answer_tables_headline(size_t at);

/* Table number `at`, below CTG_ANSWER_TABLES, in the order of the page. */
const ctg_answer_about *ctg_answer_tables_at(size_t at);

#endif

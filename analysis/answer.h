/* The answer to a scenario: the tables of answer_tables.h as quantiles over the runs that did not
 * fail, and what one has to know to read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_ANSWER_H
#define CTG_ANALYSIS_ANSWER_H

#include "analysis/answer_tables.h"
#include "analysis/hinges.h"
#include "analysis/quantiles.h"
#include "analysis/runs.h"

typedef struct ctg_answer_cell {
    ctg_quantiles over; /* the replicates that have a value */
    const char *word;   /* of ctg_answer_name: the most frequent; NULL when there is none */
    double word_share;  /* of the replicates that have a value */
} ctg_answer_cell;

typedef struct ctg_answer_table {
    const ctg_answer_about *about;
    size_t row_count;
    size_t *rows;           /* owned: who, or the month counted from the start */
    ctg_answer_cell *cells; /* owned: row after row, about->column_count each */
} ctg_answer_table;

typedef struct ctg_answer_hangs {
    const ctg_answer_headline *about;
    const ctg_answer_table *table; /* of the answer */
    size_t row, column;            /* of the table */
    ctg_month month;               /* of regions the last yearly one */
    ctg_hinges on;
} ctg_answer_hangs;

typedef struct ctg_answer {
    const ctg_study *study;
    ctg_runs_outcome outcome;
    ctg_month end, last_year; /* of the run; the last month that yearly tables speak of */
    ctg_month demand_until;   /* the record's last month of authorised posts */
    bool demand_made;         /* the model makes demand, from some month on */
    size_t drawn, assumed;    /* parameters that replicates draw; from an assumed range */
    ctg_answer_table tables[CTG_ANSWER_TABLES];
    ctg_answer_hangs hangs[CTG_ANSWER_HEADLINES];
} ctg_answer;

/* Reads the runs below study->replicates; to be released with ctg_answer_destroy, whatever the
 * status. */
ctg_status ctg_answer_read(ctg_answer *answer, ctg_store *store, const ctg_study *study,
                           ctg_error *error);
void ctg_answer_destroy(ctg_answer *answer);

/* A table by its key, which must be one; the place of a column by its key, likewise. */
const ctg_answer_table *ctg_answer_table_of(const ctg_answer *answer, const char *key);
size_t ctg_answer_column_of(const ctg_answer_table *table, const char *key);

/* The row with the largest median in a column; of equals the first. */
size_t ctg_answer_leading(const ctg_answer_table *table, size_t column);

/* What a row of a table is called for people: the state's name, the month. `room` holds what stands
 * in no table. */
const char *ctg_answer_row_name(const ctg_answer *answer, const ctg_answer_table *table, size_t at,
                                char room[CTG_WHO_ROOM]);

#endif

/* The page of a record that is written now: where each measure of this month or year goes.
 *
 * Each room record_*.c takes measures of one kind and writes them here; record.c says in which
 * order. A page is made anew for every month.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_PAGE_H
#define CTG_MODEL_RECORD_PAGE_H

#include <stdbool.h>

#include "engine/model/measures.h"

typedef struct ctg_record_page {
    double *record;
    bool yearly;                /* a twelfth month: all scopes are taken */
    bool counts;                /* the month belongs to a year that will be taken */
    size_t place[CTG_MEASURES]; /* of row 0 of the scope, at this point in time */
} ctg_record_page;

/* Opens the page of month t of a record that is zeroed before month 0. The year of what is summed
 * straight into the record, month by month (the scope of age), is that which ends next. */
void ctg_record_page_open(ctg_record_page *page, const ctg_record_shape *shape, double *record,
                          int32_t t);

static inline void ctg_record_page_put(const ctg_record_page *page, ctg_measure_id id, size_t who,
                                       double value)
{
    page->record[page->place[id] + who] = value;
}

static inline void ctg_record_page_add(const ctg_record_page *page, ctg_measure_id id, size_t who,
                                       double value)
{
    page->record[page->place[id] + who] += value;
}

/* What was put or added so far. */
static inline double ctg_record_page_value(const ctg_record_page *page, ctg_measure_id id,
                                           size_t who)
{
    return page->record[page->place[id] + who];
}

/* A part of a whole; 0 of nothing. */
static inline double ctg_record_page_ratio(double part, double whole)
{
    return whole > 0.0 ? part / whole : 0.0;
}

static inline double ctg_record_page_dollars(int64_t cents)
{
    return (double)cents / 100.0;
}

#endif

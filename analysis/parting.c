/* From which month on two settings are not the same: when a policy begins.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/parting.h"

#include <string.h>

#include "engine/io/tables.h"

/* The rows of one table among those in force. */
typedef struct rows {
    const void *first;
    size_t count;
} rows;

static rows rows_of(const ctg_tables *tables, ctg_table_id id)
{
    const rows all[] = {
#define CTG_ROW(name, type) {tables->name, tables->name##_count},
        CTG_TABLES(CTG_ROW)
#undef CTG_ROW
    };
    return all[id];
}

static const void *row_at(const ctg_table *table, rows of, size_t at)
{
    return (const char *)of.first + at * table->row_bytes;
}

static bool same_cell(const ctg_column *column, const void *a, const void *b)
{
    const char *const of_a = (const char *)a + column->offset;
    const char *const of_b = (const char *)b + column->offset;
    switch (column->kind) {
    case ctg_column_ignored:
        return true;
    case ctg_column_text:
        return strcmp(of_a, of_b) == 0;
    default:
        return memcmp(of_a, of_b, column->size) == 0;
    }
}

static bool same_row(const ctg_table *table, const void *a, const void *b)
{
    for (size_t at = 0; at < table->column_count; at++) {
        if (!same_cell(&table->columns[at], a, b)) {
            return false;
        }
    }
    return true;
}

/* Keys are rows of other tables: equal numbers are equal keys where those tables are equal too. */
static bool same_table(const ctg_tables *a, const ctg_tables *b, ctg_table_id id)
{
    ctg_table table;
    const rows of_a = rows_of(a, id);
    const rows of_b = rows_of(b, id);
    if (of_a.count != of_b.count || of_a.first == of_b.first) {
        return of_a.count == of_b.count;
    }
    ctg_tables_describe(&table, id);
    for (size_t at = 0; at < of_a.count; at++) {
        if (!same_row(&table, row_at(&table, of_a, at), row_at(&table, of_b, at))) {
            return false;
        }
    }
    return true;
}

static bool same_tables(const ctg_tables *a, const ctg_tables *b)
{
    bool same = true;
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        same = same && (id == ctg_table_events || same_table(a, b, id));
    }
    return same;
}

static ctg_month earlier(ctg_month a, ctg_month b)
{
    return a < b ? a : b;
}

/* Where epochs begin, and at the beginning, the tables are compared. */
static ctg_month tables_part(const ctg_setting *a, const ctg_setting *b)
{
    size_t of_a = 0;
    size_t of_b = 0;
    ctg_month month = CTG_MONTH_LEAST;
    while (month < CTG_PARTING_NEVER) {
        if (!same_tables(ctg_setting_tables(a, month), ctg_setting_tables(b, month))) {
            return month;
        }
        while (of_a < a->epoch_count && a->epochs[of_a].from <= month) {
            of_a++;
        }
        while (of_b < b->epoch_count && b->epochs[of_b].from <= month) {
            of_b++;
        }
        month = earlier(of_a < a->epoch_count ? a->epochs[of_a].from : CTG_PARTING_NEVER,
                        of_b < b->epoch_count ? b->epochs[of_b].from : CTG_PARTING_NEVER);
    }
    return month;
}

/* An event's name does not matter; the row of each that only one of them has decides. */
static ctg_month events_part(const ctg_setting *a, const ctg_setting *b)
{
    ctg_table table;
    ctg_month month = CTG_PARTING_NEVER;
    const rows of_a = rows_of(&a->epochs[0].tables, ctg_table_events);
    const rows of_b = rows_of(&b->epochs[0].tables, ctg_table_events);
    const size_t most = of_a.count > of_b.count ? of_a.count : of_b.count;
    ctg_tables_describe(&table, ctg_table_events);
    for (size_t at = 0; at < most; at++) {
        const ctg_event_row *const row_a = at < of_a.count ? row_at(&table, of_a, at) : NULL;
        const ctg_event_row *const row_b = at < of_b.count ? row_at(&table, of_b, at) : NULL;
        if (row_a == NULL || row_b == NULL || !same_row(&table, row_a, row_b)) {
            month = earlier(month, row_a != NULL ? row_a->month : month);
            month = earlier(month, row_b != NULL ? row_b->month : month);
        }
    }
    return month;
}

static bool same_change(const ctg_change *a, const ctg_change *b)
{
    return a->parameter == b->parameter && a->operation == b->operation &&
           memcmp(&a->operand, &b->operand, sizeof a->operand) == 0 && a->from == b->from &&
           a->to == b->to;
}

/* Changes apply in order, so that those which both have at the same place cannot differ. */
static ctg_month changes_part(const ctg_setting *a, const ctg_setting *b)
{
    ctg_month month = CTG_PARTING_NEVER;
    const size_t most = a->change_count > b->change_count ? a->change_count : b->change_count;
    for (size_t at = 0; at < most; at++) {
        const ctg_change *const of_a = at < a->change_count ? &a->changes[at] : NULL;
        const ctg_change *const of_b = at < b->change_count ? &b->changes[at] : NULL;
        if (of_a == NULL || of_b == NULL || !same_change(of_a, of_b)) {
            month = earlier(month, of_a != NULL ? of_a->from : month);
            month = earlier(month, of_b != NULL ? of_b->from : month);
        }
    }
    return month;
}

static bool same_start(const ctg_setting *a, const ctg_setting *b)
{
    return a->covariates_known_to == b->covariates_known_to &&
           memcmp(a->centre.value, b->centre.value, sizeof a->centre.value) == 0 &&
           memcmp(a->drawn, b->drawn, sizeof a->drawn) == 0;
}

ctg_month ctg_parting_month(const ctg_setting *a, const ctg_setting *b)
{
    if (!same_start(a, b)) {
        return CTG_MONTH_LEAST;
    }
    return earlier(changes_part(a, b), earlier(tables_part(a, b), events_part(a, b)));
}

/* One cell of a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/table_cell.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/month.h"
#include "engine/base/number.h"
#include "engine/base/text.h"

static void *member(const ctg_column *column, void *row)
{
    return (char *)row
    +column->offset;
}

static const void *member_of(const ctg_column *column, const void *row)
{
    return (const char *)row
    +column->offset;
}

/* A whole column's numbers without exponent, however large. */
static void write_number(const ctg_column *column, double value, char text[CTG_NUMBER_ROOM])
{
    if (column->kind == ctg_column_whole) {
        ctg_number_write_whole((int64_t)value, text);
    } else {
        ctg_number_write(value, text);
    }
}

static void list_choices(const ctg_column *column, char *text, size_t room)
{
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; column->choices[i] != NULL && used < room; i++) {
        const int added =
            snprintf(text + used, room - used, "%s%s", i == 0 ? "" : ", ", column->choices[i]);
        used += added > 0 ? (size_t)added : 0;
    }
}

void ctg_table_cell_allowed(const ctg_column *column, char text[256])
{
    char least[CTG_NUMBER_ROOM];
    char most[CTG_NUMBER_ROOM];
    const char *const empty = column->may_be_empty ? ", or nothing" : "";
    write_number(column, column->least, least);
    write_number(column, column->most, most);
    switch (column->kind) {
    case ctg_column_text:
        (void)snprintf(text, 256, "a text of at most %zu bytes%s", column->size - 1, empty);
        break;
    case ctg_column_whole:
    case ctg_column_real:
        (void)snprintf(text, 256, "%s to %s%s%s", least, most, column->unit[0] == '\0' ? "" : " ",
                       column->unit);
        break;
    case ctg_column_month:
        (void)snprintf(text, 256, "a month from 1900-01 to 2299-12%s", empty);
        break;
    case ctg_column_choice:
        list_choices(column, text, 256);
        break;
    case ctg_column_key:
        (void)snprintf(text, 256, "a key of %s%s", column->refers, empty);
        break;
    case ctg_column_ignored:
        (void)snprintf(text, 256, "anything");
        break;
    }
}

/* "is 'VALUE'; allowed is ..." */
static bool refuse(const ctg_column *column, const char *text, size_t length, const char *why,
                   ctg_table_cell_fault *fault)
{
    char allowed[256];
    const ctg_text_quote shown = ctg_text_shown(text, length);
    ctg_table_cell_allowed(column, allowed);
    if (length == 0) {
        (void)snprintf(fault->text, sizeof fault->text, "is empty; allowed is %s", allowed);
    } else {
        (void)snprintf(fault->text, sizeof fault->text, "is '%s'%s%s; allowed is %s", shown.text,
                       why == NULL ? "" : ", which ", why == NULL ? "" : why, allowed);
    }
    return false;
}

static bool read_text(const ctg_column *column, void *row, const char *text, size_t length,
                      ctg_table_cell_fault *fault)
{
    if (length == 0 && !column->may_be_empty) {
        return refuse(column, text, length, NULL, fault);
    }
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f) {
            return refuse(column, text, length, "holds a control character", fault);
        }
    }
    if (length >= column->size) {
        return refuse(column, text, length, "is too long", fault);
    }
    return ctg_text_copy(member(column, row), column->size, text, length);
}

static bool read_number(const ctg_column *column, void *row, const char *text, size_t length,
                        ctg_table_cell_fault *fault)
{
    int64_t whole = 0;
    double real = 0;
    const bool is_whole = column->kind == ctg_column_whole;
    const char *const why =
        is_whole ? ctg_number_whole(text, length, &whole) : ctg_number_real(text, length, &real);
    if (why != NULL) {
        return refuse(column, text, length, why, fault);
    }
    real = is_whole ? (double)whole : real;
    if (real < column->least || real > column->most) {
        return refuse(column, text, length, NULL, fault);
    }
    memcpy(member(column, row), is_whole ? (const void *)&whole : (const void *)&real, 8);
    return true;
}

static bool read_month(const ctg_column *column, void *row, const char *text, size_t length,
                       ctg_table_cell_fault *fault)
{
    ctg_month month = CTG_NO_MONTH;
    if (length == 0 ? !column->may_be_empty : !ctg_month_read(text, &month)) {
        return refuse(column, text, length, length == 0 ? NULL : "is no month (YYYY-MM)", fault);
    }
    memcpy(member(column, row), &month, sizeof month);
    return true;
}

static bool read_choice(const ctg_column *column, void *row, const char *text, size_t length,
                        ctg_table_cell_fault *fault)
{
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, text);
    for (int32_t i = 0; column->choices[i] != NULL; i++) {
        if (strcmp(column->choices[i], text) == 0) {
            memcpy(member(column, row), &i, sizeof i);
            return true;
        }
        ctg_text_nearest_try(&nearest, column->choices[i]);
    }
    (void)refuse(column, text, length, NULL, fault);
    const size_t used = strlen(fault->text);
    (void)snprintf(fault->text + used, sizeof fault->text - used, "%s",
                   ctg_text_nearest_hint(&nearest).text);
    return false;
}

/* The key that was meant, of those that the table has. */
static bool refuse_key(const ctg_table *table, const char *text, size_t length,
                       const ctg_table_keys *keys, ctg_table_cell_fault *fault)
{
    char best[CTG_TABLE_CELL_ROOM] = "";
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, text);
    for (size_t row = 0; table->key_columns == 1 && row < table->row_count; row++) {
        char key[CTG_TABLE_CELL_ROOM];
        ctg_table_cell_write(&table->columns[0], ctg_table_row(table, row), keys, key);
        nearest.best = NULL;
        ctg_text_nearest_try(&nearest, key);
        if (nearest.best != NULL) {
            memcpy(best, key, sizeof best);
        }
    }
    nearest.best = best[0] == '\0' ? NULL : best;
    (void)snprintf(fault->text, sizeof fault->text, "is '%s', which is not in %s (%s)%s",
                   ctg_text_shown(text, length).text, table->name,
                   ctg_text_shown(table->file, strlen(table->file)).text,
                   ctg_text_nearest_hint(&nearest).text);
    return false;
}

static bool read_key(const ctg_column *column, void *row, const char *text, size_t length,
                     const ctg_table_keys *keys, ctg_table_cell_fault *fault)
{
    int32_t key = -1;
    const ctg_table *const table = keys->find(keys->of, column->refers);
    if (length == 0 && !column->may_be_empty) {
        return refuse(column, text, length, NULL, fault);
    }
    if (length > 0 && table != NULL) {
        key = ctg_table_find(table, text, length, keys);
        if (key < 0) {
            return refuse_key(table, text, length, keys, fault);
        }
    }
    memcpy(member(column, row), &key, sizeof key);
    return true;
}

bool ctg_table_cell_read(const ctg_column *column, void *row, const char *text, size_t length,
                         const ctg_table_keys *keys, ctg_table_cell_fault *fault)
{
    switch (column->kind) {
    case ctg_column_text:
        return read_text(column, row, text, length, fault);
    case ctg_column_whole:
    case ctg_column_real:
        return read_number(column, row, text, length, fault);
    case ctg_column_month:
        return read_month(column, row, text, length, fault);
    case ctg_column_choice:
        return read_choice(column, row, text, length, fault);
    case ctg_column_key:
        return read_key(column, row, text, length, keys, fault);
    case ctg_column_ignored:
        break;
    }
    return true;
}

static void write_key(const ctg_column *column, int32_t key, const ctg_table_keys *keys, char *text)
{
    const ctg_table *const table = keys->find(keys->of, column->refers);
    if (table != NULL && key >= 0) {
        ctg_table_cell_write(&table->columns[0], ctg_table_row(table, (size_t)key), keys, text);
    }
}

void ctg_table_cell_write(const ctg_column *column, const void *row, const ctg_table_keys *keys,
                          char text[CTG_TABLE_CELL_ROOM])
{
    int32_t small = 0;
    text[0] = '\0';
    switch (column->kind) {
    case ctg_column_text:
        (void)snprintf(text, CTG_TABLE_CELL_ROOM, "%s", (const char *)member_of(column, row));
        break;
    case ctg_column_whole:
    case ctg_column_real:
        write_number(column, ctg_table_cell_number(column, row), text);
        break;
    case ctg_column_month:
        memcpy(&small, member_of(column, row), sizeof small);
        if (small != CTG_NO_MONTH) {
            ctg_month_write(small, text);
        }
        break;
    case ctg_column_choice:
        memcpy(&small, member_of(column, row), sizeof small);
        (void)snprintf(text, CTG_TABLE_CELL_ROOM, "%s", column->choices[small]);
        break;
    case ctg_column_key:
        memcpy(&small, member_of(column, row), sizeof small);
        write_key(column, small, keys, text);
        break;
    case ctg_column_ignored:
        break;
    }
}

bool ctg_table_cell_is_number(const ctg_column *column)
{
    return column->kind == ctg_column_whole || column->kind == ctg_column_real;
}

double ctg_table_cell_number(const ctg_column *column, const void *row)
{
    int64_t whole = 0;
    double real = 0;
    if (column->kind == ctg_column_real) {
        memcpy(&real, member_of(column, row), sizeof real);
        return real;
    }
    memcpy(&whole, member_of(column, row), sizeof whole);
    return (double)whole;
}

bool ctg_table_cell_set_number(const ctg_column *column, void *row, double value,
                               ctg_table_cell_fault *fault)
{
    const double real = column->kind == ctg_column_whole ? round(value) : value;
    if (!(real >= column->least && real <= column->most)) {
        char text[CTG_NUMBER_ROOM];
        ctg_number_write(value, text);
        return refuse(column, text, strlen(text), NULL, fault);
    }
    const int64_t whole = column->kind == ctg_column_whole ? (int64_t)real : 0;
    memcpy(member(column, row),
           column->kind == ctg_column_whole ? (const void *)&whole : (const void *)&real, 8);
    return true;
}

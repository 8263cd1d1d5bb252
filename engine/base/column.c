/* The columns of tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/column.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/number.h"
#include "engine/base/text.h"

static void *member(const ctg_column *column, void *row)
{
    char *const bytes = row;
    return bytes + column->offset;
}

static const void *member_of(const ctg_column *column, const void *row)
{
    const char *const bytes = row;
    return bytes + column->offset;
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

int32_t ctg_column_small(const ctg_column *column, const void *row)
{
    int32_t value = 0;
    memcpy(&value, member_of(column, row), sizeof value);
    return value;
}

void ctg_column_set_small(const ctg_column *column, void *row, int32_t value)
{
    memcpy(member(column, row), &value, sizeof value);
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

void ctg_column_allowed(const ctg_column *column, char text[256])
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
    case ctg_column_keys:
        (void)snprintf(text, 256, "keys of %s with ';' between them, or all%s", column->refers,
                       empty);
        break;
    case ctg_column_ignored:
        (void)snprintf(text, 256, "anything");
        break;
    }
}

/* "is 'VALUE'; allowed is ..." */
bool ctg_column_refuse(const ctg_column *column, const char *text, size_t length, const char *why,
                       ctg_column_fault *fault)
{
    char allowed[256];
    if (fault == NULL) {
        return false;
    }
    const ctg_text_quote shown = ctg_text_shown(text, length);
    ctg_column_allowed(column, allowed);
    if (length == 0) {
        (void)snprintf(fault->text, sizeof fault->text, "is empty; allowed is %s", allowed);
    } else {
        (void)snprintf(fault->text, sizeof fault->text, "is '%s'%s%s; allowed is %s", shown.text,
                       why == NULL ? "" : ", which ", why == NULL ? "" : why, allowed);
    }
    return false;
}

static bool read_text(const ctg_column *column, void *row, const char *text, size_t length,
                      ctg_column_fault *fault)
{
    if (length == 0 && !column->may_be_empty) {
        return ctg_column_refuse(column, text, length, NULL, fault);
    }
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f) {
            return ctg_column_refuse(column, text, length, "holds a control character", fault);
        }
    }
    if (length >= column->size) {
        return ctg_column_refuse(column, text, length, "is too long", fault);
    }
    return ctg_text_copy(member(column, row), column->size, text, length);
}

static bool read_number(const ctg_column *column, void *row, const char *text, size_t length,
                        ctg_column_fault *fault)
{
    int64_t whole = 0;
    double real = 0;
    const bool is_whole = column->kind == ctg_column_whole;
    const char *const why =
        is_whole ? ctg_number_whole(text, length, &whole) : ctg_number_real(text, length, &real);
    if (why != NULL) {
        return ctg_column_refuse(column, text, length, why, fault);
    }
    real = is_whole ? (double)whole : real;
    if (real < column->least || real > column->most) {
        return ctg_column_refuse(column, text, length, NULL, fault);
    }
    memcpy(member(column, row), is_whole ? (const void *)&whole : (const void *)&real, 8);
    return true;
}

static bool read_month(const ctg_column *column, void *row, const char *text, size_t length,
                       ctg_column_fault *fault)
{
    ctg_month month = CTG_NO_MONTH;
    if (length == 0 ? !column->may_be_empty : !ctg_month_read(text, &month)) {
        return ctg_column_refuse(column, text, length, length == 0 ? NULL : "is no month (YYYY-MM)",
                                 fault);
    }
    memcpy(member(column, row), &month, sizeof month);
    return true;
}

static bool refuse_choice(const ctg_column *column, const char *text, size_t length,
                          ctg_column_fault *fault)
{
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, text);
    for (size_t i = 0; column->choices[i] != NULL; i++) {
        ctg_text_nearest_try(&nearest, column->choices[i]);
    }
    (void)ctg_column_refuse(column, text, length, NULL, fault);
    const size_t used = strlen(fault->text);
    (void)snprintf(fault->text + used, sizeof fault->text - used, "%s",
                   ctg_text_nearest_hint(&nearest).text);
    return false;
}

static bool read_choice(const ctg_column *column, void *row, const char *text, size_t length,
                        ctg_column_fault *fault)
{
    for (int32_t i = 0; column->choices[i] != NULL; i++) {
        if (strcmp(column->choices[i], text) == 0) {
            ctg_column_set_small(column, row, i);
            return true;
        }
    }
    return fault == NULL ? false : refuse_choice(column, text, length, fault);
}

bool ctg_column_read(const ctg_column *column, void *row, const char *text, size_t length,
                     ctg_column_fault *fault)
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
    case ctg_column_keys:
    case ctg_column_ignored:
        break;
    }
    return true;
}

void ctg_column_write(const ctg_column *column, const void *row, char text[CTG_COLUMN_ROOM])
{
    text[0] = '\0';
    switch (column->kind) {
    case ctg_column_text:
        (void)snprintf(text, CTG_COLUMN_ROOM, "%s", (const char *)member_of(column, row));
        break;
    case ctg_column_whole:
    case ctg_column_real:
        write_number(column, ctg_column_number(column, row), text);
        break;
    case ctg_column_month:
        if (ctg_column_small(column, row) != CTG_NO_MONTH) {
            ctg_month_write(ctg_column_small(column, row), text);
        }
        break;
    case ctg_column_choice:
        (void)snprintf(text, CTG_COLUMN_ROOM, "%s", column->choices[ctg_column_small(column, row)]);
        break;
    case ctg_column_key:
    case ctg_column_keys:
    case ctg_column_ignored:
        break;
    }
}

bool ctg_column_is_number(const ctg_column *column)
{
    return column->kind == ctg_column_whole || column->kind == ctg_column_real;
}

double ctg_column_number(const ctg_column *column, const void *row)
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

bool ctg_column_set_number(const ctg_column *column, void *row, double value,
                           ctg_column_fault *fault)
{
    const double real = column->kind == ctg_column_whole ? round(value) : value;
    if (!(real >= column->least && real <= column->most)) {
        char text[CTG_NUMBER_ROOM];
        ctg_number_write(value, text);
        return ctg_column_refuse(column, text, strlen(text), NULL, fault);
    }
    const int64_t whole = column->kind == ctg_column_whole ? (int64_t)real : 0;
    memcpy(member(column, row),
           column->kind == ctg_column_whole ? (const void *)&whole : (const void *)&real, 8);
    return true;
}

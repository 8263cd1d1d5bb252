/* Numbers and tables as people read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/page.h"

#include <math.h>
#include <string.h>

/* A whole number with a blank between groups of three digits. */
static void write_grouped(char text[CTG_PAGE_NUMBER], double value)
{
    char digits[CTG_PAGE_NUMBER];
    (void)snprintf(digits, sizeof digits, "%.0f",
                   fabs(value) < 1e18 ? value : copysign(1e18, value));
    const size_t length = strlen(digits);
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0 && digits[i - 1] != '-') {
            text[used++] = ' ';
        }
        text[used++] = digits[i];
    }
    text[used] = '\0';
}

static void write_money(char text[CTG_PAGE_NUMBER], double value, double scale)
{
    if (scale >= 999.5e6) {
        (void)snprintf(text, CTG_PAGE_NUMBER, "%.2f bn", value / 1e9);
    } else if (scale >= 99.95e6) {
        (void)snprintf(text, CTG_PAGE_NUMBER, "%.0f m", value / 1e6);
    } else if (scale > 0) {
        (void)snprintf(text, CTG_PAGE_NUMBER, "%.1f m", value / 1e6);
    } else {
        (void)snprintf(text, CTG_PAGE_NUMBER, "0");
    }
}

void ctg_page_write_number(char text[CTG_PAGE_NUMBER], ctg_answer_unit unit, double value,
                           double scale)
{
    switch (unit) {
    case ctg_answer_percent:
        (void)snprintf(text, CTG_PAGE_NUMBER, "%.1f", 100 * value);
        return;
    case ctg_answer_decimal:
        (void)snprintf(text, CTG_PAGE_NUMBER, "%.2f", value);
        return;
    case ctg_answer_index:
        (void)snprintf(text, CTG_PAGE_NUMBER, "%.3f", value);
        return;
    case ctg_answer_money:
        write_money(text, value, scale);
        return;
    default:
        write_grouped(text, value);
        return;
    }
}

void ctg_page_write_median(char text[CTG_PAGE_NUMBER], ctg_answer_unit unit,
                           const ctg_quantiles *of)
{
    if (of->count == 0) {
        (void)snprintf(text, CTG_PAGE_NUMBER, "-");
        return;
    }
    ctg_page_write_number(text, unit, of->median, of->p95);
}

/* The unit of money is written once, after the second number. */
static void drop_unit(char *number)
{
    char *const unit = strrchr(number, ' ');
    if (unit != NULL && (strcmp(unit, " m") == 0 || strcmp(unit, " bn") == 0)) {
        *unit = '\0';
    }
}

void ctg_page_write_range(char text[CTG_PAGE_CELL], ctg_answer_unit unit, const ctg_quantiles *of)
{
    char low[CTG_PAGE_NUMBER];
    char high[CTG_PAGE_NUMBER];
    text[0] = '\0';
    if (of->count == 0) {
        return;
    }
    ctg_page_write_number(low, unit, of->p05, of->p95);
    ctg_page_write_number(high, unit, of->p95, of->p95);
    if (strcmp(low, high) != 0) {
        drop_unit(low);
        (void)snprintf(text, CTG_PAGE_CELL, "%s-%s", low, high);
    }
}

static bool continues(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

int ctg_page_width(const char *text)
{
    int width = 0;
    for (; *text != '\0'; text++) {
        width += continues(*text) ? 0 : 1;
    }
    return width;
}

/* Bytes of the first `width` characters. */
static size_t bytes_of(const char *text, int width)
{
    size_t bytes = 0;
    while (text[bytes] != '\0' && (width > 0 || continues(text[bytes]))) {
        width -= continues(text[bytes]) ? 0 : 1;
        bytes++;
    }
    return bytes;
}

/* Where to cut a text of which `most` bytes fit: after a word, if one ends near there. */
static size_t cut_at(const char *text, size_t most)
{
    size_t at = most;
    while (at > 0 && text[at] != ' ') {
        at--;
    }
    return at > 0 && at + 10 > most ? at : most;
}

static void print_bytes(FILE *to, const char *text, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        const unsigned char byte = (unsigned char)text[i];
        (void)fputc(byte < 0x20 || byte == 0x7f ? '?' : byte, to);
    }
}

void ctg_page_print_left(FILE *to, const char *text, int width)
{
    const int needed = ctg_page_width(text);
    const size_t bytes = needed > width ? cut_at(text, bytes_of(text, width - 2)) : strlen(text);
    int used = 0;
    print_bytes(to, text, bytes);
    for (size_t i = 0; i < bytes; i++) {
        used += continues(text[i]) ? 0 : 1;
    }
    if (needed > width) {
        (void)fputs("..", to);
        used += 2;
    }
    (void)fprintf(to, "%*s", width - used, "");
}

void ctg_page_print_right(FILE *to, const char *text, int width)
{
    const int needed = ctg_page_width(text);
    (void)fprintf(to, "%*s%s", width > needed ? width - needed : 0, "", text);
}

/* The first line after `first`, all others after `indent`. */
static void wrap(FILE *to, const char *text, const char *first, const char *indent, int width)
{
    int column = 0;
    const char *before = first;
    for (text += strspn(text, " \n"); *text != '\0'; text += strspn(text, " \n")) {
        const size_t bytes = strcspn(text, " \n");
        const int word = ctg_page_width(text) - ctg_page_width(text + bytes);
        if (column > 0 && column + 1 + word > width) {
            (void)fputc('\n', to);
            column = 0;
            before = indent;
        }
        (void)fputs(column == 0 ? before : " ", to);
        column += (column == 0 ? ctg_page_width(before) : 1) + word;
        print_bytes(to, text, bytes);
        text += bytes;
    }
    (void)fputc('\n', to);
}

void ctg_page_print_wrapped(FILE *to, const char *text, const char *indent, int width)
{
    wrap(to, text, indent, indent, width);
}

void ctg_page_print_fact(FILE *to, const char *label, const char *text)
{
    char first[CTG_PAGE_LABEL + 4];
    char indent[CTG_PAGE_LABEL + 4];
    (void)snprintf(first, sizeof first, "  %-*.*s ", CTG_PAGE_LABEL, CTG_PAGE_LABEL, label);
    (void)snprintf(indent, sizeof indent, "  %-*s ", CTG_PAGE_LABEL, "");
    wrap(to, text, first, indent, CTG_PAGE_FACT);
}

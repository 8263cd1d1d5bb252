/* HTML as the report is made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/html.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "engine/base/number.h"
#include "engine/base/text.h"

#define SAID_MOST 4096

/* How many bytes at `text` are one character; 0: they are none that may be shown. */
static size_t character(const char *text, size_t left)
{
    const unsigned char first = (unsigned char)text[0];
    const size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length > left || ctg_text_bad_utf8(text, length) < length) {
        return 0;
    }
    const ctg_text_quote shown = ctg_text_shown(text, length);
    return memcmp(shown.text, text, length) == 0 || first == '\n' ? length : 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* What stands for a character that is not written as it is; NULL where it is. Groups of three
 * digits hold together. */
static const char *named(const char *at, char before)
{
    switch (*at) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case ' ':
        return is_digit(before) && is_digit(at[1]) && is_digit(at[2]) && is_digit(at[3]) ? "\u202f"
                                                                                         : NULL;
    default:
        return NULL;
    }
}

static void write(FILE *to, const char *text, bool grouped)
{
    char before = '\0';
    for (size_t left = strlen(text); left > 0;) {
        const size_t length = character(text, left);
        const size_t step = length > 0 ? length : 1;
        const char *const other = length == 0 ? "?" : named(text, before);
        if (other != NULL) {
            (void)fputs(other, to);
        } else {
            (void)fwrite(text, 1, length, to);
        }
        before = grouped ? *text : '\0';
        text += step;
        left -= step;
    }
}

void ctg_html_text(FILE *to, const char *text)
{
    write(to, text, true);
}

/* A key or a value: its blanks stay as they are. */
static void write_name(FILE *to, const char *name)
{
    write(to, name, false);
}

void ctg_html_sentence(FILE *to, const char *text)
{
    if (*text >= 'a' && *text <= 'z') {
        (void)fputc(*text++ - 'a' + 'A', to);
    }
    ctg_html_text(to, text);
}

void ctg_html_element(FILE *to, const char *tag, const char *text)
{
    (void)fprintf(to, "<%s>", tag);
    write(to, text, strncmp(tag, "pre", 3) != 0); /* what is typed again is as it was */
    (void)fprintf(to, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

void ctg_html_say(FILE *to, const char *tag, const char *format, ...)
{
    char text[SAID_MOST];
    va_list values;
    va_start(values, format);
    ctg_text_fit(text, sizeof text, vsnprintf(text, sizeof text, format, values));
    va_end(values);
    ctg_html_element(to, tag, text);
}

void ctg_html_table_begin(FILE *to, const char *class, const char *first,
                          const ctg_html_column *columns, size_t count)
{
    (void)fprintf(to, "<div class=\"scroll\" tabindex=\"0\"><table%s%s%s>\n<thead><tr>",
                  class[0] != '\0' ? " class=\"" : "", class, class[0] != '\0' ? "\"" : "");
    ctg_html_element(to, "th scope=\"col\"", first);
    for (size_t i = 0; i < count; i++) {
        (void)fputs("<th scope=\"col\"", to);
        if (columns[i].key != NULL) {
            (void)fputs(" data-key=\"", to);
            write_name(to, columns[i].key);
            (void)fputc('"', to);
        }
        (void)fputc('>', to);
        ctg_html_text(to, columns[i].head);
        (void)fputs("</th>\n", to);
    }
    (void)fputs("</tr></thead>\n<tbody>", to);
}

void ctg_html_table_end(FILE *to)
{
    (void)fputs("</tbody></table></div>\n", to);
}

void ctg_html_row(FILE *to, const char *key, const char *name)
{
    (void)fputs("<tr><th scope=\"row\"", to);
    if (key != NULL) {
        (void)fputs(" data-key=\"", to);
        write_name(to, key);
        (void)fputc('"', to);
    }
    (void)fputc('>', to);
    ctg_html_text(to, name);
    (void)fputs("</th>\n", to);
}

/* Groups of three digits hold together, a minus looks like one. */
static void write_shown(FILE *to, const char *shown)
{
    for (const char *at = shown; *at != '\0'; at++) {
        const bool minus =
            *at == '-' && is_digit(at[1]) && (at == shown || at[-1] == ' ' || at[-1] == '(');
        if (*at == ' ') {
            (void)fputs("\u202f", to);
        } else if (minus) {
            (void)fputs("\u2212", to);
        } else {
            ctg_html_text(to, (char[2]){*at, '\0'});
        }
    }
}

void ctg_html_value(FILE *to, double value, const char *shown)
{
    char digits[CTG_NUMBER_ROOM];
    if (!isfinite(value)) {
        (void)fputs("<td>\u2013</td>", to);
        return;
    }
    ctg_number_write(value, digits);
    (void)fprintf(to, "<td data-value=\"%s\">", digits);
    write_shown(to, shown);
    (void)fputs("</td>", to);
}

void ctg_html_cell(FILE *to, const char *text)
{
    (void)fputs("<td>", to);
    ctg_html_text(to, text);
    (void)fputs("</td>", to);
}

void ctg_html_figure_begin(FILE *to, const char *type, const char *caption,
                           const ctg_html_attribute *attributes, const char *first,
                           const ctg_html_column *columns, size_t count)
{
    (void)fprintf(to, "<figure class=\"chart\" data-chart=\"%s\"", type);
    for (const ctg_html_attribute *at = attributes; at->name != NULL; at++) {
        if (at->value != NULL) {
            (void)fprintf(to, " data-%s=\"", at->name);
            write_name(to, at->value);
            (void)fputc('"', to);
        }
    }
    (void)fputs(">\n", to);
    (void)fputs("<figcaption>", to);
    ctg_html_sentence(to, caption);
    (void)fputs(
        "</figcaption>\n<div class=\"plot\"></div>\n<details><summary>The numbers</summary>\n", to);
    ctg_html_table_begin(to, "", first, columns, count);
}

void ctg_html_figure_end(FILE *to)
{
    ctg_html_table_end(to);
    (void)fputs("</details></figure>\n", to);
}

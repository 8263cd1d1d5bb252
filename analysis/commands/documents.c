/* What `contingent explain` takes from documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/documents.h"

#include <contingent_documents.h>
#include <stdio.h>
#include <string.h>

#define CELLS_MOST 8
#define MECHANISMS "\n## 11. "
#define UPSTREAM "\n## Upstream"
#define COLUMNS "\n## Columns"

typedef ctg_documents_cell cell;

static const char *model(void)
{
    return (const char *)ctg_documents_model;
}

static const char *sources(void)
{
    return (const char *)ctg_documents_sources;
}

/* The text behind a heading; "" where there is none. */
static const char *behind(const char *document, const char *heading)
{
    const char *const at = strstr(document, heading);
    return at == NULL ? "" : at + strlen(heading);
}

static cell trimmed(const char *from, const char *to)
{
    while (from < to && *from == ' ') {
        from++;
    }
    while (to > from && to[-1] == ' ') {
        to--;
    }
    return (cell){from, (size_t)(to - from)};
}

/* Cuts a line "| a | b |" into cells; how many they are. */
static size_t cut(const char *line, const char *end, cell cells[CELLS_MOST])
{
    size_t count = 0;
    const char *at = line + 1;
    while (at < end && count < CELLS_MOST) {
        const char *const bar = memchr(at, '|', (size_t)(end - at));
        if (bar == NULL) {
            break;
        }
        cells[count++] = trimmed(at, bar);
        at = bar + 1;
    }
    return count;
}

/* The next row of the section in which *at is, up to the next heading of its rank. */
static size_t next_row(const char **at, cell cells[CELLS_MOST])
{
    while (**at != '\0' && strncmp(*at, "## ", 3) != 0) {
        const char *const line = *at;
        const char *const end = line + strcspn(line, "\n");
        *at = *end == '\0' ? end : end + 1;
        if (line[0] == '|') {
            return cut(line, end, cells);
        }
    }
    return 0;
}

bool ctg_documents_is(cell of, const char *text)
{
    return of.length == strlen(text) && memcmp(of.text, text, of.length) == 0;
}

bool ctg_documents_column_at(const char *table, size_t wanted, ctg_documents_column *of)
{
    cell cells[CELLS_MOST];
    const char *at = behind(sources(), COLUMNS);
    size_t count = 0;
    while ((count = next_row(&at, cells)) > 0) {
        if (count >= 5 && ctg_documents_is(cells[0], table) && wanted-- == 0) {
            *of = (ctg_documents_column){cells[1], cells[2], cells[3], cells[4]};
            return true;
        }
    }
    return false;
}

bool ctg_documents_column_named(const char *table, const char *column, ctg_documents_column *of)
{
    size_t at = 0;
    while (ctg_documents_column_at(table, at, of) && !ctg_documents_is(of->name, column)) {
        at++;
    }
    return ctg_documents_column_at(table, at, of);
}

bool ctg_documents_upstream(cell key, cell *what)
{
    cell cells[CELLS_MOST];
    const char *at = behind(sources(), UPSTREAM);
    size_t count = 0;
    while ((count = next_row(&at, cells)) > 0) {
        if (count >= 2 && cells[0].length == key.length &&
            memcmp(cells[0].text, key.text, key.length) == 0) {
            *what = cells[1];
            return true;
        }
    }
    return false;
}

bool ctg_documents_mechanism_at(size_t wanted, ctg_documents_mechanism *of)
{
    cell cells[CELLS_MOST];
    const char *at = behind(model(), MECHANISMS);
    size_t count = 0;
    size_t found = 0;
    while ((count = next_row(&at, cells)) > 0) {
        const bool is_row = count >= 7 && cells[0].length > 1 && cells[0].text[0] == 'M';
        if (is_row && found++ == wanted) {
            *of = (ctg_documents_mechanism){cells[0], cells[1], cells[2], cells[3],
                                            cells[4], cells[5], cells[6]};
            return true;
        }
    }
    return false;
}

bool ctg_documents_next_word(cell *rest, cell *word)
{
    const char *const end = rest->text + rest->length;
    const char *const open = memchr(rest->text, '`', rest->length);
    const char *const close = open == NULL ? NULL : memchr(open + 1, '`', (size_t)(end - open - 1));
    if (close == NULL) {
        return false;
    }
    *word = (cell){open + 1, (size_t)(close - open - 1)};
    *rest = (cell){close + 1, (size_t)(end - close - 1)};
    return true;
}

bool ctg_documents_has(cell of, const char *word)
{
    cell next;
    while (ctg_documents_next_word(&of, &next)) {
        if (ctg_documents_is(next, word)) {
            return true;
        }
    }
    return false;
}

bool ctg_documents_section_of(const char *file, size_t at, cell *heading)
{
    const char *line = strstr(model(), "\n#");
    for (; line != NULL; line = strstr(line + 1, "\n#")) {
        const char *const title = line + 1 + strspn(line + 1, "# ");
        const char *const end = title + strcspn(title, "\n");
        const char *const files = strstr(title, " (`");
        if (files != NULL && files < end &&
            ctg_documents_has((cell){files, (size_t)(end - files)}, file) && at-- == 0) {
            *heading = (cell){title, (size_t)(files - title)};
            return true;
        }
    }
    return false;
}

/* Where the next rule, or anything but the text of a rule, begins. */
static const char *end_of_rule(const char *at)
{
    static const char *const marks[] = {"\n**", " **", "\n\n#", "\n\n|", " | "};
    const char *end = at + strlen(at);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        const char *const found = strstr(at, marks[i]);
        end = found != NULL && found < end ? found : end;
    }
    return end;
}

bool ctg_documents_rule(const char *name, cell *text)
{
    char begins[16];
    const size_t letters = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const int length = snprintf(begins, sizeof begins, "**%s", name);
    if (length >= (int)sizeof begins || letters < 3 || name[letters] == '\0') {
        return false;
    }
    for (const char *at = strstr(model(), begins); at != NULL; at = strstr(at + 1, begins)) {
        if (at[length] == ' ' || at[length] == '*') {
            *text = (cell){at, (size_t)(end_of_rule(at + length) - at)};
            return true;
        }
    }
    return false;
}

const char *ctg_documents_reckoner(const char *path, size_t at)
{
    static const char begins[] = "ctg_measure_";
    const size_t group = strcspn(path, ".");
    for (size_t i = 0; i < sizeof ctg_documents_reckoned / sizeof ctg_documents_reckoned[0]; i++) {
        const char *const name = ctg_documents_reckoned[i][0] + sizeof begins - 1;
        if (strncmp(name, path, group) == 0 && name[group] == '_' && path[group] == '.' &&
            strcmp(name + group + 1, path + group + 1) == 0 && at-- == 0) {
            return ctg_documents_reckoned[i][1];
        }
    }
    return NULL;
}

/* CSV to cells; the only user of libcsv. Where neither quotes nor carriage returns stand, which
 * libcsv is for, cells are what lies between commas and line feeds: most tables are read so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/csv.h"

#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/base/wide.h"

/* What libcsv's callbacks share. Once `status` is not ctg_ok they do nothing more. */
typedef struct reading {
    ctg_csv *csv;
    const char *file;
    ctg_error *error;
    ctg_status status;
    size_t first;    /* the line in which the bytes begin */
    size_t line;     /* of what is being read */
    size_t row_line; /* in which the row began */
    size_t in_row;   /* cells so far */
    int last_end;    /* the byte that ended the last row */
} reading;

static const char lone_return[] = "a carriage return stands without its line feed";

static int is_never(unsigned char byte)
{
    (void)byte;
    return 0;
}

static ctg_status refuse(const reading *r, size_t line, const char *why)
{
    return ctg_error_add_at(r->error, ctg_input, r->file, line, "%s", why);
}

/* Room for one more cell of `size` bytes; asked for each of many cells, and mostly there. */
static ctg_status make_room(reading *r, size_t size)
{
    ctg_csv *const csv = r->csv;
    void *text = csv->text;
    void *cells = csv->cells;
    if (csv->text_used + size < csv->text_room && csv->cell_count + 1 < csv->cell_room) {
        return ctg_ok;
    }
    ctg_status status = ctg_memory_grow(&text, &csv->text_room, csv->text_used + size + 1, 1,
                                        "the cells of a table", r->error);
    csv->text = text;
    CTG_TRY(status);
    status = ctg_memory_grow(&cells, &csv->cell_room, csv->cell_count + 2, sizeof *csv->cells,
                             "the cells of a table", r->error);
    csv->cells = cells;
    return status;
}

static ctg_status add_cell(reading *r, const char *bytes, size_t size)
{
    ctg_csv *const csv = r->csv;
    if (size > CTG_CSV_CELL_MOST) {
        return ctg_error_add_at(r->error, ctg_input, r->file, r->row_line,
                                "a cell has %zu bytes; at most %d are allowed", size,
                                CTG_CSV_CELL_MOST);
    }
    if (++r->in_row > CTG_CSV_COLUMNS_MOST) {
        return ctg_error_add_at(r->error, ctg_input, r->file, r->row_line,
                                "the row has more than %d cells", CTG_CSV_COLUMNS_MOST);
    }
    CTG_TRY(make_room(r, size));
    memcpy(csv->text + csv->text_used, bytes, size);
    csv->text[csv->text_used + size] = '\0';
    csv->text_used += size + 1;
    csv->cells[++csv->cell_count] = (uint32_t)csv->text_used;
    return ctg_ok;
}

static void take_cell(void *bytes, size_t size, void *data)
{
    reading *const r = data;
    if (r->status != ctg_ok) {
        return;
    }
    const char *const cell = size == 0 ? "" : bytes;
    r->status = add_cell(r, cell, size);
    for (const char *end = cell + size, *at = memchr(cell, '\n', size); at != NULL;
         at = memchr(at + 1, '\n', (size_t)(end - at) - 1)) {
        r->line++;
    }
}

static ctg_status add_row(reading *r)
{
    ctg_csv *const csv = r->csv;
    void *rows = csv->rows;
    const ctg_status status = ctg_memory_grow(&rows, &csv->row_room, csv->row_count + 2,
                                              sizeof *csv->rows, "the rows of a table", r->error);
    csv->rows = rows;
    CTG_TRY(status);
    csv->rows[csv->row_count].line = r->row_line;
    csv->rows[++csv->row_count] = (ctg_csv_row){csv->cell_count, 0};
    return ctg_ok;
}

/* libcsv tells every unquoted CR and LF, so that lines can be counted; the LF of a CRLF ends a row
 * without cells. */
static void take_row_end(int end, void *data)
{
    reading *const r = data;
    if (r->status != ctg_ok) {
        return;
    }
    const bool pair = end == '\n' && r->last_end == '\r';
    if (r->in_row > 0) {
        r->status = r->last_end == '\r' ? refuse(r, r->line, lone_return) : add_row(r);
    } else if (!pair) {
        r->status = refuse(r, r->line, "the line is blank");
    }
    r->line += end == '\n' ? 1 : 0;
    r->row_line = r->line;
    r->in_row = 0;
    r->last_end = end;
}

static size_t line_of(const reading *r, const char *bytes, size_t at)
{
    size_t line = r->first;
    for (size_t i = 0; i < at; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
}

/* What must hold of the bytes before anything is read from them. */
static ctg_status check_bytes(const reading *r, const char *bytes, size_t size)
{
    if (size == 0) {
        return refuse(r, 0, "the file is empty");
    }
    if (size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        return refuse(r, r->first,
                      "begins with a byte order mark (BOM); save it as UTF-8 without one");
    }
    const char *const nul = memchr(bytes, '\0', size);
    if (nul != NULL) {
        return refuse(r, line_of(r, bytes, (size_t)(nul - bytes)), "holds a NUL byte");
    }
    const size_t bad = ctg_text_bad_utf8(bytes, size);
    if (bad < size) {
        return ctg_error_add_at(r->error, ctg_input, r->file, line_of(r, bytes, bad),
                                "the byte 0x%02x is not part of UTF-8",
                                (unsigned)(unsigned char)bytes[bad]);
    }
    return ctg_ok;
}

static ctg_status parse(reading *r, const char *bytes, size_t size)
{
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) {
        return ctg_error_add(r->error, ctg_broken, "libcsv does not start");
    }
    csv_set_space_func(&parser, is_never);
    const size_t done = csv_parse(&parser, bytes, size, take_cell, take_row_end, r);
    const bool ended = done == size && csv_fini(&parser, take_cell, take_row_end, r) == 0;
    const int fault = csv_error(&parser);
    csv_free(&parser);
    CTG_TRY(r->status);
    if (fault == CSV_ENOMEM || fault == CSV_ETOOBIG) {
        return ctg_error_add(r->error, ctg_memory, "no memory for a cell of %s", r->file);
    }
    if (done < size) {
        return refuse(r, line_of(r, bytes, done),
                      "a quote stands where none may; put the whole cell in quotes and write each "
                      "quote inside it twice");
    }
    if (r->last_end == '\r') {
        return refuse(r, r->line, lone_return);
    }
    return ended ? ctg_ok
                 : refuse(r, r->row_line, "a quoted cell begins in this row and never ends");
}

#define BLOCK 128 /* bytes whose separators a byte can count */

/* Counts the separators; false where bytes hold what only libcsv can read. */
CTG_WIDE static bool count_separators(const char *bytes, size_t size, size_t *commas, size_t *feeds)
{
    size_t others = 0;
    *commas = *feeds = 0;
    for (size_t from = 0; from < size; from += BLOCK) {
        const size_t width = size - from < BLOCK ? size - from : BLOCK;
        uint8_t of[3] = {0, 0, 0};
        for (size_t i = 0; i < width; i++) {
            const char byte = bytes[from + i];
            of[0] = (uint8_t)(of[0] + (byte == ','));
            of[1] = (uint8_t)(of[1] + (byte == '\n'));
            of[2] = (uint8_t)(of[2] + (byte == '"' || byte == '\r'));
        }
        *commas += of[0];
        *feeds += of[1];
        others += of[2];
    }
    return others == 0;
}

/* Ends a cell before byte `at` of the text; false where it or the row is too long. */
static bool end_plain_cell(ctg_csv *csv, size_t at)
{
    const size_t first = csv->rows[csv->row_count].first;
    if (at - csv->cells[csv->cell_count] > CTG_CSV_CELL_MOST ||
        csv->cell_count - first == CTG_CSV_COLUMNS_MOST) {
        return false;
    }
    csv->text[at] = '\0';
    csv->cells[++csv->cell_count] = (uint32_t)(at + 1);
    return true;
}

static void end_plain_row(ctg_csv *csv, size_t first_line)
{
    csv->rows[csv->row_count].line = first_line + csv->row_count;
    csv->rows[++csv->row_count] = (ctg_csv_row){csv->cell_count, 0};
}

/* Splits what is in csv->text, where there is room for all; false where something is wrong, which
 * is told by who reads it again. */
static bool split_plain(ctg_csv *csv, const char *bytes, size_t size, size_t first_line)
{
    for (size_t at = 0; at < size; at++) {
        if (bytes[at] != ',' && bytes[at] != '\n') {
            continue;
        }
        const bool begins = csv->cell_count == csv->rows[csv->row_count].first;
        const bool blank = bytes[at] == '\n' && begins && at == csv->cells[csv->cell_count];
        if (blank || !end_plain_cell(csv, at)) {
            return false;
        }
        if (bytes[at] == '\n') {
            end_plain_row(csv, first_line);
        }
    }
    if (bytes[size - 1] != '\n') {
        if (!end_plain_cell(csv, size)) {
            return false;
        }
        end_plain_row(csv, first_line);
    }
    csv->text_used = csv->cells[csv->cell_count];
    return true;
}

/* Reads plain bytes; *done says whether they were. */
static ctg_status read_plain(reading *r, const char *bytes, size_t size, bool *done)
{
    ctg_csv *const csv = r->csv;
    size_t commas = 0;
    size_t feeds = 0;
    *done = false;
    if (!count_separators(bytes, size, &commas, &feeds)) {
        return ctg_ok;
    }
    void *text = csv->text;
    void *cells = csv->cells;
    void *rows = csv->rows;
    ctg_status status =
        ctg_memory_grow(&text, &csv->text_room, size + 1, 1, "the cells of a table", r->error);
    csv->text = text;
    CTG_TRY(status);
    status = ctg_memory_grow(&cells, &csv->cell_room, commas + feeds + 2, sizeof *csv->cells,
                             "the cells of a table", r->error);
    csv->cells = cells;
    CTG_TRY(status);
    status = ctg_memory_grow(&rows, &csv->row_room, feeds + 2, sizeof *csv->rows,
                             "the rows of a table", r->error);
    csv->rows = rows;
    CTG_TRY(status);
    memcpy(csv->text, bytes, size);
    *done = split_plain(csv, bytes, size, r->first);
    if (!*done) {
        csv->text_used = csv->cell_count = csv->row_count = 0;
        csv->rows[0] = (ctg_csv_row){0, 0};
    }
    return ctg_ok;
}

/* Bytes that begin in line `line` of the file. */
static ctg_status read_from(ctg_csv *csv, const char *file, size_t line, const char *bytes,
                            size_t size, ctg_error *error)
{
    void *cells = NULL;
    void *rows = NULL;
    bool done = false;
    reading r = {csv, file, error, ctg_ok, line, line, line, 0, '\n'};
    *csv = (ctg_csv){0};
    if (size >= UINT32_MAX) {
        return refuse(&r, 0, "holds 4 GiB or more");
    }
    CTG_TRY(check_bytes(&r, bytes, size));
    ctg_status status = ctg_memory_grow(&cells, &csv->cell_room, 1, sizeof *csv->cells,
                                        "the cells of a table", error);
    csv->cells = cells;
    if (status == ctg_ok) {
        csv->cells[0] = 0;
        status = ctg_memory_grow(&rows, &csv->row_room, 1, sizeof *csv->rows, "the rows of a table",
                                 error);
        csv->rows = rows;
    }
    if (status == ctg_ok) {
        csv->rows[0] = (ctg_csv_row){0, 0};
        status = read_plain(&r, bytes, size, &done);
    }
    if (status == ctg_ok && !done) {
        status = parse(&r, bytes, size);
    }
    if (status != ctg_ok) {
        ctg_csv_destroy(csv);
    }
    return status;
}

ctg_status ctg_csv_read(ctg_csv *csv, const char *file, const char *bytes, size_t size,
                        ctg_error *error)
{
    return read_from(csv, file, 1, bytes, size, error);
}

ctg_status ctg_csv_read_below(ctg_csv *csv, const char *file, const char *bytes, size_t size,
                              ctg_error *error)
{
    size_t at = 0;
    size_t line = 1;
    while (at < size && bytes[at] == '#') {
        const char *const end = memchr(bytes + at, '\n', size - at);
        at = end == NULL ? size : (size_t)(end - bytes) + 1;
        line++;
    }
    return read_from(csv, file, line, bytes + at, size - at, error);
}

void ctg_csv_destroy(ctg_csv *csv)
{
    if (csv != NULL) {
        free(csv->text);
        free(csv->cells);
        free(csv->rows);
        *csv = (ctg_csv){0};
    }
}

size_t ctg_csv_width(const ctg_csv *csv, size_t row)
{
    return csv->rows[row + 1].first - csv->rows[row].first;
}

const char *ctg_csv_cell(const ctg_csv *csv, size_t row, size_t column, size_t *length)
{
    const size_t cell = csv->rows[row].first + column;
    *length = (size_t)csv->cells[cell + 1] - csv->cells[cell] - 1;
    return csv->text + csv->cells[cell];
}

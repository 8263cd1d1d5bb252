/* The list of points of a sweep: a CSV with a column a path.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/csv.h"
#include "engine/base/memory.h"
#include "engine/io/sweep_inside.h"
#include "engine/io/value.h"

static ctg_status read_head(ctg_sweep *sweep, const ctg_csv *csv, ctg_error *error)
{
    const size_t width = ctg_csv_width(csv, 0);
    for (size_t at = 0; at < width; at++) {
        const char *path = NULL;
        size_t length = 0;
        const char *const cell = ctg_csv_cell(csv, 0, at, &length);
        CTG_TRY(ctg_text_keep(&sweep->texts, &path, cell, length, error));
        if (ctg_sweep_vary_add(sweep, path, sweep->list.path, csv->rows[0].line, error) == NULL) {
            return ctg_memory;
        }
    }
    return ctg_ok;
}

static ctg_status read_row(ctg_sweep *sweep, const ctg_csv *csv, size_t row, ctg_error *error)
{
    const size_t width = sweep->varied_count;
    const size_t line = csv->rows[row + 1].line;
    ctg_status worst = ctg_ok;
    if (ctg_csv_width(csv, row + 1) != width) {
        return ctg_error_add_at(error, ctg_input, sweep->list.path, line,
                                "the row has %zu cells, the head %zu", ctg_csv_width(csv, row + 1),
                                width);
    }
    for (size_t at = 0; at < width; at++) {
        ctg_value_fault fault;
        size_t length = 0;
        const char *const text = ctg_csv_cell(csv, row + 1, at, &length);
        double *const value = &sweep->list_values[row * width + at];
        if (!ctg_value_read(value, text, length, ctg_parameter_switch, &fault)) {
            worst = ctg_error_add_at(error, ctg_input, sweep->list.path, line, "'%s' %s",
                                     sweep->varied[at].path, fault.text);
        }
    }
    return worst;
}

static ctg_status read_all(ctg_sweep *sweep, const ctg_csv *csv, ctg_error *error)
{
    void *place = NULL;
    ctg_status worst = ctg_ok;
    if (csv->row_count < 2) {
        return ctg_error_add_at(
            error, ctg_input, sweep->list.path, 0,
            "has no point; a list has a head of paths and a row for each point");
    }
    CTG_TRY(read_head(sweep, csv, error));
    sweep->points = (int64_t)csv->row_count - 1;
    sweep->list_line = csv->rows[1].line;
    CTG_TRY(ctg_memory_array(&place, (csv->row_count - 1) * sweep->varied_count,
                             sizeof *sweep->list_values, "a list of points", error));
    sweep->list_values = place;
    for (size_t row = 0; row + 1 < csv->row_count; row++) {
        const ctg_status status = read_row(sweep, csv, row, error);
        worst = worst == ctg_ok ? status : worst;
    }
    return worst;
}

ctg_status ctg_sweep_list_read(ctg_sweep *sweep, ctg_error *error)
{
    ctg_csv csv;
    const char *const path = sweep->list.path;
    CTG_TRY(ctg_sweep_file_read(sweep, &sweep->list, path, sweep->given_list,
                                CTG_SWEEP_LIST_BYTES_MOST, error));
    CTG_TRY(ctg_csv_read_below(&csv, path, sweep->list.bytes, sweep->list.size, error));
    const ctg_status status = read_all(sweep, &csv, error);
    ctg_csv_destroy(&csv);
    return status;
}

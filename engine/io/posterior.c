/* Files of posteriors: from bytes to rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/posterior.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/base/text.h"
#include "engine/io/path.h"
#include "engine/io/value.h"

#define SUM_WITHIN 1e-6

typedef struct reading {
    ctg_posterior *posterior;
    const char *file;
    const ctg_csv *csv;
    ctg_error *error;
} reading;

static ctg_status make_room(const reading *r)
{
    ctg_posterior *const to = r->posterior;
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, to->parameter_count, sizeof *to->parameters, "a posterior",
                             r->error));
    to->parameters = place;
    CTG_TRY(ctg_memory_array(&place, to->parameter_count * to->row_count, sizeof *to->values,
                             "a posterior", r->error));
    to->values = place;
    CTG_TRY(ctg_memory_array(&place, to->row_count, sizeof *to->weights, "a posterior", r->error));
    to->weights = place;
    return ctg_ok;
}

/* The parameter of a column, which must be one that replicates draw. */
static ctg_status read_parameter(const reading *r, size_t at)
{
    ctg_path_fault fault;
    size_t length = 0;
    const char *const name = ctg_csv_cell(r->csv, 0, at + 1, &length);
    const size_t line = r->csv->rows[0].line;
    ctg_parameter_id *const parameters = r->posterior->parameters;
    if (!ctg_path_parameter(&parameters[at], name, &fault)) {
        return ctg_error_add_at(r->error, ctg_input, r->file, line, "'%s' %s",
                                ctg_text_shown(name, length).text, fault.text);
    }
    const ctg_parameter *const row = ctg_parameters_row(parameters[at]);
    if (!(row->low < row->high)) {
        return ctg_error_add_at(r->error, ctg_input, r->file, line,
                                "'%s' is a parameter that is never drawn", row->path);
    }
    for (size_t other = 0; other < at; other++) {
        if (parameters[other] == parameters[at]) {
            return ctg_error_add_at(r->error, ctg_input, r->file, line,
                                    "the parameter '%s' stands there twice", row->path);
        }
    }
    return ctg_ok;
}

static ctg_status read_head(const reading *r)
{
    size_t length = 0;
    const char *const first = ctg_csv_cell(r->csv, 0, 0, &length);
    if (strcmp(first, "weight") != 0) {
        return ctg_error_add_at(r->error, ctg_input, r->file, r->csv->rows[0].line,
                                "the first column of a posterior is 'weight', here it is '%s'",
                                ctg_text_shown(first, length).text);
    }
    for (size_t at = 0; at < r->posterior->parameter_count; at++) {
        CTG_TRY(read_parameter(r, at));
    }
    return ctg_ok;
}

static ctg_status read_weight(const reading *r, size_t row)
{
    size_t length = 0;
    double *const weight = &r->posterior->weights[row];
    const char *const text = ctg_csv_cell(r->csv, row + 1, 0, &length);
    const char *why = ctg_number_real(text, length, weight);
    why = why == NULL && !(*weight >= 0 && *weight <= 1) ? "is outside the allowed 0 to 1" : why;
    return why == NULL
               ? ctg_ok
               : ctg_error_add_at(r->error, ctg_input, r->file, r->csv->rows[row + 1].line,
                                  "the weight '%s' %s", ctg_text_shown(text, length).text, why);
}

static ctg_status read_row(const reading *r, size_t row)
{
    ctg_posterior *const to = r->posterior;
    const size_t line = r->csv->rows[row + 1].line;
    if (ctg_csv_width(r->csv, row + 1) != to->parameter_count + 1) {
        return ctg_error_add_at(r->error, ctg_input, r->file, line,
                                "the row has %zu cells, the head %zu",
                                ctg_csv_width(r->csv, row + 1), to->parameter_count + 1);
    }
    CTG_TRY(read_weight(r, row));
    for (size_t at = 0; at < to->parameter_count; at++) {
        ctg_value_fault fault;
        size_t length = 0;
        const ctg_parameter_id id = to->parameters[at];
        const ctg_parameter *const parameter = ctg_parameters_row(id);
        const char *const text = ctg_csv_cell(r->csv, row + 1, at + 1, &length);
        double *const value = &to->values[row * to->parameter_count + at];
        if (!ctg_value_read(value, text, length, parameter->kind, &fault) ||
            !ctg_value_check(id, *value, &fault)) {
            return ctg_error_add_at(r->error, ctg_input, r->file, line, "'%s' %s", parameter->path,
                                    fault.text);
        }
    }
    return ctg_ok;
}

static ctg_status check_sum(const reading *r)
{
    char shown[CTG_NUMBER_ROOM];
    double sum = 0;
    for (size_t row = 0; row < r->posterior->row_count; row++) {
        sum += r->posterior->weights[row];
    }
    ctg_number_write(sum, shown);
    return fabs(sum - 1) <= SUM_WITHIN
               ? ctg_ok
               : ctg_error_add_at(r->error, ctg_input, r->file, 0,
                                  "the weights of its %zu rows sum to %s, not to 1",
                                  r->posterior->row_count, shown);
}

static ctg_status read_all(const reading *r)
{
    const size_t width = r->csv->row_count == 0 ? 0 : ctg_csv_width(r->csv, 0);
    if (width < 2 || r->csv->row_count < 2) {
        return ctg_error_add_at(r->error, ctg_input, r->file, 0,
                                width < 2 ? "has no parameter; a posterior has a column 'weight' "
                                            "and one for each parameter"
                                          : "has no row to draw from");
    }
    r->posterior->parameter_count = width - 1;
    r->posterior->row_count = r->csv->row_count - 1;
    CTG_TRY(make_room(r));
    CTG_TRY(read_head(r));
    for (size_t row = 0; row < r->posterior->row_count; row++) {
        CTG_TRY(read_row(r, row));
    }
    return check_sum(r);
}

ctg_status ctg_posterior_read(ctg_posterior *posterior, const char *file, const char *bytes,
                              size_t size, ctg_error *error)
{
    ctg_csv csv;
    *posterior = (ctg_posterior){0};
    CTG_TRY(ctg_csv_read_below(&csv, file, bytes, size, error));
    const reading r = {posterior, file, &csv, error};
    const ctg_status status = read_all(&r);
    ctg_csv_destroy(&csv);
    if (status != ctg_ok) {
        ctg_posterior_destroy(posterior);
    }
    return status;
}

void ctg_posterior_destroy(ctg_posterior *posterior)
{
    free(posterior->parameters);
    free(posterior->values);
    free(posterior->weights);
    *posterior = (ctg_posterior){0};
}

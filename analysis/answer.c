/* The answer to a scenario: tables of quantiles over the runs that did not fail.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/answer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/quantiles.h"
#include "analysis/store_columns.h"
#include "engine/base/memory.h"
#include "engine/model/demand.h"

/* A value of every replicate for each cell of each table (NAN where it has none), table after table
 * and row after row, and behind them what it drew: one column each. */
typedef struct gathered {
    ctg_answer *answer;
    size_t first[CTG_ANSWER_TABLES + 1]; /* column of each table; of the parameters */
    double *row;                         /* of the replicate that is taken */
    ctg_store_columns *columns;
    double *work; /* a value of every replicate */
} gathered;

/* A column in one replicate's record. */
typedef struct series {
    const ctg_answer_column *about;
    const double *a, *b; /* the measures' values: at the start, of row 0 */
    size_t who, last;    /* rows of the scope; its last point in time */
    double sum;          /* of a over everybody at the last point in time, for a share */
} series;

static double over(double part, double whole)
{
    return whole != 0 ? part / whole : (double)NAN;
}

static series series_of(const ctg_study *study, ctg_scope scope, const double *record,
                        const ctg_answer_column *about)
{
    const ctg_record_shape *const shape = &study->shape;
    series of = {.about = about,
                 .a = record + ctg_measures_place(shape, about->a, 0, 0),
                 .b = record + ctg_measures_place(shape, about->b, 0, 0),
                 .who = shape->who[scope],
                 .last = ctg_measures_times(shape, scope) - 1};
    /* People and cents are whole hundredths, so that no order of rows can show in a rounding. */
    for (size_t who = 0; who < of.who && about->way == ctg_answer_share; who++) {
        of.sum += round(of.a[of.last * of.who + who] * 100);
    }
    of.sum /= 100;
    return of;
}

/* What a year of the world costs over what it has on average. */
static double yearly_of(const series *of, size_t month)
{
    double cost = 0;
    double mean = 0;
    for (size_t back = 0; back < 12 && month >= 12; back++) {
        cost += of->a[month - back];
        mean += of->b[month - back] / 12;
    }
    return over(cost, mean);
}

/* What is summed over a year has no value in a run that is shorter. */
static bool is_over_before_a_year(const series *of)
{
    return ctg_measures_row(of->about->a)->scope != ctg_scope_world &&
           ctg_measures_row(of->about->a)->time == ctg_time_sum && of->last == 0;
}

static double value_of(const series *of, bool world, size_t at)
{
    const size_t place = world ? at : of->last * of->who + at;
    switch (of->about->way) {
    case ctg_answer_at_start:
        return of->a[world ? 0 : at];
    case ctg_answer_ratio:
        return over(of->a[place], of->b[place]);
    case ctg_answer_share:
        return over(of->a[place], of->sum);
    case ctg_answer_yearly:
        return yearly_of(of, at);
    case ctg_answer_name:
        return of->a[place] >= 0 ? of->a[place] : (double)NAN;
    default:
        return of->a[place];
    }
}

/* `cells` takes the table's in this replicate. */
static void gather(const ctg_study *study, const ctg_answer_table *table, const double *record,
                   double *cells)
{
    const ctg_answer_about *const about = table->about;
    for (size_t column = 0; column < about->column_count; column++) {
        const series of = series_of(study, about->scope, record, &about->columns[column]);
        const bool none = is_over_before_a_year(&of);
        for (size_t at = 0; at < table->row_count; at++) {
            cells[at * about->column_count + column] =
                none ? (double)NAN
                     : value_of(&of, about->scope == ctg_scope_world, table->rows[at]);
        }
    }
}

/* Takes a run for every table, so that the store is read once. */
static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    const gathered *const here = to;
    ctg_runs_add_outcome(&here->answer->outcome, result);
    if (result->record == NULL) {
        return ctg_ok;
    }
    for (size_t at = 0; at < CTG_ANSWER_TABLES; at++) {
        gather(here->answer->study, &here->answer->tables[at], result->record,
               here->row + here->first[at]);
    }
    memcpy(here->row + here->first[CTG_ANSWER_TABLES], result->parameters->value,
           CTG_PARAMETERS * sizeof *here->row);
    return ctg_store_columns_add(here->columns, here->row, error);
}

/* Copies what is a number and returns how many there are. */
static size_t copy_numbers(double *to, const double *values, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (isfinite(values[i])) {
            to[kept++] = values[i];
        }
    }
    return kept;
}

/* The capability that is named most often among sorted rows; of those that are named as often the
 * one with the smallest number. */
static void set_word(ctg_answer_cell *cell, const ctg_study *study, const double *sorted)
{
    const ctg_tables *const tables = &study->setting->epochs[0].tables;
    const ctg_capability_row *best = NULL;
    size_t most = 0;
    size_t run = 0;
    for (size_t i = 0; i < cell->over.count; i++) {
        run = i > 0 && sorted[i] <= sorted[i - 1] ? run + 1 : 1;
        if ((size_t)sorted[i] >= tables->capabilities_count) {
            continue;
        }
        const ctg_capability_row *const row = &tables->capabilities[(size_t)sorted[i]];
        if (run > most || (run == most && row->number < best->number)) {
            most = run;
            best = row;
        }
    }
    cell->word = best != NULL ? best->capability : NULL;
    cell->word_share = cell->over.count > 0 ? (double)most / (double)cell->over.count : 0;
}

static ctg_status set_cells(const gathered *here, size_t number, ctg_error *error)
{
    ctg_answer_table *const table = &here->answer->tables[number];
    const ctg_answer_about *const about = table->about;
    for (size_t cell = 0; cell < table->row_count * about->column_count; cell++) {
        const double *values = NULL;
        CTG_TRY(ctg_store_columns_read(here->columns, here->first[number] + cell, &values, error));
        const size_t count =
            copy_numbers(here->work, values, ctg_store_columns_rows(here->columns));
        table->cells[cell] = (ctg_answer_cell){.over = ctg_quantiles_of(here->work, count)};
        if (about->columns[cell % about->column_count].way == ctg_answer_name) {
            set_word(&table->cells[cell], here->answer->study, here->work);
        }
    }
    return ctg_ok;
}

/* A year after year of the world, or its start alone, and the last month; everybody else in their
 * order. */
static size_t list_rows(const ctg_study *study, const ctg_answer_about *about, size_t *rows)
{
    const size_t months = (size_t)study->shape.months;
    const ctg_scope scope = about->scope;
    size_t count = 0;
    if (scope == ctg_scope_world) {
        for (size_t month = 0; month < months; month += about->ends ? months : 12) {
            rows[count++] = month;
        }
        rows[count++] = months;
        return count;
    }
    for (count = 0; count < study->shape.who[scope]; count++) {
        rows[count] = count;
    }
    return count;
}

static ctg_status make_room(ctg_answer_table *table, const ctg_study *study, ctg_error *error)
{
    const ctg_scope scope = table->about->scope;
    const size_t most =
        scope == ctg_scope_world ? (size_t)study->shape.months / 12 + 2 : study->shape.who[scope];
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, most, sizeof *table->rows, "an answer's rows", error));
    table->rows = place;
    table->row_count = list_rows(study, table->about, table->rows);
    CTG_TRY(ctg_memory_array(&place, table->row_count * table->about->column_count,
                             sizeof *table->cells, "an answer's cells", error));
    table->cells = place;
    return ctg_ok;
}

/* Keeps the rows with the largest medians in the first column, largest first. Few are kept: they
 * are picked one by one, and of equals the first is taken. */
static void keep_largest(ctg_answer_table *table)
{
    const size_t width = table->about->column_count;
    const size_t most = table->about->most_rows;
    if (most == 0) {
        return;
    }
    for (size_t kept = 0; kept < most && kept < table->row_count; kept++) {
        size_t best = kept;
        for (size_t at = kept + 1; at < table->row_count; at++) {
            if (table->cells[at * width].over.median > table->cells[best * width].over.median) {
                best = at;
            }
        }
        for (size_t at = best; at > kept; at--) {
            for (size_t column = 0; column < width; column++) {
                const ctg_answer_cell cell = table->cells[at * width + column];
                table->cells[at * width + column] = table->cells[(at - 1) * width + column];
                table->cells[(at - 1) * width + column] = cell;
            }
            const size_t row_at = table->rows[at];
            table->rows[at] = table->rows[at - 1];
            table->rows[at - 1] = row_at;
        }
    }
    table->row_count = table->row_count < most ? table->row_count : most;
}

static ctg_status make_tables(ctg_answer *answer, gathered *here, ctg_error *error)
{
    const size_t replicates = answer->study->replicates;
    void *room = NULL;
    size_t width = 0;
    for (size_t at = 0; at < CTG_ANSWER_TABLES; at++) {
        ctg_answer_table *const table = &answer->tables[at];
        table->about = ctg_answer_tables_at(at);
        CTG_TRY(make_room(table, answer->study, error));
        here->first[at] = width;
        width += table->row_count * table->about->column_count;
    }
    here->first[CTG_ANSWER_TABLES] = width;
    width += CTG_PARAMETERS;
    CTG_TRY(ctg_memory_array(&room, width, sizeof(double), "an answer", error));
    here->row = room;
    CTG_TRY(ctg_memory_array(&room, replicates, sizeof(double), "an answer", error));
    here->work = room;
    return ctg_store_columns_create(&here->columns, width, replicates, error);
}

static ctg_status read_drawn(void *of, ctg_parameter_id parameter, const double **values,
                             ctg_error *error)
{
    const gathered *const here = of;
    return ctg_store_columns_read(here->columns, here->first[CTG_ANSWER_TABLES] + parameter, values,
                                  error);
}

/* A table whose rows are not reordered: what was gathered still stands at the row's place. */
static ctg_status set_hangs(gathered *here, size_t number, ctg_error *error)
{
    ctg_answer *const answer = here->answer;
    ctg_answer_hangs *const hangs = &answer->hangs[number];
    const ctg_answer_headline *const about = ctg_answer_tables_headline(number);
    const ctg_answer_table *const table = ctg_answer_table_of(answer, about->table);
    const size_t column = ctg_answer_column_of(table, about->column);
    const size_t row = table->about->scope == ctg_scope_world ? table->row_count - 1
                                                              : ctg_answer_leading(table, column);
    const size_t cell = row * table->about->column_count + column;
    const size_t count = ctg_store_columns_rows(here->columns);
    const bool yearly = table->about->scope != ctg_scope_world;
    const double *values = NULL;
    *hangs = (ctg_answer_hangs){.about = about,
                                .table = table,
                                .row = row,
                                .column = column,
                                .month = yearly ? answer->last_year : answer->end};
    CTG_TRY(ctg_store_columns_read(here->columns, here->first[table - answer->tables] + cell,
                                   &values, error));
    memcpy(here->work, values, count * sizeof *values);
    return ctg_hinges_rank(&hangs->on, answer->study->setting, here->work, count,
                           &(ctg_hinges_drawn){read_drawn, here}, error);
}

static ctg_status read_tables(gathered *here, ctg_store *store, ctg_error *error)
{
    ctg_answer *const answer = here->answer;
    CTG_TRY(make_tables(answer, here, error));
    CTG_TRY(ctg_store_read_runs(store, answer->study->replicates, take, here, error));
    for (size_t at = 0; at < CTG_ANSWER_TABLES; at++) {
        CTG_TRY(set_cells(here, at, error));
        keep_largest(&answer->tables[at]);
    }
    for (size_t at = 0; at < CTG_ANSWER_HEADLINES; at++) {
        CTG_TRY(set_hangs(here, at, error));
    }
    return ctg_ok;
}

static void set_facts(ctg_answer *answer, const ctg_study *study)
{
    const ctg_setting *const setting = study->setting;
    const ctg_tables *const tables = &setting->epochs[0].tables;
    answer->end = setting->start + setting->months;
    answer->last_year = setting->start + setting->months / 12 * 12;
    for (size_t at = 0; at < tables->demand_count; at++) {
        if (tables->demand[at].month > answer->demand_until) {
            answer->demand_until = tables->demand[at].month;
        }
    }
    answer->demand_made = ctg_demand_slots(setting) > 0;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        answer->drawn += setting->drawn[id] ? 1 : 0;
        answer->assumed += ctg_candidates_is_assumed(setting, (ctg_parameter_id)id) ? 1 : 0;
    }
}

ctg_status ctg_answer_read(ctg_answer *answer, ctg_store *store, const ctg_study *study,
                           ctg_error *error)
{
    *answer = (ctg_answer){.study = study};
    set_facts(answer, study);
    gathered here = {.answer = answer};
    const ctg_status status = read_tables(&here, store, error);
    ctg_store_columns_destroy(here.columns);
    free(here.row);
    free(here.work);
    return status;
}

void ctg_answer_destroy(ctg_answer *answer)
{
    for (size_t at = 0; at < CTG_ANSWER_TABLES; at++) {
        free(answer->tables[at].rows);
        free(answer->tables[at].cells);
    }
}

const ctg_answer_table *ctg_answer_table_of(const ctg_answer *answer, const char *key)
{
    size_t at = 0;
    while (at + 1 < CTG_ANSWER_TABLES && strcmp(answer->tables[at].about->key, key) != 0) {
        at++;
    }
    return &answer->tables[at];
}

size_t ctg_answer_column_of(const ctg_answer_table *table, const char *key)
{
    size_t column = 0;
    while (column + 1 < table->about->column_count &&
           strcmp(table->about->columns[column].key, key) != 0) {
        column++;
    }
    return column;
}

size_t ctg_answer_leading(const ctg_answer_table *table, size_t column)
{
    const size_t width = table->about->column_count;
    size_t best = 0;
    for (size_t row = 1; row < table->row_count; row++) {
        if (table->cells[row * width + column].over.median >
            table->cells[best * width + column].over.median) {
            best = row;
        }
    }
    return best;
}

const char *ctg_answer_row_name(const ctg_answer *answer, const ctg_answer_table *table, size_t at,
                                char room[CTG_WHO_ROOM])
{
    const ctg_scope scope = table->about->scope;
    if (scope == ctg_scope_world) {
        ctg_month_write(ctg_study_month(answer->study, scope, table->rows[at]), room);
        return room;
    }
    return scope == ctg_scope_state
               ? answer->study->setting->epochs[0].tables.states[table->rows[at]].name
               : ctg_study_who(answer->study, scope, table->rows[at], room);
}

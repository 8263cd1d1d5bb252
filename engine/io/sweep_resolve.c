/* What a sweep varies, found in the base: where paths lead, what is allowed there, distributions
 * complete.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/maths.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/io/sweep_inside.h"
#include "engine/io/value.h"

#define LN_2 0.69314718055994530942
#define FAR 6.0 /* standard deviations: beyond them is less than one in a billion */

/* What holds of one path, and where its mistakes are told. */
typedef struct room {
    ctg_sweep *sweep;
    ctg_sweep_varied *varied;
    double least, most; /* allowed */
    double low, high;   /* plausible; NAN in a table */
    double value;       /* of the base */
    bool is_whole;
    char allowed[256];
    ctg_error *error;
    ctg_status status;
} room;

static void refuse_at(room *r, size_t line, const char *what)
{
    const ctg_status status =
        ctg_error_add_at(r->error, ctg_input, r->varied->file, line, "%s", what);
    r->status = r->status == ctg_ok ? status : r->status;
}

static void refuse(room *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void refuse(room *r, const char *format, ...)
{
    char sentence[1024];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(sentence, sizeof sentence, format, values);
    va_end(values);
    refuse_at(r, r->varied->line, sentence);
}

/* Sets what holds of the path; false: told, or its table could not be read. */
static bool enter(room *r, const ctg_scenario *base)
{
    ctg_path_fault fault;
    ctg_path *const path = &r->varied->leads_to;
    if (!ctg_path_find(path, r->varied->path, &base->registry, &fault)) {
        refuse(r, "'%s' %s", ctg_text_shown(r->varied->path, strlen(r->varied->path)).text,
               fault.text);
        return false;
    }
    if (!path->is_cell) {
        const ctg_parameter *const row = ctg_parameters_row(path->parameter);
        r->least = row->least;
        r->most = row->most;
        r->low = row->low;
        r->high = row->high;
        r->is_whole = row->kind != ctg_parameter_real;
        r->value = base->setting.centre.value[path->parameter];
        ctg_value_allowed(path->parameter, r->allowed);
        return true;
    }
    if (!ctg_column_is_number(path->column)) {
        refuse(r, "'%s' is no number and cannot be varied; a policy can set it", r->varied->path);
        return false;
    }
    r->least = path->column->least;
    r->most = path->column->most;
    r->low = r->high = (double)NAN;
    r->is_whole = path->column->kind == ctg_column_whole;
    r->value = ctg_column_number(
        path->column, ctg_table_row(&base->registry.tables[path->table], (size_t)path->row));
    ctg_column_allowed(path->column, r->allowed);
    return true;
}

static bool is_allowed(const room *r, double value)
{
    return value >= r->least && value <= r->most && (!r->is_whole || value == floor(value));
}

/* `what` of the path, in the line, must be allowed. */
static void check_allowed(room *r, size_t line, const char *what, double value)
{
    char shown[CTG_NUMBER_ROOM];
    char sentence[1024];
    if (is_allowed(r, value)) {
        return;
    }
    const bool inside = value >= r->least && value <= r->most;
    ctg_number_write(value, shown);
    (void)snprintf(sentence, sizeof sentence, "%s%s'%s' is %s%s; allowed is %s", what,
                   what[0] == '\0' ? "" : " of ", r->varied->path, shown,
                   inside ? ", which is not a whole number" : "", r->allowed);
    refuse_at(r, line, sentence);
}

static bool is_said(const room *r, ctg_sweep_key key)
{
    return !isnan(r->varied->said[key]);
}

static bool is_normal(ctg_distribution_kind kind)
{
    return kind == ctg_distribution_normal || kind == ctg_distribution_lognormal;
}

/* True when there are bounds. */
static bool set_bounds(room *r)
{
    ctg_distribution *const d = &r->varied->distribution;
    const bool normal = is_normal(d->kind);
    d->low = normal ? r->least : r->low;
    d->high = normal ? r->most : r->high;
    d->low = d->kind == ctg_distribution_lognormal ? fmax(d->low, 0) : d->low;
    for (ctg_sweep_key key = ctg_sweep_low; key <= ctg_sweep_high; key++) {
        if (is_said(r, key)) {
            *(key == ctg_sweep_low ? &d->low : &d->high) = r->varied->said[key];
            check_allowed(r, r->varied->line, key == ctg_sweep_low ? "the low" : "the high",
                          r->varied->said[key]);
        }
    }
    if (!(d->low < d->high)) {
        refuse(r, "'%s' %s; low and high are needed", r->varied->path,
               r->varied->leads_to.is_cell
                   ? "stands in a table and has no range of its own"
                   : "is a parameter that is never drawn and has no range of its own");
        return false;
    }
    return true;
}

static void set_normal(room *r)
{
    const double *const said = r->varied->said;
    ctg_distribution *const d = &r->varied->distribution;
    double low = d->low;
    double high = d->high;
    d->centre = said[ctg_sweep_mean];
    d->spread = said[ctg_sweep_sd];
    if (d->kind == ctg_distribution_lognormal) {
        const double share = said[ctg_sweep_sd] / said[ctg_sweep_mean];
        const bool by_mean = is_said(r, ctg_sweep_mean);
        d->centre =
            by_mean ? said[ctg_sweep_mean] / sqrt(1 + share * share) : said[ctg_sweep_median];
        d->spread = by_mean ? sqrt(ctg_maths_log2(1 + share * share) / LN_2)
                            : said[ctg_sweep_sd_log] / LN_2;
        low = low > 0 ? ctg_maths_log2(low / d->centre) : -HUGE_VAL;
        high = high > 0 ? ctg_maths_log2(high / d->centre) : -HUGE_VAL;
    } else {
        low -= d->centre;
        high -= d->centre;
    }
    if (low > FAR * d->spread || high < -FAR * d->spread) {
        refuse(r, "of the distribution of '%s' less than one in a billion lies between its bounds",
               r->varied->path);
    }
    const bool to_the_ends =
        r->sweep->kind == ctg_design_grid || r->sweep->kind == ctg_design_morris;
    if (to_the_ends && !(is_said(r, ctg_sweep_low) && is_said(r, ctg_sweep_high))) {
        refuse(r, "a design '%s' goes to the ends of each distribution; '%s' needs low and high",
               ctg_design_kind_name(r->sweep->kind), r->varied->path);
    }
}

static void set_others(room *r)
{
    char low[CTG_NUMBER_ROOM];
    char high[CTG_NUMBER_ROOM];
    char mode[CTG_NUMBER_ROOM];
    ctg_distribution *const d = &r->varied->distribution;
    if (d->kind == ctg_distribution_log_uniform && d->low <= 0) {
        refuse(r, "'%s' is log-uniform and goes down to 0 or below where low and high are not said",
               r->varied->path);
    }
    d->mode = is_said(r, ctg_sweep_mode) ? r->varied->said[ctg_sweep_mode]
                                         : fmin(fmax(r->value, d->low), d->high);
    if (d->kind == ctg_distribution_triangular && !(d->mode >= d->low && d->mode <= d->high)) {
        ctg_number_write(d->low, low);
        ctg_number_write(d->high, high);
        ctg_number_write(d->mode, mode);
        refuse(r, "the mode of '%s' is %s; it must lie between its low and high, %s and %s",
               r->varied->path, mode, low, high);
    }
}

static void set_values(room *r)
{
    ctg_distribution *const d = &r->varied->distribution;
    d->values = r->varied->values;
    for (size_t i = 0; i < d->value_count; i++) {
        check_allowed(r, r->varied->line, "a value", d->values[i]);
    }
}

static void set_distribution(room *r)
{
    ctg_distribution *const d = &r->varied->distribution;
    d->is_whole = r->is_whole;
    if (d->kind == ctg_distribution_values) {
        set_values(r);
    } else if (set_bounds(r)) {
        if (is_normal(d->kind)) {
            set_normal(r);
        } else {
            set_others(r);
        }
    }
}

static void check_list(room *r)
{
    const ctg_sweep *const sweep = r->sweep;
    const size_t at = (size_t)(r->varied - sweep->varied);
    for (size_t row = 0; row < (size_t)sweep->points; row++) {
        check_allowed(r, sweep->list_line + row, "",
                      sweep->list_values[row * sweep->varied_count + at]);
    }
}

static bool is_same(const ctg_path *a, const ctg_path *b)
{
    return a->is_cell == b->is_cell &&
           (a->is_cell ? a->table == b->table && a->row == b->row && a->column == b->column
                       : a->parameter == b->parameter);
}

/* A change of the base that sets the path would have the last word over every point. */
static void check_base(room *r, const ctg_scenario *base)
{
    for (size_t i = 0; i < base->edit_count; i++) {
        const ctg_scenario_edit *const edit = &base->edits[i];
        if (edit->operation == ctg_set && is_same(&edit->leads_to, &r->varied->leads_to)) {
            refuse(r, "'%s' cannot be varied: the base sets it itself (%s:%zu)", r->varied->path,
                   edit->place.file, edit->place.line);
            return;
        }
    }
}

/* `found` are resolved: those before it that lead somewhere. */
static void resolve(room *r, const ctg_scenario *base, bool *found)
{
    const size_t at = (size_t)(r->varied - r->sweep->varied);
    found[at] = enter(r, base);
    for (size_t i = 0; found[at] && i < at; i++) {
        if (found[i] && is_same(&r->sweep->varied[i].leads_to, &r->varied->leads_to)) {
            refuse(r, "'%s' stands there twice", r->varied->path);
            return;
        }
    }
    if (found[at]) {
        check_base(r, base);
    }
    if (found[at] && r->sweep->kind == ctg_design_list) {
        check_list(r);
    } else if (found[at]) {
        set_distribution(r);
    }
}

/* The levels of a factor are those of its values, else those of the grid. */
static void set_levels(room *r)
{
    const ctg_distribution *const d = &r->varied->distribution;
    uint32_t *const levels = &r->sweep->grid_levels[r->varied->factor];
    const bool lists = d->kind == ctg_distribution_values;
    if (lists && *levels != 0 && *levels != d->value_count) {
        refuse(r, "'%s' has %zu values, another in its group '%s' has %u; as many are needed",
               r->varied->path, d->value_count, r->varied->group, *levels);
    }
    *levels = lists ? (uint32_t)d->value_count : *levels;
}

/* Where no values say so. */
static void complete_levels(room *r)
{
    const ctg_distribution *const d = &r->varied->distribution;
    uint32_t *const levels = &r->sweep->grid_levels[r->varied->factor];
    if (*levels == 0 && r->sweep->levels == 0) {
        refuse(r, "a grid needs `levels`, because '%s' has no values", r->varied->path);
    }
    *levels = *levels == 0 ? (uint32_t)r->sweep->levels : *levels;
    if (d->kind == ctg_distribution_uniform && d->is_whole && *levels > d->high - d->low + 1) {
        refuse(r, "'%s' has %.0f whole numbers, fewer than the %u levels of the grid",
               r->varied->path, d->high - d->low + 1, *levels);
    }
}

static ctg_status resolve_grid(ctg_sweep *sweep, ctg_error *error)
{
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, sweep->factor_count, sizeof *sweep->grid_levels,
                             "the levels of a grid", error));
    assert(sweep->grid_levels == NULL);
    sweep->grid_levels = place;
    room r = {.sweep = sweep, .error = error};
    for (size_t i = 0; i < sweep->varied_count; i++) {
        r.varied = &sweep->varied[i];
        set_levels(&r);
    }
    for (size_t i = 0; i < sweep->varied_count && r.status == ctg_ok; i++) {
        r.varied = &sweep->varied[i];
        complete_levels(&r);
    }
    return r.status;
}

ctg_status ctg_sweep_resolve_varied(ctg_sweep *sweep, const ctg_scenario *base, ctg_error *error)
{
    bool found[CTG_SWEEP_VARIED_MOST] = {false};
    room r = {.sweep = sweep, .error = error};
    for (size_t i = 0; i < sweep->varied_count; i++) {
        r.varied = &sweep->varied[i];
        resolve(&r, base, found);
    }
    return r.status != ctg_ok || sweep->factor_count == 0 || sweep->kind != ctg_design_grid
               ? r.status
               : resolve_grid(sweep, error);
}

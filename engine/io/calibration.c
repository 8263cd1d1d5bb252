/* Study files of calibrations: from the path to what is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/calibration.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/file.h"
#include "engine/base/number.h"
#include "engine/io/scenario_take.h"
#include "engine/io/shipped.h"
#include "engine/io/value.h"

/* What is taken keeps its texts as a scenario does. */
typedef ctg_scenario_taking taking;

const char *ctg_calibration_target_name(ctg_calibration_target target)
{
    static const char *const names[] = {"shares", "contributors", "churn", "persistence",
                                        "people", "crps",         "steps", "fill"};
    return names[target];
}

static void take_title(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_text(t, node, &((ctg_calibration *)to)->title);
}

static void take_base(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_scenario(t, node, &((ctg_calibration *)to)->base);
}

static void take_origin(taking *t, const ctg_node *node, ctg_calibration *calibration)
{
    ctg_month month = 0;
    if (!ctg_scenario_take_month(t, node, &month)) {
        return;
    }
    if (month < CTG_MONTH(1995, 1) || month >= CTG_CALIBRATION_LAST) {
        ctg_scenario_take_refuse(t, node, "an origin is %s; allowed is 1995-01 to 2008-12",
                                 node->text);
        return;
    }
    for (size_t i = 0; i < calibration->origin_count; i++) {
        if (calibration->origins[i] == month) {
            ctg_scenario_take_refuse(t, node, "the origin %s stands there twice", node->text);
            return;
        }
    }
    calibration->origins[calibration->origin_count++] = month;
}

static void take_origins(taking *t, const ctg_node *list, void *to)
{
    if (!ctg_scenario_take_is(t, list, ctg_guard_list)) {
        return;
    }
    if (list->children == 0 || list->children > CTG_CALIBRATION_ORIGINS_MOST) {
        ctg_scenario_take_refuse(t, list, "'origins' has %zu months; allowed is 1 to %d",
                                 list->children, CTG_CALIBRATION_ORIGINS_MOST);
        return;
    }
    const ctg_node *node = ctg_document_first(t->document, list);
    for (; node != NULL; node = ctg_document_next(t->document, node)) {
        take_origin(t, node, to);
    }
}

static void take_months(taking *t, const ctg_node *node, void *to)
{
    int64_t months = 0;
    if (!ctg_scenario_take_whole(t, node, 12, 12 * CTG_CALIBRATION_YEARS_MOST, "months", &months)) {
        return;
    }
    if (months % 12 != 0) {
        ctg_scenario_take_refuse(t, node, "'months' is %d; whole years are needed", (int)months);
        return;
    }
    ((ctg_calibration *)to)->months = months;
}

static void take_particles(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_whole(t, node, 4, 10000, "", &((ctg_calibration *)to)->particles);
}

static void take_replicates(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_whole(t, node, 1, CTG_CALIBRATION_REPLICATES_MOST, "",
                                  &((ctg_calibration *)to)->replicates);
}

static void take_waves(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_whole(t, node, 1, 1000, "", &((ctg_calibration *)to)->waves);
}

static void take_minutes(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_whole(t, node, 1, 100000, "minutes", &((ctg_calibration *)to)->minutes);
}

static void take_seed(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_whole(t, node, 0, INT64_MAX, "", &((ctg_calibration *)to)->seed);
}

static void take_weight(taking *t, const ctg_node *node, void *to, ctg_calibration_target target)
{
    (void)ctg_scenario_take_real(t, node, 0, 1000, &((ctg_calibration *)to)->weights[target]);
}

static void take_shares(taking *t, const ctg_node *node, void *to)
{
    take_weight(t, node, to, ctg_target_shares);
}

static void take_contributors(taking *t, const ctg_node *node, void *to)
{
    take_weight(t, node, to, ctg_target_contributors);
}

static void take_churn(taking *t, const ctg_node *node, void *to)
{
    take_weight(t, node, to, ctg_target_churn);
}

static void take_persistence(taking *t, const ctg_node *node, void *to)
{
    take_weight(t, node, to, ctg_target_persistence);
}

static void take_people(taking *t, const ctg_node *node, void *to)
{
    take_weight(t, node, to, ctg_target_people);
}

static void take_crps(taking *t, const ctg_node *node, void *to)
{
    take_weight(t, node, to, ctg_target_crps);
}

static void take_steps(taking *t, const ctg_node *node, void *to)
{
    take_weight(t, node, to, ctg_target_steps);
}

static void take_fill(taking *t, const ctg_node *node, void *to)
{
    take_weight(t, node, to, ctg_target_fill);
}

static void take_targets(taking *t, const ctg_node *node, void *to)
{
    static const ctg_scenario_key keys[] = {
        {"shares", take_shares}, {"contributors", take_contributors},
        {"churn", take_churn},   {"persistence", take_persistence},
        {"people", take_people}, {"crps", take_crps},
        {"steps", take_steps},   {"fill", take_fill}};
    ctg_calibration *const calibration = to;
    double sum = 0;
    if (!ctg_scenario_take_is(t, node, ctg_guard_group)) {
        return;
    }
    for (size_t i = 0; i < CTG_CALIBRATION_TARGETS; i++) {
        calibration->weights[i] = 0;
    }
    ctg_scenario_take_keys(t, node, keys, CTG_CALIBRATION_TARGETS, "the targets", calibration);
    for (size_t i = 0; i < CTG_CALIBRATION_TARGETS; i++) {
        sum += calibration->weights[i];
    }
    if (t->status == ctg_ok && !(sum > 0)) {
        ctg_scenario_take_refuse(t, node, "'targets' gives weight to nothing");
    }
}

/* A parameter as it is written. */
typedef struct writing {
    const char *path;
    const ctg_node *path_node, *low, *high;
} writing;

static void take_path(taking *t, const ctg_node *node, void *to)
{
    ((writing *)to)->path_node = node;
    (void)ctg_scenario_take_text(t, node, &((writing *)to)->path);
}

static void take_low(taking *t, const ctg_node *node, void *to)
{
    (void)t;
    ((writing *)to)->low = node;
}

static void take_high(taking *t, const ctg_node *node, void *to)
{
    (void)t;
    ((writing *)to)->high = node;
}

static void take_range(taking *t, const ctg_node *group, const writing *w,
                       ctg_calibration_parameter *parameter)
{
    const ctg_parameter *const row = ctg_parameters_row(parameter->id);
    parameter->low = row->low;
    parameter->high = row->high;
    parameter->is_uniform = w->low != NULL;
    if ((w->low == NULL) != (w->high == NULL)) {
        ctg_scenario_take_refuse(
            t, group, "'%s' has one of low and high; both or neither is needed", row->path);
    } else if (w->low != NULL &&
               ctg_scenario_take_real(t, w->low, row->least, row->most, &parameter->low) &&
               ctg_scenario_take_real(t, w->high, row->least, row->most, &parameter->high) &&
               parameter->low >= parameter->high) {
        ctg_scenario_take_refuse(t, w->high, "the high of '%s' is not above its low", row->path);
    }
}

static void take_parameter(taking *t, const ctg_node *group, ctg_calibration *calibration)
{
    static const ctg_scenario_key keys[] = {
        {"path", take_path}, {"low", take_low}, {"high", take_high}};
    writing w = {0};
    ctg_path_fault fault;
    ctg_calibration_parameter parameter = {.line = group->line};
    if (!ctg_scenario_take_is(t, group, ctg_guard_group)) {
        return;
    }
    ctg_scenario_take_keys(t, group, keys, 3, "a parameter (path, low, high)", &w);
    if (w.path == NULL) {
        ctg_scenario_take_refuse(t, group, "a parameter without `path`");
        return;
    }
    if (!ctg_path_parameter(&parameter.id, w.path, &fault)) {
        ctg_scenario_take_refuse(t, w.path_node, "'%s' %s",
                                 ctg_text_shown(w.path, strlen(w.path)).text, fault.text);
        return;
    }
    for (size_t i = 0; i < calibration->parameter_count; i++) {
        if (calibration->parameters[i].id == parameter.id) {
            ctg_scenario_take_refuse(t, group, "'%s' stands there twice", w.path);
            return;
        }
    }
    take_range(t, group, &w, &parameter);
    calibration->parameters[calibration->parameter_count++] = parameter;
}

static void take_parameters(taking *t, const ctg_node *list, void *to)
{
    if (!ctg_scenario_take_is(t, list, ctg_guard_list)) {
        return;
    }
    if (list->children == 0 || list->children > CTG_CALIBRATION_PARAMETERS_MOST) {
        ctg_scenario_take_refuse(t, list, "'parameters' has %zu of them; allowed is 1 to %d",
                                 list->children, CTG_CALIBRATION_PARAMETERS_MOST);
        return;
    }
    const ctg_node *node = ctg_document_first(t->document, list);
    for (; node != NULL && t->status != ctg_memory; node = ctg_document_next(t->document, node)) {
        take_parameter(t, node, to);
    }
}

static void take_all(taking *t, ctg_calibration *calibration)
{
    static const ctg_scenario_key keys[] = {{"title", take_title},
                                            {"base", take_base},
                                            {"origins", take_origins},
                                            {"months", take_months},
                                            {"parameters", take_parameters},
                                            {"targets", take_targets},
                                            {"particles", take_particles},
                                            {"replicates", take_replicates},
                                            {"waves", take_waves},
                                            {"minutes", take_minutes},
                                            {"seed", take_seed}};
    ctg_scenario_take_keys(t, &t->document->nodes[0], keys, sizeof keys / sizeof keys[0],
                           "a calibration", calibration);
    if (t->document->wrong_numbers > 0) {
        ctg_scenario_take_note(t, ctg_input);
    }
}

/* What must be said, and that nothing is fitted to what comes after the window. */
static ctg_status check(const ctg_calibration *calibration, ctg_error *error)
{
    const char *const file = calibration->file;
    const char *const missing = calibration->base == NULL           ? "base"
                                : calibration->origin_count == 0    ? "origins"
                                : calibration->months == 0          ? "months"
                                : calibration->parameter_count == 0 ? "parameters"
                                                                    : NULL;
    if (missing != NULL) {
        return ctg_error_add_at(error, ctg_input, file, 0, "`%s` is missing", missing);
    }
    for (size_t i = 0; i < calibration->origin_count; i++) {
        const ctg_month end = calibration->origins[i] + (ctg_month)calibration->months;
        char origin[8];
        char last[8];
        if (end > CTG_CALIBRATION_LAST) {
            ctg_month_write(calibration->origins[i], origin);
            ctg_month_write(end, last);
            return ctg_error_add_at(error, ctg_input, file, 0,
                                    "%d months from the origin %s end in %s; targets end in "
                                    "2009-12 or before, later years are kept to test the model",
                                    (int)calibration->months, origin, last);
        }
    }
    return ctg_ok;
}

static ctg_status begin(ctg_calibration *calibration, const char *path, ctg_error *error)
{
    ctg_file file;
    ctg_file_fault fault;
    const char *const slash = strrchr(path, '/');
    const char *const stem = slash == NULL ? path : slash + 1;
    const char *const dot = strrchr(stem, '.');
    const size_t length = dot == NULL || dot == stem ? strlen(stem) : (size_t)(dot - stem);
    *calibration = (ctg_calibration){.title = "",
                                     .weights = {1, 1, 1, 1, 1, 1},
                                     .particles = 100,
                                     .replicates = 6,
                                     .waves = 5,
                                     .minutes = 30,
                                     .seed = 42};
    CTG_TRY(ctg_text_keep(&calibration->texts, &calibration->file, path, strlen(path), error));
    CTG_TRY(ctg_text_keep(&calibration->texts, &calibration->name, stem, length, error));
    const ctg_status status = ctg_file_read(&file, path, CTG_GUARD_BYTES_MOST, &fault);
    if (status != ctg_ok) {
        return ctg_error_add_at(error, status, path, 0, "%s", fault.text);
    }
    calibration->bytes = file.bytes;
    calibration->size = file.size;
    ctg_digest_sha256(file.bytes, file.size, calibration->sha256);
    return ctg_ok;
}

ctg_status ctg_calibration_open(ctg_calibration *calibration, const char *path, const char *shipped,
                                ctg_error *error)
{
    char *found = NULL;
    ctg_document document;
    ctg_scenario keeper = {.name = "", .shipped = shipped};
    *calibration = (ctg_calibration){.title = ""};
    CTG_TRY(ctg_shipped_find(&found, &(ctg_shipped_name){path, NULL, 0, shipped}, error));
    const ctg_status status = begin(calibration, found, error);
    free(found);
    CTG_TRY(status);
    CTG_TRY(ctg_document_read(&document, calibration->file, calibration->bytes, calibration->size,
                              error));
    taking t = {&keeper, &document, error, ctg_ok};
    keeper.texts = calibration->texts;
    take_all(&t, calibration);
    calibration->texts = keeper.texts;
    ctg_document_destroy(&document);
    CTG_TRY(t.status);
    return check(calibration, error);
}

void ctg_calibration_close(ctg_calibration *calibration)
{
    ctg_text_release(&calibration->texts);
    free(calibration->bytes);
    calibration->bytes = NULL;
}

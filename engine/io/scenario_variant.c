/* A scenario with other numbers in some cells of its tables.
 *
 * The cells are set by changes before all others; the epochs are then made anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/io/scenario_inside.h"

struct ctg_scenario_variant {
    ctg_scenario of; /* owns edits, epochs and copies; all else is the scenario's */
    char (*operands)[CTG_NUMBER_ROOM];
};

static ctg_status set_cell(ctg_scenario_variant *variant, size_t at, const char *path, double value,
                           ctg_error *error)
{
    ctg_path_fault fault;
    ctg_scenario_edit *const edit = &variant->of.edits[at];
    *edit = (ctg_scenario_edit){.path = path,
                                .operation = ctg_set,
                                .operand = variant->operands[at],
                                .from = CTG_MONTH_LEAST,
                                .to = CTG_MONTH_MOST + 1,
                                .place = {variant->of.files[0].path, 0}};
    ctg_number_write(value, variant->operands[at]);
    if (ctg_path_find(&edit->leads_to, path, &variant->of.registry, &fault) &&
        edit->leads_to.is_cell) {
        return ctg_ok;
    }
    return ctg_error_add(error, ctg_input, "'%s' %s", path,
                         edit->leads_to.is_cell ? fault.text : "leads to no cell of a table");
}

static ctg_status fill(ctg_scenario_variant *variant, const ctg_scenario *scenario,
                       const char *const *paths, const double *values, size_t count,
                       ctg_error *error)
{
    static const char what[] = "varied tables";
    ctg_scenario *const of = &variant->of;
    void *room = NULL;
    *of = *scenario;
    of->edits = NULL;
    of->epochs = NULL;
    of->copies = NULL;
    of->copy_count = of->copy_room = 0;
    of->edit_count = of->edit_room = count + scenario->edit_count;
    CTG_TRY(ctg_memory_array(&room, of->edit_count, sizeof *of->edits, what, error));
    of->edits = room;
    CTG_TRY(ctg_memory_array(&room, count, CTG_NUMBER_ROOM, what, error));
    variant->operands = room;
    for (size_t at = 0; at < count; at++) {
        CTG_TRY(set_cell(variant, at, paths[at], values[at], error));
    }
    if (scenario->edit_count > 0) {
        memcpy(of->edits + count, scenario->edits, scenario->edit_count * sizeof *of->edits);
    }
    return ctg_scenario_epochs_make(of, error);
}

ctg_status ctg_scenario_variant_make(ctg_scenario_variant **variant, const ctg_scenario *scenario,
                                     const char *const *paths, const double *values, size_t count,
                                     ctg_error *error)
{
    void *room = NULL;
    *variant = NULL;
    CTG_TRY(ctg_memory_array(&room, 1, sizeof **variant, "varied tables", error));
    const ctg_status status = fill(room, scenario, paths, values, count, error);
    if (status != ctg_ok) {
        ctg_scenario_variant_destroy(room);
        return status;
    }
    *variant = room;
    return ctg_ok;
}

void ctg_scenario_variant_destroy(ctg_scenario_variant *variant)
{
    if (variant == NULL) {
        return;
    }
    for (size_t i = 0; i < variant->of.copy_count; i++) {
        free(variant->of.copies[i]);
    }
    free(variant->of.copies);
    free(variant->of.epochs);
    free(variant->of.edits);
    free(variant->operands);
    free(variant);
}

const ctg_epoch *ctg_scenario_variant_epochs(const ctg_scenario_variant *variant, size_t *count)
{
    *count = variant->of.setting.epoch_count;
    return variant->of.setting.epochs;
}

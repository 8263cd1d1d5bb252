/* A sweep, opened: base and policies over the points of a design, as one study.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/crossing.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/comparison.h"
#include "analysis/places.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"

static void write_values(const void *of, uint64_t point, double *values)
{
    ctg_design_points_at(&((const ctg_crossing *)of)->points, point, values);
}

/* Whether a policy says itself what a varied parameter is: then its word stands. */
static bool policy_sets(const ctg_crossing *crossing, const ctg_setting *setting, uint32_t arm,
                        ctg_parameter_id id)
{
    const ctg_setting *const base = ctg_scenario_setting(crossing->base);
    return arm > 0 && (setting->drawn[id] != base->drawn[id] ||
                       setting->centre.value[id] < base->centre.value[id] ||
                       setting->centre.value[id] > base->centre.value[id]);
}

static ctg_status vary(const void *of, const ctg_run_name *name, ctg_setting *setting, void **made,
                       ctg_error *error)
{
    const ctg_crossing *const crossing = of;
    const ctg_sweep *const sweep = &crossing->sweep;
    const ctg_setting arm = *setting;
    double values[CTG_SWEEP_VARIED_MOST];
    double cells[CTG_SWEEP_VARIED_MOST];
    size_t count = 0;
    ctg_scenario_variant *variant = NULL;
    *made = NULL;
    write_values(of, name->point, values);
    for (size_t at = 0; at < sweep->varied_count; at++) {
        const ctg_path *const path = &sweep->varied[at].leads_to;
        if (path->is_cell) {
            cells[count++] = values[at];
        } else if (!policy_sets(crossing, &arm, name->arm, path->parameter)) {
            setting->centre.value[path->parameter] = values[at];
            setting->drawn[path->parameter] = false;
        }
    }
    if (!crossing->lays_out_anew) {
        return ctg_ok;
    }
    const ctg_scenario *const scenario =
        name->arm == 0 ? crossing->base : crossing->policies[name->arm - 1];
    CTG_TRY(ctg_scenario_variant_make(&variant, scenario, crossing->cells, cells, count, error));
    setting->epochs = ctg_scenario_variant_epochs(variant, &setting->epoch_count);
    *made = variant;
    return ctg_ok;
}

static void release(void *made)
{
    ctg_scenario_variant_destroy(made);
}

/* One varied quantity with all that decides its values. */
static ctg_status add_varied(ctg_text_builder *text, const ctg_sweep_varied *varied,
                             ctg_error *error)
{
    const ctg_distribution *const of = &varied->distribution;
    const double numbers[] = {of->low, of->high, of->mode, of->centre, of->spread};
    char number[CTG_NUMBER_ROOM];
    CTG_TRY(ctg_text_add(text, error, "%s factor %zu %s%s", varied->path, varied->factor,
                         ctg_distribution_name(of->kind), of->is_whole ? " whole" : ""));
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        ctg_number_write(numbers[i], number);
        CTG_TRY(ctg_text_add(text, error, " %s", number));
    }
    for (size_t i = 0; i < of->value_count; i++) {
        ctg_number_write(of->values[i], number);
        CTG_TRY(ctg_text_add(text, error, "%s %s", i == 0 ? ":" : "", number));
    }
    return ctg_text_add(text, error, "\n");
}

static ctg_status write_text(ctg_crossing *crossing, ctg_error *error)
{
    const ctg_sweep *const sweep = &crossing->sweep;
    const ctg_design *const design = &crossing->points.design;
    ctg_text_builder text = {0};
    ctg_status status =
        ctg_text_add(&text, error, "%s size %" PRIu64 " levels %" PRIu32 "%s seed %" PRIu64 "\n",
                     ctg_design_kind_name(sweep->kind), design->size, design->morris_levels,
                     design->second_order ? " second order" : "", design->seed);
    for (size_t i = 0; design->levels != NULL && i < design->factors && status == ctg_ok; i++) {
        status =
            ctg_text_add(&text, error, "%s%" PRIu32, i == 0 ? "levels " : " ", design->levels[i]);
    }
    for (size_t at = 0; at < sweep->varied_count && status == ctg_ok; at++) {
        status = sweep->kind == ctg_design_list
                     ? ctg_text_add(&text, error, "%s\n", sweep->varied[at].path)
                     : add_varied(&text, &sweep->varied[at], error);
    }
    if (status == ctg_ok && sweep->list.path != NULL) {
        status = ctg_text_add(&text, error, "list %s\n", sweep->list.sha256);
    }
    crossing->text = text.text;
    return status;
}

static ctg_status list_paths(ctg_crossing *crossing, ctg_error *error)
{
    const ctg_sweep *const sweep = &crossing->sweep;
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, sweep->varied_count, sizeof *crossing->paths, "paths", error));
    crossing->paths = room;
    CTG_TRY(ctg_memory_array(&room, sweep->varied_count, sizeof *crossing->cells, "paths", error));
    crossing->cells = room;
    for (size_t at = 0; at < sweep->varied_count; at++) {
        const ctg_path *const path = &sweep->varied[at].leads_to;
        crossing->paths[at] = sweep->varied[at].path;
        if (path->is_cell) {
            crossing->cells[crossing->cell_count++] = sweep->varied[at].path;
        } else if (path->parameter == ctg_parameter_demand_generated) {
            crossing->lays_out_anew = true; /* places for missions are made with the scene */
        }
    }
    crossing->lays_out_anew = crossing->lays_out_anew || crossing->cell_count > 0;
    return ctg_ok;
}

/* Adds the places of one measure: its last point in time, or all ends of years. */
static size_t add_places(const ctg_study *study, ctg_measure_id id, size_t who, bool everybody,
                         ctg_sweep_when at, size_t *places)
{
    const ctg_scope scope = ctg_measures_row(id)->scope;
    const size_t times = ctg_measures_times(&study->shape, scope);
    const size_t step = scope == ctg_scope_world ? 12 : 1;
    const size_t first = at == ctg_sweep_end ? times - 1 : 0;
    size_t count = 0;
    for (size_t time = first; time < times; time += step) {
        for (size_t row = everybody ? 0 : who;
             row < (everybody ? study->shape.who[scope] : who + 1); row++) {
            if (places != NULL) {
                places[count] = ctg_measures_place(&study->shape, id, time, row);
            }
            count++;
        }
    }
    return count;
}

/* What the file keeps, or what is usual: measures of the world and the regions' sustained ready
 * people, at the end. With NULL only counts. */
static size_t list_places(const ctg_crossing *crossing, const ctg_study *study, size_t *places)
{
    const ctg_sweep *const sweep = &crossing->sweep;
    size_t count = 0;
    for (size_t at = 0; at < sweep->keep_count; at++) {
        const ctg_sweep_keep *const keep = &sweep->keeps[at];
        count += add_places(study, keep->measure, keep->who, keep->who_name[0] == '\0', keep->at,
                            places == NULL ? NULL : places + count);
    }
    for (size_t at = 0; sweep->keep_count == 0 && at < CTG_COMPARISON_USUAL; at++) {
        count += add_places(study, ctg_comparison_usual(at), 0, true, ctg_sweep_end,
                            places == NULL ? NULL : places + count);
    }
    if (sweep->keep_count == 0) {
        count += add_places(study, ctg_measure_supplier_sustained_ready_pers, 0, true,
                            ctg_sweep_end, places == NULL ? NULL : places + count);
    }
    return count;
}

static ctg_status keep(const ctg_crossing *crossing, ctg_study *study, ctg_error *error)
{
    void *room = NULL;
    const size_t most = list_places(crossing, study, NULL);
    if (most == 0) {
        return ctg_error_add_at(error, ctg_input, crossing->sweep.file.path, 0,
                                "nothing is kept of a run");
    }
    CTG_TRY(ctg_memory_array(&room, most, sizeof(size_t), "what is kept", error));
    (void)list_places(crossing, study, room);
    const ctg_status status = ctg_study_keep(study, room, ctg_places_order(room, most), error);
    free(room);
    return status;
}

static ctg_status open_scenarios(ctg_crossing *crossing, const ctg_scenario_overrides *asked,
                                 ctg_error *error)
{
    ctg_sweep *const sweep = &crossing->sweep;
    char seed[24] = "";
    ctg_scenario_overrides overrides = *asked;
    void *room = NULL;
    overrides.replicates = asked->replicates > 0 ? asked->replicates : sweep->replicates;
    overrides.months = asked->months > 0 ? asked->months : sweep->months;
    if (asked->seed == NULL && sweep->seed >= 0) {
        (void)snprintf(seed, sizeof seed, "%" PRId64, sweep->seed);
        overrides.seed = seed;
    }
    CTG_TRY(ctg_scenario_open(&crossing->base, sweep->base, &overrides, error));
    CTG_TRY(ctg_sweep_resolve(sweep, crossing->base, error));
    CTG_TRY(ctg_memory_array(&room, sweep->policy_count, sizeof *crossing->policies, "policies",
                             error));
    crossing->policies = room;
    for (size_t at = 0; at < sweep->policy_count; at++) {
        CTG_TRY(ctg_scenario_open(&crossing->policies[at], sweep->policies[at], &overrides, error));
        CTG_TRY(ctg_sweep_check_policy(sweep, at, crossing->base, crossing->policies[at], error));
    }
    return ctg_ok;
}

static void add_file(ctg_crossing *crossing, const char *role, const ctg_sweep_file *file)
{
    ctg_scenario_file *const added = &crossing->files[crossing->file_count++];
    *added = (ctg_scenario_file){
        .role = role, .path = file->path, .bytes = file->bytes, .size = file->size};
    (void)ctg_text_copy(added->sha256, sizeof added->sha256, file->sha256, 64);
}

static ctg_status add_files(ctg_crossing *crossing, ctg_study *study, ctg_error *error)
{
    add_file(crossing, "study", &crossing->sweep.file);
    if (crossing->sweep.list.path != NULL) {
        add_file(crossing, "points", &crossing->sweep.list);
    }
    for (size_t at = 0; at < crossing->file_count; at++) {
        CTG_TRY(ctg_study_add_file(study, &crossing->files[at], error));
    }
    return ctg_ok;
}

static ctg_status make_study(ctg_crossing *crossing, const char *version, ctg_study *study,
                             ctg_error *error)
{
    const ctg_sweep *const sweep = &crossing->sweep;
    CTG_TRY(ctg_study_open(study, crossing->base, version, error));
    study->base_name = study->name;
    study->stops_on_error = sweep->stops_on_error;
    study->name = sweep->name;
    study->title = sweep->title[0] != '\0' ? sweep->title : study->title;
    study->question = sweep->question[0] != '\0' ? sweep->question : study->question;
    for (size_t at = 0; at < sweep->policy_count; at++) {
        CTG_TRY(ctg_study_add_policy(study, crossing->policies[at], error));
    }
    CTG_TRY(add_files(crossing, study, error));
    CTG_TRY(keep(crossing, study, error));
    CTG_TRY(write_text(crossing, error));
    study->points = (ctg_study_points){.count = crossing->points.count,
                                       .text = crossing->text,
                                       .paths = crossing->paths,
                                       .factor_count = sweep->varied_count,
                                       .values = write_values,
                                       .vary = vary,
                                       .release = release,
                                       .of = crossing};
    return ctg_study_set_id(study, error);
}

/* More have no number in a store. */
static ctg_status check_points(const ctg_crossing *crossing, ctg_error *error)
{
    const ctg_sweep *const sweep = &crossing->sweep;
    return crossing->points.count <= CTG_STUDY_POINTS_MOST
               ? ctg_ok
               : ctg_error_add_at(error, ctg_input, sweep->file.path, sweep->design_line,
                                  "the design has %" PRIu64 " points; allowed is 1 to %" PRIu64,
                                  crossing->points.count, CTG_STUDY_POINTS_MOST);
}

ctg_status ctg_crossing_open(ctg_crossing *crossing, const char *path,
                             const ctg_scenario_overrides *overrides, const char *version,
                             ctg_study *study, ctg_error *error)
{
    *crossing = (ctg_crossing){0};
    *study = (ctg_study){0};
    CTG_TRY(ctg_sweep_open(&crossing->sweep, path, overrides->shipped, error));
    CTG_TRY(open_scenarios(crossing, overrides, error));
    CTG_TRY(ctg_design_points_open(&crossing->points, &crossing->sweep, error));
    CTG_TRY(check_points(crossing, error));
    CTG_TRY(list_paths(crossing, error));
    return make_study(crossing, version, study, error);
}

static ctg_status open_given(ctg_crossing *crossing, const ctg_crossing_given *given,
                             ctg_error *error)
{
    const ctg_sweep *const sweep = &crossing->sweep;
    void *room = NULL;
    if (given->arms != sweep->policy_count + 1) {
        return ctg_error_add(error, ctg_storage, "%s names %zu policies, %zu were run",
                             sweep->file.path, sweep->policy_count, given->arms - 1);
    }
    CTG_TRY(ctg_scenario_open(&crossing->base, given->paths[0], &given->overrides[0], error));
    CTG_TRY(ctg_sweep_resolve(&crossing->sweep, crossing->base, error));
    CTG_TRY(ctg_memory_array(&room, sweep->policy_count, sizeof *crossing->policies, "policies",
                             error));
    crossing->policies = room;
    for (size_t at = 0; at < sweep->policy_count; at++) {
        CTG_TRY(ctg_scenario_open(&crossing->policies[at], given->paths[at + 1],
                                  &given->overrides[at + 1], error));
    }
    return ctg_ok;
}

ctg_status ctg_crossing_open_given(ctg_crossing *crossing, const ctg_crossing_given *given,
                                   const char *version, ctg_study *study, ctg_error *error)
{
    *crossing = (ctg_crossing){0};
    *study = (ctg_study){0};
    CTG_TRY(ctg_sweep_open_given(&crossing->sweep, given->file, given->list, error));
    CTG_TRY(open_given(crossing, given, error));
    CTG_TRY(ctg_design_points_open(&crossing->points, &crossing->sweep, error));
    CTG_TRY(list_paths(crossing, error));
    return make_study(crossing, version, study, error);
}

void ctg_crossing_close(ctg_crossing *crossing)
{
    ctg_design_points_close(&crossing->points);
    for (size_t at = 0; crossing->policies != NULL && at < crossing->sweep.policy_count; at++) {
        ctg_scenario_destroy(crossing->policies[at]);
    }
    free(crossing->policies);
    ctg_scenario_destroy(crossing->base);
    free(crossing->paths);
    free(crossing->cells);
    free(crossing->text);
    ctg_sweep_close(&crossing->sweep);
    *crossing = (ctg_crossing){0};
}

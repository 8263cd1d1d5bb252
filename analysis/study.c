/* A study: its arms, points and replicates, and the identity that its results carry.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/study.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/pair.h"
#include "engine/base/digest.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/base/text.h"
#include "engine/run/ensemble.h"

ctg_status ctg_study_add_file(ctg_study *study, const ctg_scenario_file *file, ctg_error *error)
{
    const ctg_scenario_file **const files =
        realloc(study->files, (study->file_count + 1) * sizeof *files);
    if (files == NULL) {
        return ctg_error_add(error, ctg_memory, "no memory for the list of inputs");
    }
    study->files = files;
    files[study->file_count++] = file;
    return ctg_ok;
}

/* Adds the files that are not there yet. */
static ctg_status keep_files(ctg_study *study, const ctg_scenario *scenario, ctg_error *error)
{
    for (size_t at = 0; at < ctg_scenario_file_count(scenario); at++) {
        const ctg_scenario_file *const file = ctg_scenario_file_at(scenario, at);
        bool known = false;
        for (size_t i = 0; i < study->file_count && !known; i++) {
            known = strcmp(study->files[i]->path, file->path) == 0;
        }
        CTG_TRY(known ? ctg_ok : ctg_study_add_file(study, file, error));
    }
    return ctg_ok;
}

static ctg_status write_changes(char **changes, const ctg_scenario *scenario, ctg_error *error)
{
    ctg_text_builder text = {0};
    ctg_status status = ctg_text_add(&text, error, "%s", "");
    for (size_t at = 0; at < ctg_scenario_change_count(scenario) && status == ctg_ok; at++) {
        const ctg_scenario_change change = ctg_scenario_change_at(scenario, at);
        status = ctg_text_add(&text, error, "%s\n", change.text);
    }
    *changes = text.text;
    return status;
}

ctg_status ctg_study_open(ctg_study *study, const ctg_scenario *scenario, const char *version,
                          ctg_error *error)
{
    *study = (ctg_study){.name = ctg_scenario_name(scenario),
                         .title = ctg_scenario_title(scenario),
                         .question = ctg_scenario_question(scenario),
                         .version = version,
                         .setting = ctg_scenario_setting(scenario),
                         .replicates = ctg_scenario_replicates(scenario),
                         .shape = ctg_ensemble_shape(ctg_scenario_setting(scenario))};
    CTG_TRY(keep_files(study, scenario, error));
    CTG_TRY(write_changes(&study->changes, scenario, error));
    CTG_TRY(ctg_scenario_resolved(scenario, &study->resolved, error));
    return ctg_study_set_id(study, error);
}

ctg_status ctg_study_add_policy(ctg_study *study, const ctg_scenario *policy, ctg_error *error)
{
    const ctg_setting *const setting = ctg_scenario_setting(policy);
    if (study->policy_count + 2 > CTG_STUDY_ARMS_MOST) {
        return ctg_error_add(error, ctg_input, "a study has at most %d policies",
                             CTG_STUDY_ARMS_MOST - 1);
    }
    CTG_TRY(ctg_pair_check(study->setting, setting, study->name, ctg_scenario_name(policy), error));
    ctg_study_policy *const grown =
        realloc(study->policies, (study->policy_count + 1) * sizeof *grown);
    if (grown == NULL) {
        return ctg_error_add(error, ctg_memory, "no memory for a policy");
    }
    study->policies = grown;
    ctg_study_policy *const added = &grown[study->policy_count++];
    *added = (ctg_study_policy){
        .name = ctg_scenario_name(policy), .title = ctg_scenario_title(policy), .setting = setting};
    CTG_TRY(keep_files(study, policy, error));
    CTG_TRY(write_changes(&added->changes, policy, error));
    return ctg_scenario_resolved(policy, &added->resolved, error);
}

ctg_status ctg_study_keep(ctg_study *study, const size_t *places, size_t count, ctg_error *error)
{
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, count, sizeof *study->kept, "what is kept of a run", error));
    free(study->kept);
    study->kept = room;
    study->kept_count = count;
    memcpy(study->kept, places, count * sizeof *places);
    return ctg_ok;
}

void ctg_study_destroy(ctg_study *study)
{
    for (size_t at = 0; at < study->policy_count; at++) {
        free(study->policies[at].changes);
        free(study->policies[at].resolved);
    }
    free(study->policies);
    free(study->kept);
    free(study->changes);
    free(study->resolved);
    free(study->files);
    *study = (ctg_study){0};
}

/* The ranges from which replicates draw are part of the model, not of the scenario. */
static ctg_status add_ranges(ctg_text_builder *text, const ctg_study *study, ctg_error *error)
{
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        const ctg_parameter *const line = ctg_parameters_row((ctg_parameter_id)id);
        char low[CTG_NUMBER_ROOM];
        char high[CTG_NUMBER_ROOM];
        ctg_number_write(line->low, low);
        ctg_number_write(line->high, high);
        CTG_TRY(study->setting->drawn[id]
                    ? ctg_text_add(text, error, "%s from %s to %s\n", line->path, low, high)
                    : ctg_ok);
    }
    return ctg_ok;
}

/* One chance a draw of parameters is the rule, and part of no identity. */
static ctg_status add_chances(ctg_text_builder *text, const ctg_study *study, ctg_error *error)
{
    const uint32_t chances = study->setting->chances;
    return chances > 1 ? ctg_text_add(text, error, "chances = %" PRIu32 "\n", chances) : ctg_ok;
}

/* A resolved scenario without the line that says how many replicates. */
static ctg_status add_resolved(ctg_text_builder *text, const char *resolved, ctg_error *error)
{
    static const char left_out[] = "replicates = ";
    const char *line = resolved;
    while (*line != '\0') {
        const size_t length = strcspn(line, "\n");
        if (strncmp(line, left_out, sizeof left_out - 1) != 0) {
            CTG_TRY(ctg_text_add(text, error, "%.*s\n", (int)length, line));
        }
        line += length + (line[length] == '\n' ? 1 : 0);
    }
    return ctg_ok;
}

static ctg_status add_policies(ctg_text_builder *text, const ctg_study *study, ctg_error *error)
{
    for (size_t at = 0; at < study->policy_count; at++) {
        CTG_TRY(ctg_text_add(text, error, "policy\n"));
        CTG_TRY(add_resolved(text, study->policies[at].resolved, error));
    }
    return ctg_ok;
}

static ctg_status add_points(ctg_text_builder *text, const ctg_study *study, ctg_error *error)
{
    CTG_TRY(study->points.count > 0 ? ctg_text_add(text, error, "points\n%s\n", study->points.text)
                                    : ctg_ok);
    for (size_t at = 0; at < study->kept_count; at++) {
        CTG_TRY(ctg_text_add(text, error, "%s%zu", at == 0 ? "kept " : " ", study->kept[at]));
    }
    return ctg_ok;
}

ctg_status ctg_study_set_id(ctg_study *study, ctg_error *error)
{
    ctg_text_builder text = {0};
    ctg_status status =
        ctg_text_add(&text, error, "contingent study 1\nmodel %s\n", study->version);
    status = status == ctg_ok ? add_ranges(&text, study, error) : status;
    status = status == ctg_ok ? add_chances(&text, study, error) : status;
    status = status == ctg_ok ? add_resolved(&text, study->resolved, error) : status;
    status = status == ctg_ok ? add_policies(&text, study, error) : status;
    status = status == ctg_ok ? add_points(&text, study, error) : status;
    if (status == ctg_ok) {
        ctg_digest_sha256(text.text, text.used, study->id);
    }
    free(text.text);
    return status;
}

size_t ctg_study_arms(const ctg_study *study)
{
    return study->policy_count + 1;
}

const ctg_setting *ctg_study_arm(const ctg_study *study, size_t arm)
{
    return arm == 0 ? study->setting : study->policies[arm - 1].setting;
}

const char *ctg_study_arm_name(const ctg_study *study, size_t arm)
{
    const char *const base = study->base_name != NULL ? study->base_name : study->name;
    return arm == 0 ? base : study->policies[arm - 1].name;
}

uint64_t ctg_study_point_count(const ctg_study *study)
{
    return study->points.count > 0 ? study->points.count : 1;
}

size_t ctg_study_kept_count(const ctg_study *study)
{
    return study->kept_count > 0 ? study->kept_count : ctg_measures_record_size(&study->shape);
}

uint64_t ctg_study_runs(const ctg_study *study)
{
    const uint64_t pairs = ctg_study_point_count(study) * study->replicates;
    const uint64_t mine = study->shards == 0      ? pairs
                          : pairs <= study->shard ? 0
                                                  : (pairs - study->shard - 1) / study->shards + 1;
    return mine * ctg_study_arms(study);
}

ctg_study_place ctg_study_place_of(const ctg_study *study, size_t place)
{
    size_t id = CTG_MEASURES;
    size_t first = SIZE_MAX;
    while (first > place) {
        id--;
        first = study->shape.who[ctg_measures_row((ctg_measure_id)id)->scope] == 0
                    ? SIZE_MAX
                    : ctg_measures_place(&study->shape, (ctg_measure_id)id, 0, 0);
    }
    const size_t who = study->shape.who[ctg_measures_row((ctg_measure_id)id)->scope];
    return (ctg_study_place){(ctg_measure_id)id, (place - first) / who, (place - first) % who};
}

const char *ctg_study_run_name(const ctg_study *study, const ctg_run_name *name,
                               char room[CTG_STUDY_RUN_ROOM])
{
    char of[100] = "";
    char at[40] = "";
    if (study->policy_count > 0 && name->arm < ctg_study_arms(study)) {
        (void)snprintf(of, sizeof of, " of %.90s", ctg_study_arm_name(study, name->arm));
    }
    if (study->points.count > 0) {
        (void)snprintf(at, sizeof at, " at point %" PRIu64, name->point);
    }
    (void)snprintf(room, CTG_STUDY_RUN_ROOM, "replicate %" PRIu32 "%s%s", name->replicate, of, at);
    return room;
}

const char *ctg_study_who(const ctg_study *study, ctg_scope scope, size_t line,
                          char room[CTG_WHO_ROOM])
{
    return ctg_measures_who(&study->setting->epochs[0].tables, scope, line, room);
}

ctg_month ctg_study_month(const ctg_study *study, ctg_scope scope, size_t time)
{
    const ctg_month step = scope == ctg_scope_world ? 1 : 12;
    return study->setting->start + (ctg_month)time * step;
}

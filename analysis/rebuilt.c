/* A study made again from its store alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/rebuilt.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/store_sources.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"

#define TABLE_MARK "# data/"

/* The files of one arm, as its resolved text names them. */
typedef struct arm {
    const char *path;
    ctg_scenario_file *files; /* owned */
    size_t count, room;
    ctg_scenario *scenario; /* of a study without points; owned */
    ctg_scenario *story;    /* from the file itself; NULL until it is asked for; owned */
} arm;

struct ctg_rebuilt {
    ctg_text_store texts;      /* owns every text and the bytes of the inputs */
    ctg_scenario_file *inputs; /* [input_count]; owned */
    size_t input_count, input_room;
    arm *arms; /* [arm_count]; owned */
    size_t arm_count;
    ctg_scenario_overrides *overrides; /* [arm_count]; owned */
    const char **paths;                /* [arm_count]; owned */
    ctg_crossing crossing;             /* of a study with points */
    ctg_study study;
};

static ctg_status take_input(void *to, const ctg_store_input *input, ctg_error *error)
{
    ctg_rebuilt *const r = to;
    void *inputs = r->inputs;
    const ctg_status status = ctg_memory_grow(&inputs, &r->input_room, r->input_count + 1,
                                              sizeof *r->inputs, "the inputs of a store", error);
    r->inputs = inputs;
    CTG_TRY(status);
    ctg_scenario_file *const added = &r->inputs[r->input_count];
    *added = (ctg_scenario_file){.size = input->size};
    CTG_TRY(ctg_text_keep(&r->texts, &added->role, input->role, strlen(input->role), error));
    CTG_TRY(ctg_text_keep(&r->texts, &added->path, input->path, strlen(input->path), error));
    CTG_TRY(ctg_text_keep(&r->texts, &added->bytes, input->bytes, input->size, error));
    (void)ctg_text_copy(added->sha256, sizeof added->sha256, input->sha256, 64);
    r->input_count++;
    return ctg_ok;
}

static const ctg_scenario_file *input_of_role(const ctg_rebuilt *r, const char *role)
{
    for (size_t i = 0; i < r->input_count; i++) {
        if (strcmp(r->inputs[i].role, role) == 0) {
            return &r->inputs[i];
        }
    }
    return NULL;
}

static ctg_status add_file(arm *of, const ctg_scenario_file *file, ctg_error *error)
{
    void *files = of->files;
    const ctg_status status = ctg_memory_grow(&files, &of->room, of->count + 1, sizeof *of->files,
                                              "the inputs of a scenario", error);
    of->files = files;
    CTG_TRY(status);
    of->files[of->count++] = *file;
    return ctg_ok;
}

/* Adds the table of a line "# data/NAME.csv SHA256" of a resolved scenario. */
static ctg_status add_table(ctg_rebuilt *r, arm *of, const char *line, size_t length,
                            ctg_error *error)
{
    const char *const path = line + strlen("# ");
    const size_t path_length = strcspn(path, " \n");
    const char *const sha256 = path + path_length + 1;
    ctg_scenario_file table = {.role = "table"};
    if (sha256 + 64 > line + length) {
        return ctg_ok;
    }
    for (size_t i = 0; i < r->input_count; i++) {
        if (strncmp(r->inputs[i].sha256, sha256, 64) == 0) {
            table.bytes = r->inputs[i].bytes;
            table.size = r->inputs[i].size;
            CTG_TRY(ctg_text_keep(&r->texts, &table.path, path, path_length, error));
            return add_file(of, &table, error);
        }
    }
    return ctg_error_add(error, ctg_storage,
                         "the store does not hold %.*s (%.8s...), of which it says that %s was run "
                         "with it",
                         (int)path_length, path, sha256, of->path);
}

static ctg_status gather_arm(ctg_rebuilt *r, size_t at, const char *name, const char *resolved,
                             ctg_error *error)
{
    arm *const of = &r->arms[at];
    ctg_text_builder path = {0};
    CTG_TRY(ctg_text_add(&path, error, "%s.cfg", name));
    const ctg_status kept = ctg_text_keep(&r->texts, &of->path, path.text, path.used, error);
    free(path.text);
    CTG_TRY(kept);
    r->paths[at] = of->path;
    CTG_TRY(add_file(
        of,
        &(ctg_scenario_file){
            .role = "scenario", .path = of->path, .bytes = resolved, .size = strlen(resolved)},
        error));
    for (const char *line = resolved; *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        CTG_TRY(strncmp(line, TABLE_MARK, strlen(TABLE_MARK)) == 0
                    ? add_table(r, of, line, length, error)
                    : ctg_ok);
        line += length + (line[length] == '\n' ? 1 : 0);
    }
    return ctg_ok;
}

/* Lays out what the scenarios of all arms will be read from. */
static ctg_status gather(ctg_rebuilt *r, ctg_store_file *file, ctg_error *error)
{
    const ctg_store_head *const head = ctg_store_file_head(file);
    void *room = NULL;
    CTG_TRY(ctg_store_sources_inputs(file, take_input, r, error));
    CTG_TRY(ctg_memory_array(&room, head->arms, sizeof *r->arms, "the arms of a study", error));
    r->arms = room;
    r->arm_count = head->arms;
    CTG_TRY(
        ctg_memory_array(&room, head->arms, sizeof *r->overrides, "the arms of a study", error));
    r->overrides = room;
    CTG_TRY(ctg_memory_array(&room, head->arms, sizeof *r->paths, "the arms of a study", error));
    r->paths = room;
    for (size_t at = 0; at < head->arms; at++) {
        CTG_TRY(gather_arm(r, at, head->arm_names[at], head->arm_resolved[at], error));
        r->overrides[at] = (ctg_scenario_overrides){.months = head->months,
                                                    .chances = (uint32_t)head->chances,
                                                    .given = r->arms[at].files,
                                                    .given_count = r->arms[at].count};
    }
    return ctg_ok;
}

static ctg_status open_plain(ctg_rebuilt *r, const char *version, ctg_error *error)
{
    for (size_t at = 0; at < r->arm_count; at++) {
        arm *const of = &r->arms[at];
        CTG_TRY(ctg_scenario_open(&of->scenario, of->path, &r->overrides[at], error));
        CTG_TRY(at == 0 ? ctg_study_open(&r->study, of->scenario, version, error)
                        : ctg_study_add_policy(&r->study, of->scenario, error));
    }
    return ctg_study_set_id(&r->study, error);
}

static ctg_status open_sweep(ctg_rebuilt *r, const char *version, ctg_error *error)
{
    const ctg_crossing_given given = {.file = input_of_role(r, "study"),
                                      .list = input_of_role(r, "points"),
                                      .paths = r->paths,
                                      .overrides = r->overrides,
                                      .arms = r->arm_count};
    return given.file == NULL
               ? ctg_error_add(error, ctg_storage, "the store does not hold its study file")
               : ctg_crossing_open_given(&r->crossing, &given, version, &r->study, error);
}

static ctg_status rebuild(ctg_rebuilt *r, ctg_store_file *file, const char *version,
                          ctg_error *error)
{
    const ctg_store_head *const head = ctg_store_file_head(file);
    if (head->is_calibration) {
        return ctg_error_add(error, ctg_input,
                             "%s holds the evaluations of a calibration; the same command of "
                             "`contingent calibrate` checks them",
                             head->path);
    }
    if (strcmp(head->version, version) != 0) {
        return ctg_error_add(error, ctg_input,
                             "%s was made by contingent %s, this is %s: its runs can be computed "
                             "again with that version only",
                             head->path, head->version, version);
    }
    CTG_TRY(gather(r, file, error));
    CTG_TRY(head->design[0] == '\0' ? open_plain(r, version, error)
                                    : open_sweep(r, version, error));
    r->study.replicates = (uint32_t)head->replicates;
    return strcmp(r->study.id, head->id) == 0
               ? ctg_ok
               : ctg_error_add(error, ctg_storage,
                               "what is in %s gives study %.8s, not %.8s that it names: it was "
                               "altered or damaged, or another program made it",
                               head->path, r->study.id, head->id);
}

ctg_status ctg_rebuilt_open(ctg_rebuilt **rebuilt, ctg_store_file *file, const char *version,
                            ctg_error *error)
{
    void *place = NULL;
    *rebuilt = NULL;
    CTG_TRY(ctg_memory_array(&place, 1, sizeof **rebuilt, "a study", error));
    const ctg_status status = rebuild(place, file, version, error);
    if (status != ctg_ok) {
        ctg_rebuilt_close(place);
        return status;
    }
    *rebuilt = place;
    return ctg_ok;
}

void ctg_rebuilt_close(ctg_rebuilt *rebuilt)
{
    if (rebuilt == NULL) {
        return;
    }
    ctg_study_destroy(&rebuilt->study);
    ctg_crossing_close(&rebuilt->crossing);
    for (size_t at = 0; rebuilt->arms != NULL && at < rebuilt->arm_count; at++) {
        ctg_scenario_destroy(rebuilt->arms[at].scenario);
        ctg_scenario_destroy(rebuilt->arms[at].story);
        free(rebuilt->arms[at].files);
    }
    free(rebuilt->arms);
    free(rebuilt->overrides);
    free(rebuilt->paths);
    free(rebuilt->inputs);
    ctg_text_release(&rebuilt->texts);
    free(rebuilt);
}

const ctg_study *ctg_rebuilt_study(const ctg_rebuilt *rebuilt)
{
    return &rebuilt->study;
}

const ctg_crossing *ctg_rebuilt_crossing(const ctg_rebuilt *rebuilt)
{
    return rebuilt->study.points.count > 0 ? &rebuilt->crossing : NULL;
}

static bool is_named(const ctg_scenario_file *file, const char *name)
{
    const char *const slash = strrchr(file->path, '/');
    const char *const stem = slash != NULL ? slash + 1 : file->path;
    const size_t length = strlen(name);
    return strncmp(stem, name, length) == 0 && strcmp(stem + length, ".cfg") == 0;
}

/* The input that is a scenario file "NAME.cfg" of an arm; NULL where there is none. Of arms of one
 * name, whose files lie in several folders, each has the next: files stand in the order of arms. */
static const ctg_scenario_file *file_of(const ctg_rebuilt *r, size_t of)
{
    const char *const name = ctg_study_arm_name(&r->study, of);
    const ctg_scenario_file *found = NULL;
    size_t left = 0;
    for (size_t i = 0; i < of; i++) {
        left += strcmp(ctg_study_arm_name(&r->study, i), name) == 0 ? 1 : 0;
    }
    for (size_t i = 0; i < r->input_count; i++) {
        const ctg_scenario_file *const file = &r->inputs[i];
        const bool own = strcmp(file->role, "scenario") == 0;
        if (!is_named(file, name) || (!own && (found != NULL || strcmp(file->role, "base") != 0))) {
            continue;
        }
        found = file;
        if (own && left-- == 0) {
            return file;
        }
    }
    return found;
}

ctg_status ctg_rebuilt_story(ctg_rebuilt *rebuilt, size_t of, const ctg_scenario **scenario,
                             ctg_error *error)
{
    const ctg_scenario_file *const file = file_of(rebuilt, of);
    const ctg_scenario_overrides overrides = {.given = rebuilt->inputs,
                                              .given_count = rebuilt->input_count};
    ctg_scenario **const story = &rebuilt->arms[of].story;
    ctg_error said;
    *scenario = *story;
    if (file == NULL || *story != NULL) {
        return ctg_ok;
    }
    ctg_error_clear(&said);
    const ctg_status status = ctg_scenario_open(story, file->path, &overrides, &said);
    *scenario = *story;
    if (status == ctg_memory) {
        ctg_error_append(error, &said);
        return status;
    }
    return ctg_ok;
}

const ctg_scenario *ctg_rebuilt_scenario(const ctg_rebuilt *rebuilt, size_t of)
{
    return rebuilt->arms[of].scenario;
}

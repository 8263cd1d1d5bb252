/* The files of a scenario: itself, its bases, its tables.
 *
 * A base may be anywhere; it is read by the same guard. Tables stay in the folder of the file that
 * names them or below: a scenario from elsewhere cannot make this program read other files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/file.h"
#include "engine/base/memory.h"
#include "engine/io/scenario_inside.h"
#include "engine/io/shipped.h"

#define NAME_MOST 1000
#define TABLE_BYTES_MOST ((size_t)16 * 1024 * 1024)

/* Names of files begin the sentences on what is in them: a line feed in one would forge another,
 * and one that is too long would leave no room for the rest. */
static ctg_status check_name(const char *path, ctg_error *error)
{
    const size_t length = strlen(path);
    bool printable = true;
    for (size_t i = 0; i < length; i++) {
        printable = printable && (unsigned char)path[i] >= 0x20 && path[i] != 0x7f;
    }
    if (printable && length <= NAME_MOST) {
        return ctg_ok;
    }
    return ctg_error_add(error, ctg_input, "error: the name of the file '%s' %s",
                         ctg_text_shown(path, length).text,
                         printable ? "is longer than 1000 bytes" : "holds a control character");
}

/* How long the name of a file is without its folder and the .cfg of a scenario. */
static size_t stem_of(const char *path, const char **stem)
{
    const char *const slash = strrchr(path, '/');
    *stem = slash != NULL ? slash + 1 : path;
    const size_t length = strlen(*stem);
    return length > 4 && strcmp(*stem + length - 4, ".cfg") == 0 ? length - 4 : length;
}

static bool has_stem(const char *path, const char *other)
{
    const char *stems[2];
    const size_t length = stem_of(path, &stems[0]);
    return length == stem_of(other, &stems[1]) && strncmp(stems[0], stems[1], length) == 0;
}

/* The file that was given under this path; else one of this name, since a base may have been named
 * without its folder. */
static const ctg_scenario_file *find_given(const ctg_scenario *scenario, const char *path)
{
    const ctg_scenario_file *named = NULL;
    for (size_t i = 0; i < scenario->given_count; i++) {
        const ctg_scenario_file *const given = &scenario->given[i];
        if (strcmp(given->path, path) == 0) {
            return given;
        }
        named = named == NULL && has_stem(given->path, path) ? given : named;
    }
    return named;
}

static ctg_status read_given(const ctg_scenario *scenario, ctg_file *file, const char *path,
                             ctg_file_fault *fault)
{
    const ctg_scenario_file *const given = find_given(scenario, path);
    *file = (ctg_file){NULL, 0};
    if (given == NULL) {
        (void)ctg_text_copy(fault->text, sizeof fault->text, "is not among the files given", 28);
        return ctg_input;
    }
    file->size = given->size;
    (void)ctg_text_copy(fault->text, sizeof fault->text, "no memory for its bytes", 23);
    return ctg_text_duplicate(&file->bytes, given->bytes, given->size, NULL);
}

/* Reads one file into the list; its bytes stay with the scenario. `named` is where it was named, or
 * NULL for what the command line names. */
static ctg_status add_file(ctg_scenario *scenario, const char *role, const char *path, size_t most,
                           const ctg_scenario_place *named, ctg_error *error)
{
    ctg_file file;
    ctg_file_fault fault;
    void *files = scenario->files;
    CTG_TRY(check_name(path, error));
    ctg_status status = ctg_memory_grow(&files, &scenario->file_room, scenario->file_count + 1,
                                        sizeof *scenario->files, "the list of files", error);
    scenario->files = files;
    CTG_TRY(status);
    status = scenario->given_count > 0 ? read_given(scenario, &file, path, &fault)
                                       : ctg_file_read(&file, path, most, &fault);
    if (status != ctg_ok) {
        return named == NULL ? ctg_error_add_at(error, status, path, 0, "%s", fault.text)
                             : ctg_error_add_at(error, status, named->file, named->line,
                                                "%s '%s' %s", role, path, fault.text);
    }
    ctg_scenario_file *const added = &scenario->files[scenario->file_count++];
    *added = (ctg_scenario_file){role, path, file.bytes, file.size, ""};
    ctg_digest_sha256(file.bytes, file.size, added->sha256);
    return ctg_ok;
}

/* A base may not be one of the files that lead to it. */
static ctg_status check_chain(const ctg_scenario *scenario, const char *path,
                              const ctg_scenario_place *named, ctg_error *error)
{
    for (size_t i = 0; i < scenario->file_count; i++) {
        if (ctg_file_is_same(scenario->files[i].path, path)) {
            return ctg_error_add_at(error, ctg_input, named->file, named->line,
                                    "base '%s' leads back to where it came from", path);
        }
    }
    return scenario->file_count <= CTG_SCENARIO_BASES_MOST
               ? ctg_ok
               : ctg_error_add_at(error, ctg_input, named->file, named->line,
                                  "base '%s' is the ninth below another; at most %d are read", path,
                                  CTG_SCENARIO_BASES_MOST);
}

/* Keeps the path of the base that a file names. */
static ctg_status keep_base(ctg_scenario *scenario, const char **kept,
                            const ctg_scenario_place *named, const char *base, ctg_error *error)
{
    char *path = NULL;
    const ctg_shipped_name name = {base, named->file, named->line, scenario->shipped};
    CTG_TRY(ctg_shipped_find(&path, &name, error));
    const ctg_status status = ctg_text_keep(&scenario->texts, kept, path, strlen(path), error);
    free(path);
    return status;
}

ctg_status ctg_scenario_files_open(ctg_scenario *scenario, const char *path,
                                   ctg_scenario_documents *documents, ctg_error *error)
{
    const char *at = NULL;
    ctg_scenario_place named = {NULL, 0};
    *documents = (ctg_scenario_documents){.count = 0};
    CTG_TRY(ctg_text_keep(&scenario->texts, &at, path, strlen(path), error));
    while (at != NULL) {
        ctg_document *const document = &documents->at[documents->count];
        CTG_TRY(add_file(scenario, named.file == NULL ? "scenario" : "base", at,
                         CTG_GUARD_BYTES_MOST, named.file == NULL ? NULL : &named, error));
        const ctg_scenario_file *const file = &scenario->files[scenario->file_count - 1];
        CTG_TRY(ctg_document_read(document, file->path, file->bytes, file->size, error));
        documents->count++;
        const ctg_node *const base = ctg_scenario_sheet_base(document);
        at = NULL;
        if (base != NULL) {
            named = (ctg_scenario_place){file->path, base->line};
            CTG_TRY(keep_base(scenario, &at, &named, base->text, error));
            CTG_TRY(check_chain(scenario, at, &named, error));
        }
    }
    return ctg_ok;
}

void ctg_scenario_files_close(ctg_scenario_documents *documents)
{
    for (size_t i = 0; i < documents->count; i++) {
        ctg_document_destroy(&documents->at[i]);
    }
    documents->count = 0;
}

static ctg_status read_table(ctg_scenario *scenario, ctg_table_id id, ctg_error *error)
{
    const char *role = NULL;
    char words[64] = "table ";
    const char *const name = scenario->registry.tables[id].name;
    if (scenario->table_paths[id] == NULL) {
        return ctg_error_add_at(error, ctg_input, scenario->files[0].path, 0,
                                "names no file for the table %s; set `data` to the folder of the "
                                "tables or name the file in `tables`",
                                name);
    }
    (void)ctg_text_copy(words + 6, sizeof words - 6, name, strlen(name));
    CTG_TRY(ctg_text_keep(&scenario->texts, &role, words, strlen(words), error));
    CTG_TRY(add_file(scenario, role, scenario->table_paths[id], TABLE_BYTES_MOST,
                     &scenario->table_places[id], error));
    const ctg_scenario_file *const file = &scenario->files[scenario->file_count - 1];
    return ctg_registry_read(&scenario->registry, id, file->path, file->bytes, file->size, error);
}

ctg_status ctg_scenario_files_posterior(ctg_scenario *scenario, ctg_error *error)
{
    if (scenario->posterior_path == NULL) {
        return ctg_ok;
    }
    CTG_TRY(add_file(scenario, "posterior", scenario->posterior_path, TABLE_BYTES_MOST,
                     &scenario->posterior_place, error));
    const ctg_scenario_file *const file = &scenario->files[scenario->file_count - 1];
    CTG_TRY(ctg_posterior_read(&scenario->posterior, file->path, file->bytes, file->size, error));
    scenario->setting.posterior = &scenario->posterior;
    return ctg_ok;
}

bool ctg_scenario_files_named(const ctg_scenario *scenario)
{
    bool any = false;
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        any = any || scenario->table_paths[id] != NULL;
    }
    return any;
}

ctg_status ctg_scenario_files_move(ctg_scenario *scenario, const char *folder, ctg_error *error)
{
    static const char option[] = "--tables";
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        ctg_text_builder path = {NULL, 0, 0};
        if (scenario->table_alone[id]) {
            continue;
        }
        ctg_status status =
            ctg_text_add(&path, error, "%s/%s.csv", folder, scenario->registry.tables[id].name);
        if (status == ctg_ok) {
            status = ctg_text_keep(&scenario->texts, &scenario->table_paths[id], path.text,
                                   path.used, error);
        }
        free(path.text);
        CTG_TRY(status);
        scenario->table_places[id] = (ctg_scenario_place){option, 0};
    }
    return ctg_ok;
}

ctg_status ctg_scenario_files_tables(ctg_scenario *scenario, ctg_error *error)
{
    ctg_status worst = ctg_ok;
    if (!ctg_scenario_files_named(scenario)) {
        return ctg_error_add_at(error, ctg_input, scenario->files[0].path, 0,
                                "`data`, the folder of the tables, is missing");
    }
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        const ctg_status status = read_table(scenario, id, error);
        if (status == ctg_memory) {
            return status;
        }
        worst = worst != ctg_ok ? worst : status;
    }
    return worst;
}

void ctg_scenario_files_destroy(ctg_scenario *scenario)
{
    for (size_t i = 0; i < scenario->file_count; i++) {
        /* Only add_file fills the list: the bytes are ours, const for those who read them. */
        union {
            const char *read;
            void *owned;
        } bytes = {scenario->files[i].bytes};
        free(bytes.owned);
    }
    free(scenario->files);
    scenario->files = NULL;
    scenario->file_count = scenario->file_room = 0;
}

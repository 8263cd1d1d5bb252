/* What kind of file a file is, by the keys that only one kind has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/home.h"
#include "engine/base/file.h"
#include "engine/base/text.h"
#include "engine/io/document.h"
#include "engine/io/shipped.h"

static bool is_among(const char *name, const char *const *names)
{
    while (*names != NULL && strcmp(*names, name) != 0) {
        names++;
    }
    return *names != NULL;
}

static void take(ctg_sheet *sheet, const ctg_node *node)
{
    static const char *const of_sweeps[] = {"policies", "vary", "design", "keep", "on_error", NULL};
    static const char *const of_calibrations[] = {"origins", "targets", "particles",
                                                  "waves",   "minutes", NULL};
    if (is_among(node->name, of_sweeps)) {
        sheet->kind = ctg_sheet_sweep;
    } else if (is_among(node->name, of_calibrations)) {
        sheet->kind = ctg_sheet_calibration;
    } else if (strcmp(node->name, "base") == 0) {
        sheet->has_base = true;
    } else if (strcmp(node->name, "title") == 0 && node->kind == ctg_guard_text) {
        (void)ctg_text_copy(sheet->title, sizeof sheet->title, node->text, node->length);
    }
}

static ctg_status read_path(ctg_sheet *sheet, const char *path, ctg_error *error)
{
    ctg_file file;
    ctg_file_fault fault;
    ctg_document document;
    const ctg_status found = ctg_file_read(&file, path, CTG_GUARD_BYTES_MOST, &fault);
    if (found != ctg_ok) {
        return ctg_error_add_at(error, found, path, 0, "%s", fault.text);
    }
    const ctg_status status = ctg_document_read(&document, path, file.bytes, file.size, error);
    if (status == ctg_ok) {
        const ctg_node *node = ctg_document_first(&document, &document.nodes[0]);
        for (; node != NULL; node = ctg_document_next(&document, node)) {
            take(sheet, node);
        }
        ctg_document_destroy(&document);
    }
    ctg_file_destroy(&file);
    return status;
}

ctg_status ctg_sheet_read(ctg_sheet *sheet, const char *name, ctg_error *error)
{
    char *path = NULL;
    const ctg_shipped_name asked = {.text = name, .folder = ctg_home_scenarios()};
    *sheet = (ctg_sheet){.kind = ctg_sheet_scenario};
    ctg_status status = ctg_shipped_find(&path, &asked, error);
    status = status == ctg_ok ? read_path(sheet, path, error) : status;
    free(path);
    return status;
}

void ctg_sheet_tell(const char *name, ctg_sheet_kind wanted)
{
    static const char *const words[] = {"scenario; `contingent run` and `contingent compare` take",
                                        "study of a sweep; `contingent sweep` takes",
                                        "study of a calibration; `contingent calibrate` takes"};
    ctg_sheet sheet;
    if (ctg_sheet_read(&sheet, name, NULL) == ctg_ok && sheet.kind != wanted) {
        (void)fprintf(stderr, "%s is a %s it.\n", ctg_text_shown(name, strlen(name)).text,
                      words[sheet.kind]);
    }
}

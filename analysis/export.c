/* The runs of a store, written for other tools into a folder of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/export.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analysis/export_about.h"
#include "analysis/export_factors.h"
#include "analysis/export_json.h"
#include "analysis/export_salib.h"
#include "analysis/export_text.h"

/* Whether the folder is there with something in it, or is no folder. */
static ctg_status check_free(const char *folder, ctg_error *error)
{
    size_t entries = 0;
    DIR *const open = opendir(folder);
    if (open == NULL) {
        return errno == ENOENT ? ctg_ok
                               : ctg_error_add(error, ctg_input, "cannot write the folder %s: %s",
                                               folder, strerror(errno));
    }
    for (const struct dirent *entry = readdir(open); entry != NULL; entry = readdir(open)) {
        entries += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 ? 1 : 0;
    }
    (void)closedir(open);
    return entries == 0 ? ctg_ok
                        : ctg_error_add(error, ctg_input,
                                        "the folder %s is not empty; name another with -o", folder);
}

/* Removes the folder with what was written into it. */
static void remove_folder(const char *folder)
{
    DIR *const open = opendir(folder);
    for (const struct dirent *entry = open != NULL ? readdir(open) : NULL; entry != NULL;
         entry = readdir(open)) {
        ctg_text_builder path = {0};
        if (ctg_text_add(&path, NULL, "%s/%s", folder, entry->d_name) == ctg_ok) {
            (void)unlink(path.text);
        }
        free(path.text);
    }
    if (open != NULL) {
        (void)closedir(open);
    }
    (void)rmdir(folder);
}

static ctg_status write_values(ctg_export_work *work, ctg_error *error)
{
    switch (work->asked->format) {
    case ctg_export_json:
        return ctg_export_json_write(work, error);
    case ctg_export_salib:
        return ctg_export_salib_write(work, error);
    case ctg_export_csv:
    default:
        return ctg_export_text_write(work, error);
    }
}

static ctg_status write_files(ctg_export_work *work, ctg_error *error)
{
    CTG_TRY(ctg_store_outputs_read(&work->outputs, work->file, work->asked->measures,
                                   work->asked->measure_count, error));
    CTG_TRY(ctg_export_factors_read(&work->factors, work->head, error));
    work->told->values = work->outputs.count;
    CTG_TRY(write_values(work, error));
    CTG_TRY(ctg_export_about_dictionary(work, error));
    return ctg_export_about_provenance(work, error);
}

static ctg_status write_folder(ctg_export_work *work, ctg_error *error)
{
    const char *const folder = work->asked->folder;
    if (mkdir(work->folder, 0777) != 0) {
        return ctg_error_add(error, ctg_storage, "cannot make the folder %s: %s", work->folder,
                             strerror(errno));
    }
    ctg_status status = write_files(work, error);
    if (status == ctg_ok && rename(work->folder, folder) != 0) {
        status = ctg_error_add(error, ctg_storage, "cannot make the folder %s: %s", folder,
                               strerror(errno));
    }
    if (status != ctg_ok) {
        remove_folder(work->folder);
    }
    return status;
}

/* FOLDER without slashes at its end. */
static int stem_of(const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/') {
        length--;
    }
    return (int)length;
}

ctg_status ctg_export_write(ctg_store_file *file, const ctg_export *export, ctg_export_told *told,
                            ctg_error *error)
{
    ctg_text_builder folder = {0};
    ctg_export_work work = {
        .file = file, .head = ctg_store_file_head(file), .asked = export, .told = told};
    *told = (ctg_export_told){0};
    if (work.head->is_calibration) {
        return ctg_error_add(error, ctg_input,
                             "%s holds the evaluations of a calibration, no runs; the posterior is "
                             "its result",
                             work.head->path);
    }
    CTG_TRY(check_free(export->folder, error));
    CTG_TRY(ctg_text_add(&folder, error, "%.*s.part-%ld", stem_of(export->folder), export->folder,
                         (long)getpid()));
    work.folder = folder.text;
    const ctg_status status = write_folder(&work, error);
    ctg_store_outputs_destroy(&work.outputs);
    free(work.factors);
    free(folder.text);
    return status;
}

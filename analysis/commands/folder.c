/* The scenario files of a folder and of the folders in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/commands/paired.h"
#include "analysis/commands/sheet.h"
#include "engine/base/file.h"

#define LEVELS 2 /* the folder and those in it */

bool ctg_folder_is_study(const char *path)
{
    ctg_sheet sheet;
    (void)ctg_sheet_read(&sheet, path, NULL);
    return sheet.kind != ctg_sheet_scenario;
}

static bool has_ending(const char *name)
{
    const size_t length = strlen(name);
    const size_t suffix = sizeof CTG_FOLDER_ENDING - 1;
    return length > suffix && strcmp(name + length - suffix, CTG_FOLDER_ENDING) == 0;
}

static ctg_status list(ctg_text_store *paths, const char *folder, int level, ctg_error *error);

/* What is neither a scenario nor a folder is somebody else's. */
static ctg_status take(ctg_text_store *paths, const char *folder, const char *name, int level,
                       ctg_error *error)
{
    struct stat about;
    const char *kept = NULL;
    ctg_text_builder path = {0};
    const size_t length = strlen(folder);
    const char *const between = length > 0 && folder[length - 1] == '/' ? "" : "/";
    ctg_status status = ctg_text_add(&path, error, "%s%s%s", folder, between, name);
    if (status == ctg_ok && name[0] != '.' && stat(path.text, &about) == 0) {
        if (S_ISDIR(about.st_mode) && level + 1 < LEVELS) {
            status = list(paths, path.text, level + 1, error);
        } else if (!S_ISDIR(about.st_mode) && has_ending(name)) {
            status = ctg_text_keep(paths, &kept, path.text, path.used, error);
        }
    }
    free(path.text);
    return status;
}

static ctg_status list(ctg_text_store *paths, const char *folder, int level, ctg_error *error)
{
    DIR *const open = opendir(folder);
    ctg_status status = ctg_ok;
    if (open == NULL) {
        const int why = errno;
        return ctg_error_add_at(error, ctg_input, folder, 0, "%s%s", strerror(why),
                                why == ENOENT ? ctg_file_hint(folder).text : "");
    }
    const struct dirent *entry = readdir(open);
    for (; entry != NULL && status == ctg_ok; entry = readdir(open)) {
        status = take(paths, folder, entry->d_name, level, error);
    }
    (void)closedir(open);
    return status;
}

static int compare(const void *a, const void *b)
{
    return ctg_paired_compare(*(const char *const *)a, *(const char *const *)b);
}

ctg_status ctg_folder_list(ctg_text_store *paths, const char *folder, ctg_error *error)
{
    CTG_TRY(list(paths, folder, 0, error));
    qsort(paths->texts, paths->count, sizeof *paths->texts, compare);
    return ctg_ok;
}

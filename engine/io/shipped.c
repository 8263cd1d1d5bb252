/* Scenarios by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/shipped.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/file.h"
#include "engine/base/text.h"

#define ENDING ".cfg"

/* A link to nowhere is there, too: what is wrong with it shows when it is read. */
static bool is_there(const char *path)
{
    struct stat about;
    return lstat(path, &about) == 0;
}

/* Whether it may be the name of something shipped: no path, and what a sentence shows as it is. */
static bool may_be_name(const char *text)
{
    return text[0] != '\0' && strchr(text, '/') == NULL &&
           strcmp(ctg_text_shown(text, strlen(text)).text, text) == 0;
}

/* Sets *path to FOLDER/NAME or FOLDER/NAME.cfg, or to NULL where there is neither. */
static ctg_status look(char **path, const ctg_shipped_name *name, ctg_error *error)
{
    static const char *const endings[] = {"", ENDING};
    for (size_t at = 0; at < sizeof endings / sizeof endings[0]; at++) {
        ctg_text_builder built = {0};
        struct stat about;
        const ctg_status status =
            ctg_text_add(&built, error, "%s/%s%s", name->folder, name->text, endings[at]);
        if (status != ctg_ok || (stat(built.text, &about) == 0 && S_ISREG(about.st_mode))) {
            *path = built.text;
            return status;
        }
        free(built.text);
    }
    *path = NULL;
    return ctg_ok;
}

/* Tries the names of a folder; the one that was meant, if any, is copied to `meant`. */
static void search(DIR *folder, const char *wanted, char *meant, size_t room)
{
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, wanted);
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char stem[256];
        const size_t length = strlen(entry->d_name);
        const size_t ending = sizeof ENDING - 1;
        if (length > ending && strcmp(entry->d_name + length - ending, ENDING) == 0 &&
            ctg_text_copy(stem, sizeof stem, entry->d_name, length - ending)) {
            nearest.best = NULL; /* candidates live only while they are tried */
            ctg_text_nearest_try(&nearest, stem);
            if (nearest.best != NULL) {
                (void)ctg_text_copy(meant, room, stem, strlen(stem));
            }
        }
    }
}

/* Of a name that is neither a file `beside` nor shipped. */
static ctg_status refuse(const ctg_shipped_name *name, const char *beside, ctg_error *error)
{
    char meant[256] = "";
    DIR *const folder = opendir(name->folder);
    if (folder != NULL) {
        search(folder, name->text, meant, sizeof meant);
        (void)closedir(folder);
    }
    const ctg_text_quote shown = ctg_text_shown(name->text, strlen(name->text));
    const char *const at = name->file == NULL ? shown.text : name->file;
    return ctg_error_add_at(error, ctg_input, at, name->file == NULL ? 0 : name->line,
                            "there is no file '%s', and no scenario of this name in %s%s%s%s",
                            shown.text, name->folder,
                            meant[0] == '\0' ? ctg_file_hint(beside).text : "; did you mean '",
                            meant, meant[0] == '\0' ? "" : "'?");
}

ctg_status ctg_shipped_find(char **path, const ctg_shipped_name *name, ctg_error *error)
{
    char *found = NULL;
    *path = NULL;
    CTG_TRY(ctg_text_path_beside(path, name->file == NULL ? "" : name->file, name->text, error));
    if (name->folder == NULL || !may_be_name(name->text) || is_there(*path)) {
        return ctg_ok;
    }
    ctg_status status = look(&found, name, error);
    if (status == ctg_ok && found == NULL) {
        status = refuse(name, *path, error);
    }
    free(*path);
    *path = found;
    return status;
}

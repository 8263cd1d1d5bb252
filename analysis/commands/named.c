/* The scenarios that come with the program, by their names and numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/named.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/commands/folder.h"
#include "analysis/commands/home.h"
#include "engine/io/shipped.h"

/* The name of a scenario file without folder and ending; false of another file. */
static bool stem_of(char *stem, size_t room, const char *path)
{
    const char *const slash = strrchr(path, '/');
    const char *const name = slash == NULL ? path : slash + 1;
    const size_t length = strlen(name);
    const size_t ending = strlen(CTG_FOLDER_ENDING);
    return length > ending && strcmp(name + length - ending, CTG_FOLDER_ENDING) == 0 &&
           ctg_text_copy(stem, room, name, length - ending);
}

/* Writes the file of that path or name, if it is a scenario file. */
static bool find_file(char *path, size_t room, const char *name)
{
    char *found = NULL;
    char stem[256];
    struct stat about;
    const ctg_shipped_name asked = {.text = name, .folder = ctg_home_scenarios()};
    const bool is_one = ctg_shipped_find(&found, &asked, NULL) == ctg_ok &&
                        stem_of(stem, sizeof stem, found) && stat(found, &about) == 0 &&
                        S_ISREG(about.st_mode) && ctg_text_copy(path, room, found, strlen(found));
    free(found);
    return is_one;
}

/* Whether "S7" or "s07" is the number with which the name begins: "s07-legal-reform". */
static bool is_number_of(const char *number, const char *name)
{
    if (tolower((unsigned char)number[0]) != 's' || name[0] != 's') {
        return false;
    }
    number += number[1] == '0' && number[2] != '\0' ? 2 : 1;
    name += name[1] == '0' ? 2 : 1;
    const size_t length = strlen(number);
    return isdigit((unsigned char)number[0]) && strncmp(name, number, length) == 0 &&
           name[length] == '-';
}

typedef struct search {
    const char *number;
    char found[256];
} search;

static void try_number(void *to, const char *name)
{
    search *const s = to;
    if (is_number_of(s->number, name)) {
        (void)ctg_text_copy(s->found, sizeof s->found, name, strlen(name));
    }
}

bool ctg_named_find(char *path, size_t room, const char *name)
{
    search s = {.number = name, .found = ""};
    if (find_file(path, room, name)) {
        return true;
    }
    ctg_named_each(try_number, &s);
    return s.found[0] != '\0' && find_file(path, room, s.found);
}

void ctg_named_each(void (*each)(void *to, const char *name), void *to)
{
    char stem[256];
    ctg_text_store paths = {0};
    const char *const folder = ctg_home_scenarios();
    if (folder != NULL) {
        (void)ctg_folder_list(&paths, folder, NULL);
    }
    for (size_t at = 0; at < paths.count; at++) {
        if (!ctg_folder_is_study(paths.texts[at]) && stem_of(stem, sizeof stem, paths.texts[at])) {
            each(to, stem);
        }
    }
    ctg_text_release(&paths);
}

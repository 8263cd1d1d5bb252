/* The scenarios that come with the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/shipped.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analysis/commands/folder.h"

#define ROOM 4096
#define ENDING ".cfg"

static bool is_file(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* Writes "FOLDER/NAME" if a scenario of that name is there. */
static bool is_there(char *path, size_t room, const char *folder, const char *name,
                     const char *ending)
{
    const int length = snprintf(path, room, "%s/%s%s", folder, name, ending);
    return length > 0 && (size_t)length < room && is_file(path);
}

/* Tries a folder with the scenarios below `above`, `length` bytes of it. */
static bool try_below(char *folder, size_t room, const char *above, size_t length)
{
    static const char *const below[] = {"scenarios", "share/contingent/scenarios"};
    char path[ROOM];
    for (size_t i = 0; i < sizeof below / sizeof below[0]; i++) {
        const int needed = snprintf(folder, room, "%.*s/%s", (int)length, above, below[i]);
        if (needed > 0 && (size_t)needed < room &&
            is_there(path, sizeof path, folder, CTG_SHIPPED_BASELINE, "")) {
            return true;
        }
    }
    return false;
}

bool ctg_shipped_folder(char *folder, size_t room)
{
    char program[ROOM];
    const int here = snprintf(folder, room, "scenarios");
    if (here > 0 && (size_t)here < room && is_file("scenarios/" CTG_SHIPPED_BASELINE)) {
        return true;
    }
    const ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) {
        return false;
    }
    program[length] = '\0';
    for (char *slash = strrchr(program, '/'); slash != NULL; slash = strrchr(program, '/')) {
        *slash = '\0';
        if (try_below(folder, room, program, strlen(program))) {
            return true;
        }
    }
    return false;
}

/* The name of a file without folder and ending, if it has the ending of scenarios. */
static bool stem_of(char *stem, size_t room, const char *path)
{
    const char *const slash = strrchr(path, '/');
    const char *const name = slash == NULL ? path : slash + 1;
    const size_t length = strlen(name);
    const size_t ending = sizeof ENDING - 1;
    return length > ending && strcmp(name + length - ending, ENDING) == 0 &&
           ctg_text_copy(stem, room, name, length - ending);
}

/* Whether "S7" or "s07" is the number with which the name begins: "s07-legal-reform". */
static bool is_number_of(const char *number, const char *name)
{
    if (tolower((unsigned char)number[0]) != 's' || name[0] != 's') {
        return false;
    }
    number += 1 + (number[1] == '0' && number[2] != '\0' ? 1 : 0);
    name += name[1] == '0' ? 2 : 1;
    const size_t length = strlen(number);
    return length > 0 && isdigit((unsigned char)number[0]) && strncmp(name, number, length) == 0 &&
           name[length] == '-';
}

typedef struct search {
    const char *number;
    char found[ROOM];
} search;

static void try_number(void *to, const char *name)
{
    search *const s = to;
    if (is_number_of(s->number, name)) {
        (void)ctg_text_copy(s->found, sizeof s->found, name, strlen(name));
    }
}

bool ctg_shipped_scenario(char *path, size_t room, const char *name)
{
    char folder[ROOM];
    char stem[ROOM];
    search s = {.number = name, .found = ""};
    if (stem_of(stem, sizeof stem, name) && is_file(name)) {
        return ctg_text_copy(path, room, name, strlen(name));
    }
    if (strchr(name, '/') != NULL || !ctg_shipped_folder(folder, sizeof folder)) {
        return false;
    }
    ctg_shipped_each(try_number, &s);
    return is_there(path, room, folder, name, ENDING) || is_there(path, room, folder, name, "") ||
           (s.found[0] != '\0' && is_there(path, room, folder, s.found, ENDING));
}

void ctg_shipped_each(void (*each)(void *to, const char *name), void *to)
{
    char folder[ROOM];
    char stem[ROOM];
    ctg_error error;
    ctg_text_store paths = {0};
    ctg_error_clear(&error);
    if (ctg_shipped_folder(folder, sizeof folder)) {
        (void)ctg_folder_list(&paths, folder, &error);
    }
    for (size_t at = 0; at < paths.count; at++) {
        if (stem_of(stem, sizeof stem, paths.texts[at])) {
            each(to, stem);
        }
    }
    ctg_text_release(&paths);
}

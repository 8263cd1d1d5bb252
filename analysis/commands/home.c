/* Where what comes with the program lies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/home.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Sets `found` to the first of the folders that is there, else to "". */
static void find(char found[PATH_MAX])
{
    /* seen from the folder of the program, one level up, two levels up */
    static const char *const folders[] = {NULL, "share/contingent/scenarios", "scenarios"};
    char program[PATH_MAX];
    const ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    program[length > 0 ? length : 0] = '\0';
    for (size_t level = 0; level < sizeof folders / sizeof folders[0]; level++) {
        char *const slash = strrchr(program, '/');
        if (slash == NULL) {
            break;
        }
        *slash = '\0';
        if (folders[level] != NULL &&
            snprintf(found, PATH_MAX, "%s/%s", program, folders[level]) < PATH_MAX &&
            is_folder(found)) {
            return;
        }
    }
    found[0] = '\0';
}

const char *ctg_home_scenarios(void)
{
    static char found[PATH_MAX];
    const char *const said = getenv("CONTINGENT_SCENARIOS");
    if (said != NULL && said[0] != '\0') {
        return said;
    }
    if (found[0] == '\0') {
        find(found);
    }
    return found[0] == '\0' ? NULL : found;
}

/* A folder of a test, emptied of its files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_EMPTIED_H
#define CTG_TESTS_SUPPORT_EMPTIED_H

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

/* Unlinks every file in it; a folder that is not there is empty. */
static inline void emptied(const char *folder)
{
    DIR *const open = opendir(folder);
    for (const struct dirent *entry = open != NULL ? readdir(open) : NULL; entry != NULL;
         entry = readdir(open)) {
        char path[400];
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        (void)unlink(path);
    }
    if (open != NULL) {
        (void)closedir(open);
    }
}

#endif

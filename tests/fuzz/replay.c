/* Tries every file of the folders that are named with a fuzz target, without libFuzzer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/fuzz/fuzz.h"

static size_t replay(const char *folder)
{
    size_t count = 0;
    DIR *const entries = opendir(folder);
    for (struct dirent *entry; entries != NULL && (entry = readdir(entries)) != NULL;) {
        char path[1024];
        if (entry->d_name[0] == '.') {
            continue;
        }
        size_t size = 0;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        (void)puts(path); /* the last one is the culprit */
        (void)fflush(stdout);
        char *const bytes = fuzz_file(path, &size);
        (void)LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
        free(bytes);
        count++;
    }
    if (entries != NULL) {
        (void)closedir(entries);
    }
    return count;
}

int main(int argc, char **argv)
{
    (void)LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++) {
        const size_t count = replay(argv[i]);
        (void)printf("%s: %zu inputs\n", argv[i], count);
        if (count == 0) {
            return 1;
        }
    }
    return argc > 1 ? 0 : 2;
}

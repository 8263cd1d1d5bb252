/* Files of a sweep that are no scenarios.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/file.h"
#include "engine/io/sweep_inside.h"

ctg_status ctg_sweep_file_read(ctg_sweep *sweep, ctg_sweep_file *file, const char *path,
                               const ctg_scenario_file *given, size_t most, ctg_error *error)
{
    ctg_file read;
    ctg_file_fault fault;
    CTG_TRY(ctg_text_keep(&sweep->texts, &file->path, path, strlen(path), error));
    if (given != NULL) {
        read.size = given->size;
        CTG_TRY(ctg_text_duplicate(&read.bytes, given->bytes, given->size, error));
    } else {
        const ctg_status status = ctg_file_read(&read, path, most, &fault);
        if (status != ctg_ok) {
            return ctg_error_add_at(error, status, path, 0, "%s", fault.text);
        }
    }
    file->bytes = read.bytes;
    file->size = read.size;
    ctg_digest_sha256(read.bytes, read.size, file->sha256);
    return ctg_ok;
}

void ctg_sweep_file_release(ctg_sweep_file *file)
{
    free(file->bytes);
    file->bytes = NULL;
}

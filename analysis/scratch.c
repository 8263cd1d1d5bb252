/* Folders for what is gone when it is closed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/scratch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

ctg_status ctg_scratch_make(ctg_text_builder *folder, const char *name, ctg_error *error)
{
    const char *const place = getenv("TMPDIR");
    CTG_TRY(ctg_text_add(folder, error, "%s/%s-XXXXXX",
                         place != NULL && place[0] != '\0' ? place : "/tmp", name));
    return mkdtemp(folder->text) != NULL
               ? ctg_ok
               : ctg_error_add(error, ctg_storage, "cannot make the folder %s: %s", folder->text,
                               strerror(errno));
}

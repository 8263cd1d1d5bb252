/* Folders for what is gone when it is closed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_SCRATCH_H
#define CTG_ANALYSIS_SCRATCH_H

#include "engine/base/error.h"
#include "engine/base/text.h"

/* Makes a new folder in that of TMPDIR (/tmp): NAME, a dash and six letters. *folder, empty before,
 * has its path; the text is to be freed whatever the status, the folder is the caller's to remove.
 * ctg_storage and a sentence where it cannot be made. */
ctg_status ctg_scratch_make(ctg_text_builder *folder, const char *name, ctg_error *error);

#endif

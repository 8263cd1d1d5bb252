/* The scenario files of a folder and of the folders in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_FOLDER_H
#define CTG_COMMANDS_FOLDER_H

#include <stdbool.h>

#include "engine/base/text.h"

#define CTG_FOLDER_ENDING ".cfg"

/* Adds the path of every *.cfg in the folder and one level below to `paths`, in natural order (S2
 * before S10); hidden ones are left out. ctg_input where the folder cannot be read. To be released
 * with ctg_text_release, whatever the status. */
ctg_status ctg_folder_list(ctg_text_store *paths, const char *folder, ctg_error *error);

/* Whether a file, by its path or its name as a shipped one, is a study and no scenario. */
bool ctg_folder_is_study(const char *path);

#endif

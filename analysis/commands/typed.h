/* The command line as it was typed: to be typed again, and to be stored.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_TYPED_H
#define CTG_COMMANDS_TYPED_H

#include <stdbool.h>

#include "engine/base/error.h"

/* Sets *command to "contingent" and the words, quoted where a shell needs it; with `shown` without
 * the folders of absolute paths, which is what is stored. To be released with free. */
ctg_status ctg_typed_write(char **command, int argc, char **argv, bool shown, ctg_error *error);

#endif

/* A command that ends with JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/answer_told.h"

#include "analysis/commands/answer_json.h"
#include "analysis/commands/commands.h"

int ctg_answer_told_json(json_t *object)
{
    ctg_error error;
    ctg_error_clear(&error);
    return ctg_answer_json_write(stdout, object, &error) == ctg_ok ? ctg_exit_ok
                                                                   : ctg_commands_tell(&error);
}

/* A command that ends with JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_ANSWER_TOLD_H
#define CTG_COMMANDS_ANSWER_TOLD_H

#include <jansson.h>

/* Prints the object, which is released, to stdout; an exit code. NULL: there was no memory for
 * it. */
int ctg_answer_told_json(json_t *object);

#endif

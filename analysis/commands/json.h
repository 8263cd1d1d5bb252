/* Building JSON when memory may run out at any step: a NULL goes on to the end, where it is asked
 * for once, and nothing of what was built is left.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_JSON_H
#define CTG_COMMANDS_JSON_H

#include <jansson.h>

/* Appends `value`, which it owns, to a list; puts it into an object. Gives the list, the object;
 * NULL, with nothing left of both, where either is NULL or memory ran out. */
json_t *ctg_json_append(json_t *list, json_t *value);
json_t *ctg_json_put(json_t *object, const char *key, json_t *value);

/* The number; null where it is no finite one. */
json_t *ctg_json_real(double value);

#endif

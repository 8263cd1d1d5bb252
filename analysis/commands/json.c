/* Building JSON when memory may run out at any step.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/json.h"

#include <math.h>

json_t *ctg_json_append(json_t *list, json_t *value)
{
    if (list == NULL || value == NULL || json_array_append_new(list, value) != 0) {
        json_decref(list == NULL ? value : list);
        return NULL;
    }
    return list;
}

json_t *ctg_json_put(json_t *object, const char *key, json_t *value)
{
    if (object == NULL || value == NULL || json_object_set_new(object, key, value) != 0) {
        json_decref(object == NULL ? value : object);
        return NULL;
    }
    return object;
}

json_t *ctg_json_real(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

/* Memory from the system, zeroed, with the product of sizes checked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

ctg_status ctg_memory_array(void **place, size_t count, size_t size, const char *what,
                            ctg_error *error)
{
    *place = calloc(count == 0 ? 1 : count, size);
    return *place != NULL ? ctg_ok
                          : ctg_error_add(error, ctg_memory, "no memory for %s (%zu x %zu bytes)",
                                          what, count, size);
}

ctg_status ctg_memory_grow(void **place, size_t *room, size_t needed, size_t size, const char *what,
                           ctg_error *error)
{
    if (needed <= *room) {
        return ctg_ok;
    }
    size_t larger = *room < 64 ? 64 : *room;
    while (larger < needed && larger <= SIZE_MAX / 2) {
        larger *= 2;
    }
    const bool possible = larger >= needed && larger <= SIZE_MAX / size;
    void *const grown = possible ? realloc(*place, larger * size) : NULL;
    if (grown == NULL) {
        return ctg_error_add(error, ctg_memory, "no memory for %s (%zu x %zu bytes)", what, needed,
                             size);
    }
    *place = grown;
    *room = larger;
    return ctg_ok;
}

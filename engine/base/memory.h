/* Memory from the system, zeroed, with the product of sizes checked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_MEMORY_H
#define CTG_BASE_MEMORY_H

#include <stddef.h>

#include "engine/base/error.h"

/* Sets *place to `count` zeroed elements of `size` bytes (never NULL on ctg_ok, even for 0
 * elements); to be released with free. On failure *place is NULL and a sentence names `what`. */
ctg_status ctg_memory_array(void **place, size_t count, size_t size, const char *what,
                            ctg_error *error);

/* Grows *place, of *room elements, to hold at least `needed`; the new part is not zeroed. */
ctg_status ctg_memory_grow(void **place, size_t *room, size_t needed, size_t size, const char *what,
                           ctg_error *error);

#endif

/* Direction numbers, made from joe_kuo.def.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/joe_kuo.h"

#include <assert.h>

const ctg_joe_kuo *ctg_joe_kuo_row(size_t dimension)
{
    static const ctg_joe_kuo rows[] = {
#define CTG_JOE_KUO(degree, polynomial, ...) {degree, polynomial, {__VA_ARGS__}},
#include "analysis/joe_kuo.def"
#undef CTG_JOE_KUO
    };
    _Static_assert(sizeof rows / sizeof rows[0] == CTG_JOE_KUO_DIMENSIONS - 1, "all are there");
    assert(dimension > 0 && dimension < CTG_JOE_KUO_DIMENSIONS);
    return &rows[dimension - 1];
}

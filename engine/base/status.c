/* The statuses in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/status.h"

#include <stddef.h>

const char *ctg_status_meaning(ctg_status status)
{
    static const char *const meanings[] = {
#define CTG_ROW(name, what) what,
        CTG_STATUSES(CTG_ROW)
#undef CTG_ROW
    };
    const size_t count = sizeof meanings / sizeof meanings[0];
    return (size_t)status < count ? meanings[status] : "unknown status";
}

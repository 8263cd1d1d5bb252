/* All operations on the path avx2.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/lanes_avx2.h"

#include "tests/support/lanes_ops_body.h"

void ctg_lanes_ops_avx2(const ctg_lanes_given *given, ctg_lanes_came *came)
{
    do_all(given, came);
}

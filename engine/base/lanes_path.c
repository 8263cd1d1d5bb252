/* Which paths of lanes this machine can go; cmake/lanes.cmake says whom to ask for features.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/lanes_path.h"

#include <stdbool.h>
#include <string.h>

const char *ctg_lanes_path_name(ctg_lanes_path path)
{
    static const char *const names[ctg_lanes_path_count] = {"plain", "avx2", "avx512"};
    return names[path];
}

ctg_lanes_path ctg_lanes_path_widest(void)
{
    if (!CTG_CPU_SUPPORTS("avx2") || !CTG_CPU_SUPPORTS("bmi2") || !CTG_CPU_SUPPORTS("popcnt")) {
        return ctg_lanes_path_plain;
    }
    const bool wide = CTG_CPU_SUPPORTS("avx512f") && CTG_CPU_SUPPORTS("avx512bw") &&
                      CTG_CPU_SUPPORTS("avx512dq") && CTG_CPU_SUPPORTS("avx512vl");
    return wide ? ctg_lanes_path_avx512 : ctg_lanes_path_avx2;
}

ctg_status ctg_lanes_path_choose(const char *name, ctg_lanes_path *path, ctg_error *error)
{
    const ctg_lanes_path widest = ctg_lanes_path_widest();
    *path = widest;
    if (name == NULL) {
        return ctg_ok;
    }
    for (*path = ctg_lanes_path_plain; *path < ctg_lanes_path_count; (*path)++) {
        if (strcmp(name, ctg_lanes_path_name(*path)) == 0) {
            return *path <= widest
                       ? ctg_ok
                       : ctg_error_add(error, ctg_input, "path %s: this machine has %s at most",
                                       name, ctg_lanes_path_name(widest));
        }
    }
    return ctg_error_add(error, ctg_input, "path '%s': there are plain, avx2 and avx512", name);
}

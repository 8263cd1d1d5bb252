/* Which paths of lanes this machine can go (engine/base/lanes.h).
 *
 * All paths give the same bits; a wider one takes less time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_LANES_PATH_H
#define CTG_BASE_LANES_PATH_H

#include "engine/base/error.h"

/* From the narrowest to the widest. */
typedef enum ctg_lanes_path {
    ctg_lanes_path_plain,
    ctg_lanes_path_avx2,
    ctg_lanes_path_avx512,
    ctg_lanes_path_count
} ctg_lanes_path;

/* "plain", "avx2" or "avx512". */
const char *ctg_lanes_path_name(ctg_lanes_path path);

/* The widest that this machine has. */
ctg_lanes_path ctg_lanes_path_widest(void);

/* Sets *path to the one of that name, or to the widest where the name is NULL. A name that is
 * none, or that this machine does not have, is the user's mistake. */
ctg_status ctg_lanes_path_choose(const char *name, ctg_lanes_path *path, ctg_error *error);

#endif

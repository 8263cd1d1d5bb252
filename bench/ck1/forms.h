/* The fast forms by path.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_FORMS_H
#define BENCH_CK1_FORMS_H

#include "bench/ck1/form.h"
#include "engine/base/lanes_path.h"

/* The fast form on a path that this machine has (ctg_lanes_path_choose). */
const ck1_form *ck1_forms_fast(ctg_lanes_path path);

#endif

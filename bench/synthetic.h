/* Worlds of any size, made in memory, for measuring how cost grows.
 *
 * A world is random but the same every time: states with forces, money, ties and a scale; missions
 * that all are active, whose posts grow with states and capabilities; at the start each state is in
 * a mission in one case of five. Nobody's law or host refuses anybody; there are no donors and no
 * events. Parameters are at their defaults and none is drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_SYNTHETIC_H
#define CTG_BENCH_SYNTHETIC_H

#include "engine/base/error.h"
#include "engine/model/setting.h"

typedef struct ctg_synthetic_sizes {
    size_t states;       /* 20 to 2000 */
    size_t missions;     /* 1 to 1000 */
    size_t capabilities; /* 4 to CTG_CAPABILITIES_MOST; in turn units, officers, police, experts */
} ctg_synthetic_sizes;

typedef struct ctg_synthetic ctg_synthetic;

/* Makes the world of these sizes; to be destroyed by the caller. On failure *made is NULL. */
ctg_status ctg_synthetic_create(ctg_synthetic **made, ctg_synthetic_sizes sizes, int32_t months,
                                ctg_error *error);
void ctg_synthetic_destroy(ctg_synthetic *synthetic);

/* Its setting, which lives as long as it. */
const ctg_setting *ctg_synthetic_setting(const ctg_synthetic *synthetic);

#endif

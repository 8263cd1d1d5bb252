/* What the parts of the reader of sweeps share; nobody else includes it.
 *
 * The order of a reading: the keys of the file (sweep, sweep_vary, sweep_design, sweep_keep), its
 * list (sweep_list), and, when the base has been opened, what its tables know (sweep_resolve).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_SWEEP_INSIDE_H
#define CTG_IO_SWEEP_INSIDE_H

#include "engine/io/scenario_take.h"
#include "engine/io/sweep.h"

#define CTG_SWEEP_SEED 42 /* of a design, where none is said */

/* Reads a whole file and its SHA-256, from `given` unless that is NULL; what is wrong is told of
 * `path`. */
ctg_status ctg_sweep_file_read(ctg_sweep *sweep, ctg_sweep_file *file, const char *path,
                               const ctg_scenario_file *given, size_t most, ctg_error *error);
void ctg_sweep_file_release(ctg_sweep_file *file);

/* The keys `vary`, `design` and `keep`; `to` is the sweep. */
void ctg_sweep_vary_take(ctg_scenario_taking *t, const ctg_node *list, void *to);
void ctg_sweep_design_take(ctg_scenario_taking *t, const ctg_node *group, void *to);
void ctg_sweep_keep_take(ctg_scenario_taking *t, const ctg_node *list, void *to);

/* Adds what is varied by the path, which is kept by others; NULL: no memory. */
ctg_sweep_varied *ctg_sweep_vary_add(ctg_sweep *sweep, const char *path, const char *file,
                                     size_t line, ctg_error *error);

/* Gives groups, and what stands alone, their coordinates. */
void ctg_sweep_vary_group(ctg_sweep *sweep);

/* How a key of a distribution is written. */
const char *ctg_sweep_vary_key(ctg_sweep_key key);

/* Reads the list of points. */
ctg_status ctg_sweep_list_read(ctg_sweep *sweep, ctg_error *error);

/* What ctg_sweep_resolve does to `varied`, and to the levels of a grid. */
ctg_status ctg_sweep_resolve_varied(ctg_sweep *sweep, const ctg_scenario *base, ctg_error *error);
ctg_status ctg_sweep_keep_resolve(ctg_sweep *sweep, const ctg_scenario *base, ctg_error *error);

#endif

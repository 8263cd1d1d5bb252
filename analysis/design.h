/* Experimental designs: which points of the unit cube a study looks at, each found by its index.
 *
 * No design is ever listed: a point is computed from its index alone, by any thread, in any order,
 * with the same bits. Coordinates are shares of distributions (factor.h makes values of them). One
 * coordinate may move several parameters; here it is one factor. Points do not depend on how many
 * there are, but for the Latin hypercube, which cannot be extended.
 *
 *   grid      every combination of levels, the first factor slowest. Level i of L has the
 *             coordinate i / (L - 1), so the ends are in it; a single level has 0.5.
 *   list      the points stand in a table of values and have no coordinates here.
 *   latin     size points; each factor has one in each of `size` equal cells, paired by keyed
 *             permutations, placed in its cell by a draw (McKay, Beckman and Conover 1979).
 *   sobol     size points of a scrambled Sobol' sequence (design_sobol.h); a power of two is best.
 *   morris    size trajectories of factors + 1 points; index = trajectory * (factors + 1) + step.
 *             Each step moves one factor by delta = p / (2 (p - 1)), p the levels, each factor once
 *             (Morris 1991, Technometrics 33: 161-174). Base, directions and order are drawn.
 *   saltelli  size base points j, each with the rows (k the factors)
 *               0                  A_j
 *               1 ... k            A_j with column i from B_j, i = 1 ... k
 *               k + 1 ... 2k       B_j with column i from A_j, i = 1 ... k; if second_order
 *               the last           B_j: row k + 1, or 2k + 1 if second_order
 *             index = j * rows + row. A and B are the first and the last k dimensions of one
 *             scrambled Sobol' sequence in 2k dimensions (Saltelli 2002, Computer Physics
 *             Communications 145: 280-297; Saltelli et al. 2010, ibid. 181: 259-270).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_DESIGN_H
#define CTG_ANALYSIS_DESIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"
#include "engine/io/design_kind.h"

#define CTG_DESIGN_SIZE_MOST (UINT32_C(1) << 30)  /* cells of it stay apart in a double */
#define CTG_DESIGN_COUNT_MOST (UINT64_C(1) << 53) /* of a grid: exact in a double */
#define CTG_DESIGN_FACTORS_MOST 65535
#define CTG_DESIGN_MORRIS_LEVELS 4 /* where nothing else is said */
#define CTG_DESIGN_MORRIS_LEVELS_MOST 1000

typedef struct ctg_design {
    ctg_design_kind kind;
    size_t factors;         /* coordinates of a point */
    uint64_t size;          /* points, trajectories or base points; a grid has none */
    const uint32_t *levels; /* [factors] of a grid, each at least 1; borrowed */
    uint32_t morris_levels; /* even */
    bool second_order;      /* of Saltelli's */
    uint64_t seed;
} ctg_design;

/* Whether there is such a design; ctg_input with a sentence that says what is allowed. The other
 * functions may be asked only about one that there is. */
ctg_status ctg_design_check(const ctg_design *design, ctg_error *error);

/* How many points it has. */
uint64_t ctg_design_count(const ctg_design *design);

/* How many points in a row belong together: of a trajectory, of a base point; otherwise 1. */
uint64_t ctg_design_block(const ctg_design *design);

/* Sets unit[factors] to point `index` (below the count), each between 0 and 1; 0 and 1 themselves
 * are met in grids and Morris' designs alone. Not of a list. */
void ctg_design_at(const ctg_design *design, uint64_t index, double *unit);

/* The factor that step `step`, 0 to factors - 1, of a trajectory moves, from its point `step` to
 * its point `step + 1`, and by how much: delta or -delta. Of Morris' alone. */
void ctg_design_morris_step(const ctg_design *design, uint64_t trajectory, size_t step,
                            size_t *factor, double *delta);

#endif

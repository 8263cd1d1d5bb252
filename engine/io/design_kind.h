/* The kinds of experimental designs, for the files that ask for one and for what makes its points
 * (analysis/design.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_DESIGN_KIND_H
#define CTG_IO_DESIGN_KIND_H

#include "engine/base/text.h"

typedef enum ctg_design_kind {
    ctg_design_grid,     /* every combination of levels */
    ctg_design_list,     /* the points of a table */
    ctg_design_latin,    /* a Latin hypercube */
    ctg_design_sobol,    /* a scrambled Sobol' sequence */
    ctg_design_morris,   /* trajectories of elementary effects */
    ctg_design_saltelli, /* pairs of points with exchanged columns, for variance-based indices */
    CTG_DESIGN_KINDS
} ctg_design_kind;

/* As a file says it: "grid", "list", "latin", "sobol", "morris", "saltelli". */
const char *ctg_design_kind_name(ctg_design_kind kind);

/* True when `text` is the name of a kind; otherwise *nearest knows what may be meant. */
bool ctg_design_kind_named(ctg_design_kind *kind, const char *text, ctg_text_nearest *nearest);

#endif

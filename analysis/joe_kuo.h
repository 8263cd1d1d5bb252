/* The direction numbers of Joe and Kuo (2008) for Sobol' sequences (joe_kuo.def, with its licence).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_JOE_KUO_H
#define CTG_ANALYSIS_JOE_KUO_H

#include <stddef.h>
#include <stdint.h>

#define CTG_JOE_KUO_DIMENSIONS 2048
#define CTG_JOE_KUO_DEGREE_MOST 15

/* What begins the recurrence of one dimension. */
typedef struct ctg_joe_kuo {
    uint16_t degree;     /* s of its primitive polynomial */
    uint16_t polynomial; /* inner coefficients a_1 ... a_(s-1), a_1 the top bit */
    uint16_t first[CTG_JOE_KUO_DEGREE_MOST]; /* m_1 ... m_s */
} ctg_joe_kuo;

/* Of a dimension counted from 0: from 1 to CTG_JOE_KUO_DIMENSIONS - 1. Dimension 0 has none: its
 * numbers are all 1. */
const ctg_joe_kuo *ctg_joe_kuo_row(size_t dimension);

#endif

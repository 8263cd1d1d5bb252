/* Sobol' sequences by index, in up to CTG_JOE_KUO_DIMENSIONS dimensions, as they are and scrambled.
 *
 * A word holds the first 32 binary digits of a coordinate. Point 0 is kept: a scrambled sequence
 * without it is no net (Owen 2020, On dropping the first Sobol' point).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_DESIGN_SOBOL_H
#define CTG_ANALYSIS_DESIGN_SOBOL_H

#include "analysis/joe_kuo.h"

/* Coordinate `dimension` of point `index` of the sequence itself, in the order of indices and not
 * of their Gray codes. */
uint32_t ctg_design_sobol_word(size_t dimension, uint32_t index);

/* A word under Owen's nested uniform scrambling (1995, Randomly permuted (t,m,s)-nets and
 * (t,s)-sequences): each binary digit is flipped or not by a bit of its own, which is named by the
 * seed, the dimension and all digits above it. The bits are keyed draws, so that this is the
 * scrambling itself, and no hash stands in for it; one draw gives the 127 bits of seven digits. */
uint32_t ctg_design_sobol_scrambled(uint64_t seed, size_t dimension, uint32_t word);

/* Coordinate `dimension` of point `index` of the scrambled sequence, in (0, 1): the middle of the
 * cell of width 2^-32 that the word names. */
double ctg_design_sobol_at(uint64_t seed, size_t dimension, uint32_t index);

#endif

/* What the draws of designs are for; the purposes of the model count up from 0, waves.c has 255.
 *
 * Behind each: replicate, who a, who b, item. Part of every design's points: add, never reuse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_DESIGN_DRAW_H
#define CTG_ANALYSIS_DESIGN_DRAW_H

#define CTG_DESIGN_DRAW_PURPOSE 254u

/* They stand where other draws have their month. */
typedef enum ctg_design_draw {
    ctg_design_draw_scramble,     /* level, -, dimension, the bits above; 127 bits of four words */
    ctg_design_draw_latin_order,  /* factor, round, -, half */
    ctg_design_draw_latin_place,  /* factor, -, -, point */
    ctg_design_draw_morris_order, /* trajectory, round, -, half */
    ctg_design_draw_morris_base   /* trajectory, -, -, factor; words: direction, level */
} ctg_design_draw;

#endif

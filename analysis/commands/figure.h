/* Values of measures and differences of them, as they stand in a line of text: with as many digits
 * as their size makes worth reading.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_FIGURE_H
#define CTG_COMMANDS_FIGURE_H

#include "engine/model/measures.h"

#define CTG_FIGURE_ROOM 48

/* A value of the measure. */
void ctg_figure_write(char text[CTG_FIGURE_ROOM], const ctg_measure *measure, double value);

/* A difference, with its sign; `scale` is the largest of those that stand together, and decides on
 * the digits of all of them. */
void ctg_figure_write_difference(char text[CTG_FIGURE_ROOM], const ctg_measure *measure,
                                 double value, double scale);

/* The larger of the sizes of two numbers. */
double ctg_figure_scale(double a, double b);

/* A share in whole percent, or "-" where it is no number. */
void ctg_figure_write_percent(char text[CTG_FIGURE_ROOM], double share);

#endif

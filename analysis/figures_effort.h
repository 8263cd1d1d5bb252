/* Figures of patterns.def on effort: a contributor's people deployed over its armed forces of the
 * year, as the table of covariates has them. States whose forces are not known, or round to 0, are
 * left out. Each figure is the mean over the Decembers figure->from to figure->to; NAN where the
 * view has not all of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_FIGURES_EFFORT_H
#define CTG_ANALYSIS_FIGURES_EFFORT_H

#include "analysis/patterns.h"

ctg_figure_way ctg_figures_effort_quantile; /* the quantile `number`; 0.5: the median */
ctg_figure_way ctg_figures_effort_top;      /* mean of the `number` largest */
ctg_figure_way ctg_figures_effort_ceiling;  /* the largest with forces above `number` */

#endif

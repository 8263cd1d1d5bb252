/* Figures of patterns.def on how full missions are: people over posts. NAN where the view has not
 * all of it. Posts and ages are those of the table of demand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_FIGURES_FILL_H
#define CTG_ANALYSIS_FIGURES_FILL_H

#include "analysis/patterns.h"

/* Both added up over the months of the years from..to. */
ctg_figure_way ctg_figures_fill_all;
ctg_figure_way ctg_figures_fill_of_type; /* of the type of personnel `number` */
ctg_figure_way ctg_figures_fill_of_age;  /* of missions in the class of age `number` */

/* Quantile `number` over missions with at least 1,000 posts and more than 18 months of life, of all
 * Decembers from..to together. */
ctg_figure_way ctg_figures_fill_late;

#endif

/* Figures of patterns.def on missions: of whom they are made, how long they live,
 * what it costs in lives. NAN where the view has not all of it.
 *
 * Large missions have above 3,000 people (V14); posts and ages are those of the table of demand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_FIGURES_MISSIONS_H
#define CTG_ANALYSIS_FIGURES_MISSIONS_H

#include "analysis/patterns.h"

/* Mean over the Decembers from..to of the world measure `number`. */
ctg_figure_way ctg_figures_missions_world;

/* The world measure `number` in December `to`; NAN where it is below 0. */
ctg_figure_way ctg_figures_missions_reached;

/* Ties of a state and a mission over contributors; mean over the Decembers. */
ctg_figure_way ctg_figures_missions_per_contributor;

/* Over the large missions of a December in which no state has nine tenths of the people: the fewest
 * (`number` 0) or most (1) contributors, the smallest (0) or largest (1) share of the five largest
 * contributors; mean over the Decembers. */
ctg_figure_way ctg_figures_missions_contributors;
ctg_figure_way ctg_figures_missions_top5;

/* People in missions of the M49 region `word` over people in all; mean over the Decembers. */
ctg_figure_way ctg_figures_missions_hosts;

/* People in missions outside UN command over people in all, the mission `word` left out; mean over
 * the Decembers. */
ctg_figure_way ctg_figures_missions_outside;

/* Uniformed deaths a year of 1,000 people deployed: the mean of the years from..to. */
ctg_figure_way ctg_figures_missions_deaths;

/* By the tables alone, of UN missions borne by the peacekeeping scale that began in the years
 * from..to: how many a year; the time in years that half of them have outlived (Kaplan and Meier
 * 1958, those open at the end of 2016 censored). */
ctg_figure_way ctg_figures_missions_begun;
ctg_figure_way ctg_figures_missions_lifetime;

#endif

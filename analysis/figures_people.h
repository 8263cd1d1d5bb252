/* Figures of patterns.def that follow from who has how many people deployed in a December.
 *
 * Each takes figure->number and figure->word as its comment says and, unless it says otherwise, is
 * the mean over the Decembers figure->from to figure->to. NAN where the view has not all of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_FIGURES_PEOPLE_H
#define CTG_ANALYSIS_FIGURES_PEOPLE_H

#include "analysis/patterns.h"

ctg_figure_way ctg_figures_people_all;          /* people, of all states */
ctg_figure_way ctg_figures_people_contributors; /* states with people deployed */
ctg_figure_way ctg_figures_people_top;          /* share of the `number` largest */
ctg_figure_way ctg_figures_people_gini;         /* over contributors */
ctg_figure_way ctg_figures_people_log_spread;   /* standard deviation (over n) of ln people */
ctg_figure_way ctg_figures_people_median;       /* people of the median contributor */
ctg_figure_way ctg_figures_people_region;       /* share of the M49 subregion `word` */
ctg_figure_way ctg_figures_people_continent;    /* share of the M49 region `word` */
ctg_figure_way ctg_figures_people_payers;       /* share of the `number` that are assessed most */
ctg_figure_way ctg_figures_people_of_state;     /* people of the state `word` */

/* Of those who had people (stay), or had none (entry), in the Decembers `from` to the last but one,
 * the share that has some a year later. */
ctg_figure_way ctg_figures_people_stay;
ctg_figure_way ctg_figures_people_entry;

/* Half the sum over states of absolute differences of shares between Decembers `number` years
 * apart; the mean over all such pairs from `from` to `to`. */
ctg_figure_way ctg_figures_people_churn;

/* People in `to` less people in `from`. */
ctg_figure_way ctg_figures_people_growth;

/* The first year from `from` on in which the state `word` has more than `number` people; the year
 * after `to` where it never has. */
ctg_figure_way ctg_figures_people_first_above;

/* Of the states `word` ("MNG KHM JPN"), how many have more people than the next, in `to`. */
ctg_figure_way ctg_figures_people_in_order;

#endif

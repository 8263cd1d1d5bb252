/* How full missions are, recorded and simulated: overall, by age of mission, by subregion of host.
 *
 * Fill is people over authorised posts. The record allows it where posts were authorised; posts
 * that were derived from the people themselves (column basis of the table demand: derived) would
 * give back the assumption by which they were derived. So a year counts only the United Nations'
 * missions whose posts of that month were authorised, the simulation by the same missions, and it
 * is left out where these have less than CTG_FILL_KNOWN_LEAST of all posts (from June 2015 on there
 * are none). Ages are classes of the month of a mission's life (CTG_AGES), as the model counts it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_FILL_H
#define CTG_ANALYSIS_FILL_H

#include <stdbool.h>

#include "analysis/past.h"
#include "engine/model/measures.h"

#define CTG_FILL_KNOWN_LEAST 0.5

/* Groups: 0 overall, then CTG_AGES classes of age, then the rows of the table regions. */
typedef struct ctg_fill_group {
    double posts, people;           /* recorded */
    double said_posts, said_people; /* simulated, summed over the runs */
} ctg_fill_group;

/* A mission's posts in a month by the table demand, and since when it is open. */
typedef struct ctg_fill_standing {
    const ctg_demand_row *row; /* in force; NULL before the first */
    double posts;
    ctg_month opened; /* CTG_NO_MONTH without posts */
} ctg_fill_standing;

ctg_fill_standing ctg_fill_standing_of(const ctg_tables *tables, int32_t mission, ctg_month month);

typedef struct ctg_fill {
    const ctg_past *past;
    size_t years, groups;
    ctg_fill_group *group; /* [year * groups + group]; owned */
    double *known;         /* [year] share of the posts that were authorised; owned */
    int32_t *age;          /* [year * N + m] class of age; -1: the mission does not count; owned */
} ctg_fill;

/* What the record says of the months; CTG_NO_MONTH has nothing. To be released with
 * ctg_fill_destroy, whatever the status. */
ctg_status ctg_fill_open(ctg_fill *fill, const ctg_past *past, const ctg_month *targets,
                         size_t years, ctg_error *error);

/* Adds a run's posts and people of a year: both [rows of missions], in the order of the table. */
void ctg_fill_add(ctg_fill *fill, size_t year, const double *posts, const double *people);

void ctg_fill_destroy(ctg_fill *fill);

/* Whether the record allows to speak of a group, and its fill; the simulation's, over all runs. */
bool ctg_fill_is_known(const ctg_fill *fill, size_t year, size_t group);
double ctg_fill_recorded(const ctg_fill *fill, size_t year, size_t group);
double ctg_fill_said(const ctg_fill *fill, size_t year, size_t group);

/* "all", "months 2-3", "Western Africa". */
const char *ctg_fill_name(const ctg_fill *fill, size_t group, char room[CTG_WHO_ROOM]);

#endif

/* M1, M12: what a mission that the model begins is like: a mission that was.
 *
 * A row of `templates` is drawn, each as likely as the other, among those of the same kind (of the
 * United Nations or outside), framework (outside only), era (begun before 1999 or from then on),
 * beginning (after another of its host and command, or not) and severity (major conflict in its
 * host's last five years, or not). As long as fewer than three rows are all of that, severity is
 * let go, then beginning, then era; where none is left, framework. A bridging force, and the
 * mission that comes after it, are like ones of mostly troops that were neither observer nor
 * political missions. The draw's uniform times their number, rounded down, is how many of them have
 * lower numbers.
 *
 * Outside the United Nations' command the framework is drawn first, among those that begin missions
 * on the host's continent (a regional one that has a continent: in its own members only), weighted
 * by the templates that it has there plus `demand.framework_weight`; a mission that follows another
 * keeps its framework with the probability `demand.same_framework_share`. The nation that goes
 * alone is drawn by interest in the host times GDP [assumed]. Both are picked where the running sum
 * of weights, in the order of permanent numbers, passes the uniform times the whole sum.
 *
 * Draws are named by the host's number, the place's number and how often it was taken.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_LIKENESS_H
#define CTG_MODEL_LIKENESS_H

#include "engine/model/world.h"

typedef struct ctg_likeness {
    int32_t host;
    int32_t framework; /* row of frameworks; -1: the United Nations' */
    bool follows, bridging;
} ctg_likeness;

/* The template of a mission in place m; NULL where there is none of its kind. */
const ctg_template_row *ctg_likeness_draw(const ctg_world *world, size_t m,
                                          const ctg_likeness *likeness);

/* A framework other than the United Nations, of a mission that follows mission `before` (-1: none);
 * -1 where none begins missions there. */
int32_t ctg_likeness_framework(const ctg_world *world, size_t m, size_t host, int32_t before);

/* The nation that goes alone, a row of states; -1 where none may. */
int32_t ctg_likeness_lead(const ctg_world *world, size_t m, size_t host);

#endif

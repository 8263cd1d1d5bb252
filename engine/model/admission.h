/* M9: caveats and consent: which state's people may serve in which mission, and in what.
 *
 * A state is admitted to a mission when it exists, is not the host and no party there, is not
 * refused by the host (consent.csv), may contribute under the mission's framework, and its law
 * admits the framework and the chapter. It is admitted to a need when, beyond that, its law admits
 * every task that the mandate has and that people of the capability are asked to do (caveats.csv).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_ADMISSION_H
#define CTG_MODEL_ADMISSION_H

#include "engine/model/world.h"

/* One month, or the start: reforms of laws come into force; world->admits and world->refused_posts
 * are set for the missions that have posts, anew only where anything has changed for them. */
void ctg_admission_run(ctg_world *world);

/* Tasks that a mission asks of people of a capability and that laws may forbid: those of
 * world->law_tasks[s] must contain them. */
uint64_t ctg_admission_asked(const ctg_world *world, size_t m, size_t k);

/* Whether state s may send people of capability k to mission m. */
bool ctg_admission_holds(const ctg_world *world, size_t s, size_t m, size_t k);

/* The share of all posts in k that the law of state s and the hosts admit, whoever organises the
 * missions; 1 when there is none. */
double ctg_admission_share(const ctg_world *world, size_t s, size_t k);

#endif

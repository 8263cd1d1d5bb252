/* M10: how losses are remembered and forgotten.
 *
 * As persons of 1,000 of those who were there when it happened; they fade with a half-life. A
 * state's own in each mission, and in all missions of all its people out; a death by accident or
 * illness counts less than one by a malicious act. And in each mission, of all people there,
 * everybody's to malicious acts, and each state's part of them. Fewer people than
 * `casualties.people_least_pers` count as so many. A mission's losses are forgotten when what is
 * left of them, all states together, is below a thousandth of a person.
 *
 * response.h has what follows from it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_LOSSES_H
#define CTG_MODEL_LOSSES_H

#include "engine/model/world.h"

/* People deployed in a mission. */
static inline int64_t ctg_losses_people(const ctg_world *world, size_t m)
{
    const int32_t *const filled = world->filled_by + m * CTG_PERSONNEL;
    return (int64_t)filled[ctg_troops] + filled[ctg_police] + filled[ctg_experts];
}

/* A month passes. */
void ctg_losses_fade(ctg_world *world);

/* Forgets what was lost in a mission, whose place another takes. */
void ctg_losses_forget(ctg_world *world, size_t m);

/* Adds what the first `count` of world->losses say, whose dead have left already. */
void ctg_losses_remember(ctg_world *world, size_t count);

/* Who has people in mission m. */
typedef struct ctg_contributors {
    const int32_t *states; /* [count] in the order of their numbers */
    size_t count;
} ctg_contributors;

/* Lists them, anew only where people have come or gone since the last time; valid until then. */
ctg_contributors ctg_losses_contributors(ctg_world *world, size_t m);

#endif

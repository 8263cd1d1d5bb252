/* M1: missions and their authorised posts, month by month, from the demand table and from events.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_DEMAND_H
#define CTG_MODEL_DEMAND_H

#include "engine/model/world.h"

/* Fills the scene's posts, posts_by, mission_class, opened and most_posts. A row of the demand
 * table holds until the mission's next row, the last one to the end; an event that opens or closes
 * a mission stands over the table from its month on. Posts of a type of personnel are dealt over
 * capabilities by the mix of the mission's class [assumed], by largest remainder. */
ctg_status ctg_demand_lay(ctg_scene *scene, ctg_error *error);

/* Slots for missions that the model itself may begin: none where no month generates demand. */
size_t ctg_demand_slots(const ctg_setting *setting);

/* Sets the missions' posts and class to those of the world's month. Where demand is generated they
 * stay as they were: authorisation.c changes them. */
void ctg_demand_turn(ctg_world *world);

/* Once the month's posts are set: which missions are open since when, what mandates ask for. */
void ctg_demand_settle(ctg_world *world);

/* Deals a mission's posts over the capabilities by the mix of its class. */
void ctg_demand_split(const ctg_tables *tables, ctg_mission_class class, size_t capabilities,
                      const int32_t posts[CTG_PERSONNEL], int32_t *posts_by);

#endif

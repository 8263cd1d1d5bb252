/* M11: peers: what the other states of one's subregion and organisations do.
 *
 * Groups of peers are the M49 subregions and the organisations of the table. A state's term for a
 * mission is the mean over its groups of the share of the group's other members that had people in
 * the mission at the end of last month, 0 to 1. States that do not exist yet, or have neither
 * people nor forces on record, are nobody's peers; a group without other members does not count.
 *
 * What one member is worth to another is the sum over their common groups of one over (other
 * members x groups), in whole parts of 2^-24 rounded down, so that sums are exact and no order of
 * rows or of months can show in them.
 *
 * That a state borders the host is in its interest in the host and not counted again here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_PEERS_H
#define CTG_MODEL_PEERS_H

#include "engine/model/world.h"

/* How many groups the tables have. */
size_t ctg_peers_groups(const ctg_tables *tables);

/* Fills the scene's group_from, members, kinship and kinship_of; needs its covariates. */
ctg_status ctg_peers_lay(ctg_scene *scene, ctg_error *error);

/* Sets world->peers[m * S + s], the terms in parts of ctg_peers_one, from the world as last month
 * left it. Only what changed since the month before is added and taken away; a calendar year with
 * other kinship begins anew. */
void ctg_peers_begin(ctg_world *world);

/* What a part of the term weighs in an offer to the mission, log-odds to the base 2. */
float ctg_peers_weight(const ctg_world *world, size_t m);

/* The parts of a term of 1. */
double ctg_peers_one(void);

#endif

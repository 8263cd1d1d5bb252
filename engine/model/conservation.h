/* Conservation of people and money, checked every month in every build.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_CONSERVATION_H
#define CTG_MODEL_CONSERVATION_H

#include "engine/model/world.h"

/* People: for each state and capability those in all stocks are those who joined less those who
 * left; deployed and preparing people are those of the commitments, however they are counted;
 * people who recover are those with a month of homecoming. Money: assessed = paid + credited +
 * owed; cash = start + paid - spent - returned; due to contributors = reimbursed + owed; running
 * costs due = paid + billed. A violation gives ctg_broken and a sentence that says where and by how
 * much. Uses world->counted. */
ctg_status ctg_conservation_check(ctg_world *world, ctg_error *error);

#endif

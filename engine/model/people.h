/* People move between stocks; nobody appears or vanishes but by joining and leaving.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_PEOPLE_H
#define CTG_MODEL_PEOPLE_H

#include "engine/model/world.h"

/* Of the people `wanted`, those who are there. */
static inline int32_t ctg_people_available(int32_t wanted, int32_t there)
{
    const int32_t possible = wanted < there ? wanted : there;
    return possible < 0 ? 0 : possible;
}

/* Moves up to `wanted` people and returns how many there were to move. */
static inline int32_t ctg_people_move(ctg_people *people, size_t pool, ctg_stock from, ctg_stock to,
                                      int32_t wanted)
{
    const int32_t moved = ctg_people_available(wanted, people->in[from][pool]);
    people->in[from][pool] -= moved;
    people->in[to][pool] += moved;
    return moved;
}

/* People whom a course has just brought into practice: `lapsed` of them had lapsed, `never` were
 * never trained before; called when they have been moved. Donors' pupils depend on donors, those
 * whom their own state taught no longer do; who depends among the lapsed is as among all trained
 * people, so that whoever leaves, whatever the stock, takes along the same share. */
void ctg_people_learnt(ctg_people *people, size_t pool, int32_t lapsed, int32_t never,
                       bool from_donor);

/* Share of the people of a pool who have finished a course whom a donor taught last, 0 to 1. */
double ctg_people_dependence(const ctg_people *people, size_t pool);

/* People who are current, assigned, deployed or recovering: who count as ready. */
static inline int32_t ctg_people_practised(const ctg_people *people, size_t pool)
{
    return people->in[ctg_current][pool] + people->in[ctg_assigned][pool] +
           people->in[ctg_deployed][pool] + people->in[ctg_recovering][pool];
}

/* People who were ever trained or are being trained for a unit: all but `never`. */
static inline int32_t ctg_people_trained(const ctg_people *people, size_t pool)
{
    return ctg_people_practised(people, pool) + people->in[ctg_lapsed][pool] +
           people->in[ctg_learning][pool];
}

/* Recruits into `never`. */
static inline void ctg_people_join(ctg_people *people, size_t pool, int32_t recruits)
{
    people->in[ctg_never][pool] += recruits;
    people->joined[pool] += recruits;
}

/* People who have left for good take along those of them who depend on donors; `later`: how many of
 * those who are gone left after them. */
void ctg_people_left(ctg_people *people, size_t pool, int32_t leaving, int32_t later);

/* Lets people of a stock leave for good, up to `wanted`; returns how many. */
static inline int32_t ctg_people_leave(ctg_people *people, size_t pool, ctg_stock from,
                                       int32_t wanted)
{
    const int32_t leaving = ctg_people_available(wanted, people->in[from][pool]);
    people->in[from][pool] -= leaving;
    people->left[pool] += leaving;
    if (leaving > 0 && people->dependent[pool] > 0.0 && from != ctg_never && from != ctg_learning) {
        ctg_people_left(people, pool, leaving, 0);
    }
    return leaving;
}

/* Puts the pools whose flag is 1, not 0, at the end of a list. The list needs room
 * for CTG_PICK_ROOM pools more. */
void ctg_people_list(const ctg_scene *scene, const uint8_t *flags, ctg_pool_list *list);

/* A whole number whose mean is `amount`: its floor, or one more when the uniform is small. */
static inline int32_t ctg_people_whole(double amount, double uniform)
{
    const int32_t floor = (int32_t)amount;
    return floor + (uniform < amount - (double)floor ? 1 : 0);
}

#endif

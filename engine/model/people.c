/* People move between stocks; nobody appears or vanishes but by joining and leaving.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/people.h"

#include "engine/base/pick.h"

/* Who have finished a course: all but those who were never trained and those who learn. */
static int32_t finished(const ctg_people *people, size_t pool)
{
    return ctg_people_trained(people, pool) - people->in[ctg_learning][pool];
}

/* So many depend now, of all who have finished. */
static void depend(ctg_people *people, size_t pool, int32_t all, double dependent)
{
    const double most = (double)all;
    people->dependent[pool] = dependent < 0.0 ? 0.0 : (dependent > most ? most : dependent);
}

double ctg_people_dependence(const ctg_people *people, size_t pool)
{
    const int32_t all = finished(people, pool);
    return all > 0 ? people->dependent[pool] / (double)all : 0.0;
}

void ctg_people_learnt(ctg_people *people, size_t pool, int32_t lapsed, int32_t never,
                       bool from_donor)
{
    if (lapsed == 0 && never == 0) {
        return; /* nobody learnt anything */
    }
    const double before = (double)(finished(people, pool) - never);
    const double share = before > 0.0 ? people->dependent[pool] / before : 0.0;
    const double change =
        from_donor ? (double)lapsed * (1.0 - share) + (double)never : -((double)lapsed * share);
    depend(people, pool, finished(people, pool), people->dependent[pool] + change);
}

void ctg_people_left(ctg_people *people, size_t pool, int32_t leaving, int32_t later)
{
    const int32_t after = finished(people, pool) + later;
    const int32_t before = after + leaving;
    const double share = before > 0 ? people->dependent[pool] / (double)before : 0.0;
    depend(people, pool, after, people->dependent[pool] - (double)leaving * share);
}

void ctg_people_list(const ctg_scene *scene, const uint8_t *flags, ctg_pool_list *list)
{
    for (size_t k = 0; k < scene->K; k++) {
        const size_t row = k * scene->S;
        const size_t before = list->count;
        list->count += ctg_pick_places(flags + row, scene->S, list->pools + before);
        for (size_t i = before; i < list->count; i++) {
            list->who[i] = scene->state_number[list->pools[i]] << 16;
            list->pools[i] += (int32_t)row;
            list->item[i] = (uint32_t)scene->tables->capabilities[k].number;
        }
    }
}

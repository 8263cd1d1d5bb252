/* Measures by mission of the table and by framework.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_missions.h"

#include "engine/model/losses.h"
#include "engine/model/record_count.h"

#define LARGEST 5

/* Puts a number into the list of the largest, which is sorted, the largest first. */
static void put_in(int32_t largest[LARGEST], int32_t people)
{
    size_t at = LARGEST;
    while (at > 0 && largest[at - 1] < people) {
        at--;
        if (at + 1 < LARGEST) {
            largest[at + 1] = largest[at];
        }
    }
    if (at < LARGEST) {
        largest[at] = people;
    }
}

static void take_mission(ctg_world *world, const ctg_record_page *to, size_t m)
{
    const ctg_contributors there = ctg_losses_contributors(world, m);
    int32_t largest[LARGEST] = {0};
    int64_t all = 0;
    int64_t top = 0;
    for (size_t i = 0; i < there.count; i++) {
        const int32_t people = world->deployed_in[m * world->scene->S + (size_t)there.states[i]];
        put_in(largest, people);
        all += people;
    }
    for (size_t i = 0; i < LARGEST; i++) {
        top += largest[i];
    }
    ctg_record_page_put(to, ctg_measure_mission_authorised_pers, m,
                        (double)ctg_record_count_posts(world, m));
    ctg_record_page_put(to, ctg_measure_mission_deployed_pers, m, (double)all);
    ctg_record_page_put(to, ctg_measure_mission_contributors, m, (double)there.count);
    ctg_record_page_put(to, ctg_measure_mission_top1_share, m,
                        ctg_record_page_ratio((double)largest[0], (double)all));
    ctg_record_page_put(to, ctg_measure_mission_top5_share, m,
                        ctg_record_page_ratio((double)top, (double)all));
}

static void add_framework(const ctg_world *world, const ctg_record_page *to, size_t m)
{
    const size_t f = (size_t)ctg_world_mission(world, m)->framework;
    ctg_record_page_add(to, ctg_measure_framework_missions, f,
                        ctg_record_count_is_open(world, m) ? 1.0 : 0.0);
    ctg_record_page_add(to, ctg_measure_framework_authorised_pers, f,
                        (double)ctg_record_count_posts(world, m));
    ctg_record_page_add(to, ctg_measure_framework_deployed_pers, f, (double)world->people_in[m]);
}

void ctg_record_missions_take(ctg_world *world, const ctg_record_page *to)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        add_framework(world, to, m);
        if (m < world->scene->N) {
            take_mission(world, to, m);
        }
    }
}

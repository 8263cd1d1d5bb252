/* Measures by mission of the table and by framework.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_missions.h"

#include "engine/model/record_count.h"

static void take_mission(const ctg_world *world, const ctg_record_page *to, size_t m)
{
    int32_t contributors = 0;
    int32_t largest = 0;
    int64_t all = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        const int32_t people = world->deployed_in[s * world->scene->M + m];
        contributors += people > 0;
        largest = people > largest ? people : largest;
        all += people;
    }
    ctg_record_page_put(to, ctg_measure_mission_authorised_pers, m,
                        (double)ctg_record_count_posts(world, m));
    ctg_record_page_put(to, ctg_measure_mission_deployed_pers, m, (double)all);
    ctg_record_page_put(to, ctg_measure_mission_contributors, m, (double)contributors);
    ctg_record_page_put(to, ctg_measure_mission_top1_share, m,
                        ctg_record_page_ratio((double)largest, (double)all));
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

void ctg_record_missions_take(const ctg_world *world, const ctg_record_page *to)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        add_framework(world, to, m);
        if (m < world->scene->N) {
            take_mission(world, to, m);
        }
    }
}

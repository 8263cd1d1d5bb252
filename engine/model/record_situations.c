/* Measures of situations and of the missions that answer them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_situations.h"

#include "engine/model/situations.h"

/* Missions of one command. */
typedef struct count {
    int32_t open, opened;
} count;

/* Counts the open missions. */
static void count_missions(const ctg_world *world, count of[2])
{
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->opened[m] != CTG_NO_MONTH) {
            count *const own = &of[ctg_world_is_outside(world, m)];
            own->open++;
            own->opened += world->t > 0 && world->opened[m] == world->now;
        }
    }
}

void ctg_record_situations_take(const ctg_world *world, const ctg_record_page *to)
{
    count of[2] = {{0, 0}, {0, 0}};
    int32_t major = 0;
    int32_t unmet = 0;
    count_missions(world, of);
    for (size_t h = 0; h < world->scene->H; h++) {
        const bool is_major = world->situation[h] == ctg_intensity_major;
        major += is_major;
        unmet += is_major && world->missions_in[h] == 0;
    }
    const struct {
        ctg_measure_id id;
        int32_t value;
    } values[] = {{ctg_measure_world_major_situations, major},
                  {ctg_measure_world_unmet_situations, unmet},
                  {ctg_measure_world_missions_open, of[0].open},
                  {ctg_measure_world_missions_opened, of[0].opened},
                  {ctg_measure_world_outside_missions_open, of[1].open},
                  {ctg_measure_world_outside_missions_opened, of[1].opened},
                  {ctg_measure_world_openings_lost, world->month.openings_lost}};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        ctg_record_page_put(to, values[i].id, 0, (double)values[i].value);
    }
}

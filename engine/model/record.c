/* Taking the measures of measures.def from a world into a record: in which order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record.h"

#include "engine/model/record_count.h"
#include "engine/model/record_donor.h"
#include "engine/model/record_fill.h"
#include "engine/model/record_missions.h"
#include "engine/model/record_money.h"
#include "engine/model/record_page.h"
#include "engine/model/record_people.h"
#include "engine/model/record_ready.h"
#include "engine/model/record_regions.h"
#include "engine/model/record_risk.h"
#include "engine/model/record_situations.h"
#include "engine/model/record_states.h"
#include "engine/model/record_trends.h"

void ctg_record_start(ctg_world *world)
{
    ctg_record_people_start(world);
    ctg_record_fill_start(world);
}

void ctg_record_take(ctg_world *world, const ctg_record_shape *shape, double *record)
{
    ctg_record_page page;
    ctg_record_page_open(&page, shape, record, world->t);
    ctg_record_count_all(world);
    ctg_record_situations_take(world, &page);
    ctg_record_people_take(world, &page);
    ctg_record_fill_take(world, &page);
    ctg_record_money_take(world, &page);
    ctg_record_ready_take(world, &page); /* what follows uses its tally */
    ctg_record_donor_take(world, &page);
    ctg_record_trends_take(world, &page);
    if (page.yearly) {
        ctg_record_regions_take(world, &page);
        ctg_record_missions_take(world, &page);
        ctg_record_states_take(world, &page); /* the sums by state begin anew */
    }
    ctg_record_risk_take(world, &page);
}

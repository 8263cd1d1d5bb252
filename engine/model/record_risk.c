/* Measures of losses in missions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_risk.h"

void ctg_record_risk_take(ctg_world *world, const ctg_record_page *to)
{
    const ctg_month_flows *const month = &world->month;
    ctg_record_page_put(to, ctg_measure_world_fatalities, 0, month->fatalities);
    ctg_record_page_put(to, ctg_measure_world_malicious_fatalities, 0, month->malicious_fatalities);
    ctg_record_page_put(to, ctg_measure_world_outside_fatalities, 0, month->outside_fatalities);
    ctg_record_page_put(to, ctg_measure_world_early_withdrawals, 0, month->early_withdrawals);
    for (size_t s = 0; to->yearly && s < world->scene->S; s++) {
        ctg_record_page_put(to, ctg_measure_state_fatalities, s, world->fatalities_year[s]);
        world->fatalities_year[s] = 0;
    }
}

/* M7: premiums on the standard rate of reimbursement: for risk, for scarce capabilities.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/premium.h"

static bool is_formed_troops(const ctg_capability_row *row)
{
    return row->personnel == ctg_troops && row->individual == 0;
}

bool ctg_premium_is_enabler(const ctg_tables *tables, size_t k)
{
    bool is_infantry = true;
    for (size_t other = 0; other < tables->capabilities_count; other++) {
        const ctg_capability_row *const row = &tables->capabilities[other];
        is_infantry = is_infantry &&
                      (!is_formed_troops(row) || row->number >= tables->capabilities[k].number);
    }
    return is_formed_troops(&tables->capabilities[k]) && !is_infantry;
}

bool ctg_premium_is_risky(const ctg_world *world, size_t m)
{
    return world->mission_class[m] == ctg_class_robust;
}

double ctg_premium_share(const ctg_world *world, bool enabler, bool risky)
{
    return (enabler ? world->p.money_enabler_premium_share : 0.0) +
           (risky ? world->p.money_risk_premium_share : 0.0);
}

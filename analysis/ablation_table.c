/* What each mechanism of the model must move.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/ablation_table.h"

#define BASELINE "scenarios/baseline-2015.cfg"

static const ctg_ablation_row rows[] = {
    {"mechanism.willingness", 0, 1, BASELINE, "world.contributors", "", '+'},
    {"mechanism.habit", 0, 1, BASELINE, "world.share_moved", "", '-'},
    {"mechanism.ceilings", 0, 1, BASELINE, "world.sustained_ready_pers", "", '-'},
    {"mechanism.menu", 0, 1, BASELINE, "world.contributors", "", '+'},
    {"mechanism.financing", 0, 1, BASELINE, "world.arrears_usd", "", '+'},
    {"mechanism.reimbursement", 0, 1, BASELINE, "world.deployed_pers", "", '+'},
    {"mechanism.risk", 0, 1, BASELINE, "host.fill_share", "Sub-Saharan Africa", '-'},
    {"mechanism.caveats", 0, 1, BASELINE, "world.contributors", "", '-'},
    {"mechanism.frameworks", 0, 1, BASELINE, "world.deployed_pers", "", '-'},
    {"mechanism.training", 0, 1, BASELINE, "world.sustained_ready_pers", "", '+'},
    {"mechanism.lapse", 0, 1, BASELINE, "world.sustained_ready_pers", "", '-'},
    {"mechanism.readiness", 0, 1, BASELINE, "world.fill_share", "", '-'},
    {"demand.generated", 0, 1, BASELINE, "world.authorised_pers", "", '-'},
};

const ctg_ablation_row *ctg_ablation_table_rows(size_t *count)
{
    *count = sizeof rows / sizeof rows[0];
    return rows;
}

/* What each mechanism of the model must move.
 *
 * The direction is what the mechanism is in the model for; where the literature says another, that
 * is for the scenarios to say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/ablation_table.h"

#define BASELINE "baseline-2015"
#define GENERATED "generated-2015"

static const ctg_ablation_row rows[] = {
    /* where missions come and go, who sends what moves more than where the record's are held */
    {"demand.generated", 0, 1, BASELINE, "world.share_moved", "", '+'},
    {"mechanism.demand", 0, 1, GENERATED, "world.share_moved", "", '+'},
    /* size, interest and load hold in place who sends what */
    {"mechanism.willingness", 0, 1, BASELINE, "world.share_moved", "", '-'},
    /* who is there stays */
    {"mechanism.habit", 0, 1, BASELINE, "world.share_moved", "", '-'},
    {"mechanism.ceilings", 0, 1, BASELINE, "world.sustained_ready_pers", "", '-'},
    /* few officers beside whole units */
    {"mechanism.menu", 0, 1, BASELINE, "world.ties_below_10_share", "", '+'},
    {"mechanism.financing", 0, 1, BASELINE, "world.owed_to_contributors_usd", "", '+'},
    /* it draws those whose own cost is low */
    {"mechanism.reimbursement", 0, 1, BASELINE, "supplier.supplied_pers", "Sub-Saharan Africa",
     '+'},
    /* governments come and go, and with them readiness to send anybody */
    {"mechanism.will", 0, 1, BASELINE, "world.share_moved", "", '-'},
    {"mechanism.risk", 0, 1, BASELINE, "world.robust_share", "", '-'},
    {"mechanism.casualties", 0, 1, BASELINE, "world.share_moved", "", '+'},
    {"mechanism.caveats", 0, 1, BASELINE, "world.sustained_ready_pers", "", '-'},
    {"mechanism.peers", 0, 1, BASELINE, "world.ties", "", '+'},
    {"mechanism.frameworks", 0, 1, BASELINE, "world.outside_share", "", '+'},
    /* a civilian part that is missing lowers what the others bring about */
    {"mechanism.civil_military", 0, 1, BASELINE, "world.mandate_output", "", '-'},
    {"mechanism.training", 0, 1, BASELINE, "world.sustained_ready_pers", "", '+'},
    {"mechanism.lapse", 0, 1, BASELINE, "world.sustained_ready_pers", "", '-'},
    {"mechanism.readiness", 0, 1, BASELINE, "world.months_to_90", "", '+'},
    {"mechanism.portfolio", 0, 1, BASELINE, "supplier.sustained_ready_pers", "Northern America",
     '+'},
    {"gains.recipient", 0, 1, BASELINE, "supplier.supplied_pers", "Sub-Saharan Africa", '+'},
    {"gains.donors", 0, 1, BASELINE, "world.donor_leaked_usd", "", '+'},
    {"gains.support", 0, 1, BASELINE, "supplier.sustained_ready_pers", "Northern America", '+'},
    {"gains.skill", 0, 1, BASELINE, "supplier.sustained_ready_pers", "Northern America", '+'},
    /* it adds to support at home */
    {"gains.security", 0, 1, BASELINE, "state.donor_gain", "JPN", '+'},
};

const ctg_ablation_row *ctg_ablation_table_rows(size_t *count)
{
    *count = sizeof rows / sizeof rows[0];
    return rows;
}

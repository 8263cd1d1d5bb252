/* Switching mechanisms off: what a mechanism does nothing at, in one place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/mechanism.h"

#define NEVER_MONTHS 1e9 /* a half-life after which nothing has lapsed in any run */
#define ANYWHERE_KM 1e9
#define ANY_PART 1e9 /* elasticity at which parts are as good as each other */
#define NO_MONEY_REACHES 1e18

static bool is_off(double mechanism)
{
    return mechanism < 0.5;
}

/* M2, M3, M7, M8: states offer and stay at the same odds, whatever they gain, know, earn, risk. */
static void still_decisions(ctg_parameters *p)
{
    if (is_off(p->mechanism_willingness)) {
        p->willingness_officer_status_per_doubling = p->willingness_officer_democracy = 0.0;
        p->willingness_unit_status_per_doubling = p->willingness_unit_democracy = 0.0;
        p->willingness_interest = p->willingness_load = p->willingness_side_payment = 0.0;
        p->willingness_vacancy = 0.0;
        p->exit_interest = 0.0;
    }
    if (is_off(p->mechanism_habit)) {
        p->habit_mission = p->habit_region = 0.0;
        p->habit_experience = p->habit_officer_experience = 0.0;
        p->exit_habit = 0.0;
    }
    if (is_off(p->mechanism_reimbursement)) {
        p->willingness_profit = p->exit_profit = 0.0;
    }
    if (is_off(p->mechanism_will)) {
        p->will_spread = p->will_host_spread = p->will_start_share = 0.0;
    }
    if (is_off(p->mechanism_risk)) {
        p->willingness_risk = p->exit_risk = 0.0;
    }
}

/* M8, M10, M11: nobody dies, nobody responds to losses, nobody looks at others. */
static void still_others(ctg_parameters *p)
{
    if (is_off(p->mechanism_casualties)) {
        p->casualties_malicious_factor = p->casualties_other_factor = 0.0;
        p->casualties_own = p->casualties_others = p->casualties_aversion = 0.0;
        p->casualties_early_probability = 0.0;
    }
    if (is_off(p->mechanism_peers)) {
        p->peers_un = p->peers_outside = 0.0;
    }
}

/* M4: no ceiling, and nobody rests between tours. */
static void still_ceilings(ctg_parameters *p)
{
    if (is_off(p->mechanism_ceilings)) {
        p->ceiling_military_share = 1.0;
        p->ceiling_police_per_million = 1e6;
        p->rotation_dwell_ratio = 0.0;
    }
}

/* M6: every member pays all it owes in the month. */
static void still_financing(ctg_parameters *p)
{
    if (is_off(p->mechanism_financing)) {
        p->money_payment_probability = p->money_paid_share = 1.0;
        p->money_debts_start_months = 0.0;
    }
}

/* M14, M15, M16: nobody teaches; nothing lapses and nobody leaves; units come in the next month. */
static void still_capacity(ctg_parameters *p)
{
    if (is_off(p->mechanism_training)) {
        p->training_people_per_instructor = 0.0;
    }
    if (is_off(p->mechanism_lapse)) {
        p->training_lapse_half_life_months = NEVER_MONTHS;
        p->training_turnover_per_year = 0.0;
    }
    if (is_off(p->mechanism_readiness)) {
        p->readiness_delay_months = p->readiness_parliament_months = 0.0;
        p->readiness_lift_km_per_month = ANYWHERE_KM;
        p->readiness_pledge_failure_share = 0.0;
    }
}

/* M13: parts of a mission's output make good for each other, nobody does another's task, and
 * nothing follows from it. */
static void still_output(ctg_parameters *p)
{
    if (is_off(p->mechanism_civil_military)) {
        p->civil_substitution = ANY_PART;
        p->civil_joint_works = p->civil_overtask_share = 0.0;
        p->civil_standing = p->civil_support = 0.0;
    }
}

/* M18: donors teach, and nothing else that they spend on does anything or comes back to them. */
static void still_portfolio(ctg_parameters *p)
{
    const bool off = is_off(p->mechanism_portfolio);
    if (off) {
        p->donor_unit_cost_share = p->donor_officers_log_odds = p->donor_lift_share = 0.0;
        p->donor_equipment_usd_per_unit = NO_MONEY_REACHES;
    }
    p->gains_recipient_weight *= off || is_off(p->gains_recipient) ? 0.0 : 1.0;
    p->gains_donors_weight *= off || is_off(p->gains_donors) ? 0.0 : 1.0;
    p->gains_support_weight *= off || is_off(p->gains_support) ? 0.0 : 1.0;
    p->gains_skill_weight *= off || is_off(p->gains_skill) ? 0.0 : 1.0;
    p->gains_security_weight *= off || is_off(p->gains_security) ? 0.0 : 1.0;
}

/* M1: situations stay as they are; no mission begins or ends. */
static void still_demand(ctg_parameters *p)
{
    if (is_off(p->mechanism_demand)) {
        p->situations_fresh_minor_per_year = p->situations_fresh_major_per_year = 0.0;
        p->situations_again_minor_per_year = p->situations_again_major_per_year = 0.0;
        p->situations_minor_ends_per_year = p->situations_minor_escalates_per_year = 0.0;
        p->situations_major_wanes_per_year = p->situations_major_ends_per_year = 0.0;
        p->demand_openings_factor = p->demand_unplanned_share = 0.0;
        p->demand_closing_per_year_before_1999 = p->demand_closing_per_year_from_1999 = 0.0;
        p->demand_closing_per_year_political = p->demand_closing_per_year_old = 0.0;
        p->demand_closing_per_year_outside = 0.0;
    }
}

void ctg_mechanism_apply(ctg_parameters *p)
{
    still_demand(p);
    still_decisions(p);
    still_others(p);
    still_ceilings(p);
    still_financing(p);
    still_capacity(p);
    still_output(p);
    still_portfolio(p);
}

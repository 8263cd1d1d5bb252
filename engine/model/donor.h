/* M18: donors split a budget over what they may do for peacekeeping.
 *
 * A donor's month is a twelfth of its budget, in whole cents (what is left of a cent is nobody's).
 * It is dealt over the eight items of `ctg_spending` in proportion to their thousandths, and to
 * nothing where they sum to less than 1000; over 1000 they are in proportion to their sum. What is
 * dealt to centres, courses, trainers and equipment goes to the item's open programmes in
 * proportion to donor_share_permille; the part of a programme that is not peacekeeping is spent
 * there and then on other fields. All dealing is by largest remainder, ties by the item's place in
 * the enum, by the number of the programme, of the mission.
 *
 *   own units     bears the own cost of the formed people deployed at the end of last month, up to
 *                 a share of it; as long as nobody is deployed the offer stands, and nothing is
 *                 spent
 *   own officers  the same for officers, observers and individual police, at a flat cost
 *   lift          carries units of partners (whom a programme of the donor teaches) and of poor
 *                 states when they are promised, whole units only
 *   aid           goes to the missions in which the donor has people, in proportion to them
 *
 * Programmes and lift keep what they cannot spend, up to twelve months' money; whatever is beyond
 * that, or has nobody to go to, is not spent: a leak, which is counted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_DONOR_H
#define CTG_MODEL_DONOR_H

#include "engine/model/world.h"

/* Whether a programme is open in a month. */
bool ctg_donor_runs(const ctg_programme_row *row, ctg_month month);

/* US dollars for peacekeeping that a programme has in a month, by the tables in force now, were
 * nothing rounded. */
double ctg_donor_programme_usd(const ctg_world *world, const ctg_programme_row *row,
                               ctg_month month);

/* Says who is a donor; nobody has money yet. */
void ctg_donor_start(ctg_world *world);

/* The beginning of a month: deals every budget. */
void ctg_donor_budget(ctg_world *world);

/* Sets world->subsidy[s], what a state's budget bears of the own cost of a deployed person in a
 * month; needs its own cost and budget of the month. */
void ctg_donor_subsidise(ctg_world *world, size_t s);

/* Share of the cost of its officers that a state's budget bears, 0 to 1. */
double ctg_donor_officer_share(const ctg_world *world, size_t s);

/* Spends what own people and aid take, after the states have looked at the world and before
 * anybody moves. */
void ctg_donor_spend(ctg_world *world);

/* The donor that can lift a unit of a state: the one with most money for it, at a tie the lower M49
 * code; -1: none. */
int32_t ctg_donor_lifter(const ctg_world *world, size_t s, int32_t persons);
void ctg_donor_lift(ctg_world *world, size_t d, size_t s, int32_t persons);

/* A donor spends cents, for a state (-1: for none). */
void ctg_donor_pay(ctg_world *world, size_t d, int32_t s, int64_t cents);

/* Money that was spent and does nothing. */
void ctg_donor_waste(ctg_world *world, int64_t cents);

/* The end of a month: what is beyond twelve months' money lapses. */
void ctg_donor_close(ctg_world *world);

#endif

/* The list of a world's arrays: a new one is added here and in world.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/world_arrays.h"

#include <assert.h>
#include <string.h>

#define ARRAY(member, count)                                                                       \
    {                                                                                              \
        &world->member, (count) * sizeof *world->member                                            \
    }

/* What it has of each state. */
static size_t list_states(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t pools = S * scene->K;
    /* clang-format off */ /* one array a line */
    const ctg_world_array all[] = {
        ARRAY(people.in[ctg_never], pools),
        ARRAY(people.in[ctg_current], pools),
        ARRAY(people.in[ctg_lapsed], pools),
        ARRAY(people.in[ctg_assigned], pools),
        ARRAY(people.in[ctg_learning], pools),
        ARRAY(people.in[ctg_deployed], pools),
        ARRAY(people.in[ctg_recovering], pools),
        ARRAY(people.joined, pools),
        ARRAY(people.left, pools),
        ARRAY(people.dependent, pools),
        ARRAY(home.pools, pools + 1),
        ARRAY(home.who, pools),
        ARRAY(home.item, pools),
        ARRAY(was_home, pools),
        ARRAY(homecoming, CTG_HOMECOMING_MONTHS * pools),
        ARRAY(level, pools),
        ARRAY(instructors, S),
        ARRAY(throughput, S),
        ARRAY(people_doublings, S),
        ARRAY(dearness, S),
        ARRAY(usual, 2 * S),
        ARRAY(own_cost, S),
        ARRAY(margin, S),
        ARRAY(paid_seen, S),
        ARRAY(backlog, S),
        ARRAY(teach, S),
        ARRAY(help, S),
        ARRAY(law_tasks, S),
        ARRAY(law_frameworks, S),
        ARRAY(law_bound, S),
        ARRAY(law_chapters, S),
        ARRAY(reformed, S),
        ARRAY(away_until, S),
        ARRAY(refused_posts, pools),
        ARRAY(deployed_by, S),
        ARRAY(outside_by, S),
        ARRAY(start_by, S),
        ARRAY(had_people, S),
        ARRAY(served, S),
    };
    /* clang-format on */
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* What states know, and their accounts. */
static size_t list_accounts(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    /* clang-format off */ /* one array a line */
    const ctg_world_array all[] = {
        ARRAY(region_knowhow, S * scene->R),
        ARRAY(region_known, scene->R),
        ARRAY(experience, S),
        ARRAY(experience_as, S * CTG_PERSONNEL),
        ARRAY(deployed_as, S * CTG_PERSONNEL),
        ARRAY(pays, S),
        ARRAY(pays_now, S),
        ARRAY(withheld, S),
        ARRAY(due_now, S),
        ARRAY(received_now, S),
        ARRAY(due, S),
        ARRAY(received, S),
        ARRAY(paid_share, S),
        ARRAY(allowance, S),
        ARRAY(assessed_year, S),
        ARRAY(paid_year, S),
        ARRAY(received_year, S),
        ARRAY(capacity_cost, S),
        ARRAY(people_cost, S),
        ARRAY(allowance_then, S),
        ARRAY(ready_year, scene->R),
        ARRAY(aversion, S),
        ARRAY(will, S),
        ARRAY(will_lasting, S),
        ARRAY(will_host, scene->H * S),
        ARRAY(eased, S),
        ARRAY(lost_by, S),
        ARRAY(fatalities_year, S),
    };
    /* clang-format on */
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* Its commitments and where they are found. */
static size_t list_commitments(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    /* clang-format off */ /* one array a line */
    const ctg_world_array all[] = {
        ARRAY(commitments, world->commitment_room),
        ARRAY(formed, world->commitment_room),
        ARRAY(ended, world->commitment_room),
        ARRAY(arrivals, world->commitment_room),
        ARRAY(reviews, world->commitment_room),
        ARRAY(come, world->commitment_room),
        ARRAY(turns, world->commitment_room + CTG_PICK_ROOM),
        ARRAY(rosters, scene->M * scene->K),
        ARRAY(contingent_first, scene->M * scene->S),
        ARRAY(serving, scene->M),
        ARRAY(committed, 2 * scene->S),
    };
    /* clang-format on */
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* What it has of each mission and framework. */
static size_t list_missions(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t M = scene->M;
    const size_t pairs = S * M;
    const size_t needs = M * scene->K;
    const ctg_world_array all[] = {
        ARRAY(posts, scene->M * CTG_PERSONNEL),
        ARRAY(posts_before, scene->M * CTG_PERSONNEL),
        ARRAY(posts_by, needs),
        ARRAY(posts_all, scene->K),
        ARRAY(mission_class, scene->M),
        ARRAY(mandate_tasks, scene->M),
        ARRAY(opened, scene->M),
        ARRAY(host, scene->M),
        ARRAY(slots, scene->M - scene->N),
        ARRAY(slot_uses, scene->M - scene->N),
        ARRAY(opened_then, scene->M),
        ARRAY(tasks_then, scene->M),
        ARRAY(posts_by_then, needs),
        ARRAY(slots_then, scene->M - scene->N),
        ARRAY(lives, scene->M),
        ARRAY(situation, scene->H),
        ARRAY(severity, scene->H),
        ARRAY(proneness, scene->H),
        ARRAY(calm, scene->H),
        ARRAY(dangers, M),
        ARRAY(planned_draws, M),
        ARRAY(dealt, M),
        ARRAY(dealt_of, M),
        ARRAY(dealt_to, pairs),
        ARRAY(gap_seen, scene->H),
        ARRAY(fought, scene->H),
        ARRAY(fought_major, scene->H),
        ARRAY(admits, pairs),
        ARRAY(serials, pairs),
        ARRAY(relist, M),
        ARRAY(contributors, pairs),
        ARRAY(contributor_count, M),
        ARRAY(deployed_in, pairs),
        ARRAY(filled, needs),
        ARRAY(coming, needs),
        ARRAY(filled_by, scene->M * CTG_PERSONNEL),
        ARRAY(coming_by, scene->M * CTG_PERSONNEL),
        ARRAY(interest, S * scene->H),
        ARRAY(knowhow, pairs),
        ARRAY(known, M),
        ARRAY(peers, pairs),
        ARRAY(was_in, pairs),
        ARRAY(seen, M),
        ARRAY(unseen, M),
        ARRAY(response, pairs),
        ARRAY(responds, M),
        ARRAY(lost, pairs),
        ARRAY(lost_malicious, pairs),
        ARRAY(lost_malicious_in, M),
        ARRAY(lost_any, M),
        ARRAY(reached, CTG_FILL_LEVELS * M),
        ARRAY(fills, CTG_FILL_LEVELS * (CTG_FILL_MONTHS + 1)),
    };
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* What missions have of money, and states for and against them. */
static size_t list_money(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t M = scene->M;
    const size_t pairs = scene->S * M;
    /* clang-format off */ /* one array a line */
    const ctg_world_array all[] = {
        ARRAY(arrears, pairs),
        ARRAY(debts, pairs),
        ARRAY(cash, M),
        ARRAY(bills, M),
        ARRAY(ahead, M),
        ARRAY(accrued, M),
        ARRAY(pays_how, M),
        ARRAY(has_money, M),
        ARRAY(allows, M),
        ARRAY(allowed, world->commitment_room),
        ARRAY(allowance_share, scene->F),
    };
    /* clang-format on */
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* What it has of each donor and programme, and of what missions achieve. */
static size_t list_donors(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t M = scene->M;
    const size_t D = scene->D;
    const ctg_world_array all[] = {
        ARRAY(donor_at, S),
        ARRAY(unit_money, S),
        ARRAY(officer_money, S),
        ARRAY(subsidy, S),
        ARRAY(inflow, scene->P),
        ARRAY(purse, scene->P),
        ARRAY(lift_inflow, D),
        ARRAY(lift_purse, D),
        ARRAY(partner, D * S),
        ARRAY(aid, D * M),
        ARRAY(given, D * S),
        ARRAY(spent, D),
        ARRAY(abroad, D * scene->K),
        ARRAY(teaches, D * scene->K),
        ARRAY(taught, D * S * scene->K),
        ARRAY(relation, D * S),
        ARRAY(donors, D),
        ARRAY(support, D),
        ARRAY(skill, D),
        ARRAY(security, D),
        ARRAY(output, M),
        ARRAY(repute, M),
        ARRAY(planned, M),
        ARRAY(shown, M),
        ARRAY(staff, M),
        ARRAY(diverted, M),
    };
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* What has no meaning between calls: where units are offered. */
static size_t list_offers(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t pools = S * scene->K;
    const ctg_world_array all[] = {
        ARRAY(merits, S),
        ARRAY(delays, S),
        ARRAY(equal, S + 1),
        ARRAY(equal_order, S),
        ARRAY(marks, S + CTG_OFFERS_GROUPS),
        ARRAY(flags, S),
        ARRAY(shares, scene->P > scene->M ? scene->P : scene->M),
        ARRAY(pull, S),
        ARRAY(absorbs, pools),
        ARRAY(experience_log2, (1 + CTG_PERSONNEL) * S),
        ARRAY(inclined, 7 * S),
        ARRAY(margins_there, S),
        ARRAY(utility, 2 * CTG_PERSONNEL * S),
        ARRAY(kind, scene->K),
        ARRAY(pair, 3 * S),
        ARRAY(present, S),
        ARRAY(offer_names, S + 1),
        ARRAY(offer_items, S),
        ARRAY(offer_words, 4 * S + CTG_LANES_MOST),
        ARRAY(open, S + CTG_LANES_MOST),
        ARRAY(offering, S + CTG_LANES_MOST),
        ARRAY(odds, S),
        ARRAY(state_names, 2 * S),
        ARRAY(state_words, 4 * S),
        ARRAY(menu, scene->tables->units_count),
        ARRAY(menu_from, scene->K + 1),
        ARRAY(smallest, scene->K),
        ARRAY(is_police, scene->K),
    };
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* The same elsewhere. */
static size_t list_scratch(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t M = scene->M;
    const size_t pools = S * scene->K;
    const size_t pairs = S * M;
    const size_t needs = M * scene->K;
    const ctg_world_array all[] = {
        ARRAY(ranks, world->commitment_room + M + scene->P),
        ARRAY(hands, S),
        ARRAY(parts, CTG_SHARES_KINDS(S)),
        ARRAY(kind_cents, CTG_SHARES_KINDS(S)),
        ARRAY(cents, S),
        ARRAY(listed, M + 1),
        ARRAY(people_in, M),
        ARRAY(missions_in, scene->H),
        ARRAY(sums, M),
        ARRAY(filled_near, scene->D),
        ARRAY(interests, scene->D * M),
        ARRAY(serves, (M / 64 + 1) * S),
        ARRAY(tally, 2 * pools + pairs + 2 * needs + S),
        ARRAY(ties, CTG_TIES_AT_ONCE * (M + scene->H)),
        ARRAY(home_months, pools),
        ARRAY(counted, 3 * pools + 2 * needs + S + M),
        ARRAY(counted_in, pairs),
        ARRAY(taught_before, pools),
        ARRAY(past, scene->tables->recipients_count),
        ARRAY(past_most, scene->tables->recipients_count),
        ARRAY(contingent_names, pairs),
        ARRAY(contingent_struck, S),
        ARRAY(contingent_words, 4 * pairs),
        ARRAY(losses, pairs),
        ARRAY(tolls, S + M),
        ARRAY(chain, world->commitment_room),
        ARRAY(aided, S),
        ARRAY(people_by, scene->R * S),
        ARRAY(closed, S),
        ARRAY(moved, S + 8),
        ARRAY(states_listed, S + CTG_PICK_ROOM),
        ARRAY(contributor_places, S + CTG_PICK_ROOM),
        ARRAY(contributes, S),
    };
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* The same, of draws that are made together. */
static size_t list_draws(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t pools = scene->S * scene->K;
    const size_t recipients = scene->tables->recipients_count;
    /* clang-format off */ /* one array a line */
    const ctg_world_array all[] = {
        ARRAY(state_items, scene->S),
        ARRAY(yields, scene->S),
        ARRAY(programme_names, scene->P),
        ARRAY(programme_words, 8 * scene->P),
        ARRAY(seat_names, recipients),
        ARRAY(seat_words, 4 * recipients),
        ARRAY(absorb_names, recipients),
        ARRAY(absorb_items, recipients),
        ARRAY(absorb_words, 4 * recipients),
        ARRAY(nearness, scene->H),
        ARRAY(shocks, scene->H),
        ARRAY(host_names, scene->H),
        ARRAY(host_words, 4 * scene->H),
        ARRAY(stirred, scene->H),
        ARRAY(pool_flags, pools + 8),
        ARRAY(pools_listed.pools, pools + 1),
        ARRAY(pools_listed.who, pools),
        ARRAY(pools_listed.item, pools),
        ARRAY(pool_stocks, 2 * pools),
        ARRAY(pool_moves, 3 * pools),
        ARRAY(pool_bounds, 4 * scene->S),
        ARRAY(pool_words, 4 * pools),
    };
    /* clang-format on */
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

size_t ctg_world_arrays_list(ctg_world *world, ctg_world_array arrays[CTG_WORLD_ARRAYS_MOST])
{
    size_t count = list_states(world, arrays);
    count += list_accounts(world, arrays + count);
    count += list_commitments(world, arrays + count);
    count += list_missions(world, arrays + count);
    count += list_money(world, arrays + count);
    count += list_donors(world, arrays + count);
    count += list_offers(world, arrays + count);
    count += list_scratch(world, arrays + count);
    count += list_draws(world, arrays + count);
    assert(count <= CTG_WORLD_ARRAYS_MOST);
    return count;
}

/* The list of a world's arrays: a new one is added here and in world.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/world_arrays.h"

#include <assert.h>
#include <string.h>

#include "engine/model/world_scratch.h"

/* What it has of each state. */
static size_t list_states(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t pools = S * scene->K;
    /* clang-format off */ /* one array a line */
    const ctg_world_array all[] = {
        CTG_WORLD_ARRAY(people.in[ctg_never], pools),
        CTG_WORLD_ARRAY(people.in[ctg_current], pools),
        CTG_WORLD_ARRAY(people.in[ctg_lapsed], pools),
        CTG_WORLD_ARRAY(people.in[ctg_assigned], pools),
        CTG_WORLD_ARRAY(people.in[ctg_learning], pools),
        CTG_WORLD_ARRAY(people.in[ctg_deployed], pools),
        CTG_WORLD_ARRAY(people.in[ctg_recovering], pools),
        CTG_WORLD_ARRAY(people.joined, pools),
        CTG_WORLD_ARRAY(people.left, pools),
        CTG_WORLD_ARRAY(people.dependent, pools),
        CTG_WORLD_ARRAY(home.pools, pools + CTG_PICK_ROOM),
        CTG_WORLD_ARRAY(home.who, pools),
        CTG_WORLD_ARRAY(home.item, pools),
        CTG_WORLD_ARRAY(was_home, pools),
        CTG_WORLD_ARRAY(homecoming, CTG_HOMECOMING_MONTHS * pools),
        CTG_WORLD_ARRAY(level, pools),
        CTG_WORLD_ARRAY(instructors, S),
        CTG_WORLD_ARRAY(throughput, S),
        CTG_WORLD_ARRAY(people_doublings, S),
        CTG_WORLD_ARRAY(dearness, S),
        CTG_WORLD_ARRAY(usual, 2 * S),
        CTG_WORLD_ARRAY(own_cost, S),
        CTG_WORLD_ARRAY(margin, S),
        CTG_WORLD_ARRAY(paid_seen, S),
        CTG_WORLD_ARRAY(backlog, S),
        CTG_WORLD_ARRAY(teach, S),
        CTG_WORLD_ARRAY(help, S),
        CTG_WORLD_ARRAY(law_tasks, S),
        CTG_WORLD_ARRAY(law_frameworks, S),
        CTG_WORLD_ARRAY(law_bound, S),
        CTG_WORLD_ARRAY(law_chapters, S),
        CTG_WORLD_ARRAY(reformed, S),
        CTG_WORLD_ARRAY(away_until, S),
        CTG_WORLD_ARRAY(refused_posts, pools),
        CTG_WORLD_ARRAY(deployed_by, S),
        CTG_WORLD_ARRAY(outside_by, S),
        CTG_WORLD_ARRAY(start_by, S),
        CTG_WORLD_ARRAY(had_people, S),
        CTG_WORLD_ARRAY(served, S),
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
        CTG_WORLD_ARRAY(region_knowhow, S * scene->R),
        CTG_WORLD_ARRAY(region_known, scene->R),
        CTG_WORLD_ARRAY(experience, S),
        CTG_WORLD_ARRAY(experience_as, S * CTG_PERSONNEL),
        CTG_WORLD_ARRAY(deployed_as, S * CTG_PERSONNEL),
        CTG_WORLD_ARRAY(pays, S),
        CTG_WORLD_ARRAY(pays_now, S),
        CTG_WORLD_ARRAY(withheld, S),
        CTG_WORLD_ARRAY(due_now, S),
        CTG_WORLD_ARRAY(received_now, S),
        CTG_WORLD_ARRAY(due, S),
        CTG_WORLD_ARRAY(received, S),
        CTG_WORLD_ARRAY(paid_share, S),
        CTG_WORLD_ARRAY(allowance, S),
        CTG_WORLD_ARRAY(assessed_year, S),
        CTG_WORLD_ARRAY(paid_year, S),
        CTG_WORLD_ARRAY(received_year, S),
        CTG_WORLD_ARRAY(capacity_cost, S),
        CTG_WORLD_ARRAY(people_cost, S),
        CTG_WORLD_ARRAY(allowance_then, S),
        CTG_WORLD_ARRAY(ready_year, scene->R),
        CTG_WORLD_ARRAY(aversion, S),
        CTG_WORLD_ARRAY(will, S),
        CTG_WORLD_ARRAY(will_lasting, S),
        CTG_WORLD_ARRAY(will_host, scene->H * S),
        CTG_WORLD_ARRAY(eased, S),
        CTG_WORLD_ARRAY(lost_by, S),
        CTG_WORLD_ARRAY(fatalities_year, S),
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
        CTG_WORLD_ARRAY(commitments, world->commitment_room),
        CTG_WORLD_ARRAY(formed, world->commitment_room),
        CTG_WORLD_ARRAY(ended, world->commitment_room),
        CTG_WORLD_ARRAY(arrivals, world->commitment_room),
        CTG_WORLD_ARRAY(reviews, world->commitment_room),
        CTG_WORLD_ARRAY(come, world->commitment_room),
        CTG_WORLD_ARRAY(turns, world->commitment_room + CTG_PICK_ROOM),
        CTG_WORLD_ARRAY(rosters, scene->M * scene->K),
        CTG_WORLD_ARRAY(contingent_first, scene->M * scene->S),
        CTG_WORLD_ARRAY(serving, scene->M),
        CTG_WORLD_ARRAY(committed, 2 * scene->S),
    };
    /* clang-format on */
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* What it has of each host. */
static size_t list_hosts(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const ctg_world_array all[] = {
        CTG_WORLD_ARRAY(situation, scene->H),    CTG_WORLD_ARRAY(severity, scene->H),
        CTG_WORLD_ARRAY(proneness, scene->H),    CTG_WORLD_ARRAY(calm, scene->H),
        CTG_WORLD_ARRAY(gap_seen, scene->H),     CTG_WORLD_ARRAY(fought, scene->H),
        CTG_WORLD_ARRAY(fought_major, scene->H),
    };
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
        CTG_WORLD_ARRAY(posts, scene->M * CTG_PERSONNEL),
        CTG_WORLD_ARRAY(posts_before, scene->M * CTG_PERSONNEL),
        CTG_WORLD_ARRAY(posts_by, needs),
        CTG_WORLD_ARRAY(posts_all, scene->K),
        CTG_WORLD_ARRAY(mission_class, scene->M),
        CTG_WORLD_ARRAY(mandate_tasks, scene->M),
        CTG_WORLD_ARRAY(opened, scene->M),
        CTG_WORLD_ARRAY(host, scene->M),
        CTG_WORLD_ARRAY(slots, scene->M - scene->N),
        CTG_WORLD_ARRAY(slot_uses, scene->M - scene->N),
        CTG_WORLD_ARRAY(opened_then, scene->M),
        CTG_WORLD_ARRAY(tasks_then, scene->M),
        CTG_WORLD_ARRAY(posts_by_then, needs),
        CTG_WORLD_ARRAY(slots_then, scene->M - scene->N),
        CTG_WORLD_ARRAY(lives, scene->M),
        CTG_WORLD_ARRAY(dangers, M),
        CTG_WORLD_ARRAY(planned_draws, M),
        CTG_WORLD_ARRAY(dealt, M),
        CTG_WORLD_ARRAY(dealt_of, M),
        CTG_WORLD_ARRAY(dealt_to, pairs),
        CTG_WORLD_ARRAY(admits, pairs),
        CTG_WORLD_ARRAY(serials, pairs),
        CTG_WORLD_ARRAY(relist, M),
        CTG_WORLD_ARRAY(contributors, pairs),
        CTG_WORLD_ARRAY(contributor_count, M),
        CTG_WORLD_ARRAY(deployed_in, pairs),
        CTG_WORLD_ARRAY(filled, needs),
        CTG_WORLD_ARRAY(coming, needs),
        CTG_WORLD_ARRAY(filled_by, scene->M * CTG_PERSONNEL),
        CTG_WORLD_ARRAY(coming_by, scene->M * CTG_PERSONNEL),
        CTG_WORLD_ARRAY(interest, S * scene->H),
        CTG_WORLD_ARRAY(knowhow, pairs),
        CTG_WORLD_ARRAY(known, M),
        CTG_WORLD_ARRAY(peers, pairs),
        CTG_WORLD_ARRAY(was_in, pairs),
        CTG_WORLD_ARRAY(seen, M),
        CTG_WORLD_ARRAY(unseen, M),
        CTG_WORLD_ARRAY(response, pairs),
        CTG_WORLD_ARRAY(responds, M),
        CTG_WORLD_ARRAY(lost, pairs),
        CTG_WORLD_ARRAY(lost_malicious, pairs),
        CTG_WORLD_ARRAY(lost_malicious_in, M),
        CTG_WORLD_ARRAY(lost_any, M),
        CTG_WORLD_ARRAY(reached, CTG_FILL_LEVELS * M),
        CTG_WORLD_ARRAY(fills, CTG_FILL_LEVELS * (CTG_FILL_MONTHS + 1)),
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
        CTG_WORLD_ARRAY(arrears, pairs),
        CTG_WORLD_ARRAY(debts, pairs),
        CTG_WORLD_ARRAY(cash, M),
        CTG_WORLD_ARRAY(bills, M),
        CTG_WORLD_ARRAY(ahead, M),
        CTG_WORLD_ARRAY(accrued, M),
        CTG_WORLD_ARRAY(pays_how, M),
        CTG_WORLD_ARRAY(has_money, M),
        CTG_WORLD_ARRAY(allows, M),
        CTG_WORLD_ARRAY(allowed, world->commitment_room),
        CTG_WORLD_ARRAY(allowance_share, scene->F),
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
        CTG_WORLD_ARRAY(donor_at, S),
        CTG_WORLD_ARRAY(unit_money, S),
        CTG_WORLD_ARRAY(officer_money, S),
        CTG_WORLD_ARRAY(subsidy, S),
        CTG_WORLD_ARRAY(inflow, scene->P),
        CTG_WORLD_ARRAY(purse, scene->P),
        CTG_WORLD_ARRAY(lift_inflow, D),
        CTG_WORLD_ARRAY(lift_purse, D),
        CTG_WORLD_ARRAY(partner, D * S),
        CTG_WORLD_ARRAY(aid, D * M),
        CTG_WORLD_ARRAY(given, D * S),
        CTG_WORLD_ARRAY(spent, D),
        CTG_WORLD_ARRAY(abroad, D * scene->K),
        CTG_WORLD_ARRAY(teaches, D * scene->K),
        CTG_WORLD_ARRAY(taught, D * S * scene->K),
        CTG_WORLD_ARRAY(relation, D * S),
        CTG_WORLD_ARRAY(donors, D),
        CTG_WORLD_ARRAY(support, D),
        CTG_WORLD_ARRAY(skill, D),
        CTG_WORLD_ARRAY(security, D),
        CTG_WORLD_ARRAY(output, M),
        CTG_WORLD_ARRAY(repute, M),
        CTG_WORLD_ARRAY(planned, M * CTG_PERSONNEL),
        CTG_WORLD_ARRAY(shown, M * CTG_PERSONNEL),
        CTG_WORLD_ARRAY(staff, M),
        CTG_WORLD_ARRAY(diverted, M),
    };
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

size_t ctg_world_arrays_list(ctg_world *world, ctg_world_array arrays[CTG_WORLD_ARRAYS_MOST])
{
    size_t count = list_states(world, arrays);
    count += list_accounts(world, arrays + count);
    count += list_commitments(world, arrays + count);
    count += list_hosts(world, arrays + count);
    count += list_missions(world, arrays + count);
    count += list_money(world, arrays + count);
    count += list_donors(world, arrays + count);
    count += ctg_world_scratch_list(world, arrays + count);
    assert(count <= CTG_WORLD_ARRAYS_MOST);
    return count;
}

/* One world: everything that changes from month to month in one replicate.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/world.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/admission.h"
#include "engine/model/authorisation.h"
#include "engine/model/demand.h"
#include "engine/model/donor.h"
#include "engine/model/finance.h"
#include "engine/model/framework.h"
#include "engine/model/gains.h"
#include "engine/model/mechanism.h"
#include "engine/model/operations.h"
#include "engine/model/output.h"
#include "engine/model/pools.h"
#include "engine/model/readiness.h"
#include "engine/model/record.h"
#include "engine/model/sampling.h"
#include "engine/model/situations.h"
#include "engine/model/unit.h"
#include "engine/model/will.h"
#include "engine/model/willingness.h"

/* One array of a world: where its pointer is, how long, what of. */
typedef struct array {
    void *pointer;
    size_t bytes;
} array;

#define ARRAYS_MOST 160
#define ARRAY(member, count)                                                                       \
    {                                                                                              \
        &world->member, (count) * sizeof *world->member                                            \
    }

/* All arrays of a world, so that making, clearing and releasing cannot forget one: what it has of
 * each state. */
static size_t list_states(ctg_world *world, array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t pools = S * scene->K;
    /* clang-format off */ /* one array a line */
    const array all[] = {
        ARRAY(people, pools),
        ARRAY(homecoming, CTG_HOMECOMING_MONTHS * pools + CTG_HOMECOMING_BLOCK),
        ARRAY(level, pools),
        ARRAY(instructors, S),
        ARRAY(throughput, S),
        ARRAY(people_doublings, S),
        ARRAY(dearness, S),
        ARRAY(own_cost, S),
        ARRAY(margin, S),
        ARRAY(paid_seen, S),
        ARRAY(backlog, S),
        ARRAY(teach, S),
        ARRAY(help, S),
        ARRAY(law_tasks, S),
        ARRAY(law_frameworks, S),
        ARRAY(law_chapters, S),
        ARRAY(reformed, S),
        ARRAY(away_until, S),
        ARRAY(refused_posts, pools),
        ARRAY(deployed_by, S),
        ARRAY(outside_by, S),
        ARRAY(start_by, S),
        ARRAY(had_people, S),
        ARRAY(served, S),
        ARRAY(region_knowhow, S * scene->R),
        ARRAY(experience, S),
        ARRAY(experience_as, S * CTG_PERSONNEL),
        ARRAY(deployed_as, S * CTG_PERSONNEL),
        ARRAY(pays, S),
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
        ARRAY(will_host, S * scene->H),
        ARRAY(eased, S),
        ARRAY(lost_by, S),
        ARRAY(fatalities_year, S),
    };
    /* clang-format on */
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* What it has of each mission and framework. */
static size_t list_missions(ctg_world *world, array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t M = scene->M;
    const size_t pairs = S * M;
    const size_t needs = M * scene->K;
    const array all[] = {
        ARRAY(commitments, world->commitment_room),
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
        ARRAY(lives, scene->M),
        ARRAY(situation, scene->H),
        ARRAY(severity, scene->H),
        ARRAY(proneness, scene->H),
        ARRAY(dealt, M),
        ARRAY(dealt_of, M),
        ARRAY(dealt_to, pairs),
        ARRAY(fought, scene->H),
        ARRAY(fought_major, scene->H),
        ARRAY(admits, pairs),
        ARRAY(serials, pairs),
        ARRAY(deployed_in, pairs),
        ARRAY(filled, needs),
        ARRAY(coming, needs),
        ARRAY(filled_by, scene->M * CTG_PERSONNEL),
        ARRAY(coming_by, scene->M * CTG_PERSONNEL),
        ARRAY(interest, S * scene->H),
        ARRAY(knowhow, pairs),
        ARRAY(peers, pairs),
        ARRAY(kinship, S * S),
        ARRAY(was_in, pairs),
        ARRAY(response, pairs),
        ARRAY(responds, M),
        ARRAY(lost, pairs),
        ARRAY(lost_malicious, pairs),
        ARRAY(lost_malicious_in, M),
        ARRAY(lost_any, M),
        ARRAY(arrears, pairs),
        ARRAY(debts, pairs),
        ARRAY(cash, M),
        ARRAY(bills, M),
        ARRAY(ahead, M),
        ARRAY(accrued, M),
        ARRAY(has_money, M),
        ARRAY(allowance_share, scene->F),
        ARRAY(reached, CTG_FILL_LEVELS * M),
        ARRAY(fills, CTG_FILL_LEVELS * (CTG_FILL_MONTHS + 1)),
    };
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* What it has of each donor and programme, and of what missions achieve. */
static size_t list_donors(ctg_world *world, array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t M = scene->M;
    const size_t D = scene->D;
    const array all[] = {
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
        ARRAY(relation, D * S),
        ARRAY(donors, D),
        ARRAY(support, D),
        ARRAY(skill, D),
        ARRAY(security, D),
        ARRAY(output, M),
        ARRAY(repute, M),
        ARRAY(staff, M),
        ARRAY(diverted, M),
    };
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* What has no meaning between calls. */
static size_t list_scratch(ctg_world *world, array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t M = scene->M;
    const size_t pools = S * scene->K;
    const size_t pairs = S * M;
    const size_t needs = M * scene->K;
    const array all[] = {
        ARRAY(ranks, world->commitment_room + M + scene->P),
        ARRAY(hands, S),
        ARRAY(offers, S),
        ARRAY(shares, scene->P > M ? scene->P : M),
        ARRAY(pull, S),
        ARRAY(absorbs, pools),
        ARRAY(utility, pools),
        ARRAY(kind, scene->K),
        ARRAY(pair, 3 * S),
        ARRAY(offer_names, 2 * S),
        ARRAY(offer_words, 4 * S),
        ARRAY(log_odds, S),
        ARRAY(offering, S),
        ARRAY(smallest, scene->K),
        ARRAY(cents, S),
        ARRAY(listed, M),
        ARRAY(people_in, M),
        ARRAY(sums, M),
        ARRAY(tally, 2 * pools + pairs + 2 * needs + S),
        ARRAY(counted, 2 * pools + 2 * needs + pairs),
        ARRAY(taught_before, pools),
        ARRAY(pools_listed, pools),
        ARRAY(pool_names, 2 * pools),
        ARRAY(pool_words, 4 * pools),
        ARRAY(past, scene->tables->recipients_count),
        ARRAY(past_most, scene->tables->recipients_count),
        ARRAY(contingents, pairs),
        ARRAY(contingent_names, pairs),
        ARRAY(contingent_words, 4 * pairs),
        ARRAY(no_items, pairs),
        ARRAY(losses, pairs),
        ARRAY(tolls, S + M),
        ARRAY(struck, pairs),
        ARRAY(chain, world->commitment_room),
        ARRAY(aided, S),
        ARRAY(closed, S),
        ARRAY(states_listed, S),
    };
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

static size_t list_arrays(ctg_world *world, array arrays[ARRAYS_MOST])
{
    size_t count = list_states(world, arrays);
    count += list_missions(world, arrays + count);
    count += list_donors(world, arrays + count);
    count += list_scratch(world, arrays + count);
    assert(count <= ARRAYS_MOST);
    return count;
}

#define COMMITMENTS_GENERATED 100000 /* where the posts to come are not known */

/* Each commitment has at least one person, and people are only promised to posts. Where there is no
 * room for a further promise none is made. */
static size_t commitments_most(const ctg_scene *scene)
{
    size_t persons = (size_t)scene->most_posts;
    for (size_t i = 0; i < scene->start_unit_count; i++) {
        persons += (size_t)scene->start_units[i].persons;
    }
    return scene->M > scene->N ? persons + COMMITMENTS_GENERATED : persons + 1;
}

ctg_status ctg_world_create(ctg_world **made, const ctg_scene *scene, ctg_error *error)
{
    void *place = NULL;
    *made = NULL;
    CTG_TRY(ctg_memory_array(&place, 1, sizeof(ctg_world), "a world", error));
    ctg_world *const world = place;
    world->scene = scene;
    world->commitment_room = commitments_most(scene);
    array arrays[ARRAYS_MOST];
    const size_t count = list_arrays(world, arrays);
    for (size_t i = 0; i < count; i++) {
        void *memory = NULL;
        const ctg_status status = ctg_memory_array(&memory, arrays[i].bytes, 1, "a world", error);
        if (status != ctg_ok) {
            ctg_world_destroy(world);
            return status;
        }
        memcpy(arrays[i].pointer, &memory, sizeof memory);
    }
    *made = world;
    return ctg_ok;
}

void ctg_world_destroy(ctg_world *world)
{
    if (world == NULL) {
        return;
    }
    array arrays[ARRAYS_MOST];
    const size_t count = list_arrays(world, arrays);
    for (size_t i = 0; i < count; i++) {
        void *memory = NULL;
        memcpy(&memory, arrays[i].pointer, sizeof memory);
        free(memory);
    }
    free(world);
}

/* Clears what a replicate writes; the long lists need no clearing, their counts do. */
static void clear(ctg_world *world)
{
    array arrays[ARRAYS_MOST];
    const size_t count = list_arrays(world, arrays);
    for (size_t i = 0; i < count; i++) {
        void *memory = NULL;
        memcpy(&memory, arrays[i].pointer, sizeof memory);
        if (memory != world->commitments && memory != world->ranks && memory != world->chain) {
            memset(memory, 0, arrays[i].bytes);
        }
    }
    world->commitment_count = 0;
    world->any_ended = false;
    world->kinship_year = 0;
    world->weighed = (ctg_weighed){0};
    world->proneness_of = (ctg_proneness_of){0};
    world->flows = world->flows_then = (ctg_flows){0};
    world->month = (ctg_month_flows){0};
}

void ctg_world_turn(ctg_world *world, int32_t t)
{
    world->t = t;
    world->now = world->scene->setting->start + t;
    world->y = ctg_setting_year(world->scene->setting, t);
    world->tables = ctg_setting_tables(world->scene->setting, world->now);
    ctg_sampling_apply(world->scene->setting, &world->drawn, world->now, &world->p);
    ctg_mechanism_apply(&world->p);
    ctg_unit_turn(world);
    ctg_situations_turn(world);
    ctg_demand_turn(world);
    ctg_authorisation_run(world);
    ctg_demand_settle(world);
    if (t > 0 && ctg_sampling_turns(world->scene->setting, world->now)) {
        ctg_willingness_interest(world); /* its weights may have changed */
    }
}

/* Slots have the highest permanent numbers; until it is used a slot is nobody's mission. */
static void start_missions(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    for (size_t m = 0; m < scene->M; m++) {
        world->host[m] = m < scene->N ? scene->mission_host[m] : -1;
    }
    for (size_t g = 0; g < scene->M - scene->N; g++) {
        world->slots[g] = (ctg_mission_row){
            .number = CTG_SLOT_NUMBER + (int64_t)g, .predecessor = -1, .partner = -1, .lead = -1};
    }
}

void ctg_world_start(ctg_world *world, uint32_t replicate)
{
    const ctg_setting *const setting = world->scene->setting;
    clear(world);
    world->draw = (ctg_draw){setting->seed, replicate};
    ctg_sampling_draw(setting, &(ctg_draw){setting->seed, ctg_setting_draw_of(setting, replicate)},
                      &world->drawn);
    start_missions(world);
    ctg_world_turn(world, 0);
    ctg_admission_run(world);
    ctg_donor_start(world);
    ctg_pools_start(world);
    ctg_readiness_start(world);
    ctg_willingness_interest(world);
    ctg_will_start(world);
    ctg_operations_start(world);
    ctg_finance_start(world);
    ctg_framework_start(world);
    ctg_output_start(world);
    ctg_gains_start(world);
    ctg_record_start(world);
}

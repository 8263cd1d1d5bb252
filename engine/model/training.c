/* M14: states train their own people, with their own instructors and money.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/training.h"

#include "engine/model/people.h"

#define INCOME_LEAST 100.0 /* US dollars per head and year, as where states reckon their cost */

/* Full courses that a state can pay in a month: out of a share of what its forces and police cost,
 * for which income per head times their number stands, and of last year's reimbursement. */
static double affordable(const ctg_world *world, size_t s, double wanted)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    const size_t at = world->y * scene->S + s;
    const double people = scene->population[at];
    const double heads =
        (double)scene->armed_forces[at] + people * p->pools_police_per_1000 / 1000.0;
    const double income = people > 0.0 ? scene->gdp_usd[at] / people : 0.0;
    const double usd =
        heads * (income > INCOME_LEAST ? income : INCOME_LEAST) * p->training_own_budget_share +
        world->received[s] / 100.0 * p->training_reimbursed_share;
    const double cost = p->training_own_cost_usd_per_pers * 12.0;
    return cost > 0.0 ? usd / cost : wanted;
}

static double throughput(const ctg_world *world, size_t s)
{
    const ctg_parameters *const p = &world->p;
    const ctg_people *const people = world->people + s * world->scene->K;
    int64_t trained = 0;
    for (size_t k = 0; k < world->scene->K; k++) {
        trained += ctg_people_trained(&people[k]);
    }
    const double by_pool = (double)trained / p->training_trained_per_own_instructor;
    const double own =
        by_pool > p->training_own_instructors_least ? by_pool : p->training_own_instructors_least;
    const double by_instructors = (own + (double)world->instructors[s]) *
                                  p->training_people_per_instructor / p->training_course_months;
    const double by_money = affordable(world, s, by_instructors);
    return by_instructors < by_money ? by_instructors : by_money;
}

void ctg_training_begin(ctg_world *world)
{
    for (size_t s = 0; s < world->scene->S; s++) {
        world->throughput[s] = throughput(world, s);
        world->teach[s] = world->throughput[s];
    }
}

static void book(ctg_world *world, size_t s, double courses)
{
    const int64_t cents =
        (int64_t)(courses * world->p.training_own_cost_usd_per_pers * 100.0 + 0.5);
    world->month.own_training_cents += cents;
    world->capacity_cost[s] += cents;
}

/* Teaches up to `wanted` people of a stock who take `share` of a course each. */
static int32_t teach(ctg_world *world, size_t s, ctg_people *people, ctg_stock from, ctg_stock to,
                     int32_t wanted, double share)
{
    if (wanted <= 0) {
        return 0;
    }
    const double reach = share > 0.0 ? world->teach[s] / share : (double)wanted;
    const int32_t possible = reach < (double)wanted ? (int32_t)reach : wanted;
    const int32_t taught = ctg_people_move(people, from, to, possible);
    if (from == ctg_lapsed) {
        ctg_people_learnt(people, taught, 0, false);
    }
    world->teach[s] -= (double)taught * share;
    book(world, s, (double)taught * share);
    return taught;
}

int32_t ctg_training_relieve(ctg_world *world, size_t s, size_t k, int32_t wanted)
{
    ctg_people *const people = &world->people[s * world->scene->K + k];
    int32_t found = ctg_people_move(people, ctg_current, ctg_assigned, wanted);
    found += teach(world, s, people, ctg_lapsed, ctg_assigned, wanted - found,
                   world->p.training_refresher_share);
    found += teach(world, s, people, ctg_never, ctg_assigned, wanted - found, 1.0);
    return found;
}

void ctg_training_stand_down(ctg_world *world, size_t s, size_t k, int32_t persons)
{
    ctg_people_move(&world->people[s * world->scene->K + k], ctg_assigned, ctg_current, persons);
}

void ctg_training_prepare(ctg_world *world, size_t s, size_t k, int32_t lapsed, int32_t never)
{
    ctg_people_learnt(&world->people[s * world->scene->K + k], lapsed, 0, false);
    book(world, s, (double)lapsed * world->p.training_refresher_share + (double)never);
}

/* Instructors first give the courses that were promised for units; their cost was booked then. */
static void work_off(ctg_world *world, size_t s)
{
    const double given = world->backlog[s] < world->teach[s] ? world->backlog[s] : world->teach[s];
    world->backlog[s] -= given;
    world->teach[s] -= given;
}

/* Builds up the people of a state, as far as its instructors still reach: below one whole course
 * they teach nobody who was never trained. */
static void build(ctg_world *world, size_t s, double per_head)
{
    for (size_t rank = 0; rank < world->scene->K && world->teach[s] >= 1.0; rank++) {
        const size_t k = (size_t)world->scene->capability_order[rank];
        ctg_people *const people = &world->people[s * world->scene->K + k];
        const int32_t busy =
            people->in[ctg_deployed] + people->in[ctg_assigned] + people->in[ctg_learning];
        if (busy == 0) {
            continue;
        }
        const int32_t lacking = (int32_t)(per_head * (double)busy) - ctg_people_trained(people);
        if (lacking > 0) {
            teach(world, s, people, ctg_never, ctg_current, lacking, 1.0);
        }
    }
}

void ctg_training_build(ctg_world *world)
{
    const double per_head =
        (1.0 + world->p.rotation_dwell_ratio) * (1.0 + world->p.pools_spare_share);
    for (size_t s = 0; s < world->scene->S; s++) {
        work_off(world, s);
        if (world->committed[2 * s] + world->committed[2 * s + 1] > 0) {
            build(world, s, per_head);
        }
    }
}

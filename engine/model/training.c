/* M14: states train their own people, with their own instructors and money.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/training.h"

#include <string.h>

#include "engine/base/wide.h"
#include "engine/model/people.h"

#define INCOME_LEAST 100.0 /* US dollars per head and year, as where states reckon their cost */

/* All people of a row of states who were trained for a capability, added to those of others: whole
 * numbers, which doubles hold exactly. */
CTG_WIDE static void add_trained(const ctg_people *people, size_t row, size_t states,
                                 double *restrict trained)
{
    const int32_t *const current = people->in[ctg_current] + row;
    const int32_t *const lapsed = people->in[ctg_lapsed] + row;
    const int32_t *const assigned = people->in[ctg_assigned] + row;
    const int32_t *const learning = people->in[ctg_learning] + row;
    const int32_t *const deployed = people->in[ctg_deployed] + row;
    const int32_t *const recovering = people->in[ctg_recovering] + row;
    for (size_t s = 0; s < states; s++) {
        trained[s] += (double)(current[s] + assigned[s] + deployed[s] + recovering[s] + lapsed[s] +
                               learning[s]);
    }
}

/* What states' own money is reckoned from this year, [s]. */
typedef struct means {
    const double *gdp_usd, *population, *received;
    const int32_t *armed_forces;
} means;

/* Full courses that states can give in a month: as their instructors can, and as they can pay for
 * out of a share of what their forces and police cost, for which income per head times their number
 * stands, and of last year's reimbursement. */
CTG_WIDE static void find_throughput(const ctg_parameters *parameters, const means *of,
                                     const double *trained, const int32_t *instructors,
                                     size_t states, double *restrict throughput)
{
    const ctg_parameters p = *parameters;
    const double cost = p.training_own_cost_usd_per_pers * 12.0;
    for (size_t s = 0; s < states; s++) {
        const double by_pool = trained[s] / p.training_trained_per_own_instructor;
        const double own =
            by_pool > p.training_own_instructors_least ? by_pool : p.training_own_instructors_least;
        const double by_instructors = (own + (double)instructors[s]) *
                                      p.training_people_per_instructor / p.training_course_months;
        const double people = of->population[s];
        const double heads =
            (double)of->armed_forces[s] + people * p.pools_police_per_1000 / 1000.0;
        const double per_head = of->gdp_usd[s] / (people > 0.0 ? people : 1.0);
        const double income = people > 0.0 ? per_head : 0.0;
        const double usd =
            heads * (income > INCOME_LEAST ? income : INCOME_LEAST) * p.training_own_budget_share +
            of->received[s] / 100.0 * p.training_reimbursed_share;
        const double paid = usd / (cost > 0.0 ? cost : 1.0);
        const double by_money = cost > 0.0 ? paid : by_instructors;
        throughput[s] = by_instructors < by_money ? by_instructors : by_money;
    }
}

void ctg_training_begin(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const size_t year = world->y * scene->S;
    const means of = {.gdp_usd = scene->gdp_usd + year,
                      .population = scene->population + year,
                      .received = world->received,
                      .armed_forces = scene->armed_forces + year};
    double *const trained = world->teach;
    memset(trained, 0, scene->S * sizeof *trained);
    for (size_t k = 0; k < scene->K; k++) {
        add_trained(&world->people, ctg_world_pool(world, 0, k), scene->S, trained);
    }
    find_throughput(&world->p, &of, trained, world->instructors, scene->S, world->throughput);
    memcpy(world->teach, world->throughput, scene->S * sizeof *world->teach);
}

static void book(ctg_world *world, size_t s, double courses)
{
    const int64_t cents =
        (int64_t)(courses * world->p.training_own_cost_usd_per_pers * 100.0 + 0.5);
    world->month.own_training_cents += cents;
    world->capacity_cost[s] += cents;
}

/* Teaches up to `wanted` people of a stock who take `share` of a course each. */
static int32_t teach(ctg_world *world, size_t s, size_t pool, ctg_stock from, ctg_stock to,
                     int32_t wanted, double share)
{
    if (wanted <= 0) {
        return 0;
    }
    const double reach = share > 0.0 ? world->teach[s] / share : (double)wanted;
    const int32_t possible = reach < (double)wanted ? (int32_t)reach : wanted;
    const int32_t taught = ctg_people_move(&world->people, pool, from, to, possible);
    if (from == ctg_lapsed) {
        ctg_people_learnt(&world->people, pool, taught, 0, false);
    }
    world->teach[s] -= (double)taught * share;
    book(world, s, (double)taught * share);
    return taught;
}

int32_t ctg_training_relieve(ctg_world *world, size_t s, size_t k, int32_t wanted)
{
    const size_t pool = ctg_world_pool(world, s, k);
    int32_t found = ctg_people_move(&world->people, pool, ctg_current, ctg_assigned, wanted);
    found += teach(world, s, pool, ctg_lapsed, ctg_assigned, wanted - found,
                   world->p.training_refresher_share);
    found += teach(world, s, pool, ctg_never, ctg_assigned, wanted - found, 1.0);
    return found;
}

void ctg_training_stand_down(ctg_world *world, size_t s, size_t k, int32_t persons)
{
    ctg_people_move(&world->people, ctg_world_pool(world, s, k), ctg_assigned, ctg_current,
                    persons);
}

void ctg_training_prepare(ctg_world *world, size_t s, size_t k, int32_t lapsed, int32_t never)
{
    ctg_people_learnt(&world->people, ctg_world_pool(world, s, k), lapsed, 0, false);
    book(world, s, (double)lapsed * world->p.training_refresher_share + (double)never);
}

/* Instructors first give the courses that were promised for units; their cost was booked then. */
CTG_WIDE static void work_off(double *restrict backlog, double *restrict teach, size_t states)
{
    for (size_t s = 0; s < states; s++) {
        const double given = backlog[s] < teach[s] ? backlog[s] : teach[s];
        backlog[s] -= given;
        teach[s] -= given;
    }
}

/* People of a capability whom a state needs beyond those whom it has, for those who are busy. */
static inline int32_t lacking(int32_t busy, int32_t trained, double per_head)
{
    return (int32_t)(per_head * (double)busy) - trained;
}

/* Sets `bit` of a row of states where they lack people of a capability. */
CTG_WIDE static void find_lacking(const ctg_people *people, size_t row, size_t states,
                                  double per_head, uint32_t bit, uint32_t *restrict lacks)
{
    const int32_t *const current = people->in[ctg_current] + row;
    const int32_t *const lapsed = people->in[ctg_lapsed] + row;
    const int32_t *const assigned = people->in[ctg_assigned] + row;
    const int32_t *const learning = people->in[ctg_learning] + row;
    const int32_t *const deployed = people->in[ctg_deployed] + row;
    const int32_t *const recovering = people->in[ctg_recovering] + row;
    for (size_t s = 0; s < states; s++) {
        const int32_t busy = deployed[s] + assigned[s] + learning[s];
        const int32_t trained = busy + current[s] + recovering[s] + lapsed[s];
        lacks[s] |= lacking(busy, trained, per_head) > 0 ? bit : 0;
    }
}

/* Builds up the people of a state in the capabilities that it lacks, a bit for each in their order,
 * as far as its instructors still reach: below one whole course they teach nobody who was never
 * trained. */
static void build(ctg_world *world, size_t s, double per_head, uint32_t lacks)
{
    const ctg_people *const people = &world->people;
    for (size_t rank = 0; (lacks >> rank) != 0 && world->teach[s] >= 1.0; rank++) {
        if ((lacks >> rank & 1) != 0) {
            const size_t k = (size_t)world->scene->capability_order[rank];
            const size_t pool = ctg_world_pool(world, s, k);
            const int32_t busy = people->in[ctg_deployed][pool] + people->in[ctg_assigned][pool] +
                                 people->in[ctg_learning][pool];
            teach(world, s, pool, ctg_never, ctg_current,
                  lacking(busy, ctg_people_trained(people, pool), per_head), 1.0);
        }
    }
}

void ctg_training_build(ctg_world *world)
{
    const double per_head =
        (1.0 + world->p.rotation_dwell_ratio) * (1.0 + world->p.pools_spare_share);
    const ctg_scene *const scene = world->scene;
    uint32_t *const lacks = world->state_words;
    work_off(world->backlog, world->teach, scene->S);
    memset(lacks, 0, scene->S * sizeof *lacks);
    for (size_t rank = 0; rank < scene->K; rank++) {
        const size_t row = ctg_world_pool(world, 0, (size_t)scene->capability_order[rank]);
        find_lacking(&world->people, row, scene->S, per_head, (uint32_t)1 << rank, lacks);
    }
    for (size_t s = 0; s < scene->S; s++) {
        if (lacks[s] != 0 && world->teach[s] >= 1.0) {
            build(world, s, per_head, lacks[s]);
        }
    }
}

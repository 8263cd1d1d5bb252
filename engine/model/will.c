/* M19: political will of states.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/will.h"

#include <math.h>

#include "engine/base/maths.h"
#include "engine/base/wide.h"
#include "engine/model/ceiling.h"
#include "engine/model/chance.h"
#include "engine/model/weighing.h"

#define MONTHS 12 /* of a year, after which a government looks at each host again */

/* A number of mean 0 and variance 1, of word i of each of four rows: four uniforms of 24 bits have
 * variance 1/3. Their sum is exact, in whole numbers as in floating point. */
static inline double shock_of(const uint32_t *words, size_t count, size_t i)
{
    const uint32_t sum = (words[i] >> 8) + (words[count + i] >> 8) + (words[2 * count + i] >> 8) +
                         (words[3 * count + i] >> 8);
    return ((double)(int32_t)sum * 0x1p-24 - 2.0) * sqrt(3.0);
}

CTG_WIDE static void sum_shocks(const uint32_t *restrict words, size_t count,
                                double *restrict shocks)
{
    for (size_t i = 0; i < count; i++) {
        shocks[i] = shock_of(words, count, i);
    }
}

CTG_WIDE static void name_hosts(const uint32_t *restrict numbers, uint32_t state, size_t count,
                                uint32_t *restrict names)
{
    for (size_t h = 0; h < count; h++) {
        names[h] = state << 16 | numbers[h];
    }
}

/* A will that stays in part and moves with the shock of each host; `apart` is from one host's to
 * the next one's. */
CTG_WIDE static void drift_all(const uint32_t *restrict words, size_t count, double stays,
                               double moves, size_t apart, float *restrict will)
{
    for (size_t h = 0; h < count; h++) {
        float *const of = &will[h * apart];
        *of = (float)(stays * (double)*of + moves * shock_of(words, count, h));
    }
}

/* One for every state: [s], valid until the next shocks. */
static const double *shocks_of_states(ctg_world *world, ctg_purpose purpose)
{
    sum_shocks(ctg_chance_states(world, purpose), world->scene->S, world->shocks);
    return world->shocks;
}

/* The words of state s for every host. */
static const uint32_t *draw_towards(ctg_world *world, size_t s)
{
    const ctg_scene *const scene = world->scene;
    name_hosts(scene->host_number, ctg_world_state_number(world, s), scene->H, world->host_names);
    ctg_draw_many(&world->draw, ctg_purpose_will_host, world->now, world->host_names, NULL,
                  scene->H, world->host_words);
    return world->host_words;
}

/* What the people whom a state had out say of its will, log2 odds: from -spread, of none, to
 * spread, of what states of its size send at most, in doublings; and the load that they were, which
 * its will must have outweighed. */
static double told(const ctg_world *world, size_t s)
{
    const ctg_parameters *const p = &world->p;
    const float *const as = world->experience_as + s * CTG_PERSONNEL;
    const double usual = world->usual[s];
    const double has = ctg_maths_log2(1.0 + (double)world->experience[s]);
    const double most = ctg_maths_log2(1.0 + usual);
    const double none = has > 0.0 ? 1.0 : -1.0;
    const double shown = has < most ? 2.0 * has / most - 1.0 : none;
    const double soldiers = (double)as[ctg_troops] + (double)as[ctg_experts];
    return p->will_spread * shown +
           p->willingness_load * ctg_ceiling_load_usual(world, s, false, soldiers, usual);
}

/* Part of what is there at the start lasts: of what is drawn will.lasting_share of the variance,
 * now and later, and the same share of what is told. */
static void start_of_state(ctg_world *world, size_t s, double shock, double lasts)
{
    const ctg_parameters *const p = &world->p;
    const double told_share = p->will_start_share;
    const double share = p->will_lasting_share;
    world->will[s] = told_share * told(world, s) +
                     p->will_spread * (sqrt(1.0 - told_share * told_share) * shock);
    world->will_lasting[s] =
        share * world->will[s] + p->will_spread * (sqrt(share * (1.0 - share)) * lasts);
}

/* Towards each host. */
static void start_towards(ctg_world *world, size_t s)
{
    const ctg_scene *const scene = world->scene;
    const uint32_t *const words = draw_towards(world, s);
    for (size_t h = 0; h < scene->H; h++) {
        world->will_host[h * scene->S + s] =
            (float)(world->p.will_host_spread * shock_of(words, scene->H, h));
    }
}

/* Where states have people their will is towards the host, not against it. */
static void turn_towards(ctg_world *world)
{
    const size_t states = world->scene->S;
    for (size_t m = 0; m < world->scene->N; m++) {
        const int32_t *const people = world->deployed_in + m * states;
        float *const will = world->will_host + (size_t)world->host[m] * states;
        for (size_t s = 0; world->serving[m] > 0 && s < states; s++) {
            will[s] = people[s] > 0 ? fabsf(will[s]) : will[s];
        }
    }
}

void ctg_will_start(ctg_world *world)
{
    const size_t states = world->scene->S;
    ctg_weighing_run(world);
    const double *const shocks = shocks_of_states(world, ctg_purpose_will);
    for (size_t s = 0; s < states; s++) {
        world->will[s] = shocks[s];
    }
    const double *const lasting = shocks_of_states(world, ctg_purpose_will_lasting);
    for (size_t s = 0; s < states; s++) {
        start_of_state(world, s, world->will[s], lasting[s]);
    }
    for (size_t s = 0; s < states; s++) {
        start_towards(world, s);
    }
    turn_towards(world);
}

/* A government looks at each host again. */
static void look_again(ctg_world *world, size_t s, double stays)
{
    const ctg_scene *const scene = world->scene;
    const double moves = world->p.will_host_spread * sqrt(1.0 - stays * stays);
    drift_all(draw_towards(world, s), scene->H, stays, moves, scene->S, world->will_host + s);
}

/* The last month, up to this one, of those so many months apart that the state has for itself. */
static ctg_month last_of(const ctg_world *world, size_t s, uint32_t months)
{
    const uint32_t since = ((uint32_t)world->now + ctg_world_state_number(world, s)) % months;
    return world->now - (ctg_month)since;
}

void ctg_will_to_stay(const ctg_world *world, const ctg_rank *ranks, size_t count, uint32_t *words)
{
    const uint32_t tour = (uint32_t)world->p.rotation_tour_months;
    ctg_month since[CTG_WILL_MOST];
    uint32_t who[CTG_WILL_MOST];
    for (size_t i = 0; i < count; i++) {
        const ctg_commitment *const unit = &world->commitments[ranks[i].at];
        const size_t s = (size_t)unit->state;
        since[i] = last_of(world, s, tour);
        who[i] = ctg_world_state_number(world, s) << 16 |
                 ctg_world_mission_number(world, (size_t)unit->mission);
    }
    ctg_draw_many_months(&world->draw, ctg_purpose_review, since, who, count, words);
}

void ctg_will_begin(ctg_world *world)
{
    const double stays = ctg_maths_exp2(-1.0 / world->p.will_half_life_months);
    const double passing = 1.0 - world->p.will_lasting_share;
    const double moves = world->p.will_spread * sqrt(passing * (1.0 - stays * stays));
    const size_t states = world->scene->S;
    const double *const shocks = shocks_of_states(world, ctg_purpose_will);
    for (size_t s = 0; s < states; s++) {
        const double lasting = world->will_lasting[s];
        world->will[s] = lasting + stays * (world->will[s] - lasting) + moves * shocks[s];
    }
    const double keeps = ctg_maths_exp2(-(double)MONTHS / world->p.will_host_half_life_months);
    for (size_t s = 0; s < states; s++) {
        if (last_of(world, s, MONTHS) == world->now) {
            look_again(world, s, keeps);
        }
    }
}

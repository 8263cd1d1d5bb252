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

/* Numbers of mean 0 and variance 1, each of four words: four uniforms have variance 1/3. */
CTG_WIDE static void sum_shocks(const uint32_t *restrict words, size_t count,
                                double *restrict shocks)
{
    for (size_t i = 0; i < count; i++) {
        double sum = 0.0;
        for (size_t w = 0; w < 4; w++) {
            sum += (double)ctg_draw_float(words[w * count + i]);
        }
        shocks[i] = (sum - 2.0) * sqrt(3.0);
    }
}

/* One for every state: [s], valid until the next shocks. */
static const double *shocks_of_states(ctg_world *world, ctg_purpose purpose)
{
    sum_shocks(ctg_chance_states(world, purpose), world->scene->S, world->shocks);
    return world->shocks;
}

/* The same to the will of state s towards every host: [h]. */
static const double *shocks_towards(ctg_world *world, size_t s)
{
    const ctg_scene *const scene = world->scene;
    const uint32_t state = ctg_world_state_number(world, s);
    for (size_t h = 0; h < scene->H; h++) {
        world->host_names[h] = state << 16 | scene->host_number[h];
    }
    ctg_draw_many(&world->draw, ctg_purpose_will_host, world->now, world->host_names, NULL,
                  scene->H, world->host_words);
    sum_shocks(world->host_words, scene->H, world->shocks);
    return world->shocks;
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

/* Towards each host: without its sign where the state has people. */
static void start_towards(ctg_world *world, size_t s)
{
    const ctg_scene *const scene = world->scene;
    const double *const shocks = shocks_towards(world, s);
    for (size_t h = 0; h < scene->H; h++) {
        world->will_host[h * scene->S + s] = (float)(world->p.will_host_spread * shocks[h]);
    }
    for (size_t m = 0; m < scene->N; m++) {
        float *const will = &world->will_host[(size_t)world->host[m] * scene->S + s];
        *will = world->deployed_in[m * scene->S + s] > 0 ? fabsf(*will) : *will;
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
}

static void look_again(ctg_world *world, size_t s)
{
    const ctg_scene *const scene = world->scene;
    const double stays = ctg_maths_exp2(-(double)MONTHS / world->p.will_host_half_life_months);
    const double moves = world->p.will_host_spread * sqrt(1.0 - stays * stays);
    const double *const shocks = shocks_towards(world, s);
    for (size_t h = 0; h < scene->H; h++) {
        float *const will = &world->will_host[h * scene->S + s];
        *will = (float)(stays * (double)*will + moves * shocks[h]);
    }
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
    for (size_t s = 0; s < states; s++) {
        if (last_of(world, s, MONTHS) == world->now) {
            look_again(world, s);
        }
    }
}
